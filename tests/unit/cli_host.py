"""The command line in this process: a folder of its own, no terminal, and what came out."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from samenwerk_tui.__main__ import main
from samenwerk_tui.store.archive import TinyDbArchive


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the result."""
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """The result as JSON."""
        return json.loads(self.out)


class Input(io.TextIOWrapper):
    """A stdin that holds these bytes and may say that it is a terminal."""

    def __init__(self, data: bytes, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Commands:
    """Runs `samenwerk …` in Dutch, in the folder `work`, with the data folder `home`."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = folder / "home"
        self.work = folder / "work"
        self.work.mkdir()
        self.archive = TinyDbArchive(self.home / "sessions")
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(self.work)
        monkeypatch.setenv("SAMENWERK_HOME", str(self.home))
        monkeypatch.setenv("SAMENWERK_LANG", "nl")
        # Also where somebody runs the tests in a terminal with `-s`.
        monkeypatch.setattr("samenwerk_tui.cli.screen.is_terminal", lambda: False)
        monkeypatch.setattr("samenwerk_tui.cli.doctor.is_terminal", lambda: False)

    def __call__(self, *arguments: str, stdin: bytes = b"", terminal: bool = False) -> Answer:
        """Run one command; `terminal` says whether somebody sits at stdin."""
        self._monkeypatch.setattr(sys, "stdin", Input(stdin, terminal))
        self._capsys.readouterr()
        code = main(arguments)
        out, err = self._capsys.readouterr()
        return Answer(code, out, err)

    def good(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Run a command that succeeds without a message."""
        answer = self(*arguments, stdin=stdin)
        assert (answer.code, answer.err) == (0, "")
        return answer

    def new(self, *arguments: str) -> str:
        """Make a session and return its id."""
        return self.good("new", "jongeren", "--no-open", *arguments).lines[0]

    def show(self, session: str, *arguments: str) -> Any:
        """The session as `show --json` tells it."""
        return self.good("show", session, "--json", *arguments).json

    def files(self) -> dict[Path, bytes]:
        """Every file in the data folder and the working folder, but for locks."""
        folders = (self.home, self.work)
        found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in found if path.suffix != ".lock"}

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Fails where a file was written, changed or removed meanwhile."""
        before = self.files()
        yield
        assert self.files() == before
