"""What facts about phases and the countdown do."""

from datetime import datetime, timedelta

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.base import possible, within
from samenwerk_tui.core.evolve.base import (
    apply,
    begin,
    change,
    close_visit,
    fresh_countdown,
    has,
    set_,
    with_,
    without,
)
from samenwerk_tui.core.evolve.together import tell_what_is_over
from samenwerk_tui.core.model import Countdown, Phase, Session


@apply.register
def _(happened: fact.PhaseEntered, session: Session, at: datetime) -> Session:
    if not has(session.phases, happened.phase):
        return session
    session = begin(close_visit(session, at, at), at)
    phases = set_(session.phases, happened.phase, visited=True, skipped=False)
    session = with_(session, phases=phases, phase=happened.phase, entered=at)
    return tell_what_is_over(with_(session, countdown=fresh_countdown(session.current)))


@apply.register
def _(happened: fact.PhaseSkipped, session: Session, at: datetime) -> Session:
    if happened.phase == session.phase:
        return session
    return with_(session, phases=set_(session.phases, happened.phase, skipped=True))


def _insert(phases: tuple[Phase, ...], phase: Phase, after: str | None) -> tuple[Phase, ...]:
    if after is None:
        return (phase, *phases)
    out: list[Phase] = []
    for other in phases:
        out.append(other)
        if other.id == after:
            out.append(phase)
    return tuple(out) if len(out) > len(phases) else (*phases, phase)


@apply.register
def _(happened: fact.PhaseAdded, session: Session, at: datetime) -> Session:
    if has(session.phases, happened.phase.id):
        return session
    return with_(session, phases=_insert(session.phases, happened.phase, happened.after))


@apply.register
def _(happened: fact.PhaseMoved, session: Session, at: datetime) -> Session:
    if not has(session.phases, happened.phase) or happened.phase == happened.after:
        return session
    moved = session.get_phase(happened.phase)
    return with_(session, phases=_insert(without(session.phases, moved.id), moved, happened.after))


@apply.register
def _(happened: fact.PhaseTimed, session: Session, at: datetime) -> Session:
    def give(phase: Phase) -> Phase:
        first = phase.minutes if phase.planned is None else phase.planned
        return phase.model_copy(update={"minutes": happened.minutes, "planned": first})

    return with_(session, phases=change(session.phases, happened.phase, give))


@apply.register
def _(happened: fact.PhaseFixed, session: Session, at: datetime) -> Session:
    return with_(session, phases=set_(session.phases, happened.phase, at=happened.at))


@apply.register
def _(happened: fact.PhaseCovered, session: Session, at: datetime) -> Session:
    return with_(session, phases=set_(session.phases, happened.phase, covered=True))


@apply.register
def _(happened: fact.PhaseRevealed, session: Session, at: datetime) -> Session:
    return with_(session, phases=set_(session.phases, happened.phase, covered=False))


@apply.register
def _(happened: fact.ColumnsChosen, session: Session, at: datetime) -> Session:
    return with_(session, phases=set_(session.phases, happened.phase, columns=happened.columns))


@apply.register
def _(happened: fact.LensesSet, session: Session, at: datetime) -> Session:
    return with_(session, phases=set_(session.phases, happened.phase, lenses=happened.lenses))


@apply.register
def _(happened: fact.CurtainDrawn, session: Session, at: datetime) -> Session:
    return with_(session, curtain=happened.curtain)


@apply.register
def _(happened: fact.CountdownStarted, session: Session, at: datetime) -> Session:
    session = begin(session, at)
    running = session.countdown.model_copy(update={"state": "running", "deadline": happened.deadline})
    return with_(session, countdown=running)


@apply.register
def _(happened: fact.CountdownPaused, session: Session, at: datetime) -> Session:
    paused = Countdown(state="paused", remaining=happened.remaining, total=session.countdown.total)
    return with_(session, countdown=paused)


@apply.register
def _(happened: fact.ClockJumped, session: Session, at: datetime) -> Session:
    """The times from which something is counted are later too: whatever is counted goes on as it was.

    Also while the countdown stands still: it runs towards its old deadline again when holding it is undone.
    """
    return jump(session, happened.seconds)


def jump(session: Session, seconds: float) -> Session:
    """The session by a clock that was set by so many seconds."""
    old, by = session.countdown, timedelta(seconds=seconds)
    deadline = possible(old.deadline + by) if old.deadline is not None else None
    return with_(
        session,
        countdown=old.model_copy(update={"deadline": deadline}),
        entered=possible(session.entered + by),
        silence=within(session.silence + seconds) if session.began is not None else session.silence,
        jumped=within(session.jumped + seconds),
    )


@apply.register
def _(happened: fact.CountdownAdjusted, session: Session, at: datetime) -> Session:
    old, seconds = session.countdown, happened.seconds
    deadline = old.deadline + timedelta(seconds=seconds) if old.deadline is not None else None
    changes = {
        "deadline": possible(deadline) if deadline is not None else None,
        "remaining": within(old.remaining + seconds),
        "total": max(0.0, within(old.total + seconds)),
    }
    return with_(session, countdown=old.model_copy(update=changes))
