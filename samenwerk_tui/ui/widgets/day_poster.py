"""The picture that closes the day: what was agreed and learned, then the solution, then the question.

Where not all of that fits it is two pages, the collaboration on the first.
"""

from dataclasses import dataclass

from samenwerk_tui.core.day_yield import DayYield, day_yield
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.day_figures import MOST_FIGURES, draw_figures, figures
from samenwerk_tui.ui.widgets.day_lists import LEAST_ROWS, SEPARATOR, DayLists, after, quiet
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.said import said, signed
from samenwerk_tui.ui.widgets.sheet import at_most, between, shortened, shorts_of

_ROOM_FOR_ALL = 22
"""From this height on it is one page, in which long lists scroll; there is air around who built on whom."""
_ROOM_FOR_ANSWERS = 24
"""From this height on there is room for more than one answer to the closing question."""
_MOST_ANSWERS = 5
_MOST_CHOSEN = 3
_MOST_CHOSEN_ROWS = 2
"""Rows for an idea in one picture with all the rest."""
_MOST_ALONE_ROWS = 4
"""Rows for an idea on a page of its own."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture at a size."""

    lines: tuple[Line, ...]
    furthest: int
    """The largest `top` that makes sense, in items; 0 where everything is in sight."""
    pages: int
    """Every page has `MOST_FIGURES` figures of its own, as long as there are any."""
    apart: bool
    """Whether the second page is the solution's; else the pages differ in their figures only."""


class PosterMaker:
    """Composes the picture for a width and height in cells, both 1 or more."""

    def __init__(self, t: Catalog, session: Session, phase: str, width: int, height: int) -> None:
        self.t = t
        self._session = session
        self._phase = phase
        self._width = width
        self._height = height
        self._yield: DayYield = day_yield(session)
        self._figures = figures(t, self._yield)
        self._lists = DayLists(t, session, self._yield, width)

    def make(self, top: int, page: int) -> Poster:
        """The picture with the lists from their item `top` on, from 0, at most to their end.

        After the last page comes the first again.
        """
        apart = self._height < _ROOM_FOR_ALL and not self._fits()
        pages = max(1 + apart, -(-len(self._figures) // MOST_FIGURES))
        page %= pages
        mark = self.t("outcome.page", page=page + 1, pages=pages) if apart else ""
        if apart and page == 1:
            return Poster(tuple(self._solution_alone(mark)), 0, pages, apart)
        above = self._above(page)
        below = self._question(1, mark) if apart else self._below(_MOST_CHOSEN_ROWS)
        if not apart and self._height - len(above) - len(below) < LEAST_ROWS:
            # The solution never takes the place of the collaboration.
            below = self._below(1)
        room = self._height - len(above) - len(below)
        if room < LEAST_ROWS:
            # Too small for a picture: the question alone, from the bottom up.
            return Poster(tuple(below[-self._height :]), 0, pages, apart)
        air = self._lists.rows(air=True) + 2 <= room
        body, furthest = self._lists.in_sight(room, top, air=air)
        blank: list[Line] = [()] * (room - len(body))
        return Poster((*above, *body, *blank[:2], *below), furthest, pages, apart)

    def _fits(self) -> bool:
        """Whether all of it can be seen in one picture, without scrolling."""
        rest = len(self._above(0)) + len(self._below(_MOST_CHOSEN_ROWS))
        return self._height - rest >= self._lists.rows(air=False)

    # The figures, and who built on whom

    def _drawn(self, page: int) -> list[Line]:
        shown = self._figures[page * MOST_FIGURES :][:MOST_FIGURES]
        return draw_figures(self.t, shown, self._width, self._height)

    def _above(self, page: int) -> list[Line]:
        drawn, builders = self._drawn(page), self._builders()
        if not builders or self._height >= _ROOM_FOR_ALL:
            return [*drawn, *builders]
        return [*drawn[:-1], *builders]

    def _builders(self) -> list[Line]:
        """Who built on whom, every pair once, as many as fit in a row; and an empty row."""
        pairs = tuple(dict.fromkeys(self._yield.built_on))
        if not pairs:
            return []
        line: list[Span] = [Span(f"{self.t('outcome.builders')} ", "quiet")]
        for number, pair in enumerate(pairs):
            told: list[Span] = [SEPARATOR] if number else []
            told += shorts_of(self._session, pair.by)
            told.append(Span(f" {self.t('outcome.on')} ", "quiet"))
            told += shorts_of(self._session, pair.on)
            left = len(pairs) - number - 1
            more = [Span(self.t("outcome.more_builders", n=left), "quiet")] if left else []
            if number and cells((*line, *told, *more)) > self._width:
                line.append(Span(self.t("outcome.more_builders", n=left + 1), "quiet"))
                break
            line += told
        return [shortened(tuple(line), self._width), ()]

    # The solution and the question

    def _below(self, most: int) -> list[Line]:
        """The solution in at most so many rows an idea, and the question."""
        answers = _MOST_ANSWERS if self._height >= _ROOM_FOR_ANSWERS else 1
        air: list[Line] = [()] if self._height >= _ROOM_FOR_ALL else []
        return [*air, *self._solution(most), *self._question(answers)]

    def _solution_alone(self, mark: str) -> list[Line]:
        """The page of the solution, with the next figures above it and as many answers as there is room for."""
        drawn = self._drawn(1)
        asked = len(self._question(1, mark))
        for most in range(_MOST_ALONE_ROWS, 0, -1):
            solution = _emphasised(self._solution(most))
            room = self._height - len(drawn) - len(solution) - asked
            if room >= 0:
                break
        question = self._question(max(1, min(_MOST_ANSWERS, room + 1)), mark)
        blank = max(0, self._height - len(drawn) - len(solution) - len(question))
        above: list[Line] = [()] * (blank // 2)
        below: list[Line] = [()] * (blank - len(above))
        return [*drawn, *above, *solution, *below, *question][-self._height :]

    def _solution(self, most: int) -> list[Line]:
        """The by-catch, in at most so many rows an idea."""
        t, width = self.t, self._width
        chosen = self._yield.chosen
        if not chosen:
            return quiet(t, t("outcome.nothing_chosen"), width)
        lines: list[Line] = [shortened((Span(t("outcome.by_catch"), "quiet"),), width)]
        for idea in chosen[:_MOST_CHOSEN]:
            shorts = shorts_of(self._session, idea.organisations)
            text = t("outcome.carried", text=idea.text) if idea.carried else idea.text
            lines += at_most(after(t, shorts, text, width), most, width)
        if len(chosen) > _MOST_CHOSEN:
            lines.append((Span(t("outcome.tied", n=len(chosen) - _MOST_CHOSEN), "quiet"),))
        return lines

    def _question(self, most: int, mark: str = "") -> list[Line]:
        """An empty row, the closing question with which page it is, and at most so many of the newest answers."""
        t, width = self.t, self._width
        question = self._session.get_phase(self._phase).prompt or t("outcome.question")
        answers = said(self._session, self._phase)
        shown = answers[-most:]
        count = t("outcome.answers", n=len(answers)) if len(answers) > len(shown) else ""
        aside: Line = (Span("  ".join(filter(None, (count, mark))), "quiet"),)
        asked: list[Line] = [(Span(line, "strong"),) for line in wrap(question, width, t.language)]
        asked[-1] = between(asked[-1], aside, width) if count or mark else asked[-1]
        return [(), *asked, *(shortened(signed(self._session, line), width) for line in shown)]


def _emphasised(lines: list[Line]) -> list[Line]:
    """What is not quiet and of no organisation in bold: it has the page to itself."""
    return [tuple(span if span.style else span._replace(style="strong") for span in line) for line in lines]
