"""Which ideas may be the same one in other words: word order, inflection and little words are forgiven."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from samenwerk_tui.core.model import BallotIdea, Session

ALIKE = 70.0
"""From this likeness on two ideas are worth a look: of our test sentences every pair that means the same is above it,
every pair that shares a place or a verb only is below."""

MOST_IDEAS = 300
"""With more ideas than this nothing is compared: nobody goes through so many pairs, and it keeps one waiting."""

_STEMMERS = {"nl": "dutch", "en": "english"}
_WORD = re.compile(r"\w+")
_DUTCH = """
aan al als alle bij dan dat de die dit door een elk elke en er haar het hij hun iedere ieder in is je jullie met mee
naar niet nog of om onze ons ook op over te ten tot uit van voor waar want wat we wij worden wordt ze zij zijn zo
zonder
"""
_ENGLISH = """
a all an and are as at be by every for from he her in is it its not of on or our out so that the their them they this
to we with without you your
"""
_LITTLE_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}


class Pair(NamedTuple):
    """Two ideas that may be one."""

    first: BallotIdea
    second: BallotIdea
    likeness: float
    """0–100."""


def look_alikes(session: Session, ballot: Sequence[BallotIdea]) -> tuple[Pair, ...]:
    """The pairs on a ballot that are worth a look, the most alike first; equals in the order of the ballot.

    None with more than `MOST_IDEAS`.
    """
    return _pairs(tuple(ballot), session.language) if len(ballot) <= MOST_IDEAS else ()


@lru_cache(4)
def _pairs(ballot: tuple[BallotIdea, ...], language: str) -> tuple[Pair, ...]:
    from rapidfuzz import fuzz

    gists = [(idea, gist) for idea in ballot if (gist := _gist(idea.text, language))]
    pairs = (
        Pair(
            one,
            other,
            max(fuzz.ratio(gist, other_gist), fuzz.ratio(gist.replace(" ", ""), other_gist.replace(" ", ""))),
        )
        for (one, gist), (other, other_gist) in combinations(gists, 2)
    )
    return tuple(sorted((pair for pair in pairs if pair.likeness >= ALIKE), key=lambda pair: -pair.likeness))


@lru_cache(1024)
def _gist(text: str, language: str) -> str:
    """The stems of the words that carry the meaning, in order of the alphabet."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _LITTLE_WORDS[language])
    return " ".join(sorted(_stems(words, language)))


def _stems(words: Iterable[str], language: str) -> list[str]:
    """The words without their endings, by the Snowball algorithm for the language."""
    import snowballstemmer

    stemmed: list[str] = snowballstemmer.stemmer(_STEMMERS[language]).stemWords(list(words))
    return stemmed
