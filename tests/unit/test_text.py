"""The gate for text from outside, and the names made from it."""

import re
import sys
from itertools import product
from time import perf_counter
from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samenwerk_tui.core.text import MAX_TEXT, clean, clean_line, lines, short_names, slug, unique_slug
from tests.hostile import HOSTILE, LONG, UNICODE

FAMILY = "👨\u200d👩\u200d👧\u200d👦"

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ud800-\udfff]"
)

wild = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_categories=()), max_size=8),
        st.sampled_from([text[:300] for text in HOSTILE]),
        st.sampled_from(
            "\u0301\u0323\u0345\u200d\u200c\ufe0f\u1161\u11a8\u1100\U0001d160\u0344\ufb2d \t\n\r\x1b\x9d\x07[]"
        ),
    ),
    max_size=12,
).map("".join)


def longest_stack(text: str) -> int:
    """The most marks and joiners in a row."""
    most = run = 0
    for character in text:
        run = run + 1 if category(character).startswith("M") or character in "\u200c\u200d" else 0
        most = max(most, run)
    return most


@given(wild)
def test_clean_text_holds_nothing_forbidden_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert FORBIDDEN.search(cleaned) is None
    assert not any(ord(character) & 0xFFFE == 0xFFFE for character in cleaned)
    assert is_normalized("NFC", cleaned)
    assert longest_stack(cleaned) <= 4
    assert len(cleaned) <= MAX_TEXT
    assert clean(cleaned) == cleaned
    cleaned.encode()


@given(wild, st.integers(0, 40))
@example("  a\u0301" + FAMILY, 5)
def test_a_clean_line_is_one_line_within_its_limit_and_stays_as_it_is(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert line == " ".join(line.split())
    assert clean_line(line, limit) == line
    assert clean(line, limit) == line


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=200))
def test_what_a_keyboard_types_is_kept_to_the_letter(text: str) -> None:
    assert clean(text) == clean_line(text) == text


@pytest.mark.parametrize("text", UNICODE[:5] + UNICODE[8:13] + UNICODE[14:15])
def test_languages_and_emoji_stay(text: str) -> None:
    assert clean(text) == text
    assert clean_line(text) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("\x1b[38;5;196mrood", "rood"),
        ("\x9b31mrood", "rood"),
        ("\x1b[31", ""),
        ("a\x1b[201~b", "ab"),
        ("\x1b]52;c;cm0gLXJmIH4=\x07x", "x"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9d0;titel\x9cx", "x"),
        ("\x1bP+q544e\x1b\\x", "x"),
        ("\x1b_Gf=100;AAAA\x1b\\x", "x"),
        ("\x1b]0;een\x1b[31mtwee\x07", "0;eentwee"),
        ("\x1b]geen einde\nwel gezegd", "geen einde\nwel gezegd"),
        ("\x1bcx\x1b(0y\x1bOPz", "xyz"),
        ("a\x1b", "a"),
        ("voor\x00na\x07\x08\x7f\x80", "voorna"),
        ("a\tb", "a\tb"),
        ("een\r\ntwee\rdrie\u2028vier\u2029vijf\x85zes", "een\ntwee\ndrie\nvier\nvijf\nzes"),
        ("\u202egnp.exe\u2066\u2069\u200e\u200f\u061c", "gnp.exe"),
        ("\ufeffbom\ud800\udcff\ufffe\U0010ffff\ufdd0", "bom"),
        ("on\u00adzicht\u200bbaar", "onzichtbaar"),
        ("cafe\u0301", "café"),
        ("x" + "\u0336" * 9 + "!", "x" + "\u0336" * 4 + "!"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_what_goes_and_what_stays(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_stacked_marks_are_capped_alike_however_they_were_composed() -> None:
    assert clean("e\u0301" + "\u0336" * 300 + "x") == clean("é" + "\u0336" * 300 + "x")
    assert longest_stack(clean("a" + "\u0301\u200d" * 500)) == 4


def test_the_cap_on_marks_sees_every_mark() -> None:
    marks = [chr(point) for point in range(sys.maxunicode + 1) if category(chr(point)).startswith("M")]
    assert len(marks) > 2000
    assert all(longest_stack(clean("x" + mark * 9)) <= 4 for mark in marks)


def test_the_limit_spares_what_is_drawn_as_one() -> None:
    assert clean("x" * 3000) == "x" * MAX_TEXT
    assert clean("ab" + FAMILY, 5) == "ab"
    assert clean(FAMILY * 2, 10) == FAMILY
    assert clean("a🇳🇱🇧🇪", 4) == "a🇳🇱"
    assert clean("🇳🇱🇧🇪", 4) == "🇳🇱🇧🇪"
    assert clean("ab👍🏽", 3) == "ab"
    assert clean("abx\u0336y", 3) == "ab"
    assert clean(FAMILY, 3) == FAMILY[:3], "one character longer than the limit is cut all the same"
    assert clean("abc", 0) == ""


def test_a_line_is_folded_before_it_is_cut() -> None:
    assert clean_line(" \t\n" * 2000 + "tekst\u00a0 \u3000hier") == "tekst hier"
    assert clean_line("een twee", 4) == "een"
    assert clean_line("\u200d \ufe0f\u200c") == ""


def test_hostile_text_is_cleaned_in_linear_time() -> None:
    for text in LONG:
        began = perf_counter()
        clean(text)
        clean_line(text)
        lines(text)
        slug(text)
        assert perf_counter() - began < 1, repr(text[:10])


def test_pasted_lines_lose_their_bullets_and_nothing_else() -> None:
    pasted = (
        "- een\r\n* twee\n• drie\n1. vier\n  12. vijf\n\n \n-\n•\n- ! zes\n"
        "2024. was een jaar\n-5 graden\n* * zeven\n1.5 uur"
    )
    assert lines(pasted) == (
        "een", "twee", "drie", "vier", "vijf", "! zes", "2024. was een jaar", "-5 graden", "* zeven", "1.5 uur",
    )  # fmt: skip
    assert lines("") == lines("\n \n") == ()
    assert lines("x" * 5000) == ("x" * MAX_TEXT,)


@given(wild)
def test_pasted_lines_are_clean_and_not_empty(text: str) -> None:
    assert all(line and clean_line(line) == line for line in lines(text))


@given(wild)
def test_a_slug_fits_a_file_name(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?", made)
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Jongeren op een plein", "jongeren-op-een-plein"),
        ("’s-Hertogenbosch: foto's & Überblick", "s-hertogenbosch-fotos-uberblick"),
        ("Straße Smørrebrød Łódź ĳssel", "strasse-smorrebrod-lodz-ijssel"),
        ("../../etc/passwd", "etc-passwd"),
        ("社区", "sessie"),
        ("", "sessie"),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_slugs_are_readable(text: str, made: str) -> None:
    assert slug(text) == made


def test_the_fallback_of_a_slug_can_be_chosen() -> None:
    assert slug("社区", fallback="org") == "org"
    assert unique_slug("社区", {"org"}, fallback="org") == "org-2"


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert unique_slug("Het Plein", ()) == "het-plein"
    assert unique_slug("Het Plein", {"het-plein", "het-plein-2"}) == "het-plein-3"
    assert unique_slug("x" * 80, {"x" * 60}) == "x" * 58 + "-2"


@given(wild, st.integers(0, 12))
def test_unique_slugs_differ_and_fit(text: str, count: int) -> None:
    taken: list[str] = []
    for _ in range(count):
        taken.append(unique_slug(text, taken))
    assert len(set(taken)) == count
    assert all(re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?", made) for made in taken)


@given(
    st.lists(
        st.tuples(st.one_of(wild, st.sampled_from(["Politie", "3B", "Ü", "社区"])), wild | st.just("")), max_size=12
    )
)
def test_short_names_are_three_letters_each_and_all_different(pairs: list[tuple[str, str]]) -> None:
    names, given_names = [name for name, _ in pairs], [wish for _, wish in pairs]
    made = short_names(names, given_names)
    assert len(made) == len(set(made)) == len(pairs)
    assert all(re.fullmatch("[A-Z]{3}", short) for short in made)
    assert made == short_names(names, given_names)


@pytest.mark.parametrize(
    ("names", "wishes", "made"),
    [
        (["Gemeente", "Woningcorporatie", "Politie"], ["", "", ""], ("GEM", "WON", "POL")),
        (["Politie Noord", "Politie Zuid"], ["", ""], ("POL", "PZU")),
        (["Gemeente", "Gemeente"], ["", ""], ("GEM", "GEE")),
        (["Politie", "Polder"], ["", "pol"], ("POI", "POL")),
        (["Politie", "Gemeente"], ["pol", "Pól!"], ("POL", "GEM")),
        (["Politie", "Gemeente"], ["wijkagent", "g1"], ("WIJ", "GEM")),
        (["De Bilt", "Één"], ["", ""], ("DEB", "EEN")),
        (["3B", "Ü", "社区", "Aaa", "Aaa"], ["", "", "", "", ""], ("ORG", "ORH", "ORI", "AAA", "ORJ")),
    ],
)
def test_short_names_come_from_the_name_unless_given(
    names: list[str], wishes: list[str], made: tuple[str, ...]
) -> None:
    assert short_names(names, wishes) == made


def test_short_names_never_run_out_in_a_room() -> None:
    everything = [
        "".join(letters) for letters in product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=3) if letters[0] != "A"
    ]
    made = short_names([*everything, "社区"], [*everything, ""])
    assert made[-1] == "AAA"


def test_names_and_wishes_are_pairs() -> None:
    with pytest.raises(ValueError, match="zip"):
        short_names(["Politie"], [])
