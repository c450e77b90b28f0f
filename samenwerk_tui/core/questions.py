"""The questions of "blik van buiten": those of the case, and those of the room, as cards to go through one by one."""

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.ideas import IDEA_KINDS
from samenwerk_tui.core.model import Contribution, Session

_OF_CASE = "why-"


class Card(Frozen):
    """One question and who asks it."""

    id: str
    """What `Contribution.question` refers to."""
    text: str
    of_case: bool
    asked_by: str | None = None
    asked_of: tuple[str, ...] = ()


def cards(session: Session) -> tuple[Card, ...]:
    """Every question of the day: first those of the case, then those of the room, in the order they were asked."""
    of_case = (Card(id=f"{_OF_CASE}{n}", text=text, of_case=True) for n, text in enumerate(session.case.why, 1))
    of_room = (
        Card(id=q.id, text=q.text, of_case=False, asked_by=q.asked_by, asked_of=q.asked_of) for q in session.questions
    )
    return (*of_case, *of_room)


def answers(session: Session, card: str) -> tuple[Contribution, ...]:
    """What was answered to a card, oldest first, without what is private."""
    return tuple(line for line in session.contributions if line.question == card and _is_told(line))


def loose_lines(session: Session, phase_id: str) -> tuple[Contribution, ...]:
    """What was said in a phase to no question that is there (typed up afterwards, or the question was taken away)."""
    known = {card.id for card in cards(session)}
    return tuple(line for line in session.in_phase(phase_id) if line.question not in known and _is_told(line))


def _is_told(line: Contribution) -> bool:
    return line.kind in IDEA_KINDS and not line.private
