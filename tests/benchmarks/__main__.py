"""How fast the board is, beside a floor in the same run: `python -m tests.benchmarks`, ten minutes; or `--short`.

Every round measures every program once, one after the other, so that what else the machine does falls on all of them.
A short run takes a minute and ends with 1 where something that it gates on is worse than it was, with the margin of
its bar: processor time, memory and bytes, which differ little on a machine that does other things too.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.benchmarks.bars import BARS, COMMANDS, FLOOR, SCREENS, Found, found, rows
from tests.benchmarks.boards import Board, board_command, floor_command, make_session
from tests.benchmarks.measure import command_work
from tests.benchmarks.play import FULL, SHORT, Effort, play
from tests.benchmarks.screens import play_screens
from tests.terminal.screen import PROGRAM

BOARDS = (
    Board(0),
    Board(10),
    Board(500),
    Board(2000),
    Board(2000, organisations=8),
    Board(2000, screens=2),
)
SHORT_BOARDS = (Board(10), Board(2000))
OURS = "ours"

Samples = dict[str, dict[str, list[float]]]


def measure_boards(boards: Sequence[Board], effort: Effort, samples: Samples, home: Path) -> None:
    """Every round: the floor, and every board."""
    sessions = {board.name: make_session(home, board) for board in boards}
    for round_ in range(effort.rounds):
        _tell(f"round {round_ + 1} of {effort.rounds}")
        # How little happens when nothing does is measured by a limit, and by no floor.
        busy = replace(effort, idle=0.0)
        how = effort if round_ < effort.idle_rounds else busy
        _keep(samples, FLOOR, play(floor_command(), home, busy, lambda text: "Column 4" in text))
        samples[FLOOR]["save"] += [_save(home) for _ in range(effort.lines)]
        for board in boards:
            command = board_command(sessions[board.name])
            figures = play(command, home, how, lambda text: "GEM Gemeente" in text, board.screens - 1)
            _keep(samples, board.name, figures)


def measure_commands(rounds: int, samples: Samples, home: Path, session: str) -> None:
    """What commands cost that show no screen."""
    export = ("export", session, "--output", "verslag.md", "--force")
    run = "import sys; from samenwerk_tui.__main__ import main; main(sys.argv[1:]);"
    without = f"{run} sys.exit('textual' in sys.modules)"
    command_work((sys.executable, "-c", without, *export), home)  # fails where Textual was imported
    commands: dict[str, tuple[str, tuple[str, ...]]] = {
        "bare python": (FLOOR, (sys.executable, "-c", "pass")),
        "import textual": (
            FLOOR,
            (sys.executable, "-c", "import textual.app, textual.widgets, textual.widgets._input"),
        ),
        "version": (OURS, (*PROGRAM, "--version")),
        "help": (OURS, (*PROGRAM, "--help")),
        "export": (OURS, (*PROGRAM, *export)),
    }
    for _ in range(rounds):
        for name, (whose, command) in commands.items():
            samples[whose][name].append(command_work(command, home))


def _save(home: Path) -> float:
    """Milliseconds that this disk takes to write a small file for good: what no program that saves can do without."""
    file, beside = home / "save", home / "save.new"
    begun = time.monotonic()
    with open(beside, "wb") as out:
        out.write(b" " * 20_000)
        out.flush()
        os.fsync(out.fileno())
    os.replace(beside, file)
    folder = os.open(home, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return (time.monotonic() - begun) * 1000


def _keep(samples: Samples, name: str, figures: object) -> None:
    assert isinstance(figures, dict)
    for figure, values in figures.items():
        samples[name][figure] += values


def _tell(text: str) -> None:
    print(f"{text} (load {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)


def report(boards: Sequence[str], samples: Samples, *, gate: bool) -> Iterator[Found]:
    """Print the tables; gives what was found."""
    for all_bars, of in ((BARS, boards), (COMMANDS, [OURS]), (() if gate else SCREENS, [OURS])):
        bars = [bar.least if gate and bar.gated else bar for bar in all_bars]
        results = list(found(bars, samples, of)) if bars else []
        if results:
            print("\n".join(rows(results, of)), end="\n\n")
        yield from results
    print(f"A save of a small file takes this disk {median(samples[FLOOR]['save']):.1f} ms.")


def main(arguments: Sequence[str]) -> int:
    """Measure and tell; 1 where a bar is not met that counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="the gate: a minute, only what is stable counts")
    gate = parser.parse_args(arguments).short
    effort, boards = (SHORT, SHORT_BOARDS) if gate else (FULL, BOARDS)
    samples: Samples = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        measure_boards(boards, effort, samples, home)
        measure_commands(effort.rounds * 2 + 1, samples, home, make_session(home, Board(2000)))
        if not gate:
            for _ in range(effort.rounds):
                _keep(samples, OURS, play_screens(home))
    results = list(report([board.name for board in boards], samples, gate=gate))
    unmet = [one.bar.name for one in results if not one.met]
    print(f"Not met: {', '.join(unmet)}." if unmet else "Every bar is met.")
    if not gate:
        return 1 if unmet else 0
    failed = [one.bar.name for one in results if one.bar.gated and not one.passes]
    print(f"The gate fails on: {', '.join(failed)}." if failed else "The gate passes.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
