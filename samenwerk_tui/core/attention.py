"""What somebody at the desk keeps an eye on while the room talks: who was not heard, whose lines are not known."""

from samenwerk_tui.core.model import UNKNOWN_COLUMN, Contribution, Organisation, Session
from samenwerk_tui.core.routes import typing_phase

_ALL_SPEAK = frozenset({"columns", "why", "develop", "reflection"})
"""Kinds of phase in which every organisation has something to say of its own."""


def all_speak(session: Session) -> bool:
    """Whether every organisation is to be heard in the phase that is typed in: not where the whole group speaks."""
    phase = typing_phase(session)
    by_organisation = not phase.columns or any(column.organisations for column in phase.columns)
    return phase.kind in _ALL_SPEAK and by_organisation


def not_heard(session: Session) -> tuple[Organisation, ...]:
    """Organisations with somebody here of which nothing was typed yet in this phase; none where not all speak.

    Who sits at a table that was heard was heard.
    """
    if not all_speak(session):
        return ()
    heard = {one for line in session.in_phase(typing_phase(session).id) for one in line.organisations}
    return tuple(one for one in session.organisations if one.people and one.id not in heard)


def unassigned(session: Session) -> tuple[Contribution, ...]:
    """Lines of which it is not known yet whose they are, of every phase, oldest first."""
    return tuple(line for line in session.contributions if line.column == UNKNOWN_COLUMN)
