"""Ideas as the room sees them, and what a vote is about."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas, idea_phase, ideas
from samenwerk_tui.core.model import BallotIdea
from tests.workshops import (
    IDEAS,
    MOVES,
    PERSPECTIVES,
    VOTE,
    WHY,
    Move,
    furnish,
    make_intent,
    merge,
    open_day,
    say,
    table,
    try_to,
)


def test_a_merged_idea_counts_once_where_its_first_line_was() -> None:
    _, board = open_day()
    a, b, c, d = (say(board, text, column) for text, column in zip("ABCD", ("politie", "gemeente") * 2, strict=True))
    cluster = merge(board, d.id, b.id)
    found = ideas(board.session, IDEAS)
    assert [(idea.id, idea.text, idea.column, idea.organisations, idea.merged) for idea in found] == [
        (a.id, "A", "politie", ("politie",), False),
        (cluster, "D", "gemeente", ("gemeente",), True),
        (c.id, "C", "politie", ("politie",), False),
    ]
    assert found[1].members == (d, b)


def test_it_belongs_to_every_organisation_once_in_order() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "bewoners", "politie"),)))
    lines = [say(board, column, column) for column in ("table-1", "gemeente", "group")]
    board.handle(intents.ChooseColumns(phase=IDEAS))
    lines.append(say(board, "politie", "politie"))
    merge(board, lines[3].id, lines[1].id, lines[2].id, lines[0].id)
    (idea,) = ideas(board.session, IDEAS)
    assert idea.organisations == ("politie", "gemeente", "bewoners")


def test_parked_and_learned_lines_are_no_ideas_but_answers_are() -> None:
    _, board = open_day()
    for kind in ("contribution", "answer", "parked", "learned"):
        say(board, kind, phase=WHY, kind=kind)
    assert [idea.text for idea in ideas(board.session, WHY)] == ["contribution", "answer"]
    assert ideas(board.session, IDEAS) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(MOVES, min_size=5, max_size=40))
def test_every_line_is_in_one_idea(moves: list[Move]) -> None:
    day, board = open_day()
    furnish(day)
    board.refresh()
    for move in moves:
        try_to(board, make_intent(board.session, move))
    for phase in board.session.phases:
        found = ideas(board.session, phase.id)
        members = [member.id for idea in found for member in idea.members]
        assert sorted(members) == sorted(line.id for line in board.session.in_phase(phase.id))
        assert len({idea.id for idea in found}) == len(found)
        columns = {column.id for column in board.session.columns(phase.id)}
        assert all(idea.column in columns and idea.text for idea in found)


def test_a_vote_is_about_the_nearest_phase_with_ideas() -> None:
    _, board = open_day()
    assert idea_phase(board.session, VOTE) is None and ballot_ideas(board.session, VOTE) == ()
    say(board, "Antwoord", phase=WHY)
    assert idea_phase(board.session, VOTE) is None, "only columns have ideas to vote on"
    say(board, "Blik", phase=PERSPECTIVES)
    assert idea_phase(board.session, VOTE) == PERSPECTIVES
    say(board, "Ja, maar", kind="parked")
    assert idea_phase(board.session, VOTE) == PERSPECTIVES
    say(board, "Idee")
    assert idea_phase(board.session, VOTE) == IDEAS
    assert idea_phase(board.session, IDEAS) == PERSPECTIVES
    assert idea_phase(board.session, "01-welcome") is None


def test_private_lines_are_not_on_a_ballot() -> None:
    _, board = open_day()
    say(board, "Onder ons", private=True)
    shown = say(board, "Voor allen")
    assert ballot_ideas(board.session, VOTE) == (
        BallotIdea(id=shown.id, text="Voor allen", organisations=("gemeente",)),
    )


def test_nor_is_the_text_of_one_as_the_title_of_a_merged_idea() -> None:
    _, board = open_day()
    private, shown = say(board, "Onder ons", private=True), say(board, "Voor allen")
    cluster = merge(board, private.id, shown.id)
    assert [(idea.id, idea.text) for idea in ballot_ideas(board.session, VOTE)] == [(cluster, "Voor allen")]
    board.handle(intents.TitleCluster(cluster=cluster, title="Samen"))
    assert [idea.text for idea in ballot_ideas(board.session, VOTE)] == ["Samen"]
    other = merge(board, say(board, "Een", private=True).id, say(board, "Twee", private=True).id)
    assert other not in {idea.id for idea in ballot_ideas(board.session, VOTE)}
