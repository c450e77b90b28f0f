"""Whether events add up to something that can be.

Each event of a file that was tampered with may be right, and all of them together impossible: a round in a phase that
nobody ever planned. What no screen or report could show is found here, before it is shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from samenwerk_tui.core.model import Round, Session, Votes


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
    if any(sum(count.counts) > count.people for pulse in session.pulses for count in pulse.counts):
        raise Unsound("events: answers of more people than were there")
    if any(wording.phase not in phases for wording in session.wordings):
        raise Unsound("events: words in no phase")
    if any(question.phase not in phases for question in session.questions):
        raise Unsound("events: a question in no phase")
    if not all(map(_could_be_given, session.rounds)):
        raise Unsound("events: votes of more people than were there")


def _could_be_given(voting: Round) -> bool:
    """Whether no organisation that was there voted with more people than it had; of others nothing is counted."""
    people = dict(voting.presence)
    return all(
        _most_people(entry.votes) <= people[entry.organisation]
        for entry in voting.entries
        if people.get(entry.organisation, 0) > 0
    )


def _most_people(votes: Votes) -> int:
    return max(votes.in_favour or 0, votes.dotters or 0, sum(votes.fingers or ()))
