"""From idea to plan: what is worked out, what is said about it, and whether everybody can go on with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import (
    Consent,
    carried_over,
    choices,
    chosen_ideas,
    consent_of,
    consent_on,
    objections,
    open_objections,
    settled_objections,
    versions_of,
    worked_out,
)
from samenwerk_tui.core.ideas import Idea, idea_now
from samenwerk_tui.core.model import Contribution, Session, StanceAnswer, Votes
from samenwerk_tui.service import Workshop
from tests.sessions import make_session
from tests.workshops import (
    DEVELOP,
    IDEAS,
    MOVES,
    PROGRAMME,
    Day,
    Move,
    essence,
    furnish,
    merge,
    open_day,
    open_round,
    play,
    say,
)

PARTS = ("Wat is het?", "Eerste stap")
IN_PARTS = PROGRAMME.model_copy(
    update={
        "phases": tuple(
            phase.model_copy(update={"parts": PARTS}) if phase.kind == "develop" else phase
            for phase in PROGRAMME.phases
        )
    }
)


def texts(session: Session) -> list[str]:
    return [idea.text for idea in chosen_ideas(session)]


def choose(board: Workshop, *ids: str) -> None:
    board.handle(intents.ChooseIdeas(ideas=ids))


def only(session: Session) -> Idea:
    (idea,) = chosen_ideas(session)
    return idea


def vote(board: Workshop, dots: dict[str, int], *, reveal: bool = True, parent: str | None = None) -> None:
    """Open a round, give dots of the residents to ideas by their ids, and reveal it."""
    voting = open_round(board, method="dots", parent=parent)
    for idea, given_dots in dots.items():
        entered = Votes(dots=given_dots, dotters=min(given_dots, 6))
        board.handle(intents.EnterVotes(round=voting, idea=idea, organisation="bewoners", votes=entered))
    if reveal:
        board.handle(intents.RevealRound(round=voting, revealed=True))


# Which ideas


def test_what_was_chosen_goes_before_what_was_voted() -> None:
    _, board = open_day()
    soup, light = say(board, "Soep"), say(board, "Licht")
    assert chosen_ideas(board.session) == ()
    vote(board, {soup.id: 3, light.id: 1})
    assert texts(board.session) == ["Soep"]
    choose(board, light.id)
    assert texts(board.session) == ["Licht"]
    choose(board, light.id, soup.id)
    assert texts(board.session) == ["Licht", "Soep"]
    choose(board)
    assert texts(board.session) == []
    for _ in range(3):
        board.handle(intents.Undo())
    assert texts(board.session) == ["Soep"]


def test_a_covered_vote_chooses_nothing_and_a_tie_two_at_most() -> None:
    _, board = open_day()
    lines = [say(board, text) for text in ("Soep", "Licht", "Bank")]
    vote(board, {line.id: 2 for line in lines}, reveal=False)
    assert chosen_ideas(board.session) == ()
    board.handle(intents.RevealRound(round=board.session.rounds[0].id, revealed=True))
    assert texts(board.session) == ["Soep", "Licht"]
    assert [choice.rank for choice in choices(board.session, DEVELOP)] == [1, 1, 1]


def test_a_vote_in_which_nobody_voted_chooses_nothing() -> None:
    _, board = open_day()
    say(board, "Soep")
    vote(board, {})
    assert chosen_ideas(board.session) == ()
    assert [(choice.idea.text, choice.rank, choice.chosen) for choice in choices(board.session, DEVELOP)] == [
        ("Soep", None, False)
    ]


def test_a_chosen_idea_is_followed_through_merging_and_taking_apart() -> None:
    _, board = open_day()
    soup, light, bench = (say(board, text) for text in ("Soep", "Licht", "Bank"))
    choose(board, soup.id, light.id)
    merged = merge(board, soup.id, light.id)
    assert [(idea.id, idea.text) for idea in chosen_ideas(board.session)] == [(merged, "Soep")]
    choose(board, merged)
    board.handle(intents.SplitCluster(cluster=merged))
    assert only(board.session).id == soup.id
    board.handle(intents.Undo())
    assert only(board.session).id == merged
    board.handle(intents.DeleteContribution(id=soup.id))  # one is left, and no merged idea any more
    assert only(board.session).id == light.id
    again = merge(board, bench.id, light.id)
    assert (only(board.session).id, only(board.session).text) == (again, "Bank")
    board.handle(intents.DeleteContribution(id=light.id))
    assert chosen_ideas(board.session) == (), "what it was made of is gone"
    assert board.session.chosen == (merged,), "and nothing was chosen in its place"


def test_a_merged_idea_that_became_part_of_another_is_that_one() -> None:
    _, board = open_day()
    lines = [say(board, text).id for text in ("Soep", "Licht", "Bank", "Boom")]
    first, second = merge(board, *lines[:2]), merge(board, *lines[2:])
    choose(board, second)
    merge(board, first, second)
    assert only(board.session).id == first
    assert {member.text for member in only(board.session).members} == {"Soep", "Licht", "Bank", "Boom"}


def test_what_is_private_is_never_told() -> None:
    _, board = open_day()
    secret = say(board, "Ziek kind van de buren", private=True)
    light = say(board, "Licht")
    choose(board, secret.id, light.id)
    assert texts(board.session) == ["Licht"]
    merge(board, secret.id, light.id)
    assert texts(board.session) == ["Licht"]
    assert [choice.idea.text for choice in choices(board.session, DEVELOP)] == ["Licht"]


def test_the_choices_are_the_vote_then_the_others_and_each_once() -> None:
    _, board = open_day()
    soup, light = say(board, "Soep"), say(board, "Licht")
    vote(board, {soup.id: 1, light.id: 3})
    bench = say(board, "Bank")
    choose(board, bench.id)
    told = [(choice.idea.text, choice.rank, choice.chosen) for choice in choices(board.session, DEVELOP)]
    assert told == [("Licht", 1, False), ("Soep", 2, False), ("Bank", None, True)]
    merge(board, light.id, soup.id)
    assert [(choice.idea.text, choice.rank) for choice in choices(board.session, DEVELOP)] == [
        ("Licht", 1),
        ("Bank", None),
    ]


# What is said about them


def lines_by_part(session: Session, idea: Idea | None) -> dict[str, list[str]]:
    return {part: [line.text for line in lines] for part, lines in worked_out(session, idea)}


def develop(board: Workshop, text: str, part: str | None = None, idea: str | None = None) -> Contribution:
    return say(board, text, "politie", DEVELOP, part=part, idea=idea)


def test_lines_stand_with_their_idea_and_part_and_strays_with_the_first() -> None:
    _, board = open_day(IN_PARTS)
    soup, light = say(board, "Soep"), say(board, "Licht")
    develop(board, "zonder idee")
    assert lines_by_part(board.session, None) == {PARTS[0]: ["zonder idee"], PARTS[1]: []}
    choose(board, soup.id, light.id)
    develop(board, "de kok belt", PARTS[1], soup.id)
    develop(board, "een lamp", PARTS[0], light.id)
    develop(board, "ander deel", "Iets van vroeger", light.id)
    develop(board, "geheim", PARTS[0], soup.id)
    board.handle(intents.AddContributions(phase=DEVELOP, lines=(intents.NewLine(text="x", column="group"),)))
    first, second = chosen_ideas(board.session)
    assert lines_by_part(board.session, first) == {
        PARTS[0]: ["zonder idee", "geheim", "x"],
        PARTS[1]: ["de kok belt"],
    }
    assert lines_by_part(board.session, second) == {PARTS[0]: ["een lamp", "ander deel"], PARTS[1]: []}
    assert lines_by_part(board.session, None) == {PARTS[0]: [], PARTS[1]: []}


def test_lines_go_along_with_their_idea_and_are_not_lost_when_it_goes() -> None:
    _, board = open_day(IN_PARTS)
    soup, light = say(board, "Soep"), say(board, "Licht")
    choose(board, soup.id)
    develop(board, "de kok belt", PARTS[1], soup.id)
    merge(board, light.id, soup.id)
    assert lines_by_part(board.session, only(board.session))[PARTS[1]] == ["de kok belt"]
    board.handle(intents.Undo())
    choose(board, light.id)
    assert lines_by_part(board.session, only(board.session))[PARTS[1]] == []
    board.handle(intents.DeleteContribution(id=soup.id))
    assert lines_by_part(board.session, only(board.session))[PARTS[1]] == ["de kok belt"]


def test_only_what_works_the_idea_out_and_is_not_private_is_told() -> None:
    _, board = open_day()
    soup = say(board, "Soep")
    choose(board, soup.id)
    for kind in ("learned", "parked", "answer"):
        say(board, kind, "politie", DEVELOP, kind=kind)
    say(board, "privé", "politie", DEVELOP, private=True)
    assert lines_by_part(board.session, only(board.session)) == {"": ["answer"]}


def test_objections_are_open_until_something_becomes_of_them() -> None:
    _, board = open_day()
    first, second = (say(board, text, kind="parked") for text in ("Ja, maar de APV", "Ja, maar het geld"))
    say(board, "Ja, maar mijn baas", kind="parked", private=True)
    assert [one.line.id for one in open_objections(board.session)] == [first.id, second.id]
    board.handle(intents.SettleParked(parked=first.id, how="stays"))
    assert [one.line.id for one in open_objections(board.session)] == [second.id]
    (settled,) = settled_objections(board.session)
    assert settled.line == first and settled.settled is not None and settled.settled.how == "stays"
    assert [one.line.id for one in objections(board.session)] == [first.id, second.id]
    board.handle(intents.ReopenParked(parked=first.id))
    assert settled_objections(board.session) == ()


# Whether everybody can go on


def propose(board: Workshop, text: str, idea: str | None = None) -> str:
    board.handle(intents.Word(about="proposal", phase=DEVELOP, text=text, idea=idea))
    return board.session.wordings[-1].id


def stand(board: Workshop, version: str, organisation: str, answer: StanceAnswer = "no_objection") -> None:
    reason = "wie betaalt dat?" if answer == "objection" else ""
    board.handle(intents.TakeStance(wording=version, organisation=organisation, answer=answer, reason=reason))


def everybody(session: Session) -> list[str]:
    return [organisation.id for organisation in session.organisations]


def told(consent: Consent) -> tuple[str, int, int]:
    return consent.outcome, len(consent.missing), len(consent.objections)


def test_the_outcome_is_stated_at_every_step() -> None:
    _, board = open_day()
    assert told(consent_of(board.session, None)) == ("not_asked", 5, 0)
    version = propose(board, "Soep op vrijdag")
    assert told(consent_of(board.session, None)) == ("not_asked", 5, 0)
    for number, organisation in enumerate(everybody(board.session), 1):
        stand(board, version, organisation)
        assert consent_of(board.session, None).outcome == ("carried" if number == 5 else "asked")
    stand(board, version, "politie", "objection")
    consent = consent_of(board.session, None)
    assert told(consent) == ("objections", 0, 1) and consent.objections[0].reason == "wie betaalt dat?"
    board.handle(intents.ClearStance(wording=version, organisation="politie"))
    assert told(consent_of(board.session, None)) == ("asked", 1, 0)


def test_who_has_left_is_absent_and_not_against() -> None:
    _, board = open_day()
    version = propose(board, "Soep")
    for organisation in ("politie", "gemeente"):
        board.handle(intents.ChangePresence(organisation=organisation, people=0))
    for organisation in everybody(board.session):
        if organisation not in ("politie", "gemeente"):
            stand(board, version, organisation)
    consent = consent_of(board.session, None)
    assert (consent.outcome, consent.missing, consent.absent) == ("carried", (), ("gemeente", "politie"))
    stand(board, version, "politie", "objection")
    consent = consent_of(board.session, None)
    assert (consent.outcome, consent.absent) == ("objections", ("gemeente",)), "a reason stays a reason"


def test_an_empty_room_carries_nothing() -> None:
    _, board = open_day()
    propose(board, "Soep")
    for organisation in everybody(board.session):
        board.handle(intents.ChangePresence(organisation=organisation, people=0))
    assert consent_of(board.session, None).outcome == "not_asked"


def test_a_repaired_proposal_is_asked_again_and_the_others_may_stay_with_it() -> None:
    _, board = open_day()
    first = propose(board, "Soep")
    assert carried_over(board.session, None) is None
    for organisation in ("gemeente", "woningcorporatie", "sociaal-werk"):
        stand(board, first, organisation)
    stand(board, first, "politie", "objection")
    second = propose(board, "Soep, de gemeente betaalt")
    assert told(consent_of(board.session, None)) == ("not_asked", 5, 0)
    assert len(consent_on(board.session, versions_of(board.session, None)[0]).objections) == 1
    stand(board, second, "gemeente", "objection")
    third = propose(board, "Soep, samen betaald")
    board.handle(intents.ChangePresence(organisation="sociaal-werk", people=0))
    rest = carried_over(board.session, None)
    assert rest is not None
    before = essence(board.session)
    board.handle(rest)
    asked_no_more = [organisation for organisation, stance in consent_of(board.session, None).stances if stance]
    assert asked_no_more == ["woningcorporatie"], "the last word of the municipality was an objection"
    assert {stance.wording for stance in board.session.stances} == {first, second, third}
    board.handle(intents.Undo())
    assert essence(board.session) == before


def test_versions_go_along_with_their_idea() -> None:
    _, board = open_day()
    soup, light = say(board, "Soep"), say(board, "Licht")
    choose(board, soup.id, light.id)
    propose(board, "zonder idee")
    propose(board, "Soep op vrijdag", soup.id)
    propose(board, "Lampen", light.id)

    def versions() -> list[list[str]]:
        ideas = chosen_ideas(board.session)
        return [[version.text for version in versions_of(board.session, idea)] for idea in ideas]

    assert versions() == [["zonder idee", "Soep op vrijdag"], ["Lampen"]]
    merge(board, light.id, soup.id)
    assert versions() == [["zonder idee", "Soep op vrijdag", "Lampen"]]


@given(st.lists(MOVES, max_size=30))
def test_whatever_happens_every_line_of_every_idea_can_be_told(moves: list[Move]) -> None:
    day = Day()
    furnish(day)
    board = day.screen()
    board.handle(intents.OpenSession())
    some = board.session.in_phase(IDEAS)[0]
    merged = board.session.clusters[0].id
    board.handle(intents.ChooseIdeas(ideas=(merged, some.id)))
    develop(board, "de kok belt", idea=merged)
    propose(board, "Soep", merged)
    play(day, board, moves)
    session = board.session
    chosen = chosen_ideas(session)
    assert len({idea.id for idea in chosen}) == len(chosen)
    assert {idea.id for idea in chosen} <= {choice.idea.id for choice in choices(session, DEVELOP)}
    for idea in chosen:
        assert idea_now(session, idea.id) is not None
        assert consent_of(session, idea).version in (*session.wordings, None)
    assert len(open_objections(session)) + len(settled_objections(session)) == len(objections(session))


def test_a_day_without_a_develop_phase_has_one_unnamed_part() -> None:
    assert worked_out(make_session(), None) == (("", ()),)


@pytest.mark.parametrize("wanted", ["weg", "", "group"])
def test_an_idea_that_never_was_is_gone(wanted: str) -> None:
    assert idea_now(make_session(), wanted) is None
    assert chosen_ideas(make_session(chosen=(wanted,))) == ()
