"""What may be done with phases, their columns and the countdown."""

from datetime import time

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import remaining
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import MAX_MINUTES
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.service import Workshop
from tests.workshops import (
    BREAK,
    DEVELOP,
    IDEAS,
    LAST,
    PERSPECTIVES,
    VOTE,
    WHY,
    Day,
    open_day,
    refusal,
    say,
)


def states(board: Workshop) -> str:
    """The phases' states by their first letters, the current one in capitals."""
    letters = {"done": "d", "now": "N", "next": "n", "skipped": "s"}
    return "".join(letters[board.session.phase_state(phase.id)] for phase in board.session.phases)


def order(board: Workshop) -> list[str]:
    return [phase.id for phase in board.session.phases]


# Forward, back, skip and jump


def test_page_down_makes_done_and_page_up_makes_next() -> None:
    _, board = open_day()
    assert states(board) == "Nnnnnnnnnn"
    board.handle(intents.NextPhase())
    board.handle(intents.NextPhase())
    assert states(board) == "ddNnnnnnnn"
    board.handle(intents.PreviousPhase())
    assert states(board) == "dNnnnnnnnn"
    assert board.session.get_phase(PERSPECTIVES).visited


def test_nothing_happens_past_either_end() -> None:
    _, board = open_day()
    assert refusal(board, intents.PreviousPhase()).rule is Rule.FIRST_PHASE
    for _ in range(9):
        board.handle(intents.NextPhase())
    assert board.session.phase == LAST
    assert refusal(board, intents.NextPhase()).rule is Rule.LAST_PHASE
    assert refusal(board, intents.SkipPhase(phase=LAST)).rule is Rule.LAST_PHASE


def test_the_last_phase_may_be_the_last_that_is_not_skipped() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase="09-agreements"))
    board.handle(intents.SkipPhase(phase=LAST))
    assert refusal(board, intents.NextPhase()).rule is Rule.LAST_PHASE


def test_a_skipped_phase_is_passed_over_and_can_be_gone_back_to() -> None:
    _, board = open_day()
    board.handle(intents.SkipPhase(phase="02-pulse"))
    board.handle(intents.NextPhase())
    assert states(board) == "dsNnnnnnnn"
    board.handle(intents.PreviousPhase())
    assert states(board) == "dNnnnnnnnn"
    assert not board.session.current.skipped


def test_skipping_the_current_phase_leaves_it_for_the_next() -> None:
    _, board = open_day()
    board.handle(intents.SkipPhase(phase=PERSPECTIVES))
    board.handle(intents.NextPhase())
    board.handle(intents.SkipPhase(phase="02-pulse"))
    assert states(board) == "dssNnnnnnn"
    board.handle(intents.Undo())
    assert states(board) == "dNsnnnnnnn"


def test_skipping_twice_is_nothing_and_skipping_what_was_is_refused() -> None:
    _, board = open_day()
    board.handle(intents.SkipPhase(phase=BREAK))
    assert board.handle(intents.SkipPhase(phase=BREAK)).facts == ()
    board.handle(intents.NextPhase())
    error = refusal(board, intents.SkipPhase(phase="01-welcome"))
    assert (error.rule, error.values) == (Rule.PHASE_HAPPENED, {"phase": "Inchecken"})


def test_a_jump_skips_what_nobody_has_been_in() -> None:
    _, board = open_day()
    board.handle(intents.NextPhase())
    board.handle(intents.PreviousPhase())
    board.handle(intents.EnterPhase(phase=IDEAS))
    assert states(board) == "ddssNnnnnn"
    board.handle(intents.Undo())
    assert states(board) == "Nnnnnnnnnn"


def test_a_jump_back_skips_nothing_and_a_jump_nowhere_is_nothing() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=IDEAS))
    board.handle(intents.EnterPhase(phase="02-pulse"))
    assert states(board) == "dNssnnnnnn"
    assert board.handle(intents.EnterPhase(phase="02-pulse")).facts == ()
    board.handle(intents.NextPhase())
    assert board.session.phase == IDEAS


def test_going_back_loses_nothing() -> None:
    day, board = open_day()
    board.handle(intents.EnterPhase(phase=PERSPECTIVES))
    line = say(board, "Dit blijft", phase=PERSPECTIVES)
    day.clock.advance(minutes=4)
    board.handle(intents.NextPhase())
    day.clock.advance(minutes=1)
    board.handle(intents.PreviousPhase())
    assert board.session.contributions == (line,)
    assert board.session.current.seconds_spent == 240
    assert board.session.countdown.remaining == 600


@pytest.mark.parametrize(
    "intent",
    [
        intents.EnterPhase(phase="99-weg"),
        intents.SkipPhase(phase="99-weg"),
        intents.TimePhase(phase="99-weg", minutes=5),
        intents.FixPhase(phase="99-weg", at=None),
        intents.CoverPhase(phase="99-weg", covered=True),
        intents.ChooseColumns(phase="99-weg"),
        intents.MovePhase(phase="99-weg", after=IDEAS),
        intents.MovePhase(phase=IDEAS, after="99-weg"),
        intents.AddPhase(kind="break", title="Pauze", minutes=5, after="99-weg"),
    ],
)
def test_an_unknown_phase_is_refused(intent: Intent) -> None:
    _, board = open_day()
    error = refusal(board, intent)
    assert (error.rule, error.values) == (Rule.NO_SUCH_PHASE, {"phase": "99-weg"})


# The programme


def test_a_phase_is_added_after_another_with_a_number_of_its_own() -> None:
    _, board = open_day()
    board.handle(intents.AddPhase(kind="break", title=" Frisse\tlucht ", minutes=5, after=IDEAS, prompt="Even weg"))
    board.handle(intents.AddPhase(kind="columns", title="Extra", minutes=6, after=IDEAS))
    assert order(board)[4:8] == [IDEAS, "12-columns", "11-break", BREAK]
    added = board.session.get_phase("11-break")
    assert (added.kind, added.title, added.minutes, added.prompt) == ("break", "Frisse lucht", 5, "Even weg")
    board.handle(intents.Undo())
    board.handle(intents.AddPhase(kind="break", title="Nog een", minutes=5, after=LAST))
    assert order(board)[-1] == "12-break"


def test_a_phase_is_not_added_where_nobody_would_come() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=IDEAS))
    error = refusal(board, intents.AddPhase(kind="break", title="Pauze", minutes=5, after=PERSPECTIVES))
    assert (error.rule, error.values) == (Rule.PHASE_HAPPENED, {"phase": "Perspectieven"})
    board.handle(intents.AddPhase(kind="break", title="Pauze", minutes=5, after=IDEAS))


@pytest.mark.parametrize("minutes", [0, -5, MAX_MINUTES + 1])
def test_wrong_minutes_are_refused(minutes: int) -> None:
    _, board = open_day()
    for intent in (
        intents.TimePhase(phase=IDEAS, minutes=minutes),
        intents.AddPhase(kind="break", title="Pauze", minutes=minutes, after=IDEAS),
    ):
        error = refusal(board, intent)
        assert (error.rule, error.values) == (Rule.BAD_MINUTES, {"limit": MAX_MINUTES})


def test_a_phase_needs_a_title() -> None:
    _, board = open_day()
    add = intents.AddPhase(kind="break", title="\x1b[2J \u202e", minutes=5, after=IDEAS)
    assert refusal(board, add).rule is Rule.EMPTY_TEXT


def test_a_break_is_moved_to_now_in_one_action() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=PERSPECTIVES))
    board.handle(intents.MovePhase(phase=BREAK, after=PERSPECTIVES))
    assert order(board)[2:6] == [PERSPECTIVES, BREAK, WHY, IDEAS]
    assert board.handle(intents.MovePhase(phase=BREAK, after=PERSPECTIVES)).facts == ()
    assert board.handle(intents.MovePhase(phase=BREAK, after=BREAK)).facts == ()
    board.handle(intents.MovePhase(phase=BREAK, after=LAST))
    assert order(board)[-1] == BREAK


def test_what_was_does_not_move_and_nothing_moves_before_now() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=WHY))
    for phase, after in ((PERSPECTIVES, IDEAS), (WHY, IDEAS), (BREAK, PERSPECTIVES)):
        assert refusal(board, intents.MovePhase(phase=phase, after=after)).rule is Rule.PHASE_HAPPENED


def test_another_number_of_minutes_for_a_phase_to_come() -> None:
    _, board = open_day()
    countdown = board.session.countdown
    board.handle(intents.TimePhase(phase=IDEAS, minutes=20))
    assert board.session.get_phase(IDEAS).minutes == 20 and board.session.get_phase(IDEAS).planned == 15
    board.handle(intents.TimePhase(phase=IDEAS, minutes=25))
    assert board.session.get_phase(IDEAS).planned == 15
    assert board.session.countdown == countdown and board.session.planned_minutes == 88
    assert board.handle(intents.TimePhase(phase=IDEAS, minutes=25)).facts == ()
    board.handle(intents.EnterPhase(phase=IDEAS))
    assert board.session.countdown.total == 25 * 60


@pytest.mark.parametrize("state", ["idle", "running", "paused"])
def test_another_number_of_minutes_for_the_phase_of_now(state: str) -> None:
    day, board = open_day()
    if state != "idle":
        board.handle(intents.StartCountdown())
        day.clock.advance(minutes=2)
    if state == "paused":
        board.handle(intents.PauseCountdown())
    left = remaining(board.session, day.clock.now())
    before = board.session
    board.handle(intents.TimePhase(phase="01-welcome", minutes=8))
    assert remaining(board.session, day.clock.now()) == left + 180
    assert board.session.countdown.state == state and board.session.countdown.total == 480
    board.handle(intents.Undo())
    assert board.session.phases == before.phases and board.session.countdown == before.countdown


def test_a_phase_is_fixed_to_the_clock_and_set_free() -> None:
    _, board = open_day()
    board.handle(intents.FixPhase(phase=BREAK, at=time(14, 30)))
    assert board.session.get_phase(BREAK).at == time(14, 30)
    assert board.handle(intents.FixPhase(phase=BREAK, at=time(14, 30))).facts == ()
    board.handle(intents.FixPhase(phase=BREAK, at=None))
    assert board.session.get_phase(BREAK).at is None
    assert refusal(board, intents.FixPhase(phase="01-welcome", at=time(9))).rule is Rule.PHASE_HAPPENED


def test_catching_up_does_what_was_proposed_in_one_step() -> None:
    day, board = open_day()
    assert refusal(board, intents.CatchUp()).rule is Rule.NOTHING_TO_SHORTEN
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=9)
    board.handle(intents.CatchUp())
    assert board.session.get_phase(DEVELOP).minutes == 8
    board.handle(intents.Undo())
    assert board.session.get_phase(DEVELOP).minutes == 12


# Covering


def test_cover_and_reveal() -> None:
    _, board = open_day()
    (covered,) = board.handle(intents.CoverPhase(phase=IDEAS, covered=True)).facts
    assert isinstance(covered, fact.PhaseCovered) and board.session.get_phase(IDEAS).covered
    assert board.handle(intents.CoverPhase(phase=IDEAS, covered=True)).facts == ()
    board.handle(intents.CoverPhase(phase=IDEAS, covered=False))
    assert not board.session.get_phase(IDEAS).covered


def test_the_vote_phase_is_there() -> None:
    """The ids by which the tests call the phases are those of the programme."""
    session = Day().screen().session
    kinds = {phase.id: phase.kind for phase in session.phases}
    assert (kinds[VOTE], kinds[BREAK], kinds[DEVELOP], kinds[WHY]) == ("vote", "break", "develop", "why")
