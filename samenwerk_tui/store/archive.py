"""The folder of sessions. Listing it needs neither locks nor TinyDB: those are imported when a session is opened."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerk_tui.store import drafts
from samenwerk_tui.store.files import SESSION_ID, SUFFIX, SessionFiles, make_folder, session_of, sync_folder
from samenwerk_tui.store.meta import read_meta
from samenwerk_tui.store.protocol import (
    Copy,
    Damaged,
    Draft,
    Meta,
    Reason,
    Recovered,
    ScreenClaim,
    SessionStore,
    StoreError,
    os_errors_as_store_errors,
)

if TYPE_CHECKING:
    from samenwerk_tui.core.events import Event
    from samenwerk_tui.store.tinydb_store import TinyDbSession


class TinyDbArchive:
    """An `Archive` in a folder with one TinyDB file a session, `<id>.json`."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first session is created."""
        self._folder = folder

    @property
    def folder(self) -> Path:
        """See `Archive.folder`."""
        return self._folder

    def elsewhere(self, folder: Path) -> "TinyDbArchive":
        """See `Archive.elsewhere`."""
        return TinyDbArchive(folder)

    def list(self) -> tuple[Meta | Damaged, ...]:
        """See `Archive.list`. A file that was renamed or copied is listed under its own name."""
        dated = [entry for path in self._paths() if (entry := _entry(path)) is not None]
        return tuple(entry for _, entry in sorted(dated, key=lambda one: one[0], reverse=True))

    def meta(self, session: str) -> Meta:
        """See `Archive.meta`. As in a list, a session has the name of its file for its id."""
        return _meta(self._find(session))

    def create(self, session_id: str, events: "Sequence[Event]", meta: Meta) -> SessionStore:
        """See `Archive.create`."""
        if not SESSION_ID.fullmatch(session_id):
            raise ValueError(f"no session id: {session_id!r}")
        try:
            with os_errors_as_store_errors(self.folder):
                make_folder(self.folder)
            session = _session(self._path(session_id))
            session.create(events, meta)
        except StoreError as error:
            # A session that is being made cannot be missing: it is the folder that is no use.
            if error.reason is Reason.MISSING or (error.reason is Reason.IO and error.path == self.folder):
                raise StoreError(Reason.NO_FOLDER, self.folder, error.detail) from error
            raise
        return session

    def open(self, session: str) -> SessionStore:
        """See `Archive.open`."""
        path = self._find(session)
        found = _session(path)
        with _naming_backup(path):
            found.load()
        return found

    def delete(self, session: str) -> tuple[Path, ...]:
        """See `Archive.delete`. The session's own file goes last: a delete that broke off can be done again."""
        from samenwerk_tui.store.atomic_storage import AtomicStorage
        from samenwerk_tui.store.claims import is_claimed

        path = self._find(session)
        self._check_deletable(session, path)
        storage = AtomicStorage(path)
        with storage.locked(), os_errors_as_store_errors(path):
            if is_claimed(storage.files):
                raise StoreError(Reason.BUSY, path)
            doomed = [*storage.files.beside(), *(file for file in (storage.path,) if file.exists())]
            if path.is_symlink():
                doomed.append(path)
            for file in doomed:
                os.unlink(file)
            sync_folder(storage.path.parent)
        return tuple(reversed(doomed))

    def deletable(self, session: str) -> tuple[Path, ...]:
        """See `Archive.deletable`."""
        self._check_deletable(session, self._find(session))
        return self.files_of(session)

    def files_of(self, session: str) -> tuple[Path, ...]:
        """See `Archive.files_of`."""
        files = self._files(session)
        with os_errors_as_store_errors(files.path):
            return (*(file for file in (files.path,) if file.exists()), *files.beside())

    def copies(self, session: str) -> tuple[Copy, ...]:
        """See `Archive.copies`."""
        from samenwerk_tui.store.recovery import find_copies

        return find_copies(self._files(session))

    def recover(self, session: str, copy: Copy) -> Recovered | None:
        """See `Archive.recover`."""
        from samenwerk_tui.store.recovery import recover

        return recover(self._find(session), copy)

    def check_writable(self, session: str) -> None:
        """See `Archive.check_writable`."""
        from samenwerk_tui.store.atomic_storage import AtomicStorage

        AtomicStorage(self._find(session)).check_writable()

    def claim_screen(self, session: str, kind: str) -> ScreenClaim:
        """See `Archive.claim_screen`."""
        from samenwerk_tui.store.claims import claim_screen

        return claim_screen(self._files(session), kind)

    def is_alone(self, session: str, screen: str) -> bool:
        """See `Archive.is_alone`."""
        from samenwerk_tui.store.claims import is_claimed

        return not is_claimed(self._files(session), but=screen)

    def claim_left(self, session: str, kind: str) -> tuple[ScreenClaim, ...]:
        """See `Archive.claim_left`."""
        from samenwerk_tui.store.claims import claim_left

        return claim_left(self._files(session), kind)

    def read_draft(self, session: str, screen: str) -> Draft | None:
        """See `Archive.read_draft`."""
        return drafts.read_draft(self._files(session), screen)

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        """See `Archive.write_draft`."""
        drafts.write_draft(self._files(session), screen, draft)

    def clear_draft(self, session: str, screen: str) -> None:
        """See `Archive.clear_draft`."""
        drafts.clear_draft(self._files(session), screen)

    def _path(self, session_id: str) -> Path:
        return self.folder / f"{session_id}{SUFFIX}"

    def _paths(self) -> Iterator[Path]:
        with os_errors_as_store_errors(self.folder):
            try:
                names = os.listdir(self.folder)
            except FileNotFoundError:
                return
        there = {name for name in names if name.endswith(SUFFIX)}
        for name in there | {session for name in names if (session := session_of(name))}:
            path = self.folder / name
            if name not in there or path.is_file():
                yield path

    def _files(self, session: str) -> SessionFiles:
        return SessionFiles(Path(os.path.realpath(self._find(session))))

    def _check_deletable(self, asked: str, path: Path) -> None:
        """Raise StoreError NO_SESSION for what is not sure to be a session; as `SessionStore.read` where unreadable.

        What lies in the folder of sessions and is asked for by its name there may be damaged: it can be nothing else.
        """
        here = _is_name(asked) and path == self._path(path.name.removesuffix(SUFFIX))
        if here and os.path.dirname(os.path.realpath(path)) == os.path.realpath(self.folder):
            return
        try:
            _session(path).load()
        except StoreError as error:
            if error.reason in (Reason.DAMAGED, Reason.DAMAGED_BACKUP, Reason.MISSING, Reason.TOO_LARGE):
                raise StoreError(Reason.NO_SESSION, path, error.detail) from error
            raise

    def _find(self, session: str) -> Path:
        """The file that is meant. Raises StoreError MISSING or AMBIGUOUS."""
        asked = Path(session)
        with os_errors_as_store_errors(asked):
            if _is_name(session):
                if _is_there(self._path(session)):
                    return self._path(session)
                found = [path for path in self._paths() if session.lower() in path.name.removesuffix(SUFFIX).lower()]
                if len(found) > 1:
                    ids = sorted(path.name.removesuffix(SUFFIX) for path in found)
                    raise StoreError(Reason.AMBIGUOUS, asked, ", ".join(ids))
                if found:
                    return found[0]
            if session and _is_there(asked):
                return asked
        raise StoreError(Reason.MISSING, asked)


def _is_name(session: str) -> bool:
    """Whether it can be (a part of) an id and is no path: no folder in it, and not the name of a file."""
    return bool(session) and os.path.basename(session) == session and not session.endswith(SUFFIX)


def _is_there(path: Path) -> bool:
    """Whether there is a file, or of a session an older state at least."""
    if path.is_file():
        return True
    with suppress(ValueError):  # a name that no file can have
        files = SessionFiles(Path(os.path.realpath(path)))
        gone = path.name.endswith(SUFFIX) and not files.path.exists() and files.path.parent.is_dir()
        return gone and bool(files.older())
    return False


@contextmanager
def _naming_backup(path: Path) -> Iterator[None]:
    """Let a StoreError about a session that cannot be read, inside the block, say whether an older state can."""
    try:
        yield
    except StoreError as error:
        if error.reason in (Reason.DAMAGED, Reason.MISSING):
            from samenwerk_tui.store.documents import name_backup

            name_backup(error, SessionFiles(Path(os.path.realpath(path))))
        raise


def _meta(path: Path) -> Meta:
    with _naming_backup(path):
        return read_meta(path).model_copy(update={"id": path.name.removesuffix(SUFFIX)})


def _entry(path: Path) -> tuple[datetime, Meta | Damaged] | None:
    """What to list for a file, and when it last changed; None when it has gone meanwhile."""
    try:
        meta = _meta(path)
        return meta.updated, meta
    except StoreError as error:
        if error.reason is Reason.MISSING:
            return None
        damaged = Damaged(path=path, reason=error.reason, detail=error.detail)
    changed = path.with_name(damaged.detail) if damaged.reason is Reason.MISSING_BACKUP else path
    try:
        return datetime.fromtimestamp(os.stat(changed).st_mtime, UTC), damaged
    except OSError:
        return datetime.min.replace(tzinfo=UTC), damaged


def _session(path: Path) -> "TinyDbSession":
    from samenwerk_tui.store.atomic_storage import AtomicStorage
    from samenwerk_tui.store.tinydb_store import TinyDbSession

    return TinyDbSession(AtomicStorage(path))
