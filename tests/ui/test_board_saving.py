"""When nothing can be saved, the board says so, shows what it has, and goes on as soon as it can."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.clock import remaining
from samenwerk_tui.core.events import Event
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.protocol import Meta, Reason, StoreError
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.leaving import LeavingScreen
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock, Stand, board, painted, start_in_memory

IDEAS = "07-columns"
T = Catalog("nl")


def unsaved(stand: Stand) -> bool:
    """Whether the save state says that something is not saved."""
    told = any(T("board.not_saved") in row for row in painted(stand).splitlines()[-3:])
    assert told == stand.board.query_one(StatusBar).has_class("-unsaved")
    return told


async def look(stand: Stand) -> None:
    """Let the board look at what others did, as it does four times a second."""
    stand.board._tick()
    await stand.settle()


@pytest.mark.parametrize("replacement", ["older", "another"])
async def test_a_file_put_in_the_place_of_the_session_is_said_and_never_shown_nor_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, replacement: str
) -> None:
    said: list[str] = []
    say = BoardScreen.say

    def heard(self: BoardScreen, *texts: str, alarm: bool = False) -> None:
        said.append(texts[0])
        say(self, *texts, alarm=alarm)

    monkeypatch.setattr(BoardScreen, "say", heard)
    async with board(phase=IDEAS, exports=tmp_path) as stand:
        await stand.type("eerste idee")
        older = stand.archive.open(stand.session.id).read()
        await stand.type("tweede idee")
        meta, right = stand.archive.open(stand.session.id).read()
        put = older if replacement == "older" else another_session()
        stand.archive.put_in_place(stand.session.id, put[1], put[0])
        told = T("store.replaced", path=f"{stand.session.id}.json", detail="")
        for _ in range(3):
            await look(stand)
            assert "tweede idee" in painted(stand) and unsaved(stand)
        assert said.count(told) == 1
        await stand.type("derde idee")
        assert stand.said == told and unsaved(stand)
        assert stand.board.bar.line.value == "derde idee"
        assert stand.archive.open(stand.session.id).read() == put
        await stand.press("ctrl+e")
        (report,) = tmp_path.iterdir()
        assert "tweede idee" in report.read_text(encoding="utf-8")
        stand.archive.put_in_place(stand.session.id, right, meta)
        await look(stand)
        await stand.press("enter")
        assert not unsaved(stand)
        assert stand.texts() == ["eerste idee", "tweede idee", "derde idee"]


def another_session() -> tuple[Meta, tuple[Event, ...]]:
    archive, session = start_in_memory(HandClock())
    return archive.open(session).read()


# Where nothing can be written


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes the whole disk read-only, or lets it be written again."""
    state = {"read-only": False}

    def guard(name: str, writes: Callable[..., bool]) -> None:
        real = getattr(os, name)

        def call(*arguments: Any, **more: Any) -> Any:
            if state["read-only"] and writes(*arguments, **more):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
            return real(*arguments, **more)

        monkeypatch.setattr(os, name, call)

    guard("open", lambda path, flags, *_, **__: bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
    for name in ("unlink", "link", "replace", "mkdir"):
        guard(name, lambda *_, **__: True)
    return lambda to: state.update({"read-only": to})


@pytest.mark.parametrize("opened_before", [False, True])
async def test_a_read_only_folder_is_said_when_the_board_opens(
    tmp_path: Path, read_only: Callable[[bool], None], opened_before: bool
) -> None:
    archive = TinyDbArchive(tmp_path / "sessions")
    library, clock = Library(None), HandClock()
    start = Start(case=library.case("jongeren-op-een-plein"), programme=library.programme("kort"))
    session = start_session(archive, start, clock)
    if opened_before:
        archive.claim_screen(session, "board").release()
        Workshop(archive.open(session), clock, "board").handle(intents.OpenSession())
    read_only(True)
    app = SamenwerkApp(T, archive, lambda: library, clock, tmp_path / "exports", archive.open(session))
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        bar = app.screen.query_one(StatusBar)
        assert bar.message.startswith("Bewaren lukt hier niet.")
        assert bar.has_class("-unsaved") and bar.has_class("-alarm")
        await pilot.press(*"een idee", "enter")
        assert bar.has_class("-unsaved")
        assert app.screen.bar.line.value == "een idee"
        read_only(False)
        await pilot.press("enter")
        app.screen._tick()
        assert not bar.has_class("-unsaved")
        assert app.screen.bar.line.value == ""
    (line,) = Workshop(archive.open(session), clock, "reader").session.contributions
    assert line.text == "een idee"


async def test_another_screen_that_is_saving_is_no_reason_for_alarm() -> None:
    clock = HandClock()
    archive, session = start_in_memory(clock)

    def busy(session: str) -> None:
        raise StoreError(Reason.BUSY, archive.folder)

    archive.check_writable = busy  # type: ignore[method-assign]  # another process holds the lock
    async with board(archive=archive, session=session) as stand:
        assert not unsaved(stand) and stand.said == ""


@pytest.mark.parametrize("reason", [Reason.REPLACED, Reason.MISSING])
async def test_whoever_leaves_while_the_file_is_gone_is_asked_first(reason: Reason) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("eerste idee", "tweede idee")

        def gone() -> bool:
            raise StoreError(reason, stand.board.workshop.path)

        stand.board.workshop.refresh = gone  # type: ignore[method-assign]
        await look(stand)
        await stand.press("ctrl+q")
        assert isinstance(stand.app.screen, LeavingScreen)
        told = " ".join(painted(stand).split())
        assert "2 regels" in told and T(f"recovery.why.{reason}").split(":")[0] in told


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-3600, "60 minuten terug"),
        (90, "90 seconden vooruit"),
        (-5, "5 seconden terug"),
        (86_400 * 3, "3 dagen vooruit"),
        (-7200, "2 uur terug"),
        (1, ""),
    ],
)
async def test_a_clock_that_is_set_is_told_and_the_countdown_goes_on(seconds: int, told: str, running: bool) -> None:
    """Where it stands still nobody sees a jump of less than a minute."""
    async with board(phase=IDEAS) as stand:
        if running:
            await stand.press("f2")
        stand.clock.move(seconds=20)
        left = remaining(stand.session, stand.clock.now())
        stand.clock.set(seconds=seconds)
        await look(stand)
        if running or abs(seconds) >= 60:
            assert told in stand.said and bool(told) == bool(stand.said)
            assert (T("board.jump.back", amount="").split(";")[1] in stand.said) == (running and bool(told))
        else:
            assert stand.said == ""
        if told:
            assert remaining(stand.stored(), stand.clock.now()) == left
        stand.board.say("")
        await look(stand)
        assert stand.said == "" and stand.app.bells == 0, "once"


async def test_a_key_right_after_the_clock_was_set_is_about_the_time_as_it_was() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f2")
        stand.clock.move(seconds=20)
        left = remaining(stand.session, stand.clock.now())
        stand.clock.set(seconds=-1800)
        await stand.press("f2")
        assert stand.stored().countdown.state == "paused"
        assert remaining(stand.stored(), stand.clock.now()) == left
        assert "30 minuten terug" in stand.said


async def test_time_is_put_right_as_soon_as_it_can_be_saved() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("f2")
        left = remaining(stand.session, stand.clock.now())
        store = stand.board.workshop._store

        def full(decide: object) -> tuple[Event, ...]:
            raise StoreError(Reason.DISK_FULL, store.path)

        store.append = full  # type: ignore[method-assign]  # a disk that is full
        stand.clock.set(seconds=600)
        await look(stand)
        assert stand.board.query_one(StatusBar).has_class("-unsaved")
        del store.append
        stand.board._try_again()
        await look(stand)
        assert not stand.board.query_one(StatusBar).has_class("-unsaved")
        assert remaining(stand.stored(), stand.clock.now()) == left


async def test_a_first_press_is_forgotten_after_three_seconds_whatever_the_clock_says() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("pagedown")
        stand.clock.move(seconds=4)
        stand.clock.set(seconds=-60)
        await stand.press("pagedown")
        assert stand.session.phase == IDEAS
