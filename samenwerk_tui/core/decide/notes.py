"""What follows from intents about notes."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.decide.base import Moment, decide, phase_of, text_of
from samenwerk_tui.core.model import Note, Session
from samenwerk_tui.core.rules import Rule, RuleError


@decide.register
def _(asked: intent.WriteNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    note = Note(id=moment.new_id(), phase=phase.id, text=text_of(asked.text), at=moment.now.astimezone(UTC))
    return (fact.NoteWritten(note=note),)


@decide.register
def _(asked: intent.EditNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old, text = _note_of(session, asked.id), text_of(asked.text)
    return () if text == old.text else (fact.NoteEdited(id=old.id, text=text),)


@decide.register
def _(asked: intent.DeleteNote, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return (fact.NoteDeleted(id=_note_of(session, asked.id).id),)


def _note_of(session: Session, note_id: str) -> Note:
    try:
        return session.note(note_id)
    except KeyError:
        raise RuleError(Rule.GONE) from None
