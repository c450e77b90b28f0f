"""Facts about working together: the pulse, what is worded together, and agreements."""

from samenwerk_tui.core.events.base import Fact
from samenwerk_tui.core.model import Agreement, PulseCount, PulseMethod, Stance, Wording


class AgreementMade(Fact):
    """Something was agreed."""

    agreement: Agreement


class AgreementEdited(Fact):
    """An agreement was changed; the whole of it as it is now."""

    agreement: Agreement


class AgreementDeleted(Fact):
    """An agreement was taken away (undo brings it back)."""

    id: str


# The pulse


class PulseArranged(Fact):
    """How a phase counts its pulse: from paper slips or raised fingers, by organisation or the whole room at once."""

    phase: str
    method: PulseMethod
    whole_room: bool


class StatementReworded(Fact):
    """A statement got other words in this phase."""

    id: str = ""
    """Of the words: the same in all phases that got them at once. Empty in files of the first programme."""
    phase: str
    statement: str
    text: str


class PulseCounted(Fact):
    """What an organisation (or the room) answered to a statement was counted (again)."""

    phase: str
    count: PulseCount


class PulseCleared(Fact):
    """What was counted was taken back: not counted, which is something else than nobody."""

    phase: str
    statement: str
    organisation: str | None


class PulseShown(Fact):
    """The answers to a statement were shown to the room."""

    phase: str
    statement: str


class PulseTold(Fact):
    """Answers that were told before: what undoing would forget of it stays known, so that nobody is given away."""

    phase: str
    counts: tuple[PulseCount, ...]


class PulseHidden(Fact):
    """The answers to a statement were hidden again."""

    phase: str
    statement: str


class GroupCompared(Fact):
    """The facilitator said whether other people answer than at the start; None takes that back."""

    phase: str
    other: bool | None


# What is worded together


class WordingMade(Fact):
    """The goal, the question or a proposal got words: a version that counts from now on."""

    wording: Wording


class WordingWithdrawn(Fact):
    """A version was taken away (undo brings it back); the one before it counts again."""

    id: str


class StanceTaken(Fact):
    """An organisation said where it stands on a version; what it said before about it is replaced."""

    stance: Stance


class StanceCleared(Fact):
    """Where an organisation stands on a version was taken back."""

    wording: str
    organisation: str
