"""Replay, undo and redo: any sequence of intents, one screen and two."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.clock import remaining, seconds_spent
from samenwerk_tui.core.evolve import evolve, start
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Session, Votes
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.service import Workshop
from tests.sessions import START
from tests.workshops import (
    AGREEMENTS,
    BREAK,
    DEVELOP,
    IDEAS,
    MOVES,
    PERSPECTIVES,
    VOTE,
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
    play,
    say,
    table,
    try_to,
)

SEQUENCES = st.lists(MOVES, min_size=10, max_size=50)


def refused(screen: Workshop, intent: Intent) -> Rule:
    """Why it is refused; nothing may have happened."""
    before = screen.events
    with pytest.raises(RuleError) as error:
        screen.handle(intent)
    assert screen.events[: len(before)] == before
    assert all(event.screen != screen.screen for event in screen.events[len(before) :])
    return error.value.rule


def furnished_day() -> tuple[Day, Workshop]:
    """A day with something of everything in it that the board cannot undo."""
    day, board = open_day()
    furnish(day)
    board.refresh()
    return day, board


# Any sequence of one screen


@settings(max_examples=60, deadline=None)
@given(SEQUENCES)
def test_replay_gives_the_state_that_grew_event_by_event(moves: list[Move]) -> None:
    day, board = furnished_day()
    for move in moves:
        try_to(board, make_intent(board.session, move))
        day.clock.advance(minutes=7)
        check_sound(board.session)
    assert history.replay(day.events()) == board.session == history.replay(board.events)
    grown = start(board.events[0])
    for event in board.events[1:]:
        grown = evolve(grown, event)
    assert grown == board.session


@settings(max_examples=80, deadline=None)
@given(SEQUENCES, MOVES)
def test_undo_gives_back_what_was(moves: list[Move], last: Move) -> None:
    day, board = furnished_day()
    play(day, board, moves)
    before = board.session
    if not try_to(board, make_intent(before, last)):
        return
    day.clock.advance(minutes=3)
    after = board.session
    board.handle(intents.Undo())
    assert essence(board.session) == essence(before)
    board.handle(intents.Redo())
    assert essence(board.session) == essence(after)


@settings(max_examples=40, deadline=None)
@given(SEQUENCES)
def test_all_the_way_back_and_forward_again(moves: list[Move]) -> None:
    day, board = furnished_day()
    blank = board.session
    states = [essence(blank)]
    for move in moves:
        if try_to(board, make_intent(board.session, move)):
            states.append(essence(board.session))
        day.clock.advance(seconds=30)
    for state in reversed(states[:-1]):
        board.handle(intents.Undo())
        assert essence(board.session) == state
    assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
    for state in states[1:]:
        board.handle(intents.Redo())
        assert essence(board.session) == state
    assert refused(board, intents.Redo()) is Rule.NOTHING_TO_REDO


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(MOVES, st.sampled_from(["undo", "undo", "redo"])), min_size=10, max_size=50))
def test_undo_and_redo_in_between_anything(steps: list[Move | str]) -> None:
    """Against a plain model: a stack of states."""
    day, board = furnished_day()
    past, future = [essence(board.session)], list[Session]()
    for step in steps:
        day.clock.advance(minutes=2)
        if step == "undo":
            if len(past) == 1:
                assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
                continue
            board.handle(intents.Undo())
            future.append(past.pop())
        elif step == "redo":
            if not future:
                assert refused(board, intents.Redo()) is Rule.NOTHING_TO_REDO
                continue
            board.handle(intents.Redo())
            past.append(future.pop())
        elif isinstance(step, tuple) and try_to(board, make_intent(board.session, step)):
            past.append(essence(board.session))
            future.clear()
        assert essence(board.session) == past[-1]


# Two screens


STEPS = st.lists(
    st.tuples(st.booleans(), st.one_of(MOVES, st.sampled_from(["undo", "redo", "erase", "look"]))),
    min_size=12,
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_two_screens_end_in_the_same_sound_state(steps: list[tuple[bool, Move | str]]) -> None:
    day, board = furnished_day()
    desk = day.screen("desk")
    for at_board, step in steps:
        screen = board if at_board else desk
        day.clock.advance(minutes=1)
        if step == "look":
            screen.refresh()
        elif step == "undo":
            try_to(screen, intents.Undo())
        elif step == "redo":
            try_to(screen, intents.Redo())
        elif step == "erase":
            lines = screen.session.contributions
            try_to(screen, intents.EraseForGood(id=lines[-1].id) if lines else None)
        elif isinstance(step, tuple):
            try_to(screen, make_intent(screen.session, step))
        check_sound(screen.session)
        assert screen.session == history.replay(screen.events)
    board.refresh()
    desk.refresh()
    assert board.events == desk.events == day.events()
    assert board.session == desk.session == history.replay(day.events())
    assert [event.seq for event in day.events()] == list(range(1, len(day.events()) + 1))


Act = Callable[[Workshop], None]


def do(*several: Intent) -> Act:
    """The act of having these done."""

    def act(screen: Workshop) -> None:
        for one in several:
            screen.handle(one)

    return act


def all_of(*acts: Act) -> Act:
    """One act after another."""

    def act(screen: Workshop) -> None:
        for one in acts:
            one(screen)

    return act


def idea(screen: Workshop, which: int) -> str:
    """Id of an idea that both screens know from the start."""
    return screen.session.contributions[which].id


PREPARED_TEXTS = ("Een bankje", "Samen eten", "Licht aan", "Een loket")


def prepared() -> tuple[Workshop, Workshop]:
    """Two screens on a day with four ideas, of which the last two are merged; none of it theirs to undo."""
    day, board = open_day()
    clerk = day.screen("cli")
    for text in PREPARED_TEXTS:
        say(clerk, text, GROUP_COLUMN)
    merge(clerk, idea(clerk, 2), idea(clerk, 3))
    clerk.handle(intents.EnterPhase(phase=WHY))
    desk = day.screen("desk")
    board.refresh()
    return board, desk


def add_to(column: str, phase: str = IDEAS) -> Act:
    return lambda screen: void(say(screen, "Van mij", column, phase))


def void(_: object) -> None:
    """Nothing of it."""


def act_on(which: int, make: Callable[[str], Intent]) -> Act:
    return lambda screen: void(screen.handle(make(idea(screen, which))))


def edit(which: int) -> Act:
    return act_on(which, lambda line: intents.EditContribution(id=line, text="Anders gezegd"))


def delete(which: int) -> Act:
    return act_on(which, lambda line: intents.DeleteContribution(id=line))


def move(which: int, column: str) -> Act:
    return act_on(which, lambda line: intents.MoveContribution(id=line, column=column))


def mark(which: int) -> Act:
    return act_on(which, lambda line: intents.MarkContribution(id=line, outside=True))


def merge_two(one: int, other: int) -> Act:
    return lambda screen: void(merge(screen, idea(screen, one), idea(screen, other)))


def merge_with_cluster(one: int) -> Act:
    return lambda screen: void(merge(screen, idea(screen, one), screen.session.clusters[0].id))


def split(screen: Workshop) -> None:
    screen.handle(intents.SplitCluster(cluster=screen.session.clusters[0].id))


def build(which: int) -> Act:
    return lambda screen: void(say(screen, "Erop door", GROUP_COLUMN, builds_on=idea(screen, which)))


def build_on_newest(screen: Workshop) -> None:
    say(screen, "Erop door", GROUP_COLUMN, builds_on=screen.session.contributions[-1].id)


def reveal(screen: Workshop) -> None:
    screen.handle(intents.RevealRound(round=screen.session.rounds[-1].id, revealed=True))


def discard(screen: Workshop) -> None:
    screen.handle(intents.DiscardRound(round=screen.session.rounds[-1].id))


def vote(organisation: str, dots: int, which: int = 0) -> Act:
    def enter(screen: Workshop) -> None:
        voting = screen.session.rounds[0]
        screen.handle(
            intents.EnterVotes(
                round=voting.id, idea=voting.ballot[which].id, organisation=organisation, votes=Votes(dots=dots)
            )
        )

    return enter


def votes_then(*acts: Act) -> Act:
    """A round is opened first."""
    return all_of(lambda screen: void(open_round(screen)), *acts)


def agree(screen: Workshop) -> None:
    screen.handle(intents.MakeAgreement(phase=AGREEMENTS, kind="case", what="Lamp", organisation="politie"))


def change_agreement(screen: Workshop) -> None:
    agreed = screen.session.agreements[-1]
    screen.handle(intents.EditAgreement(id=agreed.id, kind="case", what="Twee lampen"))


def drop_agreement(screen: Workshop) -> None:
    screen.handle(intents.DeleteAgreement(id=screen.session.agreements[-1].id))


edit_again = act_on(0, lambda line: intents.EditContribution(id=line, text="Nog anders"))
NEW_PHASE = "11-columns"
TABLES = (table(1, "gemeente", "politie"), table(2, "bewoners"))
next_phase = do(intents.NextPhase())
start_it = do(intents.StartCountdown())
more = do(intents.AdjustCountdown(seconds=60))
join = do(intents.AddOrganisation(name="School", people=3))
add_phase = do(intents.AddPhase(kind="columns", title="Extra", minutes=5, after=WHY))
open_it: Act = votes_then()
choose_tables = do(intents.ChooseColumns(phase=IDEAS, columns=TABLES))

BUILT_ON: dict[str, tuple[Act, Act]] = {
    "an idea that was merged": (add_to(GROUP_COLUMN), lambda s: void(merge(s, idea(s, 0), idea(s, 4)))),
    "an idea that was edited": (add_to(GROUP_COLUMN), edit(4)),
    "an idea that was moved": (add_to(GROUP_COLUMN), move(4, "politie")),
    "an idea that was marked": (add_to(GROUP_COLUMN), mark(4)),
    "an idea that was deleted": (add_to(GROUP_COLUMN), delete(4)),
    "an idea that was built on": (add_to(GROUP_COLUMN), build_on_newest),
    "an idea that is on a ballot": (add_to(GROUP_COLUMN), open_it),
    "a text that was corrected again": (edit(0), edit_again),
    "a text that became a title": (edit(0), merge_two(0, 1)),
    "an edit of what was deleted": (edit(0), delete(0)),
    "a move of what was moved again": (move(0, "politie"), move(0, "gemeente")),
    "a merge that grew": (merge_two(0, 1), lambda s: void(merge(s, s.session.clusters[-1].id, idea(s, 2)))),
    "a merge that went into another": (merge_two(0, 1), merge_with_cluster(0)),
    "a merge that was taken apart": (
        merge_two(0, 1),
        lambda s: void(s.handle(intents.SplitCluster(cluster=s.session.clusters[-1].id))),
    ),
    "a merge that got a title": (
        merge_two(0, 1),
        lambda s: void(s.handle(intents.TitleCluster(cluster=s.session.clusters[-1].id, title="Samen"))),
    ),
    "a merge that is on a ballot": (merge_two(0, 1), open_it),
    "a phase that was entered": (add_phase, do(intents.EnterPhase(phase=NEW_PHASE))),
    "a phase that was written in": (add_phase, add_to("gemeente", NEW_PHASE)),
    "a phase that got columns": (add_phase, do(intents.ChooseColumns(phase=NEW_PHASE, columns=TABLES))),
    "a phase that was covered": (add_phase, do(intents.CoverPhase(phase=NEW_PHASE, covered=True))),
    "a phase that was moved": (add_phase, do(intents.MovePhase(phase=NEW_PHASE, after=BREAK))),
    "a phase that another was moved after": (add_phase, do(intents.MovePhase(phase=BREAK, after=NEW_PHASE))),
    "a phase that got other minutes": (add_phase, do(intents.TimePhase(phase=NEW_PHASE, minutes=9))),
    "a phase that was fixed": (add_phase, do(intents.FixPhase(phase=NEW_PHASE, at=time(14)))),
    "a phase with an agreement": (
        add_phase,
        do(intents.MakeAgreement(phase=NEW_PHASE, kind="case", what="Lamp")),
    ),
    "minutes that the countdown was set to": (
        do(intents.TimePhase(phase=IDEAS, minutes=9)),
        do(intents.EnterPhase(phase=IDEAS)),
    ),
    "minutes of now, countdown paused": (
        do(intents.StartCountdown(), intents.TimePhase(phase=WHY, minutes=9)),
        do(intents.PauseCountdown()),
    ),
    "a skip that was passed over": (do(intents.SkipPhase(phase=IDEAS)), next_phase),
    "a break that was moved and passed": (do(intents.MovePhase(phase=IDEAS, after=DEVELOP)), next_phase),
    "a phase change, gone on": (next_phase, next_phase),
    "a phase change, countdown started": (next_phase, start_it),
    "a start, more time": (start_it, more),
    "a start, paused": (start_it, do(intents.PauseCountdown())),
    "tables that were written at": (choose_tables, add_to("table-1")),
    "tables that a line was moved to": (choose_tables, move(0, "table-1")),
    "tables, chosen again": (choose_tables, do(intents.ChooseColumns(phase=IDEAS))),
    "organisations instead of tables": (
        do(
            intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)),
            intents.ChooseColumns(phase=IDEAS),
        ),
        add_to("gemeente"),
    ),
    "an organisation that said something": (join, add_to("school")),
    "an organisation that was given a line": (join, move(0, "school")),
    "an organisation, counted again": (join, do(intents.ChangePresence(organisation="school", people=1))),
    "an organisation, renamed": (join, do(intents.RenameOrganisation(organisation="school", name="Basisschool"))),
    "an organisation at a table": (
        join,
        do(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "school", "politie"),))),
    ),
    "an organisation in a round": (join, open_it),
    "an organisation with an agreement": (
        join,
        do(intents.MakeAgreement(phase=None, kind="case", what="Lamp", with_organisations=("school",))),
    ),
    "a name that somebody else has now": (
        do(intents.RenameOrganisation(organisation="politie", name="Wijkteam")),
        do(intents.AddOrganisation(name="Politie", people=3)),
    ),
    "a round that was voted in": (open_it, vote("politie", 2)),
    "a round that was revealed": (open_it, reveal),
    "a round that was discarded": (open_it, discard),
    "a round with a run-off": (
        open_it,
        lambda s: void(open_round(s, parent=s.session.rounds[0].id)),
    ),
    "a discarded round, opened anew": (votes_then(discard), open_it),
    "dots, and the rest placed": (votes_then(vote("politie", 5), vote("politie", 2)), vote("politie", 3, which=1)),
    "a vote that was entered again": (votes_then(vote("politie", 2)), vote("politie", 3)),
    "an agreement that was changed": (agree, change_agreement),
    "an agreement that was deleted": (agree, drop_agreement),
    "a change of what was deleted": (
        all_of(agree, change_agreement),
        drop_agreement,
    ),
    "a title": (do(intents.TitleSession(title="Een")), do(intents.TitleSession(title="Twee"))),
}


@pytest.mark.parametrize("name", BUILT_ON)
def test_undo_is_refused_when_the_other_built_on_it(name: str) -> None:
    mine, theirs = BUILT_ON[name]
    board, desk = prepared()
    mine(board)
    desk.refresh()
    theirs(desk)
    before = desk.session
    assert refused(board, intents.Undo()) is Rule.UNDO_BUILT_ON
    assert board.session == before
    desk.handle(intents.Undo())
    board.handle(intents.Undo())
    check_sound(board.session)


NOT_BUILT_ON: dict[str, tuple[Act, Act]] = {
    "two ideas": (add_to(GROUP_COLUMN), add_to(GROUP_COLUMN)),
    "an idea elsewhere was edited": (add_to("gemeente"), edit(0)),
    "the text, and where it stands": (edit(0), move(0, "politie")),
    "the mark, and the text": (mark(0), edit(0)),
    "a text that is on a ballot": (edit(0), open_it),
    "another merge": (split, merge_two(0, 1)),
    "a deletion, and a round": (delete(0), open_it),
    "written in the phase one went to": (next_phase, add_to("gemeente")),
    "minutes of another phase": (start_it, do(intents.TimePhase(phase=DEVELOP, minutes=9))),
    "minutes of two phases": (
        do(intents.TimePhase(phase=VOTE, minutes=9)),
        do(intents.TimePhase(phase=DEVELOP, minutes=9)),
    ),
    "two skips": (do(intents.SkipPhase(phase=BREAK)), do(intents.SkipPhase(phase=DEVELOP))),
    "tables in one phase, a line in another": (choose_tables, add_to("gemeente", PERSPECTIVES)),
    "tables in two phases": (choose_tables, do(intents.ChooseColumns(phase=PERSPECTIVES, columns=TABLES))),
    "two organisations": (join, do(intents.AddOrganisation(name="Winkeliers", people=2))),
    "two head counts": (
        do(intents.ChangePresence(organisation="politie", people=9)),
        do(intents.ChangePresence(organisation="gemeente", people=9)),
    ),
    "a head count, and a round": (do(intents.ChangePresence(organisation="politie", people=9)), open_it),
    "votes of two organisations": (votes_then(vote("politie", 2)), vote("gemeente", 2)),
    "a vote, and the reveal": (votes_then(vote("politie", 2)), reveal),
    "two agreements": (agree, agree),
    "a phase added, another entered": (add_phase, do(intents.PreviousPhase())),
}


@pytest.mark.parametrize("name", NOT_BUILT_ON)
def test_undo_is_not_refused_otherwise(name: str) -> None:
    """Neither when the other did something of its own before, after or in between."""
    mine, theirs = NOT_BUILT_ON[name]
    board, desk = prepared()
    mine(board)
    desk.refresh()
    theirs(desk)
    undone = board.handle(intents.Undo())
    assert undone.undone
    check_sound(board.session)
    desk.refresh()
    assert essence(desk.session) == essence(board.session)


def test_undo_when_the_other_undid_what_it_built() -> None:
    board, desk = prepared()
    merge_two(0, 1)(board)
    desk.refresh()
    desk.handle(intents.TitleCluster(cluster=desk.session.clusters[-1].id, title="Samen"))
    desk.handle(intents.Undo())
    board.handle(intents.Undo())
    assert len(board.session.clusters) == 1


def test_a_screen_undoes_only_its_own() -> None:
    day, board = open_day()
    desk = day.screen("desk")
    mine, theirs = say(board, "Van het bord"), say(desk, "Van het bureau")
    board.handle(intents.Undo())
    assert list(board.session.contributions) == [theirs]
    assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
    board.handle(intents.Redo())
    assert list(board.session.contributions) == [mine, theirs]


REDO_CLASHES: dict[str, tuple[Act, Act]] = {
    "the same text corrected": (edit(0), edit_again),
    "the line that was edited is gone": (edit(0), delete(0)),
    "an eighth organisation": (
        join,
        do(*(intents.AddOrganisation(name=name, people=1) for name in ("Winkeliers", "Kerk", "Sportclub"))),
    ),
    "the same organisation": (join, do(intents.AddOrganisation(name="School", people=1))),
    "a round in its place": (open_it, open_it),
    "the phase was left": (start_it, next_phase),
    "the phase is over": (do(intents.SkipPhase(phase=IDEAS)), do(intents.EnterPhase(phase=IDEAS))),
    "the table is gone": (add_to("gemeente"), choose_tables),
    "the same phase number": (add_phase, add_phase),
}


@pytest.mark.parametrize("name", REDO_CLASHES)
def test_redo_is_refused_when_the_other_got_in_the_way(name: str) -> None:
    mine, theirs = REDO_CLASHES[name]
    board, desk = prepared()
    mine(board)
    board.handle(intents.Undo())
    desk.refresh()
    theirs(desk)
    before = desk.session
    assert refused(board, intents.Redo()) is Rule.REDO_NOT_POSSIBLE
    assert board.session == before
    while try_to(desk, intents.Undo()):
        pass
    board.handle(intents.Redo())
    check_sound(board.session)


def test_redo_is_refused_when_the_other_undid_what_it_rests_on() -> None:
    board, desk = prepared()
    join(desk)
    board.refresh()
    add_to("school")(board)
    board.handle(intents.Undo())
    desk.handle(intents.Undo())
    assert refused(board, intents.Redo()) is Rule.REDO_NOT_POSSIBLE
    desk.handle(intents.Redo())
    board.handle(intents.Redo())
    assert board.session.contributions[-1].organisations == ("school",)


def test_redo_of_a_line_that_built_on_what_is_gone_keeps_the_line() -> None:
    board, desk = prepared()
    build(0)(board)
    board.handle(intents.Undo())
    desk.refresh()
    delete(0)(desk)
    board.handle(intents.Redo())
    assert board.session.contributions[-1].text == "Erop door"
    check_sound(board.session)


def test_redo_is_kept_when_the_other_does_something_else() -> None:
    board, desk = prepared()
    edit(0)(board)
    board.handle(intents.Undo())
    desk.refresh()
    say(desk, "Iets anders")
    board.handle(intents.Redo())
    assert board.session.contributions[0].text == "Anders gezegd"


def test_a_new_action_clears_redo_of_its_own_screen_only() -> None:
    board, desk = prepared()
    edit(0)(board)
    board.handle(intents.Undo())
    desk.refresh()
    mark(1)(desk)
    desk.handle(intents.Undo())
    say(board, "Iets nieuws")
    assert refused(board, intents.Redo()) is Rule.NOTHING_TO_REDO
    desk.handle(intents.Redo())
    assert desk.session.contributions[1].outside


# What undo is told about, and what it never takes back


def test_a_paste_is_one_step() -> None:
    _, board = open_day()
    lines = tuple(intents.NewLine(text=f"Regel {n}", column=GROUP_COLUMN) for n in range(20))
    board.handle(intents.AddContributions(phase=IDEAS, lines=lines))
    change = board.handle(intents.Undo())
    assert len(change.undone) == 20 and not board.session.contributions
    change = board.handle(intents.Redo())
    assert len(change.redone) == 20 and len(board.session.contributions) == 20


def test_opening_and_the_start_are_not_undone() -> None:
    _, board = open_day()
    assert refused(board, intents.Undo()) is Rule.NOTHING_TO_UNDO
    assert board.session.began == START


def test_undo_of_the_start_gives_the_countdown_as_it_was() -> None:
    day, board = open_day()
    board.handle(intents.AdjustCountdown(seconds=60))
    before = board.session.countdown
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=4)
    board.handle(intents.Undo())
    assert board.session.countdown == before
    assert remaining(board.session, day.clock.now()) == 6 * 60


def test_undo_of_a_pause_runs_towards_the_same_deadline() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=1)
    board.handle(intents.PauseCountdown())
    day.clock.advance(minutes=2)
    board.handle(intents.Undo())
    assert remaining(board.session, day.clock.now()) == 2 * 60


def test_undo_of_a_phase_change_gives_the_time_to_the_phase_it_was() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    running = board.session.countdown
    day.clock.advance(minutes=2)
    board.handle(intents.NextPhase())
    day.clock.advance(minutes=1)
    board.handle(intents.Undo())
    now = day.clock.advance(minutes=1)
    assert board.session.phase == "01-welcome" and board.session.countdown == running
    assert seconds_spent(board.session, "01-welcome", now) == 4 * 60
    assert seconds_spent(board.session, "02-pulse", now) == 0
    assert not board.session.get_phase("02-pulse").visited


def test_undo_of_votes_and_of_a_reveal() -> None:
    day, board = open_day()
    say(board, "Een bankje")
    opened = open_round(board)
    before = essence(board.session)
    vote("politie", 3)(board)
    board.handle(intents.RevealRound(round=opened, revealed=True))
    board.handle(intents.Undo())
    assert not board.session.rounds[0].revealed and board.session.rounds[0].entries
    board.handle(intents.Undo())
    assert essence(board.session) == before


def test_a_long_silence_before_an_undo_is_not_time_spent() -> None:
    day, board = open_day()
    day.clock.advance(minutes=10)
    board.handle(intents.TitleSession(title="Anders"))
    now = day.clock.advance(hours=14)
    board.handle(intents.Undo())
    assert seconds_spent(board.session, "01-welcome", now) == 10 * 60


# Broken files


def make_event(seq: int, happened: fact.Fact, batch: str = "x", at: datetime = START) -> fact.Event:
    return fact.Event(id=f"e{seq}", seq=seq, at=at, screen="board", batch=batch, fact=happened)


def test_a_session_begins_with_its_start() -> None:
    with pytest.raises(ValueError, match="without events"):
        history.replay(())
    with pytest.raises(ValueError, match="SessionTitled"):
        history.replay((make_event(1, fact.SessionTitled(title="x")),))


def test_undoing_what_never_was_changes_nothing() -> None:
    """A file that somebody edited by hand: undo and redo of unknown batches, twice the same."""
    day = Day()
    events = (
        *day.events(),
        make_event(2, fact.SessionTitled(title="Eén"), "een"),
        make_event(3, fact.BatchReverted(batch="nooit"), "a"),
        make_event(4, fact.BatchReverted(batch="een"), "b"),
        make_event(5, fact.BatchReverted(batch="een"), "c"),
        make_event(6, fact.BatchRestored(batch="een"), "d"),
        make_event(7, fact.BatchRestored(batch="een"), "e"),
    )
    assert history.replay(events).title == "Eén"
    assert history.undo(events, "board") == fact.BatchReverted(batch="een")
    with pytest.raises(RuleError, match="nothing_to_redo"):
        history.redo(events, "board")
