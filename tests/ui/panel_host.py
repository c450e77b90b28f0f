"""A host for one panel: it does what the board does with a panel's messages, on a session that lives in memory."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import Case, CaseOrganisation, Viewpoint, Voice
from samenwerk_tui.core.model import ContributionKind, Session
from samenwerk_tui.core.routes import Place, place_of_line, read_line, routes
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.messages import Ask, ColumnWanted, Intend, LineWanted, Say
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.sheet import Sheet

NAMES = (
    "Gemeente",
    "Woningcorporatie",
    "Sociaal werk",
    "Politie",
    "Bewoners",
    "Jeugdgezondheidszorg regio Noord",
    "School De Regenboog",
    "Winkeliersvereniging",
)
STORY = tuple(
    " ".join(f"Zin {sentence} van alinea {paragraph} vertelt rustig verder." for sentence in range(1, 9))
    for paragraph in range(1, 6)
)


class TickingClock:
    """A clock on which every look is a second later."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def steady(self) -> float:
        return self._now.timestamp()


def make_case(organisations: int = 5, *, fictional: bool = True, story: Sequence[str] = STORY) -> Case:
    return Case(
        id="plein",
        title="Een plein voor iedereen",
        fictional=fictional,
        story=tuple(story),
        voices=tuple(Voice(who=f"Buur {n}", says=f"Ik hoor het elke avond, al {n} weken lang.") for n in range(1, 7)),
        tension="Rust of ruimte: je kiest altijd tegen iemand.",
        question="Hoe kunnen we het plein van iedereen laten zijn?",
        organisations=tuple(
            CaseOrganisation(
                name=name,
                people=number + 1,
                viewpoint=Viewpoint(sees=f"{name} ziet dit.", wants=f"{name} wil dat.", may=f"{name} mag wat."),
            )
            for number, name in enumerate(NAMES[:organisations])
        ),
    )


def open_workshop(phase: str, case: Case | None = None) -> Workshop:
    """A workshop of the shortest programme, in the phase of this kind."""
    start = Start(case=case or make_case(), programme=Library(None).programme("kort"))
    archive, clock = MemoryArchive(), TickingClock()
    workshop = Workshop(archive.open(start_session(archive, start, clock)), clock, "board")
    workshop.handle(intents.OpenSession())
    enter(workshop, phase)
    return workshop


def phase_id(session: Session, kind: str) -> str:
    """The first phase of a kind."""
    return next(phase.id for phase in session.phases if phase.kind == kind)


def enter(workshop: Workshop, kind: str) -> None:
    workshop.handle(intents.EnterPhase(phase=phase_id(workshop.session, kind)))


def call_out(
    workshop: Workshop,
    column: str,
    text: str,
    kind: ContributionKind = "contribution",
    *,
    phase: str | None = None,
    builds_on: str | None = None,
    private: bool = False,
) -> str:
    """Keep a contribution; returns its id."""
    line = intents.NewLine(text=text, column=column, kind=kind, builds_on=builds_on, private=private)
    workshop.handle(intents.AddContributions(phase=phase or workshop.session.phase, lines=(line,)))
    return workshop.session.contributions[-1].id


class LineStub(Widget, can_focus=True):
    """Stands for the input line: it has the keyboard while the panel has not."""

    DEFAULT_CSS = "LineStub { height: 1; dock: bottom; }"


class Host(App[None]):
    """The panel, filling all but the last row."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, panel: type[Panel], workshop: Workshop, language: Language = "nl") -> None:
        super().__init__()
        self.workshop = workshop
        self.column = workshop.session.columns(workshop.session.phase)[0].id
        self.t = Catalog(language)
        self.panel = panel(self.t, workshop.session, workshop.session.phase, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
        self.messages: list[Message] = []
        self.refused: list[Rule] = []
        self.asked: Ask | None = None
        self.typed = ""
        self.saves = True
        """Whether what is asked for can be kept; a full disk is False."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of the app's own themes, for the moment before one is set."""
        return dict(THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield self.panel
        yield LineStub()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.choose(self.column)
        self.query_one(LineStub).focus()

    def choose(self, column: str) -> None:
        """Make a column the current one."""
        self.column = self.panel.column = column

    def do(self, intent: Intent) -> bool:
        """Have something done, as the board does; False when it is refused or cannot be kept."""
        if not self.saves:
            return False
        try:
            self.workshop.handle(intent)
        except RuleError as error:
            self.refused.append(error.rule)
            return False
        self.panel.session = self.workshop.session
        return True

    def type(self, text: str) -> bool:
        """Enter a line; returns whether the panel took it."""
        session = self.workshop.session
        new = read_line(text, routes(session, session.phase), Place(column=self.column))
        place = place_of_line(new)
        meant = self.panel.take_line(new.text, place) if new.kind == "contribution" and new.text else None
        if isinstance(meant, str):
            self.messages.append(Say(meant, alarm=True))
        elif meant is not None:
            self.messages.append(Intend(meant))
            self.do(meant)
        if meant is not None:
            return True
        line = self.panel.completed(new)
        self.do(intents.AddContributions(phase=self.workshop.session.phase, lines=(line,)))
        return False

    def reply(self, text: str) -> None:
        """Reply to the open question; it is asked again where that is no good."""
        assert self.asked is not None
        question, self.asked = self.asked, None
        self.panel.question_closed()
        answer = question.answer(clean_line(text), self.column)
        if isinstance(answer, str):
            self.messages.append(Say(answer, alarm=True))
            self.asked = question
        elif answer is not None and not self.do(answer):
            if self.refused[-1:] == [Rule.GONE] and question.as_line is not None:
                self.panel.question_closed()  # it is a line of its own again
            else:
                self.asked = question

    def give_up(self) -> None:
        """Esc: the open question is closed."""
        self.asked = None
        self.panel.question_closed()

    @on(Intend)
    def _intend(self, message: Intend) -> None:
        self.messages.append(message)
        self.do(message.intent)
        if message.settled is not None:
            message.settled()

    @on(Ask)
    def _ask(self, message: Ask) -> None:
        self.messages.append(message)
        self.asked = message
        self.query_one(LineStub).focus()

    @on(ColumnWanted)
    def _column_wanted(self, message: ColumnWanted) -> None:
        assert message.column in {column.id for column in self.workshop.session.columns(self.workshop.session.phase)}
        self.messages.append(message)
        self.choose(message.column)

    @on(LineWanted)
    def _line_wanted(self, message: LineWanted) -> None:
        self.messages.append(message)
        self.typed += message.typed
        self.query_one(LineStub).focus()

    @on(Say)
    def _say(self, message: Say) -> None:
        self.messages.append(message)

    @property
    def intended(self) -> list[Intent]:
        """What was asked for with `Intend`, in order."""
        return [message.intent for message in self.messages if isinstance(message, Intend)]

    @property
    def said(self) -> list[str]:
        return [message.text for message in self.messages if isinstance(message, Say)]

    def lines(self) -> list[str]:
        """What the panel's sheet shows, row by row, as it is drawn."""
        sheet = self.panel.query_one(Sheet)
        return [sheet.render_line(y).text for y in range(sheet.size.height)]

    def text(self) -> str:
        """All of it as one text, with single blanks."""
        return " ".join(" ".join(self.lines()).split())

    def row_of(self, text: str) -> str:
        """The first row with this text in it."""
        return next(line for line in self.lines() if text in line)
