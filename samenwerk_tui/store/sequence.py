"""The rules by which a session's list of events may grow and be rewritten; every store keeps to them."""

from collections.abc import Container, Sequence

from samenwerk_tui.core.events import Event, SessionStarted


def check_start(events: Sequence[Event]) -> None:
    """Raise ValueError unless the events can be a whole session: numbered from 1, the first one its start."""
    if not events or not isinstance(events[0].fact, SessionStarted):
        raise ValueError("a session starts with SessionStarted")
    new_events(events, known=(), last=0)


def new_events(decided: Sequence[Event], known: Container[str], last: int) -> tuple[Event, ...]:
    """The decided events whose ids are not known yet. Raises ValueError unless they are numbered on from `last`."""
    new = tuple(event for event in decided if event.id not in known)
    if [event.seq for event in new] != list(range(last + 1, last + 1 + len(new))):
        raise ValueError(f"events are not numbered on from {last}")
    if len({event.id for event in new}) != len(new):
        raise ValueError("two events with one id")
    return new


def check_rewritten(before: Sequence[Event], after: Sequence[Event]) -> None:
    """Raise ValueError unless `after` has every event of `before` in its place, whatever its text, and maybe more."""
    kept = [event.id for event in before]
    if [event.id for event in after[: len(kept)]] != kept:
        raise ValueError("a rewritten session keeps every event in its place")
    check_start(after)


def follows(before: Sequence[Event], after: Sequence[Event]) -> bool:
    """Whether `after` is a later state of the same session as `before`."""
    return not before or (len(after) >= len(before) and after[len(before) - 1].id == before[-1].id)
