"""Facts about voting rounds."""

from typing import Annotated, TypeVar

from pydantic import AfterValidator

from samenwerk_tui.core.events.base import Fact
from samenwerk_tui.core.material import People
from samenwerk_tui.core.model import BallotIdea, Column, RoundSettings, Votes, VotingMethod

MAX_COUNT = 99_999
"""Votes of one organisation: well above what the people in a room can give."""

_Counted = TypeVar("_Counted", Votes, RoundSettings)


def _all_countable(counted: _Counted) -> _Counted:
    for _, value in counted:
        for number in value if isinstance(value, tuple) else (value,):
            if isinstance(number, int) and not 0 <= number <= MAX_COUNT:
                raise ValueError(f"no number of votes: {number}")
    return counted


class RoundOpened(Fact):
    """A voting round was opened with its frozen world."""

    id: str
    phase: str
    method: VotingMethod
    settings: Annotated[RoundSettings, AfterValidator(_all_countable)]
    ballot: tuple[BallotIdea, ...]
    presence: tuple[tuple[str, People], ...]
    tables: tuple[Column, ...] = ()
    parent: str | None = None


class VotesEntered(Fact):
    """One organisation's votes for one idea were entered (again)."""

    round: str
    idea: str
    organisation: str
    votes: Annotated[Votes, AfterValidator(_all_countable)]


class VotesCleared(Fact):
    """A cell of the round was emptied: not entered, which is something else than 0."""

    round: str
    idea: str
    organisation: str


class ChoiceGuessed(Fact):
    """An organisation said what it thinks is another one's first choice; a guess before it is replaced."""

    round: str
    organisation: str
    about: str
    idea: str


class GuessCleared(Fact):
    """The guess of an organisation was taken back."""

    round: str
    organisation: str


class RoundRevealed(Fact):
    """The result of the round was shown to the room."""

    round: str


class RoundCovered(Fact):
    """The result of the round was hidden again."""

    round: str


class RoundDiscarded(Fact):
    """The round was reset: it is no longer there, a new one may be opened."""

    round: str
