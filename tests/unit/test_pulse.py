"""What the pulse says, and above all what it does not say."""

from contextlib import nullcontext, suppress
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.day_yield import day_yield
from samenwerk_tui.core.material import Programme, Statement
from samenwerk_tui.core.model import EarlierAnswers, PulseCounts, Session
from samenwerk_tui.core.pulse import (
    Change,
    Distribution,
    WhyNoShift,
    asked,
    closing_answers,
    distributions,
    looking_back,
    moment_of,
    pulse_phases,
    shift,
    start_and_end,
)
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.showing import is_told
from samenwerk_tui.core.summarise import summarise
from samenwerk_tui.core.tally import SMALL_GROUP
from samenwerk_tui.export.data import show
from samenwerk_tui.export.markdown import markdown
from samenwerk_tui.export.pulsed import tell_pulse
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from tests.workshops import make_programme_phase, open_day

NL = Catalog("nl")
CALL, ROLES, BACK = "bellen", "rollen", "terug"
STATEMENTS = (
    Statement(id=CALL, theme="Organisatie", text="Ik weet wie ik morgen kan bellen."),
    Statement(id=ROLES, theme="Rolkennis", text="Ik weet wat de anderen mogen en kunnen, en wat niet."),
    Statement(
        id=BACK,
        theme="Terugblik",
        text="Terugkijkend: bij de start wist ik wat de anderen mogen en kunnen.",
        looks_back=True,
    ),
)
PROGRAMME = Programme(
    id="proef",
    title="Proef",
    statements=STATEMENTS,
    phases=(
        make_programme_phase("welcome", "Inchecken", 5),
        make_programme_phase("pulse", "Beginpeiling", 5),
        make_programme_phase("columns", "Ideeën", 15),
        make_programme_phase("pulse", "Slotpeiling", 4),
    ),
)
START, END = "02-pulse", "04-pulse"
FOUR, THREE, TWO, ALSO_TWO, SIX = "gemeente", "woningcorporatie", "sociaal-werk", "politie", "bewoners"
"""The organisations of the case, by how many people they have."""
NAMES = (FOUR, THREE, TWO, ALSO_TWO, SIX)


def count(board: Workshop, organisation: str | None, digits: str, statement: str = CALL, phase: str = START) -> None:
    """Enter answers as they are typed, a digit a person."""
    one, two, three, four, five = (digits.count(answer) for answer in "12345")
    board.handle(
        intents.CountPulse(
            phase=phase, statement=statement, organisation=organisation, counts=(one, two, three, four, five)
        )
    )


def spread(session: Session, phase: str = START, statement: str = CALL) -> dict[str | None, PulseCounts | None]:
    """The counts that are told, by organisation; the room by None."""
    room, organisations = distributions(session, phase, statement)
    return {one.organisation: one.counts for one in (*([room] if room else []), *organisations)}


def room_of(people: int, counts: PulseCounts) -> Distribution:
    return Distribution(organisation=None, people=people, answered=sum(counts), counts=counts)


# Which pulse, which statements


def test_the_first_pulse_is_the_start_and_the_last_the_end() -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.AddPhase(kind="pulse", title="Tussendoor", minutes=3, after="03-columns"))
    between = next(phase.id for phase in board.session.phases if phase.title == "Tussendoor")
    assert pulse_phases(board.session) == (START, between, END)
    assert [moment_of(board.session, phase) for phase in (START, between, END)] == ["start", "between", "end"]
    board.handle(intents.SkipPhase(phase=END))
    assert pulse_phases(board.session) == (START, between)
    assert moment_of(board.session, between) == "end"


def test_a_skipped_pulse_with_counts_still_counts() -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.SkipPhase(phase=START))
    assert pulse_phases(board.session) == (END,) and moment_of(board.session, END) == "end"
    count(board, FOUR, "4444")
    assert pulse_phases(board.session) == (START, END)


def test_an_end_without_a_start_is_told_as_the_end() -> None:
    day, board = open_day(PROGRAMME)
    board.handle(intents.EnterPhase(phase=END))  # the start is passed over, and so skipped
    assert start_and_end(board.session) == (None, END)
    fill(board, END, AFTER)
    board.handle(intents.ShowPulse(phase=END, statement=CALL, shown=True))
    found = shift(board.session, CALL)
    assert found is not None and (found.start, found.why) == (None, WhyNoShift.NO_START)
    assert {one["moment"] for one in show(board.session, day.clock.now())["pulse"]} == {"end"}
    (told,) = tell_pulse(board.session).statements
    assert told.room.start is None and told.room.end is not None
    assert day.archive.meta(day.id).summary is not None and not summarise(board.session).start


def test_what_looks_back_is_asked_at_the_end_only_and_in_the_words_of_the_phase() -> None:
    _, board = open_day(PROGRAMME)
    assert [one.id for one in asked(board.session, START)] == [CALL, ROLES]
    assert [one.id for one in asked(board.session, END)] == [CALL, ROLES, BACK]
    board.handle(intents.RewordStatement(phase=END, statement=CALL, text="Ik heb hun nummer."))
    assert [asked(board.session, phase)[0].text for phase in (START, END)] == [
        STATEMENTS[0].text,
        "Ik heb hun nummer.",
    ]


def test_a_day_with_one_pulse_never_asks_how_it_was() -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.SkipPhase(phase=END))
    assert BACK not in [one.id for one in asked(board.session, START)]


# How the answers are spread, and what is withheld


def test_nothing_counted_is_nothing_to_tell() -> None:
    _, board = open_day(PROGRAMME)
    assert distributions(board.session, START, CALL) == (None, ())


def test_two_small_organisations_are_withheld_and_the_room_and_the_others_are_told() -> None:
    _, board = open_day(PROGRAMME)
    for name, digits in zip(NAMES, ("1234", "555", "12", "33", "345555"), strict=True):
        count(board, name, digits)
    assert spread(board.session) == {
        None: (2, 2, 4, 2, 7),
        FOUR: (1, 1, 1, 1, 0),
        THREE: (0, 0, 0, 0, 3),
        TWO: None,
        ALSO_TWO: None,
        SIX: (0, 0, 1, 1, 4),
    }


def test_one_small_organisation_takes_the_next_smallest_with_it() -> None:
    _, board = open_day(PROGRAMME)
    for name, digits in ((FOUR, "1234"), (THREE, "555"), (TWO, "12"), (SIX, "345555")):
        count(board, name, digits)
    told = spread(board.session)
    assert told[TWO] is None and told[THREE] is None
    assert told[FOUR] == (1, 1, 1, 1, 0) and told[None] == (2, 2, 2, 2, 7)


def test_it_goes_by_who_answered_not_by_who_was_there() -> None:
    _, board = open_day(PROGRAMME)
    count(board, SIX, "45")
    count(board, FOUR, "1111")
    count(board, THREE, "222")
    told = spread(board.session)
    assert told[SIX] is None and told[THREE] is None and told[FOUR] == (4, 0, 0, 0, 0)


def test_an_organisation_of_which_nobody_answered_hides_no_other() -> None:
    _, board = open_day(PROGRAMME)
    for name, digits in ((FOUR, "1234"), (TWO, "12"), (ALSO_TWO, ""), (SIX, "345555")):
        count(board, name, digits)
    told = spread(board.session)
    assert told[TWO] is None and told[FOUR] is None, "without POL there is nobody else to hide SOC behind"
    assert told[ALSO_TWO] == (0, 0, 0, 0, 0)


def test_two_organisations_of_one_are_together_too_few() -> None:
    _, board = open_day(PROGRAMME)
    for name, digits in ((FOUR, "1234"), (TWO, "1"), (ALSO_TWO, "5"), (SIX, "345555")):
        count(board, name, digits)
    told = spread(board.session)
    assert told[TWO] is told[ALSO_TWO] is told[FOUR] is None and told[SIX] is not None


@pytest.mark.parametrize(("digits", "told"), [("45", None), ("455", (0, 0, 0, 1, 2))])
def test_a_room_of_fewer_than_three_answers_is_withheld(digits: str, told: PulseCounts | None) -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.ArrangePulse(phase=START, method="fingers", whole_room=True))
    count(board, None, digits)
    room, organisations = distributions(board.session, START, CALL)
    assert room is not None and room.counts == told and room.answered == len(digits) and organisations == ()
    assert room.people == sum(organisation.people for organisation in board.session.organisations)


def test_one_small_organisation_alone_is_no_room() -> None:
    _, board = open_day(PROGRAMME)
    count(board, TWO, "45")
    assert spread(board.session) == {None: None, TWO: None}


def test_there_is_no_mean_below_five_answers() -> None:
    _, board = open_day(PROGRAMME)
    for name, digits in zip(NAMES, ("1234", "555", "12", "33", "345555"), strict=True):
        count(board, name, digits)
    room, organisations = distributions(board.session, START, CALL)
    means = {one.organisation: one.mean for one in organisations}
    assert means == {FOUR: None, THREE: None, TWO: None, ALSO_TWO: None, SIX: 27 / 6}
    assert room is not None and room.mean == pytest.approx(61 / 17)


Answers = st.lists(st.text("12345", max_size=6), min_size=5, max_size=5)


@given(Answers)
def test_what_is_left_when_everything_told_is_subtracted_is_of_three_people_or_nobody(answers: list[str]) -> None:
    _, board = open_day(PROGRAMME)
    for name in NAMES:
        board.handle(intents.ChangePresence(organisation=name, people=6))
    for name, digits in zip(NAMES, answers, strict=True):
        count(board, name, digits)
    room, organisations = distributions(board.session, START, CALL)
    assert room is not None and room.answered == sum(map(len, answers))
    hidden = [one for one in organisations if one.counts is None]
    for one in organisations:
        if 0 < one.answered < SMALL_GROUP:
            assert one in hidden
    if room.counts is None:
        assert room.answered < SMALL_GROUP
        assert all(not one.answered for one in organisations if one not in hidden)
        return
    told = [one.counts for one in organisations if one.counts is not None]
    left = [total - sum(counts[answer] for counts in told) for answer, total in enumerate(room.counts)]
    assert sum(left) == sum(one.answered for one in hidden)
    assert not hidden or (sum(left) >= SMALL_GROUP and len(hidden) >= 2)


# Start and end


def fill(board: Workshop, phase: str, answers: tuple[str, ...], statement: str = CALL) -> None:
    for name, digits in zip(NAMES, answers, strict=True):
        count(board, name, digits, statement, phase)


BEFORE = ("1234", "222", "12", "33", "345555")
AFTER = ("4455", "444", "55", "34", "345555")


def test_start_and_end_stand_side_by_side() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    fill(board, END, AFTER)
    found = shift(board.session, CALL)
    assert found is not None and found.comparable and found.change is not None
    assert (found.change.start.agree, found.change.end.agree) == (6, 15)
    assert (found.change.people, found.change.direction) == (9, "more")
    assert [(one.start.organisation, one.people) for one in found.by_organisation] == [
        (FOUR, 3),
        (THREE, 3),
        (SIX, 0),
    ], "the small ones have no shift of their own"


def test_an_organisation_that_is_withheld_once_has_no_shift() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    fill(board, END, ("4455", "4", "55", "34", "345555"))
    found = shift(board.session, CALL)
    assert found is not None and [one.start.organisation for one in found.by_organisation] == [FOUR, SIX]


def test_no_start_no_end_and_neither() -> None:
    _, board = open_day(PROGRAMME)
    assert shift(board.session, CALL) is None
    fill(board, START, BEFORE)
    fill(board, END, AFTER, ROLES)
    for statement, why in ((CALL, WhyNoShift.NO_END), (ROLES, WhyNoShift.NO_START)):
        found = shift(board.session, statement)
        assert found is not None and found.why is why and found.change is None and not found.comparable


def test_what_looks_back_is_itself_no_shift() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, END, AFTER, BACK)
    assert shift(board.session, BACK) is None


def test_a_day_with_one_pulse_has_no_end() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    board.handle(intents.SkipPhase(phase=END))
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.NO_END and found.end is None and found.start is not None


def test_other_words_are_not_compared() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    board.handle(intents.RewordStatement(phase=END, statement=CALL, text="Ik heb hun nummer."))
    fill(board, END, AFTER)
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.OTHER_WORDS
    assert found.change is None and found.by_organisation == () and found.statement.text == "Ik heb hun nummer."


def test_other_people_are_another_group_unless_the_facilitator_says_otherwise() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    board.handle(intents.ChangePresence(organisation=SIX, people=8))
    fill(board, END, AFTER)
    for said, why in ((None, WhyNoShift.OTHER_GROUP), (False, None), (True, WhyNoShift.OTHER_GROUP)):
        board.handle(intents.CompareGroup(phase=END, other=said))
        found = shift(board.session, CALL)
        assert found is not None and found.why is why
        assert (found.change is None) == (why is not None) == (found.by_organisation == ())


def test_one_who_says_that_it_is_another_group_is_believed() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    fill(board, END, AFTER)
    board.handle(intents.CompareGroup(phase=END, other=True))
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.OTHER_GROUP


def test_an_organisation_that_was_counted_once_is_another_group() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    count(board, FOUR, "5555", phase=END)
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.OTHER_GROUP


def test_the_room_counted_at_once_is_compared_by_how_many_there_were() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    board.handle(intents.ArrangePulse(phase=END, method="fingers", whole_room=True))
    count(board, None, "4" * 17, phase=END)
    found = shift(board.session, CALL)
    assert found is not None and found.change is not None and found.change.people == 11
    assert found.by_organisation == ()


def test_a_room_of_two_at_the_end_is_not_compared() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    fill(board, END, ("4", "", "5", "", ""))
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.TOO_FEW and found.change is None
    assert found.end is not None and found.end.counts is None


@pytest.mark.parametrize(
    ("start", "end", "people", "direction"),
    [
        ((5, 0, 0, 5, 0), (5, 0, 0, 5, 0), 0, "same"),
        ((5, 0, 0, 5, 0), (4, 0, 0, 5, 1), 1, "same"),
        ((5, 0, 0, 5, 0), (3, 0, 0, 5, 2), 2, "more"),
        ((5, 0, 0, 5, 0), (7, 0, 0, 0, 3), -2, "fewer"),
        ((5, 0, 0, 5, 0), (10, 0, 0, 10, 0), 0, "same"),
        ((5, 0, 0, 5, 0), (0, 0, 0, 0, 4), 2, "more"),
        ((3, 0, 0, 1, 0), (0, 0, 2, 0, 4), 2, "more"),
        ((0, 0, 0, 0, 0), (0, 0, 2, 0, 4), 0, "same"),
    ],
)
def test_a_shift_is_told_in_people(start: PulseCounts, end: PulseCounts, people: int, direction: str) -> None:
    change = Change(start=room_of(20, start), end=room_of(20, end))
    assert (change.people, change.direction) == (people, direction)


Spread = st.tuples(*(st.integers(0, 20) for _ in range(5)))


@given(Spread, Spread)
def test_a_shift_the_other_way_is_the_opposite_and_never_more_than_there_were_people(
    start: PulseCounts, end: PulseCounts
) -> None:
    there, back = (
        Change(start=room_of(99, one), end=room_of(99, other)) for one, other in ((start, end), (end, start))
    )
    assert there.people == -back.people
    assert abs(there.people) <= min(sum(start), sum(end))
    if sum(start) == sum(end):
        assert there.people == sum(end[3:]) - sum(start[3:])


# Looking back, and the next session


def test_what_looks_back_stands_beside_what_it_mirrors() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE, ROLES)
    assert looking_back(board.session) is None, "not counted yet"
    fill(board, END, AFTER, ROLES)
    fill(board, END, ("1111", "111", "11", "11", "111111"), BACK)
    found = looking_back(board.session)
    assert found is not None and (found.back.id, found.mirrors.id) == (BACK, ROLES)
    assert [one.agree if one else None for one in (found.start, found.seen_back, found.end)] == [6, 0, 15]


def test_the_first_page_tells_the_looking_back_in_a_sentence_and_not_as_an_end() -> None:
    day, board = open_day(PROGRAMME)
    fill(board, START, BEFORE, ROLES)
    fill(board, END, AFTER, ROLES)
    fill(board, END, ("1111", "111", "11", "11", "111111"), BACK)

    def pages() -> list[str]:
        return markdown(board.session, day.clock.now(), NL).split("\n---\n")

    sentence = NL("export.pulse.looked_back", text=STATEMENTS[1].text, before=6, started=17, after=0, ended=17)
    for statement in (ROLES, BACK):
        assert sentence not in pages()[0], "covered is covered"
        board.handle(intents.ShowPulse(phase=END, statement=statement, shown=True))
    assert sentence not in pages()[0], "the start is covered still"
    board.handle(intents.EnterPhase(phase=START))
    board.handle(intents.EnterPhase(phase=END))
    first, behind, *_ = pages()
    assert sentence in first and STATEMENTS[2].text not in first
    assert STATEMENTS[2].text in behind and NL("export.pulse.looks_back") in behind
    board.handle(intents.CompareGroup(phase=END, other=True))
    assert sentence not in pages()[0]


@pytest.mark.parametrize("text", ["Terugkijkend: vroeger was het anders.", "Ik weet wie ik kan", "Kan ik je bellen?"])
def test_what_mirrors_nothing_that_anybody_can_tell_is_left_out(text: str) -> None:
    other = STATEMENTS[2].model_copy(update={"text": text})
    _, board = open_day(PROGRAMME.model_copy(update={"statements": (*STATEMENTS[:2], other)}))
    fill(board, START, BEFORE, ROLES)
    fill(board, END, AFTER, BACK)
    assert (looking_back(board.session) is None) == (text != "Ik weet wie ik kan")


def test_other_words_for_what_it_mirrors_leave_it_out() -> None:
    _, board = open_day(PROGRAMME)
    fill(board, START, BEFORE, ROLES)
    board.handle(intents.RewordStatement(phase=END, statement=ROLES, text="Ik ken hun werk."))
    fill(board, END, AFTER, BACK)
    assert looking_back(board.session) is None


def test_nothing_tells_what_a_small_group_changed_since_the_room_saw_it() -> None:
    day, board = open_day(PROGRAMME)
    fill(board, START, BEFORE)
    board.handle(intents.ShowPulse(phase=START, statement=CALL, shown=True))
    count(board, TWO, "55")
    board.handle(intents.EnterPhase(phase=END))
    fill(board, END, AFTER)
    board.handle(intents.ShowPulse(phase=END, statement=CALL, shown=True))
    assert set(spread(board.session).values()) == {None}
    found = shift(board.session, CALL)
    assert found is not None and found.change is None and not found.by_organisation
    assert day_yield(board.session).shifted == ()
    assert all(
        one["counts"] is None
        for one in show(board.session, day.clock.now())["pulse"]
        if (one["moment"], one["statement"]) == ("start", CALL)
    )
    (told,) = tell_pulse(board.session).statements
    assert (
        told.room.start is None and told.difference is None and all(one.start is None for one in told.organisations)
    )
    for _ in range(len(NAMES) + 3):
        board.handle(intents.Undo())
    assert spread(board.session)[None] is not None, "undoing the change tells it again"


def test_what_not_everybody_is_counted_of_when_the_room_goes_on_is_told_nowhere_until_it_is() -> None:
    day, board = open_day(PROGRAMME)
    board.handle(intents.EnterPhase(phase=START))
    for name, digits in zip(NAMES[1:], BEFORE[1:], strict=True):
        count(board, name, digits)
    board.handle(intents.NextPhase())

    def exported() -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = show(board.session, day.clock.now(), results=True)["pulse"]
        return told

    assert exported() == [] and set(spread(board.session).values()) == {None}
    told = tell_pulse(board.session)
    assert told.statements == () and told.untold == (STATEMENTS[0].text,)
    fill(board, END, AFTER)
    found = shift(board.session, CALL)
    assert found is not None and found.why is WhyNoShift.NOT_ALL and found.change is None
    board.handle(intents.EnterPhase(phase=START))
    count(board, FOUR, BEFORE[0])
    board.handle(intents.NextPhase())
    assert [one["counts"] for one in exported()[:2]] == [[2, 5, 4, 2, 4], [1, 1, 1, 1, 0]]
    assert tell_pulse(board.session).untold == ()


def test_what_would_give_a_small_group_away_is_told_to_be_left_out() -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.EnterPhase(phase=START))
    fill(board, START, ("1234", "222", "", "33", "345555"))
    board.handle(intents.NextPhase())
    board.handle(intents.EnterPhase(phase=START))
    count(board, TWO, "55")
    board.handle(intents.NextPhase())
    assert tell_pulse(board.session).untold == (STATEMENTS[0].text,)


def test_who_goes_back_after_the_room_went_on_gives_no_small_group_away() -> None:
    _, board = open_day(PROGRAMME)
    board.handle(intents.EnterPhase(phase=START))
    fill(board, START, ("1234", "222", "", "33", "345555"))
    board.handle(intents.NextPhase())
    assert spread(board.session)[None] is not None
    board.handle(intents.EnterPhase(phase=START))
    count(board, TWO, "55")
    board.handle(intents.NextPhase())
    assert set(spread(board.session).values()) == {None}, "the difference of the two reports would be of two people"


def test_the_room_at_once_in_between_is_no_way_around_it() -> None:
    _, board = open_day(PROGRAMME)
    show_it = intents.ShowPulse(phase=START, statement=CALL, shown=True)
    fill(board, START, BEFORE)
    board.handle(show_it)
    for name in NAMES:
        board.handle(intents.ClearPulse(phase=START, statement=CALL, organisation=name))
    board.handle(intents.ArrangePulse(phase=START, method="slips", whole_room=True))
    count(board, None, "3" * 17)
    board.handle(show_it)
    board.handle(intents.ClearPulse(phase=START, statement=CALL, organisation=None))
    board.handle(intents.ArrangePulse(phase=START, method="slips"))
    fill(board, START, ("1234", "222", "55", "33", "345555"))
    with pytest.raises(RuleError, match=Rule.PULSE_TOLD):
        board.handle(show_it)


def test_of_equals_the_same_is_hidden_in_whatever_order_they_were_counted() -> None:
    """Else one is told now and the other then, and what is left of both totals is about two people."""
    _, board = open_day(PROGRAMME)
    show_it = intents.ShowPulse(phase=START, statement=CALL, shown=True)
    for organisation in (TWO, ALSO_TWO):
        board.handle(intents.ChangePresence(organisation=organisation, people=2 if organisation == TWO else 0))
    for name, digits in ((FOUR, "2345"), (THREE, "333"), (TWO, "25"), (SIX, "123455")):
        count(board, name, digits)
    board.handle(show_it)
    count(board, FOUR, "234")
    with pytest.raises(RuleError, match=Rule.PULSE_TOLD):
        board.handle(show_it)


@pytest.mark.parametrize(
    ("before", "after", "told"), [(13, 15, False), (15, 13, False), (13, 16, True), (15, 15, True)]
)
def test_two_rooms_that_differ_by_one_or_two_people_tell_of_them(before: int, after: int, told: bool) -> None:
    _, board = open_day(PROGRAMME)
    show_it = intents.ShowPulse(phase=START, statement=CALL, shown=True)
    board.handle(intents.ArrangePulse(phase=START, method="slips", whole_room=True))
    count(board, None, "3" * before)
    board.handle(show_it)
    count(board, None, "3" * (after - 1) + "4")
    with nullcontext() if told else pytest.raises(RuleError, match=Rule.PULSE_TOLD):
        board.handle(show_it)


def test_who_came_after_the_organisations_were_told_is_not_to_be_had_from_the_whole_room() -> None:
    _, board = open_day(PROGRAMME)
    show_it = intents.ShowPulse(phase=START, statement=CALL, shown=True)
    board.handle(intents.ChangePresence(organisation=ALSO_TWO, people=0))
    for name, digits in ((FOUR, "2345"), (THREE, "333"), (TWO, "25"), (SIX, "123455")):
        count(board, name, digits)
    board.handle(show_it)
    board.handle(intents.ChangePresence(organisation=ALSO_TWO, people=2))
    for name in (FOUR, THREE, TWO, SIX):
        board.handle(intents.ClearPulse(phase=START, statement=CALL, organisation=name))
    board.handle(intents.ArrangePulse(phase=START, method="slips", whole_room=True))
    count(board, None, "234533325123455" + "25")
    with pytest.raises(RuleError, match=Rule.PULSE_TOLD):
        board.handle(show_it)


def test_what_was_told_stays_told_when_all_of_it_is_undone() -> None:
    _, board = open_day(PROGRAMME)
    show_it = intents.ShowPulse(phase=START, statement=CALL, shown=True)
    fill(board, START, BEFORE)
    board.handle(show_it)
    for _ in range(1 + len(NAMES)):
        board.handle(intents.Undo())
    assert board.session.pulse_of(START).counts == ()
    fill(board, START, ("1234", "222", "", "33", "345555"))
    with pytest.raises(RuleError, match=Rule.PULSE_TOLD):
        board.handle(show_it)


Step = tuple[str, str, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["count", "clear", "show", "hide", "go", "back", "undo", "redo"]),
        st.sampled_from((FOUR, TWO, TWO, SIX)),
        st.sampled_from(["", "25", "345"]),
    ),
    max_size=30,
)


@given(STEPS, st.lists(st.booleans(), min_size=30, max_size=30))
def test_no_two_moments_beside_each_other_tell_what_a_small_group_answered(
    steps: list[Step], turns: list[bool]
) -> None:
    """Whoever is withheld at one of two moments that are told has the same answers at both: nothing to subtract."""
    day, one_screen = open_day(PROGRAMME)
    screens = (one_screen, day.screen("desk"))
    one_screen.handle(intents.EnterPhase(phase=START))
    for name in (THREE, ALSO_TWO):
        one_screen.handle(intents.ChangePresence(organisation=name, people=0))
    for name, digits in ((FOUR, "1234"), (TWO, ""), (SIX, "345555")):
        count(one_screen, name, digits)
    told: list[dict[str, PulseCounts]] = []
    withheld: list[set[str]] = []
    for (what, name, digits), turn in zip(steps, turns, strict=False):
        board = screens[turn]
        with suppress(RuleError):
            take_step(board, what, name, digits)
        one_screen.refresh()
        session = one_screen.session
        room, organisations = distributions(session, START, CALL)
        if room is not None and room.counts is not None and is_told(session, START, CALL):
            nobody: PulseCounts = (0, 0, 0, 0, 0)
            answers = {name: session.pulse_of(START).count(CALL, name) for name in NAMES}
            told.append({name: found.counts if found else nobody for name, found in answers.items()})
            withheld.append({one.organisation or "" for one in organisations if one.counts is None and one.answered})
    for (before, hidden), (after, also) in combinations(zip(told, withheld, strict=True), 2):
        assert {name: before[name] for name in hidden | also} == {name: after[name] for name in hidden | also}


def take_step(board: Workshop, what: str, name: str, digits: str) -> None:
    match what:
        case "count":
            count(board, name, digits[: board.session.organisation(name).people])
        case "clear":
            board.handle(intents.ClearPulse(phase=START, statement=CALL, organisation=name))
        case "show" | "hide":
            board.handle(intents.ShowPulse(phase=START, statement=CALL, shown=what == "show"))
        case "go":
            board.handle(intents.EnterPhase(phase="03-columns"))
        case "back":
            board.handle(intents.EnterPhase(phase=START))
        case "undo":
            board.handle(intents.Undo())
        case "redo":
            board.handle(intents.Redo())


def test_a_following_session_gets_the_totals_of_the_last_pulse_that_was_counted() -> None:
    _, board = open_day(PROGRAMME)
    assert closing_answers(board.session) == ()
    fill(board, START, BEFORE)
    assert closing_answers(board.session) == (), "covered is covered"
    board.handle(intents.EnterPhase(phase=START))
    board.handle(intents.NextPhase())
    assert closing_answers(board.session) == (
        EarlierAnswers(statement=CALL, text=STATEMENTS[0].text, counts=(2, 5, 4, 2, 4)),
    )
    fill(board, END, AFTER, ROLES)
    fill(board, END, AFTER, BACK)
    count(board, TWO, "55", CALL, END)
    for statement in (CALL, ROLES):
        board.handle(intents.ChangePresence(organisation=TWO, people=0))
        for name in NAMES:
            if not board.session.pulse_of(END).count(statement, name):
                count(board, name, "", statement, END)
        board.handle(intents.ShowPulse(phase=END, statement=statement, shown=True))
    assert [one.statement for one in closing_answers(board.session)] == [ROLES], "two people are no total"
