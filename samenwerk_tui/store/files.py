"""Which files belong to a session, and writing a file whole or not at all."""

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from samenwerk_tui.store.protocol import Reason, StoreError

SUFFIX = ".json"
SESSION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a new session may be called: a file name that is safe anywhere, without a dot."""
FILE_MODE = 0o600
FOLDER_MODE = 0o700
MAX_MEGABYTES = 64
"""The largest session that is read or written: more than a hundred thousand lines. One that is larger would keep the
screen waiting at every save."""
MAX_BYTES = MAX_MEGABYTES * 1024**2

_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe in the place of a file is refused by the system, rather than waited for."""
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | _NO_WAITING
_SCREEN = r"[a-z]+(?:-[0-9]+)?"
_BESIDE = re.compile(
    rf"\.json\.(?:bak|tmp|copy\.tmp|bak\.tmp|lock|[0-9]+\.snap|aside-[0-9]+)"
    rf"|\.{_SCREEN}\.(?:draft|draft\.tmp|lock)|\.crash-[0-9-]+\.txt"
)
"""What may follow the name of a session in the names of its other files."""

_OLDER = re.compile(rf"(.+{re.escape(SUFFIX)})\.(?:bak|[0-9]+\.snap)")
"""The name of a backup or snapshot, with that of its session."""


Signature = tuple[int, int, int]
"""Inode, modification time in ns and size: differs when the file was written again."""


def signature(status: os.stat_result) -> Signature:
    """What tells this version of a file from another."""
    return status.st_ino, status.st_mtime_ns, status.st_size


class SessionFiles(NamedTuple):
    """The names of all files of the session at `path` (`<id>.json`, links resolved)."""

    path: Path

    @property
    def name(self) -> str:
        """The name without `.json`: the id, for a session in the archive."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def backup(self) -> Path:
        """The session as it was one write ago."""
        return self._beside(f"{SUFFIX}.bak")

    @property
    def temporary(self) -> Path:
        """What is being written. One name, used under the lock only, so the next write sweeps what a kill left."""
        return self._beside(f"{SUFFIX}.tmp")

    @property
    def temporary_copy(self) -> Path:
        """Another file than the session's own being written: a copy where the disk has no hard links."""
        return self._beside(f"{SUFFIX}.copy.tmp")

    def snapshot(self, events: int) -> Path:
        """The session as it was when it had so many events."""
        return self._beside(f"{SUFFIX}.{events}.snap")

    def snapshots(self) -> tuple[int, ...]:
        """How many events the snapshots have that are there now, the fewest first."""
        found = (re.fullmatch(r"([0-9]+)\.snap", path.name[len(self.name + SUFFIX) + 1 :]) for path in self.beside())
        return tuple(sorted(int(match[1]) for match in found if match))

    def older(self) -> tuple[Path, ...]:
        """The backup and the snapshots that are there now, the newest first."""
        there = set(self.beside())
        return tuple(path for path in (self.backup, *map(self.snapshot, reversed(self.snapshots()))) if path in there)

    def aside(self) -> Path:
        """A name that is free, for what was there before an older state took its place."""
        taken = set(self.beside())
        return next(path for number in count(1) if (path := self._beside(f"{SUFFIX}.aside-{number}")) not in taken)

    def crash_report(self, when: str) -> Path:
        """Where it is written down that the programme broke down; `when` is digits and dashes."""
        return self._beside(f".crash-{when}.txt")

    @property
    def lock(self) -> Path:
        """Held while the session is written."""
        return self._beside(f"{SUFFIX}.lock")

    def claim(self, screen: str) -> Path:
        """Held by the process that is this screen. Raises ValueError for a name that no screen has."""
        return self._beside(f".{_checked(screen)}.lock")

    def left_by(self, kind: str) -> tuple[str, ...]:
        """The names of the screens of a kind of which there is a half-typed line, in order of name."""
        drafts = (re.fullmatch(rf"\.({_SCREEN})\.draft", path.name[len(self.name) :]) for path in self.beside())
        return tuple(sorted(match[1] for match in drafts if match and match[1].partition("-")[0] == kind))

    def draft(self, screen: str) -> Path:
        """The half-typed line of this screen. Raises ValueError for a name that no screen has."""
        return self._beside(f".{_checked(screen)}.draft")

    def temporary_draft(self, screen: str) -> Path:
        """A half-typed line being written."""
        return self._beside(f".{_checked(screen)}.draft.tmp")

    def beside(self) -> tuple[Path, ...]:
        """The files that are there now besides the session's own, in order of name."""
        names = sorted(os.listdir(self.path.parent))
        start = len(self.name)
        return tuple(
            self.path.with_name(name)
            for name in names
            if name.startswith(self.name) and _BESIDE.fullmatch(name, start)
        )

    def claims(self) -> tuple[Path, ...]:
        """The files with which screens have claimed their names, now or before."""
        return tuple(path for path in self.beside() if path.suffix == ".lock" and path != self.lock)

    def with_text(self) -> tuple[Path, ...]:
        """The files beside the session that may hold words of people."""
        return tuple(path for path in self.beside() if path.suffix not in (".lock", ".txt"))

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.name + ending)


def _checked(screen: str) -> str:
    if not re.fullmatch(_SCREEN, screen):
        raise ValueError(f"no name of a screen: {screen!r}")
    return screen


def session_of(name: str) -> str | None:
    """The name of the session's own file, by that of a backup or snapshot; None for any other name."""
    match = _OLDER.fullmatch(name)
    return match[1] if match else None


def make_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, for this user only; one that is there stays as it is."""
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir(FOLDER_MODE)


def open_plain(path: Path) -> BinaryIO:
    """Open a file to read it, without waiting for anything.

    Raises StoreError DAMAGED for a folder, a device or a pipe and TOO_LARGE before any of it is read, or OSError.
    """
    return open(path, "rb", opener=_plain)


def _plain(path: str, flags: int) -> int:
    descriptor = os.open(path, flags | _NO_WAITING)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise StoreError(Reason.DAMAGED, Path(path), "no regular file")
        if status.st_size > MAX_BYTES:
            raise StoreError(Reason.TOO_LARGE, Path(path), str(MAX_MEGABYTES))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def write_file(path: Path, body: bytes, mode: int, *, sync: bool) -> Signature:
    """Write a file and, with `sync`, wait until it is on the disk. On an OSError no file is left behind."""
    try:
        descriptor = os.open(path, _WRITE, FILE_MODE)
        try:
            if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
                os.fchmod(descriptor, mode)
            rest = memoryview(body)
            while rest:
                rest = rest[_write_some(descriptor, rest) :]
            if sync:
                os.fsync(descriptor)
            return signature(os.fstat(descriptor))
        finally:
            os.close(descriptor)
    except OSError:
        remove_quietly(path)
        raise


def _write_some(descriptor: int, rest: memoryview) -> int:
    written = os.write(descriptor, rest)
    if written == 0:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return written


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; where a system cannot do that for folders, nothing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def remove_quietly(path: Path) -> None:
    """Remove a file if that can be done."""
    with suppress(OSError):
        os.unlink(path)
