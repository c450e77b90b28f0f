"""A terminal that sends what it should not, knows fewer characters, or goes away: nothing of it ends the programme.

Textual 8.2.8 stops taking keys for good at bytes that are no UTF-8 (textual#6456) or at a key code that does not
exist; when the terminal is gone its reader spins and its writer dies, after which the programme never ends. It also
lets keys overtake each other that come in while it is busy: a letter goes straight into the line, Enter and Backspace
take the long way through the app, Ctrl+Z a shorter one.
"""

import asyncio
import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from inspect import getgeneratorlocals
from io import TextIOWrapper
from time import monotonic
from typing import Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

from samenwerk_tui.ui.look_alikes import LOOK_ALIKES, marks_missing

_CHUNK = 4096
"""Bytes read at a time."""
_LOOK_AGAIN = 0.1
"""Seconds between two looks at whether it is time to stop reading; the parser needs them to tell a lone Esc."""
PASTE_PATIENCE = 1.0
"""Seconds without input after which a paste counts as ended."""
_LINE_FEED = "ctrl+j"
"""What tmux makes of the Enter of the keypad."""
_END_OF_PASTE = b"\x1b[201~"
_TURN = 0.0005
"""Seconds after which another thread gets its turn. What writes to the terminal would wait 5 ms for it at a paint."""
_QUIET_ROUNDS = 3
"""Turns of the event loop without a message, after which a key has been dealt with."""
_UTF8 = "utf-8"
_TYPED = (events.Key, events.Paste)
_NOT_BELIEVED = (events.Resize, InBandWindowResize, events.AppFocus, events.AppBlur)
"""Reports of the terminal that a paste can imitate: a window of 5000 columns, or one that nobody types in. The system
tells the size, and whoever types is there.
"""


class GuardedDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with what goes in and out guarded."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        sys.setswitchinterval(_TURN)
        if sys.__stderr__ is not None:
            self._file = Outlet(sys.__stderr__)

    def run_input_thread(self) -> None:
        """Read until the app stops listening; a terminal that is gone ends the app."""
        inlet = Inlet(self._debug, encoding=getattr(sys.__stderr__, "encoding", _UTF8))
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK_AGAIN):
                    data = self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._app.exit)
                        return
                    for message in inlet.feed(data):
                        self.process_message(message)
                for message in inlet.tick():
                    self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Pass on what may come from a keyboard or a mouse, and what is typed one after the other."""
        if isinstance(message, _NOT_BELIEVED) or (
            isinstance(message, events.MouseEvent) and self._is_beside(message)
        ):
            return
        super().process_message(message)
        if isinstance(message, _TYPED):
            self._wait_until_dealt_with()

    def _is_beside(self, mouse: events.MouseEvent) -> bool:
        """Whether the mouse is said to be where the window is not; there it would take the keyboard away."""
        return not (0 <= mouse.x < self._app.size.width and 0 <= mouse.y < self._app.size.height)

    def _wait_until_dealt_with(self) -> None:
        """Wait, in the thread that reads, until the app has dealt with a key; not when the app is ending."""
        dealt_with = asyncio.run_coroutine_threadsafe(self._no_messages_left(), self._loop)
        while not self.exit_event.is_set():
            with suppress(TimeoutError):
                dealt_with.result(_LOOK_AGAIN)
                return

    async def _no_messages_left(self) -> None:
        """Return when nothing waits any more in whatever has the keyboard and in what is above it."""
        quiet = 0
        while quiet < _QUIET_ROUNDS:
            await asyncio.sleep(0)
            focused = self._app.focused
            chain = focused.ancestors_with_self if focused is not None else (self._app,)
            quiet = 0 if any(node.message_queue_size for node in chain) else quiet + 1

    def _query_in_band_window_resize(self) -> None:
        """Do not ask the terminal to tell its size."""

    def _read(self) -> bytes:
        """What came in; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""


class Inlet:
    """Bytes from the terminal as messages. What is no character becomes U+FFFD, what is no key is left out.

    A paste of which the end does not come would take every key into itself; it ends when nothing comes for a while.
    """

    def __init__(self, debug: bool, now: Callable[[], float] = monotonic, encoding: str = _UTF8) -> None:
        """`now` tells the time in seconds. `encoding` is the terminal's; who says ASCII may well send UTF-8."""
        self._debug = debug
        self._now = now
        self._fed = now()
        self._decode = getincrementaldecoder(_UTF8 if encoding == "ascii" else encoding)("replace").decode
        self._parser = XTermParser(debug)

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete."""
        self._fed = self._now()
        for character in self._decode(data):
            yield from self._guarded(self._parser.feed(character))

    def tick(self) -> Iterator[Message]:
        """The messages that time completes: Esc, when nothing follows it, and a paste without its end."""
        yield from self._guarded(self._parser.tick())
        if self._now() - self._fed >= PASTE_PATIENCE and self._is_in_paste():
            yield from self.feed(_END_OF_PASTE)

    def _is_in_paste(self) -> bool:
        return bool(getgeneratorlocals(self._parser._gen).get("bracketed_paste"))

    def _guarded(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Begin anew when the parser trips over a number that is no character, or no place on the screen."""
        try:
            for message in messages:
                is_line_feed = isinstance(message, events.Key) and message.key == _LINE_FEED
                yield events.Key("enter", "\r") if is_line_feed else message
        except (ValueError, ArithmeticError, LookupError):
            self._parser = XTermParser(self._debug)


class Outlet(TextIOWrapper):
    """A way of its own to the terminal: it takes what encoding and font have, and drops all once nobody is there."""

    def __init__(self, terminal: TextIO) -> None:
        binary = open(os.dup(terminal.fileno()), "wb")  # noqa: SIM115 (open as long as the programme runs)
        super().__init__(binary, encoding=terminal.encoding, errors=LOOK_ALIKES, newline="")
        self._missing = marks_missing()

    def write(self, text: str) -> int:
        """Write, with look-alikes for what the terminal does not have."""
        with suppress(OSError):
            super().write(text.translate(self._missing) if self._missing else text)
        return len(text)

    def flush(self) -> None:
        """Flush."""
        with suppress(OSError):
            super().flush()

    def close(self) -> None:
        """Close."""
        with suppress(OSError):
            super().close()
