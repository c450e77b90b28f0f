"""The palette: what is found by what is typed, and what its commands say afterwards."""

from datetime import time

import pytest
from textual.theme import Theme

from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.screens.board_commands import board_commands
from samenwerk_tui.ui.screens.palette import PaletteCommand, find
from samenwerk_tui.ui.themes import DARK, INK
from tests.ui.board_host import KEY_NAMES, Stand, board

IDEAS = "07-columns"
T = Catalog("nl")


def named(*titles: str, told: str = "") -> list[PaletteCommand]:
    return [PaletteCommand(title, told, lambda: None) for title in titles]


def first(stand: Stand, typed: str) -> str:
    """The command that Enter would do."""
    return next((command.title for command in find(board_commands(stand.board), typed)), "")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tafel", "palette.tables"),
        ("tafels", "palette.tables"),
        ("per tafels", "palette.tables"),
        ("TAFEL kolom", "palette.tables"),
        ("gemengde tafels", "palette.tables"),
        ("tafels gaan", "palette.organisations"),
        ("organisaties toevoegen", "palette.add_organisation"),
        ("begeleidersnotitie", ""),
        ("f8", "keys.learned.name"),
    ],
)
async def test_it_is_found_by_words_in_any_order_and_form(typed: str, title: str) -> None:
    async with board(phase=IDEAS) as stand:
        assert first(stand, typed) == (T(title) if title else "")


async def test_every_command_is_the_first_one_when_its_name_is_typed() -> None:
    async with board(phase=IDEAS) as stand:
        for command in board_commands(stand.board):
            assert first(stand, command.title) == command.title


def titles(commands: list[PaletteCommand], typed: str) -> list[str]:
    return [command.title for command in find(commands, typed)]


def test_a_title_goes_before_a_help_and_a_whole_word_before_a_part() -> None:
    commands = [*named("Iets", told="aan tafel"), *named("De hoektafel", "Tafelkleed", "Een tafel")]
    assert titles(commands, "tafel") == ["Een tafel", "Tafelkleed", "De hoektafel", "Iets"]
    assert titles(named("Minuten van A en B", "Minuten van A"), "minuten van a")[0] == "Minuten van A"


@pytest.mark.parametrize("typed", ["ideeen", "IDEEËN", ""])
def test_case_and_accents_do_not_matter(typed: str) -> None:
    assert titles(named("Ga naar: Ideeën"), typed)


def test_a_long_word_is_no_inflection_of_a_short_one() -> None:
    assert titles(named("Kolommen per tafel"), "perspectieven") == []


# Themes


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("donker", DARK), ("hoog contrast", INK), ("fletse", INK)],
    ids=["dark", "high", "by its help"],
)
async def test_a_theme_is_chosen_by_its_name_and_the_way_back_is_there(typed: str, chosen: Theme) -> None:
    async with board(phase=IDEAS) as stand:
        assert titles(board_commands(stand.board), "licht scherm") == []
        await stand.press("ctrl+p", *(KEY_NAMES.get(char, char) for char in typed), "enter")
        assert stand.app.theme == chosen.name
        assert first(stand, "licht") == T("palette.theme.paper")
        assert T(f"palette.theme.{chosen.name}") not in titles(board_commands(stand.board), "")


# Catching up


async def caught_up(stand: Stand, late: int) -> str:
    """Be so many minutes late, choose to shorten, and hear what it says."""
    await stand.press("f2")
    stand.clock.move(minutes=stand.session.current.minutes + late)
    stand.board._tick()
    find(board_commands(stand.board), Catalog("nl")("palette.catch_up"))[0].run()
    await stand.settle()
    return stand.said


async def test_shortening_says_by_how_much_and_that_it_fits_again() -> None:
    async with board(phase="welcome") as stand:
        before = sum(phase.minutes for phase in stand.session.phases)
        assert await caught_up(stand, 3) == "Ingekort: 3 minuten. Het past weer."
        assert sum(phase.minutes for phase in stand.session.phases) == before - 3


async def test_shortening_that_is_not_enough_says_how_late_it_is_still() -> None:
    async with board(phase="welcome") as stand:
        before = sum(phase.minutes for phase in stand.session.phases)
        said = await caught_up(stand, 60)
        saved = before - sum(phase.minutes for phase in stand.session.phases)
        assert said == f"Ingekort: {saved} minuten. Nog {60 - saved} minuten achter."
        assert 0 < saved < 60


async def test_shortening_says_which_fixed_phase_is_late_still() -> None:
    async with board(phase="welcome") as stand:
        pulse, case, perspectives, why = stand.session.phases[1:5]
        assert (pulse.shorten, case.shorten, perspectives.shorten) == ("yes", "yes", "never")
        stand.board.do(intents.FixPhase(phase=why.id, at=time(13, 28)))
        said = await caught_up(stand, 20)
        assert (pulse.minutes, case.minutes) == (5, 8), "they give two and four"
        assert said == f"Ingekort: 6 minuten. {why.title} begint nog 14 minuten te laat."
