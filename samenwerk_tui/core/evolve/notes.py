"""What facts about notes do."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, set_, with_, without
from samenwerk_tui.core.model import Session


@apply.register
def _(happened: fact.NoteWritten, session: Session, at: datetime) -> Session:
    if happened.note.id in session.erased:
        return session
    return with_(session, notes=(*session.notes, happened.note))


@apply.register
def _(happened: fact.NoteEdited, session: Session, at: datetime) -> Session:
    return with_(session, notes=set_(session.notes, happened.id, text=happened.text))


@apply.register
def _(happened: fact.NoteDeleted, session: Session, at: datetime) -> Session:
    return with_(session, notes=without(session.notes, happened.id))
