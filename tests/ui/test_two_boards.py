"""Two boards on one session: what both show, and what the second one says, where both did something at once.

The rules are tested with the core; here a board looks at what the other did only when the test has it look.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Votes
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ask_text
from samenwerk_tui.ui.screens.keeping_stage import POLL
from tests.ui.board_host import Stand, board, painted

T = Catalog("nl")


PROMISED = 0.5
"""Seconds within which the other screen shows what happened."""


def test_a_screen_looks_twice_in_the_time_that_is_promised() -> None:
    """How long it really takes is measured by the benchmark."""
    assert POLL * 2 <= PROMISED


async def look(*stands: Stand) -> None:
    """Let boards look at what happened elsewhere."""
    for stand in stands:
        stand.board._tick()
        await stand.settle()


@asynccontextmanager
async def two_boards(phase: str = "columns", *said: str) -> AsyncIterator[tuple[Stand, Stand]]:
    """Both in a phase, where these lines were said."""
    async with board(phase=phase) as one:
        if said:
            lines = tuple(intents.NewLine(text=text, column="gemeente") for text in said)
            one.board.do(intents.AddContributions(phase=one.session.phase, lines=lines))
        async with board(phase=phase, archive=one.archive, session=one.session.id, name="board-2") as two:
            yield one, two


async def correct(stand: Stand, text: str) -> None:
    """Take the last line of the column back and put other words in its place."""
    await stand.press("up")
    stand.board.bar.put(text)
    await stand.press("enter")


async def test_both_correct_one_line_and_both_texts_are_on_both_boards() -> None:
    async with two_boards("07-columns", "Een bankje") as (one, two):
        await correct(one, "Twee banken")
        await correct(two, "Een bank")
        assert two.said == T("board.conflict.both") and one.said != two.said
        await look(one)
        for stand in (one, two):
            assert {"Twee banken", "Een bank"} == set(stand.texts())
            assert "Twee banken" in painted(stand) and "Een bank" in painted(stand)
        await two.press("ctrl+z")
        assert two.texts() == ["Twee banken"]


async def test_a_question_that_was_opened_before_the_other_corrected_does_not_overwrite_it() -> None:
    """Though the board has shown the correction meanwhile."""
    async with two_boards("columns", "Een bankje") as (one, two):
        await two.press("up")
        await correct(one, "Twee banken")
        await look(two)
        two.board.bar.put("Een bank")
        await two.press("enter")
        assert set(two.texts()) == {"Twee banken", "Een bank"}
        assert two.said == T("board.conflict.both")


async def test_a_correction_of_what_is_gone_is_a_line_again() -> None:
    async with two_boards("columns", "Een bankje") as (one, two):
        await two.press("up")
        await one.press("down", "delete")
        two.board.bar.put("Een bank")
        await two.press("enter")
        assert two.texts() == [] and not two.board.bar.asking
        assert two.board.bar.line.value == "Een bank" and two.board.begun() == ("Een bank",)
        assert T("rule.gone") in two.said and T("board.in_line") in two.said
        await two.press("enter")
        assert two.texts() == ["Een bank"]


async def test_a_correction_of_what_was_erased_is_not_given_back() -> None:
    async with two_boards("columns", "Jan heeft een idee") as (one, two):
        await two.press("up")
        one.board.do(intents.EraseForGood(id=one.line("Jan heeft een idee").id))
        two.board.bar.put("Jan heeft twee ideeën")
        await two.press("enter")
        await look(one, two)
        for stand in (one, two):
            assert "Jan" not in painted(stand) and "Jan" not in repr(stand.board.workshop.events)
        assert two.board.begun() == () and two.said == T("rule.erased")


async def test_a_line_that_was_corrected_unseen_is_not_deleted() -> None:
    async with two_boards("columns", "Een bankje") as (one, two):
        await correct(one, "Twee banken")
        await two.press("down", "delete")
        assert two.texts() == ["Twee banken"] and two.said == T("rule.changed")
        await two.press("delete")
        assert two.texts() == []


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_both_press_for_another_phase_and_the_room_goes_one(key: str) -> None:
    async with two_boards("pulse") as (one, two):
        for stand in (one, two):
            await stand.press(key)
        for stand in (one, two):
            await stand.press(key)
        await look(one)
        assert one.session.phase == two.session.phase
        assert abs(two.session.position - 1) == 1
        assert two.said == T("board.conflict.there", phase=two.session.current.title)


async def test_a_board_does_not_take_the_room_from_where_it_just_went() -> None:
    async with two_boards("pulse") as (one, two):
        await two.press("pagedown")
        one.board.do(intents.EnterPhase(phase="07-columns", seen="02-pulse"))
        await two.press("pagedown")
        assert two.session.phase == "07-columns"
        assert two.said == T("rule.phase_left", phase="Ideeën")


async def test_the_countdown_of_the_next_phase_is_not_started_by_a_key_for_the_one_before() -> None:
    async with two_boards("pulse") as (one, two):
        one.board.do(intents.NextPhase())
        await two.press("f2")
        assert two.stored().countdown.state == "idle"
        await two.press("f2")
        assert two.stored().countdown.state == "running"


async def test_a_line_is_kept_in_the_phase_that_was_on_the_screen() -> None:
    async with two_boards("columns") as (one, two):
        here = two.session.current
        one.board.do(intents.NextPhase())
        await two.type("Een bankje")
        assert two.line("Een bankje").phase == here.id != two.session.phase
        assert two.said == T("board.kept_in", phase=here.title)


async def test_two_enter_the_same_cell_of_the_pulse() -> None:
    async with two_boards("pulse") as (one, two):
        await one.press("4")
        await two.press("2")
        counts = two.session.pulses[0].counts
        assert [count.counts for count in counts] == [(0, 0, 0, 1, 0)]
        assert two.said == T("rule.filled_in")
        await two.press("2")
        assert two.session.pulses[0].counts[0].counts == (0, 1, 0, 1, 0)


async def test_two_enter_the_same_cell_of_a_round() -> None:
    async with two_boards("07-columns", "Een bankje", "Samen eten") as (one, two):
        one.board.do(intents.NextPhase())
        one.board.do(intents.OpenRound(phase=one.session.phase))
        await look(one, two)
        await one.press("2", "enter")
        await two.press("3", "enter")
        (entry,) = two.stored().rounds[0].entries
        assert entry.votes == Votes(dots=2)
        assert two.said == T("rule.filled_in")


async def test_two_say_what_the_goal_is() -> None:
    async with two_boards("goal") as (one, two):
        await one.type("Een buurt waar iedereen meedoet")
        await look(two)
        await two.press("up")
        await correct(one, "Onze buurt")
        two.board.bar.put("De buurt van ons allemaal")
        await two.press("enter")
        assert [wording.text for wording in two.session.wordings[1:]] == ["Onze buurt", "De buurt van ons allemaal"]
        assert two.said == T("board.conflict.both")


async def test_a_correction_of_a_note_that_is_gone_never_becomes_a_line_for_the_room() -> None:
    async with two_boards("columns") as (one, two):
        one.board.do(intents.WriteNote(phase=one.session.phase, text="Sleutel?"))
        await look(two)
        (note,) = two.session.notes
        edit = intents.EditNote(id=note.id, text="", seen=note)
        two.board.ask(ask_text(T("desk.note"), edit, value=note.text))
        one.board.do(intents.DeleteNote(id=note.id))
        two.board.bar.put("Wie heeft de sleutel?")
        await two.press("enter", "enter")
        assert two.texts() == []
        assert [note.text for note in two.stored().notes] == ["Wie heeft de sleutel?"]
