"""The command palette: everything that can be done, by its name in the language of the screen.

Textual's own palette reads titles as markup and speaks English in places; titles here hold names that people typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.lean_input import LeanInput


@dataclass(frozen=True, slots=True)
class PaletteCommand:
    """Something that can be done: its name, a word of help or its key, and how."""

    title: str
    help: str
    run: Callable[[], object]


class PaletteScreen(ModalScreen[None]):
    """Type a part of a name; ↑ ↓ choose, Enter does it, Esc leaves."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%; margin-top: 2;
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

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value.strip())

    def _search(self, text: str) -> None:
        if text:
            matcher = Matcher(text)
            scored = [(matcher.match(command.title), command) for command in self._commands]
            found = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
            self._found = tuple(command for _, command in found)
        else:
            self._found = self._commands
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_row(command)) for command in self._found)
        if self._found:
            options.highlighted = 0
        self.query_one("#nothing").display = not self._found

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


def _row(command: PaletteCommand) -> Content:
    return Content.assemble(command.title, (f"  {command.help}" if command.help else "", "$quiet"))
