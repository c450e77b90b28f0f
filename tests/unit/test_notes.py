"""What the co-facilitator writes down: kept, corrected, undone and erased like all else, and told to nobody."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.sayings import sayings
from samenwerk_tui.export.data import show
from samenwerk_tui.export.markdown import markdown
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from tests.workshops import IDEAS, PULSE, essence, open_day, refusal

TEXT = "Politie nog vragen naar de sleutel"


def note(board: Workshop, text: str = TEXT) -> str:
    board.handle(intents.WriteNote(phase=IDEAS, text=text))
    return board.session.notes[-1].id


def test_a_note_is_written_corrected_and_thrown_away_and_all_of_it_can_be_undone() -> None:
    _, board = open_day()
    before = essence(board.session)
    written = note(board, "  Politie   nog vragen ")
    assert [(one.text, one.phase) for one in board.session.notes] == [("Politie nog vragen", IDEAS)]
    edit = intents.EditNote(id=written, text="Gemeente nog vragen")
    board.handle(edit)
    assert board.handle(edit).facts == ()
    board.handle(intents.DeleteNote(id=written))
    assert not board.session.notes
    for text in ("Gemeente nog vragen", "Politie nog vragen"):
        board.handle(intents.Undo())
        assert [one.text for one in board.session.notes] == [text]
    board.handle(intents.Undo())
    assert essence(board.session) == before


def test_what_is_no_note_is_refused() -> None:
    _, board = open_day()
    assert refusal(board, intents.WriteNote(phase=IDEAS, text="  ")).rule is Rule.EMPTY_TEXT
    assert refusal(board, intents.WriteNote(phase="weg", text=TEXT)).rule is Rule.NO_SUCH_PHASE
    assert refusal(board, intents.EditNote(id="weg", text=TEXT)).rule is Rule.GONE
    assert refusal(board, intents.DeleteNote(id="weg")).rule is Rule.GONE


def test_a_note_is_in_no_report_and_in_the_json_of_the_whole_state() -> None:
    day, board = open_day()
    written = note(board)
    now = day.clock.now()
    for share in (False, True):
        assert TEXT not in markdown(board.session, now, Catalog("nl"), share=share)
    (told,) = show(board.session, now)["notes"]
    assert (told["id"], told["phase"], told["text"]) == (written, IDEAS, TEXT)


def test_a_note_is_among_the_lines_and_can_be_erased_for_good() -> None:
    _, board = open_day()
    written = note(board)
    board.handle(intents.EditNote(id=written, text=f"{TEXT}, en Jan"))
    (said,) = sayings(board.events, board.session)
    assert (said.kind, said.text, said.phase, said.organisations) == ("note", f"{TEXT}, en Jan", IDEAS, ())
    board.handle(intents.EraseForGood(id=written))
    assert "sleutel" not in repr(board.events) and not board.session.notes
    assert sayings(board.events, board.session) == ()


def test_another_screen_that_corrects_a_note_keeps_it_from_being_undone() -> None:
    day, board = open_day()
    written = note(board)
    desk = day.screen("desk")
    desk.handle(intents.EditNote(id=written, text="Anders"))
    board.refresh()
    assert refusal(board, intents.Undo()).rule is Rule.UNDO_BUILT_ON
    board.handle(intents.WriteNote(phase=PULSE, text="Nog een"))
    board.handle(intents.Undo())
    assert [one.text for one in board.session.notes] == ["Anders"]
