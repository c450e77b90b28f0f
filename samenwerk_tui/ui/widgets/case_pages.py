"""A case in pages that fit: the story, the voices, how every organisation looks at it, and at last the question."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samenwerk_tui.core.material import Case, CaseOrganisation, Viewpoint
from samenwerk_tui.core.model import Organisation, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import beside, colour_of

LONGEST_LINE = 72
"""Characters that still read comfortably."""
_SHORTEST_LINE = 60
"""Where two columns of this width fit, a page is a spread of two."""
_GUTTER = 6
"""Cells between the columns of a spread."""

_Block = list[Line]
"""Lines that stay together where a page can hold them: a paragraph, a voice, a viewpoint."""


class CasePage(NamedTuple):
    """One page."""

    start: tuple[int, int]
    """Number of the block it begins with, and the line of that block: what to look for after a change of size."""
    lines: tuple[Line, ...]


class _Column(NamedTuple):
    start: tuple[int, int]
    lines: list[Line]


def case_pages(t: Catalog, session: Session, width: int, height: int) -> tuple[CasePage, ...]:
    """The pages for this many cells, both 1 or more; the last one is the question's."""
    spread = 2 if width >= 2 * _SHORTEST_LINE + _GUTTER else 1
    measure = min(LONGEST_LINE, (width - _GUTTER) // 2 if spread == 2 else width)
    case = session.case
    columns: list[_Column] = []
    first = 0
    for section in (_story(t, case, measure), _voices(t, case, measure), _viewpoints(t, session, measure)):
        columns += _flow(section, height, first)
        first += len(section)
    pages = []
    for index in range(0, len(columns), spread):
        on_page = columns[index : index + spread]
        lines = beside([(column.lines, measure) for column in on_page], _GUTTER)
        pages.append(CasePage(on_page[0].start, tuple(lines)))
    question = _flow([_question(t, case, measure, height)], height, first)
    return (*pages, *(CasePage(column.start, tuple(column.lines)) for column in question))


def page_at(pages: Sequence[CasePage], start: tuple[int, int]) -> int:
    """Index of the page that holds what began at `start`."""
    return max((index for index, page in enumerate(pages) if page.start <= start), default=0)


def _flow(blocks: Sequence[_Block], height: int, first: int) -> Iterator[_Column]:
    """The blocks in columns of `height` lines, with a blank line between two; a block is split only where it is
    longer than a column. `first` is the number of the first block.
    """
    column: _Column | None = None
    for number, block in enumerate(blocks, first):
        if column is not None and len(column.lines) + 1 + len(block) <= height:
            column.lines.extend([(), *block])
            continue
        if column is not None:
            yield column
        *full, last = range(0, max(1, len(block)), height)
        for at in full:
            yield _Column((number, at), block[at : at + height])
        column = _Column((number, last), block[last:])
    if column is not None:
        yield column


def _plain(text: str, width: int, t: Catalog) -> list[Line]:
    return [(Span(line),) for line in wrap(" ".join(text.split()), max(1, width), t.language)]


def _strong(text: str, width: int, t: Catalog) -> list[Line]:
    return [(Span(line, "strong"),) for line in wrap(" ".join(text.split()), max(1, width), t.language)]


def _story(t: Catalog, case: Case, width: int) -> list[_Block]:
    """The paragraphs, the first one under the title."""
    paragraphs = [_plain(paragraph, width, t) for paragraph in case.story]
    title = [*_strong(case.title, width, t), ()]
    return [[*title, *paragraphs[0]], *paragraphs[1:]] if paragraphs else [title]


def _voices(t: Catalog, case: Case, width: int) -> list[_Block]:
    """What people in the case say, and who, under a heading."""
    voices: list[_Block] = []
    for voice in case.voices:
        who = wrap(t("case.who", who=voice.who), width, t.language)
        voices.append(
            [*_plain(t("case.quote", text=voice.says), width, t), *((Span(line, "quiet"),) for line in who)]
        )
    if voices:
        voices[0] = [*_strong(t("case.voices"), width, t), (), *voices[0]]
    return voices


def _viewpoints(t: Catalog, session: Session, width: int) -> list[_Block]:
    """What every organisation of the case sees, wants and may; in its colour when it is in the room."""
    blocks = []
    for organisation in session.case.organisations:
        if organisation.viewpoint is not None:
            head = _head(session, organisation)
            blocks.append([head, *_viewpoint(t, organisation.viewpoint, width)])
    return blocks


def _head(session: Session, organisation: CaseOrganisation) -> Line:
    here = _in_the_room(session, organisation)
    if here is None:
        return (Span(organisation.name, "strong"),)
    return (Span(here.short, colour_of(session, here.id)), Span(" "), Span(here.name, "strong"))


def _in_the_room(session: Session, organisation: CaseOrganisation) -> Organisation | None:
    """The organisation of the session, by its name or, where that was changed, its short name."""
    for here in session.organisations:
        if here.name.casefold() == organisation.name.casefold():
            return here
    return next((here for here in session.organisations if here.short == organisation.short), None)


def _viewpoint(t: Catalog, viewpoint: Viewpoint, width: int) -> list[Line]:
    told = (
        (t("case.sees"), viewpoint.sees),
        (t("case.wants"), viewpoint.wants),
        (t("case.may"), viewpoint.may),
    )
    margin = max(len(label) for label, _ in told) + 2
    lines: list[Line] = []
    for label, text in told:
        label = label.ljust(margin)
        for line in _plain(text, width - margin, t):
            lines.append((Span(label, "quiet"), *line))
            label = " " * margin
    return lines


def _question(t: Catalog, case: Case, width: int, height: int) -> _Block:
    """Tension and question, with air above them."""
    lines = [*_plain(case.tension, width, t), (), *_strong(case.question, width, t)]
    return [()] * max(0, (height - len(lines)) // 4) + lines
