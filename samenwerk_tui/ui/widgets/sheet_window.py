"""The part of a sheet that is in sight where it is longer than its room: whole things, and how many are not seen."""

from collections.abc import Sequence

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row

HEADING = "#"
"""What the tag of a row begins with that may be pointed at and is no thing that is counted."""
_LEAST_HEIGHT = 4
"""Below this many rows there is room for the active thing only."""


class SheetWindow:
    """Where one is in a long sheet. Rows with the same tag are one thing; a thing is shown whole where it fits."""

    def __init__(self, t: Catalog) -> None:
        self.t = t
        self._top = 0
        self._direction = 1
        """Where it was scrolled to last: down (1) or up (-1)."""

    def follow(self) -> None:
        """Go along with the active thing, wherever it was scrolled to before."""
        self._direction = 1

    def scroll(self, rows: int) -> None:
        """So many rows down, or up; as far as the active thing stays in sight."""
        self._top = max(0, self._top + rows)
        self._direction = 1 if rows > 0 else -1

    def rows(self, body: Sequence[Row], height: int, active: str) -> list[Row]:
        """The rows in sight, at most `height`; the thing with the tag `active` is among them.

        Where not all fit, the first and the last row tell how many things are out of sight above and below.
        """
        if len(body) <= height:
            self._top = 0
            return list(body)
        if height < _LEAST_HEIGHT:
            return [row for row in body if row.tag == active][:height] or list(body[:height])
        of_active = [index for index, row in enumerate(body) if row.tag and row.tag == active]
        room = height - 1  # the last row tells what follows; the first one what came before, where anything did
        self._top = min(self._top, len(body) - room + 1)
        if of_active:
            self._top = min(self._top, of_active[0])
            if of_active[-1] >= self._top + room - bool(self._top):
                self._top = min(of_active[-1] + 2 - room, of_active[0])
        self._top = whole_from(body, self._top, self._direction, of_active[0] if of_active else len(body) - 1)
        room -= bool(self._top)
        end = whole_until(body, self._top, min(self._top + room, len(body)))
        seen = _things(body[:end])
        above = [Row((Span(more_above(self.t, len(_things(body[: self._top]))), "quiet"),))] if self._top else []
        below = more_below(self.t, len(_things(body[end:]) - seen))
        rows = [*body[self._top : end], *[NO_ROW] * (room - end + self._top)]
        return [*above, *rows, Row((Span(below, "quiet"),))]


def _things(rows: Sequence[Row]) -> set[str]:
    return {row.tag for row in rows if row.tag and not row.tag.startswith(HEADING)}


def whole_from(body: Sequence[Row], top: int, direction: int, furthest: int) -> int:
    """The row where a thing or a heading begins, from `top` on in a direction, at most `furthest` down."""

    def is_begun(row: int) -> bool:
        return bool(body[row].line) and (row == 0 or not body[row].tag or body[row].tag != body[row - 1].tag)

    while not is_begun(top) and (top > 0 if direction < 0 else top < furthest):
        top += direction
    return top


def whole_until(body: Sequence[Row], top: int, end: int) -> int:
    """The row before which the last whole thing ends, at most `end`; where not even one fits it is cut."""
    if end == len(body):
        return end
    last = end
    while last > top and body[last].tag and body[last - 1].tag == body[last].tag:
        last -= 1
    while last > top and not body[last - 1].tag:
        last -= 1
    return last if last > top else end
