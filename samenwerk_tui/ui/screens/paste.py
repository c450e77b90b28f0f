"""Before many pasted lines become contributions, what will happen is shown."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.locale import Catalog


class PasteScreen(ModalScreen[bool]):
    """Enter keeps every line as a contribution, Esc none."""

    DEFAULT_CSS = """
    PasteScreen { align: center middle; }
    PasteScreen > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%; background: $field; padding: 1 2;
    }
    PasteScreen #paste-title { text-style: bold; margin-bottom: 1; }
    PasteScreen VerticalScroll { height: auto; max-height: 20; }
    PasteScreen .line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    PasteScreen #paste-keys { color: $quiet; margin-top: 1; }
    """
    BINDINGS = [("enter", "keep"), ("escape", "leave")]
    ALLOW_SELECT = False

    def __init__(self, t: Catalog, lines: Sequence[str], where: str) -> None:
        super().__init__()
        self.t = t
        self._lines = tuple(lines)
        self._where = where

    def compose(self) -> ComposeResult:
        """How many, where to, and the lines themselves."""
        with Vertical():
            title = self.t.n("paste.title", len(self._lines), column=self._where)
            yield Static(Content(title), id="paste-title")
            with VerticalScroll():
                for line in self._lines:
                    yield Static(Content(f"· {line}"), classes="line")
            yield Static(Content(self.t("paste.keys")), id="paste-keys")

    def action_keep(self) -> None:
        """Keep them."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss(False)
