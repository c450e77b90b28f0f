"""Over the sessions of a group: does it get structurally better? From their figures to what is told.

The pulse is a conversation starter, no measurement: people and how they are spread are told, never significance; and
of two sessions nothing is said where other organisations answered, or other words were asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import AgreementKind, PulseCounts
from samenwerk_tui.core.pulse import Change, Direction, Distribution
from samenwerk_tui.core.summary import RoomAnswers, Summary


class Day(Frozen):
    """One session with its figures."""

    id: str
    title: str
    at: datetime
    """When it began, or was made where it has not begun; in the time zone of who looks."""
    organisations: tuple[str, ...]
    """Their names."""
    group: str
    """Id of the group; of a session that nothing followed, its own."""
    summary: Summary

    @property
    def day(self) -> date:
        """The day it was."""
        return self.at.date()


class Reading(Frozen):
    """What the room answered to a statement at one moment."""

    session: str
    day: date
    moment: Literal["start", "end"]
    organisations: frozenset[str]
    answers: RoomAnswers


class Series(Frozen):
    """One statement over the sessions, always in the same words."""

    text: str
    readings: tuple[Reading, ...]
    """Oldest first; at least one."""

    @property
    def compared(self) -> bool:
        """Whether the last moment may be compared with the first: another session, of the same organisations."""
        first, last = self.readings[0], self.readings[-1]
        return first.session != last.session and first.organisations == last.organisations

    @property
    def direction(self) -> Direction | None:
        """Whether more or fewer agree at the last moment than at the first. None where the two are not compared."""
        if not self.compared:
            return None
        first, last = (_distribution(one.answers.counts) for one in (self.readings[0], self.readings[-1]))
        return Change(start=first, end=last).direction


class Kept(Frozen):
    """What became of the agreements of a group that are of one kind."""

    made: int
    """All of them, those that the first session brought along included."""
    done: int
    dropped: int
    open: int


class GroupOverview(Frozen):
    """The sessions of one group, oldest first."""

    days: tuple[Day, ...]

    @property
    def title(self) -> str:
        """That of the newest session."""
        return self.days[-1].title

    @property
    def series(self) -> tuple[Series, ...]:
        """Every statement that was asked, in the order in which it came up."""
        readings: dict[str, list[Reading]] = {}
        for day in self.days:
            moments: tuple[tuple[Literal["start", "end"], tuple[RoomAnswers, ...]], ...] = (
                ("start", day.summary.start),
                ("end", day.summary.end),
            )
            for moment, answered in moments:
                for answers in answered:
                    reading = Reading(
                        session=day.id,
                        day=day.day,
                        moment=moment,
                        organisations=frozenset(day.organisations),
                        answers=answers,
                    )
                    readings.setdefault(answers.text, []).append(reading)
        return tuple(Series(text=text, readings=tuple(found)) for text, found in readings.items())

    def kept(self, kind: AgreementKind) -> Kept:
        """Every agreement of a kind once, in however many sessions it was.

        It is done or dropped where it was so in any of them.
        """
        every = [agreed for day in self.days for agreed in day.summary.agreements if agreed.kind == kind]
        done = {agreed.id for agreed in every if agreed.status == "done"}
        dropped = {agreed.id for agreed in every if agreed.status == "dropped"} - done
        made = {agreed.id for agreed in every}
        return Kept(made=len(made), done=len(done), dropped=len(dropped), open=len(made - done - dropped))


def overview(days: Iterable[Day], *, together: bool = False) -> tuple[GroupOverview, ...]:
    """The groups, the one with the newest session first; all as one group where they are to be seen together."""
    groups: dict[str, list[Day]] = {}
    for day in sorted(days, key=lambda one: (one.at, one.id)):
        groups.setdefault("" if together else day.group, []).append(day)
    newest_first = sorted(groups.values(), key=lambda group: group[-1].at, reverse=True)
    return tuple(GroupOverview(days=tuple(group)) for group in newest_first)


def apart(groups: Sequence[GroupOverview]) -> tuple[tuple[GroupOverview, ...], tuple[Day, ...]]:
    """Groups to tell about in full, and sessions that stand alone; a single one of these is told in full too."""
    if len(groups) == 1:
        return tuple(groups), ()
    return (
        tuple(group for group in groups if len(group.days) > 1),
        tuple(group.days[0] for group in groups if len(group.days) == 1),
    )


def _distribution(counts: PulseCounts) -> Distribution:
    return Distribution(organisation=None, people=sum(counts), answered=sum(counts), counts=counts)
