"""The one gate for text from outside, and the names made from it.

Everything typed, pasted, given as an argument or read from a file passes `clean` or `clean_line` before it is kept:
a terminal obeys what it is sent, so what could command it never gets in.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations
from string import ascii_uppercase
from unicodedata import category, is_normalized, normalize

MAX_TEXT = 2000
"""Most characters (code points) of one text from people."""

_MAX_MARKS = 4
"""Most combining marks and joiners on one character; more is stacked to smear over the lines around it."""
_MAX_MARKS_TO_NORMALISE = 30
"""What Unicode's stream-safe text format (UAX 15) allows; normalising longer runs takes quadratic time."""
_MAX_GRAPHEME = 64
"""How far a cut goes back at most to spare what is drawn as one character."""

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_JOINERS = _ZWNJ + _ZWJ
_VARIATION_SELECTORS = "\ufe0e\ufe0f"

_SEQUENCE = re.compile(
    # ECMA-48. A control string (OSC, DCS, SOS, PM, APC) only goes whole when it has its end; without it just the
    # introducer goes, and what follows is harmless text that somebody may miss.
    r"[\x1b\x90\x98\x9b\x9d-\x9f](?:"
    r"(?:(?<=\x1b)[PX^_\]]|(?<=[\x90\x98\x9d-\x9f]))[^\x07\x18\x1a\x1b\x80-\x9f]*+(?:\x07|\x1b\\|\x9c)"
    r"|(?:(?<=\x1b)\[|(?<=\x9b))[0-?]*+[ -/]*+[@-~]"
    r"|(?<=\x1b)(?:\[[0-?]*+[ -/]*+|O[A-Z]|[ -/]*+[0-~])"
    r")"
)
_UNWANTED = re.compile(
    # C0, DEL and C1 but for what ends a line; what shows nothing (soft hyphen, zero-width space, word joiner …); bidi
    # controls; lone surrogates; noncharacters. ZWJ, ZWNJ and the tags of flags stay: they change what is drawn.
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]+"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MAYBE_MARK = r"[^\w\x00-\u02ff\U0001f000-\U0001faff]"
"""Every mark and joiner is above U+02FF, outside the blocks of emoji and no word character; so are a few others."""
_STACKED = re.compile(rf"{_MAYBE_MARK}{{{_MAX_MARKS + 1},}}")
_STACKED_HIGH = re.compile(rf"{_MAYBE_MARK}{{{_MAX_MARKS_TO_NORMALISE + 1},}}")

_BULLET = re.compile(r"^(?:[-*•]|[0-9]{1,2}\.) ")
_BULLETS = ("-", "*", "•")

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "'": "", "’": ""}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_NO_SLUG = re.compile("[^a-z0-9]+")
_NO_LETTER = re.compile("[^a-z]+")
_MAX_SLUG = 60
_SHORT = 3
_TELLING_LETTERS = 20
"""How many letters of a name are tried for its short name."""
_FALLBACK_SHORT = "ORG"


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """Text that is safe to keep, show and export, of at most `limit` characters; newlines and tabs stay.

    Terminal sequences, control characters, bidi controls, other invisible format characters, lone surrogates and
    noncharacters go; every kind of line end becomes a newline; NFC; at most four marks on a character. Diacritics and
    emoji stay as they are. Cleaning twice changes nothing; time grows linearly with the text.
    """
    if len(text) <= limit and _is_plain(text):
        return text
    return _cut(_scrub(text), limit)


def clean_line(text: str, limit: int = MAX_TEXT) -> str:
    """The same as `clean` on one line: white space folded to single blanks, none at the ends.

    Text of which nothing would show becomes empty.
    """
    if not _is_plain(text):
        text = _scrub(text)
    return _trim(_cut(_trim(" ".join(text.split())), limit))


def lines(text: str) -> tuple[str, ...]:
    """The lines of a paste, each cleaned, without list bullets ("- ", "* ", "• ", "1. ") and empty lines."""
    cleaned = (clean_line(line) for line in _scrub(text).split("\n"))
    return tuple(_BULLET.sub("", line) for line in cleaned if line and line not in _BULLETS)


def slug(text: str, fallback: str = "sessie") -> str:
    """A name for files and ids: `[a-z0-9-]{1,60}`, diacritics folded, no dash at the ends; `fallback` if empty."""
    return _NO_SLUG.sub("-", _fold(text)).strip("-")[:_MAX_SLUG].rstrip("-") or fallback


def unique_slug(text: str, taken: Collection[str], fallback: str = "sessie") -> str:
    """A slug that is not in `taken`: with "-2", "-3" … behind it where needed."""
    wanted = candidate = slug(text, fallback)
    number = 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted[: _MAX_SLUG - len(str(number)) - 1].rstrip('-')}-{number}"
    return candidate


def short_names(names: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """Three letters A–Z for every name, all different; the same names always get the same letters.

    `given` is as long as `names`; an empty string means that the short name is made from the name. Given ones go
    first. A made one is the first three letters of the name; where those are taken, the first letter with two of a
    later word, then with any later letters of the name in order; without such letters ORG, ORH, ORI …

    Raises ValueError where `given` and `names` differ in length.
    """
    chosen: dict[int, str] = {}
    taken: set[str] = set()

    def claim(index: int, candidates: Iterator[str]) -> bool:
        for candidate in candidates:
            if candidate not in taken:
                taken.add(candidate)
                chosen[index] = candidate
                return True
        return False

    pairs = list(zip(names, given, strict=True))
    for index, (_, wish) in enumerate(pairs):
        claim(index, (letters[:_SHORT] for letters in [_letters(wish)] if len(letters) >= _SHORT))
    for index, (name, wish) in enumerate(pairs):
        if index not in chosen and not claim(index, _short_names_from(_letters(wish), name)):
            claim(index, _fallback_shorts())
    return tuple(chosen[index] for index in range(len(pairs)))


def _is_plain(text: str) -> bool:
    """Whether `clean` would leave it as it is but for its length. Says no to some that it would leave too."""
    return text.isprintable() and (text.isascii() or (_STACKED.search(text) is None and is_normalized("NFC", text)))


def _scrub(text: str) -> str:
    """All of `clean` but the length."""
    text = _LINE_END.sub("\n", _UNWANTED.sub("", _SEQUENCE.sub("", text)))
    if text.isascii():
        return text
    normalised = normalize("NFC", _STACKED_HIGH.sub(_capped(_MAX_MARKS_TO_NORMALISE), text))
    return _STACKED.sub(_capped(_MAX_MARKS), normalised)


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" or character in _JOINERS or category(character)[0] == "M"


def _capped(most: int) -> Callable[[re.Match[str]], str]:
    """What leaves at most this many marks on a character of a run."""

    def capped(run: re.Match[str]) -> str:
        kept: list[str] = []
        stacked = 0
        for character in run.group():
            stacked = stacked + 1 if _is_mark(character) else 0
            if stacked <= most:
                kept.append(character)
        return "".join(kept)

    return capped


def _cut(text: str, limit: int) -> str:
    """The first `limit` characters, or somewhat less where that would cut through one that is drawn as one."""
    if len(text) <= limit:
        return text
    for cut in range(limit, max(0, limit - _MAX_GRAPHEME), -1):
        if not _is_inside_grapheme(text, cut):
            return text[:cut]
    return text[:limit]


def _is_inside_grapheme(text: str, cut: int) -> bool:
    before, after = text[cut - 1], text[cut]
    if (
        before == _ZWJ
        or _is_mark(after)
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
    ):
        return True
    if not _is_regional(before) or not _is_regional(after):
        return False
    start = cut
    while start and _is_regional(text[start - 1]):
        start -= 1
    return (cut - start) % 2 == 1


def _is_regional(character: str) -> bool:
    """Whether it is half a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _trim(line: str) -> str:
    """Without blanks at the ends, nor joiners and variation selectors that have nothing to work on there."""
    return line.lstrip(" " + _JOINERS + _VARIATION_SELECTORS).rstrip(" " + _JOINERS)


def _fold(text: str) -> str:
    """Lower case without diacritics and apostrophes; letters of other scripts stay."""
    return _ACCENTS.sub("", normalize("NFKD", clean_line(text).lower().translate(_LETTERS)))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", _fold(text)).upper()


def _short_names_from(wish: str, name: str) -> Iterator[str]:
    """Short names that the letters of a wish (of any length) and of a name allow, the most telling ones first."""
    words = [letters for letters in map(_letters, name.split()) if letters]
    whole = "".join(words)[:_TELLING_LETTERS]
    if wish:
        yield from _three(wish + whole.removeprefix(wish))
    yield from _three(whole)
    for word in words[1:]:
        yield from _three(whole[0] + word)
    for second, third in combinations(whole[1:], 2):
        yield whole[0] + second + third


def _three(letters: str) -> Iterator[str]:
    if len(letters) >= _SHORT:
        yield letters[:_SHORT]


def _fallback_shorts() -> Iterator[str]:
    """All words of three letters, from ORG on."""
    number = 0
    for letter in _FALLBACK_SHORT:
        number = number * 26 + ascii_uppercase.index(letter)
    for offset in range(26**_SHORT):
        rest, third = divmod((number + offset) % 26**_SHORT, 26)
        first, second = divmod(rest, 26)
        yield ascii_uppercase[first] + ascii_uppercase[second] + ascii_uppercase[third]
