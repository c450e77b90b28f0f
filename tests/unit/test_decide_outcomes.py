"""What may be done with voting rounds and agreements."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Agreement, BallotIdea, RoundSettings, Votes
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.service import Workshop
from tests.sessions import START
from tests.workshops import AGREEMENTS, IDEAS, VOTE, merge, open_day, open_round, refusal, say


def with_ideas(number: int = 3) -> tuple[Workshop, list[str]]:
    """A board with this many ideas of the police."""
    _, board = open_day()
    return board, [say(board, f"Idee {n}", "politie").id for n in range(1, number + 1)]


def ballot(board: Workshop) -> list[str]:
    return [idea.text for idea in board.session.rounds[-1].ballot]


def enter(board: Workshop, idea: str, organisation: str = "politie", **votes: Any) -> None:
    voting = board.session.rounds[-1].id
    board.handle(
        intents.EnterVotes(round=voting, idea=idea, organisation=organisation, votes=Votes.model_validate(votes))
    )


# Opening a round


@pytest.mark.parametrize(("options", "budget"), [(1, 3), (13, 3), (16, 4), (20, 5), (30, 5)])
def test_dots_have_the_budget_of_the_method(options: int, budget: int) -> None:
    board, _ = with_ideas(options)
    open_round(board)
    assert board.session.rounds[0].settings == RoundSettings(budget=budget, cap=3)


def test_hands_and_fingers_have_no_budget() -> None:
    board, _ = with_ideas()
    for method in ("hands", "fist"):
        voting = open_round(board, method=method, budget=4)
        assert board.session.rounds[0].settings == RoundSettings()
        board.handle(intents.DiscardRound(round=voting))


def test_another_budget_and_never_more_on_one_idea_than_that() -> None:
    board, _ = with_ideas()
    voting = open_round(board, budget=2)
    assert board.session.rounds[0].settings == RoundSettings(budget=2, cap=2)
    board.handle(intents.DiscardRound(round=voting))
    open_round(board, budget=6, cap=1)
    assert board.session.rounds[0].settings == RoundSettings(budget=6, cap=1)


@pytest.mark.parametrize("wrong", [{"budget": 0}, {"cap": 0}, {"budget": -1}])
def test_no_dots_at_all_is_no_vote(wrong: dict[str, int]) -> None:
    board, _ = with_ideas()
    assert refusal(board, intents.OpenRound.model_validate({"phase": VOTE, **wrong})).rule is Rule.NEGATIVE_VOTES


def test_the_ballot_is_the_ideas_as_they_stand() -> None:
    board, ids = with_ideas(4)
    say(board, "Ja, maar", kind="parked")
    say(board, "Nooit geweten", kind="learned")
    say(board, "Onder ons", private=True)
    cluster = merge(board, ids[3], ids[1])
    open_round(board)
    assert board.session.rounds[0].ballot == (
        BallotIdea(id=ids[0], text="Idee 1", organisations=("politie",)),
        BallotIdea(id=cluster, text="Idee 4", organisations=("politie",)),
        BallotIdea(id=ids[2], text="Idee 3", organisations=("politie",)),
    )


def test_a_part_of_the_ideas_in_the_order_of_the_board() -> None:
    board, ids = with_ideas()
    open_round(board, ballot=(ids[2], ids[0]))
    assert ballot(board) == ["Idee 1", "Idee 3"]


def test_an_idea_that_is_gone_is_not_left_out_silently() -> None:
    board, ids = with_ideas()
    merge(board, ids[0], ids[1])
    assert refusal(board, intents.OpenRound(phase=VOTE, ballot=(ids[0], ids[2]))).rule is Rule.GONE


def test_nothing_to_vote_on() -> None:
    _, board = open_day()
    assert refusal(board, intents.OpenRound(phase=VOTE)).rule is Rule.NOTHING_TO_VOTE_ON
    say(board, "Ja, maar", kind="parked")
    say(board, "Onder ons", private=True)
    assert refusal(board, intents.OpenRound(phase=VOTE)).rule is Rule.NOTHING_TO_VOTE_ON
    assert refusal(board, intents.OpenRound(phase="01-welcome")).rule is Rule.NOTHING_TO_VOTE_ON


def test_nobody_there() -> None:
    board, _ = with_ideas()
    for organisation in board.session.organisations:
        board.handle(intents.ChangePresence(organisation=organisation.id, people=0))
    assert refusal(board, intents.OpenRound(phase=VOTE)).rule is Rule.NOBODY_PRESENT


def test_a_round_freezes_its_world() -> None:
    board, ids = with_ideas()
    open_round(board)
    opened = board.session.rounds
    board.handle(intents.ChangePresence(organisation="politie", people=9))
    board.handle(intents.AddOrganisation(name="School", people=3))
    board.handle(intents.EditContribution(id=ids[0], text="Anders"))
    merge(board, ids[1], ids[2])
    board.handle(intents.DeleteContribution(id=ids[0]))
    assert board.session.rounds == opened
    assert opened[0].presence == (
        ("gemeente", 4),
        ("woningcorporatie", 3),
        ("sociaal-werk", 2),
        ("politie", 2),
        ("bewoners", 6),
    )
    enter(board, ids[0], dots=2)
    assert board.session.rounds[0].votes(ids[0], "politie") == Votes(dots=2)


def test_one_round_a_phase_until_it_is_discarded() -> None:
    board, ids = with_ideas()
    voting = open_round(board)
    enter(board, ids[0], dots=2)
    assert refusal(board, intents.OpenRound(phase=VOTE)).rule is Rule.ROUND_EXISTS
    board.handle(intents.DiscardRound(round=voting))
    assert not board.session.rounds
    open_round(board)
    assert not board.session.rounds[0].entries


def test_a_run_off_is_a_round_with_a_parent() -> None:
    board, ids = with_ideas()
    first = open_round(board)
    second = open_round(board, parent=first, ballot=(ids[0], ids[1]), method="hands")
    assert [voting.parent for voting in board.session.rounds] == [None, first]
    newest = board.session.round_of(VOTE)
    assert newest is not None and newest.id == second and ballot(board) == ["Idee 1", "Idee 2"]
    assert refusal(board, intents.OpenRound(phase=VOTE, parent="weg")).rule is Rule.GONE


# Votes


def test_votes_are_entered_replaced_and_cleared() -> None:
    board, ids = with_ideas()
    voting = open_round(board)
    enter(board, ids[0], dots=2)
    enter(board, ids[0], dots=3, dotters=2)
    assert len(board.session.rounds[0].entries) == 1
    assert board.session.rounds[0].votes(ids[0], "politie") == Votes(dots=3, dotters=2)
    same = Votes(dots=3, dotters=2)
    again = intents.EnterVotes(round=voting, idea=ids[0], organisation="politie", votes=same)
    assert board.handle(again).facts == ()
    clear = intents.ClearVotes(round=voting, idea=ids[0], organisation="politie")
    board.handle(clear)
    assert board.session.rounds[0].votes(ids[0], "politie") is None
    assert board.handle(clear).facts == ()


def test_what_cannot_be_is_refused_before_it_is_written() -> None:
    board, ids = with_ideas()
    voting = open_round(board)

    def rule(idea: str, organisation: str, **votes: int) -> Rule:
        entered = Votes.model_validate(votes)
        return refusal(
            board, intents.EnterVotes(round=voting, idea=idea, organisation=organisation, votes=entered)
        ).rule

    assert rule("weg", "politie", dots=1) is Rule.NOT_ON_BALLOT
    assert rule(ids[0], "brandweer", dots=1) is Rule.NO_SUCH_ORGANISATION
    assert rule(ids[0], "politie", in_favour=1) is Rule.WRONG_METHOD
    assert rule(ids[0], "politie", dots=7) is Rule.OVER_CAP
    assert rule(ids[0], "politie", dots=-1) is Rule.NEGATIVE_VOTES
    enter(board, ids[0], dots=6)
    assert rule(ids[1], "politie", dots=1) is Rule.OVER_BUDGET
    board.handle(intents.AddOrganisation(name="School", people=3))
    assert rule(ids[1], "school", dots=1) is Rule.NOBODY_PRESENT


def test_reveal_and_cover() -> None:
    board, ids = with_ideas()
    voting = open_round(board)
    enter(board, ids[0], dots=1)
    board.handle(intents.RevealRound(round=voting, revealed=True))
    assert board.session.rounds[0].revealed
    assert board.handle(intents.RevealRound(round=voting, revealed=True)).facts == ()
    board.handle(intents.RevealRound(round=voting, revealed=False))
    assert not board.session.rounds[0].revealed and board.session.rounds[0].entries


@pytest.mark.parametrize(
    "intent",
    [
        intents.EnterVotes(round="weg", idea="i", organisation="politie", votes=Votes(dots=1)),
        intents.ClearVotes(round="weg", idea="i", organisation="politie"),
        intents.RevealRound(round="weg", revealed=True),
        intents.DiscardRound(round="weg"),
        intents.EditAgreement(id="weg", kind="case", what="x"),
        intents.DeleteAgreement(id="weg"),
    ],
)
def test_what_is_gone_is_said_to_be_gone(intent: Intent) -> None:
    _, board = open_day()
    assert refusal(board, intent).rule is Rule.GONE


# Agreements


def test_an_agreement_is_kept_whole() -> None:
    _, board = open_day(now=datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
    board.handle(
        intents.MakeAgreement(
            phase=AGREEMENTS,
            kind="collaboration",
            what=" Samen  de wijk in ",
            owner="wijkagent",
            organisation="politie",
            with_organisations=("gemeente", "politie", "gemeente", "bewoners"),
            due="vr",
            first_step="Bellen",
        )
    )
    (made,) = board.session.agreements
    assert made == Agreement(
        id=made.id,
        phase=AGREEMENTS,
        kind="collaboration",
        what="Samen de wijk in",
        owner="wijkagent",
        organisation="politie",
        with_organisations=("gemeente", "bewoners"),
        due="vr",
        due_date=date(2026, 11, 27),
        first_step="Bellen",
        at=START,
    )
    assert made.at.tzinfo is UTC


def test_nobody_yet_and_no_phase_are_fine_but_nothing_is_not() -> None:
    _, board = open_day()
    board.handle(intents.MakeAgreement(phase=None, kind="case", what="Lamp"))
    assert board.session.agreements[0].owner == "" and board.session.agreements[0].organisation is None
    assert refusal(board, intents.MakeAgreement(phase=None, kind="case", what=" ")).rule is Rule.EMPTY_TEXT
    assert refusal(board, intents.MakeAgreement(phase="99-weg", kind="case", what="x")).rule is Rule.NO_SUCH_PHASE


def test_changing_and_taking_away() -> None:
    day, board = open_day()
    board.handle(intents.MakeAgreement(phase=AGREEMENTS, kind="case", what="Lamp", organisation="politie"))
    (made,) = board.session.agreements
    day.clock.advance(minutes=5)
    same = intents.EditAgreement(id=made.id, kind="case", what="Lamp ", organisation="politie")
    assert board.handle(same).facts == ()
    board.handle(intents.EditAgreement(id=made.id, kind="case", what="Twee lampen", status="runs"))
    (changed,) = board.session.agreements
    assert changed == made.model_copy(update={"what": "Twee lampen", "organisation": None, "status": "runs"})
    board.handle(intents.DeleteAgreement(id=made.id))
    assert not board.session.agreements
    board.handle(intents.Undo())
    assert board.session.agreements == (changed,)


def test_agreements_keep_their_order() -> None:
    _, board = open_day()
    for what in ("Een", "Twee", "Drie"):
        board.handle(intents.MakeAgreement(phase=None, kind="case", what=what))
    board.handle(intents.EditAgreement(id=board.session.agreements[0].id, kind="case", what="Eén"))
    assert [agreed.what for agreed in board.session.agreements] == ["Eén", "Twee", "Drie"]


def test_ideas_of_every_phase_with_columns_before_the_vote() -> None:
    _, board = open_day()
    say(board, "Zo zien wij het", phase="03-columns")
    open_round(board)
    assert ballot(board) == ["Zo zien wij het"]
    board.handle(intents.DiscardRound(round=board.session.rounds[0].id))
    say(board, "Een bankje", phase=IDEAS)
    open_round(board)
    assert ballot(board) == ["Zo zien wij het", "Een bankje"]
