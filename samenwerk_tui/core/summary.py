"""What of a session counts over the sessions of a group: few enough figures to be kept beside its events.

Nothing that a person said is in it but the words of the pulse's statements.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from samenwerk_tui.core.base import Frozen, Instant
from samenwerk_tui.core.text import clean_line

_Count = Annotated[int, Field(ge=0)]


class RoomAnswers(Frozen):
    """How the room as a whole answered one statement of the pulse, in the words it had then."""

    text: Annotated[str, AfterValidator(clean_line)]
    counts: tuple[_Count, _Count, _Count, _Count, _Count]
    """People that answered 1 (helemaal oneens) to 5 (helemaal eens)."""

    @property
    def answered(self) -> int:
        """People that answered."""
        return sum(self.counts)

    @property
    def agree(self) -> int:
        """People that answered 4 or 5."""
        return self.counts[3] + self.counts[4]


class AgreementFigure(Frozen):
    """How it stood with an agreement when the session was last saved."""

    id: str
    kind: Literal["case", "collaboration"] | None = None
    """None: kept by a programme that did not tell them apart."""
    status: Literal["open", "runs", "stuck", "done", "dropped"]
    carried: bool = False
    """Whether it was made in an earlier session and open when this one began."""


class Summary(Frozen):
    """The figures of one session. Fields of a later programme are left out."""

    model_config = ConfigDict(extra="ignore")

    began: Instant | None
    """When its day began; None where no board was opened yet."""
    start: tuple[RoomAnswers, ...] = ()
    """The first pulse of the day, without what is withheld."""
    end: tuple[RoomAnswers, ...] = ()
    """The last pulse, where there is more than one."""
    agreements: tuple[AgreementFigure, ...] = ()
    ideas: _Count
    """Ideas to vote on, merged ones once, private ones left out."""
    shared: _Count
    """Of these, those that two or more organisations carry: merged, of a mixed table, or built on one of another."""
    breadth: float | None = None
    """Organisaties voor of what was chosen; the mean where several were. None where it is not known."""
    asked: _Count | None = None
    """Organisations that were asked."""

    @property
    def told_apart(self) -> bool:
        """Whether it is known of every agreement what it is about."""
        return all(agreed.kind for agreed in self.agreements)

    def made(self, kind: Literal["case", "collaboration"]) -> int:
        """Agreements of the day itself about the collaboration, or about the case."""
        return sum(not agreed.carried and agreed.kind == kind for agreed in self.agreements)

    @property
    def carried(self) -> int:
        """Agreements that were open when the session began."""
        return sum(agreed.carried for agreed in self.agreements)

    @property
    def carried_done(self) -> int:
        """Of these, those that are done."""
        return sum(agreed.carried and agreed.status == "done" for agreed in self.agreements)
