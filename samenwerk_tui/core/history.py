"""The list of events as a whole: replaying it. An undone batch is left out (see `undoing`)."""

from collections.abc import Iterable, Sequence

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve import fold, start
from samenwerk_tui.core.model import Session

NOT_UNDONE: frozenset[type[fact.Fact]] = frozenset(
    {fact.SessionStarted, fact.SessionOpened, fact.CurtainDrawn, fact.ClockJumped, fact.PulseTold, fact.Erased}
)
"""Facts that no undo takes back."""
TOGGLES: frozenset[type[fact.Fact]] = frozenset({fact.BatchReverted, fact.BatchRestored})
"""Facts that undo and redo."""
# Kinds are looked up in sets: `isinstance` is slow for pydantic's classes, and this goes through every event.


def undone_batches(events: Iterable[fact.Event]) -> frozenset[str]:
    """Batches that were undone and not redone."""
    undone: set[str] = set()
    for event in events:
        if type(event.fact) in TOGGLES:
            match event.fact:
                case fact.BatchReverted(batch=batch):
                    undone.add(batch)
                case fact.BatchRestored(batch=batch):
                    undone.discard(batch)
    return frozenset(undone)


def replay(events: Sequence[fact.Event]) -> Session:
    """The session that the events add up to. Raises ValueError when the first is no SessionStarted."""
    if not events:
        raise ValueError("a session without events")
    return fold(start(events[0]), events[1:], undone_batches(events))


def batch_facts(events: Iterable[fact.Event], batch: str) -> tuple[fact.Fact, ...]:
    """What happened in a batch, in order."""
    return tuple(event.fact for event in events if event.batch == batch)
