"""The pulse: how the room says that it works together, at the start and at the end."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PEOPLE

PulseMethod = Literal["slips", "fingers"]

_Answers = Annotated[int, Field(ge=0, le=MAX_PEOPLE * MAX_ORGANISATIONS)]
PulseCounts = tuple[_Answers, _Answers, _Answers, _Answers, _Answers]
"""People that answered 1 (helemaal oneens), 2, 3, 4 and 5 (helemaal eens)."""


class PulseCount(Frozen):
    """What one organisation, or the room as a whole, answered to one statement."""

    statement: str
    organisation: str | None
    """None: the room as a whole, where only its total is counted."""
    people: int
    """Who was there when it was counted."""
    counts: PulseCounts


class Rewording(Frozen):
    """Other words for a statement, in one phase."""

    id: str = ""
    """Phases that got the same words at once share it."""
    phase: str
    statement: str
    text: str


class Pulse(Frozen):
    """One asking of the statements: what was agreed about it and what was counted."""

    phase: str
    method: PulseMethod = "slips"
    whole_room: bool = False
    """Only the total of the room is counted."""
    other_group: bool | None = None
    """Whether other people answer than at the start, as the facilitator says; None: nobody said."""
    reworded: tuple[Rewording, ...] = ()
    """Statements that have other words in this phase; at most one of each."""
    counts: tuple[PulseCount, ...] = ()
    shown: tuple[str, ...] = ()
    """Statements whose answers were shown to the room and not hidden since (see `showing.is_shown`)."""
    told: tuple[PulseCount, ...] = ()
    """What was counted of each statement when it was told last, to the room or by going on: that total is known.

    Of the room where it was counted as a whole, and of the organisations where they were: both where both were told.
    """

    def words(self, statement: str) -> str | None:
        """The other words that the statement has in this phase, or None."""
        return next((one.text for one in self.reworded if one.statement == statement), None)

    def count(self, statement: str, organisation: str | None) -> PulseCount | None:
        """What this organisation (None: the room) answered to the statement, or None."""
        for count in self.counts:
            if (count.statement, count.organisation) == (statement, organisation):
                return count
        return None


class EarlierAnswers(Frozen):
    """What the room as a whole answered to one statement in an earlier session of the group."""

    statement: str
    text: str
    counts: PulseCounts


class EarlierPulse(Frozen):
    """The last pulse of an earlier session: what a follow-up compares with. Totals of the room only."""

    session: str
    title: str
    day: date
    answers: tuple[EarlierAnswers, ...]
