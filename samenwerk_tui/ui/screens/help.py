"""Help: what this phase is for and the keys that work in it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.keys import COMMANDS
from samenwerk_tui.ui.panels.base import Hint

KEY_WIDTH = 9


class HelpScreen(ModalScreen[None]):
    """Any key of leaving brings the board back."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 94%; background: $field; padding: 1 2;
    }
    HelpScreen #help-title { text-style: bold; }
    HelpScreen #help-purpose { color: $quiet; margin-bottom: 1; }
    HelpScreen .rows { height: auto; margin-bottom: 1; }
    HelpScreen #help-leave { color: $quiet; background: $field; dock: bottom; padding-top: 1; }
    """
    BINDINGS = [("escape,f1,q", "leave"), ("enter", "enter")]
    ALLOW_SELECT = False

    def __init__(
        self, t: Catalog, title: str, kind: PhaseKind, hints: Sequence[Hint], *, enter_follows: bool = False
    ) -> None:
        """`enter_follows`: `?` alone opened it, and the Enter that usually comes after that is no key of leaving."""
        super().__init__()
        self.t = t
        self._title = title
        self._kind = kind
        self._hints = tuple(hints)
        self._enter_follows = enter_follows

    def compose(self) -> ComposeResult:
        """The phase, its keys, the line, and the keys that always work."""
        t = self.t
        always = [(command.shown, t(f"keys.{command.id}.tip")) for command in COMMANDS]
        line = [(t(f"help.line.{row}.key"), t(f"help.line.{row}.text")) for row in LINE_ROWS]
        with VerticalScroll():
            yield Static(Content(self._title), id="help-title")
            yield Static(Content(t(f"help.purpose.{self._kind}")), id="help-purpose")
            if self._hints:
                yield _rows([(hint.key, hint.text) for hint in self._hints])
            yield _rows(line)
            yield _rows(always)
            yield Static(Content(t("help.leave")), id="help-leave")

    def action_enter(self) -> None:
        """Back to the board, but for the Enter that belongs to the `?` before it."""
        if self._enter_follows:
            self._enter_follows = False
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss()


LINE_ROWS = ("enter", "route", "learned", "answer", "parked", "blank")
"""Rows of the help about the input line, as the catalogs name them."""


def _rows(rows: Sequence[tuple[str, str]]) -> Static:
    lines = [Content.assemble((key.ljust(KEY_WIDTH), "bold"), f" {text}") for key, text in rows]
    return Static(Content("\n").join(lines), classes="rows")
