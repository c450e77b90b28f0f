"""What was agreed beside what was learned about each other, as much of it as fits, from any item on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samenwerk_tui.core.day_yield import DayYield
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_blocks import call_line, due_lines
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import at_most, beside, between, shortened, shorts_of, wrapped

LEAST_ROWS = 3
"""A heading, a row of a list, and the row that tells how much follows."""
SEPARATOR = Span(" · ", "quiet")
_LEAST_FOR_COLUMNS = 56
"""Below this width what was agreed and what was learned stand under each other."""
_GAP = 4
_INDENT = 4
"""Cells of a short name and the blank behind it: what follows a first line stands under its text."""
_LEAST_OWNER = 8
"""Cells of a role that still say something, the ellipsis among them."""


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


class DayLists:
    """Two lists beside each other in so many cells, or one where those would be too narrow."""

    def __init__(self, t: Catalog, session: Session, day: DayYield, width: int) -> None:
        self.t = t
        self._session = session
        self._yield = day
        self._width = width
        self._lists = self._compose()

    def rows(self, *, air: bool) -> int:
        """How many rows everything takes, with the headings; with `air` there is a blank row between items."""
        return 1 + air + max(len(_rows(one.items, air=air)) for one in self._lists)

    def in_sight(self, room: int, top: int, *, air: bool) -> tuple[list[Line], int]:
        """The lists from item `top` on, in at most `room` rows, and the largest `top` that makes sense.

        The headings stay. What is out of sight is told at the end of a heading and in a row of its own below.
        """
        rows = room - 2 - air
        lists = [one._replace(items=list(_pieces(one.items, rows, one.width))) for one in self._lists]
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

    def _compose(self) -> list[_List]:
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
            return [_Item(quiet(self.t, self.t("outcome.nothing_agreed"), width))]
        about = shortened((Span(self.t("outcome.about_case"), "quiet"),), width)
        collaboration = [_Item(self._agreement(agreement, width)) for agreement in day.collaboration]
        return [*collaboration, *(_Item(self._agreement(agreement, width), about) for agreement in day.case)]

    def _agreement(self, agreement: Agreement, width: int) -> list[Line]:
        """Whose and what, and under it who with whom and when.

        That is one row, where a long role ends in an ellipsis, or two where nothing of the role would be left.
        """
        t, margin = self.t, Span(" " * _INDENT)
        if agreement.calls:
            return wrapped(call_line(t, self._session, agreement), width, t.language)
        owner: Line = (Span(agreement.owner or t("agreements.nobody"), "quiet"),)
        partners = shorts_of(self._session, agreement.with_organisations)
        others: list[Line] = [(Span(f"{t('outcome.with')} ", "quiet"), *partners)] if partners else []
        others += [tuple(Span(span.text, "quiet") for span in due) for due in self._due(agreement)[:1]]
        details = [_joined([owner, *others])]
        if others and cells(details[0]) > width - _INDENT:
            room = width - _INDENT - cells(_joined([(), *others]))
            is_room = agreement.owner and room >= _LEAST_OWNER
            details = [_joined([shortened(owner, room), *others])] if is_room else [owner, _joined(others)]
        shorts = shorts_of(self._session, (agreement.organisation,) if agreement.organisation else ())
        what = after(t, shorts or (Span(" " * (_INDENT - 1)),), agreement.what, width)
        return [*what, *(shortened((margin, *row), width) for row in details)]

    def _due(self, agreement: Agreement) -> tuple[Line, ...]:
        return due_lines(self.t, self._session, agreement, self._session.updated.date())

    def _learned(self, width: int) -> list[_Item]:
        if not self._yield.learned:
            return [_Item(quiet(self.t, self.t("outcome.nothing_learned"), width))]
        return [
            _Item(after(self.t, shorts_of(self._session, line.organisations), line.text, width))
            for line in self._yield.learned
        ]


def after(t: Catalog, shorts: Line, text: str, width: int) -> list[Line]:
    """Text after short names, wrapped as one."""
    lead = cells(shorts) + 1 if shorts else 0
    if lead > width // 2:
        return [shortened(shorts, width), *((Span(line),) for line in wrap(text, width, t.language))]
    first, *others = wrap(text, width - lead, t.language)
    head = ((*shorts, Span(" "), Span(first)),) if shorts else ((Span(first),),)
    return [*head, *((Span(" " * lead + other),) for other in others)]


def quiet(t: Catalog, text: str, width: int) -> list[Line]:
    """Text that may wait, wrapped."""
    return [(Span(line, "quiet"),) for line in wrap(text, width, t.language)]


def _joined(parts: Sequence[Line]) -> Line:
    """The parts in one line, with a dot between."""
    line: list[Span] = []
    for number, part in enumerate(parts):
        line += [SEPARATOR] if number else []
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
