"""A whole day in a minute: an afternoon of 210 minutes through the real program, and whether all of it was kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import play_choices, play_lines, play_room
from tests.terminal.afternoon import AFTERNOON, AT_THE_START, CASE, PROGRAMME
from tests.terminal.clocked import Clockwork
from tests.terminal.desk import Desk
from tests.terminal.ledger import Ledger

PLAYED = (play_choices, play_lines, play_room)
"""The modules that know how a step is played; they register themselves."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The afternoon as it was played, with the board still open at its end."""
    home: Path = tmp_path_factory.mktemp("day")
    shorts = {"Gemeente": "GEM", "Woningcorporatie": "COR", "Politie": "POL", "Bewoners": "BEW"}
    ledger = Ledger(
        {shorts[name]: name for name, _ in AT_THE_START}, {shorts[name]: people for name, people in AT_THE_START}
    )
    organisations = [part for name, people in AT_THE_START for part in ("--org", f"{name}:{people}")]
    with Desk(Clockwork(home), ledger, [phase.title for phase in AFTERNOON]) as desk:
        desk.open("new", CASE, "--programme", PROGRAMME, *organisations)
        desk.terminal.wait_for("1/15  Inchecken")
        [session] = (home / "samenwerk" / "sessions").glob("*.json")
        desk.session = session.stem
        for phase in AFTERNOON:
            desk.play(phase)
            if phase is not AFTERNOON[-1]:
                desk.go_on()
        yield desk


def test_it(day: Desk) -> None:
    pass
