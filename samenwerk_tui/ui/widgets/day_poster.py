"""The picture that closes the day: what was agreed and learned, then the solution, then the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_table import owner_of
from samenwerk_tui.ui.widgets.big_digits import height_of, rows_of, width_of
from samenwerk_tui.ui.widgets.day_yield import DayYield, day_yield
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.said import said, signed
from samenwerk_tui.ui.widgets.sheet import at_most, beside, between, shortened, shorts_of, wrapped

MOST_FIGURES = 3
"""More figures at once and nobody remembers one."""
_LEAST_FOR_COLUMNS = 56
"""Below this width what was agreed and what was learned stand under each other."""
_LEAST_FOR_DIGITS = 13
"""Below this many rows the figures are written in one row."""
_ROOMY = (110, 32)
"""From this width and height on digits are twice as large."""
_ROOM_FOR_BUILDERS = 22
"""From this height on there is a row for who built on whom."""
_ROOM_FOR_ANSWERS = 24
"""From this height on there is room for more than one answer to the closing question."""
_MOST_ANSWERS = 5
_MOST_CHOSEN = 3
_MOST_CHOSEN_ROWS = 2
_GAP = 4
_SEPARATOR = Span(" · ", "quiet")

_AgreementLines = Callable[[Sequence[Agreement], int], list[Line]]
"""Writes agreements in lines of at most so many cells."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture at a size."""

    lines: tuple[Line, ...]
    furthest: int
    """The largest `top` that makes sense; 0 where everything is in sight."""
    figure_pages: int
    """How many times `MOST_FIGURES` figures there are."""


class PosterMaker:
    """Composes the picture for a width and height in cells, both 1 or more."""

    def __init__(self, t: Catalog, session: Session, phase: str, width: int, height: int) -> None:
        self.t = t
        self._session = session
        self._phase = phase
        self._width = width
        self._height = height
        self._yield: DayYield = day_yield(session)

    def make(self, top: int, figure_page: int) -> Poster:
        """The picture with the lists from row `top` on, at most to their end.

        After the last page of figures comes the first again.
        """
        figures = self._figures()
        pages = max(1, -(-len(figures) // MOST_FIGURES))
        first = figure_page % pages * MOST_FIGURES
        above = [*self._drawn(figures[first : first + MOST_FIGURES]), *self._builders()]
        below = self._closing()
        room = self._height - len(above) - len(below)
        if room < 2:
            # Too small for a picture: the question alone, from the bottom up.
            return Poster(tuple(below[-self._height :]), 0, pages)
        lists = self._lists(self._full_agreements, air=True)
        if self._tallest(lists) > room:
            lists = self._lists(self._full_agreements)
        if len(lists[0][0]) > room:
            lists = self._lists(self._short_agreements)
        body, furthest = self._in_sight(lists, room, top)
        air: list[Line] = [()] * (room - len(body))
        return Poster((*above, *body, *air[:2], *below), furthest, pages)

    # Figures

    def _figures(self) -> list[tuple[int, str]]:
        """Number and what it is of, the telling ones first; what is nothing is left out."""
        t, day = self.t, self._yield
        counted = (
            (len(day.collaboration), t.n("outcome.agreements", len(day.collaboration))),
            (len(day.learned), t.n("outcome.learned", len(day.learned))),
            (len(day.built_on), t.n("outcome.built_on", len(day.built_on))),
            (day.shared, t.n("outcome.shared", day.shared)),
            (day.outside, t.n("outcome.outside", day.outside)),
            (day.parked, t.n("outcome.parked", day.parked)),
        )
        return [(number, words) for number, words in counted if number]

    def _drawn(self, figures: Sequence[tuple[int, str]]) -> list[Line]:
        if not figures:
            return []
        if self._height < _LEAST_FOR_DIGITS:
            row: list[Span] = []
            for number, words in figures:
                row += [Span("   ")] if row else []
                row += [Span(str(number), "strong"), Span(f" {words}")]
            return [shortened(tuple(row), self._width), ()]
        scale = 2 if self._width >= _ROOMY[0] and self._height >= _ROOMY[1] else 1
        cell = (self._width - _GAP * (MOST_FIGURES - 1)) // MOST_FIGURES
        blocks: list[tuple[list[Line], int]] = []
        for number, words in figures:
            digits = width_of(str(number), scale)
            rows: list[Line] = [(Span(row, "strong"),) for row in rows_of(str(number), scale)]
            room = max(1, cell - digits - 2)
            text = at_most([(Span(line),) for line in wrap(words, room, self.t.language)], height_of(scale), room)
            text = [*[()] * ((height_of(scale) - len(text)) // 2), *text]
            blocks.append((beside([(rows, digits), (text, room)], 2), cell))
        return [*beside(blocks, _GAP), ()]

    def _builders(self) -> list[Line]:
        """Who built on whom, every pair once."""
        pairs = tuple(dict.fromkeys(self._yield.built_on))
        if not pairs or self._height < _ROOM_FOR_BUILDERS:
            return []
        line: list[Span] = [Span(f"{self.t('outcome.builders')} ", "quiet")]
        for number, pair in enumerate(pairs):
            line += [_SEPARATOR] if number else []
            line += shorts_of(self._session, pair.by)
            line.append(Span(f" {self.t('outcome.on')} ", "quiet"))
            line += shorts_of(self._session, pair.on)
        return [shortened(tuple(line), self._width), ()]

    # What was agreed, and what was learned

    def _lists(self, agreements: _AgreementLines, *, air: bool = False) -> list[tuple[list[Line], int]]:
        """Blocks with their widths: two columns, or one where those would be too narrow."""
        if self._width < _LEAST_FOR_COLUMNS:
            both = [*self._agreed(agreements, self._width, air), (), *self._learned(self._width, air)]
            return [(both, self._width)]
        left = (self._width - _GAP) // 2
        right = self._width - _GAP - left
        return [(self._agreed(agreements, left, air), left), (self._learned(right, air), right)]

    def _agreed(self, lines_of: _AgreementLines, width: int, air: bool) -> list[Line]:
        t, day = self.t, self._yield
        lines = self._heading(t("outcome.agreed"), width, air)
        if not (day.collaboration or day.case):
            return lines + self._quiet(t("outcome.nothing_agreed"), width)
        lines += lines_of(day.collaboration, width)
        if day.case:
            about = shortened((Span(t("outcome.about_case"), "quiet"),), width)
            lines += [(), about] if day.collaboration else [about]
            lines += lines_of(day.case, width)
        return lines

    def _full_agreements(self, agreements: Sequence[Agreement], width: int) -> list[Line]:
        """What, and under it who with whom and when."""
        lines: list[Line] = []
        for agreement in agreements:
            lines += [()] if lines else []
            lines += [(Span(line),) for line in wrap(agreement.what, width, self.t.language)]
            details: list[Span] = [*owner_of(self.t, self._session, agreement)]
            partners = shorts_of(self._session, agreement.with_organisations)
            if partners:
                details += [_SEPARATOR, Span(f"{self.t('outcome.with')} ", "quiet"), *partners]
            if agreement.due:
                details += [_SEPARATOR, Span(agreement.due, "quiet")]
            lines += wrapped(tuple(details), width, self.t.language)
        return lines

    def _short_agreements(self, agreements: Sequence[Agreement], width: int) -> list[Line]:
        """Whose, and what; that nobody has taken it on yet stays visible."""
        lines: list[Line] = []
        for agreement in agreements:
            shorts = shorts_of(self._session, (agreement.organisation,) if agreement.organisation else ())
            nobody = "" if agreement.owner else self.t("agreements.nobody")
            lines += self._after(shorts, agreement.what, width)
            if nobody:
                lines.append(shortened((Span(nobody, "quiet"),), width))
        return lines

    def _learned(self, width: int, air: bool) -> list[Line]:
        lines = self._heading(self.t("outcome.about_each_other"), width, air)
        if not self._yield.learned:
            return lines + self._quiet(self.t("outcome.nothing_learned"), width)
        for number, line in enumerate(self._yield.learned):
            lines += [()] if air and number else []
            lines += self._after(shorts_of(self._session, line.organisations), line.text, width)
        return lines

    def _after(self, shorts: Line, text: str, width: int) -> list[Line]:
        """Text after short names, wrapped as one."""
        lead = sum(len(span.text) for span in shorts) + 1 if shorts else 0
        if lead > width // 2:
            return [shortened(shorts, width), *((Span(line),) for line in wrap(text, width, self.t.language))]
        first, *others = wrap(text, width - lead, self.t.language)
        head = ((*shorts, Span(" "), Span(first)),) if shorts else ((Span(first),),)
        return [*head, *((Span(" " * lead + other),) for other in others)]

    def _heading(self, text: str, width: int, air: bool) -> list[Line]:
        return [shortened((Span(text, "strong"),), width), *([()] if air else [])]

    def _quiet(self, text: str, width: int) -> list[Line]:
        return [(Span(line, "quiet"),) for line in wrap(text, width, self.t.language)]

    def _tallest(self, lists: Sequence[tuple[list[Line], int]]) -> int:
        return max(len(lines) for lines, _ in lists)

    def _in_sight(self, lists: Sequence[tuple[list[Line], int]], room: int, top: int) -> tuple[list[Line], int]:
        """The rows from `top` on; the headings stay, and the last row tells that more follows."""
        furthest = max(0, self._tallest(lists) - room)
        top = min(top, furthest)
        shown: list[tuple[list[Line], int]] = []
        for lines, width in lists:
            heading, *items = lines
            seen = items[top : top + room - 1]
            left = len(items) - top - len(seen)
            if left > 0:
                seen[-1:] = [(Span(self.t("outcome.more"), "quiet"),)]
            shown.append(([heading, *seen], width))
        return beside(shown, _GAP), furthest

    # The solution and the question

    def _closing(self) -> list[Line]:
        """By-catch, closing question, and the newest answers to it."""
        t, width = self.t, self._width
        lines: list[Line] = [()]
        chosen = self._yield.chosen
        if chosen:
            lines.append(shortened((Span(t("outcome.by_catch"), "quiet"),), width))
        else:
            lines += self._quiet(t("outcome.nothing_chosen"), width)
        for idea in chosen[:_MOST_CHOSEN]:
            shorts = shorts_of(self._session, idea.organisations)
            lines += at_most(self._after(shorts, idea.text, width), _MOST_CHOSEN_ROWS, width)
        if len(chosen) > _MOST_CHOSEN:
            lines.append((Span(t("outcome.tied", n=len(chosen) - _MOST_CHOSEN), "quiet"),))
        question = self._session.get_phase(self._phase).prompt or t("outcome.question")
        answers = said(self._session, self._phase)
        shown = answers[-(_MOST_ANSWERS if self._height >= _ROOM_FOR_ANSWERS else 1) :]
        asked: list[Line] = [(Span(line, "strong"),) for line in wrap(question, width, t.language)]
        if len(answers) > len(shown):
            count = (Span(t("outcome.answers", n=len(answers)), "quiet"),)
            asked[-1] = between(asked[-1], count, width)
        return [*lines, (), *asked, *(shortened(signed(self._session, line), width) for line in shown)]
