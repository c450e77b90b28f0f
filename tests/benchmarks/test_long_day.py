"""Twelve hours of countdown and three thousand contributions: the last hour is as fast as the first, and as small."""

from functools import partial
from pathlib import Path
from statistics import median

import pytest

from samenwerk_tui.core import intents
from tests.benchmarks.boards import begin_session, enter, open_workshop
from tests.benchmarks.measure import QUIET, Watched
from tests.benchmarks.play import ENVIRONMENT, LETTERS
from tests.terminal.clocked import Clockwork
from tests.terminal.words import saved_at

HOURS = 12
LINES = 3000
FIRST = 300
"""Contributions after which the day has got going: what comes later is measured by what it was then."""
AT_ONCE = 100
"""Contributions that another screen brings in at once, while the board's clock goes on."""
MOST_GROWTH = 1.25
MARGIN_FOR_MEMORY = 1.02
"""It grows by 1.24, some 6 KB a contribution, with its event and its JSON; a hundredth more in another run."""
MARGIN_FOR_WORK = 1.2
"""Processor time of the same key differs by this much with what else the machine does."""
KEYS = 60


def work_per_key(board: Watched) -> float:
    """Milliseconds of processor time that a letter takes in the line, typed and taken out again."""
    samples = []
    for number in range(KEYS):
        letter = LETTERS[number % len(LETTERS)]
        if number % 20 == 0:
            board.press("ctrl+u")
            board.quiet(2 * QUIET)
        samples.append(board.react(partial(board.type, letter), lambda text: True).work)
    board.press("ctrl+u")
    board.quiet(2 * QUIET)
    return median(samples)


@pytest.mark.long
def test_a_long_day_grows_neither_slow_nor_large(tmp_path: Path) -> None:
    clock = Clockwork(tmp_path)
    session = begin_session(tmp_path)
    other = open_workshop(tmp_path, session)
    enter(other, "Ideeën")
    columns = other.session.columns(other.session.phase)
    batches = LINES // AT_ONCE
    with Watched(clock.command("open", session), tmp_path, environment=ENVIRONMENT) as board:
        board.start(lambda text: "GEM Gemeente" in text)
        board.press("f2")
        board.wait(saved_at(clock.now))
        early: tuple[float, float] | None = None
        for batch in range(batches):
            lines = tuple(
                intents.NewLine(text=f"Regel {batch} {number}", column=columns[number % len(columns)].id)
                for number in range(AT_ONCE)
            )
            other.handle(intents.AddContributions(phase=other.session.phase, lines=lines))
            board.wait_for(f"Regel {batch} {AT_ONCE - 1}")
            for _ in range(4):
                clock.forward(HOURS * 3600 / batches / 4)
                board.quiet(0.3)
            if (batch + 1) * AT_ONCE == FIRST:
                early = work_per_key(board), board.memory
        late = work_per_key(board), board.memory
    assert early is not None
    assert late[0] <= early[0] * MOST_GROWTH * MARGIN_FOR_WORK, (early, late)
    assert late[1] <= early[1] * MOST_GROWTH * MARGIN_FOR_MEMORY, (early, late)
