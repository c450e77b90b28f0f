"""`?` and Enter is help, whatever has the keyboard, and nothing else happens."""

import pytest
from textual.events import Key

from samenwerk_tui.core import intents
from samenwerk_tui.ui.screens.help import HelpScreen
from tests.ui.board_host import Stand, board


async def fill(stand: Stand) -> None:
    """An idea to walk to and vote on, and an agreement."""
    stand.board._keep_line("gem: Loket")
    agreement = intents.MakeAgreement(phase=stand.session.phase, kind="collaboration", what="Elke maandag bellen")
    stand.board.do(agreement)
    await stand.settle()


async def on_to(stand: Stand, kind: str) -> None:
    while stand.kind != kind:
        stand.board.do(intents.NextPhase())
        await stand.settle()


@pytest.mark.parametrize("burst", [False, True])
@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("columns", ["down"]),
        ("columns", ["down", "m"]),
        ("vote", []),
        ("vote", ["enter"]),
        ("vote", ["enter", "f6"]),
        ("agreements", ["down"]),
    ],
)
async def test_question_mark_and_enter_in_a_panel_is_help_only(kind: str, keys: list[str], burst: bool) -> None:
    async with board(phase="07-columns") as stand:
        await fill(stand)
        await on_to(stand, kind)
        for key in keys:
            await stand.press(key)
        assert stand.board.focused is stand.board.panel
        before = stand.stored()
        if burst:
            stand.app.post_message(Key("question_mark", "?"))
            stand.app.post_message(Key("enter", "\r"))
            await stand.settle()
        else:
            await stand.press("question_mark", "enter")
        assert isinstance(stand.app.screen, HelpScreen)
        assert not stand.board.bar.asking
        assert stand.stored() == before
        await stand.press("enter")
        assert stand.board.is_current
        assert stand.board.focused is stand.board.panel
        assert stand.stored() == before


@pytest.mark.parametrize(("kind", "keys"), [("welcome", ["down"]), ("case", ["down"])])
async def test_where_typing_goes_on_in_the_line_it_is_the_lines_question_mark(kind: str, keys: list[str]) -> None:
    async with board(phase=kind) as stand:
        await stand.press(*keys)
        assert stand.board.focused is stand.board.panel
        await stand.press("question_mark")
        await stand.press("enter")
        assert isinstance(stand.app.screen, HelpScreen)
        assert stand.board.bar.line.value == ""
        assert stand.texts() == []


async def test_enter_leaves_the_help_that_a_key_opened() -> None:
    async with board() as stand:
        await stand.press("f1", "enter")
        assert stand.app.screen is stand.board
