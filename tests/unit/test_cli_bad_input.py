"""What is wrong is told in one line, with the right exit code, and nothing is written, changed or lost."""

import errno
import os
from pathlib import Path

import pytest

from samenwerk_tui.core.text import clean_line
from tests.hostile import HOSTILE
from tests.unit.cli_host import Commands

S = "SESSION"
"""Stands for the id of a session that is there."""

PROBLEMS = {
    "unknown case": ("new", "nergens", "--no-open"),
    "unknown programme": ("new", "jongeren", "--programme", "nergens", "--no-open"),
    "case file that is not there": ("new", "./nergens.toml", "--no-open"),
    "two organisations of one name": ("new", "jongeren", "--org", "A:1", "--org", "a:2", "--no-open"),
    "unknown session to open": ("open", "nergens"),
    "unknown session to show": ("show", "nergens", "--json"),
    "unknown session to add to": ("add", "nergens", "--phase", "1", "--org", "gem", "x"),
    "unknown session to export": ("export", "nergens"),
    "unknown session to delete": ("delete", "nergens", "--yes"),
    "session file that is not there": ("export", "./nergens.json"),
    "two sessions that fit": ("show", "jongeren"),
    "unknown phase": ("add", S, "--phase", "nergens", "--org", "gem", "x"),
    "phase 0": ("add", S, "--phase", "0", "--org", "gem", "x"),
    "phase 14 of 13": ("add", S, "--phase", "14", "--org", "gem", "x"),
    "phase of a million digits": ("add", S, "--phase", "9" * 1_000_000, "--org", "gem", "x"),
    "kind of two phases": ("add", S, "--phase", "columns", "--org", "gem", "x"),
    "unknown organisation": ("add", S, "--phase", "7", "--org", "nergens", "x"),
    "nothing to add": ("add", S, "--phase", "7", "--org", "gem", ""),
    "nothing on stdin": ("add", S, "--phase", "7", "--org", "gem", "-"),
    "a route without a text": ("add", S, "--phase", "7", "--org", "gem", "goed", "pol:"),
    "a prefix without a text": ("add", S, "--phase", "7", "--org", "gem", "goed", "!"),
    "folder that is not there": ("export", S, "--output", "nergens/verslag.md"),
    "folder as a file": ("export", S, "--output", ".", "--force"),
    "file as a folder": ("export", S, "--output", "iets.txt/verslag.md"),
    "name that is too long": ("export", S, "--output", "x" * 300),
    "file that is there": ("export", S, "--output", "iets.txt"),
    "device": ("export", S, "--output", os.devnull, "--force"),
    "case file to be made that is there": ("cases", "new", "iets.txt"),
    "case file to be made in no folder": ("cases", "new", "nergens/x.toml"),
    "case file that is no case": ("cases", "check", "iets.txt"),
    "programme file that is not there": ("programmes", "check", "nergens.toml"),
    "no terminal for home": (),
    "no terminal for a board": ("open", S),
    "no terminal for a new board": ("new", "jongeren"),
    "no terminal for a rehearsal": ("demo",),
}

WRONG_USAGE = {
    "unknown command": ("nergens",),
    "unknown option": ("sessions", "--nergens"),
    "unknown option of all": ("--nergens",),
    "unknown verb": ("cases", "nergens"),
    "no case": ("new",),
    "empty case": ("new", ""),
    "no session": ("open",),
    "empty session": ("open", "\x00"),
    "too many": ("open", S, "nog een"),
    "no phase": ("add", S, "--org", "gem", "x"),
    "no organisation": ("add", S, "--phase", "7", "x"),
    "no text": ("add", S, "--phase", "7", "--org", "gem"),
    "option without its value": ("new", "jongeren", "--title"),
    "flag with a value": ("new", "jongeren", "--no-open=ja"),
    "unknown language": ("sessions", "--lang", "de"),
    "unknown format": ("export", S, "--format", "docx"),
    "empty output": ("export", S, "--output", ""),
    "results without json": ("show", S, "--results"),
    "nobody to ask": ("delete", S),
    "no files to check": ("cases", "check"),
    "no file to make": ("programmes", "new"),
    "organisation without people": ("new", "jongeren", "--org", "A", "--org", "B:2", "--no-open"),
    "organisation without a name": ("new", "jongeren", "--org", ":3", "--org", "B:2", "--no-open"),
    "people in words": ("new", "jongeren", "--org", "A:drie", "--org", "B:2", "--no-open"),
    "nobody": ("new", "jongeren", "--org", "A:0", "--org", "B:2", "--no-open"),
    "fewer than nobody": ("new", "jongeren", "--org", "A:-1", "--org", "B:2", "--no-open"),
    "a hundred people": ("new", "jongeren", "--org", "A:100", "--org", "B:2", "--no-open"),
    "a million digits": ("new", "jongeren", "--org", "A:" + "9" * 1_000_000, "--org", "B:2", "--no-open"),
    "a long name": ("new", "jongeren", "--org", "A" * 41 + ":1", "--org", "B:2", "--no-open"),
    "a long title": ("new", "jongeren", "--title", "x" * 61, "--no-open"),
    "a title of a million": ("new", "jongeren", "--title", "é" * 1_000_000, "--no-open"),
    "one organisation": ("new", "jongeren", "--org", "A:1", "--no-open"),
    "nine organisations": ("new", "jongeren", *(f"--org={letter}:1" for letter in "ABCDEFGHI"), "--no-open"),
}


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    commands = Commands(tmp_path, monkeypatch, capsys)
    (commands.work / "iets.txt").write_text("van iemand anders")
    return commands


def check(samenwerk: Commands, code: int, *arguments: str) -> str:
    """Nothing happens but one line on stderr; returns it."""
    with samenwerk.unchanged():
        answer = samenwerk(*arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.endswith("\n") and answer.err.count("\n") == 1 and answer.err.strip()
    assert clean_line(answer.err, len(answer.err)) == answer.err[:-1]
    assert "Traceback" not in answer.err and len(answer.err) < 2500
    return answer.err


@pytest.mark.parametrize("what", PROBLEMS)
def test_a_problem_is_one_line_and_code_1(samenwerk: Commands, what: str) -> None:
    sessions = [samenwerk.new(), samenwerk.new()]
    check(samenwerk, 1, *(sessions[0] if argument == S else argument for argument in PROBLEMS[what]))


@pytest.mark.parametrize("what", WRONG_USAGE)
def test_wrong_usage_is_one_line_and_code_2(samenwerk: Commands, what: str) -> None:
    session = samenwerk.new()
    told = check(samenwerk, 2, *(session if argument == S else argument for argument in WRONG_USAGE[what]))
    assert "--help" in told


@pytest.mark.parametrize("arguments", [("nergens",), ("sessions", "--nergens"), ("new",), ("open", "nergens")])
def test_english_is_spoken_when_asked(samenwerk: Commands, arguments: tuple[str, ...]) -> None:
    code = 1 if "open" in arguments else 2
    assert check(samenwerk, code, *arguments) != check(samenwerk, code, *arguments, "--lang", "en")


def test_the_line_says_what_can_be_chosen(samenwerk: Commands) -> None:
    session = samenwerk.new()
    assert "woonoverlast" in check(samenwerk, 1, "new", "nergens", "--no-open")
    assert "halve-dag" in check(samenwerk, 1, "new", "jongeren", "--programme", "x", "--no-open")
    unknown = check(samenwerk, 1, "add", session, "--phase", "nergens", "--org", "gem", "x")
    assert "01-welcome" in unknown and "13-reflection" in unknown
    ambiguous = check(samenwerk, 1, "add", session, "--phase", "columns", "--org", "gem", "x")
    assert "04-columns, 07-columns" in ambiguous and "01-welcome" not in ambiguous
    assert "Gemeente, Woningcorporatie" in check(samenwerk, 1, "add", session, "--phase", "7", "--org", "x", "x")


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_names_are_quoted_as_text(samenwerk: Commands, number: int) -> None:
    hostile = HOSTILE[number]
    for arguments in (("show", f"x{hostile}"), ("new", f"x{hostile}", "--no-open"), (f"x{hostile}",)):
        check(samenwerk, 2 if len(arguments) == 1 else 1, *arguments)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\x00" * 100,
        b'{"meta": {',
        b"\xef\xbb\xbf{}",
        b'{"meta": {"1": {}}}',
        b"\xff\xfe",
    ],
)
@pytest.mark.parametrize(
    "command", [("open",), ("show", "--json"), ("export",), ("add", "--phase", "1", "--org", "-", "x")]
)
def test_a_broken_session_file_is_told_and_left_alone(
    samenwerk: Commands, content: bytes, command: tuple[str, ...]
) -> None:
    session = samenwerk.new()
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(content)
    verb, *more = command
    assert str(path) in check(samenwerk, 1, verb, session, *more)


def test_a_session_of_a_newer_version_is_told_and_left_alone(samenwerk: Commands) -> None:
    session = samenwerk.new()
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(path.read_bytes().replace(b'"v":1', b'"v":99'))
    assert "nieuwere versie" in check(samenwerk, 1, "show", session)


def test_a_broken_case_is_told_with_its_line(samenwerk: Commands) -> None:
    (samenwerk.work / "kapot.toml").write_text("# Een plein\ntitle =\n")
    assert "kapot.toml, regel 2" in check(samenwerk, 1, "new", "kapot.toml", "--no-open")


def test_a_data_folder_that_is_a_file(samenwerk: Commands) -> None:
    samenwerk.home.write_text("geen map")
    told = check(samenwerk, 1, "new", "jongeren", "--no-open")
    assert str(samenwerk.home / "sessions") in told and "SAMENWERK_HOME" in told
    check(samenwerk, 1, "sessions")


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EROFS])
def test_a_data_folder_that_cannot_be_made(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*arguments: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    told = check(samenwerk, 1, "new", "jongeren", "--no-open")
    assert str(samenwerk.home / "sessions") in told and "SAMENWERK_HOME" in told and "Niet gevonden" not in told


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_data_folder_that_cannot_be_written(
    samenwerk: Commands, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    session = samenwerk.new()

    def refuse(*arguments: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("samenwerk_tui.store.files.write_file", refuse)
    told = check(samenwerk, 1, "add", session, "--phase", "7", "--org", "gem", "een")
    assert str(samenwerk.home) in told


def test_a_full_disk_leaves_no_half_export(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    session = samenwerk.new()
    (samenwerk.work / "verslag.md").write_text("het vorige")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("samenwerk_tui.cli.files.os.fsync", full)
    assert "vol" in check(samenwerk, 1, "export", session)
    assert "vol" in check(samenwerk, 1, "export", session, "--output", "verslag.md", "--force")
