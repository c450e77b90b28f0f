"""`doctor` sees what would spoil a day, and touches nothing."""

import errno
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.cli import doctor
from samenwerk_tui.store.atomic_storage import AtomicStorage
from tests.unit.cli_host import Answer, Commands


class Usage(NamedTuple):
    """As `shutil.disk_usage` says it."""

    total: int
    used: int
    free: int


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage(10**12, 0, 10**11))
    for name in ("NO_COLOR", "COLORTERM", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    return Commands(tmp_path, monkeypatch, capsys)


@pytest.fixture
def terminal(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """A terminal with 256 colours; its size can be changed."""
    size = {"columns": 120, "rows": 34}
    monkeypatch.setattr(doctor, "is_terminal", lambda: True)
    monkeypatch.setattr("os.get_terminal_size", lambda *_: os.terminal_size((size["columns"], size["rows"])))
    monkeypatch.setenv("TERM", "xterm-256color")
    return size


def examine(samenwerk: Commands) -> Answer:
    """Let the doctor look; that changes nothing and tells nothing on stderr."""
    with samenwerk.unchanged():
        answer = samenwerk("doctor")
    assert answer.err == ""
    assert answer.code == (1 if any(line.startswith("✗") for line in answer.lines) else 0)
    assert all(line[:2] in ("✓ ", "– ", "✗ ") for line in answer.lines)
    return answer


def problem(answer: Answer) -> str:
    """The one thing that is wrong."""
    (line,) = (line for line in answer.lines if line.startswith("✗"))
    return line


def test_a_good_machine_before_the_first_session(samenwerk: Commands) -> None:
    answer = examine(samenwerk)
    assert answer.code == 0
    assert "geen terminal" in answer.lines[0]
    assert not samenwerk.home.exists()


def test_a_good_machine_with_sessions(samenwerk: Commands, terminal: dict[str, int]) -> None:
    session = samenwerk.new()
    samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    answer = examine(samenwerk)
    assert answer.code == 0
    assert "120 bij 34" in answer.lines[0] and "256" in answer.lines[1]
    assert "93 GB" in answer.out and "2, allemaal leesbaar" in answer.lines[-1]


@pytest.mark.parametrize(("columns", "rows", "good"), [(60, 20, True), (59, 20, False), (60, 19, False)])
def test_the_size_of_the_terminal(
    samenwerk: Commands, terminal: dict[str, int], columns: int, rows: int, good: bool
) -> None:
    terminal.update(columns=columns, rows=rows)
    answer = examine(samenwerk)
    assert (answer.code == 0) == good
    assert good or f"{columns} bij {rows}" in problem(answer)


@pytest.mark.parametrize(
    ("variables", "mark"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, "✓"),
        ({"TERM": "xterm"}, "✓"),
        ({"TERM": "dumb"}, "✗"),
        ({"NO_COLOR": "1"}, "–"),
    ],
)
def test_the_colours_of_the_terminal(
    samenwerk: Commands,
    terminal: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    mark: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert examine(samenwerk).lines[1].startswith(f"{mark} Kleuren")


def test_a_folder_that_cannot_be_written(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**more: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert str(samenwerk.home) in problem(examine(samenwerk))


def test_a_folder_of_sessions_that_cannot_be_written(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    samenwerk.new()
    sessions = samenwerk.home / "sessions"
    temporary_file = tempfile.TemporaryFile

    def refuse(dir: Path) -> object:
        if dir == sessions:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return temporary_file(dir=dir)

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    told = problem(examine(samenwerk))
    assert str(sessions) in told and "geen toegang" in told


def test_little_space(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage(10**12, 0, 50 * 1024**2))
    assert "50 MB" in problem(examine(samenwerk))


@pytest.mark.parametrize(("kind", "told"), [("nfs4", True), ("ext4", False)])
def test_a_network_disk_is_a_note(
    samenwerk: Commands, monkeypatch: pytest.MonkeyPatch, kind: str, told: bool
) -> None:
    mounts = samenwerk.work.parent / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {samenwerk.work.parent} {kind} rw 0 0\n")
    monkeypatch.setattr(doctor, "_MOUNTS", mounts)
    answer = examine(samenwerk)
    assert answer.code == 0
    assert ("netwerkschijf" in answer.out) == told


def test_a_synchronised_folder_is_a_note(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = samenwerk.work / "OneDrive - Gemeente"
    folder.mkdir()
    monkeypatch.setenv("SAMENWERK_HOME", str(folder))
    assert "online schijf" in samenwerk("doctor").out


def test_a_damaged_session(samenwerk: Commands) -> None:
    samenwerk.new()
    path = samenwerk.home / "sessions" / f"{samenwerk.new()}.json"
    path.write_bytes(path.read_bytes()[:-40] + b'"events":{"1":{}}}')
    assert str(path) in problem(examine(samenwerk))
    path.write_bytes(b"")
    assert str(path) in problem(examine(samenwerk))


def test_a_damaged_backup(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    backup = samenwerk.home / "sessions" / f"{session}.json.bak"
    backup.write_bytes(b"null")
    assert str(backup) in problem(examine(samenwerk))


def test_a_session_whose_file_is_gone(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.unlink()
    assert f"{path} is weg" in problem(examine(samenwerk))


def test_a_broken_case_of_ones_own(samenwerk: Commands) -> None:
    (samenwerk.home / "cases").mkdir(parents=True)
    (samenwerk.home / "cases" / "kapot.toml").write_text("title =\n")
    assert "kapot.toml, regel 1" in problem(examine(samenwerk))


def test_a_terminal_without_utf8(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "can_show", lambda text: text.isascii())
    answer = samenwerk("doctor")
    assert answer.code == 1
    assert any(line.startswith("!! ") and "UTF-8" in line for line in answer.lines)
    assert all(line[:3] in ("ok ", "-- ", "!! ") for line in answer.lines)


def test_a_damaged_snapshot(samenwerk: Commands) -> None:
    session = samenwerk.new()
    snapshot = samenwerk.home / "sessions" / f"{session}.json.1.snap"
    snapshot.write_bytes(b"null")
    snapshot.chmod(0o600)
    assert str(snapshot) in problem(examine(samenwerk))


def test_a_session_that_is_open_is_a_note_and_one_that_is_being_written_a_problem(samenwerk: Commands) -> None:
    session = samenwerk.new()
    claim = samenwerk.archive.claim_screen(session, "board")
    assert f"– {session} is nu open" in examine(samenwerk).out
    claim.release()
    with AtomicStorage(samenwerk.home / "sessions" / f"{session}.json").locked():
        assert session in problem(examine(samenwerk))
    assert session not in examine(samenwerk).out


@pytest.mark.parametrize("what", ["folder", "file", "backup"])
def test_what_others_can_read_is_a_note(samenwerk: Commands, what: str) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een")
    folder = samenwerk.home / "sessions"
    path = {"folder": folder, "file": folder / f"{session}.json", "backup": folder / f"{session}.json.bak"}[what]
    path.chmod(0o755 if what == "folder" else 0o644)
    answer = examine(samenwerk)
    assert answer.code == 0
    assert f"kunnen {path} lezen" in answer.out


@pytest.mark.parametrize(("year", "good"), [(1970, False), (2025, False), (2999, True)])
def test_the_clock(samenwerk: Commands, monkeypatch: pytest.MonkeyPatch, year: int, good: bool) -> None:
    samenwerk.new()
    monkeypatch.setattr(SystemClock, "now", lambda self: datetime(year, 6, 1, 12, 30, tzinfo=UTC))
    answer = examine(samenwerk)
    assert (answer.code == 0) == good
    assert f"{year}-06-01 12:30" in (answer.out if good else problem(answer))


def test_a_session_that_was_recovered_is_a_note(samenwerk: Commands) -> None:
    session = samenwerk.new()
    aside = samenwerk.home / "sessions" / f"{session}.json.aside-1"
    aside.write_bytes(b"half")
    aside.chmod(0o600)
    answer = examine(samenwerk)
    assert answer.code == 0 and f"{session} is eerder hersteld" in answer.out
