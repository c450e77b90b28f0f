"""Before many pasted lines become contributions, what will happen is shown."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.locale import Catalog

MOST_SHOWN = 100
"""Lines that are shown; of the others only the number, for nobody reads them all here."""


class PasteScreen(ModalScreen[bool]):
    """Enter keeps every line as a contribution, Esc none."""

    DEFAULT_CSS = """
    PasteScreen { align: center middle; }
    PasteScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%; background: $field; padding: 1 2;
    }
    PasteScreen #paste-title { text-style: bold; margin-bottom: 1; }
    PasteScreen #paste-lines { text-wrap: nowrap; text-overflow: ellipsis; }
    PasteScreen #paste-keys { color: $quiet; background: $field; dock: bottom; padding-top: 1; }
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
        shown = [f"· {line}" for line in self._lines[:MOST_SHOWN]]
        more = len(self._lines) - len(shown)
        if more > 0:
            shown.append(self.t.n("paste.more", more))
        with VerticalScroll():
            title = self.t.n("paste.title", len(self._lines), column=self._where)
            yield Static(Content(title), id="paste-title")
            yield Static(Content("\n".join(shown)), id="paste-lines")
            yield Static(Content(self.t("paste.keys")), id="paste-keys")

    def action_keep(self) -> None:
        """Keep them."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss(False)
