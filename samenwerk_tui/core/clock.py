"""Time in a session: the countdown, the time spent in phases and when the day ends.

Every function takes `now`, an aware datetime. Times of day that a phase is fixed to are read in the zone of `now`, so
callers pass the local time; nothing here looks at a clock.
"""

import math
from datetime import datetime, timedelta
from typing import Literal, Protocol

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import Phase, Session

WARNING_SHARE = 0.2
"""The countdown warns when this share of its time is left."""
LAST_MINUTE = 60
"""Seconds before zero from which it is the last minute."""
LONG_GAP = timedelta(hours=4)
"""A silence longer than this (a night) is not counted as time spent in a phase."""
LEAST_SHARE = 0.5
"""A proposal to shorten leaves at least this share of a phase."""

Urgency = Literal["calm", "warning", "last_minute", "overrun"]


class Clock(Protocol):
    """Where the time comes from: the laptop's clock, or a test's."""

    def now(self) -> datetime:
        """The time, aware and in the laptop's own zone."""
        ...


def remaining(session: Session, now: datetime) -> float:
    """Seconds left in the countdown of the current phase; negative in overrun."""
    countdown = session.countdown
    if countdown.state == "running" and countdown.deadline is not None:
        return (countdown.deadline - now).total_seconds()
    return countdown.remaining


def shown_seconds(seconds: float) -> int:
    """Whole seconds as the screen shows them: 14:59.2 left is still 15:00; 00:00 lasts one second."""
    return math.ceil(seconds)


def urgency(session: Session, now: datetime) -> Urgency:
    """How pressing the countdown is: warns at 20 % and in the last minute; overrun from one second past zero."""
    left = shown_seconds(remaining(session, now))
    if left < 0:
        return "overrun"
    if session.countdown.state == "idle":
        return "calm"
    if left <= LAST_MINUTE:
        return "last_minute"
    return "warning" if left <= WARNING_SHARE * session.countdown.total else "calm"


def seconds_spent(session: Session, phase_id: str, now: datetime) -> float:
    """Wall time spent in a phase, the running visit included; a silence of more than four hours is left out."""
    phase = session.get_phase(phase_id)
    if phase_id != session.phase or session.began is None:
        return phase.seconds_spent
    until = now if now - session.updated <= LONG_GAP else session.updated
    return phase.seconds_spent + max(0.0, (until - session.entered).total_seconds())


class Slot(Frozen):
    """When a phase is expected to run. `late` is how far it starts after the time it is fixed to."""

    phase: Phase
    start: datetime
    end: datetime
    late: timedelta = timedelta()


def schedule(session: Session, now: datetime) -> tuple[Slot, ...]:
    """When the current phase ends and every coming phase is expected to run; skipped phases are left out.

    A phase that is fixed to the wall clock does not start before its time, so there may be slack before it.
    """
    end = now + timedelta(seconds=max(0.0, remaining(session, now)))
    slots = [Slot(phase=session.current, start=session.entered.astimezone(now.tzinfo), end=end)]
    for phase in session.phases[session.position + 1 :]:
        if phase.skipped:
            continue
        start, late = end, timedelta()
        if phase.at is not None:
            fixed = datetime.combine(now.date(), phase.at, tzinfo=now.tzinfo)
            late = max(timedelta(), start - fixed)
            start = max(start, fixed)
        end = start + timedelta(minutes=phase.minutes)
        slots.append(Slot(phase=phase, start=start, end=end, late=late))
    return tuple(slots)


def expected_end(session: Session, now: datetime) -> datetime:
    """When the day ends if every phase from here takes its minutes."""
    return schedule(session, now)[-1].end


def minutes_behind(session: Session, now: datetime) -> int:
    """Whole minutes behind the plan of the start; negative is ahead; 0 before the day began."""
    if session.began is None:
        return 0
    planned = session.began + timedelta(minutes=session.planned_minutes)
    return round((expected_end(session, now) - planned).total_seconds() / 60)


class Squeeze(Frozen):
    """Which phases to shorten so that the day fits again: phase id and the minutes it would get."""

    minutes: int
    """Minutes that are missing."""
    saved: int
    """Minutes that the proposal saves; less than `minutes` when there is not enough to give."""
    fixed: Phase | None
    """The phase whose fixed time is in danger; None where it is the planned end."""
    changes: tuple[tuple[str, int], ...]


def squeeze(session: Session, now: datetime) -> Squeeze | None:
    """What to shorten when a fixed phase would start late or the day would end late; None when it all fits.

    Phases marked `first` give first, then those marked `yes` in equal parts; `never` and breaks never give, and a
    phase keeps at least half of its minutes.
    """
    slots = schedule(session, now)
    late = next((slot for slot in slots if slot.late >= timedelta(minutes=1)), None)
    if late is not None:
        missing = math.ceil(late.late.total_seconds() / 60)
        candidates = [slot.phase for slot in slots[1 : slots.index(late)]]
    else:
        missing = minutes_behind(session, now)
        candidates = [slot.phase for slot in slots[1:]]
    if missing <= 0:
        return None
    give = {p.id: p.minutes - math.ceil(p.minutes * LEAST_SHARE) for p in candidates if p.kind != "break"}
    taken: dict[str, int] = {}
    left = missing
    for rank in ("first", "yes"):
        pool = [p for p in candidates if p.shorten == rank and give.get(p.id, 0) > 0]
        while left > 0 and pool:
            for phase in tuple(pool):
                if left == 0:
                    break
                taken[phase.id] = taken.get(phase.id, 0) + 1
                left -= 1
                if taken[phase.id] == give[phase.id]:
                    pool.remove(phase)
    changes = tuple((p.id, p.minutes - taken[p.id]) for p in candidates if p.id in taken)
    return Squeeze(minutes=missing, saved=missing - left, fixed=late.phase if late else None, changes=changes)
