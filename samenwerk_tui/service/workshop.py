"""The one writer: an intent becomes facts, the facts are saved, and only then is the new state there to be shown."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.clock import JUMP, Clock, ahead
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.opening import opening
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.core.sound import check_sound
from samenwerk_tui.core.text import slug
from samenwerk_tui.core.timeline import Timeline
from samenwerk_tui.store.protocol import Archive, Meta, Reason, ScreenClaim, SessionStore, StoreError
from samenwerk_tui.store.reading import damage

if TYPE_CHECKING:
    # Loaded with the first intent.
    from samenwerk_tui.core.conflicts import Conflict
    from samenwerk_tui.service.deciding import Decider, Decision


def new_id() -> str:
    """A fresh UUID."""
    return str(uuid4())


class Change(NamedTuple):
    """What an intent did: the facts that were saved, and the facts that an undo or redo was about."""

    facts: tuple[fact.Fact, ...] = ()
    undone: tuple[fact.Fact, ...] = ()
    redone: tuple[fact.Fact, ...] = ()
    conflict: "Conflict | None" = None
    """What has to be said where another screen changed the same, which this one had not seen."""


class Workshop:
    """One open session as one screen works on it."""

    def __init__(
        self, store: SessionStore, clock: Clock, screen: str | ScreenClaim, ids: Callable[[], str] = new_id
    ) -> None:
        """Read the session. Raises StoreError when it cannot be read.

        `screen` is its name, or the claim on one: that is asked for it with the first intent.
        """
        self._store = store
        self._clock = clock
        self._ids = ids
        self._screen = screen
        self._uncertain: Decision | None = None
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

    @cached_property
    def _decider(self) -> "Decider":
        from samenwerk_tui.service.deciding import Decider

        return Decider(self.screen, self._ids)

    @property
    def screen(self) -> str:
        """The name of the screen. Raises StoreError where none is to be had."""
        return self._screen if isinstance(self._screen, str) else self._screen.name

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

    def open(self) -> Change:
        """Say that it is opened on this screen, where anything follows from that. Raises as `handle`."""
        return self.handle(intents.OpenSession()) if opening(self.session, self._clock.now()) else Change()

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
        copy = Workshop(store, self._clock, self._screen, self._ids)
        for intent in waiting:
            with suppress(RuleError):  # it makes no sense any more; here it would have been given back
                copy.handle(intent)
        return store.path

    def _create_in(self, archive: Archive) -> SessionStore:
        name, meta = slug(self.session.id), self._decider.meta(self._timeline)
        for number in count(1):
            try:
                return archive.create(name if number == 1 else f"{name}-{number}", self.events, meta)
            except StoreError as error:
                if error.reason is not Reason.EXISTS:
                    raise
        raise AssertionError("count() never ends")

    def _append(self, intent: intents.Intent) -> Change:
        decision: Decision | None = None
        after = self._timeline

        def decide_on(foreign: Sequence[fact.Event]) -> tuple[Sequence[fact.Event], Meta]:
            nonlocal decision, after
            self._take_in(foreign)
            after = self._timeline
            saved = self._saved_after_all(intent)
            if saved is None:
                decision = self._decider.decide(intent, after, self._clock.now())
                after = after.plus(decision.events)
            else:
                decision = saved
            return decision.events, self._decider.meta(after)

        try:
            self._store.append(decide_on)
        except StoreError as error:
            if error.reason is Reason.UNCERTAIN:
                self._uncertain = decision
            raise
        assert decision is not None, "a store lets it be decided, or raises"
        self._timeline = after
        return self._describe(decision)

    def refresh(self) -> bool:
        """Take in what other screens did. True when there is anything new to show. Raises StoreError."""
        if self._behind or self._store.changed():
            _, events = self._store.read()
            self._unseen = self._take_all(events) or self._unseen
        new, self._unseen = self._unseen, False
        return new

    def _saved_after_all(self, intent: intents.Intent) -> "Decision | None":
        """What followed from an uncertain attempt at the same, if it is in the session."""
        attempt = self._uncertain
        if attempt is None or attempt.intent != intent:
            return None
        saved = {event.id for event in self.events}
        return attempt if attempt.events and all(event.id in saved for event in attempt.events) else None

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

    def _describe(self, decision: "Decision") -> Change:
        facts = tuple(event.fact for event in decision.events)
        match facts:
            case (fact.BatchReverted(batch=batch), *_):
                return Change(facts, undone=history.batch_facts(self.events, batch))
            case (fact.BatchRestored(batch=batch), *_):
                return Change(facts, redone=history.batch_facts(self.events, batch))
        return Change(facts, conflict=decision.conflict)

    def _erase(self, wanted: str) -> Change:
        after = self._timeline

        def without_text(events: tuple[fact.Event, ...]) -> tuple[Sequence[fact.Event], Meta]:
            nonlocal after
            self._take_all(events)
            after = self._decider.erased(wanted, self._timeline, self._clock.now())
            return after.events, self._decider.meta(after)

        self._store.rewrite(without_text)
        self._timeline = after
        return Change((after.events[-1].fact,))
