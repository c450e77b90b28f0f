"""What follows from opening a session on a screen."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.base import within
from samenwerk_tui.core.model import Session

AHEAD = 60.0
"""Seconds by which the last thing that happened may lie ahead: the clocks of two laptops are never the same."""


def opening(session: Session, now: datetime) -> tuple[fact.Fact, ...]:
    """The facts that follow; none where it was opened before and the clock has not been set back since.

    Where it was set back and nobody was there to see it, time goes on from the last thing that happened.
    """
    passed = (now - session.updated).total_seconds()
    jumped = (fact.ClockJumped(seconds=within(passed)),) if passed < -AHEAD else ()
    return jumped if session.began else (*jumped, fact.SessionOpened())
