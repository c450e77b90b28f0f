"""What follows from intents about the pulse."""

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_cell
from samenwerk_tui.core.decide.base import Moment, decide, organisation_of, phase_of, text_of
from samenwerk_tui.core.model import Phase, PulseCount, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.showing import check_showing, is_shown


def _pulse_phase(session: Session, phase_id: str) -> Phase:
    phase = phase_of(session, phase_id)
    if phase.kind != "pulse":
        raise RuleError(Rule.NO_PULSE)
    return phase


def _check_statement(session: Session, wanted: str) -> None:
    if all(statement.id != wanted for statement in session.statements):
        raise RuleError(Rule.NO_SUCH_STATEMENT)


@decide.register
def _(asked: intent.ArrangePulse, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = _pulse_phase(session, asked.phase)
    pulse = session.pulse_of(phase.id)
    if (pulse.method, pulse.whole_room) == (asked.method, asked.whole_room):
        return ()
    if pulse.counts:
        raise RuleError(Rule.PULSE_COUNTED)
    return (fact.PulseArranged(phase=phase.id, method=asked.method, whole_room=asked.whole_room),)


@decide.register
def _(asked: intent.RewordStatement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """Other words hold from here on: in every pulse after this one that has not been counted yet, too."""
    phase = _pulse_phase(session, asked.phase)
    _check_statement(session, asked.statement)
    text = text_of(asked.text)
    if any(count.statement == asked.statement for count in session.pulse_of(phase.id).counts):
        raise RuleError(Rule.PULSE_COUNTED)
    new = moment.new_id()
    from_here = [p for p in session.phases[session.index(phase.id) :] if p.kind == "pulse"]
    return tuple(
        fact.StatementReworded(id=new, phase=p.id, statement=asked.statement, text=text)
        for p in from_here
        if not session.pulse_of(p.id).counts or p.id == phase.id
        if session.pulse_of(p.id).words(asked.statement) != text
    )


@decide.register
def _(asked: intent.CountPulse, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """People who did not answer are no answers: fewer than are there is fine, more is not."""
    phase = _pulse_phase(session, asked.phase)
    _check_statement(session, asked.statement)
    pulse = session.pulse_of(phase.id)
    if (asked.organisation is None) != pulse.whole_room:
        if pulse.whole_room:
            raise RuleError(Rule.PULSE_BY_ROOM)
        raise RuleError(Rule.PULSE_BY_ORGANISATION)
    before = pulse.count(asked.statement, asked.organisation)
    people = before.people if before else _people(session, asked.organisation)
    if min(asked.counts) < 0:
        raise RuleError(Rule.NEGATIVE_VOTES)
    if sum(asked.counts) > people:
        raise RuleError(Rule.OVER_PRESENCE, limit=people)
    count = PulseCount(statement=asked.statement, organisation=asked.organisation, people=people, counts=asked.counts)
    if count == before:
        return ()
    check_cell(asked.seen, before.counts if before else ())
    return (fact.PulseCounted(phase=phase.id, count=count),)


def _people(session: Session, organisation: str | None) -> int:
    if organisation is None:
        return sum(one.people for one in session.organisations)
    return organisation_of(session, organisation).people


@decide.register
def _(asked: intent.ClearPulse, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = _pulse_phase(session, asked.phase)
    before = session.pulse_of(phase.id).count(asked.statement, asked.organisation)
    if before is None:
        return ()
    check_cell(asked.seen, before.counts)
    cleared = fact.PulseCleared(phase=phase.id, statement=asked.statement, organisation=asked.organisation)
    return (cleared,)


@decide.register
def _(asked: intent.ShowPulse, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = _pulse_phase(session, asked.phase)
    _check_statement(session, asked.statement)
    pulse = session.pulse_of(phase.id)
    if not asked.shown:
        hidden = fact.PulseHidden(phase=phase.id, statement=asked.statement)
        return (hidden,) if asked.statement in pulse.shown else ()
    if is_shown(pulse, asked.statement):
        return ()
    check_showing(session, phase.id, asked.statement)
    return (fact.PulseShown(phase=phase.id, statement=asked.statement),)


@decide.register
def _(asked: intent.CompareGroup, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = _pulse_phase(session, asked.phase)
    if session.pulse_of(phase.id).other_group == asked.other:
        return ()
    return (fact.GroupCompared(phase=phase.id, other=asked.other),)
