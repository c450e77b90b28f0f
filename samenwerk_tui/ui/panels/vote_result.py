"""The result of a round: all at once, or place by place from the last; and from it on to a run-off."""

from collections.abc import Callable

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Round
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_stage import StageName, VoteStage
from samenwerk_tui.ui.panels.vote_view import table_of
from samenwerk_tui.ui.widgets.result_table import ResultTable


class ResultStage(VoteStage):
    """The table of a revealed round; the rounds before it are a key away."""

    view: ResultTable

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = self.table = ResultTable(panel.t)
        self._back = 0
        """How many rounds before the newest one is looked at."""

    def restart(self) -> None:
        """Back to the newest round, from its first place."""
        self._back = 0
        self.view.restart()

    @property
    def _rounds(self) -> tuple[Round, ...]:
        return tuple(r for r in self.panel.state.rounds_of(self.panel.phase_id) if r.revealed)

    def show(self) -> None:
        """The table of the round that is looked at."""
        rounds = self._rounds
        if rounds:
            voting = rounds[max(0, len(rounds) - 1 - self._back)]
            self.view.show(table_of(self.t, self.panel.state, voting, self.view.order))

    @property
    def idea(self) -> str | None:
        """Id of the uppermost idea in sight."""
        return self.view.uppermost

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the table."""
        t = self.t
        rounds = (Hint("←→", t("vote.hint.rounds")),) if len(self._rounds) > 1 else ()
        guessed = (Hint("G", t("vote.hint.guessed")),) if any(r.guesses for r in self._rounds) else ()
        return (
            Hint("S", t("vote.hint.order")),
            Hint("W", t("vote.hint.who")),
            Hint("R", t("vote.hint.run_off")),
            *guessed,
            *rounds,
            Hint("↑↓", t("vote.hint.scroll")),
            Hint("F6", t("vote.hint.cover")),
        )

    def move(self, down: int, right: int) -> None:
        """↑ ↓ through the ideas, ← → through the rounds."""
        if down:
            self.view.scroll_ideas(down)
        elif right:
            self._back = min(max(0, self._back - right), len(self._rounds) - 1)
            self.view.to_top()
            self.show()

    def letter(self, letter: str) -> None:
        """S: the other order. W: who does not join in yet. R: a run-off. G: guess beside choice.

        H: hold up the uppermost idea.
        """
        match letter:
            case "s":
                self.view.change_order()
                self.show()
            case "w":
                self.view.tell_who()
            case "r":
                self.go("setup")
            case "h" if self.idea:
                self.go("held")
            case "g" if any(r.guesses for r in self._rounds):
                self.go("guessed")

    def cover(self) -> None:
        """F6: cover it again."""
        if self.round is not None:
            self.intend(Intend(intents.RevealRound(round=self.round.id, revealed=False)))


class TellingStage(VoteStage):
    """Place by place, the last one first. The round is revealed with the last key: until then nothing of it is told
    anywhere else.
    """

    view: ResultTable

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None], table: ResultTable) -> None:
        super().__init__(panel, go)
        self.view = table
        self._told = 1
        """How many places are told, from the last."""

    def restart(self) -> None:
        """Nothing is told yet."""
        self._told = 1

    def show(self) -> None:
        """The places that are told."""
        if self.round is not None:
            table = table_of(self.t, self.panel.state, self.round, self.view.order)
            self.view.show(table, told=self._told)

    def hints(self) -> tuple[Hint, ...]:
        """On, all of it, or back."""
        t = self.t
        return (
            Hint("Enter", t("vote.hint.next_place")),
            Hint("F6", t("vote.hint.all_places")),
            Hint("Esc", t("vote.hint.cover")),
        )

    def can_leave(self) -> bool:
        """Esc covers what was told."""
        return True

    def leave(self) -> None:
        """Esc: back to the covered votes."""
        self.restart()
        self.go(None)

    def confirm(self) -> None:
        """Enter: the next place; with the first one the round is revealed."""
        self._told += 1
        if self._told >= self.view.places:
            self.cover()
        else:
            self.show()

    def letter(self, letter: str) -> None:
        """L, which led here, and the space bar do what Enter does."""
        if letter in "l ":
            self.confirm()

    def cover(self) -> None:
        """F6: everything."""
        self._told = 1
        if self.round is not None:
            self.intend(Intend(intents.RevealRound(round=self.round.id, revealed=True)))
