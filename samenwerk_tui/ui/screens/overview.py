"""The overview over sessions, on the screen: one long sheet to scroll through."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from samenwerk_tui.core.overview import GroupOverview
from samenwerk_tui.export.overview import OverviewWords
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.overview_rows import overview_rows
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from samenwerk_tui.ui.widgets.status_bar import StatusBar

_WHEEL = 3
"""Rows that a turn of the wheel scrolls."""


class OverviewScreen(Screen[None]):
    """↑ ↓ scroll, Esc goes back to where one came from."""

    DEFAULT_CSS = """
    OverviewScreen { layout: vertical; overflow: hidden; align-horizontal: center; }
    OverviewScreen #page { width: 100%; max-width: 124; height: 1fr; padding: 1 2 0 2; }
    OverviewScreen #name { height: 1; margin-bottom: 1; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_rows(-1)", show=False),
        Binding("down", "scroll_rows(1)", show=False),
        Binding("pageup", "scroll_pages(-1)", show=False),
        Binding("pagedown,space", "scroll_pages(1)", show=False),
        Binding("home", "scroll_to(0)", show=False),
        Binding("end", "scroll_to(-1)", show=False),
        Binding("escape,q,ctrl+q", "leave", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""

    def __init__(self, t: Catalog, groups: Sequence[GroupOverview], today: date) -> None:
        super().__init__()
        self.t = t
        self._groups = tuple(groups)
        self._words = OverviewWords(t, today)
        self._top = 0
        """First row in sight."""
        self._composed: tuple[int, list[Row]] = (0, [])
        """All rows, and the width they were made for."""

    def compose(self) -> ComposeResult:
        """The name, the sheet, the keys."""
        with Vertical(id="page"):
            yield Static(Content(self.t("overview.title")), id="name")
            yield Sheet(self._draw)
        yield StatusBar()
        yield Static(Content(self.t("board.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Tell the keys."""
        t = self.t
        self.query_one(StatusBar).show_hints(
            (
                ("↑↓", t("overview.hint.scroll")),
                ("PgDn", t("overview.hint.page")),
                ("Esc", t("overview.hint.back")),
            )
        )

    def _rows(self, width: int) -> list[Row]:
        if self._composed[0] != width:
            self._composed = width, overview_rows(self._words, self._groups, width)
        return self._composed[1]

    def _draw(self, width: int, height: int) -> list[Row]:
        rows = self._rows(width)
        self._top = max(0, min(self._top, len(rows) - height))
        return rows[self._top : self._top + height]

    # Scrolling

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    def action_scroll_rows(self, rows: int) -> None:
        """Up or down."""
        self._top = max(0, self._top + rows)
        self._sheet.redraw()

    def action_scroll_pages(self, pages: int) -> None:
        """A screenful, but for a row to hold on to."""
        self.action_scroll_rows(pages * max(1, self._sheet.size.height - 1))

    def action_scroll_to(self, row: int) -> None:
        """To the first row, or with -1 to the last."""
        self.action_scroll_rows((len(self._rows(self._sheet.size.width)) if row < 0 else 0) - self._top)

    def on_mouse_scroll_down(self) -> None:
        """The wheel."""
        self.action_scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """The wheel."""
        self.action_scroll_rows(-_WHEEL)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
