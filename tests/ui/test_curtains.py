"""What comes over the board: the full countdown, the dark beamer, the standstill and the end of the day."""

from datetime import date
from pathlib import Path

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import remaining
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Change, Workshop
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sign import Words, end_words, sign_rows
from tests.hostile import HOSTILE
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"
LAST = "13-reflection"
SIZES = [(60, 20), (80, 24), (120, 34), (200, 50)]
CURTAINS = ["countdown", "blank", "standstill", "end"]
t = Catalog("nl")


async def draw(stand: Stand, curtain: str) -> None:
    """Have a curtain over the board."""
    if curtain == "end":
        stand.board.end_day()
        await stand.settle()
    else:
        await stand.press({"countdown": "f5", "blank": "f9", "standstill": "f12"}[curtain])
    assert stand.curtain == curtain


def facts(stand: Stand) -> list[str]:
    """What happened, but for the curtains themselves."""
    happened = (event.fact for event in stand.board.workshop.events)
    return [type(one).__name__ for one in happened if not isinstance(one, fact.CurtainDrawn)]


def read(stand: Stand) -> str:
    """What is painted, as one line of words."""
    return " ".join(painted(stand).split())


# Standing still


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_standstill_shows_nothing_of_the_day_and_the_line_is_back_after_it(
    size: tuple[int, int], language: Language
) -> None:
    words = Catalog(language)
    async with board(phase=IDEAS, size=size, language=language) as stand:
        await stand.type("Geheim")
        await stand.press(*"half", "f2", "f12")
        shown = read(stand)
        assert words("board.standstill.told") in shown and words("board.standstill.back").split()[-1] in shown
        assert not any(part in shown for part in ("Geheim", "half", "GEM", stand.session.current.title, ":", "F2"))
        await stand.press("escape")
        assert stand.curtain == "" and "Geheim" in painted(stand)
        assert stand.board.bar.line.value == "half" and stand.board.bar.line.has_focus


async def test_the_countdown_is_held_while_the_room_stands_still_and_no_bell_rings() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f2")
        stand.clock.move(seconds=30)
        left = remaining(stand.stored(), stand.clock.now())
        await stand.press("f12")
        assert stand.stored().countdown.state == "paused"
        stand.clock.move(minutes=40)
        stand.board._tick()
        assert stand.app.bells == 0
        await stand.press("f12")
        assert stand.stored().countdown.state == "running"
        assert remaining(stand.stored(), stand.clock.now()) == left
        assert facts(stand)[-3:] == ["CountdownStarted", "CountdownPaused", "CountdownStarted"]


@pytest.mark.parametrize("keys", [(), ("f2", "f2")], ids=["never started", "held before"])
async def test_a_countdown_that_stood_still_is_not_started_by_coming_back(keys: tuple[str, ...]) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*keys)
        before = facts(stand)
        await stand.press("f12")
        await stand.press("escape")
        assert facts(stand) == before


async def test_the_countdown_of_a_phase_that_another_screen_left_is_not_started() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f2", "f12")
        Workshop(stand.archive.open(stand.session.id), stand.clock, "desk").handle(intents.NextPhase())
        stand.board._tick()
        await stand.settle()
        await stand.press("f12")
        assert stand.kind == "vote" and stand.stored().countdown.state == "idle"
        assert stand.app.focused is stand.board.panel


async def test_a_room_stands_still_also_where_nothing_can_be_saved() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f2")
        store = stand.board.workshop._store

        def full(decide: object) -> tuple[fact.Event, ...]:
            raise StoreError(Reason.DISK_FULL, store.path)

        stand.board.workshop._store.append = full  # type: ignore[method-assign]  # a disk that is full
        await stand.press("f12")
        assert t("board.standstill.told") in painted(stand)
        del stand.board.workshop._store.append
        await stand.press("f12")
        assert stand.curtain == "" and stand.stored().countdown.state == "running"


async def test_only_escape_and_its_own_key_end_a_standstill(tmp_path: Path) -> None:
    async with board(phase=IDEAS, exports=tmp_path) as stand:
        await stand.type("Soep")
        before = facts(stand)
        await stand.press("f12")
        keys = (
            "f2 f3 f4 f5 f6 f8 f9 pagedown pagedown pageup pageup ctrl+z ctrl+y ctrl+e full_stop up down left right"
        )
        for key in keys.split():
            await stand.press(key)
            assert stand.curtain == "standstill", key
        assert facts(stand) == before and not list(tmp_path.iterdir())
        assert not stand.board.bar.asking and stand.board.bar.line.has_focus
        await stand.press("f1")
        assert stand.app.screen is not stand.board
        await stand.press("escape")
        assert stand.app.screen is stand.board and stand.curtain == "standstill"


@pytest.mark.parametrize(("language", "typed"), [("nl", "pas op de plaats"), ("en", "pause for a")])
async def test_the_palette_begins_and_ends_a_standstill_by_its_name(language: Language, typed: str) -> None:
    async with board(phase=IDEAS, language=language) as stand:
        for curtain in ("standstill", ""):
            await stand.press("ctrl+p", *("space" if char == " " else char for char in typed), "enter")
            assert stand.curtain == curtain


# Typing goes on, panels do not


@pytest.mark.parametrize("curtain", CURTAINS)
async def test_a_line_typed_behind_a_curtain_is_kept(curtain: str) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.pilot.press(*"hal")
        await draw(stand, curtain)
        await stand.type("f gezegd", "pol: en nog een")
        assert stand.texts() == ["half gezegd", "en nog een"]
        await stand.press(*"over")
        await stand.press("escape")
        assert (stand.board.curtain, stand.board.bar.line.value) == ("", "over")


@pytest.mark.parametrize("curtain", CURTAINS)
async def test_no_idea_is_changed_behind_a_curtain_and_what_is_typed_there_goes_to_the_line(curtain: str) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Soep", "Loket")
        await stand.press("down")
        before = facts(stand)
        await draw(stand, curtain)
        await stand.press("down", "delete", "left", "right", "enter", "o", "m")
        assert facts(stand) == before and not stand.posted(Intend)
        assert stand.curtain == curtain
        await stand.press("escape")
        assert stand.board.bar.line.value == "om" and stand.board.bar.line.has_focus


@pytest.mark.parametrize("curtain", CURTAINS)
async def test_no_round_is_touched_behind_a_curtain(curtain: str) -> None:
    """Esc would discard it: it brings the board back first, and with it the panel its keyboard."""
    async with board(phase=IDEAS) as stand:
        await stand.type("Soep")
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("enter")
        before = facts(stand)
        await draw(stand, curtain)
        await stand.press("3", "enter", "tab", "3", "delete", "l", "h", "escape")
        assert facts(stand) == before and stand.curtain == ""
        assert stand.app.focused is stand.board.panel
        await stand.press("3")
        assert facts(stand) != before


async def test_a_full_stop_brings_the_board_back_whoever_had_the_keyboard() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Soep")
        await stand.press("down", "f9", "full_stop")
        assert stand.curtain == ""
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("full_stop")
        assert stand.curtain == "blank"
        await stand.press("full_stop")
        assert stand.curtain == "" and stand.app.focused is stand.board.panel
        await stand.press("f5", "question_mark")
        assert stand.app.screen is not stand.board


async def test_what_has_something_to_say_or_to_ask_takes_the_dark_away(tmp_path: Path) -> None:
    async with board(phase=IDEAS, exports=tmp_path) as stand:
        await stand.type("Soep")
        for key, told in (
            ("ctrl+e", "Verslag gemaakt"),
            ("ctrl+z", "Ongedaan: “Soep”"),
            ("ctrl+y", "Opnieuw: “Soep”"),
        ):
            await draw(stand, "blank")
            await stand.press(key)
            assert stand.curtain == "" and told in painted(stand)
        for key in ("f8", "up"):
            await draw(stand, "blank")
            await stand.press(key)
            assert stand.curtain == "" and stand.board.bar.asking and stand.board.bar.line.has_focus
            await stand.press("escape")


@pytest.mark.parametrize("curtain", ["countdown", "blank"])
async def test_the_keys_of_the_clock_work_behind_it(curtain: str) -> None:
    async with board(phase=IDEAS) as stand:
        minutes = stand.session.current.minutes
        await draw(stand, curtain)
        await stand.press("f2", "f4", "f4", "f3")
        assert stand.stored().countdown.state == "running"
        assert remaining(stand.stored(), stand.clock.now()) == (minutes + 1) * 60
        assert stand.curtain == curtain


@pytest.mark.parametrize("first", CURTAINS)
async def test_one_curtain_follows_another_and_escape_leads_to_the_board(first: str) -> None:
    async with board(phase=LAST) as stand:
        for second in CURTAINS:
            if second != first and first != "standstill":
                await draw(stand, first)
                await draw(stand, second)
                await stand.press("escape")
                assert stand.curtain == ""


@pytest.mark.parametrize("curtain", CURTAINS)
async def test_a_curtain_stays_through_every_size_and_so_does_the_line(curtain: str) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Geheim")
        await draw(stand, curtain)
        for size in ((60, 20), (1, 1), (59, 19), (200, 50), (1, 30), (80, 24)):
            await stand.pilot.resize_terminal(*size)
            await stand.settle()
            assert stand.curtain == curtain and "Geheim" not in painted(stand)
        await stand.press(*"ab", "escape")
        assert stand.board.bar.line.value == "ab" and "Geheim" in painted(stand)


# The end of the day


async def agree(stand: Stand, what: str, due: str) -> None:
    agreement = intents.MakeAgreement(phase=None, kind="collaboration", what=what, organisation="politie", due=due)
    stand.board.do(agreement)
    await stand.settle()


@pytest.mark.parametrize(("language", "typed"), [("nl", "einde van de"), ("en", "end of the")])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.usefixtures("plain_letters")
async def test_the_day_ends_with_thanks_and_the_agreement_that_comes_first(
    size: tuple[int, int], language: Language, typed: str
) -> None:
    words = Catalog(language)
    async with board(phase=LAST, size=size, language=language) as stand:
        await agree(stand, "Samen een ronde lopen", "3 dec")
        await agree(stand, "Elkaar bellen", "vr")
        await stand.press("ctrl+p", *("space" if char == " " else char for char in typed), "enter")
        shown = read(stand)
        assert words("board.end_day.thanks") in shown and words("board.end_day.goodbye") in shown
        assert words.n("board.end_day.agreements", 2) in shown
        assert "27 nov" in shown.lower() and "Elkaar bellen" in shown and "Samen een ronde" not in shown
        assert "Ctrl+E" in shown and "Ctrl+Q" in shown and ("Esc" in shown or size[0] < 80)
        assert stand.session.current.title not in shown


async def test_at_the_end_the_next_phase_is_no_key_and_the_one_before_brings_the_board_back() -> None:
    async with board(phase=LAST) as stand:
        before = facts(stand)
        await stand.press("pagedown")
        assert "einde van de dag" in stand.said
        await draw(stand, "end")
        await stand.press("pagedown", "pagedown", "f2", "f3", "f4", "f6")
        assert stand.curtain == "end" and facts(stand) == before
        await stand.press("pageup")
        assert stand.curtain == "" and stand.session.phase == LAST


async def test_the_report_is_written_from_the_end_and_it_is_said_where(tmp_path: Path) -> None:
    async with board(phase=LAST, exports=tmp_path) as stand:
        await draw(stand, "end")
        await stand.press("ctrl+e")
        (report,) = tmp_path.iterdir()
        assert report.name in painted(stand).replace("\n", "") and stand.curtain == "end"


async def test_no_bell_rings_through_the_thanks() -> None:
    async with board(phase=LAST) as stand:
        await stand.press("f2")
        await draw(stand, "end")
        stand.clock.move(minutes=stand.session.current.minutes, seconds=-0.5)
        stand.board._tick()
        stand.clock.move(seconds=1)
        stand.board._tick()
        assert stand.app.bells == 0


async def test_the_end_promises_nothing_that_was_not_agreed() -> None:
    async with board(phase=LAST) as stand:
        assert end_words(t, stand.session, date(2026, 11, 24)).lines == (t("board.end_day.goodbye"),)
        await agree(stand, "Ooit bellen", "")
        await agree(stand, "Bellen", "vr")
        past = end_words(t, stand.session, date(2026, 12, 24)).lines
        assert past == ("Jullie nemen 2 afspraken mee.", t("board.end_day.goodbye"))
        for agreement in stand.session.agreements:
            dropped = intents.EditAgreement(id=agreement.id, kind="case", what=agreement.what, status="dropped")
            stand.board.do(dropped)
        assert end_words(t, stand.session, date(2026, 11, 24)).lines == (t("board.end_day.goodbye"),)


# The sign


def test_a_sign_fits_whatever_its_size() -> None:
    for text in ("Even pas op de plaats", *HOSTILE):
        words = Words(text[:300], (text[:300], "Tot ziens."), text[:40])
        for width, height in ((1, 1), (2, 3), (9, 2), (60, 20), (200, 50)):
            rows = sign_rows(words, width, height, "nl")
            assert len(rows) == height
            assert all(cells(row.line) <= width for row in rows)


async def test_a_curtain_is_there_also_where_nothing_can_be_saved() -> None:
    async with board(phase=IDEAS) as stand:

        def full(intent: Intent) -> Change:
            raise StoreError(Reason.DISK_FULL, stand.board.workshop.path)

        stand.board.workshop.handle = full  # type: ignore[method-assign]
        for key, curtain in (("f9", "blank"), ("f9", ""), ("f5", "countdown")):
            await stand.press(key)
            assert stand.curtain == curtain
