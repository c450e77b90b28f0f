"""The day itself: who is there, the phases, their columns and the countdown."""

from datetime import datetime, time
from typing import Literal

from pydantic import Field

from samenwerk_tui.core.base import MAX_SECONDS, Frozen, Instant
from samenwerk_tui.core.material import Minutes, People, PhaseKind

GROUP_COLUMN = "group"
"""Id of the column of the whole group ("Hele groep")."""
UNKNOWN_COLUMN = "unknown"
"""Id of the column for lines whose caller is assigned later ("nog onbekend")."""
RESERVED_IDS = frozenset({GROUP_COLUMN, UNKNOWN_COLUMN})
"""Ids that no organisation may have: its column would be another one."""

ColumnKind = Literal["organisation", "table", "group", "unknown"]
PhaseState = Literal["done", "now", "next", "skipped"]
Curtain = Literal["", "countdown", "blank", "standstill", "end"]
"""What hides the board from the room: nothing, the countdown full screen, a dark beamer, a room that stands still, or
the end of the day."""


class Organisation(Frozen):
    """An organisation (or a group such as the residents) that takes part."""

    id: str
    name: str
    short: str
    """Three letters, unique in the session; what a typed `pol: ` refers to."""
    people: People
    """Who is here now; 0 when everybody has left."""


class Presence(Frozen):
    """From `at` on, `people` of the organisation were present. The history of these is who was there when."""

    organisation: str
    people: People
    at: Instant


class Column(Frozen):
    """Where contributions are written: an organisation, a table of several, the whole group, or not known yet."""

    id: str
    kind: ColumnKind
    name: str = ""
    """Empty for the whole group and for unknown: those are named in the language of the screen."""
    short: str = ""
    organisations: tuple[str, ...] = ()
    """Whose work it is: one, several at a table (joint work), or none."""


class Phase(Frozen):
    """One phase of the day, as it stands now."""

    id: str
    """`NN-kind`, stable within the session."""
    kind: PhaseKind
    title: str
    minutes: Minutes
    planned: Minutes | None = None
    """Minutes it had at first, where it got another number during the day; None where it never did."""
    instruction: str
    prompt: str = ""
    parts: tuple[str, ...] = ()
    at: time | None = None
    """Wall-clock start in the laptop's own time zone, for a phase that is fixed to it."""
    shorten: Literal["first", "yes", "never"] = "yes"
    skipped: bool = False
    visited: bool = False
    seconds_spent: float = Field(default=0.0, ge=0, le=MAX_SECONDS)
    """Wall time of the closed visits to this phase; the running visit comes on top (see `clock.seconds_spent`)."""
    lenses: tuple[tuple[str, str], ...] = ()
    """"Door de bril van": (organisation, the organisation through whose eyes it thinks here)."""
    columns: tuple[Column, ...] = ()
    """Chosen columns; empty means one for every organisation."""
    covered: bool = False
    """Silent writing: the text on the board is hidden until revealed."""


class Countdown(Frozen):
    """The countdown of the current phase. Running: `deadline` counts. Otherwise `remaining` seconds stand still."""

    state: Literal["idle", "running", "paused"] = "idle"
    deadline: datetime | None = None
    remaining: float = 0.0
    total: float = 0.0
    """Seconds the countdown was set to, ±1 minute included; what "the last 20 %" is a part of."""
