"""A screen that gets its styles once where Textual gives them twice."""

from textual import events
from textual.screen import Screen, ScreenResultType


class StyledOnce(Screen[ScreenResultType]):
    """A screen whose parts have the styles that they got when they were mounted, the first time that it is shown."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Textual would look all of them up again: for a board, a fiftieth of the time that it takes to be there."""
        event.refresh_styles = event.refresh_styles and self.stack_updates > 0
