"""How a fact changes the state: the dispatch on its kind, and the small helpers that make a changed copy."""

from collections.abc import Callable
from datetime import datetime
from functools import singledispatch
from typing import Any, TypeVar

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.model import (
    Agreement,
    Cluster,
    Contribution,
    Countdown,
    Organisation,
    Phase,
    Round,
    Session,
)

Item = TypeVar("Item", Organisation, Phase, Contribution, Cluster, Round, Agreement)


@singledispatch
def apply(happened: fact.Fact, session: Session, at: datetime) -> Session:
    """The session after the fact; facts that say nothing about the state (undo) leave it as it is."""
    return session


def with_(session: Session, **changes: Any) -> Session:
    """A copy of the session with these fields changed."""
    return session.model_copy(update=changes)


def change(items: tuple[Item, ...], wanted: str, how: Callable[[Item], Item]) -> tuple[Item, ...]:
    """The items, the one with the wanted id changed."""
    return tuple(how(item) if item.id == wanted else item for item in items)


def set_(items: tuple[Item, ...], wanted: str, **changes: Any) -> tuple[Item, ...]:
    """The items, the one with the wanted id a copy with these fields changed."""
    return change(items, wanted, lambda item: item.model_copy(update=changes))


def without(items: tuple[Item, ...], gone: str) -> tuple[Item, ...]:
    """The items but the one with this id."""
    return tuple(item for item in items if item.id != gone)


def has(items: tuple[Item, ...], wanted: str) -> bool:
    """Whether an item has the wanted id."""
    return any(item.id == wanted for item in items)


def fresh_countdown(phase: Phase) -> Countdown:
    """A countdown that stands still at the minutes of the phase."""
    seconds = phase.minutes * 60.0
    return Countdown(remaining=seconds, total=seconds)


def close_visit(session: Session, until: datetime, resumed: datetime) -> Session:
    """Book the running visit to the current phase up to `until`, and count on from `resumed`."""
    if session.began is None:
        return with_(session, entered=resumed)
    spent = max(0.0, (until - session.entered).total_seconds())
    phases = change(
        session.phases,
        session.phase,
        lambda phase: phase.model_copy(update={"seconds_spent": phase.seconds_spent + spent}),
    )
    return with_(session, phases=phases, entered=resumed)


def begin(session: Session, at: datetime) -> Session:
    """The day begins with the first opening, phase change or start of the countdown."""
    return session if session.began else with_(session, began=at, entered=at)
