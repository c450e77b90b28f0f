"""What lies on the co-facilitator's desk beside the board: how late it is, what looks alike, who was not heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from rich.cells import cell_len
from textual.geometry import Size

from samenwerk_tui.core.attention import not_heard, unassigned
from samenwerk_tui.core.clock import minutes_behind
from samenwerk_tui.core.ideas import Idea, ideas
from samenwerk_tui.core.likeness import Likenesses
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.routes import typing_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.more import more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, at_most, between, shortened, shorts_of, wrapped

STRIP = 8
"""Rows below which everything has one row of its own, whole texts or not."""
_MOST_LIKE = 3
_ROWS_ABOVE = 2
"""A blank row and the head."""
_LINES = 2
"""Rows for a text: one knows it by its beginning."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Something to keep an eye on: a head, and what it is about, the most urgent first."""

    head: str
    items: tuple[Line, ...]


def _shares(texts: Sequence[Sequence[Sequence[Line]]], room: int) -> list[int]:
    """How many texts of each block there is room for, one of each at least; the first blocks get one more first."""
    shown = [1 for _ in texts]
    left = room - sum(_ROWS_ABOVE + len(block[0]) for block in texts)
    growing = True
    while growing:
        growing = False
        for at, block in enumerate(texts):
            if shown[at] < len(block) and len(block[shown[at]]) <= left:
                left -= len(block[shown[at]])
                shown[at] += 1
                growing = True
    return shown


class DeskPane(Sheet):
    """Blocks under each other, or in a strip of one row each; what there is nothing of has none.

    What is covered on the beamer while the room writes in silence is readable here: who types it knows it anyway, and
    has to see what is there already. Of what is covered of a pulse or a vote nothing is here.
    """

    DEFAULT_CSS = """
    DeskPane { width: 38; padding: 0 1 0 2; background: $field; }
    """

    def __init__(self, t: Catalog, session: Session, now: datetime) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._session = session
        self._typed = ""
        self._behind = minutes_behind(session, now)
        self._likenesses = Likenesses(session.language)
        self._blocks = self._find_blocks()

    def show(self, session: Session, typed: str, now: datetime) -> None:
        """What happened, what is half typed, and the time; drawn anew where something of it is other than it was."""
        new = (session, typed, minutes_behind(session, now))
        if new != (self._session, self._typed, self._behind):
            self._session, self._typed, self._behind = new
            before, self._blocks = len(self._blocks), self._find_blocks()
            if len(self._blocks) != before:
                self.refresh(layout=True)
            self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A strip has a row for each block, and one for the time where there is none."""
        return max(1, len(self._blocks))

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        blocks = self._blocks
        if height < STRIP:
            lines = [self._line(block) for block in blocks] or [self._where(width)]
            return [Row(between(lines[0], self._time(), width)), *(Row(shortened(line, width)) for line in lines[1:])]
        head = Row(between(self._where(width), self._time(), width))
        texts = [[self._text(item, width) for item in block.items] for block in blocks]
        shown = _shares(texts, height - 1)
        under = (self._rows(*one, width) for one in zip(blocks, texts, shown, strict=True))
        return [head, *chain.from_iterable(under)][:height]

    def _text(self, item: Line, width: int) -> list[Line]:
        return at_most(wrapped(item, width, self.t.language), _LINES, width)

    def _where(self, width: int) -> Line:
        """What this is, for whoever sees both screens."""
        title, private = self.t("desk.title"), f" · {self.t('desk.private')}"
        fits = cell_len(title + private) + cells(self._time()) < width
        return (Span(title + private if fits else title, "quiet"),)

    def _time(self) -> Line:
        t, behind = self.t, self._behind
        late = t.n("desk.behind" if behind > 0 else "desk.ahead", abs(behind)) if behind else t("desk.on_time")
        return (Span(late, "strong"),)

    def _line(self, block: _Block) -> Line:
        """All of a block after each other."""
        spans = [Span(f"{block.head}: ", "quiet")]
        for item in block.items:
            spans += [Span("  ")] if len(spans) > 1 else []
            spans += item
        return tuple(spans)

    def _rows(self, block: _Block, texts: list[list[Line]], shown: int, width: int) -> list[Row]:
        more = more_below(self.t, len(texts) - shown)
        head = between((Span(block.head, "strong"),), (Span(more, "quiet"),) if more else (), width)
        return [NO_ROW, Row(head), *(Row(line) for line in chain.from_iterable(texts[:shown]))]

    def _find_blocks(self) -> tuple[_Block, ...]:
        """What is happening now comes first, what one wrote down oneself last."""
        t, session = self.t, self._session
        found = {idea.id: idea for idea in ideas(session, typing_phase(session).id)}
        texts = {idea.id: idea.text for idea in found.values()}
        like = [found[one] for one in self._likenesses.like(self._typed, texts)[:_MOST_LIKE]]
        pairs = self._likenesses.pairs(texts)
        silent = shorts_of(session, [one.id for one in not_heard(session)])
        curtain = (Span(t(f"desk.curtain.{session.curtain}"), "strong"),) if session.curtain else ()
        blocks = (
            _Block(t("desk.beamer"), (curtain,) if curtain else ()),
            _Block(t("desk.like_typed"), tuple(self._told(idea) for idea in like)),
            _Block(t("desk.not_heard"), (silent,) if silent else ()),
            _Block(t("desk.unassigned"), tuple((Span(line.text),) for line in unassigned(session))),
            _Block(t("desk.alike"), tuple(self._pair(found[one], found[other]) for one, other, _ in pairs)),
            _Block(t("desk.notes"), tuple((Span(note.text),) for note in reversed(session.notes))),
        )
        return tuple(block for block in blocks if block.items)

    def _told(self, idea: Idea) -> Line:
        whose = shorts_of(self._session, idea.organisations)
        return (Span(idea.text), *([Span(" "), *whose] if whose else []))

    def _pair(self, one: Idea, other: Idea) -> Line:
        return (*self._told(one), Span(" ≈ ", "quiet"), *self._told(other))
