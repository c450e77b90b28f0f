"""What organisations ask, say, decide and agree together in an afternoon: more of the steps."""

from dataclasses import dataclass
from typing import Literal

from tests.terminal.steps import Step

# Why, and what for


@dataclass(frozen=True)
class Asks(Step):
    """A why-question, of an organisation or from outside, typed as it is called out: `pol, waarom …?`"""

    who: str
    typed: str
    text: str
    """The question itself."""
    whom: str = ""
    """Short name of the one organisation that is asked, and that has the word after it; empty: everybody."""


@dataclass(frozen=True)
class Words(Step):
    """The goal in new words, or the question of the day."""

    about: Literal["goal", "question"]
    text: str
    undone: bool = False
    """Whether it is taken back at once."""


@dataclass(frozen=True)
class Stands(Step):
    """One organisation after the other says where it stands on the goal, in the order of the columns."""

    said: tuple[tuple[str, Literal["yes", "yes_if", "no"], str], ...]
    """Who, what, and the condition of a "ja, mits"."""


# From idea to plan


@dataclass(frozen=True)
class AlsoWorksOut(Step):
    """I: the ideas as the vote ranked them; Space at one that is to be worked out as well."""

    idea: str


@dataclass(frozen=True)
class Settled:
    """What becomes of a "ja, maar"."""

    parked: str
    how: Literal["answered", "owned", "stays", "elsewhere"]
    text: str = ""
    """The answer, or the role that takes it on."""
    who: str = ""
    """Short name of the organisation that answers, or whose role it is."""


@dataclass(frozen=True)
class Settles(Step):
    """Every "ja, maar" in its turn, oldest first; whoever answers first has the word."""

    outcomes: tuple[Settled, ...]


@dataclass(frozen=True)
class Proposes(Step):
    """A proposal for the first of the ideas that are worked out."""

    text: str


@dataclass(frozen=True)
class Objects(Step):
    """`bezwaar: …` called out, with the reason."""

    who: str
    reason: str
    undone: bool = False
    """Whether it is taken back at once."""


@dataclass(frozen=True)
class CanGoOn(Step):
    """`geen bezwaar` called out."""

    who: str


@dataclass(frozen=True)
class AsksAround(Step):
    """↓ past the organisations in the order of the columns, and G for those that have no objection."""

    agree: tuple[str, ...]


@dataclass(frozen=True)
class Repairs(Step):
    """↑: the proposal comes back and is worded anew."""

    text: str
    undone: bool = False
    """Whether it is taken back at once."""


@dataclass(frozen=True)
class RestStays(Step):
    """R: who had no objection to the proposal before has none to this one."""


# Looking back and on


@dataclass(frozen=True)
class Polls(Step):
    """A statement of the pulse: typed covered, shown, and on to the next."""

    statement: str
    answers: tuple[tuple[str, str], ...]
    """Who, in the order of the columns, and a digit for each person."""
    shows: tuple[str, ...]
    """What is to be read then."""


@dataclass(frozen=True)
class Agrees(Step):
    """An agreement, with the answers to everything that is asked about it; empty is skipped."""

    kind: Literal["collaboration", "case"]
    who: str
    what: str
    owner: str = ""
    """As typed: a role, or a short name and a role."""
    partners: str = ""
    due: str = ""
    """As it is said: a day, in whatever words."""
    day: str = ""
    """The day that is meant, `2026-12-01`; empty where that is none."""
    first_step: str = ""


@dataclass(frozen=True)
class Calls(Step):
    """Who calls whom, and about what."""

    who: str
    about: str
    caller: str
    """A role."""
    whom: str
    """Short name of another organisation."""
    callee: str
    """A role there."""
