"""What the rows of a sheet say, for tests that read a sheet without a screen."""

from samenwerk_tui.ui.widgets.sheet import Row


def text_of(row: Row) -> str:
    """The words of one row."""
    return "".join(span.text for span in row.line)


def all_text(rows: list[Row]) -> str:
    """The words of all rows, as one line."""
    return " ".join(" ".join(map(text_of, rows)).split())
