"""The co-facilitator's desk: the board with what the room need not see, on another screen of the same session."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from samenwerk_tui.core import intents
from samenwerk_tui.core.attention import unassigned
from samenwerk_tui.core.model import Curtain
from samenwerk_tui.ui import keys
from samenwerk_tui.ui.messages import Answer, ask_text
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.idea_actions import move_line
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.widgets.desk_pane import DeskPane


class DeskScreen(BoardScreen):
    """Every key of the board, and beside it what somebody keeps an eye on who types what is called out."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.DESK_COMMANDS)]
    commands = (*keys.COMMANDS, *keys.DESK_COMMANDS)
    beamed = False
    bell_on = False

    def compose_beside(self) -> Iterator[Widget]:
        """The desk itself, beside the panel of the phase or under it."""
        yield DeskPane(self.t, self.state, self.clock.now())

    def extra_hints(self) -> tuple[Hint, ...]:
        """The keys that only a desk has; whose a line is only where that is not known of one."""
        t = self.t
        hints = {
            one.id: Hint(one.shown, t(f"desk.hint.{one.id}"), t(f"desk.hint.{one.id}_brief"))
            for one in keys.DESK_COMMANDS
        }
        return (*((hints["assign"],) if unassigned(self.state) else ()), hints["note"])

    def draw_curtain(self, curtain: Curtain) -> None:
        """Have this over the boards that the room sees, or away again; the desk goes on."""
        self.do(intents.DrawCurtain(curtain="" if self.state.curtain == curtain else curtain))

    def follow_curtain(self, curtain: Curtain) -> None:
        """The desk stays as it is, and tells what the room sees."""

    def look_around(self) -> None:
        """Something may be other than it was: the session, the half-typed line, the time."""
        typed = "" if self.bar.asking else self.bar.line.value
        self.query_one(DeskPane).show(self.state, typed, self.clock.now())

    def action_note(self) -> None:
        """Open a line for a note that nobody else sees."""
        self.ask(ask_text(self.t("desk.note"), intents.WriteNote(phase=self.state.phase, text="")))

    def action_assign(self) -> None:
        """Ask whose the oldest line is of which that is not known; and then the next one, until Esc."""
        lines = unassigned(self.state)
        if not lines:
            self.say(self.t("desk.nothing_to_assign"))
            return
        question = move_line(self.t, self.state, lines[0])

        def put(text: str, column: str) -> Answer:
            self.call_later(self._assign_next)
            return question.answer(text, column)

        self.ask(replace(question, answer=put))

    def _assign_next(self) -> None:
        if unassigned(self.state) and not self.bar.asking:
            self.action_assign()
