"""Sessions that are kept nowhere but here: for tests, and to hold every store to one contract."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samenwerk_tui.core.events import Event
from samenwerk_tui.store.files import SESSION_ID, SUFFIX
from samenwerk_tui.store.protocol import Copy, Damaged, Decide, Draft, Meta, Reason, Recovered, StoreError
from samenwerk_tui.store.sequence import check_rewritten, check_start, follows, new_events


@dataclass
class _Kept:
    """What a file would hold, and how often it was written."""

    meta: Meta
    events: tuple[Event, ...]
    version: int = 1
    deleted: bool = False
    claimed: set[str] = field(default_factory=set)
    drafts: dict[str, Draft] = field(default_factory=dict)


class MemorySession:
    """A `SessionStore` in memory; sessions that one archive opened see each other's events."""

    def __init__(self, path: Path, kept: _Kept, handed_out: tuple[Event, ...] = ()) -> None:
        self.path = path
        self._kept = kept
        self._handed_out = handed_out
        self._version = kept.version

    def read(self) -> tuple[Meta, tuple[Event, ...]]:
        """See `SessionStore.read`."""
        self._check_readable()
        self._hand_out()
        return self._kept.meta, self._kept.events

    def changed(self) -> bool:
        """See `SessionStore.changed`."""
        return self._kept.deleted or self._version != self._kept.version

    def append(self, decide: Decide) -> tuple[Event, ...]:
        """See `SessionStore.append`."""
        self._check_readable()
        events = self._kept.events
        foreign = events[len(self._handed_out) :]
        self._hand_out()
        decided, meta = decide(foreign)
        if decided:
            known = {event.id for event in events}
            self._keep(events + new_events(decided, known, last=len(events)), meta)
        return foreign

    def rewrite(self, change: Decide) -> None:
        """See `SessionStore.rewrite`."""
        self._check_readable()
        before = self._kept.events
        self._hand_out()
        events, meta = change(before)
        check_rewritten(before, events)
        self._keep(tuple(events), meta)
        self._kept.drafts.clear()

    def _keep(self, events: tuple[Event, ...], meta: Meta) -> None:
        self._kept.events, self._kept.meta = events, meta
        self._kept.version += 1
        self._hand_out()

    def _hand_out(self) -> None:
        self._handed_out = self._kept.events
        self._version = self._kept.version

    def _check_readable(self) -> None:
        if self._kept.deleted:
            raise StoreError(Reason.MISSING, self.path)
        if not follows(self._handed_out, self._kept.events):
            raise StoreError(Reason.REPLACED, self.path)


class MemoryClaim:
    """A `ScreenClaim` in memory: held until it is released."""

    def __init__(self, name: str, claimed: set[str]) -> None:
        self.name = name
        self._claimed = claimed
        claimed.add(name)

    def release(self) -> None:
        """See `ScreenClaim.release`."""
        self._claimed.discard(self.name)


class MemoryArchive:
    """An `Archive` in memory."""

    def __init__(self, folder: Path = Path("memory")) -> None:
        """`folder` only gives the sessions' paths a beginning."""
        self._folder = folder
        self._sessions: dict[str, _Kept] = {}
        self._elsewhere: dict[Path, MemoryArchive] = {}

    @property
    def folder(self) -> Path:
        """See `Archive.folder`."""
        return self._folder

    def elsewhere(self, folder: Path) -> "MemoryArchive":
        """See `Archive.elsewhere`. The same one every time."""
        return self._elsewhere.setdefault(folder, MemoryArchive(folder))

    def list(self) -> tuple[Meta | Damaged, ...]:
        """See `Archive.list`."""
        return tuple(sorted((kept.meta for kept in self._sessions.values()), key=lambda m: m.updated, reverse=True))

    def meta(self, session: str) -> Meta:
        """See `Archive.meta`."""
        return self._sessions[self._find(session)].meta

    def create(self, session_id: str, events: Sequence[Event], meta: Meta) -> MemorySession:
        """See `Archive.create`."""
        if not SESSION_ID.fullmatch(session_id):
            raise ValueError(f"no session id: {session_id!r}")
        check_start(events)
        if session_id in self._sessions:
            raise StoreError(Reason.EXISTS, self._path(session_id))
        kept = self._sessions[session_id] = _Kept(meta, tuple(events))
        return MemorySession(self._path(session_id), kept, handed_out=tuple(events))

    def open(self, session: str) -> MemorySession:
        """See `Archive.open`."""
        session_id = self._find(session)
        return MemorySession(self._path(session_id), self._sessions[session_id])

    def delete(self, session: str) -> tuple[Path, ...]:
        """See `Archive.delete`."""
        session_id = self._find(session)
        kept = self._sessions[session_id]
        if kept.claimed:
            raise StoreError(Reason.BUSY, self._path(session_id))
        removed = self.files_of(session_id)
        kept.deleted = True
        del self._sessions[session_id]
        return removed

    def put_in_place(self, session: str, events: Sequence[Event], meta: Meta) -> None:
        """Put other contents in the place of a session's, as a sync folder does to a file. For tests."""
        kept = self._sessions[self._find(session)]
        kept.events, kept.meta = tuple(events), meta
        kept.version += 1

    def deletable(self, session: str) -> tuple[Path, ...]:
        """See `Archive.deletable`."""
        return self.files_of(session)

    def files_of(self, session: str) -> tuple[Path, ...]:
        """See `Archive.files_of`."""
        session_id = self._find(session)
        drafts = sorted(self._sessions[session_id].drafts)
        return (self._path(session_id), *(self.folder / f"{session_id}.{screen}.draft" for screen in drafts))

    def copies(self, session: str) -> tuple[Copy, ...]:
        """See `Archive.copies`. In memory there is one state of a session."""
        self._find(session)
        return ()

    def recover(self, session: str, copy: Copy) -> Recovered | None:
        """See `Archive.recover`. In memory nothing is ever damaged."""
        self._find(session)
        return None

    def check_writable(self, session: str) -> None:
        """See `Archive.check_writable`."""
        self._find(session)

    def claim_screen(self, session: str, kind: str) -> MemoryClaim:
        """See `Archive.claim_screen`."""
        claimed = self._sessions[self._find(session)].claimed
        names = [kind, *(f"{kind}-{number}" for number in range(2, 10))]
        for name in names:
            if name not in claimed:
                return MemoryClaim(name, claimed)
        raise StoreError(Reason.BUSY, Path(session), kind)

    def is_alone(self, session: str, screen: str) -> bool:
        """See `Archive.is_alone`."""
        return self._sessions[self._find(session)].claimed <= {screen}

    def claim_left(self, session: str, kind: str) -> tuple[MemoryClaim, ...]:
        """See `Archive.claim_left`."""
        kept = self._sessions[self._find(session)]
        names = [name for name in sorted(kept.drafts) if name.partition("-")[0] == kind]
        return tuple(MemoryClaim(name, kept.claimed) for name in names if name not in kept.claimed)

    def read_draft(self, session: str, screen: str) -> Draft | None:
        """See `Archive.read_draft`."""
        return self._sessions[self._find(session)].drafts.get(screen)

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        """See `Archive.write_draft`."""
        self._sessions[self._find(session)].drafts[screen] = draft

    def clear_draft(self, session: str, screen: str) -> None:
        """See `Archive.clear_draft`."""
        self._sessions[self._find(session)].drafts.pop(screen, None)

    def _path(self, session_id: str) -> Path:
        return self.folder / f"{session_id}{SUFFIX}"

    def _find(self, session: str) -> str:
        asked = Path(session)
        if asked.parent == self.folder and session.endswith(SUFFIX):
            session = asked.name.removesuffix(SUFFIX)
        if session in self._sessions:
            return session
        found = sorted(one for one in self._sessions if session and session.lower() in one)
        if len(found) > 1:
            raise StoreError(Reason.AMBIGUOUS, asked, ", ".join(found))
        if not found:
            raise StoreError(Reason.MISSING, asked)
        return found[0]
