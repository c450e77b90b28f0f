"""Time in a session: the countdown, the time spent in phases and when the day ends.

Every function takes `now`, an aware datetime. Times of day that a phase is fixed to are read in the zone of `now`, so
callers pass the local time; nothing here looks at a clock. Sums are made in UTC, so that an hour is an hour in the
night that the clocks are changed, too.
"""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Literal, NamedTuple, Protocol

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
JUMP = 3.0
"""Seconds from which a clock that was set has jumped, and was not just put right."""
_AT_ONCE = 0.5
"""Seconds within which two clocks are read at the same moment."""
_LOOKS = 3
"""How often both are read at most: on a machine that is too slow for it, what it is then has to do."""

Urgency = Literal["calm", "warning", "last_minute", "overrun"]


class Clock(Protocol):
    """Where the time comes from: the laptop's clock, or a test's."""

    def now(self) -> datetime:
        """The time, aware and in the laptop's own zone."""
        ...

    def steady(self) -> float:
        """Seconds since some moment or other. Nobody sets these, and they go on while the laptop sleeps."""
        ...


def ahead(clock: Clock) -> float:
    """Seconds that the time is ahead of the steady ones: always as many, until somebody sets the clock."""
    found = 0.0
    for _ in range(_LOOKS):
        before = clock.steady()
        found = clock.now().timestamp() - before
        if clock.steady() - before < _AT_ONCE:  # or else the programme was stopped between the two
            break
    return found


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
    until = now - _silence_until(session, now)
    return phase.seconds_spent + max(0.0, (until - session.entered).total_seconds())


def _silence_until(session: Session, now: datetime) -> timedelta:
    """The silence since the last event where it is a long one, else nothing."""
    silence = now - session.updated
    return silence if silence > LONG_GAP else timedelta()


class Slot(NamedTuple):
    """When a phase is expected to run, in the zone of `now`."""

    phase: Phase
    start: datetime
    end: datetime
    late: timedelta = timedelta()
    """How far it starts after the time it is fixed to."""
    slack: timedelta = timedelta()
    """How long the room waits before it starts, because of the time it is fixed to."""


def schedule(session: Session, now: datetime) -> tuple[Slot, ...]:
    """When the current phase ends and every coming phase is expected to run; skipped phases are left out.

    A phase that is fixed to the wall clock does not start before its time, so there may be slack before it. Its time
    is the one nearest to when it would start; before the day began, the first one from then on.
    """
    zone = now.tzinfo
    end = now.astimezone(UTC) + timedelta(seconds=max(0.0, remaining(session, now)))
    slots = [Slot(phase=session.current, start=session.entered.astimezone(zone), end=end.astimezone(zone))]
    for phase in session.phases[session.position + 1 :]:
        if phase.skipped:
            continue
        start, late, slack = end, timedelta(), timedelta()
        if phase.at is not None:
            fixed = _nearest(phase.at, end.astimezone(zone), only_later=session.began is None)
            late, slack = max(timedelta(), end - fixed), max(timedelta(), fixed - end)
            start = max(end, fixed)
        end = start + timedelta(minutes=phase.minutes)
        local = start.astimezone(zone), end.astimezone(zone)
        slots.append(Slot(phase=phase, start=local[0], end=local[1], late=late, slack=slack))
    return tuple(slots)


def _nearest(at: time, moment: datetime, *, only_later: bool = False) -> datetime:
    """When it is this time of day, nearest to a moment and in its zone; in UTC."""
    days = (moment.date() + timedelta(days=day) for day in (-1, 0, 1))
    times = [datetime.combine(day, at, tzinfo=moment.tzinfo).astimezone(UTC) for day in days]
    if only_later:
        times = [possible for possible in times if possible >= moment]
    return min(times, key=lambda possible: abs(possible - moment.astimezone(UTC)))


def expected_end(session: Session, now: datetime) -> datetime:
    """When the day ends if every phase from here takes its minutes."""
    return schedule(session, now)[-1].end


def planned_end(session: Session, now: datetime) -> datetime | None:
    """When the day was to end by the plan of the start, long silences (a night) left out; None before it began."""
    if session.began is None:
        return None
    silence = timedelta(seconds=session.silence) + _silence_until(session, now)
    end, counted = session.began.astimezone(UTC) + silence, 0
    for minutes, at in session.planned_starts:
        end += timedelta(minutes=minutes - counted)
        counted = minutes
        end = max(end, _nearest(at, end.astimezone(now.tzinfo)))
    return (end + timedelta(minutes=session.planned_minutes - counted)).astimezone(now.tzinfo)


def minutes_behind(session: Session, now: datetime) -> int:
    """Whole minutes behind the plan of the start; negative is ahead; 0 before the day began."""
    planned = planned_end(session, now)
    if planned is None:
        return 0
    behind = expected_end(session, now).astimezone(UTC) - planned.astimezone(UTC)
    return round(behind.total_seconds() / 60)


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

    Phases marked `first` give first, then those marked `yes` in equal parts; `never` and breaks never give, nor does
    what comes before a wait for a fixed time, for nothing is won by that. However often it is asked, a phase keeps at
    least half of the minutes that it was planned with. Before the day began everything fits.
    """
    if session.began is None:
        return None
    slots = schedule(session, now)
    place = next((i for i, slot in enumerate(slots) if slot.late >= timedelta(minutes=1)), len(slots))
    late = slots[place] if place < len(slots) else None
    missing = math.ceil(late.late.total_seconds() / 60) if late else minutes_behind(session, now)
    if missing <= 0:
        return None
    waits = [i for i, slot in enumerate(slots[:place]) if slot.slack]
    candidates = [slot.phase for slot in slots[max([1, *waits]) : place]]
    taken = _take(missing, candidates)
    changes = tuple((p.id, p.minutes - taken[p.id]) for p in candidates if p.id in taken)
    fixed = late.phase if late else None
    return Squeeze(minutes=missing, saved=sum(taken.values()), fixed=fixed, changes=changes)


def _take(missing: int, candidates: Sequence[Phase]) -> dict[str, int]:
    """How many minutes each phase gives; those that give none are not in it."""
    taken: dict[str, int] = {}
    for rank in ("first", "yes"):
        pool = [phase for phase in candidates if phase.shorten == rank and _spare(phase) > 0]
        while missing > 0 and pool:
            for phase in pool[:missing]:
                taken[phase.id] = taken.get(phase.id, 0) + 1
                missing -= 1
            pool = [phase for phase in pool if taken.get(phase.id, 0) < _spare(phase)]
    return taken


def _spare(phase: Phase) -> int:
    """Minutes that a phase can give."""
    planned = max(phase.minutes, phase.planned or 0)
    return 0 if phase.kind == "break" else max(0, phase.minutes - math.ceil(planned * LEAST_SHARE))
