"""A break: what the room sees of the time, the energizers, and typing, which catches up with the phase before it."""

from datetime import time

import pytest
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.ui.panels.pause import ENERGIZERS
from samenwerk_tui.ui.widgets.big_digits import BigDigits, height_of, rows_of
from samenwerk_tui.ui.widgets.held_up import HeldUp
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import Stand, board, painted

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
        told = stand.board.query_one("#break-until", Static)
        assert str(stand.board.query_one("#line-label", Static).content) == "GEM · bij Ideeën › "
        assert "bijgeschreven" not in str(told.content)
        await stand.type("Soep")
        assert str(told.content) == "nog 15 minuten · daarna: Stemronde · 1 regel bijgeschreven"


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


# The time that the day goes on


def figure(stand: Stand) -> BigDigits:
    return stand.board.query_one("#break-figure", BigDigits)


def told(stand: Stand, part: str) -> str:
    return str(stand.board.query_one(f"#break-{part}", Static).content)


async def pass_time(stand: Stand, **by: float) -> None:
    stand.clock.move(**by)
    stand.board._tick()
    await stand.settle()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 34), (200, 50)], ids=str)
async def test_the_time_that_the_day_goes_on_is_large_at_every_size_and_stays_in_overrun(
    size: tuple[int, int], language: Language
) -> None:
    words = Catalog(language)
    async with board(phase="break", programme="halve-dag", size=size, language=language) as stand:
        await stand.press("f2")
        for minutes, lead in ((0, "board.break_lead"), (14, "board.break_lead"), (3, "board.break_was")):
            await pass_time(stand, minutes=minutes)
            assert figure(stand).text == "13:15" and told(stand, "lead") == words(lead)
            scale = figure(stand)._scale()
            assert scale >= 2 and figure(stand).size.height >= height_of(scale)
            assert rows_of("13:15", scale)[0].strip() in painted(stand)
            assert "Ideeën" in told(stand, "until")
        assert "daarna" not in told(stand, "until") and "after that" not in told(stand, "until")


async def test_how_long_still_is_a_figure_where_there_is_room_and_words_where_there_is_not() -> None:
    async with board(phase="break", programme="halve-dag") as stand:
        await stand.press("f2")
        await pass_time(stand, seconds=61)
        assert "13:59" not in told(stand, "until")
        assert stand.board.query_one("#break-countdown", BigDigits).text == "13:59"
        await stand.pilot.resize_terminal(80, 24)
        await stand.settle()
        assert told(stand, "until") == "nog 13:59 · daarna: Ideeën"
        assert not stand.board.query_one("#break-countdown").display


async def test_no_time_is_promised_while_the_clock_stands_still_but_one_that_is_fixed() -> None:
    async with board(phase="break", programme="halve-dag") as stand:
        assert figure(stand).text == "15:00" and told(stand, "lead") == ""
        coming = stand.session.phases[stand.session.position + 1]
        stand.board.do(intents.FixPhase(phase=coming.id, at=time(13, 30)))
        await stand.settle()
        assert figure(stand).text == "13:30" and told(stand, "lead") == "We gaan verder om"
        await stand.press("f2")
        await pass_time(stand, minutes=20)
        assert figure(stand).text == "13:30" and told(stand, "lead") == "We gaan verder om"
        await pass_time(stand, minutes=11)
        assert figure(stand).text == "13:15" and told(stand, "lead") == "We zouden verder gaan om"


# Energizers


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_an_energizer_is_proposed_and_the_arrows_show_each_of_the_others(language: Language) -> None:
    words = Catalog(language)
    async with board(phase="break", programme="halve-dag", size=(80, 24), language=language) as stand:
        own = [words(f"board.energizer.{number}") for number in range(1, ENERGIZERS + 1)]
        seen = []
        for _ in own:
            seen.append(told(stand, "energizer"))
            assert " ".join(seen[-1].split()) in " ".join(painted(stand).split())
            await stand.press("right")
        assert seen == [words("board.break_energizer", text=text) for text in own]
        assert told(stand, "energizer") == seen[0]
        await stand.press("left")
        assert told(stand, "energizer") == seen[-1]


async def test_what_a_phase_asks_itself_comes_first_and_another_break_begins_with_another_one() -> None:
    async with board(phase="break", programme="hele-dag") as stand:
        first = told(stand, "energizer")
        while stand.session.current.title != "Energizer":
            stand.board.do(intents.NextPhase())
        await stand.settle()
        prompt = stand.session.current.prompt
        assert prompt in told(stand, "energizer")
        await stand.press("right")
        assert told(stand, "energizer") != first and prompt not in told(stand, "energizer")


@pytest.mark.usefixtures("plain_letters")
async def test_down_holds_the_energizer_up_with_the_time_and_whatever_is_typed_goes_to_the_line() -> None:
    async with board(phase="break", programme="halve-dag") as stand:
        await stand.press("f2", "down")
        held = stand.board.query_one(HeldUp)
        assert held.is_up and held.held.text in told(stand, "energizer")
        shown = " ".join(painted(stand).split())
        assert held.held.text in shown and "We gaan verder om 13:15" in shown and "Inchecken" not in shown
        before = held.held.text
        await stand.press("right")
        assert held.is_up and held.held.text != before
        await stand.press(*"soep")
        assert not held.is_up and stand.board.bar.line.value == "soep"
        await stand.press("enter", "down", "escape")
        assert not held.is_up and stand.board.bar.line.has_focus and stand.texts() == ["soep"]
        assert figure(stand).display and "13:15" in figure(stand).text


async def test_a_dark_beamer_and_a_key_of_the_board_put_the_energizer_down() -> None:
    async with board(phase="break", programme="halve-dag") as stand:
        for key in ("f9", "full_stop"):
            await stand.press("down", key)
            assert stand.board.curtain == "blank" and not stand.board.query_one(HeldUp).is_up
            await stand.press("escape")
            assert stand.board.bar.line.has_focus


@pytest.mark.parametrize("size", [(80, 24), (120, 34)], ids=str)
async def test_the_keys_of_the_energizer_stand_in_the_bottom_line(size: tuple[int, int]) -> None:
    async with board(phase="break", programme="halve-dag", size=size) as stand:
        hints = str(stand.board.query_one(StatusBar).query_one("#hints", Static).content)
        assert "←→ andere energizer" in hints and "↓ groot" in hints
