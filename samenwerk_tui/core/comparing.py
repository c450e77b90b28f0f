"""Two versions of a text: which words stayed, which came and which went."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["kept", "new", "gone"]
ChangedWord = tuple[str, Change]
"""A word, and what became of it."""

_MOST_PAIRS = 40_000
"""Words of one version times words of the other: beyond this, comparing all of them would keep the room waiting."""


def changed_words(before: str, after: str) -> tuple[ChangedWord, ...]:
    """Every word of both versions in reading order; what went stands before what came in its place.

    Words are the same whatever their capitals and the punctuation around them; a kept one is spelled as in `after`.
    The words that are not gone are those of `after`, those that are not new are as many as `before` has.
    """
    old, new = before.split(), after.split()
    heard_old, heard_new = [_heard(word) for word in old], [_heard(word) for word in new]
    words: list[ChangedWord] = []
    old_at = new_at = 0
    for old_from, new_from, size in _kept(heard_old, heard_new):
        words += [(word, "gone") for word in old[old_at:old_from]]
        words += [(word, "new") for word in new[new_at:new_from]]
        words += [(word, "kept") for word in new[new_from : new_from + size]]
        old_at, new_at = old_from + size, new_from + size
    return tuple(words)


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """What both have, as (place in the old, place in the new, words); the last one is empty, at the end of both.

    Of very long texts only the same beginning and the same end.
    """
    if len(old) * len(new) <= _MOST_PAIRS:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    begin = _same_from_the_start(old, new)
    end = _same_from_the_start(old[begin:][::-1], new[begin:][::-1])
    return [(0, 0, begin), (len(old) - end, len(new) - end, end), (len(old), len(new), 0)]


def _same_from_the_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _heard(word: str) -> str:
    """The word as one hears it; a word of punctuation only is as it stands there."""
    return "".join(character for character in word if character.isalnum()).casefold() or word
