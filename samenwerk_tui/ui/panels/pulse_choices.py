"""What is agreed about a pulse: how answers are collected, a statement in other words, whether others answer."""

from textual.message import Message

from samenwerk_tui.core import intents
from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import Pulse, PulseMethod, Session
from samenwerk_tui.core.pulse import is_other_group
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend, Say, ask_text
from samenwerk_tui.ui.panels.pulse_view import way_of

_WAYS: dict[str, tuple[PulseMethod, bool]] = {
    "slips": ("slips", False),
    "fingers": ("fingers", False),
    "room_slips": ("slips", True),
    "room": ("fingers", True),
}
"""Ways to collect answers as a key goes through them: the method, and whether only the room's total is counted."""


def next_way(pulse: Pulse) -> str:
    """The way to collect answers that comes after the present one."""
    ways = list(_WAYS)
    return ways[(ways.index(way_of(pulse)) + 1) % len(ways)]


def arrange(phase_id: str, pulse: Pulse) -> Message:
    """Collect the answers in the next way. Refused once something is counted."""
    method, whole_room = _WAYS[next_way(pulse)]
    return Intend(intents.ArrangePulse(phase=phase_id, method=method, whole_room=whole_room))


def is_counted(pulse: Pulse, statement: Statement) -> bool:
    """Whether anything was counted of a statement."""
    return any(count.statement == statement.id for count in pulse.counts)


def reword(t: Catalog, phase_id: str, pulse: Pulse, statement: Statement) -> Message:
    """Ask for other words for a statement. Refused once it is counted."""
    if is_counted(pulse, statement):
        return Say(t(f"rule.{Rule.PULSE_COUNTED}"))
    reword = intents.RewordStatement(phase=phase_id, statement=statement.id, text="", seen=statement.text)
    return ask_text(t("pulse.reword"), reword, value=clean_line(statement.text))


def is_other(session: Session, pulse: Pulse, statement: Statement | None) -> bool:
    """Whether other people answer than at the start: as was said, else as far as anybody can tell."""
    if pulse.other_group is not None:
        return pulse.other_group
    return statement is not None and is_other_group(session, statement.id)
