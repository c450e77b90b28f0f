"""Which columns a phase may have, and where its lines go when they change."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, UNKNOWN_COLUMN, Column
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.service import Workshop
from tests.workshops import (
    IDEAS,
    PERSPECTIVES,
    check_sound,
    open_day,
    refusal,
    say,
    table,
)


def column_ids(board: Workshop, phase: str = IDEAS) -> list[str]:
    return [column.id for column in board.session.columns(phase)]


def where(board: Workshop) -> dict[str, str]:
    """In which column each text is."""
    return {line.text: line.column for line in board.session.contributions}


ALL = ["gemeente", "woningcorporatie", "sociaal-werk", "politie", "bewoners"]
TABLES = (table(1, "gemeente", "politie"), table(2, "woningcorporatie", "sociaal-werk", "bewoners"))
MIXED = (table(1, "gemeente", "bewoners"), table(2, "politie", "woningcorporatie", "bewoners"))
"""The residents are spread over the tables; social work has none."""


def test_columns_are_the_organisations_the_whole_group_and_unknown() -> None:
    _, board = open_day()
    assert column_ids(board) == [*ALL, GROUP_COLUMN, UNKNOWN_COLUMN]


def test_tables_stand_for_several_and_a_line_there_is_joint_work() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    assert column_ids(board) == ["table-1", "table-2", GROUP_COLUMN, UNKNOWN_COLUMN]
    assert column_ids(board, PERSPECTIVES) == [*ALL, GROUP_COLUMN, UNKNOWN_COLUMN]
    assert say(board, "Samen", "table-1").organisations == ("gemeente", "politie")


def test_an_organisation_without_a_table_has_a_place_of_its_own() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(TABLES[0],)))
    assert column_ids(board)[:4] == ["table-1", "woningcorporatie", "sociaal-werk", "bewoners"]


def test_an_organisation_that_joins_has_a_place_where_columns_were_chosen() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    board.handle(intents.AddOrganisation(name="School", people=3))
    assert column_ids(board) == ["table-1", "table-2", "school", GROUP_COLUMN, UNKNOWN_COLUMN]
    assert say(board, "Wij ook", "school").organisations == ("school",)
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(*TABLES[:1], table(2, "bewoners", "school"))))
    assert where(board) == {"Wij ook": "table-2"}


def test_the_whole_group_alone_has_no_organisations_beside_it() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)))
    board.handle(intents.AddOrganisation(name="School", people=3))
    assert column_ids(board) == [GROUP_COLUMN, UNKNOWN_COLUMN]


def test_lines_follow_their_organisations_to_the_tables_and_back() -> None:
    _, board = open_day()
    for column in (*ALL, GROUP_COLUMN, UNKNOWN_COLUMN):
        say(board, f"van {column}", column)
    before = board.session.contributions
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    assert where(board) == {
        "van gemeente": "table-1",
        "van woningcorporatie": "table-2",
        "van sociaal-werk": "table-2",
        "van politie": "table-1",
        "van bewoners": "table-2",
        "van group": GROUP_COLUMN,
        "van unknown": UNKNOWN_COLUMN,
    }
    assert [line.organisations for line in board.session.contributions] == [line.organisations for line in before]
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert board.session.contributions == before


def test_lines_stay_whose_they_were_when_all_is_of_the_group() -> None:
    _, board = open_day()
    for column in ("politie", "bewoners"):
        say(board, f"van {column}", column)
    before = board.session.contributions
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)))
    assert set(where(board).values()) == {GROUP_COLUMN}
    assert [line.organisations for line in board.session.contributions] == [("politie",), ("bewoners",)]
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert board.session.contributions == before


def test_an_organisation_may_sit_at_several_tables() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=MIXED))
    assert column_ids(board) == ["table-1", "table-2", "sociaal-werk", GROUP_COLUMN, UNKNOWN_COLUMN]
    assert say(board, "Hier", "table-1").organisations == ("gemeente", "bewoners")
    assert say(board, "Daar", "table-2").organisations == ("politie", "woningcorporatie", "bewoners")


def test_a_line_of_an_organisation_at_several_tables_is_the_groups_to_see() -> None:
    _, board = open_day()
    for column in ("gemeente", "bewoners"):
        say(board, f"van {column}", column)
    before = board.session.contributions
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=MIXED))
    assert where(board) == {"van gemeente": "table-1", "van bewoners": GROUP_COLUMN}
    assert [line.organisations for line in board.session.contributions] == [("gemeente",), ("bewoners",)]
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert board.session.contributions == before


def test_the_table_of_nobody_else_goes_before_a_table_with_others() -> None:
    _, board = open_day()
    say(board, "van politie", "politie")
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente", "politie"), table(2, "politie"))))
    assert where(board) == {"van politie": "table-2"}


def test_joint_work_is_the_groups_to_see_where_no_column_is_of_all_of_them() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    say(board, "Samen", "table-1")
    before = board.session.contributions
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert where(board) == {"Samen": GROUP_COLUMN}
    assert board.session.contributions[0].organisations == ("gemeente", "politie")
    others = (table(1, "gemeente", "bewoners"), table(2, "woningcorporatie", "sociaal-werk", "gemeente", "politie"))
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=others))
    assert where(board) == {"Samen": "table-2"}
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    assert board.session.contributions == before


def test_joint_work_leaves_a_table_that_one_of_them_has_left() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    say(board, "Samen", "table-1")
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente", "bewoners"), table(2, "politie"))))
    assert where(board) == {"Samen": GROUP_COLUMN}


def test_lines_leave_a_table_at_which_others_sit_now() -> None:
    """The second choice has the same ids for other tables."""
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente"), table(2, "politie"))))
    say(board, "van gemeente", "table-1")
    say(board, "van politie", "table-2")
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "politie"), table(2, "gemeente", "bewoners"))))
    assert where(board) == {"van gemeente": "table-2", "van politie": "table-1"}


def test_nobodys_lines_of_a_table_that_is_gone_are_assigned_again() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(*TABLES, table(3))))
    say(board, "Van wie?", "table-3")
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert where(board) == {"Van wie?": UNKNOWN_COLUMN}
    check_sound(board.session)


def test_lines_of_other_phases_stay_where_they_are_and_undo_brings_all_back() -> None:
    _, board = open_day()
    say(board, "Elders", "politie", PERSPECTIVES)
    say(board, "Hier", "politie")
    before = board.session.contributions
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=TABLES))
    assert where(board) == {"Elders": "politie", "Hier": "table-1"}
    board.handle(intents.Undo())
    assert board.session.contributions == before and not board.session.get_phase(IDEAS).columns


def test_what_columns_may_not_be() -> None:
    _, board = open_day()
    at_one = (table(1, "politie", "bewoners", "politie"),)
    error = refusal(board, intents.ChooseColumns(phase=IDEAS, columns=at_one))
    assert (error.rule, error.values) == (Rule.ORGANISATION_TWICE, {"name": "Politie"})
    unknown = (table(1, "brandweer"),)
    error = refusal(board, intents.ChooseColumns(phase=IDEAS, columns=unknown))
    assert (error.rule, error.values) == (Rule.NO_SUCH_ORGANISATION, {"organisation": "brandweer"})
    same = (table(1, "politie"), table(1, "bewoners"))
    error = refusal(board, intents.ChooseColumns(phase=IDEAS, columns=same))
    assert (error.rule, error.values) == (Rule.NAME_TAKEN, {"name": "Tafel 1"})


def test_names_of_columns_are_cleaned_and_the_same_choice_is_nothing() -> None:
    _, board = open_day()
    loud = table(1, "politie").model_copy(update={"name": "\x1b[31mTafel\x00 1", "short": "T\u202e1"})
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(loud,)))
    assert board.session.columns(IDEAS)[0] == table(1, "politie")
    assert board.handle(intents.ChooseColumns(phase=IDEAS, columns=(loud,))).facts == ()
