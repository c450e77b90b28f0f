"""The state of a session: what the events add up to. Every screen, export and report reads this and nothing else."""

from samenwerk_tui.core.model.agreements import Agreement, AgreementKind, AgreementStatus
from samenwerk_tui.core.model.day import (
    GROUP_COLUMN,
    RESERVED_IDS,
    UNKNOWN_COLUMN,
    Column,
    ColumnKind,
    Countdown,
    Organisation,
    Phase,
    PhaseState,
    Presence,
)
from samenwerk_tui.core.model.pulse import EarlierAnswers, EarlierPulse, Pulse, PulseCount, PulseCounts, PulseMethod
from samenwerk_tui.core.model.session import Session
from samenwerk_tui.core.model.voting import (
    BallotIdea,
    Entry,
    Guess,
    Round,
    RoundSettings,
    Votes,
    VotingMethod,
)
from samenwerk_tui.core.model.wordings import ANSWERS, REASONED, Stance, StanceAnswer, Wording, WordingAbout
from samenwerk_tui.core.model.work import (
    Cluster,
    Contribution,
    ContributionKind,
    Question,
    Settled,
    SettledHow,
)

__all__ = [
    "ANSWERS",
    "GROUP_COLUMN",
    "REASONED",
    "RESERVED_IDS",
    "UNKNOWN_COLUMN",
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "BallotIdea",
    "Cluster",
    "Column",
    "ColumnKind",
    "Contribution",
    "ContributionKind",
    "Countdown",
    "EarlierAnswers",
    "EarlierPulse",
    "Entry",
    "Guess",
    "Organisation",
    "Phase",
    "PhaseState",
    "Presence",
    "Pulse",
    "PulseCount",
    "PulseCounts",
    "PulseMethod",
    "Question",
    "Round",
    "RoundSettings",
    "Session",
    "Settled",
    "SettledHow",
    "Stance",
    "StanceAnswer",
    "Votes",
    "VotingMethod",
    "Wording",
    "WordingAbout",
]
