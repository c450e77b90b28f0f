"""Facts about the session itself, who is there, the phases and the countdown."""

from datetime import time
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from samenwerk_tui.core.base import MAX_SECONDS, Instant, Seconds
from samenwerk_tui.core.events.base import Fact
from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_PHASES,
    MAX_STATEMENTS,
    MIN_ORGANISATIONS,
    Case,
    Minutes,
    People,
    Statement,
)
from samenwerk_tui.core.model import Agreement, Column, Curtain, EarlierPulse, Organisation, Phase

_Named = TypeVar("_Named", tuple[Organisation, ...], tuple[Phase, ...], tuple[Statement, ...], tuple[Agreement, ...])


def _all_different(items: _Named) -> _Named:
    if len({item.id for item in items}) < len(items):
        raise ValueError("one id twice")
    return items


class SessionStarted(Fact):
    """A session was made from a case and a programme; both are copied in, so the file stands on its own."""

    id: str
    title: str
    language: Literal["nl", "en"]
    case: Case
    programme: str
    organisations: Annotated[
        tuple[Organisation, ...],
        Field(min_length=MIN_ORGANISATIONS, max_length=MAX_ORGANISATIONS),
        AfterValidator(_all_different),
    ]
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=MAX_PHASES), AfterValidator(_all_different)]
    statements: Annotated[
        tuple[Statement, ...], Field(max_length=MAX_STATEMENTS), AfterValidator(_all_different)
    ] = ()
    demo: bool = False
    group: str | None = None
    follows: str | None = None
    """Id of the session that this one follows; with what was open there and how it was then:"""
    agreements: Annotated[tuple[Agreement, ...], AfterValidator(_all_different)] = ()
    earlier: tuple[EarlierPulse, ...] = ()


class SessionOpened(Fact):
    """A board was opened on the session. The first time is when the day began; cannot be undone."""


class CurtainDrawn(Fact):
    """Something was drawn over the board, or drawn away; no undo does that."""

    curtain: Curtain


class SessionTitled(Fact):
    """The session got another title."""

    title: str


# Organisations


class OrganisationAdded(Fact):
    """An organisation came in during the day."""

    organisation: Organisation


class OrganisationRenamed(Fact):
    """An organisation got another name."""

    organisation: str
    name: str


class PresenceChanged(Fact):
    """People came or left: from now on this many of the organisation are present."""

    organisation: str
    people: People


# Phases and the countdown


class PhaseEntered(Fact):
    """The room went to a phase; its countdown stands still at its minutes."""

    phase: str


class PhaseSkipped(Fact):
    """A phase that is not current was left out."""

    phase: str


class PhaseAdded(Fact):
    """A phase was put into the programme, right after another one (None: at the very start)."""

    phase: Phase
    after: str | None


class PhaseMoved(Fact):
    """A phase was moved to right after another one (None: to the very start)."""

    phase: str
    after: str | None


class PhaseTimed(Fact):
    """A phase got another number of planned minutes."""

    phase: str
    minutes: Minutes


class PhaseFixed(Fact):
    """A phase was fixed to the wall clock, or set free (None)."""

    phase: str
    at: time | None


class PhaseCovered(Fact):
    """What is written in the phase was hidden on the board (silent writing)."""

    phase: str


class PhaseRevealed(Fact):
    """What was hidden on the board was shown."""

    phase: str


class ColumnsChosen(Fact):
    """The columns of a phase were chosen; empty means one for every organisation."""

    phase: str
    columns: tuple[Column, ...]


class LensesSet(Fact):
    """Who thinks as whom in a phase was said: (organisation, as whom) pairs; empty means everybody as themselves."""

    phase: str
    lenses: tuple[tuple[str, str], ...]


class CountdownStarted(Fact):
    """The countdown runs towards this deadline (UTC)."""

    deadline: Instant


class CountdownPaused(Fact):
    """The countdown stands still with this many seconds left (negative in overrun)."""

    remaining: Seconds


class ClockJumped(Fact):
    """The laptop's clock was set, by so many seconds: every time of before counts as so much later. No undo."""

    seconds: Seconds


class CountdownAdjusted(Fact):
    """The countdown got more or fewer seconds."""

    seconds: int = Field(ge=-MAX_SECONDS, le=MAX_SECONDS)
