"""A session in one TinyDB file."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tinydb import TinyDB

from samenwerk_tui.core.events import Event
from samenwerk_tui.store.atomic_storage import AtomicStorage, Tables
from samenwerk_tui.store.documents import Contents, name_backup, new_contents, read_contents, to_contents
from samenwerk_tui.store.files import Signature, remove_quietly
from samenwerk_tui.store.protocol import Decide, Meta, Reason, StoreError, os_errors_as_store_errors
from samenwerk_tui.store.sequence import check_rewritten, check_start, follows, new_events
from samenwerk_tui.store.snapshots import KEPT, SnapshotTimer

_ABOUT_THE_CONTENTS = {
    Reason.DAMAGED,
    Reason.DAMAGED_BACKUP,
    Reason.NEWER_VERSION,
    Reason.TOO_LARGE,
    Reason.REPLACED,
}
"""Why a file is refused that will be refused as long as nobody changes it."""


class TinyDbSession:
    """A `SessionStore`: the tables `meta` (one document) and `events` (document id = place) of one TinyDB file.

    TinyDB's tables would write once for every table and document. Here the whole of it goes through the storage of
    the database in one write.
    """

    def __init__(self, storage: AtomicStorage) -> None:
        self._storage = storage
        self._db = TinyDB(storage=lambda: storage)
        self._timer = SnapshotTimer(storage.files)
        self._contents: Contents | None = None
        self._ids: set[str] = set()
        self._handed_out = 0
        """How many events the user of this object has."""
        self._refused: tuple[Signature | None, StoreError] | None = None
        """The file that was last refused for what is in it, and why."""

    @property
    def path(self) -> Path:
        """The session's file, links resolved."""
        return self._storage.path

    def load(self) -> None:
        """Read the file now rather than at first use. Raises StoreError as `SessionStore.read`."""
        self._newest()

    def read(self) -> tuple[Meta, tuple[Event, ...]]:
        """See `SessionStore.read`."""
        contents = self._newest()
        self._handed_out = len(contents.events)
        return contents.meta, contents.events

    def changed(self) -> bool:
        """See `SessionStore.changed`."""
        return self._storage.changed()

    def append(self, decide: Decide) -> tuple[Event, ...]:
        """See `SessionStore.append`."""
        self._check_there()
        with self._storage.locked():
            contents = self._newest()
            foreign = contents.events[self._handed_out :]
            self._handed_out = len(contents.events)
            decided, meta = decide(foreign)
            if decided:
                # Also when all of it is there already: that is a retry, and the first try may not last.
                new = new_events(decided, self._ids, last=len(contents.events))
                self._write(contents.extended(new, meta), new)
        return foreign

    def rewrite(self, change: Decide) -> None:
        """See `SessionStore.rewrite`."""
        self._check_there()
        with self._storage.locked():
            before = self._newest().events
            self._handed_out = len(before)
            events, meta = change(before)
            check_rewritten(before, events)
            contents = new_contents(events, meta)
            self._storage.write_for_good(contents.tables(), self._snapshots_of(before, contents))
            self._keep(contents, events)

    def create(self, events: Sequence[Event], meta: Meta) -> None:
        """Write a file that was not there, or leave nothing.

        Raises StoreError EXISTS, ValueError for what is no session.
        """
        check_start(events)
        try:
            with self._storage.locked():
                with os_errors_as_store_errors(self.path):
                    taken = os.path.lexists(self.path) or bool(self._storage.files.older())
                if taken or self._db.storage.read() is not None:
                    raise StoreError(Reason.EXISTS, self.path)
                self._write(new_contents(events, meta), events)
        finally:
            if not os.path.lexists(self.path):
                remove_quietly(self._storage.files.lock)

    def _write(self, contents: Contents, new: Sequence[Event]) -> None:
        before = self._contents.events if self._contents else ()
        if before and self._is_snapshot_due(before, contents.meta):
            self._storage.write_with_snapshot(contents.tables(), len(before), keep=KEPT)
        else:
            self._db.storage.write(contents.tables())
        self._keep(contents, new)

    def _is_snapshot_due(self, before: Sequence[Event], coming: Meta) -> bool:
        try:
            return self._timer.is_due(before, coming.updated)
        except OSError:
            return False

    def _snapshots_of(self, before: Sequence[Event], after: Contents) -> dict[int, Tables]:
        """The snapshots as they have to be after a rewrite; none that is of another course of things, or damaged."""
        rewritten: dict[int, Tables] = {}
        with os_errors_as_store_errors(self.path):
            for number in self._storage.files.snapshots():
                with suppress(StoreError):
                    found = read_contents(self._storage.files.snapshot(number))
                    if len(found.events) == number and follows(found.events, before):
                        rewritten[number] = new_contents(after.events[:number], found.meta).tables()
        return rewritten

    def _keep(self, contents: Contents, new: Sequence[Event]) -> None:
        """Remember what is in the file after these events were written to it; whoever wrote them has them."""
        self._contents = contents
        self._ids.update(event.id for event in new)
        self._handed_out = len(contents.events)

    def _newest(self) -> Contents:
        """What is in the file now. Raises StoreError REPLACED when it is no later state of what was handed out."""
        contents = self._contents
        if contents is None or self.changed():
            contents = self._load()
            self._take_in(contents)
        return contents

    def _load(self) -> Contents:
        """Read the file, unless it is the one that was refused before: a screen asks several times a second."""
        version = self._storage.version()
        if self._refused is not None and version is not None and version == self._refused[0]:
            refused = self._refused[1]
            raise StoreError(refused.reason, refused.path, refused.detail)
        try:
            contents = self._loaded()
        except StoreError as error:
            self._storage.forget()
            if error.reason is Reason.DAMAGED:  # a screen whose file is gone has all of it still
                name_backup(error, self._storage.files)
            self._refused = (version, error) if error.reason in _ABOUT_THE_CONTENTS else None
            raise
        self._refused = None
        return contents

    def _loaded(self) -> Contents:
        tables = self._db.storage.read()
        if tables is None:
            raise StoreError(Reason.MISSING, self.path)
        contents = to_contents(tables, self.path, self._contents)
        handed_out = self._contents.events[: self._handed_out] if self._contents else ()
        if not follows(handed_out, contents.events):
            raise StoreError(Reason.REPLACED, self.path)
        return contents

    def _take_in(self, contents: Contents) -> None:
        """Remember what was found in the file."""
        self._contents = contents
        self._ids = {event.id for event in contents.events}

    def _check_there(self) -> None:
        """Before a lock file is made beside a session that was deleted."""
        with os_errors_as_store_errors(self.path):
            os.stat(self.path)
