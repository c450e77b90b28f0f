"""Small sessions for the tests of the store: events with fixed times and ids, and the meta data that go with them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from samenwerk_tui.core.events import ContributionAdded, ContributionEdited, Event, Fact, SessionStarted
from samenwerk_tui.core.material import Case, CaseOrganisation
from samenwerk_tui.core.model import Contribution, Organisation, Phase
from samenwerk_tui.store.protocol import Meta, SessionStore

START = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
SESSION = "plein-0a1b2c3d"

CASE = Case(
    id="jongeren-plein",
    title="Jongeren op het plein",
    story=("Het is avond op het plein.",),
    tension="Rust of ruimte?",
    question="Hoe kunnen we het plein van iedereen laten zijn?",
    organisations=(CaseOrganisation(name="Gemeente", people=4), CaseOrganisation(name="Politie", people=3)),
)
ORGANISATIONS = (
    Organisation(id="gemeente", name="Gemeente", short="GEM", people=4),
    Organisation(id="politie", name="Politie", short="POL", people=3),
)
PHASES = (Phase(id="01-columns", kind="columns", title="Ideeën", minutes=15, instruction="Roep maar."),)


def event(seq: int, fact: Fact, screen: str = "board", name: str = "") -> Event:
    """An event whose id is `name`, or made from its place and screen."""
    identity = name or f"{screen}-{seq}"
    at = START + timedelta(seconds=seq)
    return Event(id=identity, seq=seq, at=at, screen=screen, batch=f"batch-{identity}", fact=fact)


def started(session_id: str = SESSION) -> Event:
    """The first event of a session."""
    fact = SessionStarted(
        id=session_id,
        title="Het plein",
        language="nl",
        case=CASE,
        programme="kort",
        organisations=ORGANISATIONS,
        phases=PHASES,
    )
    return event(1, fact, screen="cli")


def line(seq: int, text: str = "Een bankje", screen: str = "board", name: str = "") -> Event:
    """A contribution; its id is that of the event."""
    identity = name or f"{screen}-{seq}"
    contribution = Contribution(
        id=identity,
        phase="01-columns",
        column="gemeente",
        organisations=("gemeente",),
        text=text,
        at=START + timedelta(seconds=seq),
    )
    return event(seq, ContributionAdded(contribution=contribution), screen, identity)


def corrected(seq: int, contribution: str, text: str, screen: str = "board") -> Event:
    """A correction of a contribution."""
    return event(seq, ContributionEdited(id=contribution, text=text), screen)


def meta(events: int, session_id: str = SESSION, updated: datetime | None = None) -> Meta:
    """Meta data of a session with this many events."""
    return Meta(
        id=session_id,
        title="Het plein",
        created=START,
        updated=updated or START + timedelta(seconds=events),
        phase="Ideeën",
        phase_position=1,
        phases=1,
        finished=False,
        organisations=("Gemeente", "Politie"),
        case=CASE.title,
        contributions=max(0, events - 1),
        events=events,
    )


def add(store: SessionStore, make: Callable[[int], Sequence[Event]], known: int) -> tuple[Event, ...]:
    """Append what `make` makes from the next free place; the screen knows `known` events. Returns the others'."""

    def decide(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        last = known + len(foreign)
        new = make(last + 1)
        return new, meta(last + len(new))

    return store.append(decide)


class Screen:
    """What the service does with a store: keeps its own list of events, complete and in order."""

    def __init__(self, store: SessionStore, name: str) -> None:
        self.store = store
        self.name = name
        self.events = store.read()[1]

    def say(self, text: str) -> Event:
        """Add one contribution, after taking in what others did."""
        new: list[Event] = []

        def decide(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
            self.events += foreign
            new.append(line(len(self.events) + 1, text, self.name))
            return new, meta(len(self.events) + 1)

        self.store.append(decide)
        self.events += tuple(new)
        return new[0]

    def look(self) -> tuple[Event, ...]:
        """Take in what others did, and write nothing. Returns it."""
        foreign = self.store.append(lambda foreign: ((), meta(1)))
        self.events += foreign
        return foreign
