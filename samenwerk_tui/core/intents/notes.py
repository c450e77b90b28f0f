"""Intents about what the co-facilitator writes down for themselves."""

from samenwerk_tui.core.intents.base import Intent


class WriteNote(Intent):
    """Write something down, in this phase."""

    phase: str
    text: str


class EditNote(Intent):
    """Correct a note."""

    id: str
    text: str


class DeleteNote(Intent):
    """Throw a note away."""

    id: str
