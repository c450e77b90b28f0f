"""What a terminal makes of the bytes it gets: a screen of text, and which of its modes are on."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from unicodedata import category

import pyte
from rich.cells import cell_len

_SYNCHRONISED = "2026"
"""The private mode within which a screen is not finished."""
_ALTERNATE = "1049"
_NO_WIDTH = ("Mn", "Me", "Cf")
"""Accents and joiners that stand by themselves: pyte trips over them at the edge of the screen."""
_PARTIAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?|[()]?)?\Z")
"""A sequence of which the rest is still to come."""
_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


class Emulator:
    """A modern terminal: pyte, and the sequences that it does not know."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._tail = ""
        self._rows = dict.fromkeys(range(rows), "")
        """The rows as they were when they were last looked at."""
        self._answers: list[str] = []
        self.modes: set[str] = set()
        """Private modes that are on: "1049" the alternate screen, "25" the cursor, "1003" the mouse, …"""
        self.keyboards = 0
        """Keyboard protocols that were put on top of the terminal's own and not taken off."""
        self.bells = 0
        """How often the bell rang."""

    @property
    def finished(self) -> bool:
        """Whether the screen is whole: not in the middle of a synchronised update."""
        return _SYNCHRONISED not in self.modes

    @property
    def text(self) -> str:
        """The screen, one line a row."""
        for y in self._screen.dirty:
            self._rows[y] = "".join(self._characters(y)).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._rows[y] for y in range(self._screen.lines))

    def _characters(self, y: int) -> Iterator[str]:
        """The characters of a row. Of one of two cells that was half written over, nothing is left but a blank."""
        after_wide = False
        for x in range(self._screen.columns):
            character = self._screen.buffer[y][x].data
            if not after_wide:
                yield character or " "
            after_wide = not after_wide and cell_len(character[:1]) == 2

    def resize(self, columns: int, rows: int) -> None:
        """Another size."""
        self._screen.resize(rows, columns)
        self._rows = dict.fromkeys(range(rows), "")
        self._screen.dirty.update(range(rows))

    def feed(self, data: bytes) -> str:
        """Show these bytes; returns what the terminal answers to questions in them."""
        text = self._tail + self._decode(data)
        partial = _PARTIAL.search(text)
        text, self._tail = (text[: partial.start()], partial[0]) if partial else (text, "")
        self.bells += len(re.findall("\x07", _SEQUENCE.sub("", text)))
        shown = _SEQUENCE.sub(self._sequence, text)
        self._stream.feed("".join(character for character in shown if category(character) not in _NO_WIDTH))
        answers, self._answers = "".join(self._answers), []
        return answers

    def _sequence(self, found: re.Match[str]) -> str:
        """Note what a sequence means; gives what pyte is to see of it."""
        private, numbers, middle, final = found["private"], found["numbers"], found["middle"], found["final"]
        if private == "?" and final in ("h", "l") and not middle:
            for number in numbers.split(";"):
                (self.modes.add if final == "h" else self.modes.discard)(number)
            return "\x1b[2J\x1b[H" if numbers == _ALTERNATE else ""
        if private == "?" and middle + final == "$p" and numbers == _SYNCHRONISED:
            self._answers.append(f"\x1b[?{_SYNCHRONISED};2$y")
        if final == "u" and private in ("<", ">"):
            self.keyboards += 1 if private == ">" else -1
        return "" if final is None or private or middle or final in ("u", "t") else found[0]
