"""Replay, undo and redo: any sequence of intents, and what undo gives back."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents, undoing
from samenwerk_tui.core.clock import remaining, seconds_spent
from samenwerk_tui.core.evolve import evolve, start
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, Session, Votes
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.service import Workshop
from tests.sessions import START
from tests.workshops import (
    IDEAS,
    MOVES,
    Day,
    Move,
    check_sound,
    essence,
    furnish,
    make_intent,
    open_day,
    open_round,
    play,
    say,
    try_to,
)

SEQUENCES = st.lists(MOVES, min_size=10, max_size=50)


def refused(screen: Workshop, intent: Intent) -> Rule:
    """Why it is refused; nothing may have happened."""
    before = screen.events
    with pytest.raises(RuleError) as error:
        screen.handle(intent)
    assert screen.events[: len(before)] == before
    assert all(event.screen != screen.screen for event in screen.events[len(before) :])
    return error.value.rule


def furnished_day() -> tuple[Day, Workshop]:
    """A day with something of everything in it that the board cannot undo."""
    day, board = open_day()
    furnish(day)
    board.refresh()
    return day, board


# Any sequence of one screen


@settings(max_examples=60, deadline=None)
@given(SEQUENCES)
def test_replay_gives_the_state_that_grew_event_by_event(moves: list[Move]) -> None:
    day, board = furnished_day()
    for move in moves:
        try_to(board, make_intent(board.session, move))
        day.clock.advance(minutes=7)
        check_sound(board.session)
    assert history.replay(day.events()) == board.session == history.replay(board.events)
    grown = start(board.events[0])
    for event in board.events[1:]:
        grown = evolve(grown, event)
    assert grown == board.session


@settings(max_examples=80, deadline=None)
@given(SEQUENCES, MOVES)
def test_undo_gives_back_what_was(moves: list[Move], last: Move) -> None:
    day, board = furnished_day()
    play(day, board, moves)
    before = board.session
    if not try_to(board, make_intent(before, last)):
        return
    day.clock.advance(minutes=3)
    after = board.session
    board.handle(intents.Undo())
    assert essence(board.session) == essence(before)
    board.handle(intents.Redo())
    assert essence(board.session) == essence(after)


@settings(max_examples=40, deadline=None)
@given(SEQUENCES)
def test_all_the_way_back_and_forward_again(moves: list[Move]) -> None:
    day, board = furnished_day()
    blank = board.session
    states = [essence(blank)]
    for move in moves:
        if try_to(board, make_intent(board.session, move)):
            states.append(essence(board.session))
        day.clock.advance(seconds=30)
    for state in reversed(states[:-1]):
        board.handle(intents.Undo())
        assert essence(board.session) == state
    assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
    for state in states[1:]:
        board.handle(intents.Redo())
        assert essence(board.session) == state
    assert refused(board, intents.Redo()) is Rule.NOTHING_TO_REDO


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(MOVES, st.sampled_from(["undo", "undo", "redo"])), min_size=10, max_size=50))
def test_undo_and_redo_in_between_anything(steps: list[Move | str]) -> None:
    """Against a plain model: a stack of states."""
    day, board = furnished_day()
    past, future = [essence(board.session)], list[Session]()
    for step in steps:
        day.clock.advance(minutes=2)
        if step == "undo":
            if len(past) == 1:
                assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
                continue
            board.handle(intents.Undo())
            future.append(past.pop())
        elif step == "redo":
            if not future:
                assert refused(board, intents.Redo()) is Rule.NOTHING_TO_REDO
                continue
            board.handle(intents.Redo())
            past.append(future.pop())
        elif isinstance(step, tuple) and try_to(board, make_intent(board.session, step)):
            past.append(essence(board.session))
            future.clear()
        assert essence(board.session) == past[-1]


# Two screens


STEPS = st.lists(
    st.tuples(st.booleans(), st.one_of(MOVES, st.sampled_from(["undo", "redo", "erase", "look"]))),
    min_size=12,
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_two_screens_end_in_the_same_sound_state(steps: list[tuple[bool, Move | str]]) -> None:
    day, board = furnished_day()
    desk = day.screen("desk")
    for at_board, step in steps:
        screen = board if at_board else desk
        day.clock.advance(minutes=1)
        if step == "look":
            screen.refresh()
        elif step == "undo":
            try_to(screen, intents.Undo())
        elif step == "redo":
            try_to(screen, intents.Redo())
        elif step == "erase":
            lines = screen.session.contributions
            try_to(screen, intents.EraseForGood(id=lines[-1].id) if lines else None)
        elif isinstance(step, tuple):
            try_to(screen, make_intent(screen.session, step))
        check_sound(screen.session)
        assert screen.session == history.replay(screen.events)
    board.refresh()
    desk.refresh()
    assert board.events == desk.events == day.events()
    assert board.session == desk.session == history.replay(day.events())
    assert [event.seq for event in day.events()] == list(range(1, len(day.events()) + 1))


# What undo is told about, and what it never takes back


def test_a_paste_is_one_step() -> None:
    _, board = open_day()
    lines = tuple(intents.NewLine(text=f"Regel {n}", column=GROUP_COLUMN) for n in range(20))
    board.handle(intents.AddContributions(phase=IDEAS, lines=lines))
    change = board.handle(intents.Undo())
    assert len(change.undone) == 20 and not board.session.contributions
    change = board.handle(intents.Redo())
    assert len(change.redone) == 20 and len(board.session.contributions) == 20


def test_opening_and_the_start_are_not_undone() -> None:
    _, board = open_day()
    assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
    assert board.session.began == START


def test_undo_of_the_start_gives_the_countdown_as_it_was() -> None:
    day, board = open_day()
    board.handle(intents.AdjustCountdown(seconds=60))
    before = board.session.countdown
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=4)
    board.handle(intents.Undo())
    assert board.session.countdown == before
    assert remaining(board.session, day.clock.now()) == 6 * 60


def test_undo_of_a_pause_runs_towards_the_same_deadline() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=1)
    board.handle(intents.PauseCountdown())
    day.clock.advance(minutes=2)
    board.handle(intents.Undo())
    assert remaining(board.session, day.clock.now()) == 2 * 60


def test_undo_of_a_phase_change_gives_the_time_to_the_phase_it_was() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    running = board.session.countdown
    day.clock.advance(minutes=2)
    board.handle(intents.NextPhase())
    day.clock.advance(minutes=1)
    board.handle(intents.Undo())
    now = day.clock.advance(minutes=1)
    assert board.session.phase == "01-welcome" and board.session.countdown == running
    assert seconds_spent(board.session, "01-welcome", now) == 4 * 60
    assert seconds_spent(board.session, "02-pulse", now) == 0
    assert not board.session.get_phase("02-pulse").visited


def test_undo_of_votes_and_of_a_reveal() -> None:
    day, board = open_day()
    say(board, "Een bankje")
    opened = open_round(board)
    before = essence(board.session)
    votes = Votes(dots=3)
    idea = board.session.rounds[0].ballot[0].id
    board.handle(intents.EnterVotes(round=opened, idea=idea, organisation="politie", votes=votes))
    board.handle(intents.RevealRound(round=opened, revealed=True))
    board.handle(intents.Undo())
    assert not board.session.rounds[0].revealed and board.session.rounds[0].entries
    board.handle(intents.Undo())
    assert essence(board.session) == before


def test_a_long_silence_before_an_undo_is_not_time_spent() -> None:
    day, board = open_day()
    day.clock.advance(minutes=10)
    board.handle(intents.TitleSession(title="Anders"))
    now = day.clock.advance(hours=14)
    board.handle(intents.Undo())
    assert seconds_spent(board.session, "01-welcome", now) == 10 * 60


# Broken files


def make_event(seq: int, happened: fact.Fact, batch: str = "x", at: datetime = START) -> fact.Event:
    return fact.Event(id=f"e{seq}", seq=seq, at=at, screen="board", batch=batch, fact=happened)


def test_a_session_begins_with_its_start() -> None:
    with pytest.raises(ValueError, match="without events"):
        history.replay(())
    with pytest.raises(ValueError, match="SessionTitled"):
        history.replay((make_event(1, fact.SessionTitled(title="x")),))


def test_undoing_what_never_was_changes_nothing() -> None:
    """A file that somebody edited by hand: undo and redo of unknown batches, twice the same."""
    day = Day()
    events = (
        *day.events(),
        make_event(2, fact.SessionTitled(title="Eén"), "een"),
        make_event(3, fact.BatchReverted(batch="nooit"), "a"),
        make_event(4, fact.BatchReverted(batch="een"), "b"),
        make_event(5, fact.BatchReverted(batch="een"), "c"),
        make_event(6, fact.BatchRestored(batch="een"), "d"),
        make_event(7, fact.BatchRestored(batch="een"), "e"),
    )
    assert history.replay(events).title == "Eén"
    assert undoing.undo(events, "board") == fact.BatchReverted(batch="een")
    with pytest.raises(RuleError, match="nothing_to_redo"):
        undoing.redo(events, "board")
