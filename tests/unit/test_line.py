"""What a typed line means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.line import ParsedLine, find_organisation, is_help, is_whole_group, parse, suggests_parking
from samenwerk_tui.core.model import ContributionKind, Organisation
from samenwerk_tui.core.text import clean_line
from tests.hostile import HOSTILE

SHORTS = ("GEM", "POL", "WON")


@pytest.mark.parametrize(
    ("typed", "route", "kind", "text"),
    [
        ("Bankje bij het plein", None, "contribution", "Bankje bij het plein"),
        ("! zij mogen meer dan ik dacht", None, "learned", "zij mogen meer dan ik dacht"),
        ("? omdat het altijd zo ging", None, "answer", "omdat het altijd zo ging"),
        ("~ ja, maar de regels", None, "parked", "ja, maar de regels"),
        ("~ja, maar de regels", None, "parked", "ja, maar de regels"),
        ("!\u00a0met een harde blank", None, "learned", "met een harde blank"),
        ("  !   ruim  ", None, "learned", "ruim"),
        ("pol: surveillance te voet", "POL", "contribution", "surveillance te voet"),
        ("POL:surveillance te voet", "POL", "contribution", "surveillance te voet"),
        ("Pol: ! tekst", "POL", "learned", "tekst"),
        ("pol:! tekst", "POL", "learned", "tekst"),
        ("pol: ? tekst", "POL", "answer", "tekst"),
        ("pol: ~tekst", "POL", "parked", "tekst"),
        ("gem: pol: beiden", "GEM", "contribution", "pol: beiden"),
        ("pol:", "POL", "contribution", ""),
        ("pol: ! ", "POL", "learned", ""),
        ("! ", None, "learned", ""),
        ("?", None, "answer", ""),
        ("~", None, "parked", ""),
        ("", None, "contribution", ""),
        ("xyz: geen korte naam", None, "contribution", "xyz: geen korte naam"),
        ("politie: geen korte naam", None, "contribution", "politie: geen korte naam"),
        ("pol surveillance", None, "contribution", "pol surveillance"),
        ("pol : los", None, "contribution", "pol : los"),
        ("http://example.org", None, "contribution", "http://example.org"),
        (": begint zo", None, "contribution", ": begint zo"),
        ("!tekst", None, "contribution", "!tekst"),
        ("?tekst", None, "contribution", "?tekst"),
        ("!!! let op", None, "contribution", "!!! let op"),
        ("?! echt", None, "contribution", "?! echt"),
        ("~~weg~~", None, "contribution", "~~weg~~"),
        ("! pol: tekst", "POL", "learned", "tekst"),
        ("? Gem: tekst", "GEM", "answer", "tekst"),
        ("~pol: tekst", "POL", "parked", "tekst"),
        ("! pol: gem: tekst", "POL", "learned", "gem: tekst"),
        ("gem: ! pol: tekst", "GEM", "learned", "pol: tekst"),
        ("! pol: ! tekst", "POL", "learned", "! tekst"),
        ("! xyz: geen korte naam", None, "learned", "xyz: geen korte naam"),
        ("! ~ tekst", None, "learned", "~ tekst"),
        ("pol: \x1b[31mrood", "POL", "contribution", "rood"),
    ],
)
def test_what_stands_before_the_text(typed: str, route: str | None, kind: ContributionKind, text: str) -> None:
    assert parse(typed, SHORTS) == ParsedLine(route=route, kind=kind, text=text)


def test_without_short_names_nothing_is_routed() -> None:
    assert parse("pol: tekst", ()).text == "pol: tekst"


def test_the_text_is_clean_whatever_is_typed() -> None:
    for typed in HOSTILE:
        text = parse(typed, SHORTS).text
        assert clean_line(text) == text


@given(
    st.sampled_from(SHORTS), st.sampled_from(["! ", "? ", "~ ", "~", ""]), st.text(st.characters(categories=["L"]))
)
def test_route_prefix_and_text_come_back(short: str, prefix: str, text: str) -> None:
    kinds: dict[str, ContributionKind] = {"!": "learned", "?": "answer", "~": "parked", "": "contribution"}
    for spelled in (short, short.lower(), short.title()):
        line = parse(f"{spelled}: {prefix}{text}", SHORTS)
        assert line == ParsedLine(route=short, kind=kinds[prefix[:1]], text=clean_line(text))


def test_a_question_mark_alone_asks_for_help() -> None:
    assert is_help("?") and is_help(" ? ")
    assert not any(is_help(text) for text in ("", "??", "? waarom", "waarom?", "!"))


@pytest.mark.parametrize(
    "text",
    [
        "ja maar dat mag niet",
        "Ja, maar …",
        "ja... maar wie betaalt dat",
        "JA MAAR",
        "“Ja, maar dat",
        "Yes, but who",
        "yes but",
    ],
)
def test_an_objection_suggests_parking(text: str) -> None:
    assert suggests_parking(text)


@pytest.mark.parametrize(
    "text", ["", "ja", "ja Maarten doet mee", "maar ja", "jammer", "nee maar", "yes butter", "Ja, dat mag maar"]
)
def test_no_objection_suggests_nothing(text: str) -> None:
    assert not suggests_parking(text)


def test_an_organisation_is_found_by_id_short_name_or_name() -> None:
    police = Organisation(id="politie", name="Politie", short="POL", people=6)
    council = Organisation(id="gemeente-2", name="Gemeente Ede", short="GEM", people=4)
    # A name that is another one's short name: the short name wins, as it does in the line.
    odd = Organisation(id="odd", name="gem", short="ODD", people=2)
    everybody = (odd, police, council)
    for text in ("politie", "POLITIE", "pol", " Pol "):
        assert find_organisation(text, everybody) == police
    for text in ("GEMEENTE-2", "gemeente ede", "Gemeente  Ede", "gem"):
        assert find_organisation(text, everybody) == council
    for text in ("", "pool", "Gemeente", "hele groep"):
        assert find_organisation(text, everybody) is None
    assert find_organisation("pol", ()) is None


def test_the_whole_group_in_both_languages() -> None:
    assert all(is_whole_group(text) for text in ("Hele groep", "hele  groep", "WHOLE GROUP", "-", " - "))
    assert not any(is_whole_group(text) for text in ("", "groep", "--", "hele", "GEM"))
