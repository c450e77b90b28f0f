"""The commands as processes of their own: pipes, encodings, full disks, and what they import."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.terminal.screen import PROGRAM, Terminal, clean_environment

HEAVY = ("textual", "rich", "pydantic", "tinydb", "orjson", "filelock", "platformdirs")


def run(
    home: Path,
    *arguments: str | bytes,
    program: Sequence[str] = PROGRAM,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command and wait for it."""
    return subprocess.run(
        (*program, *arguments),
        cwd=home,
        env={**clean_environment(home), "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
        input=stdin,
        capture_output=True,
        timeout=60,
    )


@pytest.fixture
def session(tmp_path: Path) -> str:
    """The id of a session that was made."""
    made = run(tmp_path, "new", "jongeren", "--no-open")
    assert (made.returncode, made.stderr) == (0, b"")
    return made.stdout.decode().removesuffix("\n")


def test_a_session_from_the_shell(tmp_path: Path, session: str) -> None:
    added = run(tmp_path, "add", session, "--phase", "7", "--org", "gem", "-", stdin="één\npol: twee\n".encode())
    assert (added.returncode, len(added.stdout.splitlines()), added.stderr) == (0, 2, b"")
    shown = json.loads(run(tmp_path, "show", session, "--json").stdout)
    assert [line["text"] for line in shown["contributions"]] == ["één", "twee"]
    exported = run(tmp_path, "export", session)
    assert "één" in Path(os.fsdecode(exported.stdout).strip()).read_text(encoding="utf-8")
    assert run(tmp_path, "delete", session, "--yes").returncode == 0
    assert run(tmp_path, "sessions").stdout == b""


def test_arguments_that_are_no_utf8(tmp_path: Path, session: str) -> None:
    added = run(tmp_path, "add", session, "--phase", "7", "--org", "gem", b"caf\xe9 bij \xff")
    assert added.returncode == 0
    for arguments in (
        (b"\xe9\xff",),
        ("show", b"\xe9\xff"),
        ("new", b"\xe9", "--no-open"),
        ("export", session, "--output", b"\xe9/x"),
    ):
        answer = run(tmp_path, *arguments)
        assert answer.returncode in (1, 2)
        assert answer.stdout == b"" and answer.stderr.count(b"\n") == 1 and b"Traceback" not in answer.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_output_that_is_no_utf8(tmp_path: Path, session: str, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    text = "één 社区 ✓ 👩🏽‍🚒"
    run(tmp_path, "add", session, "--phase", "7", "--org", "gem", text)
    for arguments in (("--help",), ("sessions",), ("doctor",), ("cases",), ("nergens",), ("show", session)):
        answer = run(tmp_path, *arguments, environment=environment)
        assert b"Traceback" not in answer.stderr and answer.returncode in (0, 1, 2)
    shown = run(tmp_path, "show", session, "--json", environment=environment)
    assert json.loads(shown.stdout.decode("utf-8"))["contributions"][0]["text"] == text
    assert text in run(tmp_path, "export", session, "--output", "-", environment=environment).stdout.decode("utf-8")


def test_a_reader_that_goes_away(tmp_path: Path, session: str) -> None:
    lines = "\n".join(f"regel {number} " + "x" * 200 for number in range(1000))
    run(tmp_path, "add", session, "--phase", "7", "--org", "gem", "-", stdin=lines.encode())
    process = subprocess.Popen(
        (*PROGRAM, "show", session, "--json"),
        env={**clean_environment(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 1
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_result_that_cannot_be_written(tmp_path: Path, session: str) -> None:
    with open("/dev/full", "wb") as full:
        answer = subprocess.run(
            (*PROGRAM, "show", session, "--json"),
            env={**clean_environment(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert answer.returncode == 1
    assert answer.stderr.count(b"\n") == 1 and "vol" in answer.stderr.decode()


def test_closed_streams(tmp_path: Path, session: str) -> None:
    shell = 'exec "$@" >&- 2>&- <&-'
    for arguments in (("sessions",), ("nergens",), ("add", session, "--phase", "7", "--org", "gem", "-"), ()):
        answer = run(tmp_path, *arguments, program=("sh", "-c", shell, "sh", *PROGRAM))
        assert answer.returncode in (0, 1, 2)


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (("--version",), HEAVY),
        (("--help",), HEAVY),
        (("new", "--help"), HEAVY),
        (("nergens",), HEAVY),
        (("sessions",), ("textual", "rich", "tinydb")),
        (("export", "SESSION", "--output", "-"), ("textual", "rich")),
        (("add", "SESSION", "--phase", "7", "--org", "gem", "een"), ("textual", "rich")),
    ],
)
def test_a_command_imports_only_what_it_needs(
    tmp_path: Path, session: str, arguments: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    code = (
        "import sys\n"
        "from samenwerk_tui.__main__ import main\n"
        "main(sys.argv[2:])\n"
        "print(*(name for name in sys.argv[1].split(',') if name in sys.modules), file=sys.stderr)\n"
    )
    asked = (session if argument == "SESSION" else argument for argument in arguments)
    answer = run(tmp_path, ",".join(forbidden), *asked, program=(sys.executable, "-c", code))
    assert answer.stderr.splitlines()[-1] == b""


def test_delete_asks_in_a_real_terminal(tmp_path: Path, session: str) -> None:
    with Terminal((*PROGRAM, "delete", session), tmp_path) as terminal:
        terminal.wait("Typ ja")
        terminal.type("ja\r")
        assert terminal.end() == 0
    assert run(tmp_path, "sessions").stdout == b""


def test_interrupting_a_question(tmp_path: Path, session: str) -> None:
    with Terminal((*PROGRAM, "delete", session), tmp_path) as terminal:
        terminal.wait("Typ ja")
        terminal.send_signal(signal.SIGINT)
        assert terminal.end() == 1
        assert "Afgebroken" in terminal.text and "Traceback" not in terminal.text
    assert session.encode() in run(tmp_path, "sessions").stdout


def test_doctor_in_a_real_terminal(tmp_path: Path) -> None:
    with Terminal((*PROGRAM, "doctor"), tmp_path, columns=100, rows=30) as terminal:
        assert terminal.end() == 0
        assert "✓ Scherm: 100 bij 30" in terminal.text and "✓ Kleuren" in terminal.text
    with Terminal((*PROGRAM, "doctor"), tmp_path, columns=50, rows=30) as terminal:
        assert terminal.end() == 1
