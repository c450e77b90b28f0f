"""Home: what is listed, what is chosen, what is said; at every size."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.screen import Screen

from samenwerk_tui.core.material import MAX_ORGANISATIONS
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import DAMAGE, Damaged, Meta, Reason, StoreError
from samenwerk_tui.ui.screens.home import PAGE
from samenwerk_tui.ui.screens.home_choices import MOST_SHOWN, sections_of
from samenwerk_tui.ui.screens.home_help import HomeHelpScreen
from samenwerk_tui.ui.widgets.choices import Choice, Section, choice_rows
from samenwerk_tui.ui.widgets.day_words import day_words
from samenwerk_tui.ui.widgets.form import FormLine
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.organisation_fields import OrganisationFields
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.ui.board_host import HandClock
from tests.ui.home_host import CASES, LIBRARY, NL, SIZES, FolderOfTrouble, as_text, at_home, make_session


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
    assert len(airy) == 42 and airy[1] == airy[4] == ""
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


# The screen


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
        told = "6 organisaties" if size[0] == 80 else "Gemeente"
        assert first.strip().startswith(f"7/13 Ideeën · {told}"), "a list that does not fit is told briefly"
        assert f"afgerond · {told}" in stand.text
        assert stand.chosen.startswith("Vandaag")
        assert all(case.title in stand.text for case in CASES)
        assert NL("home.first.how") not in stand.text


async def test_what_does_not_fit_is_told_in_whole_parts() -> None:
    sessions = [(f"Jongeren op het plein, vervolg jeugdgezondheidszorg {number}", 5) for number in range(16)]
    async with at_home(*sessions, size=(80, 24)) as stand:
        rows = [line for line in stand.lines if "6/13" in line and line.split()[-1] != "organisaties"]
        assert len(rows) > 5 and all("6/13 Gezamenlijk doel  " in row and "·" not in row for row in rows)


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
        for first in range(0, 40, PAGE):
            assert stand.chosen.startswith(f"Dag {39 - first:02}")
            assert sum(row.here for row in stand.rows) == 2
            assert len(stand.rows) <= stand.home.query_one(Sheet).size.height
            assert all(case.title in stand.text for case in CASES)
            await stand.pilot.press("pagedown")
        assert stand.chosen == CASES[0].title


async def test_a_click_opens_and_the_wheel_walks() -> None:
    async with at_home(("Een", 3), ("Twee", 3)) as stand:
        await stand.pilot.click(Sheet, offset=(5, next(y for y, line in enumerate(stand.lines) if "  Een" in line)))
        assert stand.app.opened and stand.app.opened[0].startswith("een-")
        stand.home.say("Toch niet.")
        await stand.pilot.pause()
        await stand.pilot.click(Sheet, offset=(5, stand.lines.index("")))
        assert stand.home.is_active and len(stand.app.opened) == 1
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
        (Reason.MISSING_BACKUP, "bestand is weg"),
        (Reason.NEWER_VERSION, "gemaakt met een nieuwere versie"),
        (Reason.NO_PERMISSION, "niet te lezen"),
    ],
)
async def test_a_session_that_cannot_be_read_is_named_and_told_of(reason: Reason, word: str) -> None:
    archive = FolderOfTrouble()
    archive.more = (Damaged(path=Path("/data/kapot\x1b[31m-1.json"), reason=reason, detail="x\x07y"),)
    async with at_home(("Heel", 3), archive=archive) as stand:
        assert stand.chosen.startswith("Heel")
        await stand.pilot.press("down")
        assert stand.chosen == "kapot-1"
        assert word in stand.text
        await stand.pilot.press("enter")
        if reason in DAMAGE:  # there may be an older state of it: the app looks, and tells where there is none
            assert stand.app.opened == ["/data/kapot\x1b[31m-1.json"]
            return
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
        for _ in range(0, len(HOSTILE), PAGE):
            assert not any(ord(c) < 32 or c in "\x7f\x9b\u202e" for line in stand.lines for c in line)
            assert all(cell_len(line) <= 120 for line in stand.lines)
            await stand.pilot.press("pagedown")


async def test_help_and_back() -> None:
    async with at_home() as stand:
        for key in ("f1", "question_mark"):
            await stand.pilot.press(key)
            assert isinstance(stand.app.screen, HomeHelpScreen)
            await stand.pilot.press("escape")
            assert stand.home.is_active


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


def test_of_a_file_with_words_without_end_home_takes_what_can_be_seen() -> None:
    clock = HandClock()
    archive = MemoryArchive()
    make_session(archive, clock, "Zuid")
    (meta,) = archive.list()
    assert isinstance(meta, Meta)
    endless = meta.model_copy(
        update={"title": "Ѭ漢" * 100_000, "phase": "é" * 100_000, "organisations": ("ü" * 1000,) * 1000}
    )
    sessions, _ = sections_of(Catalog("nl"), (endless,), (), (), clock.now())
    (choice,) = sessions.choices
    assert choice.title == "Ѭ漢" * (MOST_SHOWN // 2)
    assert len(choice.told) < (MAX_ORGANISATIONS + 2) * (MOST_SHOWN + 10)
