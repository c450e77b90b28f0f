"""A statement of the pulse while it is answered: the statement large, and how many answers are in. Never which."""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, between, padded

_IN, _OPEN = "●", "○"
_GAP = 2
_LEAST_PLACE = 24
"""Cells for the name, some marks and "3 van 4"."""
_MOST_PLACE = 44
_MOST_COLUMNS = 3
_WANTED_TEXT = 9
"""Rows that the statement is given before the organisations stand below each other."""
_AIRY = 14
"""With fewer rows than this there are no blank ones."""


class Heading(NamedTuple):
    """What stands above a statement."""

    theme: str
    where: str
    """Which statement of how many, and how the answers are collected."""


class Place(NamedTuple):
    """Who answers: an organisation, or the room as a whole."""

    id: str
    """Empty for the room."""
    short: Span
    people: int
    answered: int | None
    """None: not counted yet."""


class Asking(NamedTuple):
    """A covered statement."""

    heading: Heading
    text: str
    places: tuple[Place, ...]
    here: str
    """Id of the place that answers are typed for."""
    notes: tuple[Span, ...]
    """What stands at the bottom, most important first."""


class Laid(NamedTuple):
    """Rows, and which place is where: (row, first cell, id)."""

    rows: list[Row]
    spots: tuple[tuple[int, int, str], ...]


def lay_out_asking(t: Catalog, asking: Asking, width: int, height: int) -> Laid:
    """The statement as large as fits above everybody who answers; the place that is typed for is always in sight.

    Notes that there is no room for are left out, the last ones first; then the heading and the scale.
    """
    head, scale = [Row(heading_line(asking.heading, width))], scale_rows(t, width)
    if height < len(head) + len(scale) + 2:
        head, scale = [], []
    air = [NO_ROW] if height >= _AIRY else []
    fixed = len(head) + len(scale) + 3 * len(air)
    columns = _columns(len(asking.places), width, height - fixed - 1)
    places, spots = _place_rows(t, asking, columns, width)
    first, last = _in_sight(asking, len(places), max(1, height - fixed - 1))
    places = places[first:last]
    notes = [*air, *(Row(line) for note in asking.notes for line in _lines(note, width, t))]
    notes = notes[: max(0, height - fixed - len(places) - 2)]
    room = height - fixed - len(places) - len(notes)
    text = [Row((Span(row, "strong"),)) for row in big_rows(asking.text, width, room, t.language)] if room > 0 else []
    # What is left over comes under the statement, so that the lower half stays where it is from one to the next.
    filler = [NO_ROW] * (room - len(text))
    above = [*head, *air, *text, *filler, *air, *scale, *air]
    shown = tuple((len(above) + row - first, left, place) for row, left, place in spots if first <= row < last)
    return Laid([*above, *places, *notes][:height], shown)


def _in_sight(asking: Asking, lines: int, room: int) -> tuple[int, int]:
    """The rows with places that fit in `room`, up to before the second: the one that is typed for among them."""
    here = next((at for at, place in enumerate(asking.places) if place.id == asking.here), 0) % max(1, lines)
    first = max(0, here + 1 - room)
    return first, min(lines, first + room)


def heading_line(heading: Heading, width: int) -> Line:
    """The theme, and at the end of the line which statement it is."""
    return between((Span(heading.theme, "strong"),), (Span(heading.where, "quiet"),), width)


def scale_rows(t: Catalog, width: int) -> list[Row]:
    """What 1 and 5 stand for: the ends far apart with 2, 3 and 4 between; below each other where that is too wide."""
    low, high = f"1 {t('pulse.low')}", f"5 {t('pulse.high')}"
    blank = width - len(low) - len(high)
    if blank < 1:
        return [Row((Span(row, "strong"),)) for end in (low, high) for row in wrap(end, max(1, width), t.language)]
    step, rest = divmod(blank - 3, 4)
    if step < 1:
        return [Row((Span(f"{low}{' ' * blank}{high}", "strong"),))]
    gaps = [" " * (step + (at < rest)) for at in range(4)]
    return [Row((Span(f"{low}{gaps[0]}2{gaps[1]}3{gaps[2]}4{gaps[3]}{high}", "strong"),))]


def _lines(note: Span, width: int, t: Catalog) -> list[Line]:
    return [(Span(row, note.style),) for row in wrap(note.text, max(1, width), t.language)] if note.text else []


def _columns(places: int, width: int, room: int) -> int:
    """Columns of organisations: one, and more where that leaves the statement too little."""
    most = max(1, min(_MOST_COLUMNS, (width + _GAP) // (_LEAST_PLACE + _GAP), places))
    return next((n for n in range(1, most) if room - -(-places // n) >= _WANTED_TEXT), most)


def _place_rows(t: Catalog, asking: Asking, columns: int, width: int) -> tuple[list[Row], list[tuple[int, int, str]]]:
    """The places in columns, the first ones below each other, and where each of them is."""
    lines = -(-len(asking.places) // columns)
    room = max(1, min(_MOST_PLACE, (width + _GAP) // columns - _GAP))
    rows: list[Row] = []
    spots: list[tuple[int, int, str]] = []
    for y in range(lines):
        spans: list[Span] = []
        for x, place in enumerate(asking.places[y::lines]):
            spots.append((y, x * (room + _GAP), place.id))
            line = padded(_place(t, place, place.id == asking.here, room), room)
            spans += [Span(" " * _GAP), *line] if x else line
        rows.append(Row(tuple(spans)))
    return rows, spots


def _place(t: Catalog, place: Place, here: bool, width: int) -> Line:
    """Name, a mark for every answer and how many there are of how many; without the marks where they do not fit."""
    name = place.short._replace(style=_filled(place.short.style)) if here else place.short
    answered = place.answered or 0
    told = t("pulse.of", n=answered, total=place.people)
    done = place.answered is not None and answered == place.people
    number = Span(told, "" if here or not done else "quiet")
    lead: Line = (Span("▸" if here else " "), name)
    marks = (Span(_IN * answered), Span(_OPEN * (place.people - answered), "quiet"))
    whole = (*lead, Span(" " * _GAP), *marks, Span(" " * _GAP), number)
    return whole if cells(whole) <= width else (*lead, Span(" " * _GAP), number)


def _filled(style: str) -> str:
    return f"on-{style}" if style.startswith("org-") else "on-strong"


def place_at(spots: Sequence[tuple[int, int, str]], x: int, y: int) -> str | None:
    """Id of the place at a cell; None where there is none."""
    found = [(left, place) for row, left, place in spots if row == y and left <= x]
    return max(found)[1] if found else None
