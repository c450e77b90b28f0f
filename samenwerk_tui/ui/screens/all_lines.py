"""Everything that was said, of every phase and kind, whatever became of it: to correct, move, remove or erase."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from samenwerk_tui.core.model import Agreement, Contribution, Note, Question
from samenwerk_tui.core.sayings import Saying
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import wrap
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.line_list import LineAction, LineEntry, LineList
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.sheet import Sheet

WHOLE_ROWS = 3
"""Rows in which the line under the walker is told whole."""
LIST_KEYS: Mapping[LineAction, str] = {"correct": "Enter", "delete": "Del", "move": "V", "erase": "W"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be done with what, once the list has gone: all but deleting asks something on the board."""

    action: LineAction
    saying: Saying


class AllLinesScreen(ModalScreen[Chosen | None]):
    """Type to search; ↓ goes into the list, where letters do something with a line, as when walking on the board."""

    DEFAULT_CSS = """
    AllLinesScreen { align: center top; }
    AllLinesScreen > Vertical {
        width: 120; max-width: 96%; height: 1fr; margin: 1 0; background: $field; padding: 1 2;
    }
    AllLinesScreen LeanInput { background: $field; margin-bottom: 1; }
    AllLinesScreen LineList { background: $field; }
    AllLinesScreen #lines-whole { height: 3; margin-top: 1; }
    AllLinesScreen #lines-none, AllLinesScreen #lines-keys { color: $quiet; height: 1; }
    AllLinesScreen #lines-none { height: 1fr; }
    AllLinesScreen #lines-keys { margin-top: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave"),
        Binding("up", "search"),
        Binding("down", "walk(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"),
    ]
    ALLOW_SELECT = False

    def __init__(
        self, t: Catalog, load: Callable[[], Sequence[LineEntry]], delete: Callable[[Saying], object]
    ) -> None:
        """`load` gives everything that was said, oldest first; `delete` takes one away, or says why it could not."""
        super().__init__()
        self.t = t
        self._load = load
        self._delete = delete
        self._all: tuple[LineEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """The line to search in, what is found, one of them whole, and the keys."""
        with Vertical():
            yield LeanInput(placeholder=self.t("lines.search"))
            yield LineList()
            yield Static(id="lines-none")
            yield Static(id="lines-whole")
            yield Static(id="lines-keys")

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _line(self) -> LeanInput:
        return self.query_one(LeanInput)

    def on_mount(self) -> None:
        """Everything at first, the newest on top."""
        self._line.focus()
        self._reload()

    def on_resize(self) -> None:
        """Another width; and what was hidden because the window was too small has lost the keyboard."""
        self.call_after_refresh(self._show_selected)
        if self.focused is None:
            self.call_after_refresh(self._line.focus)

    def _reload(self, selected: str = "") -> None:
        self._all = tuple(reversed(self._load()))
        self._list.measure(self._all)
        self._search(selected)

    def _search(self, selected: str = "") -> None:
        words = self._line.value.casefold().split()
        found = [entry for entry in self._all if entry.matches(words)]
        self._list.show_entries(found, selected)
        self._list.display = bool(found)
        none = self.query_one("#lines-none", Static)
        none.display = not found
        show_text(none, self.t("palette.nothing") if self._all else self.t("lines.none"))
        self._show_selected()

    def _show_selected(self) -> None:
        """The line under the walker whole, and the keys that work on it."""
        entry, t = self._list.selected, self.t
        whole = self.query_one("#lines-whole", Static)
        lines: Sequence[str] = ()
        if entry is not None and whole.size.width:
            lines = wrap("".join(span.text for span in entry.text), whole.size.width, t.language)
        cut = [*lines[: WHOLE_ROWS - 1], f"{lines[WHOLE_ROWS - 1]} …"] if len(lines) > WHOLE_ROWS else lines
        show_text(whole, "\n".join(cut))
        # While one searches, the other keys are text.
        possible = [one for one in self._possible(entry) if one == "correct" or not self._line.has_focus]
        keys = [(LIST_KEYS[action], t(f"lines.hint.{action}")) for action in possible]
        if entry is not None and self._line.has_focus:
            keys.append(("↓", t("lines.hint.walk")))
        pairs = [*keys, ("Esc", t("lines.hint.back"))]
        hints = Content("  ").join(Content.assemble((key, "bold"), f" {text}") for key, text in pairs)
        show_text(self.query_one("#lines-keys", Static), hints)

    def _possible(self, entry: LineEntry | None) -> tuple[LineAction, ...]:
        """What can be done with a line: what was taken away can only be erased, and only contributions have a column.

        Words that were agreed on are not corrected here, where nobody is asked whether they still are.
        """
        if entry is None:
            return ()
        if not entry.is_there:
            return ("erase",)
        match entry.saying.what:
            case Contribution():
                return tuple(LIST_KEYS)
            case Agreement() | Question() | Note():
                return ("correct", "delete", "erase")
            case _:
                return ("delete", "erase")

    def on_descendant_focus(self) -> None:
        """Other keys work in the list than in the line."""
        self._show_selected()

    # Walking

    def action_walk(self, rows: int) -> None:
        """Into the list, or on in it."""
        if self._list.has_focus:
            self._list.walk(rows)
        elif self._list.selected is not None:
            self._list.focus()

    def action_page(self, pages: int) -> None:
        """A screenful further."""
        self._list.walk(pages * max(1, self._list.size.height - 1))

    def action_search(self) -> None:
        """Back to the line in which one searches."""
        self._line.focus()

    @on(LeanInput.Walk)
    def _down_on_empty_line(self) -> None:
        self.action_walk(1)

    @on(LineList.SearchWanted)
    def _search_wanted(self, message: LineList.SearchWanted) -> None:
        message.stop()
        self._line.focus()
        if message.typed:
            self._line.value += message.typed
            self._line.cursor_position = len(self._line.value)

    @on(LineList.Walked)
    def _walked(self, message: LineList.Walked) -> None:
        message.stop()
        self._show_selected()

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        message.stop()
        self._list.walk_to(message.tag)
        self._list.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    # Doing something

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._do("correct")

    @on(LineList.Wanted)
    def _wanted(self, message: LineList.Wanted) -> None:
        message.stop()
        self._do(message.action)

    def _do(self, action: LineAction) -> None:
        entry = self._list.selected
        if entry is None or action not in self._possible(entry) or not self.is_current:
            return  # also a second key, typed before the first had done its work
        if action == "delete":
            self._delete(entry.saying)
            self._reload(entry.id)
        else:
            self.dismiss(Chosen(action, entry.saying))

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)
