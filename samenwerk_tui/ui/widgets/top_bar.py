"""The top of the board: phase and instruction on the left, the countdown and the expected end on the right."""

from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.core.clock import Urgency, expected_end, remaining, shown_seconds, urgency
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.plain import show_text


def clock_text(seconds: int) -> str:
    """`mm:ss`, with a minus sign in overrun; minutes are not split into hours."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes:02d}:{rest:02d}"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on the left."""

    number: str
    title: str
    instruction: str


class TopBar(Widget):
    """Phase, instruction, countdown, expected end."""

    DEFAULT_CSS = """
    TopBar { height: 4; padding: 1 2 0 2; layout: horizontal; }
    TopBar #heading { width: 1fr; height: 3; padding-right: 2; }
    TopBar #phase-title { height: 1; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
    TopBar #instruction { height: 2; color: $quiet; text-overflow: ellipsis; }
    TopBar BigDigits { width: 23; height: 3; }
    TopBar #times { width: 16; height: 3; }
    TopBar #times Static { text-align: right; }
    TopBar #expected-end { height: 1; color: $quiet; }
    TopBar #clock-state { height: 1; text-style: bold; }
    TopBar.-last_minute BigDigits, TopBar.-overrun BigDigits { color: $alarm; }
    TopBar.-last_minute #clock-state, TopBar.-overrun #clock-state { color: $alarm; }
    """
    ALLOW_SELECT = False

    def __init__(self, t: Catalog) -> None:
        super().__init__(id="top-bar")
        self.t = t
        self._heading: Heading | None = None
        self._urgency: Urgency = "calm"

    def compose(self) -> ComposeResult:
        """Heading, digits, times."""
        with Vertical(id="heading"):
            yield Static(id="phase-title")
            yield Static(id="instruction")
        yield BigDigits(id="countdown", largest=1)
        with Vertical(id="times"):
            yield Static(id="expected-end")
            yield Static(id="clock-state")

    def show_heading(self, heading: Heading) -> None:
        """Phase number, title and instruction."""
        if heading == self._heading:
            return
        self._heading = heading
        show_text(self.query_one("#phase-title", Static), f"{heading.number}  {heading.title}")
        show_text(self.query_one("#instruction", Static), heading.instruction)

    def show_time(self, session: Session, now: datetime) -> None:
        """The countdown and the expected end at `now`; repaints only what changed."""
        self.query_one(BigDigits).text = clock_text(shown_seconds(remaining(session, now)))
        pressing = urgency(session, now)
        if pressing != self._urgency:
            self.remove_class(f"-{self._urgency}")
            self.add_class(f"-{pressing}")
            self._urgency = pressing
        end = self.t("board.end", time=expected_end(session, now).strftime("%H:%M"))
        show_text(self.query_one("#expected-end", Static), end)
        show_text(self.query_one("#clock-state", Static), clock_words(self.t, session, pressing))


def clock_words(t: Catalog, session: Session, pressing: Urgency) -> str:
    """How the countdown stands, in words: colour alone tells nobody anything."""
    if session.countdown.state == "paused":
        return t("board.paused")
    match pressing:
        case "overrun":
            return t("board.overrun")
        case "last_minute" if session.countdown.state == "running":
            return t("board.last_minute")
        case "warning":
            return t("board.nearly")
    return "" if session.countdown.state == "running" else t("board.idle")
