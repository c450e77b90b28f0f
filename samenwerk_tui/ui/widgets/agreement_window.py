"""The part of the table of agreements that is in sight: whole agreements, and the active one always among them."""

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_table import AgreementTable
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row
from samenwerk_tui.ui.widgets.sheet_window import whole_from, whole_until

_LEAST_HEIGHT = 4
"""Below this many rows there is room for the active agreement only."""


class AgreementWindow:
    """Knows how far the table was scrolled, and where to."""

    def __init__(self, t: Catalog) -> None:
        self.t = t
        self._top = 0
        """First row of the table in sight."""
        self._direction = 1
        """Where it was scrolled to last: down (1) or up (-1)."""

    def scroll(self, rows: int) -> None:
        """Up or down by rows."""
        self._direction = rows
        self._top = max(0, self._top + rows)

    def face_down(self) -> None:
        """Somebody walks: whole agreements begin below the top again."""
        self._direction = 1

    def rows(self, table: AgreementTable, height: int, active: str) -> list[Row]:
        """Head, and the part of the table that holds the active agreement; with how many are out of sight."""
        body = table.body()
        if height < _LEAST_HEIGHT:
            return [row for row in body if row.tag == active][:1] or body[:1]
        # The row under the head is empty, or tells how many came before; the last row tells how many follow.
        room = height - 2
        if len(body) <= room:
            self._top = 0
            return [Row(table.head()), NO_ROW, *body]
        room -= 1
        self._top = min(self._top, len(body) - room)
        of_active = [index for index, row in enumerate(body) if row.tag and row.tag == active]
        if of_active:
            self._top = min(max(self._top, of_active[-1] + 1 - room), of_active[0])
        self._top = whole_from(body, self._top, self._direction, of_active[0] if of_active else len(body) - 1)
        end = whole_until(body, self._top, min(self._top + room, len(body)))
        before = more_above(self.t, len({row.tag for row in body[: self._top]} - {""}))
        after = more_below(self.t, len({row.tag for row in body[end:]} - {"", *(row.tag for row in body[:end])}))
        rows = [*body[self._top : end], *[NO_ROW] * (room - end + self._top)]
        return [Row(table.head()), Row((Span(before, "quiet"),)), *rows, Row((Span(after, "quiet"),))]
