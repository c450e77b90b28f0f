"""The real program with a clock that the test moves; run as a script: `clocked.py FILE ARGUMENTS…`.

FILE holds the seconds that passed since the beginning of a fixed afternoon, and those by which its clock was set;
time stands still between two changes of the file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from samenwerk_tui import cli
from samenwerk_tui.__main__ import Installation

START = datetime(2026, 11, 24, 13, 0, tzinfo=timezone(timedelta(hours=1), "CET"))
"""A Tuesday afternoon in Amsterdam."""


class FileClock:
    """A clock that reads the time that has passed from a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """The time the test wants it to be."""
        return START + timedelta(seconds=sum(self._read()))

    def steady(self) -> float:
        """The seconds that passed."""
        return self._read()[0]

    def _read(self) -> tuple[float, float]:
        passed, jumped = map(float, self._file.read_text().split())
        return passed, jumped


class ClockedInstallation(Installation):
    """This machine's installation with another clock."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def clock(self) -> FileClock:
        """The test's clock."""
        return FileClock(self._file)


class Clockwork:
    """The test's side: moves the clock, and knows how the program is run with it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._file = home / "clock"
        self._passed = self._jumped = 0.0
        self.forward(0)

    @property
    def now(self) -> datetime:
        """The time that the program sees."""
        return START + timedelta(seconds=self._passed + self._jumped)

    def forward(self, seconds: float) -> None:
        """Let time pass, all at once: the program reads the old time or the new one, never half of it."""
        self._passed += seconds
        self._write()

    def jump(self, seconds: float) -> None:
        """Set the laptop's clock."""
        self._jumped += seconds
        self._write()

    def _write(self) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{self._passed} {self._jumped}")
        os.replace(beside, self._file)

    def break_down(self) -> None:
        """Make every look at the clock fail, until time passes again."""
        self._file.write_text("stuk")

    def command(self, *arguments: str) -> list[str]:
        """The command line that runs the program with this clock; `-P` keeps this folder from being imported."""
        return [sys.executable, "-P", __file__, str(self._file), *arguments]

    def run(self, *arguments: str, environment: dict[str, str]) -> str:
        """Run a command without a terminal and return what it prints. Raises CalledProcessError when it fails."""
        done = subprocess.run(
            self.command(*arguments),
            env=environment,
            cwd=self.home,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout

    def show(self, session: str, *options: str, environment: dict[str, str]) -> dict[str, Any]:
        """`show --json` of a session."""
        shown: dict[str, Any] = json.loads(self.run("show", session, "--json", *options, environment=environment))
        return shown


def main(arguments: Sequence[str]) -> int:
    """Run the program with the clock in the file that is the first argument."""
    return cli.run(arguments[1:], ClockedInstallation(Path(arguments[0])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
