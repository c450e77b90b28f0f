"""Large type: as large as fits, never larger than asked, and never a hole in a word."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from samenwerk_tui.ui.widgets import big_text
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.dot_letters import HEIGHT, INK, glyph
from tests.hostile import HOSTILE

STATEMENT = "De anderen nemen mij en mijn inbreng serieus."
DUTCH = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèëêïíöóüúàáâçñôûîÉËÏÖÜ"
MARKS = "„“”‘’'\"–—…?!,.;:()/+€%&-"
BLOCKS = set("▗▖▄▝▐▞▟▘▚▌▙▀▜▛█ ")

words = st.text(st.sampled_from(DUTCH + MARKS), min_size=1, max_size=20)
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)


def is_large(rows: tuple[str, ...]) -> bool:
    return bool("".join(rows).strip()) and set("".join(rows)) <= BLOCKS


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.one_of(sentences, st.text(max_size=300)), st.integers(1, 210), st.integers(1, 50))
def test_never_wider_or_higher_than_asked(text: str, width: int, height: int) -> None:
    rows = big_rows(text, width, height, "nl")
    assert 1 <= len(rows) <= height
    assert max(map(cell_len, rows)) <= max(width, 2 if not text.isascii() else 1)  # one wide character always shows


@given(sentences)
def test_in_letters_that_are_not_blocks_every_word_is_there(text: str) -> None:
    rows = big_rows(f"{text} 🙂", 200, 50, "nl")
    assert not is_large(rows)
    assert letters("".join(rows)) == letters(f"{text} 🙂")


@pytest.mark.parametrize("character", DUTCH + MARKS)
def test_everything_that_dutch_is_written_with_can_be_drawn(character: str) -> None:
    drawn = glyph(character)
    assert drawn is not None
    assert len(drawn) == HEIGHT
    assert len({len(row) for row in drawn}) == 1
    assert INK in "".join(drawn)


def test_no_two_letters_look_the_same() -> None:
    alike = [(one, other) for one, other in combinations(DUTCH, 2) if glyph(one) == glyph(other)]
    assert alike == []


@pytest.mark.parametrize("letter", [c for c in DUTCH if not c.isascii()])
def test_an_accent_is_kept_apart_from_its_letter(letter: str) -> None:
    """All of an accent above stands above a blank row; a cedilla hangs on its letter."""
    drawn = glyph(letter)
    assert drawn is not None
    inked = [INK in row for row in drawn]
    first = inked.index(True)
    assert letter in "çÇ" or False in inked[first : inked.index(True, first + 3) + 1]


@pytest.mark.parametrize("character", ["🙂", "你", "ế", "\u0301", "\u202e", "\x1b"])
def test_what_the_font_lacks_is_not_drawn(character: str) -> None:
    assert glyph(character) is None
    assert not is_large(big_rows(f"Samen {character}", 200, 50, "nl"))


def test_a_statement_of_the_pulse_is_large_on_the_smallest_screen() -> None:
    assert is_large(big_rows(STATEMENT, 76, 10, "nl"))


def test_more_room_makes_larger_letters() -> None:
    inked = [len(letters("".join(big_rows(STATEMENT, 76 * n, 10 * n, "nl")))) for n in range(1, 5)]
    assert inked == sorted(set(inked))


def test_rows_of_block_letters_are_equally_wide() -> None:
    assert len({len(row) for row in big_rows(STATEMENT, 100, 20, "nl")}) == 1


def test_lines_are_about_equally_long() -> None:
    """Not as much as fits on the first line and one word on the last."""
    rows = big_rows("Samen komen we er wel uit", 60, 10, "nl")
    upper, lower = (max(len(row.rstrip()) for row in half) for half in (rows[:4], rows[6:]))
    assert min(upper, lower) > max(upper, lower) * 3 / 4


def test_words_stay_whole_where_a_size_allows_it_and_are_hyphenated_elsewhere() -> None:
    word = "samenwerkingsverband"
    assert len(big_rows(word, 60, 30, "nl")) <= 5  # one line, of the smallest letters
    broken = big_rows(word, 40, 30, "nl")
    assert is_large(broken)
    assert len(broken) > 5


COMPOUND = "Kindercarnavalsoptochtvoorbereidingswerkzaamheden met alle organisaties"


def test_a_long_compound_is_broken_where_that_makes_all_of_it_much_larger() -> None:
    low, high = (big_rows(COMPOUND, 156, height, "nl") for height in (10, 34))
    assert is_large(low) and is_large(high)
    assert len(high) > 2 * len(low)


def test_a_long_compound_of_which_the_letters_come_apart_is_hyphenated() -> None:
    rows = big_rows(COMPOUND, 76, 5, "nl")
    assert rows[0].startswith("K i n d e r") and rows[0].endswith(" -")
    assert letters("".join(rows)).replace("-", "") == letters(COMPOUND)


def test_where_no_block_letter_fits_letters_come_apart() -> None:
    assert big_rows("De casus", 40, 1, "nl") == ("D e   c a s u s",)
    assert big_rows("De casus", 9, 1, "nl") == ("De casus",)


def test_apart_with_air_between_the_lines_where_there_is_room() -> None:
    assert big_rows("De 🙂 casus", 12, 3, "nl") == ("D e   🙂", "", "c a s u s")
    assert big_rows("De 🙂 casus", 12, 2, "nl") == ("D e   🙂", "c a s u s")


def test_what_does_not_fit_at_all_ends_on_an_ellipsis() -> None:
    rows = big_rows("woord " * 50, 20, 3, "nl")
    assert len(rows) == 3
    assert rows[-1].endswith("…")


def test_a_terminal_without_blocks_gets_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(big_text, "on_terminal", lambda characters: False)
    big_rows.cache_clear()
    assert big_rows("Samen", 80, 10, "nl") == ("S a m e n",)
    big_rows.cache_clear()


def test_hostile_text_fits_too() -> None:
    for text in HOSTILE:
        rows = big_rows(text[:300], 80, 10, "nl")
        assert len(rows) <= 10 and all(cell_len(row) <= 80 for row in rows)
