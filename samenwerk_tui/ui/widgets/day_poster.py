"""The picture that closes the day: what was agreed and learned, then the solution, then the question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from samenwerk_tui.core.day_yield import DayYield, day_yield
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_blocks import call_line, due_lines
from samenwerk_tui.ui.widgets.day_figures import MOST_FIGURES, draw_figures, figures
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.said import said, signed
from samenwerk_tui.ui.widgets.sheet import at_most, beside, between, shortened, shorts_of, wrapped

_LEAST_FOR_COLUMNS = 56
"""Below this width what was agreed and what was learned stand under each other."""
_ROOM_FOR_BUILDERS = 22
"""From this height on there is a row for who built on whom."""
_ROOM_FOR_AIR = 22
"""From this height on a row stays empty under the lists, whatever they tell."""
_ROOM_FOR_ANSWERS = 24
"""From this height on there is room for more than one answer to the closing question."""
_MOST_ANSWERS = 5
_MOST_CHOSEN = 3
_MOST_CHOSEN_ROWS = 2
_GAP = 4
_INDENT = 4
"""Cells of a short name and the blank behind it: what follows a first line stands under its text."""
_LEAST_LISTS = 3
"""A heading, a row of a list, and the row that tells how much follows."""
_SEPARATOR = Span(" · ", "quiet")


class _Item(NamedTuple):
    """Something in a list that is shown whole, or with an ellipsis."""

    lines: list[Line]
    group: Line = ()
    """What stands above the first of its kind; nothing for the kind that the list's own heading is about."""
    goes_on: bool = False
    """Whether it is the rest of the one before, which was too long for the room there is."""


class _List(NamedTuple):
    """Items under a heading, in a width in cells."""

    heading: str
    items: list[_Item]
    width: int


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture at a size."""

    lines: tuple[Line, ...]
    furthest: int
    """The largest `top` that makes sense, in items; 0 where everything is in sight."""
    figure_pages: int
    """How many times `MOST_FIGURES` figures there are."""


class PosterMaker:
    """Composes the picture for a width and height in cells, both 1 or more."""

    def __init__(self, t: Catalog, session: Session, phase: str, width: int, height: int) -> None:
        self.t = t
        self._session = session
        self._phase = phase
        self._width = width
        self._height = height
        self._yield: DayYield = day_yield(session)

    def make(self, top: int, figure_page: int) -> Poster:
        """The picture with the lists from their item `top` on, from 0, at most to their end.

        After the last page of figures comes the first again.
        """
        t, telling = self.t, figures(self.t, self._yield)
        pages = max(1, -(-len(telling) // MOST_FIGURES))
        first = figure_page % pages * MOST_FIGURES
        drawn = draw_figures(t, telling[first : first + MOST_FIGURES], self._width, self._height)
        above = [*drawn, *self._builders()]
        below = self._below(_MOST_CHOSEN_ROWS)
        if self._height - len(above) - len(below) < _LEAST_LISTS:
            # The solution never takes the place of the collaboration.
            below = self._below(1)
        room = self._height - len(above) - len(below)
        if room < _LEAST_LISTS:
            # Too small for a picture: the question alone, from the bottom up.
            return Poster(tuple(below[-self._height :]), 0, pages)
        lists = self._lists()
        air = all(len(_rows(one.items, air=True)) + _LEAST_LISTS <= room for one in lists)
        body, furthest = self._in_sight(lists, room, top, air=air)
        blank: list[Line] = [()] * (room - len(body))
        return Poster((*above, *body, *blank[:2], *below), furthest, pages)

    # Who built on whom

    def _builders(self) -> list[Line]:
        """Who built on whom, every pair once."""
        pairs = tuple(dict.fromkeys(self._yield.built_on))
        if not pairs or self._height < _ROOM_FOR_BUILDERS:
            return []
        line: list[Span] = [Span(f"{self.t('outcome.builders')} ", "quiet")]
        for number, pair in enumerate(pairs):
            line += [_SEPARATOR] if number else []
            line += shorts_of(self._session, pair.by)
            line.append(Span(f" {self.t('outcome.on')} ", "quiet"))
            line += shorts_of(self._session, pair.on)
        return [shortened(tuple(line), self._width), ()]

    # What was agreed, and what was learned

    def _lists(self) -> list[_List]:
        """Two lists beside each other, or one where those would be too narrow."""
        agreed, learned = self.t("outcome.agreed"), self.t("outcome.about_each_other")
        if self._width < _LEAST_FOR_COLUMNS:
            group = shortened((Span(learned, "strong"),), self._width)
            rest = [item._replace(group=group) for item in self._learned(self._width)]
            return [_List(agreed, [*self._agreed(self._width), *rest], self._width)]
        left = (self._width - _GAP) // 2
        right = self._width - _GAP - left
        return [_List(agreed, self._agreed(left), left), _List(learned, self._learned(right), right)]

    def _agreed(self, width: int) -> list[_Item]:
        day = self._yield
        if not (day.collaboration or day.case):
            return [_Item(self._quiet(self.t("outcome.nothing_agreed"), width))]
        about = shortened((Span(self.t("outcome.about_case"), "quiet"),), width)
        collaboration = [_Item(self._agreement(agreement, width)) for agreement in day.collaboration]
        return [*collaboration, *(_Item(self._agreement(agreement, width), about) for agreement in day.case)]

    def _agreement(self, agreement: Agreement, width: int) -> list[Line]:
        """Whose and what, and under it in one row who with whom and when; the role goes where not all that fits.

        That nobody has taken it on yet always stays visible.
        """
        t, margin = self.t, Span(" " * _INDENT)
        if agreement.calls:
            return wrapped(call_line(t, self._session, agreement), width, t.language)
        nobody = Span(t("agreements.nobody"), "quiet")
        owner: list[Line] = [(Span(agreement.owner, "quiet") if agreement.owner else nobody,)]
        partners = shorts_of(self._session, agreement.with_organisations)
        others: list[Line] = [(Span(f"{t('outcome.with')} ", "quiet"), *partners)] if partners else []
        others += [tuple(Span(span.text, "quiet") for span in due) for due in self._due(agreement)[:1]]
        details = _joined([*owner, *others])
        if agreement.owner and others and cells(details) > width - _INDENT:
            details = _joined(others)
        shorts = shorts_of(self._session, (agreement.organisation,) if agreement.organisation else ())
        what = self._after(shorts or (Span(" " * (_INDENT - 1)),), agreement.what, width)
        return [*what, shortened((margin, *details), width)]

    def _due(self, agreement: Agreement) -> tuple[Line, ...]:
        return due_lines(self.t, self._session, agreement, self._session.updated.date())

    def _learned(self, width: int) -> list[_Item]:
        if not self._yield.learned:
            return [_Item(self._quiet(self.t("outcome.nothing_learned"), width))]
        return [
            _Item(self._after(shorts_of(self._session, line.organisations), line.text, width))
            for line in self._yield.learned
        ]

    def _after(self, shorts: Line, text: str, width: int) -> list[Line]:
        """Text after short names, wrapped as one."""
        lead = cells(shorts) + 1 if shorts else 0
        if lead > width // 2:
            return [shortened(shorts, width), *((Span(line),) for line in wrap(text, width, self.t.language))]
        first, *others = wrap(text, width - lead, self.t.language)
        head = ((*shorts, Span(" "), Span(first)),) if shorts else ((Span(first),),)
        return [*head, *((Span(" " * lead + other),) for other in others)]

    def _quiet(self, text: str, width: int) -> list[Line]:
        return [(Span(line, "quiet"),) for line in wrap(text, width, self.t.language)]

    def _in_sight(self, lists: Sequence[_List], room: int, top: int, *, air: bool) -> tuple[list[Line], int]:
        """The lists from item `top` on, in at most `room` rows, and the largest `top` that makes sense.

        The headings stay. What is out of sight is told at the end of a heading and in a row of its own below.
        """
        rows = room - 2 - air
        lists = [one._replace(items=list(_pieces(one.items, rows, one.width))) for one in lists]
        furthest = [_furthest(one.items, rows, air=air) for one in lists]
        shown: list[tuple[list[Line], int]] = []
        marks: list[tuple[list[Line], int]] = []
        for (heading, items, width), last in zip(lists, furthest, strict=True):
            first = min(top, last)
            lines, seen = _from(items[first:], rows, width, air=air)
            above = (Span(more_above(self.t, _count(items[:first])), "quiet"),)
            head: Line = (Span(heading, "strong"),)
            head = between(head, above, width) if first else shortened(head, width)
            shown.append(([head, *([()] if air else []), *lines], width))
            below = more_below(self.t, _count(items[first + seen :]))
            marks.append(([(Span(below, "quiet"),)], width))
        return [*beside(shown, _GAP), *beside(marks, _GAP)], max(furthest)

    # The solution and the question

    def _below(self, most: int) -> list[Line]:
        return [*([()] if self._height >= _ROOM_FOR_AIR else []), *self._closing(most)]

    def _closing(self, most: int) -> list[Line]:
        """By-catch, in at most so many rows an idea, closing question, and the newest answers to it."""
        t, width = self.t, self._width
        lines: list[Line] = []
        chosen = self._yield.chosen
        if chosen:
            lines.append(shortened((Span(t("outcome.by_catch"), "quiet"),), width))
        else:
            lines += self._quiet(t("outcome.nothing_chosen"), width)
        for idea in chosen[:_MOST_CHOSEN]:
            shorts = shorts_of(self._session, idea.organisations)
            text = t("outcome.carried", text=idea.text) if idea.carried else idea.text
            lines += at_most(self._after(shorts, text, width), most, width)
        if len(chosen) > _MOST_CHOSEN:
            lines.append((Span(t("outcome.tied", n=len(chosen) - _MOST_CHOSEN), "quiet"),))
        question = self._session.get_phase(self._phase).prompt or t("outcome.question")
        answers = said(self._session, self._phase)
        shown = answers[-(_MOST_ANSWERS if self._height >= _ROOM_FOR_ANSWERS else 1) :]
        asked: list[Line] = [(Span(line, "strong"),) for line in wrap(question, width, t.language)]
        if len(answers) > len(shown):
            count = (Span(t("outcome.answers", n=len(answers)), "quiet"),)
            asked[-1] = between(asked[-1], count, width)
        return [*lines, (), *asked, *(shortened(signed(self._session, line), width) for line in shown)]


def _joined(parts: Sequence[Line]) -> Line:
    """The parts in one line, with a dot between."""
    line: list[Span] = []
    for part in parts:
        line += [_SEPARATOR] if line else []
        line += part
    return tuple(line)


def _count(items: Sequence[_Item]) -> int:
    return sum(not item.goes_on for item in items)


def _pieces(items: Sequence[_Item], rows: int, width: int) -> Iterator[_Item]:
    """The items, those that are longer than all the room there is in pieces that fit."""
    for item in items:
        most = max(1, rows - bool(item.group))
        for at in range(0, len(item.lines), most):
            rest = item.lines[at:]
            yield item._replace(lines=at_most(rest, most, width), goes_on=at > 0)


def _rows(items: Sequence[_Item], *, air: bool) -> list[Line]:
    """All of the items, each kind under what it is about."""
    rows: list[Line] = []
    group: Line = ()
    for item in items:
        rows += _above(item, group, is_first=not rows, air=air)
        rows += item.lines
        group = item.group
    return rows


def _above(item: _Item, group: Line, *, is_first: bool, air: bool) -> list[Line]:
    """What stands above an item after one of that kind."""
    begins = item.group != group
    gap: list[Line] = [()] if not is_first and (air or begins) else []
    return [*gap, item.group] if begins and item.group else gap


def _furthest(items: Sequence[_Item], rows: int, *, air: bool) -> int:
    """The first item from which on all the others are in sight."""
    return next(
        (first for first in range(len(items)) if len(_rows(items[first:], air=air)) <= rows),
        max(0, len(items) - 1),
    )


def _from(items: Sequence[_Item], rows: int, width: int, *, air: bool) -> tuple[list[Line], int]:
    """As many of the items as fit in so many rows, the last one perhaps with an ellipsis; and how many that are."""
    lines: list[Line] = []
    group: Line = ()
    for number, item in enumerate(items):
        above = _above(item, group, is_first=not lines, air=air)
        left = rows - len(lines) - len(above)
        if left < 1:
            return lines, number
        lines += [*above, *at_most(item.lines, left, width)]
        group = item.group
    return lines, len(items)
