"""A statement of the pulse that is shown: how the room answers, and organisations where that may be told.

At the end start and end stand beside each other, each with bars of its own shape. Everything is told in people.
"""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.core.model import PulseCounts
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.pulse_asking import Heading, heading_line
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, beside, padded, shortened

_BEFORE, _NOW = "▒", "█"
"""What the bars of the start and of now are made of: told apart by shape, not by colour."""
_GAP = 2
_BETWEEN = 4
"""Cells between the room and the organisations beside it, and between columns of those."""
_MOST_BAR = 40
_BESIDE = 104
"""From this width the organisations stand beside the room, below this under it."""
_ROOM_BESIDE = 3, 5
"""The part of the width that the room gets then."""
_PACES = ((3, 1), (2, 1), (1, 1), (1, 0))
"""Rows for a bar and blank rows between the parts, the most generous first."""
_PLAIN_TEXT = 3
"""Rows in which the statement stands as it is, before bars and parts are set apart; with more it is large."""
_MOST_TEXT = 9
"""Rows that the statement takes at most: the answers are what is looked at."""


class Side(NamedTuple):
    """One set of answers."""

    label: str
    counts: PulseCounts


class OrganisationSpread(NamedTuple):
    """An organisation of which the answers may be told."""

    short: Span
    sides: tuple[PulseCounts | None, ...]
    """Now, with the start before it where that stands beside it; None where there is none that may be told."""


class Spread(NamedTuple):
    """A shown statement."""

    heading: Heading
    text: str
    sides: tuple[Side, ...]
    """Of the room: now, with the start before it where they are compared. Empty: fewer answered than may be told."""
    words: tuple[Span, ...]
    """What there is to say about it, most important first."""
    organisations: tuple[OrganisationSpread, ...]
    small: Line
    """The short names of those that are too small to be told apart."""


def spread_rows(t: Catalog, spread: Spread, width: int, height: int) -> list[Row]:
    """The room in five bars, what became different in words, and the organisations beside that or under it."""
    broad = width >= _BESIDE and bool(spread.organisations or spread.small)
    mine = width * _ROOM_BESIDE[0] // _ROOM_BESIDE[1] if broad else width
    left = width - mine - _BETWEEN if broad else width
    words: list[Line] = [
        (Span(row, word.style),) for word in spread.words for row in wrap(word.text, max(1, width), t.language)
    ]
    organisations = _organisations(t, spread, left, under=not broad)
    text = wrap(spread.text, max(1, width), t.language)
    for pace, air in _PACES:
        bars = _bars(t, spread.sides, mine, pace)
        if broad:
            parts = [beside(((bars, mine), (organisations, left)), _BETWEEN), words]
        else:
            parts = [bars, words, organisations]
        parts = [part for part in parts if part]
        room = height - 1 - sum(map(len, parts)) - air * (1 + len(parts))
        if room >= min(len(text), _PLAIN_TEXT):
            break
    if room < 1 and not broad:
        # The room and the words come first: of the organisations as many as there are rows for.
        kept = at_most(organisations, max(0, height - 2 - len(bars) - len(words)), width)
        parts, room = [bars, words, kept], 1
    if air and room > _PLAIN_TEXT:
        lines: list[Line] = [
            (Span(row, "strong"),) for row in big_rows(spread.text, width, min(room, _MOST_TEXT), t.language)
        ]
    else:
        lines = at_most([(Span(row, "strong"),) for row in text], max(1, room), width)
    parts.insert(0, lines)
    # Without air, the rows that are left over set the last parts apart.
    left_over = 0 if air else height - 1 - sum(map(len, parts))
    rows = [Row(heading_line(spread.heading, width))]
    for place, part in enumerate(parts):
        rows += [*[NO_ROW] * max(air, place >= len(parts) - left_over), *map(Row, part)]
    return rows[:height]


def _bars(t: Catalog, sides: Sequence[Side], width: int, pace: int) -> list[Line]:
    """A bar for each answer, the ends named: per side as long as people gave it, and how many that were.

    `pace` is 1, a blank row between at 2, and bars of two rows with a blank one between at 3.
    """
    if not sides:
        return []
    names = [f"1 {t('pulse.low')}", "2", "3", "4", f"5 {t('pulse.high')}"]
    label = max(map(len, names))
    most = max(1, *(n for side in sides for n in side.counts))
    each = (width - label - _GAP) // len(sides) - _GAP
    bar = min(_MOST_BAR, each - len(str(most)) - 1)
    if bar < 1:
        return [_numbers(name, sides, width) for name in names]
    lines: list[Line] = []
    if len(sides) > 1:
        heads = [padded((Span(side.label, "strong"),), each) for side in sides]
        lines.append((Span(" " * label), *(span for head in heads for span in (Span(" " * _GAP), *head))))
    for answer, name in enumerate(names):
        spans: list[Span] = [Span(name.ljust(label))]
        thick: list[Span] = [Span(" " * label)]
        for place, side in enumerate(sides):
            people = side.counts[answer]
            ink = (_NOW if place == len(sides) - 1 else _BEFORE) * -(-people * bar // most)
            number = Span(f" {people}" if people else "·", "strong" if people else "quiet")
            line = (Span(" " * _GAP + ink), number)
            spans += padded(line, _GAP + each)
            thick.append(Span(" " * _GAP + ink.ljust(each)))
        lines.append(tuple(spans))
        lines += [(tuple(thick), ()), ((),), ()][3 - pace]
    return lines[: len(lines) - (pace > 1)]


def _numbers(name: str, sides: Sequence[Side], width: int) -> Line:
    """Without room for bars: only the figures, behind what they are of."""
    answer = int(name[0]) - 1
    figures = " → ".join(str(side.counts[answer]) for side in sides)
    return shortened((Span(figures, "strong"), Span(f" {name}")), width)


def _organisations(t: Catalog, spread: Spread, width: int, *, under: bool) -> list[Line]:
    """A row for each organisation, in columns under the room; then those that are too small to be told apart."""
    shown = spread.organisations
    rows: list[Line] = []
    if shown:
        digits = max(len(str(n)) for one in shown for counts in one.sides if counts for n in counts)
        sides = len(shown[0].sides)
        head = [" ".join(answer.rjust(digits) for answer in "12345")] * sides
        short = max(len(one.short.text) for one in shown)
        lead = " " * (short + _GAP)
        table: list[Line] = [(Span(lead + "   ".join(head), "quiet"),)]
        for one in shown:
            spans: list[Span] = [one.short, Span(" " * (short - len(one.short.text) + _GAP))]
            for place, counts in enumerate(one.sides):
                spans += [Span(" → ", "quiet")] if place else []
                spans += _figures(counts, digits)
            table.append(tuple(spans))
        each = max(map(cells, table))
        columns = max(1, (width + _BETWEEN) // (each + _BETWEEN)) if under else 1
        tall = -(-len(shown) // columns)
        blocks = [([table[0], *table[1:][at : at + tall]], each) for at in range(0, len(shown), tall)]
        rows += [shortened(line, width) for line in beside(blocks, _BETWEEN)]
    if spread.small:
        told = (*spread.small, Span(" "), Span(t("pulse.too_small"), "quiet"))
        rows.append(shortened(told, width))
    return rows


def _figures(counts: PulseCounts | None, digits: int) -> list[Span]:
    """Five numbers in as many columns; a point where nobody answered that, blank where nothing is told."""
    spans: list[Span] = []
    for place, n in enumerate(counts or (None,) * 5):
        told = ("" if n is None else str(n or "·")).rjust(digits)
        spans += [Span(" ")] if place else []
        spans.append(Span(told, "" if n else "quiet"))
    return spans
