"""Facts about what the co-facilitator wrote down for themselves."""

from samenwerk_tui.core.events.base import Fact
from samenwerk_tui.core.model import Note


class NoteWritten(Fact):
    """Something was written down."""

    note: Note


class NoteEdited(Fact):
    """A note was corrected."""

    id: str
    text: str


class NoteDeleted(Fact):
    """A note was thrown away (undo brings it back)."""

    id: str
