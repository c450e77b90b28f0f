"""Things to choose from, in sections: with as much air as fits, and the chosen one always in sight."""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, between, padded, shortened, wrapped

_MARK = "› "
_MARGIN = " " * len(_MARK)
_GAP = 2
"""Cells between the columns where everything about a choice stands on one row."""
_MOST_NOTE_ROWS = 2


class Choice(NamedTuple):
    """One thing to choose: its title, what stands at the end of that row, and what is told under it."""

    id: str
    title: str
    aside: str = ""
    told: str = ""
    faint: bool = False
    """Whether it may be passed over: it is done, or cannot be had."""


class Section(NamedTuple):
    """Choices of one kind."""

    heading: str
    choices: tuple[Choice, ...]
    notes: tuple[str, ...] = ()
    """Quiet lines under the choices."""


def choice_rows(t: Catalog, sections: Sequence[Section], chosen: str, width: int, height: int) -> list[Row]:
    """The sections for a sheet of this size: two rows a choice and air between, two rows, or one row.

    Where even single rows do not all fit, each section shows a part of itself and says which; the part with `chosen`,
    the id of a choice, in its own section.
    """
    sections = [section for section in sections if section.choices or section.notes]
    for air in (True, False):
        rows = _joined([_open(t, section, chosen, width, air=air) for section in sections])
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
    return Row(between((Span(f"{_MARGIN}{section.heading}", "quiet"),), (Span(f"{part} ", "quiet"),), width))


def _notes(t: Catalog, section: Section, width: int) -> list[Row]:
    room = width - len(_MARGIN) - 1
    lines = (at_most(wrapped((Span(note, "quiet"),), room, t.language), _MOST_NOTE_ROWS, room) for note in section.notes)
    return [Row((Span(_MARGIN), *line)) for note in lines for line in note]


def _lead(choice: Choice, chosen: str) -> Line:
    """The mark of the chosen one, and the title."""
    here = choice.id == chosen
    style = "strong" if here else "quiet" if choice.faint else ""
    return Span(_MARK if here else _MARGIN, style), Span(choice.title, style)


def _open(t: Catalog, section: Section, chosen: str, width: int, *, air: bool) -> list[Row]:
    """Title and date on one row, the rest under it."""
    rows = [_heading(section, width), *([NO_ROW] if air else [])]
    for choice in section.choices:
        here = choice.id == chosen
        aside = (Span(f"{choice.aside} ", "quiet"),) if choice.aside else ()
        rows.append(Row(between(_lead(choice, chosen), aside, width), choice.id, here))
        if choice.told:
            told = shortened((Span(f"{_MARGIN}{choice.told}", "quiet"),), width - 1)
            rows.append(Row(told, choice.id, here))
        rows += [NO_ROW] if air else []
    rows += _notes(t, section, width)
    return rows[:-1] if rows[-1] == NO_ROW else rows


def _tight(t: Catalog, sections: Sequence[Section], chosen: str, width: int, height: int) -> list[Row]:
    notes = [_notes(t, section, width) for section in sections]
    room = height - 2 * len(sections) + 1 - sum(map(len, notes))
    if room < len(sections):
        # No room for headings: only the section that is being chosen from.
        section = next((s for s in sections if any(c.id == chosen for c in s.choices)), sections[0])
        rows, _ = _window(section, chosen, width, height)
        return rows
    blocks = []
    shares = _shares([len(section.choices) for section in sections], room)
    for section, share, noted in zip(sections, shares, notes, strict=True):
        rows, first = _window(section, chosen, width, share)
        there, last = len(section.choices), first + len(rows)
        part = t("home.part", first=first + 1, last=last, n=there) if len(rows) < there else ""
        blocks.append([_heading(section, width, part), *rows, *noted])
    return _joined(blocks)


def _shares(needs: Sequence[int], room: int) -> list[int]:
    """How many rows everybody gets: all they need, or an equal part of what the modest ones leave."""
    shares = [0] * len(needs)
    modest_first = sorted(range(len(needs)), key=needs.__getitem__)
    for served, index in enumerate(modest_first):
        shares[index] = min(needs[index], room // (len(needs) - served))
        room -= shares[index]
    return shares


def _window(section: Section, chosen: str, width: int, height: int) -> tuple[list[Row], int]:
    """As many choices as fit, on one row each, around the chosen one; and the index of the first."""
    choices = section.choices
    at = next((index for index, choice in enumerate(choices) if choice.id == chosen), 0)
    first = max(0, min(at - height // 2, len(choices) - height))
    asides = max((cells((Span(choice.aside),)) for choice in choices), default=0)
    titles = max((cells((Span(choice.title),)) for choice in choices), default=0)
    room = width - len(_MARGIN) - asides - 1
    titles = max(1, min(titles, room // 2))
    rows = []
    for choice in choices[first : first + max(0, height)]:
        title = padded(_lead(choice, chosen), len(_MARGIN) + titles)
        told = padded((Span(choice.told, "quiet"),), room - titles - 2 * _GAP)
        gap = Span(" " * _GAP)
        aside = (Span(f"{choice.aside} ", "quiet"),)
        line = between((*title, gap, *told), aside, width)
        rows.append(Row(line, choice.id, choice.id == chosen))
    return rows, first
