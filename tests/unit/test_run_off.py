"""Which ideas are tied or nearly so after a count, and what is on the ballot of a second round."""

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Round, Votes
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.run_off import CloseCall, Order, close_call, still_there
from samenwerk_tui.core.tally import results
from tests.unit.test_tally import make_round
from tests.workshops import IDEAS, VOTE, merge, open_day, refusal, say

ONE = (("gem", 99),)


def by_dots(*dots: int) -> Round:
    """One organisation that gave these dots, to idea a, b, …"""
    ideas = "abcdefgh"[: len(dots)]
    cells = {(idea, "gem"): Votes(dots=n) for idea, n in zip(ideas, dots, strict=True)}
    return make_round("dots", cells, ONE, ideas)


def by_hands(**in_favour: str) -> Round:
    presence = (("gem", 10), ("pol", 10), ("bew", 10))
    cells = {
        (idea, name): Votes(in_favour=int(n))
        for idea, numbers in in_favour.items()
        for (name, _), n in zip(presence, numbers.split(), strict=True)
    }
    return make_round("hands", cells, presence, "".join(in_favour))


@pytest.mark.parametrize(
    ("dots", "ideas", "margin"),
    [
        ((39, 37, 20), "ab", 2),
        ((39, 36, 20), "", 0),
        ((12, 12, 3), "ab", 0),
        ((12, 11, 3), "ab", 1),
        ((12, 10, 3), "", 0),
        ((3, 12, 12, 11), "bcd", 1),
        ((9, 9, 9, 9, 8), "abcd", 0),
        ((9, 9, 9, 8, 8), "abc", 0),
        ((9, 8, 8, 8, 8), "", 0),
        ((9, 9, 9, 9, 9, 9), "abcdef", 0),
        ((5,), "", 0),
    ],
)
def test_nearly_equal_is_a_twentieth_and_at_least_one(dots: tuple[int, ...], ideas: str, margin: int) -> None:
    """Four at most, and never some of those who are equal."""
    found = close_call(results(by_dots(*dots)), "votes")
    assert found == (CloseCall(ideas=tuple(ideas), margin=margin, unit="votes") if ideas else None)


@pytest.mark.parametrize(
    ("votes", "order", "ideas", "margin", "unit"),
    [
        ({"a": "9 9 9", "b": "9 9 8"}, "breadth", "ab", 5, "points"),
        ({"a": "9 9 9", "b": "9 9 7"}, "breadth", "", 0, "points"),
        ({"a": "9 9 9", "b": "9 9 9"}, "breadth", "ab", 0, "points"),
        ({"a": "6 6 6", "b": "9 9 0"}, "breadth", "", 0, "points"),
        ({"a": "6 6 6", "b": "9 9 0"}, "votes", "ab", 0, "votes"),
    ],
)
def test_in_the_order_breed_gedragen_breadth_decides_first_and_then_draagvlak(
    votes: dict[str, str], order: Order, ideas: str, margin: int, unit: str
) -> None:
    found = close_call(results(by_hands(**votes)), order)
    assert (found and (found.ideas, found.margin, found.unit)) == ((tuple(ideas), margin, unit) if ideas else None)


def test_without_votes_nothing_is_close() -> None:
    assert close_call(results(make_round("hands", {})), "breadth") is None
    assert close_call((), "votes") is None


def test_an_idea_that_was_merged_since_counts_as_its_merged_idea_and_one_that_is_gone_is_left_out() -> None:
    _, board = open_day()
    one, two, three, gone = (say(board, text).id for text in ("Een", "Twee", "Drie", "Weg"))
    merged = merge(board, two, three)
    board.handle(intents.DeleteContribution(id=gone))
    assert still_there(board.session, (gone, two, one), (one, merged)) == (one, merged)
    assert still_there(board.session, (merged,), (one, merged)) == (merged,)


def test_a_run_off_follows_the_newest_round_only_and_keeps_it_from_being_taken_away() -> None:
    _, board = open_day()
    say(board, "Een"), say(board, "Twee")
    board.handle(intents.OpenRound(phase=VOTE))
    first = board.session.rounds[-1].id
    board.handle(intents.OpenRound(phase=VOTE, parent=first, method="hands"))
    second = board.session.rounds[-1].id
    assert refusal(board, intents.OpenRound(phase=VOTE, parent=first)).rule is Rule.ROUND_EXISTS
    assert refusal(board, intents.DiscardRound(round=first)).rule is Rule.ROUND_HAS_RUN_OFF
    assert [r.id for r in board.session.rounds_of(VOTE)] == [first, second]
    assert board.session.rounds_of(IDEAS) == ()
    board.handle(intents.DiscardRound(round=second))
    board.handle(intents.DiscardRound(round=first))
    assert board.session.rounds == ()
