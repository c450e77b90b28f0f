"""The pulse, questions, what is worded together, parked objections: what may happen and what follows."""

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import PulseCounts, StanceAnswer, WordingAbout
from samenwerk_tui.core.questions import answers, cards, loose_lines
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.showing import is_shown
from samenwerk_tui.service import Workshop
from tests.workshops import (
    DEVELOP,
    IDEAS,
    LAST_PULSE,
    PULSE,
    STATEMENTS,
    TWO_PULSES,
    WHY,
    essence,
    merge,
    open_day,
    refusal,
    say,
)

WHO, WHAT, THEN = (statement.id for statement in STATEMENTS)


def count(organisation: str | None, counts: PulseCounts, statement: str = WHO) -> intents.CountPulse:
    return intents.CountPulse(phase=PULSE, statement=statement, organisation=organisation, counts=counts)


# The pulse


def test_what_is_counted_replaces_what_was_and_keeps_the_presence_of_its_moment() -> None:
    _, board = open_day()
    people = board.session.organisation("gemeente").people
    board.handle(count("gemeente", (0, 1, 1, 0, 0)))
    board.handle(intents.ChangePresence(organisation="gemeente", people=people + 5))
    board.handle(count("gemeente", (0, 1, 1, 1, 0)))
    (only,) = board.session.pulse_of(PULSE).counts
    assert (only.counts, only.people) == ((0, 1, 1, 1, 0), people)
    assert board.handle(count("gemeente", (0, 1, 1, 1, 0))).facts == ()
    board.handle(intents.ClearPulse(phase=PULSE, statement=WHO, organisation="gemeente"))
    assert board.session.pulse_of(PULSE).counts == ()


@pytest.mark.parametrize(
    ("intent", "rule"),
    [
        (count("gemeente", (99, 0, 0, 0, 0)), Rule.OVER_PRESENCE),
        (count("gemeente", (1, 0, 0, 0, 0), "nergens"), Rule.NO_SUCH_STATEMENT),
        (count("circus", (1, 0, 0, 0, 0)), Rule.NO_SUCH_ORGANISATION),
        (count(None, (1, 0, 0, 0, 0)), Rule.PULSE_BY_ORGANISATION),
        (
            intents.CountPulse(phase=WHY, statement=WHO, organisation="gemeente", counts=(1, 0, 0, 0, 0)),
            Rule.NO_PULSE,
        ),
        (intents.ShowPulse(phase=PULSE, statement="nergens", shown=True), Rule.NO_SUCH_STATEMENT),
        (intents.RewordStatement(phase=PULSE, statement=WHO, text="  "), Rule.EMPTY_TEXT),
        (intents.AskQuestion(phase=WHY, text="", asked_by="politie"), Rule.EMPTY_TEXT),
        (intents.AskQuestion(phase=WHY, text="Waarom?", asked_of=("circus",)), Rule.NO_SUCH_ORGANISATION),
        (intents.EditQuestion(id="weg", text="Waarom?"), Rule.GONE),
        (intents.Word(about="proposal", phase=DEVELOP, text="Een loket", idea="weg"), Rule.GONE),
        (intents.TakeStance(wording="weg", organisation="politie", answer="yes"), Rule.GONE),
        (intents.ChooseIdeas(ideas=("weg",)), Rule.GONE),
        (intents.SwapLenses(phase=IDEAS, lenses=(("politie", "politie"),)), Rule.THROUGH_ANOTHER),
    ],
)
def test_what_cannot_be_is_refused(intent: Intent, rule: Rule) -> None:
    _, board = open_day()
    assert refusal(board, intent).rule is rule


def test_the_room_is_counted_at_once_or_by_organisation_and_not_both() -> None:
    _, board = open_day()
    board.handle(intents.ArrangePulse(phase=PULSE, method="fingers", whole_room=True))
    assert refusal(board, count("gemeente", (1, 0, 0, 0, 0))).rule is Rule.PULSE_BY_ROOM
    everybody = sum(organisation.people for organisation in board.session.organisations)
    assert refusal(board, count(None, (everybody + 1, 0, 0, 0, 0))).values == {"limit": everybody}
    board.handle(count(None, (everybody, 0, 0, 0, 0)))
    again = intents.ArrangePulse(phase=PULSE, method="slips")
    assert refusal(board, again).rule is Rule.PULSE_COUNTED
    board.handle(intents.ClearPulse(phase=PULSE, statement=WHO, organisation=None))
    board.handle(again)
    assert not board.session.pulse_of(PULSE).whole_room


def show(shown: bool = True) -> intents.ShowPulse:
    return intents.ShowPulse(phase=PULSE, statement=WHO, shown=shown)


def fill(board: Workshop, digits: str, statement: str = WHO) -> None:
    """One digit of answers for everybody of each organisation, in the order of the session."""
    for organisation, digit in zip(board.session.organisations, digits, strict=True):
        counts = [0, 0, 0, 0, 0]
        counts[int(digit) - 1] = organisation.people
        one, two, three, four, five = counts
        board.handle(count(organisation.id, (one, two, three, four, five), statement))


def visible(board: Workshop) -> bool:
    return is_shown(board.session.pulse_of(PULSE), WHO)


def test_answers_are_covered_until_shown() -> None:
    _, board = open_day()
    fill(board, "12345")
    assert not visible(board)
    assert board.handle(show(False)).facts == ()
    board.handle(show())
    assert visible(board) and board.handle(show()).facts == ()
    board.handle(show(False))
    assert not visible(board)


def test_nothing_is_shown_before_everybody_who_is_here_is_counted() -> None:
    _, board = open_day()
    assert refusal(board, show()).rule is Rule.PULSE_NOT_COUNTED
    board.handle(count("gemeente", (0, 1, 1, 1, 1)))
    board.handle(count("woningcorporatie", (0, 0, 0, 1, 1)))
    board.handle(count("bewoners", (0, 0, 0, 0, 0)))
    waits = refusal(board, show())
    assert (waits.rule, waits.values) == (Rule.PULSE_AWAITS, {"names": "SOC, POL"})
    board.handle(intents.ChangePresence(organisation="politie", people=0))
    board.handle(count("sociaal-werk", (0, 0, 0, 0, 0)))
    board.handle(show())
    assert visible(board), "who left is not waited for, and nobody who answered is counted too"


def test_what_is_counted_anew_is_covered_and_undoing_that_shows_it_again() -> None:
    _, board = open_day()
    fill(board, "12345")
    board.handle(show())
    board.handle(count("gemeente", (4, 0, 0, 0, 0)))
    assert visible(board), "the same answers"
    board.handle(count("bewoners", (3, 0, 0, 0, 3)))
    assert not visible(board)
    board.handle(intents.Undo())
    assert visible(board)


@pytest.mark.parametrize("small", ["sociaal-werk", "politie"])
def test_the_difference_between_two_showings_never_tells_what_a_small_group_answered(small: str) -> None:
    _, board = open_day()
    fill(board, "12345")
    board.handle(show())
    board.handle(count(small, (0, 0, 0, 0, 2)))
    board.handle(show(False))
    assert refusal(board, show()).rule is Rule.PULSE_TOLD
    board.handle(count(small, (0, 0, 0, 0, 0)))
    assert refusal(board, show()).rule is Rule.PULSE_TOLD
    board.handle(intents.ClearPulse(phase=PULSE, statement=WHO, organisation=small))
    assert refusal(board, show()).rule is Rule.PULSE_AWAITS


def test_an_organisation_that_came_later_gives_nothing_away_of_those_before() -> None:
    _, board = open_day()
    board.handle(intents.ChangePresence(organisation="politie", people=0))
    board.handle(intents.ChangePresence(organisation="woningcorporatie", people=0))
    board.handle(count("sociaal-werk", (2, 0, 0, 0, 0)))
    board.handle(count("bewoners", (0, 0, 0, 0, 6)))
    board.handle(count("gemeente", (0, 0, 0, 0, 0)))
    board.handle(show())
    board.handle(intents.ChangePresence(organisation="woningcorporatie", people=3))
    board.handle(count("woningcorporatie", (0, 3, 0, 0, 0)))
    assert refusal(board, show()).rule is Rule.PULSE_TOLD, "now the residents would be told, and so the two before"


def test_a_large_organisation_may_correct_itself_after_it_was_shown() -> None:
    _, board = open_day()
    fill(board, "12345")
    board.handle(show())
    board.handle(count("bewoners", (3, 0, 0, 0, 3)))
    board.handle(show())
    assert visible(board)


def test_what_the_room_saw_it_saw_whatever_is_undone() -> None:
    """Politie is two people: the total before and after a correction would tell what they answered."""
    _, board = open_day()
    fill(board, "12345")
    board.handle(show())
    board.handle(intents.Undo())
    assert not visible(board)
    board.handle(count("politie", (0, 0, 0, 0, 2)))
    assert refusal(board, show()).rule is Rule.PULSE_TOLD
    board.handle(intents.Undo())
    board.handle(show())
    assert visible(board)


def test_a_room_that_is_counted_anew_at_once_gives_nothing_away() -> None:
    _, board = open_day()
    fill(board, "12345")
    board.handle(show())
    for organisation in board.session.organisations:
        board.handle(intents.ClearPulse(phase=PULSE, statement=WHO, organisation=organisation.id))
    assert not visible(board)
    board.handle(intents.ArrangePulse(phase=PULSE, method="fingers", whole_room=True))
    assert refusal(board, show()).rule is Rule.PULSE_NOT_COUNTED
    board.handle(count(None, (1, 2, 3, 4, 7)))
    board.handle(show())
    assert visible(board)


@pytest.mark.parametrize("silent", [("politie",), ("politie", "sociaal-werk")])
def test_the_whole_room_and_then_without_a_small_group_gives_that_group_away(silent: tuple[str, ...]) -> None:
    _, board = open_day()
    board.handle(intents.ArrangePulse(phase=PULSE, method="slips", whole_room=True))
    board.handle(count(None, (2, 0, 0, 0, 13 if len(silent) > 1 else 15)))
    board.handle(show())
    board.handle(intents.ClearPulse(phase=PULSE, statement=WHO, organisation=None))
    board.handle(intents.ArrangePulse(phase=PULSE, method="slips"))
    for organisation in board.session.organisations:
        people = 0 if organisation.id in silent else organisation.people
        board.handle(count(organisation.id, (0, 0, 0, 0, people)))
    assert refusal(board, show()).rule is Rule.PULSE_TOLD


def test_other_words_hold_for_every_pulse_that_has_not_begun() -> None:
    _, board = open_day(TWO_PULSES)
    board.handle(intents.RewordStatement(phase=PULSE, statement=WHO, text="Ik ken hun nummers."))
    assert [board.session.pulse_of(phase).words(WHO) for phase in (PULSE, LAST_PULSE)] == ["Ik ken hun nummers."] * 2
    board.handle(count("gemeente", (0, 0, 1, 0, 0)))
    reword = intents.RewordStatement(phase=PULSE, statement=WHO, text="Iets anders.")
    assert refusal(board, reword).rule is Rule.PULSE_COUNTED
    board.handle(reword.model_copy(update={"phase": LAST_PULSE}))
    assert board.session.pulse_of(LAST_PULSE).words(WHO) == "Iets anders."
    assert board.session.pulse_of(PULSE).words(WHO) == "Ik ken hun nummers."


# Questions


def test_the_cards_are_those_of_the_case_and_then_those_of_the_room() -> None:
    _, board = open_day()
    board.handle(intents.AskQuestion(phase=WHY, text=" Waarom  mail? ", asked_by="politie", asked_of=("gemeente",)))
    of_case, (own,) = cards(board.session)[:-1], cards(board.session)[-1:]
    assert [card.text for card in of_case] == list(board.session.case.why)
    assert (own.text, own.asked_by, own.asked_of, own.of_case) == ("Waarom mail?", "politie", ("gemeente",), False)
    answer = say(board, "Zo hoort het", "gemeente", WHY, kind="answer", question=own.id)
    assert (answer.question, answer.asked_by) == (own.id, "politie")
    assert say(board, "Tja", "gemeente", WHY, question="why-1").asked_by is None
    board.handle(intents.DeleteQuestion(id=own.id))
    assert board.session.questions == () and answer in board.session.contributions


def test_who_asks_and_who_is_asked_can_be_corrected_and_what_was_answered_knows() -> None:
    _, board = open_day()
    board.handle(intents.AskQuestion(phase=WHY, text="Waarom?", asked_by="politie", asked_of=("gemeente",)))
    (question,) = board.session.questions
    answer = say(board, "Zo hoort het", "bewoners", WHY, kind="answer", question=question.id)
    edit = intents.EditQuestion(
        id=question.id, text="Waarom?", asked_by="gemeente", asked_of=("gemeente", "bewoners")
    )
    before = essence(board.session)
    board.handle(edit)
    (edited,) = board.session.questions
    assert (edited.asked_by, edited.asked_of) == ("gemeente", ("bewoners",)), "nobody asks itself"
    assert board.session.contribution(answer.id).asked_by == "gemeente"
    assert board.handle(edit).facts == ()
    board.handle(intents.Undo())
    assert essence(board.session) == before
    assert refusal(board, edit.model_copy(update={"asked_by": "circus"})).rule is Rule.NO_SUCH_ORGANISATION


def test_what_was_said_to_no_question_or_to_one_that_is_gone_is_loose() -> None:
    _, board = open_day()
    board.handle(intents.AskQuestion(phase=WHY, text="Waarom?"))
    (question,) = board.session.questions
    loose = say(board, "Overgetypt", "politie", WHY)
    answer = say(board, "Daarom", "politie", WHY, kind="answer", question=question.id)
    say(board, "Ja, maar", "politie", WHY, kind="parked")
    say(board, "Tussen ons", "politie", WHY, kind="answer", question=question.id, private=True)
    assert answers(board.session, question.id) == (answer,)
    assert loose_lines(board.session, WHY) == (loose,)
    board.handle(intents.DeleteQuestion(id=question.id))
    assert loose_lines(board.session, WHY) == (loose, answer)


# What is worded together


def test_the_newest_version_counts_and_the_others_are_kept() -> None:
    _, board = open_day()
    for text in ("Rust", "Rust en reuring", "Rust en reuring"):
        board.handle(intents.Word(about="goal", phase=WHY, text=text))
    assert [wording.text for wording in board.session.wordings] == ["Rust", "Rust en reuring"]
    newest = board.session.newest_wording("goal")
    assert newest is not None and newest.text == "Rust en reuring"
    assert board.session.newest_wording("question") is None
    board.handle(intents.TakeStance(wording=newest.id, organisation="politie", answer="yes"))
    board.handle(intents.WithdrawWording(id=newest.id))
    before = board.session.newest_wording("goal")
    assert before is not None and before.text == "Rust" and board.session.stances == ()


def test_proposals_are_about_their_own_idea() -> None:
    _, board = open_day()
    soup, light = say(board, "Soep"), say(board, "Licht")
    board.handle(intents.Word(about="proposal", phase=DEVELOP, text="Soep op dinsdag", idea=soup.id))
    merged = merge(board, soup.id, light.id)
    board.handle(intents.Word(about="proposal", phase=DEVELOP, text="Soep bij licht", idea=merged))
    assert [board.session.newest_wording("proposal", idea) is None for idea in (soup.id, merged, light.id, None)] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("about", "answer", "reason", "rule"),
    [
        ("goal", "objection", "daarom", Rule.WRONG_ANSWER),
        ("proposal", "yes", "", Rule.WRONG_ANSWER),
        ("goal", "yes_if", " ", Rule.REASON_NEEDED),
        ("proposal", "objection", "", Rule.REASON_NEEDED),
    ],
)
def test_a_stance_fits_what_it_is_about(about: WordingAbout, answer: StanceAnswer, reason: str, rule: Rule) -> None:
    _, board = open_day()
    board.handle(intents.Word(about=about, phase=WHY, text="Rust"))
    wording = board.session.wordings[0].id
    stance = intents.TakeStance(wording=wording, organisation="politie", answer=answer, reason=reason)
    assert refusal(board, stance).rule is rule


def test_an_organisation_has_one_stance_on_a_version() -> None:
    _, board = open_day()
    board.handle(intents.Word(about="goal", phase=WHY, text="Rust"))
    wording = board.session.wordings[0].id
    take = intents.TakeStance(wording=wording, organisation="politie", answer="yes_if", reason="als er licht is")
    board.handle(take)
    assert board.handle(take).facts == ()
    board.handle(intents.TakeStance(wording=wording, organisation="gemeente", answer="yes"))
    board.handle(intents.TakeStance(wording=wording, organisation="politie", answer="no"))
    assert {(s.organisation, s.answer) for s in board.session.stances} == {("gemeente", "yes"), ("politie", "no")}
    board.handle(intents.ClearStance(wording=wording, organisation="politie"))
    assert board.session.stance(wording, "politie") is None


# What becomes of ideas and objections


def test_a_parked_objection_gets_one_outcome_and_goes_with_its_line() -> None:
    _, board = open_day()
    parked, idea = say(board, "Ja, maar de APV", kind="parked"), say(board, "Soep")
    settle = intents.SettleParked(parked=parked.id, how="owned", text="jurist", organisation="gemeente")
    assert refusal(board, settle.model_copy(update={"parked": idea.id})).rule is Rule.NOT_PARKED
    assert refusal(board, settle.model_copy(update={"text": " "})).rule is Rule.EMPTY_TEXT
    board.handle(settle)
    board.handle(intents.SettleParked(parked=parked.id, how="stays"))
    (settled,) = board.session.settled
    assert (settled.how, settled.text, settled.organisation) == ("stays", "", None)
    board.handle(intents.ReopenParked(parked=parked.id))
    assert board.session.settled == ()
    board.handle(settle)
    board.handle(intents.DeleteContribution(id=parked.id))
    assert board.session.settled == ()


def test_a_line_is_parked_after_all_and_taken_out_of_its_merged_idea() -> None:
    _, board = open_day()
    soup, light, rules = say(board, "Soep"), say(board, "Licht"), say(board, "Ja, maar de APV")
    built = say(board, "Erop door", builds_on=rules.id)
    merged = merge(board, rules.id, soup.id, light.id)
    board.handle(intents.ParkContribution(id=rules.id, parked=True))
    assert board.session.contribution(rules.id).kind == "parked"
    assert (board.session.cluster(merged).members, board.session.cluster(merged).title) == (
        (soup.id, light.id),
        "Soep",
    )
    assert board.session.contribution(built.id).builds_on == rules.id
    assert board.handle(intents.ParkContribution(id=rules.id, parked=True)).facts == ()
    board.handle(intents.SettleParked(parked=rules.id, how="stays"))
    board.handle(intents.ParkContribution(id=rules.id, parked=False))
    assert board.session.contribution(rules.id).kind == "contribution" and board.session.settled == ()


def test_chosen_ideas_are_worked_out_in_lines_of_their_own() -> None:
    _, board = open_day()
    soup = say(board, "Soep")
    assert board.session.chosen is None
    board.handle(intents.ChooseIdeas(ideas=(soup.id, soup.id)))
    assert board.session.chosen == (soup.id,)
    line = say(board, "De kok belt", "politie", DEVELOP, part="Eerste stap", idea=soup.id)
    assert (line.idea, line.part) == (soup.id, "Eerste stap")


# Door de bril van


def test_who_thinks_as_another_is_known_from_every_line() -> None:
    _, board = open_day()
    board.handle(intents.SwapLenses(phase=IDEAS, lenses=(("politie", "gemeente"), ("gemeente", "politie"))))
    line = say(board, "Meer regels", "politie")
    assert (line.organisations, line.as_organisation) == (("politie",), "gemeente")
    assert say(board, "Samen", "group").as_organisation is None
    board.handle(intents.SwapLenses(phase=IDEAS, lenses=()))
    assert say(board, "Gewoon", "politie").as_organisation is None
    assert board.session.contribution(line.id).as_organisation == "gemeente"


# Undo


def _arrange(board: Workshop) -> tuple[Intent, ...]:
    parked = say(board, "Ja, maar", kind="parked")
    board.handle(intents.Word(about="goal", phase=WHY, text="Rust"))
    board.handle(intents.AskQuestion(phase=WHY, text="Waarom?"))
    fill(board, "12345")
    fill(board, "12345", THEN)
    board.handle(show())
    wording, question = board.session.wordings[0].id, board.session.questions[0].id
    board.handle(intents.TakeStance(wording=wording, organisation="politie", answer="yes"))
    board.handle(intents.SettleParked(parked=parked.id, how="stays"))
    return (
        count("politie", (0, 1, 0, 0, 0)),
        intents.ClearPulse(phase=PULSE, statement=WHO, organisation="gemeente"),
        show(False),
        intents.ShowPulse(phase=PULSE, statement=THEN, shown=True),
        intents.RewordStatement(phase=PULSE, statement=WHAT, text="Anders"),
        intents.CompareGroup(phase=PULSE, other=True),
        intents.AskQuestion(phase=WHY, text="Waarom nog?"),
        intents.EditQuestion(id=question, text="Waarom dan?"),
        intents.DeleteQuestion(id=question),
        intents.Word(about="goal", phase=WHY, text="Reuring"),
        intents.WithdrawWording(id=wording),
        intents.TakeStance(wording=wording, organisation="politie", answer="no"),
        intents.ClearStance(wording=wording, organisation="politie"),
        intents.SettleParked(parked=parked.id, how="answered", text="Kan wel"),
        intents.ReopenParked(parked=parked.id),
        intents.ChooseIdeas(ideas=(parked.id,)),
        intents.SwapLenses(phase=IDEAS, lenses=(("politie", "gemeente"),)),
    )


def test_every_step_can_be_undone_and_redone() -> None:
    _, board = open_day()
    for intent in _arrange(board):
        before = essence(board.session)
        assert board.handle(intent).facts, intent
        after = essence(board.session)
        assert after != before
        board.handle(intents.Undo())
        assert essence(board.session) == before, intent
        board.handle(intents.Redo())
        assert essence(board.session) == after, intent
        board.handle(intents.Undo())


def test_a_goal_that_another_screen_answered_is_not_undone_under_it() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    board.handle(intents.Word(about="goal", phase=WHY, text="Rust"))
    desk.refresh()
    desk.handle(intents.TakeStance(wording=board.session.wordings[0].id, organisation="politie", answer="yes"))
    board.refresh()
    assert refusal(board, intents.Undo()).rule is Rule.UNDO_BUILT_ON
