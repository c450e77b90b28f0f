"""The part of the table of agreements that is in sight: whole agreements, and the active one always among them."""

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_table import AgreementTable
from samenwerk_tui.ui.widgets.sheet import Row
from samenwerk_tui.ui.widgets.sheet_window import SheetWindow

_LEAST_HEIGHT = 4
"""Below this many rows there is room for the active agreement only."""


class AgreementWindow:
    """Knows how far the table was scrolled, and where to."""

    def __init__(self, t: Catalog) -> None:
        self._window = SheetWindow(t)

    def scroll(self, rows: int) -> None:
        """Up or down by rows."""
        self._window.scroll(rows)

    def face_down(self) -> None:
        """Somebody walks: whole agreements begin below the top again."""
        self._window.follow()

    def rows(self, table: AgreementTable, height: int, active: str) -> list[Row]:
        """Head, and the part of the table that holds the active agreement; with how many are out of sight."""
        body = table.body()
        if height < _LEAST_HEIGHT:
            return [row for row in body if row.tag == active][:1] or body[:1]
        return [Row(table.head()), *self._window.rows(body, height - 1, active, row_above=True)]
