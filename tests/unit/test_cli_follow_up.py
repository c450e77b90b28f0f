"""Following a session, looking back over sessions, and agreements for a calendar, on the command line."""

from pathlib import Path

import pytest
from icalendar import Calendar

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core import intents
from samenwerk_tui.core.overview import GroupOverview
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from tests.unit.cli_host import Commands


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


def agree(samenwerk: Commands, session: str, what: str, **more: str) -> None:
    workshop = Workshop(samenwerk.archive.open(session), SystemClock(), "cli")
    workshop.handle(intents.MakeAgreement(phase=None, kind="case", what=what, organisation="politie", **more))


# new --follow-up


def test_a_session_that_follows_has_the_same_case_and_organisations_and_what_was_open(samenwerk: Commands) -> None:
    first = samenwerk.new("--org", "Politie:3", "--org", "Gemeente:4", "--title", "Onze wijk")
    agree(samenwerk, first, "De lamp vervangen")
    second = samenwerk.good("new", "--follow-up", first, "--no-open").lines[0]
    state = samenwerk.show(second)
    assert (state["title"], state["case"]["id"]) == ("Onze wijk", "jongeren-op-een-plein")
    assert [(o["name"], o["people"]) for o in state["organisations"]] == [("Politie", 3), ("Gemeente", 4)]
    assert (state["group"], state["follows"]) == (first, first)
    assert [a["what"] for a in state["agreements"]] == ["De lamp vervangen"]
    assert [p["title"] for p in state["phases"]][1] == "Hoe staat het met de afspraken?"
    third = samenwerk.good("new", "woonoverlast", "--follow-up", second[-8:], "--no-open").lines[0]
    assert samenwerk.show(third)["case"]["id"] == "woonoverlast"
    assert samenwerk.show(third)["group"] == first


def test_of_whom_agreements_are_open_that_do_not_take_part_is_said(samenwerk: Commands) -> None:
    first = samenwerk.new("--org", "Politie:3", "--org", "Gemeente:4")
    agree(samenwerk, first, "De lamp vervangen")
    answer = samenwerk("new", "--follow-up", first, "--no-open", "--org", "GEM:2", "--org", "School:3")
    assert answer.code == 0 and answer.err.count("\n") == 1 and "Politie" in answer.err
    state = samenwerk.show(answer.out.strip())
    assert [o["name"] for o in state["organisations"]] == ["Gemeente", "School"]
    assert len(state["agreements"]) == 1


def test_quite_other_organisations_are_refused_and_nothing_is_made(samenwerk: Commands) -> None:
    first = samenwerk.new("--org", "Politie:3", "--org", "Gemeente:4")
    with samenwerk.unchanged():
        answer = samenwerk("new", "--follow-up", first, "--no-open", "--org", "School:2", "--org", "Winkel:3")
        assert (answer.code, answer.out) == (1, "") and "deed toen mee" in answer.err
        assert samenwerk("new", "--follow-up", "bestaat-niet", "--no-open").code == 1
        assert samenwerk("new", "--no-open").code == 2


# export --format ics


def test_agreements_with_a_day_are_written_for_a_calendar(samenwerk: Commands) -> None:
    session = samenwerk.new()
    with samenwerk.unchanged():
        answer = samenwerk("export", session, "--format", "ics")
        assert (answer.code, answer.out) == (1, "") and answer.err.count("\n") == 1 and "dag" in answer.err
    agree(samenwerk, session, "De lamp vervangen", due="morgen")
    path = Path(samenwerk.good("export", session, "--format", "ics").out.strip())
    assert path.suffix == ".ics"
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "De lamp vervangen"
    assert b"\r\n" in path.read_bytes() and b"\r\r" not in path.read_bytes()
    assert samenwerk.good("export", session, "--format", "ics", "--output", "-").out.startswith("BEGIN:VCALENDAR")


# overview


def test_without_a_terminal_the_overview_is_markdown(samenwerk: Commands) -> None:
    first = samenwerk.new("--title", "Onze wijk")
    agree(samenwerk, first, "De lamp vervangen")
    second = samenwerk.good("new", "--follow-up", first, "--no-open").lines[0]
    alone = samenwerk.new("--title", "Heel iets anders")
    assert "## Onze wijk" not in samenwerk.good("overview").out, "what was never opened was no session yet"
    agree(samenwerk, second, "Elkaar bellen")
    text = samenwerk.good("overview").out
    assert "## Onze wijk" in text and "2 afspraken, 0 gedaan en 2 nog open." in text and "Heel iets anders" in text
    assert "Heel iets anders" not in samenwerk.good("overview", second).out
    together = samenwerk.good("overview", first, alone, "--lang", "en").out
    assert "## Heel iets anders" in together and "2 sessions" in together
    assert samenwerk("overview", "bestaat-niet").code == 1


def test_it_is_written_to_a_file_and_never_over_one_unless_told(samenwerk: Commands) -> None:
    samenwerk.new()
    assert samenwerk.good("overview", "--output", "uit.md").out.strip() == str(samenwerk.work / "uit.md")
    assert (samenwerk.work / "uit.md").read_text(encoding="utf-8") == samenwerk.good("overview", "--format", "md").out
    with samenwerk.unchanged():
        assert samenwerk("overview", "--output", "uit.md").code == 1
    assert samenwerk.good("overview", "--output", "uit.md", "--force").code == 0
    assert samenwerk.good("overview", "--output", "-").out.startswith("# Overzicht")


def test_a_damaged_session_is_told_and_the_others_are_there(samenwerk: Commands) -> None:
    samenwerk.new("--title", "Onze wijk")
    (samenwerk.home / "sessions" / "kapot.json").write_text("{", encoding="utf-8")
    answer = samenwerk("overview")
    assert answer.code == 0 and "Onze wijk" in answer.out and "kapot" in answer.err


def test_in_a_terminal_it_is_a_screen(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    session = samenwerk.new("--title", "Onze wijk")
    seen: list[str] = []

    def open_overview(self: object, t: Catalog, groups: tuple[GroupOverview, ...]) -> int:
        seen.extend(group.title for group in groups)
        return 3

    monkeypatch.setattr("samenwerk_tui.cli.overviewing._can_show", lambda: True)
    monkeypatch.setattr("samenwerk_tui.__main__.Installation.open_overview", open_overview)
    assert samenwerk("overview", session).code == 3 and seen == ["Onze wijk"]
    assert samenwerk("overview", "--format", "md").out.startswith("# Overzicht")
    assert seen == ["Onze wijk"]
