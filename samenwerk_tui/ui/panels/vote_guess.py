"""Wat kiest de ander? Before the reveal each organisation guesses another's first choice; after it both are told."""

from collections.abc import Callable

from samenwerk_tui.core import intents
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_stage import AsideStage, StageName
from samenwerk_tui.ui.panels.vote_view import guess_grid_of, guesses_of, voters_of
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.guess_table import GuessTable
from samenwerk_tui.ui.widgets.idea_lines import Span


class GuessStage(AsideStage):
    """A column for each organisation that guesses, with whom it guesses about under its head. Enter marks an idea."""

    view: CountGrid
    back_letter = "g"

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = CountGrid(panel.t)
        self._about: dict[str, str] = {}
        """Whom somebody is to guess about, where that was chosen before there is a guess."""

    def restart(self) -> None:
        """Everybody guesses about the next one again."""
        self._about = {}
        self.view.restart()

    def show(self) -> None:
        """The grid, and under it who thinks what about whom."""
        voting = self.round
        if voting is None:
            return
        self.view.show(guess_grid_of(self.t, self.panel.state, voting, self._whom()))
        cell = self.view.cell
        if cell is None:
            return
        voters, who = voters_of(self.panel.state, voting), cell[1]
        about = self._whom().get(who)
        if about is not None:
            question = self.t("vote.guess.question", who=voters[who].name, about=voters[about].name)
            self.view.tell(Span(question, "strong"))

    def _whom(self) -> dict[str, str]:
        """Whom everybody guesses about: as guessed, as chosen, else the next one that is present."""
        voting = self.round
        if voting is None:
            return {}
        present = [voter for voter, people in voting.presence if people > 0]
        if len(present) < 2:
            return {}
        after = dict(zip(present, [*present[1:], present[0]], strict=True))
        guesses = {guess.organisation: guess.about for guess in voting.guesses}
        return after | self._about | guesses

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the grid."""
        t = self.t
        return (
            Hint("Enter", t("vote.hint.mark")),
            Hint("↑↓←→", t("vote.hint.cell")),
            Hint("Esc", t("vote.hint.back")),
            Hint("A", t("vote.hint.another")),
        )

    def move(self, down: int, right: int) -> None:
        """To another idea, or who guesses."""
        self.view.step(down, right)
        self.show()

    def turn(self, step: int) -> None:
        """Tab: who guesses next."""
        self.view.turn(step)
        self.show()

    def press(self, cell: tuple[str, str]) -> None:
        """The mouse: to that cell."""
        self.view.go_to(cell)
        self.show()

    def confirm(self) -> None:
        """Enter: this is what they think; at the same idea again, no guess."""
        voting, cell = self.round, self.view.cell
        about = self._whom().get(cell[1]) if cell else None
        if voting is None or cell is None or about is None:
            return
        idea, who = cell
        before = voting.guess(who)
        wanted = None if before is not None and before.idea == idea else idea
        self.intend(Intend(intents.GuessChoice(round=voting.id, organisation=who, about=about, idea=wanted)))
        if wanted is not None:
            self.turn(1)

    def empty(self) -> None:
        """Delete: no guess."""
        voting, cell = self.round, self.view.cell
        if voting is not None and cell is not None and voting.guess(cell[1]) is not None:
            about = self._whom()[cell[1]]
            self.intend(Intend(intents.GuessChoice(round=voting.id, organisation=cell[1], about=about, idea=None)))

    def letter(self, letter: str) -> None:
        """A: about another one. Space marks as Enter does."""
        match letter:
            case "a":
                self._ask_about_another()
            case " ":
                self.confirm()
            case _:
                super().letter(letter)

    def _ask_about_another(self) -> None:
        voting, cell = self.round, self.view.cell
        if voting is None or cell is None:
            return
        who = cell[1]
        others = [voter for voter, people in voting.presence if people > 0 and voter != who]
        now = self._whom().get(who)
        if now is None:
            return
        following = others[(others.index(now) + 1) % len(others)]
        self._about[who] = following
        before = voting.guess(who)
        if before is not None:
            again = intents.GuessChoice(round=voting.id, organisation=who, about=following, idea=before.idea)
            self.intend(Intend(again))
        self.show()

    def cover(self) -> None:
        """F6: the result."""
        if self.round is not None:
            self.intend(Intend(intents.RevealRound(round=self.round.id, revealed=True)))


class GuessedStage(AsideStage):
    """Guess and choice side by side, once the result is told."""

    view: GuessTable
    back_letter = "g"

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = GuessTable(panel.t)

    def restart(self) -> None:
        """Back to the top."""
        self.view.restart()

    def show(self) -> None:
        """The guesses of the newest round that has any."""
        rounds = self.panel.state.rounds_of(self.panel.phase_id)
        voting = next((r for r in reversed(rounds) if r.revealed and r.guesses), None)
        self.view.show(guesses_of(self.t, self.panel.state, voting) if voting else ())

    def hints(self) -> tuple[Hint, ...]:
        """The way back."""
        return (Hint("Esc", self.t("vote.hint.result")), Hint("↑↓", self.t("vote.hint.scroll")))

    def move(self, down: int, right: int) -> None:
        """To the next guess."""
        if down:
            self.view.scroll_guesses(down)

    def cover(self) -> None:
        """F6: cover the result again."""
        if self.round is not None:
            self.intend(Intend(intents.RevealRound(round=self.round.id, revealed=False)))
