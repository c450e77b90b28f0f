"""Two versions of a text: which words stayed, which came and which went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.comparing import changed_words
from tests.hostile import HOSTILE

WORDS = ("samen", "Samen", "samen,", "eten", "op", "plein.", "–", "[/]")
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Soep op dinsdag", "Soep op vrijdag", "Soep op -dinsdag +vrijdag"),
        ("Soep op het plein.", "soep op het plein, na tienen", "soep op het plein, +na +tienen"),
        ("Elke vrijdag samen eten", "samen eten", "-Elke -vrijdag samen eten"),
        ("", "Licht aan", "+Licht +aan"),
        ("Licht aan", "", "-Licht -aan"),
        ("Eén nummer", "Een nummer", "-Eén +Een nummer"),
        ("Rust – en reuring", "Rust en reuring", "Rust -– en reuring"),
    ],
)
def test_only_what_one_hears_is_a_change(before: str, after: str, told: str) -> None:
    marks = {"kept": "", "new": "+", "gone": "-"}
    assert " ".join(marks[change] + word for word, change in changed_words(before, after)) == told


@given(TEXTS, TEXTS)
def test_the_new_text_is_all_there_and_no_old_word_is_lost(before: str, after: str) -> None:
    words = changed_words(before, after)
    assert [word for word, change in words if change != "gone"] == after.split()
    assert sum(change != "new" for _, change in words) == len(before.split())


@given(TEXTS)
def test_nothing_changed_in_the_same_text(text: str) -> None:
    assert {change for _, change in changed_words(text, text)} <= {"kept"}


@pytest.mark.parametrize("text", [text[:600] for text in HOSTILE], ids=range(len(HOSTILE)))
def test_any_text_can_be_compared(text: str) -> None:
    words = changed_words("samen eten", text)
    assert [word for word, change in words if change != "gone"] == text.split()


def test_of_very_long_texts_the_same_beginning_and_end_stay() -> None:
    before, after = "samen " + "a b c " * 330 + "eten", "samen " + "c b a " * 330 + "eten"
    words = changed_words(before, after)
    assert (words[0], words[-1]) == (("samen", "kept"), ("eten", "kept"))
    assert {change for _, change in words[1:-1]} == {"gone", "new"}
    assert [word for word, change in words if change != "gone"] == after.split()
