"""The events of a session with the state that they add up to, so that one more event costs no replay."""

from collections.abc import Sequence
from typing import NamedTuple

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve import fold, start
from samenwerk_tui.core.history import undone_batches
from samenwerk_tui.core.model import Session

STRIDE = 16
"""Events between two states that are remembered."""
REMEMBERED = 16
"""States that are remembered at most: an undo further back than these replays everything."""

_Mark = tuple[int, Session]
"""After how many events, and the state then, undone batches left out."""


class Timeline(NamedTuple):
    """Never changes: `plus` makes another one. `history.replay(events)` is `session`, only slower."""

    events: tuple[fact.Event, ...]
    """Everything that happened, oldest first."""
    session: Session
    marks: tuple[_Mark, ...]
    """States on the way, oldest first."""

    @classmethod
    def of(cls, events: Sequence[fact.Event]) -> "Timeline":
        """The timeline of these events. Raises ValueError when the first is no SessionStarted."""
        if not events:
            raise ValueError("a session without events")
        first = start(events[0])
        return cls(tuple(events[:1]), first, ((1, first),)).plus(events[1:])

    def plus(self, new: Sequence[fact.Event]) -> "Timeline":
        """With more events. An undo or redo among them replays from the last state remembered before its batch."""
        events = self.events + tuple(new)
        toggled = {
            event.fact.batch for event in new if isinstance(event.fact, fact.BatchReverted | fact.BatchRestored)
        }
        if not toggled:
            return _folded(events, self.marks, (len(self.events), self.session), frozenset())
        begins = next((index for index, event in enumerate(events) if event.batch in toggled), len(self.events))
        marks = tuple(mark for mark in self.marks if mark[0] <= begins) or ((1, start(events[0])),)
        return _folded(events, marks, marks[-1], undone_batches(events))


def _folded(
    events: tuple[fact.Event, ...], marks: tuple[_Mark, ...], begin: _Mark, undone: frozenset[str]
) -> Timeline:
    """From where it begins to the end, with marks at the last strides: what comes before them is folded at once."""
    kept = list(marks)
    count, session = begin
    while count < len(events):
        first_mark = len(events) - (len(events) - 1) % STRIDE - (REMEMBERED - 1) * STRIDE
        upto = min(len(events), max(first_mark, count - (count - 1) % STRIDE + STRIDE))
        session = fold(session, events[count:upto], undone)
        count = upto
        if count % STRIDE == 1:
            kept.append((count, session))
    return Timeline(events, session, tuple(kept[-REMEMBERED:]))
