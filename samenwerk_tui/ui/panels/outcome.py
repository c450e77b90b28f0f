"""The outcome: what the day has yielded, the collaboration first and the solution after it."""

from datetime import datetime

from textual import events
from textual.binding import Binding

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.sheet_panel import SheetPanel
from samenwerk_tui.ui.widgets.day_poster import Poster, PosterMaker
from samenwerk_tui.ui.widgets.sheet import Row

_USUAL_SIZE = (76, 15)
"""Cells in a terminal of 80×24: what is reckoned with before the panel has been laid out."""


class OutcomePanel(SheetPanel):
    """The picture of the day. Where its lists are longer than the screen they scroll; ← and → turn its pages."""

    BINDINGS = [
        Binding("up", "scroll_lists(-1)", show=False),
        Binding("down,space", "scroll_lists(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("enter", "back", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._top = 0
        """First row of the lists in sight."""
        self._page = 0

    def _poster(self, width: int, height: int) -> Poster:
        return PosterMaker(self.t, self.state, self.phase_id, width, height).make(self._top, self._page)

    def _draw(self, width: int, height: int) -> list[Row]:
        poster = self._poster(width, height)
        self._top = min(self._top, poster.furthest)
        return [Row(line) for line in poster.lines]

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while scrolling than while typing."""
        t = self.t
        poster = self._poster(*(self._sheet.size or _USUAL_SIZE))
        turning = t("outcome.hint.pages" if poster.apart else "outcome.hint.figures")
        pages = (Hint("←→", turning),) if poster.pages > 1 else ()
        if self.has_focus:
            return (Hint("↑↓", t("outcome.hint.scroll")), *pages, Hint("Esc", t("outcome.hint.back")))
        more = (Hint("↓", t("outcome.hint.more")),) if poster.furthest else ()
        if poster.apart:
            # Half of the picture is on another page: that key goes before the others.
            return (*pages, *more, Hint("Tab", t("outcome.hint.organisation")))
        return (Hint("Tab", t("outcome.hint.organisation")), *more, *pages)

    # Looking around

    def take_keys(self) -> bool:
        """Scroll, where the lists do not fit."""
        if not self._sheet.size or not self._poster(*self._sheet.size).furthest:
            return False
        self.focus(scroll_visible=False)
        self.action_scroll_lists(1)
        return True

    def turn_page(self, step: int) -> bool:
        """Other figures, or the solution; after the last page comes the first."""
        if not self._sheet.size:
            return False
        pages = self._poster(*self._sheet.size).pages
        self._page = (self._page + step) % pages
        self.redraw()
        return pages > 1

    def action_turn(self, step: int) -> None:
        """Another page."""
        self.turn_page(step)

    def action_scroll_lists(self, rows: int) -> None:
        """Up or down by rows."""
        self._top = max(0, self._top + rows)
        self.redraw()

    def _wheel(self, step: int) -> None:
        """Scroll the lists."""
        self.action_scroll_lists(step)

    def on_key(self, event: events.Key) -> None:
        """Text is meant for the line."""
        self.type_on(event)
