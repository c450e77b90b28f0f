"""What the room brings in: contributions, merged ideas, questions, and what becomes of objections."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict

from samenwerk_tui.core.base import Frozen, Instant

ContributionKind = Literal["contribution", "learned", "answer", "parked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One line somebody called out. No model: there are thousands, and with slots they are a third as large."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    id: str
    phase: str
    column: str
    organisations: tuple[str, ...] = ()
    text: str
    kind: ContributionKind = "contribution"
    at: Instant
    builds_on: str | None = None
    outside: bool = False
    """Marked "voorbij eigen taak": outside one's own task, responsibility or power."""
    private: bool = False
    part: str | None = None
    as_organisation: str | None = None
    """The organisation through whose eyes it was said ("door de bril van")."""
    question: str | None = None
    """Id of the question it answers: of a `Question`, or `why-N` for the N-th of the case."""
    asked_by: str | None = None
    """The organisation that asked the question."""
    idea: str | None = None
    """The idea that it works out: id of a contribution or cluster."""

    def model_copy(self, *, update: Mapping[str, Any]) -> "Contribution":
        """A copy with these fields changed, as models have it."""
        return replace(self, **update)


class Cluster(Frozen):
    """Contributions that were merged. Keeps every text; counts as one idea and can be taken apart."""

    id: str
    members: tuple[str, ...]
    title: str


class Title(Frozen):
    """A title that a merged idea was given; without one it has the text of its first contribution."""

    id: str
    cluster: str
    phase: str
    """Of the contributions that were merged."""
    text: str


class Question(Frozen):
    """A why-question of the room: by somebody from outside, or of organisations to each other."""

    id: str
    phase: str
    text: str
    asked_by: str | None = None
    """The organisation that asks; None: the facilitator, or somebody from outside."""
    asked_of: tuple[str, ...] = ()
    """The organisations that are asked; empty: everybody."""
    at: Instant


class Note(Frozen):
    """What the co-facilitator wrote down for themselves: never on the beamer, and in no report."""

    id: str
    phase: str
    text: str
    at: Instant


SettledHow = Literal["answered", "owned", "stays", "elsewhere"]
"""Answered, taken on by somebody, left standing, or not about the idea that is worked out."""


class Settled(Frozen):
    """What became of a parked "ja, maar"."""

    id: str
    parked: str
    """Id of the contribution."""
    how: SettledHow
    text: str = ""
    """The answer, or the role that takes it on."""
    organisation: str | None = None
    """Whose answer it is, or of the owner."""
