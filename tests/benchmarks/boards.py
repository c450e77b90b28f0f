"""The boards that are measured: sessions filled before the start, and how their programs are run."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.material import CaseOrganisation
from samenwerk_tui.core.model import Votes
from samenwerk_tui.library import Library
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.archive import TinyDbArchive
from tests.terminal.screen import PROGRAM

CASE, PROGRAMME = "jongeren-op-een-plein", "halve-dag"
PROMPT = "Idee nummer"
"""What every idea begins with."""
_NAMES = ("Gemeente", "Woningcorporatie", "Sociaal werk", "Politie", "Bewoners", "School", "GGZ", "Ondernemers")


@dataclass(frozen=True, slots=True)
class Board:
    """A board to measure."""

    ideas: int
    organisations: int = 5
    screens: int = 1

    @property
    def name(self) -> str:
        """How the table calls it."""
        more = f", {self.organisations} org" if self.organisations != 5 else ""
        return f"{self.ideas}{more}{', 2 screens' if self.screens > 1 else ''}"


def floor_command(ideas: int = 0, columns: int = 5) -> tuple[str, ...]:
    """How the floor is run."""
    return (sys.executable, "-m", "tests.benchmarks.floor", str(ideas), str(columns))


def board_command(session: str) -> tuple[str, ...]:
    """How the board of a session is run."""
    return (*PROGRAM, "open", session)


def make_session(home: Path, board: Board) -> str:
    """Make a session in its columns of ideas, with ideas in it; returns its id."""
    workshop = open_workshop(home, begin_session(home, board.organisations))
    enter(workshop, "Ideeën")
    add_ideas(workshop, board.ideas)
    return workshop.session.id


def begin_session(home: Path, organisations: int = 5) -> str:
    """Make a session in its first phase; returns its id."""
    library = Library(None)
    present = tuple(CaseOrganisation(name=name, people=5) for name in _NAMES[:organisations])
    start = Start(case=library.case(CASE), programme=library.programme(PROGRAMME), organisations=present)
    return start_session(_archive(home), start, SystemClock())


def open_workshop(home: Path, session: str) -> Workshop:
    """A screen on it that nobody sees."""
    workshop = Workshop(_archive(home).open(session), SystemClock(), "bench")
    workshop.handle(intents.OpenSession())
    return workshop


def _archive(home: Path) -> TinyDbArchive:
    """Where a program looks that is run with `clean_environment(home)`."""
    return TinyDbArchive(home / "samenwerk" / "sessions")


def enter(workshop: Workshop, title: str) -> None:
    """Go to the phase of this title."""
    phase = next(phase for phase in workshop.session.phases if phase.title == title)
    workshop.handle(intents.EnterPhase(phase=phase.id))


def add_ideas(workshop: Workshop, ideas: int) -> None:
    """Bring in ideas, all at once, spread over the columns of the current phase."""
    columns = workshop.session.columns(workshop.session.phase)
    lines = tuple(
        intents.NewLine(
            text=f"{PROMPT} {number}, met nog wat woorden erbij", column=columns[number % len(columns)].id
        )
        for number in range(ideas)
    )
    if lines:
        workshop.handle(intents.AddContributions(phase=workshop.session.phase, lines=lines))


def fill_round(workshop: Workshop, ideas: int) -> str:
    """Open a round on ideas and enter every vote; returns the id of the round."""
    enter(workshop, "Ideeën")
    add_ideas(workshop, ideas)
    enter(workshop, "Stemronde")
    workshop.handle(intents.OpenRound(phase=workshop.session.phase, method="hands"))
    voting = workshop.session.rounds[-1]
    for idea, organisation, votes in _votes([one.id for one in voting.ballot], [one for one, _ in voting.presence]):
        workshop.handle(intents.EnterVotes(round=voting.id, idea=idea, organisation=organisation, votes=votes))
    return voting.id


def _votes(ideas: Sequence[str], organisations: Sequence[str]) -> Iterator[tuple[str, str, Votes]]:
    for row, idea in enumerate(ideas):
        for place, organisation in enumerate(organisations):
            yield idea, organisation, Votes(in_favour=(row * 7 + place * 3) % 6)
