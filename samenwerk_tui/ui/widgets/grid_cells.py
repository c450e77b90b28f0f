"""What a grid of counts is about: ideas by organisations, what is filled in, and where the cursor goes on."""

from dataclasses import dataclass
from typing import NamedTuple

Cell = tuple[str, str]
"""Id of the row and id of the column."""


class GridColumn(NamedTuple):
    """An organisation at the head of a column."""

    id: str
    short: str
    style: str
    """Style of its colour: "org-3"."""
    present: int
    """People present; 0 is absent: nothing can be entered and the cursor skips it."""


class GridRow(NamedTuple):
    """An idea."""

    id: str
    text: str


class HeadRow(NamedTuple):
    """A row under the heads: what it is called, and a word for each column."""

    label: str
    words: tuple[str, ...]
    short: "HeadRow | None" = None
    """What stands there instead where the columns have no room for the words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What a grid shows."""

    rows: tuple[GridRow, ...] = ()
    columns: tuple[GridColumn, ...] = ()
    entered: frozenset[Cell] = frozenset()
    """The cells that show as filled in."""
    implied: frozenset[Cell] = frozenset()
    """Those of them in which nothing was typed: what is in them follows from the others."""
    heads: tuple[HeadRow, ...] = ()

    @property
    def present(self) -> tuple[GridColumn, ...]:
        """The columns in which something can be entered."""
        return tuple(column for column in self.columns if column.present)

    def cells(self, *, downwards: bool = False) -> list[Cell]:
        """The cells in which something can be entered: idea by idea, or organisation by organisation."""
        if downwards:
            return [(row.id, column.id) for column in self.present for row in self.rows]
        return [(row.id, column.id) for row in self.rows for column in self.present]

    def start(self) -> Cell | None:
        """The first cell to fill in, else the first of all; None where nothing can be entered."""
        cells = self.cells()
        return next((cell for cell in cells if cell not in self.entered), next(iter(cells), None))

    def after(self, cell: Cell, *, downwards: bool) -> Cell:
        """The next cell; after the last one the first that is not filled in, and `cell` itself when all are.

        Cells that filled themselves in are passed over: nobody has to type what follows.
        """
        cells = self.cells(downwards=downwards)
        following = cells[cells.index(cell) + 1 :]
        for other in following:
            if other not in self.implied:
                return other
        return next((other for other in cells if other not in self.entered and other != cell), cell)

    def before(self, cell: Cell, *, downwards: bool) -> Cell:
        """The cell that `after` came from; the first cell has none before it."""
        cells = self.cells(downwards=downwards)
        return cells[max(0, cells.index(cell) - 1)]

    def place(self, cell: Cell) -> tuple[int, int]:
        """Index of the row, and of the column among those present. Raises ValueError for a cell that is not there."""
        row, column = cell
        return [row.id for row in self.rows].index(row), [other.id for other in self.present].index(column)
