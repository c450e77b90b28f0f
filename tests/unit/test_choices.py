"""Who chose what, as far as it may be told; guesses beside choices; and what a round by table is."""

from fractions import Fraction

import pytest
from hypothesis import given

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.choices import first_choices, guessed, who_chose
from samenwerk_tui.core.ideas import people_at, voting_tables
from samenwerk_tui.core.model import Guess, Round, Votes
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.tally import percent, results, withheld, withheld_in
from samenwerk_tui.service import Workshop
from tests.unit.test_tally import PRESENCE, hands, make_round, rounds
from tests.workshops import IDEAS, VOTE, open_day, refusal, say, table


@given(rounds())
def test_every_figure_of_the_result_can_be_worked_out_again(voting: Round) -> None:
    """From what each told voter gave and what the small ones gave together, as the report tells it."""
    chosen = who_chose(voting)
    for result in results(voting):
        given = [one for one in chosen.by_idea[result.idea] if one is not None]
        assert sum(one.voters for one in given) == result.entered
        assert sum(one.people for one in given) == result.voters
        if result.dots is not None:
            assert sum(one.dots or 0 for one in given) == result.dots
        if result.in_favour is not None:
            assert sum(one.in_favour or 0 for one in given) == result.in_favour
        if result.breadth is not None:
            assert sum(one.carried or 0 for one in given) == result.breadth
        if result.share is not None:
            mean = sum(Fraction(one.share or 0) * one.voters for one in given) / result.entered
            assert percent(float(mean)) == percent(result.share)


@given(rounds())
def test_who_is_small_is_never_told_alone(voting: Round) -> None:
    chosen = who_chose(voting)
    assert set(chosen.small) == withheld_in(voting) >= withheld(voting.presence)
    assert not set(chosen.small) & set(chosen.voters)
    for result in results(voting):
        named = {result.lowest.organisation} if result.lowest else set()
        assert not ({*result.not_yet} | named) & set(chosen.small)


def test_what_was_not_entered_is_not_made_up() -> None:
    chosen = who_chose(hands(a="4 - 2 1 6", b="- - - - -"))
    assert chosen.voters == ("gem", "won", "bew") and chosen.small == ("soc", "pol")
    gem, won, bew, small = chosen.by_idea["a"]
    assert won is None and gem is not None and bew is not None and small is not None
    assert (gem.in_favour, gem.people, gem.carried, gem.share) == (4, 4, 1, 1.0)
    assert (small.in_favour, small.people, small.voters, small.carried, small.share) == (3, 4, 2, 2, 0.75)
    assert chosen.by_idea["b"] == (None, None, None, None)


def test_where_one_small_one_is_entered_the_next_smallest_is_not_told_either() -> None:
    chosen = who_chose(hands(a="4 - 2 - 6"))
    assert chosen.voters == ("won", "bew") and chosen.small == ("gem", "soc", "pol")


def test_dots_without_people_have_no_share() -> None:
    voting = make_round("dots", {("a", "gem"): Votes(dots=5), ("a", "bew"): Votes(dots=0)})
    gem, _, bew, small = who_chose(voting).by_idea["a"]
    assert gem is not None and (gem.dots, gem.in_favour, gem.share, gem.carried) == (5, None, None, 1)
    assert bew is not None and (bew.dots, bew.carried) == (0, 0)
    assert small is None


# First choices and guesses


def test_first_choices_are_those_that_got_most() -> None:
    voting = hands(a="4 3 2 2 1", b="2 3 0 0 5", c="4 0 0 0 -")
    assert first_choices(voting, "gem") == ("a", "c")
    assert first_choices(voting, "won") == ("a", "b")
    assert first_choices(voting, "bew") == ("b",)
    assert first_choices(voting, "soc") is None, "two people: that would be about persons"
    assert first_choices(hands(a="0 0 0 0 0"), "gem") is None
    assert first_choices(hands(), "gem") is None
    fist = make_round(
        "fist", {("a", "gem"): Votes(fingers=(0, 0, 0, 4, 0, 0)), ("b", "gem"): Votes(fingers=(2, 0, 0, 0, 0, 2))}
    )
    assert first_choices(fist, "gem") == ("a",)


def with_round() -> tuple[Workshop, str, tuple[str, ...]]:
    _, board = open_day()
    ids = tuple(say(board, f"Idee {number}").id for number in range(3))
    board.handle(intents.OpenRound(phase=VOTE, method="hands"))
    return board, board.session.rounds[0].id, ids


def test_a_guess_is_kept_replaced_and_taken_back() -> None:
    board, voting, ids = with_round()

    def guess(idea: str | None, about: str = "bewoners") -> tuple[fact.Fact, ...]:
        return board.handle(intents.GuessChoice(round=voting, organisation="politie", about=about, idea=idea)).facts

    guess(ids[0])
    assert guess(ids[0]) == ()
    guess(ids[1], "gemeente")
    assert board.session.rounds[0].guesses == (Guess(organisation="politie", about="gemeente", idea=ids[1]),)
    board.handle(intents.Undo())
    assert board.session.rounds[0].guesses == (Guess(organisation="politie", about="bewoners", idea=ids[0]),)
    guess(None)
    assert not board.session.rounds[0].guesses
    assert guess(None) == ()


def test_what_cannot_be_guessed() -> None:
    board, voting, ids = with_round()
    board.handle(intents.ChangePresence(organisation="bewoners", people=0))

    def rule(organisation: str, about: str, idea: str) -> Rule:
        asked = intents.GuessChoice(round=voting, organisation=organisation, about=about, idea=idea)
        return refusal(board, asked).rule

    assert rule("politie", "politie", ids[0]) is Rule.GUESS_ABOUT_ANOTHER
    assert rule("politie", "gemeente", "weg") is Rule.NOT_ON_BALLOT
    assert rule("politie", "brandweer", ids[0]) is Rule.NOBODY_PRESENT
    assert rule("brandweer", "politie", ids[0]) is Rule.NOBODY_PRESENT
    board.handle(intents.GuessChoice(round=voting, organisation="politie", about="bewoners", idea=ids[0]))
    board.handle(intents.RevealRound(round=voting, revealed=True))
    assert rule("politie", "gemeente", ids[1]) is Rule.ROUND_REVEALED


def test_guess_and_choice_side_by_side_without_a_score() -> None:
    voting = hands(a="4 0 2 2 6", b="0 3 0 0 1").model_copy(
        update={
            "guesses": (
                Guess(organisation="bew", about="soc", idea="b"),
                Guess(organisation="gem", about="bew", idea="b"),
            )
        }
    )
    first, second = guessed(voting)
    assert (first.organisation, first.about, first.idea, first.choices) == ("gem", "bew", "b", ("a",))
    assert (second.organisation, second.choices) == ("bew", None)


# What is counted, and by table


def test_who_is_against_is_counted_where_that_was_agreed() -> None:
    board, _, ids = with_round()
    board.handle(intents.DiscardRound(round=board.session.rounds[0].id))
    board.handle(intents.OpenRound(phase=VOTE, method="hands", against=True))
    voting = board.session.rounds[0].id

    def enter(**votes: int) -> intents.EnterVotes:
        given = Votes.model_validate(votes)
        return intents.EnterVotes(round=voting, idea=ids[0], organisation="gemeente", votes=given)

    assert refusal(board, enter(in_favour=3)).rule is Rule.WRONG_METHOD
    assert refusal(board, enter(in_favour=3, against=2)).rule is Rule.OVER_PRESENCE
    board.handle(enter(in_favour=1, against=1, neutral=2))
    result = results(board.session.rounds[0])[0]
    assert (result.in_favour, result.neutral, result.against) == (1, 2, 1)


def test_people_with_a_dot_are_counted_where_that_was_agreed_and_give_draagvlak() -> None:
    board, _, ids = with_round()
    board.handle(intents.DiscardRound(round=board.session.rounds[0].id))
    board.handle(intents.OpenRound(phase=VOTE, dotters=True))
    voting = board.session.rounds[0].id

    def enter(**votes: int) -> intents.EnterVotes:
        given = Votes.model_validate(votes)
        return intents.EnterVotes(round=voting, idea=ids[0], organisation="gemeente", votes=given)

    assert refusal(board, enter(dots=3)).rule is Rule.WRONG_METHOD
    board.handle(enter(dots=6, dotters=2))
    assert results(board.session.rounds[0])[0].share == 0.5


def test_a_round_by_table_counts_tables() -> None:
    _, board = open_day()
    tables = (table(1, "gemeente", "politie"), table(2, "bewoners"))
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=tables))
    idea = say(board, "Soep", "table-1").id
    assert voting_tables(board.session, VOTE) == tables
    assert people_at(board.session, tables) == (6, 6)
    assert refusal(board, intents.OpenRound(phase=VOTE, tables=(("table-9", 3),))).rule is Rule.NO_SUCH_COLUMN
    assert refusal(board, intents.OpenRound(phase=VOTE, tables=(("table-1", 0),))).rule is Rule.NOBODY_PRESENT
    assert refusal(board, intents.OpenRound(phase=VOTE, tables=(("table-1", 1000),))).rule is Rule.BAD_PEOPLE
    board.handle(intents.OpenRound(phase=VOTE, method="hands", tables=(("table-1", 6), ("table-2", 5))))
    (voting,) = board.session.rounds
    assert (voting.tables, voting.presence) == (tables, (("table-1", 6), ("table-2", 5)))
    votes = Votes(in_favour=3)
    board.handle(intents.EnterVotes(round=voting.id, idea=idea, organisation="table-1", votes=votes))
    assert (
        refusal(board, intents.EnterVotes(round=voting.id, idea=idea, organisation="gemeente", votes=votes)).rule
        is Rule.NOBODY_PRESENT
    )
    board.handle(intents.ChooseColumns(phase=IDEAS))
    (result,) = results(board.session.rounds[0])
    assert (result.breadth, result.entered, result.asked, result.in_favour, result.voters) == (1, 1, 2, 3, 6)


def test_people_of_one_organisation_are_spread_over_its_tables() -> None:
    _, board = open_day()
    mixed = tuple(table(number, "gemeente", "bewoners") for number in (1, 2, 3))
    assert people_at(board.session, mixed) == (4, 3, 3)
    assert people_at(board.session, ()) == ()


@pytest.mark.parametrize("name", [name for name, _ in PRESENCE])
def test_fingers_doubt_until_everybody_has_three(name: str) -> None:
    everybody = {("a", n): Votes(fingers=(0, 0, 0, people, 0, 0)) for n, people in PRESENCE}
    (result,) = results(make_round("fist", everybody, ideas="a"))
    assert (result.doubt, result.not_yet, result.fingers) == (False, (), (0, 0, 0, 17, 0, 0))
    people = dict(PRESENCE)[name]
    everybody["a", name] = Votes(fingers=(1, 0, 0, people - 1, 0, 0))
    (result,) = results(make_round("fist", everybody, ideas="a"))
    assert result.doubt
    assert result.not_yet == ((name,) if people >= 3 else ())
