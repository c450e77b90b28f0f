"""Typing in a break: it catches up with the phase before it."""

from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from tests.ui.board_host import Stand, board

IDEAS = "07-columns"


async def pause_after(stand: Stand) -> None:
    """A break right after the phase the room is in, and into it."""
    pause = intents.AddPhase(kind="break", title="Pauze", minutes=15, after=stand.session.phase)
    stand.board.do(pause)
    await stand.press("pagedown", "pagedown")
    assert stand.kind == "break"


async def test_lines_reach_the_board_and_the_ballot_of_the_phase_before() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Loket")
        await pause_after(stand)
        await stand.type("Soep", "pol: Dienst ruilen", "! koffie")
        await stand.press("f8", *"thee", "enter")
        found = [(line.text, line.phase, line.column, line.kind) for line in stand.stored().contributions[1:]]
        assert found == [
            ("Soep", IDEAS, "gemeente", "contribution"),
            ("Dienst ruilen", IDEAS, "politie", "contribution"),
            ("koffie", IDEAS, "gemeente", "learned"),
            ("thee", IDEAS, "gemeente", "learned"),
        ]
        vote = next(phase.id for phase in stand.session.phases if phase.kind == "vote")
        assert [idea.text for idea in ballot_ideas(stand.stored(), vote)] == ["Loket", "Soep", "Dienst ruilen"]


async def test_the_board_says_for_which_phase_a_line_is_and_how_many_there_are() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        await stand.type("Loket")
        stand.clock.move(minutes=1)
        await pause_after(stand)
        note = stand.board.query_one("#break-note", Static)
        assert str(stand.board.query_one("#line-label", Static).content) == "GEM · bij Ideeën › "
        assert str(note.content) == ""
        await stand.type("Soep")
        assert str(note.content) == "1 regel bijgeschreven"


async def test_columns_are_those_of_the_phase_before() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)))
        await stand.settle()
        await pause_after(stand)
        assert [column.id for column in stand.board.columns()] == [GROUP_COLUMN, "unknown"]
        await stand.type("pol: Dienst ruilen")
        assert stand.line("Dienst ruilen").organisations == ("politie",)


async def test_up_corrects_and_undo_takes_back_what_was_caught_up() -> None:
    async with board(phase=IDEAS) as stand:
        await pause_after(stand)
        await stand.type("Spoe")
        await stand.press("up", "backspace", "backspace", "backspace", *"oep", "enter")
        assert stand.texts() == ["Soep"]
        await stand.press("ctrl+z", "ctrl+z")
        assert stand.texts() == []
        assert stand.kind == "break"


async def test_a_line_after_the_agreements_is_an_agreement() -> None:
    async with board(phase="agreements") as stand:
        phase = stand.session.phase
        await pause_after(stand)
        await stand.type("pol: Elke maandag bellen")
        (agreement,) = stand.stored().agreements
        assert (agreement.phase, agreement.what, agreement.organisation) == (phase, "Elke maandag bellen", "politie")
        assert stand.texts() == []
