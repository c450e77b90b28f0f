"""Before a round, or a run-off: how is voted, which ideas are on the ballot, and which of them may be the same."""

from collections.abc import Callable, Sequence

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas, people_at, voting_tables
from samenwerk_tui.core.likeness import Pair, look_alikes
from samenwerk_tui.core.model import BallotIdea, Session, VotingMethod
from samenwerk_tui.core.run_off import close_call, still_there
from samenwerk_tui.core.tally import results
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_stage import AsideStage, StageName, VoteStage
from samenwerk_tui.ui.widgets.alike_table import AlikePair, AlikeTable
from samenwerk_tui.ui.widgets.round_setup import MANY_IDEAS, Proposal, RoundSetup, Table
from samenwerk_tui.ui.widgets.sheet import shorts_of

_METHOD_LETTERS: dict[str, VotingMethod] = {"s": "dots", "h": "hands", "v": "fist"}


class SetupStage(VoteStage):
    """The settings and the ballot. Enter opens the round; more than twenty ideas ask for a second Enter."""

    view: RoundSetup

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = RoundSetup(panel.t)
        self._asked = False
        """Whether it was said that there are many ideas."""
        self._run_off: tuple[str, str] | None = None
        """The round that was looked at for a run-off, and why its ideas are in it."""

    def restart(self) -> None:
        """What was chosen stays, for a round that is undone; what was chosen for a run-off is over."""
        self._asked = False
        if self._run_off is not None:
            self._run_off = None
            self.view.restart()

    def show(self) -> None:
        """What could be voted on now."""
        state, voting = self.panel.state, self.round
        ballot = ballot_ideas(state, self.panel.phase_id)
        tables = voting_tables(state, self.panel.phase_id)
        if voting is not None and (self._run_off is None or self._run_off[0] != voting.id):
            self._propose_run_off(ballot)
        self.view.show(
            Proposal(
                ballot=ballot,
                people=sum(organisation.people for organisation in state.organisations),
                tables=tuple(
                    Table(table.id, table.name, people)
                    for table, people in zip(tables, people_at(state, tables), strict=True)
                ),
                prompt=self.panel.phase.prompt,
                words=self._words(state, ballot),
            )
        )

    def _words(self, state: Session, ballot: Sequence[BallotIdea]) -> tuple[str, ...]:
        if self._run_off is not None:
            return (self._run_off[1],)
        alike = len(look_alikes(state, ballot))
        return (self.t.n("vote.setup.alike", alike),) if alike else ()

    def _propose_run_off(self, ballot: Sequence[BallotIdea]) -> None:
        """The tied or nearly tied ideas are on the ballot; where there are none, the first two."""
        voting, t = self.round, self.t
        if voting is None:
            return
        found = results(voting)
        close = close_call(found, "breadth") or close_call(found, "votes")
        wanted = close.ideas if close else tuple(result.idea for result in found[:2])
        if close is None:
            why = t("vote.setup.run_off")
        elif close.margin:
            why = t(f"vote.setup.run_off_{close.unit}", n=close.margin)
        else:
            why = t("vote.setup.run_off_tied")
        self._run_off = (voting.id, why)
        self.view.show(Proposal(ballot=tuple(ballot)))
        self.view.restart(only=still_there(self.panel.state, wanted, [idea.id for idea in ballot]))

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this stage; without ideas there is nothing to set up."""
        t = self.t
        back = () if self.round is None else (Hint("Esc", t("vote.hint.back")),)
        if not ballot_ideas(self.panel.state, self.panel.phase_id):
            return back
        return (
            Hint("Enter", t("vote.hint.open")),
            *back,
            Hint("↑↓", t("vote.hint.walk")),
            Hint("←→", t("vote.hint.change")),
            Hint("S H V", t("vote.hint.method")),
            Hint("D", t("vote.hint.alike")),
        )

    def can_leave(self) -> bool:
        """Esc goes back to the result that a run-off was thought of at."""
        return self.round is not None

    def leave(self) -> None:
        """Esc: no run-off."""
        self._run_off = None
        self.go(None)

    def move(self, down: int, right: int) -> None:
        """↑ ↓ through settings and ideas, ← → change."""
        if down:
            self.view.walk(down)
        else:
            self._asked = False
            self.view.turn(right)

    def count(self, step: int) -> None:
        """+ and −: a dot more or less."""
        self.view.count(step)

    def letter(self, letter: str) -> None:
        """S, H, V: dots, hands, fingers. Space: the idea on the ballot or off. D: what looks alike."""
        if letter in _METHOD_LETTERS:
            self.view.choose(_METHOD_LETTERS[letter])
        elif letter == " ":
            self._asked = False
            self.view.toggle()
        elif letter == "d" and self.round is None:
            if look_alikes(self.panel.state, ballot_ideas(self.panel.state, self.panel.phase_id)):
                self.go("alike")
            else:
                self.say(self.t("vote.alike.none"))

    def confirm(self) -> None:
        """Enter: open the round."""
        setup, settings = self.view, self.view.settings
        if len(setup.ballot) > MANY_IDEAS and not self._asked:
            self._asked = True
            self.say(self.t("vote.setup.many_sure", n=len(setup.ballot)))
            return
        everything = len(setup.ballot) == len(ballot_ideas(self.panel.state, self.panel.phase_id))
        self.intend(
            Intend(
                intents.OpenRound(
                    phase=self.panel.phase_id,
                    method=setup.method,
                    budget=settings.budget,
                    cap=settings.cap,
                    against=settings.against,
                    dotters=settings.dotters,
                    ballot=() if everything else setup.ballot,
                    tables=setup.tables,
                    parent=self.round.id if self.round else None,
                )
            )
        )

    def cover(self) -> None:
        """F6: there is nothing to show yet; at a run-off, back to its result."""
        if self.round is None:
            self.say(self.t("vote.no_round_yet"))
        else:
            self.leave()


class AlikeStage(AsideStage):
    """Pairs of ideas that may be one: merged with one key, or left."""

    view: AlikeTable
    back_letter = "d"

    def __init__(self, panel: Panel, go: Callable[[StageName | None], None]) -> None:
        super().__init__(panel, go)
        self.view = AlikeTable(panel.t)
        self._left: set[frozenset[str]] = set()
        """Pairs that were looked at and left as they are."""

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        found = look_alikes(self.panel.state, ballot_ideas(self.panel.state, self.panel.phase_id))
        return tuple(pair for pair in found if frozenset((pair.first.id, pair.second.id)) not in self._left)

    def show(self) -> None:
        """The pairs; without any left, back to the settings."""
        pairs, state = self._pairs, self.panel.state
        if not pairs:
            self.say(self.t("vote.alike.none"))
            self.go(None)
            return
        self.view.show(
            [
                AlikePair(
                    (clean_line(pair.first.text), clean_line(pair.second.text)),
                    (shorts_of(state, pair.first.organisations), shorts_of(state, pair.second.organisations)),
                )
                for pair in pairs
            ]
        )

    def hints(self) -> tuple[Hint, ...]:
        """Merge, leave, back."""
        t = self.t
        return (
            Hint("M", t("columns.hint.merge")),
            Hint("L", t("vote.hint.leave_apart")),
            Hint("↑↓", t("vote.hint.walk")),
            Hint("Esc", t("vote.hint.back")),
        )

    def move(self, down: int, right: int) -> None:
        """To the next pair."""
        if down:
            self.view.step(down)

    def letter(self, letter: str) -> None:
        """M: one idea. L: leave them apart."""
        pair = next(iter(self._pairs[self.view.index :]), None)
        match letter:
            case "m" if pair is not None:
                self.intend(Intend(intents.MergeIdeas(ids=(pair.first.id, pair.second.id))))
            case "l" if pair is not None:
                self._left.add(frozenset((pair.first.id, pair.second.id)))
                self.show()
            case _:
                super().letter(letter)

    def cover(self) -> None:
        """F6: there is nothing to show yet."""
        self.say(self.t("vote.no_round_yet"))
