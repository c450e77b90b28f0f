"""A version of a text with the words marked that came and went."""

from itertools import groupby

from samenwerk_tui.core.comparing import Change, changed_words
from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.idea_lines import Line, Span
from samenwerk_tui.ui.widgets.sheet import wrapped

_STYLES: dict[Change, str] = {"kept": "strong", "new": "new", "gone": "gone"}


def changed_lines(before: str, after: str, width: int, language: Language) -> list[Line]:
    """The words of both versions in lines of at most `width` cells: new ones underlined, gone ones struck through."""
    groups = groupby(changed_words(before, after), key=lambda word: word[1])
    spans = (Span(" ".join(word for word, _ in words), _STYLES[change]) for change, words in groups)
    return wrapped(tuple(spans), width, language)
