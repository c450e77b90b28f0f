"""From an intent to the events that are to be saved for it. Loaded with the first intent of a screen."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.conflicts import Conflict, conflict
from samenwerk_tui.core.decide import Moment, decide
from samenwerk_tui.core.erase import check_erasable, erase
from samenwerk_tui.core.summarise import Summariser
from samenwerk_tui.core.timeline import Timeline
from samenwerk_tui.service.meta import make_meta
from samenwerk_tui.store.protocol import Meta


class Decision(NamedTuple):
    """What follows from an intent; it may have been saved although the store failed."""

    intent: intents.Intent
    events: tuple[fact.Event, ...]
    conflict: Conflict | None = None


class Decider:
    """Decides for one screen, which stands on its events."""

    def __init__(self, screen: str, ids: Callable[[], str]) -> None:
        self._screen = screen
        self._ids = ids
        self._summariser = Summariser()

    def decide(self, intent: intents.Intent, before: Timeline, now: datetime) -> Decision:
        """What follows from an intent after what happened before. Raises RuleError when it is refused."""
        if isinstance(intent, intents.Undo | intents.Redo):
            return Decision(intent, self._toggled(intent, before, now))
        facts = decide(intent, before.session, Moment(now, self._ids))
        events = self._envelopes(facts, len(before.events), now)
        return Decision(intent, events, conflict(intent, facts, before.session))

    def erased(self, wanted: str, before: Timeline, now: datetime) -> Timeline:
        """What happened, without the text of this contribution or agreement. Raises RuleError where that has none."""
        check_erasable(before.events, wanted)
        told = self._envelopes((fact.Erased(ids=(wanted,)),), len(before.events), now)
        return Timeline.of(erase(before.events, wanted) + told)

    def meta(self, after: Timeline) -> Meta:
        """What is kept beside the events."""
        return make_meta(after.session, len(after.events), self._summariser)

    def _toggled(
        self, intent: intents.Undo | intents.Redo, before: Timeline, now: datetime
    ) -> tuple[fact.Event, ...]:
        """An undo or redo, with what it may not take back."""
        from samenwerk_tui.core import undoing  # late: with the first mistake

        back = isinstance(intent, intents.Undo)
        toggle = undoing.undo(before.events, self._screen) if back else undoing.redo(before.events, self._screen)
        events = self._envelopes((toggle,), len(before.events), now)
        if not any(pulse.told for pulse in before.session.pulses):
            return events
        kept = undoing.still_told(before.session, before.plus(events).session)
        return self._envelopes((toggle, *kept), len(before.events), now) if kept else events

    def _envelopes(self, facts: Sequence[fact.Fact], last: int, now: datetime) -> tuple[fact.Event, ...]:
        at, batch = now.astimezone(UTC), self._ids()
        return tuple(
            fact.Event(id=self._ids(), seq=seq, at=at, screen=self._screen, batch=batch, fact=one)
            for seq, one in enumerate(facts, start=last + 1)
        )
