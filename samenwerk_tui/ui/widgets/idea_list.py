"""The ideas to choose from: as the vote ranked them, with a mark for those that are worked out."""

from collections.abc import Sequence

from samenwerk_tui.core.developing import Choice
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import Row, at_most, padded, shorts_of, wrapped

_CHOSEN = "✓"
_MOST_ROWS = 3
"""Rows of one idea."""


def idea_rows(session: Session, found: Sequence[Choice], here: str, width: int, language: Language) -> list[Row]:
    """Mark, rank, idea and whose it is; one row or more for each idea, all with its id for a tag."""
    figures = max((len(str(choice.rank)) for choice in found if choice.rank is not None), default=0)
    rows: list[Row] = []
    for choice in found:
        mark = _CHOSEN if choice.chosen else " "
        rank = f"{'' if choice.rank is None else choice.rank:>{figures}} " if figures else ""
        lead: Line = (Span(f"{mark} ", "strong"), Span(rank, "quiet"))
        indent = cells(lead)
        for number, line in enumerate(_idea(session, choice, max(1, width - indent), language)):
            before = padded((), indent) if number else lead
            rows.append(Row((*before, *line), choice.idea.id, choice.idea.id == here))
    return rows


def _idea(session: Session, choice: Choice, width: int, language: Language) -> list[Line]:
    text = Span(choice.idea.text, "strong" if choice.chosen else "")
    line = (text, *shorts_of(session, choice.idea.organisations))
    return at_most(wrapped(line, width, language), _MOST_ROWS, width)
