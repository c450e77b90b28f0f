"""Lines that fit a column: where words are broken, what is measured, and which cards are in sight."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.hyphenation import Break, breaks
from samenwerk_tui.ui.widgets.idea_lines import (
    Card,
    Span,
    card_lines,
    cells,
    covered_lines,
    cut_lines,
    with_ellipsis,
    wrap,
)
from samenwerk_tui.ui.widgets.idea_window import Window, gap_in

CHARACTERS = [
    *"aeinst -/–'.:@…ë文",
    "e\u0301",
    "👩‍🔬",
    "👍🏽",
    "☎️",
    "🇳🇱",
    "\x1b",
    "\u202e",
    "[/]",
    "samenwerkingsverband",
]
NASTY = st.lists(st.sampled_from(CHARACTERS) | st.characters(), max_size=60).map("".join)


def pieces(word: str, language: Language) -> str:
    """The word with every place where it may be broken marked: "=" where a hyphen is added, "|" where not."""
    out, start = "", 0
    for at, hyphen in breaks(word, language):
        out += word[start:at] + ("=" if hyphen else "|")
        start = at
    return out + word[start:]


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        ("bewegingsmelder,", "nl", "be=we=gings=melder,"),
        ("(leefbaarheidsbijeenkomst)", "nl", "(leef=baar=heids=bij=een=komst)"),
        ("geüniformeerd", "nl", "ge=ü=ni=for=meerd"),
        ("auto-onderdelen", "nl", "au=to-|on=der=delen"),
        ("bewoners/ondernemers", "nl", "be=wo=ners/|on=der=ne=mers"),
        ("-onderdelen-", "nl", "-on=der=delen-"),
        ("neighbourhood", "en", "neigh=bour=hood"),
        ("https://www.gemeente.nl/buurt-plan", "nl", "https://www.gemeente.nl/buurt-plan"),
        ("www.samenwerken.nl", "nl", "www.samenwerken.nl"),
        ("meldpunt@gemeente.nl", "nl", "meldpunt@gemeente.nl"),
        ("1234567890", "nl", "1234567890"),
        ("straat", "nl", "straat"),
        ("tafel", "nl", "ta=fel"),
        ("", "nl", ""),
    ],
)
def test_words_are_broken_between_syllables_and_at_hyphens_but_addresses_never(
    word: str, language: Language, wanted: str
) -> None:
    assert pieces(word, language) == wanted


def test_letters_that_are_no_word_are_not_searched_for_syllables() -> None:
    assert breaks("samenwerking" * 20, "nl") == ()
    assert breaks("samenwerking" * 20 + "/samenwerking", "nl")[0] == Break(241, hyphen=False)


def test_the_dictionary_is_read_only_for_a_word_that_does_not_fit() -> None:
    script = (
        "import sys\n"
        "from samenwerk_tui.ui.widgets.idea_lines import Card, card_lines\n"
        "card_lines(Card('1', 'Elke vrijdag samen de wijk in met bewegingsmelders'), 16, 'nl')\n"
        "assert 'pyphen' not in sys.modules\n"
        "card_lines(Card('1', 'Elke vrijdag samen de wijk in met bewegingsmelders'), 15, 'nl')\n"
        "assert 'pyphen' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("Elke vrijdag samen de wijk in", 29, ["Elke vrijdag samen de wijk in"]),
        ("Elke vrijdag samen de wijk in", 28, ["Elke vrijdag samen de wijk", "in"]),
        ("Elke vrijdag samen de wijk in", 13, ["Elke vrijdag", "samen de wijk", "in"]),
        ("Licht met bewegingsmelder", 14, ["Licht met", "bewegings-", "melder"]),
        ("Licht bewegingsmelder", 12, ["Licht bewe-", "gingsmelder"]),
        ("naïef geüniformeerd", 9, ["naïef", "geünifor-", "meerd"]),
        ("Zie https://gemeente.nl/plan nu", 12, ["Zie", "https://geme", "ente.nl/plan", "nu"]),
        ("文文文文", 5, ["文文", "文文"]),
        ("een  dubbele\nspatie", 11, ["een dubbele", "spatie"]),
        ("👩‍🔬👩‍🔬👩‍🔬", 4, ["👩‍🔬👩‍🔬", "👩‍🔬"]),
        ("👩‍🔬👍🏽👩‍🔬", 2, ["👩‍🔬", "👍🏽", "👩‍🔬"]),
        ("q̃q̃q̃", 2, ["q̃q̃", "q̃"]),
        ("", 5, [""]),
    ],
)
def test_text_is_wrapped_at_words_and_long_words_between_syllables(text: str, width: int, wanted: list[str]) -> None:
    assert list(wrap(clean_line(text), width, "nl")) == wanted


@given(NASTY, st.integers(2, 40), st.sampled_from(["", "✱ +2"]))
@settings(max_examples=400, deadline=None)
def test_no_line_is_too_wide_and_no_character_gets_lost(text: str, width: int, lead: str) -> None:
    text = clean_line(text)
    lines = wrap(text, width, "nl", lead)
    assert lines
    assert all(cell_len(line) <= width for line in lines)

    def letters(value: str) -> str:
        return value.replace("-", "").replace(" ", "")

    assert letters("".join(lines)) == letters(lead + text)


def test_marks_and_whom_it_builds_on_stand_quietly_before_the_text() -> None:
    card = Card("1", "Dienst ruilen: een dag meelopen", mark="✱", builds_on="POL")
    assert card_lines(card, 16, "nl") == (
        (Span("✱ ↳ POL", "quiet"), Span(" Dienst")),
        (Span("ruilen: een dag"),),
        (Span("meelopen"),),
    )
    assert card_lines(card, 7, "nl")[:2] == ((Span("✱ ↳ POL", "quiet"),), (Span("Dienst"),))
    assert card_lines(card, 3, "nl")[:2] == ((Span("✱ ↳", "quiet"),), (Span("POL", "quiet"),))
    assert all(not span.style for line in card_lines(card, 3, "nl")[2:] for span in line)


@pytest.mark.parametrize(
    ("text", "width", "most", "wanted"),
    [
        ("Elke vrijdag samen de wijk in", 13, 3, ["Elke vrijdag", "samen de wijk", "in"]),
        ("Elke vrijdag samen de wijk in", 13, 2, ["Elke vrijdag", "samen de…"]),
        ("Elke vrijdag, samen de wijk in", 13, 1, ["Elke vrijdag…"]),
        ("Licht met bewegingsmelder aan", 14, 2, ["Licht met…"]),
        ("Licht met bewegingsmelder aan", 14, 3, ["Licht met", "bewegings-", "melder aan"]),
        ("bewegingsmelder aan de paal", 14, 1, ["bewegings…"]),
        ("aan bewegingsmelders", 5, 2, ["aan…"]),
        ("Een arbeidsongeschiktheidsverzekering", 12, 2, ["Een arbeids-", "ongeschikt…"]),
        ("Een arbeidsongeschiktheidsverzekering", 10, 3, ["Een", "arbeidson-", "geschikt…"]),
    ],
)
def test_a_cut_ends_on_a_whole_word_and_an_ellipsis(text: str, width: int, most: int, wanted: list[str]) -> None:
    lines = cut_lines(Card("1", text), width, "nl", most)
    assert ["".join(span.text for span in line) for line in lines] == wanted


@given(NASTY, st.integers(2, 40), st.integers(1, 8), st.booleans())
@settings(max_examples=400, deadline=None)
def test_a_cut_card_fits_and_shows_that_it_is_cut(text: str, width: int, most: int, marked: bool) -> None:
    card = Card("1", text, *(("+2 POL", "GEM") if marked else ()))
    lines = cut_lines(card, width, "nl", most)
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= width for line in lines)
    whole = card_lines(card, width, "nl")
    assert lines == whole or (lines[-1][-1].text.endswith("…") and not lines[-1][-1].text.endswith("-…"))


def test_a_card_shows_no_control_characters_whatever_it_holds() -> None:
    lines = card_lines(Card("1", "\x1b]52;c;aGk=\x07rood\x1b[31m \u202eom\x00\n[@click=app.quit]"), 60, "nl")
    assert lines == ((Span("rood om [@click=app.quit]"),),)


def test_a_huge_text_is_cut_before_it_is_wrapped() -> None:
    assert sum(cells(line) for line in card_lines(Card("1", "x" * 100_000), 30, "nl")) == 2000


def test_covered_cards_are_all_alike() -> None:
    assert covered_lines(20) == ((Span("▒" * 20, "quiet"),),)
    assert cells(covered_lines(2)[0]) == 2


@pytest.mark.parametrize(
    ("line", "width", "wanted"),
    [
        ((Span("samen"),), 6, "samen…"),
        ((Span("samen"),), 5, "same…"),
        ((Span("+2", "quiet"), Span(" samen")), 8, "+2 same…"),
        ((Span("文文"),), 4, "文…"),
        ((Span("x"),), 1, "…"),
        ((Span("samen-"),), 9, "samen…"),
    ],
)
def test_a_cut_line_ends_in_an_ellipsis_and_still_fits(line: tuple[Span, ...], width: int, wanted: str) -> None:
    cut = with_ellipsis(line, width)
    assert "".join(span.text for span in cut) == wanted
    assert all(span.text for span in cut)


@st.composite
def windows(draw: st.DrawFn) -> tuple[Window, list[int]]:
    heights = draw(st.lists(st.integers(1, 8), min_size=1, max_size=30))
    return Window(len(heights), heights.__getitem__, draw(st.integers(1, 24)), draw(st.integers(0, 2))), heights


def fits(window: Window, heights: list[int], top: int, end: int) -> bool:
    return sum(heights[top:end]) + window.gap * (end - top - 1) <= window.rows


@given(windows())
@settings(max_examples=400, deadline=None)
def test_as_many_whole_cards_are_in_sight_as_fit(drawn: tuple[Window, list[int]]) -> None:
    window, heights = drawn
    for top in range(len(heights)):
        fitting = [end for end in range(top + 1, len(heights) + 1) if fits(window, heights, top, end)]
        assert window.end(top) == max(fitting, default=top + 1)


@given(windows())
@settings(max_examples=400, deadline=None)
def test_every_card_can_be_brought_into_sight_with_as_much_above_it_as_fits(
    drawn: tuple[Window, list[int]],
) -> None:
    window, heights = drawn
    for last in range(len(heights)):
        fitting = [top for top in range(last + 1) if fits(window, heights, top, last + 1)]
        assert window.top_for(last) == min(fitting, default=last)
        assert window.end(window.top_for(last)) > last


@given(windows())
@settings(max_examples=400, deadline=None)
def test_what_is_left_goes_to_the_beginning_of_one_card_more(drawn: tuple[Window, list[int]]) -> None:
    window, heights = drawn
    for top in range(window.top_for(len(heights) - 1) + 1):
        placed = window.placed(top)
        cards = [card for card, _ in placed]
        assert cards == list(range(cards[0], cards[-1] + 1)) and top in cards
        assert all(1 <= rows <= heights[card] for card, rows in placed)
        assert sum(rows for _, rows in placed) + window.gap * (len(placed) - 1) <= window.rows
        assert sum(rows < heights[card] for card, rows in placed) <= 1
        left = window.rows - sum(rows + window.gap for _, rows in placed)
        assert left < 2 or len(placed) == len(heights) or any(rows < heights[card] for card, rows in placed)


def test_the_window_looks_only_at_cards_near_it() -> None:
    asked: list[int] = []

    def height(index: int) -> int:
        asked.append(index)
        return 2

    window = Window(100_000, height, 30, 1)
    top = window.top_for(99_999)
    assert window.end(top) == 100_000
    assert len(asked) < 50


def test_low_windows_do_without_gaps() -> None:
    assert (gap_in(7, 1), gap_in(6, 1)) == (1, 0)
