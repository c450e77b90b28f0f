"""What a voting round says, and what may be entered in it."""

import math
from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.entering import check_votes, default_settings, placed
from samenwerk_tui.core.model import BallotIdea, Entry, Round, RoundSettings, Votes, VotingMethod
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.tally import (
    Lowest,
    Result,
    by_votes,
    group_informed_consensus,
    percent,
    results,
    support,
    withheld,
)

METHODS: tuple[VotingMethod, ...] = ("hands", "dots", "fist")

PRESENCE = (("gem", 4), ("won", 3), ("soc", 2), ("pol", 2), ("bew", 6))
"""The organisations of 4, 3, 2, 2 and 6 that the method gives its figures for."""

groups_of_people = st.integers(0, 99).flatmap(lambda s: st.tuples(st.integers(0, s), st.just(s)))
one_to_twelve = st.lists(groups_of_people, min_size=1, max_size=12)


def make_round(
    method: VotingMethod,
    cells: dict[tuple[str, str], Votes],
    presence: Sequence[tuple[str, int]] = PRESENCE,
    ideas: str = "abc",
    settings: RoundSettings | None = None,
) -> Round:
    return Round(
        id="r",
        phase="11-vote",
        method=method,
        settings=settings or default_settings(method, len(ideas)),
        ballot=tuple(BallotIdea(id=idea, text=f"Idee {idea}") for idea in ideas),
        presence=tuple(presence),
        entries=tuple(Entry(idea=idea, organisation=name, votes=votes) for (idea, name), votes in cells.items()),
    )


def hands(**in_favour: str) -> Round:
    """A round by hands: for every idea one figure per organisation, "-" where nothing is entered."""
    cells = {
        (idea, name): Votes(in_favour=int(figure))
        for idea, figures in in_favour.items()
        for (name, _), figure in zip(PRESENCE, figures.split(), strict=True)
        if figure != "-"
    }
    return make_round("hands", cells)


def by_idea(voting: Round) -> dict[str, Result]:
    return {result.idea: result for result in results(voting)}


# Polis


@given(one_to_twelve)
def test_consensus_is_the_exact_product_and_support_its_geometric_mean(groups: list[tuple[int, int]]) -> None:
    exact = math.prod((Fraction(a + 1, s + 2) for a, s in groups), start=Fraction(1))
    assert abs(Fraction(group_informed_consensus(groups)) - exact) < Fraction(1, 10**12)
    assert support(groups) ** len(groups) == pytest.approx(float(exact), rel=1e-9)


@given(one_to_twelve.flatmap(lambda groups: st.tuples(st.just(groups), st.permutations(groups))))
def test_the_order_of_organisations_does_not_matter(
    both: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    groups, shuffled = both
    assert group_informed_consensus(groups) == group_informed_consensus(shuffled)
    assert support(groups) == support(shuffled)


@given(one_to_twelve, st.integers(0, 11))
def test_one_more_in_favour_never_lowers(groups: list[tuple[int, int]], index: int) -> None:
    index %= len(groups)
    in_favour, took_part = groups[index]
    more = [*groups]
    more[index] = (min(in_favour + 1, took_part), took_part)
    assert group_informed_consensus(more) >= group_informed_consensus(groups)
    assert support(more) >= support(groups)


@given(one_to_twelve)
def test_consensus_and_support_are_between_zero_and_one(groups: list[tuple[int, int]]) -> None:
    assert 0 < group_informed_consensus(groups) <= support(groups) + 1e-12 < 1


def test_groups_of_nobody_and_no_groups() -> None:
    assert group_informed_consensus([]) == 1.0
    assert support([]) == 0.0
    assert group_informed_consensus([(0, 0)]) == 0.5
    assert support([(0, 0)]) == pytest.approx(0.5, abs=1e-15)


def test_the_figures_of_the_method() -> None:
    assert round(100 * support([(people, people) for _, people in PRESENCE])) == 80
    assert round(100 * support([(0, people) for _, people in PRESENCE])) == 19


@pytest.mark.parametrize("group", [(-1, 3), (4, 3), (0, -1)])
def test_more_in_favour_than_took_part_is_refused(group: tuple[int, int]) -> None:
    for figure in (group_informed_consensus, support):
        with pytest.raises(ValueError, match="in favour of"):
            figure([(1, 1), group])


# Settings, dots placed, percents, small groups


@pytest.mark.parametrize(
    ("options", "budget"), [(0, 3), (1, 3), (14, 4), (16, 4), (18, 4), (19, 5), (20, 5), (99, 5)]
)
def test_default_settings_of_dots(options: int, budget: int) -> None:
    assert default_settings("dots", options) == RoundSettings(budget=budget, cap=3)


def test_hands_and_fingers_have_no_settings() -> None:
    assert default_settings("hands", 16) == default_settings("fist", 16) == RoundSettings()


def test_dots_placed_of_dots_to_place() -> None:
    voting = make_round(
        "dots", {("a", "bew"): Votes(dots=12), ("b", "bew"): Votes(dots=5), ("a", "gem"): Votes(dots=1)}
    )
    assert placed(voting, "bew") == (17, 18)
    assert placed(voting, "gem") == (1, 12)
    assert placed(voting, "pol") == (0, 6)
    assert placed(voting, "elders") == (0, 0)
    assert placed(hands(a="4 3 2 2 6"), "bew") == (0, 0)


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, 0), (0.004, 0), (0.005, 1), (0.125, 13), (0.145, 15), (0.999, 100), (1.0, 100)]
)
def test_percents_round_half_up(share: float, shown: int) -> None:
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("present", "hidden"),
    [
        ((), ""),
        ((("a", 3), ("b", 9)), ""),
        ((("a", 2), ("b", 9), ("c", 5)), "ac"),
        ((("a", 2), ("b", 5), ("c", 5)), "ab"),
        ((("a", 2), ("b", 1), ("c", 5)), "ab"),
        ((("a", 2), ("b", 1), ("c", 2), ("d", 3)), "abc"),
        ((("a", 0), ("b", 3), ("c", 5)), ""),
        ((("a", 2),), "a"),
    ],
)
def test_small_groups_are_withheld_and_never_alone(present: tuple[tuple[str, int], ...], hidden: str) -> None:
    assert withheld(present) == frozenset(hidden)


# Results


def test_hands_are_counted_per_organisation() -> None:
    voting = hands(a="4 3 2 2 6", b="2 1 0 2 3", c="0 0 0 0 0")
    found = by_idea(voting)
    assert found["a"].in_favour == found["a"].voters == 17
    assert (found["a"].breadth, found["a"].asked, found["a"].entered) == (5, 5, 5)
    assert found["a"].share == 1.0
    assert not found["a"].doubt
    assert found["b"].in_favour == 8
    assert found["b"].breadth == 3, "2 of 4, 2 of 2 and 3 of 6 are half; 1 of 3 is not"
    assert found["b"].share == pytest.approx((2 / 4 + 1 / 3 + 0 / 2 + 2 / 2 + 3 / 6) / 5)
    assert found["b"].doubt
    assert (found["c"].in_favour, found["c"].breadth, found["c"].share) == (0, 0, 0.0)
    assert found["c"].dots is None
    groups = [(2, 4), (1, 3), (0, 2), (2, 2), (3, 6)]
    assert found["b"].group_informed_consensus == group_informed_consensus(groups)
    assert found["b"].support == support(groups)
    assert found["b"].text == "Idee b"


def test_who_is_not_entered_is_left_out_and_not_against() -> None:
    found = by_idea(hands(a="4 - 2 - 6"))
    assert found["a"].share == 1.0
    assert (found["a"].breadth, found["a"].entered, found["a"].asked, found["a"].voters) == (3, 3, 5, 12)
    assert not found["a"].doubt


def test_who_was_not_there_is_not_asked() -> None:
    voting = make_round("hands", {("a", "gem"): Votes(in_favour=4)}, presence=[("gem", 4), ("won", 0)])
    assert by_idea(voting)["a"].asked == 1


def test_fingers_from_three_on_are_in_favour() -> None:
    voting = make_round(
        "fist", {("a", "gem"): Votes(fingers=(1, 0, 1, 1, 1, 0)), ("a", "won"): Votes(fingers=(0, 1, 1, 0, 0, 1))}
    )
    found = by_idea(voting)["a"]
    assert (found.in_favour, found.breadth, found.entered) == (3, 1, 2)
    assert found.share == pytest.approx((2 / 4 + 1 / 3) / 2)
    assert found.dots is None


def test_dots_count_without_people_and_no_share_is_made_up() -> None:
    found = by_idea(
        make_round("dots", {("a", "gem"): Votes(dots=5), ("a", "won"): Votes(dots=0), ("a", "soc"): Votes(dots=1)})
    )["a"]
    assert (found.dots, found.breadth, found.entered, found.voters) == (6, 2, 3, 9)
    assert (found.in_favour, found.share, found.support, found.group_informed_consensus) == (None, None, None, None)
    assert found.lowest is None
    assert found.doubt


def test_dots_with_people_give_a_share_where_all_are_counted() -> None:
    found = by_idea(
        make_round(
            "dots",
            {
                ("a", "gem"): Votes(dots=5, dotters=2),
                ("a", "won"): Votes(dots=0),
                ("b", "gem"): Votes(dots=1, dotters=1),
                ("b", "bew"): Votes(dots=3),
            },
        )
    )
    assert (found["a"].in_favour, found["a"].share) == (2, (2 / 4 + 0) / 2), "no dots is nobody"
    assert (found["b"].in_favour, found["b"].share) == (None, None)


def test_an_organisation_that_placed_everything_gave_nothing_to_the_rest() -> None:
    settings = RoundSettings(budget=3, cap=3)
    full = {("a", "soc"): Votes(dots=6, dotters=2), ("a", "gem"): Votes(dots=1, dotters=1)}
    found = by_idea(make_round("dots", full, settings=settings))
    assert (found["b"].entered, found["b"].dots, found["b"].in_favour, found["b"].share) == (1, 0, 0, 0.0)
    assert found["b"].doubt
    one_left = {**full, ("a", "soc"): Votes(dots=5, dotters=2)}
    assert by_idea(make_round("dots", one_left, settings=settings))["b"].entered == 0
    without_people = {("a", "soc"): Votes(dots=6)}
    assert by_idea(make_round("dots", without_people, settings=settings))["b"].share is None


def test_broadly_carried_goes_before_most_votes() -> None:
    voting = hands(a="4 0 0 0 6", b="2 2 1 1 0")
    assert [(r.idea, r.broad_rank) for r in results(voting)] == [("b", 1), ("a", 2), ("c", 3)]
    assert [(r.idea, r.rank) for r in by_votes(results(voting))] == [("a", 1), ("b", 2), ("c", 3)]


def test_equal_votes_share_a_rank_in_the_order_of_the_ballot() -> None:
    voting = hands(a="4 0 0 0 0", b="2 2 0 0 0", c="0 0 0 0 6")
    assert [(r.idea, r.broad_rank) for r in results(voting)] == [("b", 1), ("a", 2), ("c", 2)]
    assert [(r.idea, r.rank) for r in by_votes(results(voting))] == [("c", 1), ("a", 2), ("b", 2)]


def test_equal_breadth_goes_by_share() -> None:
    voting = hands(a="4 0 1 1 3", b="2 0 2 2 6", c="4 0 1 1 3")
    assert [(r.idea, r.breadth, r.broad_rank) for r in results(voting)] == [("b", 4, 1), ("a", 4, 2), ("c", 4, 2)]


def test_shares_that_look_the_same_share_a_rank_though_the_votes_differ() -> None:
    presence = [("x", 98), ("y", 99), ("z", 2)]
    cells = {("a", "x"): 97, ("a", "y"): 99, ("a", "z"): 2, ("b", "x"): 98, ("b", "y"): 98, ("b", "z"): 2}
    voting = make_round("hands", {cell: Votes(in_favour=n) for cell, n in cells.items()}, presence, ideas="ba")
    first, second = results(voting)
    assert first.share != second.share
    assert percent(first.share or 0) == percent(second.share or 0)
    assert [(first.idea, first.broad_rank), (second.idea, second.broad_rank)] == [("b", 1), ("a", 1)]


def test_where_a_share_is_not_known_dots_decide_for_all() -> None:
    voting = make_round(
        "dots",
        {
            ("a", "bew"): Votes(dots=2, dotters=2),
            ("b", "bew"): Votes(dots=6),
            ("c", "bew"): Votes(dots=6, dotters=2),
        },
    )
    assert [(r.idea, r.broad_rank, r.rank) for r in results(voting)] == [("b", 1, 1), ("c", 1, 1), ("a", 3, 3)]


def test_ideas_without_votes_stay_in_and_come_last() -> None:
    voting = hands(b="0 0 0 0 0", c="1 0 0 0 0")
    assert [(r.idea, r.rank, r.broad_rank) for r in results(voting)] == [("c", 1, 1), ("b", 2, 2), ("a", 3, 3)]
    unknown = by_idea(voting)["a"]
    assert (unknown.voters, unknown.entered, unknown.asked, unknown.doubt) == (0, 0, 5, False)
    assert (unknown.in_favour, unknown.breadth, unknown.share, unknown.support) == (None, None, None, None)
    assert unknown.lowest is None


@pytest.mark.parametrize("method", METHODS)
def test_a_round_without_entries_has_everything_first(method: VotingMethod) -> None:
    found = results(make_round(method, {}))
    assert [r.idea for r in found] == [r.idea for r in by_votes(found)] == ["a", "b", "c"]
    assert {(r.rank, r.broad_rank, r.in_favour, r.dots, r.breadth, r.share) for r in found} == {
        (1, 1, None, None, None, None)
    }


def test_the_lowest_is_named_but_never_a_small_or_complementary_one() -> None:
    sizes = [("a3", 3), ("b4", 4), ("c6", 6)]

    def lowest(presence: Sequence[tuple[str, int]], *in_favour: int) -> Lowest | None:
        cells = {("a", name): Votes(in_favour=n) for (name, _), n in zip(presence, in_favour, strict=True)}
        return by_idea(make_round("hands", cells, presence))["a"].lowest

    assert lowest(sizes, 3, 1, 6) == Lowest(organisation="b4", share=0.25, n=4)
    assert lowest([("s2", 2), *sizes], 0, 3, 1, 6) is None, "the lowest is below three people"
    assert lowest([("s2", 2), *sizes], 2, 0, 4, 6) is None, "the next smallest is withheld with it"
    assert lowest([("s2", 2), *sizes], 2, 3, 1, 6) == Lowest(organisation="b4", share=0.25, n=4)
    assert lowest([("s2", 2), ("t1", 1), *sizes], 2, 1, 0, 4, 6) == Lowest(organisation="a3", share=0.0, n=3)
    assert lowest([("s2", 2), ("b4", 4)], 2, 0) is None, "the total would give the small one away"
    assert lowest([("s2", 2), *sizes], 0, 3, 4, 0) == Lowest(organisation="c6", share=0.0, n=6), (
        "as low, and large enough"
    )
    assert lowest(sizes, 0, 0, 0) == Lowest(organisation="c6", share=0.0, n=6)


# What may be entered


def refused(voting: Round, idea: str, organisation: str, votes: Votes) -> tuple[Rule, dict[str, str | int]] | None:
    try:
        check_votes(voting, idea, organisation, votes)
    except RuleError as error:
        return error.rule, error.values
    return None


DOTS = make_round(
    "dots",
    {("a", "soc"): Votes(dots=3), ("b", "soc"): Votes(dots=2)},
    presence=[("soc", 2), ("gem", 4), ("weg", 0)],
    settings=RoundSettings(budget=3, cap=2),
)


@pytest.mark.parametrize(
    ("idea", "organisation", "votes", "rule", "values"),
    [
        ("z", "soc", Votes(dots=1), Rule.NOT_ON_BALLOT, {"idea": "z"}),
        ("a", "weg", Votes(dots=1), Rule.NOBODY_PRESENT, {"organisation": "weg"}),
        ("a", "zzz", Votes(dots=1), Rule.NOBODY_PRESENT, {"organisation": "zzz"}),
        ("a", "gem", Votes(in_favour=1), Rule.WRONG_METHOD, {"organisation": "gem"}),
        ("a", "gem", Votes(dots=1, against=0), Rule.WRONG_METHOD, {"organisation": "gem"}),
        ("a", "gem", Votes(dotters=1), Rule.WRONG_METHOD, {"organisation": "gem"}),
        ("a", "gem", Votes(), Rule.WRONG_METHOD, {"organisation": "gem"}),
        ("a", "gem", Votes(dots=-1), Rule.NEGATIVE_VOTES, {"organisation": "gem"}),
        ("a", "gem", Votes(dots=1, dotters=-1), Rule.NEGATIVE_VOTES, {"organisation": "gem"}),
        ("a", "gem", Votes(dots=8, dotters=5), Rule.OVER_PRESENCE, {"organisation": "gem", "limit": 4}),
        ("a", "gem", Votes(dots=2, dotters=3), Rule.OVER_PRESENCE, {"organisation": "gem", "limit": 2}),
        ("a", "gem", Votes(dots=9), Rule.OVER_CAP, {"organisation": "gem", "limit": 8, "cap": 2}),
        ("a", "gem", Votes(dots=999), Rule.OVER_CAP, {"organisation": "gem", "limit": 8, "cap": 2}),
        ("a", "gem", Votes(dots=5, dotters=2), Rule.OVER_CAP, {"organisation": "gem", "limit": 4, "cap": 2}),
        ("a", "gem", Votes(dots=1, dotters=0), Rule.OVER_CAP, {"organisation": "gem", "limit": 0, "cap": 2}),
        ("c", "soc", Votes(dots=2), Rule.OVER_BUDGET, {"organisation": "soc", "left": 1, "limit": 6}),
        ("b", "soc", Votes(dots=4), Rule.OVER_BUDGET, {"organisation": "soc", "left": 3, "limit": 6}),
    ],
)  # fmt: skip
def test_impossible_dots_are_refused(
    idea: str, organisation: str, votes: Votes, rule: Rule, values: dict[str, str | int]
) -> None:
    assert refused(DOTS, idea, organisation, votes) == (rule, values)


@pytest.mark.parametrize(
    ("idea", "organisation", "votes"),
    [
        ("c", "soc", Votes(dots=1)),
        ("b", "soc", Votes(dots=3, dotters=2)),
        ("a", "soc", Votes(dots=0)),
        ("a", "gem", Votes(dots=8, dotters=4)),
        ("a", "gem", Votes(dots=0, dotters=0)),
    ],
)
def test_possible_dots_are_accepted(idea: str, organisation: str, votes: Votes) -> None:
    assert refused(DOTS, idea, organisation, votes) is None


def test_hands_stay_within_presence() -> None:
    voting = hands()
    assert refused(voting, "a", "gem", Votes(in_favour=4)) is None
    assert refused(voting, "a", "gem", Votes(in_favour=2, neutral=1, against=1)) is None
    over = (Rule.OVER_PRESENCE, {"organisation": "gem", "limit": 4})
    assert refused(voting, "a", "gem", Votes(in_favour=5)) == over
    assert refused(voting, "a", "gem", Votes(in_favour=2, neutral=2, against=1)) == over
    assert refused(voting, "a", "gem", Votes(in_favour=5, neutral=-1)) == (
        Rule.NEGATIVE_VOTES,
        {"organisation": "gem"},
    )
    assert refused(voting, "a", "gem", Votes(neutral=1)) == (Rule.WRONG_METHOD, {"organisation": "gem"})
    assert refused(voting, "a", "gem", Votes(dots=1)) == (Rule.WRONG_METHOD, {"organisation": "gem"})


def test_fingers_stay_within_presence() -> None:
    voting = make_round("fist", {})
    assert refused(voting, "a", "gem", Votes(fingers=(0, 0, 1, 1, 1, 1))) is None
    assert refused(voting, "a", "gem", Votes(fingers=(0, 0, 0, 0, 0, 3))) is None
    assert refused(voting, "a", "gem", Votes(fingers=(1, 0, 1, 1, 1, 1))) == (
        Rule.OVER_PRESENCE,
        {"organisation": "gem", "limit": 4},
    )
    assert refused(voting, "a", "gem", Votes(fingers=(-1, 0, 1, 1, 1, 1))) == (
        Rule.NEGATIVE_VOTES,
        {"organisation": "gem"},
    )


# Whatever a room does


def all_votes(method: VotingMethod) -> st.SearchStrategy[Votes]:
    few = st.integers(0, 12)
    if method == "hands":
        return st.builds(Votes, in_favour=few, neutral=st.none() | few, against=st.none() | few)
    if method == "dots":
        return st.builds(Votes, dots=few, dotters=st.none() | few)
    return st.builds(Votes, fingers=st.tuples(few, few, few, few, few, few))


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A round as a room fills it: whatever is typed, kept where `check_votes` lets it through."""
    method: VotingMethod = draw(st.sampled_from(METHODS))
    presence = draw(st.lists(st.integers(0, 12), min_size=1, max_size=8))
    ideas = draw(st.integers(1, 6))
    voting = make_round(
        method, {}, [(f"o{n}", people) for n, people in enumerate(presence)], ideas="abcdef"[:ideas],
        settings=draw(st.sampled_from((default_settings(method, 8), default_settings(method, 20)))),
    )  # fmt: skip
    cells: dict[tuple[str, str], Votes] = {}
    for _ in range(draw(st.integers(0, 30))):
        idea, name = draw(st.sampled_from("abcdef"[:ideas])), f"o{draw(st.integers(0, len(presence) - 1))}"
        votes = draw(all_votes(method))
        if refused(voting, idea, name, votes) is None:
            cells[idea, name] = votes
            entries = tuple(Entry(idea=i, organisation=o, votes=v) for (i, o), v in cells.items())
            voting = voting.model_copy(update={"entries": entries})
    return voting


@given(rounds())
def test_totals_are_never_impossible(voting: Round) -> None:
    people = sum(n for _, n in voting.presence)
    for name, _ in voting.presence:
        done, todo = placed(voting, name)
        assert 0 <= done <= todo
    found = results(voting)
    assert sorted(r.idea for r in found) == [choice.id for choice in voting.ballot]
    for r in found:
        assert 0 <= r.entered <= r.asked <= len(voting.presence)
        assert 0 <= (r.breadth or 0) <= r.entered
        assert 0 <= (r.in_favour or 0) <= r.voters <= people
        assert (r.breadth is None) == (r.entered == 0)
        assert (r.share is None) == (r.in_favour is None) == (r.support is None)
        assert r.share is None or 0 <= r.share <= 1
        assert r.in_favour is None or (r.share == 1) == (r.in_favour == r.voters)
        assert r.in_favour is None or (r.share == 0) == (r.in_favour == 0)
        assert r.lowest is None or (r.lowest.n >= 3 and r.share is not None and r.lowest.share <= r.share + 1e-12)


@given(rounds())
def test_ranks_are_shared_by_equals_only_and_count_who_is_before(voting: Round) -> None:
    found = results(voting)
    totals = [r.dots if voting.method == "dots" else r.in_favour for r in found]
    for r, total in zip(found, totals, strict=True):
        assert r.rank == 1 + sum((-1 if t is None else t) > (-1 if total is None else total) for t in totals)
        assert r.broad_rank == 1 + sum(other.broad_rank < r.broad_rank for other in found)
    assert [r.broad_rank for r in found] == sorted(r.broad_rank for r in found)
    for order in ([(r.broad_rank, r.place) for r in found], [(r.rank, r.place) for r in by_votes(found)]):
        assert order == sorted(order)
    breadths = [-1 if r.breadth is None else r.breadth for r in found]
    assert breadths == sorted(breadths, reverse=True)


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_entering_and_of_organisations_changes_no_figure(voting: Round, random: Random) -> None:
    entries, presence = list(voting.entries), list(voting.presence)
    random.shuffle(entries)
    random.shuffle(presence)
    shuffled = voting.model_copy(update={"entries": tuple(entries), "presence": tuple(presence)})

    def figures(of: Round) -> list[Result]:
        """Which organisation of two equally small ones is withheld goes by the order; nothing else does."""
        return [r.model_copy(update={"lowest": None, "not_yet": ()}) for r in results(of)]

    assert figures(shuffled) == figures(voting)


@given(rounds(), st.data())
def test_one_more_in_favour_never_lowers_an_idea(voting: Round, data: st.DataObject) -> None:
    if voting.method != "hands" or not voting.entries:
        return
    entry = data.draw(st.sampled_from(voting.entries))
    present = voting.present(entry.organisation)
    more = entry.model_copy(update={"votes": Votes(in_favour=min(present, (entry.votes.in_favour or 0) + 1))})
    entries = tuple(more if other is entry else other for other in voting.entries)
    before, after = by_idea(voting)[entry.idea], by_idea(voting.model_copy(update={"entries": entries}))[entry.idea]
    assert (after.share or 0) >= (before.share or 0)
    assert (after.breadth or 0) >= (before.breadth or 0)
    assert (after.support or 0) >= (before.support or 0)
    assert after.rank <= before.rank
    assert after.broad_rank <= before.broad_rank
