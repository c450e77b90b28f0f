"""What is done on a board while it is measured, and the figures that come of it.

Everything that is done on ours is done in the same way on the floor. Figures are lists of samples by name, in
milliseconds, MiB, bytes, or percent of one core.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from tests.benchmarks.boards import PROMPT
from tests.benchmarks.measure import Watched

Figures = dict[str, list[float]]

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}
"""The floor is a module of the tests, whatever folder it runs in."""
LETTERS = "bcdfghjklmnpqrstvwxz"
"""No words of these are on any screen."""
ON_A_LINE = 24
"""Letters after which the line is emptied, before it gets full."""
A_MOMENT = 0.2
"""Seconds of silence after which nothing is going on."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done on every board in every round."""

    rounds: int = 5
    starts: int = 0
    """How often it is started besides, and left at once."""
    keys: int = 40
    lines: int = 12
    sizes: int = 4
    idle: float = 5.0
    """Seconds in which nothing happens but the countdown; so many that one more or less hardly counts."""
    idle_rounds: int = 5
    """Rounds in which it is left alone that long."""


FULL = Effort()
SHORT = Effort(rounds=2, starts=2, keys=20, lines=5, sizes=4, idle_rounds=1)


def play(
    command: Sequence[str], home: Path, effort: Effort, seen: Callable[[str], bool], others: int = 0
) -> Mapping[str, list[float]]:
    """Start a board, use it, and leave it. `seen` tells from its screen that it is there; `others` watch it too."""
    figures: Figures = defaultdict(list)
    for _ in range(effort.starts):
        with Watched(command, home, environment=ENVIRONMENT) as board:
            _start(board, seen, figures)
    with Watched(command, home, environment=ENVIRONMENT) as board:
        _start(board, seen, figures)
        if others:
            with Watched(command, home, environment=ENVIRONMENT) as other:
                other.start(seen)
                _use(board, effort, figures)
        else:
            _use(board, effort, figures)
        figures["memory"].append(board.peak_memory)
    return figures


def _start(board: Watched, seen: Callable[[str], bool], figures: Figures) -> None:
    started = board.start(seen)
    figures["start"].append(started.first)
    figures["start work"].append(started.work)


def _use(board: Watched, effort: Effort, figures: Figures) -> None:
    typing = _typing(board)
    board.react(lambda: board.type("b"), lambda text: True)
    type_keys(board, effort.keys, figures, "key")
    for number in range(effort.lines):
        _enter_line(board, f"{next(typing)}{number:02}", figures)
    for number in range(effort.sizes):
        size = ((160, 45), (200, 50))[number % 2]
        resized = board.react(partial(board.resize, *size), lambda text: True, A_MOMENT)
        figures["resize"].append(resized.settled)
        figures["resize work"].append(resized.work)
    if not effort.idle:
        return
    board.press("f2")
    board.quiet(A_MOMENT)
    idle = board.idle(effort.idle)
    figures["idle bytes"].append(idle.written / effort.idle)
    figures["idle work"].append(idle.work / effort.idle / 10)
    board.press("f2")  # a session is played again, and remembers
    board.quiet(A_MOMENT)


def _typing(board: Watched) -> Iterator[str]:
    """Words that were never on this screen."""
    for first in LETTERS:
        for second in LETTERS:
            yield f"{first}{second}{first}q"


def type_keys(board: Watched, keys: int, figures: Figures, name: str) -> None:
    """Type letters one at a time, each when the one before is painted."""
    typed = ""
    for number, letter in zip(range(keys), cycle(LETTERS), strict=False):
        if number % ON_A_LINE == 0:
            board.press("ctrl+u")
            board.quiet(A_MOMENT)
            typed = ""
        typed += letter
        reaction = board.react(partial(board.type, letter), partial(has, typed[-5:]))
        figures[name].append(reaction.first)
        figures[f"{name} bytes"].append(reaction.written)
        figures[f"{name} work"].append(reaction.work)
    board.press("ctrl+u")
    board.quiet(A_MOMENT)


def has(part: str, text: str) -> bool:
    """Whether it is on the screen."""
    return part in text


def _enter_line(board: Watched, word: str, figures: Figures) -> None:
    """Type a word, and watch it come on the board with Enter."""
    board.type(f"{PROMPT} {word}")
    board.quiet(0.1)
    before = _rows_with(word, board.text)
    reaction = board.react(lambda: board.press("enter"), lambda text: bool(_rows_with(word, text) - before), 0.08)
    figures["enter"].append(reaction.first)
    figures["enter settled"].append(reaction.settled)
    figures["enter work"].append(reaction.work)


def _rows_with(word: str, text: str) -> set[int]:
    return {number for number, row in enumerate(text.split("\n")) if word in row}


def press_keys(board: Watched, keys: Sequence[str], figures: Figures, name: str) -> None:
    """Press keys of a panel that holds the keyboard; whatever each of them paints counts."""
    for key in keys:
        reaction = board.react(partial(board.press, key), lambda text: True)
        figures[name].append(reaction.first)
        figures[f"{name} bytes"].append(reaction.written)
        figures[f"{name} work"].append(reaction.work)
