"""The part of a sheet that is in sight where it is longer than its room: whole things, and how many are not seen."""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, with_ellipsis
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row

HEADING = "#"
"""What the tag of a row begins with that may be pointed at and is no thing that is counted."""
_LEAST_HEIGHT = 4
"""Below this many rows there is room for the active thing only."""
LEAST_BEGUN = 3
"""Rows of a thing that make it worth beginning: fewer tell little, and as many blank ones are no hole."""


class SheetWindow:
    """Where one is in a long sheet. Rows with the same tag are one thing; a thing is shown whole where it fits.

    Room that is left goes to the beginning of the next one, which ends in an ellipsis.
    """

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

    def rows(self, body: Sequence[Row], height: int, active: str, *, row_above: bool = False) -> list[Row]:
        """The rows in sight, at most `height`; the thing with the tag `active` is among them.

        Where not all fit, the last row tells how many things follow, and the first one how many came before. With
        `row_above` that first row is always there.
        """
        if len(body) <= height - row_above:
            self._top = 0
            return [*[NO_ROW] * row_above, *body]
        if height < _LEAST_HEIGHT:
            return [row for row in body if active and row.tag == active][:height] or list(body[:height])
        room = _Room(height - 1, row_above)
        self._top = top = self._nearest(_tops(body, room, active))
        end = _whole_until(body, top, min(top + room.below(top), len(body)))
        above = Row((Span(more_above(self.t, len(_things(body[:top]))), "quiet"),)) if top else NO_ROW
        below = Row((Span(more_below(self.t, len(_things(body[end:]) - _things(body[:end]))), "quiet"),))
        rows = [*body[top:end], *_begun(body, end, room.below(top) - end + top)]
        if _goes_on(body, top + len(rows)):
            rows[-1] = rows[-1]._replace(line=_cut(rows[-1].line, max(cells(row.line) for row in body)))
        rows += [NO_ROW] * (room.below(top) - len(rows))
        return [above, *rows, below] if top or row_above else [*rows, below]

    def _nearest(self, tops: Sequence[int]) -> int:
        """Of the rows that can be the first, the nearest to where one is, in the direction that one goes."""
        if self._direction > 0:
            return next((top for top in tops if top >= self._top), tops[-1])
        return next((top for top in reversed(tops) if top <= self._top), tops[0])


class _Room(NamedTuple):
    """The rows in sight but for the last, which tells what follows."""

    rows: int
    row_above: bool
    """Whether the first of them never shows the body."""

    def below(self, top: int) -> int:
        """Rows of the body in sight from this one on: the first row tells what came before, where anything did."""
        return self.rows - (self.row_above or top > 0)


def _tops(body: Sequence[Row], room: _Room, active: str) -> list[int]:
    """The rows that can be the first in sight, at least one: where a thing begins, with all of the active one."""
    begun = [row for row in range(len(body)) if _begins(body, row)] or [0]
    last = next((top for top in begun if len(body) - top <= room.below(top)), begun[-1])
    of_active = [index for index, row in enumerate(body) if active and row.tag == active]
    if not of_active:
        return [top for top in begun if top <= last]
    first, end = of_active[0], of_active[-1] + 1
    return [top for top in begun if top <= min(first, last) and end <= top + room.below(top)] or [first]


def _begins(body: Sequence[Row], row: int) -> bool:
    tag = body[row].tag
    return bool(body[row].line) and (row == 0 or not tag or tag != body[row - 1].tag)


def _whole_until(body: Sequence[Row], top: int, end: int) -> int:
    """The row before which the last whole thing ends, at most `end`; where not even one fits it is cut."""
    if end == len(body):
        return end
    last = end
    while last > top and _goes_on(body, last):
        last -= 1
    while last > top and not body[last - 1].tag:
        last -= 1
    return last if last > top else end


def _begun(body: Sequence[Row], end: int, room: int) -> list[Row]:
    """The beginning of what comes after row `end`, in `room` rows; nothing where that is too little."""
    rows = list(body[end : end + room])
    begun = sum(bool(row.tag) and row.tag == rows[-1].tag for row in rows)
    return rows if begun >= LEAST_BEGUN else []


def _goes_on(body: Sequence[Row], row: int) -> bool:
    """Whether the thing of the row before this one is not over yet."""
    return 0 < row < len(body) and bool(body[row].tag) and body[row - 1].tag == body[row].tag


def _cut(line: Line, width: int) -> Line:
    """The line with an ellipsis right behind its text, within `width` cells."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    *before, last = line or (Span(""),)
    return with_ellipsis((*before, last._replace(text=last.text.rstrip())), width)


def _things(rows: Sequence[Row]) -> set[str]:
    return {row.tag for row in rows if row.tag and not row.tag.startswith(HEADING)}
