"""The ideas of one column on the board, drawn line by line so that 2,000 of them are as fast as none.

A widget for every idea makes a big board slow, and so does laying out the screen for a new one. Here the column is
one widget that draws its own lines. It wraps only the cards in sight, and of those it repaints only the rows that
changed. It has no scroll position in rows and so needs no `ScrollView`: what is in sight is known by its first card.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.messages import Update
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.ui.widgets.fit import cut
from samenwerk_tui.ui.widgets.idea_lines import Card, Line, Span, card_lines, covered_lines, cut_lines, wrap
from samenwerk_tui.ui.widgets.idea_window import Placed, Window, gap_in
from samenwerk_tui.ui.widgets.theme_styles import LineStyles

__all__ = ["Card", "IdeaColumn"]

MOST_ROWS = 6
"""A card that is not walked is cut to no fewer rows than this, however many cards there are."""
_ABOVE, _BELOW = "▴", "▾"
_BAR = "▌"
_BULLET = "·"
_WIDTH_FOR_MARGIN = 7
"""Below this width in cells there is no blank cell before and after the text."""
_ROWS_FOR_AIR = 5
"""With fewer rows than this every row is for the cards."""


class _Row(NamedTuple):
    """One row of the column as it is drawn."""

    spans: Line
    ground: str = ""
    """Name of the style that the whole row is drawn in; empty for none."""


_NO_ROW = _Row(())


class _View(NamedTuple):
    """What is in sight, at a size."""

    size: Size = Size(0, 0)
    rows: tuple[_Row, ...] = ()
    owners: tuple[Card | None, ...] = ()
    """Whose each row is."""
    top: int = 0
    """Index of the first card that is wholly in sight."""
    end: int = 0
    """Index after the last card that is wholly in sight."""


class IdeaColumn(Widget, can_focus=False):
    """The ideas of one column, newest at the bottom, and always in sight when they come in.

    The first row is air, and tells how many cards are out of sight above and below. The last column of cells is air
    too, for a column has none beside it. The wheel moves through it by whole cards; it then stays where it is until a
    card is added, or one is selected.
    """

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    top: ClassVar[int] = 0
    """Rows over those of the cards, which a subclass draws."""
    DEFAULT_CSS = "IdeaColumn { width: 1fr; height: 1fr; }"

    selected: reactive[str | None] = reactive(None, repaint=False, init=False)
    """Id of the card under the walker; it is brought into sight."""
    held: reactive[str | None] = reactive(None, repaint=False, init=False)
    """Id of a card that is held on to while another one is looked for (merging, building on)."""
    covered: reactive[bool] = reactive(False, repaint=False, init=False)
    """Silent writing: that there are cards is shown, what is in them is not."""
    gap: reactive[int] = reactive(1, repaint=False, init=False)
    """Blank rows between cards. In a low column there are none, and a dot before every card instead."""
    invitation: reactive[str] = reactive("", repaint=False, init=False)
    """What stands quietly in the column as long as it has no cards."""

    @dataclass
    class Pressed(Message):
        """The mouse was pressed on the column, on a card or beside one."""

        column: "IdeaColumn"
        card_id: str | None

        @property
        def control(self) -> "IdeaColumn":
            """The column, for `@on(IdeaColumn.Pressed, "#…")`."""
            return self.column

    def __init__(
        self,
        language: Language = "nl",
        *,
        gap: int = 1,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.t = Catalog(language)
        self._cards: tuple[Card, ...] = ()
        self._index: dict[str, int] = {}
        self._anchor: str | None = None
        """Id of the card at the top that the column keeps to; None: it keeps to the newest."""
        self._view = _View()
        self._is_behind = False
        """Whether cards changed while nothing was drawn, so that the view is not that of these cards."""
        self._line_styles = LineStyles(self)
        self.tints: Mapping[str, int] = {}
        """Number of the organisation (1–8) in whose colour its short name stands; told before the cards."""
        self.set_reactive(IdeaColumn.gap, gap)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, oldest first."""
        return self._cards

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards, oldest first; their ids are what they are known by, each occurring once.

        Brings the last one that was not there before into sight. Without a new one the column stays where it is.
        Repaints only rows that differ.
        """
        new = tuple(cards)
        if new == self._cards:
            return
        old, was_at, anchor = self._cards, self._index, self._anchor
        self._cards, self._index = new, _index(new)
        if anchor is not None and anchor not in self._index:
            after = (card.id for card in old[was_at[anchor] :])
            self._anchor = next((card_id for card_id in after if card_id in self._index), None)
        added = next((card.id for card in reversed(new) if card.id not in was_at), None)
        self._update(reveal=added or self.selected)

    def show_newest(self) -> None:
        """Go to the newest cards and keep to them."""
        self._anchor = None
        self._update()

    def card_at(self, y: int) -> Card | None:
        """The card at a row, 0 being the first one of the cards; None between cards and beside them."""
        owners = self._current().owners
        return owners[y] if 0 <= y < len(owners) else None

    def watch_selected(self) -> None:
        """Show where the walker is."""
        self._update(reveal=self.selected)

    def watch_held(self) -> None:
        """Show what is held."""
        self._update()

    def watch_covered(self) -> None:
        """Hide or show the texts."""
        self._update(reveal=self.selected)

    def watch_gap(self) -> None:
        """Put the cards at another distance."""
        self._update(reveal=self.selected)

    def watch_invitation(self) -> None:
        """Invite, or no longer."""
        self._update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look once for all the rows of a paint."""
        self._current()
        self._line_styles.renew()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the cards."""
        view = self._view
        row = view.rows[y] if y < len(view.rows) else _NO_ROW
        styles, ground = self._line_styles, row.ground
        segments = [Segment(span.text, styles.known("" if ground else span.style, ground)) for span in row.spans]
        return Strip(segments).adjust_cell_length(view.size.width, styles.known("", ground))

    def on_click(self, event: events.Click) -> None:
        """Say which card was pressed."""
        offset = event.get_content_offset(self)
        card = None if offset is None else self.card_at(offset.y - self.top)
        self.post_message(self.Pressed(self, card.id if card else None))
        event.stop()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Towards the newest, one card at a time."""
        self._scroll_cards(+1, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Towards the oldest, one card at a time."""
        self._scroll_cards(-1, event)

    def _scroll_cards(self, step: int, event: events.MouseEvent) -> None:
        view = self._current()
        top = view.top + step
        if top >= 0 and (step < 0 or view.end < len(self._cards)):
            self._anchor = self._cards[top].id
            self._update()
            event.stop()

    @property
    def _room(self) -> Size:
        """The cells for the cards."""
        width, height = self.content_size
        return Size(width, max(0, height - self.top))

    def _current(self) -> _View:
        """The view at the size that the column has now."""
        if self._is_behind or self._view.size != self._room:
            self._view = self._look(reveal=self.selected)
            self._is_behind = False
        return self._view

    def _update(self, reveal: str | None = None) -> None:
        """Look again, and repaint the rows that are different now."""
        before = self._view
        if self._room != before.size or not before.size:
            self._is_behind = True  # not drawn at this size, or out of sight: the next paint looks anew
            self.refresh()
            return
        self._view = self._look(reveal)
        regions = _differences(before.rows, self._view.rows, Region(0, self.top, before.size.width, 1))
        if regions:
            self.refresh(*regions)
            # Told to the screen now, and not when it is this column's turn: the paint that empties the line is before
            # that, and the next one a sixtieth of a second after it.
            self.screen.post_message(Update(self))

    def _look(self, reveal: str | None) -> _View:
        """What is in sight; keeps to the anchor, unless `reveal` (a card's id) would be out of sight then."""
        size = self._room
        if not size:
            return _View(size)
        margin = 1 if size.width >= _WIDTH_FOR_MARGIN else 0
        air = 1 if size.height >= _ROWS_FOR_AIR else 0
        width = size.width - 2 * margin
        if not self._cards:
            return _View(size, (*[_NO_ROW] * air, *self._invited(width, margin))[: size.height])
        rows = size.height - air
        gap = gap_in(rows, self.gap)
        most = self._most_rows(width, rows, gap)

        def height(index: int) -> int:
            return len(self._lines(index, width, rows if self._cards[index].id == self.selected else most))

        window = Window(len(self._cards), height, rows, gap)
        newest = top = window.top_for(len(self._cards) - 1)
        if self._anchor is not None:
            top = min(newest, self._index[self._anchor])
        if reveal is not None and (wanted := self._index.get(reveal)) is not None:
            if wanted < top:
                top = wanted
            elif wanted >= window.end(top):
                top = window.top_for(wanted)
        self._anchor = self._cards[top].id if top < newest else None
        placed = window.placed(top)
        owned = list(self._owned_rows(placed, width, margin, gap))
        if air:
            owned.insert(0, (self._hint(placed[0].card, window.count - placed[-1].card - 1, width, margin), None))
        return _View(size, tuple(row for row, _ in owned), tuple(card for _, card in owned), top, window.end(top))

    def _most_rows(self, width: int, rows: int, gap: int) -> int:
        """Rows that a card takes at most: as many as leave all cards in sight, but no fewer than `MOST_ROWS`."""
        least = min(rows, MOST_ROWS)
        room = rows + gap - gap * len(self._cards)
        if room < len(self._cards):
            return least
        heights = [1 if self.covered else len(card_lines(card, width, self.t.language)) for card in self._cards]
        fitting = (most for most in range(rows, least, -1) if sum(min(height, most) for height in heights) <= room)
        return next(fitting, least)

    def _invited(self, width: int, margin: int) -> Iterator[_Row]:
        for line in wrap(self.invitation, width, self.t.language) if self.invitation else ():
            yield _Row((Span(" " * margin), Span(line, "quiet")))

    def _lines(self, index: int, width: int, most: int) -> tuple[Line, ...]:
        if self.covered:
            return covered_lines(width)
        return cut_lines(self._cards[index], width, self.t.language, most)

    def _owned_rows(
        self, placed: Sequence[Placed], width: int, margin: int, gap: int
    ) -> Iterator[tuple[_Row, Card | None]]:
        """Every row of the cards in sight, with the card that it is of."""
        for index, rows in placed:
            card = self._cards[index]
            if index > placed[0].card:
                yield from ((_NO_ROW, None) for _ in range(gap))
            for number, line in enumerate(self._lines(index, width, rows)):
                yield self._row(card, line, margin, _BULLET if number == 0 and gap == 0 else " "), card

    def _row(self, card: Card, line: Line, margin: int, before: str) -> _Row:
        ground = "selected" if card.id == self.selected else "here" if card.id == self.held else ""
        if not margin:
            return _Row(line, ground)
        told = chain.from_iterable(self._tinted(span) if span.style == "quiet" else (span,) for span in line)
        return _Row((Span(_BAR if card.id == self.held else before, "quiet"), *told), ground)

    def _tinted(self, marks: Span) -> Iterator[Span]:
        """Marks before a text, with every short name among them in the colour of its organisation."""
        for word in re.split("( +)", marks.text):
            number = self.tints.get(word.removeprefix("+"))
            yield Span(word, "quiet" if number is None else f"tint-{number}")

    def _hint(self, above: int, below: int, width: int, margin: int) -> _Row:
        """How many cards are out of sight, in as many words as fit."""
        counted = [f"{count} {sign}" for count, sign in ((above, _ABOVE), (below, _BELOW)) if count]
        if not counted:
            return _NO_ROW
        numbers = " ".join(counted)
        words = self.t("columns.out_of_sight", n=numbers)
        return _Row((Span(" " * margin + cut(words if cell_len(words) <= width else numbers, width), "quiet"),))


def _index(cards: Sequence[Card]) -> dict[str, int]:
    return {card.id: index for index, card in enumerate(cards)}


def _differences(before: Sequence[_Row], after: Sequence[_Row], first: Region) -> list[Region]:
    """The rows that are not the same, as regions of the content; `first` is that of the first row."""
    rows = max(len(before), len(after))
    old = [*before, *[_NO_ROW] * (rows - len(before))]
    new = [*after, *[_NO_ROW] * (rows - len(after))]
    return [first.translate((0, y)) for y in range(rows) if old[y] != new[y]]
