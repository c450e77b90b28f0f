"""What a day has yielded, counted from the session. Nothing private is in it, and no vote that is still covered."""

from typing import NamedTuple

from samenwerk_tui.core.ideas import built_on, idea_phases, ideas
from samenwerk_tui.core.model import Agreement, BallotIdea, Contribution, Session
from samenwerk_tui.core.tally import results


class BuiltOn(NamedTuple):
    """An idea of some organisations that builds on an idea of others."""

    by: tuple[str, ...]
    on: tuple[str, ...]
    """Every organisation of the idea, merged or not, that is not one of `by`."""


class DayYield(NamedTuple):
    """Collaboration first; the solution is the by-catch."""

    collaboration: tuple[Agreement, ...]
    case: tuple[Agreement, ...]
    learned: tuple[Contribution, ...]
    """What people learned about each other, oldest first."""
    built_on: tuple[BuiltOn, ...]
    """Every time an idea was built on one that is of other organisations too."""
    shared: int
    """Ideas that are of two or more organisations: merged, or called out at a table."""
    outside: int
    """Ideas marked "voorbij eigen taak"."""
    parked: int
    """Parked "ja, maar"s."""
    chosen: tuple[BallotIdea, ...]
    """First in the order "breed gedragen" of the newest revealed round; several where that place is shared."""


def day_yield(session: Session) -> DayYield:
    """What the day has yielded until now."""
    told = tuple(line for line in session.contributions if not line.private)
    own = [
        idea
        for phase in _voted_phases(session)
        for idea in ideas(session, phase)
        if not all(line.private for line in idea.members)
    ]
    return DayYield(
        collaboration=tuple(a for a in session.agreements if a.kind == "collaboration"),
        case=tuple(a for a in session.agreements if a.kind == "case"),
        learned=tuple(line for line in told if line.kind == "learned"),
        built_on=_built_on(session),
        shared=sum(len(idea.organisations) > 1 for idea in own),
        outside=sum(any(line.outside for line in idea.members) for idea in own),
        parked=sum(line.kind == "parked" for line in told),
        chosen=_chosen(session),
    )


def _voted_phases(session: Session) -> tuple[str, ...]:
    """The phases whose ideas are voted on; in a day without a vote, those of a vote at its end."""
    votes = [phase.id for phase in session.phases if phase.kind == "vote"] or [session.phases[-1].id]
    return tuple(dict.fromkeys(phase for vote in votes for phase in idea_phases(session, vote)))


def _built_on(session: Session) -> tuple[BuiltOn, ...]:
    bases = built_on(session)
    found = []
    for line in session.contributions:
        if line.private or line.builds_on not in bases:
            continue
        told = (member for member in bases[line.builds_on].members if not member.private)
        on = dict.fromkeys(o for member in told for o in member.organisations if o not in line.organisations)
        if line.organisations and on:
            found.append(BuiltOn(line.organisations, tuple(on)))
    return tuple(found)


def _chosen(session: Session) -> tuple[BallotIdea, ...]:
    voting = next((voting for voting in reversed(session.rounds) if voting.revealed), None)
    if voting is None:
        return ()
    first = {
        result.idea
        for result in results(voting)
        if result.broad_rank == 1 and max(result.in_favour or 0, result.dots or 0) > 0
    }
    return tuple(idea for idea in voting.ballot if idea.id in first)
