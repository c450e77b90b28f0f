"""The outcome: what the day has yielded, the collaboration first and the solution after it."""

from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.widgets.day_poster import Poster, PosterMaker
from samenwerk_tui.ui.widgets.sheet import Row, Sheet

_USUAL_SIZE = (76, 15)
"""Cells in a terminal of 80×24: what is reckoned with before the panel has been laid out."""


class OutcomePanel(Panel, can_focus=True):
    """One picture of the day. Where its lists are longer than the screen they scroll; ← and → show other figures."""

    DEFAULT_CSS = """
    OutcomePanel { padding: 0 1; }
    """
    BINDINGS = [
        Binding("up", "scroll_lists(-1)", show=False),
        Binding("down,space", "scroll_lists(1)", show=False),
        Binding("left", "figures(-1)", show=False),
        Binding("right", "figures(1)", show=False),
        Binding("enter,escape", "back", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet = Sheet(self._draw)
        self._top = 0
        """First row of the lists in sight."""
        self._figures = 0
        """Which figures are shown: the first three, the next three …"""

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self._sheet

    def _poster(self, width: int, height: int) -> Poster:
        return PosterMaker(self.t, self.state, self.phase_id, width, height).make(self._top, self._figures)

    def _draw(self, width: int, height: int) -> list[Row]:
        poster = self._poster(width, height)
        self._top = min(self._top, poster.furthest)
        return [Row(line) for line in poster.lines]

    def watch_session(self) -> None:
        """Somebody answered the closing question, or something was undone."""
        self._sheet.redraw()

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while scrolling than while typing."""
        t = self.t
        poster = self._poster(*(self._sheet.size or _USUAL_SIZE))
        figures = (Hint("←→", t("outcome.hint.figures")),) if poster.figure_pages > 1 else ()
        if self.has_focus:
            return (Hint("↑↓", t("outcome.hint.scroll")), *figures, Hint("Esc", t("outcome.hint.back")))
        more = (Hint("↓", t("outcome.hint.more")),) if poster.furthest else ()
        return (Hint("Tab", t("outcome.hint.organisation")), *more, *figures)

    # Looking around

    def take_keys(self) -> bool:
        """Scroll, where the lists do not fit."""
        if not self._sheet.size or not self._poster(*self._sheet.size).furthest:
            return False
        self.focus(scroll_visible=False)
        self.action_scroll_lists(1)
        return True

    def turn_page(self, step: int) -> bool:
        """Other figures, where there are more than fit in a head."""
        if not self._sheet.size:
            return False
        pages = self._poster(*self._sheet.size).figure_pages
        self._figures = (self._figures + step) % pages
        self._sheet.redraw()
        return pages > 1

    def action_figures(self, step: int) -> None:
        """Other figures."""
        self.turn_page(step)

    def action_scroll_lists(self, rows: int) -> None:
        """Up or down by rows."""
        self._top = max(0, self._top + rows)
        self._sheet.redraw()

    def action_back(self) -> None:
        """Back to the line."""
        self.post_message(LineWanted())

    def on_key(self, event: events.Key) -> None:
        """Text is meant for the line. A full stop is the board's own key."""
        character = event.character or ""
        if event.is_printable and character not in (" ", "."):
            event.stop()
            self.post_message(LineWanted(typed=character))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the lists."""
        event.stop()
        self.action_scroll_lists(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the lists."""
        event.stop()
        self.action_scroll_lists(-1)
