"""Checking in: who is here, from which organisation, and with how many."""

from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core.intents import ChangePresence, CoverPhase, Intent
from samenwerk_tui.core.material import MAX_PEOPLE
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ColumnWanted, Intend, LineWanted
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.widgets.roll_call import RollCall
from samenwerk_tui.ui.widgets.sheet import Row, Sheet

_MOST_DIGITS = len(str(MAX_PEOPLE))


class WelcomePanel(Panel, can_focus=True):
    """The organisations with their head counts, the room's total, and the words people came in with.

    A number in the line is the head count of the current organisation. With the keyboard one walks through the
    organisations and counts with + and −, or with digits.
    """

    DEFAULT_CSS = """
    WelcomePanel { padding: 0 1; }
    """
    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("plus,equals_sign", "count(1)", show=False),
        Binding("minus", "count(-1)", show=False),
        Binding("enter,escape", "back", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet = Sheet(self._draw)
        self._walked = ""
        """Id of the organisation under the walker; empty while the line has the keyboard."""
        self._typed = ""
        """Digits typed at the organisation under the walker: two of them make one number."""

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self._sheet

    def _draw(self, width: int, height: int) -> list[Row]:
        current = self._walked or self._organisation(self.column)
        return RollCall(self.t, self.state, self.phase_id, current, bool(self._walked)).rows(width, height)

    def _organisation(self, column: str) -> str:
        """The organisation whose own column this is; empty for another column."""
        return column if any(o.id == column for o in self.state.organisations) else ""

    def watch_session(self) -> None:
        """Somebody came, left or said something."""
        self._sheet.redraw()

    def watch_column(self) -> None:
        """Another current organisation."""
        self._sheet.redraw()

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self.has_focus:
            return (
                Hint("↑↓", t("welcome.hint.organisation")),
                Hint("+", t("welcome.hint.more")),
                Hint("−", t("welcome.hint.fewer")),
                Hint(t("welcome.hint.digits"), t("welcome.hint.people")),
                Hint("Enter", t("welcome.hint.back")),
            )
        cover = (Hint("F6", t("welcome.hint.reveal")),) if self.phase.covered else ()
        return (
            *cover,
            Hint("Tab", t("welcome.hint.organisation")),
            Hint(t("welcome.hint.digits"), t("welcome.hint.people")),
            Hint("↓", t("welcome.hint.count")),
        )

    def meaning(self, text: str, place: Place) -> Intent | str | None:
        """A number sets how many people of the organisation are here; other text is for the board."""
        organisation = place.caller or self._organisation(place.column)
        if not (organisation and text.isascii() and text.isdecimal()):
            return None
        if len(text) > _MOST_DIGITS:
            return self.t("rule.bad_people", limit=MAX_PEOPLE)
        return ChangePresence(organisation=organisation, people=int(text))

    def toggle_cover(self) -> None:
        """Hide what people say until everybody has, or show it."""
        self.post_message(Intend(CoverPhase(phase=self.phase_id, covered=not self.phase.covered)))

    # Walking

    def take_keys(self) -> bool:
        """Walk from the current organisation, or from the first."""
        self._walk_to(self._organisation(self.column) or self.state.organisations[0].id)
        self.focus(scroll_visible=False)
        return True

    def _walk_to(self, organisation: str) -> None:
        self._walked, self._typed = organisation, ""
        self._sheet.redraw()
        if organisation != self.column and any(c.id == organisation for c in self.state.columns(self.phase_id)):
            self.post_message(ColumnWanted(organisation))

    def action_walk(self, step: int) -> None:
        """Up or down; below the last organisation is the line again."""
        ids = [organisation.id for organisation in self.state.organisations]
        index = ids.index(self._walked) + step if self._walked in ids else 0
        if index >= len(ids):
            self.action_back()
        else:
            self._walk_to(ids[max(0, index)])

    def action_count(self, step: int) -> None:
        """One more or one fewer."""
        self._typed = ""
        people = next((o.people for o in self.state.organisations if o.id == self._walked), 0) + step
        if 0 <= people <= MAX_PEOPLE:
            self._set(people)

    def _set(self, people: int) -> None:
        if self._walked:
            self.post_message(Intend(ChangePresence(organisation=self._walked, people=people)))

    def action_back(self) -> None:
        """Back to the line."""
        self.post_message(LineWanted())

    def on_key(self, event: events.Key) -> None:
        """Digits set the head count; other text is meant for the line. A full stop is the board's own key."""
        character = event.character or ""
        if not event.is_printable or character in "+=-.":
            return
        event.stop()
        if character in "0123456789":
            self._typed = (self._typed if len(self._typed) < _MOST_DIGITS else "") + character
            self._set(int(self._typed))
        else:
            self.post_message(LineWanted(typed=character))

    def on_blur(self) -> None:
        """The keyboard went back to the line."""
        self._walked = self._typed = ""
        self._sheet.redraw()

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        """A click on an organisation makes it the current one."""
        message.stop()
        if any(column.id == message.tag for column in self.state.columns(self.phase_id)):
            self.post_message(ColumnWanted(message.tag))
