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
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 15.0
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
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
}
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<=>?]?[0-9;:]*[ -/]*[$ut]|\x1b\[[<=>][0-9;:]*[@-~]|\x1b[P_^][^\x1b]*\x1b\\")


class Terminal:
    """A program and its screen. Use as a context manager: the program does not outlive the block."""

    def __init__(
        self, arguments: Sequence[str], home: Path, *, columns: int = 120, rows: int = 34, **environment: str
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._tail = ""
        self.written = 0
        """Bytes that the program wrote so far."""
        self._master, slave = pty.openpty()
        self._size(slave, columns, rows)
        self._process = subprocess.Popen(
            arguments,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**clean_environment(home), **environment},
            cwd=home,
            preexec_fn=_own_terminal,
            close_fds=True,
        )
        os.close(slave)
        os.set_blocking(self._master, False)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    @staticmethod
    def _size(descriptor: int, columns: int, rows: int) -> None:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def pid(self) -> int:
        """Process id of the program."""
        return self._process.pid

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program writes, until it has been silent for this long."""
        while select.select([self._master], [], [], seconds)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return
            if not data:
                return
            self.written += len(data)
            text = self._tail + data.decode("utf-8", "replace")
            cut = text.rfind("\x1b", max(0, len(text) - 64))
            text, self._tail = (text[:cut], text[cut:]) if cut >= 0 and len(text) - cut < 16 else (text, "")
            self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text))
        if self._tail:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub("", self._tail))
            self._tail = ""

    @property
    def text(self) -> str:
        """The screen, one line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait(self, wanted: str, *, seconds: float = PATIENCE) -> str:
        """Read until the screen matches a regular expression; returns the screen. Fails with the screen otherwise."""
        return self._wait(lambda text: re.search(wanted, text) is not None, wanted, seconds)

    def wait_gone(self, unwanted: str, *, seconds: float = PATIENCE) -> str:
        """Read until the screen no longer matches."""
        return self._wait(lambda text: re.search(unwanted, text) is None, f"no {unwanted}", seconds)

    def _wait(self, good: Callable[[str], bool], what: str, seconds: float) -> str:
        until = time.monotonic() + seconds
        while True:
            self.read()
            if good(self.text):
                return self.text
            if time.monotonic() > until or (self._process.poll() is not None and not self._more()):
                state = self._process.poll()
                raise AssertionError(f"waited for {what!r} (exit code {state}); the screen was:\n{self.text}")

    def _more(self) -> bool:
        return bool(select.select([self._master], [], [], 0)[0])

    def type(self, text: str) -> None:
        """Type text as it is."""
        os.write(self._master, text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name: those in KEYS, `ctrl+x`, or one character."""
        for key in keys:
            if key.startswith("ctrl+"):
                os.write(self._master, bytes([ord(key[-1]) & 31]))
            else:
                os.write(self._master, KEYS.get(key, key).encode())

    def paste(self, text: str) -> None:
        """Paste, bracketed as terminals do."""
        os.write(self._master, f"\x1b[200~{text}\x1b[201~".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._screen.resize(rows, columns)
        self._size(self._master, columns, rows)
        self._process.send_signal(signal.SIGWINCH)

    def send_signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def end(self, *, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended; returns its exit code."""
        until = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < until:
            self.read()
        self.read()
        return self._process.wait(0.1)


def clean_environment(home: Path) -> dict[str, str]:
    """An environment with nothing of this machine but the search path."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "SAMENWERK_HOME": str(home / "samenwerk"),
        "SAMENWERK_LANG": "nl",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TZ": "Europe/Amsterdam",
    }


def _own_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


PROGRAM = (sys.executable, "-m", "samenwerk_tui")
"""The real program, as this Python has it installed."""
