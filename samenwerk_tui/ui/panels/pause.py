"""A break: how long still, when the day goes on, and with what."""

from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from samenwerk_tui.core.clock import remaining, schedule, shown_seconds
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.routes import Place, typing_phase
from samenwerk_tui.ui.panels.agreement_questions import agreed
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.widgets.agreement_table import KINDS
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.top_bar import clock_text


class BreakPanel(Panel):
    """The countdown full screen. Lines can still be typed, to catch up with the phase before: how many is said."""

    full_width = True
    DEFAULT_CSS = """
    BreakPanel { layout: vertical; align: center middle; padding: 1 2; }
    BreakPanel BigDigits { height: 1fr; }
    BreakPanel Static { width: 1fr; height: auto; text-align: center; }
    BreakPanel #break-prompt { text-style: bold; padding-bottom: 1; }
    BreakPanel #break-until { text-style: bold; padding-top: 1; }
    BreakPanel #break-note { color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """Prompt, digits, when it goes on, lines typed meanwhile."""
        yield Static(Content(self.phase.prompt), id="break-prompt")
        yield BigDigits(id="break-countdown")
        yield Static(id="break-until")
        yield Static(id="break-note")

    def on_mount(self) -> None:
        """Show it once."""
        self.query_one("#break-prompt").display = bool(self.phase.prompt)
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
        digits = self.query_one(BigDigits)
        digits.text = clock_text(shown_seconds(remaining(self.state, self.now)))
        slots = schedule(self.state, self.now)
        until = ""
        if len(slots) > 1:
            until = self.t("board.break_until", time=slots[1].start.strftime("%H:%M"), phase=slots[1].phase.title)
        show_text(self.query_one("#break-until", Static), until, layout=True)
        lines = self._caught_up()
        note = self.t.n("board.break_lines", lines) if lines else ""
        show_text(self.query_one("#break-note", Static), note, layout=True)
