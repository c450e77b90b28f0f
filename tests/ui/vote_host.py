"""A small app around the voting panel: it has every intent done by the real workshop and remembers what was said."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.strip import Strip

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import Case, CaseOrganisation, Programme, ProgrammePhase
from samenwerk_tui.core.model import Round, Session
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.messages import Intend, Say
from samenwerk_tui.ui.panels.vote import VotePanel
from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.result_table import ResultTable
from samenwerk_tui.ui.widgets.round_setup import RoundSetup
from samenwerk_tui.ui.widgets.sheet import Sheet

NOW = datetime(2026, 3, 3, 14, 3, tzinfo=UTC)
NAMES = ("Gemeente", "Woningcorporatie", "Sociaal werk", "Politie", "Bewoners", "Onderwijs", "Sport", "Kunst")
SHORTS = ("GEM", "WON", "SOC", "POL", "BEW", "OND", "SPO", "KUN")
IDEAS_PHASE, VOTE_PHASE = "01-columns", "02-vote"
IDEAS = (
    "Wie belt wie: één A4 met foto’s",
    "Lege winkel als huiskamer van de buurt",
    "Wij maken zelf de regels, jullie tekenen ze",
    "Elke vrijdag samen de wijk in, om en om met een bewoner voorop",
    "Iedere maand soep op het plein",
    "Plein een jaar testen, dan pas inrichten",
    "Licht met bewegingsmelder",
    "Fietsroute langs de flat",
)


class FixedClock:
    """It is always the same moment."""

    def now(self) -> datetime:
        return NOW

    def steady(self) -> float:
        return NOW.timestamp()


def make_workshop(ideas: Iterable[str] = IDEAS, people: Sequence[int] = (4, 3, 2, 2, 6)) -> Workshop:
    """A session in the voting phase with these ideas, and as many organisations as there are head counts."""
    organisations = tuple(
        CaseOrganisation(name=name, short=short, people=max(1, n))
        for name, short, n in zip(NAMES, SHORTS, people, strict=False)
    )
    case = Case(
        id="plein",
        title="Het plein",
        story=("Een plein.",),
        tension="Rust of ruimte?",
        question="Hoe kunnen we het plein van iedereen laten zijn?",
        organisations=organisations,
    )
    phases = (
        ProgrammePhase(kind="columns", title="Ideeën", minutes=15, instruction="Laat taken en regels even los."),
        ProgrammePhase(kind="vote", title="Stemronde", minutes=10, instruction="Kies samen."),
    )
    programme = Programme(id="kort", title="Kort", phases=phases)
    archive, numbers = MemoryArchive(), count(1)

    def new_id() -> str:
        return f"id-{next(numbers)}"

    session = start_session(archive, Start(case=case, programme=programme), FixedClock(), new_id)
    workshop = Workshop(archive.open(session), FixedClock(), "board", new_id)
    lines = tuple(
        intents.NewLine(text=text, column=workshop.session.organisations[index % len(people)].id)
        for index, text in enumerate(ideas)
    )
    if lines:
        workshop.handle(intents.AddContributions(phase=IDEAS_PHASE, lines=lines))
    for organisation, n in zip(workshop.session.organisations, people, strict=True):
        workshop.handle(intents.ChangePresence(organisation=organisation.id, people=n))
    workshop.handle(intents.EnterPhase(phase=VOTE_PHASE))
    return workshop


class VoteHost(App[None]):
    """Only the panel. F6, undo and redo are passed on as the board does."""

    BINDINGS = [
        Binding("f6", "cover", priority=True),
        Binding("ctrl+z", "undo", priority=True),
        Binding("ctrl+y", "redo", priority=True),
    ]

    def __init__(self, workshop: Workshop, language: Language = "nl") -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "paper"
        self.workshop = workshop
        self.panel = VotePanel(Catalog(language), workshop.session, VOTE_PHASE, NOW)
        self.intended: list[Intent] = []
        self.refused: list[str] = []
        self.said: list[str] = []
        self.escaped = 0
        """How often Esc was left to the board."""

    def compose(self) -> ComposeResult:
        with Vertical(id="middle"):
            yield self.panel

    def on_mount(self) -> None:
        self.panel.focus()

    @on(Intend)
    def _intend(self, message: Intend) -> None:
        self.do(message.intent)

    @on(Say)
    def _say(self, message: Say) -> None:
        self.said.append(message.text)

    def do(self, intent: Intent) -> None:
        """Have it done, and hand down the new state."""
        self.intended.append(intent)
        try:
            self.workshop.handle(intent)
        except RuleError as error:
            self.refused.append(error.rule.value)
        self.panel.session = self.workshop.session

    def key_escape(self) -> None:
        self.escaped += 1

    def action_cover(self) -> None:
        self.panel.toggle_cover()

    def action_undo(self) -> None:
        self.do(intents.Undo())

    def action_redo(self) -> None:
        self.do(intents.Redo())

    # What is looked at in the tests

    @property
    def state(self) -> Session:
        """The session as it is kept."""
        return self.workshop.session

    @property
    def round(self) -> Round:
        """The round as it is kept."""
        found = self.state.round_of(VOTE_PHASE)
        assert found is not None
        return found

    @property
    def setup(self) -> RoundSetup:
        return self.panel.query_one(RoundSetup)

    @property
    def grid(self) -> CountGrid:
        return self.panel.query_one(CountGrid)

    @property
    def table(self) -> ResultTable:
        return self.panel.query_one(ResultTable)

    @property
    def text(self) -> str:
        """All that the panel shows, line by line."""
        return "\n".join(line.text for line in self.strips())

    def strips(self) -> list[Strip]:
        """The drawn lines of the view that is shown."""
        view = next(view for view in self.panel.query(Sheet) if view.display)
        return [view.render_line(y) for y in range(view.size.height)]
