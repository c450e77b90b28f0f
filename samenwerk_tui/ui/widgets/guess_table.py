"""What organisations thought that others would choose, beside what these chose: to talk about, without a score."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import clamp

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, beside

_GAP = 3
_WIDEST = 56
"""Cells that a text takes at most: on a wide screen guess and choice stay side by side."""


class GuessRow(NamedTuple):
    """One guess and the choice it was about."""

    who: Span
    about: Span
    guess: str
    choice: str


class GuessTable(Sheet):
    """Three columns: who about whom, what was thought, what was chosen."""

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._guesses: tuple[GuessRow, ...] = ()
        self._top = 0
        """Index of the first guess in sight."""

    def show(self, guesses: Sequence[GuessRow]) -> None:
        """Show these guesses."""
        self._guesses = tuple(guesses)
        self.redraw()

    def restart(self) -> None:
        """Back to the top."""
        self._top = 0

    def scroll_guesses(self, step: int) -> None:
        """To the next guess or the one before."""
        self._top = clamp(self._top + step, 0, max(0, len(self._guesses) - 1))
        self.redraw()

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        t = self.t
        if not self._guesses:
            return [Row((Span(line),)) for line in wrap(t("vote.guess.none"), width, t.language)]
        pair = max(cell_len(f"{g.who.text} → {g.about.text}") for g in self._guesses)
        column = clamp((width - pair - 2 * _GAP) // 2, 1, _WIDEST)
        heads = [((), pair)] + [
            ([(Span(text, "quiet"),)], column) for text in (t("vote.guess.thought"), t("vote.guess.chose"))
        ]
        rows = [*map(Row, beside(heads, _GAP)), NO_ROW]
        for guess in self._guesses[self._top :]:
            whom: Line = (guess.who, Span(" → ", "quiet"), guess.about)
            texts = (_lines(guess.guess, column, t, ""), _lines(guess.choice, column, t, "strong"))
            block = beside((([whom], pair), (texts[0], column), (texts[1], column)), _GAP)
            rows += [*map(Row, block), NO_ROW]
        return rows[:height]


def _lines(text: str, width: int, t: Catalog, style: str) -> list[Line]:
    return [(Span(line, style),) for line in wrap(text, width, t.language)]
