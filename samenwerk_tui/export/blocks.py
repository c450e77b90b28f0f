"""Blocks of Markdown from plain texts, which are escaped here and nowhere else.

Tables line up in plain text as well, as far as their texts are short.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category, east_asian_width

from samenwerk_tui.export.escaping import escape

_WIDEST = 44
"""Cells wider than this do not widen their column: only their own row sticks out."""
_NARROWEST = 3
"""What the line under the heads needs."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and whether it holds figures, which go to the right."""

    head: str
    right: bool = False


def heading(level: int, text: str) -> str:
    """A heading; 1 is the title of the document."""
    return f"{'#' * level} {escape(text, 'heading')}"


def paragraph(text: str) -> str:
    """A paragraph on one line."""
    return escape(text, "paragraph")


def quote(text: str) -> str:
    """A quotation on one line."""
    return f"> {escape(text, 'quote')}"


def item(text: str, details: Iterable[str] = (), level: int = 0) -> str:
    """A list item with a list of details under it; `level` 1 is an item under another one."""
    indent = "  " * level
    lines = [f"{indent}- {escape(text, 'item')}", *(f"{indent}  - {escape(detail, 'item')}" for detail in details)]
    return "\n".join(lines)


def listing(items: Iterable[str]) -> str:
    """A list of items."""
    return "\n".join(items)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    """A GitHub table of plain texts, which are escaped here. Every row has a text for every column."""
    cells = [[escape(text, "cell") for text in row] for row in (tuple(column.head for column in columns), *rows)]
    widths = [
        max([_NARROWEST, *(width for row in cells if (width := _width(row[index])) <= _WIDEST)])
        for index in range(len(columns))
    ]
    rule = ["-" * (width - 1) + (":" if c.right else "-") for c, width in zip(columns, widths, strict=True)]
    lines = [
        [_padded(text, width, c.right) for text, width, c in zip(row, widths, columns, strict=True)] for row in cells
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    """Columns that the text takes in a monospaced font."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(character) in "WF")
        for character in text
    )
