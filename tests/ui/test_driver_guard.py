"""What comes from a terminal and what goes to it, whatever that is."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events

import samenwerk_tui.ui
from samenwerk_tui.locale import LANGUAGES, Catalog
from samenwerk_tui.ui.driver_guard import Inlet, Outlet
from samenwerk_tui.ui.look_alikes import LOOK_ALIKES, on_terminal

UI = Path(samenwerk_tui.ui.__file__).parent
SEQUENCES = st.from_regex(rb"\x1b[\[O][<?>]?[0-9;:]{0,12}[A-Za-z~]", fullmatch=True)


class Watch:
    """A clock in seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def keys(*chunks: bytes, encoding: str = "utf-8") -> str:
    """The characters of the keys that these bytes are."""
    inlet = Inlet(debug=False, encoding=encoding)
    messages = [message for chunk in chunks for message in inlet.feed(chunk)]
    return "".join(message.character or "" for message in messages if isinstance(message, events.Key))


@given(st.lists(st.one_of(st.binary(max_size=20), SEQUENCES), max_size=8))
def test_whatever_comes_in_the_keys_after_it_are_heard(chunks: list[bytes]) -> None:
    end_of_paste = b"\x1b[201~"
    assert keys(*chunks, b" " * 40 + end_of_paste, b"hallo").endswith("hallo")


def test_a_paste_without_its_end_is_ended_by_a_second_of_silence() -> None:
    watch = Watch()
    inlet = Inlet(debug=False, now=watch)

    def come_in(data: bytes, *, after: float) -> list[str]:
        """What the messages hold: keys, and pastes between brackets."""
        watch.now += after
        messages = [*inlet.tick(), *inlet.feed(data)] if data else list(inlet.tick())
        return [
            f"[{message.text}]" if isinstance(message, events.Paste) else str(getattr(message, "character", message))
            for message in messages
        ]

    assert come_in(b"a\x1b[200~pl", after=0) == ["a"]
    assert come_in("ak één".encode(), after=0.9) == []
    assert come_in(b"", after=0.9) == []
    assert come_in(b"", after=0.2) == ["[plak één]"]
    assert come_in(b"x", after=5) == ["x"]
    assert come_in(b"\x1b[200~half", after=5) == []
    assert come_in(b"\x1b[20", after=0.5) == []
    assert come_in(b"1~y", after=0.01) == ["[half]", "y"]
    assert come_in(b"", after=5) == []
    assert come_in(b"\x1b[200~", after=5) == []
    assert come_in(b"", after=5) == ["[]"]
    assert come_in(b"z", after=0) == ["z"]


@given(st.text(st.characters(categories=["L", "N"]), max_size=10), st.integers(1, 4))
def test_characters_in_pieces_are_whole(text: str, size: int) -> None:
    data = text.encode()
    assert keys(*(data[start : start + size] for start in range(0, len(data), size))) == text


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [("iso8859-1", b"\xe9\xe9n"), ("ascii", b"\xc3\xa9\xc3\xa9n"), ("utf-8", b"\xc3\xa9\xc3\xa9n")],
)
def test_what_is_typed_is_read_in_the_encoding_of_the_terminal(encoding: str, sent: bytes) -> None:
    assert keys(sent, encoding=encoding) == "één"


@given(st.text(max_size=20), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_a_look_alike_is_as_wide_as_what_it_stands_for(text: str, encoding: str) -> None:
    shown = text.encode(encoding, LOOK_ALIKES).decode(encoding)
    assert cell_len(shown) == sum(map(cell_len, text))


def test_every_character_of_the_screen_has_a_look_alike_of_its_own() -> None:
    catalogs = [Catalog(language) for language in LANGUAGES]
    characters = {character for t in catalogs for key in t.all_keys() for character in t(key)} | set(drawn())
    assert [c for c in characters - {"?"} if c.encode("ascii", LOOK_ALIKES) == b"?"] == []


def drawn() -> Iterator[str]:
    """The marks in the texts of the code of the screen, but for the pictures of letters."""
    for path in UI.rglob("*.py"):
        if path.name == "dot_letters.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (mark for mark in node.value if category(mark)[0] in "PS")


CONSOLE_FONT = set("¡£§«°±²³·»¿ÀÆ×ßæéë–—‘’‚“”„•…‹›€←↑→↓−█▒▶")
"""Of the characters of the screen, those that all console fonts of Debian for West European languages have."""


def test_a_linux_console_gets_what_its_font_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    marks = "".join(drawn())
    with open(tmp_path / "terminal", "w", encoding="utf-8") as terminal:
        outlet = Outlet(terminal)
        outlet.write(f"Eén café {marks}")
        outlet.close()
    written = (tmp_path / "terminal").read_text(encoding="utf-8")
    assert {mark for mark in written if not mark.isascii()} <= CONSOLE_FONT
    assert written.startswith("Eén café ") and len(written) == len(f"Eén café {marks}")
    assert on_terminal("█→é") and not on_terminal("▀") and not on_terminal("✓")


def test_nothing_happens_when_nobody_takes_what_is_written(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with open(writing, "w", encoding="ascii") as terminal:
        outlet = Outlet(terminal)
        outlet.write("één")
        outlet.flush()
        assert os.read(reading, 10) == b"een"
        os.close(reading)
        for _ in range(3):
            outlet.write("x" * 100_000)
            outlet.flush()
        outlet.close()
