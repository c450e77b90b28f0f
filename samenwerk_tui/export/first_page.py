"""The first page of a report that is longer than one: it stands alone, and can go out the same evening.

A page is `PAGE_ROWS` rows of `PAGE_COLUMNS` characters. Nothing on it is cut: what does not fit is left out whole,
and the page says how much more there is behind it.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeVar, get_args

from samenwerk_tui.core.model import StanceAnswer
from samenwerk_tui.core.pulse import Direction
from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, quote, table
from samenwerk_tui.export.collaboration import call_words, role_words
from samenwerk_tui.export.lines import LineWriter, day_words
from samenwerk_tui.export.pulse_text import agree_words, difference_words
from samenwerk_tui.export.sections import (
    Agreed,
    Agreements,
    Goal,
    Joint,
    Learned,
    Opening,
    Pulse,
    PulseStatement,
    Report,
    Section,
    Solution,
    Stood,
)
from samenwerk_tui.export.solution import outcome_words
from samenwerk_tui.locale import Catalog

PAGE_ROWS = 50
PAGE_COLUMNS = 90
_MOST_QUOTED = 4
"""Rows for a text that was worded together; longer ones are told behind the page."""
_MOST_STOOD = 4
"""Rows for where everybody stands with the reasons; without them where those are longer."""
_MOST_STATEMENTS = 8
"""Rows for what was answered to the statements."""
_MOST_BUILT = 2
"""Rows for who built on whom."""
_MOST_SOLUTIONS = 2
_STANCES: tuple[StanceAnswer, ...] = ("yes", "yes_if", "no")
_PART_LEARNED = 0.35
"""Of the room for what was agreed and learned: what was learned gets as much as this, and what agreements leave."""
_Told = TypeVar("_Told", bound=Section)


def rows_of(text: str) -> float:
    """Rows of paper that Markdown takes: a blank line is half of one, the rule under the heads of a table none.

    Of a row of a table the texts count, without what is between them.
    """
    rows = 0.0
    for line in text.split("\n"):
        if line.startswith("| "):
            texts = "".join(cell.strip() for cell in line.split(" | ")).strip("| -:")
            rows += -(-len(texts) // PAGE_COLUMNS)
        else:
            rows += -(-len(line) // PAGE_COLUMNS) if line else 0.5
    return rows


def joined(blocks: Sequence[str]) -> str:
    """Blocks with a blank line between."""
    return "\n\n".join(blocks)


def first_page(told: Report, lines: LineWriter) -> list[str]:
    """The blocks of the page: what was agreed and learned gets the room that all the rest leaves.

    The rest is shortened where agreements about the collaboration would have to wait, and once more where texts are
    that long that nothing would fit.
    """
    blocks: list[str] = []
    for page in (_Page(lines), _Page(lines, in_words=True), _Page(lines, in_words=True, in_figures=True)):
        opening, rest = page.around(told)
        room = PAGE_ROWS - rows_of(joined([*opening, *rest])) - 2 * rows_of("")
        agreements, learned = _of(told, Agreements), _of(told, Learned)
        left = room - rows_of(joined(page.learned(learned, room * _PART_LEARNED)))
        agreed = page.agreements(agreements, left)
        blocks = [*opening, *agreed, *page.learned(learned, room - rows_of(joined(agreed))), *rest]
        together = page.agreements(agreements.model_copy(update={"case": ()}), inf)
        wanted = left if not page.in_words else inf
        if rows_of(joined(blocks)) <= PAGE_ROWS and rows_of(joined(together)) <= wanted:
            break
    return blocks


def _of(told: Report, kind: type[_Told]) -> _Told:
    return next(section for section in told.sections if isinstance(section, kind))


class _Page:
    """Writes each section in short, as blocks of Markdown."""

    def __init__(self, lines: LineWriter, *, in_words: bool = False, in_figures: bool = False) -> None:
        """With `in_words` the pulse is a sentence, with `in_figures` organisations are counted and not named."""
        self.t: Catalog = lines.t
        self._lines = lines
        self.in_words = in_words
        self._in_figures = in_figures

    def around(self, told: Report) -> tuple[list[str], list[str]]:
        """What stands before what was agreed and learned, and what stands after it."""
        rest = (
            *self.pulse(_of(told, Pulse)),
            *self.joint(_of(told, Joint)),
            *self.goal(_of(told, Goal)),
            *self.solution(_of(told, Solution)),
        )
        return list(self.opening(_of(told, Opening))), list(rest)

    def opening(self, opening: Opening) -> Iterator[str]:
        """What day it was, who was there, and what it was about."""
        t, people = self.t, opening.people
        yield heading(1, opening.title)
        day = day_words(t, opening.day)
        yield paragraph(t("export.report_of", day=day) if opening.begun else t("export.prepared_on", day=day))
        if opening.demo:
            yield paragraph(t("export.demo"))
        who = ", ".join(t("export.page.attendance", name=one.name, n=one.people) for one in opening.attendance)
        present = t.n("export.present", people) if opening.begun else t.n("export.expected", people)
        if self._in_figures:
            who = t("export.page.organisations", n=len(opening.attendance))
        yield paragraph(t("export.page.present", present=present, who=who))
        kind = "fictional" if opening.fictional else "real"
        case = t(f"export.case_{kind}", title=opening.case)
        yield self._if_short(paragraph(t("export.page.case", case=case, question=opening.question)))

    def agreements(self, agreements: Agreements, room: float) -> list[str]:
        """What was agreed about the collaboration, then about the case: as many as fit."""
        t = self.t
        told = [heading(2, t("export.page.agreements"))]
        everything = (*agreements.collaboration, *agreements.calls, *agreements.case)
        if not everything:
            return [*told, paragraph(t("export.agreements.none"))]
        room -= rows_of(joined([*told, "", self._last(agreements, len(everything))]))
        shown = _fitting([self._agreed(one) for one in (*agreements.collaboration, *agreements.calls)], room)
        about_case = paragraph(t("export.page.about_case"))
        left = room - sum(map(rows_of, shown)) - rows_of(joined(["", about_case, ""]))
        case = _fitting([self._agreed(one) for one in agreements.case], left)
        told += [listing(shown)] if shown else []
        told += [about_case, listing(case)] if case else []
        last = self._last(agreements, len(everything) - len(shown) - len(case))
        return [*told, last] if last else told

    def _last(self, agreements: Agreements, more: int) -> str:
        """How many more there are, and the first day on which something is to be done."""
        t = self.t
        told = [t.n("export.page.more_agreements", more)] if more else []
        if agreements.next_date is not None:
            told.append(t("export.agreements.next_date", day=day_words(t, agreements.next_date)))
        return paragraph(" ".join(told)) if told else ""

    def _agreed(self, agreed: Agreed) -> str:
        """An agreement with who, with whom and when; the first step is told behind the page."""
        t = self.t
        if agreed.calls:
            return item(call_words(agreed, t))
        who = role_words(agreed.owner, agreed.organisation, t)
        if agreed.together_with:
            who = t("export.page.with", who=who, whom=", ".join(agreed.together_with))
        when = agreed.due or t("export.page.no_due")
        if agreed.due_date is not None:
            when = day_words(t, agreed.due_date)
        told = [when] if agreed.status == "open" else [when, t(f"export.agreements.status.{agreed.status}")]
        return item(t("export.page.agreed", what=agreed.what, who=who, when=", ".join(told)))

    def learned(self, learned: Learned, room: float) -> list[str]:
        """What people learned about each other: as many as fit, of every organisation one before others follow."""
        if not learned.lines:
            return []
        told = heading(2, self.t("export.page.learned"))
        items = [self._lines.item(line, attributed=True) for line in learned.lines]
        if len(_fitting(items, room - rows_of(joined([told, ""])))) == len(items):
            return [told, listing(items)]
        seen: set[tuple[str, ...]] = set()
        first: list[int] = []
        later: list[int] = []
        for number, line in enumerate(learned.lines):
            (later if line.organisations in seen else first).append(number)
            seen.add(line.organisations)
        room -= rows_of(joined([told, "", self._more("learned", len(items))]))
        order = [*first, *later]
        fitting = _fitting([items[number] for number in order], room)
        shown = [one for one in items if one in fitting]
        more = len(items) - len(shown)
        return [told, *([listing(shown)] if shown else []), *([self._more("learned", more)] if more else [])]

    def pulse(self, pulse: Pulse) -> Iterator[str]:
        """How many people agree, at the start and at the end, and how to read it."""
        t = self.t
        compared = tuple(statement for statement in pulse.statements if not statement.looks_back)
        if not compared and not pulse.untold:
            return
        yield heading(2, t("export.page.pulse_title"))
        heads = (t("export.pulse.statement"), t("export.pulse.start"), t("export.pulse.end"))
        columns = (Column(heads[0]), *(Column(head, right=True) for head in heads[1:]))
        columns += (Column(t("export.pulse.difference")),)
        rows = [
            (one.text, agree_words(one.room.start, t), agree_words(one.room.end, t), difference_words(one, t))
            for one in compared
        ]
        shown = rows
        while shown and rows_of(table(columns, shown)) > _MOST_STATEMENTS:
            shown = shown[:-1]
        if self.in_words and any(one.direction for one in compared):
            yield paragraph(self._directions(compared))
            shown = rows
        elif shown:
            yield table(columns, shown)
        notes = [t("export.page.pulse")] if compared else []
        notes += [t("export.page.fingers")] if pulse.fingers and compared else []
        more = len(rows) - len(shown) + len(pulse.untold)
        notes += [t.n("export.page.statements", more)] if more else []
        yield paragraph(" ".join(notes))

    def _directions(self, compared: Sequence[PulseStatement]) -> str:
        """To how many statements more people agree, and to how many fewer: nothing is picked out."""
        found = [one.direction for one in compared if one.direction]
        counted = {direction: found.count(direction) for direction in get_args(Direction)}
        return self.t("export.page.directions", all=len(found), **counted)

    def joint(self, joint: Joint) -> Iterator[str]:
        """What was made together, and who built on whom."""
        t = self.t
        told = [t.n("export.page.shared", joint.shared, all=joint.ideas)] if joint.shared else []
        told += [t.n("export.page.outside", joint.outside, all=joint.ideas)] if joint.outside else []
        told += [self._built(joint)] if joint.built else []
        if told:
            yield heading(2, t("export.page.joint"))
            yield paragraph(" ".join(told))

    def _built(self, joint: Joint) -> str:
        """Who built on whom, as many pairs as there is room for."""
        t = self.t
        pairs = [t("export.page.pair", by=pair.by, on=pair.on) for pair in joint.built]
        built = t("export.page.built", pairs=", ".join(pairs))
        for shown in range(len(pairs) - 1, 0, -1):
            if rows_of(built) <= _MOST_BUILT:
                return built
            built = t.n("export.page.built_more", len(pairs) - shown, pairs=", ".join(pairs[:shown]))
        return built if rows_of(built) <= 2 * _MOST_BUILT else t("export.page.too_long")

    def goal(self, goal: Goal) -> Iterator[str]:
        """The shared goal, or the question where there is none, and where everybody stands."""
        t = self.t
        if not goal.text and not goal.question:
            return
        yield heading(2, t("export.page.goal"))
        if goal.text:
            yield self._if_short(quote(goal.text))
        elif goal.question:
            yield self._if_short(paragraph(t("export.goal.question", question=goal.question)))
        if goal.stood:
            reasons = paragraph(self._stood(goal.stood, reasons=True))
            yield reasons if rows_of(reasons) <= _MOST_STOOD else paragraph(self._stood(goal.stood, reasons=False))

    def _stood(self, stood: Sequence[Stood], *, reasons: bool) -> str:
        """Who said yes, who said yes if, and who said no."""
        told = []
        for answer in _STANCES:
            those = [one for one in stood if one.answer == answer]
            names = [
                self.t("export.page.reason", who=one.organisation, reason=one.reason)
                if reasons and one.reason
                else one.organisation
                for one in those
            ]
            told += [self.t(f"export.page.{answer}", who=", ".join(names))] if names else []
        if not reasons and any(one.reason for one in stood):
            told.append(self.t("export.page.reasons"))
        if self._in_figures:
            return self.t("export.page.stood", **{one: sum(s.answer == one for s in stood) for one in _STANCES})
        return " ".join(told)

    def solution(self, solution: Solution) -> Iterator[str]:
        """What was chosen, as it was proposed last, and whether everybody can go on with it."""
        t = self.t
        chosen = [solved for solved in solution.ideas if solved.text]
        if not chosen:
            return
        yield heading(2, t("export.page.solution"))
        most = 1 if self._in_figures else _MOST_SOLUTIONS
        for solved in chosen[:most]:
            newest = next(reversed(solved.versions), None)
            text = newest.text if newest else solved.text
            yield self._if_short(quote(self._lines.said(text, solved.organisations)))
            yield self._if_short(paragraph(outcome_words(solved, newest, self._lines)))
        if len(chosen) > most:
            yield paragraph(t.n("export.page.solutions", len(chosen) - most))

    def _if_short(self, block: str) -> str:
        """The block, or that it is told behind the page."""
        most = _MOST_QUOTED // 2 if self._in_figures else _MOST_QUOTED
        return block if rows_of(block) <= most else paragraph(self.t("export.page.too_long"))

    def _more(self, what: str, n: int) -> str:
        return paragraph(self.t.n(f"export.page.more_{what}", n))


def _fitting(items: Sequence[str], room: float) -> list[str]:
    """Those that fit in so many rows, from the first on; one that does not fit leaves its place to the next.

    So does one that is longer than what is worded together may be.
    """
    shown = []
    for one in items:
        rows = rows_of(one)
        if rows <= min(room, _MOST_QUOTED):
            shown.append(one)
            room -= rows
    return shown
