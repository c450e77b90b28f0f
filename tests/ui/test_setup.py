"""The form before a session: Enter starts it as it is proposed, all of it can be changed, and nothing gets lost."""

from datetime import datetime
from pathlib import Path

import pytest
from textual.widgets import Static

from samenwerk_tui.core.material import MAX_ORGANISATIONS, Programme, ProgrammePhase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.widgets.form import Amount, FormLine, Pick
from samenwerk_tui.ui.widgets.organisation_fields import OrganisationFields
from samenwerk_tui.ui.widgets.sheet import Sheet
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.hostile import HOSTILE
from tests.ui.board_host import HandClock
from tests.ui.home_host import CASES, LIBRARY, NL, at_home, at_setup, filled_in, words, write


async def test_two_enters_start_with_everything_as_it_was_proposed() -> None:
    async with at_home() as stand:
        await stand.pilot.press("enter", "enter", "enter", "enter")
        (start,) = stand.app.started
        assert start.case == CASES[0] and start.title == CASES[0].title and start.language == "nl"
        assert start.programme.id == "kort" and start.programme.minutes == 90
        told = [(o.name, o.short, o.people) for o in start.organisations]
        assert told == [(o.name, o.short, o.people) for o in CASES[0].organisations]


async def test_two_enters_reach_a_running_board_and_leaving_it_finds_the_session_at_home(tmp_path: Path) -> None:
    app = SamenwerkApp(Catalog("nl"), MemoryArchive(), lambda: LIBRARY, HandClock(), tmp_path)
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
        await pilot.press("shift+tab")
        await write(pilot, "wyk")
        await pilot.press("tab", "tab", "1", "2", "escape", "enter")
        (start,) = results
        assert start is not None and start.title == "Dag twee" and start.programme.id == "halve-dag"
        assert [(o.name, o.short, o.people) for o in start.organisations] == [
            ("Wijkteam", "WYK", 12),
            ("Woningcorporatie", "", 2),
            ("Sociaal werk", "", 3),
        ]


async def test_programmes_are_told_with_their_length_and_end() -> None:
    async with at_setup() as (setup, pilot, _, clock):
        assert words(setup, "end") == "90 minuten · einde 14:30 als je nu begint"
        await pilot.press("up", "up", *["up"] * 5)
        assert isinstance(setup.focused, Pick)
        await pilot.press("enter")
        assert words(setup, "end") == "210 minuten · einde 16:30 als je nu begint"
        assert words(setup, "summary") == LIBRARY.programme("halve-dag").summary
        await pilot.press("right")
        assert words(setup, "end").startswith("420 minuten")
        await pilot.press("space")
        assert words(setup, "end").startswith("90 minuten")
        await pilot.press("left", "left")
        clock.move(minutes=7)
        setup._show_end()
        assert words(setup, "end") == "210 minuten · einde 16:37 als je nu begint"


async def test_the_end_minds_a_phase_that_is_fixed_to_the_clock() -> None:
    phase = ProgrammePhase(kind="welcome", title="Begin", minutes=10, instruction="")
    lunch = phase.model_copy(update={"title": "Lunch", "at": datetime(2026, 1, 1, 15, 0).time()})
    own = Programme(id="eigen", title="Eigen dag", phases=(phase, lunch))
    async with at_setup(programmes=[own]) as (setup, _, results, _clock):
        assert words(setup, "end") == "20 minuten · einde 15:10 als je nu begint"
        setup.query_one(Pick).action_turn(1)
        assert setup.query_one(Pick).index == 0


async def test_an_amount_takes_digits_and_signs_and_stays_within_bounds() -> None:
    async with at_setup(2) as (setup, pilot, _, _clock):
        await pilot.press("up", "up", "tab")
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
        await pilot.press("3", "up", "down", "4")
        assert amount.people == 4


async def test_short_names_follow_the_names_and_stay_different() -> None:
    async with at_setup(3) as (setup, pilot, results, _clock):
        assert [short for _, short, _ in filled_in(setup)] == ["GEM", "WON", "SOC"]
        await pilot.press("down", "down", "down", "ctrl+u")
        assert [short for _, short, _ in filled_in(setup)] == ["", "WON", "SOC"]
        await write(pilot, "Woonbond")
        assert [short for _, short, _ in filled_in(setup)] == ["WOO", "WON", "SOC"]
        await pilot.press("shift+tab")
        await pilot.press("s", "0", "o", "exclamation_mark", "c", "x")
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


async def test_the_hints_say_what_the_keys_do_there_and_how_to_begin() -> None:
    async with at_setup(3) as (setup, pilot, _, _clock):

        def hints() -> str:
            return str(setup.query_one(StatusBar).query_one("#hints", Static).content)

        assert hints() == "Enter begin  ↑↓ kiezen  Esc terug"
        await pilot.press("down", "down")
        assert hints() == "←→ aanpassen  ↑↓ kiezen  Esc naar Begin"
        await pilot.press("down")
        assert setup.focused is setup.query(OrganisationFields).first().name_line
        assert hints() == "Enter verder  ↑↓ kiezen  Ctrl+D haal weg  Esc naar Begin"
        await pilot.press("tab")
        assert hints() == "cijfers aantal mensen  ←→ aanpassen  ↑↓ kiezen  Esc naar Begin"


async def test_what_is_filled_in_stands_in_one_column() -> None:
    async with at_setup(3) as (setup, _pilot, _, _clock):
        left = setup.query_one("#title").region.x
        assert all(row.short_line.region.x == left for row in setup.query(OrganisationFields))
        assert setup.query_one("#add").region.x == setup.query_one(Pick).region.x == left


async def test_organisations_up_to_eight() -> None:
    async with at_setup(6) as (setup, pilot, results, _clock):
        await pilot.press("up")
        assert setup.focused is setup.query_one("#add")
        await pilot.press("enter")
        await write(pilot, "Wijkteam")
        await pilot.press("tab", "4", "enter", "enter")
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
        assert setup.focused is list(setup.query(OrganisationFields))[1].amount
        await pilot.press("ctrl+d")
        assert len(filled_in(setup)) == 2
        assert words(setup, "said") == NL("rule.number_of_organisations", least=2, limit=8)
        await pilot.press("ctrl+z")
        assert filled_in(setup) == before and words(setup, "said") == ""
        await pilot.press("ctrl+z")
        assert filled_in(setup) == before


async def test_a_full_form_takes_nothing_back_until_there_is_room() -> None:
    async with at_setup(8) as (setup, pilot, _, _clock):
        before = filled_in(setup)
        await pilot.press("down", "down", "down", "ctrl+d", "up", "up", "up", "up")
        assert setup.focused is setup.query_one("#add")
        await pilot.press("enter", "ctrl+z")
        assert filled_in(setup)[:7] == before[1:]
        assert words(setup, "said") == NL("rule.too_many_organisations", limit=8)
        await write(pilot, "Nieuw")
        await pilot.press("ctrl+d", "ctrl+d", "ctrl+z", "ctrl+z")
        assert [name for name, _, _ in filled_in(setup)] == [*(name for name, _, _ in before[1:]), "Nieuw"]
        assert words(setup, "said") == ""
        await pilot.press("ctrl+z")
        assert words(setup, "said") == NL("rule.too_many_organisations", limit=8)


@pytest.mark.parametrize(("name", "rule"), [("", "empty_text"), ("   ", "empty_text"), ("politie", "name_taken")])
async def test_a_wrong_choice_is_said_and_nothing_is_lost(name: str, rule: str) -> None:
    async with at_setup(5) as (setup, pilot, results, _clock):
        await pilot.press("up", "up", "ctrl+u")
        await write(pilot, name)
        await pilot.press("tab", "7", "escape", "enter")
        assert not results
        last = list(setup.query(OrganisationFields))[-1]
        assert words(setup, "said") == NL(f"rule.{rule}", name=name)
        assert (
            setup.focused is last.name_line
            and last.amount.people == 7
            and last.name_line.value.strip() == name.strip()
        )
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
        assert start_session(archive, results[0], HandClock()).startswith("de-matras-op-de-hoek-")


async def test_escape_goes_to_begin_first_and_then_home() -> None:
    async with at_home() as stand:
        await stand.pilot.press("enter", "down", "X", "escape")
        assert stand.setup.focused is stand.setup.query_one("#begin")
        assert stand.setup.query_one("#title", FormLine).value == f"{CASES[0].title}X"
        await stand.pilot.press("escape")
        assert stand.home.is_active and not stand.app.started


async def test_ctrl_q_ends_it_from_home_and_from_the_form() -> None:
    for keys in (("ctrl+q",), ("enter", "down", "ctrl+q")):
        async with at_home() as stand:
            await stand.pilot.press(*keys)
            assert stand.app._exit


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


@pytest.mark.parametrize(
    ("size", "organisations"), [((60, 20), 8), ((80, 24), 3), ((80, 24), 8), ((120, 34), 5), ((200, 50), 8)]
)
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
        setup.set_focus(setup.query(OrganisationFields).first().name_line)
        await pilot.press("ctrl+u", "escape", "enter")
        assert words(setup, "said")
        assert begin.region.bottom < size[1] and setup.query_one("#said").region.bottom < size[1]


async def test_a_line_takes_hostile_text_as_text_and_no_more_than_fits() -> None:
    async with at_setup(2, (120, 34)) as (setup, pilot, results, _clock):
        title = setup.query_one("#title", FormLine)
        setup.set_focus(title)
        for text in HOSTILE:
            title.value = ""
            title._take(text)
            assert len(title.value) <= 60
            assert not any(ord(c) < 32 or c in "\x7f\x9b\u202e" for c in title.value)
        await pilot.pause()
        title.value = ""
        await write(pilot, "a" * 50)
        await write(pilot, "b" * 50)
        assert title.value == "a" * 50 + "b" * 10
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
