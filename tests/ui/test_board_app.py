"""The app around the board: which session a screen has, and what it leaves behind."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.theme import Theme

from samenwerk_tui.core.events import Event
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Reason, SessionStore, StoreError
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.themes import DARK, LIGHT
from tests.ui.board_host import HandClock, board, start_in_memory


def app_on(archive: MemoryArchive, session: str | None) -> SamenwerkApp:
    return SamenwerkApp(
        Catalog("nl"),
        archive,
        lambda: Library(None),
        HandClock(),
        Path("/nowhere"),
        None if session is None else archive.open(session),
    )


@pytest.mark.parametrize(
    ("terminal", "depth", "theme"),
    [("xterm-256color", "", LIGHT), ("xterm", "truecolor", LIGHT), ("xterm", "", DARK), ("linux", "", DARK)],
)
def test_it_begins_in_a_theme_that_the_terminal_has_the_colours_for(
    monkeypatch: pytest.MonkeyPatch, terminal: str, depth: str, theme: Theme
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("COLORTERM", depth)
    assert app_on(MemoryArchive(), None).theme == theme.name


def board_of(app: SamenwerkApp) -> BoardScreen:
    assert isinstance(app.screen, BoardScreen)
    return app.screen


async def test_home_and_back_is_the_same_screen_with_its_undo_and_its_line() -> None:
    archive, session = start_in_memory(HandClock())
    app = app_on(archive, session)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        await pilot.press("a", "enter", "b")
        board_of(app).go_home()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert board_of(app).workshop.screen == "board"
        assert board_of(app).bar.line.value == "b"
        await pilot.press("ctrl+z")
        assert board_of(app).state.contributions == ()


async def test_a_session_that_could_not_be_opened_is_no_screens() -> None:
    archive, session = start_in_memory(HandClock())
    real = archive.open

    class Full:
        """A session of which nothing can be saved."""

        def __init__(self, store: SessionStore) -> None:
            self._store = store

        def append(self, decide: object) -> tuple[Event, ...]:
            raise StoreError(Reason.DISK_FULL, self._store.path)

        def __getattr__(self, name: str) -> object:
            return getattr(self._store, name)

    archive.open = lambda asked: Full(real(asked))  # type: ignore[method-assign, assignment, return-value]  # a full disk
    app = app_on(archive, None)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        archive.open = real  # type: ignore[method-assign]  # there is room again
        await pilot.press("enter")
        await pilot.pause()
        assert board_of(app).workshop.screen == "board"


async def test_part_of_an_id_keeps_meaning_the_session_that_was_opened() -> None:
    clock = HandClock()
    archive, session = start_in_memory(clock)
    app = app_on(archive, session[:8])
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        other, twin = start_in_memory(clock)
        archive._sessions[twin] = other._sessions[twin]
        with pytest.raises(StoreError):
            archive.open(session[:8])
        await pilot.press(*"half")
        board_of(app)._tick()
        draft = archive.read_draft(session, "board")
        assert draft is not None
        assert draft.text == "half"


async def test_an_export_stays_in_its_folder_whatever_a_session_file_says(tmp_path: Path) -> None:
    made, session = start_in_memory(HandClock())
    meta, (first,) = made.open(session).read()
    archive = MemoryArchive()
    outside = first.fact.model_copy(update={"id": "../../weg"})
    archive.create(session, (replace(first, fact=outside),), meta)
    async with board(archive=archive, session=session, exports=tmp_path / "a" / "exports") as stand:
        await stand.press("ctrl+e")
        (written,) = tmp_path.rglob("*.md")
        assert written.parent == tmp_path / "a" / "exports"


async def test_ctrl_c_says_nothing_on_the_beamer() -> None:
    archive, session = start_in_memory(HandClock())
    app = app_on(archive, session)
    async with app.run_test(size=(120, 34), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert not list(app._notifications)
        assert app.is_running
