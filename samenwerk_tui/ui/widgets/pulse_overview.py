"""All statements of the pulse below each other: what the room answered to those that it saw."""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.core.model import PulseCounts
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, between, padded, shortened, wrapped

_GAP = 2
_ABOVE, _BELOW = "▴", "▾"


class StatementRow(NamedTuple):
    """One statement in the overview."""

    id: str
    theme: str
    text: str
    counts: PulseCounts | None
    """None where the room has not seen it, or too few answered."""
    told: str
    """What is said of it: how many agree and what became different, or why there is nothing to see."""


def overview_rows(
    t: Catalog, statements: Sequence[StatementRow], here: int, notes: Sequence[Span], width: int, height: int
) -> list[Row]:
    """A block for each statement with the one at index `here` in sight, and the notes at the bottom."""
    foot = [Row((Span(row, note.style),)) for note in notes for row in wrap(note.text, max(1, width), t.language)]
    head = [Row(line) for line in _head(t, statements, width)]
    room = height - len(head) - len(foot)
    texts = 2 * len(statements) + sum(bool(one.text) for one in statements) <= room + 1
    blocks = [_block(one, statements, width, t, texts=texts, here=at == here) for at, one in enumerate(statements)]
    gap = 1 if sum(map(len, blocks)) + len(blocks) - 1 <= room else 0
    first, last = _in_sight([len(block) + gap for block in blocks], here, room + gap)
    body = [row for block in blocks[first:last] for row in (*block, *[NO_ROW] * gap)][: max(0, room)]
    if first or last < len(blocks):
        marks = (_ABOVE if first else "") + (_BELOW if last < len(blocks) else "")
        head[0] = Row(between(head[0].line, (Span(marks, "quiet"),), width))
    return [*head, *body, *[NO_ROW] * (room - len(body)), *foot][:height]


def _columns(statements: Sequence[StatementRow], width: int) -> tuple[int, int]:
    """Cells of the theme and of each number."""
    theme = max((cells((Span(one.theme),)) for one in statements), default=0)
    digits = max((len(str(n)) for one in statements for n in one.counts or ()), default=1)
    return min(theme, max(6, width // 4)), digits


def _head(t: Catalog, statements: Sequence[StatementRow], width: int) -> list[Line]:
    theme, digits = _columns(statements, width)
    figures = " ".join(answer.rjust(digits) for answer in "12345")
    means = f"{figures}   {t('pulse.overview.means')}"
    return [shortened((Span(" " * (theme + _GAP)), Span(means, "quiet")), width)]


def _block(
    one: StatementRow, statements: Sequence[StatementRow], width: int, t: Catalog, *, texts: bool, here: bool
) -> list[Row]:
    theme, digits = _columns(statements, width)
    figures = " ".join((str(n or "·") if one.counts else "").rjust(digits) for n in one.counts or (0,) * 5)
    line = (
        *padded((Span(one.theme, "strong"),), theme),
        Span(" " * _GAP + figures + "   "),
        Span(one.told, "" if one.counts else "quiet"),
    )
    rows = [Row(shortened(line, width), one.id, here)]
    if texts:
        text = wrapped((Span(one.text, "quiet"),), max(1, width - 1), t.language)
        rows += [Row(row, one.id, here) for row in at_most(text, 1, width)]
    return rows


def _in_sight(heights: Sequence[int], here: int, room: int) -> tuple[int, int]:
    """The blocks from the first to before the last that fit with the one at `here` among them."""
    first, last = here, min(here + 1, len(heights))
    used = sum(heights[first:last])
    while True:
        if last < len(heights) and used + heights[last] <= room:
            used += heights[last]
            last += 1
        elif first and used + heights[first - 1] <= room:
            first -= 1
            used += heights[first]
        else:
            return first, last
