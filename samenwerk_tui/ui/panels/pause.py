"""A break: when the day goes on, how long still, and with what."""

import math
from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from samenwerk_tui.core.clock import remaining, schedule, shown_seconds
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.routes import Place, typing_phase
from samenwerk_tui.ui.panels.agreement_questions import agreed
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.widgets.agreement_blocks import KINDS
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.top_bar import clock_text

ROOM_FOR_BOTH = 100
"""Cells of a screen that has room for the time that the day goes on and for the countdown."""


class BreakPanel(Panel):
    """The time that the day goes on, large: that is what people with coffee look for. The countdown stands under it.

    On a narrow screen, while the clock stands still and in overrun the countdown is the large figure. Lines can still
    be typed, to catch up with the phase before: how many is said.
    """

    full_width = True
    DEFAULT_CSS = """
    BreakPanel { layout: vertical; align: center middle; padding: 1 2; }
    BreakPanel BigDigits { height: 1fr; margin: 0 2; }
    BreakPanel #break-countdown { height: 4; padding-top: 1; }
    BreakPanel Static { width: 1fr; height: auto; text-align: center; }
    BreakPanel #break-prompt { text-style: bold; padding-bottom: 1; }
    BreakPanel #break-until { text-style: bold; padding-top: 1; }
    BreakPanel #break-note { color: $quiet; }
    BreakPanel #break-lead, BreakPanel #break-countdown { display: none; }
    BreakPanel.-time #break-lead, BreakPanel.-time #break-countdown { display: block; }
    """

    def compose(self) -> ComposeResult:
        """Prompt, digits, when it goes on, lines typed meanwhile."""
        yield Static(Content(self.phase.prompt), id="break-prompt")
        yield Static(Content(self.t("board.break_lead")), id="break-lead")
        yield BigDigits(id="break-figure")
        yield BigDigits(id="break-countdown", largest=1)
        yield Static(id="break-until")
        yield Static(id="break-note")

    def on_mount(self) -> None:
        """Show it once."""
        self.query_one("#break-prompt").display = bool(self.phase.prompt)
        self._show()

    def on_resize(self) -> None:
        """Another width: both figures, or one."""
        self._show()

    def watch_session(self) -> None:
        """A line was typed, or the countdown changed."""
        self._show()

    def line_label(self, column: str) -> str:
        """Behind the short name, the phase that the line is for."""
        phase = typing_phase(self.state)
        return column if phase.id == self.phase_id else self.t("board.catch_up", column=column, phase=phase.title)

    def meaning(self, text: str, place: Place) -> Intent | str | None:
        """A line for the agreements is one; all others are said."""
        phase = typing_phase(self.state)
        return agreed(self.state, phase.id, KINDS[0], text, place) if phase.kind == "agreements" else None

    def _caught_up(self) -> int:
        """How many lines and agreements were typed since the break began."""
        session, phases = self.state, {self.phase_id, typing_phase(self.state).id}
        typed = [(line.phase, line.at) for line in session.contributions]
        typed += [(agreement.phase, agreement.at) for agreement in session.agreements if agreement.phase]
        return sum(phase in phases and at >= session.entered for phase, at in typed)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        super().tick(now)
        self._show()

    def _show(self) -> None:
        if not self.is_mounted or self.state.phase != self.phase_id:
            return
        left = shown_seconds(remaining(self.state, self.now))
        slots = schedule(self.state, self.now)
        coming = slots[1] if len(slots) > 1 else None
        runs = self.state.countdown.state == "running" and left >= 0
        countdown, time = clock_text(left), f"{coming.start:%H:%M}" if coming and runs else ""
        both = bool(time) and self.screen.size.width >= ROOM_FOR_BOTH
        self.set_class(both, "-time")
        self.query_one("#break-figure", BigDigits).text = time if both else countdown
        self.query_one("#break-countdown", BigDigits).text = countdown
        phase = coming.phase.title if coming else ""
        if time and not both:
            words = [self.t("board.break_until", time=time, phase=phase)]
        else:
            minutes = 0 if runs else max(0, math.ceil(left / 60))
            words = [self.t.n("board.break_minutes", minutes)] if minutes else []
            words += [self.t("board.break_next", phase=phase)] if coming else []
        show_text(self.query_one("#break-until", Static), " · ".join(words), layout=True)
        lines = self._caught_up()
        note = self.t.n("board.break_lines", lines) if lines else ""
        show_text(self.query_one("#break-note", Static), note, layout=True)
