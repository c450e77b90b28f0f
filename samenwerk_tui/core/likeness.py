"""Which ideas may be the same one in other words: word order, inflection and little words are forgiven."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from samenwerk_tui.core.model import BallotIdea, Session

ALIKE = 70.0
"""From this likeness on two ideas are worth a look: of our test sentences every pair that means the same is above it,
every pair that shares a place or a verb only is below."""

MOST_IDEAS = 300
"""With more ideas than this nothing is compared: nobody goes through so many pairs, and it keeps one waiting."""

FEWEST_WORDS = 2
"""Words with a meaning that a half-typed line has before it is compared: one alone is in too many ideas."""
SAME_WORDS = 90.0
"""From this likeness on the words of a half-typed line are among those of an idea."""

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
    return _pairs(tuple(ballot), session.language)


@lru_cache(4)
def _pairs(ballot: tuple[BallotIdea, ...], language: str) -> tuple[Pair, ...]:
    ideas = {idea.id: idea for idea in ballot}
    found = Likenesses(language).pairs({idea.id: idea.text for idea in ballot})
    return tuple(Pair(ideas[one], ideas[other], likeness) for one, other, likeness in found)


class Likenesses:
    """How alike ideas are, kept from one look to the next: only what is new is compared."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._texts: dict[str, str] = {}
        self._gists: dict[str, str] = {}
        """Of the ideas whose text has words, by their ids."""
        self._compared: dict[str, str] = {}
        """The gists that all pairs are known of."""
        self._found: dict[tuple[str, str], float] = {}

    def pairs(self, texts: Mapping[str, str]) -> tuple[tuple[str, str, float], ...]:
        """Ids of ideas that are worth a look beside each other, and how alike they are (0–100), of `texts` by id.

        The most alike come first, equals in the order of the texts. None with more than `MOST_IDEAS`.
        """
        if len(texts) > MOST_IDEAS:
            return ()
        self._read(texts)
        same = {idea for idea, gist in self._gists.items() if self._compared.get(idea) == gist}
        self._found = {pair: likeness for pair, likeness in self._found.items() if same.issuperset(pair)}
        compared = {idea: gist for idea, gist in self._gists.items() if idea in same}
        for idea in (one for one in texts if one in self._gists and one not in same):
            for other, likeness in _alike(self._gists[idea], compared).items():
                self._found[idea, other] = likeness
            compared[idea] = self._gists[idea]
        self._compared = compared
        place = {idea: at for at, idea in enumerate(texts)}
        ordered = (
            (one, other, likeness) if place[one] < place[other] else (other, one, likeness)
            for (one, other), likeness in self._found.items()
        )
        return tuple(sorted(ordered, key=lambda pair: (-pair[2], place[pair[0]], place[pair[1]])))

    def like(self, typed: str, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Ids of ideas that a half-typed line is like, or whose words it begins to have: the most alike first."""
        from rapidfuzz import fuzz

        gist = _gist(typed, self._language)
        if len(gist.split()) < FEWEST_WORDS:
            return ()
        self._read(texts)
        found = _alike(gist, self._gists)
        for idea, likeness in _at_least(SAME_WORDS, fuzz.token_set_ratio, gist, self._gists):
            found[idea] = max(likeness, found.get(idea, 0.0))
        place = {idea: at for at, idea in enumerate(texts)}
        return tuple(sorted(found, key=lambda idea: (-found[idea], place[idea])))

    def _read(self, texts: Mapping[str, str]) -> None:
        """Take the words with a meaning out of what is new."""
        kept = {idea: gist for idea, gist in self._gists.items() if texts.get(idea) == self._texts[idea]}
        new = {
            idea: gist
            for idea, text in texts.items()
            if self._texts.get(idea) != text and (gist := _gist(text, self._language))
        }
        self._texts, self._gists = dict(texts), kept | new


def _alike(gist: str, others: Mapping[str, str]) -> dict[str, float]:
    """The gists that are like this one, blanks between words or not: how much, by their ids."""
    from rapidfuzz import fuzz

    found = dict(_at_least(ALIKE, fuzz.ratio, gist, others))
    joined = {idea: other.replace(" ", "") for idea, other in others.items()}
    for idea, likeness in _at_least(ALIKE, fuzz.ratio, gist.replace(" ", ""), joined):
        found[idea] = max(likeness, found.get(idea, 0.0))
    return found


def _at_least(
    least: float, scorer: Callable[..., float], gist: str, others: Mapping[str, str]
) -> Iterator[tuple[str, float]]:
    from rapidfuzz import process

    found = process.extract(gist, others, scorer=scorer, score_cutoff=least, limit=None)
    return ((idea, likeness) for _, likeness, idea in found)


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
