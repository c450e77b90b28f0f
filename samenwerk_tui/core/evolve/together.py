"""What facts about the pulse and about what is worded together do."""

from collections.abc import Callable, Collection
from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, has, with_, without
from samenwerk_tui.core.model import Pulse, PulseCount, Rewording, Session


def _change_pulse(session: Session, phase: str, how: Callable[[Pulse], dict[str, object]]) -> Session:
    """The session with the pulse of a phase changed; the first thing that happens in it makes it."""
    if not has(session.phases, phase):
        return session
    old = session.pulse_of(phase)
    new = old.model_copy(update=how(old))
    if old in session.pulses:
        return with_(session, pulses=tuple(new if pulse is old else pulse for pulse in session.pulses))
    return with_(session, pulses=(*session.pulses, new))


def _without_count(pulse: Pulse, statement: str, organisation: str | None) -> tuple[PulseCount, ...]:
    return tuple(c for c in pulse.counts if (c.statement, c.organisation) != (statement, organisation))


@apply.register
def _(happened: fact.PulseArranged, session: Session, at: datetime) -> Session:
    arranged: dict[str, object] = {"method": happened.method, "whole_room": happened.whole_room}
    return _change_pulse(session, happened.phase, lambda _: arranged)


@apply.register
def _(happened: fact.StatementReworded, session: Session, at: datetime) -> Session:
    new = Rewording(id=happened.id, phase=happened.phase, statement=happened.statement, text=happened.text)

    def reword(pulse: Pulse) -> dict[str, object]:
        others = (one for one in pulse.reworded if one.statement != happened.statement)
        return {"reworded": (*others, new)}

    return _change_pulse(session, happened.phase, reword)


@apply.register
def _(happened: fact.PulseCounted, session: Session, at: datetime) -> Session:
    new = happened.count
    return _change_pulse(
        session,
        happened.phase,
        lambda pulse: {"counts": (*_without_count(pulse, new.statement, new.organisation), new)},
    )


@apply.register
def _(happened: fact.PulseCleared, session: Session, at: datetime) -> Session:
    return _change_pulse(
        session,
        happened.phase,
        lambda pulse: {"counts": _without_count(pulse, happened.statement, happened.organisation)},
    )


@apply.register
def _(happened: fact.PulseShown, session: Session, at: datetime) -> Session:
    session = _tell_as_counted(session, happened.phase, (happened.statement,))
    shown = happened.statement
    return _change_pulse(session, happened.phase, lambda pulse: {"shown": (*_still_shown(pulse, shown), shown)})


@apply.register
def _(happened: fact.PulseTold, session: Session, at: datetime) -> Session:
    return _tell(session, happened.phase, happened.counts)


def tell_what_is_over(session: Session) -> Session:
    """The session in which what may be told of the pulses before the current phase is told."""
    for pulse in session.pulses:
        if session.index(pulse.phase) < session.position:
            from samenwerk_tui.core.showing import ready_to_tell  # late: with the first pulse that is over

            session = _tell_as_counted(session, pulse.phase, ready_to_tell(session, pulse.phase))
    return session


def _tell_as_counted(session: Session, phase: str, statements: Collection[str]) -> Session:
    counts = session.pulse_of(phase).counts
    return _tell(session, phase, tuple(count for count in counts if count.statement in statements))


def _tell(session: Session, phase: str, told: tuple[PulseCount, ...]) -> Session:
    """The session in which this was told last, in place of what was before: of the room, or by organisation."""
    kinds = {(count.statement, count.organisation is None) for count in told}

    def tell(pulse: Pulse) -> dict[str, object]:
        others = (one for one in pulse.told if (one.statement, one.organisation is None) not in kinds)
        return {"told": (*others, *told)}

    return _change_pulse(session, phase, tell) if told else session


@apply.register
def _(happened: fact.PulseHidden, session: Session, at: datetime) -> Session:
    return _change_pulse(session, happened.phase, lambda pulse: {"shown": _still_shown(pulse, happened.statement)})


def _still_shown(pulse: Pulse, but: str) -> tuple[str, ...]:
    return tuple(statement for statement in pulse.shown if statement != but)


@apply.register
def _(happened: fact.GroupCompared, session: Session, at: datetime) -> Session:
    return _change_pulse(session, happened.phase, lambda _: {"other_group": happened.other})


# What is worded together


@apply.register
def _(happened: fact.WordingMade, session: Session, at: datetime) -> Session:
    if happened.wording.id in session.erased:
        return session
    return with_(session, wordings=(*session.wordings, happened.wording))


@apply.register
def _(happened: fact.WordingWithdrawn, session: Session, at: datetime) -> Session:
    stances = tuple(stance for stance in session.stances if stance.wording != happened.id)
    return with_(session, wordings=without(session.wordings, happened.id), stances=stances)


@apply.register
def _(happened: fact.StanceTaken, session: Session, at: datetime) -> Session:
    new = happened.stance
    if new.id in session.erased or not has(session.wordings, new.wording):
        return session
    session = _without_stance(session, new.wording, new.organisation)
    return with_(session, stances=(*session.stances, new))


@apply.register
def _(happened: fact.StanceCleared, session: Session, at: datetime) -> Session:
    return _without_stance(session, happened.wording, happened.organisation)


def _without_stance(session: Session, wording: str, organisation: str) -> Session:
    """The session without where this organisation stands on this version."""
    rest = tuple(s for s in session.stances if (s.wording, s.organisation) != (wording, organisation))
    return with_(session, stances=rest)
