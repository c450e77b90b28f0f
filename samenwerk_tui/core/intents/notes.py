"""Intents about what the co-facilitator writes down for themselves."""

from samenwerk_tui.core.intents.base import Intent
from samenwerk_tui.core.model import Note


class WriteNote(Intent):
    """Write something down, in this phase."""

    phase: str
    text: str


class EditNote(Intent):
    """Correct a note."""

    id: str
    text: str
    seen: Note | None = None


class DeleteNote(Intent):
    """Throw a note away."""

    id: str
    seen: Note | None = None
