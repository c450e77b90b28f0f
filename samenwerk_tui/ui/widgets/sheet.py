"""A sheet of paper: rows of text that a panel composes for the size there is, drawn by one widget."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.fit import fit
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.theme_styles import LineStyles


class Part(NamedTuple):
    """A part of a row that is about something of its own."""

    start: int
    """The cell it begins at; it reaches to the next part."""
    tag: str


class Row(NamedTuple):
    """One row of a sheet."""

    line: Line = ()
    tag: str = ""
    """Id of what the row is about, for the mouse; empty for nothing."""
    here: bool = False
    """Whether the walker is here: the row lies on a band."""
    parts: tuple[Part, ...] = ()
    """What its parts are about, from left to right, where that is several things."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Everything that the row is about."""
        return tuple(part.tag for part in self.parts) or ((self.tag,) if self.tag else ())

    def tag_at(self, x: int) -> str:
        """What the row is about at a cell; empty for nothing."""
        return next((part.tag for part in reversed(self.parts) if part.start <= x), self.tag)


NO_ROW = Row()


def colour_of(session: Session, organisation: str) -> str:
    """The style of an organisation's short name: its own colour; quiet where it no longer takes part."""
    for number, other in enumerate(session.organisations, 1):
        if other.id == organisation:
            return f"org-{number}"
    return "quiet"


def shorts_of(session: Session, organisations: Iterable[str]) -> Line:
    """The short names, each in its own colour, with blanks between; nothing for organisations that are not there."""
    known = {organisation.id: organisation.short for organisation in session.organisations}
    spans: list[Span] = []
    for organisation in organisations:
        if organisation in known:
            spans += [Span(" ")] if spans else []
            spans.append(Span(known[organisation], colour_of(session, organisation)))
    return tuple(spans)


def names_of(session: Session, organisations: Sequence[str]) -> Line:
    """The short names, each with its name behind it, two blanks between; nothing for those that are not there."""
    spans: list[Span] = []
    for organisation in session.organisations:
        if organisation.id in organisations:
            spans += [Span("  ")] if spans else []
            spans += [Span(organisation.short, colour_of(session, organisation.id)), Span(f" {organisation.name}")]
    return tuple(spans)


def shortened(line: Line, width: int) -> Line:
    """The line in at most `width` cells, with an ellipsis where it is longer."""
    if cells(line) <= width:
        return line
    kept: list[Span] = []
    left = width
    for span in line:
        # The last cell is for the ellipsis, which stands for everything that comes after it too.
        if cell_len(span.text) >= left:
            return (*kept, span._replace(text=fit(span.text + " " * left, left)))
        kept.append(span)
        left -= cell_len(span.text)
    return tuple(kept)


def padded(line: Line, width: int) -> Line:
    """The line in exactly `width` cells: with blanks behind it, or an ellipsis where it is longer."""
    line = shortened(line, width)
    blank = width - cells(line)
    return (*line, Span(" " * blank)) if blank > 0 else line


def between(left: Line, right: Line, width: int) -> Line:
    """One line of `width` cells, with `right` at its end; where not both fit, `left` is shortened."""
    right = shortened(right, width)
    room = width - cells(right)
    return (*padded(left, room - 1), Span(" "), *right) if room > 1 else padded(right, width)


def wrapped(line: Line, width: int, language: Language) -> list[Line]:
    """The line in lines of at most `width` cells, broken between words; every word keeps its style."""
    lines: list[Line] = []
    current: list[Span] = []
    filled = 0
    for span in line:
        for word in span.text.split():
            for piece in (word,) if cell_len(word) <= width else wrap(word, max(1, width), language):
                size = cell_len(piece)
                if current and filled + 1 + size > width:
                    lines.append(tuple(current))
                    current, filled = [], 0
                elif current:
                    current.append(Span(" "))
                    filled += 1
                current.append(Span(piece, span.style))
                filled += size
    return [*lines, tuple(current)] if current else lines


def at_most(lines: Sequence[Line], most: int, width: int) -> list[Line]:
    """The first `most` lines, each of at most `width` cells; an ellipsis ends the last where there are more."""
    kept = [shortened(line, width) for line in lines[:most]]
    if kept and len(lines) > most:
        room = width - cells(kept[-1])
        kept[-1] = (*kept[-1], Span("…")) if room > 0 else shortened((*kept[-1], Span(" ")), width)
    return kept


def beside(blocks: Sequence[tuple[Sequence[Line], int]], gap: int) -> list[Line]:
    """Blocks of lines next to each other, each with its width in cells and `gap` cells between two."""
    height = max((len(lines) for lines, _ in blocks), default=0)
    rows: list[Line] = []
    for y in range(height):
        spans: list[Span] = []
        for lines, width in blocks:
            spans += [Span(" " * gap)] if spans else []
            spans += padded(lines[y] if y < len(lines) else (), width)
        rows.append(tuple(spans))
    return rows


class Sheet(Widget, can_focus=False):
    """Draws what `draw` makes of its size. Rows past the bottom are not seen: whoever draws chooses what fits.

    A span's style is one of `theme_styles.line_style`. Nothing in it is ever markup.
    """

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    DEFAULT_CSS = "Sheet { width: 1fr; height: 1fr; }"

    @dataclass
    class Pressed(Message):
        """The mouse was pressed on a row that is about something."""

        tag: str

    def __init__(self, draw: Callable[[int, int], Sequence[Row]]) -> None:
        """`draw` gets the width and height in cells, both 1 or more, and gives the rows from the top."""
        super().__init__()
        self._draw = draw
        self._line_styles = LineStyles(self)
        self._drawn: tuple[Size, tuple[Row, ...]] = (Size(0, 0), ())

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is on the sheet now."""
        size, rows = self._drawn
        if size != self.size:
            rows = tuple(self._draw(*self.size)) if self.size else ()
            self._drawn = (self.size, rows)
        return rows

    def redraw(self) -> None:
        """Compose anew, and repaint the rows that became different."""
        size, before = self._drawn
        self._drawn = (Size(0, 0), ())
        if size != self.size:
            self.refresh()
            return
        after = self.rows
        for y in range(min(self.size.height, max(len(before), len(after)))):
            if before[y : y + 1] != after[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = self.rows[y] if y < len(self.rows) else NO_ROW
        ground = "here" if row.here else ""
        segments = [
            Segment(span.text, self._line_styles.of(span.style, ground)) for span in padded(row.line, self.size.width)
        ]
        return Strip(segments, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """A click on a row that is about something tells so."""
        offset = event.get_content_offset(self)
        tag = self.rows[offset.y].tag_at(offset.x) if offset is not None and offset.y < len(self.rows) else ""
        if tag:
            self.post_message(self.Pressed(tag))
