"""The one writer: an intent becomes facts, the facts are saved, and only then is the new state there to be shown."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.begin import Start, begin
from samenwerk_tui.core.clock import JUMP, Clock, ahead
from samenwerk_tui.core.conflicts import Conflict, conflict
from samenwerk_tui.core.decide import Moment, decide
from samenwerk_tui.core.erase import check_erasable, erase
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.core.sound import check_sound
from samenwerk_tui.core.summarise import Summariser
from samenwerk_tui.core.text import slug
from samenwerk_tui.core.timeline import Timeline
from samenwerk_tui.store.protocol import Archive, Meta, Reason, SessionStore, StoreError
from samenwerk_tui.store.reading import damage


def new_id() -> str:
    """A fresh UUID."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Change:
    """What an intent did: the facts that were saved, and the facts that an undo or redo was about."""

    facts: tuple[fact.Fact, ...] = ()
    undone: tuple[fact.Fact, ...] = ()
    redone: tuple[fact.Fact, ...] = ()
    conflict: Conflict | None = None
    """What has to be said where another screen changed the same, which this one had not seen."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """What follows from an intent; it may have been saved although the store failed."""

    intent: intents.Intent
    events: tuple[fact.Event, ...]
    conflict: Conflict | None = None


class Workshop:
    """One open session as one screen works on it."""

    def __init__(self, store: SessionStore, clock: Clock, screen: str, ids: Callable[[], str] = new_id) -> None:
        """Read the session. Raises StoreError when it cannot be read."""
        self._store = store
        self._clock = clock
        self._ids = ids
        self.screen = screen
        self._summariser = Summariser()
        self._uncertain: _Decision | None = None
        self._unseen = False
        """Whether the state changed while an intent was refused or not saved, so that nobody was told."""
        self._behind = False
        """Whether events were read that could not be added up: they are not in the state."""
        _, events = store.read()
        with damage(store.path):
            self._timeline = Timeline.of(events)
            check_sound(self._timeline.session)
        self._looked = ahead(clock), self.session.jumped
        """How far the time was ahead of the steady one at the last look, and what was known of jumps then."""

    @property
    def path(self) -> Path:
        """The session's file."""
        return self._store.path

    @property
    def session(self) -> Session:
        """The state as it was last saved or read."""
        return self._timeline.session

    @property
    def events(self) -> tuple[fact.Event, ...]:
        """Everything that happened, oldest first."""
        return self._timeline.events

    def handle(self, intent: intents.Intent) -> Change:
        """Do what is asked: decide on the newest state, save, then publish.

        Raises RuleError when it is refused and StoreError when it cannot be saved; in both cases nothing of it was
        done. After StoreError UNCERTAIN it may be saved all the same: asking the same again does it once.
        """
        before = self._timeline
        try:
            change = self._erase(intent.id) if isinstance(intent, intents.EraseForGood) else self._append(intent)
        except (RuleError, StoreError):
            self._unseen = self._unseen or self._timeline is not before
            raise
        self._uncertain = None
        self._unseen = False
        return change

    def follow_clock(self) -> float:
        """Have the session's time go on as it was where the laptop's clock was set since the last look.

        Returns by how many seconds it jumped, 0.0 where it did not; also where another screen was first to put that
        right. To be asked before anything is decided by that clock. Raises StoreError; the next look does it then.
        """
        now, (before, seen) = ahead(self._clock), self._looked
        seconds = now - before
        if abs(seconds) >= JUMP:
            self.handle(intents.FollowClock(seconds=seconds, seen=seen))
        else:
            seconds = 0.0
        self._looked = now, self.session.jumped
        return seconds

    def save_elsewhere(self, archive: Archive, waiting: Sequence[intents.Intent]) -> Path:
        """Keep a whole copy of the session in another archive, with what could not be saved here at its end.

        Returns its file. Nothing changes in this session. Raises StoreError where it cannot be saved there either.
        """
        store = self._create_in(archive)
        copy = Workshop(store, self._clock, self.screen, self._ids)
        for intent in waiting:
            with suppress(RuleError):  # it makes no sense any more; here it would have been given back
                copy.handle(intent)
        return store.path

    def _create_in(self, archive: Archive) -> SessionStore:
        name, meta = slug(self.session.id), self._meta(self._timeline)
        for number in count(1):
            try:
                return archive.create(name if number == 1 else f"{name}-{number}", self.events, meta)
            except StoreError as error:
                if error.reason is not Reason.EXISTS:
                    raise
        raise AssertionError("count() never ends")

    def _append(self, intent: intents.Intent) -> Change:
        decision = _Decision(intent, ())
        after = self._timeline

        def decide_on(foreign: Sequence[fact.Event]) -> tuple[Sequence[fact.Event], Meta]:
            nonlocal decision, after
            self._take_in(foreign)
            after = self._timeline
            saved = self._saved_after_all(intent)
            if saved is None:
                decision = self._decided(intent)
                after = after.plus(decision.events)
            else:
                decision = saved
            return decision.events, self._meta(after)

        try:
            self._store.append(decide_on)
        except StoreError as error:
            if error.reason is Reason.UNCERTAIN:
                self._uncertain = decision
            raise
        self._timeline = after
        return self._describe(decision)

    def refresh(self) -> bool:
        """Take in what other screens did. True when there is anything new to show. Raises StoreError."""
        if self._behind or self._store.changed():
            _, events = self._store.read()
            self._unseen = self._take_all(events) or self._unseen
        new, self._unseen = self._unseen, False
        return new

    def _saved_after_all(self, intent: intents.Intent) -> _Decision | None:
        """What followed from an uncertain attempt at the same, if it is in the session."""
        attempt = self._uncertain
        if attempt is None or attempt.intent != intent:
            return None
        saved = {event.id for event in self.events}
        return attempt if attempt.events and all(event.id in saved for event in attempt.events) else None

    def _decided(self, intent: intents.Intent) -> _Decision:
        now = self._clock.now()
        if isinstance(intent, intents.Undo):
            return _Decision(intent, self._toggling(history.undo(self.events, self.screen), now))
        if isinstance(intent, intents.Redo):
            return _Decision(intent, self._toggling(history.redo(self.events, self.screen), now))
        facts = decide(intent, self.session, Moment(now, self._ids))
        return _Decision(intent, self._envelopes(facts, now), conflict(intent, facts, self.session))

    def _toggling(self, toggle: fact.Fact, now: datetime) -> tuple[fact.Event, ...]:
        """An undo or redo, with what it may not take back."""
        events = self._envelopes((toggle,), now)
        if not any(pulse.told for pulse in self.session.pulses):
            return events
        kept = history.still_told(self.session, self._timeline.plus(events).session)
        return self._envelopes((toggle, *kept), now) if kept else events

    def _meta(self, after: Timeline) -> Meta:
        return make_meta(after.session, len(after.events), self._summariser)

    def _envelopes(self, facts: Sequence[fact.Fact], now: datetime) -> tuple[fact.Event, ...]:
        at, batch = now.astimezone(UTC), self._ids()
        first = len(self.events) + 1
        return tuple(
            fact.Event(id=self._ids(), seq=first + index, at=at, screen=self.screen, batch=batch, fact=one)
            for index, one in enumerate(facts)
        )

    def _take_in(self, foreign: Sequence[fact.Event]) -> None:
        """Go on with what other screens did. After an erasing the events held here are no longer the session's."""
        if self._behind or any(isinstance(event.fact, fact.Erased) for event in foreign):
            self._take_all(self._store.read()[1])
        elif foreign:
            self._take_all(self.events + tuple(foreign))

    def _take_all(self, events: tuple[fact.Event, ...]) -> bool:
        """Go on from all events in the session. False when nothing is new."""
        known = len(self.events)
        grown = events[:known] == self.events
        if grown and len(events) == known:
            return False
        self._behind = True
        with damage(self._store.path):
            timeline = self._timeline.plus(events[known:]) if grown else Timeline.of(events)
            check_sound(timeline.session)
        self._timeline = timeline
        self._behind = False
        return True

    def _describe(self, decision: _Decision) -> Change:
        facts = tuple(event.fact for event in decision.events)
        match facts:
            case (fact.BatchReverted(batch=batch), *_):
                return Change(facts, undone=history.batch_facts(self.events, batch))
            case (fact.BatchRestored(batch=batch), *_):
                return Change(facts, redone=history.batch_facts(self.events, batch))
        return Change(facts, conflict=decision.conflict)

    def _erase(self, wanted: str) -> Change:
        erased = fact.Erased(ids=(wanted,))
        after = self._timeline

        def without_text(events: tuple[fact.Event, ...]) -> tuple[Sequence[fact.Event], Meta]:
            nonlocal after
            self._take_all(events)
            check_erasable(events, wanted)
            after = Timeline.of(erase(events, wanted) + self._envelopes((erased,), self._clock.now()))
            return after.events, self._meta(after)

        self._store.rewrite(without_text)
        self._timeline = after
        return Change((erased,))


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


def start_session(archive: Archive, start: Start, clock: Clock, ids: Callable[[], str] = new_id) -> str:
    """Make a session and keep it; returns its id. Raises RuleError for a wrong choice and StoreError."""
    started = begin(start, uuid4().hex[:8])
    event = fact.Event(id=ids(), seq=1, at=clock.now().astimezone(UTC), screen="home", batch=ids(), fact=started)
    archive.create(started.id, (event,), make_meta(history.replay((event,)), 1))
    return started.id


def make_meta(session: Session, events: int, summariser: Summariser | None = None) -> Meta:
    """What lists of sessions and the overview need, so that they need not replay.

    Who makes it for one session again and again hands in the same summariser every time.
    """
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
        summary=(summariser or Summariser()).summary(session),
    )
