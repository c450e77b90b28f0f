"""The overview on the screen: rows of every width, scrolling, and the way back."""

from datetime import timedelta
from typing import Any

import pytest
from textual.app import App

from samenwerk_tui.core.overview import Day, GroupOverview, overview
from samenwerk_tui.core.summary import AgreementFigure, RoomAnswers, Summary
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.export.overview import OverviewWords
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.ui.screens.overview import OverviewScreen
from samenwerk_tui.ui.screens.setup import SetupScreen
from samenwerk_tui.ui.themes import LIGHT, THEMES
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.overview_rows import overview_rows
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.sessions import START
from tests.ui.board_host import STYLES
from tests.ui.home_host import as_text, at_home

NL = Catalog("nl")
TODAY = START.date()


def a_day(number: int, title: str = "Onze wijk", group: str = "wijk", **figures: Any) -> Day:
    answers = tuple(
        RoomAnswers(text=text, counts=(number % 3, 2, 3, 5, number))
        for text in ("Ik weet wie ik morgen kan bellen.", "Als het schuurt, bespreken we dat en komen we eruit.")
    )
    summary = Summary(
        **{
            "began": START,
            "start": answers,
            "end": answers,
            "agreements": (AgreementFigure(id=str(number), kind="collaboration", status="done"),),
            "ideas": 120,
            "shared": 45,
            "breadth": 4.5,
            "asked": 8,
            **figures,
        }
    )
    at = START + timedelta(days=90 * number)
    names = ("Gemeente", "Politie")
    return Day(id=f"{group}-{number}", title=title, at=at, organisations=names, group=group, summary=summary)


def rows_at(width: int, *groups: GroupOverview, language: Language = "nl") -> list[str]:
    rows = overview_rows(OverviewWords(Catalog(language), TODAY), groups, width)
    assert all(cells(row.line) <= width for row in rows)
    return as_text(rows)


GROUPS = overview([*(a_day(number) for number in range(6)), a_day(1, "Los", "los"), a_day(2, "Ook los", "ook")])


@pytest.mark.parametrize("width", [20, 40, 56, 76, 96, 120])
def test_it_fits_in_every_width_and_tells_everything(width: int) -> None:
    text = " ".join(" ".join(rows_at(width, *GROUPS)).split())
    for words in (
        "6 afspraken, 6 gedaan",
        "Nog niets over de casus",
        "Losse sessies",
        "di 24 nov",
        "Ik weet wie ik",
        "45 van 120",
        "4,5 van 8",
    ):
        assert words in text or width < 56
    assert "Ook los" in text


def test_a_bar_is_as_long_as_the_part_of_the_room_that_agrees() -> None:
    def bar(width: int, **counts: Any) -> str:
        (group,) = overview([a_day(1, start=(RoomAnswers(text="Zin", **counts),), end=())])
        return next(row for row in rows_at(width, group) if "eens" in row and "begin" in row)

    assert bar(96, counts=(0, 0, 0, 3, 3)).count("▆") == 30
    assert bar(96, counts=(3, 0, 0, 3, 0)).count("▆") == 15
    assert bar(96, counts=(6, 0, 0, 0, 0)).count("▆") == 0
    assert "▆" not in bar(56, counts=(0, 0, 0, 3, 3)) and "6 van 6 eens" in bar(56, counts=(0, 0, 0, 3, 3))


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_are_only_words(text: str) -> None:
    answers = (RoomAnswers(text=f"x{text}", counts=(0, 0, 0, 3, 3)),)
    (group,) = overview([a_day(1, clean_line(f"x{text}"), start=answers)])
    assert rows_at(76, group)


class Stage(App[None]):
    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: OverviewScreen) -> None:
        super().__init__()
        self._shown = screen
        self.left = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name

    def on_mount(self) -> None:
        self.push_screen(self._shown, self._leave)

    def _leave(self, _: None) -> None:
        self.left += 1


async def test_it_scrolls_from_end_to_end_survives_any_size_and_goes_back() -> None:
    screen = OverviewScreen(NL, GROUPS, TODAY)
    app = Stage(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sheet = screen.query_one(Sheet)

        def shown() -> list[str]:
            return as_text(sheet.rows)

        top = shown()
        assert top[0] == "Onze wijk" and "6 sessies" in top[1]
        await pilot.press("up")
        assert shown() == top
        await pilot.press("down")
        assert shown()[0] == top[1]
        await pilot.press("end")
        last = shown()
        assert "Ook los" in " ".join(last)
        await pilot.press("pagedown")
        assert shown() == last
        await pilot.press("pageup", "home")
        assert shown() == top
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(120, 34)
        await pilot.pause()
        assert shown()[0] == "Onze wijk"
        await pilot.press("escape")
        await pilot.pause()
        assert app.left == 1


# From home


async def test_home_looks_back_over_the_group_of_the_chosen_session() -> None:
    async with at_home(("Onze wijk", 2), ("Een ander", 2)) as stand:
        await stand.pilot.press("o")
        await stand.pilot.pause()
        screen = stand.app.screen
        assert isinstance(screen, OverviewScreen)
        assert as_text(screen.query_one(Sheet).rows)[0] == "Een ander"
        await stand.pilot.press("escape")
        await stand.pilot.pause()
        assert stand.app.screen is stand.home
        await stand.pilot.press("end", "o")
        await stand.pilot.pause()
        everything = stand.app.screen
        assert isinstance(everything, OverviewScreen)
        assert as_text(everything.query_one(Sheet).rows)[0] == "Losse sessies"


async def test_home_prepares_a_session_that_follows_the_chosen_one() -> None:
    async with at_home(("Onze wijk", 2)) as stand:
        await stand.pilot.press("V")
        await stand.pilot.pause()
        setup = stand.app.screen
        assert isinstance(setup, SetupScreen)
        await stand.pilot.press("enter")
        await stand.pilot.pause()
        (start,) = stand.app.started
        assert start.title == "Onze wijk" and start.follows is not None
        assert start.follows.session == stand.archive.list()[0].id  # type: ignore[union-attr]


async def test_a_case_and_a_session_that_has_not_begun_are_followed_by_nothing() -> None:
    async with at_home(("Onze wijk", 0)) as stand:
        for keys in (("v",), ("end", "v")):
            await stand.pilot.press(*keys)
            await stand.pilot.pause()
            assert stand.app.screen is stand.home
