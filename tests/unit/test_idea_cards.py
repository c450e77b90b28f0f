"""The cards of a board: what is added to those of before is what would be found anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.panels.idea_cards import FoundIdeas, find_ideas
from tests.workshops import IDEAS, MOVES, Move, furnish, make_intent, merge, open_day, say, try_to

T = Catalog("nl")


def test_a_line_that_came_is_looked_at_alone() -> None:
    _, board = open_day()
    say(board, "Soep")
    before = find_ideas(T, board.session, IDEAS, 0)
    say(board, "Loket")
    after = find_ideas(T, board.session, IDEAS, 0, before)
    assert [idea.text for idea in after.ideas] == ["Soep", "Loket"]
    assert after.ideas[0] is before.ideas[0]


def test_what_changes_cards_that_were_there_is_seen() -> None:
    _, board = open_day()
    lines = [say(board, text).id for text in ("Soep", "Loket", "Muziek")]
    before = find_ideas(T, board.session, IDEAS, 0)
    merge(board, *lines[:2])
    after = find_ideas(T, board.session, IDEAS, 0, before)
    assert after == find_ideas(T, board.session, IDEAS, 0)
    assert len(after.ideas) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(MOVES, min_size=10, max_size=50))
def test_whatever_happens_it_is_what_would_be_found_anew(moves: list[Move]) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    found: FoundIdeas | None = None
    for move in moves:
        try_to(board, make_intent(board.session, move))
        found = find_ideas(T, board.session, IDEAS, 0, found)
        assert found == find_ideas(T, board.session, IDEAS, 0)
