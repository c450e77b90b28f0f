"""The one writer: an intent becomes facts, the facts are saved, and only then is the new state there to be shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.begin import Start, begin
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.decide import Moment, decide
from samenwerk_tui.core.erase import check_erasable, erase
from samenwerk_tui.core.model import Session
from samenwerk_tui.store.protocol import Archive, Meta, SessionStore


def new_id() -> str:
    """A fresh UUID."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Change:
    """What an intent did: the facts that were saved, and the facts that an undo or redo was about."""

    facts: tuple[fact.Fact, ...] = ()
    undone: tuple[fact.Fact, ...] = ()
    redone: tuple[fact.Fact, ...] = ()


class Workshop:
    """One open session as one screen works on it."""

    def __init__(self, store: SessionStore, clock: Clock, screen: str, ids: Callable[[], str] = new_id) -> None:
        """Read the session. Raises StoreError when it cannot be read."""
        self._store = store
        self._clock = clock
        self._ids = ids
        self.screen = screen
        _, self._events = store.read()
        self._session = history.replay(self._events)

    @property
    def session(self) -> Session:
        """The state as it was last saved or read."""
        return self._session

    @property
    def events(self) -> tuple[fact.Event, ...]:
        """Everything that happened, oldest first."""
        return self._events

    def handle(self, intent: intents.Intent) -> Change:
        """Do what is asked: decide on the newest state, save, then publish.

        Raises RuleError when it is refused and StoreError when it cannot be saved; in both cases nothing changed.
        """
        if isinstance(intent, intents.EraseForGood):
            return self._erase(intent.id)
        decided: tuple[fact.Event, ...] = ()

        def decide_on(foreign: Sequence[fact.Event]) -> tuple[Sequence[fact.Event], Meta]:
            nonlocal decided
            self._take_in(foreign)
            decided = self._envelopes(self._facts(intent))
            events = self._events + decided
            return decided, make_meta(history.extend(self._session, events, decided), len(events))

        self._store.append(decide_on)
        self._take_in(decided)
        return self._describe(tuple(event.fact for event in decided))

    def refresh(self) -> bool:
        """Take in what other screens did. True when the state changed. Raises StoreError when it cannot be read."""
        if not self._store.changed():
            return False
        before = self._session
        _, self._events = self._store.read()
        self._session = history.replay(self._events)
        return self._session != before

    def _facts(self, intent: intents.Intent) -> tuple[fact.Fact, ...]:
        if isinstance(intent, intents.Undo):
            return (history.undo(self._events, self.screen),)
        if isinstance(intent, intents.Redo):
            return (history.redo(self._events, self.screen),)
        return decide(intent, self._session, Moment(self._clock.now(), self._ids))

    def _envelopes(self, facts: Sequence[fact.Fact]) -> tuple[fact.Event, ...]:
        at, batch = self._clock.now().astimezone(UTC), self._ids()
        first = len(self._events) + 1
        return tuple(
            fact.Event(id=self._ids(), seq=first + index, at=at, screen=self.screen, batch=batch, fact=one)
            for index, one in enumerate(facts)
        )

    def _take_in(self, new: Sequence[fact.Event]) -> None:
        if new:
            self._events += tuple(new)
            self._session = history.extend(self._session, self._events, new)

    def _describe(self, facts: tuple[fact.Fact, ...]) -> Change:
        match facts:
            case (fact.BatchReverted(batch=batch),):
                return Change(facts, undone=history.batch_facts(self._events, batch))
            case (fact.BatchRestored(batch=batch),):
                return Change(facts, redone=history.batch_facts(self._events, batch))
        return Change(facts)

    def _erase(self, wanted: str) -> Change:
        erased = fact.Erased(ids=(wanted,))

        def without_text(events: tuple[fact.Event, ...]) -> tuple[Sequence[fact.Event], Meta]:
            self._events = events
            self._session = history.replay(events)
            check_erasable(self._session, wanted)
            rewritten = erase(events, wanted) + self._envelopes((erased,))
            return rewritten, make_meta(history.replay(rewritten), len(rewritten))

        self._store.rewrite(without_text)
        _, self._events = self._store.read()
        self._session = history.replay(self._events)
        return Change((erased,))


def start_session(archive: Archive, start: Start, clock: Clock, ids: Callable[[], str] = new_id) -> str:
    """Make a session and keep it; returns its id. Raises RuleError for a wrong choice and StoreError."""
    started = begin(start, uuid4().hex[:8])
    event = fact.Event(id=ids(), seq=1, at=clock.now().astimezone(UTC), screen="home", batch=ids(), fact=started)
    archive.create(started.id, (event,), make_meta(history.replay((event,)), 1))
    return started.id


def make_meta(session: Session, events: int) -> Meta:
    """What lists of sessions need, so that they need not replay."""
    return Meta(
        id=session.id,
        title=session.title,
        created=session.created,
        updated=session.updated,
        phase=session.current.title,
        phase_position=session.position + 1,
        phases=len(session.phases),
        finished=all(phase.skipped for phase in session.phases[session.position + 1 :]),
        organisations=tuple(organisation.name for organisation in session.organisations),
        case=session.case.title,
        contributions=len(session.contributions),
        group=session.group,
        follows=session.follows,
        demo=session.demo,
        events=events,
    )


class SystemClock:
    """The laptop's clock, in its own time zone."""

    def now(self) -> datetime:
        """The time now, aware."""
        return datetime.now().astimezone()
