"""What nobody would type, in a real terminal: the program stays, shows only text, and loses nothing."""

import pytest

from samenwerk_tui.core.intents import MAX_LINES
from tests.hostile import HOSTILE
from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.screen import KEYS, Terminal, clean_environment
from tests.terminal.words import PASTING, t

SHOWN_BY_NOBODY = (
    b"\x1b]52",
    b"\x1b]0;titel",
    b"\x1b]8;",
    b"\x1bP+q",
    b"\x1bc",
    "\u202e".encode(),
    "\u2066".encode(),
)
"""What a terminal would obey: the clipboard, the title, links, a reset, text the other way round."""


@pytest.fixture
def board(session: str, window: OpenWindow) -> Terminal:
    """The session on the board, where ideas are called out."""
    terminal = window("open", session)
    terminal.wait_for("1/15  Inchecken", "GEM ›")
    go_to_phase(terminal, "Ideeën")
    terminal.wait_for("POL Politie")
    return terminal


def contributions(clock: Clockwork, session: str) -> list[dict[str, object]]:
    """What was contributed, as another program sees it."""
    shown = clock.show(session, environment=clean_environment(clock.home))["contributions"]
    assert isinstance(shown, list)
    return shown


def assert_alive(terminal: Terminal) -> None:
    """The line has the keyboard, and the program answers."""
    terminal.press("ctrl+u")
    terminal.type("leeft nog")
    terminal.wait("› leeft nog")
    terminal.press("ctrl+u")
    terminal.wait_gone("leeft nog")


def test_a_paste_without_its_end_gives_the_keyboard_back(board: Terminal, clock: Clockwork, session: str) -> None:
    board.send(b"\x1b[200~plak")
    board.wait("› plak")
    board.type(" en meer")
    board.wait("› plak en meer")
    board.press("enter")
    assert_alive(board)
    assert [line["text"] for line in contributions(clock, session)] == ["plak en meer"]


NO_KEYS = (
    b"\xff\xfe\x80\xc3(",
    b"\xe2\x82",
    "é".encode("latin-1"),
    b"\xed\xa0\x80",
    b"\x1b[99999999999u",
    b"\x1b[1114112;1u",
    b"\x1b[97:65;1u",
    b"\x1b[48;5000;5000;0;0t",
    b"\x1b[48;1;1;1;1t",
    b"\x1b[O",
    b"\x1b[<0;99999;99999M",
    b"\x1b[?2048;1$y",
    b"\x1b[" + b"1;" * 500 + b"m",
)
"""Bytes that are no UTF-8, characters that do not exist, windows of 5000 columns, and a window nobody types in."""


def test_bytes_that_are_no_keys(board: Terminal) -> None:
    for data in NO_KEYS:
        board.send(data + b"x")
        board.wait(r"(?m)^  GEM › .*x$")
        board.press("backspace")
        assert_alive(board)
        assert board.running, data
        board.wait_for("8/15  Ideeën", "POL Politie")


def test_a_character_in_two_halves_is_one_character(board: Terminal) -> None:
    for byte in "één 👩🏽‍🦰".encode():
        board.send(bytes([byte]))
    board.wait_for("GEM › één ")
    assert "�" not in board.text


def test_everything_hostile_pasted_and_typed(clock: Clockwork, session: str, board: Terminal) -> None:
    """One after the other into the line and kept. Where lines are many, what will happen is shown first."""
    for number, text in enumerate(text for text in HOSTILE if len(text) < 10_000):
        board.paste(text.encode("utf-8", "replace").decode())
        board.quiet(0.02)
        if PASTING in board.text:
            board.press("enter")
        board.type(f" nr{number}")
        board.press("enter")
    board.press("escape", "ctrl+u")
    board.quiet(0.2)
    assert board.running
    for sequence in SHOWN_BY_NOBODY:
        assert sequence not in board.output, f"{sequence!r} went to the terminal"
    kept = [str(line["text"]) for line in contributions(clock, session)]
    assert len(kept) > 80
    assert not [text for text in kept if any(ord(character) < 32 or character == "\x7f" for character in text)]


def test_a_hundred_thousand_characters(board: Terminal) -> None:
    for text in ("a" * 100_000, "woord " * 17_000, "社" * 100_000, "👨\u200d👩\u200d👧" * 20_000, "[" * 100_000):
        board.paste(text)
        board.wait_until(lambda screen: "GEM ›\n" not in screen, "something in the line")
        assert_alive(board)
    board.paste("regel\n" * 17_000)
    board.wait_for(t("rule.too_many_lines", limit=MAX_LINES))
    assert_alive(board)
    board.paste("regel\n" * MAX_LINES)
    board.wait_for(t.n("paste.title", MAX_LINES, column="Gemeente"), PASTING)
    board.press("escape")
    board.wait_gone(PASTING)
    assert_alive(board)


def test_keys_after_an_escape_in_a_paste_do_nothing_that_cannot_be_undone(
    clock: Clockwork, session: str, board: Terminal
) -> None:
    """The escape ends the paste; what follows walks, deletes, merges, marks, starts the clock and goes on."""
    environment = clean_environment(clock.home)
    clock.run("add", session, "--phase", "8", "--org", "GEM", "Een", "Twee", "Drie", environment=environment)
    board.wait_for("Een", "Twee", "Drie")
    before = clock.show(session, environment=environment)
    keys = ["down", "delete", "o", "m", "up", "enter", "b", "x", "enter", "f2", "f3", "f6", "pagedown", "pagedown"]
    board.paste("tekst\x1b[201~" + KEYS["backspace"] * 5 + "".join(KEYS.get(key, key) for key in keys))
    board.wait_for("9/15  Stemronde")
    for _ in range(20):
        board.press("ctrl+z")
    board.wait_for("1/15  Inchecken", t("rule.nothing_to_undo"))
    after = clock.show(session, environment=environment)
    assert after["contributions"] == before["contributions"]
    assert after["clusters"] == before["clusters"]
