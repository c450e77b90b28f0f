"""The plan for an idea: the idea itself, what was said to each part of it, and every "ja, maar" with its answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from samenwerk_tui.core.developing import Objection, Part, objections, worked_out
from samenwerk_tui.core.ideas import Idea
from samenwerk_tui.core.model import Contribution, Session, Settled, SettledHow
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.headline import headline, least_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, padded, shortened, shorts_of, wrapped
from samenwerk_tui.ui.widgets.sheet_window import HEADING, SheetWindow

IDEA = f"{HEADING}idea"
"""Tag of the idea at the top."""
OBJECTIONS = f"{HEADING}objections"
"""Tag of the heading over the parked objections."""

_HERE, _ELSEWHERE = "▶ ", "  "
_MOST_ROWS = 6
"""Rows of one line or objection: more than anybody calls out at once."""
_LEAST_BESIDE = 56
"""Cells from which what was said to a part stands beside its name, not under it."""
_MOST_NAME = 26
"""Cells for the name of a part."""
_ROOMY = 14
"""Rows from which the question of the phase stands under the idea."""
_MARKS: dict[SettledHow, str] = {"answered": "✓", "owned": "→", "stays": "=", "elsewhere": "×"}
_OPEN = "○"


def part_tag(part: int) -> str:
    """The tag of the name of a part, by its place."""
    return f"{HEADING}{part}"


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What the room sees of the plan."""

    t: Catalog
    session: Session
    phase: str
    idea: Idea | None
    place: tuple[int, int]
    """Which of the chosen ideas it is, from 1, and of how many."""
    part: int | None
    """Place of the part that is typed in; None: objections are."""
    here: str
    """Tag of what is under the walker, or empty."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was said, by part."""
        return worked_out(self.session, self.idea)

    def rows(self, width: int, height: int, window: SheetWindow) -> list[Row]:
        """The idea, and as much of the rest as fits, with what one works on in sight."""
        airy, dense = self._body(width, air=True), self._body(width, air=False)
        head = self._head(width, height, height - len(dense))
        room = height - len(head)
        body = airy if len(airy) <= room else dense
        rows = self._with_part(window.rows(body, room, self.here or self._typed_in()), width)
        told = self._still_open
        if told and all(row.tag != OBJECTIONS for row in rows) and len(rows) > 1:
            # The last row tells how much is out of sight below: this is what matters of it.
            below = rows[-1].line
            rows[-1] = Row(shortened((*below, Span("   " if cells(below) else ""), Span(told, "strong")), width))
        return [*head, *rows][:height]

    def _with_part(self, rows: list[Row], width: int) -> list[Row]:
        """Where the first line in sight is not the first of its part, the row above it names the part."""
        first = next((row.tag for row in rows[1:] if row.tag), "")
        for name, lines in self.parts:
            if name and first in [line.id for line in lines[1:]] and not rows[0].tag:
                return [Row(shortened((*rows[0].line, Span(f"   {name}", "quiet")), width)), *rows[1:]]
        return rows

    # The idea

    def _head(self, width: int, height: int, room: int) -> list[Row]:
        """The idea takes what it needs, at most a quarter of the height; up to a third where the rest leaves room."""
        here = self.here == IDEA
        if self.idea is None:
            lines = headline(self.t("develop.no_idea"), width, max(2, min(room - 1, height // 3)), self.t.language)
            return [*(Row(line, IDEA, here) for line in lines), NO_ROW] if height > 4 else []
        whose, prompt = Row(shortened(self._whose(self.idea), width), IDEA), self._prompt(width)
        least = least_rows(self.idea.text, width, height // 4, self.t.language)
        most = max(least, min(room - len(prompt) - 2, height // 3))
        rows = [Row(line, IDEA, here) for line in headline(self.idea.text, width, most, self.t.language)]
        if height < _ROOMY:
            return rows if height > 4 else []
        return [whose, *rows, NO_ROW, *prompt]

    def _whose(self, idea: Idea) -> Line:
        number, count = self.place
        many = self.t("develop.one_of", number=number, count=count) if count > 1 else self.t("develop.the_idea")
        return (Span(many, "quiet"), Span("  "), *shorts_of(self.session, idea.organisations))

    def _prompt(self, width: int) -> list[Row]:
        """What is asked, until the first line answers it: the parts ask it themselves."""
        prompt = self.session.get_phase(self.phase).prompt
        if not prompt or any(lines for _, lines in self.parts):
            return []
        return [*(Row(line) for line in wrapped((Span(prompt),), width, self.t.language)), NO_ROW]

    # Its parts

    def _typed_in(self) -> str:
        if self.part is None:
            waiting = [one for one in objections(self.session) if one.settled is None]
            return waiting[0].line.id if waiting else OBJECTIONS
        lines = self.parts[self.part][1]
        return lines[-1].id if lines else part_tag(self.part)

    def _body(self, width: int, *, air: bool) -> list[Row]:
        rows: list[Row] = []
        for number, (name, lines) in enumerate(self.parts):
            rows += [NO_ROW] if air and rows else []
            rows += self._part(number, name, lines, width)
        return [*rows, *self._objections(width)]

    def _part(self, number: int, name: str, lines: Sequence[Contribution], width: int) -> list[Row]:
        current = number == self.part
        label = (Span(_HERE if current else _ELSEWHERE, "strong"), Span(name, "strong" if current else "quiet"))
        longest = max(cell_len(part) for part, _ in self.parts)
        aside = len(_HERE) + min(longest, _MOST_NAME) + 2 if longest else 0
        beside = width >= _LEAST_BESIDE
        indent = aside if beside else len(_HERE)
        said = [self._said(line, max(1, width - indent)) for line in lines]
        if not said:
            said = [[Row((Span("…" if current else "–", "quiet"),), part_tag(number))]]
        rows = [row for one in said for row in one]
        if not longest:
            return rows
        if not beside:
            return [Row(shortened(label, width), part_tag(number)), *(_indented(row, indent) for row in rows)]
        first, *others = rows
        named = first._replace(line=(*padded(label, indent), *first.line))
        return [named, *(_indented(row, indent) for row in others)]

    def _said(self, line: Contribution, width: int) -> list[Row]:
        spans = (*shorts_of(self.session, line.organisations), Span(line.text))
        lines = at_most(wrapped(spans, width, self.t.language), _MOST_ROWS, width)
        return [Row(one, line.id, line.id == self.here) for one in lines]

    # Objections

    @property
    def _still_open(self) -> str:
        waiting = sum(one.settled is None for one in objections(self.session))
        return self.t.n("develop.open", waiting) if waiting else ""

    def _objections(self, width: int) -> list[Row]:
        found = objections(self.session)
        current = self.part is None
        if not found and not current:
            return []
        told = self._still_open
        words = told or self.t("develop.all_settled" if found else "develop.none_parked")
        spans = (
            Span(_HERE if current else _ELSEWHERE, "strong"),
            Span(words, "strong" if told or current else "quiet"),
        )
        head = Row(shortened(spans, width), OBJECTIONS)
        return [NO_ROW, head, *(row for one in found for row in self._objection(one, width))]

    def _objection(self, objection: Objection, width: int) -> list[Row]:
        line, settled = objection
        shorts = shorts_of(self.session, line.organisations)
        mark = Span(_OPEN if settled is None else _MARKS[settled.how], "" if settled is None else "quiet")
        text = Span(line.text, "" if settled is None else "quiet")
        spans = (*shorts, text) if settled is None else (*shorts, text, Span("·", "quiet"), *self._became(settled))
        indent = len(_HERE) + 2
        lines = at_most(wrapped(spans, max(1, width - indent), self.t.language), _MOST_ROWS, max(1, width - indent))
        here = line.id == self.here
        first = (Span(_ELSEWHERE), mark, Span(" "))
        return [
            Row((*(padded((), indent) if number else first), *one), line.id, here) for number, one in enumerate(lines)
        ]

    def _became(self, settled: Settled) -> Line:
        words = Span(self.t(f"develop.became.{settled.how}"), "quiet")
        whose = shorts_of(self.session, (settled.organisation,) if settled.organisation else ())
        return (words, *whose, Span(settled.text, "quiet")) if settled.text else (words,)


def _indented(row: Row, by: int) -> Row:
    return row._replace(line=(*padded((), by), *row.line)) if row.line else row
