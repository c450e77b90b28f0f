"""How little goes to the terminal: a beamer over a slow line, or a laptop that is busy, stays quick."""

from statistics import median

import pytest

from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.words import saved_at

MOST_FOR_A_KEY = 250
MOST_FOR_A_SECOND = 400
A_MOMENT = 0.3
"""Seconds of silence after which all is painted: longer than there is between two looks at the clock."""


@pytest.fixture
def full_board(clock: Clockwork, session: str, window: OpenWindow) -> Terminal:
    """A large board with 400 ideas on it."""
    environment = clean_environment(clock.home)
    shorts = ("gem", "cor", "soc", "pol", "bew")
    ideas = [
        f"{short}: Idee nummer {number} van {short}, met woorden erbij" for number in range(80) for short in shorts
    ]
    clock.run("add", session, "--phase", "8", "--org", "-", *ideas, environment=environment)
    terminal = window("open", session, columns=200, rows=50)
    terminal.wait_for("1/15  Inchecken")
    go_to_phase(terminal, "Ideeën")
    terminal.wait_for("Idee nummer 79", "POL Politie")
    terminal.quiet(A_MOMENT)
    return terminal


def test_a_key_in_the_line_writes_little(full_board: Terminal) -> None:
    written = []
    for number, character in enumerate("Een regel op een bord vol ideeën"):
        full_board.type(character)
        full_board.wait_for("Een regel op een bord vol ideeën"[: number + 1].rstrip())
        written.append(full_board.quiet(0.02))
    before = len(full_board.output)
    for character in "abcdefghijklmnopqrst":
        full_board.type(character)
        full_board.quiet(0.05)
    per_key = (len(full_board.output) - before) / 20
    assert per_key <= MOST_FOR_A_KEY, per_key
    assert median(written) <= MOST_FOR_A_KEY


def test_a_second_of_the_countdown_writes_little(clock: Clockwork, full_board: Terminal) -> None:
    clock.forward(1)
    full_board.press("f2")
    full_board.wait_for(saved_at(clock.now))
    full_board.quiet(A_MOMENT)
    before = len(full_board.output)
    for second in range(12):
        clock.forward(1)
        full_board.wait_digits(f"24:{59 - second}")
    full_board.quiet(A_MOMENT)
    per_second = (len(full_board.output) - before) / 12
    assert 0 < per_second <= MOST_FOR_A_SECOND, per_second


def test_a_board_that_nothing_happens_on_writes_nothing(full_board: Terminal) -> None:
    full_board.quiet(A_MOMENT)
    assert full_board.quiet(1.0) == 0
