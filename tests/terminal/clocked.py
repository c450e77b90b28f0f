"""The real program with a clock that the test moves: `python -m tests.terminal.clocked FILE ARGUMENTS…`.

FILE holds the seconds that are added to a fixed afternoon; time stands still between two changes of the file.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from samenwerk_tui import cli
from samenwerk_tui.__main__ import Installation

START = datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


class FileClock:
    """A clock that reads the time that has passed from a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """The time the test wants it to be."""
        return START + timedelta(seconds=float(self._file.read_text() or 0))


class ClockedInstallation(Installation):
    """This machine's installation with another clock."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def clock(self) -> FileClock:
        """The test's clock."""
        return FileClock(self._file)


if __name__ == "__main__":
    sys.exit(cli.run(sys.argv[2:], ClockedInstallation(Path(sys.argv[1]))))
