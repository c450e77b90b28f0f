"""A real terminal for tests: a program in a pty, its screen as text, keys as a keyboard sends them."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from samenwerk_tui.ui.widgets.big_digits import rows_of
from tests.terminal.emulator import Emulator

PATIENCE = 30.0
"""Seconds that a screen may take to show what is waited for, on a busy machine."""
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f12": "\x1b[24~",
}


class Terminal:
    """A program and its screen. Use as a context manager: the program does not outlive the block."""

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        *,
        columns: int = 120,
        rows: int = 34,
        hangs_up: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`hangs_up`: whether the system signals the program when the window is closed.

        `environment`: variables over those of `clean_environment`.
        """
        self._emulator = Emulator(columns, rows)
        self.output = bytearray()
        """Everything that the program wrote so far."""
        self._master, slave = pty.openpty()
        _set_size(slave, columns, rows)
        self.settings = termios.tcgetattr(slave)
        """How the terminal treats what is typed (echo, whole lines), before the program changes it."""
        self._process = subprocess.Popen(
            arguments,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**clean_environment(home), **(environment or {})},
            cwd=home,
            preexec_fn=_own_terminal if hangs_up else os.setsid,
            close_fds=True,
        )
        os.close(slave)
        os.set_blocking(self._master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.close()

    # The program

    @property
    def pid(self) -> int:
        """Process id of the program, which leads a process group of its own."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Kill -9, and see to it that it is dead."""
        if self.running:
            self._process.kill()
        self._process.wait()

    def send_signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def close(self) -> None:
        """Close the window, as when somebody clicks it away: the system hangs up on the program."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def end(self, *, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended, and take in its last words; returns its exit code."""
        until = time.monotonic() + seconds
        while self._master >= 0 and self.running and time.monotonic() < until:
            self._take(0.1)
        while self._take(0):
            pass
        try:
            return self._process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running; the screen was:\n{self.text}") from None

    def current_settings(self) -> list[object]:
        """As `settings`, now."""
        return termios.tcgetattr(self._master)

    # The screen

    @property
    def text(self) -> str:
        """The screen, one line a row."""
        return self._emulator.text

    @property
    def modes(self) -> frozenset[str]:
        """Private modes that are on: "1049" the alternate screen, "25" the cursor, "1003" the mouse, …"""
        return frozenset(self._emulator.modes)

    @property
    def keyboards(self) -> int:
        """Keyboard protocols that were put on top of the terminal's own and not taken off."""
        return self._emulator.keyboards

    @property
    def bells(self) -> int:
        """How often the bell rang."""
        return self._emulator.bells

    def row(self, number: int) -> str:
        """One row of the screen, 0 at the top, -1 at the bottom."""
        return self.text.split("\n")[number]

    def wait(self, wanted: str, *, seconds: float = PATIENCE) -> str:
        """Read until the screen matches a regular expression; returns the screen. Fails with the screen otherwise."""
        return self.wait_until(lambda text: re.search(wanted, text) is not None, wanted, seconds=seconds)

    def wait_for(self, *wanted: str, seconds: float = PATIENCE) -> str:
        """Read until all these texts are on the screen together, as they are."""
        return self.wait_until(lambda text: all(one in text for one in wanted), " + ".join(wanted), seconds=seconds)

    def wait_gone(self, unwanted: str, *, seconds: float = PATIENCE) -> str:
        """Read until this text, as it is, is no longer on the screen."""
        return self.wait_until(lambda text: unwanted not in text, f"no {unwanted}", seconds=seconds)

    def wait_digits(self, digits: str) -> str:
        """Read until a number or time (`12:00`, `−02:05`) is on the screen in big digits of any size."""
        return self.wait_until(lambda text: shows_digits(text, digits), f"big digits {digits}")

    def wait_until(self, good: Callable[[str], bool], what: str, *, seconds: float = PATIENCE) -> str:
        """Read until the whole screen is good."""
        until = time.monotonic() + seconds
        while True:
            if self._emulator.finished and good(self.text):
                return self.text
            left = until - time.monotonic()
            if left < 0 or (not self._take(min(left, 0.5)) and not self.running and not self._take(0)):
                state = self._process.poll()
                raise AssertionError(f"waited for {what!r} (exit code {state}); the screen was:\n{self.text}")

    def quiet(self, seconds: float) -> int:
        """Take in what the program writes, until it has been silent for this long; returns the number of bytes."""
        before = len(self.output)
        while self._take(seconds):
            pass
        return len(self.output) - before

    def _take(self, seconds: float) -> bool:
        """Take in what is written within this time. False when that is nothing."""
        data = self._read(seconds)
        self._show(data)
        return bool(data)

    def _read(self, seconds: float) -> bytes:
        """What is written within this time, as it is; empty when that is nothing."""
        if self._master < 0 or not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._master, 65536)
        except OSError:
            return b""

    def _show(self, data: bytes) -> None:
        """Show what was written, and answer the questions in it."""
        self.output += data
        answers = self._emulator.feed(data) if data else ""
        if answers:
            self.send(answers.encode())

    # The keyboard

    def send(self, data: bytes) -> None:
        """Send bytes as they are, at the speed at which the program takes them."""
        while data:
            try:
                data = data[os.write(self._master, data) :]
            except BlockingIOError:
                self._take(0.05)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self.send(text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name: those in KEYS, `ctrl+x`, or one character."""
        for key in keys:
            self.send(bytes([ord(key[-1]) & 31]) if key.startswith("ctrl+") else KEYS.get(key, key).encode())

    def enter(self, text: str) -> None:
        """Type text and press Enter."""
        self.type(text + KEYS["enter"])

    def paste(self, text: str) -> None:
        """Paste, bracketed as terminals do."""
        self.send(f"\x1b[200~{text}\x1b[201~".encode())

    def click(self, text: str) -> None:
        """Click the first place where this text stands on the screen."""
        rows = self.text.split("\n")
        row = next(number for number, line in enumerate(rows) if text in line)
        place = f"{rows[row].index(text) + 1};{row + 1}"
        self.send(f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._emulator.resize(columns, rows)
        _set_size(self._master, columns, rows)


def shows_digits(text: str, digits: str) -> bool:
    """Whether a screen shows a number or time in big digits, of any size, with nothing right before or after it."""
    lines = text.split("\n")
    for scale in range(1, 9):
        rows = [row.rstrip() for row in rows_of(digits, scale)]
        for top in range(len(lines) - len(rows) + 1):
            for found in re.finditer(re.escape(rows[0]), lines[top]):
                left, width = found.start(), max(map(len, rows_of(digits, scale)))
                block = [line[max(0, left - 2) : left + width + 2] for line in lines[top : top + len(rows)]]
                if _is_alone(block, rows, min(2, left)):
                    return True
    return False


def _is_alone(block: Sequence[str], rows: Sequence[str], margin: int) -> bool:
    return all(line.rstrip() == (" " * margin + row).rstrip() for line, row in zip(block, rows, strict=True))


def clean_environment(home: Path) -> dict[str, str]:
    """An environment with nothing of this machine but the search path; the zone is that of Amsterdam in winter."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "SAMENWERK_HOME": str(home / "samenwerk"),
        "SAMENWERK_LANG": "nl",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TZ": "CET-1",
    }


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _own_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


PROGRAM = (sys.executable, "-m", "samenwerk_tui")
"""The real program, as this Python has it installed."""
