"""What the report tells of the pulse. What is covered is told when the pulse is over, and of small groups nothing."""

from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.pulse import (
    Distribution,
    asked,
    distributions,
    earlier_answers,
    is_other_group,
    looking_back,
    pulse_phases,
    shift,
    start_and_end,
)
from samenwerk_tui.core.showing import is_told
from samenwerk_tui.export.sections import LookedBack, Pulse, PulseRow, PulseStatement, Spread


def tell_pulse(session: Session) -> Pulse:
    """The statements in their order, the end beside the start."""
    phases = pulse_phases(session)
    first, last = start_and_end(session)
    wording = asked(session, last or first or "")
    statements = tuple(
        told for statement in wording if (told := _statement(session, statement, first, last)) is not None
    )
    return Pulse(
        statements=statements,
        fingers=any(session.pulse_of(phase).method == "fingers" for phase in {first, last} if phase),
        withheld=any(_is_withheld(session, one.id, phase) for one in session.statements for phase in phases),
        untold=tuple(
            statement.text
            for statement in wording
            if any(_is_untold(session, phase, statement.id) for phase in phases)
        ),
        earlier=tuple(earlier.day for earlier in session.earlier),
        looked_back=_looked_back(session, first, last) if first and last else None,
    )


def _looked_back(session: Session, first: str, last: str) -> LookedBack | None:
    """The statement that looks back beside the start, where both may be told of the same people."""
    found = looking_back(session)
    if found is None or is_other_group(session, found.mirrors.id):
        return None
    start, _ = _told(session, found.mirrors.id, first)
    seen_back, _ = _told(session, found.back.id, last)
    return LookedBack(text=found.mirrors.text, start=start, seen_back=seen_back) if start and seen_back else None


def _is_untold(session: Session, phase: str, statement: str) -> bool:
    """Whether it was counted, and is not told all the same: see `showing`."""
    counted = any(count.statement == statement for count in session.pulse_of(phase).counts)
    return counted and session.index(phase) < session.position and not is_told(session, phase, statement)


def _is_withheld(session: Session, statement: str, phase: str) -> bool:
    return any(one.counts is None for one in distributions(session, phase, statement)[1])


def _statement(session: Session, statement: Statement, first: str | None, last: str | None) -> PulseStatement | None:
    start, starts = _told(session, statement.id, None if statement.looks_back else first)
    end, ends = _told(session, statement.id, last)
    if start is None and end is None:
        return None
    is_over = last is not None and session.phase_state(last) == "done"
    shifted = shift(session, statement.id) if is_over or (start and end) else None
    change = shifted.change if shifted else None
    names = {organisation.id: organisation.name for organisation in session.organisations}
    rows = (
        PulseRow(organisation=name, start=starts.get(one), end=ends.get(one))
        for one, name in names.items()
        if one in starts or one in ends
    )
    return PulseStatement(
        theme=statement.theme,
        text=statement.text,
        looks_back=statement.looks_back,
        room=PulseRow(organisation=None, start=start, end=end),
        organisations=tuple(rows),
        difference=change.people if change else None,
        direction=change.direction if change else None,
        why=shifted.why if shifted else None,
        earlier=tuple(
            None if counts is None else Spread(counts=counts) for counts in earlier_answers(session, statement)
        ),
    )


def _told(session: Session, statement: str, phase: str | None) -> tuple[Spread | None, dict[str | None, Spread]]:
    """The room and the organisations at one moment, as far as they may be told."""
    if phase is None or not is_told(session, phase, statement):
        return None, {}
    room, organisations = distributions(session, phase, statement)
    found = {one.organisation: spread for one in organisations if (spread := _spread(one)) is not None}
    return _spread(room), found


def _spread(one: Distribution | None) -> Spread | None:
    return None if one is None or one.counts is None else Spread(counts=one.counts)
