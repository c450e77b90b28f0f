"""Intents about what the room brings in: lines, merged ideas, questions and objections."""

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.intents.base import Intent
from samenwerk_tui.core.model import Cluster, Contribution, ContributionKind, Question, SettledHow

MAX_LINES = 2000
"""Lines that are kept at once: more than anybody reads, and few enough to be there before the next key."""


class NewLine(Frozen):
    """One line to keep: where it goes and what it is."""

    text: str
    column: str
    caller: str | None = None
    """The organisation whose line it is; None: of whoever the column belongs to."""
    kind: ContributionKind = "contribution"
    builds_on: str | None = None
    private: bool = False
    part: str | None = None
    question: str | None = None
    """Id of the question it answers."""
    idea: str | None = None
    """Id of the idea it works out."""


class AddContributions(Intent):
    """Keep one line or many (a paste): one step of undo."""

    phase: str
    lines: tuple[NewLine, ...]


class EditContribution(Intent):
    """Correct the text of a contribution."""

    id: str
    text: str
    seen: Contribution | None = None


class MoveContribution(Intent):
    """Put a contribution in another column of its phase, or with another organisation in the same one."""

    id: str
    column: str
    caller: str | None = None
    """The organisation whose line it is; None: of whoever the column belongs to."""
    seen: Contribution | None = None


class DeleteContribution(Intent):
    """Take a contribution away. A merged idea loses it; with one member left it is taken apart."""

    id: str
    seen: Contribution | None = None


class MarkContribution(Intent):
    """Mark a contribution "voorbij eigen taak", or take the mark off."""

    id: str
    outside: bool


class ParkContribution(Intent):
    """Park a contribution as a "ja, maar" (True), or make it an idea after all (False)."""

    id: str
    parked: bool


class MergeIdeas(Intent):
    """Make one idea of two or more contributions (ids of contributions or clusters). The first gives the title."""

    ids: tuple[str, ...]


class TitleCluster(Intent):
    """Give a merged idea another title."""

    cluster: str
    title: str
    seen: Cluster | None = None


class SplitCluster(Intent):
    """Take a merged idea apart."""

    cluster: str
    seen: Cluster | None = None


class AskQuestion(Intent):
    """Ask why: as an outsider, or as one organisation of others."""

    phase: str
    text: str
    asked_by: str | None = None
    asked_of: tuple[str, ...] = ()


class EditQuestion(Intent):
    """Correct a question of the room: every field as it should be from now on."""

    id: str
    text: str
    asked_by: str | None = None
    asked_of: tuple[str, ...] = ()
    seen: Question | None = None


class DeleteQuestion(Intent):
    """Take a question of the room away."""

    id: str
    seen: Question | None = None


class ChooseIdeas(Intent):
    """Say which ideas are worked out (ids of contributions or clusters), in this order."""

    ideas: tuple[str, ...]


class SettleParked(Intent):
    """Say what becomes of a parked "ja, maar"; saying it again replaces."""

    parked: str
    how: SettledHow
    text: str = ""
    """The answer, or the role that takes it on; needed for those two."""
    organisation: str | None = None
    seen: str | None = None
    """Id of what had become of it before; empty: nothing had."""


class ReopenParked(Intent):
    """Take back what became of a parked "ja, maar"."""

    parked: str
