"""A list of everything that was said, one row each, however many there are: only the rows in sight are composed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from textual import events
from textual.binding import Binding
from textual.message import Message

from samenwerk_tui.core.model import Agreement, Contribution, Session
from samenwerk_tui.core.sayings import Saying
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_blocks import owner_of
from samenwerk_tui.ui.widgets.column_names import column_short
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.said import COVERED
from samenwerk_tui.ui.widgets.sheet import Row, Sheet, padded, shortened, shorts_of

LineAction = Literal["correct", "delete", "move", "erase"]
"""What can be done with a line."""
WIDEST_PHASE = 14
WIDEST_WHO = 10
"""Cells for the phase and for whose it is; what is longer is cut."""
_PART_FOR_PHASE = 7
"""At most one cell in so many is for the phase: in a small window the text needs them."""
_GAP = "  "
_LETTERS = "vVwW"
"""Keys of the list itself; other characters are for the line in which one searches."""


class LineEntry:
    """Something that was said, as the list tells it."""

    def __init__(self, t: Catalog, session: Session, saying: Saying, *, beamed: bool = True) -> None:
        """`beamed`: the room sees the list, so what is covered or private is not in it to read."""
        self.t = t
        self._beamed = beamed
        self.saying = saying
        self._session = session

    @property
    def id(self) -> str:
        """Id of what was said."""
        return self.saying.what.id

    @property
    def is_there(self) -> bool:
        """Whether it was not taken away or undone."""
        return self.saying.fate == "there"

    @cached_property
    def hidden(self) -> str:
        """Why the text is not shown on the beamer ("verborgen"); empty where it is."""
        what = self.saying.what
        if not self._beamed:
            return ""
        phase = next((phase for phase in self._session.phases if phase.id == self.saying.phase), None)
        if phase is not None and phase.covered:
            return self.t("lines.covered")
        return self.t("lines.private") if isinstance(what, Contribution) and what.private else ""

    @cached_property
    def phase(self) -> str:
        """Title of its phase; empty for one that is no longer there."""
        wanted = self.saying.phase
        return next((phase.title for phase in self._session.phases if phase.id == wanted), "")

    @cached_property
    def who(self) -> Line:
        """The short names of whose it is, else what its column is called."""
        what = self.saying.what
        shorts = shorts_of(self._session, self.saying.organisations)
        if shorts or not self.phase or not isinstance(what, Contribution):
            return shorts
        columns = self._session.columns(what.phase)
        return tuple(Span(column_short(self.t, column)) for column in columns if column.id == what.column)

    @cached_property
    def kind(self) -> str:
        """What it is."""
        return self.t(f"lines.kind.{self.saying.kind}")

    @cached_property
    def text(self) -> Line:
        """What was said, or that it is hidden; before it, what became of it. An agreement is told with its owner."""
        what, fate = self.saying.what, self.saying.fate
        gone = () if fate == "there" else (Span(f"{self.t(f'lines.fate.{fate}')} ", "quiet"),)
        if self.hidden:
            return (*gone, Span(f"{COVERED}{_GAP}{self.hidden}", "quiet"))
        if isinstance(what, Agreement):
            agreed = Span(f"{what.what} · ", "" if self.is_there else "quiet")
            return (*gone, agreed, *owner_of(self.t, self._session, what))
        return (*gone, *self._said_as(what), Span(self.saying.text, "" if self.is_there else "quiet"))

    def _said_as(self, what: object) -> Line:
        """Through whose eyes it was said, where those are another organisation's."""
        whom = what.as_organisation if isinstance(what, Contribution) else None
        short = next((o.short for o in self._session.organisations if o.id == whom), "")
        return (Span(f"{self.t('columns.said_as', whom=short)} ", "quiet"),) if short else ()

    @cached_property
    def _searched(self) -> str:
        theirs = set(self.saying.organisations)
        names = (organisation.name for organisation in self._session.organisations if organisation.id in theirs)
        line = (Span(self.phase), Span(self.kind), *self.who, *self.text, *map(Span, names))
        return " ".join(span.text for span in line).casefold()

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word, in lower case, stands in it somewhere; what is hidden is not looked at."""
        return all(word in self._searched for word in words)


class LineList(Sheet, can_focus=True):
    """The rows. With the keyboard one walks, and its letters do something with the row under the walker."""

    BINDINGS = [
        Binding("up", "up", show=False),
        Binding("enter", "do('correct')", show=False),
        Binding("delete", "do('delete')", show=False),
        Binding("v,V", "do('move')", show=False),
        Binding("w,W", "do('erase')", show=False),
    ]

    @dataclass
    class Wanted(Message):
        """Something is to be done with the row under the walker."""

        action: LineAction

    class Walked(Message):
        """The walker is at another row."""

    @dataclass
    class SearchWanted(Message):
        """Back to the line in which one searches, with this character typed already."""

        typed: str = ""

    def __init__(self) -> None:
        super().__init__(self._compose_rows)
        self._entries: tuple[LineEntry, ...] = ()
        self._at = 0
        self._top = 0
        self._widths = (0, 0, 0)

    @property
    def selected(self) -> LineEntry | None:
        """The row under the walker."""
        return self._entries[self._at] if self._entries else None

    def show_entries(self, entries: Sequence[LineEntry], selected: str = "") -> None:
        """Show these, with the walker at the one with this id or else at the first."""
        self._entries = tuple(entries)
        self._at = next((index for index, entry in enumerate(self._entries) if entry.id == selected), 0)
        self.redraw()

    def measure(self, entries: Sequence[LineEntry]) -> None:
        """Make room in the columns for these, whichever of them are shown."""
        self._widths = (
            min(WIDEST_PHASE, max((cells((Span(entry.phase),)) for entry in entries), default=0)),
            min(WIDEST_WHO, max((cells(entry.who) for entry in entries), default=0)),
            max((cells((Span(entry.kind),)) for entry in entries), default=0),
        )

    def walk(self, rows: int) -> None:
        """So many rows down, or up where it is less than 0; not past either end."""
        self._at = min(max(0, self._at + rows), max(0, len(self._entries) - 1))
        self.redraw()
        self.post_message(self.Walked())

    def walk_to(self, entry: str) -> None:
        """To the row of this id."""
        self.show_entries(self._entries, entry)
        self.post_message(self.Walked())

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        self._top = min(max(self._top, self._at - height + 1), self._at, max(0, len(self._entries) - height))
        shown = enumerate(self._entries[self._top : self._top + height], self._top)
        return [
            Row(self._line(entry, width, index == self._at), entry.id, index == self._at) for index, entry in shown
        ]

    def _line(self, entry: LineEntry, width: int, here: bool) -> Line:
        phase, who, kind = self._widths
        phase = min(phase, width // _PART_FOR_PHASE)
        lead = Span("▸ " if here and self.has_focus else _GAP)
        columns = (
            *padded((Span(entry.phase, "quiet"),), phase),
            Span(_GAP),
            *padded(entry.who, who),
            Span(_GAP),
            *padded((Span(entry.kind, "quiet"),), kind),
            Span(_GAP),
        )
        return shortened((lead, *columns, *entry.text), width)

    def on_focus(self) -> None:
        """The walker shows."""
        self.redraw()

    def on_blur(self) -> None:
        """The walker no longer shows."""
        self.redraw()

    def action_up(self) -> None:
        """A row up; above the first one is the line in which one searches."""
        if self._at:
            self.walk(-1)
        else:
            self.post_message(self.SearchWanted())

    def action_do(self, action: LineAction) -> None:
        """Have something done with the row."""
        self.post_message(self.Wanted(action))

    def on_key(self, event: events.Key) -> None:
        """Text is meant for the line in which one searches."""
        if event.is_printable and event.character and event.character not in _LETTERS:
            event.stop()
            self.post_message(self.SearchWanted(event.character))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel walks."""
        event.stop()
        self.walk(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel walks."""
        event.stop()
        self.walk(-1)
