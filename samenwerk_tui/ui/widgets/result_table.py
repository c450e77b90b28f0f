"""The result of a voting round: one ranking over all ideas, with what carries it and where it is asked on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.geometry import clamp

from samenwerk_tui.core.model import VotingMethod
from samenwerk_tui.core.tally import Result, by_votes, percent
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, with_ellipsis, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet

DOUBT_MARK = "◦"
"""Stands where not every organisation joins in. Neutral: doubt is asked, not pointed at."""
UNKNOWN = "–"
"""Stands for a figure that is not known."""
_ABOVE, _BELOW = "▴", "▾"
_GAP = 2
_LEAST_IDEA = 20
_BARS = (24, 10, 6, 0)
"""Cells that the bar of draagvlak may be wide; the first that leaves the ideas enough room."""
_BAR, _TRACK = "▄", "▁"
_ROOMY = 12
"""With fewer rows than this there are no blank ones."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the table shows: the results in the order "breed gedragen", and what is said under them."""

    results: tuple[Result, ...] = ()
    method: VotingMethod = "dots"
    notes: tuple[str, ...] = ()
    """Quiet sentences under the table: what is missing, who is to be asked yet."""


class _Widths(NamedTuple):
    """Cells for each column; 0 where it is not there."""

    rank: int
    idea: int
    votes: int
    breadth: int
    bar: int
    share: int


class ResultTable(Sheet):
    """The ranking. Ideas are wrapped, never cut; where not all fit, the arrows go through them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--bar"}
    """
    | Class | Description |
    | :- | :- |
    | `sheet--bar` | The bar of draagvlak: nobody's colour, for it is everybody's. |
    """
    DEFAULT_CSS = "ResultTable > .sheet--bar { color: $quiet; }"

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._table = Table()
        self._by_votes = False
        self._top = 0
        """Index of the first line in sight."""
        self._begins: list[int] = [0]
        """At which line each idea begins."""
        self._most_top = 0
        self._visible = 1

    def show(self, table: Table) -> None:
        """Show these results."""
        self._table = table
        self.redraw()

    def restart(self) -> None:
        """Back to the top, in the order "breed gedragen"."""
        self._by_votes, self._top = False, 0
        self.redraw()

    def change_order(self) -> None:
        """From "breed gedragen" to "meeste stemmen" and back."""
        self._by_votes, self._top = not self._by_votes, 0
        self.redraw()

    def scroll_ideas(self, step: int) -> None:
        """To the next idea (1) or the one before (-1); what is taller than the screen goes by a screen."""
        if step > 0:
            goal = next((line for line in self._begins if line > self._top), self._most_top)
            self._top = min(goal, self._top + self._visible, self._most_top)
        else:
            goal = next((line for line in reversed(self._begins) if line < self._top), 0)
            self._top = max(goal, self._top - self._visible, 0)
        self.redraw()

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        found = by_votes(self._table.results) if self._by_votes else self._table.results
        widths = self._widths(found, width)
        foot = self._foot(width, height)
        gaps = height >= _ROOMY
        head = self._head(widths)
        room = max(1, height - len(head) - len(foot) - 2 * gaps)
        blocks = [self._result(result, widths) for result in found]
        airy = sum(map(len, blocks)) + len(blocks) - 1 <= room
        lines: list[Row] = []
        self._begins = []
        for block in blocks:
            if airy and lines:
                lines.append(NO_ROW)
            self._begins.append(len(lines))
            lines += block
        ends = [*self._begins[1:], len(lines)]
        last = max(0, len(lines) - room)
        self._visible, self._most_top = room, next((line for line in self._begins if line >= last), last)
        self._top = clamp(self._top, 0, self._most_top)
        whole = [end for end in ends if self._top < end <= self._top + room]
        end = max(whole, default=self._top + room)
        body = lines[self._top : end]
        if body and not whole:
            body[-1] = Row(with_ellipsis(body[-1].line, width))
        above = sum(line < self._top for line in self._begins)
        below = sum(line > end for line in ends)
        hints = (f"{_ABOVE} {above}" if above else "", f"{_BELOW} {below}" if below else "")
        if not gaps:
            return [*head, *body, *foot]
        before, after = ([Row((Span(hint, "quiet"),))] for hint in hints)
        return [*head, *before, *body, *(NO_ROW for _ in range(room - len(body))), *after, *foot]

    def _widths(self, found: Sequence[Result], width: int) -> _Widths:
        t = self.t
        votes = max(map(cell_len, (self._votes_head(), *map(self._votes, found))))
        names = (t("vote.result.organisations"), t("vote.result.in_favour"))
        breadth = max(map(cell_len, (*names, *(f"{self._breadth(result)} {DOUBT_MARK}" for result in found))))
        share = 0
        if any(result.share is not None for result in found):
            share = cell_len(t("vote.result.percent", n=100))
        rank = 2
        fixed = rank + _GAP + _GAP + votes + _GAP + breadth + (_GAP + share if share else 0)
        longest = max((cell_len(result.text) for result in found), default=0)
        order = cell_len(self._order()) - rank - _GAP
        wanted = clamp(longest, max(1, order), max(1, width))
        bar = 0
        if share:
            enough = min(wanted, max(_LEAST_IDEA, order))
            bar = next(bar for bar in _BARS if bar == 0 or width - fixed - bar - 1 >= enough)
            if not bar:
                head = cell_len(t("vote.result.share"))
                fixed, share = fixed - share + max(share, head), max(share, head)
        idea = clamp(width - fixed - (bar + 1 if bar else 0), 1, wanted)
        return _Widths(rank, idea, votes, breadth, bar, share)

    def _head(self, widths: _Widths) -> list[Row]:
        t = self.t
        gap = " " * _GAP
        left = widths.rank + _GAP + widths.idea
        share = gap + t("vote.result.share") if widths.share else ""
        rows = (
            (self._order(), "", t("vote.result.organisations"), ""),
            ("", self._votes_head(), t("vote.result.in_favour"), share),
        )
        return [
            Row((Span(f"{a:<{left}}{gap}{b:>{widths.votes}}{gap}{c:<{widths.breadth}}{d}", "quiet"),))
            for a, b, c, d in rows
        ]

    def _order(self) -> str:
        return self.t("vote.result.by_votes") if self._by_votes else self.t("vote.result.by_breadth")

    def _votes_head(self) -> str:
        return self.t("vote.result.dots") if self._table.method == "dots" else self.t("vote.result.hands")

    def _votes(self, result: Result) -> str:
        if self._table.method == "dots":
            return UNKNOWN if result.dots is None else str(result.dots)
        if result.in_favour is None:
            return UNKNOWN
        return self.t("vote.result.of", n=result.in_favour, total=result.voters)

    def _breadth(self, result: Result) -> str:
        if result.breadth is None:
            return UNKNOWN
        return self.t("vote.result.of", n=result.breadth, total=result.entered)

    def _result(self, result: Result, widths: _Widths) -> list[Row]:
        """The rows of one idea: its figures stand beside its first line."""
        rank = result.rank if self._by_votes else result.broad_rank
        style = "strong" if rank == 1 and result.entered else ""
        first, *rest = wrap(clean_line(result.text), widths.idea, self.t.language)
        gap = " " * _GAP
        indent = " " * (widths.rank + _GAP)
        breadth = self._breadth(result)
        figures = f"{self._votes(result):>{widths.votes}}{gap}{breadth}"
        mark = f" {DOUBT_MARK}" if result.doubt else ""
        filler = widths.breadth - cell_len(breadth) - len(mark)
        spans = [
            Span(f"{rank:>{widths.rank}}{gap}{first}{' ' * (widths.idea - cell_len(first))}{gap}{figures}", style),
            Span(f"{mark}{' ' * filler}"),
            *self._bar(result.share, widths, style),
        ]
        return [Row(tuple(spans)), *(Row((Span(f"{indent}{line}", style),)) for line in rest)]

    def _bar(self, share: float | None, widths: _Widths, style: str) -> Line:
        if not widths.share:
            return ()
        gap = Span(" " * _GAP)
        if share is None:
            return gap, Span(UNKNOWN, style)
        number = self.t("vote.result.percent", n=percent(share))
        if not widths.bar:
            return gap, Span(f"{number:>{widths.share}}", style)
        full = round(share * widths.bar)
        bar = _BAR * full + _TRACK * (widths.bar - full)
        return gap, Span(bar, "bar"), Span(f" {number:>{widths.share}}", style)

    def _foot(self, width: int, height: int) -> list[Row]:
        """What is asked and what the figures mean; in a low panel only the question."""
        t = self.t
        texts: list[tuple[str, str]] = []
        if any(result.doubt for result in self._table.results):
            texts.append((f"{DOUBT_MARK} {t('vote.result.doubt')}", ""))
        if height >= _ROOMY:
            texts += [(note, "quiet") for note in self._table.notes]
        rows = [Row((Span(line, style),)) for text, style in texts for line in wrap(text, width, t.language)]
        return rows[: max(0, height - 3)]
