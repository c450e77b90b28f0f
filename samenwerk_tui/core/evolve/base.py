"""How a fact changes the state: the dispatch on its kind, and the small helpers that make a changed copy."""

from collections.abc import Callable
from datetime import datetime
from functools import singledispatch
from operator import attrgetter, indexOf
from typing import Any, TypeVar

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.base import within
from samenwerk_tui.core.model import (
    Agreement,
    Cluster,
    Contribution,
    Countdown,
    Note,
    Organisation,
    Phase,
    Question,
    Rewording,
    Round,
    Session,
    Settled,
    Stance,
    Wording,
)

Item = TypeVar(
    "Item",
    Organisation,
    Phase,
    Contribution,
    Cluster,
    Round,
    Agreement,
    Question,
    Wording,
    Stance,
    Settled,
    Rewording,
    Note,
)

_ID = attrgetter("id")


@singledispatch
def apply(happened: fact.Fact, session: Session, at: datetime) -> Session:
    """The session after the fact; facts that say nothing about the state (undo) leave it as it is."""
    return session


def with_(session: Session, **changes: Any) -> Session:
    """A copy of the session with these fields changed."""
    return session.model_copy(update=changes)


def place(items: tuple[Item, ...], wanted: str) -> int | None:
    """Index of the item with the wanted id, None where there is none. The newest are found first."""
    try:
        return len(items) - 1 - indexOf(map(_ID, reversed(items)), wanted)
    except ValueError:
        return None


def ids(items: tuple[Item, ...]) -> set[str]:
    """The ids of the items."""
    return set(map(_ID, items))


def put(items: tuple[Item, ...], index: int, item: Item) -> tuple[Item, ...]:
    """The items, the one at this index another."""
    changed = list(items)
    changed[index] = item
    return tuple(changed)


def change(items: tuple[Item, ...], wanted: str, how: Callable[[Item], Item]) -> tuple[Item, ...]:
    """The items, the one with the wanted id changed."""
    index = place(items, wanted)
    return items if index is None else put(items, index, how(items[index]))


def set_(items: tuple[Item, ...], wanted: str, **changes: Any) -> tuple[Item, ...]:
    """The items, the one with the wanted id a copy with these fields changed."""
    return change(items, wanted, lambda item: item.model_copy(update=changes))


def without(items: tuple[Item, ...], gone: str) -> tuple[Item, ...]:
    """The items but the one with this id."""
    index = place(items, gone)
    return items if index is None else items[:index] + items[index + 1 :]


def has(items: tuple[Item, ...], wanted: str) -> bool:
    """Whether an item has the wanted id."""
    return place(items, wanted) is not None


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
        lambda phase: phase.model_copy(update={"seconds_spent": within(phase.seconds_spent + spent)}),
    )
    return with_(session, phases=phases, entered=resumed)


def begin(session: Session, at: datetime) -> Session:
    """The day begins with the first opening, phase change or start of the countdown."""
    return session if session.began else with_(session, began=at, entered=at)
