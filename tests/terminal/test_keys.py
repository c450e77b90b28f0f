"""The keys of the contract, as a terminal sends them."""

from collections.abc import Callable

import pytest

from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.words import CORRECTING, PALETTE, WALKING, armed, saved_at, t


@pytest.fixture
def board(clock: Clockwork, session: str, window: OpenWindow) -> Terminal:
    """The session on the board, in its first phase."""
    terminal = window("open", session)
    terminal.wait_for("1/15  Inchecken", "GEM ›")
    return terminal


@pytest.fixture
def ideas(board: Terminal) -> Terminal:
    """The same, in the phase of the ideas."""
    go_to_phase(board, "Ideeën")
    return board


@pytest.fixture
def say(clock: Clockwork, board: Terminal) -> Callable[[str], None]:
    """Enter a line, and wait until it is said to be saved."""

    def say_it(text: str) -> None:
        clock.forward(1)
        board.enter(text)
        saved(board, clock)

    return say_it


Say = Callable[[str], None]


def saved(terminal: Terminal, clock: Clockwork) -> None:
    """Wait until what was done in this second is saved."""
    terminal.wait_for(saved_at(clock.now))


# F-keys


def test_f1_and_a_question_mark_open_the_help_of_this_phase(board: Terminal) -> None:
    for opens, closes in (("f1", "f1"), ("?", "escape")):
        board.press(*((opens,) if opens == "f1" else (opens, "enter")))
        board.wait_for(t("help.purpose.welcome"), "Ctrl+Z", t("keys.next_phase.tip"))
        board.press(closes)
        board.wait_gone(t("help.purpose.welcome"))


def test_f2_starts_and_pauses_the_countdown(clock: Clockwork, board: Terminal) -> None:
    board.wait_digits("12:00")
    clock.forward(1)
    board.press("f2")
    saved(board, clock)
    clock.forward(90)
    board.wait_digits("10:30")
    board.press("f2")
    board.wait_for(t("board.paused"))
    clock.forward(600)
    board.press("f2")
    board.wait_gone(t("board.paused"))
    board.wait_digits("10:30")


def test_the_bell_rings_once_when_the_time_is_up(clock: Clockwork, board: Terminal) -> None:
    clock.forward(1)
    board.press("f2")
    saved(board, clock)
    clock.forward(12 * 60 - 1)
    board.wait_digits("00:01")
    assert board.bells == 0
    for left in ("00:00", "−00:01", "−00:02"):
        clock.forward(1)
        board.wait_digits(left)
    assert board.bells == 1


def test_f3_and_f4_take_and_give_a_minute(board: Terminal) -> None:
    board.press("f4", "f4")
    board.wait_digits("14:00")
    board.press("f3")
    board.wait_digits("13:00")


def test_f5_shows_the_countdown_full_screen_and_the_line_stays(board: Terminal) -> None:
    board.type("halve")
    board.press("f5")
    board.wait_gone(t("welcome.greeting"))
    board.wait_digits("12:00")
    board.press("f5")
    board.wait_for(t("welcome.greeting"), "GEM › halve")


def test_f6_covers_and_reveals(say: Say, ideas: Terminal) -> None:
    say("Geheim")
    ideas.wait_for("Geheim")
    ideas.press("f6")
    ideas.wait_gone("Geheim")
    ideas.press("f6")
    ideas.wait_for("Geheim")


def test_f8_opens_a_line_for_what_was_learned_and_the_other_line_waits(clock: Clockwork, board: Terminal) -> None:
    board.type("halve regel")
    board.press("f8")
    board.wait_for(f"GEM {t('board.learned_line')} ›")
    board.press("tab")
    board.wait_for(f"COR {t('board.learned_line')} ›")
    clock.forward(1)
    board.enter("Zij kennen iedereen")
    saved(board, clock)
    board.wait_for(t("told.hidden.learned"), "COR › halve regel")


@pytest.mark.parametrize("key", ["f9", "."])
def test_f9_and_a_full_stop_blank_the_beamer_and_bring_it_back(board: Terminal, key: str) -> None:
    board.press(key)
    board.wait_until(lambda text: not text.strip(), "a dark beamer")
    board.press(key)
    board.wait_for("1/15  Inchecken", "GEM ›")


def test_a_full_stop_in_a_line_is_a_full_stop(board: Terminal) -> None:
    board.type("Nee.")
    board.wait_for("GEM › Nee.")


def test_what_is_typed_in_the_dark_is_there_in_the_light(board: Terminal) -> None:
    board.press("f9")
    board.wait_until(lambda text: not text.strip(), "a dark beamer")
    board.type("stil getypt")
    board.press("f9")
    board.wait_for("GEM › stil getypt")


def test_f12_stands_still_through_a_clicker_and_the_half_typed_line_is_back(board: Terminal) -> None:
    board.type("halve")
    board.press("f12")
    board.wait_for(t("board.standstill.told"))
    board.wait_gone("halve")
    board.press("pagedown", "pagedown")
    board.type(" regel")
    board.press("f12")
    board.wait_for("1/15  Inchecken", "GEM › halve regel")


# Phases


def test_page_down_goes_on_only_when_pressed_again_within_three_seconds(clock: Clockwork, board: Terminal) -> None:
    board.press("pagedown")
    board.wait_for(armed("Beginpeiling"), "1/15  Inchecken")
    clock.forward(3.5)
    board.press("pagedown")
    board.quiet(0.3)
    assert "1/15  Inchecken" in board.text
    clock.forward(2.5)
    board.press("pagedown")
    board.wait_for("2/15  Beginpeiling")


def test_page_up_goes_back_in_the_same_way(clock: Clockwork, board: Terminal) -> None:
    go_to_phase(board, "De casus")
    board.press("pageup")
    board.wait_for(armed("Beginpeiling"), "3/15  De casus")
    clock.forward(3.5)
    board.press("pageup")
    board.quiet(0.3)
    assert "3/15  De casus" in board.text
    board.press("pageup")
    board.wait_for("2/15  Beginpeiling")


def test_one_way_and_then_the_other_is_not_twice(board: Terminal) -> None:
    go_to_phase(board, "De casus")
    board.press("pagedown")
    board.wait_for(armed("Perspectieven"))
    board.press("pageup")
    board.wait_for(armed("Beginpeiling"), "3/15  De casus")


def test_nothing_happens_past_either_end(clock: Clockwork, session: str, board: Terminal) -> None:
    board.press("pageup", "pageup", "pageup")
    board.wait_for(t("rule.first_phase"), "1/15  Inchecken")
    go_to_phase(board, "Uitchecken")
    board.press("pagedown", "pagedown", "pagedown")
    board.wait_for(t("rule.last_phase"), "15/15  Uitchecken")
    assert clock.show(session, environment=clean_environment(clock.home))["phase"] == "15-reflection"


# Lines


def test_tab_and_shift_tab_go_through_the_organisations(board: Terminal) -> None:
    board.type("halve")
    for column in ("COR", "SOC", "POL", "BEW", "Hele groep", "Nog onbekend", "GEM"):
        board.press("tab")
        board.wait_for(f"  {column} › halve")
    board.press("shift+tab", "shift+tab")
    board.wait_for("  Hele groep › halve")


def test_up_takes_the_last_line_back(clock: Clockwork, say: Say, ideas: Terminal) -> None:
    say("Een zinn")
    ideas.press("up")
    ideas.wait_for(f"{CORRECTING} Een zinn")
    ideas.press("backspace")
    clock.forward(1)
    ideas.press("enter")
    saved(ideas, clock)
    ideas.wait_gone("zinn")
    ideas.wait_for("Een zin")


def test_walking_enter_delete_and_escape(clock: Clockwork, say: Say, ideas: Terminal) -> None:
    say("Eerste")
    say("Tweede")
    ideas.press("down")
    ideas.wait_for(WALKING)
    ideas.press("up", "enter")
    ideas.wait_for(f"{CORRECTING} Eerste")
    ideas.press("escape")
    ideas.wait_gone(CORRECTING)
    ideas.press("down")
    ideas.wait_for(WALKING)
    clock.forward(1)
    ideas.press("delete")
    saved(ideas, clock)
    ideas.wait_gone("Tweede")


def test_undo_and_redo_any_number_of_steps(say: Say, ideas: Terminal) -> None:
    words = ("Alfa", "Bravo", "Charlie")
    for word in words:
        say(word)
    ideas.press("ctrl+z", "ctrl+z", "ctrl+z")
    ideas.wait_until(lambda text: not any(f" {word}" in text for word in words[1:]), "all undone")
    ideas.press("ctrl+y", "ctrl+y", "ctrl+y")
    ideas.wait_for(*words)


def test_keys_that_come_faster_than_they_can_be_done_keep_their_order(
    clock: Clockwork, session: str, ideas: Terminal
) -> None:
    """Backspace, Enter, Tab, undo and letters in one go, as after a moment in which the disk was slow."""
    typed = "".join(f"Regel x\x7f{number}\r\t" for number in range(14))
    ideas.type(f"{typed}Foutje\r\x1aLaatste\r")
    ideas.wait_for("Laatste")
    ideas.wait_gone("Foutje")
    shown = clock.show(session, environment=clean_environment(clock.home))
    columns = ["gemeente", "woningcorporatie", "sociaal-werk", "politie", "bewoners", "group", "unknown"]
    assert [(line["text"], line["column"]) for line in shown["contributions"]] == [
        *((f"Regel {number}", columns[number % len(columns)]) for number in range(14)),
        ("Laatste", "gemeente"),
    ]


# Everything else


def test_ctrl_e_exports_and_says_where(clock: Clockwork, say: Say, board: Terminal) -> None:
    say("Een regel in het verslag")
    board.type("halve")
    board.press("ctrl+e")
    board.wait_for(t("board.exported", path=""), "GEM › halve")
    [report] = (clock.home / "samenwerk" / "exports").iterdir()
    board.wait_for(report.name)
    assert "Een regel in het verslag" in report.read_text()


def test_ctrl_p_has_everything_in_words(board: Terminal) -> None:
    board.press("ctrl+p")
    board.wait_for(PALETTE, t("keys.export.name"))
    board.type(t("palette.bell_off").lower())
    board.wait_for(t("palette.bell_off").lower(), t("palette.bell_off"))
    board.wait_gone(t("keys.export.name"))
    board.press("escape")
    board.wait_gone(t("palette.bell_off"))


def test_a_click_on_a_column_makes_it_current(say: Say, ideas: Terminal) -> None:
    say("pol: Te voet")
    ideas.wait_for("Te voet")
    ideas.click("Te voet")
    ideas.wait_for(WALKING, "  POL ›")
    ideas.press("escape")
    ideas.wait_gone(WALKING)
    ideas.click("BEW")
    ideas.wait_for("  BEW ›")
    ideas.type("De regel heeft het toetsenbord nog")
    ideas.wait_for("  BEW › De regel heeft het toetsenbord nog")


def test_ctrl_q_quits(board: Terminal) -> None:
    board.press("ctrl+q")
    assert board.end() == 0
