"""Voting rounds, each with its own frozen world."""

from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model.day import Column

VotingMethod = Literal["hands", "dots", "fist"]


class BallotIdea(Frozen):
    """An idea as it stood when the round was opened: later merges and edits do not change the round."""

    id: str
    """A cluster's id where ideas were merged, else a contribution's."""
    text: str
    organisations: tuple[str, ...] = ()


class RoundSettings(Frozen):
    """What is agreed before the round and frozen in it."""

    budget: int | None = None
    """Dots a person may give; null with hands."""
    cap: int | None = None
    """Dots a person may give to one idea; null with hands."""
    against: bool = False
    """With hands: who is against is counted too, and whoever is left is neutral."""
    dotters: bool = False
    """With dots: how many people gave one to the idea is counted too."""


class Votes(Frozen):
    """What one organisation gave to one idea. A field that was not entered is null, never 0."""

    in_favour: int | None = None
    neutral: int | None = None
    against: int | None = None
    dots: int | None = None
    dotters: int | None = None
    """How many people of the organisation gave it at least one dot."""
    fingers: tuple[int, int, int, int, int, int] | None = None
    """People with 0, 1, … 5 fingers raised."""


class Entry(Frozen):
    """The votes of one organisation for one idea."""

    idea: str
    organisation: str
    votes: Votes


class Guess(Frozen):
    """What an organisation thinks is another one's first choice ("Wat kiest de ander?")."""

    organisation: str
    about: str
    idea: str


class Round(Frozen):
    """A voting round with its own frozen world.

    Its voters are organisations; or tables, where the votes are entered from the slips of each table. Wherever a
    field of a round, an entry or a guess is called `organisation`, it is the id of a voter.
    """

    id: str
    phase: str
    method: VotingMethod
    settings: RoundSettings
    ballot: tuple[BallotIdea, ...]
    presence: tuple[tuple[str, int], ...]
    """Id of a voter and people present, as it was when the round was opened."""
    tables: tuple[Column, ...] = ()
    """Who sits at each table, where tables vote; empty where organisations do."""
    parent: str | None = None
    """The round of which this one is the run-off."""
    revealed: bool = False
    entries: tuple[Entry, ...] = ()
    guesses: tuple[Guess, ...] = ()
    """At most one of each organisation."""

    def votes(self, idea: str, organisation: str) -> Votes | None:
        """What was entered at this cell, or None."""
        for entry in self.entries:
            if entry.idea == idea and entry.organisation == organisation:
                return entry.votes
        return None

    def present(self, organisation: str) -> int:
        """People of the organisation when the round was opened (0 when it was not there)."""
        return dict(self.presence).get(organisation, 0)

    def guess(self, organisation: str) -> Guess | None:
        """What this organisation guessed, or None."""
        return next((guess for guess in self.guesses if guess.organisation == organisation), None)
