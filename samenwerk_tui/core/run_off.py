"""After the count: which ideas are tied or nearly so, and are worth a second round."""

from collections.abc import Sequence
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.tally import Result, by_votes, percent

MOST_IDEAS = 4
"""A run-off is between the top two to four (rulership.com); more only where they are all equal."""
_PRACTICALLY = 0.05
"""39 against 37 dots is practically a tie (globallearningpartners.com): a twentieth, and never less than one."""
_POINTS = 5
"""The same twentieth where draagvlak decides: percentage points."""

Order = Literal["breadth", "votes"]
"""The two orders of a result: "breed gedragen" and "meeste stemmen"."""


class CloseCall(Frozen):
    """The ideas at the top that differ too little to choose between them."""

    ideas: tuple[str, ...]
    """Two or more, in the order of the result."""
    margin: int
    """The largest difference with the first that counts as too little: 0 where only equals are in it."""
    unit: Literal["votes", "points"]
    """What `margin` counts: votes (hands or dots), or percentage points of draagvlak."""


def close_call(found: Sequence[Result], order: Order) -> CloseCall | None:
    """The tied or nearly tied ideas at the top; None where the first stands alone or nothing is entered.

    In the order "breed gedragen" only ideas with as many organisaties voor as the first can be close, and draagvlak
    tells how close; where that is not known, as in the other order, the votes do.
    """
    ranked = by_votes(found) if order == "votes" else tuple(found)
    if not ranked or not ranked[0].entered:
        return None
    first = ranked[0]
    by_share = order == "breadth" and all(result.share is not None for result in ranked if result.entered)
    rivals = [r for r in ranked if r.entered and (order == "votes" or r.breadth == first.breadth)]
    figure = _percent if by_share else _votes
    margin = _POINTS if by_share else max(1, round(_votes(first) * _PRACTICALLY))
    close = [result for result in rivals if figure(first) - figure(result) <= margin]
    kept = _whole_ranks(close, order)
    if len(kept) < 2:
        return None
    furthest = max(figure(first) - figure(result) for result in kept)
    return CloseCall(
        ideas=tuple(result.idea for result in kept),
        margin=margin if furthest else 0,
        unit="points" if by_share else "votes",
    )


def still_there(session: Session, wanted: Sequence[str], ballot: Sequence[str]) -> tuple[str, ...]:
    """The wanted ideas as they are on the ballot of now: one that was merged since counts as its merged idea.

    An idea that was taken away is left out. In the order of the ballot.
    """
    clusters = {member: cluster.id for cluster in session.clusters for member in cluster.members}
    now = {clusters.get(idea, idea) for idea in wanted} | set(wanted)
    return tuple(idea for idea in ballot if idea in now)


def _whole_ranks(close: Sequence[Result], order: Order) -> list[Result]:
    """The first of them, four at most; never some of those who share a rank, unless that is the first one."""
    kept: list[Result] = []
    ranks: dict[int, list[Result]] = {}
    for result in close:
        ranks.setdefault(result.rank if order == "votes" else result.broad_rank, []).append(result)
    for equals in ranks.values():
        if kept and len(kept) + len(equals) > MOST_IDEAS:
            break
        kept += equals
    return kept


def _votes(result: Result) -> int:
    return (result.in_favour if result.dots is None else result.dots) or 0


def _percent(result: Result) -> int:
    return percent(result.share or 0.0)
