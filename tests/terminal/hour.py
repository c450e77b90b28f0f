"""An hour of two people who type at random on two screens of one session, of which one is killed now and then.

`python -m tests.terminal.hour [SEED [MINUTES]]` plays one and says what came of it; the seed, which is printed, plays
the same keys again. Whatever stood on a board as a contribution has to be in the session from then on.
"""

import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.terminal.clocked import Clockwork
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.words import PASTING, go_to, t

CASE = "jongeren-op-een-plein"
IDEAS = "Ideeën"
SAVED = t("board.saved", time="")
"""Stands in the bottom line."""
DRAWN = t("desk.beamer")
"""Stands on the desk while something is over the board."""
SCREENS: Mapping[str, tuple[str, ...]] = {"board": (), "desk": ("--desk",)}
WORD = re.compile(r"\bz\d{4}\b")
"""What every line has in it, each its own: short enough that no column breaks it."""
ABOVE_THE_BOARD, UNDER_THE_BOARD = 7, 6
"""Rows with what is not saved: a line in which one searches; lines that wait, the input line and the bottom line."""
SIZES = ((80, 24), (100, 30), (160, 45))
SECONDS_A_STEP = 4
_ESCAPE = 0.15
"""Seconds after which an escape is a key of its own, and not the beginning of another one."""
_MOMENT = 0.03
"""Seconds of silence after which a screen has dealt with keys, or another one gets its turn all the same."""
_A_WHILE = 0.6
"""Seconds of silence after which a screen has seen what another one did."""
_TIMES = 10
"""How often a board that begins is given as long."""


class Hour:
    """The two screens, what was shown as saved, and what the file said last."""

    def __init__(self, home: Path, seed: int) -> None:
        self.seed = seed
        self.shown: set[str] = set()
        self.kills = 0
        self._clock = Clockwork(home)
        self._environment = clean_environment(home)
        self._chance = random.Random(seed)
        self._number = 0
        self._events: list[Any] = []
        new = self._clock.run("new", CASE, "--no-open", environment=self._environment)
        self.session = new.strip()
        self.file = home / "samenwerk" / "sessions" / f"{self.session}.json"
        self._half: dict[str, str] = {}
        """By screen, a word that is half typed in its line."""
        self._windows: dict[str, Terminal] = {}
        for name in SCREENS:
            self._windows[name] = self._open(name)

    def play(self, steps: int) -> None:
        """So many things that one of the two does, and then both stop. AssertionError where anything is lost."""
        try:
            for _ in range(steps):
                name = self._chance.choice(tuple(SCREENS))
                self._clock.forward(self._chance.uniform(0, 2 * SECONDS_A_STEP))
                action = self._chance.choices(tuple(_ACTIONS), tuple(_ACTIONS.values()))[0]
                action(self, name)
                self._look(name)
            self._come_together()
        finally:
            for window in self._windows.values():
                window.kill()
                window.close()

    # What they do

    def line(self, name: str) -> None:
        """Enter a line, maybe for another organisation or of another kind."""
        prefix = self._chance.choice(("", "", "", "pol: ", "bew: ", "! ", "? ", "~", "gem: ! ", "ja, maar "))
        self._press(name, *prefix, *self._word(), "enter")
        self._half.pop(name, None)

    def half_a_line(self, name: str) -> None:
        """Type a word and leave it."""
        word = self._word()
        self._press(name, "escape", "ctrl+u", *word)
        self._half[name] = word

    def keys(self, name: str) -> None:
        """Some keys of the contract, in no order that makes sense."""
        self._half.pop(name, None)
        self._press(name, *self._chance.choices(_KEYS, k=self._chance.randint(1, 6)), "escape")

    def walk(self, name: str) -> None:
        """Into the board, and do something with an idea."""
        self._half.pop(name, None)
        there = self._chance.choices(("up", "down", "left", "right"), k=self._chance.randint(0, 4))
        self._press(name, "escape", "ctrl+u", "down", *there, *self._chance.choice(_WITH_AN_IDEA), "escape", "escape")

    def phase(self, name: str) -> None:
        """To another phase: to the ideas again and again, where most of the day is."""
        self._half.pop(name, None)
        if self._chance.random() < 0.5:
            self._press(name, "escape", "escape", "ctrl+u", "ctrl+p", *go_to(IDEAS), "enter")
        else:
            key = self._chance.choice(("pagedown", "pagedown", "pageup"))
            self._press(name, "escape", key, key)

    def count(self, name: str) -> None:
        """What one does while votes or a pulse are counted; elsewhere it is a line of digits."""
        self._half.pop(name, None)
        digits = self._chance.choices("012345", k=self._chance.randint(1, 5))
        self._press(name, "enter", *digits, "enter", *self._chance.choice((("f6",), ("right",), ("tab",), ("n",))))

    def paste(self, name: str) -> None:
        """Paste two lines and agree to it."""
        self._half.pop(name, None)
        window = self._windows[name]
        self._press(name, "escape", "ctrl+u")
        window.paste(f"{self._word()} een\n{self._word()} twee\n")
        window.quiet(_MOMENT)
        self._press(name, *("enter" if PASTING in window.text else "escape",), "escape")

    def note_or_learned(self, name: str) -> None:
        """What the desk has a key of its own for, and what was learned."""
        self._half.pop(name, None)
        self._press(name, self._chance.choice(("f7", "f8")), *self._word(), "enter")

    def resize(self, name: str) -> None:
        """Another size, and back."""
        window = self._windows[name]
        for columns, rows in (self._chance.choice(SIZES), (120, 34)):
            window.resize(columns, rows)
            window.wait_until(lambda text: SAVED in "".join(text.split("\n")[-2:]), "the bottom line at the bottom")

    def kill(self, name: str) -> None:
        """Kill -9, and open it again: a word that was half typed is back."""
        window, half = self._windows[name], self._half.pop(name, "")
        kept = bool(half) and self._is_in_the_line(name, half)
        if kept:
            drafts = self.file.parent
            window.wait_until(lambda _: any(half in one.read_text() for one in drafts.glob("*.draft")), "a draft")
        window.kill()
        window.close()
        self.kills += 1
        self._windows[name] = self._open(name)
        if kept:
            self._windows[name].wait_for(half)

    # How it is done, and looked at

    def _open(self, name: str) -> Terminal:
        command = self._clock.command("open", self.session, *SCREENS[name])
        window = Terminal(command, self._clock.home)
        if name == "board" and "desk" in self._windows:
            self._lift_curtain(window)
        window.wait(r"\d+/13  ")
        return window

    def _lift_curtain(self, board: Terminal) -> None:
        """Take away with Esc what the desk drew over the board before: it is over the next one too."""
        desk = self._windows["desk"]
        for _ in range(_TIMES):
            desk.quiet(_A_WHILE)
            if DRAWN not in desk.text:
                return
            board.press("escape")
            board.quiet(_A_WHILE)

    def _word(self) -> str:
        self._number += 1
        return f"z{self._number:04}"

    def _press(self, name: str, *keys: str) -> None:
        window = self._windows[name]
        for key in keys:
            window.press(key)
            if key == "escape":
                window.quiet(_ESCAPE)
        window.quiet(_MOMENT)
        assert window.running, f"seed {self.seed}: {name} ended after {keys}; the screen was:\n{window.text}"

    def _is_in_the_line(self, name: str, word: str) -> bool:
        return word in "\n".join(self._windows[name].text.split("\n")[-UNDER_THE_BOARD:])

    def _look(self, name: str) -> None:
        """What stands on the board of a screen is in the file, and so is everything that stood on one before."""
        window = self._windows[name]
        rows = window.text.split("\n")
        if PASTING not in window.text:
            self.shown |= set(WORD.findall("\n".join(rows[ABOVE_THE_BOARD:-UNDER_THE_BOARD])))
        events = list(json.loads(self.file.read_bytes())["events"].values())
        assert events[: len(self._events)] == self._events, f"seed {self.seed}: events are gone or other ones"
        self._events = events
        lost = self.shown - set(WORD.findall(json.dumps(events)))
        assert not lost, f"seed {self.seed}: shown as saved, not in the session: {sorted(lost)}; on:\n{window.text}"

    def _come_together(self) -> None:
        """Both see the same phase in the end, the session can be read, and nobody crashed."""
        for window in self._windows.values():
            window.press("escape", "escape", "escape")
        state = self._clock.show(self.session, environment=self._environment)
        phases = [phase["id"] for phase in state["phases"]]
        number = phases.index(state["phase"]) + 1
        for window in self._windows.values():
            window.wait(rf"(?m)^\s*{number}/{len(phases)}  ")
        crashes = [path for path in self._clock.home.rglob("*crash*") if path.is_file()]
        assert not crashes, f"seed {self.seed}: {crashes[0].read_text()}"


_KEYS = (
    *("tab", "up", "down", "left", "right", "enter", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f9", "shift+tab"),
    *("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+p", "ctrl+t", "escape", "?", ".", "s", "h", "d", "g"),
)
_WITH_AN_IDEA = (
    ("enter", "x", "enter"),
    ("delete",),
    ("m", "up", "enter"),
    ("m", "m"),
    ("o",),
    ("v", "p", "o", "l", "enter"),
    ("h",),
    ("b", "b", "o", "u", "w", "enter"),
)
_ACTIONS: Mapping[Callable[[Hour, str], None], int] = {
    Hour.line: 30,
    Hour.half_a_line: 8,
    Hour.keys: 14,
    Hour.walk: 12,
    Hour.phase: 5,
    Hour.count: 8,
    Hour.paste: 2,
    Hour.note_or_learned: 5,
    Hour.resize: 2,
    Hour.kill: 3,
}
"""What they do, and how often."""


def main(arguments: list[str]) -> None:
    """Play an hour, or so many minutes, and say what came of it."""
    seed = int(arguments[0]) if arguments else random.SystemRandom().randrange(1_000_000)
    minutes = int(arguments[1]) if len(arguments) > 1 else 60
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as home:
        hour = Hour(Path(home), seed)
        hour.play(minutes * 60 // SECONDS_A_STEP)
    print(f"{minutes} minutes: {len(hour.shown)} lines shown as saved, {hour.kills} kills, nothing lost")


if __name__ == "__main__":
    main(sys.argv[1:])
