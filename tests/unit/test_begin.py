"""How a session begins."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.begin import Start, begin
from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_TITLE,
    MIN_ORGANISATIONS,
    CaseOrganisation,
    ProgrammePhase,
)
from samenwerk_tui.core.model import Organisation
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line
from tests.sessions import CASE
from tests.workshops import PROGRAMME

UNIQUE = "0a1b2c3d"


def start(*names: str, **more: object) -> Start:
    organisations = tuple(CaseOrganisation(name=name, people=3) for name in names)
    fields: dict[str, object] = {"case": CASE, "programme": PROGRAMME, "organisations": organisations, **more}
    return Start.model_validate(fields)


def refused(chosen: Start) -> RuleError:
    with pytest.raises(RuleError) as error:
        begin(chosen, UNIQUE)
    return error.value


def test_everything_is_copied_in() -> None:
    begun = begin(start(), UNIQUE)
    assert begun.case == CASE and begun.programme == "proef" and begun.title == CASE.title
    assert begun.statements == PROGRAMME.statements
    assert [phase.id for phase in begun.phases] == [
        "01-welcome",
        "02-pulse",
        "03-columns",
        "04-why",
        "05-columns",
        "06-break",
        "07-vote",
        "08-develop",
        "09-agreements",
        "10-reflection",
    ]
    for phase, planned in zip(begun.phases, PROGRAMME.phases, strict=True):
        assert phase.lenses == ()
        assert {name: getattr(phase, name) for name, _ in planned if name != "swap"} | {"swap": False} == dict(
            planned
        )
        assert not phase.visited and not phase.skipped and phase.seconds_spent == 0
    assert begun.organisations[0] == Organisation(id="gemeente", name="Gemeente", short="GEM", people=4)
    assert begun.organisations[1].short == "COR", "the case's own short name"
    assert not begun.demo and begun.language == "nl"


def test_where_organisations_swap_each_looks_through_the_eyes_of_the_next() -> None:
    swapped = ProgrammePhase(kind="columns", title="Door de bril van", minutes=10, instruction="", swap=True)
    programme = PROGRAMME.model_copy(update={"phases": (*PROGRAMME.phases, swapped)})
    begun = begin(start("Politie", "Bewoners", "Gemeente", programme=programme), UNIQUE)
    assert begun.phases[-1].lenses == (("politie", "bewoners"), ("bewoners", "gemeente"), ("gemeente", "politie"))
    assert all(phase.lenses == () for phase in begun.phases[:-1])


def test_what_was_chosen_replaces_what_the_case_has() -> None:
    begun = begin(start("Politie", "Bewoners", title=" Ons  plein ", language="en", demo=True), UNIQUE)
    assert begun.title == "Ons plein" and begun.language == "en" and begun.demo
    assert [(o.id, o.short, o.people) for o in begun.organisations] == [("politie", "POL", 3), ("bewoners", "BEW", 3)]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("Ons plein!", "ons-plein"), ("", "jongeren-op-het-wilgenplein"), ("🏘️", "sessie"), ("Één Ærø", "een-aero")],
)
def test_the_id_says_what_it_is(title: str, wanted: str) -> None:
    assert begin(start(title=title), UNIQUE).id == f"{wanted}-{UNIQUE}"


def test_a_title_is_one_row_of_the_screen() -> None:
    assert begin(start(title="x" * MAX_TITLE), UNIQUE).title == "x" * MAX_TITLE
    with pytest.raises(RuleError) as caught:
        begin(start(title="x" * (MAX_TITLE + 1)), UNIQUE)
    assert caught.value.rule is Rule.LONG_TITLE


@given(st.text(max_size=80).filter(lambda title: len(clean_line(title)) <= MAX_TITLE))
def test_the_id_has_one_shape(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?-[0-9a-f]{8}", begin(start(title=title), UNIQUE).id)


@pytest.mark.parametrize("number", [1, 9])
def test_two_to_eight_organisations(number: int) -> None:
    error = refused(start(*(f"Organisatie {n}" for n in range(number))))
    assert error.rule is Rule.NUMBER_OF_ORGANISATIONS
    assert error.values == {"least": MIN_ORGANISATIONS, "limit": MAX_ORGANISATIONS}
    assert len(begin(start(*(f"Organisatie {n}" for n in range(8))), UNIQUE).organisations) == 8


def test_names_are_cleaned_and_different() -> None:
    begun = begin(start("\x1b[1mPolitie ", "Poli\u202etiek"), UNIQUE)
    assert [o.name for o in begun.organisations] == ["Politie", "Politiek"]
    assert len({o.short for o in begun.organisations}) == 2
    error = refused(start("Politie", "POLITIE "))
    assert (error.rule, error.values) == (Rule.NAME_TAKEN, {"name": "POLITIE"})
    assert refused(start("Politie", "\x00 ")).rule is Rule.EMPTY_TEXT


def test_ids_are_different_and_none_is_that_of_the_whole_group() -> None:
    begun = begin(start("Group", "Unknown", "Ons Huis", "Ons huis!", "北京", "東京"), UNIQUE)
    ids = [o.id for o in begun.organisations]
    assert ids == ["group-2", "unknown-2", "ons-huis", "ons-huis-2", "sessie", "sessie-2"]


@pytest.mark.parametrize("people", [-1, 100])
def test_wrong_head_counts(people: int) -> None:
    """A head count that was changed after it was checked."""
    wrong = CaseOrganisation(name="Politie", people=1).model_copy(update={"people": people})
    chosen = start("Politie", "Bewoners").model_copy(
        update={"organisations": (wrong, *start("Bewoners").organisations)}
    )
    error = refused(chosen)
    assert (error.rule, error.values) == (Rule.BAD_PEOPLE, {"limit": 99})
