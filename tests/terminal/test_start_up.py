"""What a board loads: whatever it could do without costs time at every start, and memory all day."""

import sys
from pathlib import Path

import pytest

from tests.terminal.screen import Terminal
from tests.terminal.test_commands import run

NOT_FOR_A_BOARD = (
    *("_ssl", "_hashlib", "email", "zipfile", "csv", "pyphen", "rapidfuzz", "icalendar", "snowballstemmer"),
    *("textual.widgets._tree", "textual.widgets._select"),
    *("samenwerk_tui.core.decide", "samenwerk_tui.core.conflicts", "samenwerk_tui.core.undoing"),
    *("samenwerk_tui.core.intents.day", "samenwerk_tui.core.intents.contributions", "samenwerk_tui.core.begin"),
    *(
        "samenwerk_tui.core.summarise",
        "samenwerk_tui.library",
        "samenwerk_tui.export",
        "samenwerk_tui.ui.screens.home",
    ),
)
TELL_WHAT_IS_LOADED = (
    "import sys\n"
    "from samenwerk_tui.__main__ import main\n"
    "main(sys.argv[2:])\n"
    "print('loaded:', *(name for name in sys.argv[1].split(',') if name in sys.modules), 'and no more')\n"
)


def test_a_board_that_goes_on_loads_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    session = run(tmp_path, "new", "jongeren", "--no-open").stdout.decode().strip()
    told = (sys.executable, "-c", TELL_WHAT_IS_LOADED, ",".join([*NOT_FOR_A_BOARD, "pydantic"]))
    for loaded in ("samenwerk_tui.core.decide", "loaded: pydantic and no more"):  # that it is opened first is a fact
        with Terminal((*told, "open", session), tmp_path, columns=120, rows=34) as board:
            board.wait("Welkom")
            board.press("ctrl+q")
            assert board.end() == 0
            assert loaded in board.text


@pytest.mark.parametrize(
    "use",
    [
        "import secrets; from secrets import token_hex; assert len(secrets.token_bytes(3)) == 3 and token_hex(2)",
        "import importlib.metadata as it; from importlib.metadata import entry_points as e; assert e() and it",
        "from importlib.metadata import version; assert version('textual')",
        "import asyncio; from asyncio.sslproto import SSLProtocol",
        "from textual.types import DirEntry, IgnoreReturnCallbackType; from textual.widgets import DirectoryTree",
        "import textual.app; from textual import types; assert types.DirEntry",
        "import textual.design; from rich.table import Column, Table; Table(Column()).add_row('x')",
        "from pydantic import SecretStr; assert SecretStr('x') != SecretStr('y')",
    ],
)
def test_what_is_spared_is_there_for_who_asks_for_it(tmp_path: Path, use: str) -> None:
    code = f"from samenwerk_tui.spared import spare; spare(); {use}"
    asked = run(tmp_path, program=(sys.executable, "-c", code))
    assert (asked.returncode, asked.stderr) == (0, b"")


def test_what_somebody_loaded_before_is_left_alone(tmp_path: Path) -> None:
    code = (
        "import ssl, secrets, importlib.metadata, rich.table, sys; was = dict(sys.modules)\n"
        "from samenwerk_tui.spared import spare; spare()\n"
        "names = ('ssl', 'secrets', 'importlib.metadata', 'rich.table')\n"
        "assert all(sys.modules[name] is was[name] for name in names)\n"
    )
    asked = run(tmp_path, program=(sys.executable, "-c", code))
    assert (asked.returncode, asked.stderr) == (0, b"")
