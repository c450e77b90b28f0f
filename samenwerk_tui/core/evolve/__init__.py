"""(session, event) -> session: what every fact does to the state, one module a subject.

Total: a fact about something that is not there (another screen deleted it first) changes nothing, so any order of two
writers' facts has an outcome; `conflicts` says which. Undo is not here but in `undoing`, which leaves undone batches
out of the fold.
"""

from collections.abc import Container, Iterable
from datetime import timedelta
from itertools import accumulate

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.base import possible, within
from samenwerk_tui.core.clock import LONG_GAP
from samenwerk_tui.core.evolve import agreements, contributions, notes, people, phases, questions, together, voting
from samenwerk_tui.core.evolve.base import apply, close_visit, fresh_countdown, with_
from samenwerk_tui.core.evolve.contributions import add
from samenwerk_tui.core.model import Contribution, Presence, Session

__all__ = [
    "agreements",
    "contributions",
    "evolve",
    "fold",
    "notes",
    "people",
    "phases",
    "questions",
    "start",
    "together",
    "voting",
]


def start(event: fact.Event) -> Session:
    """The session that a `SessionStarted` event makes. Raises ValueError for any other event."""
    began = event.fact
    if not isinstance(began, fact.SessionStarted):
        raise ValueError(f"a session starts with SessionStarted, not {type(began).__name__}")
    first = began.phases[0]
    before = tuple(accumulate((phase.minutes for phase in began.phases), initial=0))
    # Its values come out of a fact that was checked, and checking is all that a `Session` is built for.
    return Session.model_construct(
        id=began.id,
        title=began.title,
        language=began.language,
        created=event.at,
        case=began.case,
        programme=began.programme,
        demo=began.demo,
        group=began.group,
        follows=began.follows,
        organisations=began.organisations,
        presence=tuple(Presence(organisation=o.id, people=o.people, at=event.at) for o in began.organisations),
        statements=began.statements,
        earlier=began.earlier,
        agreements=began.agreements,
        phases=(first.model_copy(update={"visited": True}), *began.phases[1:]),
        phase=first.id,
        entered=event.at,
        planned_minutes=before[-1],
        planned_starts=tuple(
            (minutes, phase.at) for minutes, phase in zip(before, began.phases, strict=False) if phase.at is not None
        ),
        updated=event.at,
        countdown=fresh_countdown(first),
    )


def evolve(session: Session, event: fact.Event) -> Session:
    """The session after the event."""
    return fold(session, (event,))


def fold(session: Session, events: Iterable[fact.Event], undone: Container[str] = ()) -> Session:
    """The session after the events, those of undone batches left out; but they broke a silence all the same."""
    last = session.updated
    added: list[Contribution] = []
    for event in events:
        # A jump is told by the clock after it; until then all was told by the one before.
        jump = timedelta(seconds=event.fact.seconds) if type(event.fact) is fact.ClockJumped else None
        at = event.at if jump is None else possible(event.at - jump)
        if at > last:
            silence = at - last
            if silence > LONG_GAP and session.began is not None:
                session = close_visit(session, last, at)
                session = with_(session, silence=within(session.silence + silence.total_seconds()))
            last = at
        if jump is not None:
            last = possible(last + jump)
        if event.batch in undone:
            continue
        if type(event.fact) is fact.ContributionAdded:
            # Many lines at once are added at once: a copy of the whole list for each would take its square in time.
            added.append(event.fact.contribution)
        else:
            session = apply(event.fact, add(session, added), event.at)
            added = []
    return with_(add(session, added), updated=last)
