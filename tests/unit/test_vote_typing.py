"""What typed digits mean in a cell: one number, two, or a digit for every person."""

import pytest

from samenwerk_tui.core.model import RoundSettings, Votes, VotingMethod
from samenwerk_tui.ui.panels.vote_typing import Typing
from tests.unit.test_tally import make_round

DOTS = RoundSettings(budget=4, cap=3)


def typed(method: VotingMethod, people: int, keys: str, settings: RoundSettings | None = None) -> Typing:
    """Digits, + for ten more, and / for Enter."""
    typing = Typing(make_round(method, {}, (("gem", people),), settings=settings), "gem")
    for key in keys:
        typing = typing.ten() if key == "+" else typing.next_number() if key == "/" else typing.digit(key)
    return typing


@pytest.mark.parametrize(
    ("method", "people", "keys", "votes", "finished"),
    [
        ("hands", 9, "", None, False),
        ("hands", 9, "7", Votes(in_favour=7), True),
        ("hands", 9, "0", Votes(in_favour=0), True),
        ("hands", 10, "7", Votes(in_favour=7), False),
        ("hands", 10, "10", Votes(in_favour=10), False),
        ("hands", 99, "12345", Votes(in_favour=123), False),
        ("hands", 9, "+7", Votes(in_favour=7), True),
        ("dots", 6, "8", Votes(dots=8), True),
        ("dots", 6, "+", Votes(dots=10), False),
        ("dots", 6, "+2", Votes(dots=12), True),
        ("dots", 9, "++4", Votes(dots=24), True),
        ("dots", 12, "+2", Votes(dots=2), False),
        ("fist", 3, "34", Votes(fingers=(0, 0, 0, 1, 1, 0)), False),
        ("fist", 3, "345", Votes(fingers=(0, 0, 0, 1, 1, 1)), True),
        ("fist", 3, "3455", Votes(fingers=(0, 0, 0, 1, 1, 1)), True),
        ("fist", 3, "6789", None, False),
        ("fist", 12, "000000000005", Votes(fingers=(11, 0, 0, 0, 0, 1)), True),
    ],
)
def test_one_number_or_a_digit_a_person(
    method: VotingMethod, people: int, keys: str, votes: Votes | None, finished: bool
) -> None:
    typing = typed(method, people, keys, DOTS if method == "dots" else None)
    assert (typing.votes, typing.finished) == (votes, finished)


@pytest.mark.parametrize(
    ("people", "keys", "votes", "finished"),
    [
        (5, "3", None, False),
        (5, "31", Votes(in_favour=3, against=1, neutral=1), True),
        (5, "5", Votes(in_favour=5, against=0, neutral=0), True),
        (5, "05", Votes(in_favour=0, against=5, neutral=0), True),
        (5, "39", Votes(in_favour=3, against=9, neutral=0), True),
        (12, "10", None, False),
        (12, "10/", None, False),
        (12, "10/2", Votes(in_favour=10, against=2, neutral=0), False),
        (12, "12/", Votes(in_favour=12, against=0, neutral=0), True),
    ],
)
def test_who_is_against_is_the_second_number_and_who_is_left_is_neutral(
    people: int, keys: str, votes: Votes | None, finished: bool
) -> None:
    typing = typed("hands", people, keys, RoundSettings(against=True))
    assert (typing.votes, typing.finished) == (votes, finished)


@pytest.mark.parametrize(
    ("people", "keys", "votes", "finished"),
    [
        (6, "5", None, False),
        (6, "53", Votes(dots=5, dotters=3), True),
        (6, "0", Votes(dots=0, dotters=0), True),
        (6, "1", Votes(dots=1, dotters=1), True),
        (6, "+8", Votes(dots=18, dotters=6), True),
        (6, "+25", Votes(dots=12, dotters=5), True),
        (12, "24/8", Votes(dots=24, dotters=8), False),
        (12, "36/", Votes(dots=36, dotters=12), True),
    ],
)
def test_how_many_people_is_the_second_number_where_it_can_be_more_than_one(
    people: int, keys: str, votes: Votes | None, finished: bool
) -> None:
    typing = typed("dots", people, keys, DOTS.model_copy(update={"dotters": True}))
    assert (typing.votes, typing.finished) == (votes, finished)
