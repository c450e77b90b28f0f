"""The list of events as a whole: replaying it, and undoing and redoing batches of it.

Undo is per screen. A screen undoes its own newest batch; when a later event of another screen builds on it, that is
refused. An undone batch is left out of the fold, so what undoing gives back is the state as it was (a countdown
that ran towards a deadline runs towards it again), never the time that has passed.
"""

from collections.abc import Iterable, Sequence

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve import evolve, start
from samenwerk_tui.core.footprint import touches, uses
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import Rule, RuleError

NOT_UNDONE = (fact.SessionStarted, fact.SessionOpened, fact.Erased)
"""Facts that no undo takes back."""


def undone_batches(events: Iterable[fact.Event]) -> frozenset[str]:
    """Batches that were undone and not redone."""
    undone: set[str] = set()
    for event in events:
        if isinstance(event.fact, fact.BatchReverted):
            undone.add(event.fact.batch)
        elif isinstance(event.fact, fact.BatchRestored):
            undone.discard(event.fact.batch)
    return frozenset(undone)


def replay(events: Sequence[fact.Event]) -> Session:
    """The session that the events add up to. Raises ValueError when the first is no SessionStarted."""
    if not events:
        raise ValueError("a session without events")
    undone = undone_batches(events)
    session = start(events[0])
    for event in events[1:]:
        if event.batch not in undone:
            session = evolve(session, event)
    return session


def extend(session: Session, events: Sequence[fact.Event], new: Sequence[fact.Event]) -> Session:
    """The session after `new`; `events` is the whole list, `new` included. Replays only after an undo."""
    if any(isinstance(event.fact, fact.BatchReverted | fact.BatchRestored) for event in new):
        return replay(events)
    for event in new:
        session = evolve(session, event)
    return session


def _stacks(events: Iterable[fact.Event], screen: str) -> tuple[list[str], list[str]]:
    """Batches this screen may undo and redo, the next one last."""
    undo: list[str] = []
    redo: list[str] = []
    for event in events:
        if event.screen != screen or isinstance(event.fact, NOT_UNDONE):
            continue
        if isinstance(event.fact, fact.BatchReverted):
            undo.remove(event.fact.batch)
            redo.append(event.fact.batch)
        elif isinstance(event.fact, fact.BatchRestored):
            redo.remove(event.fact.batch)
            undo.append(event.fact.batch)
        elif not undo or undo[-1] != event.batch:
            undo.append(event.batch)
            redo.clear()
    return undo, redo


def batch_facts(events: Iterable[fact.Event], batch: str) -> tuple[fact.Fact, ...]:
    """What happened in a batch, in order."""
    return tuple(event.fact for event in events if event.batch == batch)


def undo(events: Sequence[fact.Event], screen: str) -> fact.BatchReverted:
    """The fact that undoes this screen's newest batch. Raises RuleError when there is none or others built on it."""
    can_undo, _ = _stacks(events, screen)
    if not can_undo:
        raise RuleError(Rule.NOTHING_TO_UNDO)
    batch = can_undo[-1]
    _check_nobody_built_on(events, batch, screen)
    return fact.BatchReverted(batch=batch)


def redo(events: Sequence[fact.Event], screen: str) -> fact.BatchRestored:
    """The fact that redoes what this screen undid last. Raises RuleError when there is nothing."""
    _, can_redo = _stacks(events, screen)
    if not can_redo:
        raise RuleError(Rule.NOTHING_TO_REDO)
    return fact.BatchRestored(batch=can_redo[-1])


def _check_nobody_built_on(events: Sequence[fact.Event], batch: str, screen: str) -> None:
    undone = undone_batches(events)
    touched: set[str] = set()
    for event in events:
        if event.batch == batch:
            touched |= touches(event.fact)
        elif event.screen != screen and event.batch not in undone and touched & uses(event.fact):
            raise RuleError(Rule.UNDO_BUILT_ON)
