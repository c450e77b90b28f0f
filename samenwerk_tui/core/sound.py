"""Whether events add up to something that can be.

Each event of a file that was tampered with may be right, and all of them together impossible: a round in a phase that
nobody ever planned. What no screen or report could show is found here, before it is shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from samenwerk_tui.core.model import Session


class Unsound(Exception):
    """Events that cannot have happened together. Says why without words of people."""


@contextmanager
def unsound() -> Iterator[None]:
    """Tell by Unsound whatever goes wrong while the events of a file are added up inside the block."""
    try:
        yield
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Unsound(f"events: {type(error).__name__}") from error


def check_sound(session: Session) -> None:
    """Raise Unsound for a state that nothing could show."""
    phases = {phase.id for phase in session.phases}
    if any(voting.phase not in phases for voting in session.rounds):
        raise Unsound("events: a round in no phase")
