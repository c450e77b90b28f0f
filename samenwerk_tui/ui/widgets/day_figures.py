"""The figures of the day, large and a few at a time, each with what it is of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samenwerk_tui.core.day_yield import DayYield
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import height_of, rows_of, width_of
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import at_most, beside, shortened

MOST_FIGURES = 3
"""More figures at once and nobody remembers one."""
_LEAST_FOR_DIGITS = 13
"""Below this many rows the figures are written in one row."""
_ROOMY = (110, 32)
"""From this width and height on digits are twice as large."""
_ROOM_FOR_WORDS = 22
"""From this height on the words beside a figure may be more rows than its digits."""
_MOST_WORD_ROWS = 5
_GAP = 4


class Figure(NamedTuple):
    """A number and what it is of."""

    number: int
    words: str
    brief: str = ""
    """The same in fewer words; empty where they are few."""
    of_pulse: bool = False
    """Whether it comes from the pulse, which is no measurement."""


def figures(t: Catalog, day: DayYield) -> list[Figure]:
    """The telling ones first; what is nothing is left out.

    Of the pulse what moved most comes first, whether more people agree or fewer; the others come last, after what was
    parked, which is no yield of its own.
    """
    shifted = list(_shifted(t, day))
    counted = (
        *shifted[:1],
        Figure(len(day.collaboration), t.n("outcome.agreements", len(day.collaboration))),
        Figure(len(day.learned), t.n("outcome.learned", len(day.learned))),
        Figure(len(day.built_on), t.n("outcome.built_on", len(day.built_on))),
        Figure(day.shared, t.n("outcome.shared", day.shared)),
        Figure(day.outside, t.n("outcome.outside", day.outside)),
        Figure(day.parked, t.n("outcome.parked", day.parked)),
        *shifted[1:],
    )
    return [figure for figure in counted if figure.number]


def _shifted(t: Catalog, day: DayYield) -> Iterator[Figure]:
    for one in day.shifted:
        if one.change is not None:
            words = t(f"outcome.shift_{one.change.direction}", text=one.statement.text)
            brief = t(f"outcome.brief_{one.change.direction}", theme=one.statement.theme)
            yield Figure(abs(one.change.people), words, brief, of_pulse=True)


def draw_figures(t: Catalog, shown: Sequence[Figure], width: int, height: int) -> list[Line]:
    """These figures beside each other, for a picture of so many cells; what the pulse is not, and an empty row."""
    if not shown:
        return []
    caveat: list[Line] = []
    if any(figure.of_pulse for figure in shown):
        caveat = [shortened((Span(t("outcome.no_measurement"), "quiet"),), width)]
    if height < _LEAST_FOR_DIGITS:
        row: list[Span] = []
        for figure in shown:
            row += [Span("   ")] if row else []
            row += [Span(str(figure.number), "strong"), Span(f" {figure.words}")]
        return [shortened(tuple(row), width), *caveat, ()]
    scale = 2 if width >= _ROOMY[0] and height >= _ROOMY[1] else 1
    most = max(height_of(scale), _MOST_WORD_ROWS if height >= _ROOM_FOR_WORDS else 0)
    cell = (width - _GAP * (MOST_FIGURES - 1)) // MOST_FIGURES
    blocks: list[tuple[list[Line], int]] = []
    for figure in shown:
        digits = width_of(str(figure.number), scale)
        rows: list[Line] = [(Span(row, "strong"),) for row in rows_of(str(figure.number), scale)]
        room = max(1, cell - digits - 2)
        whole = wrap(figure.words, room, t.language)
        if figure.brief and len(whole) > most:
            whole = wrap(figure.brief, room, t.language)
        text = at_most([(Span(line),) for line in whole], most, room)
        text = [*[()] * ((height_of(scale) - len(text)) // 2), *text]
        blocks.append((beside([(rows, digits), (text, room)], 2), cell))
    return [*beside(blocks, _GAP), *caveat, ()]
