"""The voting panel: prepare a round, fill in what the room shows while it is covered, and reveal the result."""

from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core.model import Round, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Turned
from samenwerk_tui.ui.panels.base import ALL_THERE_IS, Hint, Panel
from samenwerk_tui.ui.panels.vote_entry import EntryStage
from samenwerk_tui.ui.panels.vote_guess import GuessedStage, GuessStage
from samenwerk_tui.ui.panels.vote_held import HeldStage
from samenwerk_tui.ui.panels.vote_result import ResultStage, TellingStage
from samenwerk_tui.ui.panels.vote_setup import AlikeStage, SetupStage
from samenwerk_tui.ui.panels.vote_stage import StageName, VoteStage
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.held_up import HeldUp

LETTERS = "adghlmrsvw"
"""Letters that do something at one of the stages."""
_COVERED: frozenset[StageName] = frozenset({"setup", "alike", "entry", "guess", "telling", "held"})
_REVEALED: frozenset[StageName] = frozenset({"setup", "alike", "result", "guessed", "held"})


class VotePanel(Panel, can_focus=True):
    """The rounds of a phase. The panel holds the keyboard and hands every key to the stage that is shown."""

    has_line = False
    DEFAULT_CSS = "VotePanel { padding: 0 1; }"
    BINDINGS = [
        Binding("up", "stage('move', (-1, 0))", show=False),
        Binding("down", "stage('move', (1, 0))", show=False),
        Binding("left", "stage('move', (0, -1))", show=False),
        Binding("right", "stage('move', (0, 1))", show=False),
        Binding("tab", "stage('turn', (1,))", show=False),
        Binding("shift+tab", "stage('turn', (-1,))", show=False),
        Binding("enter", "stage('confirm')", show=False),
        Binding("backspace", "stage('erase')", show=False),
        Binding("delete", "stage('empty')", show=False),
        Binding("escape", "stage('leave')", show=False),
        Binding("plus", "stage('count', (1,))", show=False),
        Binding("minus", "stage('count', (-1,))", show=False),
        Binding("space", "stage('letter', (' ',))", show=False),
        *(Binding(f"{key},{key.upper()}", f"stage('letter', ('{key}',))", show=False) for key in LETTERS),
        *(Binding(str(digit), f"stage('digit', ('{digit}',))", show=False) for digit in range(10)),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        result, entry = ResultStage(self, self.go), EntryStage(self, self.go)
        self._held = HeldStage(self, self.go, lambda: result.idea if self._is_revealed else entry.idea)
        self._stages: dict[StageName, VoteStage] = {
            "setup": SetupStage(self, self.go),
            "alike": AlikeStage(self, self.go),
            "entry": entry,
            "guess": GuessStage(self, self.go),
            "telling": TellingStage(self, self.go, result.table),
            "result": result,
            "guessed": GuessedStage(self, self.go),
            "held": self._held,
        }
        self._aside: StageName | None = None
        """The stage that a key led to; None for the one that follows from the round."""
        self._shown: tuple[str, bool] | None = None
        """Id of the newest round and whether it is revealed, as shown."""

    def compose(self) -> ComposeResult:
        """One view for each stage; one of them is shown."""
        yield from dict.fromkeys(stage.view for stage in self._stages.values())

    @property
    def round(self) -> Round | None:
        """The newest round of this phase."""
        return self.state.round_of(self.phase_id)

    @property
    def _is_revealed(self) -> bool:
        return self.round is not None and self.round.revealed

    @property
    def stage_name(self) -> StageName:
        """What the keys work on now."""
        voting = self.round
        if voting is None:
            return "alike" if self._aside == "alike" else "setup"
        usual: StageName = "result" if voting.revealed else "entry"
        fits = _REVEALED if voting.revealed else _COVERED - {"setup", "alike"}
        return self._aside if self._aside in fits else usual

    @property
    def _stage(self) -> VoteStage:
        return self._stages[self.stage_name]

    def go(self, name: StageName | None) -> None:
        """Show another stage, or with None the one that follows from the round."""
        self._aside = name
        self._show()
        self.post_message(Turned())

    def on_mount(self) -> None:
        """Show it once."""
        self._show()

    def watch_session(self, old: Session | None, new: Session) -> None:
        """Votes came in, the round was opened, revealed or undone, or the ideas changed."""
        if self.is_mounted and new.phase == self.phase_id:
            self._show()

    def _show(self) -> None:
        voting = self.round
        now = (voting.id, voting.revealed) if voting else None
        if (self._shown and self._shown[0]) != (voting and voting.id):
            for stage in self._stages.values():
                stage.restart()
        if self._shown != now:
            self._shown, self._aside = now, None
        current = self._stage
        for view in {stage.view for stage in self._stages.values()}:
            view.display = view is current.view
        current.show()

    def title(self) -> str:
        """With the result, it says so."""
        result = self.stage_name in ("result", "guessed", "telling")
        return self.t("vote.result_title", title=self.phase.title) if result else self.phase.title

    def instruction(self) -> str:
        """With the result, what to talk about."""
        match self.stage_name:
            case "result" | "telling":
                return self.t("vote.result_instruction")
            case "guess":
                return self.t("vote.guess.instruction")
            case "guessed":
                return self.t("vote.guess.told")
        return self.phase.instruction

    def least_width(self) -> int:
        """All there is for an idea that is held up."""
        return ALL_THERE_IS if self.stage_name == "held" else 0

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this stage."""
        return self._stage.hints()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind a curtain nothing is filled in unseen; Esc goes on to the board where it has nothing to do here."""
        leaves = action == "stage" and parameters[:1] == ("leave",)
        return self.is_on_screen and (not leaves or self._stage.can_leave())

    def action_stage(self, name: str, arguments: tuple[object, ...] = ()) -> None:
        """Let the stage do what this key does there."""
        getattr(self._stage, name)(*arguments)

    def toggle_cover(self) -> None:
        """F6: the result, and back."""
        self._stage.cover()

    def on_key(self, event: events.Key) -> None:
        """With an idea held up, a key puts it down."""
        if self.stage_name == "held":
            self._held.view.takes(event)

    @on(HeldUp.PutDown)
    def _put_down(self, message: HeldUp.PutDown) -> None:
        message.stop()
        self.go(None)

    # The mouse

    @on(CountGrid.CellPressed)
    def _cell_pressed(self, message: CountGrid.CellPressed) -> None:
        message.stop()
        self.focus(scroll_visible=False)
        self._stage.press(message.cell)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel does what ↓ does."""
        event.stop()
        self._stage.move(1, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel does what ↑ does."""
        event.stop()
        self._stage.move(-1, 0)
