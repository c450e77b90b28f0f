"""What is prepared before the day: the case and the programme. Both are copied into a session when it starts."""

from datetime import time
from typing import Annotated, Literal, get_args

from pydantic import Field

from samenwerk_tui.core.base import Frozen

PhaseKind = Literal[
    "welcome",
    "pulse",
    "case",
    "columns",
    "why",
    "goal",
    "vote",
    "develop",
    "consent",
    "agreements",
    "reflection",
    "break",
    "outcome",
]
PHASE_KINDS: tuple[PhaseKind, ...] = get_args(PhaseKind)

MAX_TITLE = 60
"""Characters of the title of a case or a session: one row on the screen."""
MIN_ORGANISATIONS = 2
MAX_ORGANISATIONS = 8
MAX_PEOPLE = 99
"""Head count of one organisation: two digits on the screen."""
MAX_MINUTES = 480
"""The longest phase: a working day."""
MAX_PHASES = 60
MAX_STATEMENTS = 12
"""Sentences of a pulse: more takes longer than a room keeps thinking."""

People = Annotated[int, Field(ge=0, le=MAX_PEOPLE)]
"""How many of an organisation are there."""
Minutes = Annotated[int, Field(ge=1, le=MAX_MINUTES)]
"""How long a phase takes."""


class Viewpoint(Frozen):
    """How one organisation looks at the case."""

    sees: str
    wants: str
    may: str


class CaseOrganisation(Frozen):
    """An organisation at the table in a case, with how it looks at it."""

    name: str
    short: str = ""
    """Three letters, or empty: then they are made from the name."""
    people: int = Field(ge=1, le=MAX_PEOPLE)
    """The head count that a session starts with unless told otherwise."""
    viewpoint: Viewpoint | None = None


class Voice(Frozen):
    """One sentence somebody in the case says, and who (a role, never a real name)."""

    who: str
    says: str


class Case(Frozen):
    """A neighbourhood question to work on for a day."""

    id: str
    title: str
    language: Literal["nl", "en"] = "nl"
    fictional: bool = True
    summary: str = ""
    """One line for the list on the home screen."""
    story: tuple[str, ...]
    """Paragraphs, read aloud in this order."""
    voices: tuple[Voice, ...] = ()
    tension: str
    question: str
    """The *Hoe kunnen we …?* question: holds no solution (method: gebruikercentraal.nl)."""
    why: tuple[str, ...] = ()
    """Why-questions that somebody from outside would ask."""
    organisations: Annotated[
        tuple[CaseOrganisation, ...], Field(min_length=MIN_ORGANISATIONS, max_length=MAX_ORGANISATIONS)
    ]

    def viewpoint(self, name: str) -> Viewpoint | None:
        """How the organisation of this name looks at the case, or None where the case does not say."""
        wanted = name.casefold()
        return next((o.viewpoint for o in self.organisations if o.name.casefold() == wanted), None)


class Statement(Frozen):
    """A sentence of the pulse that everybody answers from 1 (helemaal oneens) to 5 (helemaal eens)."""

    id: str
    theme: str
    """What it is about, in a word: "Rolkennis"."""
    text: str
    looks_back: bool = False
    """Asked at the end only: how it was at the start, as one sees it now (a retrospective pre-test)."""


class ProgrammePhase(Frozen):
    """One phase as a programme plans it."""

    kind: PhaseKind
    title: str
    minutes: Minutes
    instruction: str
    """One line under the title, for the room."""
    prompt: str = ""
    """The question that the room answers in this phase."""
    parts: tuple[str, ...] = ()
    """Parts of the prompt (wij zien / willen / mogen / doen); empty where there is one."""
    swap: bool = False
    """Whether organisations swap columns: each thinks as another ("door de bril van")."""
    at: time | None = None
    """Wall-clock time at which the phase starts whatever happens (lunch, end of the day)."""
    shorten: Literal["first", "yes", "never"] = "yes"
    """What to give up when running late: `first` is proposed before `yes`; `never` never."""


class Programme(Frozen):
    """An ordered list of phases: the agenda of a day."""

    id: str
    title: str
    summary: str = ""
    statements: tuple[Statement, ...] = ()
    """What the pulse asks."""
    phases: Annotated[tuple[ProgrammePhase, ...], Field(min_length=1, max_length=MAX_PHASES)]

    @property
    def minutes(self) -> int:
        """Planned length, all phases added up."""
        return sum(phase.minutes for phase in self.phases)
