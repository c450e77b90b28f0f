"""The line that is typed into, whatever the board shows: no layout, no blinking, and only clean text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import category

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from samenwerk_tui.core.text import MAX_TEXT, clean, lines
from samenwerk_tui.ui.widgets.fit import fit

_SPACES = re.compile(r"\s+")
_APP_KEYS = {"ctrl+e"}
"""Keys of the stock line editor that mean something else in the app: Ctrl+E exports."""


def _editing_keys() -> Iterator[Binding]:
    """The stock keys for editing a line, without those of the app."""
    for binding in Binding.make_bindings(Input.BINDINGS):
        if binding.key not in _APP_KEYS:
            yield binding


class LeanInput(Input, inherit_bindings=False):
    """One line of text. Keys that mean something on an empty line are told as messages.

    The stock Input lays out the whole screen on every key, because its virtual size takes part in the layout; that of
    a box of one row never needs to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_editing_keys(),
        Binding("up", "recall", show=False),
        Binding("down", "walk", show=False),
        Binding("tab", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
    ]

    DEFAULT_CSS = """
    LeanInput {
        width: 1fr;
        height: 1;
        padding: 0;
        border: none;
        background: $field;
        color: $foreground;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .input--placeholder { color: $quiet; }
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass
    class LinesPasted(Message):
        """More than one line was pasted. Nothing has been put into the line."""

        input: "LeanInput"
        lines: tuple[str, ...]
        """Cleaned, without bullets and empty lines; at least two."""

        @property
        def control(self) -> "LeanInput":
            """The line, for `@on`."""
            return self.input

    class Again(Message):
        """Enter on a line that is held: see `hold`."""

    class TakenBack(Message):
        """A line that was held is being changed: it is an ordinary half-typed line from now on."""

    class Recall(Message):
        """↑ on an empty line: take the last contribution back to correct it."""

    class Walk(Message):
        """↓ on an empty line: go and walk through the board."""

    class Blank(Message):
        """A full stop on an empty line: blank the beamer."""

    @dataclass
    class Turn(Message):
        """Tab or Shift+Tab, whatever is in the line: on to the next (1) or the previous (-1) organisation."""

        step: int

    @dataclass
    class Page(Message):
        """← (-1) or → (1) on an empty line: turn the page of what the board shows."""

        step: int

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        empties: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """With `empties`, Enter takes the text out of the line at once: what follows belongs to the next line."""
        super().__init__(
            value,
            placeholder,
            max_length=MAX_TEXT,
            select_on_focus=False,
            compact=True,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.entered: tuple[str, ...] = ()
        """With `empties`: what Enter took out of the line, oldest first, until whoever got it drops it from here."""
        self._empties = empties
        self._held = False

    def validate_value(self, value: str) -> str:
        """Whatever gets into the line, typed, pasted or set, is clean and one line."""
        return _one_line(value)

    def restricted(self) -> None:
        """Stay silent where the line is full: the bell is for the end of the time."""

    def render_line(self, y: int) -> Strip:
        """The line; a placeholder stands behind the cursor, not under it, and ends in an ellipsis where it is longer
        than the line.
        """
        room = self.scrollable_content_region.width
        if y or self.value or not self.placeholder or room < 1:
            return super().render_line(y)
        style = self.get_component_rich_style("input--placeholder")
        cursor = [Segment(" ", self.get_component_rich_style("input--cursor"))] if self.has_focus else []
        shown = fit(self.placeholder, room - len(cursor))
        return Strip([*cursor, Segment(shown, style)]).apply_style(self.rich_style)

    @property
    def held(self) -> bool:
        """Whether what is in the line is kept elsewhere."""
        return self._held

    def hold(self, text: str) -> None:
        """Show a line that is kept elsewhere, all of it selected: to type begins another one in its place."""
        self.value = text
        self.selection = Selection(0, len(text))
        self._held = True

    def let_go(self) -> None:
        """Take the line that is held out of sight, if there is one."""
        if self._held:
            self._held = False
            self.value = ""

    def replace(self, text: str, start: int, end: int) -> None:
        """See `Input.replace`. What is put in the place of a held line is another line; anything else changes it."""
        if self._held:
            self._held = False
            if sorted((start, end)) != [0, len(self.value)]:
                self.post_message(self.TakenBack())
        super().replace(text, start, end)

    def action_recall(self) -> None:
        """Take back what was written, on an empty line."""
        self._post_when_empty(self.Recall())

    def action_walk(self) -> None:
        """Go and walk through the board, from an empty line."""
        self._post_when_empty(self.Walk())

    def action_cursor_left(self, select: bool = False) -> None:
        """One to the left; a page back on an empty line."""
        if self.value:
            super().action_cursor_left(select)
        else:
            self.post_message(self.Page(-1))

    def action_cursor_right(self, select: bool = False) -> None:
        """One to the right; a page on, on an empty line."""
        if self.value:
            super().action_cursor_right(select)
        else:
            self.post_message(self.Page(1))

    def action_turn(self, step: int) -> None:
        """On to another organisation."""
        self.post_message(self.Turn(step))

    def action_paste(self) -> None:
        """Paste what was copied or cut within the app."""
        self._take(self.app.clipboard)

    async def _on_key(self, event: events.Key) -> None:
        character = event.character
        if event.key == "enter" and self._held:
            self.post_message(self.Again())
        elif event.key == "enter":
            # Not as a binding: that runs after the keys that follow, and a burst of lines would run together.
            self.post_message(self.Submitted(self, self.value, None))
            if self._empties:
                self.entered += (self.value,)
                self.value = ""
        elif character == "." and not self.value:
            self.post_message(self.Blank())
        elif character and category(character[0]) in ("Cf", "Zs") and character != " ":
            # What Textual takes for unprintable: joiners within emoji, and the blank that Alt+Space makes on a Mac.
            self._put(_one_line(character))
        else:
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        self._take(event.text)
        event.stop()
        event.prevent_default()

    def _take(self, pasted: str) -> None:
        """Put one line in at the cursor; pass several on. What does not fit any more is left out."""
        found = lines(pasted)
        if len(found) > 1:
            self.post_message(self.LinesPasted(self, found))
        elif found:
            self._put(_one_line(pasted.strip("\r\n")) if self.value else found[0])

    def _put(self, text: str) -> None:
        start, end = sorted(self.selection)
        room = MAX_TEXT - len(self.value) + end - start
        self.replace(clean(text, room), start, end)

    def _post_when_empty(self, message: Message) -> None:
        if self.value:
            raise SkipAction
        self.post_message(message)


def _one_line(text: str) -> str:
    """Clean text with every white space a single blank; those at the ends stay, for they may just have been typed."""
    return _SPACES.sub(" ", clean(text))
