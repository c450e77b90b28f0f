"""A sign for the whole room, in the place of the board: a few words as large as fit, and a line or two under them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.locale.dates import short_day
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, at_most, shortened, wrapped

_MARGIN = 4
"""Blank cells at both sides, where the sign is wide enough for them."""
_LARGEST_SHARE = 1 / 2
"""Of the height, for the large words: what fills a whole screen shouts."""
_MOST_ROWS = 3
"""Rows that one of the lines takes at most."""


class Words(NamedTuple):
    """What stands on a sign."""

    large: str
    lines: Sequence[str] = ()
    """Under it, each a paragraph of its own; the first ones where not all of them fit."""
    foot: str = ""
    """Quietly at the bottom: how one gets back."""


def standstill_words(t: Catalog) -> Words:
    """*Even pas op de plaats*: neutral, and nothing of the day."""
    return Words(t("keys.standstill.name"), (t("board.standstill.told"),), t("board.standstill.back"))


def end_words(t: Catalog, session: Session, today: date) -> Words:
    """Thanks; how many agreements go home, and when the first of them is due."""
    standing = [agreed for agreed in session.agreements if agreed.status not in ("done", "dropped")]
    lines = [t.n("board.end_day.agreements", len(standing))] if standing else []
    coming = ((agreed.due_date, place) for place, agreed in enumerate(standing) if agreed.due_date is not None)
    day, place = min(((day, place) for day, place in coming if day >= today), default=(None, 0))
    if day is not None:
        lines.append(t("board.end_day.first", day=short_day(t, day, today), what=standing[place].what))
    return Words(t("board.end_day.thanks"), (*lines, t("board.end_day.goodbye")))


def sign_rows(words: Words, width: int, height: int, language: Language) -> list[Row]:
    """The words in the middle and the foot at the bottom; the large ones go first where there is little room."""
    room = max(1, width - 2 * _MARGIN)
    foot = _centred((Span(words.foot, "quiet"),), width) if words.foot and height > 2 else None
    free = height - (foot is not None)
    large = big_rows(words.large, room, max(1, int(free * _LARGEST_SHARE)), language)
    under: list[Row] = []
    for line in words.lines:
        paragraph = at_most(wrapped((Span(line),), room, language), _MOST_ROWS, room)
        if len(large) + len(under) + 1 + len(paragraph) <= free:
            under += [NO_ROW, *(_centred(row, width) for row in paragraph)]
    shown = [*(_centred((Span(row, "strong"),), width) for row in large), *under]
    above = (free - len(shown)) // 2
    rows = [*[NO_ROW] * above, *shown, *[NO_ROW] * (free - above - len(shown))]
    return [*rows, foot] if foot is not None else rows


def _centred(line: Line, width: int) -> Row:
    return Row(shortened((Span(" " * max(0, (width - cells(line)) // 2)), *line), width))


class Sign(Sheet):
    """Shows the words it was given last."""

    def __init__(self, language: Language) -> None:
        super().__init__(lambda width, height: sign_rows(self.words, width, height, language))
        self.words = Words("")

    def show(self, words: Words) -> None:
        """Put these words on it."""
        if words != self.words:
            self.words = words
            self.redraw()
