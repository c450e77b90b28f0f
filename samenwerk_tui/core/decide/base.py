"""How an intent becomes facts: the dispatch on its kind, and the checks that several intents share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from importlib import import_module

from samenwerk_tui.core.events import Fact
from samenwerk_tui.core.intents import Intent, Together
from samenwerk_tui.core.model import Agreement, Column, Contribution, Organisation, Phase, Round, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line


@dataclass(frozen=True, slots=True)
class Moment:
    """What the core may not make up itself: the time (aware) and new ids."""

    now: datetime
    new_id: Callable[[], str]


_DECIDED_IN: Mapping[str, Sequence[str]] = {
    "contributions": ("contributions", "questions"),
    "day": ("people", "phases"),
    "notes": ("notes",),
    "together": ("agreements", "pulse", "wordings"),
    "voting": ("voting",),
}
"""The modules that decide about the intents of a module of `core.intents`: loaded with the first of these."""


@singledispatch
def decide(intent: Intent, session: Session, moment: Moment) -> tuple[Fact, ...]:
    """The facts that follow from an intent; none where it changes nothing. Raises RuleError when it is refused."""
    subject = type(intent).__module__.rpartition(".")[2]
    for module in _DECIDED_IN.get(subject, ()):
        import_module(f"{__package__}.{module}")
    if decide.dispatch(type(intent)) is decide.dispatch(object):
        raise TypeError(f"nobody decides about {type(intent).__name__}")
    return decide(intent, session, moment)


@decide.register
def _(asked: Together, session: Session, moment: Moment) -> tuple[Fact, ...]:
    return tuple(happened for part in asked.parts for happened in decide(part, session, moment))


def text_of(raw: str) -> str:
    """The cleaned line. Raises RuleError for one with nothing in it."""
    text = clean_line(raw)
    if not text:
        raise RuleError(Rule.EMPTY_TEXT)
    return text


def phase_of(session: Session, phase_id: str) -> Phase:
    """The phase. Raises RuleError where there is none."""
    try:
        return session.get_phase(phase_id)
    except KeyError:
        raise RuleError(Rule.NO_SUCH_PHASE, phase=phase_id) from None


def organisation_of(session: Session, organisation_id: str) -> Organisation:
    """The organisation. Raises RuleError where there is none."""
    try:
        return session.organisation(organisation_id)
    except KeyError:
        raise RuleError(Rule.NO_SUCH_ORGANISATION, organisation=organisation_id) from None


def column_of(session: Session, phase_id: str, column_id: str) -> Column:
    """The column of a phase. Raises RuleError where there is none."""
    for column in session.columns(phase_id):
        if column.id == column_id:
            return column
    raise RuleError(Rule.NO_SUCH_COLUMN, column=column_id)


def gone(session: Session, wanted: str) -> RuleError:
    """Why something with a text of people is not there: it was taken away, or erased for good."""
    return RuleError(Rule.ERASED) if wanted in session.erased else RuleError(Rule.GONE)


def contribution_of(session: Session, contribution_id: str) -> Contribution:
    """The contribution. Raises RuleError where it is gone."""
    try:
        return session.contribution(contribution_id)
    except KeyError:
        raise gone(session, contribution_id) from None


def check_idea(session: Session, idea: str) -> None:
    """Raises RuleError where there is no contribution and no merged idea of this id."""
    if all(cluster.id != idea for cluster in session.clusters):
        contribution_of(session, idea)


def round_of(session: Session, round_id: str) -> Round:
    """The voting round. Raises RuleError where it is gone."""
    try:
        return session.get_round(round_id)
    except KeyError:
        raise RuleError(Rule.GONE) from None


def agreement_of(session: Session, agreement_id: str) -> Agreement:
    """The agreement. Raises RuleError where it is gone."""
    try:
        return session.agreement(agreement_id)
    except KeyError:
        raise gone(session, agreement_id) from None
