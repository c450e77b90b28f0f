"""Where a typed line goes: its phase, and the column and organisation that a short name before it stands for."""

from collections.abc import Mapping
from typing import NamedTuple

from samenwerk_tui.core import intents
from samenwerk_tui.core.line import parse
from samenwerk_tui.core.model import GROUP_COLUMN, Phase, Session

_WITHOUT_LINES = frozenset({"break", "vote"})
"""Kinds of phase whose panel shows no line that was said in it."""


class Place(NamedTuple):
    """Where a line goes and whose it is."""

    column: str
    """Id of the column."""
    caller: str | None = None
    """Id of the organisation that said it, where the column is not its own; None: the line is the column's."""


def typing_phase(session: Session) -> Phase:
    """The phase that a line typed now belongs to: the current one; in a break, the one that is caught up with.

    That is the nearest phase before the break that shows what was said in it and was not skipped; the break itself
    where there is none.
    """
    if session.current.kind != "break":
        return session.current
    before = reversed(session.phases[: session.position])
    return next((p for p in before if not p.skipped and p.kind not in _WITHOUT_LINES), session.current)


def place_of(session: Session, phase_id: str, organisation_id: str) -> Place:
    """Where a line of an organisation goes: its own column, else the table it sits at, else the whole group's.

    At several tables it is at none in particular: the whole group's. Only in a column of its own it needs no naming.
    """
    theirs = [column for column in session.columns(phase_id) if organisation_id in column.organisations]
    own = next((column for column in theirs if column.organisations == (organisation_id,)), None)
    if own is not None:
        return Place(column=own.id)
    return Place(column=theirs[0].id if len(theirs) == 1 else GROUP_COLUMN, caller=organisation_id)


def routes(session: Session, phase_id: str) -> Mapping[str, Place]:
    """Place by short name, spelled as in the session: every organisation has one, whatever the columns of the phase.

    A column that is no organisation's own (a table) has one as well: what goes there is everybody's at it.
    """
    found = {o.short: place_of(session, phase_id, o.id) for o in session.organisations}
    for column in session.columns(phase_id):
        if column.short:
            found.setdefault(column.short, Place(column=column.id))
    return found


def whose(session: Session, phase_id: str, place: Place) -> tuple[str, ...]:
    """The organisations whose line it is: the one that said it, else those of the column; none for one not there."""
    if place.caller is not None:
        return (place.caller,)
    return next((c.organisations for c in session.columns(phase_id) if c.id == place.column), ())


def place_of_line(line: "intents.NewLine") -> Place:
    """Where a line goes that was read."""
    return Place(column=line.column, caller=line.caller)


def read_line(text: str, routes: Mapping[str, Place], here: Place) -> "intents.NewLine":
    """What a typed line becomes, at its route or else `here`; its text is empty where only a prefix was typed."""
    line = parse(text, routes)
    place = here if line.route is None else routes[line.route]
    return intents.NewLine(text=line.text, column=place.column, caller=place.caller, kind=line.kind)
