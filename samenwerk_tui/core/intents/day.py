"""Intents about the session itself, who is there, the phases and the countdown."""

from datetime import time

from samenwerk_tui.core.base import Seconds
from samenwerk_tui.core.intents.base import Intent
from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.core.model import Column, Curtain


class OpenSession(Intent):
    """Say that a board shows the session from now on."""


class DrawCurtain(Intent):
    """Have something over every board that the room sees; empty: nothing any more."""

    curtain: Curtain


class TitleSession(Intent):
    """Give the session another title."""

    title: str


class AddOrganisation(Intent):
    """Let an organisation join; with short name empty, three letters are made from the name."""

    name: str
    people: int
    short: str = ""


class RenameOrganisation(Intent):
    """Give an organisation another name."""

    organisation: str
    name: str


class ChangePresence(Intent):
    """Say how many people of an organisation are here now."""

    organisation: str
    people: int


class NextPhase(Intent):
    """Go on to the next phase that is not skipped. Refused at the end."""

    seen: str | None = None
    """Id of the phase in which it was asked."""
    to: str | None = None
    """Id of the phase that was announced; None: whichever is next."""


class PreviousPhase(Intent):
    """Go back one phase, into a skipped one too. Refused at the start."""

    seen: str | None = None
    """Id of the phase in which it was asked."""
    to: str | None = None
    """Id of the phase that was announced; None: whichever comes before."""


class EnterPhase(Intent):
    """Go straight to a phase. Phases jumped over that nobody has been in are skipped."""

    phase: str
    seen: str | None = None
    """Id of the phase in which it was asked."""


class SkipPhase(Intent):
    """Leave a phase out; the current one is left for the next."""

    phase: str
    seen: str | None = None
    """Id of the phase in which it was asked."""


class AddPhase(Intent):
    """Put a phase into the programme after another one."""

    kind: PhaseKind
    title: str
    minutes: int
    after: str
    instruction: str = ""
    prompt: str = ""


class MovePhase(Intent):
    """Move a phase that is still to come to right after another one (a break to now: after the current one)."""

    phase: str
    after: str


class TimePhase(Intent):
    """Give a phase another number of planned minutes."""

    phase: str
    minutes: int


class CatchUp(Intent):
    """Shorten coming phases as `clock.squeeze` proposes."""


class FixPhase(Intent):
    """Fix the start of a phase to the wall clock, or set it free (None)."""

    phase: str
    at: time | None


class CoverPhase(Intent):
    """Hide what is written in the phase (True), or show it (False)."""

    phase: str
    covered: bool


class ChooseColumns(Intent):
    """Choose the columns of a phase; empty is one for every organisation."""

    phase: str
    columns: tuple[Column, ...] = ()


class SwapLenses(Intent):
    """Let organisations think as others in a phase, by (organisation, as whom) pairs; empty: all as themselves."""

    phase: str
    lenses: tuple[tuple[str, str], ...]


class StartCountdown(Intent):
    """Let the countdown run."""

    seen: str | None = None
    """Id of the phase whose countdown it is."""


class PauseCountdown(Intent):
    """Let the countdown stand still."""

    seen: str | None = None
    """Id of the phase whose countdown it is."""


class FollowClock(Intent):
    """Have the countdown, and all that is counted in time, go on as it was although the laptop's clock was set."""

    seconds: Seconds
    """By how many."""
    seen: Seconds
    """By how many seconds it had jumped in all, as far as whoever asks knew before that."""


class AdjustCountdown(Intent):
    """Give the countdown more or fewer seconds (F3 and F4: 60)."""

    seconds: int
    seen: str | None = None
    """Id of the phase whose countdown it is."""
