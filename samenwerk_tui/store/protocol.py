"""What the rest of the programme knows of the store: the folder, one session in it, and what can go wrong.

Importing this costs no database: lists of sessions and the command line need no more.
"""

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, TypeAlias

from pydantic import ConfigDict, JsonValue

from samenwerk_tui.core.base import Frozen, Instant
from samenwerk_tui.core.summary import Summary

if TYPE_CHECKING:
    from samenwerk_tui.core.events import Event

FIRST_VERSION = 1
SCHEMA_VERSION = 1
"""Version of the session file; raised when an older programme could not read a newer file, with a step in
`store.migrations` and a file of the version before in `tests/contract/files`."""


class Reason(StrEnum):
    """Why the store could not do what was asked. The catalogs hold a sentence for each under `store.<value>`."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NO_PERMISSION = "no_permission"
    BUSY = "busy"
    """Another process holds the lock, or has the session open."""
    DAMAGED = "damaged"
    DAMAGED_BACKUP = "damaged_backup"
    """Damaged, but an older state beside it can be read; `detail` is the name of that file."""
    MISSING_BACKUP = "missing_backup"
    """Not there, but an older state of it can be read; `detail` is the name of that file."""
    NEWER_VERSION = "newer_version"
    TOO_LARGE = "too_large"
    """More than is ever read; `detail` is the limit in megabytes."""
    FULL = "full"
    """What was to be added would make the session larger than can be read again; `detail` as above."""
    NO_SESSION = "no_session"
    """It is to be deleted, and cannot be told to be a session."""
    MISSING = "missing"
    NO_FOLDER = "no_folder"
    """The folder that a new session would be in cannot be made, or nothing can be made in it."""
    AMBIGUOUS = "ambiguous"
    """`detail` holds the ids that were possible."""
    EXISTS = "exists"
    REPLACED = "replaced"
    """Something else put an older or another file in its place: no later state of what was handed out."""
    UNCERTAIN = "uncertain"
    """The write failed after the rename: it may be on disk. Trying again with the same event ids is safe."""
    IO = "io"


DAMAGE = frozenset({Reason.DAMAGED, Reason.DAMAGED_BACKUP, Reason.MISSING_BACKUP})
"""Why a session cannot be read that may have older states to go on with."""

_REASONS = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EROFS: Reason.READ_ONLY,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.ENOENT: Reason.MISSING,
}


class StoreError(Exception):
    """The store could not do what was asked. Unless the reason is UNCERTAIN, nothing changed on disk."""

    def __init__(self, reason: Reason, path: Path, detail: str = "") -> None:
        super().__init__(reason, path, detail)
        self.reason = reason
        self.path = path
        """What it was about: a file, a folder, or the session as it was asked for."""
        self.detail = detail
        """For whoever looks into it: the system's own message, names; in no particular language."""

    def __str__(self) -> str:
        return f"{self.reason}: {self.path} {self.detail}".rstrip()


@contextmanager
def os_errors_as_store_errors(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into the StoreError that says the same about `path`."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, Reason.IO)
        raise StoreError(reason, path, error.strerror or str(error)) from error


class Meta(Frozen):
    """What lists of sessions need, kept beside the events so that nothing is replayed for a list.

    Fields of a later programme are left out: everything here is made again from the events at the next write.
    """

    model_config = ConfigDict(extra="ignore")

    schema_version: int = SCHEMA_VERSION
    id: str
    title: str
    created: Instant
    """UTC."""
    updated: Instant
    """UTC, when the last event happened."""
    phase: str
    """Title of the current phase."""
    phase_position: int
    """Place of the current phase, from 1."""
    phases: int
    finished: bool
    """Nothing is left to do: no phase comes after the current one."""
    organisations: tuple[str, ...]
    """Their names."""
    case: str
    """Its title."""
    contributions: int
    events: int
    group: str | None = None
    follows: str | None = None
    demo: bool = False
    summary: Summary | None = None
    """Its figures for the overview; None in a file of a programme that did not keep them yet."""


class Damaged(Frozen):
    """A file in the folder that cannot be listed, and why."""

    path: Path
    reason: Reason
    detail: str = ""


class Copy(Frozen):
    """An older state of a session, in a file beside it, that was found to be whole."""

    path: Path
    kind: Literal["backup", "snapshot"]
    """The backup is one save old; a snapshot is of some ten minutes before or after the next one."""
    updated: Instant
    """UTC, when the last event in it happened."""
    phase: str
    """Title of the phase it is in."""
    contributions: int
    events: int


class Recovered(Frozen):
    """A copy took the place of a session."""

    kept: Path | None
    """Where the damaged file is from then on; None where there was none."""


class Asked(Frozen):
    """A question of which the answer was half typed."""

    label: str
    intent: str
    """Name of the kind of intent that the answer completes."""
    fields: dict[str, JsonValue]
    """What that intent has already."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed: no event, but not to be lost either."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    text: str
    """The half-typed line; an answer to a question as it would be typed without one ("! …")."""
    phase: str
    column: str
    waiting: tuple[str, ...] = ()
    """Lines that waited behind it, the next one first."""
    asked: Asked | None = None
    """What was being asked, where the text is an answer that comes back as one."""


Decide: TypeAlias = "Callable[[tuple[Event, ...]], tuple[Sequence[Event], Meta]]"
"""From events of others to the events to add and the meta data that go with them."""


class SessionStore(Protocol):
    """One session. Used by one thread at a time; other processes may use the same session."""

    @property
    def path(self) -> Path:
        """The session's file."""
        ...

    def read(self) -> "tuple[Meta, tuple[Event, ...]]":
        """Everything, oldest event first; all of it counts as handed out.

        Raises StoreError: MISSING, DAMAGED, DAMAGED_BACKUP, NEWER_VERSION, TOO_LARGE, or what the system said; and
        REPLACED where what is there is no later state of what was handed out before. From then on nothing is handed
        out or written until the right file is back; whoever wants what is there now opens it anew.
        """
        ...

    def changed(self) -> bool:
        """Whether the file is another one than was last read or written here. Cheap; never raises."""
        ...

    def append(self, decide: Decide) -> "tuple[Event, ...]":
        """Add events in one write, under the lock. Returns the events of others that were handed to `decide`.

        `decide` is called once, with the events in the session that this object has not handed out before; from then
        on they count as handed out, whatever happens next. It returns the events to add, numbered on from the last
        one, and the meta data for the result. With no events, nothing is written. An event that is already in the
        session (same id: a retry after UNCERTAIN) is not added again. What `decide` raises passes through; nothing is
        written then.

        Raises StoreError (BUSY, REPLACED, UNCERTAIN, FULL, as `read`, or what the system said); ValueError for events
        that do not follow on or cannot be written as JSON.
        """
        ...

    def rewrite(self, change: Decide) -> None:
        """Replace the contents of events for good, under the lock; what `change` returns may have more events.

        `change` gets every event. Ids and places must stay: erasing takes text away, never the fact that something
        happened. The backup, drafts and litter beside the session go too, before the new file is put in place.

        Raises as `append`.
        """
        ...


class ScreenClaim(Protocol):
    """A screen's name, held until it is released or the process ends, however it ends."""

    @property
    def name(self) -> str:
        """ "board", or "board-2" where another living process is "board"."""
        ...

    def release(self) -> None:
        """Let go of the name. Twice does no harm."""
        ...


class Archive(Protocol):
    """The folder of sessions.

    Where a session is asked for, it may be an id, a part of one that only one session has (any case), or a path to a
    session file. Every method raises StoreError: MISSING or AMBIGUOUS for that, or what the system said.
    """

    @property
    def folder(self) -> Path:
        """Where the sessions are. It need not be there yet."""
        ...

    def elsewhere(self, folder: Path) -> "Archive":
        """Sessions in another folder, which need not be there yet."""
        ...

    def list(self) -> tuple[Meta | Damaged, ...]:
        """Every session, the last changed first. Reads the meta data only: the events may still prove damaged.

        One of which only older states are left is among them, as Damaged with MISSING_BACKUP.
        """
        ...

    def meta(self, session: str) -> Meta:
        """The meta data of a session, as in `list`. Raises StoreError as that has it in a Damaged."""
        ...

    def create(self, session_id: str, events: "Sequence[Event]", meta: Meta) -> SessionStore:
        """Keep a new session; its events count as handed out. Raises StoreError EXISTS rather than overwrite.

        Raises StoreError NO_FOLDER, or what the system said, where there is no folder to keep it in.
        Raises ValueError for an id that is no `[a-z0-9-]+`, or for events that `append` would not take.
        """
        ...

    def open(self, session: str) -> SessionStore:
        """A session, read and found to be whole. Raises StoreError as `SessionStore.read`, or MISSING_BACKUP."""
        ...

    def delete(self, session: str) -> tuple[Path, ...]:
        """Remove a session and everything beside it; returns what was removed.

        Raises StoreError BUSY while a living screen has a claim on it, NO_SESSION as `deletable`.
        """
        ...

    def deletable(self, session: str) -> tuple[Path, ...]:
        """The files that `delete` would remove, the session's own first.

        Raises StoreError NO_SESSION for a file from elsewhere that is no whole session: a report, somebody's notes. A
        damaged one can be deleted in the folder itself only, by its id.
        """
        ...

    def files_of(self, session: str) -> tuple[Path, ...]:
        """Every file that belongs to a session, the session's own first."""
        ...

    def copies(self, session: str) -> tuple[Copy, ...]:
        """The older states of a session that can be opened, the newest first."""
        ...

    def recover(self, session: str, copy: Copy) -> Recovered | None:
        """Let a copy take the place of a session that is damaged or not there.

        Nothing is thrown away: what is newer than the copy, or damaged itself, is kept beside the session under
        another name, until that is deleted or something in it is erased. Where the session can be read after all
        nothing is done, and None returned. Raises StoreError BUSY, or as `open` for a copy that is no longer whole.
        """
        ...

    def check_writable(self, session: str) -> None:
        """Write something beside a session, and take it away again. Raises StoreError where nothing can be saved."""
        ...

    def claim_screen(self, session: str, kind: str) -> ScreenClaim:
        """Claim a screen's name of this kind ("board", "desk"). Raises StoreError BUSY when all names are taken."""
        ...

    def is_alone(self, session: str, screen: str) -> bool:
        """Whether no living screen but this one has a claim on a session."""
        ...

    def claim_left(self, session: str, kind: str) -> tuple[ScreenClaim, ...]:
        """Claim the screens of this kind that left a half-typed line and are no longer there.

        Nobody else becomes one of them until whoever asked releases it.
        """
        ...

    def read_draft(self, session: str, screen: str) -> Draft | None:
        """The half-typed line of a screen; None when there is none that can be read."""
        ...

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        """Keep a half-typed line, over the one before."""
        ...

    def clear_draft(self, session: str, screen: str) -> None:
        """Forget the half-typed line of a screen, if there is one."""
        ...
