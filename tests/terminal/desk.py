"""The hands of the facilitator: the keys that every step needs, each with a wait for what the screen shows of it."""

import re
from contextlib import ExitStack
from functools import singledispatch
from os.path import commonprefix
from typing import Any

from tests.terminal.clocked import Clockwork
from tests.terminal.ledger import Ledger
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.steps import PhaseOfDay, Step
from tests.terminal.words import BREAK, WALKING, armed, saved_at, t

PACE = 5
"""Seconds that a step takes. Each has a moment of its own, by which "bewaard 14:03:22" tells that it was saved."""


@singledispatch
def play(step: Step, desk: "Desk") -> None:
    """Let a step happen."""
    raise TypeError(f"nobody plays {type(step).__name__}")


class Desk:
    """A session on the screen of a terminal, the clock, and what the facilitator knows of it."""

    def __init__(self, clock: Clockwork, ledger: Ledger, titles: list[str]) -> None:
        self.clock = clock
        self.ledger = ledger
        self.titles = titles
        """Titles of the phases, in order, those that were skipped left out."""
        self.session = ""
        """Id of the session."""
        self.phase = titles[0]
        self.kept_in = titles[0]
        """Title of the phase that typed lines belong to: in a break, the one before it."""
        self.part: str | None = None
        """The part of the question that is being answered."""
        self.idea: str | None = None
        """What stands on the board for the idea that is being worked out."""
        self.column = next(iter(ledger.names))
        self._windows = ExitStack()
        self.terminal: Terminal

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self._windows.close()

    def open(self, *arguments: str) -> None:
        """Start the program in a new window."""
        self._windows.close()
        self.terminal = self._windows.enter_context(Terminal(self.clock.command(*arguments), self.clock.home))

    def run(self, *arguments: str) -> str:
        """Run a command beside the screen and return what it prints."""
        return self.clock.run(*arguments, environment=clean_environment(self.clock.home))

    def show(self, *options: str) -> dict[str, Any]:
        """The session as `show --json` tells it."""
        return self.clock.show(self.session, *options, environment=clean_environment(self.clock.home))

    # Time

    def play(self, phase: PhaseOfDay) -> None:
        """All of a phase."""
        self.arrive(phase.title)
        for step in phase.steps:
            play(step, self)
        self.wait_till(phase.until)

    def arrive(self, title: str) -> None:
        """See that the room is in this phase."""
        self.phase, self.part, self.idea = title, None, None
        if title != BREAK:
            self.kept_in = title
        self.terminal.wait(rf"\d+/\d+  {re.escape(title)}")

    def wait_till(self, hour_and_minute: str) -> None:
        """Let it become this time."""
        hour, minute = map(int, hour_and_minute.split(":"))
        until = self.clock.now.replace(hour=hour, minute=minute, second=0)
        assert until > self.clock.now, f"it is later than {hour_and_minute} already: {self.clock.now}"
        self.clock.forward((until - self.clock.now).total_seconds())

    def go_on(self) -> None:
        """PageDown, twice."""
        following = self.titles[self.titles.index(self.phase) + 1]
        self.terminal.press("pagedown")
        self.terminal.wait_for(armed(following))
        self.terminal.press("pagedown")
        self.arrive(following)

    # Saving

    def begin(self) -> None:
        """A step begins: a moment of its own."""
        self.clock.forward(PACE)

    def saved(self) -> None:
        """Wait until what was done in this moment is saved."""
        self.terminal.wait_for(saved_at(self.clock.now))

    def press(self, *keys: str) -> None:
        """Press keys that change something, and wait until it is saved."""
        self.begin()
        self.terminal.press(*keys)
        self.saved()

    # The line

    def go_to(self, who: str) -> None:
        """Tab until it is this one's turn to speak."""
        columns = self.ledger.columns()
        steps = (columns.index(who) - columns.index(self.column)) % len(columns)
        if steps:
            self.terminal.press(*["tab"] * steps)
            self.column = who
        self.label(who)

    def label(self, label: str) -> None:
        """Wait until this stands before the line."""
        self.terminal.wait(rf"(?m)^  {re.escape(label)}(?!\w).*›")

    def say(self, who: str, typed: str) -> None:
        """Type a line for somebody, and Enter."""
        self.go_to(who)
        self.begin()
        self.terminal.enter(typed)
        self.saved()

    def retype(self, before: str, after: str) -> None:
        """With `before` in the line: back to where it goes wrong, the rest anew, and Enter."""
        same = len(commonprefix([before, after]))
        self.terminal.press(*["backspace"] * (len(before) - same))
        self.begin()
        self.terminal.enter(after[same:])
        self.saved()

    def reply(self, question: str, answer: str) -> None:
        """Answer a question in the line; what stands there as a proposal goes."""
        self.terminal.wait(rf"(?m)^  {re.escape(question)}.* ›")
        self.terminal.press("ctrl+u")
        self.terminal.enter(answer)

    # Undoing

    def undo(self, what: str) -> None:
        """Ctrl+Z, and see that it says what was undone."""
        self.press("ctrl+z")
        self.terminal.wait_for(t("board.undone", what=what))

    def redo(self, what: str) -> None:
        """Ctrl+Y, and see that it says what was done again."""
        self.press("ctrl+y")
        self.terminal.wait_for(t("board.redone", what=what))

    # Walking

    def walk_to(self, text: str) -> None:
        """↓ from the line, and to the idea with this title."""
        line = self.ledger.line(text)
        self.go_to(line.who)
        column = self.ledger.in_column(line.who, self.phase, self.part)
        self.terminal.press("down", *["up"] * (len(column) - 1 - column.index(text)))
        self.terminal.wait_for(WALKING)

    def walk_on_to(self, text: str, other: str) -> None:
        """From one idea to another: → or ← by columns that have ideas, then ↑ or ↓."""
        columns = self.ledger.columns()
        line, target = self.ledger.line(text), self.ledger.line(other)
        here, there = columns.index(line.who), columns.index(target.who)
        height = self._ideas(line.who).index(text)
        step = 1 if there > here else -1
        for index in range(here + step, there + step, step) if there != here else ():
            ideas = self._ideas(columns[index])
            if ideas:
                self.terminal.press("right" if step > 0 else "left")
                height = min(height, len(ideas) - 1)
        down = self._ideas(target.who).index(other) - height
        self.terminal.press(*["down" if down > 0 else "up"] * abs(down))
        self.column = target.who

    def _ideas(self, who: str) -> list[str]:
        return self.ledger.in_column(who, self.phase, self.part)

    def back_to_line(self) -> None:
        """Esc, from walking to the line."""
        self.terminal.wait_for(WALKING)
        self.terminal.press("escape")
        self.terminal.wait_gone(WALKING)


def quoted(text: str, most: int = 40) -> str:
    """A text as the bottom line quotes it; a question quotes less."""
    return text if len(text) <= most else text[: most - 1] + "…"


def told(text: str) -> str:
    """What was written down, as the bottom line tells it."""
    return t("told.added.contribution", text=quoted(text))


def last_word(text: str) -> str:
    """What is certain to stand on one line of a column."""
    return text.split()[-1]
