"""Help on the home screen: what there is, and the keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.locale import Catalog

ROWS = ("walk", "enter", "twice", "tab", "follow_up", "overview", "quit")
"""Rows of keys, as the catalogs name them."""
KEY_WIDTH = 9


class HomeHelpScreen(ModalScreen[None]):
    """Any key of leaving brings home back."""

    DEFAULT_CSS = """
    HomeHelpScreen { align: center middle; }
    HomeHelpScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 94%; background: $field; padding: 1 2;
        scrollbar-size-vertical: 1;
    }
    HomeHelpScreen #help-title { text-style: bold; }
    HomeHelpScreen #help-about { color: $quiet; margin-bottom: 1; }
    HomeHelpScreen #help-rows { margin-bottom: 1; }
    HomeHelpScreen #help-leave { color: $quiet; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter,q,ctrl+q", "leave", priority=True, show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False

    def __init__(self, t: Catalog) -> None:
        super().__init__()
        self.t = t

    def compose(self) -> ComposeResult:
        """A title, what Samenwerk is for, the keys."""
        t = self.t
        rows = [
            Content.assemble((t(f"home.help.{row}.key").ljust(KEY_WIDTH), "bold"), f" {t(f'home.help.{row}.text')}")
            for row in ROWS
        ]
        with VerticalScroll(can_focus=False):
            yield Static(Content(t("home.name")), id="help-title")
            yield Static(Content(t("home.help.about")), id="help-about")
            yield Static(Content("\n").join(rows), id="help-rows")
            yield Static(Content(t("home.help.leave")), id="help-leave")
        yield Static(Content(t("board.too_small")), id="too-small")

    def action_leave(self) -> None:
        """Back home."""
        self.dismiss()
