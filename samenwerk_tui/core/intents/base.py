"""What every intent is, doing several at once, undoing and erasing."""

from samenwerk_tui.core.base import Frozen


class Intent(Frozen):
    """Something to do with a session.

    Where an intent has `seen`, that is what whoever asks was looking at when they asked; None: nothing in particular,
    as on the command line. `core.conflicts` says what becomes of it where another screen has changed that since.
    """


class Together(Intent):
    """Several things at once: one step of undo. None of them may need what another of them does."""

    parts: tuple[Intent, ...]


class Undo(Intent):
    """Undo the newest batch of this screen that is not undone."""


class Redo(Intent):
    """Redo the batch this screen undid last."""


class EraseForGood(Intent):
    """Take the text of a contribution or agreement out of the session for good. Cannot be undone."""

    id: str
