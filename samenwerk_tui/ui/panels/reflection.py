"""Uitchecken: one sentence a person or an organisation about what was learned of each other. The day ends with it."""

from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint, Offer
from samenwerk_tui.ui.panels.holding_up import HoldingUpPanel
from samenwerk_tui.ui.panels.idea_actions import correct_line, move_line
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.widgets.held_up import Held, held_words
from samenwerk_tui.ui.widgets.learned_sheet import LearnedSheet, in_two
from samenwerk_tui.ui.widgets.sheet import Row


class ReflectionPanel(WalkPanel, HoldingUpPanel):
    """A line is kept as something learned. With the keyboard one reads back, to what was learned earlier too."""

    dot_blanks = False
    DEFAULT_CSS = """
    ReflectionPanel { padding: 0 2; }
    """
    BINDINGS = [
        Binding("enter", "correct", show=False),
        Binding("delete", "delete", show=False),
        Binding("h,H", "hold_up", show=False),
        Binding("v,V", "move", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._learned = LearnedSheet(t, phase)

    # What is shown

    def _draw(self, width: int, height: int) -> list[Row]:
        return self._learned.rows(self.state, width, height, self._walked)

    def _sentences(self) -> list[Contribution]:
        """All of them, from the top."""
        earlier, here = in_two(self.state, self.phase_id)
        return [*earlier, *here]

    @property
    def _sentence(self) -> Contribution | None:
        """The sentence under the walker."""
        return next((line for line in self._sentences() if line.id == self._walked), None)

    def watch_session(self) -> None:
        """Something was said, corrected or taken away; what has gone is not held up any more."""
        walked = self._walked
        super().watch_session()
        if self.holds_up:
            self._hold_up(self._held(self._sentence) if self._walked == walked else None)

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while reading back than while typing."""
        t = self.t
        if self.holds_up:
            return (Hint("Esc", t("reflection.hint.back")),)
        if self.has_focus:
            return (
                Hint("Enter", t("reflection.hint.edit")),
                Hint("Esc", t("reflection.hint.back")),
                Hint("H", t("reflection.hint.hold_up")),
                Hint("V", t("reflection.hint.move")),
                Hint("Del", t("reflection.hint.delete")),
            )
        walk = (Hint("↓", t("reflection.hint.walk")),) if self._sentences() else ()
        return (Hint("Tab", t("reflection.hint.organisation")), Hint("↑", t("reflection.hint.correct")), *walk)

    def offers(self) -> tuple[Offer, ...]:
        """Holding up the sentence under the walker."""
        return (Offer(self.t("reflection.offer"), "H", self.action_hold_up),) if self._walked else ()

    def completed(self, line: intents.NewLine) -> intents.NewLine:
        """Whatever is said here was learned; what is parked or an answer stays so."""
        return line.model_copy(update={"kind": "learned"}) if line.kind == "contribution" else line

    # Reading back

    def _walkable(self) -> list[str]:
        return [line.id for line in self._sentences()]

    def action_correct(self) -> None:
        """Other words."""
        if self._sentence is not None:
            self.post_message(correct_line(self.t, self._sentence))

    def action_delete(self) -> None:
        """Take the sentence away."""
        if self._sentence is not None:
            self.post_message(Intend(intents.DeleteContribution(id=self._sentence.id, seen=self._sentence)))

    def action_move(self) -> None:
        """Ask whose it is after all."""
        if self._sentence is not None:
            self.post_message(move_line(self.t, self.state, self._sentence))

    def action_hold_up(self) -> None:
        """Show the sentence alone, in letters as large as fit."""
        self._hold_up(self._held(self._sentence))

    def _held(self, sentence: Contribution | None) -> Held | None:
        return held_words(self.state, sentence.text, sentence.organisations) if sentence else None

    # Keys and mouse

    def _walk_ends(self) -> None:
        """The line has the keyboard again, and nothing is held up."""
        super()._walk_ends()
        self._hold_up(None)

    def _wheel(self, step: int) -> None:
        """Read on or back; back begins at the newest sentence."""
        if self._walked:
            self.action_walk(step)
        elif step < 0:
            self.take_keys()
