"""The screens that are not columns: how fast their keys are, and how smoothly a result is revealed."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from samenwerk_tui.core import intents
from samenwerk_tui.service import Workshop
from tests.benchmarks import traced
from tests.benchmarks.boards import PROMPT, add_ideas, begin_session, board_command, enter, fill_round, open_workshop
from tests.benchmarks.measure import Watched
from tests.benchmarks.play import A_MOMENT, ENVIRONMENT, Figures, has, press_keys, type_keys

IDEAS = 40
"""Ideas on the ballot."""
KEYS = 20
_DIGITS = tuple("12345" * 4)


def play_screens(home: Path) -> Mapping[str, list[float]]:
    """Every screen once, each in a session of its own."""
    figures: Figures = defaultdict(list)
    for screen in (_vote, _pulse, _why, _goal, _held_up, _reveal, _two_screens):
        screen(home, figures)
    return figures


def _open(home: Path, prepare: Callable[[Workshop], object], wanted: str) -> Watched:
    workshop = open_workshop(home, begin_session(home))
    prepare(workshop)
    board = Watched(board_command(workshop.session.id), home, environment=ENVIRONMENT)
    board.start(lambda text: wanted in text)
    return board


def _vote(home: Path, figures: Figures) -> None:
    def prepare(workshop: Workshop) -> None:
        enter(workshop, "Ideeën")
        add_ideas(workshop, IDEAS)
        enter(workshop, "Stemronde")
        workshop.handle(intents.OpenRound(phase=workshop.session.phase, method="hands"))

    with _open(home, prepare, PROMPT) as board:
        press_keys(board, _DIGITS, figures, "vote digit")
        press_keys(board, ("down", "right", "up", "left") * 5, figures, "vote arrow")


def _pulse(home: Path, figures: Figures) -> None:
    with _open(home, lambda workshop: enter(workshop, "Beginpeiling"), "Beginpeiling") as board:
        press_keys(board, _DIGITS, figures, "pulse digit")


def _why(home: Path, figures: Figures) -> None:
    with _open(home, lambda workshop: enter(workshop, "Blik van buiten"), "Blik van buiten") as board:
        type_keys(board, KEYS, figures, "why key")


def _goal(home: Path, figures: Figures) -> None:
    with _open(home, lambda workshop: enter(workshop, "Gezamenlijk doel"), "Gezamenlijk doel") as board:
        type_keys(board, KEYS, figures, "goal key")


def _held_up(home: Path, figures: Figures) -> None:
    def prepare(workshop: Workshop) -> None:
        enter(workshop, "Ideeën")
        add_ideas(workshop, IDEAS)

    with _open(home, prepare, PROMPT) as board:
        board.press("down", "up")
        board.quiet(A_MOMENT)
        press_keys(board, ("up", "down") * 5, figures, "walk")
        press_keys(board, ("h", "up", "h", "down") * 3, figures, "hold up, put down")


def _reveal(home: Path, figures: Figures) -> None:
    """F6 on a complete round: from the key to the last byte, and the longest stretch of work in it."""
    out = home / "turns"
    workshop = open_workshop(home, begin_session(home))
    fill_round(workshop, IDEAS)
    command = traced.command(out, "open", workshop.session.id)
    with Watched(command, home, environment=ENVIRONMENT) as board:
        board.start(lambda text: "Stemronde" in text)
        for key in ("f6", "f6", "f6"):
            begun = time.monotonic()
            reaction = board.react(partial(board.press, key), lambda text: True, A_MOMENT)
            figures["reveal"].append(reaction.settled)
            figures["reveal frame"].append(traced.longest(out, begun))


def _two_screens(home: Path, figures: Figures) -> None:
    """A line that is entered on the board or the desk: from its Enter until it stands on the other one."""
    workshop = open_workshop(home, begin_session(home))
    enter(workshop, "Ideeën")
    command = board_command(workshop.session.id)
    with (
        Watched(command, home, environment=ENVIRONMENT) as board,
        Watched((*command, "--desk"), home, environment=ENVIRONMENT) as desk,
    ):
        for screen in (board, desk):
            screen.start(lambda text: "Ideeën" in text)
        for number in range(KEYS):
            here, there = (board, desk) if number % 2 else (desk, board)
            word = f"z{number:03}"
            here.type(word)
            here.quiet(A_MOMENT)
            reaction = there.react(partial(here.press, "enter"), partial(has, word))
            figures["other screen"].append(reaction.first)
