"""A case in pages that fit: the story, the voices, how every organisation looks at it, and at last the question."""

import re
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

_LEAST_PART = 2
"""Lines of a paragraph on either side of the end of a page: one alone reads as a mistake."""
_SENTENCE_ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”’\"'])) (?=[A-ZÀ-Þ‘’“\"'\d])")
"""Blanks between sentences: where a paragraph may be cut."""

Start = tuple[int, int, int]
"""What a page begins with: number of the block, sentence in it, and line of that sentence; each from 0."""


class CasePage(NamedTuple):
    """One page."""

    start: Start
    """What to look for after a change of size."""
    lines: tuple[Line, ...]


class _Column(NamedTuple):
    start: Start
    lines: list[Line]


class _Block(NamedTuple):
    """What stays together where it fits and may be cut: lines, and a paragraph under them."""

    lines: list[Line]
    sentences: tuple[str, ...] = ()

    def part(self, t: Catalog, width: int, first: int, last: int) -> list[Line]:
        """The sentences from `first` to before `last`; before the first one the lines."""
        text = " ".join(self.sentences[first:last])
        return [*(self.lines if first == 0 else []), *(_plain(text, width, t) if text else [])]

    def least(self, first: int) -> int:
        """Lines that a part has at least, from a sentence on, to be worth standing alone."""
        return _LEAST_PART + (len(self.lines) if first == 0 else 0)


def case_pages(t: Catalog, session: Session, width: int, height: int) -> tuple[CasePage, ...]:
    """The pages for this many cells, both 1 or more; the last one is the question's."""
    spread = 2 if width >= 2 * _SHORTEST_LINE + _GUTTER else 1
    measure = min(LONGEST_LINE, (width - _GUTTER) // 2 if spread == 2 else width)
    case = session.case
    blocks = [*_story(t, case, measure), *_voices(t, case, measure), *_viewpoints(t, session, measure)]
    columns = list(_flow(t, blocks, measure, height, 0))
    pages = []
    for index in range(0, len(columns), spread):
        on_page = columns[index : index + spread]
        lines = beside([(column.lines, measure) for column in on_page], _GUTTER)
        pages.append(CasePage(on_page[0].start, tuple(lines)))
    question = _flow(t, [_question(t, case, measure, height)], measure, height, len(blocks))
    return (*pages, *(CasePage(column.start, tuple(column.lines)) for column in question))


def page_at(pages: Sequence[CasePage], start: Start) -> int:
    """Index of the page that holds what began at `start`."""
    return max((index for index, page in enumerate(pages) if page.start <= start), default=0)


def _flow(t: Catalog, blocks: Sequence[_Block], width: int, height: int, number: int) -> Iterator[_Column]:
    """The blocks in columns of `height` lines, with a blank line between two. A paragraph that does not fit below
    what is there already is cut between two sentences. `number` is that of the first block.
    """
    column = _Column((number, 0, 0), [])
    for at, block in enumerate(blocks, number):
        first = 0
        while first < max(1, len(block.sentences)):
            gap: list[Line] = [()] if column.lines else []
            room = height - len(column.lines) - len(gap)
            last = _fitting(t, block, width, first, room)
            if last > first:
                column.lines.extend([*gap, *block.part(t, width, first, last)])
                first = last
                if last < len(block.sentences):
                    yield column
                    column = _Column((at, last, 0), [])
            elif column.lines:
                yield column
                column = _Column((at, first, 0), [])
            else:
                # Not even a sentence fits on a page: the rest is cut between any two lines.
                lines = block.part(t, width, first, len(block.sentences))
                for line in range(0, len(lines), height):
                    if line:
                        yield column
                    column = _Column((at, first, line), lines[line : line + height])
                break
    if column.lines:
        yield column


def _fitting(t: Catalog, block: _Block, width: int, first: int, room: int) -> int:
    """The sentence before which a block is cut, so that what stands before it fits in so many lines; `first` where
    nothing fits. A block without sentences counts as one.
    """
    end = max(1, len(block.sentences))
    if len(block.part(t, width, first, end)) <= room:
        return end
    for last in range(end - 1, first, -1):
        before = len(block.part(t, width, first, last))
        after = len(block.part(t, width, last, end))
        if block.least(first) <= before <= room and after >= _LEAST_PART:
            return last
    return first


def _plain(text: str, width: int, t: Catalog) -> list[Line]:
    return [(Span(line),) for line in wrap(" ".join(text.split()), max(1, width), t.language)]


def _strong(text: str, width: int, t: Catalog) -> list[Line]:
    return [(Span(line, "strong"),) for line in wrap(" ".join(text.split()), max(1, width), t.language)]


def _story(t: Catalog, case: Case, width: int) -> list[_Block]:
    """The paragraphs, the first one under the title."""
    title: list[Line] = [*_strong(case.title, width, t), ()]
    paragraphs = [_Block([], _sentences(paragraph)) for paragraph in case.story]
    return [_Block(title, paragraphs[0].sentences), *paragraphs[1:]] if paragraphs else [_Block(title)]


def _sentences(paragraph: str) -> tuple[str, ...]:
    return tuple(filter(None, _SENTENCE_ENDS.split(" ".join(paragraph.split()))))


def _voices(t: Catalog, case: Case, width: int) -> list[_Block]:
    """What people in the case say, and who, under a heading."""
    voices: list[_Block] = []
    for voice in case.voices:
        who = wrap(t("case.who", who=voice.who), width, t.language)
        voices.append(
            _Block([*_plain(t("case.quote", text=voice.says), width, t), *((Span(line, "quiet"),) for line in who)])
        )
    if voices:
        voices[0] = _Block([*_strong(t("case.voices"), width, t), (), *voices[0].lines])
    return voices


def _viewpoints(t: Catalog, session: Session, width: int) -> list[_Block]:
    """What every organisation of the case sees, wants and may; in its colour when it is in the room."""
    blocks = []
    for organisation in session.case.organisations:
        if organisation.viewpoint is not None:
            head = _head(session, organisation)
            blocks.append(_Block([head, *_viewpoint(t, organisation.viewpoint, width)]))
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
    lines: list[Line] = [*_plain(case.tension, width, t), (), *_strong(case.question, width, t)]
    return _Block([()] * max(0, (height - len(lines)) // 4) + lines)
