"""Who is here: the organisations with their head counts and what they said, as large as the sheet allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerk_tui.core.model import Organisation, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import height_of, rows_of, width_of
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.said import newest, said
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, beside, colour_of, shortened

_GAP = 2
"""Cells between the head count, the organisation and what it said."""
_SHORT = 5
"""A short name with a blank on either side."""
_FULL_HEAD = 3
"""Greeting, title, and a blank row under them."""
_MOST_QUESTION_ROWS = 2


@dataclass(frozen=True, slots=True)
class RollCall:
    """What the room sees while people come in. `current` is the organisation whose line is being typed, or none."""

    t: Catalog
    session: Session
    phase: str
    current: str
    walking: bool

    def rows(self, width: int, height: int) -> list[Row]:
        """The largest form that fits: head counts in big digits, else rows with air, else rows close together.

        Where even those do not all fit, the current organisation is among those that are shown.
        """
        question = self._question(width)
        heads = [self._head(greeting=True), self._head(greeting=False)]
        forms = [(head, block) for block in (self._big(width), self._airy(width)) for head in heads]
        # The densest form goes without its title sooner than without the total and the question.
        forms += [(head, self._dense(width)) for head in [*heads, []]]
        for head, block in forms:
            rows = [*head, *block, *question]
            if len(rows) <= height:
                return rows + self._teaser(width, height - len(rows))
        return self._in_sight(self._close_together(width), height)

    # Around the organisations

    def _head(self, *, greeting: bool) -> list[Row]:
        title = Row((Span(self.session.title, "strong"),))
        return [*([Row((Span(self.t("welcome.greeting"), "quiet"),))] if greeting else []), title, NO_ROW]

    def _question(self, width: int) -> list[Row]:
        """What the room is asked in this phase."""
        prompt = self.session.get_phase(self.phase).prompt
        if not prompt:
            return []
        lines = [(Span(line, "strong"),) for line in wrap(prompt, width, self.t.language)]
        return [NO_ROW, *map(Row, at_most(lines, _MOST_QUESTION_ROWS, width))]

    def _teaser(self, width: int, room: int) -> list[Row]:
        """What the day is about, at the bottom, where there is room for air above it."""
        today = (Span(self.t("welcome.today"), "quiet"), Span(" "), Span(self.session.case.question, "quiet"))
        return [*[NO_ROW] * (room - 1), Row(shortened(today, width))] if room > 1 else []

    # The organisations

    def _big(self, width: int) -> list[Row]:
        left = width_of(str(max(self._total, 10)))
        rows: list[Row] = []
        room = width - left - _GAP
        for organisation in self.session.organisations:
            line = newest(self._texts(organisation), room - 1, covered=self._covered)
            style = colour_of(self.session, organisation.id) if organisation.people else "quiet"
            name = (*self._short(organisation), Span(f" {organisation.name}"))
            beneath: Line = (Span(" "), *line) if line else ()
            rows += self._with_digits(organisation.people, style, left, [name, beneath], room, organisation.id)
            rows.append(NO_ROW)
        others = [(Span(" "), *line) for line in self._others(room - 1)]
        return rows + self._with_digits(
            self._total, "strong", left, [(Span(f" {self._total_words}"),), *others], room
        )

    def _with_digits(
        self, number: int, style: str, left: int, text: Sequence[Line], room: int, organisation: str = ""
    ) -> list[Row]:
        blank = " " * (left - width_of(str(number)))
        digits: list[Line] = [(Span(blank), Span(row, style)) for row in rows_of(str(number))]
        here = self.walking and organisation == self.current != ""
        lines = beside([(digits, left), (text, room)], _GAP)
        return [Row(line, organisation, here) for line in lines[: max(height_of(), len(text))]]

    def _airy(self, width: int) -> list[Row]:
        rows = [row for one in self._close_together(width) for row in (one, NO_ROW)]
        return rows + self._sum(width)

    def _dense(self, width: int) -> list[Row]:
        return [*self._close_together(width), NO_ROW, *self._sum(width)]

    def _close_together(self, width: int) -> list[Row]:
        """One row for every organisation."""
        room = width - self._count_width - _SHORT - 2 * _GAP - 1
        # Nothing said yet: the names have the whole row.
        most = width // 3 if any(self._texts(o) for o in self.session.organisations) else room
        names = max(1, min(most, max(cells((Span(o.name),)) for o in self.session.organisations)))
        room -= names
        rows: list[Row] = []
        for organisation in self.session.organisations:
            count = f"{organisation.people:>{self._count_width}}"
            line = (
                Span(count, "strong" if organisation.people else "quiet"),
                Span(" " * (_GAP - 1)),
                *self._short(organisation),
                Span(" "),
            )
            name = shortened((Span(organisation.name),), names)
            blank = Span(" " * (names - cells(name) + _GAP))
            words = newest(self._texts(organisation), room, covered=self._covered)
            here = self.walking and organisation.id == self.current
            rows.append(Row((*line, *name, blank, *words), organisation.id, here))
        return rows

    def _sum(self, width: int) -> list[Row]:
        """The room's total under the head counts, and what was said by nobody or several in particular."""
        number = Span(f"{self._total:>{self._count_width}}", "strong")
        rows = [Row((number, Span(" " * _GAP), Span(self._total_words)))]
        margin = Span(" " * (self._count_width + _GAP))
        return rows + [Row((margin, *line)) for line in self._others(width - self._count_width - _GAP)]

    def _in_sight(self, rows: list[Row], height: int) -> list[Row]:
        at = next((index for index, row in enumerate(rows) if row.tag == self.current), 0)
        first = min(max(0, at - height // 2), max(0, len(rows) - height))
        return rows[first : first + height]

    def _short(self, organisation: Organisation) -> Line:
        """The short name, filled for the current organisation."""
        colour = colour_of(self.session, organisation.id)
        return (Span(f" {organisation.short} ", f"on-{colour}" if organisation.id == self.current else colour),)

    # What there is to tell

    @property
    def _total(self) -> int:
        return sum(organisation.people for organisation in self.session.organisations)

    @property
    def _total_words(self) -> str:
        there = sum(organisation.people > 0 for organisation in self.session.organisations)
        people = self.t.n("welcome.people", self._total)
        return f"{people} {self.t.n('welcome.organisations', there)}" if there else people

    @property
    def _count_width(self) -> int:
        return max(2, len(str(self._total)))

    @property
    def _covered(self) -> bool:
        return self.session.get_phase(self.phase).covered

    def _texts(self, organisation: Organisation) -> list[str]:
        mine = (organisation.id,)
        return [line.text for line in said(self.session, self.phase) if line.organisations == mine]

    def _others(self, width: int) -> list[Line]:
        alone = {(organisation.id,) for organisation in self.session.organisations}
        texts = [line.text for line in said(self.session, self.phase) if line.organisations not in alone]
        if not texts:
            return []
        lead = Span(f"{self.t('welcome.together')} ", "quiet")
        return [(lead, *newest(texts, width - cells((lead,)), covered=self._covered))]
