"""What every panel in the centre of the board is."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.reactive import reactive

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Phase, Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.ground import Ground

ALL_THERE_IS = 10_000
"""Cells that a panel wants while something is held up: the phase panel goes, for larger letters."""


class Hint(NamedTuple):
    """A key that works now and what it does, for the bottom line."""

    key: str
    text: str
    brief: str = ""
    """What it does in fewer letters, for a narrow screen; empty where the text is short enough."""


class Offer(NamedTuple):
    """Something that a panel can do and the palette names, with a word of help."""

    title: str
    help: str
    run: Callable[[], object]


class Panel(Ground):
    """The centre of the board for one phase.

    The board binds `session` and `column`; a panel renders them, keeps only what is about looking (a cursor, a page)
    and posts `Intend`, `Ask`, `Say`, `ColumnWanted` and `LineWanted`. It may take the keyboard when the board calls
    `take_keys`, and gives it back with `LineWanted`.
    """

    DEFAULT_CSS = """
    Panel { width: 1fr; height: 1fr; }
    Panel.-holding-up > * { display: none; }
    Panel.-holding-up > HeldUp { display: block; }
    """
    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    FOCUS_ON_CLICK = False  # a click beside everything leaves the keyboard where it was

    has_line: ClassVar[bool] = True
    """Whether the input line is there from the start; a panel without one holds the keyboard itself."""
    dot_blanks: ClassVar[bool] = True
    """Whether a clicker's full stop blanks the beamer while the panel has the keyboard."""
    full_width: ClassVar[bool] = False
    """Whether the panel shows the countdown itself, and takes the place of the phase panel too where it is narrow."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    column: reactive[str] = reactive("", init=False, repaint=False)
    """Id of the current column: whose line is being typed."""

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(classes="panel")
        self.t = t
        self.phase_id = phase
        self.now = now
        self.set_reactive(Panel.session, session)

    @property
    def state(self) -> Session:
        """The session; a panel never exists without one."""
        assert self.session is not None
        return self.session

    @property
    def phase(self) -> Phase:
        """The phase that the panel is about."""
        return self.state.get_phase(self.phase_id)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter now in this panel, most important first."""
        return ()

    def offers(self) -> tuple[Offer, ...]:
        """What the palette has of this panel now, most wanted first."""
        return ()

    def title(self) -> str:
        """What stands at the top as the name of the phase; a panel may add where it is in it ("· uitslag")."""
        return self.phase.title

    def instruction(self) -> str:
        """The one line under the title."""
        return self.phase.instruction

    def least_width(self) -> int:
        """Cells without which not all of it is in sight: the phase panel goes where it is in the way of that."""
        return 0

    def take_keys(self) -> bool:
        """Take the keyboard (↓ on an empty line). False when there is nothing here to walk through."""
        return False

    def turn_page(self, step: int) -> bool:
        """Turn `step` pages (← and → on an empty line). False when there are no pages."""
        return False

    def meaning(self, text: str, place: Place) -> Intent | str | None:
        """What a plain line means here: an intent (a head count), a word why it is no good, or None.

        None: the line becomes a contribution there. Every line of a paste is asked about, whatever comes of it.
        """
        return None

    def take_line(self, text: str, place: Place) -> Intent | str | None:
        """What an entered line means here. One that is no good or cannot be saved is given back."""
        return self.meaning(text, place)

    def confirm(self) -> None:
        """Enter on an empty line: take what the panel proposes, where it proposes something."""

    def recall(self) -> bool:
        """Take the last thing back to correct it (↑ on an empty line). False: the last contribution is taken back."""
        return False

    def question_closed(self) -> None:
        """What was asked in the input line was answered or given up; an answer is told after this."""

    def completed(self, line: "intents.NewLine") -> "intents.NewLine":
        """The line with what it belongs to in this panel: a part of the prompt, a question, an idea."""
        return line

    def line_label(self, column: str) -> str:
        """What stands before the input line; `column` is what the current column is called there."""
        return column

    def toggle_cover(self) -> None:
        """Cover or reveal (F6): what is written, or the result of a vote."""

    def tick(self, now: datetime) -> None:
        """A second went by."""
        self.now = now
