"""Where a word that is wider than its column may be broken."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from samenwerk_tui.locale import Language

_PATTERNS: Mapping[Language, str] = {"nl": "nl_NL", "en": "en_GB"}
"""Which of pyphen's dictionaries belongs to a language."""

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINTS = re.compile(r"(?<=\w)[-–/]+(?=\w)")
"""Where a word may be broken without adding a hyphen: after one that it has already, or after a slash."""
_ADDRESS = re.compile(r"://|@|\w\.\w")
"""What makes a word an address: a hyphen in it would make it another one."""
_LONGEST_WORD = 60
"""Letters in a row beyond this are no word; looking for syllables in them would only take time."""

_LEAST_TAIL = 4
"""Letters that are left after a hyphen, where the word can be broken so."""


class Break(NamedTuple):
    """A place where a word may be broken: before the character at index `at`."""

    at: int
    hyphen: bool
    """Whether a hyphen is added at the end of the line."""


def breaks(word: str, language: Language) -> tuple[Break, ...]:
    """Every place where `word` may be broken, from left to right; none in a web or mail address.

    The first call for a language reads its dictionary (some 50 ms): ask only for words that do not fit.
    """
    if _ADDRESS.search(word):
        return ()
    places = [Break(joint.end(), hyphen=False) for joint in _JOINTS.finditer(word)]
    for run in _LETTERS.finditer(word):
        if len(run.group()) <= _LONGEST_WORD:
            places += [Break(run.start() + at, hyphen=True) for at in _worth_it(run.group(), language)]
    return tuple(sorted(places))


def _worth_it(word: str, language: Language) -> list[int]:
    """The syllables to break before: not one that leaves a few letters over, unless there is no other."""
    found = _syllables(language)(word)
    return [at for at in found if len(word) - at >= _LEAST_TAIL] or found


@cache
def _syllables(language: Language) -> Callable[[str], list[int]]:
    """What finds the indexes at which syllables of a word begin, all but the first."""
    from pyphen import Pyphen  # late, because the first screen mostly shows words that fit

    positions: Callable[[str], list[int]] = Pyphen(lang=_PATTERNS[language]).positions
    return positions
