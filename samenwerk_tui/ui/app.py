"""The app: which screen is shown, the themes, and ending well."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen

from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.intents import OpenSession
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop, start_session
from samenwerk_tui.store.protocol import Archive, Reason, ScreenClaim, SessionStore, StoreError
from samenwerk_tui.ui.driver_guard import GuardedDriver
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.desk import Desk
from samenwerk_tui.ui.themes import LIGHT, THEMES

if TYPE_CHECKING:
    # Screens that are imported when they are shown, so that a board need not wait for them.
    from samenwerk_tui.core.overview import GroupOverview
    from samenwerk_tui.library import Library
    from samenwerk_tui.ui.screens.home import HomeScreen

ENDING_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
"""Textual handles neither; without this the terminal would be left as the board had it."""


class Unclaimed:
    """The name of a board where no name can be claimed, for nothing can be written: it only shows."""

    name = "board"

    def release(self) -> None:
        """See `ScreenClaim.release`."""


@contextmanager
def _also_where_nothing_can_be_written() -> Iterator[None]:
    """Go on behind the block where the folder is read-only: the board tells, and there is the report to write."""
    try:
        yield
    except StoreError as error:
        if error.reason not in (Reason.READ_ONLY, Reason.NO_PERMISSION):
            raise


class SamenwerkApp(App[None]):
    """Home, and the board of one session over it."""

    CSS_PATH = "styles/app.tcss"
    TITLE = "Samenwerk"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        t: Catalog,
        archive: Archive,
        library: "Library",
        clock: Clock,
        exports: Path,
        session: SessionStore | None = None,
        overview: "tuple[GroupOverview, ...] | None" = None,
    ) -> None:
        super().__init__(driver_class=GuardedDriver)
        self.t = t
        self._archive = archive
        self._library = library
        self._clock = clock
        self._exports = exports
        self._wanted = session
        self._overview = overview
        self.failure = ""
        """Why the session that was asked for could not be opened; empty when it could."""
        self.crash: Exception | None = None
        """What should never have happened, when it did."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name

    async def run_async(self, **options: Any) -> None:
        """See `App.run_async`. Listens for the signals that end a programme before the terminal is taken.

        One that comes before that keeps the app from beginning.
        """
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self.exit)
        await super().run_async(**options)

    def on_mount(self) -> None:
        """Show what was asked for, or home; nothing any more where it was told to end meanwhile."""
        if self._exit:
            return
        if self._overview is not None:
            from samenwerk_tui.ui.screens.overview import OverviewScreen

            screen = OverviewScreen(self.t, self._overview, self._clock.now().date())
            self.push_screen(screen, lambda _: self.exit())
            return
        if self._wanted is None:
            self._go_home()
            return
        try:
            self._open(self._wanted)
        except StoreError as error:
            self.failure = self._words(error)
            self.exit(return_code=1)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, whether by a key, a signal or a closed window: the half-typed line is kept first."""
        for screen in self.screen_stack:
            if isinstance(screen, BoardScreen) and screen.is_mounted:
                screen.keep_draft()
        super().exit(result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:
            # A screen that is taken down while it is still being put up trips over what is not there.
            self._close_messages_no_wait()
            return
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without the traceback that Textual would show: what people said stands in it, on the beamer."""
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Ctrl+C: do nothing, where Textual would tell in English, over the board, how to quit."""

    def _go_home(self) -> None:
        from samenwerk_tui.ui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.t, self._archive, self._library, self._clock))

    def _open(self, store: SessionStore) -> None:
        """Show the board of a session. Raises StoreError when it cannot be opened."""
        path = str(store.path)
        claim = self._claim(path)
        try:
            workshop = Workshop(store, self._clock, claim.name)
            with _also_where_nothing_can_be_written():
                workshop.handle(OpenSession())
        except StoreError:
            claim.release()
            raise
        desk = Desk(self._archive, path, claim.name, self._exports)
        self.push_screen(BoardScreen(self.t, workshop, self._clock, desk), lambda _: self._left(claim))

    def _claim(self, session: str) -> ScreenClaim:
        with _also_where_nothing_can_be_written():
            return self._archive.claim_screen(session, "board")
        return Unclaimed()

    def _left(self, claim: ScreenClaim) -> None:
        """The board was left for home."""
        from samenwerk_tui.ui.screens.home import HomeScreen

        claim.release()
        if not any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self._go_home()

    def _words(self, error: StoreError) -> str:
        return self.t(f"store.{error.reason}", path=error.path, detail=error.detail)

    def on_home_screen_open_wanted(self, message: "HomeScreen.OpenWanted") -> None:
        """Home asks for the board of a session."""
        try:
            self._open(self._archive.open(message.session_id))
        except StoreError as error:
            self._complain(self._words(error))

    def on_home_screen_start_wanted(self, message: "HomeScreen.StartWanted") -> None:
        """Home asks for a new session, and its board."""
        try:
            self._open(self._archive.open(start_session(self._archive, message.start, self._clock)))
        except StoreError as error:
            self._complain(self._words(error))
        except RuleError as error:
            self._complain(self.t(f"rule.{error.rule}", **error.values))

    def _complain(self, text: str) -> None:
        from samenwerk_tui.ui.screens.home import HomeScreen

        home: Screen[object] = self.screen
        if isinstance(home, HomeScreen):
            home.say(text)


def run(
    archive: Archive,
    library: "Library",
    clock: Clock,
    t: Catalog,
    session: SessionStore | None,
    exports: Path,
    overview: "tuple[GroupOverview, ...] | None" = None,
) -> int:
    """Show the app until it is left: an overview, the board of a session, or home. Returns the exit code.

    Raises SystemExit with a line of text where the session could not be opened, and whatever went wrong that never
    should: the caller tells so in one line.
    """
    app = SamenwerkApp(t, archive, library, clock, exports, session, overview)
    app.run()
    if app.crash is not None:
        raise app.crash
    if app.failure:
        raise SystemExit(app.failure)
    return app.return_code or 0
