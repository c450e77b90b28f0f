"""A session as a whole, and how things are found in it."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Literal, TypeVar

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.material import Case, Statement
from samenwerk_tui.core.model.agreements import Agreement
from samenwerk_tui.core.model.day import (
    GROUP_COLUMN,
    UNKNOWN_COLUMN,
    Column,
    Countdown,
    Curtain,
    Organisation,
    Phase,
    PhaseState,
    Presence,
)
from samenwerk_tui.core.model.pulse import EarlierPulse, Pulse
from samenwerk_tui.core.model.voting import Round
from samenwerk_tui.core.model.wordings import Stance, Wording, WordingAbout
from samenwerk_tui.core.model.work import Cluster, Contribution, Note, Question, Settled

_Identified = TypeVar("_Identified", Organisation, Contribution, Cluster, Agreement, Round, Question, Wording, Note)


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
    statements: tuple[Statement, ...] = ()
    """What the pulse asks, in this order."""
    earlier: tuple[EarlierPulse, ...] = ()
    """Pulses of earlier sessions of the group, oldest first."""
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
    """Seconds of long silences (a night) and of jumps of the clock since the day began: they count for nothing."""
    jumped: float = 0.0
    """Seconds by which the laptop's clock jumped in all, as far as somebody noticed."""
    updated: datetime
    """When the last event happened."""
    countdown: Countdown
    curtain: Curtain = ""
    """What was drawn over the board last, on whatever screen."""
    contributions: tuple[Contribution, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Merged ideas that are none any more, by their ids, with the contributions that they had."""
    rounds: tuple[Round, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    questions: tuple[Question, ...] = ()
    wordings: tuple[Wording, ...] = ()
    """Every version of the goal, the question and the proposals, oldest first."""
    stances: tuple[Stance, ...] = ()
    """At most one of each organisation on each version."""
    chosen: tuple[str, ...] | None = None
    """Ideas that were chosen to work out; None: nobody chose (see `developing.chosen_ideas`)."""
    settled: tuple[Settled, ...] = ()
    """At most one for each parked contribution."""
    notes: tuple[Note, ...] = ()
    """Oldest first."""
    erased: tuple[str, ...] = ()
    """Ids of what had its text erased for good: contributions, agreements, versions, notes and so on."""

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

    def question(self, question_id: str) -> Question:
        """The question of the room with this id."""
        return _by_id(self.questions, question_id)

    def note(self, note_id: str) -> Note:
        """The note with this id."""
        return _by_id(self.notes, note_id)

    def wording(self, wording_id: str) -> Wording:
        """The version with this id."""
        return _by_id(self.wordings, wording_id)

    def newest_wording(self, about: WordingAbout, idea: str | None = None) -> Wording | None:
        """The version that counts: the newest goal or question, or the newest proposal about the idea; or None."""
        return next((w for w in reversed(self.wordings) if (w.about, w.idea) == (about, idea)), None)

    def stance(self, wording_id: str, organisation_id: str) -> Stance | None:
        """Where an organisation stands on a version, or None."""
        for stance in self.stances:
            if (stance.wording, stance.organisation) == (wording_id, organisation_id):
                return stance
        return None

    def settlement(self, parked_id: str) -> Settled | None:
        """What became of a parked contribution, or None."""
        return next((settled for settled in self.settled if settled.parked == parked_id), None)

    def pulse_of(self, phase_id: str) -> Pulse:
        """The pulse of a phase; an empty one where nothing happened yet."""
        return next((pulse for pulse in self.pulses if pulse.phase == phase_id), Pulse(phase=phase_id))

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
