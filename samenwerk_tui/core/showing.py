"""What of the pulse the room may see while it looks on.

The figures of one moment are safe by themselves (`pulse.distributions`), two moments beside each other need not be:
who sees the room's total before and after an organisation of two is counted, knows what those two answered. Therefore

- a statement is shown once everybody who is here is counted, if only as nobody who answered (`awaited`);
- what is shown is what was counted at that moment: it is covered as soon as anything of it is counted anew, and is
  there again when that is undone (`is_shown`);
- it is not shown again when an organisation that is withheld has other answers than it had in the total that was
  told (`gives_away`). Undoing the showing covers it, and does not take back what was told: a typing error in the
  answers of a small organisation is mended before that, or not at all.

What leaves the room (`is_told`) is safe beside that in the same way. It may leave when the room goes on, shown or not
(`ready_to_tell`): from then on a report may have it, so going on counts as telling, whatever becomes of it. Of what
not everybody is counted of nothing leaves, also later: the difference with the next report would be who came last.
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
    return statement in pulse.shown and _is_as_told(pulse, statement)


def is_told(session: Session, phase: str, statement: str) -> bool:
    """Whether answers may be told outside the room: they were shown to it, or it went on when all were counted."""
    pulse = session.pulse_of(phase)
    return is_shown(pulse, statement) or (session.index(phase) < session.position and _is_as_told(pulse, statement))


def ready_to_tell(session: Session, phase: str) -> tuple[str, ...]:
    """The statements of a phase that may be told as they are: when the room goes on, they are."""
    pulse = session.pulse_of(phase)
    counted = dict.fromkeys(count.statement for count in pulse.counts)
    return tuple(one for one in counted if not awaited(session, phase, one) and not gives_away(pulse, one))


def is_withheld(session: Session, phase: str, statement: str) -> bool:
    """Whether nothing of it may be told: it would give somebody away, or the room went on before all were counted."""
    pulse = session.pulse_of(phase)
    went_on = session.index(phase) < session.position
    return gives_away(pulse, statement) or (went_on and not _is_as_told(pulse, statement))


def check_showing(session: Session, phase: str, statement: str) -> None:
    """Raises RuleError where a statement cannot be shown now."""
    pulse = session.pulse_of(phase)
    if not _of(pulse.counts, statement):
        raise RuleError(Rule.PULSE_NOT_COUNTED)
    waiting = awaited(session, phase, statement)
    if waiting:
        raise RuleError(Rule.PULSE_AWAITS, names=", ".join(session.organisation(one).short for one in waiting))
    if gives_away(pulse, statement):
        raise RuleError(Rule.PULSE_TOLD)


def gives_away(pulse: Pulse, statement: str) -> bool:
    """Whether telling it would tell what an organisation answered whose own figures are withheld.

    That is where such an organisation has other answers than when it was told last: the difference is theirs. And
    where the whole room is counted, now or then: where one or two people more or fewer answered, or the organisations
    that were here and did not answer are of one or two people. Else asking the room anew tells nothing.
    """
    now = _of(pulse.counts, statement)
    if not now:
        return False
    told = _of(pulse.told, statement)
    room, organisations = _room_and_organisations(told)
    if None in now:
        return any(before and _difference_is_of_few(before, now) for before in (room, organisations))
    if room and _difference_is_of_few(now, room):
        return True
    hidden = _withheld(organisations) | _withheld(now)
    return bool(organisations) and any(_answers(organisations, one) != _answers(now, one) for one in hidden)


_Counted = dict[str | None, PulseCount]


def _of(counts: tuple[PulseCount, ...], statement: str) -> _Counted:
    return {count.organisation: count for count in counts if count.statement == statement}


def _room_and_organisations(counted: _Counted) -> tuple[_Counted, _Counted]:
    room, organisations = (
        {name: count for name, count in counted.items() if (name is None) == whole} for whole in (True, False)
    )
    return room, organisations


def _is_as_told(pulse: Pulse, statement: str) -> bool:
    """Whether what was told last, of the room or by organisation as it is counted now, is what is counted now."""
    now = _of(pulse.counts, statement)
    return bool(now) and now in _room_and_organisations(_of(pulse.told, statement))


def _difference_is_of_few(one: _Counted, room: _Counted) -> bool:
    """Whether the whole room beside its organisations, or another room, tells what one or two people say."""
    silent = sum(count.people for count in one.values() if not any(count.counts))
    return 0 < silent < SMALL_GROUP or 0 < abs(_answered(one) - _answered(room)) < SMALL_GROUP


def _answered(counted: _Counted) -> int:
    return sum(sum(count.counts) for count in counted.values())


def _withheld(counted: _Counted) -> frozenset[str]:
    return withheld((name, sum(count.counts)) for name, count in counted.items() if name is not None)


def _answers(counted: _Counted, organisation: str) -> tuple[int, ...]:
    """What it answered; nobody who answered is the same as not counted, for it adds nothing."""
    count = counted.get(organisation)
    return count.counts if count else (0, 0, 0, 0, 0)
