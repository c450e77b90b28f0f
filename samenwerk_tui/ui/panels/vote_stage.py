"""What every stage of a voting round is: the view that shows it, and what the keys do there."""

from collections.abc import Callable
from typing import ClassVar, Literal

from samenwerk_tui.core.model import Round
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.ui.messages import Intend, Say
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.widgets.sheet import Sheet

StageName = Literal["setup", "alike", "entry", "guess", "telling", "result", "guessed", "held"]
"""Before the round; what may be the same idea; filling in; guessing; telling place by place; the result; guess beside
choice; an idea held up."""


class VoteStage:
    """One stage of a round in a panel. A key for which it has nothing to do, does nothing.

    A stage keeps only what is about looking and typing; what happens to the round goes up as an intent.
    """

    view: Sheet

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        """`go` shows another stage, or with None the one that follows from the round."""
        self.panel = panel
        self.t = panel.t
        self.go = go

    @property
    def round(self) -> Round | None:
        """The newest round of the phase."""
        return self.panel.state.round_of(self.panel.phase_id)

    def restart(self) -> None:
        """Another round, or none: forget what was looked at and typed."""

    def show(self) -> None:
        """Show the state as it is now."""

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return ()

    def can_leave(self) -> bool:
        """Whether Esc has something to do here; else it is the board's."""
        return False

    def move(self, down: int, right: int) -> None:
        """The arrows and the wheel."""

    def turn(self, step: int) -> None:
        """Tab and Shift+Tab."""

    def confirm(self) -> None:
        """Enter."""

    def digit(self, digit: str) -> None:
        """A digit."""

    def letter(self, letter: str) -> None:
        """A letter, in lower case, or a space."""

    def count(self, step: int) -> None:
        """+ and −."""

    def erase(self) -> None:
        """Backspace."""

    def empty(self) -> None:
        """Delete."""

    def leave(self) -> None:
        """Esc."""

    def cover(self) -> None:
        """F6."""

    def press(self, cell: tuple[str, str]) -> None:
        """The mouse on a cell."""

    def refusal(self, error: RuleError) -> str:
        """Why something cannot be, as a sentence."""
        return self.t(f"rule.{error.rule}", **error.values)

    def say(self, text: str) -> None:
        """A word in the bottom line."""
        self.panel.post_message(Say(text))

    def intend(self, message: Intend) -> None:
        """Have something done."""
        self.panel.post_message(message)


class AsideStage(VoteStage):
    """A stage beside the one that follows from the round: a letter leads to it, and that letter or Esc back."""

    back_letter: ClassVar[str]

    def can_leave(self) -> bool:
        """Esc goes back."""
        return True

    def leave(self) -> None:
        """Esc: back to the stage that follows from the round."""
        self.go(None)

    def letter(self, letter: str) -> None:
        """The letter that led here."""
        if letter == self.back_letter:
            self.leave()
