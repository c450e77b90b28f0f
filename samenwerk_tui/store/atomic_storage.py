"""A TinyDB storage that never leaves a half-written file, whatever ends the process or fills the disk.

A write: lock → refuse if the file is not the one last read → temporary file in the same folder → fsync → the old file
kept as `.bak` by a hard link → rename over it → fsync of the folder → unlock. Only then does `write` return.

Reading needs no lock: what locks is imported when something is written.
"""

import errno
import math
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from tinydb import Storage

from samenwerk_tui.store import files
from samenwerk_tui.store.files import SessionFiles, Signature, signature
from samenwerk_tui.store.protocol import Reason, StoreError, os_errors_as_store_errors

if TYPE_CHECKING:
    from filelock import BaseFileLock

Tables = dict[str, dict[str, Any]]
"""Table name → document id → document, as TinyDB stores it."""

LOCK_TIMEOUT = 0.2
"""Seconds to wait for the lock. Another screen holds it for some milliseconds; longer than this is a process that
hangs, and the screen must not hang with it."""
LOCK_POLL = 0.005
"""Seconds between two tries to get the lock."""

_NOT_READ: Signature = (-1, -1, -1)
_NO_HARD_LINKS = {errno.EPERM, errno.ENOSYS, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP}


def encode(value: object) -> bytes:
    """JSON in UTF-8. Raises ValueError for what JSON or UTF-8 cannot say (NaN, infinity, lone surrogates, …)."""
    _check_finite(value)
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError as error:
        raise ValueError(str(error)) from error


def _check_finite(value: object) -> None:
    """Raise ValueError for a NaN or infinity anywhere in it, which orjson would turn into null without a word."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} cannot be written as JSON")
    elif isinstance(value, dict):
        for item in value.values():
            if not isinstance(item, orjson.Fragment):  # made by `encode`: thousands of them at every save
                _check_finite(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check_finite(item)


def decode(raw: bytes, path: Path) -> Tables:
    """The tables in the bytes of a file. Raises StoreError DAMAGED for anything else than tables of documents."""
    try:
        tables = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise StoreError(Reason.DAMAGED, path, str(error) if raw else "0 bytes") from error
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise StoreError(Reason.DAMAGED, path, f"JSON {type(tables).__name__}")
    return tables


class AtomicStorage(Storage):
    """One TinyDB file. Anything in it that is not tables of documents is left alone and refused.

    `write` takes documents as dicts or as `orjson.Fragment`s that `encode` made. Used by one thread at a time.
    """

    def __init__(self, path: Path, lock_timeout: float = LOCK_TIMEOUT) -> None:
        super().__init__()
        self.files = SessionFiles(Path(os.path.realpath(path)))
        self._seen: Signature | None = _NOT_READ
        self._lock_timeout = lock_timeout
        self._given_back = True
        """False when the system refused to unlock: then nobody knows whether the lock is still ours."""

    @property
    def path(self) -> Path:
        """The file, links resolved."""
        return self.files.path

    @cached_property
    def _lock(self) -> "BaseFileLock":
        from filelock import FileLock

        return FileLock(self.files.lock, timeout=self._lock_timeout, poll_interval=LOCK_POLL, mode=files.FILE_MODE)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock; may be nested. Raises StoreError BUSY when another process keeps it."""
        from filelock import Timeout

        with os_errors_as_store_errors(self.path):
            if not self._given_back:
                self._give_back()
            try:
                self._lock.acquire()
            except Timeout as error:
                raise StoreError(Reason.BUSY, self.path) from error
        try:
            yield
        finally:
            # What was written is on disk by now; a lock that cannot be given back is no reason to call it unsaved.
            with suppress(OSError):
                self._give_back()

    def _give_back(self) -> None:
        self._given_back = False
        self._lock.release()
        self._given_back = True

    def changed(self) -> bool:
        """Whether the file is another one than was last read or written through this object."""
        try:
            return self._signature() != self._seen
        except OSError:
            return True

    def version(self) -> Signature | None:
        """Which version of the file is there now; None where there is none, or where the system does not say."""
        try:
            return self._signature()
        except OSError:
            return None

    def forget(self) -> None:
        """Count what was last read as not read, so that nothing is written over it."""
        self._seen = _NOT_READ

    def read(self) -> Tables | None:
        """The tables; None where there is no file. Raises StoreError DAMAGED, TOO_LARGE, or what the system said."""
        with os_errors_as_store_errors(self.path):
            try:
                with files.open_plain(self.path) as file:
                    seen = signature(os.fstat(file.fileno()))
                    raw = file.read()
            except FileNotFoundError:
                self._seen = None
                return None
        self.forget()
        tables = decode(raw, self.path)
        self._seen = seen
        return tables

    def write(self, data: Tables) -> None:
        """Replace the file. The one before it stays beside it as `.bak`.

        Raises StoreError: BUSY where the lock is held, or where the file is not the one that was last read;
        UNCERTAIN; FULL; or what the system said. Raises ValueError for what cannot be JSON.
        """
        self._write(data, self._keep_backup)

    def write_with_snapshot(self, data: Tables, events: int, keep: int) -> None:
        """As `write`; the file of before, with so many events, stays as a snapshot too: the last `keep` of these."""

        def prepare() -> None:
            self._keep_backup()
            # It is there for another day than this one: nothing about it is a reason not to save.
            with suppress(OSError):
                self._keep_as(self.files.snapshot(events))
                for old in self.files.snapshots()[:-keep]:
                    os.unlink(self.files.snapshot(old))

        self._write(data, prepare)

    def write_for_good(self, data: Tables, snapshots: Mapping[int, Tables]) -> None:
        """Replace the file and leave no older text beside it: backup, drafts, litter and what was set aside go first.

        Of the snapshots only these stay, with this in them. Raises as `write`.
        """
        bodies = {self.files.snapshot(events): encode(tables) for events, tables in snapshots.items()}

        def prepare() -> None:
            for path in self.files.with_text():
                if path != self.files.temporary and path not in bodies:
                    os.unlink(path)
            for path, body in bodies.items():
                files.write_file(self.files.temporary_copy, body, self._mode(), sync=True)
                os.replace(self.files.temporary_copy, path)

        self._write(data, prepare)

    def recover(self, body: bytes, newer: Collection[Path]) -> Path | None:
        """Put these bytes in the place of the file, and keep what was there, and what is `newer`, set aside.

        Nothing is thrown away. Returns where the file of before is now, None where there was none. Raises as `write`.
        """
        with self.locked(), os_errors_as_store_errors(self.path):
            aside = self.files.aside() if self._signature() is not None else None
            if aside is not None:
                self._keep_as(aside)
            files.write_file(self.files.temporary, body, self._mode(), sync=True)
            os.replace(self.files.temporary, self.path)
            for path in newer:
                os.replace(path, self.files.aside())
            files.sync_folder(self.path.parent)
        self.forget()
        return aside

    def check_writable(self) -> None:
        """Write a little beside the file and take it away again. Raises StoreError as `write` where that fails."""
        with self.locked(), os_errors_as_store_errors(self.path):
            files.write_file(self.files.temporary, b" " * 4096, files.FILE_MODE, sync=False)
            os.unlink(self.files.temporary)

    def _write(self, data: Tables, prepare: Callable[[], None]) -> None:
        body = encode(data)
        if len(body) > files.MAX_BYTES:
            raise StoreError(Reason.FULL, self.path, str(files.MAX_MEGABYTES))
        with self.locked():
            with os_errors_as_store_errors(self.path):
                if self._signature() != self._seen:
                    raise StoreError(Reason.BUSY, self.path)
                lasting = self._put_in_place(body, prepare)
            if not lasting:
                self._make_lasting(body)

    def _put_in_place(self, body: bytes, prepare: Callable[[], None]) -> bool:
        """Write and rename. False when the file is in place but may not last; raises OSError when it is not."""
        written = files.write_file(self.files.temporary, body, self._mode(), sync=True)
        try:
            prepare()
            os.replace(self.files.temporary, self.path)
            files.sync_folder(self.path.parent)
        except OSError:
            files.remove_quietly(self.files.temporary)
            if self._is_in_place(written):
                return False
            raise
        self._seen = written
        return True

    def _make_lasting(self, body: bytes) -> None:
        """Do all of it once more after an error that came behind the rename; the backup stays the older one."""
        try:
            lasting = self._put_in_place(body, lambda: None)
        except OSError as error:
            raise StoreError(Reason.UNCERTAIN, self.path, error.strerror or str(error)) from error
        if not lasting:
            raise StoreError(Reason.UNCERTAIN, self.path)

    def _is_in_place(self, written: Signature) -> bool:
        """Whether the file may be what was just written: also where the disk does not say."""
        try:
            return self._signature() == written
        except OSError:
            return True

    def _signature(self) -> Signature | None:
        try:
            return signature(os.stat(self.path))
        except FileNotFoundError:
            return None

    def _mode(self) -> int:
        try:
            return stat.S_IMODE(os.stat(self.path).st_mode)
        except FileNotFoundError:
            return files.FILE_MODE

    def _keep_backup(self) -> None:
        """Let the file of now be the backup too. There is no moment without the file itself."""
        with suppress(FileNotFoundError):
            os.unlink(self.files.backup)
        with suppress(FileNotFoundError):  # the first write of a session
            self._keep_as(self.files.backup)

    def _keep_as(self, name: Path) -> None:
        """Let the file of now have another name too: a hard link, or a copy where the disk has none."""
        try:
            os.link(self.path, name)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            files.write_file(self.files.temporary_copy, self.path.read_bytes(), self._mode(), sync=False)
            os.replace(self.files.temporary_copy, name)
