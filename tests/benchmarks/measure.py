"""Drive a program in a pty and measure what a person would see of it.

While the program works, what it writes is only read, every piece with its time; the emulator looks at it afterwards.
So the speed of the emulator is in no figure, only that of a read.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.terminal.screen import PATIENCE, Terminal, clean_environment

QUIET = 0.04
"""Seconds of silence after which all that a key does is painted."""
_ASKS, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether the terminal knows synchronised updates; it does."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a program did about something, in milliseconds."""

    first: float
    """Until what was waited for was on the screen."""
    settled: float
    """Until the last byte."""
    written: int
    """Bytes to the terminal."""
    work: float
    """Processor time, of all threads."""


class Watched(Terminal):
    """A program and its screen, with the times at which it wrote."""

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        *,
        columns: int = 200,
        rows: int = 50,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._begun = time.monotonic()
        super().__init__(arguments, home, columns=columns, rows=rows, environment=environment)

    def start(self, good: Callable[[str], bool], quiet: float = 0.3) -> Reaction:
        """From before the program was there until its screen is good."""
        return self._watch(self._begun, 0.0, good, quiet)

    def react(self, act: Callable[[], None], good: Callable[[str], bool], quiet: float = QUIET) -> Reaction:
        """Do something, and watch until the screen is good and quiet."""
        while data := self._read(0):
            self._show(data)
        before = self.work
        begun = time.monotonic()
        act()
        return self._watch(begun, before, good, quiet)

    def idle(self, seconds: float) -> Reaction:
        """Do nothing for a while."""
        before, begun = self.work, time.monotonic()
        written = 0
        while (left := begun + seconds - time.monotonic()) > 0:
            data = self._read(left)
            self._show(data)
            written += len(data)
        passed = (time.monotonic() - begun) * 1000
        return Reaction(passed, passed, written, (self.work - before) * 1000)

    def _watch(self, begun: float, work_before: float, good: Callable[[str], bool], quiet: float) -> Reaction:
        first: float | None = None
        last, written = begun, 0
        while first is None:
            pieces: list[tuple[float, bytes]] = []
            while data := self._read(quiet):
                pieces.append((time.monotonic(), data))
                if _ASKS in data:
                    self.send(_ANSWER)
            work = self.work
            for at, data in pieces:
                self._show(data.replace(_ASKS, b""))
                written, last = written + len(data), at
                if first is None and self._emulator.finished and good(self.text):
                    first = at
            if first is None and (not self.running or time.monotonic() - begun > PATIENCE):
                raise AssertionError(f"waited in vain; the screen was:\n{self.text}")
        return Reaction((first - begun) * 1000, (last - begun) * 1000, written, (work - work_before) * 1000)

    # The process

    @property
    def work(self) -> float:
        """Seconds of processor time that the program used, all its threads together."""
        threads = Path(f"/proc/{self.pid}/task")
        return sum(int((threads / one / "schedstat").read_text().split()[0]) for one in os.listdir(threads)) / 1e9

    @property
    def peak_memory(self) -> float:
        """MiB of memory that the program had at most at any moment."""
        return self._status("VmHWM")

    @property
    def memory(self) -> float:
        """MiB of memory that the program has now."""
        return self._status("VmRSS")

    def _status(self, field: str) -> float:
        found = re.search(rf"{field}:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        assert found is not None
        return int(found[1]) / 1024


def command_work(arguments: Sequence[str], home: Path) -> float:
    """Milliseconds of processor time that a command takes from its start to its end."""
    command = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=home, env=clean_environment(home)
    )
    _, status, used = os.wait4(command.pid, 0)
    command.returncode = os.waitstatus_to_exitcode(status)
    assert command.returncode == 0, arguments
    return (used.ru_utime + used.ru_stime) * 1000
