"""The floor: the least board that anybody would write with Textual, by which ours is measured.

A heading, a countdown, columns with one widget an idea and a line under each, a footer; ideas live in memory and
nowhere else. `python -m tests.benchmarks.floor [IDEAS] [COLUMNS]`.
"""

import sys
from collections.abc import Iterator
from time import monotonic

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Digits, Footer, Header, Input, Static

SECONDS = 600
"""Seconds on the countdown."""


class Ideas(VerticalScroll, can_focus=False):
    """The ideas of a column, the newest in sight."""

    def __init__(self, texts: Iterator[str]) -> None:
        super().__init__(*(Static(text, markup=False) for text in texts))

    def on_mount(self) -> None:
        self.anchor()

    def add(self, text: str) -> None:
        self.mount(Static(text, markup=False))


class Floor(App[None]):
    """Columns of ideas under a countdown."""

    TITLE = "floor"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("f2", "countdown", "Countdown"), ("ctrl+q", "quit", "Quit")]
    CSS = """
    Header { height: 1; }
    Digits { width: 1fr; text-align: center; }
    Ideas { height: 1fr; scrollbar-size-vertical: 1; }
    Input { border: none; height: 1; padding: 0; }
    """

    def __init__(self, ideas: int, columns: int) -> None:
        super().__init__()
        self._ideas = ideas
        self._columns = columns
        self._until: float | None = None

    def compose(self) -> ComposeResult:
        yield Header()
        yield Digits("10:00")
        with Horizontal():
            for column in range(self._columns):
                with Vertical():
                    yield Static(f"Column {column}")
                    yield Ideas(f"Idea {n} of column {column}" for n in range(self._ideas // self._columns))
                    yield Input(compact=True)
        yield Footer()

    def on_mount(self) -> None:
        self.query(Input).first().focus()
        self.set_interval(1, self._tick)

    def action_countdown(self) -> None:
        """Start it, or stop it."""
        self._until = monotonic() + SECONDS if self._until is None else None

    def _tick(self) -> None:
        if self._until is not None:
            left = round(self._until - monotonic())
            self.query_one(Digits).update(f"{left // 60:02}:{left % 60:02}")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Another idea."""
        message.input.value = ""
        column = message.input.parent
        assert column is not None
        column.query_one(Ideas).add(message.value)


if __name__ == "__main__":
    Floor(*(int(given) for given in sys.argv[1:] or ("0", "5"))).run()
