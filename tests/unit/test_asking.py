"""What a typed question means: whom it is asked, by the names it begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.asking import Asked, is_question, read_question, write_question
from samenwerk_tui.core.model import Organisation
from samenwerk_tui.core.text import clean_line
from tests.hostile import HOSTILE

ROOM = (
    Organisation(id="gemeente", name="Gemeente", short="GEM", people=4),
    Organisation(id="sociaal-werk", name="Sociaal werk", short="SOC", people=3),
    Organisation(id="ons-huis", name="Ons Huis", short="ONS", people=2),
    Organisation(id="c", name="(C)+", short="COR", people=2),
)


@pytest.mark.parametrize(
    ("text", "asked_of", "question"),
    [
        ("gem, hoe zit dat?", ("gemeente",), "Hoe zit dat?"),
        ("GEM waarom belt niemand terug?", ("gemeente",), "Waarom belt niemand terug?"),
        ("> gem wie belt er terug?", ("gemeente",), "Wie belt er terug?"),
        (">gem: wie belt er terug?", ("gemeente",), "Wie belt er terug?"),
        ("gem> wie belt er terug?", ("gemeente",), "Wie belt er terug?"),
        ("gem: waarom?", ("gemeente",), "Waarom?"),
        ("Sociaal werk, waarom op woensdag?", ("sociaal-werk",), "Waarom op woensdag?"),
        ("gem en soc: waarom apart?", ("gemeente", "sociaal-werk"), "Waarom apart?"),
        ("gem, soc, gem, waarom apart?", ("gemeente", "sociaal-werk"), "Waarom apart?"),
        ("gem soc waarom apart?", ("gemeente", "sociaal-werk"), "Waarom apart?"),
        ("gem/soc why apart?", ("gemeente", "sociaal-werk"), "Why apart?"),
        ("(C)+, waarom?", ("c",), "Waarom?"),
        ("Waarom belt de gemeente niet terug?", (), "Waarom belt de gemeente niet terug?"),
        ("GEM belt toch wel terug?", (), "GEM belt toch wel terug?"),
        ("Ons probleem is toch hetzelfde?", (), "Ons probleem is toch hetzelfde?"),
        ("Gemeentes, waarom?", (), "Gemeentes, waarom?"),
        ("gem, soc weet dit toch?", ("gemeente",), "Soc weet dit toch?"),
        ("> waarom?", (), "waarom?"),
        ("gem?", (), "gem?"),
        ("gem, ?", (), "gem, ?"),
        ("", (), ""),
    ],
)
def test_names_before_a_question_are_who_is_asked(text: str, asked_of: tuple[str, ...], question: str) -> None:
    assert read_question(text, ROOM) == Asked(text=question, asked_of=asked_of)


@pytest.mark.parametrize("text", ["Waarom?", "Waarom? ", "“Waarom?”", "Waarom?!", "Waarom (nu)?"])
def test_a_question_mark_at_the_end_makes_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["Omdat het moet", "Waarom? Omdat het moet", "", "!", "www.x.nl/?a=1"])
def test_anything_else_is_an_answer(text: str) -> None:
    assert not is_question(text)


@given(
    st.sampled_from(["Waarom?", "waarom niet?", "GEM wil dat toch ook?", "en cor dan?", "Is dit, of dat, ja?"]),
    st.lists(st.sampled_from([o.id for o in ROOM]), unique=True, max_size=4),
)
def test_what_is_corrected_is_read_as_it_was(text: str, asked_of: list[str]) -> None:
    again = read_question(write_question(text, asked_of, ROOM), ROOM)
    assert again.asked_of == tuple(asked_of)
    assert again.text.casefold() == text.casefold()


def test_who_is_no_longer_there_is_not_written() -> None:
    assert write_question("Waarom?", ("circus", "gemeente"), ROOM) == "GEM, Waarom?"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_asked_of_nobody(text: str) -> None:
    asked = read_question(text, ROOM)
    assert asked.asked_of == () and asked.text == clean_line(text).removeprefix(">").lstrip()
