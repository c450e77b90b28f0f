"""A panel that holds up what somebody said: in the place of everything else in it, until a key or a click."""

from datetime import datetime

from textual import events, on

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Turned
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.widgets.held_up import ALL_THERE_IS, Held, HeldUp


class HoldingUpPanel(Panel):
    """The second base of a panel, which composes `_held_up` itself: Textual takes styles from the first base only."""

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._held_up = HeldUp(t.language)

    def least_width(self) -> int:
        """All there is for what is held up."""
        return ALL_THERE_IS if self._held_up.is_up else super().least_width()

    def _hold_up(self, held: Held | None) -> None:
        was_up = self._held_up.is_up
        self._held_up.show(held)
        self.set_class(self._held_up.is_up, "-holding-up")
        if self._held_up.is_up != was_up:
            self.post_message(Turned())

    def on_key(self, event: events.Key) -> None:
        """With something held up, a key puts it down."""
        self._held_up.takes(event)

    @on(HeldUp.PutDown)
    def _put_down(self, message: HeldUp.PutDown) -> None:
        message.stop()
        self._hold_up(None)
