"""The screen in an encoding that does not have all of its characters: one that looks like it, and as wide."""

import codecs
import sys
from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len

LOOK_ALIKES = "samenwerk-look-alikes"
"""Name of the error handler for `str.encode` and files, known once this module is imported."""
_SHAPES = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("›▶↳→", ">"),
    **dict.fromkeys("‹←", "<"),
    **dict.fromkeys("▴↑", "^"),
    **dict.fromkeys("▾↓✓", "v"),
    **dict.fromkeys("●✱", "*"),
    **dict.fromkeys("○◦◇", "o"),
    **dict.fromkeys("█▉▊▋", "#"),
    **dict.fromkeys("▌▍▎▏", "|"),
    **dict.fromkeys("…·", "."),
    **dict.fromkeys("▄▁", "_"),
    "▀": '"',
    "×": "x",
    "◆": "#",
    "€": "E",
}
_UNKNOWN = "?"


@lru_cache(1024)
def _look_alike(character: str) -> str:
    if character in _SHAPES:
        return _SHAPES[character]
    plain = normalize("NFD", character)[0]
    return plain if plain.isascii() else _UNKNOWN * cell_len(character)


def on_terminal(characters: str) -> bool:
    """Whether the terminal gets these characters themselves. Pictures made of blocks are not to be read without."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_look_alike, error.object[error.start : error.end])), error.end


codecs.register_error(LOOK_ALIKES, _replace)
