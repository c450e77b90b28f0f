"""What is done about whole sessions: starting one, and erasing in all that belong together."""

from collections.abc import Callable
from datetime import UTC
from uuid import uuid4

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start, begin
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.history import replay
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.service.meta import make_meta
from samenwerk_tui.service.workshop import Workshop, new_id
from samenwerk_tui.store.protocol import Archive, Meta, Reason, StoreError


def start_session(archive: Archive, start: Start, clock: Clock, ids: Callable[[], str] = new_id) -> str:
    """Make a session and keep it; returns its id. Raises RuleError for a wrong choice and StoreError."""
    started = begin(start, uuid4().hex[:8])
    event = fact.Event(id=ids(), seq=1, at=clock.now().astimezone(UTC), screen="home", batch=ids(), fact=started)
    archive.create(started.id, (event,), make_meta(replay((event,)), 1))
    return started.id


def erase_in_group(archive: Archive, session: Session, screen: str, wanted: str, clock: Clock) -> tuple[str, ...]:
    """Erase for good what was carried on from session to session, in the other sessions of the group.

    Returns the ids of those in which that failed.
    """
    group = session.group or session.id
    metas = [one for one in archive.list() if isinstance(one, Meta)]
    related = {one.id for one in metas if group == (one.group or one.id)}
    failed = []
    for other in sorted(related | {group, *filter(None, [session.follows])} - {session.id}):
        try:
            Workshop(archive.open(other), clock, screen).handle(intents.EraseForGood(id=wanted))
        except RuleError:
            continue  # it was never carried there
        except StoreError as error:
            if error.reason is not Reason.MISSING:
                failed.append(other)
    return tuple(failed)
