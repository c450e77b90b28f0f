"""Everything that was said, whatever became of it."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.sayings import sayings
from samenwerk_tui.service import Workshop
from tests.workshops import AGREEMENTS, IDEAS, PULSE, TWO_PULSES, WHY, merge, open_day, say


def told(board: Workshop) -> list[tuple[str, str]]:
    """Every text with what became of it, oldest first."""
    return [(one.text, one.fate) for one in sayings(board.events, board.session)]


def agree(board: Workshop, what: str) -> str:
    board.handle(intents.MakeAgreement(phase=AGREEMENTS, kind="case", what=what))
    return board.session.agreements[-1].id


def test_lines_of_every_kind_and_phase_and_agreements_in_the_order_they_were_made() -> None:
    _, board = open_day()
    say(board, "Loket")
    say(board, "koffie", phase="01-welcome", kind="learned")
    agree(board, "Elke maandag bellen")
    say(board, "ja, maar", phase=AGREEMENTS, kind="parked")
    assert told(board) == [
        ("Loket", "there"),
        ("koffie", "there"),
        ("Elke maandag bellen", "there"),
        ("ja, maar", "there"),
    ]


def test_what_is_there_is_as_it_is_now() -> None:
    _, board = open_day()
    line = say(board, "Lokte")
    board.handle(intents.EditContribution(id=line.id, text="Loket"))
    board.handle(intents.MoveContribution(id=line.id, column="politie"))
    (one,) = sayings(board.events, board.session)
    assert one.what == board.session.contribution(line.id)


def test_what_was_taken_away_is_as_it_was_then() -> None:
    _, board = open_day()
    line, agreement = say(board, "Lokte"), agree(board, "Bellen")
    board.handle(intents.EditContribution(id=line.id, text="Loket"))
    board.handle(intents.MoveContribution(id=line.id, column="politie"))
    board.handle(intents.EditAgreement(id=agreement, kind="case", what="Elke maandag bellen", owner="wijkagent"))
    board.handle(intents.DeleteContribution(id=line.id))
    board.handle(intents.DeleteAgreement(id=agreement))
    assert told(board) == [("Loket", "deleted"), ("Elke maandag bellen", "deleted")]
    assert sayings(board.events, board.session)[0].organisations == ("politie",)


def test_what_was_undone_is_told_as_such_and_there_again_when_redone() -> None:
    _, board = open_day()
    line = say(board, "Loket")
    board.handle(intents.EditContribution(id=line.id, text="Balie"))
    board.handle(intents.Undo())
    assert told(board) == [("Loket", "there")]
    board.handle(intents.Undo())
    assert told(board) == [("Loket", "undone")]
    board.handle(intents.Redo())
    assert told(board) == [("Loket", "there")]


def test_a_deletion_that_was_undone_is_none() -> None:
    _, board = open_day()
    board.handle(intents.DeleteContribution(id=say(board, "Loket").id))
    board.handle(intents.Undo())
    assert told(board) == [("Loket", "there")]


def test_what_was_erased_is_not_told_whatever_became_of_it() -> None:
    _, board = open_day()
    there, deleted, undone = say(board, "Jan1"), say(board, "Jan2"), say(board, "Jan3")
    board.handle(intents.Undo())
    board.handle(intents.DeleteContribution(id=deleted.id))
    agreement = agree(board, "Jan4")
    for one in (there.id, deleted.id, undone.id, agreement):
        board.handle(intents.EraseForGood(id=one))
    assert told(board) == []
    assert "Jan" not in str(board.events)


def test_another_phase_is_told_too() -> None:
    _, board = open_day()
    say(board, "Loket", phase=IDEAS)
    say(board, "Inloop", phase="03-columns")
    assert [one.phase for one in sayings(board.events, board.session)] == [IDEAS, "03-columns"]


def test_questions_versions_conditions_and_outcomes_are_among_them() -> None:
    _, board = open_day()
    parked = say(board, "Ja, maar de APV", kind="parked")
    board.handle(intents.AskQuestion(phase=WHY, text="Waarom?", asked_by="politie"))
    board.handle(intents.Word(about="goal", phase=WHY, text="Rust"))
    goal = board.session.wordings[0].id
    for answer, reason in (("yes_if", "als er licht is"), ("yes", "")):
        board.handle(
            intents.TakeStance.model_validate(
                {"wording": goal, "organisation": "politie", "answer": answer, "reason": reason}
            )
        )
    board.handle(intents.SettleParked(parked=parked.id, how="owned", text="jurist", organisation="gemeente"))
    board.handle(intents.EditQuestion(id=board.session.questions[0].id, text="Waarom zo?", asked_by="politie"))
    board.handle(intents.WithdrawWording(id=goal))
    found = sayings(board.events, board.session)
    assert [(one.kind, one.text, one.organisations, one.fate) for one in found] == [
        ("parked", "Ja, maar de APV", ("gemeente",), "there"),
        ("asked", "Waarom zo?", ("politie",), "there"),
        ("goal", "Rust", (), "deleted"),
        ("stance", "als er licht is", ("politie",), "deleted"),
        ("settled", "jurist", ("gemeente",), "there"),
    ]


def test_other_words_for_a_statement_are_among_them_once_and_so_are_the_ones_before() -> None:
    _, board = open_day(TWO_PULSES)
    for text in ("Ik ken ze.", "Ik ken ze al."):
        board.handle(intents.RewordStatement(phase=PULSE, statement="wie", text=text))
    found = sayings(board.events, board.session)
    assert [(one.kind, one.text, one.fate, one.phase) for one in found] == [
        ("statement", "Ik ken ze.", "deleted", PULSE),
        ("statement", "Ik ken ze al.", "there", PULSE),
    ]


def test_a_title_of_a_merged_idea_is_among_them_as_long_as_it_has_it() -> None:
    _, board = open_day()
    cluster = merge(board, say(board, "Soep").id, say(board, "Eten").id)
    board.handle(intents.TitleCluster(cluster=cluster, title="Samen eten"))
    title = sayings(board.events, board.session)[-1]
    assert (title.kind, title.text, title.fate, title.phase) == ("title", "Samen eten", "there", IDEAS)
    board.handle(intents.SplitCluster(cluster=cluster))
    assert sayings(board.events, board.session)[-1].fate == "deleted"
    board.handle(intents.Undo())
    board.handle(intents.Undo())
    assert sayings(board.events, board.session)[-1].fate == "undone"
