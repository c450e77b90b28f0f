"""One column: the band with its name, and the ideas under it."""

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.themes import ORGANISATION_COLOURS
from samenwerk_tui.ui.widgets.idea_column import IdeaColumn
from samenwerk_tui.ui.widgets.plain import show_text


class ColumnBox(Widget):
    """Head and ideas of one column."""

    DEFAULT_CSS = """
    ColumnBox { width: 1fr; height: 1fr; layout: vertical; }
    ColumnBox .head {
        height: 1; margin-right: 1; padding: 0 1; background: $band; text-style: bold; text-wrap: nowrap;
    }
    ColumnBox IdeaColumn { width: 100%; height: 1fr; }
    """
    ALLOW_SELECT = False

    def __init__(self, column: str, language: Language) -> None:
        super().__init__()
        self.column = column
        self.cards = IdeaColumn(language)
        """The ideas."""
        self._head = Static(classes="head")
        self._shown: tuple[str, int | None, bool] | None = None

    def compose(self) -> ComposeResult:
        """The band and the ideas."""
        yield self._head
        yield self.cards

    def on_click(self, event: events.Click) -> None:
        """A click on the band is one on the column beside its ideas."""
        event.stop()
        self.post_message(IdeaColumn.Pressed(self.cards, None))

    def show_head(self, head: str, colour: int | None, *, current: bool) -> None:
        """The name and whose colour it has; the current column's band is filled with it."""
        wanted = (head, colour, current)
        if wanted == self._shown:
            return
        self._shown = wanted
        show_text(self._head, head)
        for number in range(1, ORGANISATION_COLOURS + 1):
            self._head.set_class(number == colour, f"org-{number}")
        self._head.set_class(current, "-current")
