"""Help: the keys of this phase as sentences, in two columns where there is room, and no key that does nothing."""

from typing import get_args

import pytest
from textual.containers import VerticalScroll

from samenwerk_tui.core import intents
from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.locale import LANGUAGES, Catalog
from samenwerk_tui.ui.screens.help import HelpScreen, blocks_of
from tests.ui.board_host import Stand, board, painted

KINDS: tuple[PhaseKind, ...] = get_args(PhaseKind)


def help_of(stand: Stand) -> VerticalScroll:
    assert isinstance(stand.app.screen, HelpScreen)
    return stand.app.screen.query_one(VerticalScroll)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
async def test_all_of_it_is_in_sight_on_a_beamer(kind: PhaseKind, language: str) -> None:
    async with board(size=(120, 34)) as stand:
        t = Catalog(language)  # type: ignore[arg-type]
        stand.app.push_screen(HelpScreen(t, "Titel", kind, ()))
        await stand.settle()
        assert help_of(stand).max_scroll_y == 0
        text = painted(stand)
        assert t(f"help.purpose.{kind}") in text and t("keys.quit.tip") in text and t("help.leave") in text
        assert t("help.leave_or_scroll") not in text
        for _, rows in blocks_of(kind):
            assert all(t(f"help.row.{row}.text") in text for row in rows)


async def test_beside_the_scrollbar_there_is_air() -> None:
    async with board(phase="07-columns", size=(100, 30)) as stand:
        await stand.press("f1")
        shown = help_of(stand)
        assert shown.max_scroll_y > 0
        texts = [text.region.right for text in shown.query("#help-columns Static")]
        assert max(texts) == shown.vertical_scrollbar.region.x - 1


async def test_it_scrolls_in_a_small_terminal_and_says_so() -> None:
    async with board(phase="07-columns", size=(80, 24)) as stand:
        await stand.press("f1")
        assert "↑↓" in painted(stand) and help_of(stand).max_scroll_y > 0
        assert "Ctrl+Q" not in painted(stand)
        await stand.press("end")
        assert "Ctrl+Q" in painted(stand) and Catalog("nl")("help.leave") in painted(stand)
        await stand.pilot.resize_terminal(120, 34)
        await stand.settle()
        assert "↑↓ meer" not in painted(stand)
        await stand.press("escape")
        assert stand.board.is_current


async def test_where_no_line_is_typed_there_is_nothing_about_one_and_the_keys_of_this_moment_are_there() -> None:
    async with board(phase="vote") as stand:
        idea = intents.NewLine(text="Soep", column="politie")
        stand.board.do(intents.AddContributions(phase="07-columns", lines=(idea,)))
        await stand.press("f1")
        text = painted(stand)
        assert "pol: …" not in text and Catalog("nl")("help.head.line") not in text
        assert Catalog("nl")("help.head.now") in text


async def test_marks_on_cards_are_explained_where_there_are_cards() -> None:
    for phase, there in (("columns", True), ("welcome", False), ("agreements", False)):
        async with board(phase=phase) as stand:
            await stand.press("f1")
            assert all((mark in painted(stand)) == there for mark in ("+1 COR", "↳ GEM", "✱"))


async def test_what_the_room_reads_and_the_key_for_the_parts_are_in_it() -> None:
    for phase, parts in (("04-columns", True), ("07-columns", False)):
        async with board(phase=phase) as stand:
            await stand.press("f1")
            text = painted(stand)
            assert stand.board.panel.instruction() in text
            assert (Catalog("nl")("help.row.part_of_prompt.text") in text) is parts
