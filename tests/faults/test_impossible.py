"""Session files that are good JSON and tell of what cannot have been: damaged, told in one line, and that is all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samenwerk_tui.core.intents import NextPhase
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.protocol import Damaged, Meta, Reason, StoreError
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from tests.ui.board_host import HandClock
from tests.unit.cli_host import Commands

Tables = dict[str, Any]
Change = Callable[[Tables], object]


def start(tables: Tables) -> Any:
    return tables["events"]["1"]["data"]


def add(kind: str, **data: Any) -> Change:
    """One more event, of this kind."""

    def change(tables: Tables) -> None:
        events = tables["events"]
        last = len(events)
        envelope = events[str(last)] | {"id": f"new-{last}", "seq": last + 1, "batch": f"new-{last}"}
        events[str(last + 1)] = envelope | {"type": kind, "data": data}

    return change


def of_phases(**fields: Any) -> Change:
    return lambda tables: [phase.update(fields) for phase in start(tables)["phases"]]


def line(**fields: Any) -> Change:
    contribution = {"id": "c", "phase": "07-columns", "column": "group", "text": "t", "at": "2026-01-01T00:00:00Z"}
    return add("ContributionAdded", contribution=contribution | fields)


def voting(**fields: Any) -> Change:
    opened = {"id": "r", "phase": "08-vote", "method": "dots", "settings": {}, "ballot": [], "presence": []}
    return add("RoundOpened", **(opened | fields))


def opened(at: str) -> Change:
    def change(tables: Tables) -> None:
        add("SessionOpened")(tables)
        tables["events"][str(len(tables["events"]))]["at"] = at

    return change


def in_turn(*changes: Change) -> Change:
    return lambda tables: [change(tables) for change in changes]


IN_THE_LIST: dict[str, Change] = {
    "updated-year-1": lambda tables: tables["meta"]["1"].update(updated="0001-01-01T00:00:00+12:00"),
    "updated-without-zone": lambda tables: tables["meta"]["1"].update(updated="2026-01-01T00:00:00"),
    "created-year-9999": lambda tables: tables["meta"]["1"].update(created="9999-12-31T23:59:59-12:00"),
}
IN_THE_EVENTS: dict[str, Change] = {
    "at-without-zone": lambda tables: tables["events"]["1"].update(at="2026-01-01T00:00:00"),
    "at-year-9999": lambda tables: tables["events"]["1"].update(at="9999-12-31T23:59:59-12:00"),
    "at-year-1": lambda tables: tables["events"]["1"].update(at="0001-01-01T00:00:00Z"),
    "no-phases": lambda tables: start(tables).update(phases=[]),
    "a-thousand-phases": lambda tables: start(tables).update(
        phases=[start(tables)["phases"][0] | {"id": f"{n}-welcome"} for n in range(1000)]
    ),
    "one-phase-twice": of_phases(id="01-welcome"),
    "minutes-1e9": of_phases(minutes=10**9),
    "minutes-below-zero": of_phases(minutes=-(10**18)),
    "minutes-0": of_phases(minutes=0),
    "spent-1e300": of_phases(seconds_spent=1e300),
    "no-organisations": lambda tables: start(tables).update(organisations=[]),
    "100-organisations": lambda tables: start(tables).update(
        organisations=[{"id": f"o{n}", "name": f"O {n}", "short": f"O{n:02}", "people": 3} for n in range(100)]
    ),
    "one-organisation-twice": lambda tables: start(tables).update(
        organisations=start(tables)["organisations"][:1] * 3
    ),
    "people-below-zero": lambda tables: start(tables)["organisations"][0].update(people=-5),
    "people-1e12": lambda tables: start(tables)["organisations"][0].update(people=10**12),
    "people-came-below-zero": add("PresenceChanged", organisation="gemeente", people=-1),
    "deadline-without-zone": add("CountdownStarted", deadline="2026-01-01T00:00:00"),
    "deadline-year-9999": add("CountdownStarted", deadline="9999-12-31T23:59:59-12:00"),
    "adjusted-1e18": add("CountdownAdjusted", seconds=10**18),
    "paused-1e308": add("CountdownPaused", remaining=1e308),
    "timed-0": add("PhaseTimed", phase="08-vote", minutes=0),
    "line-without-zone": line(at="2026-01-01T00:00:00"),
    "line-year-9999": line(at="9999-12-31T23:59:59-12:00"),
    "agreement-without-zone": add(
        "AgreementMade",
        agreement={"id": "a", "phase": None, "kind": "case", "what": "x", "at": "2026-01-01T00:00:00"},
    ),
    "votes-below-zero": add("VotesEntered", round="r", idea="i", organisation="gemeente", votes={"in_favour": -1}),
    "fingers-below-zero": add(
        "VotesEntered", round="r", idea="i", organisation="gemeente", votes={"fingers": [0, 0, -1, 0, 0, 0]}
    ),
    "votes-1e18": add("VotesEntered", round="r", idea="i", organisation="gemeente", votes={"dots": 10**18}),
    "budget-below-zero": voting(settings={"budget": -1}),
    "presence-below-zero": voting(presence=[["gemeente", -1]]),
}
ADDED = {"id": "99-vote", "kind": "vote", "title": "x", "minutes": 5, "instruction": ""}
TOGETHER: dict[str, Change] = {
    "round-in-no-phase": voting(phase="nergens"),
    "more-hands-than-people": in_turn(
        voting(method="hands", ballot=[{"id": "i", "text": "x"}], presence=[["gemeente", 1]]),
        add("VotesEntered", round="r", idea="i", organisation="gemeente", votes={"in_favour": 2}),
    ),
    "more-fingers-than-people": in_turn(
        voting(method="fist", ballot=[{"id": "i", "text": "x"}], presence=[["gemeente", 1]]),
        add("VotesEntered", round="r", idea="i", organisation="gemeente", votes={"fingers": [0, 0, 0, 0, 1, 1]}),
    ),
    "round-in-a-phase-that-was-undone": in_turn(
        add("PhaseAdded", phase=ADDED, after=None),
        voting(phase="99-vote"),
        lambda tables: add("BatchReverted", batch=tables["events"][str(len(tables["events"]) - 1)]["batch"])(tables),
    ),
}
"""Every event of these can be, and all of them together cannot."""


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


def spoil(samenwerk: Commands, session: str, change: Change) -> Path:
    path = samenwerk.home / "sessions" / f"{session}.json"
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_bytes(json.dumps(tables).encode())
    return path


ALL = IN_THE_LIST | IN_THE_EVENTS | TOGETHER


@pytest.mark.parametrize("change", ALL.values(), ids=ALL.keys())
def test_what_cannot_have_been_is_damage_in_one_line(samenwerk: Commands, change: Change) -> None:
    session, other = samenwerk.new(), samenwerk.new("--title", "Een ander")
    path = spoil(samenwerk, session, change)
    with samenwerk.unchanged():
        for arguments in (("show", session), ("show", session, "--json"), ("export", session, "--output", "-")):
            answer = samenwerk(*arguments)
            assert (answer.code, answer.out) == (1, "")
            assert len(answer.err.splitlines()) == 1 and "is beschadigd" in answer.err
        for flags in ((), ("--json",)):
            answer = samenwerk("sessions", *flags)
            assert answer.code == 0 and other in answer.out
        doctor = samenwerk("doctor")
        assert doctor.code == 1
        (told,) = (one for one in doctor.lines if str(path) in one)
        assert "is beschadigd" in told
    answer = samenwerk("add", session, "--phase", "7", "--org", "-", "x")
    assert answer.code == 1 and "is beschadigd" in answer.err


@pytest.mark.parametrize("change", IN_THE_LIST.values(), ids=IN_THE_LIST.keys())
def test_the_list_tells_of_it(samenwerk: Commands, change: Change) -> None:
    session, other = samenwerk.new(), samenwerk.new()
    path = spoil(samenwerk, session, change)
    good, bad = sorted(samenwerk.archive.list(), key=lambda entry: isinstance(entry, Damaged))
    assert isinstance(good, Meta) and good.id == other
    assert isinstance(bad, Damaged) and (bad.path, bad.reason) == (path, Reason.DAMAGED)


@pytest.mark.parametrize("name", ["updated-year-1", "no-phases", "round-in-no-phase"])
async def test_home_says_so_and_opens_another(samenwerk: Commands, name: str) -> None:
    good, session = samenwerk.new(), samenwerk.new()
    spoil(samenwerk, session, ALL[name])
    app = SamenwerkApp(Catalog("nl"), samenwerk.archive, lambda: Library(None), HandClock(), samenwerk.home)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        home = app.screen
        assert isinstance(home, HomeScreen)
        wanted = f"session:{session}{'.json' if name in IN_THE_LIST else ''}"
        home._go_to(wanted)
        await pilot.press("enter")
        await pilot.pause()
        assert home.is_current and app.crash is None
        assert "is beschadigd" in str(home.query_one("#said").render())
        home._go_to(f"session:{good}")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)


def test_it_is_never_taken_in_by_a_screen_that_is_open(samenwerk: Commands) -> None:
    session = samenwerk.new()
    board = Workshop(samenwerk.archive.open(session), HandClock(), "board")
    shown = board.session
    path = samenwerk.home / "sessions" / f"{session}.json"
    whole = path.read_bytes()
    spoil(samenwerk, session, TOGETHER["round-in-no-phase"])
    spoiled = path.read_bytes()
    for _ in range(3):
        for look in (board.refresh, lambda: board.handle(NextPhase())):
            with pytest.raises(StoreError) as caught:
                look()
            assert caught.value.reason is Reason.DAMAGED
            assert board.session is shown
    assert path.read_bytes() == spoiled
    path.write_bytes(whole)


POSSIBLE: dict[str, Change] = {
    "a-whole-day-phase": of_phases(minutes=480),
    "nobody-and-many": lambda tables: [
        one.update(people=people) for one, people in zip(start(tables)["organisations"], (0, 99), strict=False)
    ],
    "a-clock-without-battery": lambda tables: tables["events"]["1"].update(at="1970-01-01T00:00:00Z"),
    "another-zone": lambda tables: tables["events"]["1"].update(at="2026-01-01T00:00:00+02:00"),
    "overrun-by-years": add("CountdownPaused", remaining=-1.8e9),
    "adjusted-over-and-over": in_turn(
        add("CountdownStarted", deadline="2999-12-30T00:00:00Z"),
        *(add("CountdownAdjusted", seconds=32_503_000_000) for _ in range(20)),
    ),
    "silences-of-ages": in_turn(*(opened(at) for at in ("1970-01-01T00:00:00Z", "2999-12-30T00:00:00Z") * 20)),
    "more-organisations-than-fit": in_turn(
        *(
            add("OrganisationAdded", organisation={"id": f"o{n}", "name": f"O {n}", "short": f"O{n:02}", "people": 3})
            for n in range(20)
        )
    ),
}


@pytest.mark.parametrize("change", POSSIBLE.values(), ids=POSSIBLE.keys())
async def test_what_can_be_is_opened_and_shown(samenwerk: Commands, change: Change) -> None:
    session = samenwerk.new()
    spoil(samenwerk, session, change)
    samenwerk.show(session, "--results")
    samenwerk.good("export", session, "--output", "-")
    assert samenwerk("doctor").code == 0
    store = samenwerk.archive.open(session)
    app = SamenwerkApp(Catalog("nl"), samenwerk.archive, lambda: Library(None), HandClock(), samenwerk.home, store)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        await pilot.press("f2", "f5", "f5", "pagedown", "pagedown", "f4")
        await pilot.pause()
        assert app.crash is None
