"""The case: read aloud page by page, and what the room says to it first."""

from datetime import datetime

from textual import events
from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.sheet_panel import SheetPanel
from samenwerk_tui.ui.widgets.case_pages import CasePage, Start, case_pages, page_at
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.said import COVERED, said, signed
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, between, shortened

_FOOT = 2
"""A blank row and the bottom row."""
_LEAST_HEIGHT = 6
"""Below this many rows there is no room for the bottom row."""
_GAP = "   "


class CasePanel(SheetPanel):
    """The story in pages. The bottom row says what kind of case it is, what was said to it, and which page it is;
    the last page has room for what was said.
    """

    BINDINGS = [
        Binding("right,down,enter,space", "turn(1)", show=False),
        Binding("left,up,backspace", "turn(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._start: Start = (0, 0, 0)
        """What the page began with when it was turned to: that stays in sight whatever the size."""

    def _pages(self, width: int, height: int) -> tuple[CasePage, ...]:
        foot = _FOOT if height >= _LEAST_HEIGHT else 0
        return case_pages(self.t, self.state, width, height - foot)

    def _draw(self, width: int, height: int) -> list[Row]:
        pages = self._pages(width, height)
        page = page_at(pages, self._start)
        rows = [Row(line) for line in pages[page].lines]
        if height < _LEAST_HEIGHT:
            return rows
        room = height - _FOOT - len(rows)
        listed = self._reactions(width, room) if page == len(pages) - 1 else []
        blank = [NO_ROW] * (height - 1 - len(rows) - len(listed))
        mark = self.t("case.page", page=page + 1, pages=len(pages))
        return [*rows, *listed, *blank, Row(self._foot(width, mark, with_newest=not listed))]

    def _foot(self, width: int, mark: str, *, with_newest: bool) -> Line:
        case_kind = self.t("case.fictional") if self.state.case.fictional else self.t("case.real")
        foot: Line = (Span(case_kind, "quiet"),)
        reactions = said(self.state, self.phase_id)
        if reactions:
            foot += (Span(_GAP), Span(self.t.n("case.reactions", len(reactions)), "quiet"))
            if with_newest and not self.phase.covered:
                foot += (Span(_GAP), *signed(self.state, reactions[-1]))
        return between(foot, (Span(mark, "quiet"),), width)

    def _reactions(self, width: int, room: int) -> list[Row]:
        """The prompt and, under it, as many of the newest reactions as there is room for."""
        reactions = said(self.state, self.phase_id)
        lines = wrap(self.phase.prompt, width, self.t.language) if self.phase.prompt else ()
        rows = [NO_ROW, NO_ROW, *(Row((Span(line, "quiet"),)) for line in lines)]
        if len(rows) > room:
            return []
        if self.phase.covered:
            reactions = reactions[:0]
            rows.append(Row((Span(COVERED, "quiet"),)))
        newest = reactions[-(room - len(rows)) :] if room > len(rows) else ()
        return (rows + [Row(shortened(signed(self.state, line), width)) for line in newest])[:room]

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while reading than while typing."""
        t = self.t
        if self.has_focus:
            return (
                Hint("→", t("case.hint.next")),
                Hint("←", t("case.hint.previous")),
                Hint("Esc", t("case.hint.back")),
            )
        cover = (Hint("F6", t("case.hint.reveal")),) if self.phase.covered else ()
        return (
            *cover,
            self._turning(),
            Hint("Tab", t("case.hint.organisation")),
            Hint("↑", t("case.hint.correct")),
        )

    def _turning(self) -> Hint:
        """The arrow that leads somewhere from this page."""
        pages = self._pages(*self._sheet.size) if self._sheet.size else ()
        page = page_at(pages, self._start)
        if page == 0:
            return Hint("→", self.t("case.hint.next"))
        if page == len(pages) - 1:
            return Hint("←", self.t("case.hint.previous"))
        return Hint("←→", self.t("case.hint.turn"))

    def toggle_cover(self) -> None:
        """Hide the reactions until everybody has written one, or show them."""
        self.post_message(Intend(intents.CoverPhase(phase=self.phase_id, covered=not self.phase.covered)))

    # Pages

    def turn_page(self, step: int) -> bool:
        """Turn pages; at either end it stays where it is."""
        if not self._sheet.size:
            return False
        pages = self._pages(*self._sheet.size)
        page = page_at(pages, self._start) + step
        self._start = pages[min(max(0, page), len(pages) - 1)].start
        self.redraw()
        return len(pages) > 1

    def take_keys(self) -> bool:
        """Turn pages with space, Enter and every arrow."""
        self.focus(scroll_visible=False)
        return True

    def action_turn(self, step: int) -> None:
        """The next page, or the one before."""
        self.turn_page(step)

    def action_first(self) -> None:
        """The first page."""
        self._start = (0, 0, 0)
        self.redraw()

    def action_last(self) -> None:
        """The question."""
        if self._sheet.size:
            self._start = self._pages(*self._sheet.size)[-1].start
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        """Text is meant for the line."""
        self.type_on(event)
