"""What a voting round says: votes, organisaties voor, draagvlak and the two orders.

The rules and their sources are in the method: every organisation weighs the same in draagvlak, who was absent or is
not entered is left out and never counted as against, and nothing that was not entered is made up.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.cells import Cell, carries, known_cells, people_in_favour, people_present
from samenwerk_tui.core.model import BallotIdea, Round, VotingMethod

SMALL_GROUP = 3
"""Below this many people an organisation's own figures are not shown: they would be about persons."""


class Lowest(Frozen):
    """The organisation that carries an idea least. For after a key only: doubt is asked, not pointed at."""

    organisation: str
    share: float
    """In favour of those present, 0–1."""
    n: int
    """People present."""


class Result(Frozen):
    """What a round says of one idea. A figure that is not known is None, never 0."""

    idea: str
    text: str
    place: int
    """Place on the ballot, from 0."""
    rank: int
    """In the order "meeste stemmen", from 1; shared where the votes are equal."""
    broad_rank: int
    """In the order "breed gedragen", from 1; shared where what is displayed is equal."""
    in_favour: int | None
    """People in favour: hands, three fingers or more, or those who gave it a dot. Known if it is for all entered."""
    neutral: int | None
    against: int | None
    """With hands; known where it was counted of all entered."""
    dots: int | None
    """With dots only."""
    fingers: tuple[int, ...] | None
    """With fingers only: people with 0, 1, … 5 fingers raised."""
    voters: int
    """People present of the organisations that are entered: "16 van 17"."""
    breadth: int | None
    """Organisaties voor: at least half of those present in favour, or with dots at least one dot."""
    asked: int
    """Organisations with somebody present when the round was opened."""
    entered: int
    """Organisations of which the votes for this idea are known."""
    share: float | None
    """Draagvlak, 0–1: the mean over the organisations entered of their own share in favour."""
    support: float | None
    group_informed_consensus: float | None
    lowest: Lowest | None
    """None too where it is an organisation whose own figures are withheld (`withheld`)."""
    not_yet: tuple[str, ...]
    """Organisations entered that do not carry it, for after a key only; without those whose figures are withheld."""
    doubt: bool
    """Entered, and not by every organisation entered carried; with fingers: not by everybody present."""


def group_informed_consensus(groups: Sequence[tuple[int, int]]) -> float:
    """The product over the groups of (A + 1) / (S + 2), with A in favour and S that took part, abstentions included.

    Source: Small et al. 2021, "Polis: Scaling deliberation by mapping high dimensional opinion spaces". Between 0 and
    1 and rounded once, so exact to a float; the order of the groups does not matter. 1.0 for no groups: the product
    of nothing. A group of nobody counts as (0 + 1) / (0 + 2). Raises ValueError unless 0 ≤ A ≤ S for every group.
    """
    for in_favour, took_part in groups:
        if not 0 <= in_favour <= took_part:
            raise ValueError(f"{in_favour} in favour of {took_part}")
    return math.prod(a + 1 for a, _ in groups) / math.prod(s + 2 for _, s in groups)


def support(groups: Sequence[tuple[int, int]]) -> float:
    """The geometric mean of the factors of `group_informed_consensus`, 0–1: it does not shrink with every group.

    0.0 for no groups: where nobody took part there is no support, and a mean of nothing has no value of its own.
    Raises ValueError unless 0 ≤ A ≤ S for every group.
    """
    if not groups:
        return 0.0
    return math.exp(math.fsum(math.log(group_informed_consensus([group])) for group in groups) / len(groups))


def withheld_in(voting: Round) -> frozenset[str]:
    """The voters of a round of which figures of their own are not shown, for any idea of it.

    By who was present; and by who is entered, idea by idea: from a round that is filled in half nothing may be worked
    out either.
    """
    people = people_present(voting)
    hidden = withheld(voting.presence)
    for cells in known_cells(voting).values():
        hidden |= withheld((voter, people[voter]) for voter, _ in cells)
    return hidden


def percent(share: float) -> int:
    """A share of 0–1 as it is displayed everywhere: whole percents, half a percent up."""
    return math.floor(round(share * 100, 9) + 0.5)


def withheld(present: Iterable[tuple[str, int]]) -> frozenset[str]:
    """The organisations of which figures of their own are not shown, from (organisation, people) pairs.

    Those with fewer than three people; and where those are together fewer than three, as many of the next smallest as
    it takes, so that what is left of a total is never about one or two people. Of equals the first by name, in
    whatever order they were counted. Organisations of nobody have no figures to hide.
    """
    by_size = sorted(((name, people) for name, people in present if people > 0), key=lambda pair: (pair[1], pair[0]))
    hidden = sum(people < SMALL_GROUP for _, people in by_size)
    while hidden and hidden < len(by_size) and sum(people for _, people in by_size[:hidden]) < SMALL_GROUP:
        hidden += 1
    return frozenset(name for name, _ in by_size[:hidden])


def results(voting: Round) -> tuple[Result, ...]:
    """A result for every idea on the ballot in the order "breed gedragen": organisaties voor, then draagvlak.

    Draagvlak counts as displayed (`percent`). Where it is not known for every idea with votes entered (dots without
    how many people gave them), the total of dots takes its place for all of them. Ideas of which nothing is entered
    come last and share that rank; with no entries at all every rank is 1. Equal ranks keep the order of the ballot.
    """
    people, hidden = people_present(voting), withheld_in(voting)
    cells = known_cells(voting)
    tallies = [_Tally(voting.method, choice, cells[choice.id], people, hidden) for choice in voting.ballot]
    by_share = all(tally.share is not None for tally in tallies if tally.entered)
    ranks = _ranks([_or_last(tally.total) for tally in tallies])
    broad_ranks = _ranks(
        [
            (_or_last(tally.breadth), percent(tally.share or 0.0) if by_share else _or_last(tally.total))
            for tally in tallies
        ]
    )
    found = (
        tally.result(place, len(people), ranks[place], broad_ranks[place]) for place, tally in enumerate(tallies)
    )
    return tuple(sorted(found, key=lambda result: result.broad_rank))


def by_votes(found: Iterable[Result]) -> tuple[Result, ...]:
    """The results in the order "meeste stemmen"; equal ranks keep the order of the ballot."""
    return tuple(sorted(found, key=lambda result: (result.rank, result.place)))


class _Tally:
    """One idea, counted."""

    def __init__(
        self,
        method: VotingMethod,
        choice: BallotIdea,
        cells: Sequence[Cell],
        people: dict[str, int],
        hidden: frozenset[str],
    ) -> None:
        self.method = method
        self.choice = choice
        self.hidden = hidden
        """Who is not to be named."""
        self.entered = len(cells)
        self.present = [(organisation, people[organisation]) for organisation, _ in cells]
        in_favour = [n for _, votes in cells if (n := people_in_favour(method, votes)) is not None]
        self.groups: list[tuple[int, int]] | None = None
        """In favour and present of every organisation entered; None where that is not known of all, or of none."""
        if cells and len(in_favour) == len(cells):
            self.groups = [(a, s) for a, (_, s) in zip(in_favour, self.present, strict=True)]
        self.cells = cells
        self.carries = {organisation: carries(method, votes, people[organisation]) for organisation, votes in cells}
        """Of every organisation entered whether it carries the idea; None where that is not known."""
        self.dots = sum(votes.dots or 0 for _, votes in cells) if cells and method == "dots" else None
        self.in_favour = sum(in_favour) if self.groups else None
        self.total = self.dots if method == "dots" else self.in_favour
        """What the order "meeste stemmen" goes by."""
        self.share = math.fsum(a / s for a, s in self.groups) / len(self.groups) if self.groups else None
        known = cells and None not in self.carries.values()
        self.breadth = sum(map(bool, self.carries.values())) if known else None

    def result(self, place: int, asked: int, rank: int, broad_rank: int) -> Result:
        """The result of this idea among the others."""
        voters = sum(people for _, people in self.present)
        doubt = self.breadth is not None and self.breadth < self.entered
        if self.method == "fist":
            doubt = self.in_favour is not None and self.in_favour < voters
        return Result(
            idea=self.choice.id,
            text=self.choice.text,
            place=place,
            rank=rank,
            broad_rank=broad_rank,
            in_favour=self.in_favour,
            neutral=self._sum("neutral"),
            against=self._sum("against"),
            dots=self.dots,
            fingers=self._fingers(),
            voters=voters,
            breadth=self.breadth,
            asked=asked,
            entered=self.entered,
            share=self.share,
            support=support(self.groups) if self.groups else None,
            group_informed_consensus=group_informed_consensus(self.groups) if self.groups else None,
            lowest=self._lowest(),
            not_yet=self._not_yet(),
            doubt=doubt,
        )

    def _sum(self, field: Literal["neutral", "against"]) -> int | None:
        given = [getattr(votes, field) for _, votes in self.cells]
        return sum(given) if given and None not in given else None

    def _fingers(self) -> tuple[int, ...] | None:
        raised = [votes.fingers for _, votes in self.cells if votes.fingers is not None]
        return tuple(map(sum, zip(*raised, strict=True))) if raised else None

    def _not_yet(self) -> tuple[str, ...]:
        if self.method == "fist" and self.groups:
            lacking = [name for (name, s), (a, _) in zip(self.present, self.groups, strict=True) if a < s]
        else:
            lacking = [name for name, carried in self.carries.items() if carried is False]
        return tuple(name for name in lacking if name not in self.hidden)

    def _lowest(self) -> Lowest | None:
        """The lowest share; of equals one that may be shown, the largest first."""
        if not self.groups:
            return None
        share, _, _, name, people = min(
            (a / s, name in self.hidden, -s, name, s)
            for (name, s), (a, _) in zip(self.present, self.groups, strict=True)
        )
        return None if name in self.hidden else Lowest(organisation=name, share=share, n=people)


def _or_last(figure: int | None) -> int:
    return -1 if figure is None else figure


_Key = TypeVar("_Key", int, tuple[int, int])


def _ranks(keys: Sequence[_Key]) -> list[int]:
    """Ranks from 1 by descending key, shared by equals: 1, 1, 3."""
    first: dict[_Key, int] = {}
    for rank, key in enumerate(sorted(keys, reverse=True), start=1):
        first.setdefault(key, rank)
    return [first[key] for key in keys]
