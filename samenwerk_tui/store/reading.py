"""From what is in a store to a state that can be shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samenwerk_tui.core import history
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.sound import Unsound, check_sound, unsound
from samenwerk_tui.core.summary import Summary
from samenwerk_tui.store.protocol import Archive, Meta, Reason, SessionStore, StoreError


@contextmanager
def damage(path: Path) -> Iterator[None]:
    """Turn events of a file that do not add up, inside the block, into StoreError DAMAGED about it."""
    try:
        with unsound():
            yield
    except Unsound as error:
        raise StoreError(Reason.DAMAGED, path, str(error)) from error


def read_session(store: SessionStore) -> Session:
    """The session as it stands, for whoever only reads it. Raises StoreError as `SessionStore.read`."""
    _, events = store.read()
    with damage(store.path):
        session = history.replay(events)
        check_sound(session)
    return session


def read_summary(archive: Archive, session: str, meta: Meta) -> Summary:
    """The figures of a session, as they are kept; one of a programme that kept less is read as a whole.

    `session` is what the archive knows it by. Raises StoreError as `SessionStore.read`.
    """
    if meta.summary is not None and meta.summary.told_apart:
        return meta.summary
    from samenwerk_tui.core.summarise import summarise

    return summarise(read_session(archive.open(session)))
