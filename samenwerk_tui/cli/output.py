"""Where words go: results to stdout, messages to stderr, one line each. No terminal or pipe makes this fail.

What is printed passes `clean_line`: names and paths come from people and files, and a terminal obeys what it is sent.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO
from unicodedata import category, east_asian_width

from samenwerk_tui.core.text import MAX_TEXT, clean_line

MAX_QUOTED = 60
"""Most characters of somebody's own text that a message quotes."""
MAX_PATH = 500
"""Most characters of a path that a message names."""

_COLUMN_GAP = "  "


def prepare() -> None:
    """Let stdout replace what its encoding does not have, rather than fail."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def say(message: str) -> None:
    """A message: one line on stderr. Where nobody listens there, nothing happens.

    Without a stderr, `print` would write to stdout, where only results belong.
    """
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        try:
            print(clean_line(message, 2 * MAX_TEXT), file=sys.stderr, flush=True)
        except OSError:
            _to_nowhere(sys.stderr)


def print_line(text: str) -> None:
    """A line of a result."""
    print(clean_line(text, 2 * MAX_TEXT))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows of as many cells each, in columns."""
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        print(_COLUMN_GAP.join(padded).rstrip())


def print_document(text: str) -> None:
    """A whole document of clean text. Into a pipe or file of another encoding it goes as UTF-8, to lose nothing."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper) and not _is_utf8(out) and not out.isatty():
        out.flush()
        out.buffer.write(text.encode("utf-8", "replace"))
    elif out is not None:
        out.write(text)


def print_json(value: object) -> None:
    """A result as JSON."""
    import json

    print_document(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def finish() -> None:
    """See to it that all of the result is out. Raises OSError when it cannot be written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def finish_quietly() -> None:
    """The same after a failure: what cannot be written now goes nowhere, so that ending does not fail on it again."""
    with suppress(OSError, ValueError, AttributeError):
        try:
            sys.stdout.flush()
        except OSError:
            _to_nowhere(sys.stdout)


def _to_nowhere(stream: TextIO) -> None:
    """Let what is still to be written go nowhere: the system ends with another exit code where it cannot be."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def can_show(text: str) -> bool:
    """Whether stdout's encoding has these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, AttributeError):
        return False
    return True


def quoted(text: object) -> str:
    """Somebody's own text as a message may quote it: one clean line, cut with an ellipsis."""
    return _shortened(str(text), MAX_QUOTED)


def quoted_path(path: os.PathLike[str] | str) -> str:
    """A path as a message may name it."""
    return _shortened(os.fspath(path), MAX_PATH)


def _shortened(text: str, limit: int) -> str:
    line = clean_line(text, limit + 1)
    return line if len(line) <= limit else f"{clean_line(line, limit - 1)}…"


def _is_utf8(out: TextIOWrapper) -> bool:
    return out.encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _width(text: str) -> int:
    """Cells that a terminal is likely to draw the text in."""
    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )
