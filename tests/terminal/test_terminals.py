"""The keys of the contract, byte for byte as terminals of several makes send them."""

from collections.abc import Mapping

import pytest
from textual import events

from samenwerk_tui.ui.driver_guard import Inlet
from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.screen import Terminal
from tests.terminal.words import CORRECTING, PALETTE, WALKING, armed, saved_at, t

XTERM = {
    **{"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~"},
    **{"f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "pageup": "\x1b[5~", "pagedown": "\x1b[6~"},
    **{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F"},
    **{"tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "keypad enter": "\r", "backspace": "\x7f"},
    **{"ctrl+e": "\x05", "ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+t": "\x14", "ctrl+y": "\x19", "ctrl+z": "\x1a"},
    **{"escape": "\x1b", "delete": "\x1b[3~"},
}
"""A terminal below sends the same where it is not said to differ."""
RXVT = {"f1": "\x1b[11~", "f2": "\x1b[12~", "f3": "\x1b[13~", "f4": "\x1b[14~", "home": "\x1b[7~", "end": "\x1b[8~"}
TMUX = {"home": "\x1b[1~", "end": "\x1b[4~", "keypad enter": "\n"}
CONSOLE = {
    **{"f1": "\x1b[[A", "f2": "\x1b[[B", "f3": "\x1b[[C", "f4": "\x1b[[D", "f5": "\x1b[[E"},
    **{"home": "\x1b[1~", "end": "\x1b[4~"},
}
"""That of Linux."""
KITTY = {
    **{"f1": "\x1b[P", "f2": "\x1b[Q", "f3": "\x1b[R", "f4": "\x1b[S", "shift+tab": "\x1b[9;2u"},
    **{"ctrl+e": "\x1b[101;5u", "ctrl+p": "\x1b[112;5u", "ctrl+q": "\x1b[113;5u", "ctrl+y": "\x1b[121;5u"},
    **{"ctrl+t": "\x1b[116;5u", "ctrl+z": "\x1b[122;5u", "keypad enter": "\x1b[57414u", "escape": "\x1b[27u"},
}
"""It has the keyboard protocol that the program asks for."""
TERMINALS: Mapping[str, Mapping[str, str]] = {
    name: {**XTERM, **own}
    for name, own in [("xterm", {}), ("rxvt", RXVT), ("tmux", TMUX), ("console", CONSOLE), ("kitty", KITTY)]
}
ALL_TERMINALS = pytest.mark.parametrize("keyboard", TERMINALS.values(), ids=TERMINALS)


@ALL_TERMINALS
def test_every_key_is_the_one_that_was_pressed(keyboard: Mapping[str, str]) -> None:
    for key, sequence in keyboard.items():
        # A lone Esc is known by what does not follow it.
        inlet = Inlet(debug=False)
        messages = [*inlet.feed(sequence.encode()), *(inlet.feed(b"\x1b") if key == "escape" else ())]
        pressed = [message.key for message in messages if isinstance(message, events.Key)]
        assert pressed[:1] == [key.removeprefix("keypad ")], f"{key} as {sequence!r}"


@ALL_TERMINALS
def test_every_key_does_what_it_should(
    clock: Clockwork, session: str, window: OpenWindow, keyboard: Mapping[str, str]
) -> None:
    terminal = window("open", session)
    terminal.wait_for("1/15  Inchecken", "GEM ›")
    board = Board(terminal, keyboard)
    board.clock_and_beamer()
    board.help_palette_and_phases()
    board.line_and_walk()
    clock.forward(1)
    board.press("f2")
    terminal.wait_for(saved_at(clock.now))
    board.press("ctrl+e")
    terminal.wait_for(t("board.exported", path=""))
    board.press("ctrl+q")
    assert terminal.end() == 0


class Board:
    """A board behind the keyboard of some terminal."""

    def __init__(self, terminal: Terminal, keyboard: Mapping[str, str]) -> None:
        self.terminal = terminal
        self._keyboard = keyboard

    def press(self, *keys: str) -> None:
        self.terminal.type("".join(self._keyboard[key] for key in keys))

    def clock_and_beamer(self) -> None:
        terminal = self.terminal
        self.press("f4", "f4")
        terminal.wait_digits("14:00")
        self.press("f3")
        terminal.wait_digits("13:00")
        self.press("f5")
        terminal.wait_gone(t("welcome.greeting"))
        self.press("f5")
        terminal.wait_for(t("welcome.greeting"))
        self.press("f9")
        terminal.wait_until(lambda text: not text.strip(), "a dark beamer")
        self.press("f9")
        terminal.wait_for(t("welcome.greeting"))

    def help_palette_and_phases(self) -> None:
        terminal = self.terminal
        for opens, shown in [
            ("f1", t("help.purpose.welcome")),
            ("ctrl+p", PALETTE),
            ("f8", f"GEM {t('board.learned_line')} ›"),
        ]:
            self.press(opens)
            terminal.wait_for(shown)
            self.press("escape")
            terminal.wait_gone(shown)
        self.press("tab")
        terminal.wait_for("COR ›")
        self.press("shift+tab")
        terminal.wait_for("GEM ›")
        for key, phase in [("pagedown", "Beginpeiling"), ("pageup", "Inchecken")]:
            self.press(key)
            terminal.wait_for(armed(phase))
            self.press(key)
            terminal.wait(rf"\d+/15  {phase}")

    def line_and_walk(self) -> None:
        terminal = self.terminal
        go_to_phase(terminal, "Ideeën")
        terminal.type("amen")
        self.press("home")
        terminal.type("S")
        self.press("left", "right", "end", "backspace")
        terminal.type("n")
        self.press("keypad enter")
        terminal.wait_for("Samen", "GEM ›\n")
        self.press("f6")
        terminal.wait_gone("Samen")
        self.press("f6")
        terminal.wait_for("Samen")
        self.press("ctrl+z")
        terminal.wait_gone("Samen")
        self.press("ctrl+y")
        terminal.wait_for("Samen")
        self.press("up")
        terminal.wait_for(CORRECTING)
        self.press("escape")
        terminal.wait_gone(CORRECTING)
        self.press("down")
        terminal.wait_for(WALKING)
        self.press("delete")
        terminal.wait_gone("Samen")
