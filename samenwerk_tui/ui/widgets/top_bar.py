"""The top of the board: phase and instruction on the left, the countdown on the right, the expected end beside it."""

from datetime import datetime
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.core.clock import Urgency, expected_end, remaining, shown_seconds, urgency
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.plain import show_text

USUAL_DIGITS = 5
"""Characters of the countdown, `12:43`; in overrun and from 100 minutes on there are more."""


def clock_text(seconds: int) -> str:
    """`mm:ss`, with a minus sign in overrun; minutes are not split into hours."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes:02d}:{rest:02d}"


class Heading(NamedTuple):
    """What stands on the left."""

    number: str
    title: str
    instruction: str


class TopBar(Widget):
    """Phase, instruction, countdown, expected end."""

    DEFAULT_CSS = """
    TopBar { height: 4; padding: 1 2 0 2; layout: horizontal; }
    TopBar #heading { width: 1fr; height: 3; }
    TopBar #first-row { height: 1; }
    TopBar #second-row { height: 2; }
    TopBar #phase-title { width: 1fr; height: 1; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
    TopBar #expected-end { width: 13; height: 1; color: $quiet; text-align: right; }
    TopBar #instruction { width: 1fr; height: 2; color: $quiet; text-overflow: ellipsis; }
    TopBar #clock-state { width: auto; height: 1; padding-left: 2; text-style: bold; }
    TopBar BigDigits { width: 20; height: 3; text-align: right; }
    TopBar.-long BigDigits { width: 28; }
    TopBar.-last_minute BigDigits, TopBar.-overrun BigDigits { color: $alarm; }
    TopBar.-last_minute #clock-state, TopBar.-overrun #clock-state { color: $alarm; }
    TopBar.-still #clock-state { color: $quiet; text-style: none; }
    """
    ALLOW_SELECT = False

    def __init__(self, t: Catalog) -> None:
        super().__init__(id="top-bar", classes="-still")  # as it mostly is when it is opened
        self.t = t
        self._heading: Heading | None = None
        self._urgency: Urgency = "calm"

    def compose(self) -> ComposeResult:
        """Heading, expected end, how the countdown stands, digits."""
        with Vertical(id="heading"):
            with Horizontal(id="first-row"):
                yield Static(id="phase-title")
                yield Static(id="expected-end")
            with Horizontal(id="second-row"):
                yield Static(id="instruction")
                yield Static(id="clock-state")
        yield BigDigits(id="countdown", largest=1)

    def show_heading(self, heading: Heading) -> None:
        """Phase number, title and instruction."""
        if heading == self._heading:
            return
        self._heading = heading
        show_text(self.query_one("#phase-title", Static), f"{heading.number}  {heading.title}")
        show_text(self.query_one("#instruction", Static), heading.instruction)

    def show_time(self, session: Session, now: datetime) -> None:
        """The countdown and the expected end at `now`; repaints only what changed."""
        digits = clock_text(shown_seconds(remaining(session, now)))
        self.set_class(len(digits) > USUAL_DIGITS, "-long")
        self.query_one(BigDigits).text = digits
        pressing = urgency(session, now)
        if pressing != self._urgency:
            self.remove_class(f"-{self._urgency}")
            self.add_class(f"-{pressing}")
            self._urgency = pressing
        self.set_class(session.countdown.state != "running" and pressing != "overrun", "-still")
        end = self.t("board.end", time=expected_end(session, now).strftime("%H:%M"))
        show_text(self.query_one("#expected-end", Static), end)
        state = self.query_one("#clock-state", Static)
        words = clock_words(self.t, session, pressing)
        show_text(state, words, layout=True)
        # Without words it is out of the way of the instruction.
        state.display = bool(words)


def clock_words(t: Catalog, session: Session, pressing: Urgency) -> str:
    """How the countdown stands, in words: colour alone tells nobody anything."""
    if session.countdown.state == "paused" or (session.countdown.state == "idle" and pressing != "overrun"):
        return t("board.paused")
    match pressing:
        case "overrun":
            return t("board.overrun")
        case "last_minute" if session.countdown.state == "running":
            return t("board.last_minute")
        case "warning":
            return t("board.nearly")
    return ""
