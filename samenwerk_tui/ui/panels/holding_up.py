"""A panel that holds up what somebody said: in the place of everything else in it, until a key or a click."""

from typing import TYPE_CHECKING

from textual import events

from samenwerk_tui.ui.messages import Turned
from samenwerk_tui.ui.panels.base import ALL_THERE_IS, Panel

if TYPE_CHECKING:
    # Comes with the first thing that is held up.
    from samenwerk_tui.ui.widgets.held_up import Held, HeldUp


class HoldingUpPanel(Panel):
    """The second base of a panel: Textual takes styles from the first base only."""

    _held_up: "HeldUp | None" = None

    @property
    def holds_up(self) -> bool:
        """Whether something is held up."""
        return self._held_up is not None and self._held_up.is_up

    def least_width(self) -> int:
        """All there is for what is held up."""
        return ALL_THERE_IS if self.holds_up else super().least_width()

    def _hold_up(self, held: "Held | None") -> None:
        held_before = self.holds_up
        if held is not None and self._held_up is None:
            from samenwerk_tui.ui.widgets.held_up import HeldUp

            self._held_up = HeldUp(self.t.language)
            self.mount(self._held_up)
        if self._held_up is not None:
            self._held_up.show(held)
        self.set_class(self.holds_up, "-holding-up")
        if self.holds_up != held_before:
            self.post_message(Turned())

    def on_key(self, event: events.Key) -> None:
        """With something held up, a key puts it down."""
        if self._held_up is not None:
            self._held_up.takes(event)

    def on_held_up_put_down(self, message: "HeldUp.PutDown") -> None:
        """Enough of it."""
        message.stop()
        self._hold_up(None)
