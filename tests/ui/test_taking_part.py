"""A board is shown first and takes part then: nothing typed, left or hidden before that is lost, doubled or shown."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from samenwerk_tui.core import intents
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.memory_store import MemoryArchive, MemoryClaim
from samenwerk_tui.store.protocol import Draft, Reason, StoreError
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.late_claim import LateClaim
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.screens.keeping_stage import KeepingStage
from samenwerk_tui.ui.screens.screen_files import ScreenFiles
from samenwerk_tui.ui.screens.told import told_jump_before
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock, Stand, board, start_in_memory

T = Catalog("nl")
IDEAS = "07-columns"
DRAFT = Draft(text="van gisteren", phase=IDEAS, column="politie")


class AskedArchive(MemoryArchive):
    """Tells of everything that a screen asks of the disk when it takes part, before it answers."""

    asked: Callable[[str], object] = print

    def claim_screen(self, session: str, kind: str) -> MemoryClaim:
        self.asked("claim_screen")
        return super().claim_screen(session, kind)

    def claim_left(self, session: str, kind: str) -> tuple[MemoryClaim, ...]:
        self.asked("claim_left")
        return super().claim_left(session, kind)

    def read_draft(self, session: str, screen: str) -> Draft | None:
        self.asked("read_draft")
        return super().read_draft(session, screen)

    def check_writable(self, session: str) -> None:
        self.asked("check_writable")
        super().check_writable(session)


def app_on(archive: MemoryArchive, session: str | None) -> SamenwerkApp:
    store = None if session is None else archive.open(session)
    return SamenwerkApp(T, archive, lambda: Library(None), HandClock(), Path("/nowhere"), store)


def opened(archive: MemoryArchive, session: str) -> Workshop:
    """The session on a screen that was there before: opening it once more changes nothing."""
    workshop = Workshop(archive.open(session), HandClock(), "desk")
    workshop.open()
    return workshop


def left(stand: Stand) -> str:
    """What is kept of the half-typed line."""
    draft = stand.archive.read_draft(stand.session.id, "board")
    return draft.text if draft else ""


@asynccontextmanager
async def not_taking_part(monkeypatch: pytest.MonkeyPatch, draft: Draft = DRAFT) -> AsyncIterator[Stand]:
    """A board that is there, and of which the moment to take part has not come."""

    async def begin(stage: KeepingStage) -> None:
        """Later."""

    monkeypatch.setattr(KeepingStage, "_begin", begin)
    async with board(phase=IDEAS, draft=draft) as stand:
        yield stand


async def test_the_board_is_painted_before_the_disk_is_asked_for_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    start, session = start_in_memory(HandClock())
    archive = AskedArchive()
    archive._sessions = start._sessions
    opened(archive, session)
    app = app_on(archive, session)
    frames: list[object] = []
    seen: dict[str, bool] = {}

    def asked(what: str) -> None:
        seen[what] = bool(frames)

    archive.asked = asked
    paint = app._display

    def painted(screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(screen, BoardScreen):
            frames.append(renderable)
        paint(screen, renderable)

    monkeypatch.setattr(app, "_display", painted)
    async with app.run_test(size=(120, 34)) as pilot:
        while "check_writable" not in seen:
            await pilot.pause()
    assert seen == {"claim_screen": True, "read_draft": True, "claim_left": True, "check_writable": True}


async def test_what_is_typed_before_comes_first_and_what_was_left_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        here = stand.board.column
        await stand.press(*"nieuw")
        stand.board.take_part()
        assert stand.board.bar.begun == ("nieuw", "van gisteren")
        assert stand.board.column == here, "not the one of what was left: this is said by somebody else"
        await stand.press("enter")
        assert stand.texts() == ["nieuw"] and stand.board.bar.line.value == "van gisteren"


async def test_what_was_left_is_not_lost_by_what_is_done_before(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        await stand.type("nieuw")
        assert stand.texts() == ["nieuw"] and stand.board.bar.line.value == "van gisteren"
        assert left(stand) == DRAFT.text


async def test_what_was_left_is_not_lost_where_it_ends_before(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        stand.board.keep_draft()
        assert left(stand) == DRAFT.text


async def test_what_was_saved_right_before_the_end_is_not_there_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        line = intents.NewLine(text=DRAFT.text, column=DRAFT.column)
        stand.board.workshop.handle(intents.AddContributions(phase=IDEAS, lines=(line,)))
        await stand.press("f6")
        stand.board.take_part()
        assert stand.board.bar.begun == () and stand.texts() == [DRAFT.text]


async def test_taking_part_twice_brings_it_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        stand.board.take_part()
        stand.board.take_part()
        assert stand.board.bar.begun == ("van gisteren",)


async def test_a_clock_that_was_set_back_is_said_though_a_line_comes_back() -> None:
    archive, session = start_in_memory(HandClock())
    opened(archive, session)
    archive.write_draft(session, "board", DRAFT)
    app = app_on(archive, session)
    assert isinstance(app._clock, HandClock)
    app._clock.move(hours=-2)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BoardScreen) and screen.bar.line.value == DRAFT.text
        said = screen.query_one(StatusBar).message
        assert said in told_jump_before(T, -7200)


def with_nine_boards() -> tuple[MemoryArchive, str]:
    archive, session = start_in_memory(HandClock())
    opened(archive, session)
    for _ in range(9):
        archive.claim_screen(session, "board")
    return archive, session


async def test_one_board_too_many_ends_with_why() -> None:
    archive, session = with_nine_boards()
    app = app_on(archive, session)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
    assert app.return_code == 1
    assert app.failure == T("store.busy", path=archive.open(session).path, detail="board")
    assert app.crash is None


async def test_one_board_too_many_is_home_again_which_says_why() -> None:
    archive, session = with_nine_boards()
    app = app_on(archive, None)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause()
        await pilot.pause()
        said = str(app.screen.query_one("#said").render())
        assert said == T("store.busy", path=archive.open(session).path, detail="board")


def test_one_board_too_many_is_not_alone() -> None:
    archive, session = with_nine_boards()
    assert not ScreenFiles(archive, session, LateClaim(archive, session, "board"), Path("/nowhere")).is_alone()


async def test_what_lies_over_a_board_that_cannot_be_one_goes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async with not_taking_part(monkeypatch) as stand:
        await stand.press("f1")
        monkeypatch.undo()
        monkeypatch.setattr(stand.board, "take_part", lambda: refuse())
        assert stand.app.screen is not stand.board
        stand.board.call_next(stand.board._begin)
        await stand.settle()
        assert stand.board not in stand.app.screen_stack


def refuse() -> None:
    raise StoreError(Reason.BUSY, Path("x.json"))


def test_a_name_is_claimed_when_it_is_asked_for_and_once() -> None:
    archive, session = start_in_memory(HandClock())
    first, second = (LateClaim(archive, session, "board") for _ in range(2))
    first.release()
    assert archive.is_alone(session, "")
    assert (second.name, first.name, second.name) == ("board", "board-2", "board")
    second.release()
    assert archive.is_alone(session, "board-2")


@pytest.mark.parametrize("reason", [Reason.READ_ONLY, Reason.NO_PERMISSION])
def test_where_nothing_can_be_written_it_has_a_name_of_its_own(
    monkeypatch: pytest.MonkeyPatch, reason: Reason
) -> None:
    archive, session = start_in_memory(HandClock())

    def refused(session: str, kind: str) -> MemoryClaim:
        raise StoreError(reason, Path(session))

    monkeypatch.setattr(archive, "claim_screen", refused)
    claim = LateClaim(archive, session, "desk")
    assert claim.name.startswith("desk-") and claim.name == claim.name
    claim.release()
