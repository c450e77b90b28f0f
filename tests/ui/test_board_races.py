"""What comes in between: keys while a panel is replaced, other screens, a second press, things that have gone."""

import asyncio
from collections.abc import Callable

import pytest
from textual.events import Key, Paste

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.phase_panel import PhasePanel
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"
WHOLE_GROUP = (Column(id=GROUP_COLUMN, kind="group"),)


def other_screen(stand: Stand) -> Workshop:
    return Workshop(stand.archive.open(stand.session.id), stand.clock, "desk")


async def a_few_turns(number: int) -> None:
    """Let the event loop go on a little: somewhere into the replacing of a panel."""
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.mark.parametrize("turns", range(0, 16, 3))
@pytest.mark.parametrize(
    "key",
    [
        BoardScreen.action_help,
        BoardScreen.action_cover,
        BoardScreen.action_full_countdown,
        BoardScreen.action_undo,
        BoardScreen.action_next_phase,
    ],
)
async def test_no_key_falls_between_two_panels(key: Callable[[BoardScreen], None], turns: int) -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.NextPhase())
        await a_few_turns(turns)
        key(stand.board)
        await stand.settle()
        assert stand.board.panel.phase_id == stand.session.phase
        assert list(stand.board.query(Panel)) == [stand.board.panel]


async def test_two_phases_on_at_once_end_with_one_panel() -> None:
    async with board(phase=IDEAS) as stand:
        for _ in range(3):
            stand.board.do(intents.NextPhase())
        await stand.settle()
        assert list(stand.board.query(Panel)) == [stand.board.panel]
        assert stand.board.panel.phase_id == stand.session.phase
        assert stand.session.current.title in painted(stand)


async def test_an_added_phase_that_is_undone_while_it_is_on_the_screen() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.AddPhase(kind="columns", title="Rondje", minutes=3, after=IDEAS))
        stand.board.do(intents.NextPhase())
        await stand.settle()
        assert "Rondje" in painted(stand)
        stand.board.action_undo()
        stand.board.action_undo()
        stand.board.action_help()
        await stand.settle()
        assert stand.session.phase == IDEAS
        assert "Rondje" not in {phase.title for phase in stand.session.phases}
        assert list(stand.board.query(Panel)) == [stand.board.panel]


@pytest.mark.parametrize("turns", range(0, 14, 2))
async def test_columns_may_change_while_the_columns_are_replaced(turns: int) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("gem: Loket")
        stand.board.do(intents.AddOrganisation(name="Wijkteam", people=3))
        await a_few_turns(turns)
        stand.board.column = "politie"
        await stand.settle()
        assert "Loket" in painted(stand)
        assert "WIJ" in painted(stand)


async def test_tab_where_the_current_column_has_just_gone() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.column = "politie"
        await stand.settle()
        stand.board.workshop.handle(intents.ChooseColumns(phase=IDEAS, columns=WHOLE_GROUP))
        stand.board.bar.line.post_message(LeanInput.Turn(1))
        await stand.settle()
        assert stand.board.column in {column.id for column in stand.board.columns()}


async def test_a_routed_line_is_kept_while_another_screen_goes_on_to_other_columns() -> None:
    async with board(phase=IDEAS) as stand:
        other = other_screen(stand)
        coming = stand.session.phases[stand.session.position + 1].id
        other.handle(intents.ChooseColumns(phase=coming, columns=WHOLE_GROUP))
        other.handle(intents.NextPhase())
        assert stand.board._keep_line("pol: Dienst ruilen")
        await stand.settle()
        assert stand.line("Dienst ruilen").organisations == ("politie",)
        assert stand.session.phase == coming


async def test_a_phase_that_has_gone_can_be_clicked() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.query_one(PhasePanel).post_message(PhasePanel.Pressed("99-columns"))
        await stand.settle()
        assert stand.session.phase == IDEAS
        assert stand.said


async def test_the_second_press_never_goes_elsewhere_than_the_first_one_said() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("pagedown")
        told = stand.said
        other_screen(stand).handle(intents.SkipPhase(phase=stand.session.phases[stand.session.position + 1].id))
        stand.board._tick()
        await stand.press("pagedown")
        assert stand.session.phase == IDEAS
        assert stand.said != told


async def test_a_second_enter_in_the_palette_is_not_a_second_command() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("ctrl+p")
        await stand.pilot.press(*"pauze toevoegen")
        await stand.settle()
        line = stand.app.screen.query_one(LeanInput)
        for _ in range(2):
            line.post_message(Key("enter", None))
        await stand.settle()
        assert stand.app.screen is stand.board
        assert stand.board.bar.asking


async def test_a_phase_that_is_chosen_in_the_palette_needs_no_second_press() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("ctrl+p")
        await stand.pilot.press(*Catalog("nl")("keys.next_phase.name").lower())
        await stand.settle()
        await stand.press("enter")
        assert stand.session.phase != IDEAS


async def test_a_paste_that_cannot_be_saved_is_proposed_again() -> None:
    async with board(phase=IDEAS) as stand:
        store = stand.board.workshop._store

        def full(decide: object) -> tuple[fact.Event, ...]:
            raise StoreError(Reason.DISK_FULL, store.path)

        store.append = full  # type: ignore[method-assign]  # a disk that is full
        stand.board.bar.line.post_message(Paste("een\ntwee"))
        await stand.settle()
        await stand.press("enter")
        assert stand.texts() == []
        assert stand.board.query_one(StatusBar).has_class("-unsaved")
        del store.append
        await stand.press("enter")
        assert stand.texts() == ["een", "twee"]
        assert stand.app.screen is stand.board


async def test_the_keys_of_merging_are_there_when_the_message_goes() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("gem: Loket", "pol: Wie belt wie")
        await stand.press("down", "m")
        stand.board.query_one(StatusBar).clear()
        await stand.settle()
        merging = painted(stand).splitlines()[-1]
        await stand.press("escape")
        stand.board.query_one(StatusBar).clear()
        await stand.settle()
        assert painted(stand).splitlines()[-1] != merging


async def test_a_line_that_was_said_to_no_part_is_on_the_board() -> None:
    async with board(phase="columns") as stand:
        line = intents.NewLine(text="Van de flap", column="politie")
        other_screen(stand).handle(intents.AddContributions(phase=stand.session.phase, lines=(line,)))
        stand.board._tick()
        await stand.settle()
        assert "Van de flap" in painted(stand)
        await stand.press("right")
        assert "Van de flap" not in painted(stand)
