"""What somebody said, held up for the room: alone, in letters as large as fit, and whose it is."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.message import Message

from samenwerk_tui.core.ideas import Idea, built_on
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, at_most, names_of, shortened, shorts_of, wrapped

_MARGIN = 2
"""Blank cells at both sides."""
_ROOM_FOR_AIR = 10
"""Below this many rows nothing is left blank."""
_MOST_NOTE_ROWS = 2
_LETS_THROUGH = frozenset({"question_mark", "full_stop"})
"""Keys that the board has a use for whatever is shown: help, and a dark beamer."""


class Held(NamedTuple):
    """What is held up."""

    text: str
    whose: Line = ()
    """Whose it is, with names."""
    whose_short: Line = ()
    """The same where the names do not fit."""
    notes: Sequence[str] = ()
    """What else is to be known of it, each in a line of its own: what it builds on."""


NOTHING_HELD = Held("")


def held_words(session: Session, text: str, organisations: Sequence[str], notes: Sequence[str] = ()) -> Held:
    """A text of these organisations, to be held up."""
    return Held(text, names_of(session, organisations), shorts_of(session, organisations), tuple(notes))


def held_idea(t: Catalog, session: Session, idea: Idea) -> Held:
    """An idea with its marks in words: through whose eyes, beyond one's own task, and the idea that it builds on."""
    first = idea.members[0]
    names = {organisation.id: organisation.name for organisation in session.organisations}
    notes = []
    if first.as_organisation in names:
        notes.append(t("held_up.through", name=names[first.as_organisation]))
    if first.outside:
        notes.append(t("held_up.outside"))
    base = built_on(session).get(first.builds_on or "")
    if base is not None and base.id != idea.id:
        whose = ", ".join(names[organisation] for organisation in base.organisations if organisation in names)
        theirs = t("held_up.builds_on_theirs", text=base.text, names=whose)
        notes.append(theirs if whose else t("held_up.builds_on", text=base.text))
    return held_words(session, idea.text, idea.organisations, notes)


def held_rows(held: Held, width: int, height: int, language: Language) -> list[Row]:
    """Whose it is at the top, the text in the middle, what else is to be known at the bottom; the text goes first."""
    from samenwerk_tui.ui.widgets.big_text import (
        big_rows,  # late: until something is held up there are no large letters
    )

    airy = height >= _ROOM_FOR_AIR
    room = max(1, width - 2 * _MARGIN)
    head: list[Line] = []
    if held.whose_short and height > 1:
        head.append(shortened(held.whose if cells(held.whose) <= room else held.whose_short, room))
    foot: list[Line] = []
    for note in held.notes if height > len(head) + 1 + len(held.notes) * _MOST_NOTE_ROWS else ():
        foot += at_most(wrapped((Span(note, "quiet"),), room, language), _MOST_NOTE_ROWS, room)
    margins = (airy and bool(head)) + (airy and bool(foot))
    rows = big_rows(held.text, room, height - len(head) - len(foot) - margins, language)
    left = (width - max(map(len, rows))) // 2 if len({len(row) for row in rows}) == 1 else _MARGIN
    above = (height - len(rows)) // 2
    above = min(max(above, len(head) + (airy and bool(head))), height - len(rows) - len(foot))
    below = height - above - len(rows) - len(foot)
    return [
        *(_at(_MARGIN, line) for line in head),
        *[NO_ROW] * (above - len(head)),
        *(_at(max(0, left), (Span(row, "strong"),)) for row in rows),
        *[NO_ROW] * below,
        *(_at(_MARGIN, line) for line in foot),
    ]


def _at(left: int, line: Line) -> Row:
    return Row((Span(" " * left), *line)) if line else NO_ROW


class HeldUp(Sheet):
    """What is held up, in the place of everything else in its panel, which has the class `-holding-up` then.

    Any key or click puts it down.
    """

    DEFAULT_CSS = "HeldUp { display: none; }"

    class PutDown(Message):
        """Somebody clicked: enough of it."""

    def __init__(self, language: Language) -> None:
        super().__init__(lambda width, height: held_rows(self.held, width, height, language))
        self.held = NOTHING_HELD

    @property
    def is_up(self) -> bool:
        """Whether something is held up."""
        return self.held != NOTHING_HELD

    def show(self, held: Held | None) -> None:
        """Hold this up, or with None put down what is."""
        wanted = held or NOTHING_HELD
        if wanted != self.held:
            self.held = wanted
            self.redraw()

    def takes(self, event: events.Key) -> bool:
        """Whether a key that came to the panel was to put it down; then nothing else is to happen with it."""
        if not self.is_up or event.key in _LETS_THROUGH:
            return False
        event.stop()
        self.post_message(self.PutDown())
        return True

    def on_click(self, event: events.Click) -> None:
        """A click puts it down."""
        event.stop()
        self.post_message(self.PutDown())
