"""Undo and redo with two screens: what one built on cannot be undone by the other, and nothing else is refused."""

from collections.abc import Callable
from datetime import time

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Votes
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.service import Workshop
from tests.unit.test_history import refused
from tests.workshops import (
    AGREEMENTS,
    BREAK,
    DEVELOP,
    IDEAS,
    PERSPECTIVES,
    VOTE,
    WHY,
    check_sound,
    essence,
    merge,
    open_day,
    open_round,
    say,
    table,
    try_to,
)

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


def hands(in_favour: int) -> Act:
    """The police by hand, about the first idea."""

    def enter(screen: Workshop) -> None:
        voting = screen.session.rounds[0]
        votes = Votes(in_favour=in_favour)
        screen.handle(
            intents.EnterVotes(round=voting.id, idea=voting.ballot[0].id, organisation="politie", votes=votes)
        )

    return enter


def votes_by_hand_then(*acts: Act) -> Act:
    """A round by hands is opened first."""
    return all_of(lambda screen: void(open_round(screen, method="hands")), *acts)


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
    "hands that were counted again": (votes_by_hand_then(hands(2)), hands(1)),
    "a phase that was skipped": (add_phase, do(intents.SkipPhase(phase=NEW_PHASE))),
    "a step back, and what came next skipped": (do(intents.PreviousPhase()), do(intents.SkipPhase(phase=WHY))),
    "a step back, and what came next moved": (
        do(intents.PreviousPhase()),
        do(intents.MovePhase(phase=WHY, after=DEVELOP)),
    ),
    "a step back, and a phase put in between": (
        do(intents.PreviousPhase()),
        do(intents.AddPhase(kind="break", title="Pauze", minutes=5, after=PERSPECTIVES)),
    ),
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
