"""A damaged session: people see what was found and choose a state, and what was there stays."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from samenwerk_tui.__main__ import Installation
from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.model import Session
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.files import SessionFiles
from samenwerk_tui.store.reading import read_session
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.screens.recovery import RecoveryScreen, ago_words
from samenwerk_tui.ui.widgets.sheet import Sheet
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock
from tests.unit.cli_host import Commands

NL = Catalog("nl")
HOSTILE_TITLE = "[/] [red]x[/red] {n}"
DAMAGED = b'{"meta":{"1":{"id":'


class Damage:
    """A session of an hour and a half that was damaged after its last line, two minutes ago."""

    def __init__(self, folder: Path, phase: str = "Ideeën") -> None:
        self.clock = HandClock()
        self.archive = TinyDbArchive(folder / "sessions")
        self.home = folder
        library = Library(None)
        start = Start(case=library.case("jongeren-op-een-plein"), programme=library.programme("kort"))
        self.session = start_session(self.archive, start, self.clock)
        board = Workshop(self.archive.open(self.session), self.clock, "board")
        board.handle(intents.OpenSession())
        board.handle(intents.AddPhase(kind="columns", title=phase, minutes=9, after=board.session.phase))
        board.handle(intents.NextPhase())
        for number in range(9):
            self.clock.move(minutes=10)
            line = intents.NewLine(text=f"Idee {number}", column="gemeente")
            board.handle(intents.AddContributions(phase="07-columns", lines=(line,)))
        self.clock.move(minutes=2)
        self.files = SessionFiles(self.archive.folder / f"{self.session}.json")
        self.files.path.write_bytes(DAMAGED)

    def app(self, session: str | None) -> SamenwerkApp:
        return SamenwerkApp(NL, self.archive, lambda: Library(None), self.clock, self.home, session)

    def now(self) -> Session:
        return read_session(self.archive.open(self.session))


@pytest.fixture
def damage(tmp_path: Path) -> Damage:
    return Damage(tmp_path)


@asynccontextmanager
async def shown(app: SamenwerkApp, size: tuple[int, int] = (120, 34)) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def rows(app: SamenwerkApp) -> list[str]:
    return ["".join(span.text for span in row.line) for row in app.screen.query_one(Sheet).rows]


async def test_it_says_what_was_found_how_old_each_state_is_and_how_much_is_in_it(damage: Damage) -> None:
    app = damage.app(damage.session)
    async with shown(app):
        assert isinstance(app.screen, RecoveryScreen)
        told = "\n".join(rows(app))
        assert f"{damage.session}.json is niet te lezen" in told and "niets aan veranderd" in " ".join(told.split())
        assert "12 minuten geleden" in told and "8 bijdragen" in told and "1 uur geleden" in told
        assert "Reservekopie" in told and "Eerdere stand" in told and "blijft in dezelfde map bewaard" in told
    assert damage.files.path.read_bytes() == DAMAGED


@pytest.mark.parametrize(("downs", "lines"), [(0, 8), (2, 6)])
async def test_enter_goes_on_with_the_chosen_state_and_keeps_what_was_there(
    damage: Damage, downs: int, lines: int
) -> None:
    app = damage.app(damage.session)
    async with shown(app) as pilot:
        await pilot.press(*["down"] * downs, "enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert app.screen.query_one(StatusBar).message.startswith("Hersteld: de stand van")
        assert len(app.screen.state.contributions) == lines
        app.screen.do(intents.NextPhase())
    assert len(damage.now().contributions) == lines
    assert any(path.read_bytes() == DAMAGED for path in damage.files.beside())


async def test_esc_leaves_all_as_it_is_and_ends_with_why(damage: Damage) -> None:
    app = damage.app(damage.session)
    async with shown(app) as pilot:
        await pilot.press("escape")
        await pilot.pause()
    assert "is beschadigd" in app.failure and app.return_code == 1
    assert damage.files.path.read_bytes() == DAMAGED


async def test_from_home_and_back(damage: Damage) -> None:
    app = damage.app(None)
    async with shown(app) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        home._go_to(f"session:{damage.session}.json")
        for _ in range(2):
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, RecoveryScreen)
            await pilot.press("escape")
            await pilot.pause()
            assert home.is_current
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)


@pytest.mark.parametrize("from_home", [True, False])
async def test_a_session_whose_file_is_gone_goes_on_with_an_older_state(damage: Damage, from_home: bool) -> None:
    damage.files.path.unlink()
    app = damage.app(None if from_home else damage.session)
    async with shown(app) as pilot:
        if from_home:
            assert isinstance(app.screen, HomeScreen)
            app.screen._go_to(f"session:{damage.session}.json")
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, RecoveryScreen)
        told = "\n".join(rows(app))
        assert f"{damage.session}.json is er niet meer" in told and "beschadigd" not in told
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert app.screen.query_one(StatusBar).message == NL("recovery.done_brief", time="14:20")
    assert len(damage.now().contributions) == 8


async def test_a_copy_that_is_gone_meanwhile_is_told(damage: Damage) -> None:
    app = damage.app(None)
    async with shown(app) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        home._go_to(f"session:{damage.session}.json")
        await pilot.press("enter")
        await pilot.pause()
        damage.files.backup.unlink()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is home
        assert str(home.query_one("#said").render())
    assert damage.files.path.read_bytes() == DAMAGED


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 34), (200, 50), (1, 1)])
async def test_it_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    damage = Damage(tmp_path, f"{HOSTILE_TITLE} " + "z" * 30)
    app = damage.app(damage.session)
    async with shown(app, size) as pilot:
        assert isinstance(app.screen, RecoveryScreen)
        width = app.screen.query_one(Sheet).size.width
        assert all(len(row) <= max(width, 1) for row in rows(app)) or size == (1, 1)
        await pilot.press("down", "up", "x", "tab")
        assert isinstance(app.screen, RecoveryScreen)


def test_how_long_ago() -> None:
    now = HandClock().now()
    for passed, told in (
        (timedelta(seconds=-30), "net nog"),
        (timedelta(seconds=59), "net nog"),
        (timedelta(minutes=1), "1 minuut geleden"),
        (timedelta(minutes=59), "59 minuten geleden"),
        (timedelta(hours=23, minutes=59), "23 uur geleden"),
        (timedelta(days=1), "1 dag geleden"),
        (timedelta(days=9), "9 dagen geleden"),
    ):
        assert ago_words(NL, now - passed, now) == told


@pytest.mark.parametrize("copies", [True, False])
def test_the_command_line_opens_a_screen_for_it_only_where_there_is_something_to_choose(
    damage: Damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], copies: bool
) -> None:
    opened: list[str | None] = []
    samenwerk = Commands(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("SAMENWERK_HOME", str(damage.home))

    def open_screen(self: Installation, t: Catalog, session: str | None, *, desk: bool = False) -> int:
        opened.append(session)
        return 0

    monkeypatch.setattr(Installation, "open_screen", open_screen)
    if not copies:
        for path in damage.files.with_text():
            path.unlink()
    answer = samenwerk("open", damage.session)
    assert answer.code == 1 and "is beschadigd" in answer.err and opened == []
    for module in ("screen", "sessions"):
        monkeypatch.setattr(f"samenwerk_tui.cli.{module}.is_terminal", lambda: True)
    answer = samenwerk("open", damage.session)
    assert (answer.code, opened) == ((0, [damage.session]) if copies else (1, []))
