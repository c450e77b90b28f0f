"""How every kind of phase looks, as text, at the sizes of a laptop and of a beamer."""

import pytest
from syrupy.assertion import SnapshotAssertion

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Votes
from tests.ui.board_host import Stand, board, painted

SIZES = [(80, 24), (120, 34), (200, 50)]
IDEAS = (
    "gem: Eén loket voor meldingen van het plein",
    "gem: Plein een jaar lang testen, dan pas inrichten",
    "cor: Lege winkel als huiskamer",
    "cor: Huismeester krijgt de sleutel van het buurthuis",
    "soc: Elke vrijdag samen de wijk in",
    "pol: Wie belt wie: één A4 met foto’s",
    "pol: Licht met bewegingsmelder",
    "bew: Iedere maand soep op het plein",
    "bew: Wij maken zelf de regels, jullie tekenen",
    "~ja, maar de APV",
    "! dat de politie ook koffie drinkt",
)


async def call_out(stand: Stand) -> None:
    """What the room calls out, without typing it key by key."""
    for line in IDEAS:
        stand.board._keep_line(line)
    await stand.settle()


async def on_to(stand: Stand, kind: str) -> None:
    while stand.session.current.kind != kind:
        stand.board.do(intents.NextPhase())
        await stand.settle()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_columns(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase="07-columns", size=size) as stand:
        await call_out(stand)
        await stand.press("f2", "tab", "tab", *"Buurthuis")
        assert painted(stand) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_eight_organisations_while_walking(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase="07-columns", size=size) as stand:
        for name in ("Ondernemersvereniging", "Schoolbestuur", "Jeugdgezondheidszorg"):
            stand.board.do(intents.AddOrganisation(name=name, people=2))
        await call_out(stand)
        stand.board._keep_line("jeu: Schoolarts op het plein")
        await stand.press("shift+tab", "shift+tab", "shift+tab", "down")
        assert painted(stand) == snapshot


@pytest.mark.parametrize("kind", ["welcome", "pulse", "case", "break", "agreements", "outcome", "reflection"])
@pytest.mark.parametrize("size", SIZES[:2], ids=str)
async def test_phase(kind: str, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase=kind, programme="halve-dag", size=size) as stand:
        assert painted(stand) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_vote_covered_and_revealed(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(phase="07-columns", size=size) as stand:
        await call_out(stand)
        await on_to(stand, "vote")
        stand.board.do(intents.OpenRound(phase=stand.session.phase, method="hands"))
        (voted,) = stand.session.rounds
        for row, idea in enumerate(voted.ballot):
            for column, (organisation, people) in enumerate(voted.presence):
                votes = Votes(in_favour=(row * 2 + column * 3) % (people + 1))
                entered = intents.EnterVotes(round=voted.id, idea=idea.id, organisation=organisation, votes=votes)
                stand.board.do(entered)
        await stand.settle()
        assert painted(stand) == snapshot(name="covered")
        await stand.press("f6")
        assert painted(stand) == snapshot(name="revealed")


@pytest.mark.parametrize("size", [(50, 15), (59, 40), (100, 19)], ids=str)
async def test_too_small(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with board(size=size) as stand:
        assert painted(stand) == snapshot
        await stand.pilot.resize_terminal(80, 24)
        await stand.until(lambda: "Perspectieven" in painted(stand))
