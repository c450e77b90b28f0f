"""Hosts for home and for the form before a session, over sessions in memory and a clock that the test moves."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.material import Case, CaseOrganisation, Programme
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Damaged, Meta, StoreError
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.screens.setup import SetupScreen
from samenwerk_tui.ui.themes import LIGHT, THEMES
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.organisation_fields import OrganisationFields
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import STYLES, HandClock

NL = Catalog("nl")
LIBRARY = Library(None)
CASES = LIBRARY.cases()
SIZES = ((80, 24), (120, 34), (200, 50))
EIGHT = (
    "Gemeente",
    "Woningcorporatie",
    "Sociaal werk",
    "Politie",
    "Bewoners",
    "Jeugdgezondheidszorg regio Noord",
    "School De Regenboog",
    "Winkeliersvereniging",
)


def with_organisations(count: int) -> Case:
    organisations = (CaseOrganisation(name=name, people=place) for place, name in enumerate(EIGHT[:count], 1))
    return CASES[0].model_copy(update={"organisations": tuple(organisations)})


def as_text(rows: Sequence[Row]) -> list[str]:
    return ["".join(span.text for span in row.line).rstrip() for row in rows]


class FolderOfTrouble(MemoryArchive):
    """Sessions in memory, with whatever else the folder is said to hold, or a folder that cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        self.more: tuple[Meta | Damaged, ...] = ()
        self.error: StoreError | None = None

    def list(self) -> tuple[Meta | Damaged, ...]:
        if self.error is not None:
            raise self.error
        return self.more + super().list()


class HomeApp(App[None]):
    """Only home; what it asks for is collected."""

    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, home: Screen[None]) -> None:
        super().__init__()
        self.home = home
        self.opened: list[str] = []
        self.started: list[Start] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name

    def on_mount(self) -> None:
        self.push_screen(self.home)

    def on_home_screen_open_wanted(self, message: HomeScreen.OpenWanted) -> None:
        self.opened.append(message.session_id)

    def on_home_screen_start_wanted(self, message: HomeScreen.StartWanted) -> None:
        self.started.append(message.start)


class Stand(NamedTuple):
    app: HomeApp
    home: HomeScreen
    pilot: Pilot[None]
    archive: FolderOfTrouble
    clock: HandClock

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.home.query_one(Sheet).rows

    @property
    def lines(self) -> list[str]:
        return as_text(self.rows)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def chosen(self) -> str:
        return next((as_text([row])[0][2:] for row in self.rows if row.here), "")

    @property
    def said(self) -> str:
        static = self.home.query_one("#said", Static)
        return str(static.content) if static.display else ""

    @property
    def keys(self) -> str:
        return str(self.app.screen.query_one(StatusBar).query_one("#hints", Static).content)

    @property
    def setup(self) -> SetupScreen:
        assert isinstance(self.app.screen, SetupScreen)
        return self.app.screen


def make_session(archive: MemoryArchive, clock: HandClock, title: str, *, case: int = 0, phases: int = 0) -> str:
    """A session in memory that went on to a later phase; 99 for the last."""
    start = Start(case=CASES[case], programme=LIBRARY.programme("kort"), title=title)
    session = start_session(archive, start, clock)
    workshop = Workshop(archive.open(session), clock, "board")
    workshop.handle(intents.OpenSession())
    for _ in range(min(phases, len(workshop.session.phases) - 1)):
        workshop.handle(intents.NextPhase())
    return session


@asynccontextmanager
async def at_home(
    *sessions: tuple[str, int],
    size: tuple[int, int] = (80, 24),
    language: Language = "nl",
    library: Library = LIBRARY,
    archive: FolderOfTrouble | None = None,
) -> AsyncIterator[Stand]:
    """Home, with a session for every title and number of phases that were left, each a day after the one before."""
    archive, clock = archive or FolderOfTrouble(), HandClock()
    clock.move(days=-len(sessions) + 1)
    for number, (title, phases) in enumerate(sessions):
        clock.move(days=1 if number else 0)
        make_session(archive, clock, title, phases=phases)
    home = HomeScreen(Catalog(language), archive, library, clock)
    app = HomeApp(home)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Stand(app, home, pilot, archive, clock)


@asynccontextmanager
async def at_setup(
    organisations: int = 5, size: tuple[int, int] = (80, 24), programmes: Sequence[Programme] = ()
) -> AsyncIterator[tuple[SetupScreen, Pilot[None], list[Start | None], HandClock]]:
    clock = HandClock()
    setup = SetupScreen(NL, with_organisations(organisations), programmes or LIBRARY.programmes(), clock)
    results: list[Start | None] = []
    app = HomeApp(Screen())
    async with app.run_test(size=size) as pilot:
        await app.push_screen(setup, results.append)
        await pilot.pause()
        yield setup, pilot, results, clock


def filled_in(setup: SetupScreen) -> list[tuple[str, str, int]]:
    """Names, short names as they are shown, and people."""
    rows = setup.query(OrganisationFields)
    return [(r.name_line.value, r.short_line.value or str(r.short_line.placeholder), r.amount.people) for r in rows]


def words(setup: SetupScreen, id: str) -> str:
    return str(setup.query_one(f"#{id}", Static).content)


async def write(pilot: Pilot[None], text: str) -> None:
    """Text into the field that has the keyboard, all at once."""
    field = pilot.app.screen.focused
    assert isinstance(field, LeanInput)
    field.insert_text_at_cursor(text)
    await pilot.pause()
