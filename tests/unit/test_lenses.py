"""Door de bril van: everybody thinks as another, never as oneself; who joined later begins at the next turn."""

from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.lenses import lens_of, next_ones, one_further
from samenwerk_tui.core.model import Organisation
from samenwerk_tui.core.rules import Rule
from tests.workshops import IDEAS, open_day, refusal, say, table


def organisations(count: int) -> tuple[Organisation, ...]:
    return tuple(Organisation(id=f"o{n}", name=f"O{n}", short=f"O0{n}", people=2) for n in range(count))


@given(st.integers(2, 8), st.integers(0, 20))
def test_in_turn_everybody_thinks_as_every_other_and_never_as_oneself(count: int, turns: int) -> None:
    everybody = organisations(count)
    lenses = next_ones(everybody)
    seen = [dict(lenses)]
    for _ in range(turns):
        lenses = one_further(everybody, lenses)
        seen.append(dict(lenses))
    for who in (o.id for o in everybody):
        theirs = [turn[who] for turn in seen]
        assert who not in theirs
        assert len(set(theirs[: count - 1])) == min(len(theirs), count - 1)  # every other, before one comes again
    assert all(len(set(turn.values())) == count for turn in seen)  # and everybody is thought as


def test_who_joined_later_begins_at_the_next_turn() -> None:
    three, four = organisations(3), organisations(4)
    assert "o3" not in dict(next_ones(three))
    assert dict(one_further(four, next_ones(three)))["o3"] == "o0"


def test_at_a_table_and_in_the_whole_group_one_speaks_for_oneself() -> None:
    _, board = open_day()
    board.handle(intents.SwapLenses(phase=IDEAS, lenses=next_ones(board.session.organisations)))
    whom = dict(board.session.get_phase(IDEAS).lenses)["politie"]
    assert say(board, "Als de ander", "politie").as_organisation == whom
    assert say(board, "Samen", "group").as_organisation is None
    assert say(board, "Over de ander", "politie", kind="learned").as_organisation is None
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "politie", "gemeente"),)))
    assert say(board, "Aan tafel", "table-1", caller="politie").as_organisation is None
    phase = board.session.get_phase(IDEAS)
    assert all(lens_of(phase, column) is None for column in board.session.columns(IDEAS) if column.kind == "table")


def test_an_organisation_that_somebody_spoke_as_is_not_undone_under_it() -> None:
    day, board = open_day()
    board.handle(intents.AddOrganisation(name="Kerk", people=2))
    kerk = board.session.organisations[-1].id
    board.handle(intents.SwapLenses(phase=IDEAS, lenses=(("politie", kerk),)))
    desk = day.screen("desk")
    say(desk, "Als de kerk", "politie")
    board.refresh()
    board.handle(intents.Undo())
    assert board.session.get_phase(IDEAS).lenses == ()
    assert refusal(board, intents.Undo()).rule is Rule.UNDO_BUILT_ON
