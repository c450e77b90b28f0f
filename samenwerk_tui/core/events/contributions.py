"""Facts about what the room brings in: lines, merged ideas, questions and objections."""

from samenwerk_tui.core.events.base import Fact
from samenwerk_tui.core.model import Contribution, Question, Settled


class ContributionAdded(Fact):
    """A line was called out and kept."""

    contribution: Contribution


class ContributionEdited(Fact):
    """The text of a contribution was corrected."""

    id: str
    text: str


class ContributionMoved(Fact):
    """A contribution went to another column: it was somebody else's."""

    id: str
    column: str
    organisations: tuple[str, ...]


class ContributionDeleted(Fact):
    """A contribution was taken away (undo brings it back)."""

    id: str


class ContributionMarked(Fact):
    """A contribution was marked "voorbij eigen taak", or the mark was taken off."""

    id: str
    outside: bool


class ContributionParked(Fact):
    """A contribution turned out to be a "ja, maar" and was parked, or is an idea after all."""

    id: str
    parked: bool


class IdeasMerged(Fact):
    """Contributions became one idea; a cluster that already existed grew. Every text is kept."""

    cluster: str
    members: tuple[str, ...]
    title: str


class ClusterTitled(Fact):
    """A merged idea got another title."""

    id: str = ""
    """Of the title. Empty, like its phase, in files of the first programme."""
    phase: str = ""
    cluster: str
    title: str


class ClusterSplit(Fact):
    """A merged idea was taken apart: its members are ideas of their own again."""

    cluster: str


# Questions, and what becomes of ideas and objections


class QuestionAsked(Fact):
    """Somebody from outside, or an organisation, asked why."""

    question: Question


class QuestionEdited(Fact):
    """A question was corrected: its words, who asks and who is asked, as they are now."""

    id: str
    text: str
    asked_by: str | None = None
    asked_of: tuple[str, ...] = ()


class QuestionDeleted(Fact):
    """A question was taken away (undo brings it back); what was answered stays."""

    id: str


class IdeasChosen(Fact):
    """These ideas go on to be worked out; what was chosen before is replaced."""

    ideas: tuple[str, ...]


class ParkedSettled(Fact):
    """A parked "ja, maar" got its answer or its owner, or was left standing; what was said before is replaced."""

    settled: Settled


class ParkedReopened(Fact):
    """What became of a parked "ja, maar" was taken back."""

    parked: str
