"""The figures of a session, kept beside its events, and the overview over sessions that is made of them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start, following
from samenwerk_tui.core.day_yield import idea_figures
from samenwerk_tui.core.model import Votes
from samenwerk_tui.core.overview import Day as OneDay
from samenwerk_tui.core.overview import GroupOverview, Kept, apart, overview
from samenwerk_tui.core.summarise import Summariser, summarise
from samenwerk_tui.core.summary import AgreementFigure, RoomAnswers, Summary
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.export.overview import overview_markdown
from samenwerk_tui.library.review import review_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.meta import make_meta
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.files import SUFFIX
from samenwerk_tui.store.looking_back import look_back
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Meta, Reason, StoreError
from tests.hostile import HOSTILE
from tests.sessions import CASE, START
from tests.workshops import (
    IDEAS,
    LAST_PULSE,
    MOVES,
    PERSPECTIVES,
    PROGRAMME,
    PULSE,
    TWO_PULSES,
    FakeClock,
    Move,
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

NL = Catalog("nl")
TODAY = START.date()
CALL = "Ik weet wie ik morgen kan bellen."


def count(board: Workshop, phase: str, *counts: int, organisation: str = "bewoners") -> None:
    board.handle(intents.CountPulse(phase=phase, statement="wie", organisation=organisation, counts=counts))


# The figures of one session


def test_a_new_session_has_no_figures_yet() -> None:
    day, board = open_day()
    assert summarise(board.session) == Summary(began=START, ideas=0, shared=0)
    assert day.archive.meta(day.id).summary == summarise(board.session)


def test_the_pulse_is_the_room_s_at_the_first_and_last_moment_in_the_words_it_had() -> None:
    _, board = open_day(TWO_PULSES)
    board.handle(intents.RewordStatement(phase=LAST_PULSE, statement="wie", text="Ik ken ze."))
    count(board, PULSE, 1, 0, 2, 0, 0)
    count(board, PULSE, 0, 0, 0, 1, 1, organisation="politie")
    for organisation in ("gemeente", "woningcorporatie", "sociaal-werk"):
        count(board, PULSE, 0, 0, 0, 0, 0, organisation=organisation)
    count(board, LAST_PULSE, 0, 0, 0, 3, 3)
    assert summarise(board.session).start == (), "covered is covered"
    for phase in (PULSE, PERSPECTIVES):
        board.handle(intents.EnterPhase(phase=phase))
    for organisation in ("gemeente", "woningcorporatie", "sociaal-werk", "politie"):
        count(board, LAST_PULSE, 0, 0, 0, 0, 0, organisation=organisation)
    board.handle(intents.ShowPulse(phase=LAST_PULSE, statement="wie", shown=True))
    found = summarise(board.session)
    assert found.start == (RoomAnswers(text=CALL, counts=(1, 0, 2, 1, 1)),)
    assert found.end == (RoomAnswers(text="Ik ken ze.", counts=(0, 0, 0, 3, 3)),)


def test_answers_of_fewer_than_three_people_are_kept_nowhere() -> None:
    day, board = open_day(TWO_PULSES)
    count(board, PULSE, 0, 0, 0, 1, 1)
    assert summarise(board.session).start == ()
    assert day.archive.meta(day.id).summary == summarise(board.session)


def test_ideas_are_shared_where_two_organisations_carry_them_and_private_ones_are_left_out() -> None:
    _, board = open_day()
    soup, meal = say(board, "Soep"), say(board, "Eten", "politie")
    say(board, "Licht")
    say(board, "Privé", private=True)
    say(board, "Geleerd", kind="learned")
    assert (summarise(board.session).ideas, summarise(board.session).shared) == (3, 0)
    merge(board, soup.id, meal.id)
    assert (summarise(board.session).ideas, summarise(board.session).shared) == (2, 1)
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente", "politie"), table(2, "bewoners"))))
    say(board, "Aan tafel", "table-1")
    assert (summarise(board.session).ideas, summarise(board.session).shared) == (3, 2)


def test_breadth_is_of_what_was_chosen_once_the_round_is_revealed() -> None:
    _, board = open_day()
    soup, light = say(board, "Soep").id, say(board, "Licht").id
    voting = open_round(board, method="hands")
    for organisation, people in board.session.rounds[-1].presence:
        for idea, in_favour in ((soup, people), (light, 0 if organisation == "politie" else people)):
            votes = Votes(in_favour=in_favour, neutral=people - in_favour, against=0)
            board.handle(intents.EnterVotes(round=voting, idea=idea, organisation=organisation, votes=votes))
    assert summarise(board.session).breadth is None, "covered is covered"
    board.handle(intents.RevealRound(round=voting, revealed=True))
    assert (summarise(board.session).breadth, summarise(board.session).asked) == (5, 5)
    board.handle(intents.ChooseIdeas(ideas=(light,)))
    assert summarise(board.session).breadth == 4
    board.handle(intents.ChooseIdeas(ideas=(soup, light)))
    assert summarise(board.session).breadth == 4.5


def test_figures_made_step_by_step_are_those_of_the_whole() -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    play(day, board, [(what, what % 7, what % 5) for what in range(42)])
    step_by_step = Summariser()
    for _ in range(40):
        assert step_by_step.summary(board.session) == summarise(board.session)
        try:
            board.handle(intents.Undo())
        except Exception as error:
            assert "undo" in str(error)
            break
    assert day.archive.meta(day.id) == make_meta(board.session, len(board.events))


# Over sessions


def one_day(name: str, days: int = 0, group: str = "wijk", **figures: Any) -> OneDay:
    where = figures.pop("organisations", ("Gemeente", "Politie"))
    summary = Summary(**{"began": START, "ideas": 0, "shared": 0, **figures})
    at = START + timedelta(days=days)
    return OneDay(id=name, title=f"Dag {name}", at=at, organisations=where, group=group, summary=summary)


def answers(*counts: int, text: str = CALL) -> tuple[RoomAnswers, ...]:
    return (RoomAnswers(text=text, counts=counts),)


def figure(name: str, status: Any = "open", carried: bool = False, kind: Any = "collaboration") -> AgreementFigure:
    return AgreementFigure(id=name, kind=kind, status=status, carried=carried)


def only(*days: OneDay) -> GroupOverview:
    (group,) = overview(days)
    return group


def test_days_are_in_the_order_in_which_they_were_and_the_newest_group_comes_first() -> None:
    groups = overview([one_day("b", 90), one_day("x", 10, "ander"), one_day("a", 0)])
    assert [[day.id for day in group.days] for group in groups] == [["a", "b"], ["x"]]
    assert groups[0].title == "Dag b"
    (together,) = overview([one_day("x", 10, "ander"), one_day("a", 0)], together=True)
    assert [day.id for day in together.days] == ["a", "x"]


def test_sessions_that_stand_alone_are_told_apart_unless_there_is_nothing_else() -> None:
    full, alone = apart(overview([one_day("a"), one_day("b", 1), one_day("x", 2, "ander")]))
    assert [group.title for group in full] == ["Dag b"] and [day.id for day in alone] == ["x"]
    full, alone = apart(overview([one_day("a")]))
    assert len(full) == 1 and alone == ()


@pytest.mark.parametrize(
    ("last", "direction"),
    [((0, 0, 1, 5, 4), "more"), ((4, 3, 3, 0, 0), "fewer"), ((1, 2, 3, 4, 0), "same")],
)
def test_the_last_moment_is_compared_with_the_first(last: tuple[int, ...], direction: str) -> None:
    group = only(
        one_day("a", start=answers(2, 2, 3, 3, 0), end=answers(0, 0, 0, 5, 5)), one_day("b", 90, end=answers(*last))
    )
    (series,) = group.series
    assert [(one.session, one.moment) for one in series.readings] == [("a", "start"), ("a", "end"), ("b", "end")]
    assert series.direction == direction


def test_only_the_same_words_are_compared_and_only_of_the_same_organisations() -> None:
    first = one_day("a", end=answers(2, 2, 3, 3, 0))
    other_words = one_day("b", 90, end=answers(0, 0, 0, 5, 5, text="Ik ken ze."))
    assert [len(series.readings) for series in only(first, other_words).series] == [1, 1]
    assert all(series.direction is None for series in only(first, other_words).series)
    other_group = one_day("b", 90, end=answers(0, 0, 0, 5, 5), organisations=("School", "Politie"))
    assert only(first, other_group).series[0].direction is None
    within_a_day = one_day("a", start=answers(2, 2, 3, 3, 0), end=answers(0, 0, 0, 5, 5))
    assert only(within_a_day).series[0].direction is None


def test_an_agreement_counts_once_however_far_it_was_carried() -> None:
    group = only(
        one_day("a", agreements=[figure("1"), figure("2", "stuck"), figure("3", "done")]),
        one_day("b", 90, agreements=[figure("1", "done", True), figure("2", "open", True), figure("4")]),
        one_day("b-again", 91, agreements=[figure("1", "open", True), figure("2", "dropped", True)]),
        one_day("c", 92, agreements=[figure("5", "done", kind="case")]),
    )
    assert group.kept("case") == Kept(made=1, done=1, dropped=0, open=0)
    kept = group.kept("collaboration")
    assert (kept.made, kept.done, kept.dropped, kept.open) == (4, 2, 1, 1)


# As a document


def document(*days: OneDay) -> str:
    return overview_markdown(overview(days), NL, TODAY)


def test_it_tells_what_became_of_agreements_pulse_and_ideas() -> None:
    text = document(
        one_day(
            "a",
            start=answers(2, 2, 3, 3, 0),
            agreements=[figure("1"), figure("2", kind="case")],
            ideas=10,
            shared=4,
            breadth=4.5,
            asked=5,
        ),
        one_day("b", 90, end=answers(0, 0, 1, 5, 4), agreements=[figure("1", "done", True)]),
    )
    assert "## Dag b" in text and "2 sessies, van di 24 nov tot ma 22 feb 2027" in text
    assert "- Over de samenwerking: 1 afspraak, 1 gedaan en 0 nog open." in text
    assert "- Over de casus: 1 afspraak, 0 gedaan en 1 nog open." in text
    assert "Meer mensen zijn het eens dan de eerste keer." in text and "geen meting" in text
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]
    assert ["di 24 nov", "Dag a", "1", "1", "–", "4 van 10", "4,5 van 5"] in rows
    assert ["ma 22 feb 2027", "Dag b", "0", "0", "1 van 1", "–", "–"] in rows
    assert ["di 24 nov, begin", "2", "2", "3", "3", "0", "3 van 10"] in rows
    assert ["ma 22 feb 2027, eind", "0", "0", "1", "5", "4", "9 van 10"] in rows


def test_nothing_to_look_back_on_is_said() -> None:
    assert "Er zijn nog geen sessies" in document()
    assert "Losse sessies" in document(one_day("a", group="x"), one_day("b", group="y"))


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_stay_words(text: str) -> None:
    day = one_day("a", start=answers(0, 0, 0, 5, 5, text=f"x{text}")).model_copy(
        update={"title": clean_line(f"x{text}")}
    )
    plain = document(day.model_copy(update={"title": "x"}))
    tokens = [token.type for token in MarkdownIt().enable("table").parse(document(day))]
    assert tokens == [token.type for token in MarkdownIt().enable("table").parse(plain)]


# From the folder


def follow(archive: Any, clock: FakeClock, earlier: str | None = None, *, opened: bool = True, **more: Any) -> str:
    start = Start(case=CASE, programme=PROGRAMME, **more)
    if earlier is not None:
        session = Workshop(archive.open(earlier), clock, "cli").session
        start = following(start, session, clock.now(), review_phase(NL, PROGRAMME))
    session_id = start_session(archive, start, clock)
    if opened:
        Workshop(archive.open(session_id), clock, "board").handle(intents.OpenSession())
    clock.advance(hours=24)
    return session_id


def groups(archive: Any, *asked: str) -> list[list[str]]:
    return [[day.id for day in group.days] for group in look_back(archive, asked, START).groups]


def test_all_sessions_by_group_but_those_for_practice() -> None:
    archive, clock = MemoryArchive(), FakeClock()
    first = follow(archive, clock)
    alone, practice = follow(archive, clock), follow(archive, clock, demo=True)
    second = follow(archive, clock, first)
    assert groups(archive) == [[first, second], [alone]]
    assert groups(archive, first) == groups(archive, second[-8:]) == [[first, second]]
    assert groups(archive, practice) == [[practice]]
    assert groups(archive, alone, second) == [[alone, second]]
    with pytest.raises(StoreError) as error:
        look_back(archive, ("bestaat-niet",), START)
    assert error.value.reason is Reason.MISSING


def test_a_follow_up_that_was_never_opened_is_no_session_to_look_back_on_unless_it_is_asked_for() -> None:
    archive, clock = MemoryArchive(), FakeClock()
    first = follow(archive, clock, opened=False)
    second = follow(archive, clock, first)
    prepared = follow(archive, clock, second, opened=False)
    assert groups(archive) == groups(archive, second) == [[first, second]]
    assert groups(archive, prepared) == [[first, second, prepared]]
    assert groups(archive, first, prepared) == [[first, prepared]]


@pytest.fixture
def thousand(tmp_path: Path) -> TinyDbArchive:
    """A thousand session files: one that was written, with the meta data of others before its events."""
    archive = TinyDbArchive(tmp_path)
    first = follow(archive, FakeClock())
    path = tmp_path / f"{first}{SUFFIX}"
    whole = path.read_bytes()
    assert whole.count(first.encode()) == 2, "once in the meta data, once among the events"
    for number in range(999):
        (tmp_path / f"wijk-{number:08x}{SUFFIX}").write_bytes(whole)
    return archive


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sessions of which the events were read."""
    seen: list[str] = []

    def watched(self: TinyDbArchive, session: str) -> Any:
        seen.append(session)
        return real(self, session)

    real = TinyDbArchive.open
    with patch.object(TinyDbArchive, "open", watched):
        yield seen


def test_a_thousand_sessions_are_looked_back_on_without_reading_one_event(
    thousand: TinyDbArchive, opened: list[str]
) -> None:
    found = look_back(thousand, (), START)
    assert len(found.groups) == 1000 and not found.unreadable
    assert opened == []


def test_a_file_of_a_programme_without_figures_is_read_and_no_other(
    thousand: TinyDbArchive, opened: list[str]
) -> None:
    listed = thousand.list()
    old = listed[3]
    assert isinstance(old, Meta)
    without = tuple(one.model_copy(update={"summary": None}) if one is old else one for one in listed)
    with patch.object(TinyDbArchive, "list", lambda self: without):
        found = look_back(thousand, (), START)
    assert opened == [old.id] and len(found.groups) == 1000


def test_a_file_of_a_programme_that_did_not_tell_agreements_apart_is_read() -> None:
    archive, clock = MemoryArchive(), FakeClock()
    session = follow(archive, clock)
    screen = Workshop(archive.open(session), clock, "board")
    made = intents.MakeAgreement(phase=screen.session.phase, kind="case", what="Licht aan")
    screen.handle(made)
    meta = archive.meta(session)
    assert meta.summary is not None
    earlier = meta.summary.model_copy(update={"agreements": (AgreementFigure(id="x", status="open"),)})
    with patch.object(MemoryArchive, "list", lambda self: (meta.model_copy(update={"summary": earlier}),)):
        (group,) = look_back(archive, (), START).groups
    assert group.kept("case").made == 1 and group.kept("collaboration").made == 0


def test_what_cannot_be_read_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    archive, clock = TinyDbArchive(tmp_path), FakeClock()
    good = follow(archive, clock)
    (tmp_path / f"kapot{SUFFIX}").write_bytes(b"{")
    found = look_back(archive, (), START)
    assert [day.id for group in found.groups for day in group.days] == [good]
    assert [error.reason for error in found.unreadable] == [Reason.DAMAGED]


@settings(max_examples=40, deadline=None)
@given(st.lists(MOVES, min_size=5, max_size=40))
def test_ideas_are_counted_as_the_report_counts_them(moves: list[Move]) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    for move in moves:
        try_to(board, make_intent(board.session, move))
    summary = summarise(board.session)
    assert (summary.ideas, summary.shared) == idea_figures(board.session)
