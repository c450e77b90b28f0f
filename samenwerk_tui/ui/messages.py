"""What parts of the screen tell the parts above them. Messages of one widget only are nested in that widget."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent


@dataclass
class Intend(Message):
    """Somebody wants this to happen to the session. The board has it done and says so when it is refused."""

    intent: Intent
    settled: Callable[[], None] | None = None
    """Called when it was done, refused or could not be saved: for who types on before that and has to know."""


@dataclass
class Say(Message):
    """A short sentence for the status line, shown until the next key or a few seconds."""

    text: str
    alarm: bool = False


Answer = Intent | str | None
"""What an answer leads to: an intent to be done, a word why it is no good answer, or nothing more."""


@dataclass
class Ask(Message):
    """Ask for one line in the input line; Esc gives up.

    `answer` gets the cleaned line and the id of the current column. The line stays, to be corrected, when it returns
    a word of complaint or an intent that is refused.
    """

    label: str
    answer: Callable[[str, str], Answer]
    value: str = ""
    hint: str = ""
    as_line: str | None = None
    """What stands before a half-typed answer when it comes back as a line of its own, after the programme was ended.
    None where nobody would miss it: a number, a name, a choice."""
    of_column: bool = False
    """Whether the answer belongs to the current column, so that its name stands before the label."""
    completes: Intent | None = None
    """The intent that the answer is the text of: with it a half-typed answer comes back as the same question."""

    @property
    def private(self) -> bool:
        """Whether the answer is for whoever types it alone: it never becomes a line of the room."""
        return isinstance(self.completes, intents.WriteNote | intents.EditNote)


def ask_text(label: str, completes: Intent, value: str = "") -> Ask:
    """Ask for the text of an intent; where there was none, an answer without any is as good as giving up."""
    field = "title" if "title" in type(completes).model_fields else "text"

    def answer(text: str, _: str) -> Answer:
        return completes.model_copy(update={field: text}) if text or value else None

    return Ask(label, answer, value=value, as_line="", completes=completes)


@dataclass
class LineWanted(Message):
    """The panel is done with the keyboard: back to the input line, with these characters typed already."""

    typed: str = ""


class Turned(Message):
    """The panel shows another side of itself: title, instruction and keys are other ones now."""


@dataclass
class ColumnWanted(Message):
    """A column was pointed at: it becomes the current one."""

    column: str
