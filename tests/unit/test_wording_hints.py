"""Gentle hints about a goal or question: what they see, and that good ones are left alone."""

from typing import Literal

import pytest

from samenwerk_tui.core.wording_hints import MOST_WORDS, hints, question_lead
from samenwerk_tui.library import Library
from samenwerk_tui.locale import LANGUAGES
from tests.hostile import HOSTILE

GOOD_NL = (
    "Hoe kunnen we het plein delen, ook als het donker is?",
    "Hoe kunnen we signalen eerder bij elkaar brengen zonder bewoners verklikker te maken?",
    "Hoe kunnen we zorgen dat de containerplek van de straat voelt?",
    "Hoe kunnen wij bewoners perspectief geven én grip houden?",
    "Hoe kunnen we de laatste 200 meter veilig maken zonder meer borden?",
    "Een plein waar iedereen na tienen gedag zegt en slapen kan",
    "Wij willen ’s avonds door het park te kunnen lopen",
    "Niemand in de flat blijft een week ongezien.",
)
GOOD_EN = (
    "How might we share the square, also after dark?",
    "How can we give the neighbours rest without losing the resident?",
    "A square where everybody can sleep and nobody is sent away",
)


def kinds(text: str, language: Literal["nl", "en"] = "nl") -> list[str]:
    return [hint.kind for hint in hints(text, language)]


@pytest.mark.parametrize("text", GOOD_NL)
def test_a_good_dutch_sentence_is_left_alone(text: str) -> None:
    assert hints(text, "nl") == ()


@pytest.mark.parametrize("text", GOOD_EN)
def test_a_good_english_sentence_is_left_alone(text: str) -> None:
    assert hints(text, "en") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_of_the_shipped_cases_are_left_alone(language: Literal["nl", "en"]) -> None:
    library = Library(None)
    cases = [library.case(case) for case in ("jongeren-op-een-plein", "woonoverlast", "bijplaatsingen")]
    assert [case.id for case in cases if case.language == language and hints(case.question, language)] == []


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Wat doen we na tienen?", "no_lead", ""),
        ("Hoe kunnen we met een app de buurt bereiken?", "solution", "met een app"),
        ("Hoe kunnen we door vaker langs te lopen rust brengen?", "solution", "door vaker langs te lopen"),
        ("Hoe kunnen we via een loket sneller helpen?", "solution", "via een"),
        ("Een plein vol camera’s", "solution", "camera’s"),
        ("Een plein met samenscholingsverbod", "solution", "samenscholingsverbod"),
        ("Hoe kunnen we de ketenpartners verbinden?", "jargon", "ketenpartners"),
        ("Hoe kunnen we Casuïstiek delen?", "jargon", "Casuïstiek"),
        ("Hoe kunnen we integraal werken?", "jargon", "integraal"),
        ("Hoe kunnen we met OOV praten?", "jargon", "OOV"),
        ("Hoe kunnen we slapen en hoe kunnen we feesten?", "double", ""),
        ("Rust op straat. Reuring op het plein.", "double", ""),
        (" ".join(["samen"] * (MOST_WORDS + 1)), "long", ""),
    ],
)
def test_each_check_sees_what_it_is_for(text: str, kind: str, word: str) -> None:
    found = {hint.kind: hint.word for hint in hints(text, "nl")}
    assert found == {kind: word}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What shall we do after ten?", "no_lead"),
        ("How might we calm the square by installing lamps?", "solution"),
        ("How might we use CCTV better?", "solution"),
        ("How might we engage stakeholders?", "jargon"),
        ("How might we sleep and how might we party?", "double"),
    ],
)
def test_the_same_in_english(text: str, kind: str) -> None:
    assert kinds(text, "en") == [kind] or kind in kinds(text, "en")


def test_several_things_are_told_once_each_and_in_order() -> None:
    text = "Waarom bouwen we met een app en met een website een integraal loket voor alle ketenpartners? En nu?"
    assert kinds(text) == ["no_lead", "solution", "jargon", "long", "double"]


def test_exactly_as_many_words_as_there_may_be_is_not_too_long() -> None:
    assert kinds(" ".join(["samen"] * MOST_WORDS)) == []


@pytest.mark.parametrize("text", ["HOE KUNNEN WE SLAPEN?", "Lekker tv kijken, OK", "Een BBQ voor de straat"])
def test_capitals_alone_are_no_jargon(text: str) -> None:
    assert "jargon" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Hoe kunnen we slapen?", "Hoe kunnen we"),
        ("hoe kunnen wij slapen?", "hoe kunnen wij"),
        ("How Might We sleep?", "How Might We"),
        ("Hoe kunnen weekenden beter?", ""),
        ("Ze vragen hoe kunnen we slapen", ""),
        ("", ""),
    ],
)
def test_a_question_of_the_day_is_known_by_its_lead(text: str, lead: str) -> None:
    assert question_lead(text) == lead


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_looked_at_like_any_other(text: str) -> None:
    for language in LANGUAGES:
        found = hints(text, language)
        assert len({hint.kind for hint in found}) == len(found)
        assert all(hint.word in text for hint in found)
