"""Erasing for good: no trace of a text, wherever it went, and everything else as it was."""

from collections.abc import Callable

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import history, intents
from samenwerk_tui.core.erase import ERASED_TEXT, erase
from samenwerk_tui.core.events import Event, to_document
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.pulse import asked
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.sayings import sayings
from samenwerk_tui.service import Workshop
from tests.workshops import (
    AGREEMENTS,
    MOVES,
    PULSE,
    WHY,
    Day,
    Move,
    check_sound,
    essence,
    furnish,
    make_intent,
    merge,
    open_day,
    open_round,
    refusal,
    say,
    try_to,
)

NAME = "Jan de Vries van nummer 12"


def on_disk(day: Day) -> str:
    """Everything that is kept of the session, events and what lists show."""
    meta, events = day.archive.open(day.id).read()
    return orjson.dumps([to_document(event) for event in events]).decode() + meta.model_dump_json()


def ids_and_order(events: tuple[Event, ...]) -> list[tuple[str, int, str, str]]:
    return [(event.id, event.seq, event.screen, event.batch) for event in events]


def erase_line(board: Workshop, line: str) -> None:
    board.handle(intents.EraseForGood(id=line))


def test_a_line_is_gone_from_the_state_and_from_every_event() -> None:
    day, board = open_day()
    kept = say(board, "Een bankje")
    line = say(board, NAME)
    before = ids_and_order(day.events())
    assert NAME in on_disk(day)
    erase_line(board, line.id)
    assert NAME not in on_disk(day)
    assert board.session.contributions == (kept,) and board.session.erased == (line.id,)
    assert ids_and_order(day.events())[:-1] == before and len(day.events()) == len(before) + 1
    assert board.events == day.events() and board.session == history.replay(day.events())


def test_every_text_it_ever_had_goes() -> None:
    day, board = open_day()
    line = say(board, f"Bel {NAME}")
    board.handle(intents.EditContribution(id=line.id, text=f"{NAME} bellen"))
    board.handle(intents.EditContribution(id=line.id, text="De buurman bellen"))
    board.handle(intents.Undo())
    erase_line(board, line.id)
    assert NAME not in on_disk(day) and "buurman" not in on_disk(day)


def merged_first(board: Workshop, line: str) -> None:
    merge(board, line, say(board, "Erbij").id)


def merged_then_corrected(board: Workshop, line: str) -> None:
    merge(board, line, say(board, "Erbij").id)
    board.handle(intents.EditContribution(id=line, text=f"{NAME} en co"))
    merge(board, board.session.clusters[0].id, say(board, "Nog erbij").id)


def title_through_deleting(board: Workshop, line: str) -> None:
    first = say(board, "Eerst").id
    cluster = merge(board, first, line, say(board, "Derde").id)
    board.handle(intents.DeleteContribution(id=first))
    assert board.session.cluster(cluster).title == NAME
    merge(board, cluster, say(board, "Vierde").id)
    open_round(board)


def given_as_a_title(board: Workshop, line: str) -> None:
    cluster = merge(board, say(board, "Eerst").id, line)
    board.handle(intents.TitleCluster(cluster=cluster, title=NAME.upper()))
    open_round(board)


def part_of_a_title(board: Workshop, line: str) -> None:
    cluster = merge(board, say(board, "Eerst").id, line)
    board.handle(intents.TitleCluster(cluster=cluster, title=f"Eerst, en ook {NAME}!"))
    open_round(board)
    board.handle(intents.SplitCluster(cluster=cluster))


def on_two_ballots(board: Workshop, line: str) -> None:
    say(board, "Erbij")
    first = open_round(board)
    open_round(board, parent=first)


def on_a_ballot_that_was_discarded(board: Workshop, line: str) -> None:
    board.handle(intents.DiscardRound(round=open_round(board)))


def merge_that_was_undone(board: Workshop, line: str) -> None:
    merge(board, line, say(board, "Erbij").id)
    board.handle(intents.Undo())


def deleted(board: Workshop, line: str) -> None:
    board.handle(intents.DeleteContribution(id=line))


def undone(board: Workshop, line: str) -> None:
    board.handle(intents.Undo())
    assert not board.session.contributions


COPIES = (
    merged_first,
    merged_then_corrected,
    title_through_deleting,
    given_as_a_title,
    part_of_a_title,
    on_two_ballots,
    on_a_ballot_that_was_discarded,
    merge_that_was_undone,
    deleted,
    undone,
)


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.__name__)
def test_wherever_it_was_copied_to(copy: Callable[[Workshop, str], None]) -> None:
    day, board = open_day()
    line = say(board, NAME)
    copy(board, line.id)
    before = ids_and_order(day.events())
    erase_line(board, line.id)
    kept = on_disk(day).casefold()
    assert NAME.casefold() not in kept
    assert ids_and_order(day.events())[:-1] == before
    assert NAME.casefold() not in board.session.model_dump_json().casefold()
    check_sound(board.session)
    undo_everything(board)
    check_sound(board.session)
    assert line.id not in {c.id for c in board.session.contributions}


def undo_everything(board: Workshop) -> int:
    steps = 0
    while try_to(board, intents.Undo()):
        steps += 1
    return steps


def test_what_others_said_stays_also_when_it_is_in_it() -> None:
    day, board = open_day()
    a, b = say(board, "Bel Jan"), say(board, "Bel Jan niet", "politie")
    cluster = merge(board, b.id, say(board, "Derde").id)
    open_round(board)
    erase_line(board, a.id)
    assert board.session.contribution(b.id) == b
    assert board.session.cluster(cluster).title == "Bel Jan niet"
    assert [idea.text for idea in board.session.rounds[0].ballot] == [ERASED_TEXT, "Bel Jan niet"]


def test_a_merged_idea_goes_on_under_the_name_of_the_next() -> None:
    day, board = open_day()
    a, b, c = (say(board, text) for text in (NAME, "Tweede", "Derde"))
    cluster = merge(board, a.id, b.id, c.id)
    built = say(board, "Erop door", builds_on=a.id)
    erase_line(board, a.id)
    assert board.session.cluster(cluster).title == "Tweede"
    assert board.session.cluster(cluster).members == (b.id, c.id)
    assert board.session.contribution(built.id).builds_on is None
    erase_line(board, b.id)
    assert not board.session.clusters and board.session.erased == (a.id, b.id)


def test_votes_for_it_stay_without_its_name() -> None:
    _, board = open_day()
    line = say(board, NAME)
    voting = open_round(board)
    board.handle(
        intents.EnterVotes.model_validate(
            {"round": voting, "idea": line.id, "organisation": "politie", "votes": {"dots": 2}}
        )
    )
    entries = board.session.rounds[0].entries
    erase_line(board, line.id)
    assert board.session.rounds[0].entries == entries
    assert board.session.rounds[0].ballot[0].text == ERASED_TEXT


def test_agreements_too_with_owner_and_first_step() -> None:
    day, board = open_day()
    board.handle(
        intents.MakeAgreement(phase=AGREEMENTS, kind="case", what=f"{NAME} helpen", owner="Piet", due="vr van Piet")
    )
    agreed = board.session.agreements[0].id
    board.handle(
        intents.EditAgreement(id=agreed, kind="case", what="Helpen", owner="Piet", first_step="Piet belt", due="vr")
    )
    erase_line(board, agreed)
    assert not board.session.agreements and board.session.erased == (agreed,)
    kept = on_disk(day)
    assert NAME not in kept and "Piet" not in kept and "Helpen" not in kept


def test_a_question_with_a_name_in_it_goes_as_well() -> None:
    _, board = open_day()
    board.handle(intents.AskQuestion(phase=WHY, text=f"Waarom belt {NAME}?", asked_by="politie"))
    (question,) = board.session.questions
    board.handle(intents.EditQuestion(id=question.id, text=f"Waarom belt {NAME} nooit?", asked_by="politie"))
    answer = say(board, "Omdat het moet", "gemeente", WHY, kind="answer", question=question.id)
    assert (answer.question, answer.asked_by) == (question.id, "politie")
    assert NAME in repr(board.events)
    board.handle(intents.EraseForGood(id=question.id))
    assert NAME not in repr(board.events)
    assert board.session.questions == ()
    assert board.session.contributions == (answer,)


def test_a_version_a_stance_and_an_answer_with_a_name_in_them_go() -> None:
    _, board = open_day()
    parked = say(board, "Ja, maar de APV", kind="parked")
    board.handle(intents.SettleParked(parked=parked.id, how="owned", text=f"{NAME} zoekt het uit"))
    board.handle(intents.Word(about="goal", phase=WHY, text=f"{NAME} slaapt weer"))
    (wording,) = board.session.wordings
    stance = intents.TakeStance(
        wording=wording.id, organisation="politie", answer="yes_if", reason=f"als {NAME} belt"
    )
    board.handle(stance)
    for erased in (board.session.stances[0].id, wording.id, board.session.settled[0].id):
        assert NAME in repr(board.events)
        board.handle(intents.EraseForGood(id=erased))
    assert NAME not in repr(board.events)
    assert (board.session.wordings, board.session.stances, board.session.settled) == ((), (), ())
    assert board.session.contributions == (parked,)


def test_other_words_for_a_statement_go_and_those_of_the_programme_stand_again() -> None:
    _, board = open_day()
    own = board.session.statements[0]
    board.handle(intents.RewordStatement(phase=PULSE, statement=own.id, text=f"{NAME} weet wie hij kan bellen."))
    (found,) = board.session.pulse_of(PULSE).reworded
    board.handle(intents.EraseForGood(id=found.id))
    assert NAME not in repr(board.events) and asked(board.session, PULSE)[0].text == own.text
    board.handle(intents.RewordStatement(phase=PULSE, statement=own.id, text="Ik weet wie ik kan bellen."))
    assert asked(board.session, PULSE)[0].text == "Ik weet wie ik kan bellen."
    board.handle(intents.Undo())
    assert asked(board.session, PULSE)[0].text == own.text


def test_a_title_with_a_name_in_it_goes_and_the_merged_idea_has_the_text_of_its_first() -> None:
    _, board = open_day()
    cluster = merge(board, say(board, "Soep").id, say(board, "Eten").id)
    board.handle(intents.TitleCluster(cluster=cluster, title=f"Het plan van {NAME}"))
    open_round(board)
    merge(board, cluster, say(board, "Koken").id)
    (title,) = (one.what for one in sayings(board.events, board.session) if one.kind == "title")
    board.handle(intents.EraseForGood(id=title.id))
    assert NAME not in repr(board.events)
    assert board.session.cluster(cluster).title == "Soep" and len(board.session.cluster(cluster).members) == 3


def test_events_without_the_text_are_left_alone() -> None:
    _, board = open_day()
    line = say(board, NAME)
    say(board, "Iets anders")
    rewritten = erase(board.events, line.id)
    same = [new is old for new, old in zip(rewritten, board.events, strict=True)]
    assert same.count(False) == 1
    assert erase(rewritten, line.id) == rewritten


def test_once_is_enough_and_what_never_was_is_refused() -> None:
    _, board = open_day()
    line = say(board, NAME)
    erase_line(board, line.id)
    assert refusal(board, intents.EraseForGood(id=line.id)).rule is Rule.GONE
    assert refusal(board, intents.EraseForGood(id=board.session.phase)).rule is Rule.GONE


# Undo and redo around it


def test_undo_passes_by_what_was_erased() -> None:
    """Adding and correcting it would be steps in which nothing is seen to happen."""
    _, board = open_day()
    kept = say(board, "Een bankje")
    line = say(board, NAME)
    board.handle(intents.EditContribution(id=line.id, text=f"{NAME}!"))
    board.handle(intents.MarkContribution(id=line.id, outside=True))
    erase_line(board, line.id)
    board.handle(intents.Undo())
    assert not board.session.contributions
    board.handle(intents.Redo())
    assert board.session.contributions == (kept,)
    assert refusal(board, intents.Redo()).rule is Rule.NOTHING_TO_REDO


def test_a_redo_that_waited_is_kept_or_passed_by() -> None:
    _, board = open_day()
    line, other = say(board, NAME), say(board, "Een bankje")
    board.handle(intents.EditContribution(id=other.id, text="Een bank"))
    board.handle(intents.EditContribution(id=line.id, text="Wie?"))
    board.handle(intents.Undo())
    board.handle(intents.Undo())
    erase_line(board, line.id)
    board.handle(intents.Redo())
    assert [c.text for c in board.session.contributions] == ["Een bank"]
    assert refusal(board, intents.Redo()).rule is Rule.NOTHING_TO_REDO


def test_of_a_paste_the_rest_is_undone() -> None:
    _, board = open_day()
    lines = tuple(intents.NewLine(text=text, column="group") for text in ("A", NAME, "C"))
    board.handle(intents.AddContributions(phase="05-columns", lines=lines))
    erase_line(board, board.session.contributions[1].id)
    board.handle(intents.Undo())
    assert not board.session.contributions
    board.handle(intents.Redo())
    assert [c.text for c in board.session.contributions] == ["A", "C"]


def test_erasing_is_not_undone() -> None:
    _, board = open_day()
    line = say(board, NAME)
    erase_line(board, line.id)
    assert refusal(board, intents.Undo()).rule is Rule.NOTHING_TO_UNDO


SECRET = "zzgeheimzz"


@settings(max_examples=80, deadline=None)
@given(st.lists(MOVES, min_size=5, max_size=30), st.lists(st.sampled_from(["undo", "redo"]), max_size=8), st.data())
def test_after_anything_nothing_of_it_is_left(moves: list[Move], steps: list[str], data: st.DataObject) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    line = say(board, SECRET)
    for move in moves:
        try_to(board, with_secret(board.session, move, line.id, data))
        day.clock.advance(minutes=1)
    for step in steps:
        try_to(board, intents.Undo() if step == "undo" else intents.Redo())
    before = board.session
    erase_line(board, line.id)
    assert SECRET not in on_disk(day) and SECRET not in board.session.model_dump_json()
    check_sound(board.session)
    assert board.session == history.replay(day.events())
    others = [c for c in before.contributions if c.id != line.id and c.builds_on != line.id]
    assert [c for c in board.session.contributions if c in others] == others
    undo_everything(board)
    check_sound(board.session)


def with_secret(session: Session, move: Move, line: str, data: st.DataObject) -> Intent | None:
    """A move, or something with the line that will be erased."""
    if not data.draw(st.booleans()):
        return make_intent(session, move)
    others = [c for c in session.in_phase("05-columns") if c.id != line]
    mine = next((c for c in session.clusters if line in c.members), None)
    if mine is not None:
        return intents.TitleCluster(cluster=mine.id, title=f"Over {SECRET} en meer")
    if not others or move[1] < 2:
        return intents.EditContribution(id=line, text=f"{SECRET} {move[2]}")
    ids = (line, others[move[2] % len(others)].id)
    return intents.MergeIdeas(ids=ids if move[1] % 2 else ids[::-1])


# Two screens


def test_the_other_screen_forgets_it_too_at_its_next_action() -> None:
    """Before it looked at the file again: what it writes must not bring the text back."""
    day, board = open_day()
    line = say(board, NAME)
    cluster = merge(board, line.id, say(board, "Tweede").id, say(board, "Derde").id)
    board.handle(intents.TitleCluster(cluster=cluster, title=f"{NAME} en de rest"))
    open_round(board)
    desk = day.screen("desk")
    erase_line(board, line.id)
    say(desk, "Ik wist van niets")
    open_round(desk, parent=desk.session.rounds[0].id)
    board.refresh()
    assert NAME not in on_disk(day) and NAME not in desk.session.model_dump_json()
    assert NAME not in repr(desk.events)
    assert desk.session == board.session
    undo_everything(desk)
    assert essence(desk.session) == essence(history.replay(day.events()))


def test_a_correction_that_comes_too_late_is_refused() -> None:
    day, board = open_day()
    line = say(board, NAME)
    desk = day.screen("desk")
    erase_line(board, line.id)
    late = intents.EditContribution(id=line.id, text=f"{NAME} toch")
    with pytest.raises(Exception, match="erased"):
        desk.handle(late)
    assert NAME not in on_disk(day)
