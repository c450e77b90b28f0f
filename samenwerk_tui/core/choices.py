"""Who chose what, as far as it may be told; and what another one thought that a first choice would be."""

import math
from collections.abc import Sequence

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.cells import Cell, carries, known_cells, people_in_favour, people_present
from samenwerk_tui.core.model import Round, Votes
from samenwerk_tui.core.tally import withheld_in


class Given(Frozen):
    """What one voter, or the small ones together, gave to an idea. What was not counted is None, never 0."""

    in_favour: int | None
    people: int
    """People present of those entered."""
    dots: int | None
    carried: int | None
    """How many of the voters carry the idea."""
    voters: int
    """How many voters are entered: one, or some of the small ones."""
    share: float | None
    """Mean of their own shares in favour, 0–1."""


class Chosen(Frozen):
    """Who chose what in a round, enough to work every figure of its result out again."""

    voters: tuple[str, ...]
    """Ids of those who have figures of their own, in the order of presence."""
    small: tuple[str, ...]
    """Ids of those whose figures are only told together."""
    by_idea: dict[str, tuple[Given | None, ...]]
    """By idea of the ballot what each of `voters` gave, and behind them what the small ones gave if there are any.
    None: not entered."""


def who_chose(voting: Round) -> Chosen:
    """Who chose what; small voters are added up, never told by themselves."""
    people = people_present(voting)
    hidden = withheld_in(voting)
    voters, small = tuple(v for v in people if v not in hidden), tuple(v for v in people if v in hidden)
    groups = [(voter,) for voter in voters] + ([small] if small else [])
    return Chosen(
        voters=voters,
        small=small,
        by_idea={
            idea: tuple(_given(voting, [cell for cell in cells if cell[0] in group], people) for group in groups)
            for idea, cells in known_cells(voting).items()
        },
    )


def _given(voting: Round, cells: Sequence[Cell], people: dict[str, int]) -> Given | None:
    if not cells:
        return None
    in_favour = [people_in_favour(voting.method, votes) for _, votes in cells]
    carried = [carries(voting.method, votes, people[voter]) for voter, votes in cells]
    counted = [n for n in in_favour if n is not None]
    known = len(counted) == len(cells)
    shares = [n / people[voter] for n, (voter, _) in zip(counted, cells, strict=False)]
    return Given(
        in_favour=sum(counted) if known else None,
        people=sum(people[voter] for voter, _ in cells),
        dots=sum(votes.dots or 0 for _, votes in cells) if voting.method == "dots" else None,
        carried=None if None in carried else sum(map(bool, carried)),
        voters=len(cells),
        share=math.fsum(shares) / len(shares) if known else None,
    )


class Guessed(Frozen):
    """A guess beside the choice, to talk about. No score."""

    organisation: str
    about: str
    idea: str
    """The idea that was guessed."""
    choices: tuple[str, ...] | None
    """First choices of the other one, several where they got as much; None where they are withheld or not entered."""


def guessed(voting: Round) -> tuple[Guessed, ...]:
    """Every guess with the choice it was about, in the order of presence."""
    found = (voting.guess(organisation) for organisation, _ in voting.presence)
    return tuple(
        Guessed(
            organisation=guess.organisation,
            about=guess.about,
            idea=guess.idea,
            choices=first_choices(voting, guess.about),
        )
        for guess in found
        if guess is not None
    )


def first_choices(voting: Round, organisation: str) -> tuple[str, ...] | None:
    """The ideas to which the organisation gave most, in the order of the ballot.

    None where nothing is entered, where it gave nothing to any, and below the small-group rule.
    """
    if organisation in withheld_in(voting):
        return None
    given = {idea.id: _weight(votes) for idea in voting.ballot if (votes := voting.votes(idea.id, organisation))}
    most = max(given.values(), default=0)
    return tuple(idea for idea, n in given.items() if n == most) if most > 0 else None


def _weight(votes: Votes) -> int:
    if votes.fingers is not None:
        return sum(finger * people for finger, people in enumerate(votes.fingers))
    return (votes.in_favour if votes.dots is None else votes.dots) or 0
