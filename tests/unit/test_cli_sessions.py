"""`sessions`, `show`, `schema` and `delete`."""

import re
from pathlib import Path

import jsonschema
import pytest

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Votes
from samenwerk_tui.service import Workshop
from tests.unit.cli_host import Commands


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


# sessions


def test_sessions_of_an_empty_folder(samenwerk: Commands) -> None:
    assert samenwerk.good("sessions", "--json").json == []
    answer = samenwerk("sessions")
    assert (answer.code, answer.out) == (0, "")
    assert "nog geen sessies" in answer.err
    assert not samenwerk.home.exists()


def test_sessions_lists_id_title_day_phase_and_organisations(samenwerk: Commands) -> None:
    first, second = samenwerk.new(), samenwerk.new("--title", "Zuid", "--org", "A:2", "--org", "B:3")
    lines = samenwerk.good("sessions").lines
    assert [line.split()[0] for line in lines] == [second, first]
    assert re.search(r"  Zuid  .*  \d{4}-\d\d-\d\d  1/13 Inchecken  A, B$", lines[0])


def test_sessions_as_json(samenwerk: Commands) -> None:
    session = samenwerk.new("--title", "Zuid")
    (entry,) = samenwerk.good("sessions", "--json").json
    assert (entry["id"], entry["title"], entry["phase"], entry["phases"]) == (session, "Zuid", "Inchecken", 13)
    assert entry["finished"] is False and entry["demo"] is False
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entry["created"])


def test_sessions_lists_the_good_ones_and_tells_about_a_damaged_one(samenwerk: Commands) -> None:
    session = samenwerk.new()
    broken = samenwerk.home / "sessions" / "kapot-00000000.json"
    broken.write_bytes(b"")
    for arguments in ((), ("--json",)):
        answer = samenwerk("sessions", *arguments)
        assert answer.code == 0
        assert session in answer.out and "kapot" not in answer.out
        assert len(answer.err.splitlines()) == 1 and str(broken) in answer.err


def lose_file(samenwerk: Commands) -> tuple[str, Path]:
    """A session of which only the backup is left."""
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.unlink()
    return session, path


def test_a_session_whose_file_is_gone_is_told_in_one_line_by_every_command(samenwerk: Commands) -> None:
    session, path = lose_file(samenwerk)
    with samenwerk.unchanged():
        for arguments in (("sessions",), ("sessions", "--json")):
            answer = samenwerk(*arguments)
            assert answer.code == 0 and session not in answer.out
            assert len(answer.err.splitlines()) == 1
            assert f"{path} is weg" in answer.err and f"{path.name}.bak" in answer.err
        for command in (("open",), ("show",), ("export",), ("add", "--phase", "7", "--org", "gem", "twee")):
            answer = samenwerk(command[0], session, *command[1:])
            assert (answer.code, answer.out) == (1, "")
            assert len(answer.err.splitlines()) == 1 and f"{path.name} is weg" in answer.err


def test_what_a_foreign_file_says_never_reaches_the_terminal_raw(samenwerk: Commands) -> None:
    session = samenwerk.new("--title", "XXXX")
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(path.read_bytes().replace(b'"XXXX"', b'"\\u001b]0;x\\u0007\\u009b2J\\u202e"'))
    for arguments in (("sessions",), ("sessions", "--json"), ("show", session), ("show", session, "--json")):
        answer = samenwerk(*arguments)
        assert answer.code == 0
        assert not set("\x1b\x07\x9b\u202e") & set(answer.out)
        assert "\\u001b" not in answer.out


# show and schema


def test_show_is_what_the_schema_says(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een", "pol: twee", "~drie")
    schema = samenwerk.good("schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(samenwerk.show(session), schema)
    jsonschema.validate(samenwerk.show(session, "--results"), schema)


def test_show_withholds_a_covered_round_unless_asked(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een", "twee")
    workshop = Workshop(samenwerk.archive.open(session), SystemClock(), "board")
    workshop.handle(intents.OpenRound(phase="08-vote", method="hands"))
    (voting,) = workshop.session.rounds
    idea, organisation = voting.ballot[0].id, workshop.session.organisations[0].id
    workshop.handle(
        intents.EnterVotes(round=voting.id, idea=idea, organisation=organisation, votes=Votes(in_favour=2))
    )
    assert samenwerk.show(session)["rounds"][0]["entries"] is None
    assert samenwerk.show(session)["results"] is None
    assert samenwerk.show(session, "--results")["rounds"][0]["entries"][0]["for"] == 2
    assert samenwerk.show(session, "--results")["results"][0]["for"] == 2


def test_show_for_people_is_short(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een", "twee")
    answer = samenwerk.good("show", session)
    assert session in answer.lines[0]
    assert "Inbreng: 2" in answer.lines and len(answer.lines) < 10


# delete


def test_delete_removes_every_file_of_the_session_and_no_other(samenwerk: Commands) -> None:
    session, other = samenwerk.new(), samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    samenwerk.good("export", session)
    answer = samenwerk("delete", session, "--yes")
    assert (answer.code, answer.out) == (0, "")
    assert len(answer.err.splitlines()) == 1 and "Verslagen" in answer.err
    left = {path.name for path in (samenwerk.home / "sessions").iterdir()}
    assert not any(name.startswith(session) for name in left)
    assert f"{other}.json" in left
    assert len(list(samenwerk.work.glob("*.md"))) == 1


@pytest.mark.parametrize(("typed", "code"), [(b"ja\n", 0), (b"Y\n", 0), (b"nee\n", 1), (b"\n", 1), (b"", 1)])
def test_delete_asks_at_a_terminal(samenwerk: Commands, typed: bytes, code: int) -> None:
    session = samenwerk.new()
    answer = samenwerk("delete", session, stdin=typed, terminal=True)
    assert (answer.code, answer.out) == (code, "")
    assert f"{session}.json" in answer.err
    assert (samenwerk.home / "sessions" / f"{session}.json").exists() == bool(code)


def test_delete_removes_what_is_too_damaged_to_read(samenwerk: Commands) -> None:
    session = samenwerk.new()
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(b"null")
    assert samenwerk("delete", session, "--yes").code == 0
    assert not path.exists()


def test_delete_removes_what_is_left_of_a_session_whose_file_is_gone(samenwerk: Commands) -> None:
    session, path = lose_file(samenwerk)
    answer = samenwerk("delete", session, stdin=b"ja\n", terminal=True)
    assert answer.code == 0 and f"{path.name}.bak" in answer.err and f"“{session}” is weg" in answer.err
    assert not list(path.parent.iterdir())


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rapport.docx", b"PK\x03\x04"),
        ("package.json", b'{"name": 1}'),
        ("data.json", b'{"meta": {"1": {"id": "x"}}, "events": {}}'),
        ("notitie.md", b"x\n"),
        ("leeg.json", b""),
    ],
)
def test_delete_leaves_what_is_no_session_and_what_is_beside_it(
    samenwerk: Commands, name: str, content: bytes, terminal: bool
) -> None:
    for ending in ("", ".bak", ".tmp", ".json.bak", ".board.draft"):
        (samenwerk.work / f"{name}{ending}").write_bytes(content)
    for asked in (name, str(samenwerk.work / name)):
        with samenwerk.unchanged():
            answer = samenwerk("delete", asked, *(() if terminal else ("--yes",)), stdin=b"ja\n", terminal=terminal)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1 and name in answer.err and "geen sessie" in answer.err
    assert not list(samenwerk.work.glob("*.lock"))


def test_delete_removes_a_damaged_session_by_its_name_only(samenwerk: Commands) -> None:
    session = samenwerk.new()
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(path.read_bytes()[:-1])
    with samenwerk.unchanged():
        assert samenwerk("delete", str(path), "--yes").code == 1
    assert samenwerk("delete", session, "--yes").code == 0
    assert not path.exists()


def test_delete_does_not_follow_a_link_to_what_is_no_session(samenwerk: Commands) -> None:
    report = samenwerk.work / "rapport.docx"
    report.write_bytes(b"PK\x03\x04")
    samenwerk.new()
    (samenwerk.home / "sessions" / "link-00000000.json").symlink_to(report)
    with samenwerk.unchanged():
        assert samenwerk("delete", "link-00000000", "--yes").code == 1


def test_delete_removes_a_whole_session_from_elsewhere(samenwerk: Commands) -> None:
    session = samenwerk.new()
    mailed = samenwerk.work / "per mail.txt"
    mailed.write_bytes((samenwerk.home / "sessions" / f"{session}.json").read_bytes())
    assert samenwerk("delete", str(mailed), "--yes").code == 0
    assert not mailed.exists()


def test_delete_leaves_a_session_that_is_open_on_a_board(samenwerk: Commands) -> None:
    session = samenwerk.new()
    claim = samenwerk.archive.claim_screen(session, "board")
    with samenwerk.unchanged():
        answer = samenwerk("delete", session, "--yes")
        assert answer.code == 1 and len(answer.err.splitlines()) == 1
    claim.release()
