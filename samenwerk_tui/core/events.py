"""What happened: facts in the past tense, and the envelope that says when, by which screen and in which batch.

A session file is a list of these. Facts are never changed afterwards; undoing is one more fact. The one exception is
erasing for good (`core.erase`), which takes a text out of the facts that carry it.
"""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field

from samenwerk_tui.core.base import MAX_SECONDS, Frozen, Instant, Seconds
from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PHASES, MIN_ORGANISATIONS, Case, Minutes, People
from samenwerk_tui.core.model import (
    Agreement,
    BallotIdea,
    Column,
    Contribution,
    Organisation,
    Phase,
    RoundSettings,
    Votes,
    VotingMethod,
)

MAX_COUNT = 99_999
"""Votes of one organisation: well above what the people in a room can give."""
EVENT_VERSION = 1
"""Version of the envelope and its facts; raised when an older programme could misread a newer file."""


class Fact(Frozen):
    """Something that happened. The name of the class is its type in the file."""


_Named = TypeVar("_Named", tuple[Organisation, ...], tuple[Phase, ...])


def _all_different(items: _Named) -> _Named:
    if len({item.id for item in items}) < len(items):
        raise ValueError("one id twice")
    return items


_Counted = TypeVar("_Counted", Votes, RoundSettings)


def _all_countable(counted: _Counted) -> _Counted:
    for _, value in counted:
        for number in value if isinstance(value, tuple) else (value,):
            if isinstance(number, int) and not 0 <= number <= MAX_COUNT:
                raise ValueError(f"no number of votes: {number}")
    return counted


# The session


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
    demo: bool = False
    group: str | None = None
    follows: str | None = None


class SessionOpened(Fact):
    """A board was opened on the session. The first time is when the day began; cannot be undone."""


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


class CountdownStarted(Fact):
    """The countdown runs towards this deadline (UTC)."""

    deadline: Instant


class CountdownPaused(Fact):
    """The countdown stands still with this many seconds left (negative in overrun)."""

    remaining: Seconds


class CountdownAdjusted(Fact):
    """The countdown got more or fewer seconds."""

    seconds: int = Field(ge=-MAX_SECONDS, le=MAX_SECONDS)


# Contributions


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


class IdeasMerged(Fact):
    """Contributions became one idea; a cluster that already existed grew. Every text is kept."""

    cluster: str
    members: tuple[str, ...]
    title: str


class ClusterTitled(Fact):
    """A merged idea got another title."""

    cluster: str
    title: str


class ClusterSplit(Fact):
    """A merged idea was taken apart: its members are ideas of their own again."""

    cluster: str


# Voting


class RoundOpened(Fact):
    """A voting round was opened with its frozen world."""

    id: str
    phase: str
    method: VotingMethod
    settings: Annotated[RoundSettings, AfterValidator(_all_countable)]
    ballot: tuple[BallotIdea, ...]
    presence: tuple[tuple[str, People], ...]
    tables: tuple[Column, ...] = ()
    parent: str | None = None


class VotesEntered(Fact):
    """One organisation's votes for one idea were entered (again)."""

    round: str
    idea: str
    organisation: str
    votes: Annotated[Votes, AfterValidator(_all_countable)]


class VotesCleared(Fact):
    """A cell of the round was emptied: not entered, which is something else than 0."""

    round: str
    idea: str
    organisation: str


class ChoiceGuessed(Fact):
    """An organisation said what it thinks is another one's first choice; a guess before it is replaced."""

    round: str
    organisation: str
    about: str
    idea: str


class GuessCleared(Fact):
    """The guess of an organisation was taken back."""

    round: str
    organisation: str


class RoundRevealed(Fact):
    """The result of the round was shown to the room."""

    round: str


class RoundCovered(Fact):
    """The result of the round was hidden again."""

    round: str


class RoundDiscarded(Fact):
    """The round was reset: it is no longer there, a new one may be opened."""

    round: str


# Agreements


class AgreementMade(Fact):
    """Something was agreed."""

    agreement: Agreement


class AgreementEdited(Fact):
    """An agreement was changed; the whole of it as it is now."""

    agreement: Agreement


class AgreementDeleted(Fact):
    """An agreement was taken away (undo brings it back)."""

    id: str


# Undo and erasing


class BatchReverted(Fact):
    """A batch was undone: it counts as not having happened."""

    batch: str


class BatchRestored(Fact):
    """An undone batch was redone."""

    batch: str


class Erased(Fact):
    """The text of these contributions or agreements was erased for good; only this fact stays."""

    ids: tuple[str, ...]


class Event(Frozen):
    """A fact in its envelope."""

    v: int = EVENT_VERSION
    id: str
    seq: int
    """Place in the session's list, from 1, without gaps."""
    at: Instant
    """When it happened, UTC."""
    screen: str
    """Which screen it came from ("board", "desk", "cli")."""
    batch: str
    """Facts of one intent share a batch: one step of undo."""
    fact: Fact


FACTS: Mapping[str, type[Fact]] = {cls.__name__: cls for cls in Fact.__subclasses__()}
"""Every kind of fact by its name in the file."""


class UnknownFact(ValueError):
    """A file holds an event of a kind or version that this programme does not know."""


def to_document(event: Event) -> dict[str, Any]:
    """The event as a JSON-ready document: `v, id, seq, at, screen, batch, type, data`."""
    return {
        "v": event.v,
        "id": event.id,
        "seq": event.seq,
        "at": event.at.isoformat(),
        "screen": event.screen,
        "batch": event.batch,
        "type": type(event.fact).__name__,
        "data": event.fact.model_dump(mode="json", exclude_defaults=True),
    }


def from_document(document: Mapping[str, Any]) -> Event:
    """The event of a document. Raises UnknownFact or ValueError (pydantic's) for one that is not right."""
    kind = FACTS.get(str(document.get("type")))
    if kind is None or document.get("v") != EVENT_VERSION:
        raise UnknownFact(f"{document.get('type')!r} (v{document.get('v')!r})")
    envelope = {key: value for key, value in document.items() if key not in ("type", "data")}
    return Event.model_validate({**envelope, "fact": kind.model_validate(document.get("data"))})
