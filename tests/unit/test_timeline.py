"""The timeline says what a replay says, however it grew and however far back an undo goes."""

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import evolve, history, intents, timeline
from samenwerk_tui.core.evolve import contributions
from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.core.timeline import Timeline
from tests.unit.test_evolve import make_event
from tests.workshops import IDEAS, MOVES, Day, Move, furnish, make_intent, open_day, say, try_to

STEPS = st.lists(st.one_of(MOVES, st.sampled_from(["undo", "undo", "redo"])), min_size=10, max_size=60)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, chunks=st.lists(st.integers(1, 9), min_size=1), stride=st.integers(2, 7), most=st.integers(1, 4))
def test_grown_in_any_pieces(steps: list[Move | str], chunks: list[int], stride: int, most: int) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    for step in steps:
        intent = intents.Undo() if step == "undo" else intents.Redo()
        try_to(board, make_intent(board.session, step) if isinstance(step, tuple) else intent)
        day.clock.advance(minutes=3)
    events = day.events()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "STRIDE", stride)
        patch.setattr(timeline, "REMEMBERED", most)
        grown, place = Timeline.of(events[:1]), 1
        while place < len(events):
            size = chunks[place % len(chunks)]
            grown, place = grown.plus(events[place : place + size]), place + size
            assert grown.session == history.replay(grown.events)
            assert len(grown.marks) <= most
        assert grown.events == events
        assert Timeline.of(events).session == history.replay(events)


def test_undoing_five_hundred_steps_one_by_one() -> None:
    _, board = open_day()
    for number in range(timeline.STRIDE * timeline.REMEMBERED + 5):
        say(board, f"Idee {number}")
    for number in range(timeline.STRIDE * timeline.REMEMBERED + 4, -1, -1):
        board.handle(intents.Undo())
        assert len(board.session.contributions) == number
    board.handle(intents.Redo())
    assert [line.text for line in board.session.contributions] == ["Idee 0"]


def many_lines(number: int) -> tuple[fact.Event, ...]:
    """A session of so many lines, all at once."""
    first = Day().events()[0]
    line = Contribution(id="0", phase=IDEAS, column="politie", text="x", at=first.at)
    lines = (line.model_copy(update={"id": str(place)}) for place in range(number))
    added = (fact.ContributionAdded(contribution=one) for one in lines)
    return (first, *(replace(make_event(one), at=first.at, id=one.contribution.id) for one in added))


def test_thousands_of_lines_at_once_take_room_for_the_last_states_only() -> None:
    events = many_lines(6000)
    tracemalloc.start()
    try:
        grown = Timeline.of(events)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(grown.session.contributions) == 6000
    assert peak < 2 * timeline.REMEMBERED * 6000 * 8


def test_thousands_of_lines_at_once_are_added_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[int] = []

    def counted(session: Session, lines: Sequence[Contribution]) -> Session:
        added.append(len(lines))
        return contributions.add(session, lines)

    monkeypatch.setattr(evolve, "add", counted)
    assert len(history.replay(many_lines(1000)).contributions) == 1000
    assert [number for number in added if number] == [1000]


def test_it_begins_with_a_start_and_an_unknown_batch_changes_nothing() -> None:
    with pytest.raises(ValueError, match="without events"):
        Timeline.of(())
    with pytest.raises(ValueError, match="SessionTitled"):
        Timeline.of((make_event(fact.SessionTitled(title="x")),))
    begun = Timeline.of(Day().events())
    assert begun.plus(()).session == begun.session
    assert begun.plus((make_event(fact.BatchReverted(batch="weg")),)).session == begun.session
