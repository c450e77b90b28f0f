"""Things to choose from, in sections: with as much air as fits, and the chosen one always in sight."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, between, padded, shortened, wrapped

_MARK = "› "
_MARGIN = " " * len(_MARK)
_GAP = 2
"""Cells between the columns where everything about a choice stands on one row."""
_MOST_NOTE_ROWS = 2
DOT = " · "
"""Between the parts of what is told about a choice."""


class Choice(NamedTuple):
    """One thing to choose: its title, what stands at the end of that row, and what is told under it."""

    id: str
    title: str
    aside: str = ""
    told: str = ""
    brief: str = ""
    """What is told where `told` is too long for its row: as many of its parts (`DOT` between) as fit, at least one.

    Empty: as much of `told` as fits.
    """
    faint: bool = False
    """Whether it may be passed over: it is done, or cannot be had."""


class Section(NamedTuple):
    """Choices of one kind."""

    heading: str
    choices: tuple[Choice, ...]
    notes: tuple[str, ...] = ()
    """Quiet lines under the choices."""


def choice_rows(t: Catalog, sections: Sequence[Section], chosen: str, width: int, height: int) -> list[Row]:
    """The sections for a sheet of this size: two rows a choice and air between, two rows, or one row; the air under
    a heading goes first.

    Where even single rows do not all fit, each section shows a part of itself and says which; the part with `chosen`,
    the id of a choice, in its own section.
    """
    sections = [section for section in sections if section.choices or section.notes]
    for under_heading, air in ((True, True), (False, True), (False, False)):
        rows = _joined([_open(t, section, chosen, width, air, under_heading=under_heading) for section in sections])
        if len(rows) <= height:
            return rows
    return _tight(t, sections, chosen, width, height)


def _joined(blocks: Sequence[Sequence[Row]]) -> list[Row]:
    """The blocks with an empty row between them."""
    rows: list[Row] = []
    for block in blocks:
        rows += [NO_ROW, *block] if rows else block
    return rows


def _heading(section: Section, width: int, part: str = "") -> Row:
    return Row(between((Span(f"{_MARGIN}{section.heading}", "strong"),), (Span(f"{part} ", "quiet"),), width))


def _notes(t: Catalog, section: Section, width: int) -> list[Row]:
    room = width - len(_MARGIN) - 1
    lines = [wrapped((Span(note, "quiet"),), room, t.language) for note in section.notes]
    return [Row((Span(_MARGIN), *line)) for note in lines for line in at_most(note, _MOST_NOTE_ROWS, room)]


def _lead(choice: Choice, chosen: str) -> Line:
    """The mark of the chosen one, and the title."""
    here = choice.id == chosen
    style = "strong" if here else "quiet" if choice.faint else ""
    return Span(_MARK if here else _MARGIN, style), Span(choice.title, style)


def _open(t: Catalog, section: Section, chosen: str, width: int, air: bool, *, under_heading: bool) -> list[Row]:
    """Every choice on two rows."""
    rows = [_heading(section, width), *([NO_ROW] if under_heading else [])]
    for choice in section.choices:
        rows += [*_two_rows(choice, chosen, width), *([NO_ROW] if air else [])]
    rows += _notes(t, section, width)
    return rows[:-1] if rows[-1] == NO_ROW else rows


def _two_rows(choice: Choice, chosen: str, width: int) -> list[Row]:
    """The title and what stands at its end, and the rest under it."""
    here = choice.id == chosen
    aside = (Span(f"{choice.aside} ", "quiet"),) if choice.aside else ()
    rows = [Row(between(_lead(choice, chosen), aside, width), choice.id, here)]
    if choice.told:
        rows.append(Row((Span(_MARGIN), *_told(choice, width - len(_MARGIN) - 1)), choice.id, here))
    return rows


def _told(choice: Choice, room: int) -> Line:
    """What is told about a choice in at most so many cells: briefly where all of it is too long."""
    told = choice.told
    if choice.brief and cell_len(told) > room:
        parts = choice.brief.split(DOT)
        while len(parts) > 1 and cell_len(DOT.join(parts)) > room:
            parts.pop()
        told = DOT.join(parts)
    return shortened((Span(told, "quiet"),), room)


def _tight(t: Catalog, sections: Sequence[Section], chosen: str, width: int, height: int) -> list[Row]:
    """The chosen one on two rows, every other on one."""
    notes = [_notes(t, section, width) for section in sections]
    room = height - 2 * len(sections) + 1 - sum(map(len, notes))
    if room < 2 * len(sections):
        # No room for headings: only the section that is being chosen from.
        section = next((s for s in sections if any(c.id == chosen for c in s.choices)), sections[0])
        return _window(section, chosen, width, height).rows
    blocks = []
    shares = _shares([len(section.choices) + 1 for section in sections], room)
    for section, share, noted in zip(sections, shares, notes, strict=True):
        window = _window(section, chosen, width, share)
        there = len(section.choices)
        is_whole = window.last - window.first == there
        part = "" if is_whole else t("home.part", first=window.first + 1, last=window.last, n=there)
        blocks.append([_heading(section, width, part), *window.rows, *noted])
    return _joined(blocks)


def _shares(needs: Sequence[int], room: int) -> list[int]:
    """How many rows everybody gets: all they need, or an equal part of what the modest ones leave."""
    shares = [0] * len(needs)
    modest_first = sorted(range(len(needs)), key=needs.__getitem__)
    for served, index in enumerate(modest_first):
        shares[index] = min(needs[index], room // (len(needs) - served))
        room -= shares[index]
    return shares


class _Window(NamedTuple):
    """A part of a section."""

    rows: list[Row]
    first: int
    """Index of the first choice in it."""
    last: int
    """Index after the last choice in it."""


def _window(section: Section, chosen: str, width: int, height: int) -> _Window:
    """As many choices as fit in so many rows, around the chosen one."""
    choices = section.choices
    at = next((index for index, choice in enumerate(choices) if choice.id == chosen), -1)
    fit_in = max(1, height - 1 if at >= 0 and height > 1 else height)
    first = max(0, min(at - fit_in // 2, len(choices) - fit_in))
    shown = choices[first : first + fit_in]
    titles = max((cells((Span(choice.title),)) for choice in choices), default=0)
    asides = max((cells((Span(choice.aside),)) for choice in choices), default=0)
    titles = min(titles, (width - asides) // 2)
    rows: list[Row] = []
    for choice in shown:
        rows += _two_rows(choice, chosen, width) if choice.id == chosen else [_one_row(choice, titles, asides, width)]
    return _Window(rows[: max(1, height)], first, first + len(shown))


def _one_row(choice: Choice, titles: int, asides: int, width: int) -> Row:
    """A choice in columns: title and what stands at the end in so many cells, what is told between them."""
    title = padded(_lead(choice, ""), len(_MARGIN) + max(1, titles))
    told = _told(choice, width - cells(title) - asides - 2 * _GAP - 1)
    aside = (Span(f"{choice.aside} ", "quiet"),) if choice.aside else ()
    return Row(between((*title, Span(" " * _GAP), *told), aside, width), choice.id)
