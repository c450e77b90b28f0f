"""How asking why and the shared goal look, as text, at the sizes of a laptop and of a beamer."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.ui.board_host import board, painted

SIZES = [(80, 24), (120, 34), (200, 50)]
ASKED = (
    "pol: cor, waarom bellen jullie ons niet voor er een brief hangt?",
    "cor: We hebben jullie nummer niet",
    "bew: Wij dachten dat jullie elke week samen zaten",
)
GOAL = (
    "Een plein waar je na tienen nog gedag zegt",
    "Een plein waar je gedag zegt en slapen kan",
    "Hoe kunnen we het plein delen, ook als het donker is?",
    "gem: ja",
    "cor: ja, mits er iemand afsluit",
    "pol: nee, niet na elven",
)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_why(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase="why", size=size) as stand:
        assert painted(stand) == snapshot(name="a question of the case")
        for line in ASKED:
            stand.board._keep_line(line)
        await stand.settle()
        await stand.press("down")
        assert painted(stand) == snapshot(name="a question to each other, walked through")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_goal(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase="goal", size=size) as stand:
        assert painted(stand) == snapshot(name="not worded yet")
        for line in GOAL:
            stand.board._keep_line(line)
        await stand.settle()
        await stand.press("down")
        assert painted(stand) == snapshot(name="walked along")
        await stand.press("escape", "left")
        assert painted(stand) == snapshot(name="two versions")
