"""Who is here: the organisations with their head counts and what they said, as large as the sheet allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerk_tui.core.model import Organisation, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import height_of, rows_of, width_of
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.said import newest, said
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, beside, colour_of, padded, shortened

_GAP = 2
"""Cells between the organisation, its head count and what it said."""
_SHORT = 5
"""A short name with a blank on either side."""
_LEAST_PAIR = 30
"""Cells for an organisation where two stand beside each other."""
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

        What the day is about goes only where people have begun to say something; before that, organisations stand two
        beside each other sooner. Where even those do not all fit, the current one is among those that are shown.
        """
        dense = self._dense(width)
        blocks = [self._big(width), self._airy(width), dense]
        if width >= 2 * _LEAST_PAIR + _GAP and not any(map(self._texts, self.session.organisations)):
            blocks.append(self._paired(width))
        heads = [self._head(title=True), self._head(title=False)]
        forms = [(head, block, self._teaser(width)) for block in blocks for head in heads]
        # The densest form goes without its greeting sooner than without the total and the question.
        forms += [(head, dense, []) for head in [*heads, []]]
        for head, block, teaser in forms:
            rows = [*head, *block, *self._question(width)]
            # The last row stays empty: the line that is typed begins right under it.
            left = height - len(rows) - len(teaser) - 1
            if left >= bool(teaser):
                return [*rows, *[NO_ROW] * left, *teaser, NO_ROW] if teaser else [*rows, NO_ROW]
        return self._in_sight(self._close_together(width), height)

    # Around the organisations

    def _head(self, *, title: bool) -> list[Row]:
        greeting = Row((Span(self.t("welcome.greeting"), "strong"),))
        return [greeting, *([Row((Span(self.session.title, "quiet"),))] if title else []), NO_ROW]

    def _question(self, width: int) -> list[Row]:
        """What the room is asked in this phase."""
        prompt = self.session.get_phase(self.phase).prompt
        if not prompt:
            return []
        lines = [(Span(line, "strong"),) for line in wrap(prompt, width, self.t.language)]
        return [NO_ROW, *map(Row, at_most(lines, _MOST_QUESTION_ROWS, width))]

    def _teaser(self, width: int) -> list[Row]:
        """What the day is about."""
        today = f"{self.t('welcome.today')} {self.session.case.question}"
        return [Row((Span(line, "quiet"),)) for line in wrap(today, width, self.t.language)]

    # The organisations

    def _big(self, width: int) -> list[Row]:
        digits = width_of(str(max(self._total, 10)))
        names = self._names_width(width, width - _SHORT - 1 - digits - 2 * _GAP)
        room = max(1, width - _SHORT - 1 - names - digits - 2 * _GAP)
        rows: list[Row] = []
        for organisation in self.session.organisations:
            words = newest(self._texts(organisation), room, covered=self._covered)
            style = colour_of(self.session, organisation.id) if organisation.people else "quiet"
            figure = self._figure(organisation.people, style, digits)
            here = self.walking and organisation.id == self.current
            lines = self._beside(self._named(organisation, names), names, figure, digits, [(), words], room)
            rows += [*(Row(line, organisation.id, here) for line in lines), NO_ROW]
        beside_it: list[Line] = [(), (Span(self._total_words),), *self._others(room)]
        total = self._figure(self._total, "strong", digits)
        return rows + [Row(line) for line in self._beside((), names, total, digits, beside_it, room)]

    def _figure(self, number: int, style: str, width: int) -> list[Line]:
        """A number in big digits, at the right edge of so many cells."""
        blank = Span(" " * (width - width_of(str(number))))
        return [(blank, Span(row, style)) for row in rows_of(str(number))]

    def _beside(
        self, name: Line, names: int, figure: Sequence[Line], digits: int, words: Sequence[Line], room: int
    ) -> list[Line]:
        """An organisation, its head count and what it said, all on the middle row of the figure."""
        blocks: list[tuple[Sequence[Line], int]] = [([(), name], _SHORT + 1 + names), (figure, digits), (words, room)]
        return beside(blocks, _GAP)[: max(height_of(), len(words))]

    def _airy(self, width: int) -> list[Row]:
        rows = [row for one in self._close_together(width) for row in (one, NO_ROW)]
        return rows + self._sum(width, self._dense_names(width))

    def _dense(self, width: int) -> list[Row]:
        return [*self._close_together(width), *self._sum(width, self._dense_names(width))]

    def _close_together(self, width: int) -> list[Row]:
        """One row for every organisation."""
        names = self._dense_names(width)
        room = width - _SHORT - 1 - names - self._count_width - 2 * _GAP
        rows: list[Row] = []
        for organisation in self.session.organisations:
            words = newest(self._texts(organisation), room, covered=self._covered)
            here = self.walking and organisation.id == self.current
            counted = self._counted(organisation, names)
            rows.append(Row((*counted, Span(" " * _GAP), *words) if words else counted, organisation.id, here))
        return rows

    def _paired(self, width: int) -> list[Row]:
        """Two organisations a row, the first half of them on the left."""
        half = (width - 2 * _GAP) // 2
        names = self._names_width(half, half - _SHORT - 1 - self._count_width - _GAP)
        counted = [self._counted(organisation, names) for organisation in self.session.organisations]
        rows = -(-len(counted) // 2)
        wide = _SHORT + 1 + names + _GAP + self._count_width
        lines = beside([(counted[:rows], wide), (counted[rows:], wide)], 2 * _GAP)
        return [*map(Row, lines), *self._sum(width, names)]

    def _names_width(self, width: int, room: int) -> int:
        """Cells for the names: what they need; a third where something is said beside them."""
        most = width // 3 if any(map(self._texts, self.session.organisations)) else room
        return max(1, min(most, max(cells((Span(o.name),)) for o in self.session.organisations)))

    def _dense_names(self, width: int) -> int:
        return self._names_width(width, width - _SHORT - 1 - self._count_width - _GAP)

    def _named(self, organisation: Organisation, names: int) -> Line:
        return (*self._short(organisation), Span(" "), *shortened((Span(organisation.name),), names))

    def _counted(self, organisation: Organisation, names: int) -> Line:
        """The name in so many cells, and right behind that column the head count."""
        count = Span(f"{organisation.people:>{self._count_width}}", "strong" if organisation.people else "quiet")
        return (*padded(self._named(organisation, names), _SHORT + 1 + names), Span(" " * _GAP), count)

    def _sum(self, width: int, names: int) -> list[Row]:
        """The room's total under the head counts, and what was said by nobody or several in particular."""
        margin = Span(" " * (_SHORT + 1 + names + _GAP))
        number = Span(f"{self._total:>{self._count_width}}", "strong")
        words: Line = (margin, number, Span(" " * _GAP), Span(self._total_words))
        if cells(words) > width:
            # No room behind the number: before it.
            before = shortened((Span(" "), Span(self._total_words)), width - self._count_width - _GAP)
            words = (*padded(before, min(cells((margin,)), width - self._count_width)), number)
        return [Row(words), *(Row((Span(" "), *line)) for line in self._others(width - 1))]

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
