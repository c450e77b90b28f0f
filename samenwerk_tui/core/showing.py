"""What of the pulse the room may see while it looks on.

The figures of one moment are safe by themselves (`pulse.distributions`), two moments beside each other need not be:
who sees the room's total before and after an organisation of two is counted, knows what those two answered. Therefore

- a statement is shown once everybody who is here is counted, if only as nobody who answered (`awaited`);
- what is shown is what was counted at that moment: it is covered as soon as anything of it is counted anew, and is
  there again when that is undone (`is_shown`);
- it is not shown again when an organisation that is withheld has other answers than the room saw the total of
  (`gives_away`). Undoing the showing covers it, and does not take back what the room saw: a typing error in the
  answers of a small organisation is mended before it is shown, or not at all.

What leaves the room (`is_told`) is safe beside what the room saw in the same way.
"""

from samenwerk_tui.core.model import Pulse, PulseCount, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.tally import SMALL_GROUP, withheld


def awaited(session: Session, phase: str, statement: str) -> tuple[str, ...]:
    """Organisations with somebody here that are not counted yet; none where the whole room is counted at once."""
    pulse = session.pulse_of(phase)
    if pulse.whole_room:
        return ()
    here = (organisation.id for organisation in session.organisations if organisation.people)
    return tuple(organisation for organisation in here if pulse.count(statement, organisation) is None)


def is_shown(pulse: Pulse, statement: str) -> bool:
    """Whether the room may see it: it was shown, and nothing else was counted since."""
    return statement in pulse.shown and _of(pulse.seen, statement) == _of(pulse.counts, statement)


def is_told(session: Session, phase: str, statement: str) -> bool:
    """Whether answers may be told outside the room: they were shown to it, or the room has gone on."""
    return is_shown(session.pulse_of(phase), statement) or session.index(phase) < session.position


def check_showing(session: Session, phase: str, statement: str) -> None:
    """Raises RuleError where a statement cannot be shown now."""
    pulse = session.pulse_of(phase)
    if not _of(pulse.counts, statement):
        raise RuleError(Rule.PULSE_NOT_COUNTED)
    waiting = awaited(session, phase, statement)
    if waiting:
        raise RuleError(Rule.PULSE_AWAITS, names=", ".join(session.organisation(one).short for one in waiting))
    if gives_away(pulse, statement):
        raise RuleError(Rule.PULSE_SEEN)


def gives_away(pulse: Pulse, statement: str) -> bool:
    """Whether showing it again would tell what an organisation answered whose own figures are withheld.

    That is where such an organisation has other answers than when the room saw it last: the difference is theirs.
    Counting the whole room instead of organisations, or the other way round, is asking anew and tells nothing, unless
    what organisations that were here and did not answer say in the whole room is of one or two people.
    """
    before, now = _of(pulse.seen, statement), _of(pulse.counts, statement)
    if not before or not now:
        return False
    if (None in before) != (None in now):
        by_organisation = now if None in before else before
        silent = sum(count.people for count in by_organisation.values() if not any(count.counts))
        more = abs(_answered(before) - _answered(now))
        return 0 < silent < SMALL_GROUP or (silent > 0 and 0 < more < SMALL_GROUP)
    hidden = _withheld(before) | _withheld(now)
    return any(_answers(before, one) != _answers(now, one) for one in hidden)


_Counted = dict[str | None, PulseCount]


def _of(counts: tuple[PulseCount, ...], statement: str) -> _Counted:
    return {count.organisation: count for count in counts if count.statement == statement}


def _answered(counted: _Counted) -> int:
    return sum(sum(count.counts) for count in counted.values())


def _withheld(counted: _Counted) -> frozenset[str]:
    return withheld((name, sum(count.counts)) for name, count in counted.items() if name is not None)


def _answers(counted: _Counted, organisation: str) -> tuple[int, ...]:
    """What it answered; nobody who answered is the same as not counted, for it adds nothing."""
    count = counted.get(organisation)
    return count.counts if count else (0, 0, 0, 0, 0)
