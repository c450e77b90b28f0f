"""The voting panel: prepare a round, enter what the room shows while it is covered, and reveal the result."""

from datetime import datetime
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas
from samenwerk_tui.core.model import Round, Session, VotingMethod
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.core.tally import check_votes
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend, Say
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_view import count_cells, entered_cells, grid_of, progress, table_of, votes_of
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.result_table import ResultTable
from samenwerk_tui.ui.widgets.round_setup import RoundSetup

_ONE_DIGIT = 10
"""Where the largest number is below this, one digit is a whole number and the cursor goes on by itself."""


class VotePanel(Panel, can_focus=True):
    """A round of the phase: not there yet, open, or revealed. The panel holds the keyboard; there is no line."""

    has_line = False
    DEFAULT_CSS = "VotePanel { padding: 0 1; }"
    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("tab", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("enter", "confirm", show=False),
        Binding("backspace", "erase", show=False),
        Binding("delete", "empty", show=False),
        Binding("escape", "leave", show=False),
        Binding("plus", "count(1)", show=False),
        Binding("minus", "count(-1)", show=False),
        Binding("h,H", "method('hands')", show=False),
        Binding("s,S", "method_or_order", show=False),
        Binding("r,R", "direction", show=False),
        *(Binding(str(digit), f"digit('{digit}')", show=False) for digit in range(10)),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._setup = RoundSetup(t)
        self._grid = CountGrid(t)
        self._table = ResultTable(t)
        self._shown: str | None = None
        """Id of the round that the grid or the table is about."""
        self._refusal = ""
        """Why the last number was not taken, until the next key."""

    # What is shown

    def compose(self) -> ComposeResult:
        """One view for each state of the round; one of them is shown."""
        yield self._setup
        yield self._grid
        yield self._table

    @property
    def round(self) -> Round | None:
        """The newest round of this phase."""
        return self.state.round_of(self.phase_id)

    @property
    def stage(self) -> Literal["setup", "entry", "result"]:
        """What the round is at."""
        voting = self.round
        if voting is None:
            return "setup"
        return "result" if voting.revealed else "entry"

    def on_mount(self) -> None:
        """Show it once."""
        self._show()

    def watch_session(self, old: Session | None, new: Session) -> None:
        """Votes came in, the round was opened, revealed or undone, or the ideas changed."""
        if self.is_mounted and new.phase == self.phase_id:
            self._show()

    def _show(self) -> None:
        voting, stage = self.round, self.stage
        if self._shown != (voting.id if voting else None):
            self._shown = voting.id if voting else None
            self._refusal = ""
            self._grid.restart()
            self._table.restart()
        self._setup.display = stage == "setup"
        self._grid.display = stage == "entry"
        self._table.display = stage == "result"
        if voting is None:
            people = sum(organisation.people for organisation in self.state.organisations)
            self._setup.show(ballot_ideas(self.state, self.phase_id), people)
        elif voting.revealed:
            self._table.show(table_of(self.t, self.state, voting))
        else:
            self._grid.show(grid_of(self.t, self.state, voting))
            self._tell()

    def _tell(self) -> None:
        """Under the grid: how far it is, or why the last number was not taken."""
        voting, t = self.round, self.t
        if voting is None:
            return
        if self._refusal:
            self._grid.tell(Span(self._refusal, "alarm"))
        elif len(entered_cells(voting)) == count_cells(voting):
            self._grid.tell(Span(t("vote.grid.complete"), "strong"))
        else:
            way = t("vote.grid.by_organisation") if self._grid.downwards else t("vote.grid.by_idea")
            self._grid.tell(Span(f"{progress(t, voting, self._grid.column)} · {way}", "quiet"))

    def title(self) -> str:
        """With the result, it says so."""
        return self.t("vote.result_title", title=self.phase.title) if self.stage == "result" else self.phase.title

    def instruction(self) -> str:
        """With the result, what to talk about."""
        return self.t("vote.result_instruction") if self.stage == "result" else self.phase.instruction

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this state."""
        t, voting = self.t, self.round
        if voting is None:
            return (
                Hint("Enter", t("vote.hint.open")),
                Hint("↑↓", t("vote.hint.walk")),
                Hint("←→", t("vote.hint.change")),
                Hint("S H", t("vote.hint.method")),
            )
        if voting.revealed:
            return (
                Hint("S", t("vote.hint.order")),
                Hint("↑↓", t("vote.hint.scroll")),
                Hint("F6", t("vote.hint.cover")),
            )
        back = () if voting.entries else (Hint("Esc", t("vote.hint.back")),)
        return (
            Hint("0-9", t("vote.hint.digits")),
            Hint("↑↓←→", t("vote.hint.cell")),
            Hint("F6", t("vote.hint.reveal")),
            Hint("Del", t("vote.hint.empty")),
            Hint("R", t("vote.hint.direction")),
            *back,
        )

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind a curtain nothing is entered unseen; Esc goes on to the board where it has nothing to do here."""
        return self.is_on_screen and (action != "leave" or self._can_leave)

    @property
    def _can_leave(self) -> bool:
        voting = self.round
        if voting is None or voting.revealed:
            return False
        return bool(self._grid.typed or self._refusal or not voting.entries)

    def action_move(self, down: int, right: int) -> None:
        """The arrows: settings, cells or ideas."""
        match self.stage:
            case "setup":
                if down:
                    self._setup.walk(down)
                else:
                    self._setup.turn(right)
            case "entry":
                if self._enter_typed():
                    self._grid.step(down, right)
                    self._tell()
            case "result" if down:
                self._table.scroll_ideas(down)

    def action_turn(self, step: int) -> None:
        """Tab: the next organisation, as everywhere."""
        if self.stage == "entry" and self._enter_typed():
            self._grid.turn(step)
            self._tell()

    def action_confirm(self) -> None:
        """Enter: open the round; or enter what was typed and go on."""
        if self.stage == "setup":
            settings = self._setup.settings
            self.post_message(
                Intend(
                    intents.OpenRound(
                        phase=self.phase_id, method=self._setup.method, budget=settings.budget, cap=settings.cap
                    )
                )
            )
        elif self.stage == "entry" and self._grid.typed and self._enter_typed():
            self._go_on()

    def action_digit(self, digit: str) -> None:
        """A digit at the cursor; where one is enough it is entered at once."""
        column = self._grid.column
        if self.stage != "entry" or column is None:
            return
        self._refusal = ""
        self._grid.typed += digit
        self._tell()
        if column.most < _ONE_DIGIT and self._enter_typed():
            self._go_on()

    def action_erase(self) -> None:
        """Backspace: away with the last digit typed, else with what is in the cell; in an empty one a cell back."""
        voting, cell, typed = self.round, self._grid.cell, self._grid.typed
        if self.stage != "entry" or voting is None or cell is None:
            return
        if typed:
            self._grid.typed = typed[:-1]
        elif voting.votes(*cell) is None:
            self._grid.retreat()
            self._tell()
        else:
            self.action_empty()

    def action_empty(self) -> None:
        """Delete: what was typed goes, and what was entered in the cell too."""
        voting, cell = self.round, self._grid.cell
        if voting is None or voting.revealed or cell is None:
            return
        self._refusal = self._grid.typed = ""
        idea, organisation = cell
        if voting.votes(idea, organisation) is not None:
            self.post_message(Intend(intents.ClearVotes(round=voting.id, idea=idea, organisation=organisation)))
        self._tell()

    def action_leave(self) -> None:
        """Esc: forget what was typed; from a round with nothing in it back to how it is voted."""
        voting = self.round
        if self._grid.typed or self._refusal:
            self._refusal = self._grid.typed = ""
            self._tell()
        elif voting is not None:
            self.post_message(Intend(intents.DiscardRound(round=voting.id)))

    def action_count(self, step: int) -> None:
        """+ and −: a dot more or less."""
        if self.stage == "setup":
            self._setup.count(step)

    def action_method(self, method: VotingMethod) -> None:
        """H: by hands."""
        if self.stage == "setup":
            self._setup.choose(method)

    def action_method_or_order(self) -> None:
        """S: dots before the round ("stippen"), the other order in the result."""
        self.action_method("dots")
        if self.stage == "result":
            self._table.change_order()

    def action_direction(self) -> None:
        """R: idea by idea, or organisation by organisation."""
        if self.stage == "entry":
            self._grid.downwards = not self._grid.downwards
            self._tell()

    def toggle_cover(self) -> None:
        """F6: the result, and back; what was typed is entered first."""
        voting = self.round
        if voting is None:
            self.post_message(Say(self.t("vote.no_round_yet")))
        elif voting.revealed or self._enter_typed():
            self.post_message(Intend(intents.RevealRound(round=voting.id, revealed=not voting.revealed)))

    # The mouse

    @on(CountGrid.CellPressed)
    def _cell_pressed(self, message: CountGrid.CellPressed) -> None:
        message.stop()
        self.focus(scroll_visible=False)
        if self._enter_typed():
            self._grid.go_to(message.cell)
            self._tell()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel does what ↓ does."""
        event.stop()
        self.action_move(1, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel does what ↑ does."""
        event.stop()
        self.action_move(-1, 0)

    # Entering

    def _enter_typed(self) -> bool:
        """Enter what was typed at the cursor, if anything. False when it is refused: the cell stays as it was."""
        voting, cell, column, typed = self.round, self._grid.cell, self._grid.column, self._grid.typed
        if self._refusal:
            self._refusal = ""
            self._tell()
        if not typed or voting is None or cell is None or column is None:
            return True
        self._grid.typed = ""
        idea, organisation = cell
        votes = votes_of(voting.method, int(typed))
        try:
            check_votes(voting, idea, organisation, votes)
        except RuleError as error:
            why = self.t(f"rule.{error.rule}", **error.values)
            self._refusal = self.t("vote.grid.refused", short=column.short, why=why)
            self._tell()
            return False
        self.post_message(
            Intend(intents.EnterVotes(round=voting.id, idea=idea, organisation=organisation, votes=votes))
        )
        return True

    def _go_on(self) -> None:
        self._grid.advance()
        self._tell()
