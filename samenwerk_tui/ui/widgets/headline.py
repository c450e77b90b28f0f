"""The text that a screen is about, as large as there is room for."""

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import at_most


def least_rows(text: str, width: int, height: int, language: Language) -> int:
    """Rows that the text takes as it is, at most `height`; at least one."""
    return max(1, min(len(wrap(text, width, language)), height))


def headline(text: str, width: int, height: int, language: Language) -> list[Line]:
    """The text in at most `height` lines of at most `width` cells; an ellipsis ends it where it is longer."""
    plain = wrap(text, width, language)
    rows = plain if len(plain) > height else big_rows(text, width, height, language)
    return at_most([(Span(row, "strong"),) for row in rows], max(1, height), width)
