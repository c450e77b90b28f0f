"""Ideas that say the same are found, and those that only share a place or a verb are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.likeness import MOST_IDEAS, Likenesses, look_alikes
from samenwerk_tui.core.model import BallotIdea, Session
from samenwerk_tui.core.text import clean_line
from tests.hostile import HOSTILE
from tests.sessions import make_session


def pairs(*texts: str, session: Session | None = None) -> list[tuple[str, str]]:
    ballot = [BallotIdea(id=str(number), text=text) for number, text in enumerate(texts)]
    return [(pair.first.text, pair.second.text) for pair in look_alikes(session or make_session(), ballot)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lege winkel als huiskamer", "Lege winkel als huiskamer van de buurt"),
        ("Buurtfeest op het plein", "Een feest voor de buurt op het plein"),
        ("Samen elke vrijdag de wijk in", "Elke vrijdag met zijn allen door de wijk"),
        ("Licht met bewegingsmelder", "Lampen met bewegingsmelders"),
        ("Iedere maand soep op het plein", "Soep eten op het plein, elke maand"),
        ("Wie belt wie: één A4 met foto’s", "Een lijstje met foto’s: wie belt wie"),
        ("Container adopteren met bewoners", "Bewoners adopteren een container"),
        ("Wij maken zelf de regels", "Jongeren maken zelf hun regels"),
        ("Sleutel van buurthuis bij de huismeester", "Huismeester krijgt de sleutel van het buurthuis"),
        ("Bankjes op het plein", "BANKJE OP PLEIN!"),
    ],
)
def test_word_order_and_inflection_are_forgiven(one: str, other: str) -> None:
    assert pairs(one, "Fietsroute langs de school", other) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soep op het plein", "Muziek op het plein"),
        ("Fietsroute langs de flat", "Licht langs de flat"),
        ("Samen koken", "Samen sporten"),
        ("Meer licht", "Meer groen"),
        ("Plein een jaar testen, dan inrichten", "Plein verlichten"),
        ("Soep", "Iedere maand soep op het plein"),
    ],
)
def test_a_shared_place_or_verb_is_not_enough(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_the_most_alike_come_first_and_a_text_without_words_is_like_nothing() -> None:
    benches = ("Bankjes op het plein", "Bankje op plein")
    lamps = ("Lampen met bewegingsmelders", "Licht met bewegingsmelder")
    assert pairs(benches[0], lamps[0], benches[1], lamps[1], "!!!", "…") == [benches, lamps]
    assert pairs() == pairs("Alleen") == []


def test_so_many_that_nobody_compares_them_are_not_compared() -> None:
    same = ["Soep op het plein"] * MOST_IDEAS
    assert len(pairs(*same)) == MOST_IDEAS * (MOST_IDEAS - 1) // 2
    assert pairs(*same, "Nog een idee") == []


def test_english_has_its_own_endings() -> None:
    session = make_session(language="en")
    assert pairs("Benches on the square", "A bench at the squares", session=session)


def test_hostile_texts_are_compared_like_any_other() -> None:
    kept = dict.fromkeys(text for hostile in HOSTILE if (text := clean_line(hostile)))
    assert all(one != other for one, other in pairs(*kept))


WORDS = ("soep", "plein", "licht", "bank", "school", "straat", "feest")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), TEXTS), min_size=1, max_size=6))
def test_what_is_kept_from_look_to_look_is_what_a_fresh_look_finds(looks: list[dict[str, str]]) -> None:
    kept = Likenesses("nl")
    for texts in looks:
        assert kept.pairs(texts) == Likenesses("nl").pairs(texts)
        assert kept.like("soep op het plein", texts) == Likenesses("nl").like("soep op het plein", texts)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("soep", []),
        ("soep plein", ["Iedere maand soep op het plein", "Soep eten op het plein"]),
        ("Op het plein soep et", ["Soep eten op het plein", "Iedere maand soep op het plein"]),
        ("een bank op het", []),
        ("bankjes adopteren", []),
        ("", []),
        ("!!!", []),
    ],
)
def test_a_half_typed_line_is_like_what_has_its_words(typed: str, found: list[str]) -> None:
    texts = ("Soep eten op het plein", "Iedere maand soep op het plein", "Bank in de straat")
    ideas = {str(number): text for number, text in enumerate(texts)}
    assert sorted(ideas[one] for one in Likenesses("nl").like(typed, ideas)) == sorted(found)
