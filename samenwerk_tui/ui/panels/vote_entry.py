"""Filling in an open round: what the room shows becomes a number in a cell, and stays covered."""

from collections.abc import Callable

from samenwerk_tui.core import intents
from samenwerk_tui.core.entering import check_votes
from samenwerk_tui.core.model import Votes
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_stage import StageName, VoteStage
from samenwerk_tui.ui.panels.vote_typing import Typing
from samenwerk_tui.ui.panels.vote_view import count_cells, entered_cells, grid_of, progress
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.idea_lines import Span


class EntryStage(VoteStage):
    """The grid with a cursor. A cell that is complete is entered at once, and the cursor goes on by itself."""

    view: CountGrid

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = CountGrid(panel.t)
        self._refusal = ""
        """Why the last number was not taken, until the next key."""

    def restart(self) -> None:
        """The cursor goes back to the start."""
        self._refusal = ""
        self.view.restart()

    def show(self) -> None:
        """The grid, and under it how far it is."""
        if self.round is not None:
            self.view.show(grid_of(self.t, self.panel.state, self.round))
            self._tell()

    def _tell(self) -> None:
        """Under the grid: how far it is, what is being typed, or why the last number was not taken."""
        voting, t, typing = self.round, self.t, self._typing
        if voting is None:
            return
        if self._refusal:
            self.view.tell(Span(self._refusal, "alarm"))
        elif typing is not None and (typing.text or typing.asks_second) and (asked := self._asked(typing)):
            self.view.tell(Span(asked, "strong"))
        elif len(entered_cells(voting)) == count_cells(voting):
            self.view.tell(Span(t("vote.grid.complete"), "strong"))
        else:
            way = f" · {t('vote.grid.by_organisation')}" if self.view.downwards else ""
            self.view.tell(Span(f"{progress(t, voting, self.view.column)}{way}", "quiet"))

    def _asked(self, typing: Typing) -> str:
        """What else is to be typed in this cell, where that is more than a number."""
        t, column = self.t, self.view.column
        short = column.short if column else ""
        if typing.voting.method == "fist":
            return t(
                "vote.grid.fingers", short=short, typed=" ".join(typing.text), n=typing.present - len(typing.text)
            )
        if not typing.asks_second:
            return ""
        if typing.voting.settings.against:
            return t("vote.grid.ask_against", short=short, n=typing.first or 0)
        return t("vote.grid.ask_dotters", short=short, n=typing.first or 0)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the grid."""
        t, voting = self.t, self.round
        back = () if voting is None or voting.entries else (Hint("Esc", t("vote.hint.back")),)
        return (
            Hint("0-9", t("vote.hint.digits")),
            Hint("F6", t("vote.hint.reveal")),
            *back,
            Hint("L", t("vote.hint.last_first")),
            Hint("G", t("vote.hint.guess")),
            Hint("R", t("vote.hint.direction")),
            Hint("Del", t("vote.hint.empty")),
        )

    @property
    def _typing(self) -> Typing | None:
        """What is being typed under the cursor."""
        voting, cell = self.round, self.view.cell
        return Typing(voting, cell[1], self.view.typed) if voting is not None and cell is not None else None

    @property
    def idea(self) -> str | None:
        """Id of the idea at the cursor."""
        return self.view.cell[0] if self.view.cell else None

    # Keys

    def can_leave(self) -> bool:
        """Esc forgets what is typed, or leaves a round with nothing in it."""
        voting = self.round
        return bool(self.view.typed or self._refusal or (voting is not None and not voting.entries))

    def move(self, down: int, right: int) -> None:
        """To another cell, after what was typed is entered."""
        if self._enter():
            self.view.step(down, right)
            self._tell()

    def turn(self, step: int) -> None:
        """Tab: the next organisation, as everywhere."""
        if self._enter():
            self.view.turn(step)
            self._tell()

    def confirm(self) -> None:
        """Enter what was typed and go on; or on to the second number."""
        typing = self._typing
        if typing is None or not typing.text:
            return
        self._take(typing if typing.votes else typing.next_number(), finish=True)

    def digit(self, digit: str) -> None:
        """A digit at the cursor; what is complete is entered at once."""
        typing = self._typing
        if typing is not None:
            self._refusal = ""
            typed = typing.digit(digit)
            if typed == typing and typing.voting.method == "fist":
                self._refusal = self.t("vote.grid.fingers_only")
            self._take(typed)

    def count(self, step: int) -> None:
        """+: ten more, where a single digit is a whole number."""
        typing = self._typing
        if step > 0 and typing is not None:
            self.view.typed = typing.ten().text
            self._tell()

    def _take(self, typing: Typing, *, finish: bool = False) -> None:
        self.view.typed = typing.text
        self._tell()
        if (typing.finished or (finish and typing.votes is not None)) and self._enter():
            self.view.advance()
            self._tell()

    def erase(self) -> None:
        """Backspace: away with what was typed last, else with what is in the cell; in an empty one a cell back."""
        voting, cell, typed = self.round, self.view.cell, self.view.typed
        if voting is None or cell is None:
            return
        if typed:
            self.view.typed = typed.rstrip()[:-1]
        elif voting.votes(*cell) is None:
            self.view.retreat()
        else:
            self.empty()
        self._tell()

    def empty(self) -> None:
        """Delete: what was typed goes, and what was entered in the cell too."""
        voting, cell = self.round, self.view.cell
        if voting is None or cell is None:
            return
        self._refusal = self.view.typed = ""
        idea, organisation = cell
        seen = voting.votes(idea, organisation)
        if seen is not None:
            cleared = intents.ClearVotes(round=voting.id, idea=idea, organisation=organisation, seen=seen)
            self.intend(Intend(cleared))
        self._tell()

    def leave(self) -> None:
        """Esc: forget what was typed; from a round with nothing in it back to how it is voted."""
        voting = self.round
        if self.view.typed or self._refusal:
            self._refusal = self.view.typed = ""
            self._tell()
        elif voting is not None:
            self.intend(Intend(intents.DiscardRound(round=voting.id, seen=voting)))

    def letter(self, letter: str) -> None:
        """R: idea by idea or the other way round. G: guess. L: the result, last place first. H: hold the idea up."""
        match letter:
            case "r":
                self.view.downwards = not self.view.downwards
                self._tell()
            case "g" if self._enter():
                self.go("guess")
            case "h" if self._enter() and self.idea:
                self.go("held")
            case "l" if self._enter():
                self._tell_result()

    def _tell_result(self) -> None:
        if self.round is not None and self.round.entries:
            self.go("telling")
        else:
            self.say(self.t("vote.nothing_entered"))

    def cover(self) -> None:
        """F6: the result; what was typed is entered first."""
        if self.round is not None and self._enter():
            self.intend(Intend(intents.RevealRound(round=self.round.id, revealed=True)))

    def press(self, cell: tuple[str, str]) -> None:
        """The mouse: to that cell."""
        if self._enter():
            self.view.go_to(cell)
            self._tell()

    def _enter(self) -> bool:
        """Enter what was typed at the cursor, if anything. False when it is refused: the cell stays as it was."""
        typing, cell, column = self._typing, self.view.cell, self.view.column
        if self._refusal:
            self._refusal = ""
            self._tell()
        if typing is None or not typing.text or cell is None or column is None:
            return True
        votes = typing.votes
        if votes is None:
            typing = typing.next_number()
            self.view.typed, votes = typing.text, typing.votes
        if votes is None:
            self._tell()
            return False
        self.view.typed = ""
        idea, organisation = cell
        try:
            check_votes(typing.voting, idea, organisation, votes)
        except RuleError as error:
            self._refusal = self.t("vote.grid.refused", short=column.short, why=self.refusal(error))
            self._tell()
            return False
        seen = typing.voting.votes(idea, organisation) or Votes()
        entered = intents.EnterVotes(
            round=typing.voting.id, idea=idea, organisation=organisation, votes=votes, seen=seen
        )
        self.intend(Intend(entered))
        return True
