"""Making and opening sessions, help, version and language."""

import re
from pathlib import Path

import jsonschema
import pytest

from samenwerk_tui import __version__
from samenwerk_tui.cli.usage import asked_language
from samenwerk_tui.locale import Catalog, Language
from tests.unit.cli_host import Commands

COMMANDS = (
    "new",
    "open",
    "sessions",
    "show",
    "add",
    "export",
    "overview",
    "delete",
    "cases",
    "programmes",
    "schema",
    "demo",
    "doctor",
)

Opened = tuple[Language, str | None]


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


@pytest.fixture
def opened(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """What a screen was opened with, as if there were a terminal; the screen ends with code 3."""
    seen: list[Opened] = []

    def open_screen(self: object, t: Catalog, session: str | None, *, desk: bool = False) -> int:
        seen.append((t.language, session))
        return 3

    monkeypatch.setattr("samenwerk_tui.cli.screen.is_terminal", lambda: True)
    monkeypatch.setattr("samenwerk_tui.__main__.Installation.open_screen", open_screen)
    return seen


# new


def test_new_prints_the_id_and_nothing_else(samenwerk: Commands) -> None:
    answer = samenwerk.good("new", "jongeren", "--no-open")
    assert re.fullmatch(r"jongeren-op-een-plein-[0-9a-f]{8}\n", answer.out)
    assert [path.name for path in (samenwerk.home / "sessions").glob("*.json")] == [f"{answer.out.strip()}.json"]


def test_new_has_the_case_and_the_short_programme_by_default(samenwerk: Commands) -> None:
    state = samenwerk.show(samenwerk.new())
    assert state["case"]["id"] == "jongeren-op-een-plein"
    assert sum(phase["minutes"] for phase in state["phases"]) == 90
    assert [(o["short"], o["people"]) for o in state["organisations"]][0] == ("GEM", 4)
    assert state["language"] == "nl"


def test_new_takes_programme_title_and_organisations(samenwerk: Commands) -> None:
    session = samenwerk.new(
        "--programme", "halve", "--title", "Wijkdag: Noord", "--org", "Wijkteam: Zuid:7", "--org", "POLITIE:2"
    )
    state = samenwerk.show(session)
    assert session.startswith("wijkdag-noord-")
    assert state["title"] == "Wijkdag: Noord"
    assert sum(phase["minutes"] for phase in state["phases"]) == 210
    assert [(o["name"], o["people"]) for o in state["organisations"]] == [("Wijkteam: Zuid", 7), ("POLITIE", 2)]


def test_new_keeps_the_short_name_that_the_case_gives(samenwerk: Commands) -> None:
    organisations = samenwerk.show(samenwerk.new())["organisations"]
    given_short = {o["name"]: o["short"] for o in organisations}
    state = samenwerk.show(samenwerk.new("--org", "woningcorporatie:3", "--org", "Woonbond:2"))
    assert state["organisations"][0]["short"] == given_short["Woningcorporatie"]


def test_new_takes_the_path_of_a_case(samenwerk: Commands) -> None:
    samenwerk("cases", "new", "mijn.toml")
    assert samenwerk.good("new", "./mijn.toml", "--no-open").lines


def test_new_in_english_makes_an_english_session(samenwerk: Commands) -> None:
    assert samenwerk.show(samenwerk.new("--lang", "en"))["language"] == "en"


@pytest.mark.parametrize(("language", "title"), [("nl", "Gezamenlijk doel"), ("en", "Shared goal")])
def test_the_programme_is_in_the_language(samenwerk: Commands, language: str, title: str) -> None:
    session = samenwerk.new("--programme", "halve-dag", "--lang", language)
    phases = samenwerk.show(session)["phases"]
    assert len(phases) == 15 and phases[5]["title"] == title


# home and open


def test_new_opens_what_it_made(samenwerk: Commands, opened: list[Opened]) -> None:
    answer = samenwerk("new", "jongeren")
    assert (answer.code, answer.err) == (3, "")
    assert opened == [("nl", answer.out.strip())]


def test_home_and_open_show_a_screen_and_give_its_exit_code(samenwerk: Commands, opened: list[Opened]) -> None:
    session = samenwerk.new()
    assert samenwerk().code == 3
    assert samenwerk("open", session).code == 3
    assert samenwerk("open", session[-8:], "--lang", "en").code == 3
    assert opened == [("nl", None), ("nl", session), ("en", session[-8:])]


# demo


def test_demo_is_a_whole_day_that_ends_now(samenwerk: Commands) -> None:
    state = samenwerk.show(samenwerk.good("demo", "--no-open").lines[0])
    assert [phase["state"] for phase in state["phases"]].count("done") == 12
    assert all(phase["seconds_spent"] >= 170 for phase in state["phases"][:13])
    assert len({line["organisation"] for line in state["contributions"]}) == 6
    assert {line["kind"] for line in state["contributions"]} == {"contribution", "learned", "answer", "parked"}
    assert state["clusters"] and any(line["builds_on"] for line in state["contributions"])
    assert any(line["outside"] for line in state["contributions"])
    assert state["rounds"][0]["state"] == "revealed" and state["results"][0]["share"] is not None
    assert {agreement["kind"] for agreement in state["agreements"]} == {"case", "collaboration"}
    assert None in {agreement["owner"] for agreement in state["agreements"]}
    jsonschema.validate(state, samenwerk.good("schema").json)


def test_demo_has_each_of_the_twelve_yields_of_a_day(samenwerk: Commands) -> None:
    state = samenwerk.show(samenwerk.good("demo", "--no-open").lines[0])
    lines = state["contributions"]
    assert {(one["moment"], one["organisation"] is None) for one in state["pulse"]} == {
        (moment, room) for moment in ("start", "end") for room in (True, False)
    }
    assert any(line["part"] == "Wij zien" for line in lines)
    assert any(line["question"] and line["asked_by"] for line in lines)
    assert any(not question["of_case"] for question in state["questions"])
    assert state["goal"]["text"] and state["goal"]["question"] and len(state["goal"]["versions"]) == 3
    assert {stance["answer"] for stance in state["goal"]["assent"]} == {"yes", "yes_if"}
    assert {settled["how"] for settled in state["settled"]} == {"owned", "answered", "elsewhere"}
    assert state["results"] and state["chosen"]
    assert {line["part"] for line in lines if line["idea"] == state["chosen"][0]} >= {"Eerste stap", "Wie doet wat?"}
    assert [len(proposal["stances"]) for proposal in state["proposals"]] == [5, 5]
    assert any(agreement["calls"] for agreement in state["agreements"])
    figures = state["yield"]
    assert figures["built_on"] and min(figures["shared"], figures["outside"], figures["learned"]) > 0


def test_demo_stays_apart_from_real_sessions(samenwerk: Commands) -> None:
    real = samenwerk.new()
    rehearsal = samenwerk.good("demo", "--no-open").lines[0]
    samenwerk.good("add", rehearsal, "--phase", "7", "--org", "gem", "de laatste wijziging van alle sessies")
    assert [line.split()[0] for line in samenwerk.good("sessions").lines] == [real, rehearsal]
    assert "(om te oefenen)" in samenwerk.good("sessions").lines[1]
    listed = samenwerk.good("sessions", "--json").json
    assert [(entry["id"], entry["demo"]) for entry in listed] == [(real, False), (rehearsal, True)]
    assert "om mee te oefenen" in samenwerk.good("export", rehearsal, "--output", "-").out


def test_demo_opens_what_it_made(samenwerk: Commands, opened: list[Opened]) -> None:
    answer = samenwerk("demo", "--lang", "en")
    assert (answer.code, answer.err) == (3, "")
    assert opened == [("en", answer.out.strip())]


# help, version and language


def test_version(samenwerk: Commands) -> None:
    assert samenwerk.good("--version").out == f"samenwerk {__version__}\n"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_lists_every_command_in_the_language(samenwerk: Commands, language: Language) -> None:
    out = samenwerk.good("--help", "--lang", language).out
    assert out == samenwerk.good("--lang", language, "--help").out
    assert Catalog(language)("cli.help.usage") in out
    assert all(re.search(rf"^  {command} ", out, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "cases check", "cases new", "programmes check", "programmes new"])
def test_help_of_a_command_is_in_the_language_alone(samenwerk: Commands, command: str) -> None:
    dutch = samenwerk.good(*command.split(), "--help").out
    assert dutch.startswith(f"Gebruik: samenwerk {command} ")
    assert not re.search(r"Usage|Options|Commands|Show|required|default|TEXT|INTEGER", dutch)
    assert samenwerk.good("--lang", "en", *command.split(), "--help").out.startswith("Usage: samenwerk ")


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ((), None),
        (("--lang", "en", "sessions"), "en"),
        (("sessions", "--lang=en"), "en"),
        (("--lang", "nl", "sessions", "--lang", "en"), "en"),
        (("add", "--", "--lang", "en"), None),
        (("--lang",), None),
    ],
)
def test_lang_counts_before_and_after_the_command(arguments: tuple[str, ...], asked: str | None) -> None:
    assert asked_language(arguments) == asked
