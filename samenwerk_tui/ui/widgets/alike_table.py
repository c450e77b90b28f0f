"""Ideas that may be the same one, side by side, before they stand in each other's way on a ballot."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import clamp

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, beside

_GAP = 3


class AlikePair(NamedTuple):
    """Two ideas, each with whose it is."""

    texts: tuple[str, str]
    whose: tuple[Line, Line]


class AlikeTable(Sheet):
    """The pairs, one of them under the cursor."""

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._pairs: tuple[AlikePair, ...] = ()
        self.index = 0
        """Of the pair under the cursor."""

    def show(self, pairs: Sequence[AlikePair]) -> None:
        """Show these pairs; the cursor keeps its place in the list."""
        self._pairs = tuple(pairs)
        self.step(0)

    def step(self, by: int) -> None:
        """To the next pair (1) or the one before (-1)."""
        self.index = clamp(self.index + by, 0, max(0, len(self._pairs) - 1))
        self.redraw()

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        t = self.t
        rows = [Row((Span(line, "strong"),)) for line in wrap(t("vote.alike.question"), width, t.language)]
        rows.append(NO_ROW)
        blocks = [self._pair(pair, width, here=index == self.index) for index, pair in enumerate(self._pairs)]
        room = max(1, height - len(rows))
        first = self.index
        while first > 0 and sum(map(len, blocks[first - 1 : self.index + 1])) <= room:
            first -= 1
        for block in blocks[first:]:
            rows += block
        return rows[:height]

    def _pair(self, pair: AlikePair, width: int, *, here: bool) -> list[Row]:
        column = max(1, (width - _GAP) // 2)
        sides = [
            (
                [*([whose] if whose else []), *((Span(line),) for line in wrap(text, column, self.t.language))],
                column,
            )
            for text, whose in zip(pair.texts, pair.whose, strict=True)
        ]
        return [*(Row(line, here=here) for line in beside(sides, _GAP)), NO_ROW]
