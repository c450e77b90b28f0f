"""The marks of the screen where the encoding or the font lacks them: one that looks like it, and as wide.

This is the one place that decides what a terminal gets. Whatever draws uses the marks it likes, and asks
`on_terminal` where a look-alike would not do.
"""

import codecs
import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len

LOOK_ALIKES = "samenwerk-look-alikes"
"""Name of the error handler for `str.encode` and files, known once this module is imported."""
_SHAPES = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("›▶▸↳→", ">"),
    **dict.fromkeys("‹←", "<"),
    **dict.fromkeys("▴↑", "^"),
    **dict.fromkeys("▾↓✓", "v"),
    **dict.fromkeys("●✱", "*"),
    **dict.fromkeys("○◦◇", "o"),
    **dict.fromkeys("█▉▊▋▆▒▙▚▛▜▞▟◆", "#"),
    **dict.fromkeys("▌▍▎▏▐", "|"),
    **dict.fromkeys("…·", "."),
    **dict.fromkeys("▄▁▖▗", "_"),
    **dict.fromkeys("▀▘▝", '"'),
    **dict.fromkeys("×✗", "x"),
    "€": "E",
    **dict.fromkeys("±≈", "~"),
}
_IN_CONSOLE_FONTS = "“”„‘’‚–—−›‹▶→←↑↓…·×€±█▒"
"""Of these marks, those that the fonts of a Linux console have: 256 or 512 characters, most of them letters."""
_NOT_IN_CONSOLE_FONTS = {ord(mark): shape for mark, shape in _SHAPES.items() if mark not in _IN_CONSOLE_FONTS}
_UNKNOWN = "?"


@lru_cache(1024)
def _look_alike(character: str) -> str:
    if character in _SHAPES:
        return _SHAPES[character]
    plain = normalize("NFD", character)[0]
    return plain if plain.isascii() else _UNKNOWN * cell_len(character)


def marks_missing() -> Mapping[int, str]:
    """A table for `str.translate`: the marks that the font of the terminal lacks, each with its look-alike."""
    return _NOT_IN_CONSOLE_FONTS if os.environ.get("TERM") == "linux" else {}


def on_terminal(characters: str) -> bool:
    """Whether the terminal gets these characters themselves. Pictures made of blocks are not to be read without."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return characters.translate(marks_missing()) == characters


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_look_alike, error.object[error.start : error.end])), error.end


codecs.register_error(LOOK_ALIKES, _replace)
