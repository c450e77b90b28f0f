"""The sheet of the pulse."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from samenwerk_tui.ui.widgets.sheet import Sheet


class PulseSheet(Sheet):
    """A sheet with organisations beside each other: where in a row it was pressed counts too."""

    @dataclass
    class PressedAt(Message):
        """The mouse was pressed on this cell."""

        x: int
        y: int

    def on_click(self, event: events.Click) -> None:
        """Tell where it was."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.PressedAt(offset.x, offset.y))
