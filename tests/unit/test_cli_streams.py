"""What goes where when a stream is closed or full: results to stdout, and nothing else, ever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = [sys.executable, "-P", "-m", "samenwerk_tui"]


def run(folder: Path, redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command from a shell that does this to its streams."""
    environment = {
        "PATH": os.environ["PATH"],
        "SAMENWERK_HOME": str(folder),
        "SAMENWERK_LANG": "nl",
        "LANG": "C.UTF-8",
    }
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", *START, *arguments]
    return subprocess.run(shell, env=environment, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("redirection", "arguments", "code"),
    [
        ("2>&-", ("show", "nergens"), 1),
        ("2>&-", ("niets",), 2),
        ("2>&-", ("sessions",), 0),
        ("2>/dev/full", ("show", "nergens"), 1),
        ("2>/dev/full", ("niets",), 2),
        (">&-", ("show", "nergens"), 1),
        (">/dev/full", ("show", "nergens"), 1),
        (">/dev/full", ("schema",), 1),
        (">&- 2>&-", ("show", "nergens"), 1),
    ],
)
def test_a_message_never_gets_among_the_results_and_the_code_stays(
    tmp_path: Path, redirection: str, arguments: tuple[str, ...], code: int
) -> None:
    done = run(tmp_path, redirection, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == (0 if "2>" in redirection else 1)


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "<&-"])
def test_a_result_is_whole_without_the_other_streams(tmp_path: Path, redirection: str) -> None:
    assert run(tmp_path, redirection, "schema").stdout == run(tmp_path, "", "schema").stdout != ""
