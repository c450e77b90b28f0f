"""What can happen in an afternoon: each step is something that a facilitator sees happen and types.

`who` is a short name, or `ROOM` for the whole group.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ROOM = "Hele groep"


@dataclass(frozen=True)
class Step:
    """Something that happens."""


# Lines


@dataclass(frozen=True)
class Says(Step):
    """A line is called out and typed."""

    who: str
    text: str


@dataclass(frozen=True)
class Quickly(Step):
    """Many call out at once: all is typed in one go, faster than the screen can follow."""

    lines: tuple[tuple[str, str], ...]
    """Who and text."""


@dataclass(frozen=True)
class Routed(Step):
    """Somebody else than the current organisation: typed with the short name and a colon before it."""

    who: str
    text: str


@dataclass(frozen=True)
class Fumbles(Step):
    """Typed with an error that is seen at once: ↑, corrected, Enter."""

    who: str
    typed: str
    text: str


@dataclass(frozen=True)
class Learns(Step):
    """Something learned about each other: with `! ` before it, or with F8 in the middle of another line."""

    who: str
    text: str
    in_the_middle_of: str = ""


@dataclass(frozen=True)
class Answers(Step):
    """An answer to a why-question: `? ` before it."""

    who: str
    text: str


@dataclass(frozen=True)
class Parks(Step):
    """A "ja, maar" that is parked: `~` before it."""

    who: str
    text: str


@dataclass(frozen=True)
class Pastes(Step):
    """Lines that came by mail, pasted at once and confirmed."""

    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TakesBack(Step):
    """A change of mind: the last line is undone."""

    text: str


@dataclass(frozen=True)
class ThinksBetter(Step):
    """Undone, and then redone after all."""

    text: str


# Walking


@dataclass(frozen=True)
class Corrects(Step):
    """An older line is walked to and corrected."""

    wrong: str
    text: str


@dataclass(frozen=True)
class Moves(Step):
    """It stood in the wrong column: V."""

    text: str
    to: str


@dataclass(frozen=True)
class Removes(Step):
    """Delete."""

    text: str


@dataclass(frozen=True)
class MarksOutside(Step):
    """O: beyond one's own task."""

    text: str


@dataclass(frozen=True)
class Builds(Step):
    """B: a new idea on an older one."""

    who: str
    on: str
    text: str


@dataclass(frozen=True)
class Merges(Step):
    """M at one idea, Enter at another: the first gives the title."""

    text: str
    other: str


@dataclass(frozen=True)
class TakesApart(Step):
    """M twice at a merged idea."""

    text: str


# The room and the time


@dataclass(frozen=True)
class Starts(Step):
    """F2: the countdown runs."""


@dataclass(frozen=True)
class Adjusts(Step):
    """F3 or F4: minutes less or more."""

    minutes: Literal[-1, 1]


@dataclass(frozen=True)
class TalksTill(Step):
    """The room talks, until this time."""

    time: str


@dataclass(frozen=True)
class Interrupted(Step):
    """The beamer dark and the time still, until it is over."""

    minutes: int


@dataclass(frozen=True)
class FullScreen(Step):
    """F5: the countdown full screen, showing this, and back."""

    clock: str


@dataclass(frozen=True)
class TurnsTo(Step):
    """→ to the part of the question that is answered next."""

    part: str
    idea: str = ""
    """Of which idea, in words, where several are worked out; empty: of the same."""


@dataclass(frozen=True)
class TurnsPages(Step):
    """→ through the story; these words are on the last page."""

    words: str


@dataclass(frozen=True)
class Covers(Step):
    """F6: silent writing."""


@dataclass(frozen=True)
class Reveals(Step):
    """F6 again: these texts are there to be read."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Counts(Step):
    """A head count, typed as a number."""

    who: str
    people: int


@dataclass(frozen=True)
class Palette(Step):
    """Ctrl+P, a command by its name, and the answer to its question where it asks one."""

    command: str
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Joins(Step):
    """An organisation comes in late."""

    who: str
    name: str
    people: int


@dataclass(frozen=True)
class NowWith(Step):
    """Somebody of an organisation left, or came."""

    who: str
    people: int


@dataclass(frozen=True)
class Slips(Step):
    """The clicker goes on by accident; one undo and the room is back."""

    into: str


@dataclass(frozen=True)
class Sees(Step):
    """These texts stand on the screen."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class SeesDigits(Step):
    """This stands on the screen in big digits: the countdown."""

    digits: str


@dataclass(frozen=True)
class Dies(Step):
    """The laptop dies in the middle of a line, and the session is gone on with from the home screen."""

    half: str
    who: str
    rest: str


# Choosing


@dataclass(frozen=True)
class TriesHands(Step):
    """A round by hands that the room does not want after all: some numbers, then it is wiped."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Dots(Step):
    """Where the dots of an organisation go."""

    who: str
    given: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class OpensDots(Step):
    """A round with dots is opened."""


@dataclass(frozen=True)
class ShowsResult(Step):
    """F6: what was given, these ideas first."""

    first: str


@dataclass(frozen=True)
class PhaseOfDay:
    """One phase: what happens in it, and at what time the room goes on."""

    title: str
    until: str
    steps: tuple[Step, ...]
