"""Home and the form before a session: what is listed, what is chosen, what is refused; at every size."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.material import MAX_ORGANISATIONS, Case, CaseOrganisation, Programme, ProgrammePhase
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Workshop, start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Damaged, Meta, Reason, StoreError
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.screens.home_help import HomeHelpScreen
from samenwerk_tui.ui.screens.setup import SetupScreen
from samenwerk_tui.ui.themes import LIGHT, THEMES
from samenwerk_tui.ui.widgets.choices import Choice, Section, choice_rows
from samenwerk_tui.ui.widgets.day_words import day_words
from samenwerk_tui.ui.widgets.form import Amount, FormLine, Pick
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.organisation_fields import OrganisationFields
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.hostile import HOSTILE
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


# Words and rows


@pytest.mark.parametrize(
    ("then", "nl", "en"),
    [
        (datetime(2026, 11, 24, 13, 3, tzinfo=UTC), "vandaag 14:03", "today 14:03"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "vandaag 00:30", "today 00:30"),
        (datetime(2026, 11, 23, 22, 30, tzinfo=UTC), "gisteren", "yesterday"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "zo 22 nov", "Sun 22 Nov"),
        (datetime(2026, 3, 2, 12, 0, tzinfo=UTC), "ma 2 mrt", "Mon 2 Mar"),
        (datetime(2025, 12, 31, 12, 0, tzinfo=UTC), "31 dec 2025", "31 Dec 2025"),
    ],
)
def test_a_date_is_said_in_words(then: datetime, nl: str, en: str) -> None:
    now = datetime(2026, 11, 24, 15, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert day_words(NL, then, now) == nl
    assert day_words(Catalog("en"), then, now) == en


def make_sections(*counts: int, title: str = "Titel", told: str = "verteld") -> list[Section]:
    return [
        Section(
            f"Kop {letter}",
            tuple(Choice(f"{letter}{n}", f"{title} {letter}{n}", "di 24 nov", told) for n in range(c)),
        )
        for letter, c in zip("abc", counts, strict=False)
    ]


def as_text(rows: Sequence[Row]) -> list[str]:
    return ["".join(span.text for span in row.line).rstrip() for row in rows]


@given(
    counts=st.lists(st.integers(0, 60), min_size=1, max_size=3),
    width=st.integers(8, 200),
    height=st.integers(1, 60),
    text=st.sampled_from(["", "kort", "een lange zin met 漢字 erin " * 5]),
    notes=st.lists(st.sampled_from(["kort", "een heel lange klacht over een bestand " * 4]), max_size=3),
    data=st.data(),
)
@settings(max_examples=200, deadline=None)
def test_rows_fit_and_the_chosen_one_is_among_them(
    counts: list[int], width: int, height: int, text: str, notes: list[str], data: st.DataObject
) -> None:
    sections = make_sections(*counts, title=text, told=text)
    sections[-1] = sections[-1]._replace(notes=tuple(notes))
    ids = [choice.id for section in sections for choice in section.choices]
    chosen = data.draw(st.sampled_from(ids)) if ids else ""
    rows = choice_rows(NL, sections, chosen, width, height)
    assert len(rows) <= height
    assert all(cells(row.line) <= width for row in rows)
    if ids:
        assert {row.tag for row in rows if row.here} == {chosen}


def test_air_goes_first_then_the_second_rows_and_then_only_a_part_is_shown() -> None:
    sections = make_sections(10, 3)
    airy, close, tight = (as_text(choice_rows(NL, sections, "a0", 76, height)) for height in (60, 30, 17))
    assert len(airy) == 43 and airy[1] == airy[4] == ""
    assert close[:3] == ["  Kop a", f"{'› Titel a0':<66}di 24 nov", "  verteld"] and len(close) == 29
    assert tight[0].endswith("1–9 van 10") and tight[1:4] == [
        close[1],
        close[2],
        f"{'  Titel a1  verteld':<66}di 24 nov",
    ]
    assert tight[-4:] == ["  Kop b", *(f"{f'  Titel b{n}  verteld':<66}di 24 nov" for n in range(3))]


def test_the_part_that_is_shown_goes_along_with_the_chosen_one() -> None:
    sections = make_sections(40, 3)
    for n in range(40):
        heading, *rows = as_text(choice_rows(NL, sections, f"a{n}", 76, 20))
        first, last = (int(number) for number in heading.split("Kop a")[1].split(" van ")[0].split("–"))
        assert first <= n + 1 <= last
        titles = [row for row in rows if "Titel a" in row]
        assert f"Titel a{first - 1} " in titles[0] and f"Titel a{last - 1} " in titles[-1]
        assert len(titles) == last - first + 1


# Home


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

    CSS_PATH = str(STYLES)
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


async def test_a_first_start_says_what_to_press() -> None:
    async with at_home() as stand:
        assert stand.lines[:3] == [f"  {NL(f'home.first.{line}')}" for line in ("what", "how", "kept")]
        assert "Ga verder" not in stand.text
        assert stand.chosen == CASES[0].title
        assert all(case.title in stand.text and case.summary in stand.text for case in CASES)


@pytest.mark.parametrize("size", SIZES)
async def test_sessions_are_told_with_date_phase_and_organisations(size: tuple[int, int]) -> None:
    async with at_home(("Klaar", 99), ("Gisteren", 2), ("Vandaag", 6), size=size) as stand:
        order = [line for line in stand.lines if line[2:].startswith(("Klaar", "Gisteren", "Vandaag"))]
        assert [line.split()[-2:] for line in order] == [
            ["vandaag", "13:00"],
            ["Gisteren", "gisteren"],
            ["22", "nov"],
        ]
        assert "Perspectieven" not in stand.text or "4/13" in stand.text
        first = stand.lines[stand.lines.index(order[0]) + 1]
        assert first.strip().startswith("7/13 Ideeën · Gemeente, ")
        assert "afgerond · Gemeente" in stand.text
        assert stand.chosen.startswith("Vandaag")
        assert all(case.title in stand.text for case in CASES)
        assert NL("home.first.how") not in stand.text


async def test_finished_sessions_come_after_and_never_get_the_focus() -> None:
    async with at_home(("Oud", 3), ("Klaar", 99)) as stand:
        titles = [row.line[1].text for row in stand.rows if row.tag.startswith("session:") and len(row.line) > 2]
        assert titles == ["Oud", "Klaar"]
        assert stand.chosen.startswith("Oud")
    async with at_home(("Klaar", 99)) as stand:
        assert stand.chosen == CASES[0].title


async def test_enter_opens_the_session() -> None:
    async with at_home(("Een", 3), ("Twee", 3)) as stand:
        await stand.pilot.press("down", "enter")
        assert len(stand.app.opened) == 1 and stand.app.opened[0].startswith("een-")


async def test_enter_is_heard_once_until_it_failed() -> None:
    async with at_home(("Een", 3)) as stand:
        await stand.pilot.press("enter", "enter", "enter")
        assert len(stand.app.opened) == 1
        stand.home.say("De schijf is\x1b[31m vol.")
        await stand.pilot.pause()
        assert stand.said == "De schijf is vol."
        await stand.pilot.press("enter")
        assert len(stand.app.opened) == 2 and stand.said == ""


async def test_walking_stops_at_the_ends_and_tab_goes_to_the_other_section() -> None:
    async with at_home(("Een", 3), ("Twee", 3)) as stand:
        await stand.pilot.press("up")
        assert stand.chosen.startswith("Twee") and "naar de casussen" in stand.keys
        await stand.pilot.press("tab")
        assert stand.chosen == CASES[0].title and "naar de sessies" in stand.keys
        await stand.pilot.press("end", "down")
        assert stand.chosen == CASES[-1].title
        await stand.pilot.press("shift+tab", "down")
        assert stand.chosen.startswith("Een")
        await stand.pilot.press("pagedown")
        assert stand.chosen == CASES[-1].title
        await stand.pilot.press("home")
        assert stand.chosen.startswith("Twee")


@pytest.mark.parametrize("size", SIZES)
async def test_with_forty_sessions_the_walker_and_the_cases_stay_in_sight(size: tuple[int, int]) -> None:
    async with at_home(*((f"Dag {n:02}", 3) for n in range(40)), size=size) as stand:
        for step in range(40):
            assert stand.chosen.startswith(f"Dag {39 - step:02}")
            assert sum(row.here for row in stand.rows) == 2
            assert len(stand.rows) <= stand.home.query_one(Sheet).size.height
            assert all(case.title in stand.text for case in CASES)
            await stand.pilot.press("down")
        assert stand.chosen == CASES[0].title


async def test_a_click_opens_and_the_wheel_walks() -> None:
    async with at_home(("Een", 3), ("Twee", 3)) as stand:
        sheet = stand.home.query_one(Sheet)
        await stand.pilot.click(Sheet, offset=(5, next(y for y, line in enumerate(stand.lines) if "  Een" in line)))
        assert stand.app.opened and stand.app.opened[0].startswith("een-")
        stand.home.say("Toch niet.")
        assert await stand.pilot.click(Sheet, offset=(5, sheet.size.height - 1)), "a click beside everything"
        y = next(y for y, line in enumerate(stand.lines) if CASES[1].summary in line)
        await stand.pilot.click(Sheet, offset=(5, y))
        assert stand.setup.query_one("#title", FormLine).value == CASES[1].title
    async with at_home(("Een", 3)) as stand:
        stand.home.on_mouse_scroll_down()
        await stand.pilot.pause()
        assert stand.chosen == CASES[0].title
        stand.home.on_mouse_scroll_up()
        await stand.pilot.pause()
        assert stand.chosen.startswith("Een")


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        (Reason.DAMAGED, "beschadigd"),
        (Reason.DAMAGED_BACKUP, "beschadigd"),
        (Reason.NEWER_VERSION, "gemaakt met een nieuwere versie"),
        (Reason.NO_PERMISSION, "niet te lezen"),
    ],
)
async def test_a_damaged_session_is_named_and_not_opened(reason: Reason, word: str) -> None:
    archive = FolderOfTrouble()
    archive.more = (Damaged(path=Path("/data/kapot\x1b[31m-1.json"), reason=reason, detail="x\x07y"),)
    async with at_home(("Heel", 3), archive=archive) as stand:
        assert stand.chosen.startswith("Heel")
        await stand.pilot.press("down")
        assert stand.chosen == "kapot-1"
        assert word in stand.text
        await stand.pilot.press("enter")
        assert not stand.app.opened
        assert stand.said == NL(f"store.{reason}", path="/data/kapot-1.json", detail="xy")
        await stand.pilot.press("up")
        assert stand.said == ""


async def test_a_practice_session_is_called_so_and_never_gets_the_focus() -> None:
    archive = FolderOfTrouble()
    make_session(archive, HandClock(), "Echt", phases=99)
    (real,) = archive.list()
    assert isinstance(real, Meta)
    archive.more = (real.model_copy(update={"id": "oefen-1", "title": "Oefenen", "demo": True, "finished": False}),)
    async with at_home(archive=archive) as stand:
        assert stand.chosen == CASES[0].title
        assert "oefensessie · " in stand.text
        assert stand.text.index("Echt") < stand.text.index("Oefenen")


async def test_a_folder_that_cannot_be_read_is_said_and_cases_stay() -> None:
    archive = FolderOfTrouble()
    archive.error = StoreError(Reason.NO_PERMISSION, Path("/data/sessions"))
    async with at_home(archive=archive) as stand:
        wanted = NL("store.no_permission", path="/data/sessions", detail="")
        assert stand.said == wanted
        assert NL("home.first.how") not in stand.text
        await stand.pilot.press("down")
        assert stand.said == wanted and stand.chosen == CASES[1].title
        archive.error = None
        await stand.pilot.press("enter", "escape")
        await stand.pilot.pause()
        assert stand.said == ""


def write_case(folder: Path, name: str, text: str) -> None:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / f"{name}.toml").write_text(text, encoding="utf-8")


async def test_a_broken_file_is_one_quiet_line_and_many_are_counted(tmp_path: Path) -> None:
    write_case(tmp_path, "aap", 'title = "Aap"\n')
    async with at_home(library=Library(tmp_path)) as stand:
        complaint = next(line for line in stand.lines if "aap.toml" in line)
        assert "“story” ontbreekt" in complaint and str(tmp_path) not in stand.text
        for name in ("bok", "cavia", "dodo"):
            write_case(tmp_path, name, "title")
        await stand.pilot.press("enter", "escape")
        await stand.pilot.pause()
        assert "bok.toml" in stand.text and "cavia.toml" not in stand.text
        assert "Nog 2 bestanden kloppen niet." in stand.text
        write_case(tmp_path, "aap", LIBRARY.template("case"))
        await stand.pilot.press("enter", "escape")
        await stand.pilot.pause()
        assert "aap.toml" not in stand.text and Library(tmp_path).case("aap").title in stand.text


async def test_coming_back_lists_again_and_keeps_the_place_where_nothing_changed() -> None:
    async with at_home(("Een", 3)) as stand:
        await stand.pilot.press("down", "down", "enter", "escape")
        await stand.pilot.pause()
        assert stand.chosen == CASES[1].title
        stand.app.push_screen(Screen())
        await stand.pilot.pause()
        stand.clock.move(hours=2)
        make_session(stand.archive, stand.clock, "Nieuw", phases=1)
        stand.app.pop_screen()
        await stand.pilot.pause()
        assert stand.chosen.startswith("Nieuw") and "vandaag 15:00" in stand.text


async def test_hostile_titles_are_text_and_take_one_row() -> None:
    archive, clock = FolderOfTrouble(), HandClock()
    make_session(archive, clock, "Echt", phases=1)
    (real,) = archive.list()
    assert isinstance(real, Meta)
    archive.more = tuple(
        real.model_copy(update={"id": f"s-{n}", "title": text, "phase": text, "organisations": (text, text)})
        for n, text in enumerate(HOSTILE)
    )
    async with at_home(archive=archive, size=(120, 50)) as stand:
        for _ in HOSTILE:
            assert not any(ord(c) < 32 or c in "\x7f\x9b\u202e" for line in stand.lines for c in line)
            assert all(cell_len(line) <= 120 for line in stand.lines)
            await stand.pilot.press("down")


async def test_help_and_back() -> None:
    async with at_home() as stand:
        for key in ("f1", "question_mark"):
            await stand.pilot.press(key)
            assert isinstance(stand.app.screen, HomeHelpScreen)
            await stand.pilot.press("escape")
            assert stand.home.is_active
        await stand.pilot.press("ctrl+q")
        assert stand.app.return_code == 0 or not stand.app.is_running


async def test_a_small_terminal_says_so_on_every_screen_and_all_comes_back() -> None:
    async with at_home(("Een", 3)) as stand:
        for keys in ((), ("f1",), ("escape", "down", "enter", "down", "down", "down")):
            await stand.pilot.press(*keys)
            focused = stand.app.screen.focused
            for size in ((59, 24), (80, 19), (1, 1)):
                await stand.pilot.resize_terminal(*size)
                await stand.pilot.pause()
                assert [w.id for w in stand.app.screen.children if w.display] == ["too-small"]
            await stand.pilot.resize_terminal(80, 24)
            await stand.pilot.pause()
            assert not stand.app.screen.query_one("#too-small").display
            assert stand.app.screen.focused is focused
        assert stand.setup.focused is stand.setup.query(OrganisationFields).first().name_line


# The form


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
    await pilot.press(*("space" if char == " " else char for char in text))


async def test_two_enters_start_with_everything_as_it_was_proposed() -> None:
    async with at_home() as stand:
        await stand.pilot.press("enter", "enter", "enter", "enter")
        (start,) = stand.app.started
        assert start.case == CASES[0] and start.title == CASES[0].title and start.language == "nl"
        assert start.programme.id == "kort" and start.programme.minutes == 90
        told = [(o.name, o.short, o.people) for o in start.organisations]
        assert told == [(o.name, o.short, o.people) for o in CASES[0].organisations]


async def test_two_enters_reach_a_running_board_and_leaving_it_finds_the_session_at_home(tmp_path: Path) -> None:
    app = SamenwerkApp(Catalog("nl"), MemoryArchive(), LIBRARY, HandClock(), tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        session = app.screen.state
        assert session.planned_minutes == 90 and session.title == CASES[0].title
        assert [o.people for o in session.organisations] == [o.people for o in CASES[0].organisations]
        app.screen.go_home()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        here = [row for row in app.screen.query_one(Sheet).rows if row.here]
        assert here[0].tag == f"session:{session.id}"


async def test_the_language_of_the_session_is_that_of_the_screen() -> None:
    async with at_home(language="en") as stand:
        await stand.pilot.press("enter", "enter")
        assert stand.app.started[0].language == "en"


async def test_everything_can_be_changed_first() -> None:
    async with at_setup(3) as (setup, pilot, results, _):
        await pilot.press("down", "ctrl+u")
        await write(pilot, "Dag twee")
        await pilot.press("enter", "right", "down", "ctrl+u")
        await write(pilot, "Wijkteam")
        await pilot.press("tab")
        await write(pilot, "wyk")
        await pilot.press("tab", "1", "2", "escape", "enter")
        (start,) = results
        assert start is not None and start.title == "Dag twee" and start.programme.id == "halve-dag"
        assert [(o.name, o.short, o.people) for o in start.organisations] == [
            ("Wijkteam", "WYK", 12),
            ("Woningcorporatie", "", 2),
            ("Sociaal werk", "", 3),
        ]


async def test_programmes_are_told_with_their_length_and_end() -> None:
    async with at_setup() as (setup, pilot, _, clock):
        assert words(setup, "end") == "90 minuten · als je nu begint: einde 14:30"
        await pilot.press("up", "up", *["up"] * 5)
        assert isinstance(setup.focused, Pick)
        await pilot.press("enter")
        assert words(setup, "end") == "210 minuten · als je nu begint: einde 16:30"
        assert words(setup, "summary") == LIBRARY.programme("halve-dag").summary
        await pilot.press("right")
        assert words(setup, "end").startswith("420 minuten")
        await pilot.press("space")
        assert words(setup, "end").startswith("90 minuten")
        await pilot.press("left", "left")
        clock.move(minutes=7)
        setup._show_end()
        assert words(setup, "end") == "210 minuten · als je nu begint: einde 16:37"


async def test_the_end_minds_a_phase_that_is_fixed_to_the_clock() -> None:
    phase = ProgrammePhase(kind="welcome", title="Begin", minutes=10, instruction="")
    lunch = phase.model_copy(update={"title": "Lunch", "at": datetime(2026, 1, 1, 15, 0).time()})
    own = Programme(id="eigen", title="Eigen dag", phases=(phase, lunch))
    async with at_setup(programmes=[own]) as (setup, _, results, _clock):
        assert words(setup, "end") == "20 minuten · als je nu begint: einde 15:10"
        setup.query_one(Pick).action_turn(1)
        assert setup.query_one(Pick).index == 0


async def test_an_amount_takes_digits_and_signs_and_stays_within_bounds() -> None:
    async with at_setup(2) as (setup, pilot, _, _clock):
        await pilot.press("up", "up", "tab", "tab")
        amount = setup.focused
        assert isinstance(amount, Amount) and amount.people == 2
        for keys, people in (
            ("3", 3),
            ("4", 34),
            ("5", 5),
            (("plus", "plus"), 7),
            ("minus", 6),
            ("0", 6),
            ("10", 10),
            (("minus",) * 12, 1),
            ("99", 99),
            ("plus", 99),
            ("x", 99),
        ):
            await pilot.press(*([keys] if keys in ("plus", "minus") else keys))
            assert amount.people == people, keys


async def test_short_names_follow_the_names_and_stay_different() -> None:
    async with at_setup(3) as (setup, pilot, results, _clock):
        assert [short for _, short, _ in filled_in(setup)] == ["GEM", "WON", "SOC"]
        await pilot.press("down", "down", "down", "ctrl+u")
        assert [short for _, short, _ in filled_in(setup)] == ["", "WON", "SOC"]
        await write(pilot, "Woonbond")
        assert [short for _, short, _ in filled_in(setup)] == ["WON", "WNI", "SOC"]
        await pilot.press("tab")
        await write(pilot, "s0o!cx")
        assert setup.query(OrganisationFields).first().short_line.value == "SOC"
        await pilot.press("down")
        assert [short for _, short, _ in filled_in(setup)] == ["SOC", "WON", "SWE"]
        await write(pilot, "soc")
        await pilot.press("escape")
        shown = [short for _, short, _ in filled_in(setup)]
        assert shown[0] == "SOC" and len(set(shown)) == 3
        await pilot.press("enter")
        (start,) = results
        assert start is not None
        archive = MemoryArchive()
        session = Workshop(archive.open(start_session(archive, start, HandClock())), HandClock(), "x").session
        assert [o.short for o in session.organisations] == shown


async def test_organisations_up_to_eight() -> None:
    async with at_setup(6) as (setup, pilot, results, _clock):
        await pilot.press("up")
        assert setup.focused is setup.query_one("#add")
        await pilot.press("enter")
        await write(pilot, "Wijkteam")
        await pilot.press("tab", "tab", "4", "enter", "enter")
        await write(pilot, "Brandweer")
        assert len(filled_in(setup)) == MAX_ORGANISATIONS and not setup.query_one("#add").display
        await pilot.press("down")
        assert setup.focused is setup.query_one("#begin")
        await pilot.press("enter")
        assert results[0] is not None
        assert [(o.name, o.people) for o in results[0].organisations][-2:] == [("Wijkteam", 4), ("Brandweer", 1)]


async def test_organisations_down_to_two_and_back_again() -> None:
    async with at_setup(3) as (setup, pilot, _, _clock):
        before = filled_in(setup)
        await pilot.press("ctrl+d", "ctrl+z")
        assert filled_in(setup) == before
        await pilot.press("up", "up", "up", "tab", "ctrl+d")
        assert filled_in(setup) == [before[0], before[2]]
        assert setup.focused is list(setup.query(OrganisationFields))[1].short_line
        await pilot.press("ctrl+d")
        assert len(filled_in(setup)) == 2
        assert words(setup, "said") == NL("rule.number_of_organisations", least=2, limit=8)
        await pilot.press("ctrl+z")
        assert filled_in(setup) == before and words(setup, "said") == ""
        await pilot.press("ctrl+z")
        assert filled_in(setup) == before


async def test_a_full_form_takes_nothing_back() -> None:
    async with at_setup(8) as (setup, pilot, _, _clock):
        before = filled_in(setup)
        await pilot.press("up", "ctrl+d", "down")
        assert setup.focused is setup.query_one("#add")
        await pilot.press("enter", "ctrl+z")
        assert len(filled_in(setup)) == 8
        await pilot.press("ctrl+d", "ctrl+z", "ctrl+z")
        assert len(filled_in(setup)) == 8 and filled_in(setup)[:7] == before[:7]


@pytest.mark.parametrize(("name", "rule"), [("", "empty_text"), ("   ", "empty_text"), ("politie", "name_taken")])
async def test_a_wrong_choice_is_said_and_nothing_is_lost(name: str, rule: str) -> None:
    async with at_setup(5) as (setup, pilot, results, _clock):
        await pilot.press("up", "up", "ctrl+u")
        await write(pilot, name)
        await pilot.press("tab", "tab", "7", "escape", "enter")
        assert not results
        last = list(setup.query(OrganisationFields))[-1]
        assert words(setup, "said") == NL(f"rule.{rule}", name=name)
        assert setup.focused is last.name_line and last.amount.people == 7 and last.name_line.value == name
        await pilot.press("ctrl+u")
        await write(pilot, "Bewoners")
        assert words(setup, "said") == ""
        await pilot.press("escape", "enter")
        assert results[0] is not None and results[0].organisations[-1].people == 7


async def test_an_empty_title_is_that_of_the_case() -> None:
    async with at_setup() as (_setup, pilot, results, _clock):
        await pilot.press("down", "ctrl+u", "escape", "enter")
        assert results[0] is not None and results[0].title == ""
        archive = MemoryArchive()
        assert start_session(archive, results[0], HandClock()).startswith("bijplaatsingen-in-de-straat-")


async def test_escape_goes_to_begin_first_and_then_home() -> None:
    async with at_home() as stand:
        await stand.pilot.press("enter", "down", "X", "escape")
        assert stand.setup.focused is stand.setup.query_one("#begin")
        assert stand.setup.query_one("#title", FormLine).value == f"{CASES[0].title}X"
        await stand.pilot.press("escape")
        assert stand.home.is_active and not stand.app.started


async def test_the_mouse_begins_adds_and_picks() -> None:
    async with at_setup(3) as (setup, pilot, results, _clock):
        await pilot.click(Pick)
        assert words(setup, "end").startswith("210")
        await pilot.click("#add")
        await write(pilot, "Wijkteam")
        await pilot.click("#begin")
        assert results[0] is not None and results[0].organisations[-1].name == "Wijkteam"


async def test_the_way_around_the_form_passes_every_field() -> None:
    async with at_setup(3) as (setup, pilot, _, _clock):
        fields = [field for row in setup._grid() for field in row]
        assert len(fields) == 2 + 3 * 3 + 2
        await pilot.press("tab")
        for field in fields:
            assert setup.focused is field
            await pilot.press("tab")
        for field in reversed([*fields, fields[0]]):
            assert setup.focused is field or field is fields[0]
            await pilot.press("shift+tab")


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_begin_and_the_active_field_are_always_in_sight(size: tuple[int, int], organisations: int) -> None:
    async with at_setup(organisations, size) as (setup, pilot, _, _clock):
        begin = setup.query_one("#begin")
        for _ in range(organisations + 5):
            await pilot.press("down")
            await pilot.pause()
            assert setup.region.contains_region(begin.region) and begin.region.bottom < size[1]
            focused = setup.focused
            assert focused is not None and focused.region.area > 0
            assert setup.find_widget(focused).visible_region == focused.region
        await pilot.press("up", "up", "ctrl+u", "escape", "enter")
        assert begin.region.bottom < size[1] and setup.query_one("#said").region.bottom < size[1]


async def test_a_line_takes_hostile_text_as_text_and_no_more_than_fits() -> None:
    async with at_setup(2, (120, 34)) as (setup, pilot, results, _clock):
        title = setup.query_one("#title", FormLine)
        setup.set_focus(title)
        for text in HOSTILE:
            title.value = ""
            title._take(text)
            await pilot.pause()
            assert len(title.value) <= 60
            assert not any(ord(c) < 32 or c in "\x7f\x9b\u202e" for c in title.value)
        title.value = ""
        title._take("eerste regel\ntweede regel")
        await pilot.pause()
        assert title.value == "eerste regel"
        for text in ("[/]", "[@click=app.quit]", "[b]vet"):
            row = setup.query(OrganisationFields).first()
            row.name_line.value = text
            row.short_line.value = ""
            await pilot.pause()
        await pilot.press("escape", "enter")
        assert results[0] is not None and results[0].organisations[0].name == "[b]vet"
