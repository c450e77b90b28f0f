"""The screen in an encoding that does not have all of its characters: one that looks like it, and as wide."""

import codecs
from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len

_NAME = "samenwerk-look-alike"
_LOOK_ALIKES = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("›▶↳→", ">"),
    **dict.fromkeys("‹←", "<"),
    **dict.fromkeys("▴↑", "^"),
    **dict.fromkeys("▾↓✓", "v"),
    **dict.fromkeys("●✱", "*"),
    **dict.fromkeys("○◦", "o"),
    **dict.fromkeys("…·", "."),
    **dict.fromkeys("▄▁", "_"),
    "█": "#",
    "▀": '"',
    "▌": "|",
    "×": "x",
    "€": "E",
}
_UNKNOWN = "?"


def encodable(text: str, encoding: str) -> str:
    """The text with look-alikes for what the encoding does not have, every character as wide as it was."""
    if encoding.lower().replace("-", "") == "utf8" or text.isascii():
        return text
    return text.encode(encoding, _NAME).decode(encoding)


@lru_cache(1024)
def _look_alike(character: str) -> str:
    if character in _LOOK_ALIKES:
        return _LOOK_ALIKES[character]
    plain = normalize("NFD", character)[0]
    return plain if plain.isascii() else _UNKNOWN * cell_len(character)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_look_alike, error.object[error.start : error.end])), error.end


codecs.register_error(_NAME, _replace)
