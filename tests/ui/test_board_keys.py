"""The keys of the contract, as they reach the session."""

from datetime import timedelta
from pathlib import Path

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import remaining
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.screens import keeping_stage, stage
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from samenwerk_tui.ui.widgets.top_bar import TopBar, clock_text
from tests.ui.board_host import Stand, board, painted


def left(stand: Stand) -> float:
    return remaining(stand.stored(), stand.clock.now())


async def test_first_press_only_arms_the_second_goes_on() -> None:
    async with board(phase="welcome") as stand:
        await stand.press("pagedown")
        assert stand.kind == "welcome"
        assert "Beginpeiling" in stand.said
        await stand.press("pagedown")
        assert stand.stored().current.kind == "pulse"


async def test_an_armed_press_wears_off_after_three_seconds() -> None:
    async with board(phase="welcome") as stand:
        await stand.press("pagedown")
        stand.clock.move(seconds=3.1)
        await stand.press("pagedown")
        assert stand.kind == "welcome"
        stand.clock.move(seconds=2.9)
        await stand.press("pagedown")
        assert stand.kind == "pulse"


async def test_the_other_way_does_not_confirm() -> None:
    async with board(phase="pulse") as stand:
        await stand.press("pagedown", "pageup")
        assert stand.kind == "pulse"
        await stand.press("pageup")
        assert stand.kind == "welcome"


async def test_nothing_happens_past_either_end() -> None:
    async with board(phase="welcome") as stand:
        events = len(stand.board.workshop.events)
        await stand.press("pageup", "pageup", "pageup")
        assert len(stand.board.workshop.events) == events
        assert stand.said
    async with board(phase="13-reflection") as stand:
        await stand.press("pagedown", "pagedown")
        assert stand.session.phase == "13-reflection"


async def test_the_countdown_starts_holds_and_takes_minutes() -> None:
    async with board() as stand:
        minutes = stand.session.current.minutes
        assert left(stand) == minutes * 60
        await stand.press("f2")
        stand.clock.move(seconds=61)
        assert left(stand) == minutes * 60 - 61
        await stand.press("f2")
        stand.clock.move(seconds=600)
        assert left(stand) == minutes * 60 - 61
        await stand.press("f4", "f4", "f3")
        assert left(stand) == minutes * 60 - 1


@pytest.mark.parametrize("keys", [("f4",), ("pagedown", "pagedown")], ids=["a minute more", "the next phase"])
async def test_another_time_is_shown_at_once(keys: tuple[str, ...]) -> None:
    """Not when the clock is looked at next: a key that seems to do nothing is pressed again."""
    async with board() as stand:
        shown = stand.board.query_one(TopBar).query_one(BigDigits)
        before = shown.text
        await stand.press(*keys)
        assert shown.text == clock_text(round(left(stand))) != before


async def test_the_countdown_is_seen_to_go_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_stage, "POLL", 0.1)
    async with board() as stand:
        await stand.press("f2")
        stand.clock.move(seconds=61)
        shown = stand.board.query_one(TopBar).query_one(BigDigits)
        await stand.until(lambda: shown.text == clock_text(round(left(stand))))


async def test_a_message_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MESSAGE_FOR", 0.1)
    async with board() as stand:
        stand.board.say("Even dit")
        assert stand.said == "Even dit"
        await stand.until(lambda: not stand.said)


async def test_the_bell_rings_once_at_zero_and_not_for_what_is_long_past() -> None:
    async with board() as stand:
        await stand.press("f2")
        stand.clock.move(minutes=stand.session.current.minutes, seconds=-0.5)
        stand.board._tick()
        assert stand.app.bells == 0
        stand.clock.move(seconds=1)
        stand.board._tick()
        stand.board._tick()
        stand.clock.move(seconds=1)
        stand.board._tick()
        assert stand.app.bells == 1
        await stand.press("f4")
        stand.board._tick()
        stand.clock.move(minutes=20)
        stand.board._tick()
        assert stand.app.bells == 1


async def test_the_bell_can_be_off() -> None:
    async with board() as stand:
        stand.board.toggle_bell()
        await stand.press("f2")
        stand.clock.move(minutes=stand.session.current.minutes, seconds=-0.5)
        stand.board._tick()
        stand.clock.move(seconds=1)
        stand.board._tick()
        assert stand.app.bells == 0


async def test_overrun_is_told_in_words_and_colour() -> None:
    async with board() as stand:
        await stand.press("f2")
        stand.clock.move(minutes=stand.session.current.minutes, seconds=65)
        stand.board._tick()
        bar = stand.board.query_one(TopBar)
        assert bar.has_class("-overrun")
        assert "tijd is om" in str(bar.query_one("#clock-state").render())


async def test_undo_and_redo_say_what_they_did_over_phases_too() -> None:
    async with board() as stand:
        phase = stand.session.phase
        await stand.type("Soep")
        await stand.press("pagedown", "pagedown")
        await stand.press("ctrl+z")
        assert (stand.session.phase, stand.texts()) == (phase, ["Soep"])
        assert "Ongedaan" in stand.said
        await stand.press("ctrl+z")
        assert stand.texts() == []
        assert "Soep" in stand.said
        await stand.press("ctrl+y", "ctrl+y")
        assert stand.texts() == ["Soep"]
        assert stand.session.phase != phase


async def test_undo_names_the_phase_and_the_line_that_it_is_about() -> None:
    async with board(phase="07-columns") as stand:
        await stand.type("Soep")
        await stand.press("down", "delete", "escape", "ctrl+z")
        assert stand.said == "Ongedaan: weggehaald: “Soep”"
        await stand.press("pagedown", "pagedown", "ctrl+z")
        assert stand.said == "Ongedaan: stap naar “Stemronde”"


async def test_nothing_covered_is_quoted_at_the_bottom() -> None:
    async with board(phase="07-columns") as stand:
        await stand.press("f6")
        for line in ("Geheim", "! Geheim geleerd", "~ Geheim geparkeerd", "? Geheim antwoord"):
            await stand.type(line)
            assert "Geheim" not in painted(stand)
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y"):
            await stand.press(key)
            assert stand.said and "Geheim" not in painted(stand)


async def test_cover_hides_what_is_written_until_it_is_revealed() -> None:
    async with board() as stand:
        await stand.type("Geheim")
        await stand.press("f6")
        assert stand.stored().current.covered
        assert "Geheim" not in painted(stand)
        await stand.press("f6")
        assert not stand.stored().current.covered
        assert "Geheim" in painted(stand)
        assert [type(message.intent) for message in stand.posted(Intend) if isinstance(message, Intend)] == [
            intents.CoverPhase,
            intents.CoverPhase,
        ]


async def test_a_dot_on_an_empty_line_blanks_and_typing_goes_on_after_it() -> None:
    async with board() as stand:
        await stand.press("full_stop")
        assert stand.curtain == "blank"
        assert "Perspectieven" not in painted(stand)
        await stand.press("full_stop")
        assert stand.curtain == ""
        await stand.press("a", "full_stop")
        assert stand.board.bar.line.value == "a."
        assert stand.curtain == ""
        await stand.press("f9")
        assert stand.curtain == "blank"
        await stand.press("pagedown")
        assert stand.curtain == ""


async def test_a_clicker_behind_the_curtain_moves_nothing() -> None:
    async with board(phase="pulse") as stand:
        await stand.press("f5", "pagedown", "pagedown")
        assert stand.kind == "pulse"


@pytest.mark.parametrize("curtain", ["f5", "f9"])
async def test_nothing_is_covered_or_revealed_behind_a_curtain(curtain: str) -> None:
    async with board() as stand:
        await stand.press(curtain, "f6")
        assert stand.curtain == ""
        assert not stand.stored().current.covered
        assert stand.posted(Intend) == []
        await stand.press("f6")
        assert stand.stored().current.covered


@pytest.mark.parametrize("curtain", ["f5", "f9"])
async def test_no_result_is_revealed_behind_a_curtain(curtain: str) -> None:
    async with board(phase="07-columns") as stand:
        await stand.type("Soep")
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("enter", curtain, "f6")
        (voting,) = stand.stored().rounds
        assert not voting.revealed
        assert stand.curtain == ""


async def test_typing_goes_on_under_the_full_countdown() -> None:
    async with board() as stand:
        await stand.press("f5")
        await stand.type("onder de klok")
        assert stand.texts() == ["onder de klok"]
        await stand.press("f5")
        assert stand.curtain == ""


async def test_export_says_where_it_went_and_never_overwrites(tmp_path: Path) -> None:
    async with board(exports=tmp_path / "exports") as stand:
        await stand.type("Soep op het plein")
        await stand.press("ctrl+e")
        await stand.press("ctrl+e")
        files = sorted((tmp_path / "exports").iterdir())
        assert len(files) == 2
        assert "Soep op het plein" in files[0].read_text(encoding="utf-8")
        assert str(tmp_path) in stand.said


async def test_ctrl_e_goes_before_the_line_editor(tmp_path: Path) -> None:
    async with board(exports=tmp_path) as stand:
        await stand.pilot.press(*"abc", "home", "ctrl+e")
        await stand.settle()
        assert stand.board.bar.line.cursor_position == 0
        assert list(tmp_path.iterdir())


async def test_the_session_goes_on_where_it_was() -> None:
    async with board() as stand:
        await stand.type("een")
        await stand.press("f2")
        stand.clock.move(seconds=30)
        archive, session, now = stand.archive, stand.session, stand.clock.now()
    async with board(archive=archive, session=session.id) as again:
        again.clock.move(seconds=30)
        assert again.clock.now() == now
        assert again.session.phase == session.phase
        assert left(again) == session.current.minutes * 60 - 30


async def test_what_cannot_be_saved_stays_in_the_line() -> None:
    async with board() as stand:
        store = stand.board.workshop._store

        def full(decide: object) -> tuple[fact.Event, ...]:
            raise StoreError(Reason.DISK_FULL, store.path)

        stand.board.workshop._store.append = full  # type: ignore[method-assign]  # a disk that is full
        await stand.type("blijft staan")
        assert stand.board.bar.line.value == "blijft staan"
        assert stand.board.query_one(StatusBar).has_class("-unsaved")
        assert stand.texts() == []
        del stand.board.workshop._store.append
        await stand.press("enter")
        assert stand.texts() == ["blijft staan"]
        assert not stand.board.query_one(StatusBar).has_class("-unsaved")


async def test_another_screens_lines_appear_by_themselves() -> None:
    from samenwerk_tui.service import Workshop

    async with board() as stand:
        other = Workshop(stand.archive.open(stand.session.id), stand.clock, "desk")
        line = intents.NewLine(text="van de andere tafel", column="politie", part=stand.session.current.parts[0])
        other.handle(intents.AddContributions(phase=stand.session.phase, lines=(line,)))
        stand.board._tick()
        await stand.settle()
        assert "van de" in painted(stand)


async def test_expected_end_is_on_the_board_and_lateness_only_in_the_palette() -> None:
    async with board(phase="welcome") as stand:
        await stand.press("f2")
        stand.clock.move(minutes=12)
        stand.board._tick()
        await stand.settle()
        end = stand.clock.now() + timedelta(minutes=85)
        assert f"einde {end:%H:%M}" in painted(stand)
        assert "achter" not in painted(stand)
        await stand.press("ctrl+p")
        await stand.press(*"hoe laat")
        assert "Hoe laat lopen we?" in painted(stand) and "minuten achter" not in painted(stand)
        await stand.press("enter")
        assert stand.said.startswith("Jullie lopen 7 minuten achter. Inkorten scheelt ")


async def test_shortening_is_offered_whether_or_not_it_is_late() -> None:
    async with board(phase="welcome") as stand:
        await stand.press("f2")
        for minutes in (0, 12):
            stand.clock.move(minutes=minutes)
            await stand.press("ctrl+p", *"inkorten")
            assert "Inkorten tot het weer past" in painted(stand)
            before = sum(phase.minutes for phase in stand.session.phases)
            await stand.press("enter")
            assert stand.said
            assert (sum(phase.minutes for phase in stand.session.phases) < before) == (minutes > 0)


async def test_a_panel_has_the_keyboard_again_after_the_full_countdown() -> None:
    async with board(phase="07-columns") as stand:
        await stand.type("Soep", "Loket")
        await stand.press("pagedown", "pagedown")
        assert stand.app.focused is stand.board.panel
        await stand.press("f5", "f5")
        assert stand.app.focused is stand.board.panel
        await stand.press("enter")
        assert stand.stored().rounds
