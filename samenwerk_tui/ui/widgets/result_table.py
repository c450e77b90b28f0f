"""The result of a voting round: one ranking over all ideas, with what carries it and where it is asked on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import clamp

from samenwerk_tui.core.model import VotingMethod
from samenwerk_tui.core.run_off import Order
from samenwerk_tui.core.tally import Result, by_votes, percent
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, with_ellipsis, wrap
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet
from samenwerk_tui.ui.widgets.sheet_window import LEAST_BEGUN

DOUBT_MARK = "◇"
"""Stands where not every organisation joins in. Neutral: doubt is asked, not pointed at."""
_HIDDEN = "…"
"""Stands for a place that is not told yet."""
UNKNOWN = "–"
"""Stands for a figure that is not known."""
_GAP = 2
_BETWEEN = 4
"""Cells between the votes and the organisaties voor where there is room: both read "4 van 5"."""
_ROOM_BETWEEN = 76
"""The width from which there is."""
_LEAST_IDEA = 20
_MOST_IDEA = 50
"""Cells that an idea may take before the bar gets any."""
_LEAST_BAR, _MOST_BAR = 6, 16
_EIGHTHS = " ▏▎▍▌▋▊▉█"
"""How much of a cell of the bar is filled."""
_ONE_HEAD = 96
"""From this width on the heads stand on one row."""
_AIRY = 20
"""From this many rows on there is a blank one at the end too."""
_ROOMY = 12
"""With fewer rows than this there are no blank ones."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the table shows: the results in the order "breed gedragen", and what is said under them."""

    results: tuple[Result, ...] = ()
    method: VotingMethod = "dots"
    notes: tuple[str, ...] = ()
    """Quiet sentences under the table: what is missing, who is to be asked yet."""
    by_table: bool = False
    """Whether tables voted, not organisations."""
    not_yet: Mapping[str, Line] = field(default_factory=dict)
    """By idea the short names of who does not carry it yet and may be named; shown after a key only."""


class _Widths(NamedTuple):
    """Cells for each column; 0 where it is not there."""

    rank: int
    idea: int
    votes: int
    between: int
    """Between the votes and the breadth."""
    breadth: int
    bar: int
    share: int


class ResultTable(Sheet):
    """The ranking. Ideas are wrapped; where not all fit, the arrows go through them, and each is whole somewhere.

    Room that is left goes to the beginning of the next one, which ends in an ellipsis.
    """

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._table = Table()
        self._by_votes = False
        self._who = False
        """Whether it is told who does not join in yet."""
        self._told: int | None = None
        """How many places are told, from the last; None for all."""
        self._top = 0
        """Index of the first line in sight."""
        self._begins: list[int] = [0]
        """At which line each idea begins."""
        self._most_top = 0
        self._visible = 1

    def show(self, table: Table, told: int | None = None) -> None:
        """Show these results; with `told` only that many places, from the last."""
        self._table, self._told = table, told
        self.redraw()

    def restart(self) -> None:
        """Back to the top, in the order "breed gedragen", and nobody pointed at."""
        self._by_votes, self._who, self._told = False, False, None
        self.to_top()

    def to_top(self) -> None:
        """Back to the first place."""
        self._top = 0
        self.redraw()

    @property
    def order(self) -> Order:
        """The order in use."""
        return "votes" if self._by_votes else "breadth"

    @property
    def places(self) -> int:
        """How many different places there are in this order: those who share one count once."""
        return len(set(map(self._rank, self._table.results)))

    @property
    def uppermost(self) -> str | None:
        """Id of the first idea that begins in sight; where all are in sight, the one that came first."""
        at = next((place for place, line in enumerate(self._begins) if line >= self._top), 0)
        return self._in_order[at].idea if at < len(self._in_order) else None

    @property
    def _in_order(self) -> Sequence[Result]:
        return by_votes(self._table.results) if self._by_votes else self._table.results

    def tell_who(self) -> None:
        """Tell who does not join in yet, or no longer."""
        self._who = not self._who
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
        found = self._in_order
        hidden = self._hidden()
        widths = self._widths(found, width)
        foot = self._foot(width, height)
        gaps = height >= _ROOMY
        head = self._head(widths, width)
        room = max(1, height - len(head) - len(foot) - 2 * gaps)
        blocks = [
            [Row((Span(f"{self._rank(result):>{widths.rank}}{' ' * _GAP}{_HIDDEN}", "quiet"),))]
            if self._rank(result) in hidden
            else self._result(result, widths)
            for result in found
        ]
        airy = sum(map(len, blocks)) + len(blocks) - 1 <= room
        lines: list[Row] = []
        self._begins = []
        for block in blocks:
            if airy and lines:
                lines.append(NO_ROW)
            self._begins.append(len(lines))
            lines += block
        ends = [*self._begins[1:], len(lines)]
        if hidden:
            # What was told last is what everybody looks for.
            covered = sum(self._rank(result) in hidden for result in found)
            self._top = max(0, self._begins[min(covered, len(found) - 1)] - 2)
        last = max(0, len(lines) - room)
        self._visible, self._most_top = room, next((line for line in self._begins if line >= last), last)
        self._top = clamp(self._top, 0, self._most_top)
        bottom = min(self._top + room, len(lines))
        end = max((end for end in ends if self._top < end <= bottom), default=bottom)
        if bottom - end < LEAST_BEGUN:
            bottom = end
        body = lines[self._top : bottom]
        if body and bottom not in ends:
            body[-1] = Row(with_ellipsis(body[-1].line, width))
        above = sum(line < self._top for line in self._begins)
        below = sum(line > end for line in ends)
        hints = (more_above(self.t, above), more_below(self.t, below))
        if not gaps:
            return [*head, *body, *foot]
        before, after = ([Row((Span(hint, "quiet"),))] for hint in hints)
        return [*head, *before, *body, *(NO_ROW for _ in range(room - len(body))), *after, *foot]

    def _widths(self, found: Sequence[Result], width: int) -> _Widths:
        """The ideas get the room that they want first; the bar of draagvlak gets what is left."""
        t = self.t
        votes = max(map(cell_len, (*self._votes_heads(width), *map(self._votes, found))))
        marked = max((cell_len(f"{self._breadth(result)} {DOUBT_MARK}") for result in found), default=0)
        breadth = max(marked, *map(cell_len, self._breadth_heads(width)))
        share = cell_len(t("vote.result.percent", n=100)) if any(r.share is not None for r in found) else 0
        rank = 2
        between = _BETWEEN if width >= _ROOM_BETWEEN else _GAP
        fixed = rank + _GAP + _GAP + votes + between + breadth + (_GAP + share if share else 0)
        longest = max((cell_len(result.text) for result in found), default=0)
        least = max(1, min(_LEAST_IDEA, width - fixed), cell_len(self._order()) - rank - _GAP)
        wanted = clamp(longest, least, max(least, _MOST_IDEA))
        bar = min(_MOST_BAR, width - fixed - wanted - 1) if share else 0
        if bar < _LEAST_BAR:
            bar = 0
        head = cell_len(t("vote.result.share"))
        if share and bar + 1 + share < head:
            fixed, share = fixed - share + head, head
        idea = max(1, min(wanted, width - fixed - (bar + 1 if bar else 0)))
        return _Widths(rank, idea, votes, between, breadth, bar, share)

    def _head(self, widths: _Widths, width: int) -> list[Row]:
        gap = " " * _GAP
        left = widths.rank + _GAP + widths.idea
        share = gap + self.t("vote.result.share") if widths.share else ""
        votes, breadth = self._votes_heads(width), self._breadth_heads(width)
        one = not (votes[0] or breadth[0])
        rows = [
            (self._order() if one or not last else "", votes[last], breadth[last], share if last else "")
            for last in ((1,) if one else (0, 1))
        ]
        return [
            Row(
                (Span(f"{a:<{left}}{gap}{b:>{widths.votes}}{' ' * widths.between}{c:<{widths.breadth}}{d}", "quiet"),)
            )
            for a, b, c, d in rows
        ]

    def _breadth_heads(self, width: int) -> tuple[str, str]:
        voters, in_favour = self._voters_head(), self.t("vote.result.in_favour")
        return ("", f"{voters} {in_favour}") if width >= _ONE_HEAD else (voters, in_favour)

    def _order(self) -> str:
        return self.t("vote.result.by_votes") if self._by_votes else self.t("vote.result.by_breadth")

    def _rank(self, result: Result) -> int:
        return result.rank if self._by_votes else result.broad_rank

    def _hidden(self) -> set[int]:
        """The ranks that are not told yet."""
        ranks = sorted(set(map(self._rank, self._table.results)))
        return set() if self._told is None else set(ranks[: max(0, len(ranks) - self._told)])

    def _voters_head(self) -> str:
        return self.t("vote.result.tables") if self._table.by_table else self.t("vote.result.organisations")

    def _votes_heads(self, width: int) -> tuple[str, str]:
        """What the votes are called, on two rows."""
        t = self.t
        match self._table.method:
            case "dots":
                return "", t("vote.result.dots")
            case "fist":
                return t("vote.result.fingers"), t("vote.result.three_or_more")
        if self._against_known:
            broad = width >= _ONE_HEAD
            return t("vote.result.hands"), t("vote.result.hands_all") if broad else t("vote.result.hands_all_short")
        return "", t("vote.result.hands")

    @property
    def _against_known(self) -> bool:
        return any(result.against is not None for result in self._table.results)

    def _votes(self, result: Result) -> str:
        if self._table.method == "dots":
            return UNKNOWN if result.dots is None else str(result.dots)
        if result.in_favour is None:
            return UNKNOWN
        if result.against is not None:
            return f"{result.in_favour} · {result.neutral or 0} · {result.against}"
        return self.t("vote.result.of", n=result.in_favour, total=result.voters)

    def _breadth(self, result: Result) -> str:
        if result.breadth is None:
            return UNKNOWN
        return self.t("vote.result.of", n=result.breadth, total=result.entered)

    def _result(self, result: Result, widths: _Widths) -> list[Row]:
        """The rows of one idea: its figures stand beside its first line."""
        rank = self._rank(result)
        style = "strong" if rank == 1 and result.entered else ""
        first, *rest = wrap(clean_line(result.text), widths.idea, self.t.language)
        gap = " " * _GAP
        indent = " " * (widths.rank + _GAP)
        breadth = self._breadth(result)
        figures = f"{self._votes(result):>{widths.votes}}{' ' * widths.between}{breadth}"
        mark = f" {DOUBT_MARK}" if result.doubt else ""
        filler = widths.breadth - cell_len(breadth) - len(mark)
        spans = [
            Span(f"{rank:>{widths.rank}}{gap}{first}{' ' * (widths.idea - cell_len(first))}{gap}{figures}", style),
            Span(f"{mark}{' ' * filler}"),
            *self._bar(result.share, widths, style),
        ]
        return [
            Row(tuple(spans)),
            *(Row((Span(f"{indent}{line}", style),)) for line in rest),
            *self._who_rows(result, indent),
        ]

    def _who_rows(self, result: Result, indent: str) -> list[Row]:
        """After a key: who does not carry it yet, and with fingers how many people raised how many."""
        if not self._who:
            return []
        t, rows = self.t, []
        if result.fingers is not None:
            raised = "   ".join(f"{fingers}: {people}" for fingers, people in enumerate(result.fingers))
            rows.append(Row((Span(f"{indent}{raised}", "quiet"),)))
        names = self._table.not_yet.get(result.idea, ())
        if names:
            told = [span for name in names for span in (Span(" "), name)]
            rows.append(Row((Span(f"{indent}{t('vote.result.not_yet')}", "quiet"), *told)))
        return rows

    def _bar(self, share: float | None, widths: _Widths, style: str) -> Line:
        if not widths.share:
            return ()
        gap = Span(" " * _GAP)
        if share is None:
            return gap, Span(UNKNOWN, style)
        number = self.t("vote.result.percent", n=percent(share))
        if not widths.bar:
            return gap, Span(f"{number:>{widths.share}}", style)
        return gap, Span(_filled(share, widths.bar), "bar"), Span(f" {number:>{widths.share}}", style)

    def _foot(self, width: int, height: int) -> list[Row]:
        """What is asked and what the figures mean; in a low panel only the question."""
        t = self.t
        texts: list[tuple[str, str]] = []
        if not self._hidden() and any(result.doubt for result in self._table.results):
            texts.append((f"{DOUBT_MARK} {t('vote.result.doubt')}", "strong"))
        if height >= _ROOMY and not self._hidden():
            texts += [(note, "quiet") for note in self._table.notes]
        rows = [Row((Span(line, style),)) for text, style in texts for line in wrap(text, width, t.language)]
        air = [NO_ROW] if rows and height >= _AIRY else []
        return [*rows, *air][: max(0, height - 3)]


def _filled(share: float, width: int) -> str:
    """A bar of `width` cells, filled to an eighth of a cell."""
    eighths = round(share * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)
