"""The command palette: everything that can be done, by its name in the language of the screen.

Textual's own palette reads titles as markup and speaks English in places; titles here hold names that people typed.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.fit import cut, fit
from samenwerk_tui.ui.widgets.lean_input import LeanInput

_LEAST_STEM = 3
"""Letters that a word has at least for what is typed to be an inflection of it."""
_MOST_INFLECTION = 3
"""Letters that an inflection adds at most."""
_IN_TITLE = 3
"""Weight of a word that is found in the title; the likeness of one in the help is never more."""
_WHOLE_TITLE = 1
"""Weight of a title that is typed to the end."""

_GAP = 2
"""Cells between a name and its explanation."""


@dataclass(frozen=True, slots=True)
class PaletteCommand:
    """Something that can be done: its name, a word of help or its key, and how."""

    title: str
    help: str
    run: Callable[[], object]


def find(commands: Sequence[PaletteCommand], text: str) -> tuple[PaletteCommand, ...]:
    """The commands in which every typed word is found, the likeliest first and else in their own order.

    A typed word is the start or another part of a word of the title or the help, or such a word with a few letters
    behind it (an inflection: `tafels`, `wissen`). Case and accents make no difference. Nothing typed: everything.
    """
    typed = _words(text)
    ranked = [(_rank(typed, command), command) for command in commands]
    found = sorted(((rank, command) for rank, command in ranked if rank is not None), key=lambda pair: -pair[0])
    return tuple(command for _, command in found)


def _rank(typed: Sequence[str], command: PaletteCommand) -> int | None:
    """How well the typed words fit; None where one of them fits nowhere."""
    title, told = _words(command.title), _words(command.help)
    total = _WHOLE_TITLE if title == typed else 0
    for word in typed:
        in_title = max((_likeness(word, other) for other in title), default=0)
        likeness = in_title + _IN_TITLE if in_title else max((_likeness(word, other) for other in told), default=0)
        if not likeness:
            return None
        total += likeness
    return total


def _likeness(typed: str, word: str) -> int:
    if typed == word:
        return 3
    if word.startswith(typed):
        return 2
    inflected = len(word) >= _LEAST_STEM and typed.startswith(word) and len(typed) - len(word) <= _MOST_INFLECTION
    return 1 if typed in word or inflected else 0


def _words(text: str) -> list[str]:
    """The words of a text, small and without accents."""
    plain = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return re.findall(r"\w+", "".join(plain))


class PaletteScreen(ModalScreen[None]):
    """Type a part of a name; ↑ ↓ choose, Enter does it, Esc leaves."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Vertical {
        width: 96; max-width: 96%; height: auto; max-height: 90%; margin-top: 2;
        background: $field; padding: 1 2;
    }
    PaletteScreen LeanInput { background: $field; margin-bottom: 1; }
    PaletteScreen OptionList { height: auto; max-height: 24; background: $field; border: none; padding: 0; }
    PaletteScreen OptionList > .option-list--option-highlighted {
        background: $band; color: $foreground; text-style: bold;
    }
    PaletteScreen Static { color: $quiet; }
    """
    BINDINGS = [("escape", "leave"), ("up", "move(-1)"), ("down", "move(1)"), ("ctrl+p", "leave")]
    ALLOW_SELECT = False

    def __init__(self, t: Catalog, commands: Sequence[PaletteCommand]) -> None:
        super().__init__()
        self.t = t
        self._commands = tuple(commands)
        self._found: tuple[PaletteCommand, ...] = ()
        self._width = 0
        """Cells for a name and its explanation; 0 before they have been laid out."""

    def compose(self) -> ComposeResult:
        """The line to search in, and what is found."""
        with Vertical():
            yield LeanInput(placeholder=self.t("palette.search"))
            yield OptionList(markup=False)
            yield Static(Content(self.t("palette.nothing")), id="nothing")

    def on_mount(self) -> None:
        """Everything at first."""
        self.query_one(LeanInput).focus()
        self._search("")

    def on_resize(self) -> None:
        """What was hidden because the window was too small has lost the keyboard: give it back."""
        self.call_after_refresh(self.query_one(LeanInput).focus)
        self.call_after_refresh(self._align)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value.strip())

    def _search(self, text: str) -> None:
        self._found = find(self._commands, text)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self._row(command)) for command in self._found)
        if self._found:
            options.highlighted = 0
        self.query_one("#nothing").display = not self._found

    def _align(self) -> None:
        """Names and explanations in two columns, for another width."""
        options = self.query_one(OptionList)
        width = options.scrollable_content_region.width
        if width == self._width or width < 1:
            return
        self._width, chosen = width, options.highlighted
        for index, command in enumerate(self._found):
            options.replace_option_prompt_at_index(index, self._row(command))
        options.highlighted = chosen

    def _row(self, command: PaletteCommand) -> Content:
        """The name, and the explanation in a column of its own; what does not fit ends in an ellipsis."""
        if not self._width:
            return Content(command.title)
        told = max((cell_len(other.help) for other in self._commands), default=0)
        names = max((cell_len(other.title) for other in self._commands), default=0)
        names = min(names, max(self._width - _GAP - told, self._width * 5 // 9))
        room = self._width - names - _GAP
        if not command.help or room < 1:
            return Content(cut(command.title, self._width))
        return Content.assemble(fit(command.title, names), " " * _GAP, (cut(command.help, room), "$quiet"))

    def action_move(self, step: int) -> None:
        """Another command."""
        options = self.query_one(OptionList)
        if step < 0:
            options.action_cursor_up()
        else:
            options.action_cursor_down()

    @on(LeanInput.Recall)
    def _up_on_empty_line(self) -> None:
        self.action_move(-1)

    @on(LeanInput.Walk)
    def _down_on_empty_line(self) -> None:
        self.action_move(1)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None and self._found:
            self._run(self._found[chosen])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._run(self._found[event.option_index])

    def _run(self, command: PaletteCommand) -> None:
        if not self.is_current:
            return  # a second Enter, typed before the first had done its work
        self.dismiss()
        self.app.call_later(command.run)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss()
