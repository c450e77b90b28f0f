"""Undoing and redoing batches of events.

Undo is per screen. A screen undoes its own newest batch; when a later event of another screen builds on it, that is
refused, and so is redoing what others have got in the way of since. An undone batch is left out of the fold, so what
undoing gives back is the state as it was (a countdown that ran towards a deadline runs towards it again), never the
time that has passed.
"""

from collections.abc import Iterable, Sequence

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.footprint import builds_on, clashes
from samenwerk_tui.core.history import NOT_UNDONE, TOGGLES, batch_facts, undone_batches
from samenwerk_tui.core.made import made
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import Rule, RuleError

_NO_STEPS = TOGGLES | NOT_UNDONE


def undo(events: Sequence[fact.Event], screen: str) -> fact.BatchReverted:
    """The fact that undoes this screen's newest batch.

    Raises RuleError NOTHING_TO_UNDO, or UNDO_BUILT_ON when a later event of another screen builds on the batch.
    """
    can_undo, _ = _stacks(events, screen)
    if not can_undo:
        raise RuleError(Rule.NOTHING_TO_UNDO)
    batch = can_undo[-1]
    undone = undone_batches(events)
    mine = batch_facts(events, batch)
    place = max(place for place, event in enumerate(events) if event.batch == batch)
    for event in events[place + 1 :]:
        others = event.screen != screen and event.batch not in undone
        if others and any(builds_on(event.fact, happened) for happened in mine):
            raise RuleError(Rule.UNDO_BUILT_ON)
    return fact.BatchReverted(batch=batch)


def redo(events: Sequence[fact.Event], screen: str) -> fact.BatchRestored:
    """The fact that redoes what this screen undid last.

    Raises RuleError NOTHING_TO_REDO, or REDO_NOT_POSSIBLE when another screen did something since that clashes.
    """
    _, can_redo = _stacks(events, screen)
    if not can_redo:
        raise RuleError(Rule.NOTHING_TO_REDO)
    batch = can_redo[-1]
    mine = batch_facts(events, batch)
    for theirs in _others_since_undone(events, batch, screen):
        if any(clashes(theirs, happened) for happened in mine):
            raise RuleError(Rule.REDO_NOT_POSSIBLE)
    return fact.BatchRestored(batch=batch)


def still_told(before: Session, after: Session) -> tuple[fact.PulseTold, ...]:
    """What has to go with an undo or redo that makes `after` of `before`: what was told last stays what was."""
    return tuple(
        fact.PulseTold(phase=pulse.phase, counts=pulse.told)
        for pulse in before.pulses
        if pulse.told and set(pulse.told) != set(after.pulse_of(pulse.phase).told)
    )


def _others_since_undone(events: Sequence[fact.Event], batch: str, screen: str) -> tuple[fact.Fact, ...]:
    """What other screens changed since the batch was last undone: did and kept, undid or redid."""
    place = max(
        place
        for place, event in enumerate(events)
        if isinstance(event.fact, fact.BatchReverted) and event.fact.batch == batch
    )
    before, now = undone_batches(events[:place]), undone_batches(events)
    return tuple(
        event.fact
        for index, event in enumerate(events)
        if event.screen != screen and (event.batch not in now if index > place else event.batch in before ^ now)
    )


def _stacks(events: Iterable[fact.Event], screen: str) -> tuple[list[str], list[str]]:
    """Batches this screen may undo and redo, the next one last; those that are only about what was erased are not."""
    undo: list[str] = []
    redo: list[str] = []
    mine: list[fact.Event] = []
    erased: set[str] = set()
    for event in events:
        if type(event.fact) not in _NO_STEPS:
            if event.screen == screen:
                mine.append(event)
                if not undo or undo[-1] != event.batch:
                    undo.append(event.batch)
                    redo.clear()
            continue
        match event.fact:
            case fact.Erased(ids=ids):
                erased.update(ids)
            case fact.BatchReverted(batch=batch) if event.screen == screen:
                _shift(batch, undo, redo)
            case fact.BatchRestored(batch=batch) if event.screen == screen:
                _shift(batch, redo, undo)
    if not erased:
        return undo, redo
    alive = {event.batch for event in mine if _subject(event.fact) not in erased}
    return [batch for batch in undo if batch in alive], [batch for batch in redo if batch in alive]


def _shift(batch: str, source: list[str], target: list[str]) -> None:
    """Move a batch from one stack to the other; one that is on neither (a file that was tampered with) is ignored."""
    if batch in source:
        source.remove(batch)
        target.append(batch)


def _subject(happened: fact.Fact) -> str | None:
    """Id of what people said or agreed that a fact is about, None where it is about something else or more."""
    match happened:
        case (
            fact.ContributionEdited()
            | fact.ContributionMoved()
            | fact.ContributionMarked()
            | fact.ContributionParked()
            | fact.ContributionDeleted()
            | fact.AgreementDeleted()
            | fact.QuestionEdited()
            | fact.QuestionDeleted()
            | fact.NoteEdited()
            | fact.NoteDeleted()
            | fact.WordingWithdrawn()
        ):
            return happened.id
        case fact.AgreementEdited(agreement=agreed):
            return agreed.id
    new = made(happened)
    return new.id if new else None
