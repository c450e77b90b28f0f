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
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, beside, padded, shortened

_BEFORE, _NOW = "▒", "█"
"""What the bars of the start and of now are made of: told apart by shape, not by colour."""
_GAP = 2
_MOST_BAR = 40
_BESIDE = 104
"""From this width the organisations stand beside the room, below this under it."""
_ROOM_BESIDE = 3, 5
"""The part of the width that the room gets then."""
_AIRY = 22
"""With fewer rows than this there are no blank ones."""
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
    """The room in five bars, what became different in words, and the organisations."""
    broad = width >= _BESIDE and bool(spread.organisations or spread.small)
    air = [NO_ROW] if height >= _AIRY else []
    mine = width * _ROOM_BESIDE[0] // _ROOM_BESIDE[1] if broad else width
    bars = _bars(t, spread.sides, mine, doubled=height >= 2 * _AIRY)
    organisations = _organisations(t, spread, width - mine - 2 * _GAP if broad else width, under=not broad)
    words: list[Line] = [
        (Span(row, word.style),) for word in spread.words for row in wrap(word.text, max(1, width), t.language)
    ]
    taken = 1 + 2 * len(air)
    parts: list[list[Line]]
    if broad:
        middle = beside(((bars, mine), (organisations, width - mine - 2 * _GAP)), 2 * _GAP)
        parts = [middle, words]
    else:
        parts = [bars, words, organisations]
    parts = [part for part in parts if part]
    taken += sum(map(len, parts)) + len(air) * len(parts)
    if taken + 1 > height and not broad and organisations:
        # The room and the words come first: of the organisations as many as there are rows for.
        organisations = organisations[: max(0, height - 2 - len(bars) - len(words))]
        parts = [part for part in (bars, words, organisations) if part]
        taken = 1 + sum(map(len, parts))
        air = []
    room = max(1, min(_MOST_TEXT, height - taken))
    rows = [Row(heading_line(spread.heading, width)), *air]
    rows += [Row((Span(row, "strong"),)) for row in big_rows(spread.text, width, room, t.language)]
    for part in parts:
        rows += [*air, *map(Row, part)]
    return rows[:height]


def _bars(t: Catalog, sides: Sequence[Side], width: int, *, doubled: bool) -> list[Line]:
    """A row for each answer, the ends named: per side a bar as long as people gave it, and how many that were.

    Doubled: bars of two rows, for a tall screen.
    """
    if not sides:
        return []
    names = [f"1 {t('pulse.low')}", "2", "3", "4", f"5 {t('pulse.high')}"]
    label = max(map(len, names))
    most = max(1, *(n for side in sides for n in side.counts))
    number = len(str(most))
    each = (width - label - _GAP) // len(sides) - _GAP
    bar = min(_MOST_BAR, each - number - 1)
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
            ink = _NOW if place == len(sides) - 1 else _BEFORE
            people = side.counts[answer]
            length = -(-people * bar // most)
            told = str(people) if people else "·"
            blank = each - length - len(told) - bool(length)
            spans += [
                Span(" " * _GAP + ink * length + " " * bool(length)),
                Span(told, "strong" if people else "quiet"),
                Span(" " * blank),
            ]
            thick.append(Span(" " * _GAP + (ink * length).ljust(each)))
        lines.append(tuple(spans))
        if doubled:
            lines += [tuple(thick), ()]
    return lines[:-1] if doubled else lines


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
        columns = max(1, (width + 2 * _GAP) // (each + 2 * _GAP)) if under else 1
        tall = -(-len(shown) // columns)
        blocks = [([table[0], *table[1:][at : at + tall]], each) for at in range(0, len(shown), tall)]
        rows += [shortened(line, width) for line in beside(blocks, 2 * _GAP)]
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
