"""Facts and their envelope as documents: what is written is what is read."""

from datetime import UTC, datetime, time, timedelta, timezone
from typing import get_args

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.begin import Start, begin
from samenwerk_tui.core.events import EVENT_VERSION, FACTS, Event, Fact, UnknownFact, from_document, to_document
from samenwerk_tui.core.model import (
    Agreement,
    BallotIdea,
    Column,
    Contribution,
    ContributionKind,
    Curtain,
    Note,
    Organisation,
    PulseCount,
    Question,
    RoundSettings,
    Settled,
    Stance,
    Votes,
    Wording,
)
from tests.sessions import CASE, START
from tests.workshops import PROGRAMME

for model in (fact.ParkedSettled, fact.WordingMade, fact.StanceTaken, Settled, Stance, Wording):
    model.model_rebuild()  # models are built when first used, and only then hypothesis sees what they need

IDS = st.text("abcdef0123456789-", min_size=1, max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.integers(0, 99)
MAYBE_NUMBERS = st.none() | NUMBERS
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5, minutes=-30))])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES)

LINES = st.builds(
    Contribution,
    id=IDS,
    phase=IDS,
    column=IDS,
    organisations=st.lists(IDS, max_size=3).map(tuple),
    text=TEXTS,
    kind=st.sampled_from(get_args(ContributionKind)),
    at=MOMENTS,
    builds_on=st.none() | IDS,
    outside=st.booleans(),
    private=st.booleans(),
    part=st.none() | TEXTS,
    as_organisation=st.none() | IDS,
    question=st.none() | TEXTS,
    asked_by=st.none() | IDS,
)
COLUMNS = st.builds(
    Column,
    id=IDS,
    kind=st.sampled_from(["organisation", "table", "group", "unknown"]),
    name=TEXTS,
    short=TEXTS,
    organisations=st.lists(IDS, max_size=3).map(tuple),
)
AGREEMENTS = st.builds(
    Agreement,
    id=IDS,
    phase=st.none() | IDS,
    what=TEXTS,
    owner=TEXTS,
    organisation=st.none() | IDS,
    with_organisations=st.lists(IDS, max_size=3).map(tuple),
    due=TEXTS,
    first_step=TEXTS,
    at=MOMENTS,
)
VOTES = st.builds(
    Votes,
    in_favour=MAYBE_NUMBERS,
    neutral=MAYBE_NUMBERS,
    against=MAYBE_NUMBERS,
    dots=MAYBE_NUMBERS,
    dotters=MAYBE_NUMBERS,
    fingers=st.none() | st.tuples(*[NUMBERS] * 6),
)
PHASES = st.sampled_from(begin(Start(case=CASE, programme=PROGRAMME), "0a1b2c3d").phases)
TIMED_PHASES = st.builds(
    lambda phase, at, columns: phase.model_copy(update={"at": at, "columns": columns}),
    PHASES,
    st.none() | st.times(timezones=st.none()),
    st.lists(COLUMNS, max_size=2).map(tuple),
)
SECONDS = st.floats(-90_000, 90_000)
PULSE_COUNTS = st.builds(
    PulseCount, statement=IDS, organisation=st.none() | IDS, people=NUMBERS, counts=st.tuples(*[NUMBERS] * 5)
)

MADE: dict[str, st.SearchStrategy[Fact]] = {
    "SessionStarted": st.builds(
        begin,
        st.builds(Start, case=st.just(CASE), programme=st.just(PROGRAMME), title=TEXTS, demo=st.booleans()),
        st.just("0a1b2c3d"),
    ),
    "SessionOpened": st.builds(fact.SessionOpened),
    "SessionTitled": st.builds(fact.SessionTitled, title=TEXTS),
    "OrganisationAdded": st.builds(
        fact.OrganisationAdded,
        organisation=st.builds(Organisation, id=IDS, name=TEXTS, short=TEXTS, people=NUMBERS),
    ),
    "OrganisationRenamed": st.builds(fact.OrganisationRenamed, organisation=IDS, name=TEXTS),
    "PresenceChanged": st.builds(fact.PresenceChanged, organisation=IDS, people=NUMBERS),
    "PhaseEntered": st.builds(fact.PhaseEntered, phase=IDS),
    "PhaseSkipped": st.builds(fact.PhaseSkipped, phase=IDS),
    "PhaseAdded": st.builds(fact.PhaseAdded, phase=TIMED_PHASES, after=st.none() | IDS),
    "PhaseMoved": st.builds(fact.PhaseMoved, phase=IDS, after=st.none() | IDS),
    "PhaseTimed": st.builds(fact.PhaseTimed, phase=IDS, minutes=st.integers(1, 480)),
    "PhaseFixed": st.builds(fact.PhaseFixed, phase=IDS, at=st.none() | st.times(timezones=st.none())),
    "PhaseCovered": st.builds(fact.PhaseCovered, phase=IDS),
    "PhaseRevealed": st.builds(fact.PhaseRevealed, phase=IDS),
    "ColumnsChosen": st.builds(fact.ColumnsChosen, phase=IDS, columns=st.lists(COLUMNS, max_size=4).map(tuple)),
    "CountdownStarted": st.builds(fact.CountdownStarted, deadline=MOMENTS),
    "CountdownPaused": st.builds(fact.CountdownPaused, remaining=SECONDS),
    "CountdownAdjusted": st.builds(fact.CountdownAdjusted, seconds=st.integers(-600, 600)),
    "ContributionAdded": st.builds(fact.ContributionAdded, contribution=LINES),
    "ContributionEdited": st.builds(fact.ContributionEdited, id=IDS, text=TEXTS),
    "ContributionMoved": st.builds(
        fact.ContributionMoved, id=IDS, column=IDS, organisations=st.lists(IDS, max_size=3).map(tuple)
    ),
    "ContributionDeleted": st.builds(fact.ContributionDeleted, id=IDS),
    "ContributionMarked": st.builds(fact.ContributionMarked, id=IDS, outside=st.booleans()),
    "ContributionParked": st.builds(fact.ContributionParked, id=IDS, parked=st.booleans()),
    "IdeasMerged": st.builds(
        fact.IdeasMerged, cluster=IDS, members=st.lists(IDS, min_size=2, max_size=5).map(tuple), title=TEXTS
    ),
    "ClusterTitled": st.builds(fact.ClusterTitled, id=IDS, phase=IDS, cluster=IDS, title=TEXTS),
    "ClusterSplit": st.builds(fact.ClusterSplit, cluster=IDS),
    "RoundOpened": st.builds(
        fact.RoundOpened,
        id=IDS,
        phase=IDS,
        method=st.sampled_from(["hands", "dots", "fist"]),
        settings=st.builds(
            RoundSettings, budget=MAYBE_NUMBERS, cap=MAYBE_NUMBERS, against=st.booleans(), dotters=st.booleans()
        ),
        ballot=st.lists(st.builds(BallotIdea, id=IDS, text=TEXTS), max_size=4).map(tuple),
        presence=st.lists(st.tuples(IDS, NUMBERS), max_size=5).map(tuple),
        tables=st.lists(COLUMNS, max_size=3).map(tuple),
        parent=st.none() | IDS,
    ),
    "VotesEntered": st.builds(fact.VotesEntered, round=IDS, idea=IDS, organisation=IDS, votes=VOTES),
    "VotesCleared": st.builds(fact.VotesCleared, round=IDS, idea=IDS, organisation=IDS),
    "ChoiceGuessed": st.builds(fact.ChoiceGuessed, round=IDS, organisation=IDS, about=IDS, idea=IDS),
    "GuessCleared": st.builds(fact.GuessCleared, round=IDS, organisation=IDS),
    "RoundRevealed": st.builds(fact.RoundRevealed, round=IDS),
    "RoundCovered": st.builds(fact.RoundCovered, round=IDS),
    "RoundDiscarded": st.builds(fact.RoundDiscarded, round=IDS),
    "LensesSet": st.builds(fact.LensesSet, phase=IDS, lenses=st.lists(st.tuples(IDS, IDS), max_size=3).map(tuple)),
    "QuestionAsked": st.builds(
        fact.QuestionAsked,
        question=st.builds(
            Question,
            id=IDS,
            phase=IDS,
            text=TEXTS,
            asked_by=st.none() | IDS,
            asked_of=st.lists(IDS, max_size=3).map(tuple),
            at=MOMENTS,
        ),
    ),
    "QuestionEdited": st.builds(
        fact.QuestionEdited, id=IDS, text=TEXTS, asked_by=st.none() | IDS, asked_of=st.lists(IDS).map(tuple)
    ),
    "QuestionDeleted": st.builds(fact.QuestionDeleted, id=IDS),
    "IdeasChosen": st.builds(fact.IdeasChosen, ideas=st.lists(IDS, max_size=3).map(tuple)),
    "ParkedSettled": st.builds(
        fact.ParkedSettled,
        settled=st.builds(Settled, id=IDS, parked=IDS, text=TEXTS, organisation=st.none() | IDS),
    ),
    "ParkedReopened": st.builds(fact.ParkedReopened, parked=IDS),
    "PulseArranged": st.builds(
        fact.PulseArranged, phase=IDS, method=st.sampled_from(["slips", "fingers"]), whole_room=st.booleans()
    ),
    "StatementReworded": st.builds(fact.StatementReworded, id=IDS, phase=IDS, statement=IDS, text=TEXTS),
    "PulseCounted": st.builds(fact.PulseCounted, phase=IDS, count=PULSE_COUNTS),
    "PulseCleared": st.builds(fact.PulseCleared, phase=IDS, statement=IDS, organisation=st.none() | IDS),
    "PulseShown": st.builds(fact.PulseShown, phase=IDS, statement=IDS),
    "PulseTold": st.builds(fact.PulseTold, phase=IDS, counts=st.lists(PULSE_COUNTS, max_size=3).map(tuple)),
    "NoteWritten": st.builds(fact.NoteWritten, note=st.builds(Note, id=IDS, phase=IDS, text=TEXTS, at=MOMENTS)),
    "NoteEdited": st.builds(fact.NoteEdited, id=IDS, text=TEXTS),
    "NoteDeleted": st.builds(fact.NoteDeleted, id=IDS),
    "ClockJumped": st.builds(fact.ClockJumped, seconds=st.floats(-1e9, 1e9)),
    "CurtainDrawn": st.builds(fact.CurtainDrawn, curtain=st.sampled_from(get_args(Curtain))),
    "PulseHidden": st.builds(fact.PulseHidden, phase=IDS, statement=IDS),
    "GroupCompared": st.builds(fact.GroupCompared, phase=IDS, other=st.none() | st.booleans()),
    "WordingMade": st.builds(
        fact.WordingMade,
        wording=st.builds(Wording, id=IDS, phase=IDS, text=TEXTS, idea=st.none() | IDS, at=MOMENTS),
    ),
    "WordingWithdrawn": st.builds(fact.WordingWithdrawn, id=IDS),
    "StanceTaken": st.builds(
        fact.StanceTaken,
        stance=st.builds(Stance, id=IDS, wording=IDS, organisation=IDS, reason=TEXTS, at=MOMENTS),
    ),
    "StanceCleared": st.builds(fact.StanceCleared, wording=IDS, organisation=IDS),
    "AgreementMade": st.builds(fact.AgreementMade, agreement=AGREEMENTS),
    "AgreementEdited": st.builds(fact.AgreementEdited, agreement=AGREEMENTS),
    "AgreementDeleted": st.builds(fact.AgreementDeleted, id=IDS),
    "BatchReverted": st.builds(fact.BatchReverted, batch=IDS),
    "BatchRestored": st.builds(fact.BatchRestored, batch=IDS),
    "Erased": st.builds(fact.Erased, ids=st.lists(IDS, max_size=3).map(tuple)),
}


def make_event(happened: Fact, at: datetime = START) -> Event:
    return Event(id="e1", seq=1, at=at, screen="board", batch="b1", fact=happened)


def test_every_kind_of_fact_is_tried_here() -> None:
    assert set(MADE) == set(FACTS)


@pytest.mark.parametrize("kind", FACTS)
@settings(max_examples=25, deadline=None)
@given(data=st.data(), at=MOMENTS)
def test_a_document_read_again_is_the_same_event(kind: str, data: st.DataObject, at: datetime) -> None:
    event = make_event(data.draw(MADE[kind]), at)
    assert type(event.fact).__name__ == kind
    document = to_document(event)
    assert list(document) == ["v", "id", "seq", "at", "screen", "batch", "type", "data"]
    assert from_document(document) == event
    read = from_document(orjson.loads(orjson.dumps(document)))
    assert read == event and type(read.fact) is type(event.fact)
    assert read.at == event.at
    assert to_document(read)["data"] == document["data"]


def test_the_envelope_in_json() -> None:
    event = make_event(fact.PhaseFixed(phase="06-break", at=time(12, 30)))
    assert orjson.loads(orjson.dumps(to_document(event))) == {
        "v": 1,
        "id": "e1",
        "seq": 1,
        "at": "2026-11-24T12:00:00+00:00",
        "screen": "board",
        "batch": "b1",
        "type": "PhaseFixed",
        "data": {"phase": "06-break", "at": "12:30:00"},
    }


@pytest.mark.parametrize("changes", [{"type": "Nieuw"}, {"type": None}, {"v": EVENT_VERSION + 1}, {"v": None}])
def test_an_unknown_kind_or_version_is_said(changes: dict[str, object]) -> None:
    document = to_document(make_event(fact.ContributionDeleted(id="i1")))
    with pytest.raises(UnknownFact):
        from_document({**document, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"data": None},
        {"data": {}},
        {"data": {"id": 5}},
        {"data": {"id": "i1", "more": 1}},
        {"seq": "een"},
        {"at": "gisteren"},
        {"more": 1},
        {"id": None},
    ],
)
def test_what_is_not_right_is_a_value_error(changes: dict[str, object]) -> None:
    document = to_document(make_event(fact.ContributionDeleted(id="i1")))
    with pytest.raises(ValidationError):
        from_document({**document, **changes})


@pytest.mark.parametrize("key", ["v", "id", "seq", "at", "screen", "batch", "type", "data"])
def test_nothing_may_be_missing(key: str) -> None:
    document = to_document(make_event(fact.ContributionDeleted(id="i1")))
    del document[key]
    with pytest.raises(ValueError):
        from_document(document)


def test_a_fact_never_changes() -> None:
    with pytest.raises(ValidationError):
        fact.ContributionDeleted(id="i1").__setattr__("id", "i2")
