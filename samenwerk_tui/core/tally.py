"""What a voting round says: votes, organisaties voor, draagvlak, the two orders, and what may be entered.

The rules and their sources are in the method: every organisation weighs the same in draagvlak, who was absent or is
not entered is left out and never counted as against, and nothing that was not entered is made up.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import BallotIdea, Round, RoundSettings, Votes, VotingMethod
from samenwerk_tui.core.rules import Rule, RuleError

SMALL_GROUP = 3
"""Below this many people an organisation's own figures are not shown: they would be about persons."""

_FINGERS_IN_FAVOUR = 3
"""Fist to five: three fingers or more carry the idea."""
_FIELDS: dict[VotingMethod, tuple[str, tuple[str, ...]]] = {
    "hands": ("in_favour", ("neutral", "against")),
    "dots": ("dots", ("dotters",)),
    "fist": ("fingers", ()),
}
"""The field of the votes that each method needs, and those that it allows beside it."""


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
    dots: int | None
    """With dots only."""
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
    doubt: bool
    """Entered, and not by every organisation entered carried."""


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


def percent(share: float) -> int:
    """A share of 0–1 as it is displayed everywhere: whole percents, half a percent up."""
    return math.floor(round(share * 100, 9) + 0.5)


def withheld(present: Iterable[tuple[str, int]]) -> frozenset[str]:
    """The organisations of which figures of their own are not shown, from (organisation, people) pairs.

    Those with fewer than three people; and where that is exactly one, the next smallest too (the first of equals), so
    that it cannot be worked out from the total and the others. Organisations of nobody have no figures to hide.
    """
    by_size = sorted(((name, people) for name, people in present if people > 0), key=lambda pair: pair[1])
    small = sum(people < SMALL_GROUP for _, people in by_size)
    return frozenset(name for name, _ in by_size[: 2 if small == 1 else small])


def default_settings(method: VotingMethod, options: int) -> RoundSettings:
    """With dots `min(5, max(3, round(options / 4)))` a person (Python's round: 18 options make 4), 3 on one idea at
    most; the rules of thumb behind it are NN/g's and Parabol's. Hands and fingers have no settings.
    """
    if method != "dots":
        return RoundSettings()
    budget = min(5, max(3, round(options / 4)))
    return RoundSettings(budget=budget, cap=min(3, budget))


def placed(voting: Round, organisation: str) -> tuple[int, int]:
    """Dots that the organisation has placed, and has to place: budget times people present. (0, 0) without dots."""
    if voting.method != "dots":
        return 0, 0
    dots = sum(entry.votes.dots or 0 for entry in voting.entries if entry.organisation == organisation)
    return dots, (voting.settings.budget or 0) * voting.present(organisation)


def check_votes(voting: Round, idea: str, organisation: str, votes: Votes) -> None:
    """Refuse votes that cannot be; what was entered at this cell before does not count.

    Raises RuleError with `idea` or `organisation` (ids) among its values: NOT_ON_BALLOT, NOBODY_PRESENT, WRONG_METHOD
    (fields of another method, or not the one this method needs), NEGATIVE_VOTES, OVER_PRESENCE (`limit`), OVER_CAP
    (`limit` dots on this idea, `cap` a person) and OVER_BUDGET (`left` of `limit` dots).
    """
    if all(choice.id != idea for choice in voting.ballot):
        raise RuleError(Rule.NOT_ON_BALLOT, idea=idea)
    present = voting.present(organisation)
    if present <= 0:
        raise RuleError(Rule.NOBODY_PRESENT, organisation=organisation)
    needed, allowed = _FIELDS[voting.method]
    given = {name for name, value in votes if value is not None}
    if needed not in given or not given <= {needed, *allowed}:
        raise RuleError(Rule.WRONG_METHOD, organisation=organisation)
    people = [n for n in (votes.in_favour, votes.neutral, votes.against, *(votes.fingers or ())) if n is not None]
    if min(*people, votes.dots or 0, votes.dotters or 0, 0) < 0:
        raise RuleError(Rule.NEGATIVE_VOTES, organisation=organisation)
    if sum(people) > present:
        raise RuleError(Rule.OVER_PRESENCE, organisation=organisation, limit=present)
    if votes.dots is not None:
        _check_dots(voting, idea, organisation, votes.dots, votes.dotters)


def results(voting: Round) -> tuple[Result, ...]:
    """A result for every idea on the ballot in the order "breed gedragen": organisaties voor, then draagvlak.

    Draagvlak counts as displayed (`percent`). Where it is not known for every idea with votes entered (dots without
    how many people gave them), the total of dots takes its place for all of them. Ideas of which nothing is entered
    come last and share that rank; with no entries at all every rank is 1. Equal ranks keep the order of the ballot.
    """
    people = {organisation: present for organisation, present in voting.presence if present > 0}
    cells = _cells(voting, people)
    tallies = [_Tally(voting.method, choice, cells[choice.id], people) for choice in voting.ballot]
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


def _check_dots(voting: Round, idea: str, organisation: str, dots: int, dotters: int | None) -> None:
    present, cap = voting.present(organisation), voting.settings.cap
    if dotters is not None and dotters > min(dots, present):
        raise RuleError(Rule.OVER_PRESENCE, organisation=organisation, limit=min(dots, present))
    if cap is not None:
        limit = cap * (present if dotters is None else dotters)
        if dots > limit:
            raise RuleError(Rule.OVER_CAP, organisation=organisation, limit=limit, cap=cap)
    if voting.settings.budget is not None:
        already, limit = placed(voting, organisation)
        before = voting.votes(idea, organisation)
        left = limit - already + ((before.dots or 0) if before else 0)
        if dots > left:
            raise RuleError(Rule.OVER_BUDGET, organisation=organisation, left=left, limit=limit)


_Cell = tuple[str, Votes]
"""Organisation and what it gave to one idea."""


def _cells(voting: Round, people: dict[str, int]) -> dict[str, list[_Cell]]:
    """By idea, the organisations entered, in the order of their presence.

    An organisation that has placed all its dots is entered for every idea: none is left that it could have given to
    the others. Where people with a dot are counted in this round, no dots means nobody.
    """
    needed, _ = _FIELDS[voting.method]
    entered = {(entry.idea, entry.organisation): entry.votes for entry in voting.entries}
    all_placed = {name for name in people if 0 < placed(voting, name)[1] == placed(voting, name)[0]}
    none = Votes(dots=0, dotters=0 if any(votes.dotters is not None for votes in entered.values()) else None)
    cells: dict[str, list[_Cell]] = {choice.id: [] for choice in voting.ballot}
    for idea, cell in cells.items():
        for organisation in people:
            votes = entered.get((idea, organisation))
            if (votes is None and organisation in all_placed) or (votes is not None and votes.dots == 0):
                votes = none
            if votes is not None and getattr(votes, needed) is not None:
                cell.append((organisation, votes))
    return cells


class _Tally:
    """One idea, counted."""

    def __init__(self, method: VotingMethod, choice: BallotIdea, cells: list[_Cell], people: dict[str, int]) -> None:
        self.choice = choice
        self.entered = len(cells)
        self.present = [(organisation, people[organisation]) for organisation, _ in cells]
        in_favour = [n for _, votes in cells if (n := _in_favour(method, votes)) is not None]
        self.groups: list[tuple[int, int]] | None = None
        """In favour and present of every organisation entered; None where that is not known of all, or of none."""
        if cells and len(in_favour) == len(cells):
            self.groups = [(a, s) for a, (_, s) in zip(in_favour, self.present, strict=True)]
        self.dots = sum(votes.dots or 0 for _, votes in cells) if cells and method == "dots" else None
        self.in_favour = sum(in_favour) if self.groups else None
        self.total = self.dots if method == "dots" else self.in_favour
        """What the order "meeste stemmen" goes by."""
        self.share = math.fsum(a / s for a, s in self.groups) / len(self.groups) if self.groups else None
        self.breadth: int | None = None
        if cells and method == "dots":
            self.breadth = sum((votes.dots or 0) > 0 for _, votes in cells)
        elif self.groups:
            self.breadth = sum(2 * a >= s for a, s in self.groups)

    def result(self, place: int, asked: int, rank: int, broad_rank: int) -> Result:
        """The result of this idea among the others."""
        return Result(
            idea=self.choice.id,
            text=self.choice.text,
            place=place,
            rank=rank,
            broad_rank=broad_rank,
            in_favour=self.in_favour,
            dots=self.dots,
            voters=sum(people for _, people in self.present),
            breadth=self.breadth,
            asked=asked,
            entered=self.entered,
            share=self.share,
            support=support(self.groups) if self.groups else None,
            group_informed_consensus=group_informed_consensus(self.groups) if self.groups else None,
            lowest=self._lowest(),
            doubt=self.breadth is not None and self.breadth < self.entered,
        )

    def _lowest(self) -> Lowest | None:
        """The lowest share; of equals one that may be shown, the largest first."""
        if not self.groups:
            return None
        hidden = withheld(self.present)
        share, _, _, name, people = min(
            (a / s, name in hidden, -s, name, s) for (name, s), (a, _) in zip(self.present, self.groups, strict=True)
        )
        return None if name in hidden else Lowest(organisation=name, share=share, n=people)


def _in_favour(method: VotingMethod, votes: Votes) -> int | None:
    if method == "dots":
        return votes.dotters
    if method == "hands":
        return votes.in_favour
    return None if votes.fingers is None else sum(votes.fingers[_FINGERS_IN_FAVOUR:])


def _or_last(figure: int | None) -> int:
    return -1 if figure is None else figure


_Key = TypeVar("_Key", int, tuple[int, int])


def _ranks(keys: Sequence[_Key]) -> list[int]:
    """Ranks from 1 by descending key, shared by equals: 1, 1, 3."""
    first: dict[_Key, int] = {}
    for rank, key in enumerate(sorted(keys, reverse=True), start=1):
        first.setdefault(key, rank)
    return [first[key] for key in keys]
