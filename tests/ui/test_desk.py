"""The co-facilitator's desk: what it keeps an eye on, its own keys, and what of it the room never sees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import LANGUAGES, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.ui.screens.desk import DeskScreen
from samenwerk_tui.ui.widgets.desk_pane import DeskPane
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from tests.hostile import HOSTILE
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"
SIZES = [(80, 24), (100, 30), (120, 34), (200, 50)]


@asynccontextmanager
async def desk(
    *, size: tuple[int, int] = (120, 34), phase: str = IDEAS, language: Language = "nl"
) -> AsyncIterator[Stand]:
    async with board(size=size, phase=phase, language=language, kind=DeskScreen, name="desk") as stand:
        yield stand


def pane(stand: Stand) -> list[str]:
    """The rows of the desk itself, with single blanks."""
    texts = ("".join(span.text for span in row.line) for row in stand.board.query_one(DeskPane).rows)
    return [" ".join(text.split()) for text in texts if text.strip()]


def other_screen(stand: Stand) -> Workshop:
    return Workshop(stand.archive.open(stand.session.id), stand.clock, "board")


def say(workshop: Workshop, text: str, column: str, phase: str = IDEAS) -> None:
    line = intents.NewLine(text=text, column=column)
    workshop.handle(intents.AddContributions(phase=phase, lines=(line,)))


@pytest.mark.parametrize("size", SIZES)
async def test_it_has_the_whole_board_and_the_desk_beside_it(size: tuple[int, int]) -> None:
    async with desk(size=size) as stand:
        await stand.type("pol: Soep op het plein", "Licht")
        seen = painted(stand)
        assert "Soep op" in seen and "Ideeën" in seen and "BEW" in seen
        assert "Nog niet gehoord" in seen and "45 minuten voor" in seen
        assert {line.text for line in stand.stored().contributions} == {"Soep op het plein", "Licht"}
        assert {event.screen for event in stand.board.workshop.events[-2:]} == {"desk"}


async def test_who_was_not_heard_yet_is_told_until_they_are() -> None:
    async with desk() as stand:
        assert "GEM COR SOC POL BEW" in pane(stand)
        await stand.type("pol: Soep", "sóc: geen route", "cor: Licht")
        assert "SOC BEW" in pane(stand)
        await stand.type("soc: Bank", "bew: Boom")
        assert "Nog niet gehoord" not in pane(stand)


async def test_where_the_whole_group_speaks_nobody_is_waited_for() -> None:
    async with desk(phase="vote") as stand:
        assert "Nog niet gehoord" not in pane(stand)
        stand.board.do(intents.EnterPhase(phase=IDEAS))
        await stand.settle()
        assert "Nog niet gehoord" in pane(stand)
        stand.board.do(
            intents.ChooseColumns(phase=IDEAS, columns=tuple(c for c in stand.board.columns() if c.kind == "group"))
        )
        await stand.settle()
        assert "Nog niet gehoord" not in pane(stand)


async def test_what_one_types_is_held_against_what_is_there() -> None:
    async with desk() as stand:
        await stand.type("pol: Iedere maand soep op het plein", "bew: Een bank bij de school")
        for key in "soep op het plein":
            await stand.pilot.press("space" if key == " " else key)
        stand.board._tick()
        rows = pane(stand)
        assert rows[rows.index("Lijkt op wat je typt") + 1].startswith("Iedere maand soep op het plein")
        await stand.press("ctrl+u")
        stand.board._tick()
        assert "Lijkt op wat je typt" not in pane(stand)


async def test_ideas_that_look_alike_stand_beside_each_other_until_they_are_merged() -> None:
    async with desk() as stand:
        await stand.type("Bankjes op het plein", "pol: BANKJE OP PLEIN!", "bew: Fietsroute")
        rows = pane(stand)
        assert rows[rows.index("Lijken op elkaar") + 1].startswith("Bankjes op het plein GEM ≈ BANKJE")
        one, other, _ = (line.id for line in stand.session.contributions)
        stand.board.do(intents.MergeIdeas(ids=(one, other)))
        await stand.settle()
        assert "Lijken op elkaar" not in pane(stand)


async def test_lines_of_nobody_are_assigned_one_after_the_other() -> None:
    async with desk() as stand:
        for text in ("Feest", "Licht", "Bank"):
            say(other_screen(stand), text, "unknown")
        stand.board._tick()
        await stand.settle()
        assert "Ctrl+T" in painted(stand)
        assert pane(stand)[-3:] == ["Feest", "Licht", "Bank"]
        await stand.press("ctrl+t", *"pol", "enter")
        assert stand.line("Feest").organisations == ("politie",)
        await stand.press(*"xyz", "enter")
        assert stand.line("Licht").organisations == (), "nobody is called so: it is asked again"
        await stand.press("ctrl+u", *"bew", "enter")
        assert stand.line("Licht").organisations == ("bewoners",)
        await stand.press("escape")
        assert not stand.board.bar.asking and stand.line("Bank").organisations == ()
        await stand.press("ctrl+t", *"gem", "enter")
        assert not stand.board.bar.asking
        await stand.press("ctrl+t")
        assert "bekend van wie" in stand.said


async def test_how_late_it_is_stands_on_the_desk() -> None:
    async with desk(phase="welcome") as stand:
        assert "op schema" in pane(stand)[0]
        stand.clock.move(minutes=12)
        stand.board._tick()
        assert "12 minuten achter" in pane(stand)[0]


async def test_a_note_is_kept_and_stands_on_the_desk_only() -> None:
    async with desk() as stand:
        await stand.press("f7", *"sleutel", "enter")
        (note,) = stand.stored().notes
        assert (note.text, note.phase) == ("sleutel", IDEAS)
        assert pane(stand)[-2:] == ["Notities", "sleutel"]
        await stand.press("f7", "enter")
        assert len(stand.stored().notes) == 1, "an empty one is none"
        await stand.press("ctrl+z")
        assert stand.stored().notes == ()
        await stand.press("ctrl+y")
        async with board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as beamer:
            assert "sleutel" not in painted(beamer)
            await beamer.press("f7", *"x")
            assert not beamer.board.bar.asking, "F7 is no key of the board"
            await beamer.press("ctrl+u", "ctrl+p", *"alle", "enter")
            assert "sleutel" not in painted(beamer) and "notitie" not in painted(beamer)


async def test_a_half_typed_note_comes_back_as_a_note() -> None:
    async with desk() as stand:
        await stand.press(*"loket", "f7")
        stand.board.bar.put("sleut")
        stand.board._tick()
        draft = stand.archive.read_draft(stand.session.id, "desk")
        assert draft is not None and draft.waiting == ("loket",)
    async with board(
        phase=IDEAS, archive=stand.archive, session=stand.session.id, draft=draft, kind=DeskScreen, name="desk"
    ) as again:
        assert again.board.bar.asking and again.board.bar.line.value == "sleut"
        await again.press(*"el", "enter")
        assert [note.text for note in again.stored().notes] == ["sleutel"]
        assert again.board.bar.line.value == "loket"


async def test_a_half_typed_note_never_becomes_a_line_of_the_room() -> None:
    async with desk() as stand:
        await stand.press(*"half", "f7", *"geheim", "f8", *"koffie")
        stand.board._tick()
        draft = stand.archive.read_draft(stand.session.id, "desk")
        assert draft is not None and (draft.text, draft.waiting) == ("geheim", ("! koffie", "half"))
        assert draft.asked is not None and draft.asked.intent == "WriteNote"
        await stand.press("enter")
        assert stand.line("koffie").kind == "learned" and stand.board.bar.line.value == "geheim"
        await stand.press("f7", *"nog", "enter")
        assert [note.text for note in stand.stored().notes] == ["nog"] and stand.board.bar.line.value == "geheim"
        await stand.press("enter")
        assert [note.text for note in stand.stored().notes] == ["nog", "geheim"]
        assert stand.board.bar.line.value == "half" and stand.texts() == ["koffie"]


async def test_what_is_pasted_into_a_note_is_in_the_note() -> None:
    async with desk() as stand:
        await stand.press("f7", *"geheim")
        stand.board.bar.line.post_message(LeanInput.LinesPasted(stand.board.bar.line, ("een", "twee")))
        await stand.settle()
        await stand.press("enter")
        assert [note.text for note in stand.stored().notes] == ["geheim een twee"] and stand.texts() == []


async def test_a_note_is_corrected_thrown_away_and_erased_in_the_list_of_all_lines() -> None:
    async with desk() as stand:
        await stand.press("f7", *"sleutel", "enter", "ctrl+p", *"alle", "enter")
        assert "sleutel" in painted(stand), "the room does not see this list"
        await stand.press(*"sleutel", "enter", *"s", "enter")
        assert [note.text for note in stand.stored().notes] == ["sleutels"]
        await stand.press("ctrl+p", *"alle", "enter", *"sleutel", "down", "delete", "escape")
        assert stand.stored().notes == ()


async def test_what_the_board_does_is_on_the_desk_and_each_undoes_its_own() -> None:
    async with desk() as stand:
        beamer = other_screen(stand)
        await stand.type("pol: Van het bureau")
        say(beamer, "Van de beamer", "gemeente")
        beamer.handle(intents.StartCountdown())
        stand.board._tick()
        await stand.settle()
        assert "Van de" in painted(stand) and stand.session.countdown.state == "running"
        await stand.press("ctrl+z")
        assert stand.texts() == ["Van de beamer"]
        await stand.press("ctrl+z")
        assert stand.texts() == ["Van de beamer"], "there is nothing more of the desk itself to undo"
        beamer.refresh()
        beamer.handle(intents.Undo())
        stand.board._tick()
        assert stand.stored().countdown.state == "idle" and stand.texts() == ["Van de beamer"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("phase", ["welcome", "02-pulse", "vote", "develop", "outcome"])
async def test_it_fits_in_every_kind_of_phase(phase: str, size: tuple[int, int]) -> None:
    async with desk(size=size, phase=phase) as stand:
        shown = stand.board.query_one(DeskPane)
        assert shown.region.right <= size[0] and shown.region.bottom <= size[1] - 1
        assert not shown.region.intersection(stand.board.panel.region)
        assert "op schema" in painted(stand) or "minuten voor" in painted(stand)


@pytest.mark.parametrize("size", [(60, 20), (120, 34)])
async def test_hostile_texts_are_text_on_the_desk_too(size: tuple[int, int]) -> None:
    async with desk(size=size) as stand:
        beamer = other_screen(stand)
        for text in HOSTILE:
            line = intents.NewLine(text=text, column="unknown")
            with suppress(RuleError):  # of some nothing is left when they are cleaned
                beamer.handle(intents.AddContributions(phase=IDEAS, lines=(line,)))
                beamer.handle(intents.WriteNote(phase=IDEAS, text=text))
        stand.board._tick()
        await stand.settle()
        assert stand.board.is_current and "\x1b" not in painted(stand)


async def test_a_disk_that_fails_does_not_stop_the_desk() -> None:
    async with desk() as stand:

        def broken() -> bool:
            raise StoreError(Reason.BUSY, stand.board.workshop.path)

        stand.board.workshop.refresh = broken  # type: ignore[method-assign]
        stand.board._tick()
        await stand.pilot.press(*"soep")
        stand.board._tick()
        assert stand.board.bar.line.value == "soep"


@pytest.mark.parametrize(("key", "curtain"), [("f9", "blank"), ("f5", "countdown"), ("f12", "standstill")])
async def test_what_hides_the_board_is_drawn_from_either_screen(key: str, curtain: str) -> None:
    async with desk() as stand:
        await stand.press(*"half", key)
        assert stand.curtain == "" and stand.stored().curtain == curtain, "the desk goes on"
        assert pane(stand)[1] == "De zaal ziet" and "half" in painted(stand)
        async with board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as beamer:
            assert beamer.curtain == curtain, "another board that is opened does not show what is hidden"
            await beamer.press("escape")
            assert beamer.curtain == "" and stand.stored().curtain == ""
            await beamer.press(key)
            stand.board._tick()
            await stand.settle()
            assert pane(stand)[1] == "De zaal ziet"
            await stand.press(key)
            beamer.board._tick()
            await beamer.settle()
            assert beamer.curtain == "" and "De zaal ziet" not in pane(stand)


@pytest.mark.parametrize("quits", [True, False])
@pytest.mark.parametrize("key", ["f5", "f9", "f12"])
async def test_a_curtain_that_nobody_is_there_for_any_more_is_over_no_board_that_is_opened(
    key: str, quits: bool
) -> None:
    """Whether the board was left with Ctrl+Q or killed."""
    async with board(phase=IDEAS) as stand:
        await stand.press(key)
        assert stand.stored().curtain
        if quits:
            await stand.press("ctrl+q")
    assert bool(stand.stored().curtain) == (not quits)
    async with board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as again:
        assert again.curtain == again.stored().curtain == ""
        assert "GEM ›" in painted(again)


async def test_whoever_leaves_lets_the_curtain_be_where_another_board_or_the_desk_goes_on() -> None:
    async with desk() as stand, board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as beamer:
        await stand.press("f9")
        beamer.board._tick()
        await beamer.press("ctrl+q")
        assert stand.stored().curtain == "blank"
        async with board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as again:
            assert again.curtain == "blank"


async def test_a_desk_that_is_alone_forgets_what_a_killed_board_had_over_it() -> None:
    async with board(phase=IDEAS) as beamer:
        await beamer.press("f9")
    async with board(
        phase=IDEAS, archive=beamer.archive, session=beamer.session.id, kind=DeskScreen, name="desk"
    ) as stand:
        assert stand.stored().curtain == "" and "De zaal ziet" not in pane(stand)


async def test_a_curtain_lies_over_the_palette_and_every_list_of_the_board() -> None:
    async with desk() as stand, board(phase=IDEAS, archive=stand.archive, session=stand.session.id) as beamer:
        await beamer.press("ctrl+p")
        assert beamer.app.screen is not beamer.board
        await stand.press("f9")
        beamer.board._tick()
        await beamer.settle()
        assert beamer.app.screen is beamer.board and beamer.curtain == "blank"


async def test_no_undo_draws_a_curtain_away() -> None:
    async with desk() as stand:
        await stand.type("Loket")
        await stand.press("f9", "ctrl+z")
        assert stand.texts() == [] and stand.stored().curtain == "blank"


async def test_the_bell_is_the_board_s() -> None:
    async with desk() as stand:
        stand.board.do(intents.StartCountdown())
        stand.board._tick()
        stand.clock.move(minutes=15, seconds=1)
        stand.board._tick()
        assert stand.app.bells == 0


async def test_english_words() -> None:
    async with desk(language="en") as stand:
        assert "Not heard yet" in pane(stand)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_its_own_keys_are_told_on_a_narrow_screen_too(language: Language) -> None:
    async with desk(size=(80, 24), language=language) as stand:
        assert "F7" in painted(stand) and "Ctrl+T" not in painted(stand)
        say(other_screen(stand), "Van wie ook weer", "unknown")
        stand.board._tick()
        await stand.settle()
        assert all(key in painted(stand) for key in ("Tab", "Ctrl+T", "F7", "F2", "F1"))


async def test_what_the_room_writes_in_silence_is_readable_at_the_desk() -> None:
    async with desk() as stand:
        await stand.type("pol: Soep op het plein met de jongeren", "gem: Soep op het plein met jongeren")
        await stand.press("f6")
        assert stand.session.current.covered
        assert any("Soep op het plein" in row for row in pane(stand))
