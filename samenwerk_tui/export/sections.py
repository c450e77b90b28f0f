"""The sections of the report: what is told, without words, marks or layout. Every format is written from these."""

from datetime import date

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.choices import Given
from samenwerk_tui.core.developing import ConsentOutcome
from samenwerk_tui.core.model import (
    AgreementStatus,
    ColumnKind,
    ContributionKind,
    PulseCounts,
    RoundSettings,
    SettledHow,
    StanceAnswer,
    VotingMethod,
)
from samenwerk_tui.core.pulse import Direction, WhyNoShift
from samenwerk_tui.core.tally import Result


class Attendance(Frozen):
    """An organisation and how many of its people were there."""

    name: str
    people: int


class Opening(Frozen):
    """What day it was, who was there, and what it was about."""

    title: str
    day: date
    """In the local time zone: when the day began, or when the session was made if it has not begun."""
    begun: bool
    """False: made and never opened, so nobody was there yet."""
    demo: bool
    attendance: tuple[Attendance, ...]
    case: str
    fictional: bool
    question: str

    @property
    def people(self) -> int:
        """Everybody together."""
        return sum(present.people for present in self.attendance)


class Agreed(Frozen):
    """One agreement, organisations by name."""

    what: str
    owner: str
    """A role; empty is "nog niemand"."""
    organisation: str | None
    together_with: tuple[str, ...]
    due: str
    """As it was said; empty where that says no more than the day."""
    due_date: date | None
    first_step: str
    calls: str
    """*Wie belt wie*: the role that the owner calls; empty for any other agreement."""
    status: AgreementStatus
    carried: bool
    """Agreed in an earlier session."""


class Agreements(Frozen):
    """What was agreed: about the collaboration, who calls whom, and apart from it about the case."""

    collaboration: tuple[Agreed, ...]
    calls: tuple[Agreed, ...]
    case: tuple[Agreed, ...]

    @property
    def next_date(self) -> date | None:
        """The first day on which something was to be done."""
        everything = (*self.collaboration, *self.calls, *self.case)
        return min((agreed.due_date for agreed in everything if agreed.due_date), default=None)


class Source(Frozen):
    """The idea that a contribution builds on."""

    text: str
    organisations: tuple[str, ...]
    """Everybody whose it is: where it was merged, of every contribution in it."""


class Line(Frozen):
    """One contribution, organisations by name."""

    text: str
    kind: ContributionKind
    organisations: tuple[str, ...]
    by_group: bool
    """Said by the whole group, and nobody's in particular."""
    part: str | None
    as_organisation: str | None
    question: str | None
    asked_by: str | None
    builds_on: Source | None
    outside: bool
    private: bool


class Learned(Frozen):
    """What people learned about each other, the whole day."""

    lines: tuple[Line, ...]


class Merged(Frozen):
    """A merged idea: its title, everybody whose it is, and every text in it."""

    title: str
    organisations: tuple[str, ...]
    lines: tuple[Line, ...]


class ColumnLines(Frozen):
    """What one organisation, table or the whole group contributed to a phase."""

    kind: ColumnKind
    name: str
    """Empty for the whole group and for unknown."""
    organisations: tuple[str, ...]
    lines: tuple[Line, ...]

    def is_of_others(self, line: Line) -> bool:
        """Whether a line is of other organisations than the column, so that it has to be told whose it is."""
        return set(line.organisations) != set(self.organisations)


class PhaseLines(Frozen):
    """What was contributed in one phase, but for answers to a question.

    Merged ideas stand apart, for they belong to more than one column.
    """

    number: int
    """Place in the programme, from 1."""
    title: str
    prompt: str
    merged: tuple[Merged, ...]
    columns: tuple[ColumnLines, ...]


class Contributions(Frozen):
    """The contributions of the day; phases without any are left out."""

    phases: tuple[PhaseLines, ...]


class Objection(Frozen):
    """A parked "ja, maar", and what became of it."""

    line: Line
    how: SettledHow | None
    """None: still open."""
    text: str
    organisation: str | None


class Parked(Frozen):
    """The "ja, maar"s that were parked while thinking loose."""

    objections: tuple[Objection, ...]


class Asked(Frozen):
    """A why-question, and what was said to it."""

    question: str
    asked_by: str | None
    asked_of: tuple[str, ...]
    lines: tuple[Line, ...]


class Questions(Frozen):
    """The why-questions: those that organisations asked each other, and those of outside that were answered."""

    asked: tuple[Asked, ...]


class Stood(Frozen):
    """Where an organisation stands on a version."""

    organisation: str
    answer: StanceAnswer
    reason: str


class Proposed(Frozen):
    """One version of a goal or a proposal, and where everybody stands on it."""

    text: str
    stood: tuple[Stood, ...]


class Goal(Frozen):
    """The shared goal: what counts now, where everybody stands, and the wordings before it."""

    text: str
    """Empty: none."""
    question: str
    stood: tuple[Stood, ...]
    before: tuple[Proposed, ...]
    """Earlier wordings of the goal, oldest first; of where everybody stood, what was said with it."""
    questions_before: tuple[str, ...]
    """Earlier wordings of the question, oldest first."""


class Solved(Frozen):
    """An idea that was worked out."""

    text: str
    """Empty: what was said about no idea in particular."""
    organisations: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    """What was asked about it, and what was said to that; what nothing was said to is left out."""
    versions: tuple[Proposed, ...]
    """Of the proposal, oldest first."""
    outcome: ConsentOutcome
    missing: tuple[str, ...]
    """Organisations that were not asked whether they can go on with the newest version."""


class Solution(Frozen):
    """The solution, which is the by-catch: the ideas that were chosen, in short."""

    ideas: tuple[Solved, ...]


class WorkedOut(Frozen):
    """The same ideas with all that was said about them."""

    ideas: tuple[Solved, ...]


class BuiltPair(Frozen):
    """How many times one organisation built on ideas of another."""

    by: str
    on: str
    times: int


class Joint(Frozen):
    """What was made together: figures of the ideas, and who built on whom."""

    ideas: int
    shared: int
    """Ideas that two or more organisations carry."""
    outside: int
    """Ideas voorbij eigen taak."""
    built: tuple[BuiltPair, ...]
    organisations: tuple[str, ...]
    """All of them by name, in their order."""


class Chose(Frozen):
    """What everybody gave to one idea."""

    text: str
    given: tuple[Given | None, ...]
    """Of each of the voters that are named, and behind them the small ones together; None: not entered."""


class WhoChose(Frozen):
    """Who chose what, an idea a row."""

    voters: tuple[str, ...]
    """Names, in the order of presence."""
    small: int
    """How many small ones are told together; 0 for none."""
    ideas: tuple[Chose, ...]


class WhatWasGuessed(Frozen):
    """A guess beside the choice that it was about."""

    organisation: str
    about: str
    guess: str
    choices: tuple[str, ...] | None
    """None where it is not told or not known."""


class Voted(Frozen):
    """One voting round. Not revealed: no outcomes, and nothing that gives one away."""

    number: int
    """From 1, over the whole day."""
    phase: str
    run_off: bool
    method: VotingMethod
    settings: RoundSettings
    by_table: bool
    """Tables voted, not organisations."""
    presence: tuple[Attendance, ...]
    """As it was when the round was opened."""
    revealed: bool
    outcomes: tuple[Result, ...] = ()
    """In the order "breed gedragen", with their text as it may be told; empty where nothing was entered."""
    share_known: bool = False
    """Whether draagvlak is known for every idea with votes, and the order goes by it."""
    left_out: int = 0
    """Ideas on the ballot that are not told: erased, or private."""
    who_chose: WhoChose | None = None
    guesses: tuple[WhatWasGuessed, ...] = ()


class Rounds(Frozen):
    """Every voting round of the day, oldest first."""

    rounds: tuple[Voted, ...]


class PhaseMinutes(Frozen):
    """How long a phase was to take and how long it took."""

    title: str
    planned: int
    real: int | None
    """Whole minutes; None where nobody has been in the phase yet."""
    skipped: bool


class Minutes(Frozen):
    """Planned and real minutes of every phase, and of all together."""

    phases: tuple[PhaseMinutes, ...]
    planned: int
    real: int | None
    """None for a day that has not begun."""


class Closing(Frozen):
    """How private the report is."""

    share: bool
    """Private contributions were left out."""
    private: int
    """Private contributions that are in it."""


class Checks(Frozen):
    """Figures for those who check: of every round in which the shares of the organisations are known."""

    rounds: tuple[Voted, ...]


class Spread(Frozen):
    """How people are spread over the five answers to a statement at one moment."""

    counts: PulseCounts

    @property
    def answered(self) -> int:
        """Who answered."""
        return sum(self.counts)

    @property
    def agree(self) -> int:
        """Who answered 4 or 5."""
        return self.counts[3] + self.counts[4]


class PulseRow(Frozen):
    """The answers of the room, or of one organisation, at both moments."""

    organisation: str | None
    """None: the room."""
    start: Spread | None
    """None: not asked, not counted, covered or withheld."""
    end: Spread | None


class PulseStatement(Frozen):
    """A statement and what was answered to it."""

    theme: str
    text: str
    looks_back: bool
    room: PulseRow
    organisations: tuple[PulseRow, ...]
    """Those of which figures of their own may be told."""
    difference: int | None
    """How many people more agree at the end; None where it is not compared."""
    direction: Direction | None
    why: WhyNoShift | None
    """Why it is not compared."""
    earlier: tuple[Spread | None, ...]
    """The room at the end of every earlier session, None where it was asked otherwise or not at all."""


class LookedBack(Frozen):
    """How many agreed with a statement at the start, and how many looking back on the start from the end."""

    text: str
    start: Spread
    seen_back: Spread


class Pulse(Frozen):
    """The pulse of the day."""

    statements: tuple[PulseStatement, ...]
    """Those of which something may be told."""
    fingers: bool
    """Whether fingers were raised at any of the moments: raised hands conform."""
    withheld: bool
    """Whether figures of small organisations are told in the room's total only."""
    untold: tuple[str, ...]
    """Statements of which nothing of a moment is told: some were not counted, or it would give a small group away."""
    earlier: tuple[date, ...]
    """Days of the earlier sessions, oldest first."""
    looked_back: LookedBack | None
    """None where it was not asked, may not be told, or is of another group."""


class PulseSpread(Frozen):
    """All the answers of the pulse, behind the first page."""

    pulse: Pulse


class Turn(Frozen):
    """Here the first page ends, which goes out that evening; the whole story follows."""


Section = (
    Opening
    | Agreements
    | Joint
    | Pulse
    | Goal
    | Solution
    | Learned
    | Turn
    | PulseSpread
    | Questions
    | Contributions
    | Parked
    | Rounds
    | WorkedOut
    | Minutes
    | Checks
    | Closing
)


class Report(Frozen):
    """The sections in the order in which they are told. Sections with nothing in them may be there too."""

    sections: tuple[Section, ...]

    @property
    def turn(self) -> int:
        """Where in `sections` the first page ends."""
        return next(number for number, section in enumerate(self.sections) if isinstance(section, Turn))
