"""A host for the whole board, over sessions in memory and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

import samenwerk_tui.ui
from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive, MemoryClaim
from samenwerk_tui.store.protocol import Draft, SessionStore
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.leaving import LeavingScreen
from samenwerk_tui.ui.screens.screen_files import ScreenFiles
from samenwerk_tui.ui.themes import LIGHT, THEMES
from samenwerk_tui.ui.widgets.status_bar import StatusBar

STYLES: list[str | PurePath] = [
    Path(samenwerk_tui.ui.__file__).parent / "styles" / name for name in ("app.tcss", "board.tcss")
]


class HandClock:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
        self._steady = 0.0

    def now(self) -> datetime:
        return self._now

    def steady(self) -> float:
        return self._steady

    def move(self, **by: float) -> None:
        """Let time pass."""
        self._steady += timedelta(**by).total_seconds()
        self.set(**by)

    def set(self, **by: float) -> None:
        """Make it jump, as when somebody sets the clock."""
        self._now += timedelta(**by)


class BoardApp(App[None]):
    """Only the board."""

    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, board: BoardScreen) -> None:
        super().__init__()
        self.board = board
        self.bells = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name

    def on_mount(self) -> None:
        self.push_screen(self.board)

    async def action_quit(self) -> None:
        """As the real app: whatever is on top decides."""
        screen = self.screen if isinstance(self.screen, LeavingScreen) else self.board
        screen.action_quit()

    def bell(self) -> None:
        self.bells += 1


class Stand(NamedTuple):
    """Everything a test of the board looks at."""

    app: BoardApp
    board: BoardScreen
    pilot: Pilot[None]
    clock: HandClock
    archive: MemoryArchive
    messages: list[Message]

    @property
    def session(self) -> Session:
        return self.board.workshop.session

    @property
    def kind(self) -> str:
        """The kind of the current phase."""
        return self.session.current.kind

    @property
    def curtain(self) -> str:
        """What hides the board."""
        return self.board.curtain

    def stored(self) -> Session:
        """The session as another programme would read it."""
        return Workshop(self.archive.open(self.session.id), self.clock, "reader").session

    def texts(self) -> list[str]:
        return [line.text for line in self.stored().contributions]

    def line(self, text: str) -> Contribution:
        return next(line for line in self.stored().contributions if line.text == text)

    @property
    def said(self) -> str:
        return self.board.query_one(StatusBar).message

    def posted(self, kind: type[Message]) -> list[Message]:
        """Messages of a kind, each once, though every widget it passes sees it."""
        return list({id(message): message for message in self.messages if isinstance(message, kind)}.values())

    async def type(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        for line in lines:
            await self.pilot.press(*(KEY_NAMES.get(char, char) for char in line), "enter")
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def until(self, good: Callable[[], bool]) -> None:
        """Wait for what the board does by itself. Raises TimeoutError where it does not."""
        async with asyncio.timeout(30):
            while not good():
                await self.pilot.pause()

    async def settle(self) -> None:
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


def painted(stand: Stand) -> str:
    """All text that is on the screen now, one line a row."""
    strips = stand.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


KEY_NAMES = {
    " ": "space",
    ":": "colon",
    "!": "exclamation_mark",
    "?": "question_mark",
    "~": "tilde",
    ",": "comma",
    ".": "full_stop",
    "-": "minus",
}


def start_in_memory(clock: HandClock, programme: str = "kort") -> tuple[MemoryArchive, str]:
    library = Library(None)
    archive = MemoryArchive()
    start = Start(case=library.case("jongeren-op-een-plein"), programme=library.programme(programme))
    return archive, start_session(archive, start, clock)


@asynccontextmanager
async def board(
    *,
    size: tuple[int, int] = (120, 34),
    phase: str = "columns",
    programme: str = "kort",
    store: SessionStore | None = None,
    archive: MemoryArchive | None = None,
    session: str | None = None,
    draft: Draft | None = None,
    exports: Path = Path("/nowhere"),
    language: Language = "nl",
    kind: type[BoardScreen] = BoardScreen,
    name: str = "board",
) -> AsyncIterator[Stand]:
    """The board, or another kind of it, in the first phase of a kind (or with an id), all before it left."""
    clock = HandClock()
    if archive is None or session is None:
        archive, session = start_in_memory(clock, programme)
    workshop = Workshop(store or archive.open(session), clock, name)
    workshop.handle(intents.OpenSession())
    while phase not in (workshop.session.current.kind, workshop.session.phase):
        workshop.handle(intents.NextPhase())
    if draft is not None:
        archive.write_draft(session, name, draft)
    claim = MemoryClaim(name, archive._sessions[session].claimed)
    screen = kind(Catalog(language), workshop, clock, ScreenFiles(archive, session, claim, exports))
    app = BoardApp(screen)
    messages: list[Message] = []
    async with app.run_test(size=size, message_hook=messages.append) as pilot:
        stand = Stand(app, screen, pilot, clock, archive, messages)
        await stand.settle()
        yield stand
    claim.release()
