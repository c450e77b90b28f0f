"""What facts do to the state: total in any order, and what merging, deleting and time spent come down to."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import history, intents
from samenwerk_tui.core.clock import LONG_GAP, seconds_spent
from samenwerk_tui.core.decide import Moment, decide
from samenwerk_tui.core.events import Event, Fact
from samenwerk_tui.core.evolve import evolve, start
from samenwerk_tui.core.model import Cluster, Contribution, Organisation, Presence, Session
from samenwerk_tui.service import Workshop
from tests.sessions import START
from tests.unit.test_events import MADE
from tests.workshops import (
    IDEAS,
    MOVES,
    PERSPECTIVES,
    Day,
    Move,
    furnish,
    make_intent,
    merge,
    open_day,
    say,
    try_to,
)

# Total


def lived(moves: list[Move]) -> tuple[Event, ...]:
    """The events of a day with these moves."""
    day, board = open_day()
    furnish(day)
    board.refresh()
    for move in moves:
        try_to(board, make_intent(board.session, move))
        day.clock.advance(minutes=2)
    return day.events()


@settings(max_examples=60, deadline=None)
@given(st.lists(MOVES, min_size=5, max_size=40), st.data())
def test_any_facts_in_any_order_have_an_outcome(moves: list[Move], data: st.DataObject) -> None:
    first, *rest = lived(moves)
    some = data.draw(st.lists(st.sampled_from(rest), unique_by=lambda event: event.id))
    session = history.replay((first, *some))
    assert session.id == history.replay((first, *rest)).id
    assert session.phase in {phase.id for phase in session.phases}
    assert all(len(cluster.members) > 1 for cluster in session.clusters)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of([MADE[kind] for kind in sorted(MADE) if kind != "SessionStarted"]), max_size=8))
def test_facts_about_what_is_not_there_have_an_outcome(facts: list[Fact]) -> None:
    session = start(Day().events()[0])
    for seq, happened in enumerate(facts, 2):
        session = evolve(session, make_event(happened, seq))
    assert session.phase == "01-welcome"


def make_event(happened: Fact, seq: int = 2, minutes: float = 0, batch: str = "b") -> Event:
    at = START + timedelta(minutes=minutes)
    return Event(id=f"x{seq}", seq=seq, at=at, screen="board", batch=batch, fact=happened)


def after(session: Session, *facts: Fact) -> Session:
    """The state after these, all at once."""
    for seq, happened in enumerate(facts, 2):
        session = evolve(session, make_event(happened, seq))
    return session


ABSENT = (
    fact.ContributionEdited(id="weg", text="x"),
    fact.ContributionMoved(id="weg", column="group", organisations=()),
    fact.ContributionDeleted(id="weg"),
    fact.ContributionMarked(id="weg", outside=True),
    fact.IdeasMerged(cluster="c", members=("weg", "ook-weg"), title="x"),
    fact.ClusterTitled(cluster="weg", title="x"),
    fact.ClusterSplit(cluster="weg"),
    fact.PhaseEntered(phase="weg"),
    fact.PhaseSkipped(phase="weg"),
    fact.PhaseMoved(phase="weg", after=None),
    fact.PhaseTimed(phase="weg", minutes=9),
    fact.PhaseFixed(phase="weg", at=None),
    fact.PhaseCovered(phase="weg"),
    fact.PhaseRevealed(phase="weg"),
    fact.ColumnsChosen(phase="weg", columns=()),
    fact.OrganisationRenamed(organisation="weg", name="x"),
    fact.PresenceChanged(organisation="weg", people=9),
    fact.RoundRevealed(round="weg"),
    fact.RoundCovered(round="weg"),
    fact.RoundDiscarded(round="weg"),
    fact.VotesCleared(round="weg", idea="i", organisation="o"),
    fact.AgreementDeleted(id="weg"),
    fact.BatchReverted(batch="weg"),
    fact.BatchRestored(batch="weg"),
)


@pytest.mark.parametrize("happened", ABSENT, ids=lambda happened: type(happened).__name__)
def test_a_fact_about_what_is_gone_changes_nothing(happened: Fact) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    assert after(board.session, happened) == board.session


def test_every_kind_of_fact_does_something() -> None:
    """A fact without a function in `evolve` would silently do nothing."""
    from samenwerk_tui.core.evolve.base import apply

    silent = {kind for name, kind in fact.FACTS.items() if apply.dispatch(kind) is apply.dispatch(Fact)}
    assert silent == {fact.SessionStarted, fact.BatchReverted, fact.BatchRestored}


# The start


def test_a_session_stands_still_at_its_first_phase() -> None:
    day = Day()
    session = history.replay(day.events())
    assert session.phase == "01-welcome" and session.began is None
    assert session.current.visited and not any(phase.visited for phase in session.phases[1:])
    assert (session.countdown.state, session.countdown.remaining, session.countdown.total) == ("idle", 300, 300)
    assert session.planned_minutes == 88
    assert [(p.organisation, p.people) for p in session.presence] == [
        ("gemeente", 4),
        ("woningcorporatie", 3),
        ("sociaal-werk", 2),
        ("politie", 2),
        ("bewoners", 6),
    ]


def test_presence_is_a_history() -> None:
    day, board = open_day()
    day.clock.advance(minutes=20)
    board.handle(intents.ChangePresence(organisation="politie", people=1))
    day.clock.advance(minutes=20)
    board.handle(intents.AddOrganisation(name="School", people=3))
    day.clock.advance(minutes=20)
    board.handle(intents.ChangePresence(organisation="politie", people=0))
    assert board.session.presence[5:] == (
        Presence(organisation="politie", people=1, at=START + timedelta(minutes=20)),
        Presence(organisation="school", people=3, at=START + timedelta(minutes=40)),
        Presence(organisation="politie", people=0, at=START + timedelta(minutes=60)),
    )
    assert board.session.organisation("politie").people == 0
    assert board.session.organisations[-1] == Organisation(id="school", name="School", short="SCH", people=3)


# Merging


def ideas_of(board: Workshop, *texts: str) -> list[str]:
    """Ids of new ideas with these texts, each of another organisation."""
    columns = ("gemeente", "politie", "bewoners", "sociaal-werk", "group")
    return [say(board, text, column).id for text, column in zip(texts, columns, strict=False)]


def test_a_merge_keeps_every_text_and_takes_the_title_of_the_first_named() -> None:
    _, board = open_day()
    a, b, c = ideas_of(board, "Een bankje", "Bankjes", "Zitten")
    cluster = merge(board, b, a, c)
    assert board.session.clusters == (Cluster(id=cluster, members=(b, a, c), title="Bankjes"),)
    assert [line.text for line in board.session.contributions] == ["Een bankje", "Bankjes", "Zitten"]
    assert board.session.cluster_of(a) == board.session.clusters[0]


def test_a_merge_grows_and_swallows_another() -> None:
    _, board = open_day()
    a, b, c, d, e = ideas_of(board, "A", "B", "C", "D", "E")
    first, second = merge(board, a, b), merge(board, c, d)
    board.handle(intents.TitleCluster(cluster=second, title="Samen"))
    assert merge(board, e, second) == second
    assert board.session.cluster(second) == Cluster(id=second, members=(e, c, d), title="E")
    assert merge(board, first, second) == first
    assert board.session.clusters == (Cluster(id=first, members=(a, b, e, c, d), title="A"),)


def test_naming_a_member_means_the_whole_merged_idea() -> None:
    _, board = open_day()
    a, b, c = ideas_of(board, "A", "B", "C")
    cluster = merge(board, a, b)
    assert merge(board, c, b) == cluster
    assert board.session.clusters == (Cluster(id=cluster, members=(c, a, b), title="C"),)


def test_taking_apart_gives_the_ideas_back() -> None:
    _, board = open_day()
    a, b = ideas_of(board, "A", "B")
    cluster = merge(board, a, b)
    board.handle(intents.SplitCluster(cluster=cluster))
    assert not board.session.clusters and len(board.session.contributions) == 2


def test_deleting_members_one_by_one() -> None:
    _, board = open_day()
    a, b, c = ideas_of(board, "A", "B", "C")
    cluster = merge(board, a, b, c)
    board.handle(intents.DeleteContribution(id=a))
    assert board.session.clusters == (Cluster(id=cluster, members=(b, c), title="B"),)
    board.handle(intents.DeleteContribution(id=c))
    assert not board.session.clusters
    assert [line.id for line in board.session.contributions] == [b]


def test_a_title_of_its_own_survives_deleting_and_correcting() -> None:
    _, board = open_day()
    a, b, c = ideas_of(board, "A", "B", "C")
    cluster = merge(board, a, b, c)
    board.handle(intents.TitleCluster(cluster=cluster, title="Samen"))
    board.handle(intents.EditContribution(id=a, text="Aa"))
    board.handle(intents.DeleteContribution(id=a))
    assert board.session.cluster(cluster).title == "Samen"


def test_correcting_the_first_member_corrects_the_title() -> None:
    _, board = open_day()
    a, b = ideas_of(board, "Een bankie", "Bankjes")
    cluster = merge(board, a, b)
    board.handle(intents.EditContribution(id=b, text="Banken"))
    assert board.session.cluster(cluster).title == "Een bankie"
    board.handle(intents.EditContribution(id=a, text="Een bankje"))
    assert board.session.cluster(cluster).title == "Een bankje"


def test_what_built_on_a_deleted_idea_builds_on_nothing_until_it_is_back() -> None:
    _, board = open_day()
    (a,) = ideas_of(board, "A")
    built = say(board, "Erop door", "politie", builds_on=a)
    assert built.builds_on == a
    board.handle(intents.DeleteContribution(id=a))
    assert board.session.contribution(built.id).builds_on is None
    board.handle(intents.Undo())
    assert board.session.contribution(built.id).builds_on == a


def test_a_merge_of_which_another_screen_took_away_all_but_one_is_none() -> None:
    day, board = open_day()
    a, b = ideas_of(board, "A", "B")
    merged = fact.IdeasMerged(cluster="c", members=(a, b), title="A")
    assert not after(board.session, fact.ContributionDeleted(id=a), merged).clusters
    overlapping = fact.IdeasMerged(cluster="d", members=(b, a), title="B")
    assert [c.id for c in after(board.session, merged, overlapping).clusters] == ["d"]


# Time spent


def test_visits_to_a_phase_add_up() -> None:
    day, board = open_day()
    for minutes, intent in (
        (3, intents.NextPhase()),
        (5, intents.PreviousPhase()),
        (7, intents.EnterPhase(phase=IDEAS)),
        (11, intents.EnterPhase(phase=PERSPECTIVES)),
    ):
        day.clock.advance(minutes=minutes)
        board.handle(intent)
    now = day.clock.advance(minutes=2.5)
    spent = {p.id: seconds_spent(board.session, p.id, now) / 60 for p in board.session.phases}
    assert {phase: minutes for phase, minutes in spent.items() if minutes} == {
        "01-welcome": 10,
        "02-pulse": 5,
        IDEAS: 11,
        PERSPECTIVES: 2.5,
    }


def test_nothing_is_counted_before_a_board_is_opened() -> None:
    day = Day()
    desk = day.screen("cli")
    day.clock.advance(hours=30)
    say(desk, "Alvast")
    assert desk.session.began is None
    assert seconds_spent(desk.session, "01-welcome", day.clock.advance(hours=1)) == 0
    desk.handle(intents.OpenSession())
    opened = day.clock.now().astimezone(UTC)
    assert desk.session.began == desk.session.entered == opened
    assert seconds_spent(desk.session, "01-welcome", day.clock.advance(minutes=1)) == 60


@pytest.mark.parametrize("first", [intents.NextPhase(), intents.StartCountdown()])
def test_the_day_begins_with_whatever_needs_it(first: intents.Intent) -> None:
    day = Day()
    board = day.screen()
    now = day.clock.advance(minutes=5)
    board.handle(first)
    assert board.session.began == board.session.entered == now
    assert board.session.phases[0].seconds_spent == 0
    board.handle(intents.Undo())
    assert board.session.began is None


@pytest.mark.parametrize(
    ("silence", "counted"),
    [(LONG_GAP, LONG_GAP), (LONG_GAP + timedelta(seconds=1), timedelta()), (timedelta(hours=14), timedelta())],
)
def test_a_night_is_not_time_spent(silence: timedelta, counted: timedelta) -> None:
    day, board = open_day()
    day.clock.advance(minutes=10)
    say(board, "Laatste van vandaag")
    now = day.clock.advance(seconds=silence.total_seconds())
    before = seconds_spent(board.session, "01-welcome", now)
    assert before == 600 + counted.total_seconds()
    say(board, "Eerste van morgen")
    assert seconds_spent(board.session, "01-welcome", now) == before
    now = day.clock.advance(minutes=5)
    assert seconds_spent(board.session, "01-welcome", now) == before + 300
    board.handle(intents.NextPhase())
    assert seconds_spent(board.session, "01-welcome", now) == before + 300
    assert board.session.silence == (0 if counted else silence.total_seconds())


def test_a_clock_that_jumps_back_takes_no_time_away() -> None:
    day, board = open_day()
    day.clock.advance(minutes=10)
    board.handle(intents.NextPhase())
    now = day.clock.advance(hours=-2)
    assert seconds_spent(board.session, "02-pulse", now) == 0
    board.handle(intents.NextPhase())
    now = day.clock.advance(minutes=4)
    assert seconds_spent(board.session, "01-welcome", now) == 600
    assert seconds_spent(board.session, "02-pulse", now) == 0
    assert seconds_spent(board.session, PERSPECTIVES, now) == 240
    assert board.session.updated == START + timedelta(minutes=10)


def test_a_clock_that_jumps_forward_for_a_moment_counts_as_a_silence() -> None:
    day, board = open_day()
    day.clock.advance(minutes=10)
    board.handle(intents.NextPhase())
    day.clock.advance(hours=24)
    say(board, "In de war")
    day.clock.advance(hours=-24, minutes=5)
    board.handle(intents.NextPhase())
    now = day.clock.advance(minutes=3)
    assert seconds_spent(board.session, "01-welcome", now) == 600
    assert seconds_spent(board.session, "02-pulse", now) == 0
    assert seconds_spent(board.session, PERSPECTIVES, now) == 180


# Where a phase comes


def test_a_phase_put_after_one_that_is_gone_comes_last_and_before_all_first() -> None:
    session = history.replay(Day().events())
    added = session.phases[0].model_copy(update={"id": "11-break"})
    assert after(session, fact.PhaseAdded(phase=added, after="weg")).phases[-1].id == "11-break"
    assert after(session, fact.PhaseAdded(phase=added, after=None)).phases[0].id == "11-break"
    moved = after(session, fact.PhaseMoved(phase=PERSPECTIVES, after=None))
    assert moved.phases[0].id == PERSPECTIVES and moved.phase == "01-welcome"
    assert after(session, fact.PhaseMoved(phase=PERSPECTIVES, after=PERSPECTIVES)).phases == session.phases


def test_the_current_phase_is_never_skipped() -> None:
    session = history.replay(Day().events())
    assert not after(session, fact.PhaseSkipped(phase="01-welcome")).current.skipped
    skipped = after(session, fact.PhaseSkipped(phase=IDEAS), fact.PhaseEntered(phase=IDEAS))
    assert not skipped.current.skipped and skipped.current.visited


def test_ids_are_not_added_twice() -> None:
    session = history.replay(Day().events())
    police = session.organisation("politie")
    assert after(session, fact.OrganisationAdded(organisation=police)) == session
    assert after(session, fact.PhaseAdded(phase=session.phases[3], after=None)) == session


def test_what_was_erased_does_not_come_back() -> None:
    """The line was written by a screen that did not know yet; a retry may bring it after the erasing."""
    session = history.replay(Day().events())
    line = Contribution(id="i1", phase=IDEAS, column="group", text="Jan", at=START)
    late = after(session, fact.Erased(ids=("i1",)), fact.ContributionAdded(contribution=line))
    assert not late.contributions and late.erased == ("i1",)


def test_time_is_what_the_event_says_not_when_it_is_read() -> None:
    moment = Moment(now=START + timedelta(minutes=5), new_id=lambda: "n")
    session = history.replay(Day().events())
    (entered,) = decide(intents.NextPhase(), session, moment)
    assert evolve(session, make_event(entered, minutes=5)).entered == START + timedelta(minutes=5)
