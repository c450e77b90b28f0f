"""A grid of ideas by organisations that is filled in covered: that something is in a cell shows, not what.

The grid knows where the cursor is and what is being typed; what that means and whether it may be is its panel's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import clamp
from textual.message import Message

from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.ui.widgets.fit import fit
from samenwerk_tui.ui.widgets.grid_cells import Cell, Grid, GridColumn, HeadRow
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, with_ellipsis, wrap
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet

_ENTERED, _EMPTY = "●", "·"
_HANG = "  "
"""Before the second line of an idea and those after it: each idea begins at the margin."""
_LEAST_COLUMN, _MOST_COLUMN = 4, 7
"""Cells that an organisation's column may be wide."""
_WANTED_IDEA = 36
"""Cells that an idea is given before the columns are made wider."""
_CURSOR = 3
"""Cells of the block under the cursor."""
_ROOMY = 12
"""With fewer rows than this there are no blank ones."""
_MOST_HELD = 3
"""Rows at most for the whole text of the idea under the cursor, where it is cut in the grid."""


class _Widths(NamedTuple):
    """Cells for an idea and for each organisation."""

    idea: int
    column: int


class _Sight(NamedTuple):
    """The ideas in sight."""

    rows: list[Row]
    owners: Sequence[int | None]
    """Index of the idea at each row."""
    top: int
    end: int
    """Index of the first one in sight, and of the first one below."""
    held: list[Row]
    """The whole text of the idea under the cursor, where the rows have it cut."""


class CountGrid(Sheet):
    """The grid. Heads stay, rows scroll with the cursor, and the idea under it can always be read whole."""

    @dataclass
    class CellPressed(Message):
        """The mouse was pressed on a cell in which something can be entered."""

        cell: Cell

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self.downwards = False
        """Whether the cursor goes on to the next idea of the same organisation, instead of the other way round."""
        self._grid = Grid()
        self._cell: Cell | None = None
        self._typed = ""
        self._note = Span("")
        self._top = 0
        """Index of the first idea in sight, where not all are."""
        self._row_at: list[int | None] = []
        """Index of the idea at each line of the widget."""

    # What is shown

    def show(self, grid: Grid) -> None:
        """Show this grid. The cursor stays on its cell, or goes to the first one to fill in.

        From a cell that just filled itself in it goes on, for there is nothing to type in it any more.
        """
        before, self._grid = self._grid, grid
        if self._cell not in grid.cells():
            self._cell, self._typed = grid.start(), ""
        elif self._cell in grid.implied - before.implied and before.rows == grid.rows:
            self.advance()
        self.redraw()

    def tell(self, note: Span) -> None:
        """Put this under the grid, in the style of the span."""
        if note != self._note:
            self._note = note
            self.redraw()

    def restart(self) -> None:
        """Forget the cursor: the next grid that is shown is about something else."""
        self._cell, self._typed, self._top = None, "", 0

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; None when there is nothing to enter."""
        return self._cell

    @property
    def column(self) -> GridColumn | None:
        """The organisation under the cursor."""
        return next((column for column in self._grid.columns if self._cell and column.id == self._cell[1]), None)

    # Typing

    @property
    def typed(self) -> str:
        """What has been typed at the cursor and is not entered yet."""
        return self._typed

    @typed.setter
    def typed(self, typed: str) -> None:
        self._typed = typed
        self.redraw()

    # The cursor

    def step(self, down: int, right: int) -> None:
        """Move by so many ideas and organisations, not past the edge; who is absent is skipped."""
        if self._cell is not None:
            row, column = self._grid.place(self._cell)
            last_row, last_column = len(self._grid.rows) - 1, len(self._grid.present) - 1
            self._go(clamp(row + down, 0, last_row), clamp(column + right, 0, last_column))

    def turn(self, step: int) -> None:
        """To the next organisation (1) or the one before (-1), round the edge within the idea."""
        if self._cell is not None:
            row, column = self._grid.place(self._cell)
            self._go(row, (column + step) % len(self._grid.present))

    def advance(self) -> None:
        """On to the next cell; after the last one to the first that is still open, if there is any."""
        if self._cell is not None:
            self.go_to(self._grid.after(self._cell, downwards=self.downwards))

    def retreat(self) -> None:
        """Back to the cell that `advance` came from."""
        if self._cell is not None:
            self.go_to(self._grid.before(self._cell, downwards=self.downwards))

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on this cell."""
        self._cell, self._typed = cell, ""
        self.redraw()

    def _go(self, row: int, column: int) -> None:
        self.go_to((self._grid.rows[row].id, self._grid.present[column].id))

    # Drawing

    def _widths(self, width: int) -> _Widths:
        grid = self._grid
        labels = tuple(row.label for head in grid.heads for row in (head, head.short) if row is not None)
        longest = max((cell_len(text) for text in (*labels, *(row.text for row in grid.rows))), default=0) + 2
        room = (width - min(longest, _WANTED_IDEA)) // max(1, len(grid.columns))
        column = clamp(room, _LEAST_COLUMN, _MOST_COLUMN)
        return _Widths(clamp(longest, 1, max(1, width - column * len(grid.columns))), column)

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        widths = self._widths(width)
        head = self._head(widths)
        note = [Row((Span(line, self._note.style),)) for line in _lines(self._note.text, width, self.t.language)]
        gaps = height >= _ROOMY
        room = height - len(head) - len(note) - 2 * gaps
        sight = self._look(widths, width, max(1, room))
        count = len(self._grid.rows)
        before = [Row((Span(more_above(self.t, sight.top), "quiet"),))] if gaps else []
        after = [Row((Span(more_below(self.t, count - sight.end), "quiet"),))] if gaps else []
        self._row_at = [*(None for _ in (*head, *before)), *sight.owners]
        return [*head, *before, *sight.rows, *after, *sight.held, *note]

    def _head(self, widths: _Widths) -> list[Row]:
        grid = self._grid
        heads: list[Span] = [Span(" " * widths.idea)]
        for column in grid.columns:
            current = self._cell is not None and column.id == self._cell[1]
            style = f"on-{column.style}" if current else column.style
            heads += _centred(fit(column.short, _CURSOR), widths.column, style)
        return [Row(tuple(heads)), *(self._head_row(row, widths) for row in grid.heads)]

    def _head_row(self, row: HeadRow, widths: _Widths) -> Row:
        if row.short is not None and max(map(cell_len, row.words), default=0) >= widths.column:
            row = row.short
        spans = [Span(fit(row.label, widths.idea), "quiet")]
        for word in row.words:
            spans += _centred(word, widths.column, "quiet")
        return Row(tuple(spans))

    def _look(self, widths: _Widths, width: int, room: int) -> _Sight:
        """What is in sight in so many rows.

        With room for all of every text and air between them, that; else without air; else one line an idea, and the
        whole text of the one under the cursor below them.
        """
        texts = [_hanging(row.text, max(1, widths.idea - 2), self.t.language) for row in self._grid.rows]
        here = self._grid.place(self._cell)[0] if self._cell else 0
        if sum(map(len, texts)) <= room:
            self._top = 0
            return self._look_at_all(texts, here, widths, room)
        held = self._held(here, texts[here], width, room)
        visible = max(1, min(len(texts), room - len(held)))
        self._top = clamp(clamp(self._top, here - visible + 1, here), 0, len(texts) - visible)
        in_sight = range(self._top, self._top + visible)
        rows = [
            row
            for index in in_sight
            for row in self._idea(index, (self._grid.rows[index].text,), widths, index == here)
        ]
        rows += [NO_ROW] * (room - len(held) - visible)
        return _Sight(rows, list(in_sight), in_sight.start, in_sight.stop, held)

    def _look_at_all(self, texts: Sequence[Sequence[str]], here: int, widths: _Widths, room: int) -> _Sight:
        airy = sum(map(len, texts)) + len(texts) - 1 <= room
        rows: list[Row] = []
        owners: list[int | None] = []
        for index, text in enumerate(texts):
            if airy and index:
                rows.append(NO_ROW)
                owners.append(None)
            rows += self._idea(index, text, widths, index == here)
            owners += [index] * len(text)
        return _Sight(rows, owners, 0, len(texts), [])

    def _idea(self, index: int, text: Sequence[str], widths: _Widths, here: bool) -> list[Row]:
        """One idea with its cells, which stand beside its first line."""
        row = self._grid.rows[index]
        spans = [Span(fit(text[0], widths.idea - 2) + "  ", "strong" if here else "")]
        for column in self._grid.columns:
            cell = (row.id, column.id)
            mark = _ENTERED if cell in self._grid.entered else _EMPTY
            if cell == self._cell:
                block = "".join(span.text for span in _centred(self._typed[-_CURSOR:] or mark, _CURSOR))
                spans += _centred(block, widths.column, f"on-{column.style}")
            else:
                spans += _centred(mark if column.present else "", widths.column, "quiet")
        return [Row(tuple(spans)), *(Row((Span(line, "strong" if here else ""),)) for line in text[1:])]

    def _held(self, here: int, text: Sequence[str], width: int, room: int) -> list[Row]:
        """The whole text under the cursor where one line cannot hold it; always as tall, so that nothing jumps."""
        tall = min(_MOST_HELD, max(0, room - 2), self._tallest(width))
        lines: list[Line] = []
        if len(text) > 1 and tall:
            whole = _lines(self._grid.rows[here].text, width, self.t.language)
            lines = [(Span(line, "strong"),) for line in whole[:tall]]
            if len(whole) > tall:
                lines[-1] = with_ellipsis(lines[-1], width)
        return [*map(Row, lines), *[NO_ROW] * (tall - len(lines))]

    def _tallest(self, width: int) -> int:
        return max(-(-cell_len(row.text) // max(1, width - 8)) for row in self._grid.rows)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Say which cell was pressed."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._row_at):
            return
        row, widths = self._row_at[offset.y], self._widths(self.size.width)
        index = (offset.x - widths.idea) // widths.column
        if row is not None and 0 <= index < len(self._grid.columns) and self._grid.columns[index].present:
            self.post_message(self.CellPressed((self._grid.rows[row].id, self._grid.columns[index].id)))


def _centred(text: str, width: int, style: str = "") -> tuple[Span, ...]:
    """The text in the middle of `width` cells; of an odd number of blanks the extra one is on the right."""
    text = fit(text, min(width, cell_len(text)))
    left = (width - cell_len(text)) // 2
    return Span(" " * left), Span(text, style), Span(" " * (width - left - cell_len(text)))


@lru_cache(256)
def _lines(text: str, width: int, language: Language) -> tuple[str, ...]:
    """The text in lines. Kept, because every key draws the grid anew."""
    return wrap(text, width, language)


def _hanging(text: str, width: int, language: Language) -> tuple[str, ...]:
    """The text in lines; where it needs more than one, each but the first with a blank margin."""
    lines = _lines(text, width, language)
    if len(lines) == 1 or width <= len(_HANG):
        return lines
    first, *rest = _lines(text, width - len(_HANG), language)
    return (first, *(_HANG + line for line in rest))
