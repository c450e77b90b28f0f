"""What stands where on the board at which size: heads, hints, the clock and what is out of sight."""

from pathlib import Path

import pytest
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_digits import BigDigits, width_of
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.phase_panel import PhasePanel
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"
t = Catalog("nl")


def heads(stand: Stand) -> list[str]:
    """The heads of the columns in sight."""
    return [box.head for box in stand.board.query(ColumnBox) if box.display]


async def with_eight(stand: Stand) -> None:
    for name in ("Ondernemersvereniging", "Schoolbestuur", "Jeugdgezondheidszorg"):
        stand.board.do(intents.AddOrganisation(name=name, people=2))
    await stand.settle()


# Columns


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 34), (160, 45), (200, 50)], ids=str)
async def test_either_all_names_stand_at_the_heads_or_none(size: tuple[int, int]) -> None:
    async with board(phase=IDEAS, size=size) as stand:
        for _ in range(2):
            named = [head for head in heads(stand) if " " in head]
            assert len(named) in (0, len(heads(stand)))
            assert all(len(head.split(" ", 1)[1].removesuffix("…")) >= 6 for head in named if "…" in head)
            assert all(len(head) <= box.size.width - 3 for head, box in zip(named, boxes(stand), strict=False))
            await with_eight(stand)


def boxes(stand: Stand) -> list[ColumnBox]:
    return [box for box in stand.board.query(ColumnBox) if box.display]


@pytest.mark.parametrize(("size", "beside"), [((100, 30), False), ((120, 34), False), ((160, 45), True)], ids=str)
async def test_the_phase_panel_goes_where_eight_columns_need_its_place(size: tuple[int, int], beside: bool) -> None:
    async with board(phase=IDEAS, size=size) as stand:
        assert stand.board.query_one(PhasePanel).display
        await with_eight(stand)
        assert stand.board.query_one(PhasePanel).display is beside
        assert len(heads(stand)) >= 8
        assert "7/13  Ideeën" in painted(stand)


async def test_columns_out_of_sight_are_told_in_words_and_the_current_one_is_in_sight() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        await with_eight(stand)
        assert "nog 2 →" in painted(stand)
        await stand.press("shift+tab", "shift+tab", "shift+tab")
        assert heads(stand)[-1].startswith("JEU")
        assert "← nog 2" in painted(stand)
        assert "→" not in painted(stand).split("JEU")[0]


async def test_an_empty_board_invites_in_the_current_column() -> None:
    async with board(phase=IDEAS) as stand:
        assert "Roep maar" in painted(stand)
        await stand.type("Eén loket")
        assert "Roep maar" not in painted(stand)


async def test_a_covered_board_says_why_and_still_shows_the_prompt() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Geheim", "Nog een veel langer geheim van iemand")
        await stand.press("f6")
        shown = painted(stand)
        assert t("columns.silent") in shown and stand.session.current.prompt in shown
        assert "eheim" not in shown
        bars = [word for word in shown.split() if "▒" in word]
        assert len(bars) == 2 and bars[0] == bars[1]


async def test_after_merging_the_current_column_is_where_the_walker_is() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("pol: Wie belt wie", "gem: Loket")
        await stand.press("down", "m", "right", "enter")
        (cluster,) = stand.session.clusters
        assert stand.board.panel.has_focus
        assert stand.board.column == stand.session.contribution(cluster.members[0]).column == "gemeente"
        assert "GEM ›" in painted(stand)
        assert "+1 POL Loket" in painted(stand)
        await stand.press("m", "m")
        assert stand.board.column == "gemeente" and stand.board.panel.has_focus


# The clock


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 34), (160, 45), (200, 50)], ids=str)
async def test_the_full_countdown_keeps_clear_of_the_sides(size: tuple[int, int]) -> None:
    async with board(phase=IDEAS, size=size) as stand:
        await stand.press("f5")
        digits = stand.board.query_one("#full-countdown", BigDigits)
        assert digits.region.x >= 4 and size[0] - digits.region.right >= 4
        assert width_of(digits.text, digits._scale()) <= digits.size.width


async def test_the_line_is_out_of_sight_under_the_full_countdown_until_it_is_typed_in() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f5")
        assert "GEM ›" not in painted(stand)
        assert stand.board.bar.line.has_focus
        await stand.press("a", "b")
        assert "GEM › ab" in painted(stand)
        await stand.press("enter")
        assert "ab" in stand.texts()
        assert "GEM ›" not in painted(stand)
        await stand.press("f8")
        assert t("board.learned_line") in painted(stand)
        await stand.press("escape", "escape")
        assert "GEM ›" in painted(stand)


async def test_the_break_tells_when_the_day_goes_on() -> None:
    async with board(phase="break", programme="halve-dag", size=(80, 24)) as stand:
        assert "nog 15 minuten" in painted(stand) and not stand.board.query_one(PhasePanel).display
        await stand.press("f2")
        assert "We gaan verder om" in painted(stand)


async def test_what_took_less_than_a_minute_says_so() -> None:
    async with board(phase=IDEAS) as stand:
        stand.clock.move(minutes=12)
        stand.board.do(intents.NextPhase())
        await stand.settle()
        rows = {row.split()[1]: row.split()[2] for row in painted(stand).split("\n") if row.startswith("  ✓")}
        assert (rows["Inchecken"], rows["Ideeën"]) == ("<1", "12")


# The bottom line


async def test_when_it_was_saved_is_there_from_the_start_and_while_something_is_refused() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        assert "bewaard 13:00:00" in painted(stand)
        await stand.press("down")
        assert stand.said
        assert "bewaard 13:00:00" in painted(stand)


async def test_the_hint_of_the_countdown_goes_last() -> None:
    async with board(phase=IDEAS, size=(60, 20)) as stand:
        last = painted(stand).split("\n")[-1]
        assert "F2 start" in last and "F1 hulp" in last and "verbeter" not in last


async def test_a_first_press_says_which_key_is_pressed_once_more() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("pagedown")
        assert stand.said == "PgDn nogmaals voor: Stemronde"
        stand.clock.move(minutes=1)
        await stand.press("pageup")
        assert stand.said == "PgUp nogmaals voor: Gezamenlijk doel"


async def test_a_report_is_told_on_one_row_and_its_name_is_in_one_piece(tmp_path: Path) -> None:
    deep = tmp_path / "een-map-met-een-lange-naam"
    async with board(phase=IDEAS, size=(200, 50), exports=deep) as stand:
        await stand.press("ctrl+e")
        (report,) = deep.iterdir()
        assert str(report) in painted(stand)
        for size, told in [((120, 34), report.name), ((80, 24), report.name[-19:])]:
            await stand.pilot.resize_terminal(*size)
            await stand.settle()
            last = painted(stand).split("\n")[-1]
            assert "Verslag gemaakt: " in last and told in last and str(deep) not in last
            assert stand.board.query_one(StatusBar).size.height == 1


async def test_before_a_question_to_the_column_stands_who_speaks_and_not_what_the_line_was_for() -> None:
    async with board(phase="agreements", size=(80, 24)) as stand:
        label = stand.board.query_one("#line-label", Static)
        assert "Afspraak" in str(label.content)
        await stand.press("f8")
        assert str(label.content) == f"GEM {t('board.learned_line')} › "
        await stand.press("escape")
        assert "Afspraak" in str(label.content)
