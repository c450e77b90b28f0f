"""Where a line goes that has a short name before it, whatever the columns of the phase."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Session
from samenwerk_tui.core.routes import Place, place_of, read_line, routes, typing_phase, whose
from samenwerk_tui.core.rules import Rule
from tests.sessions import TABLE, make_session
from tests.workshops import BREAK, DEVELOP, IDEAS, VOTE, check_sound, open_day, refusal, say, table

HERE = Place(column="gemeente")
GROUP = Column(id=GROUP_COLUMN, kind="group")


def with_columns(*columns: Column) -> Session:
    """A day with these columns for the ideas."""
    session = open_day()[1].session
    changed = session.get_phase(IDEAS).model_copy(update={"columns": columns})
    return session.model_copy(update={"phases": tuple(changed if p.id == IDEAS else p for p in session.phases)})


def test_a_column_of_its_own_comes_first() -> None:
    assert place_of(with_columns(), IDEAS, "politie") == Place(column="politie")
    assert place_of(make_session(), "05-columns", "gemeente") == Place(column="gemeente")


def test_else_the_table_at_which_it_sits_and_the_line_is_its_own() -> None:
    session = with_columns(table(1, "gemeente", "politie"), table(2, "bewoners", "sociaal-werk"))
    assert place_of(session, IDEAS, "politie") == Place(column="table-1", caller="politie")
    assert place_of(session, IDEAS, "bewoners") == Place(column="table-2", caller="bewoners")
    assert place_of(session, IDEAS, "woningcorporatie") == Place(column="woningcorporatie")


def test_an_organisation_alone_at_a_table_needs_no_naming() -> None:
    assert place_of(with_columns(table(1, "politie")), IDEAS, "politie") == Place(column="table-1")


def test_an_organisation_at_several_tables_is_at_none_in_particular() -> None:
    session = with_columns(table(1, "gemeente", "politie"), table(2, "bewoners", "politie"))
    assert place_of(session, IDEAS, "politie") == Place(column=GROUP_COLUMN, caller="politie")


def test_where_all_work_together_every_short_name_is_known() -> None:
    known = routes(with_columns(GROUP), IDEAS)
    assert known == {
        short: Place(column=GROUP_COLUMN, caller=caller)
        for short, caller in [
            ("GEM", "gemeente"),
            ("COR", "woningcorporatie"),
            ("SOC", "sociaal-werk"),
            ("POL", "politie"),
            ("BEW", "bewoners"),
        ]
    }


def test_a_table_has_a_short_name_too_and_its_lines_are_everybodys() -> None:
    session = make_session()
    known = routes(session, "05-columns")
    assert known["T1"] == Place(column=TABLE.id)
    assert whose(session, "05-columns", known["T1"]) == TABLE.organisations
    assert whose(session, "05-columns", Place(column=TABLE.id, caller="bewoners")) == ("bewoners",)
    assert whose(session, "05-columns", Place(column="weg")) == ()


def test_a_line_is_for_the_phase_that_the_room_is_in() -> None:
    _, board = open_day()
    for phase in (IDEAS, VOTE, DEVELOP):
        board.handle(intents.EnterPhase(phase=phase))
        assert typing_phase(board.session).id == phase


def test_in_a_break_a_line_is_for_the_phase_before_it() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=IDEAS))
    board.handle(intents.NextPhase())
    assert (board.session.phase, typing_phase(board.session).id) == (BREAK, IDEAS)


def test_what_was_skipped_other_breaks_and_votes_are_not_caught_up_with() -> None:
    _, board = open_day()
    board.handle(intents.EnterPhase(phase=VOTE))
    board.handle(intents.AddPhase(kind="break", title="Lunch", minutes=30, after=VOTE))
    board.handle(intents.NextPhase())
    assert board.session.current.title == "Lunch"
    assert typing_phase(board.session).id == "01-welcome"  # all between was jumped over
    board.handle(intents.EnterPhase(phase=IDEAS))
    board.handle(intents.EnterPhase(phase=VOTE))
    board.handle(intents.NextPhase())
    assert board.session.current.title == "Lunch"
    assert typing_phase(board.session).id == IDEAS


def test_a_break_with_nothing_before_it_keeps_its_own_lines() -> None:
    _, board = open_day()
    board.handle(intents.SkipPhase(phase="02-pulse"))
    first = board.session.get_phase("01-welcome").model_copy(update={"kind": "break"})
    session = board.session.model_copy(update={"phases": (first, *board.session.phases[1:])})
    assert typing_phase(session).id == "01-welcome"


def test_a_line_is_read_with_its_route_and_its_kind() -> None:
    known = routes(with_columns(GROUP), IDEAS)
    learned = read_line("pol: ! koffie", known, HERE)
    assert (learned.column, learned.caller, learned.kind, learned.text) == (
        GROUP_COLUMN,
        "politie",
        "learned",
        "koffie",
    )
    assert read_line("xyz: tekst", known, HERE) == intents.NewLine(text="xyz: tekst", column="gemeente")
    assert read_line("pol:", known, HERE).text == ""
    at_group = Place(column=GROUP_COLUMN, caller="bewoners")
    assert read_line("soep", known, at_group).caller == "bewoners"


def test_a_line_belongs_to_the_organisation_that_said_it_and_stays_so() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(GROUP,)))
    line = say(board, "Dienst ruilen", GROUP_COLUMN, caller="politie")
    assert (line.column, line.organisations) == (GROUP_COLUMN, ("politie",))
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert board.session.contribution(line.id).column == "politie"
    check_sound(board.session)


def test_moving_can_name_who_said_it() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente", "politie"),)))
    line = say(board, "Samen", "table-1")
    board.handle(intents.MoveContribution(id=line.id, column="table-1", caller="politie"))
    assert board.session.contribution(line.id).organisations == ("politie",)
    assert board.handle(intents.MoveContribution(id=line.id, column="table-1", caller="politie")).facts == ()
    board.handle(intents.MoveContribution(id=line.id, column="table-1"))
    assert board.session.contribution(line.id).organisations == ("gemeente", "politie")


def test_nobody_can_say_it_who_is_not_there() -> None:
    _, board = open_day()
    stranger = intents.NewLine(text="soep", column=GROUP_COLUMN, caller="brandweer")
    asked = intents.AddContributions(phase=IDEAS, lines=(stranger,))
    assert refusal(board, asked).rule is Rule.NO_SUCH_ORGANISATION
