"""Phases that have no panel of their own: the prompt large, and lines per organisation under it."""

from samenwerk_tui.ui.panels.columns import ColumnsPanel


class NotesPanel(ColumnsPanel):
    """Columns with the prompt given more room."""

    DEFAULT_CSS = """
    NotesPanel #prompt { padding: 0 1 1 1; }
    """
