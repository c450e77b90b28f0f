"""Panels that are one sheet, behind the input line: looked around in, or walked through thing by thing."""

from collections.abc import Sequence
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.widgets.sheet import Row, Sheet


class SheetPanel(Panel, can_focus=True):
    """A sheet that one looks around in with the keyboard: Esc goes back to the line, the wheel turns pages."""

    DEFAULT_CSS = """
    SheetPanel { padding: 0 1; }
    """
    BINDINGS = [Binding("escape", "back", show=False)]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet = Sheet(self._draw)

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self._sheet

    # For the panel of a phase

    def _draw(self, width: int, height: int) -> Sequence[Row]:
        """What is on the sheet, in at most so many cells."""
        raise NotImplementedError

    def _wheel(self, step: int) -> None:
        """The mouse wheel went down (1) or up (-1)."""
        self.turn_page(step)

    # The same for all

    def redraw(self) -> None:
        """Show the state as it is now."""
        self._sheet.redraw()

    def watch_session(self) -> None:
        """Something happened: show it."""
        self.redraw()

    def action_back(self) -> None:
        """Back to the line."""
        self.post_message(LineWanted())

    def type_on(self, event: events.Key) -> None:
        """Text is meant for the line. A blank is a key of the panel, a full stop one of the board."""
        character = event.character or ""
        if event.is_printable and character not in (" ", "."):
            event.stop()
            self.post_message(LineWanted(typed=character))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel works without the keyboard too."""
        self._scroll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel works without the keyboard too."""
        self._scroll(event, -1)

    def _scroll(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        self._wheel(step)


class WalkPanel(SheetPanel):
    """A sheet of things that one walks through with the keyboard, from top to bottom and on into the line.

    A thing is known by its id, which is the tag of its rows. What can be done with the thing under the walker is the
    subclass's.
    """

    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._walked = ""
        """The thing under the walker; empty while the line has the keyboard."""
        self._walked_at = 0
        """Its place, for when it is taken away."""

    # For the panel of a phase

    def _walkable(self) -> list[str]:
        """What one can walk through, from the top."""
        raise NotImplementedError

    def _start(self) -> str:
        """Where one begins to walk; at the top where that is nothing to walk to."""
        return self._walkable()[-1]

    def _came_to(self, thing: str) -> None:
        """The walker came to this thing."""

    def _in_place_of_gone(self, walkable: Sequence[str]) -> str:
        """Where the walker is once its thing was taken away: at what came in its place, or at the last."""
        return walkable[min(self._walked_at, len(walkable) - 1)]

    def _walk_past_last(self) -> None:
        """Below the last thing is the line again."""
        self.action_back()

    def _walk_ends(self) -> None:
        """The line has the keyboard again."""
        self._walked = ""

    def _press(self, tag: str) -> None:
        """A click on what has this tag walks to it."""
        if tag in self._walkable():
            self._walk_with_keys(tag)

    # Walking

    def watch_session(self) -> None:
        """Something happened: the walker stays where it is, as long as there is anything to walk through."""
        walkable = self._walkable()
        if self._walked and self._walked not in walkable:
            self._walked = self._in_place_of_gone(walkable) if walkable else ""
            if not walkable:
                self.post_message(LineWanted())
        super().watch_session()

    def take_keys(self) -> bool:
        """Walk, where there is anything to walk through."""
        if not self._walkable():
            return False
        self._walk_from_start()
        self.focus(scroll_visible=False)
        return True

    def _walk_from_start(self) -> None:
        walkable, start = self._walkable(), self._start()
        self._walk_to(start if start in walkable else walkable[0])

    def _walk_with_keys(self, thing: str) -> None:
        """Walk to a thing, whatever had the keyboard."""
        self._walk_to(thing)
        self.focus(scroll_visible=False)

    def _walk_to(self, thing: str) -> None:
        self._walked = thing
        self._came_to(thing)
        self._walked_at = self._walkable().index(thing)
        self.redraw()

    def action_walk(self, step: int) -> None:
        """Up or down; at the top it stays."""
        walkable = self._walkable()
        place = walkable.index(self._walked) + step if self._walked in walkable else len(walkable)
        if place < len(walkable):
            self._walk_to(walkable[max(0, place)])
        else:
            self._walk_past_last()

    def on_blur(self) -> None:
        """The keyboard went back to the line."""
        self._walk_ends()
        self.redraw()

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        message.stop()
        self._press(message.tag)
