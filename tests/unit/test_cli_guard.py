"""Whatever happens inside a command ends in one line and an exit code, never in a traceback."""

from pathlib import Path
from typing import NoReturn

import pytest

from samenwerk_tui.cli import run
from samenwerk_tui.cli.output import print_table
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.overview import GroupOverview
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.store.protocol import Archive, Reason, StoreError

SECRET = "mevrouw Jansen van nummer 12"


class Failing:
    """Tools of which nothing works."""

    def __init__(self, home: Path, error: BaseException) -> None:
        self.home = home
        self._error = error

    def _fail(self) -> NoReturn:
        secret = SECRET
        try:
            raise KeyError(secret)
        except KeyError:
            raise self._error from None

    def archive(self) -> Archive:
        self._fail()

    def library(self, language: Language) -> Library:
        self._fail()

    def clock(self) -> Clock:
        self._fail()

    def open_screen(self, t: Catalog, session: str | None, *, desk: bool = False) -> int:
        self._fail()

    def open_overview(self, t: Catalog, groups: tuple[GroupOverview, ...]) -> int:
        self._fail()


def told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: BaseException, home: str = "home"
) -> tuple[int, list[str]]:
    """The exit code and the lines on stderr when a command meets this error."""
    code = run(["sessions", "--lang", "nl"], Failing(tmp_path / home, error))
    out, err = capsys.readouterr()
    assert out == ""
    return code, err.splitlines()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_store_is_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], reason: Reason
) -> None:
    code, lines = told(tmp_path, capsys, StoreError(reason, Path("pad\nmet regel"), "detail"))
    assert (code, len(lines)) == (1, 1)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (RuleError(Rule.NO_SUCH_PHASE, phase="\x1b[31m" + "x" * 5000), 1, "…"),
        (PermissionError(13, "Permission denied", "/geheim"), 1, "/geheim"),
        (OSError("zonder nummer"), 1, "OSError"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "nee"), 1, "tekens"),
        (KeyboardInterrupt(), 1, "Afgebroken"),
        (SystemExit("De sessie is weg."), 1, "De sessie is weg."),
    ],
)
def test_what_can_happen_to_anybody_is_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, words: str
) -> None:
    given, lines = told(tmp_path, capsys, error)
    assert (given, len(lines)) == (code, 1)
    assert words in lines[0] and "\x1b" not in lines[0] and len(lines[0]) < 500
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(("error", "code"), [(SystemExit(0), 0), (SystemExit(), 0), (SystemExit(5), 5)])
def test_an_ending_keeps_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: SystemExit, code: int
) -> None:
    assert told(tmp_path, capsys, error) == (code, [])


def test_nobody_reading_is_no_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, capsys, BrokenPipeError()) == (1, [])


@pytest.mark.parametrize(
    "error", [ValueError(SECRET), RecursionError(SECRET), AssertionError(SECRET), KeyError(SECRET)]
)
def test_the_unexpected_is_a_line_and_a_report_without_anybodys_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    code, lines = told(tmp_path, capsys, error)
    (report,) = (tmp_path / "home" / "crashes").iterdir()
    assert (code, len(lines)) == (1, 1)
    assert str(report) in lines[0] and SECRET not in lines[0]
    text = report.read_text(encoding="utf-8")
    assert SECRET not in text and type(error).__name__ in text
    assert "test_cli_guard.py" in text and " _fail" in text and "(sessions)" in text
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700


def test_the_unexpected_where_no_report_can_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "home").write_text("geen map")
    code, lines = told(tmp_path, capsys, ValueError(SECRET))
    assert (code, len(lines)) == (1, 1) and SECRET not in lines[0]


def test_tables_line_up_by_what_a_terminal_draws(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([("a", "b", ""), ("社区", "é", "x\x1b[31m\ny")])
    assert capsys.readouterr().out == "a     b\n社区  é  x y\n"
