"""The input line: everything that is typed is kept where it belongs, and nothing is lost or doubled."""

import pytest
from textual.events import Key, Paste

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.store.protocol import Draft
from samenwerk_tui.ui.messages import Ask
from samenwerk_tui.ui.widgets.input_bar import InputBar
from tests.hostile import HOSTILE
from tests.ui.board_host import board, painted
from tests.workshops import table

IDEAS = "07-columns"


async def test_enter_keeps_the_line_with_the_current_organisation() -> None:
    async with board() as stand:
        await stand.type("Soep op het plein")
        line = stand.line("Soep op het plein")
        assert (line.column, line.organisations, line.kind) == ("gemeente", ("gemeente",), "contribution")
        assert stand.board.bar.line.value == ""
        assert stand.board.bar.line.has_focus
        assert len(stand.posted(InputBar.Entered)) == 1


async def test_an_empty_line_is_no_contribution() -> None:
    async with board() as stand:
        await stand.type("", "   ")
        assert stand.texts() == []


async def test_tab_goes_round_the_columns_and_back() -> None:
    async with board() as stand:
        await stand.press("tab", "tab")
        assert stand.board.column == stand.board.columns()[2].id
        await stand.press("shift+tab", "shift+tab", "shift+tab")
        assert stand.board.column == "unknown"
        await stand.type("wie zei dit ook weer")
        assert stand.line("wie zei dit ook weer").organisations == ()


async def test_a_short_name_routes_one_line_only() -> None:
    async with board() as stand:
        await stand.type("pol: Dienst ruilen", "Loket", "xyz: dit blijft tekst")
        assert stand.line("Dienst ruilen").organisations == ("politie",)
        assert stand.line("Loket").organisations == ("gemeente",)
        assert "xyz: dit blijft tekst" in stand.texts()


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("! zij drinken ook koffie", "learned", "zij drinken ook koffie"),
        ("? omdat het altijd zo ging", "answer", "omdat het altijd zo ging"),
        ("~ja, maar de APV", "parked", "ja, maar de APV"),
        ("pol: ! ze bellen wel terug", "learned", "ze bellen wel terug"),
        ("!zonder spatie", "contribution", "!zonder spatie"),
    ],
)
async def test_a_prefix_makes_it_something_else(typed: str, kind: str, text: str) -> None:
    async with board() as stand:
        await stand.type(typed)
        assert stand.line(text).kind == kind


async def test_what_is_typed_right_after_enter_is_neither_lost_nor_doubled() -> None:
    async with board() as stand:
        await stand.pilot.press(*"een", "enter", *"twee", "enter", "enter", *"dr")
        await stand.settle()
        assert stand.texts() == ["een", "twee"]
        assert stand.board.bar.line.value == "dr"


async def test_up_corrects_the_last_line_and_the_line_that_waited_is_back() -> None:
    async with board() as stand:
        await stand.type("Huismeester met sleutl")
        await stand.press("up")
        assert stand.board.bar.line.value == "Huismeester met sleutl"
        await stand.press("backspace", "e", "l", "enter")
        assert stand.texts() == ["Huismeester met sleutel"]
        assert stand.board.bar.line.value == ""
        assert stand.posted(Ask) == []


async def test_escape_gives_a_question_up_and_keeps_the_text() -> None:
    async with board() as stand:
        await stand.pilot.press(*"half")
        await stand.press("f8", *"over elkaar".replace(" ", ""), "escape")
        assert stand.board.bar.line.value == "half"
        assert stand.texts() == []


async def test_f8_keeps_what_was_learned_and_returns() -> None:
    async with board() as stand:
        await stand.pilot.press(*"half", "f8", *"koffie", "enter")
        await stand.settle()
        assert stand.line("koffie").kind == "learned"
        assert stand.board.bar.line.value == "half"


async def test_question_mark_and_enter_is_help() -> None:
    async with board() as stand:
        await stand.type("?")
        assert type(stand.app.screen).__name__ == "HelpScreen"
        await stand.press("escape")
        assert stand.app.screen is stand.board
        assert stand.texts() == []


async def test_pasted_lines_are_shown_before_they_are_kept() -> None:
    async with board() as stand:
        stand.board.bar.line.post_message(Paste("\n".join(f"idee {number}" for number in range(20))))
        await stand.settle()
        assert type(stand.app.screen).__name__ == "PasteScreen"
        assert stand.texts() == []
        await stand.press("enter")
        assert stand.texts() == [f"idee {number}" for number in range(20)]
        await stand.press("ctrl+z")
        assert stand.texts() == []


async def test_a_paste_of_more_than_fits_is_refused_with_a_word() -> None:
    async with board() as stand:
        await stand.press(*"half")
        stand.board.bar.line.post_message(Paste("x\n" * (intents.MAX_LINES + 1)))
        await stand.settle()
        assert stand.app.screen is stand.board
        assert str(intents.MAX_LINES) in stand.said
        assert stand.board.bar.line.value == "half"
        stand.board.bar.line.post_message(Paste("x\n" * intents.MAX_LINES))
        await stand.settle()
        await stand.press("enter")
        assert len(stand.texts()) == intents.MAX_LINES


async def test_pasted_lines_can_be_refused() -> None:
    async with board() as stand:
        stand.board.bar.line.post_message(Paste("a\nb"))
        await stand.settle()
        await stand.press("escape")
        assert stand.texts() == []


async def test_the_half_typed_line_is_kept_and_comes_back() -> None:
    async with board() as stand:
        await stand.press("tab", *"halve")
        stand.board._tick()
        session = stand.session
        assert stand.archive.read_draft(session.id, "board") == Draft(
            text="halve", phase=session.phase, column=stand.board.column
        )
        archive = stand.archive
    async with board(archive=archive, session=session.id) as again:
        assert again.board.bar.line.value == "halve"
        assert again.board.column == stand.board.column


async def test_hostile_text_is_text_on_the_board_and_in_the_store() -> None:
    async with board() as stand:
        for payload in HOSTILE:
            stand.board._keep_line(payload[:3000])
        await stand.settle()
        await stand.press("down", "up", "up", "ctrl+p", "escape", "f1", "escape")
        assert stand.app.is_running
        assert not [line for line in stand.texts() if "\x1b" in line or "\u202e" in line or "\x00" in line]
        assert any("[@click=app.quit]" in line for line in stand.texts())


async def test_every_line_is_one_saved_event() -> None:
    async with board() as stand:
        before = len(stand.board.workshop.events)
        await stand.type("een", "twee")
        added = stand.board.workshop.events[before:]
        assert [type(event.fact) for event in added] == [fact.ContributionAdded] * 2
        assert len({event.batch for event in added}) == 2


async def test_a_burst_of_lines_stays_lines() -> None:
    async with board(phase="07-columns") as stand:
        line = stand.board.bar.line
        for char in "een\rtwee\rdrie\rvi":
            key = "enter" if char == "\r" else char
            line.post_message(Key(key, None if char == "\r" else char))
        await stand.settle()
        assert stand.texts() == ["een", "twee", "drie"]
        assert line.value == "vi"


async def test_a_yes_but_is_offered_to_be_parked_and_a_tilde_parks_it() -> None:
    async with board(phase="07-columns") as stand:
        await stand.press(*"ja, maar de APV", "enter")
        (line,) = stand.session.contributions
        assert line.kind == "contribution" and "parkeert" in painted(stand)
        await stand.press("~", "enter")
        assert stand.session.contribution(line.id).kind == "parked"
        assert "geparkeerd: “ja, maar de APV”" in painted(stand)
        await stand.press("~", "enter")
        assert "geen regel om te parkeren" in painted(stand)
        await stand.press("ctrl+z")
        assert stand.session.contribution(line.id).kind == "contribution"


async def test_the_label_is_that_of_the_column_that_tab_leads_to_at_once() -> None:
    async with board(phase="04-columns") as stand:
        await stand.press("tab")
        assert stand.board.column == "woningcorporatie"
        assert "COR · Wij zien ›" in painted(stand)


@pytest.mark.parametrize("phase", [IDEAS, "vote"])
async def test_an_answer_with_a_short_name_before_it_is_that_organisation_s(phase: str) -> None:
    async with board(phase=phase) as stand:
        await stand.press("f8")
        await stand.type("pol: ze bellen terug")
        line = stand.line("ze bellen terug")
        assert (line.kind, line.organisations) == ("learned", ("politie",))
        await stand.press("f8")
        await stand.type("dit: is geen route")
        assert stand.line("dit: is geen route").organisations == ("gemeente",)


async def test_at_a_table_an_answer_with_a_short_name_before_it_is_of_who_said_it() -> None:
    async with board(phase=IDEAS) as stand:
        tables = (table(1, "gemeente", "politie"), table(2, "bewoners"))
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=tables))
        await stand.settle()
        await stand.press("f8")
        await stand.type("pol: ze bellen terug")
        line = stand.line("ze bellen terug")
        assert (line.column, line.organisations) == ("table-1", ("politie",))
