"""Which screen a process is: a name that the kernel gives back when the process ends, however it ends."""

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from samenwerk_tui.store.files import FILE_MODE, SessionFiles
from samenwerk_tui.store.protocol import Reason, StoreError, os_errors_as_store_errors

MAX_SCREENS = 9
"""Screens of one kind on one session."""


class FileClaim:
    """A `ScreenClaim`: a lock file, held."""

    def __init__(self, name: str, lock: FileLock) -> None:
        self.name = name
        self._lock = lock

    def release(self) -> None:
        """See `ScreenClaim.release`."""
        with suppress(OSError):
            self._lock.release()


def claim_screen(files: SessionFiles, kind: str) -> FileClaim:
    """The first free name of this kind: "board", "board-2" …

    Raises StoreError BUSY when all are taken, or what the system said; ValueError for a kind that is no word.
    """
    for number in range(1, MAX_SCREENS + 1):
        name = kind if number == 1 else f"{kind}-{number}"
        lock = FileLock(files.claim(name), blocking=False, mode=FILE_MODE, thread_local=False)
        with os_errors_as_store_errors(files.path), suppress(Timeout):
            lock.acquire()
            return FileClaim(name, lock)
    raise StoreError(Reason.BUSY, files.path, kind)


def claim_left(files: SessionFiles, kind: str) -> tuple[FileClaim, ...]:
    """Claims on the screens of this kind that left a half-typed line and are no longer there.

    Raises StoreError with what the system said.
    """
    claims: list[FileClaim] = []
    with os_errors_as_store_errors(files.path):
        for name in files.left_by(kind):
            lock = FileLock(files.claim(name), blocking=False, mode=FILE_MODE, thread_local=False)
            with suppress(Timeout):
                lock.acquire()
                claims.append(FileClaim(name, lock))
    return tuple(claims)


def is_claimed(files: SessionFiles, but: str = "") -> bool:
    """Whether a living process is a screen on this session, another one than `but`.

    Raises StoreError with what the system said.
    """
    return any(_is_held(path) for path in files.claims() if not but or path != files.claim(but))


def is_locked(files: SessionFiles) -> bool:
    """Whether a process is writing this session now; one that still is after a moment hangs. Raises as above."""
    return files.lock.exists() and _is_held(files.lock)


def _is_held(path: Path) -> bool:
    lock = FileLock(path, blocking=False, mode=FILE_MODE, thread_local=False)
    with os_errors_as_store_errors(path):
        try:
            lock.acquire()
        except Timeout:
            return True
        lock.release()
    return False
