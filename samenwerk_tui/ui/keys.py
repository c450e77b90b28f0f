"""Every key of the board, written once: bindings, bottom line, palette and help are fed from here.

The words are in the catalogs: `keys.<id>.name` (what it does, two words) and `keys.<id>.tip` (a sentence).
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from textual.binding import Binding

CommandId = Literal[
    "help",
    "countdown",
    "minute_less",
    "minute_more",
    "full_countdown",
    "cover",
    "learned",
    "blank",
    "standstill",
    "next_phase",
    "previous_phase",
    "undo",
    "redo",
    "export",
    "palette",
    "quit",
    "note",
    "assign",
]


class Command(NamedTuple):
    """A key of the board and the action it calls."""

    id: CommandId
    key: str
    """As Textual names it."""
    shown: str
    """As it stands on the keyboard."""

    def binding(self) -> Binding:
        """The binding; it goes before whatever has the keyboard, so that no key of the board is ever swallowed."""
        return Binding(
            self.key,
            self.id,
            self.id,
            key_display=self.shown,
            id=self.id,
            tooltip=f"keys.{self.id}.tip",
            priority=True,
        )


COMMANDS: tuple[Command, ...] = (
    Command("help", "f1", "F1"),
    Command("countdown", "f2", "F2"),
    Command("minute_less", "f3", "F3"),
    Command("minute_more", "f4", "F4"),
    Command("full_countdown", "f5", "F5"),
    Command("cover", "f6", "F6"),
    Command("learned", "f8", "F8"),
    Command("blank", "f9", "F9"),
    Command("standstill", "f12", "F12"),
    Command("next_phase", "pagedown", "PgDn"),
    Command("previous_phase", "pageup", "PgUp"),
    Command("undo", "ctrl+z", "Ctrl+Z"),
    Command("redo", "ctrl+y", "Ctrl+Y"),
    Command("export", "ctrl+e", "Ctrl+E"),
    Command("palette", "ctrl+p", "Ctrl+P"),
    Command("quit", "ctrl+q", "Ctrl+Q"),
)


DESK_COMMANDS: tuple[Command, ...] = (
    Command("note", "f7", "F7"),
    Command("assign", "ctrl+t", "Ctrl+T"),
)
"""Keys of the co-facilitator's desk, which the room does not see."""


def bindings(commands: Sequence[Command]) -> list[Binding]:
    """The bindings of these."""
    return [command.binding() for command in commands]
