"""`show --json`: the fields that are promised, what is withheld, and the schema that documents it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import (
    Countdown,
    Entry,
    Guess,
    Round,
    RoundSettings,
    Session,
    Stance,
    StanceAnswer,
    Votes,
    Wording,
)
from samenwerk_tui.core.tally import results as tallied
from samenwerk_tui.export.data import show
from samenwerk_tui.export.schema import schema
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.service import Workshop
from tests.sessions import AGREEMENTS, BALLOT, NOW, PRESENCE, ROUND, make_empty_session, make_round, make_session
from tests.workshops import LAST_PULSE, PULSE, TWO_PULSES, Day, open_day

COVERED = make_round("r2", {"c1": (4, 3, 2, 2, 5)}, revealed=False, parent="r1")
VALIDATOR = Draft202012Validator(schema())


def make_entries(votes: Votes) -> tuple[Entry, ...]:
    return tuple(Entry(idea="c1", organisation=organisation, votes=votes) for organisation, _ in PRESENCE)


DOTS = make_round(
    "r3", {}, method="dots", settings=RoundSettings(budget=3, cap=2), entries=make_entries(Votes(dots=2, dotters=1))
)
FIST = make_round("r4", {}, method="fist", entries=make_entries(Votes(fingers=(0, 0, 0, 1, 1, 0))))


def show_full() -> dict[str, Any]:
    """A document in which every list has items."""
    return show(make_session(rounds=(ROUND, DOTS, FIST, COVERED), group="wijkteam", follows="eerder-0a"), NOW)


def test_a_guess_stands_beside_the_choice_as_the_screen_tells_it() -> None:
    guesses = (
        Guess(organisation="politie", about="bewoners", idea="c1"),
        Guess(organisation="gemeente", about="politie", idea="i5"),
        Guess(organisation="bewoners", about="gemeente", idea="i3"),
    )
    votes: dict[str, tuple[int, ...]] = {"c1": (4, 3, 2, 2, 5), "i3": (4, 1, 2, 2, 6), "i5": (1, 3, 0, 0, 2)}
    revealed, covered = (make_round("r", votes, guesses=guesses, revealed=shown) for shown in (True, False))

    def told(voting: Round, **how: bool) -> list[tuple[str, list[str] | None]]:
        document = show(make_session(rounds=(voting,)), NOW, **how)
        VALIDATOR.validate(document)
        return [(guess["about"], guess["choices"]) for guess in document["rounds"][0]["guesses"]]

    beside = [("bewoners", ["i3"]), ("politie", None), ("gemeente", ["c1", "i3"])]
    assert told(revealed) == beside, "two people are too few to tell of"
    assert told(covered) == [("bewoners", None), ("politie", None), ("gemeente", None)]
    assert told(covered, results=True) == beside


@pytest.mark.parametrize("results", [False, True])
@pytest.mark.parametrize(
    "session",
    [
        make_empty_session(),
        make_session(),
        make_session(rounds=(COVERED,)),
        make_session(rounds=(ROUND, DOTS)),
        make_session(rounds=(FIST,)),
        make_session(rounds=(make_round("r1", {}),)),
    ],
    ids=["empty", "full", "covered", "dots", "fist", "no votes"],
)
def test_what_is_shown_is_plain_json_that_validates(session: Session, results: bool) -> None:
    shown = show(session, NOW, results=results)
    assert json.loads(json.dumps(shown)) == shown
    VALIDATOR.validate(shown)


def test_the_promised_fields_are_there_by_their_names() -> None:
    shown = show_full()
    fields = {
        "": "schema id title language created case organisations phases phase countdown contributions clusters group"
        " follows rounds results pulse pulse_about questions goal chosen proposals settled agreements yield",
        "case": "id title fictional question",
        "organisations": "id name short people",
        "phases": "id kind title minutes seconds_spent state",
        "countdown": "state remaining_seconds",
        "contributions": "id phase organisation organisations column text kind builds_on cluster outside part"
        " as_organisation question asked_by private at",
        "clusters": "id members title",
        "rounds": "id phase method state parent settings ballot presence guesses entries",
        "results": "idea rank broad_rank for dots breadth share support group_informed_consensus lowest",
        "pulse_about": "scale caveat small_groups",
        "goal": "text question versions assent",
        "agreements": "id kind what owner organisation with due first_step status",
    }
    for name, promised in fields.items():
        part = shown[name] if name else shown
        for one in part if isinstance(part, list) else [part]:
            assert set(promised.split()) <= one.keys(), name


def test_the_whole_state_is_told() -> None:
    shown = show(make_session(), NOW)
    assert shown["schema"] == 1
    assert shown["created"] == "2026-11-23T12:00:00.000Z"
    assert shown["organisations"][1] == {
        "id": "woningcorporatie",
        "name": "Woningcorporatie",
        "short": "COR",
        "people": 3,
    }
    assert [phase["state"] for phase in shown["phases"]] == [
        "done",
        "skipped",
        "done",
        "done",
        "done",
        "done",
        "now",
        "next",
    ]
    assert [phase["seconds_spent"] for phase in shown["phases"]] == [360, 0, 840, 480, 1020, 720, 180, 0]
    assert shown["goal"] == {"text": None, "question": None, "versions": [], "assent": []}
    assert shown["clusters"] == [
        {"id": "c1", "members": ["i1", "i2"], "title": "Elke vrijdag samen de wijk in"},
    ]


def test_times_are_utc_whatever_the_zone_of_the_session() -> None:
    session = make_session()
    local = session.model_copy(update={"created": session.created.astimezone(ZoneInfo("Europe/Amsterdam"))})
    assert show(local, NOW)["created"] == show(session, NOW)["created"]


def test_a_contribution_belongs_to_one_organisation_or_to_several_or_to_none() -> None:
    lines = {line["id"]: line for line in show(make_session(), NOW)["contributions"]}
    assert (lines["i1"]["organisation"], lines["i1"]["organisations"]) == ("gemeente", ["gemeente"])
    assert (lines["i6"]["organisation"], lines["i6"]["organisations"]) == (None, ["gemeente", "bewoners"])
    assert (lines["i7"]["organisation"], lines["i7"]["organisations"]) == (None, [])
    assert (lines["i1"]["cluster"], lines["i3"]["cluster"]) == ("c1", None)
    assert (lines["i4"]["builds_on"], lines["i3"]["outside"], lines["i8"]["private"]) == ("i3", True, True)
    assert (lines["p1"]["part"], lines["w1"]["kind"]) == ("Wij zien", "answer")


@pytest.mark.parametrize(
    ("countdown", "shown"),
    [
        (Countdown(state="paused", remaining=192.4, total=360), {"state": "paused", "remaining_seconds": 193}),
        (
            Countdown(state="running", deadline=NOW - timedelta(seconds=61.5), total=360),
            {"state": "running", "remaining_seconds": -61},
        ),
    ],
)
def test_the_countdown_is_rounded_as_on_the_screen(countdown: Countdown, shown: dict[str, Any]) -> None:
    assert show(make_session(countdown=countdown), NOW)["countdown"] == shown


def test_what_an_agreement_does_not_say_is_null() -> None:
    lamp, together = show(make_session(), NOW)["agreements"]
    assert (lamp["owner"], lamp["organisation"], lamp["with"], lamp["first_step"]) == (None, None, [], None)
    assert (together["owner"], together["with"]) == ("wijkagent", ["gemeente", "sociaal-werk"])


# Votes, and what is withheld


def test_a_revealed_round_tells_its_entries_and_the_results_are_its() -> None:
    shown = show(make_session(), NOW)
    (voting,) = shown["rounds"]
    assert (voting["state"], voting["presence"], voting["ballot"]) == ("revealed", dict(PRESENCE), ["c1", "i3", "i5"])
    assert voting["entries"][0] == {
        "idea": "c1",
        "organisation": "gemeente",
        "table": None,
        "for": 4,
        "neutral": 0,
        "against": 0,
        "dots": None,
        "dotters": None,
        "fingers": None,
    }
    first, *_ = tallied(ROUND)
    assert first.lowest is not None
    assert shown["results"][0] == {
        "round": "r1",
        "idea": "c1",
        "rank": 1,
        "broad_rank": 1,
        "for": 16,
        "neutral": 0,
        "against": 1,
        "dots": None,
        "fingers": None,
        "voters": 17,
        "breadth": 5,
        "entered": 5,
        "asked": 5,
        "share": first.share,
        "support": first.support,
        "group_informed_consensus": first.group_informed_consensus,
        "not_yet": [],
        "lowest": {"organisation": first.lowest.organisation, "share": first.lowest.share, "n": first.lowest.n},
    }


def test_a_covered_round_gives_nothing_away_unless_asked_for() -> None:
    session = make_session(rounds=(COVERED,))
    untouched = make_session(rounds=(COVERED.model_copy(update={"entries": ()}),))
    assert show(session, NOW) == show(untouched, NOW)
    assert (show(session, NOW)["rounds"][0]["entries"], show(session, NOW)["results"]) == (None, None)
    asked = show(session, NOW, results=True)
    assert len(asked["rounds"][0]["entries"]) == 5
    assert asked["results"][0]["for"] == 16


@pytest.mark.parametrize(
    ("rounds", "results", "expected"),
    [
        ((), False, []),
        ((), True, []),
        ((COVERED,), False, None),
        ((ROUND, COVERED), False, "r1"),
        ((ROUND, COVERED), True, "r2"),
        ((ROUND, DOTS), False, "r3"),
    ],
)
def test_the_results_are_those_of_the_newest_round_that_may_be_told(
    rounds: tuple[Round, ...], results: bool, expected: str | list[str] | None
) -> None:
    shown = show(make_session(rounds=rounds), NOW, results=results)["results"]
    assert ({result["round"] for result in shown} == {expected}) if isinstance(expected, str) else shown == expected


def test_what_was_not_entered_is_null_and_not_nought() -> None:
    dots = make_round(
        "r3", {}, method="dots", settings=RoundSettings(budget=9, cap=9), entries=make_entries(Votes(dots=1))
    )
    first, second, *_ = show(make_session(rounds=(dots,)), NOW)["results"]
    assert (first["dots"], first["breadth"], first["for"], first["share"], first["lowest"]) == (
        5,
        5,
        None,
        None,
        None,
    )
    assert (second["idea"], second["dots"], second["breadth"]) == (BALLOT[1].id, None, None)


# The pulse


def pulsed() -> tuple[Day, Workshop]:
    """A day in which everybody agrees with one statement at the end and nobody did at the start; all is covered."""
    day, board = open_day(TWO_PULSES)
    for phase, answer in ((PULSE, 1), (LAST_PULSE, 4)):
        for organisation, people in PRESENCE:
            one, two, three, four, five = (people if answer == given else 0 for given in range(1, 6))
            board.handle(
                intents.CountPulse(
                    phase=phase, statement="wie", organisation=organisation, counts=(one, two, three, four, five)
                )
            )
    board.handle(intents.EnterPhase(phase=LAST_PULSE))
    return day, board


def test_the_pulse_tells_how_many_answered_of_small_groups_too_but_not_what() -> None:
    day, board = pulsed()
    shown = show(board.session, day.clock.now())
    VALIDATOR.validate(shown)
    rows = {row["organisation"]: row for row in shown["pulse"]}
    assert [(who, row["answered"]) for who, row in rows.items()] == [(None, 17), *PRESENCE]
    assert rows["politie"]["counts"] is None and rows["bewoners"]["counts"] == [6, 0, 0, 0, 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pulse_comes_with_what_its_figures_are_worth(language: Language) -> None:
    t = Catalog(language)
    assert show(make_session(language=language), NOW)["pulse_about"] == {
        "scale": {"1": t("pulse.low"), "5": t("pulse.high")},
        "caveat": t("export.pulse.caveat"),
        "small_groups": t("export.pulse.small"),
    }


def test_what_shifted_is_told_once_the_room_saw_it() -> None:
    day, board = pulsed()
    assert show(board.session, day.clock.now())["yield"]["shifted"] == []
    board.handle(intents.ShowPulse(phase=LAST_PULSE, statement="wie", shown=True))
    shown = show(board.session, day.clock.now())
    assert shown["yield"]["shifted"] == [{"statement": "wie", "people": 17, "direction": "more"}]
    VALIDATOR.validate(shown)


# Proposals


def test_every_version_of_a_proposal_tells_what_came_of_asking() -> None:
    versions = tuple(
        Wording(id=f"p{n}", about="proposal", phase="07-agreements", text=f"Soep {n}", idea="i3", at=NOW)
        for n in range(4)
    )

    def said(version: int, organisation: str, answer: StanceAnswer, reason: str = "") -> Stance:
        name = f"{version}-{organisation}"
        return Stance(id=name, wording=f"p{version}", organisation=organisation, answer=answer, reason=reason, at=NOW)

    stances = (
        said(1, "politie", "no_objection"),
        said(2, "politie", "objection", "geen rooster"),
        *(said(3, organisation, "no_objection") for organisation, _ in PRESENCE),
    )
    shown = show(make_session(wordings=versions, stances=stances), NOW)
    assert [one["outcome"] for one in shown["proposals"]] == ["not_asked", "asked", "objections", "carried"]
    VALIDATOR.validate(shown)


# The schema


def test_the_schema_is_one_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    assert [path for path, described in described_fields(schema(), "") if not described] == []


def described_fields(part: dict[str, Any], path: str) -> Iterator[tuple[str, bool]]:
    for name, field in part.get("properties", {}).items():
        yield f"{path}/{name}", bool(field.get("description"))
        yield from described_fields(field, f"{path}/{name}")
    if "items" in part:
        yield from described_fields(part["items"], f"{path}[]")


def test_the_schema_says_what_every_null_means() -> None:
    def nullable(part: dict[str, Any]) -> Iterator[str]:
        for field in part.get("properties", {}).values():
            if "null" in field.get("type", ()):
                yield field["description"]
            yield from nullable(field)
            yield from nullable(field.get("items", {}))

    found = list(nullable(schema()))
    assert len(found) > 20
    assert [description for description in found if "null" not in description] == []


def places(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a document."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield (*path, key)
        yield from places(value, (*path, key))


def holder(document: dict[str, Any], path: tuple[str | int, ...]) -> Any:
    """What holds the value at this path."""
    part: Any = document
    for key in path[:-1]:
        part = part[key]
    return part


def test_a_document_with_any_field_missing_or_of_another_kind_does_not_validate() -> None:
    whole = show_full()
    VALIDATOR.validate(whole)
    paths = list(places(whole))
    assert len(paths) > 500
    accepted = []
    for path in paths:
        key, part = path[-1], holder(whole, path)
        value = part[key]
        part[key] = "text" if isinstance(value, list | dict) else {"wrong": True}
        if VALIDATOR.is_valid(whole):
            accepted.append(("changed", path))
        part[key] = value
    for path in (p for p in paths if isinstance(p[-1], str) and p[-2:-1] != ("presence",)):
        part = holder(whole, path)
        value = part.pop(path[-1])
        if VALIDATOR.is_valid(whole):
            accepted.append(("missing", path))
        part[path[-1]] = value
    assert accepted == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("language",), "fy"),
        (("created",), "2026-11-24 13:00"),
        (("contributions", 0, "at"), "2026-11-24T13:00:00+01:00"),
        (("organisations",), []),
        (("organisations", 0, "people"), -1),
        (("organisations", 0, "people"), 2.5),
        (("phases", 0, "kind"), "lunch"),
        (("phases", 0, "state"), "later"),
        (("phases", 0, "minutes"), 0),
        (("countdown", "state"), "stopped"),
        (("countdown", "remaining_seconds"), 1.5),
        (("contributions", 0, "kind"), "note"),
        (("contributions", 0, "id"), ""),
        (("clusters", 0, "members"), ["i1"]),
        (("rounds", 0, "method"), "coins"),
        (("rounds", 0, "state"), "closed"),
        (("rounds", 0, "presence", "politie"), -1),
        (("rounds", 0, "entries", 0, "for"), -1),
        (("rounds", 0, "entries", 0, "fingers"), [1, 2, 3, 4, 5]),
        (("results", 0, "rank"), 0),
        (("results", 0, "share"), 1.01),
        (("agreements", 0, "status"), "forgotten"),
        (("agreements", 0, "owner"), ""),
    ],
)
def test_values_that_cannot_be_do_not_validate(path: tuple[str | int, ...], value: object) -> None:
    document = deepcopy(show_full())
    holder(document, path)[path[-1]] = value
    assert not VALIDATOR.is_valid(document)


def test_fields_may_be_added() -> None:
    VALIDATOR.validate({**show_full(), "weather": "rain"})


def test_every_status_and_kind_of_agreement_validates() -> None:
    for status in ("open", "runs", "stuck", "done", "dropped"):
        changed = tuple(agreement.model_copy(update={"status": status}) for agreement in AGREEMENTS)
        VALIDATOR.validate(show(make_session(agreements=changed), NOW))
