"""What follows from intents about phases, their columns and the countdown."""

import math
from collections.abc import Mapping
from datetime import UTC, timedelta

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.base import possible, within
from samenwerk_tui.core.clock import JUMP, remaining, squeeze
from samenwerk_tui.core.decide.base import Moment, decide, organisation_of, phase_of, text_of
from samenwerk_tui.core.material import MAX_MINUTES
from samenwerk_tui.core.model import GROUP_COLUMN, UNKNOWN_COLUMN, Column, Contribution, Phase, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line

_MAX_DIGITS = 6
"""Of the number of a phase."""


@decide.register
def _(asked: intent.NextPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    if _is_there_already(session, asked.to, asked.seen):
        return ()
    target = _following(session)
    _check_announced(asked.to, target)
    return (fact.PhaseEntered(phase=target.id),)


def _is_there_already(session: Session, to: str | None, seen: str | None) -> bool:
    """Whether another screen went to this phase first. Raises RuleError where it went to another one."""
    if seen is not None and to == session.phase != seen:
        return True
    _check_still_in(session, seen)
    return False


def _check_still_in(session: Session, seen: str | None) -> None:
    """Raises RuleError where another screen has left the phase that was in sight."""
    if seen is not None and seen != session.phase:
        raise RuleError(Rule.PHASE_LEFT, phase=session.current.title)


def _check_announced(to: str | None, target: Phase) -> None:
    """Raises RuleError where another screen put another phase in the place of the one that was announced."""
    if to is not None and to != target.id:
        raise RuleError(Rule.ROUTE_CHANGED, phase=target.title)


def _following(session: Session) -> Phase:
    for phase in session.phases[session.position + 1 :]:
        if not phase.skipped:
            return phase
    raise RuleError(Rule.LAST_PHASE)


@decide.register
def _(asked: intent.PreviousPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    if _is_there_already(session, asked.to, asked.seen):
        return ()
    if session.position == 0:
        raise RuleError(Rule.FIRST_PHASE)
    target = session.phases[session.position - 1]
    _check_announced(asked.to, target)
    return (fact.PhaseEntered(phase=target.id),)


@decide.register
def _(asked: intent.EnterPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    target = phase_of(session, asked.phase)
    if target.id == session.phase:
        return ()
    _check_still_in(session, asked.seen)
    over = session.phases[session.position + 1 : session.index(target.id)]
    skipped = tuple(fact.PhaseSkipped(phase=p.id) for p in over if not p.visited and not p.skipped)
    return (fact.PhaseEntered(phase=target.id), *skipped)


@decide.register
def _(asked: intent.SkipPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    skipped = fact.PhaseSkipped(phase=phase.id)
    if phase.id == session.phase:
        _check_still_in(session, asked.seen)
        return (fact.PhaseEntered(phase=_following(session).id), skipped)
    _check_to_come(session, phase)
    return () if phase.skipped else (skipped,)


def _check_to_come(session: Session, phase: Phase) -> None:
    if session.index(phase.id) <= session.position:
        raise RuleError(Rule.PHASE_HAPPENED, phase=phase.title)


def _check_not_before(session: Session, after: Phase) -> None:
    """What comes after a phase that is over would be over before anybody was in it."""
    if session.index(after.id) < session.position:
        raise RuleError(Rule.PHASE_HAPPENED, phase=after.title)


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MAX_MINUTES:
        raise RuleError(Rule.BAD_MINUTES, limit=MAX_MINUTES)


@decide.register
def _(asked: intent.AddPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    after = phase_of(session, asked.after)
    _check_not_before(session, after)
    _check_minutes(asked.minutes)
    number = max(_number(phase) for phase in session.phases) + 1
    new = Phase(
        id=f"{number:02d}-{asked.kind}",
        kind=asked.kind,
        title=text_of(asked.title),
        minutes=asked.minutes,
        instruction=clean_line(asked.instruction),
        prompt=clean_line(asked.prompt),
    )
    return (fact.PhaseAdded(phase=new, after=after.id),)


def _number(phase: Phase) -> int:
    """What its id begins with; 0 in a file whose ids were made elsewhere."""
    number = phase.id.partition("-")[0]
    return int(number) if len(number) <= _MAX_DIGITS and number.isascii() and number.isdigit() else 0


@decide.register
def _(asked: intent.MovePhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase, after = phase_of(session, asked.phase), phase_of(session, asked.after)
    _check_to_come(session, phase)
    _check_not_before(session, after)
    if phase.id == after.id or session.index(phase.id) == session.index(after.id) + 1:
        return ()
    return (fact.PhaseMoved(phase=phase.id, after=after.id),)


@decide.register
def _(asked: intent.TimePhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    _check_minutes(asked.minutes)
    if phase.minutes == asked.minutes:
        return ()
    timed = fact.PhaseTimed(phase=phase.id, minutes=asked.minutes)
    if phase.id != session.phase:
        return (timed,)
    return (timed, fact.CountdownAdjusted(seconds=(asked.minutes - phase.minutes) * 60))


@decide.register
def _(asked: intent.CatchUp, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    proposal = squeeze(session, moment.now)
    if proposal is None or not proposal.changes:
        raise RuleError(Rule.NOTHING_TO_SHORTEN)
    return tuple(fact.PhaseTimed(phase=phase, minutes=minutes) for phase, minutes in proposal.changes)


@decide.register
def _(asked: intent.FixPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    _check_to_come(session, phase)
    return () if phase.at == asked.at else (fact.PhaseFixed(phase=phase.id, at=asked.at),)


@decide.register
def _(asked: intent.CoverPhase, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    if phase.covered == asked.covered:
        return ()
    return (fact.PhaseCovered(phase=phase.id) if asked.covered else fact.PhaseRevealed(phase=phase.id),)


@decide.register
def _(asked: intent.ChooseColumns, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    columns = tuple(_checked_column(session, column) for column in asked.columns)
    for index, column in enumerate(columns):
        if column.id in (other.id for other in columns[:index]):
            raise RuleError(Rule.NAME_TAKEN, name=column.name or column.id)
    if columns == phase.columns:
        return ()
    chosen = fact.ColumnsChosen(phase=phase.id, columns=columns)
    return (chosen, *_resettled(session, phase, columns))


def _checked_column(session: Session, column: Column) -> Column:
    """Its organisations are known and at this table once; at how many tables they sit is free (mixed tables)."""
    for index, organisation in enumerate(column.organisations):
        name = organisation_of(session, organisation).name
        if organisation in column.organisations[:index]:
            raise RuleError(Rule.ORGANISATION_TWICE, name=name)
    return column.model_copy(update={"name": clean_line(column.name), "short": clean_line(column.short)})


def _resettled(session: Session, phase: Phase, columns: tuple[Column, ...]) -> tuple[fact.Fact, ...]:
    """Lines whose column is gone or is others' now move; whose they are stays."""
    there = {column.id: column for column in _all_columns(session, phase, columns)}
    homes = ((line, _home(line, there)) for line in session.in_phase(phase.id))
    return tuple(
        fact.ContributionMoved(id=line.id, column=home, organisations=line.organisations)
        for line, home in homes
        if home != line.column
    )


def _home(line: Contribution, columns: Mapping[str, Column]) -> str:
    """Where a line is, as long as that is a column of all its organisations; else the one column that is.

    A column of exactly its organisations goes before one of more. Where several columns could be meant, or none is of
    all of them (joint work, back in columns per organisation), it is the whole group's to see: nothing is guessed. A
    line that is nobody's, of a column that is gone, has to be assigned again.
    """
    mine, here = set(line.organisations), columns.get(line.column)
    if here is not None and mine <= set(here.organisations):
        return here.id
    if not mine:
        return UNKNOWN_COLUMN
    fitting = [column for column in columns.values() if mine <= set(column.organisations)]
    exact = [column for column in fitting if mine == set(column.organisations)]
    found = exact or fitting
    return found[0].id if len(found) == 1 else GROUP_COLUMN


def _all_columns(session: Session, phase: Phase, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    chosen = phase.model_copy(update={"columns": columns})
    phases = tuple(chosen if p.id == phase.id else p for p in session.phases)
    return session.model_copy(update={"phases": phases}).columns(phase.id)


@decide.register
def _(asked: intent.SwapLenses, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    for who, whom in asked.lenses:
        if organisation_of(session, who) == organisation_of(session, whom):
            raise RuleError(Rule.THROUGH_ANOTHER)
    lenses = tuple(dict(asked.lenses).items())
    return () if lenses == phase.lenses else (fact.LensesSet(phase=phase.id, lenses=lenses),)


@decide.register
def _(asked: intent.DrawCurtain, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return () if asked.curtain == session.curtain else (fact.CurtainDrawn(curtain=asked.curtain),)


@decide.register
def _(asked: intent.StartCountdown, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    _check_still_in(session, asked.seen)
    if session.countdown.state == "running":
        return ()
    left = timedelta(seconds=session.countdown.remaining)
    return (fact.CountdownStarted(deadline=possible(moment.now.astimezone(UTC) + left)),)


@decide.register
def _(asked: intent.PauseCountdown, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    _check_still_in(session, asked.seen)
    if session.countdown.state != "running":
        return ()
    return (fact.CountdownPaused(remaining=remaining(session, moment.now)),)


@decide.register
def _(asked: intent.FollowClock, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """What another screen put right since it was seen is right already."""
    left = within(asked.seconds - (session.jumped - asked.seen))
    return (fact.ClockJumped(seconds=left),) if abs(left) >= JUMP else ()


@decide.register
def _(asked: intent.AdjustCountdown, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """Taking time away stops at zero: only the clock goes into overrun."""
    _check_still_in(session, asked.seen)
    left = remaining(session, moment.now)
    if asked.seconds > 0 and left + asked.seconds > MAX_MINUTES * 60:
        raise RuleError(Rule.BAD_MINUTES, limit=MAX_MINUTES)
    seconds = max(asked.seconds, -max(0, math.floor(left)))
    return (fact.CountdownAdjusted(seconds=seconds),) if seconds else ()
