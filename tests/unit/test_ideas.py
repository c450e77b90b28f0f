"""Ideas as the room sees them, and what a vote is about."""

from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import IDEA_KINDS, ballot_ideas, built_on, idea_phases, ideas
from samenwerk_tui.core.material import PhaseKind, Programme
from samenwerk_tui.core.model import BallotIdea
from samenwerk_tui.service import Workshop
from tests.workshops import (
    IDEAS,
    MOVES,
    VOTE,
    WHY,
    Move,
    furnish,
    make_intent,
    make_programme_phase,
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
        assert sorted(members) == sorted(
            line.id for line in board.session.in_phase(phase.id) if line.kind in IDEA_KINDS
        )
        assert len({idea.id for idea in found}) == len(found)
        columns = {column.id for column in board.session.columns(phase.id)}
        assert all(idea.column in columns and idea.text for idea in found)


def test_what_was_built_on_is_the_whole_idea_that_it_is_part_of() -> None:
    _, board = open_day()
    assert built_on(board.session) == {}
    soup, light = say(board, "Soep", "bewoners"), say(board, "Licht", "gemeente")
    say(board, "Soep met licht", "politie", builds_on=soup.id)
    assert [(base, idea.organisations) for base, idea in built_on(board.session).items()] == [
        (soup.id, ("bewoners",))
    ]
    cluster = merge(board, light.id, soup.id)
    (idea,) = built_on(board.session).values()
    assert (idea.id, idea.text, idea.organisations) == (cluster, "Licht", ("gemeente", "bewoners"))
    board.handle(intents.SplitCluster(cluster=cluster))
    assert built_on(board.session)[soup.id].organisations == ("bewoners",)


PARTS = ("Wij zien", "Wij willen")


def day_of(*phases: PhaseKind | Literal["parts"]) -> Workshop:
    """A board on a day of these phases; `parts` is one with columns and parts."""
    perspectives = make_programme_phase("columns", "Perspectieven", 10, parts=PARTS)
    made = tuple(make_programme_phase(kind, kind, 10) if kind != "parts" else perspectives for kind in phases)
    return open_day(Programme(id="proef", title="Proef", phases=made))[1]


def test_a_vote_is_about_every_phase_with_ideas_since_the_vote_before() -> None:
    board = day_of("columns", "vote", "columns", "why", "columns", "vote")
    assert idea_phases(board.session, "06-vote") == () == ballot_ideas(board.session, "06-vote")
    say(board, "Antwoord", phase="04-why")
    say(board, "Ja, maar", phase="03-columns", kind="parked")
    assert idea_phases(board.session, "06-vote") == (), "only contributions to columns are voted on"
    say(board, "Vroeg", phase="01-columns")
    assert idea_phases(board.session, "06-vote") == ("01-columns",), "what an earlier vote was about, for want of any"
    say(board, "Laat", phase="05-columns")
    say(board, "Midden", phase="03-columns")
    assert idea_phases(board.session, "06-vote") == ("03-columns", "05-columns")
    assert [idea.text for idea in ballot_ideas(board.session, "06-vote")] == ["Midden", "Laat"]
    assert idea_phases(board.session, "02-vote") == ("01-columns",)
    assert idea_phases(board.session, "01-columns") == ()


def test_one_line_in_a_phase_that_came_in_between_adds_to_the_ballot() -> None:
    board = day_of("columns", "break", "vote")
    ideas_of_before = [say(board, text, phase="01-columns").text for text in ("Soep", "Licht")]
    board.handle(intents.AddPhase(kind="columns", title="Rondje", minutes=5, after="02-break"))
    say(board, "Nog één", phase="04-columns")
    assert [idea.text for idea in ballot_ideas(board.session, "03-vote")] == [*ideas_of_before, "Nog één"]


def test_ideas_of_a_skipped_phase_are_on_the_ballot() -> None:
    board = day_of("welcome", "columns", "vote")
    say(board, "Soep", phase="02-columns")
    board.handle(intents.SkipPhase(phase="02-columns"))
    assert [idea.text for idea in ballot_ideas(board.session, "03-vote")] == ["Soep"]


def test_perspectives_are_no_ideas_to_vote_on_unless_there_is_nothing_else_in_the_programme() -> None:
    board = day_of("parts", "columns", "vote")
    say(board, "Wij zien scherven", phase="01-columns")
    assert idea_phases(board.session, "03-vote") == () == ballot_ideas(board.session, "03-vote")
    board = day_of("parts", "parts", "vote")
    say(board, "Wij zien scherven", phase="01-columns")
    assert idea_phases(board.session, "03-vote") == ("01-columns",)
    say(board, "Wij willen rust", phase="02-columns")
    assert idea_phases(board.session, "03-vote") == ("02-columns",), "the nearest one only"


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
