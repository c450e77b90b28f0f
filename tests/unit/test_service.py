"""The one writer: save before show, two screens, failures of the store, and what lists are told."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.events import Event
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.meta import make_meta
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.service.workshop import new_id
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Archive, Decide, Meta, Reason, SessionStore, StoreError
from tests.sessions import CASE, START
from tests.workshops import (
    IDEAS,
    PROGRAMME,
    Day,
    FakeClock,
    counted_ids,
    merge,
    open_day,
    open_round,
    refusal,
    say,
    try_to,
)


class FailingStore:
    """A store that fails once when it is told to: before it writes, after it wrote, or when it reads."""

    def __init__(self, day: Day) -> None:
        self._store: SessionStore = day.archive.open(day.id)
        self._disk: SessionStore = day.archive.open(day.id)
        self.before: Reason | None = None
        self.after: Reason | None = None
        self.reading: Reason | None = None
        self.written: list[tuple[Event, ...]] = []

    @property
    def path(self) -> Path:
        return self._store.path

    def _fail(self, reason: Reason | None) -> None:
        if reason is not None:
            self.before = self.after = self.reading = None
            raise StoreError(reason, self.path)

    def read(self) -> tuple[Meta, tuple[Event, ...]]:
        self._fail(self.reading)
        return self._store.read()

    def changed(self) -> bool:
        return self._store.changed()

    def append(self, decide: Decide) -> tuple[Event, ...]:
        def watched(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
            events, meta = decide(foreign)
            self._fail(self.before)
            self.written.append(tuple(events))
            if self.after is not None:
                self._disk.append(lambda _: (events, meta))
                self._fail(self.after)
            return events, meta

        return self._store.append(watched)

    def rewrite(self, change: Decide) -> None:
        def watched(before: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
            events, meta = change(before)
            self._fail(self.before)
            if self.after is not None:
                self._disk.rewrite(lambda _: (events, meta))
                self._fail(self.after)
            return events, meta

        self._store.rewrite(watched)


def failing() -> tuple[Day, FailingStore, Workshop]:
    day, _ = open_day()
    store = FailingStore(day)
    return day, store, Workshop(store, day.clock, "board", counted_ids("failing"))


def texts(screen: Workshop) -> list[str]:
    return [line.text for line in screen.session.contributions]


def add(text: str) -> intents.AddContributions:
    return intents.AddContributions(phase=IDEAS, lines=(intents.NewLine(text=text, column="politie"),))


def stored_meta(day: Day) -> Meta:
    return day.archive.open(day.id).read()[0]


# Saving before showing


def test_what_is_shown_is_what_was_saved() -> None:
    day, board = open_day()
    change = board.handle(add("Een bankje"))
    (added,) = change.facts
    assert isinstance(added, fact.ContributionAdded) and added.contribution == board.session.contributions[0]
    assert day.events() == board.events
    assert stored_meta(day) == make_meta(board.session, len(board.events))


def test_the_envelope() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    day, board = open_day(now=datetime(2026, 11, 24, 13, 0, tzinfo=amsterdam))
    day.clock.advance(minutes=5)
    lines = tuple(intents.NewLine(text=text, column="politie") for text in "ABC")
    board.handle(intents.AddContributions(phase=IDEAS, lines=lines))
    new = day.events()[2:]
    assert [event.seq for event in new] == [3, 4, 5] and len({event.id for event in new}) == 3
    assert {event.batch for event in new} != {day.events()[1].batch} and len({event.batch for event in new}) == 1
    assert {(event.screen, event.at, event.v) for event in new} == {("board", START + timedelta(minutes=5), 1)}
    assert all(event.at.tzinfo is UTC for event in new)


def test_nothing_is_written_where_nothing_changes_or_it_is_refused() -> None:
    day, board = open_day()
    before = day.events()
    assert board.handle(intents.PauseCountdown()).facts == ()
    refusal(board, intents.PreviousPhase())
    assert day.events() == before == board.events


@pytest.mark.parametrize("reason", [Reason.DISK_FULL, Reason.BUSY, Reason.IO, Reason.READ_ONLY])
def test_what_could_not_be_saved_is_not_shown(reason: Reason) -> None:
    day, store, board = failing()
    board.handle(add("Eerste"))
    before = board.session, board.events, day.events()
    store.before = reason
    with pytest.raises(StoreError) as error:
        board.handle(add("Tweede"))
    assert error.value.reason is reason
    assert (board.session, board.events, day.events()) == before
    board.handle(add("Tweede"))
    assert texts(board) == ["Eerste", "Tweede"] and board.events == day.events()


def test_undo_and_redo_tell_what_they_were_about() -> None:
    _, board = open_day()
    added = board.handle(add("Een bankje")).facts
    undone = board.handle(intents.Undo())
    assert undone.undone == added and not undone.redone
    redone = board.handle(intents.Redo())
    assert redone.redone == added and not redone.undone
    assert texts(board) == ["Een bankje"]


# Maybe saved


def test_after_maybe_saved_the_same_again_is_done_once() -> None:
    day, store, board = failing()
    store.after = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(add("Een bankje"))
    assert not texts(board)
    change = board.handle(add("Een bankje"))
    assert len(change.facts) == 1
    assert texts(board) == ["Een bankje"] and board.events == day.events()
    assert store.written[0] == store.written[1], "written again, for the first may not last"
    board.handle(add("Een bankje"))
    assert texts(board) == ["Een bankje", "Een bankje"], "a third is meant"


def test_after_maybe_saved_others_may_have_gone_on() -> None:
    day, store, board = failing()
    desk = day.screen("desk")
    store.after = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(add("Een bankje"))
    say(desk, "Van het bureau")
    board.handle(add("Een bankje"))
    assert texts(board) == ["Een bankje", "Van het bureau"]
    assert board.events == day.events() and board.session == history.replay(day.events())
    assert stored_meta(day) == make_meta(board.session, len(board.events))


def test_after_not_saved_after_all_the_same_again_is_done() -> None:
    """The store could not tell, and it was not saved."""
    day, store, board = failing()
    store.before = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(add("Een bankje"))
    board.handle(add("Een bankje"))
    assert texts(board) == ["Een bankje"] and board.events == day.events()


def test_after_maybe_saved_it_shows_at_the_next_look_or_with_something_else() -> None:
    _, store, board = failing()
    store.after = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(add("Een bankje"))
    board.handle(add("Iets anders"))
    assert texts(board) == ["Een bankje", "Iets anders"]
    board.handle(add("Een bankje"))
    assert len(texts(board)) == 3


def test_maybe_saved_twice() -> None:
    _, store, board = failing()
    for _ in range(2):
        store.after = Reason.UNCERTAIN
        with pytest.raises(StoreError):
            board.handle(add("Een bankje"))
    board.handle(add("Een bankje"))
    assert texts(board) == ["Een bankje"]


def test_an_undo_that_was_maybe_saved_undoes_one_step() -> None:
    _, store, board = failing()
    board.handle(add("Eerste"))
    board.handle(add("Tweede"))
    store.after = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(intents.Undo())
    assert len(board.handle(intents.Undo()).undone) == 1
    assert texts(board) == ["Eerste"]


# Two screens


def test_the_other_screen_sees_it_when_it_looks() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    assert not desk.refresh()
    line = say(board, "Een bankje")
    assert not desk.session.contributions
    assert desk.refresh() and desk.session.contributions == (line,)
    assert not desk.refresh() and not board.refresh()


def test_deciding_is_on_the_newest_state() -> None:
    """The desk did not look: what it wants is judged by what is there, and what was there is taken in."""
    day, board = open_day()
    line = say(board, "Een bankje")
    desk = day.screen("desk")
    board.handle(intents.DeleteContribution(id=line.id))
    with pytest.raises(RuleError) as error:
        desk.handle(intents.EditContribution(id=line.id, text="Twee bankjes"))
    assert error.value.rule is Rule.GONE
    assert not desk.session.contributions and desk.events == day.events()


def test_what_was_taken_in_by_a_refusal_is_told_at_the_next_look() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    say(board, "Een bankje")
    with pytest.raises(RuleError):
        desk.handle(intents.PreviousPhase())
    assert desk.refresh(), "the screen has not shown it yet"
    assert not desk.refresh()


def test_so_is_what_was_taken_in_by_a_failure() -> None:
    day, store, board = failing()
    say(day.screen("desk"), "Van het bureau")
    store.before = Reason.DISK_FULL
    with pytest.raises(StoreError):
        board.handle(add("Een bankje"))
    assert texts(board) == ["Van het bureau"]
    assert board.refresh() and not board.refresh()


def test_doing_something_shows_what_others_did() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    say(board, "Van het bord")
    say(desk, "Van het bureau")
    assert texts(desk) == ["Van het bord", "Van het bureau"]
    assert not desk.refresh()
    assert board.refresh()


def test_a_look_that_fails_leaves_what_is_shown() -> None:
    day, store, board = failing()
    before = board.session
    say(day.screen("desk"), "Van het bureau")
    store.reading = Reason.DAMAGED
    with pytest.raises(StoreError):
        board.refresh()
    assert board.session == before
    assert board.refresh() and texts(board) == ["Van het bureau"]


def test_what_was_put_in_its_place_is_not_taken_over_and_the_right_one_is_gone_on_with() -> None:
    day, board = open_day()
    board.handle(add("een"))
    other = day.screen("desk")
    meta, older = day.archive.open(day.id).read()
    board.handle(add("twee"))
    right = day.events()
    shown = board.session
    day.archive.put_in_place(day.id, older, meta)
    for action in (board.refresh, lambda: board.handle(add("drie")), board.refresh):
        with pytest.raises(StoreError) as caught:
            action()
        assert caught.value.reason is Reason.REPLACED
        assert board.session is shown
    other.handle(add("van het bureau"))
    assert texts(other) == ["een", "van het bureau"]
    day.archive.put_in_place(day.id, right, meta)
    assert not board.refresh()
    board.handle(add("drie"))
    assert texts(day.screen("reader")) == ["een", "twee", "drie"]


def test_the_others_undo_is_taken_in() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    say(desk, "Van het bureau")
    say(board, "Van het bord")
    desk.handle(intents.Undo())
    say(board, "Nog een")
    assert texts(board) == ["Van het bord", "Nog een"]
    assert board.session == history.replay(day.events())


# Erasing


def test_an_erasing_that_fails_changes_nothing() -> None:
    day, store, board = failing()
    board.handle(add("Jan"))
    line = board.session.contributions[0].id
    before = board.session, day.events()
    store.before = Reason.DISK_FULL
    with pytest.raises(StoreError):
        board.handle(intents.EraseForGood(id=line))
    assert (board.session, day.events()) == before
    change = board.handle(intents.EraseForGood(id=line))
    assert change.facts == (fact.Erased(ids=(line,)),)
    assert not texts(board) and board.events == day.events()
    assert stored_meta(day) == make_meta(board.session, len(board.events))


def test_an_erasing_that_was_maybe_done_shows_at_the_next_look() -> None:
    _, store, board = failing()
    board.handle(add("Jan"))
    store.after = Reason.UNCERTAIN
    with pytest.raises(StoreError):
        board.handle(intents.EraseForGood(id=board.session.contributions[0].id))
    board.refresh()
    assert not texts(board) and "Jan" not in repr(board.events)


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_the_others_erasing_is_taken_in_with_the_next_action(kind: str, tmp_path: Path) -> None:
    """What this screen holds is again what is kept, also where the same words stood elsewhere."""
    archive: Archive = MemoryArchive() if kind == "memory" else TinyDbArchive(tmp_path)
    clock = FakeClock()
    day = start_session(archive, Start(case=CASE, programme=PROGRAMME), clock)
    board, desk = (Workshop(archive.open(day), clock, name) for name in ("board", "desk"))
    cluster = merge(board, say(board, "Jan").id, say(board, "Erbij").id)
    board.handle(intents.TitleCluster(cluster=cluster, title="Jan en meer"))
    desk.refresh()
    line = say(desk, "Jan")
    merge(desk, cluster, line.id)
    desk.handle(intents.EraseForGood(id=line.id))
    say(board, "Verder")
    assert board.events == archive.open(day).read()[1]
    assert "en meer" not in repr(board.events), "a merged idea that it was part of told it"
    assert board.session.contributions[0].text == "Jan", "the same words of somebody else are theirs"
    desk.refresh()
    assert desk.session == board.session


def test_an_erasing_takes_in_what_others_did() -> None:
    day, board = open_day()
    line = say(board, "Jan")
    say(day.screen("desk"), "Van het bureau")
    board.handle(intents.EraseForGood(id=line.id))
    assert texts(board) == ["Van het bureau"] and board.events == day.events()


# What lists are told


def test_meta_after_a_day() -> None:
    day, board = open_day()
    say(board, "Een bankje")
    board.handle(intents.EnterPhase(phase="09-agreements"))
    day.clock.advance(minutes=3)
    board.handle(intents.ChangePresence(organisation="politie", people=1))
    meta = stored_meta(day)
    assert (meta.phase, meta.phase_position, meta.phases, meta.finished) == ("Afspraken", 9, 10, False)
    assert meta.organisations == ("Gemeente", "Woningcorporatie", "Sociaal werk", "Politie", "Bewoners")
    assert (meta.title, meta.case, meta.contributions) == (CASE.title, CASE.title, 1)
    assert meta.updated == START + timedelta(minutes=3) and meta.created == START
    assert meta.events == len(board.events)


def test_a_day_is_finished_when_nothing_comes_after() -> None:
    day, board = open_day()
    board.handle(intents.EnterPhase(phase="09-agreements"))
    board.handle(intents.SkipPhase(phase="10-reflection"))
    assert stored_meta(day).finished
    board.handle(intents.Undo())
    assert not stored_meta(day).finished


# Starting


def test_a_session_is_started_and_kept() -> None:
    archive, clock = MemoryArchive(), FakeClock(datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
    start = Start(case=CASE, programme=PROGRAMME, title="Ons plein")
    first, second = (start_session(archive, start, clock) for _ in range(2))
    assert re.fullmatch(r"ons-plein-[0-9a-f]{8}", first) and first != second
    meta, (event,) = archive.open(first).read()
    assert event.seq == 1 and event.at == START and event.at.tzinfo is UTC
    assert meta.id == first and meta.events == 1 and not meta.finished and meta.title == "Ons plein"


def test_a_wrong_start_keeps_nothing() -> None:
    archive = MemoryArchive()
    start = Start(case=CASE, programme=PROGRAMME, organisations=CASE.organisations[:1])
    with pytest.raises(RuleError):
        start_session(archive, start, FakeClock())
    assert archive.list() == ()


def test_ids_are_new_and_the_laptops_clock_knows_its_zone() -> None:
    assert new_id() != new_id()
    assert SystemClock().now().tzinfo is not None


def test_another_session_is_another_day() -> None:
    one, other = Day(), Day()
    say(one.screen(), "Een bankje")
    assert not other.screen().session.contributions


# A day, once through


def test_a_day_survives_being_read_again_at_every_step() -> None:
    """Quit and opened again between any two things that happen."""
    day, _ = open_day()

    def again(act: Callable[[Workshop], object]) -> None:
        board = day.screen()
        act(board)
        day.clock.advance(minutes=2)
        assert day.screen().session == board.session

    for text in ("Een bankje", "Samen eten", "Licht"):
        again(partial(say, text=text))
    again(lambda board: merge(board, *(line.id for line in board.session.contributions[:2])))
    again(open_round)
    again(lambda board: board.handle(intents.StartCountdown()))
    for _ in range(4):
        again(lambda board: board.handle(intents.Undo()))
    for _ in range(4):
        again(lambda board: board.handle(intents.Redo()))
    again(lambda board: try_to(board, intents.Redo()))
    assert len(day.screen().session.clusters) == 1 and day.screen().session.countdown.state == "running"
