"""The bottom line: the keys that work now, or a short word about what just happened, and whether all is saved."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.ui.widgets.plain import show_text

MOST_HINTS = 8
AIR = 2
"""Cells beside it, left and right."""
LEAST_FOR_HINTS = 26
"""Cells that a long save state leaves to the rest of the line: the most important key, and the help."""


class StatusBar(Widget):
    """Keys on the left, save state on the right; a message takes the place of the keys, on more rows if long."""

    DEFAULT_CSS = """
    StatusBar { height: 1; padding: 0 2; background: $band; color: $quiet; layout: horizontal; dock: bottom; }
    StatusBar #hints { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    StatusBar.-long { height: auto; max-height: 3; }
    StatusBar.-long #hints { height: auto; max-height: 3; text-wrap: wrap; text-overflow: fold; }
    StatusBar #saved { width: auto; height: 1; padding-left: 2; }
    StatusBar.-message #hints { color: $foreground; text-style: bold; }
    StatusBar.-alarm #hints { color: $alarm; text-style: bold; }
    StatusBar.-unsaved #saved { color: $alarm; text-style: bold; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="status-bar")
        self._hints: tuple[tuple[str, str], ...] = ()
        self._lasting = ""
        self._messages: tuple[str, ...] = ()
        self._saved: tuple[str, ...] = ()
        self._unsaved = False

    def compose(self) -> ComposeResult:
        """Hints and save state."""
        yield Static(id="hints")
        yield Static(id="saved")

    @property
    def _width(self) -> int:
        """Cells to divide; before it was ever laid out those of the screen, so that it is laid out once."""
        return self.size.width or self.screen.size.width - 2 * AIR

    def show_hints(self, hints: Sequence[tuple[str, str]], lasting: str = "") -> None:
        """Key and what it does, most important first; what does not fit is left out whole.

        The last one is the way out or the help: it stands at the end whatever else is left out. That of the key
        `lasting` goes last of the others, wherever it stands.
        """
        self._hints, self._lasting = tuple(hints), lasting
        self._draw()

    def say(self, text: str, *briefer: str, alarm: bool = False) -> None:
        """Show a message instead of the keys; one of the `briefer` ones where it does not fit on one row."""
        self._messages = (text, *briefer) if text else ()
        self.set_class(bool(text), "-message")
        self.set_class(alarm, "-alarm")
        self._draw_saved()
        self._draw()

    def clear(self) -> None:
        """Back to the keys."""
        if self._messages:
            self.say("")

    @property
    def message(self) -> str:
        """What is said now, or nothing."""
        return self._messages[0] if self._messages else ""

    def show_saved(self, *texts: str, unsaved: bool = False) -> None:
        """The save state: the first of these texts that leaves room for a key or two; the last beside a message."""
        self._saved, self._unsaved = texts, unsaved
        self._draw_saved()

    def _draw_saved(self) -> None:
        self.set_class(self._unsaved, "-unsaved")
        room = self._width - LEAST_FOR_HINTS
        texts = self._saved[-1:] if self._messages else self._saved
        text = next((text for text in texts if cell_len(text) <= room), "".join(self._saved[-1:]))
        saved = self.query_one("#saved", Static)
        if cell_len(str(saved.content)) == cell_len(text):
            show_text(saved, text)
        else:
            show_text(saved, text, layout=True)
            self._draw()

    def on_resize(self) -> None:
        """Another width, another number of keys."""
        self._draw_saved()
        self._draw()

    def _draw(self) -> None:
        static = self.query_one("#hints", Static)
        room = self._width - cell_len(str(self.query_one("#saved", Static).content)) - 2
        message = next((text for text in self._messages if cell_len(text) <= room), "".join(self._messages[-1:]))
        long = cell_len(message) > room
        self.set_class(long, "-long")
        if message:
            show_text(static, message, layout=long)
            return
        shown = _fitting(self._hints, room, self._lasting)
        show_text(static, Content("  ").join(Content.assemble((key, "bold"), f" {text}") for key, text in shown))


def _fitting(hints: Sequence[tuple[str, str]], room: int, lasting: str) -> list[tuple[str, str]]:
    """The hints that fit in `room` cells: the last one first of all, then that of `lasting`, then from the left."""
    left = room + 2
    shown: set[int] = set()
    order = range(len(hints))
    for index in sorted(order, key=lambda index: (index != order[-1], hints[index][0] != lasting, index)):
        key, text = hints[index]
        left -= cell_len(f"{key} {text}  ")
        if left < 0 or len(shown) == MOST_HINTS:
            break
        shown.add(index)
    return [hints[index] for index in order if index in shown or index == order[-1]]
