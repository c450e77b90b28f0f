"""A session and the window it is shown in, for the tests that need no more than that."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.clocked import Clockwork
from tests.terminal.day import Day, play_afternoon
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.words import PALETTE, go_to

CASE = "jongeren-op-een-plein"

OpenWindow = Callable[..., Terminal]
"""Opens the program in a window: arguments of the program, and `columns`, `rows` or variables of the environment."""


@pytest.fixture
def clock(tmp_path: Path) -> Clockwork:
    """A clock, and a home folder with nothing else in it."""
    return Clockwork(tmp_path)


@pytest.fixture
def session(clock: Clockwork) -> str:
    """Id of a session of half a day with the five organisations of the case, in its first phase."""
    environment = clean_environment(clock.home)
    return clock.run("new", CASE, "--programme", "halve-dag", "--no-open", environment=environment).strip()


@pytest.fixture
def window(clock: Clockwork) -> Iterator[OpenWindow]:
    """Opens windows that are closed after the test."""
    with ExitStack() as windows:

        def open_window(*arguments: str, columns: int = 120, rows: int = 34, **environment: str) -> Terminal:
            command = clock.command(*arguments)
            return windows.enter_context(
                Terminal(command, clock.home, columns=columns, rows=rows, environment=environment)
            )

        yield open_window


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """An afternoon through the real program: played once, for all who ask what came out of it.

    Their modules are marked `xdist_group("day")`: where tests are dealt out by group, one worker gets them all.
    """
    return play_afternoon(tmp_path_factory.mktemp("day"))


def go_to_phase(terminal: Terminal, title: str) -> None:
    """Through the palette to a phase."""
    terminal.press("ctrl+p")
    terminal.wait_for(PALETTE)
    terminal.enter(go_to(title))
    terminal.wait(rf"\d+/\d+  {title}")
