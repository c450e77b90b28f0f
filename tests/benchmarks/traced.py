"""The real program, with every turn of its event loop that takes long written to a file: the frames of its work.

`python -m tests.benchmarks.traced FILE ARGUMENTS…`. A line of FILE is a moment (seconds, as `time.monotonic`) and the
milliseconds of processor time that the turn took, which began then. In one turn nothing is read and nothing shown.
"""

import sys
import time
from asyncio.base_events import BaseEventLoop
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from samenwerk_tui.__main__ import main

WORTH_TELLING = 2.0
"""Milliseconds below which a turn is not told."""


def trace(out: TextIO) -> None:
    """Tell about every turn of an event loop from now on."""
    turn = BaseEventLoop._run_once  # type: ignore[attr-defined]  # asyncio has no hook for this

    def timed(loop: Any) -> None:
        begun, before = time.monotonic(), time.thread_time()
        turn(loop)
        took = (time.thread_time() - before) * 1000
        if took >= WORTH_TELLING:
            out.write(f"{begun} {took}\n")

    BaseEventLoop._run_once = timed  # type: ignore[attr-defined]  # nor here


def command(out: Path, *arguments: str) -> tuple[str, ...]:
    """How the program is run with its turns traced."""
    return (sys.executable, "-m", __spec__.name if __spec__ else __name__, str(out), *arguments)


def longest(out: Path, since: float) -> float:
    """Milliseconds of the longest turn that ended after this moment; 0 where there is none worth telling."""
    turns = [line.split() for line in out.read_text().splitlines()]
    return max((float(took) for begun, took in turns if float(begun) + float(took) / 1000 > since), default=0.0)


def run(arguments: Sequence[str]) -> int:
    """Run the program and trace it."""
    with open(arguments[0], "w", buffering=1) as out:
        trace(out)
        return main(arguments[1:])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
