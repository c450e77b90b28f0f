"""What may be done with the session itself and the organisations in it."""

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PEOPLE, MAX_TITLE
from samenwerk_tui.core.model import GROUP_COLUMN, UNKNOWN_COLUMN, Organisation
from samenwerk_tui.core.rules import Rule
from tests.workshops import IDEAS, Day, check_sound, open_day, refusal, say


def test_only_the_first_opening_is_told() -> None:
    day = Day()
    board, desk = day.screen(), day.screen("desk")
    assert board.handle(intents.OpenSession()).facts == (fact.SessionOpened(),)
    assert desk.handle(intents.OpenSession()).facts == ()
    assert day.screen().handle(intents.OpenSession()).facts == ()


def test_a_title_that_is_too_long() -> None:
    _, board = open_day()
    assert refusal(board, intents.TitleSession(title="x" * (MAX_TITLE + 1))).rule is Rule.LONG_TITLE
    board.handle(intents.TitleSession(title="x" * MAX_TITLE))
    assert board.session.title == "x" * MAX_TITLE


def test_the_title() -> None:
    _, board = open_day()
    board.handle(intents.TitleSession(title=" Samen  op pad "))
    assert board.session.title == "Samen op pad"
    assert board.handle(intents.TitleSession(title="Samen op pad")).facts == ()
    assert refusal(board, intents.TitleSession(title=" ")).rule is Rule.EMPTY_TEXT


def test_an_organisation_joins() -> None:
    _, board = open_day()
    board.handle(intents.AddOrganisation(name="Basisschool De Boog", people=3))
    board.handle(intents.AddOrganisation(name="Winkels", people=0, short="wnk"))
    assert board.session.organisations[5:] == (
        Organisation(id="basisschool-de-boog", name="Basisschool De Boog", short="BAS", people=3),
        Organisation(id="winkels", name="Winkels", short="WNK", people=0),
    )


def test_short_names_stay_and_stay_different() -> None:
    _, board = open_day()
    before = [o.short for o in board.session.organisations]
    board.handle(intents.AddOrganisation(name="Gemeenteraad", people=1))
    board.handle(intents.AddOrganisation(name="Polikliniek", people=1, short="POL"))
    shorts = [o.short for o in board.session.organisations]
    assert shorts[:5] == before
    assert len(set(shorts)) == 7 and all(len(short) == 3 for short in shorts)


@pytest.mark.parametrize("name", ["Group", "group", "Unknown", "Groúp"])
def test_no_organisation_takes_the_place_of_the_whole_group(name: str) -> None:
    _, board = open_day()
    board.handle(intents.AddOrganisation(name=name, people=1))
    ids = [column.id for column in board.session.columns(IDEAS)]
    assert len(set(ids)) == 8 and ids[-2:] == [GROUP_COLUMN, UNKNOWN_COLUMN]
    joined = board.session.organisations[-1].id
    assert say(board, "Van hen", joined).organisations == (joined,)
    assert say(board, "Van allen", GROUP_COLUMN).organisations == ()
    check_sound(board.session)


def test_eight_is_the_most() -> None:
    _, board = open_day()
    for name in ("School", "Winkels", "Kerk"):
        board.handle(intents.AddOrganisation(name=name, people=1))
    error = refusal(board, intents.AddOrganisation(name="Sportclub", people=1))
    assert (error.rule, error.values) == (Rule.TOO_MANY_ORGANISATIONS, {"limit": MAX_ORGANISATIONS})


@pytest.mark.parametrize("name", ["politie", "POLITIE", " Politie\t"])
def test_no_name_twice(name: str) -> None:
    _, board = open_day()
    for intent in (
        intents.AddOrganisation(name=name, people=1),
        intents.RenameOrganisation(organisation="gemeente", name=name),
    ):
        error = refusal(board, intent)
        assert (error.rule, error.values) == (Rule.NAME_TAKEN, {"name": name.strip()})


def test_another_name_keeps_id_and_short_name() -> None:
    _, board = open_day()
    board.handle(intents.RenameOrganisation(organisation="politie", name="Wijkteam"))
    assert board.session.organisation("politie") == Organisation(id="politie", name="Wijkteam", short="POL", people=2)
    assert board.session.columns(IDEAS)[3].name == "Wijkteam"
    assert board.handle(intents.RenameOrganisation(organisation="politie", name="Wijkteam")).facts == ()
    board.handle(intents.RenameOrganisation(organisation="politie", name="WIJKTEAM"))
    assert board.session.organisation("politie").name == "WIJKTEAM"


def test_people_come_late_and_leave_early() -> None:
    _, board = open_day()
    board.handle(intents.ChangePresence(organisation="politie", people=0))
    assert board.session.organisation("politie").people == 0
    assert board.handle(intents.ChangePresence(organisation="politie", people=0)).facts == ()
    board.handle(intents.ChangePresence(organisation="politie", people=MAX_PEOPLE))
    assert board.session.organisation("politie").people == MAX_PEOPLE


@pytest.mark.parametrize("people", [-1, MAX_PEOPLE + 1])
def test_wrong_head_counts(people: int) -> None:
    _, board = open_day()
    for intent in (
        intents.ChangePresence(organisation="politie", people=people),
        intents.AddOrganisation(name="School", people=people),
    ):
        error = refusal(board, intent)
        assert (error.rule, error.values) == (Rule.BAD_PEOPLE, {"limit": MAX_PEOPLE})


@pytest.mark.parametrize(
    "intent",
    [
        intents.RenameOrganisation(organisation="brandweer", name="x"),
        intents.ChangePresence(organisation="brandweer", people=1),
        intents.MakeAgreement(phase=None, kind="case", what="x", organisation="brandweer"),
        intents.MakeAgreement(phase=None, kind="case", what="x", with_organisations=("politie", "brandweer")),
    ],
)
def test_an_unknown_organisation_is_refused(intent: Intent) -> None:
    _, board = open_day()
    error = refusal(board, intent)
    assert (error.rule, error.values) == (Rule.NO_SUCH_ORGANISATION, {"organisation": "brandweer"})
