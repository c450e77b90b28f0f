"""The board and the co-facilitator's desk on one session: two real programs, two terminals."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.hour import IDEAS, SECONDS_A_STEP, Hour
from tests.terminal.screen import clean_environment
from tests.terminal.words import t


def test_what_happens_on_one_screen_is_on_the_other(clock: Clockwork, session: str, window: OpenWindow) -> None:
    board, desk = window("open", session), window("open", session, "--desk")
    go_to_phase(board, IDEAS)
    desk.wait_for(IDEAS, t("desk.not_heard"))
    for number in range(10):
        here, there = (desk, board) if number % 2 else (board, desk)
        here.enter(f"pol: regel{number}")
        there.wait_for(f"regel{number}")
    desk.press("f2")
    for screen in (board, desk):
        screen.wait_for(f"F2 {t('board.hint.pause')}")
    clock.forward(65)
    for screen in (board, desk):
        screen.wait_digits("23:55")
    board.press("ctrl+z")
    desk.wait_gone("regel8")
    assert "regel9" in board.text, "each undoes its own"
    desk.press("f7")
    desk.wait_for(t("desk.note"))
    desk.enter("sleutel vragen")
    desk.wait_for(t("desk.notes"), "sleutel vragen")
    board.quiet(0.6)
    assert "sleutel" not in board.text


def test_a_clock_that_is_set_is_told_on_both_and_put_right_once(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    board, desk = window("open", session), window("open", session, "--desk")
    go_to_phase(board, IDEAS)
    board.press("f2")
    for screen in (board, desk):
        screen.wait_for(f"F2 {t('board.hint.pause')}")
    clock.forward(65)
    for seconds, amount in ((3600, "60 minuten"), (-86_400, "24 uur")):
        clock.jump(seconds)
        for screen in (board, desk):
            screen.wait_for(t(f"board.jump.{'forward' if seconds > 0 else 'back'}", amount=amount))
            screen.wait_digits("23:55")
    clock.forward(5)
    for screen in (board, desk):
        screen.wait_digits("23:50")
    (file,) = (clock.home / "samenwerk" / "sessions").glob("*.json")
    assert file.read_text().count('"ClockJumped"') == 2
    board.kill()
    clock.jump(-2 * 86_400)
    desk.wait_for(t("board.jump.back", amount="2 dagen"))
    desk.kill()
    clock.jump(-7200)
    again = window("open", session)
    again.wait_for(t("board.jump.before", amount="2 uur"))
    again.wait_digits("23:50")


def test_a_desk_that_stops_or_is_killed_holds_nobody_up(clock: Clockwork, session: str, window: OpenWindow) -> None:
    board, desk = window("open", session), window("open", session, "--desk")
    go_to_phase(board, IDEAS)
    desk.wait_for(IDEAS)
    desk.enter("van het bureau")
    board.wait_for("van het")
    desk.type("half getypt")
    drafts = clock.home / "samenwerk" / "sessions"
    desk.wait_until(lambda _: any("half getypt" in one.read_text() for one in drafts.glob("*.draft")), "the draft")
    desk.send_signal(signal.SIGSTOP)
    board.enter("pol: terwijl het stilstaat")
    board.wait_for("terwijl")
    os.kill(desk.pid, signal.SIGCONT)
    desk.wait_for("terwijl", "half getypt")
    desk.kill()
    board.enter("pol: daarna")
    board.wait_for("daarna")
    again = window("open", session, "--desk")
    again.wait_for("half getypt", "daarna")
    assert "half getypt" not in board.text


def test_what_two_killed_boards_had_half_typed_is_back_on_the_one_that_is_opened(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    drafts = clock.home / "samenwerk" / "sessions"

    def kept() -> str:
        return "".join(one.read_text() for one in drafts.glob("*.draft"))

    boards = [window("open", session)]
    go_to_phase(boards[0], IDEAS)
    boards.append(window("open", session))
    for number, board in enumerate(boards, 1):
        board.wait_for(IDEAS)
        board.press(*["tab"] * number)
        board.type(f"half van {number}")
    for board in boards:
        board.wait_until(lambda _: all(f"half van {number}" in kept() for number in (1, 2)), "the drafts")
    for board in boards:
        board.kill()
    again = window("open", session)
    again.wait_for("COR › half van 1", t.n("board.drafts_back", 1))
    again.press("enter")
    again.wait_for("COR › SOC: half van 2")
    again.press("enter")
    again.wait_gone("› SOC")
    texts = [one["text"] for one in clock.show(session, environment=clean_environment(clock.home))["contributions"]]
    assert texts == ["half van 1", "half van 2"]
    assert not list(drafts.glob("*.draft"))


def test_a_board_that_is_opened_is_dark_only_where_somebody_else_keeps_it_so(
    session: str, window: OpenWindow
) -> None:
    for ending in ("killed", "left"):
        board = window("open", session)
        board.wait_for("GEM ›")
        board.press("f9")
        board.wait_gone("GEM ›")
        if ending == "killed":
            board.kill()
        else:
            board.press("ctrl+q")
            assert board.end() == 0
    board, desk = window("open", session), window("open", session, "--desk")
    board.wait_for("GEM ›")
    desk.wait_for("GEM ›")
    desk.press("f9")
    board.wait_gone("GEM ›")
    board.kill()
    again = window("open", session)
    again.quiet(1)
    assert again.running and not again.text.strip()
    desk.wait_for(t("desk.curtain.blank").split(":")[0])
    desk.press("f9")
    again.wait_for("GEM ›")


def test_the_desk_has_its_size_too(session: str, window: OpenWindow) -> None:
    desk = window("open", session, "--desk", columns=80, rows=24)
    for columns, rows in ((200, 50), (1, 1), (60, 20), (120, 34)):
        desk.resize(columns, rows)
        if columns >= 60:
            desk.wait_for(t("desk.on_time"))
    desk.enter("gem: 4")
    desk.press("ctrl+q")
    assert desk.end() == 0


def test_a_desk_of_a_session_that_is_not_there_is_told(clock: Clockwork, window: OpenWindow) -> None:
    nowhere = window("open", "weg", "--desk")
    assert nowhere.end() == 1
    assert "weg" in nowhere.text and "Traceback" not in nowhere.text


LONG = [pytest.param(seed, 10, marks=pytest.mark.long) for seed in (1, 2)]


@pytest.mark.parametrize(("seed", "minutes"), [(7, 1), *LONG])
def test_two_who_type_at_random_and_are_killed_lose_nothing(tmp_path: Path, seed: int, minutes: int) -> None:
    hour = Hour(tmp_path, seed)
    hour.play(minutes * 60 // SECONDS_A_STEP)
    assert hour.shown
