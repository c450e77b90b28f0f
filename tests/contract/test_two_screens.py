"""Two screens on one session, over every store: whatever they do in whatever order, from whatever they last saw.

The rules are in `core.conflicts`, and what each of them says is tested there; here is what holds for all of them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.conflicts import Conflict
from samenwerk_tui.core.history import NOT_UNDONE
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.service import Change, Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Archive
from tests.seeing import ALL_MOVES, FIRST_OWN, OWN_MOVES, SAME_THING, looking_at, what_a_board_sends
from tests.sessions import CASE
from tests.workshops import PROGRAMME, FakeClock, Move, add_work, check_sound, counted_ids, essence

StoreName = Literal["memory", "file"]
Screen = Literal[0, 1]
Step = tuple[Screen, Move | str]
"""Which screen, and what it does."""

SCREENS: st.SearchStrategy[Screen] = st.sampled_from((0, 1))
ASIDE = st.sampled_from(("look", "look", "undo", "redo", "erase", "begin", "finish", "finish"))
ONE_STEP: st.SearchStrategy[list[Step]] = st.tuples(SCREENS, st.one_of(ALL_MOVES, ALL_MOVES, ASIDE)).map(
    lambda s: [s]
)
AT_ODDS = st.sampled_from(SAME_THING).flatmap(lambda what: st.tuples(*(st.sampled_from(what),) * 2))


@st.composite
def at_odds(draw: st.DrawFn) -> list[Step]:
    """Both look, and then do something with the same thing."""
    (one, other), which, how, anyhow = draw(AT_ODDS), *draw(st.tuples(*(st.integers(0, 7),) * 3))
    return [(0, "look"), (1, "look"), (0, (one, which, how)), (1, (other, which, anyhow))]


STEPS: st.SearchStrategy[list[Step]] = st.lists(st.one_of(ONE_STEP, at_odds()), min_size=8, max_size=30).map(
    lambda several: [step for steps in several for step in steps]
)
DEEDS: st.SearchStrategy[list[Step]] = st.lists(st.tuples(SCREENS, ALL_MOVES), min_size=5, max_size=30)


@dataclass
class Pair:
    """Two screens, and what each of them was told that it did."""

    archive: Archive
    session: str
    clock: FakeClock
    screens: tuple[Workshop, Workshop]
    begun: list[Intent | None] = field(default_factory=lambda: [None, None])
    """An intent of each that was made a while ago: a question in the line that is not answered yet."""
    acknowledged: list[str] = field(default_factory=list)
    """Ids of events, in the order in which they were acknowledged."""

    @property
    def events(self) -> tuple[fact.Event, ...]:
        return self.archive.open(self.session).read()[1]

    @property
    def newest(self) -> Session:
        """The state as it is in the store."""
        return max(self.screens, key=lambda screen: len(screen.events)).session

    def have_done(self, who: Screen, asked: Intent | None) -> Change | None:
        """None where there is nothing to do, or it is refused."""
        self.clock.advance(seconds=7)
        screen = self.screens[who]
        if asked is None:
            return None
        try:
            change = screen.handle(asked)
        except RuleError:
            return None
        new = screen.events[len(screen.events) - len(change.facts) :]
        assert tuple(event.fact for event in new) == change.facts
        assert all(event.screen == screen.screen for event in new)
        self.acknowledged += [event.id for event in new]
        return change

    def look(self) -> None:
        """Both look at the newest."""
        for screen in self.screens:
            screen.refresh()

    def check(self) -> None:
        """All that was acknowledged is kept once, in order; both screens show what it adds up to."""
        self.look()
        events = self.events
        assert [event.id for event in events][-len(self.acknowledged) or len(events) :] == self.acknowledged
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert len({event.id for event in events}) == len(events)
        for screen in self.screens:
            assert screen.events == events and screen.session == history.replay(events)
        check_sound(self.newest)


@contextmanager
def pair(store: StoreName) -> Iterator[Pair]:
    """A session with something of everything in it, that neither screen can undo."""
    with TemporaryDirectory() as folder:
        archive: Archive = MemoryArchive() if store == "memory" else TinyDbArchive(Path(folder))
        clock, ids = FakeClock(), counted_ids()
        session = start_session(archive, Start(case=CASE, programme=PROGRAMME), clock, ids)
        clerk, board, desk = (
            Workshop(archive.open(session), clock, name, ids) for name in ("cli", "board", "board-2")
        )
        clerk.handle(intents.OpenSession())
        add_work(clerk)
        made = Pair(archive, session, clock, (board, desk))
        made.look()
        yield made


def wanted(both: Pair, who: Screen, step: Move | str) -> Intent | None:
    """What a step has done: from what this screen last saw, or from what it saw when a question was opened."""
    screen = both.screens[who]
    if not isinstance(step, str):
        return what_a_board_sends(screen.session, step)
    match step:
        case "undo":
            return intents.Undo()
        case "redo":
            return intents.Redo()
        case "erase" if screen.session.contributions:
            return intents.EraseForGood(id=screen.session.contributions[-1].id)
        case "begin":
            both.begun[who] = edit_of(screen.session, len(both.acknowledged), f"Verbeterd {len(both.acknowledged)}")
        case "finish":
            asked, both.begun[who] = both.begun[who], None
            return asked
        case "look":
            screen.refresh()
    return None


def edit_of(session: Session, which: int, text: str) -> Intent | None:
    """A correction of one of the contributions; None where there is none."""
    lines = session.contributions
    if not lines:
        return None
    return looking_at(session, intents.EditContribution(id=lines[which % len(lines)].id, text=text))


def texts(session: Session) -> dict[str, str]:
    return {line.id: line.text for line in session.contributions}


def seen_by(asked: Intent, shown: Session) -> dict[str, str]:
    """Text by contribution, as whoever asked this had it before them."""
    old = asked.seen if isinstance(asked, intents.EditContribution) else None
    return {**texts(shown), **({old.id: old.text} if old else {})}


def check_any(store: StoreName, steps: Sequence[Step]) -> None:
    """Go through the steps; see what has to hold after each."""
    with pair(store) as both:
        for who, step in steps:
            screen = both.screens[who]
            asked = wanted(both, who, step)
            before, shown = texts(both.newest), screen.session
            change = both.have_done(who, asked)
            if change is None or asked is None:
                continue
            for happened in change.facts:
                if isinstance(happened, fact.BatchReverted | fact.BatchRestored):
                    mine = {event.screen for event in screen.events if event.batch == happened.batch}
                    assert mine == {screen.screen}, "a screen undoes and redoes its own"
            now = texts(screen.session)
            if isinstance(asked, intents.EditContribution) and change.facts:
                assert asked.text in now.values()
            if not isinstance(asked, intents.Undo | intents.Redo | intents.EraseForGood):
                lost = {line for line, text in before.items() if now.get(line) != text}
                known = seen_by(asked, shown)
                assert all(known.get(line) == before[line] for line in lost), "words that were not seen stay"
            assert (change.conflict is Conflict.THERE) <= (not change.facts)
        both.check()


def check_undoing(store: StoreName, steps: Sequence[Step]) -> None:
    """Undo everything, the newest first: every state before is back, and no screen gets at what another did."""
    with pair(store) as both:
        done: list[tuple[Screen, Session]] = []
        for who, step in steps:
            before = both.newest
            change = both.have_done(who, wanted(both, who, step))
            if change is not None and not NOT_UNDONE.issuperset(map(type, change.facts)):
                done.append((who, essence(before)))
        for who, before in reversed(done):
            undone = both.have_done(who, intents.Undo())
            assert undone is not None and undone.undone
            assert essence(both.newest) == before
        assert all(both.have_done(who, intents.Undo()) is None for who in (0, 1))
        both.check()


def check_pressing(store: StoreName, steps: Sequence[Step], key: int, between: Sequence[Step]) -> None:
    """Both press the same key at once, and something else happens in between: the room goes one phase."""
    with pair(store) as both:
        for who, step in steps:
            both.have_done(who, wanted(both, who, step))
        both.look()
        shown = both.newest
        keys: tuple[Intent, ...] = (
            intents.NextPhase(),
            intents.PreviousPhase(),
            intents.EnterPhase(phase=shown.phases[key % len(shown.phases)].id),
        )
        pressed = looking_at(shown, keys[key % 3])
        first = both.have_done(0, pressed)
        for who, step in between:
            intent = wanted(both, who, step)
            if not isinstance(
                intent, intents.NextPhase | intents.PreviousPhase | intents.EnterPhase | intents.SkipPhase
            ):
                both.have_done(who, intent)
        here = both.newest.phase
        second = both.have_done(1, pressed)
        assert both.newest.phase == here
        assert second is None or not any(isinstance(one, fact.PhaseEntered) for one in second.facts)
        if first is not None and first.facts:
            assert second is not None and second.conflict is Conflict.THERE
        both.check()


def check_correcting(store: StoreName, steps: Sequence[Step], which: int) -> None:
    """Both correct one line at once: both texts are there, in one column, and the second screen says so."""
    with pair(store) as both:
        for who, step in steps:
            both.have_done(who, wanted(both, who, step))
        both.look()
        shown = both.newest
        asked = [edit_of(shown, which, text) for text in ("Van het bord", "Van het bureau")]
        if asked[0] is None:
            return
        changes = [both.have_done(0, asked[0]), both.have_done(1, asked[1])]
        both.check()
        there = {line.text: line for line in both.newest.contributions}
        first, second = (there[text] for text in ("Van het bord", "Van het bureau"))
        same = {"id": "", "text": "", "at": first.at}
        assert first.model_copy(update=same) == second.model_copy(update=same)
        assert [change.conflict for change in changes if change] == [None, Conflict.BOTH]


LONG = pytest.mark.long
EXAMPLES = [
    ("memory", 80),
    ("file", 12),
    pytest.param("memory", 1500, marks=LONG),
    pytest.param("file", 200, marks=LONG),
]


@pytest.mark.parametrize(("store", "examples"), EXAMPLES)
def test_any_two_screens_end_in_one_state(store: StoreName, examples: int) -> None:
    settings(max_examples=examples)(given(STEPS)(lambda steps: check_any(store, steps)))()


@pytest.mark.parametrize(("store", "examples"), EXAMPLES)
def test_all_that_two_screens_did_can_be_undone(store: StoreName, examples: int) -> None:
    settings(max_examples=examples)(given(DEEDS)(lambda steps: check_undoing(store, steps)))()


@pytest.mark.parametrize(("store", "examples"), EXAMPLES)
def test_two_presses_go_one_phase(store: StoreName, examples: int) -> None:
    several = st.lists(st.tuples(SCREENS, ALL_MOVES), max_size=4)

    def check(steps: Sequence[Step], key: int, between: Sequence[Step]) -> None:
        check_pressing(store, steps, key, between)

    settings(max_examples=examples)(given(several, st.integers(0, 30), several)(check))()


@pytest.mark.parametrize(("store", "examples"), EXAMPLES)
def test_two_corrections_are_both_there(store: StoreName, examples: int) -> None:
    several = st.lists(st.tuples(SCREENS, ALL_MOVES), max_size=8)

    def check(steps: Sequence[Step], which: int) -> None:
        check_correcting(store, steps, which)

    settings(max_examples=examples)(given(several, st.integers(0, 30))(check))()


TAKING_AWAY = ("Clear", "Delete", "Discard", "Park", "Split", "Withdraw")


def test_every_kind_of_intent_is_among_what_two_boards_do() -> None:
    """A new kind has to be among the moves: else nobody tries what it does to what another screen did."""
    with pair("memory") as both:
        made: set[type[Intent]] = {intents.Undo, intents.Redo, intents.EraseForGood}
        numbers = [(first, second) for first in range(3) for second in range(4)]
        for move in ((what, *which) for what in range(FIRST_OWN + OWN_MOVES) for which in numbers):
            intent = wanted(both, 0, move)
            if intent is not None:
                made.add(type(intent))
                if not type(intent).__name__.startswith(TAKING_AWAY):  # what is there is needed for others
                    both.have_done(0, intent)
        both.check()
    assert {kind.__name__ for kind in Intent.__subclasses__()} == {kind.__name__ for kind in made}
