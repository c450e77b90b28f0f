"""A break: when the day goes on, how long still, with what, and an energizer to try."""

import math
from collections.abc import Iterator
from datetime import datetime

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from samenwerk_tui.core.clock import Slot, remaining, schedule, shown_seconds
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.routes import Place, typing_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import LineWanted, Turned
from samenwerk_tui.ui.panels.agreement_questions import agreed
from samenwerk_tui.ui.panels.base import ALL_THERE_IS, Hint, Panel
from samenwerk_tui.ui.widgets.agreement_blocks import KINDS
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.held_up import Held, HeldUp
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.top_bar import clock_text

ENERGIZERS = 6
"""How many there are in the catalogs, from 1."""
_ROOM_FOR_BOTH = (100, 28)
"""Cells and rows of a screen that has room for two figures: the time that the day goes on, and the countdown."""


class BreakPanel(Panel, can_focus=True):
    """The time that the day goes on, large: that is what people with coffee look for. The countdown stands under it.

    In overrun that time stays: everybody can see what it was. While the clock stands still nobody knows it, unless
    what follows is fixed to a time, and the countdown is the large figure. Lines can still be typed, to catch up with
    the phase before: how many is said. ← and → show another energizer, ↓ holds it up.
    """

    full_width = True
    DEFAULT_CSS = """
    BreakPanel { padding: 1; }
    BreakPanel > Vertical { align: center middle; }
    BreakPanel BigDigits { height: 1fr; margin: 0 2; }
    BreakPanel #break-countdown { height: 4; padding-top: 1; }
    BreakPanel Static { width: 1fr; height: auto; text-align: center; }
    BreakPanel #break-until { text-style: bold; padding-top: 1; }
    BreakPanel #break-energizer { max-height: 4; padding-top: 1; }
    """
    BINDINGS = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._held_up = HeldUp(t.language)
        own = [t(f"board.energizer.{number}") for number in range(1, ENERGIZERS + 1)]
        before = sum(one.kind == "break" for one in session.phases[: session.position])
        first = before % ENERGIZERS
        prompt = self.phase.prompt
        self._energizers = ([prompt] if prompt else []) + own[first:] + own[:first]
        """What is asked in this phase, and then our own; every break of a day begins with another one of those."""
        self._place = 0

    def compose(self) -> ComposeResult:
        """Digits, when it goes on, lines typed meanwhile, the energizer; or that one alone, held up."""
        with Vertical():
            yield Static(id="break-lead")
            yield BigDigits(id="break-figure")
            yield BigDigits(id="break-countdown", largest=1)
            yield Static(id="break-until")
            yield Static(id="break-energizer")
        yield self._held_up

    def on_mount(self) -> None:
        """Show it once."""
        self._show()

    def on_resize(self) -> None:
        """Another size: both figures, or one."""
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

    # The time

    def _goes_on(self, coming: Slot | None) -> tuple[str, str]:
        """The time that the day goes on, and the words before it; empty where it is not known."""
        countdown = self.state.countdown
        if coming is not None and coming.phase.at is not None and not coming.late and coming.start > self.now:
            return f"{coming.start:%H:%M}", self.t("board.break_lead")
        if coming is None or countdown.state != "running" or countdown.deadline is None:
            return "", ""
        if shown_seconds(remaining(self.state, self.now)) < 0:
            return f"{countdown.deadline.astimezone(self.now.tzinfo):%H:%M}", self.t("board.break_was")
        return f"{coming.start:%H:%M}", self.t("board.break_lead")

    def _show(self) -> None:
        if not self.is_mounted or self.state.phase != self.phase_id:
            return
        left = shown_seconds(remaining(self.state, self.now))
        slots = schedule(self.state, self.now)
        coming = slots[1] if len(slots) > 1 else None
        time, lead = self._goes_on(coming)
        both = bool(time) and all(has >= least for has, least in zip(self.screen.size, _ROOM_FOR_BOTH, strict=True))
        self.query_one("#break-figure", BigDigits).text = time or clock_text(left)
        self.query_one("#break-countdown", BigDigits).text = clock_text(left)
        self.query_one("#break-countdown").display = both
        self._tell("#break-lead", lead)
        in_words = bool(time) and not both
        self._tell("#break-until", " · ".join(self._words(left, coming.phase.title if coming else "", in_words)))
        self._tell("#break-energizer", self.t("board.break_energizer", text=self._energizer))
        if self._held_up.is_up:
            head = (Span(f"{lead} {time}".strip()),)
            self._held_up.show(Held(self._energizer, whose=head, whose_short=head))

    def _words(self, left: int, phase: str, in_words: bool) -> Iterator[str]:
        """How long still, in words where no figure tells it; the phase that follows; how much was caught up with."""
        t = self.t
        if left > 0 and self.state.countdown.state != "running":
            yield t.n("board.break_minutes", math.ceil(left / 60))
        elif left >= 0 and in_words:
            yield t("board.break_left", time=clock_text(left))
        if phase:
            yield t("board.break_now" if left < 0 else "board.break_next", phase=phase)
        lines = self._caught_up()
        if lines:
            yield t.n("board.break_lines", lines)

    def _tell(self, part: str, text: str) -> None:
        """Say it; another place for all of it only where it got longer or shorter: a running time never does."""
        static = self.query_one(part, Static)
        show_text(static, text, layout=cell_len(str(static.content)) != cell_len(text))
        static.display = bool(text)

    # The energizer

    @property
    def _energizer(self) -> str:
        return self._energizers[self._place]

    def turn_page(self, step: int) -> bool:
        """Another energizer."""
        self._place = (self._place + step) % len(self._energizers)
        self._show()
        return True

    def action_turn(self, step: int) -> None:
        """Another energizer, while one is held up."""
        self.turn_page(step)

    def take_keys(self) -> bool:
        """Hold the energizer up."""
        self._hold_up(True)
        self.focus(scroll_visible=False)
        return True

    def least_width(self) -> int:
        """All there is for an energizer that is held up."""
        return ALL_THERE_IS if self._held_up.is_up else 0

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while it is held up."""
        other = Hint("←→", self.t("board.hint.other_energizer"))
        if self._held_up.is_up:
            return (other, Hint("Esc", self.t("board.hint.back")))
        return (other, Hint("↓", self.t("board.hint.hold_up")))

    def _hold_up(self, up: bool) -> None:
        if up == self._held_up.is_up:
            return
        self._held_up.show(Held(self._energizer) if up else None)
        self.set_class(up, "-holding-up")
        self._show()
        self.post_message(Turned())

    def on_key(self, event: events.Key) -> None:
        """With the energizer held up, a key puts it down; what was typed goes into the line."""
        if event.key not in ("left", "right") and self._held_up.takes(event) and event.is_printable:
            self.post_message(LineWanted(typed=event.character or ""))

    @on(HeldUp.PutDown)
    def _put_down(self, message: HeldUp.PutDown) -> None:
        message.stop()
        self._hold_up(False)
        self.post_message(LineWanted())

    def on_blur(self) -> None:
        """The keyboard went back to the line."""
        self._hold_up(False)
