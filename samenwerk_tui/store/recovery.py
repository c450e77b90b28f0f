"""When a session is damaged or its file gone: which older states of it are left, and going on with one of them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from samenwerk_tui.store.atomic_storage import AtomicStorage
from samenwerk_tui.store.files import SessionFiles, open_plain
from samenwerk_tui.store.protocol import Copy, Recovered, StoreError, os_errors_as_store_errors
from samenwerk_tui.store.reading import read_session
from samenwerk_tui.store.tinydb_store import TinyDbSession


def find_copies(files: SessionFiles) -> tuple[Copy, ...]:
    """Backup and snapshots that are whole, the newest first; of the same state the backup."""
    found: dict[int, Copy] = {}
    for kind, path in _candidates(files):
        with suppress(StoreError):
            copy = _read(kind, path)
            found.setdefault(copy.events, copy)
    return tuple(found[events] for events in sorted(found, reverse=True))


def recover(path: Path, copy: Copy) -> Recovered | None:
    """See `Archive.recover`; `path` is that of the session."""
    storage = AtomicStorage(path)
    with storage.locked():
        with suppress(StoreError):
            read_session(TinyDbSession(AtomicStorage(path)))
            return None
        _read(copy.kind, copy.path)
        with os_errors_as_store_errors(copy.path), open_plain(copy.path) as file:
            body = file.read()
        return Recovered(kept=storage.recover(body, tuple(_in_the_way(storage.files, copy))))


def _candidates(files: SessionFiles) -> Iterator[tuple[Literal["backup", "snapshot"], Path]]:
    yield "backup", files.backup
    with os_errors_as_store_errors(files.path):
        numbers = files.snapshots()
    for events in reversed(numbers):
        yield "snapshot", files.snapshot(events)


def _read(kind: Literal["backup", "snapshot"], path: Path) -> Copy:
    store = TinyDbSession(AtomicStorage(path))
    session = read_session(store)
    return Copy(
        path=path,
        kind=kind,
        updated=session.updated,
        phase=session.current.title,
        contributions=len(session.contributions),
        events=len(store.read()[1]),
    )


def _in_the_way(files: SessionFiles, chosen: Copy) -> Iterator[Path]:
    """What later saves would take for an older state, or would throw away although nobody could read it."""
    older = {copy.path for copy in find_copies(files) if copy.events <= chosen.events}
    with os_errors_as_store_errors(files.path):
        for _, path in _candidates(files):
            if path not in older and path != chosen.path and path.exists():
                yield path
