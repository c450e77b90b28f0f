"""What follows from intents about notes."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_seen
from samenwerk_tui.core.decide.base import Moment, decide, gone, phase_of, text_of
from samenwerk_tui.core.model import Note, Session


@decide.register
def _(asked: intent.WriteNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    note = Note(id=moment.new_id(), phase=phase.id, text=text_of(asked.text), at=moment.now.astimezone(UTC))
    return (fact.NoteWritten(note=note),)


@decide.register
def _(asked: intent.EditNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old, text = _note_of(session, asked.id), text_of(asked.text)
    if text == old.text:
        return ()
    if asked.seen is None or asked.seen == old:
        return (fact.NoteEdited(id=old.id, text=text),)
    changes = {"id": moment.new_id(), "text": text, "at": moment.now.astimezone(UTC)}
    return () if text == asked.seen.text else (fact.NoteWritten(note=old.model_copy(update=changes)),)


@decide.register
def _(asked: intent.DeleteNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = _note_of(session, asked.id)
    check_seen(asked.seen, old)
    return (fact.NoteDeleted(id=old.id),)


def _note_of(session: Session, note_id: str) -> Note:
    try:
        return session.note(note_id)
    except KeyError:
        raise gone(session, note_id) from None
