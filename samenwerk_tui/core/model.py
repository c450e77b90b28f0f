"""The state of a session: what the events add up to. Every screen, export and report reads this and nothing else."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Literal, TypeVar

from pydantic import Field

from samenwerk_tui.core.base import MAX_SECONDS, Frozen, Instant
from samenwerk_tui.core.material import Case, Minutes, People, PhaseKind

GROUP_COLUMN = "group"
"""Id of the column of the whole group ("Hele groep")."""
UNKNOWN_COLUMN = "unknown"
"""Id of the column for lines whose caller is assigned later ("nog onbekend")."""
RESERVED_IDS = frozenset({GROUP_COLUMN, UNKNOWN_COLUMN})
"""Ids that no organisation may have: its column would be another one."""

ContributionKind = Literal["contribution", "learned", "answer", "parked"]
ColumnKind = Literal["organisation", "table", "group", "unknown"]
PhaseState = Literal["done", "now", "next", "skipped"]
VotingMethod = Literal["hands", "dots", "fist"]


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


class Contribution(Frozen):
    """One line somebody called out."""

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
    question: str | None = None
    asked_by: str | None = None


class Cluster(Frozen):
    """Contributions that were merged. Keeps every text; counts as one idea and can be taken apart."""

    id: str
    members: tuple[str, ...]
    title: str


class BallotIdea(Frozen):
    """An idea as it stood when the round was opened: later merges and edits do not change the round."""

    id: str
    """A cluster's id where ideas were merged, else a contribution's."""
    text: str
    organisations: tuple[str, ...] = ()


class RoundSettings(Frozen):
    """What is agreed before the round and frozen in it."""

    budget: int | None = None
    """Dots a person may give; null with hands."""
    cap: int | None = None
    """Dots a person may give to one idea; null with hands."""
    against: bool = False
    """With hands: who is against is counted too, and whoever is left is neutral."""
    dotters: bool = False
    """With dots: how many people gave one to the idea is counted too."""


class Votes(Frozen):
    """What one organisation gave to one idea. A field that was not entered is null, never 0."""

    in_favour: int | None = None
    neutral: int | None = None
    against: int | None = None
    dots: int | None = None
    dotters: int | None = None
    """How many people of the organisation gave it at least one dot."""
    fingers: tuple[int, int, int, int, int, int] | None = None
    """People with 0, 1, … 5 fingers raised."""


class Entry(Frozen):
    """The votes of one organisation for one idea."""

    idea: str
    organisation: str
    votes: Votes


class Guess(Frozen):
    """What an organisation thinks is another one's first choice ("Wat kiest de ander?")."""

    organisation: str
    about: str
    idea: str


class Round(Frozen):
    """A voting round with its own frozen world.

    Its voters are organisations; or tables, where the votes are entered from the slips of each table. Wherever a
    field of a round, an entry or a guess is called `organisation`, it is the id of a voter.
    """

    id: str
    phase: str
    method: VotingMethod
    settings: RoundSettings
    ballot: tuple[BallotIdea, ...]
    presence: tuple[tuple[str, int], ...]
    """Id of a voter and people present, as it was when the round was opened."""
    tables: tuple[Column, ...] = ()
    """Who sits at each table, where tables vote; empty where organisations do."""
    parent: str | None = None
    """The round of which this one is the run-off."""
    revealed: bool = False
    entries: tuple[Entry, ...] = ()
    guesses: tuple[Guess, ...] = ()
    """At most one of each organisation."""

    def votes(self, idea: str, organisation: str) -> Votes | None:
        """What was entered at this cell, or None."""
        for entry in self.entries:
            if entry.idea == idea and entry.organisation == organisation:
                return entry.votes
        return None

    def present(self, organisation: str) -> int:
        """People of the organisation when the round was opened (0 when it was not there)."""
        return dict(self.presence).get(organisation, 0)

    def guess(self, organisation: str) -> Guess | None:
        """What this organisation guessed, or None."""
        return next((guess for guess in self.guesses if guess.organisation == organisation), None)


class Agreement(Frozen):
    """What was agreed: an owner is a role and an organisation, never a person's name."""

    id: str
    phase: str | None
    kind: Literal["case", "collaboration"]
    what: str
    owner: str = ""
    """The role that takes it on; empty is "nog niemand"."""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    """When, as it was said ("vr", "3 dec")."""
    first_step: str = ""
    status: Literal["open", "runs", "stuck", "done", "dropped"] = "open"
    at: Instant


_Identified = TypeVar("_Identified", Organisation, Contribution, Cluster, Agreement, Round)


class Session(Frozen):
    """A workshop as it stands: the sum of its events."""

    id: str
    title: str
    language: Literal["nl", "en"]
    created: datetime
    case: Case
    programme: str
    demo: bool = False
    group: str | None = None
    follows: str | None = None
    organisations: tuple[Organisation, ...]
    presence: tuple[Presence, ...]
    phases: tuple[Phase, ...]
    phase: str
    """Id of the current phase."""
    entered: datetime
    """Since when the running visit to the current phase is counted."""
    began: datetime | None = None
    """When a board was first opened on the session; time counts from here."""
    planned_minutes: int
    """Length of the programme as it was planned at the start: what "achter" is measured against."""
    planned_starts: tuple[tuple[int, time], ...] = ()
    """Of every phase that was fixed to the wall clock at the start: planned minutes before it, and its time."""
    silence: float = 0.0
    """Seconds of long silences (a night) since the day began: they count for nothing."""
    updated: datetime
    """When the last event happened."""
    countdown: Countdown
    contributions: tuple[Contribution, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    rounds: tuple[Round, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    erased: tuple[str, ...] = ()
    """Ids of contributions and agreements whose text was erased for good."""

    # Look-ups: every one raises KeyError for an id that is not there, unless it says otherwise.

    @property
    def current(self) -> Phase:
        """The phase the room is in."""
        return self.get_phase(self.phase)

    @property
    def position(self) -> int:
        """Index of the current phase, from 0."""
        return self.index(self.phase)

    def index(self, phase_id: str) -> int:
        """Index of a phase, from 0."""
        for index, phase in enumerate(self.phases):
            if phase.id == phase_id:
                return index
        raise KeyError(phase_id)

    def get_phase(self, phase_id: str) -> Phase:
        """The phase with this id."""
        return self.phases[self.index(phase_id)]

    def phase_state(self, phase_id: str) -> PhaseState:
        """Done, now, next or skipped. Every future phase is `next`, also one that was visited before."""
        index, here = self.index(phase_id), self.position
        if index == here:
            return "now"
        if self.phases[index].skipped:
            return "skipped"
        return "done" if index < here else "next"

    def organisation(self, organisation_id: str) -> Organisation:
        """The organisation with this id."""
        return _by_id(self.organisations, organisation_id)

    def contribution(self, contribution_id: str) -> Contribution:
        """The contribution with this id."""
        return _by_id(self.contributions, contribution_id)

    def cluster(self, cluster_id: str) -> Cluster:
        """The cluster with this id."""
        return _by_id(self.clusters, cluster_id)

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement with this id."""
        return _by_id(self.agreements, agreement_id)

    def get_round(self, round_id: str) -> Round:
        """The voting round with this id."""
        return _by_id(self.rounds, round_id)

    def round_of(self, phase_id: str) -> Round | None:
        """The newest round of a phase, or None."""
        return next((r for r in reversed(self.rounds) if r.phase == phase_id), None)

    def rounds_of(self, phase_id: str) -> tuple[Round, ...]:
        """The rounds of a phase, oldest first: the first one and its run-offs."""
        return tuple(r for r in self.rounds if r.phase == phase_id)

    def cluster_of(self, contribution_id: str) -> Cluster | None:
        """The cluster a contribution was merged into, or None."""
        return next((c for c in self.clusters if contribution_id in c.members), None)

    def columns(self, phase_id: str) -> tuple[Column, ...]:
        """All columns of a phase: the chosen ones, the organisations, then the whole group, then unknown.

        Where columns were chosen, only organisations without a place (they joined later) have one of their own; none
        has where the whole group was chosen.
        """
        chosen = self.get_phase(phase_id).columns
        if not chosen or any(column.organisations for column in chosen):
            placed = {organisation for column in chosen for organisation in column.organisations}
            chosen += tuple(
                Column(id=o.id, kind="organisation", name=o.name, short=o.short, organisations=(o.id,))
                for o in self.organisations
                if o.id not in placed
            )
        have = {column.id for column in chosen}
        extra = (
            Column(id=GROUP_COLUMN, kind="group", organisations=()),
            Column(id=UNKNOWN_COLUMN, kind="unknown", organisations=()),
        )
        return chosen + tuple(column for column in extra if column.id not in have)

    def in_phase(self, phase_id: str) -> tuple[Contribution, ...]:
        """Contributions of a phase, oldest first."""
        return tuple(c for c in self.contributions if c.phase == phase_id)

    def in_column(self, phase_id: str, column_id: str) -> tuple[Contribution, ...]:
        """Contributions of one column of a phase, oldest first."""
        return tuple(c for c in self.contributions if c.phase == phase_id and c.column == column_id)


def _by_id(items: Iterable[_Identified], wanted: str) -> _Identified:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
