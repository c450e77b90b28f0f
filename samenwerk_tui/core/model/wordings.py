"""What is worded together (goal, question, proposal): its versions, and where every organisation stands."""

from typing import Literal

from samenwerk_tui.core.base import Frozen, Instant

WordingAbout = Literal["goal", "question", "proposal"]
StanceAnswer = Literal["yes", "yes_if", "no", "no_objection", "objection"]
"""About a goal or question: yes, yes on a condition, no; about a proposal: no objection, or one with a reason."""

ANSWERS: dict[WordingAbout, tuple[StanceAnswer, ...]] = {
    "goal": ("yes", "yes_if", "no"),
    "question": ("yes", "yes_if", "no"),
    "proposal": ("no_objection", "objection"),
}
"""What can be answered to each."""
REASONED: frozenset[StanceAnswer] = frozenset({"yes_if", "objection"})
"""Answers that mean nothing without their condition or reason."""


class Wording(Frozen):
    """One version of the goal, the *Hoe kunnen we* question or a proposal. The newest of its kind counts."""

    id: str
    about: WordingAbout
    phase: str
    text: str
    idea: str | None = None
    """The idea that a proposal is about: id of a contribution or cluster."""
    at: Instant


class Stance(Frozen):
    """Where one organisation stands on one version."""

    id: str
    wording: str
    organisation: str
    answer: StanceAnswer
    reason: str = ""
    """The condition of a "ja, mits", the reason of an objection or a "nee"."""
    at: Instant
