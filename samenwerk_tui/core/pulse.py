"""What the pulse says: how the answers are spread, and what became different between the start and the end.

A conversation starter, no measurement: people and how they are spread, never significance. Answers of few people are
not told (`tally.withheld`), and neither is what they could be worked out from.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import EarlierAnswers, Phase, PulseCount, PulseCounts, Session
from samenwerk_tui.core.showing import awaited, is_told, is_withheld
from samenwerk_tui.core.tally import SMALL_GROUP, withheld

LEAST_FOR_MEAN = 5
"""Below this many answers there is no mean: it would say more of one person than of the group."""
_LEAST_WORDS = 4
"""A statement that looks back mirrors the one that it has at least so many words in a row in common with."""

Moment = Literal["start", "end", "between"]
Direction = Literal["more", "fewer", "same"]


class Distribution(Frozen):
    """How the people of an organisation, or of the room, are spread over the five answers to a statement."""

    organisation: str | None
    """None: the room, which is everybody who was counted."""
    people: int
    """Who was there when it was counted."""
    answered: int
    counts: PulseCounts | None
    """None where it is withheld by the small-group rule."""

    @property
    def mean(self) -> float | None:
        """The mean answer, 1–5. None where it is withheld, and below five answers."""
        if self.counts is None or self.answered < LEAST_FOR_MEAN:
            return None
        return sum(answer * people for answer, people in enumerate(self.counts, 1)) / self.answered

    @property
    def agree(self) -> int | None:
        """People who answered 4 or 5. None where it is withheld."""
        return None if self.counts is None else self.counts[3] + self.counts[4]


class WhyNoShift(StrEnum):
    """Why start and end are not compared."""

    NO_START = "no_start"
    NO_END = "no_end"
    OTHER_GROUP = "other_group"
    """Other people answered than at the start, as far as anybody can tell (see `is_other_group`)."""
    OTHER_WORDS = "other_words"
    """The statement was worded otherwise."""
    NOT_ALL = "not_all"
    """At the start not everybody who was there was counted."""
    TOO_FEW = "too_few"
    """At the start or at the end fewer than three people answered."""


class Change(Frozen):
    """The same people (the room, or an organisation) at the start and at the end."""

    start: Distribution
    end: Distribution

    @property
    def people(self) -> int:
        """How many people more agree (answered 4 or 5) at the end; fewer where it is negative.

        Where not as many people answered at both, the difference of their shares is taken as people of the smaller
        number, rounded, half a person away from 0.
        """
        before, after = self.start.agree or 0, self.end.agree or 0
        least, most = sorted((self.start.answered, self.end.answered))
        if not least:
            return 0
        difference = after * self.start.answered - before * self.end.answered
        people = (2 * abs(difference) + most) // (2 * most)  # of `least`: |difference| / (least × most) × least
        return people if difference > 0 else -people

    @property
    def direction(self) -> Direction:
        """More or fewer people agree; the same where the difference is one person at most."""
        if abs(self.people) <= 1:
            return "same"
        return "more" if self.people > 0 else "fewer"


class Shift(Frozen):
    """A statement at the start and at the end, side by side; and whether the two may be compared."""

    statement: Statement
    """In the words of the end."""
    start: Distribution | None
    """Of the room; None where it was not asked or counted."""
    end: Distribution | None
    change: Change | None
    """Of the room. None where it is not compared, and `why` says why."""
    by_organisation: tuple[Change, ...]
    """Of every organisation that is withheld at neither, in the order of the session."""
    why: WhyNoShift | None

    @property
    def comparable(self) -> bool:
        """Whether what became different may be told."""
        return self.why is None


class LookingBack(Frozen):
    """How the start looks from the end: what a statement that looks back says beside the one that it mirrors.

    People overrate themselves beforehand: looking back they may see the start as lower than they did then.
    """

    back: Statement
    mirrors: Statement
    start: Distribution | None
    """The statement at the start, as people saw it then; of the room, like the others."""
    seen_back: Distribution
    """The start, as people see it at the end."""
    end: Distribution | None


# Which pulse, which statements


def pulse_phases(session: Session) -> tuple[str, ...]:
    """Ids of the pulses of the day in its order: without those that are skipped, unless something was counted."""
    return tuple(phase.id for phase in session.phases if _is_pulse_of_day(session, phase))


def start_and_end(session: Session) -> tuple[str | None, str | None]:
    """The pulse at the start of the day and the one at its end; None where there is none.

    Of one pulse alone the programme tells which of them it is: one before which another was skipped is at the end.
    """
    phases = pulse_phases(session)
    if not phases:
        return None, None
    planned = [phase.id for phase in session.phases if phase.kind == "pulse"]
    first, last = phases[0], phases[-1]
    return first if len(phases) > 1 or first == planned[0] else None, last if last != planned[0] else None


def _is_pulse_of_day(session: Session, phase: Phase) -> bool:
    return phase.kind == "pulse" and (not phase.skipped or bool(session.pulse_of(phase.id).counts))


def moment_of(session: Session, phase: str) -> Moment:
    """At the start of the day, at its end, or in between; see `start_and_end`."""
    start, end = start_and_end(session)
    if phase == start:
        return "start"
    return "end" if phase == end else "between"


def asked(session: Session, phase: str) -> tuple[Statement, ...]:
    """The statements in the words that they have in this phase; those that look back at the end only."""
    pulse = session.pulse_of(phase)
    at_end = moment_of(session, phase) == "end"
    return tuple(
        statement.model_copy(update={"text": pulse.words(statement.id) or statement.text})
        for statement in session.statements
        if at_end or not statement.looks_back
    )


# How the answers are spread


def distributions(
    session: Session, phase: str, statement: str
) -> tuple[Distribution | None, tuple[Distribution, ...]]:
    """The room, and every organisation that was counted, in the order of the session; the room is None if nobody was.

    The room is everybody who was counted, and is told unless fewer than three people answered. An organisation is
    withheld by who answered, which is never more than who was there: below three people, and as many of the next
    smallest as it takes for those withheld to be three people together. So what is left of the room when everything
    that is told is subtracted is about three people at least. One of which nobody answered hides nothing, so it does
    not count as withheld for another. Where only the room's total was counted there are no organisations.

    Everything is withheld where it would give away what a small group changed since it was told, and where the room
    went on before everybody was counted.
    """
    counted = _counted(session, phase, statement)
    if not counted:
        return None, ()
    names = [name for name in counted if name is not None]
    nothing = is_withheld(session, phase, statement)
    hidden = frozenset(names) if nothing else withheld((name, sum(counted[name].counts)) for name in names)
    spread = tuple(_distribution(name, counted[name], hide=name in hidden) for name in names)
    total = PulseCount(
        statement=statement,
        organisation=None,
        people=sum(one.people for one in counted.values()),
        counts=_added_up(counted),
    )
    return _distribution(None, total, hide=nothing or sum(total.counts) < SMALL_GROUP), spread


def _counted(session: Session, phase: str, statement: str) -> dict[str | None, PulseCount]:
    """What was counted by organisation, in the order of the session; or of the room, by None."""
    pulse = session.pulse_of(phase)
    names: list[str | None] = (
        [None] if pulse.whole_room else [organisation.id for organisation in session.organisations]
    )
    found = {name: pulse.count(statement, name) for name in names}
    return {name: count for name, count in found.items() if count is not None}


def _added_up(counted: Mapping[str | None, PulseCount]) -> PulseCounts:
    one, two, three, four, five = (
        sum(answer) for answer in zip(*(one.counts for one in counted.values()), strict=True)
    )
    return one, two, three, four, five


def _distribution(organisation: str | None, count: PulseCount, *, hide: bool) -> Distribution:
    return Distribution(
        organisation=organisation,
        people=count.people,
        answered=sum(count.counts),
        counts=None if hide else count.counts,
    )


# Start and end


def shift(session: Session, statement: str) -> Shift | None:
    """A statement at the start and at the end of the day. None where it was counted at neither, or looks back.

    What the words about it rest on is in `Change`: people who answered 4 or 5.
    """
    first, last = start_and_end(session)
    wording = {one.id: one for one in asked(session, last or first or "")}.get(statement)
    if wording is None or wording.looks_back:
        return None
    start, starts = distributions(session, first, statement) if first else (None, ())
    end, ends = distributions(session, last, statement) if last else (None, ())
    if start is None and end is None:
        return None
    why = _why_no_shift(session, first, last, statement, start, end)
    pairs = ((before, after) for before in starts for after in ends if before.organisation == after.organisation)
    return Shift(
        statement=wording,
        start=start,
        end=end,
        change=Change(start=start, end=end) if start and end and why is None else None,
        by_organisation=tuple(
            Change(start=before, end=after)
            for before, after in pairs
            if why is None and before.counts is not None and after.counts is not None
        ),
        why=why,
    )


def _why_no_shift(
    session: Session,
    first: str | None,
    last: str | None,
    statement: str,
    start: Distribution | None,
    end: Distribution | None,
) -> WhyNoShift | None:
    if first is None or start is None:
        return WhyNoShift.NO_START
    if last is None or end is None:
        return WhyNoShift.NO_END
    if _words_of(session, first, statement) != _words_of(session, last, statement):
        return WhyNoShift.OTHER_WORDS
    if start.counts is None and awaited(session, first, statement):
        return WhyNoShift.NOT_ALL
    if is_other_group(session, statement):
        return WhyNoShift.OTHER_GROUP
    return WhyNoShift.TOO_FEW if start.counts is None or end.counts is None else None


def _words_of(session: Session, phase: str, statement: str) -> str | None:
    return next((one.text for one in asked(session, phase) if one.id == statement), None)


def is_other_group(session: Session, statement: str) -> bool:
    """Whether other people answered the statement at the end than at the start.

    As the facilitator says; and where nobody said, whether as many people of each organisation were there when it was
    counted, or as many in the whole room where only that is known. An organisation that was counted once is another
    group too. False where it was not counted at both.
    """
    first, last = start_and_end(session)
    if first is None or last is None:
        return False
    before, after = (_counted(session, phase, statement) for phase in (first, last))
    if not before or not after:
        return False
    said = session.pulse_of(last).other_group
    if said is not None:
        return said
    if None in before or None in after:
        return sum(one.people for one in before.values()) != sum(one.people for one in after.values())
    return {name: one.people for name, one in before.items()} != {name: one.people for name, one in after.items()}


def looking_back(session: Session) -> LookingBack | None:
    """The statement that looks back beside the one that it mirrors. None where it was not counted.

    And None where nobody can tell which one that is: it is the one statement with which it has the most words in a
    row in common, four at least. Statements with other words at the end than at the start are left out.
    """
    first, last = start_and_end(session)
    if first is None or last is None:
        return None
    back = next((one for one in asked(session, last) if one.looks_back), None)
    seen_back = distributions(session, last, back.id)[0] if back else None
    if back is None or seen_back is None:
        return None
    others = [one for one in asked(session, first) if _words_of(session, last, one.id) == one.text]
    common = [(_words_in_common(back.text, one.text), one) for one in others]
    most = max((length for length, _ in common), default=0)
    mirrored = [one for length, one in common if length == most]
    if most < _LEAST_WORDS or len(mirrored) != 1:
        return None
    return LookingBack(
        back=back,
        mirrors=mirrored[0],
        start=distributions(session, first, mirrored[0].id)[0],
        seen_back=seen_back,
        end=distributions(session, last, mirrored[0].id)[0],
    )


def _words_in_common(one: str, other: str) -> int:
    """The most words in a row that both have, whatever their case and marks."""
    ours, theirs = ([word.strip(".,:;!?").casefold() for word in text.split()] for text in (one, other))
    runs = [0] * (len(theirs) + 1)
    longest = 0
    for word in ours:
        runs = [0, *(runs[at] + 1 if word == theirs[at] else 0 for at in range(len(theirs)))]
        longest = max(longest, *runs)
    return longest


def closing_answers(session: Session) -> tuple[EarlierAnswers, ...]:
    """What the room answered at the last pulse that was counted: what a following session compares with.

    Without statements that look back, which are about this day alone, and without what is covered or withheld.
    """
    phase = next((one for one in reversed(pulse_phases(session)) if session.pulse_of(one).counts), None)
    if phase is None:
        return ()
    rooms = ((one, distributions(session, phase, one.id)[0]) for one in asked(session, phase) if not one.looks_back)
    return tuple(
        EarlierAnswers(statement=one.id, text=one.text, counts=room.counts)
        for one, room in rooms
        if room is not None and room.counts is not None and is_told(session, phase, one.id)
    )


def earlier_answers(session: Session, statement: Statement) -> tuple[PulseCounts | None, ...]:
    """What the room answered at the end of every earlier session of the group, in the order of `Session.earlier`.

    None where it was not asked, or in other words.
    """
    asked_so = (statement.id, statement.text)
    return tuple(
        next((one.counts for one in earlier.answers if (one.statement, one.text) == asked_so), None)
        for earlier in session.earlier
    )
