"""Intents about working together: the pulse, what is worded together, and agreements."""

from samenwerk_tui.core.intents.base import Intent
from samenwerk_tui.core.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    PulseCounts,
    PulseMethod,
    StanceAnswer,
    WordingAbout,
)

SeenCounts = PulseCounts | tuple[()]
"""What stood in a cell of the pulse; empty where nothing was counted."""


class MakeAgreement(Intent):
    """Agree on something."""

    phase: str | None
    kind: AgreementKind
    what: str
    owner: str = ""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    first_step: str = ""
    calls: str = ""
    """The role that the owner calls, where it is a *wie belt wie*."""


class EditAgreement(Intent):
    """Change an agreement: every field as it should be from now on."""

    id: str
    kind: AgreementKind
    what: str
    owner: str = ""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    first_step: str = ""
    calls: str = ""
    status: AgreementStatus = "open"
    seen: Agreement | None = None


class DeleteAgreement(Intent):
    """Take an agreement away."""

    id: str
    seen: Agreement | None = None


class ArrangePulse(Intent):
    """Say how the pulse of a phase is counted. Refused once something is."""

    phase: str
    method: PulseMethod
    whole_room: bool = False


class RewordStatement(Intent):
    """Give a statement other words, here and in every pulse that has not begun. Refused once it is counted here."""

    phase: str
    statement: str
    text: str
    seen: str | None = None
    """Its words before."""


class CountPulse(Intent):
    """Enter what an organisation (None: the room) answered to a statement; entering again replaces."""

    phase: str
    statement: str
    organisation: str | None
    counts: PulseCounts
    seen: SeenCounts | None = None


class ClearPulse(Intent):
    """Take back what was counted."""

    phase: str
    statement: str
    organisation: str | None
    seen: SeenCounts | None = None


class ShowPulse(Intent):
    """Show the answers to a statement (True), or hide them again (False). `showing` tells when showing is refused."""

    phase: str
    statement: str
    shown: bool


class CompareGroup(Intent):
    """Say whether other people answer than at the start; None: nobody says."""

    phase: str
    other: bool | None


class Word(Intent):
    """Word the goal, the question or a proposal: a new version."""

    about: WordingAbout
    phase: str
    text: str
    idea: str | None = None
    seen: str | None = None
    """Id of the version that counted; empty: there was none."""


class WithdrawWording(Intent):
    """Take a version away."""

    id: str


class TakeStance(Intent):
    """Say where an organisation stands on a version; saying it again replaces."""

    wording: str
    organisation: str
    answer: StanceAnswer
    reason: str = ""
    seen: str | None = None
    """Id of where it stood before; empty: it had not said."""


class ClearStance(Intent):
    """Take back where an organisation stands on a version."""

    wording: str
    organisation: str
