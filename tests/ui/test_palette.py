"""The palette: what is wanted most comes first, everything is there, and it reads in two columns at every size."""

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.keys import COMMANDS
from samenwerk_tui.ui.screens.board_commands import board_commands
from tests.ui.board_host import board, painted

NL = Catalog("nl")


async def test_it_opens_with_what_is_wanted_most_and_ends_with_what_is_wanted_least() -> None:
    async with board(phase="07-columns") as stand:
        titles = [command.title for command in board_commands(stand.board)]
        assert titles[0] == NL("keys.export.name") and titles[1] == NL("keys.undo.name")
        places = [
            titles.index(title)
            for title in (
                NL("keys.blank.name"),
                NL("palette.home"),
                NL("palette.theme.night"),
                NL("palette.theme.ink"),
                NL("palette.tables"),
                NL("palette.people", name="Gemeente"),
                NL("palette.how_late"),
                NL("palette.go_to", phase="Stemronde"),
                NL("palette.minutes", phase="Stemronde"),
            )
        ]
        assert places == sorted(places)


async def test_every_key_of_the_board_is_in_it_once() -> None:
    async with board(phase="07-columns") as stand:
        titles = [command.title for command in board_commands(stand.board)]
        assert len(titles) == len(set(titles))
        assert {NL(f"keys.{command.id}.name") for command in COMMANDS if command.id != "palette"} <= set(titles)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 34), (200, 50)])
async def test_names_and_explanations_stand_in_two_columns(size: tuple[int, int]) -> None:
    async with board(phase="07-columns", size=size) as stand:
        stand.board.do(intents.AddOrganisation(name="Regionale ambulancevoorziening Midden-Nederland", people=2))
        await stand.press("ctrl+p")
        shown = painted(stand).split("\n")
        left = {row.index(key) for row in shown for key in ("Ctrl+E", "Ctrl+Z", "alles is bewaard") if key in row}
        assert len(left) == 1
        await stand.press(*"mensen van")
        assert "nu 2 mensen" in painted(stand)
        await stand.pilot.resize_terminal(90, 24)
        await stand.settle()
        shown = painted(stand).split("\n")
        assert len({row.index("nu ") for row in shown if "nu " in row}) == 1
