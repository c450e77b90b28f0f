"""What a day has yielded, counted from the session. Nothing private is in it, and no vote that is still covered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from samenwerk_tui.core.developing import chosen_ideas, consent_of, first_ranked
from samenwerk_tui.core.ideas import Idea, built_on, idea_now, idea_phases, ideas
from samenwerk_tui.core.model import Agreement, BallotIdea, Contribution, Session
from samenwerk_tui.core.pulse import Shift, shift, start_and_end
from samenwerk_tui.core.showing import is_shown


class BuiltOn(NamedTuple):
    """An idea of some organisations that builds on an idea of others."""

    by: tuple[str, ...]
    on: tuple[str, ...]
    """Every organisation of the idea, merged or not, that is not one of `by`."""


class Chosen(NamedTuple):
    """An idea that was chosen, in the words in which it was proposed last."""

    id: str
    text: str
    organisations: tuple[str, ...]
    carried: bool
    """Whether everybody can go on with it."""


class DayYield(NamedTuple):
    """Collaboration first; the solution is the by-catch."""

    shifted: tuple[Shift, ...]
    """Statements to which the room saw that more, or fewer, people agree at the end; most of them first."""
    collaboration: tuple[Agreement, ...]
    case: tuple[Agreement, ...]
    learned: tuple[Contribution, ...]
    """What people learned about each other, oldest first."""
    built_on: tuple[BuiltOn, ...]
    """Every time an idea was built on one that is of other organisations too."""
    ideas: int
    """Ideas to choose from; a merged one counts once."""
    shared: int
    """Ideas that two or more organisations carry: merged, of a mixed table, or built on an idea of another."""
    outside: int
    """Ideas marked "voorbij eigen taak"."""
    parked: int
    """Parked "ja, maar"s."""
    chosen: tuple[Chosen, ...]
    """The ideas that were chosen; where nobody chose, those that the newest revealed round put first."""


def idea_figures(session: Session) -> tuple[int, int]:
    """How many ideas there are to choose from, and how many of them two or more organisations carry."""
    own = _own(session)
    return len(own), _shared(own, built_on(session))


def day_yield(session: Session) -> DayYield:
    """What the day has yielded until now."""
    bases = built_on(session)
    told = tuple(line for line in session.contributions if not line.private)
    own = _own(session)
    return DayYield(
        shifted=_shifted(session),
        collaboration=tuple(a for a in session.agreements if a.kind == "collaboration"),
        case=tuple(a for a in session.agreements if a.kind == "case"),
        learned=tuple(line for line in told if line.kind == "learned"),
        built_on=_built_on(session, bases),
        ideas=len(own),
        shared=_shared(own, bases),
        outside=sum(any(line.outside for line in idea.members) for idea in own),
        parked=sum(line.kind == "parked" for line in told),
        chosen=_chosen(session),
    )


def _own(session: Session) -> list[Idea]:
    """The ideas to choose from that the room may know."""
    found = (idea for phase in _voted_phases(session) for idea in ideas(session, phase))
    return [idea for idea in found if not all(line.private for line in idea.members)]


def _chosen(session: Session) -> tuple[Chosen, ...]:
    found: tuple[BallotIdea | Idea, ...] = first_ranked(session) if session.chosen is None else chosen_ideas(session)
    chosen = []
    for idea in found:
        consent = consent_of(session, idea_now(session, idea.id))
        text = consent.version.text if consent.version else idea.text
        chosen.append(Chosen(idea.id, text, idea.organisations, consent.outcome == "carried"))
    return tuple(chosen)


def _shifted(session: Session) -> tuple[Shift, ...]:
    _, end = start_and_end(session)
    seen = [one.id for one in session.statements if end and is_shown(session.pulse_of(end), one.id)]
    found = [shifted for one in seen if (shifted := shift(session, one)) and _moved(shifted)]
    return tuple(sorted(found, key=_moved, reverse=True))


def _moved(shifted: Shift) -> int:
    """By how many people it moved; 0 where it did not, or is not compared."""
    change = shifted.change
    return 0 if change is None or change.direction == "same" else abs(change.people)


def _voted_phases(session: Session) -> tuple[str, ...]:
    """The phases whose ideas are voted on; in a day without a vote, those of a vote at its end."""
    votes = [phase.id for phase in session.phases if phase.kind == "vote"] or [session.phases[-1].id]
    return tuple(dict.fromkeys(phase for vote in votes for phase in idea_phases(session, vote)))


def _shared(own: Sequence[Idea], bases: Mapping[str, Idea]) -> int:
    """How many ideas two or more organisations carry, whose idea it builds on among them.

    A build joins whoever built to whose idea it was, and what they carry together is the new idea: the one that it
    builds on is carried by as many as before, or one build would count twice.
    """
    return sum(len({o for line in _told(idea) for o in _carriers(line, bases)}) > 1 for idea in own)


def _told(idea: Idea) -> Iterable[Contribution]:
    return (line for line in idea.members if not line.private)


def _carriers(line: Contribution, bases: Mapping[str, Idea]) -> Iterator[str]:
    """Whose a contribution is, and whose the idea is that they built on."""
    yield from line.organisations
    base = bases.get(line.builds_on or "")
    for member in _told(base) if base and line.organisations else ():
        yield from member.organisations


def builders(found: Iterable[BuiltOn]) -> Mapping[tuple[str, str], int]:
    """Who built on whom: how many times, by (organisation that built, organisation whose idea it was)."""
    return Counter((by, on) for built in found for by in built.by for on in built.on)


def _built_on(session: Session, bases: Mapping[str, Idea]) -> tuple[BuiltOn, ...]:
    found = []
    for line in session.contributions:
        if line.private or line.builds_on is None or line.builds_on not in bases:
            continue
        told = _told(bases[line.builds_on])
        on = dict.fromkeys(o for member in told for o in member.organisations if o not in line.organisations)
        if line.organisations and on:
            found.append(BuiltOn(line.organisations, tuple(on)))
    return tuple(found)
