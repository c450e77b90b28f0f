"""What becomes of what two screens do at the same time: one test for each rule that `core.conflicts` states.

The board does something; the desk has not seen it yet and does something from what it saw.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from samenwerk_tui.core import conflicts, history, intents
from samenwerk_tui.core import events as fact
from samenwerk_tui.core.clock import remaining
from samenwerk_tui.core.conflicts import Conflict
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, Agreement, Column, Contribution, PulseCounts, Votes
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.service import Change
from tests.unit.test_history import refused
from tests.workshops import (
    AGREEMENTS,
    BREAK,
    DEVELOP,
    IDEAS,
    PERSPECTIVES,
    PULSE,
    VOTE,
    WHY,
    Day,
    check_sound,
    merge,
    open_day,
    open_round,
    say,
)


class Two:
    """Two screens on one session; the desk looks only when it is told to."""

    def __init__(self) -> None:
        self.day, self.board = open_day()
        self.desk = self.day.screen("desk")

    def begin(self) -> None:
        """What was prepared is known to both."""
        self.board.refresh()
        self.desk.refresh()

    def check_same(self) -> None:
        """Both show the same once they look: what is in the store, nothing of it lost."""
        self.begin()
        events = self.day.events()
        assert self.board.events == self.desk.events == events
        assert self.board.session == self.desk.session == history.replay(events)
        check_sound(self.board.session)

    def at_once(self, first: Intent, then: Intent) -> Change:
        """The board has the first done, the desk the second without having seen that; returns what came of it."""
        self.board.handle(first)
        change = self.desk.handle(then)
        self.check_same()
        return change

    def refused(self, first: Intent, then: Intent) -> Rule:
        """The same, where the second is refused; returns why."""
        self.board.handle(first)
        before = self.day.events()
        with pytest.raises(RuleError) as error:
            self.desk.handle(then)
        self.check_same()
        assert self.day.events() == before
        return error.value.rule

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.board.session.contributions]


@pytest.fixture
def two() -> Two:
    return Two()


def line_of(two: Two, text: str = "Een bankje", column: str = "politie", **more: Any) -> Contribution:
    """A line that both know."""
    line = say(two.board, text, column, **more)
    two.begin()
    return line


def edit(line: Contribution, text: str) -> intents.EditContribution:
    return intents.EditContribution(id=line.id, text=text, seen=line)


def delete(line: Contribution) -> intents.DeleteContribution:
    return intents.DeleteContribution(id=line.id, seen=line)


def build_on(line: Contribution) -> intents.AddContributions:
    built = intents.NewLine(text="Erop door", column=GROUP_COLUMN, builds_on=line.id)
    return intents.AddContributions(phase=IDEAS, lines=(built,))


def rows() -> Iterator[str]:
    assert conflicts.__doc__ is not None
    yield from re.findall(r"`(test_\w+)`", conflicts.__doc__)


@pytest.mark.parametrize("name", rows())
def test_every_rule_is_proved(name: str) -> None:
    assert callable(globals().get(name)), "the rules name a test that is not here"


# Words


@pytest.mark.parametrize("more", [{}, {"kind": "parked"}, {"private": True, "part": "wat we zien"}])
def test_edit_and_edit(two: Two, more: dict[str, Any]) -> None:
    before = line_of(two, **more)
    two.board.handle(intents.MarkContribution(id=before.id, outside=True))
    two.begin()
    line = two.board.session.contribution(before.id)
    change = two.at_once(edit(line, "Twee bankjes"), edit(line, "Een bank"))
    assert change.conflict is Conflict.BOTH and len(change.facts) == 1
    first, second = two.board.session.contributions
    assert first == line.model_copy(update={"text": "Twee bankjes"})
    assert second == line.model_copy(update={"text": "Een bank", "id": second.id})
    two.desk.handle(intents.Undo())
    two.board.handle(intents.Undo())
    two.check_same()
    assert two.board.session.contributions == (line,)


def test_edit_and_edit_the_same_words(two: Two) -> None:
    line = line_of(two)
    change = two.at_once(edit(line, "Twee bankjes"), edit(line, " Twee  bankjes"))
    assert not change.facts and change.conflict is None
    assert two.texts == ["Twee bankjes"]


def test_edit_and_edit_without_a_change(two: Two) -> None:
    line = line_of(two)
    assert not two.at_once(edit(line, "Twee bankjes"), edit(line, line.text)).facts
    assert two.texts == ["Twee bankjes"]


def test_edit_and_edit_of_what_was_seen(two: Two) -> None:
    line = line_of(two)
    two.board.handle(edit(line, "Twee bankjes"))
    two.begin()
    change = two.desk.handle(edit(two.desk.session.contribution(line.id), "Drie bankjes"))
    assert change.conflict is None
    two.check_same()
    assert two.texts == ["Drie bankjes"]


def test_edit_and_edit_of_a_title(two: Two) -> None:
    merge(two.board, line_of(two).id, line_of(two, "Samen eten", "bewoners").id)
    two.begin()
    (cluster,) = two.desk.session.clusters
    titled = (
        intents.TitleCluster(cluster=cluster.id, title=title, seen=cluster) for title in ("Buurttafel", "Samen")
    )
    change = two.at_once(*titled)
    assert change.conflict is Conflict.BOTH
    assert two.board.session.clusters[0].title == "Buurttafel"
    added = two.board.session.contributions[-1]
    assert (added.text, added.column, added.organisations) == ("Samen", "politie", ("politie",))


def test_edit_and_edit_of_a_note(two: Two) -> None:
    two.board.handle(intents.WriteNote(phase=WHY, text="Sleutel?"))
    two.begin()
    (old,) = two.desk.session.notes
    edited = [
        intents.EditNote(id=old.id, text=text, seen=old) for text in ("Wie heeft de sleutel?", "Sleutel vragen")
    ]
    assert two.at_once(*edited).conflict is Conflict.BOTH
    assert [note.text for note in two.board.session.notes] == ["Wie heeft de sleutel?", "Sleutel vragen"]
    away = intents.DeleteNote(id=old.id, seen=old)
    assert two.refused(intents.WriteNote(phase=WHY, text="Koffie"), away) is Rule.CHANGED


def ask(two: Two) -> None:
    two.board.handle(intents.AskQuestion(phase=WHY, text="Waarom?", asked_by="politie", asked_of=("gemeente",)))
    two.begin()


def test_edit_and_edit_of_a_question(two: Two) -> None:
    ask(two)
    (old,) = two.desk.session.questions
    asked = [
        intents.EditQuestion(id=old.id, text=text, asked_by="politie", asked_of=("gemeente",), seen=old)
        for text in ("Waarom zo?", "Waarom nu?")
    ]
    assert two.at_once(*asked).conflict is Conflict.BOTH
    assert [question.text for question in two.board.session.questions] == ["Waarom zo?", "Waarom nu?"]
    assert {question.asked_of for question in two.board.session.questions} == {("gemeente",)}


def agree(two: Two, **more: object) -> Agreement:
    made = intents.MakeAgreement.model_validate(
        {"phase": AGREEMENTS, "kind": "case", "what": "Lamp", "organisation": "politie", **more}
    )
    two.board.handle(made)
    two.begin()
    return two.board.session.agreements[0]


def change_to(agreed: Agreement, **changes: object) -> intents.EditAgreement:
    fields = agreed.model_dump(include=set(intents.EditAgreement.model_fields))
    return intents.EditAgreement.model_validate({**fields, **changes, "seen": agreed})


def test_edit_and_edit_of_fields(two: Two) -> None:
    agreed = agree(two, due="vr")
    change = two.at_once(change_to(agreed, owner="wijkagent"), change_to(agreed, due="3 dec"))
    (now,) = two.board.session.agreements
    assert (now.owner, now.due, now.what, change.conflict) == ("wijkagent", "3 dec", "Lamp", None)
    assert now.due_date is not None and (now.due_date.month, now.due_date.day) == (12, 3)
    ask(two)
    (old,) = two.desk.session.questions
    words = intents.EditQuestion(id=old.id, text="Waarom zo?", asked_by="politie", asked_of=("gemeente",), seen=old)
    other = intents.EditQuestion(id=old.id, text="Waarom?", asked_by="bewoners", asked_of=("gemeente",), seen=old)
    assert two.at_once(words, other).conflict is None
    (question,) = two.board.session.questions
    assert (question.text, question.asked_by) == ("Waarom zo?", "bewoners")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"what": "Twee lampen"}, {"what": "Lantaarn"}),
        ({"due": "vr", "owner": "wijkagent"}, {"due": "ma"}),
        ({"organisation": "gemeente"}, {"with_organisations": ("gemeente", "bewoners")}),
        ({"with_organisations": ()}, {"calls": "opbouwwerker", "what": "Bellen"}),
    ],
)
def test_edit_and_edit_of_one_field(two: Two, first: dict[str, object], then: dict[str, object]) -> None:
    """Or of fields that do not go together."""
    agreed = agree(two, with_organisations=("bewoners",))
    assert two.at_once(change_to(agreed, **first), change_to(agreed, **then)).conflict is Conflict.BOTH
    found = two.board.session.agreements
    for agreement, changes in zip(found, (first, then), strict=True):
        assert changes == {name: getattr(agreement, name) for name in changes}


def test_edit_and_edit_of_a_status(two: Two) -> None:
    agreed = agree(two)
    change = two.at_once(change_to(agreed, status="done"), change_to(agreed, status="stuck"))
    (now,) = two.board.session.agreements
    assert (now.status, change.conflict) == ("stuck", None)


def test_word_and_word(two: Two) -> None:
    two.board.handle(intents.Word(about="goal", phase=WHY, text="Een buurt"))
    two.begin()
    seen = two.desk.session.wordings[0].id
    worded = [intents.Word(about="goal", phase=WHY, text=text, seen=seen) for text in ("Onze buurt", "De buurt")]
    assert two.at_once(*worded).conflict is Conflict.BOTH
    assert [version.text for version in two.board.session.wordings] == ["Een buurt", "Onze buurt", "De buurt"]
    seen = two.desk.session.wordings[-1].id
    assert two.desk.handle(intents.Word(about="goal", phase=WHY, text="Buurt", seen=seen)).conflict is None


def test_reword_and_reword(two: Two) -> None:
    seen = two.desk.session.statements[0].text
    reworded = [
        intents.RewordStatement(phase=PULSE, statement="wie", text=text, seen=seen)
        for text in ("Ik ken ze.", "Ik bel.")
    ]
    assert two.at_once(*reworded).conflict is Conflict.LAST
    assert [one.text for one in two.board.session.pulse_of(PULSE).reworded] == ["Ik bel."]


def test_edit_and_delete(two: Two) -> None:
    line = line_of(two)
    assert two.refused(edit(line, "Twee bankjes"), delete(line)) is Rule.CHANGED
    two.desk.handle(delete(two.desk.session.contribution(line.id)))
    two.check_same()
    assert not two.texts
    ask(two)
    (old,) = two.desk.session.questions
    edited = intents.EditQuestion(id=old.id, text="Waarom zo?", asked_by="politie", seen=old)
    assert two.refused(edited, intents.DeleteQuestion(id=old.id, seen=old)) is Rule.CHANGED
    agreed = agree(two)
    away = intents.DeleteAgreement(id=agreed.id, seen=agreed)
    assert two.refused(change_to(agreed, owner="wijkagent"), away) is Rule.CHANGED


def test_delete_and_edit(two: Two) -> None:
    line = line_of(two)
    assert two.refused(delete(line), edit(line, "Twee bankjes")) is Rule.GONE


def test_erase_and_edit(two: Two) -> None:
    line = line_of(two, "Jan")
    assert two.refused(intents.EraseForGood(id=line.id), edit(line, "Jan en meer")) is Rule.ERASED
    assert "Jan" not in repr(two.day.events())


def test_edit_and_erase(two: Two) -> None:
    """What the board made of it goes as well."""
    line = line_of(two, "Jan")
    two.at_once(edit(line, "Jan en meer"), intents.EraseForGood(id=line.id))
    assert "Jan" not in repr(two.day.events())


def test_build_and_delete(two: Two) -> None:
    line = line_of(two)
    two.at_once(build_on(line), delete(line))
    (built,) = two.board.session.contributions
    assert (built.text, built.builds_on) == ("Erop door", None)


def test_delete_and_build(two: Two) -> None:
    line = line_of(two)
    assert two.refused(delete(line), build_on(line)) is Rule.GONE


# Where a line is and what it is


def test_move_and_move(two: Two) -> None:
    line = line_of(two, column="unknown")
    moved = [intents.MoveContribution(id=line.id, column=column, seen=line) for column in ("gemeente", "politie")]
    assert two.at_once(*moved).conflict is Conflict.LAST
    now = two.board.session.contribution(line.id)
    assert (now.column, now.organisations) == ("politie", ("politie",))
    again = intents.MoveContribution(id=line.id, column="bewoners", seen=now)
    assert two.desk.handle(again).conflict is None


def test_mark_and_mark(two: Two) -> None:
    line = line_of(two)
    voting = open_round(two.board)
    two.begin()
    twice: tuple[Intent, ...] = (
        intents.MarkContribution(id=line.id, outside=True),
        intents.ParkContribution(id=line.id, parked=True),
        intents.CoverPhase(phase=IDEAS, covered=True),
        intents.RevealRound(round=voting, revealed=True),
        intents.ShowPulse(phase=PULSE, statement="wie", shown=False),
    )
    for once in twice:
        assert not two.at_once(once, once).facts
    now = two.board.session.contribution(line.id)
    assert now.outside and now.kind == "parked" and two.board.session.get_phase(IDEAS).covered


def three(two: Two) -> list[str]:
    """Ids of three lines that both know."""
    return [line_of(two, text).id for text in ("Een bankje", "Samen eten", "Licht aan")]


def test_merge_and_delete(two: Two) -> None:
    one, other, third = three(two)
    gone = two.desk.session.contribution(third)
    two.at_once(intents.MergeIdeas(ids=(one, other, third)), delete(gone))
    assert two.board.session.clusters[0].members == (one, other)


def test_delete_and_merge(two: Two) -> None:
    one, other, _ = three(two)
    gone = two.desk.session.contribution(one)
    assert two.refused(delete(gone), intents.MergeIdeas(ids=(one, other))) is Rule.GONE


def test_merge_and_merge(two: Two) -> None:
    one, other, third = three(two)
    merged = intents.MergeIdeas(ids=(one, other))
    change = two.at_once(merged, intents.MergeIdeas(ids=(other, one)))
    assert not change.facts and change.conflict is Conflict.MERGED
    two.board.handle(intents.Undo())
    two.begin()
    assert two.at_once(merged, intents.MergeIdeas(ids=(other, third))).conflict is None
    (cluster,) = two.board.session.clusters
    assert set(cluster.members) == {one, other, third}


def test_merge_and_split(two: Two) -> None:
    one, other, third = three(two)
    cluster = merge(two.board, one, other)
    two.begin()
    split = intents.SplitCluster(cluster=cluster, seen=two.desk.session.cluster(cluster))
    assert two.refused(intents.MergeIdeas(ids=(cluster, third)), split) is Rule.CHANGED


def test_split_and_merge(two: Two) -> None:
    one, other, third = three(two)
    cluster = merge(two.board, one, other)
    two.begin()
    split = intents.SplitCluster(cluster=cluster, seen=two.desk.session.cluster(cluster))
    assert two.refused(split, intents.MergeIdeas(ids=(cluster, third))) is Rule.GONE
    assert refused(two.desk, split) is Rule.GONE


def test_columns_and_line(two: Two) -> None:
    group = intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),))
    line = intents.NewLine(text="Een bankje", column="politie")
    added = intents.AddContributions(phase=IDEAS, lines=(line,))
    assert two.refused(group, added) is Rule.NO_SUCH_COLUMN


# Figures


def votes(voting: str, idea: str, dots: int, seen: Votes | None = None) -> intents.EnterVotes:
    return intents.EnterVotes(
        round=voting, idea=idea, organisation="politie", votes=Votes(dots=dots), seen=seen or Votes()
    )


def test_merge_and_vote(two: Two) -> None:
    one, other, _ = three(two)
    voting = open_round(two.board)
    two.begin()
    two.at_once(intents.MergeIdeas(ids=(one, other)), votes(voting, other, 2))
    assert two.board.session.rounds[0].votes(other, "politie") == Votes(dots=2)


def test_vote_and_vote(two: Two) -> None:
    idea, *_ = three(two)
    voting = open_round(two.board)
    two.begin()
    assert two.refused(votes(voting, idea, 2), votes(voting, idea, 3)) is Rule.FILLED_IN
    assert not two.desk.handle(votes(voting, idea, 2)).facts
    again = votes(voting, idea, 3, Votes(dots=2))
    cleared = intents.ClearVotes(round=voting, idea=idea, organisation="politie", seen=Votes(dots=2))
    assert two.refused(again, cleared) is Rule.FILLED_IN
    away = cleared.model_copy(update={"seen": Votes(dots=3)})
    assert not two.at_once(away, away).facts
    assert two.board.session.rounds[0].votes(idea, "politie") is None


def test_count_and_count(two: Two) -> None:
    def count(counts: PulseCounts, seen: intents.SeenCounts = ()) -> intents.CountPulse:
        return intents.CountPulse(phase=PULSE, statement="wie", organisation="politie", counts=counts, seen=seen)

    one, other = (1, 0, 0, 0, 0), (0, 0, 1, 0, 0)
    assert two.refused(count(one), count(other)) is Rule.FILLED_IN
    assert not two.desk.handle(count(one)).facts
    cleared = intents.ClearPulse(phase=PULSE, statement="wie", organisation="politie", seen=one)
    assert two.refused(count(other, one), cleared) is Rule.FILLED_IN
    away = cleared.model_copy(update={"seen": other})
    assert not two.at_once(away, away).facts


def test_reveal_and_vote(two: Two) -> None:
    idea, *_ = three(two)
    voting = open_round(two.board)
    two.begin()
    revealed = intents.RevealRound(round=voting, revealed=True)
    assert two.refused(revealed, votes(voting, idea, 2)) is Rule.ROUND_REVEALED


def test_reveal_and_empty(two: Two) -> None:
    idea, *_ = three(two)
    voting = open_round(two.board)
    two.board.handle(votes(voting, idea, 2))
    two.begin()
    cleared = intents.ClearVotes(round=voting, idea=idea, organisation="politie", seen=Votes(dots=2))
    assert two.refused(intents.RevealRound(round=voting, revealed=True), cleared) is Rule.ROUND_REVEALED


def test_vote_and_discard(two: Two) -> None:
    idea, *_ = three(two)
    voting = open_round(two.board)
    two.begin()
    discard = intents.DiscardRound(round=voting, seen=two.desk.session.rounds[0])
    assert two.refused(votes(voting, idea, 2), discard) is Rule.CHANGED


def test_open_and_open(two: Two) -> None:
    three(two)
    opened = intents.OpenRound(phase=VOTE)
    assert two.refused(opened, opened) is Rule.ROUND_EXISTS


# The day


def entered(two: Two) -> list[str]:
    return [event.fact.phase for event in two.day.events() if isinstance(event.fact, fact.PhaseEntered)]


@pytest.mark.parametrize(
    "on",
    [
        intents.NextPhase(seen=WHY, to=IDEAS),
        intents.PreviousPhase(seen=WHY, to=PERSPECTIVES),
        intents.EnterPhase(phase=VOTE, seen=WHY),
    ],
)
def test_phase_and_phase(two: Two, on: intents.NextPhase | intents.PreviousPhase | intents.EnterPhase) -> None:
    two.board.handle(intents.EnterPhase(phase=WHY))
    two.begin()
    change = two.at_once(on, on)
    assert not change.facts and change.conflict is Conflict.THERE
    assert len(entered(two)) == 2
    if not isinstance(on, intents.EnterPhase):
        unannounced = on.model_copy(update={"to": None})
        assert refused(two.desk, unannounced) is Rule.PHASE_LEFT


@pytest.mark.parametrize(
    "then",
    [
        intents.NextPhase(seen=WHY, to=IDEAS),
        intents.PreviousPhase(seen=WHY, to=PERSPECTIVES),
        intents.EnterPhase(phase=IDEAS, seen=WHY),
        intents.SkipPhase(phase=VOTE, seen=WHY),
    ],
)
def test_phase_and_another_phase(two: Two, then: Intent) -> None:
    """The desk does not take the room away from where the board just went."""
    two.board.handle(intents.EnterPhase(phase=WHY))
    two.begin()
    assert two.refused(intents.EnterPhase(phase=VOTE, seen=WHY), then) is Rule.PHASE_LEFT


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (intents.SkipPhase(phase=IDEAS), intents.NextPhase(seen=WHY, to=IDEAS)),
        (intents.AddPhase(kind="break", title="Pauze", minutes=5, after=WHY), intents.NextPhase(seen=WHY, to=IDEAS)),
        (intents.MovePhase(phase=BREAK, after=WHY), intents.NextPhase(seen=WHY, to=IDEAS)),
    ],
)
def test_another_phase_is_next_by_now(two: Two, first: Intent, then: Intent) -> None:
    two.board.handle(intents.EnterPhase(phase=WHY))
    two.begin()
    assert two.refused(first, then) is Rule.ROUTE_CHANGED


def test_phase_and_line(two: Two) -> None:
    two.board.handle(intents.EnterPhase(phase=IDEAS))
    two.begin()
    line = intents.NewLine(text="Een bankje", column="politie")
    two.at_once(intents.NextPhase(), intents.AddContributions(phase=two.desk.session.phase, lines=(line,)))
    assert two.board.session.contributions[0].phase == IDEAS and two.board.session.phase == BREAK


@pytest.mark.parametrize(
    "then",
    [
        intents.StartCountdown(seen=WHY),
        intents.PauseCountdown(seen=WHY),
        intents.AdjustCountdown(seconds=60, seen=WHY),
    ],
)
def test_phase_and_countdown(two: Two, then: Intent) -> None:
    two.board.handle(intents.EnterPhase(phase=WHY))
    two.begin()
    assert two.refused(intents.NextPhase(), then) is Rule.PHASE_LEFT


def test_start_and_start(two: Two) -> None:
    start, pause = intents.StartCountdown(seen="01-welcome"), intents.PauseCountdown(seen="01-welcome")
    two.board.handle(start)
    deadline = two.board.session.countdown.deadline
    two.day.clock.advance(seconds=1)
    assert not two.desk.handle(start).facts
    two.check_same()
    assert two.desk.session.countdown.deadline == deadline
    two.board.handle(pause)
    two.day.clock.advance(seconds=1)
    assert not two.desk.handle(pause).facts
    two.check_same()


def test_minute_and_minute(two: Two) -> None:
    before = two.board.session.countdown.remaining
    minute = intents.AdjustCountdown(seconds=60, seen="01-welcome")
    two.at_once(minute, minute)
    assert two.board.session.countdown.remaining == before + 120


def test_jump_and_jump(two: Two) -> None:
    two.board.handle(intents.StartCountdown())
    two.begin()
    day = two.day
    now = day.clock.jump(-3600)
    for screen in (two.desk, two.board):
        assert screen.follow_clock() == -3600
        assert remaining(screen.session, now) == 300
    two.check_same()
    assert sum(isinstance(event.fact, fact.ClockJumped) for event in day.events()) == 1


def test_jump_and_jump_that_the_first_one_missed(two: Two) -> None:
    """It was killed before the clock was set a second time."""
    two.board.handle(intents.StartCountdown())
    two.begin()
    two.day.clock.jump(600)
    two.board.follow_clock()
    now = two.day.clock.jump(60)
    assert two.desk.follow_clock() == 660
    assert remaining(two.desk.session, now) == 300


# What is said about something


def test_stance_and_stance(two: Two) -> None:
    two.board.handle(intents.Word(about="goal", phase=WHY, text="Een buurt"))
    two.begin()
    goal = two.desk.session.wordings[0].id
    taken = [
        intents.TakeStance(wording=goal, organisation="politie", answer="yes_if", reason=reason, seen="")
        for reason in ("als er licht is", "als er tijd is")
    ]
    assert two.at_once(*taken).conflict is Conflict.LAST
    stance = two.board.session.stance(goal, "politie")
    assert stance is not None and stance.reason == "als er tijd is"
    again = intents.TakeStance(wording=goal, organisation="politie", answer="yes", seen=stance.id)
    assert two.desk.handle(again).conflict is None
    parked = line_of(two, "Ja, maar", kind="parked")
    settled = [
        intents.SettleParked(parked=parked.id, how="answered", text=text, seen="") for text in ("Dat mag", "Dat kan")
    ]
    assert two.at_once(*settled).conflict is Conflict.LAST
    became = two.board.session.settlement(parked.id)
    assert became is not None and became.text == "Dat kan"


def test_title_and_title(two: Two) -> None:
    two.at_once(intents.TitleSession(title="Een"), intents.TitleSession(title="Twee"))
    assert two.board.session.title == "Twee"
    minutes = (intents.TimePhase(phase=DEVELOP, minutes=minutes) for minutes in (9, 8))
    two.at_once(*minutes)
    assert two.board.session.get_phase(DEVELOP).minutes == 8


def test_build_and_undo(two: Two) -> None:
    line = line_of(two)
    assert two.desk.handle(build_on(line)).facts
    assert refused(two.board, intents.Undo()) is Rule.UNDO_BUILT_ON
    two.check_same()


def test_several_at_once_tell_the_conflict_of_one(two: Two) -> None:
    line, other = line_of(two), line_of(two, "Samen eten")
    both = intents.Together(parts=(intents.MarkContribution(id=other.id, outside=True), edit(line, "Een bank")))
    assert two.at_once(edit(line, "Twee bankjes"), both).conflict is Conflict.BOTH


def test_whoever_did_not_look_overwrites() -> None:
    """The command line says nothing of what it saw."""
    day = Day()
    board, clerk = day.screen(), day.screen("cli")
    line = say(board, "Een bankje")
    clerk.refresh()
    board.handle(intents.EditContribution(id=line.id, text="Twee bankjes"))
    change = clerk.handle(intents.EditContribution(id=line.id, text="Een bank"))
    assert change.conflict is None
    assert [line.text for line in clerk.session.contributions] == ["Een bank"]
