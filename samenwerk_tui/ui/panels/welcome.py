"""Checking in: who is here, from which organisation, and with how many."""

from datetime import datetime

from textual import events
from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import MAX_PEOPLE
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ColumnWanted, Intend, LineWanted
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.widgets.roll_call import RollCall
from samenwerk_tui.ui.widgets.sheet import Row

_MOST_DIGITS = len(str(MAX_PEOPLE))


class WelcomePanel(WalkPanel):
    """The organisations with their head counts, the room's total, and the words people came in with.

    A number in the line is the head count of the current organisation. With the keyboard one walks through the
    organisations and counts with + and −, or with digits.
    """

    BINDINGS = [
        Binding("plus,equals_sign", "count(1)", show=False),
        Binding("minus", "count(-1)", show=False),
        Binding("enter", "back", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._typed = ""
        """Digits typed at the organisation under the walker: two of them make one number."""

    def _draw(self, width: int, height: int) -> list[Row]:
        current = self._walked or self._organisation(self.column)
        return RollCall(self.t, self.state, self.phase_id, current, bool(self._walked)).rows(width, height)

    def _organisation(self, column: str) -> str:
        """The organisation whose own column this is; empty for another column."""
        return column if any(o.id == column for o in self.state.organisations) else ""

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
        return intents.ChangePresence(organisation=organisation, people=int(text))

    def toggle_cover(self) -> None:
        """Hide what people say until everybody has, or show it."""
        self.post_message(Intend(intents.CoverPhase(phase=self.phase_id, covered=not self.phase.covered)))

    # Walking

    def _walkable(self) -> list[str]:
        return [organisation.id for organisation in self.state.organisations]

    def _start(self) -> str:
        """The current organisation, else the first."""
        return self._organisation(self.column)

    def _came_to(self, thing: str) -> None:
        self._typed = ""
        if thing != self.column:
            self._press(thing)

    def action_count(self, step: int) -> None:
        """One more or one fewer."""
        self._typed = ""
        people = next((o.people for o in self.state.organisations if o.id == self._walked), 0) + step
        if 0 <= people <= MAX_PEOPLE:
            self._set(people)

    def _set(self, people: int) -> None:
        if self._walked:
            self.post_message(Intend(intents.ChangePresence(organisation=self._walked, people=people)))

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

    def _walk_ends(self) -> None:
        """The line has the keyboard again, and no number is half typed."""
        super()._walk_ends()
        self._typed = ""

    def _press(self, tag: str) -> None:
        """A click on an organisation makes it the current one, where it has a column of its own."""
        if any(column.id == tag for column in self.state.columns(self.phase_id)):
            self.post_message(ColumnWanted(tag))
