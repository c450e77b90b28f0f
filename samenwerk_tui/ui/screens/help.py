"""Help: what this phase is for, the keys that work in it as short sentences, and the keys that always work."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Container, Grid, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.keys import COMMANDS, Command
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.widgets.plain import show_text

_LINE = ("enter", "tab", "route", "learned", "answer", "parked", "recall")
"""Rows about the input line, as the catalogs name them."""
_WALK = ("walk", "edit", "hold_up", "merge", "build", "outside", "move", "delete", "back")
"""Rows about walking through ideas."""
_PART = "part_of_prompt"
"""Row about the parts of what is asked, after those of the line."""
_MARKS = ("merged", "built", "beyond", "through")
"""Rows about what stands before an idea."""
_NOTHING_TO_COVER: tuple[PhaseKind, ...] = ("goal", "develop", "consent", "agreements", "outcome", "break")
"""Phases in which there is nothing to hide or show."""
_COVER_TOLD: tuple[PhaseKind, ...] = ("vote", "pulse")
"""Phases that tell themselves what F6 hides and shows."""

Block = tuple[str, tuple[str, ...]]
"""What a heading of the help is called in the catalogs, and the rows under it."""


def blocks_of(kind: PhaseKind, *, in_parts: bool = False) -> tuple[Block, ...]:
    """The keys of a kind of phase; where one writes, those of the line come first.

    `in_parts`: what is asked has parts, and there is a key to go through them.
    """
    match kind:
        case "welcome":
            return ("line", ("people", "word", "tab", "route", "learned")), (
                "people",
                ("count", "plus_minus", "done"),
            )
        case "pulse":
            rows = ("answers", "take_back", "empty_answers", "nobody", "statements", "ways", "other_words", "group")
            return (("pulse", ("show_answers", *rows)),)
        case "case":
            return ("pages", ("pages", "read")), ("line", ("reaction", "tab", "route", "learned", "recall"))
        case "why":
            return (
                ("line", ("why_answer", "why_ask", "why_ask_one", "tab", "route", "learned", "parked", "recall")),
                ("cards", ("cards", "walk_answers", "correct", "move_answer", "delete", "shuffle", "back")),
            )
        case "goal":
            return (
                (
                    "line",
                    ("goal_word", "goal_question", "goal_stand", "learned", "parked", "goal_reword", "goal_versions"),
                ),
                ("stances", ("walk_stances", "yes", "yes_if", "no", "condition", "delete", "back")),
            )
        case "vote":
            return (("vote", ("vote_enter", "cell", "number", "empty", "reveal", "hold_up", "step_back")),)
        case "develop":
            return (
                ("line", ("work_out", "part", "tab", "route", "learned", "parked", "recall")),
                ("plan", ("walk_plan", "edit_line", "delete", "settle", "leave_standing", "reopen", "ideas", "back")),
            )
        case "consent":
            return (
                ("line", ("propose", "call_out", "tab", "route", "reword_proposal", "earlier_proposals")),
                ("round", ("walk_round", "agree_object", "rest", "clear", "reason", "ideas", "back")),
            )
        case "agreements":
            return (
                ("line", ("agree", "kind", "tab", "route", "learned", "agree_again")),
                ("agreements", ("walk_agreements", "agree_edit", "other_kind", "delete", "back")),
            )
        case "reflection":
            return (
                ("line", ("say_learned", "tab", "route", "parked", "recall")),
                ("sentences", ("read_back", "correct", "hold_up_sentence", "move_sentence", "delete", "back")),
            )
        case "outcome":
            return ("line", ("closing", "tab", "route", "learned")), ("lists", ("lists", "figures"))
        case "break":
            return ("line", ("add", "tab", "route", "learned")), (
                "energizer",
                ("other_energizer", "hold_up_energizer"),
            )
    return ("line", (*_LINE, *(_PART,) * in_parts)), ("walk", _WALK), ("marks", _MARKS)


class HelpScreen(ModalScreen[None]):
    """Any key of leaving brings the board back."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 94%; background: $field; padding: 1 2;
        scrollbar-gutter: stable;
    }
    HelpScreen.-broad > VerticalScroll { width: 116; }
    HelpScreen #help-columns { height: auto; }
    HelpScreen.-broad #help-columns { layout: horizontal; padding-right: 1; }
    HelpScreen #help-columns > Vertical { height: auto; }
    HelpScreen.-broad #help-columns > Vertical { width: 1fr; }
    HelpScreen.-broad #help-phase { margin-right: 2; }
    HelpScreen .heading { color: $quiet; margin-top: 1; }
    HelpScreen Grid {
        height: auto; grid-size: 2; grid-columns: 10 1fr; grid-rows: auto; grid-gutter: 0; keyline: none;
    }
    HelpScreen Grid > Static { height: auto; }
    HelpScreen .key { text-style: bold; }
    HelpScreen #help-leave { color: $quiet; background: $field; dock: bottom; padding-top: 1; }
    """
    BINDINGS = [("escape,f1,q", "leave"), ("enter", "enter")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad")]
    ALLOW_SELECT = False

    def __init__(
        self,
        t: Catalog,
        title: str,
        kind: PhaseKind,
        hints: Sequence[Hint],
        *,
        instruction: str = "",
        in_parts: bool = False,
        enter_follows: bool = False,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        """`hints` are told of a phase in which the keys depend on how far it is: where no line is typed.

        `instruction` is what the room reads, which the help lies over; `in_parts`: what is asked has parts.
        `enter_follows`: `?` alone opened it, and the Enter that usually comes after that is no key of leaving.
        `commands` are the keys of the screen that always work.
        """
        super().__init__()
        self.t = t
        self._title = title
        self._kind = kind
        self._hints = tuple(hints)
        self._instruction = instruction
        self._in_parts = in_parts
        self._enter_follows = enter_follows
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """The phase, its keys, and the keys that always work; beside each other where there is room."""
        t = self.t
        blocks = [
            (head, [self._row(row) for row in rows]) for head, rows in blocks_of(self._kind, in_parts=self._in_parts)
        ]
        marks = [block for block in blocks if block[0] == "marks"]
        phase = [block for block in blocks if block[0] != "marks"]
        if self._kind == "vote":
            phase += self._now(phase)
        with VerticalScroll():
            yield Static(Content.assemble((self._title, "bold"), f"  {self._instruction}"), id="help-title")
            yield Static(Content(t(f"help.purpose.{self._kind}")))
            with Container(id="help-columns"):
                yield Vertical(*self._told(phase), id="help-phase")
                yield Vertical(*self._told([*marks, ("always", list(self._always()))]))
            yield Static(id="help-leave")

    def _row(self, row: str) -> tuple[str, str]:
        return self.t(f"help.row.{row}.key"), self.t(f"help.row.{row}.text")

    def _now(self, told: Sequence[tuple[str, list[tuple[str, str]]]]) -> list[tuple[str, list[tuple[str, str]]]]:
        """The keys of this moment that are not told already."""
        keys = {key for _, rows in told for key, _ in rows}
        rows = [
            (hint.key, hint.text) for hint in self._hints if hint.key not in keys and len(hint.key.split()[0]) == 1
        ]
        return [("now", rows)] if rows else []

    def _always(self) -> Iterator[tuple[str, str]]:
        """The keys of the board; of this phase, without what would do nothing in it or is told already."""
        for command in self._commands:
            told = command.id == "help" or (
                command.id == "cover" and self._kind in (*_NOTHING_TO_COVER, *_COVER_TOLD)
            )
            if not told:
                yield command.shown, self.t(f"keys.{command.id}.tip")

    def _told(self, blocks: Sequence[tuple[str, list[tuple[str, str]]]]) -> Iterator[Widget]:
        for head, rows in blocks:
            yield Static(Content(self.t(f"help.head.{head}")), classes="heading")
            yield Grid(*(cell for row in rows for cell in _cells(*row)))

    def on_mount(self) -> None:
        """Say how to leave."""
        self._say_how()

    def on_resize(self) -> None:
        """Another size: perhaps not all of it is in sight any more."""
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        scrolls = self.query_one(VerticalScroll).max_scroll_y > 0
        leave = self.t("help.leave_or_scroll") if scrolls else self.t("help.leave")
        show_text(self.query_one("#help-leave", Static), leave, layout=True)

    def action_enter(self) -> None:
        """Back to the board, but for the Enter that belongs to the `?` before it."""
        if self._enter_follows:
            self._enter_follows = False
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss()


def _cells(key: str, text: str) -> tuple[Static, Static]:
    return Static(Content(key), classes="key"), Static(Content(text))
