"""The app: which screen is shown, and the sessions that are opened."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.screen import Screen

from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.events import ClockJumped
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Change, Workshop
from samenwerk_tui.store.protocol import (
    DAMAGE,
    Archive,
    Copy,
    Reason,
    Recovered,
    SessionStore,
    StoreError,
)
from samenwerk_tui.ui.crash import ScreenCrash
from samenwerk_tui.ui.late_claim import LateClaim, also_where_nothing_can_be_written
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.screens.screen_files import ScreenFiles
from samenwerk_tui.ui.screens.told import told_jump_before
from samenwerk_tui.ui.terminal_app import TerminalApp

if TYPE_CHECKING:
    # Screens that are imported when they are shown, so that a board need not wait for them.
    from samenwerk_tui.core.overview import GroupOverview
    from samenwerk_tui.library import Library
    from samenwerk_tui.ui.screens.home import HomeScreen


class SamenwerkApp(TerminalApp):
    """Home, and the board of one session over it."""

    # The board's with the app's: what a screen brings along itself has Textual read all of them once more.
    CSS_PATH = ["styles/app.tcss", "styles/board.tcss"]
    TITLE = "Samenwerk"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        t: Catalog,
        archive: Archive,
        library: "Callable[[], Library]",
        clock: Clock,
        exports: Path,
        session: SessionStore | str | None = None,
        overview: "tuple[GroupOverview, ...] | None" = None,
        *,
        desk: bool = False,
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        """`session` is one that was opened, or the name of one that is damaged; None: home.

        `library` is asked for when there is something to start from: a board that is opened needs none. `desk`:
        sessions are opened on the co-facilitator's desk, which is no screen for the room. `begun` is called when the
        first screen is there.
        """
        super().__init__(begun)
        self.t = t
        self._archive = archive
        self._library = library
        self._clock = clock
        self._exports = exports
        self._wanted = session
        self._overview = overview
        self._kind = "desk" if desk else "board"
        self.failure = ""
        """Why the session that was asked for could not be opened; empty when it could."""
        self.crashed_on: Path | None = None
        """The file of the session that was on the board when something went wrong that never should."""

    def on_mount(self) -> None:
        """Show the first screen, a moment later: what is laid out before the app is mounted is not painted."""
        self.call_next(self._begin)

    def _begin(self) -> None:
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
        wanted = self._wanted
        try:
            self._open(self._archive.open(wanted) if isinstance(wanted, str) else wanted)
        except StoreError as error:
            if not self._offer_older_states(wanted if isinstance(wanted, str) else str(wanted.path), error):
                self._fail(error)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, whether by a key, a signal or a closed window: the half-typed line is kept first."""
        for screen in self.screen_stack:
            if isinstance(screen, BoardScreen) and screen.is_mounted:
                screen.keep_draft()
        super().exit(result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        if self.crash is None:
            board = next((screen for screen in self.screen_stack if isinstance(screen, BoardScreen)), None)
            self.crashed_on = board.workshop.path if board is not None else None
        super()._handle_exception(error)

    async def action_quit(self) -> None:
        """Ctrl+Q: leave, unless the board has something to ask first."""
        from samenwerk_tui.ui.screens.leaving import LeavingScreen

        asking = next((s for s in reversed(self.screen_stack) if isinstance(s, BoardScreen | LeavingScreen)), None)
        if asking is None:
            self.exit()
        else:
            asking.action_quit()

    def _fail(self, error: StoreError) -> None:
        """End: the session that was asked for cannot be shown."""
        self.failure = self._words(error)
        self.exit(return_code=1)

    def _not_opened(self, error: StoreError) -> None:
        """Home says why, where it is there; else it is the end."""
        if self._is_at_home:
            # Home looks around anew when it comes back, and says nothing then.
            self.call_later(self._complain, self._words(error))
        else:
            self._fail(error)

    def _offer_older_states(self, session: str, error: StoreError) -> bool:
        """Where a session is damaged, let an older state of it be chosen. False where there is none to choose."""
        copies: tuple[Copy, ...] = ()
        if error.reason in DAMAGE:
            with suppress(StoreError):
                copies = self._archive.copies(session)
        if not copies:
            return False

        def go_on(chosen: Copy | None) -> None:
            recovered: Recovered | None = None
            try:
                if chosen is not None:
                    recovered = self._archive.recover(session, chosen)
                    self._open(self._archive.open(session))
            except StoreError as again:
                self._not_opened(again)
                return
            if chosen is not None and recovered is not None:
                self._say_recovered(chosen, recovered)
            elif chosen is None and not self._is_at_home:
                self._fail(error)

        from samenwerk_tui.ui.screens.recovery import RecoveryScreen

        gone = error.reason is Reason.MISSING_BACKUP
        self.push_screen(RecoveryScreen(self.t, error.path, copies, self._clock, gone=gone), go_on)
        return True

    @property
    def _is_at_home(self) -> bool:
        from samenwerk_tui.ui.screens.home import HomeScreen

        return any(isinstance(screen, HomeScreen) for screen in self.screen_stack)

    def _say_recovered(self, copy: Copy, recovered: Recovered) -> None:
        """On the board that was opened: which state this is, and where the damaged file is."""
        board = self.screen
        if isinstance(board, BoardScreen):
            time = copy.updated.astimezone(self._clock.now().tzinfo).strftime("%H:%M")
            kept = recovered.kept
            where = (self.t("recovery.done", time=time, path=kept.name),) if kept is not None else ()
            board.say_first(*where, self.t("recovery.done_brief", time=time))

    def _go_home(self) -> None:
        from samenwerk_tui.ui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.t, self._archive, self._library(), self._clock))

    def _open(self, store: SessionStore) -> None:
        """Show the board of a session. Raises StoreError when it cannot be opened."""
        path = str(store.path)
        claim = LateClaim(self._archive, path, self._kind)
        try:
            workshop = Workshop(store, self._clock, claim)
            opened = Change()
            with also_where_nothing_can_be_written():
                opened = workshop.open()
        except StoreError:
            claim.release()
            raise
        board = self._screen(workshop, ScreenFiles(self._archive, path, claim, self._exports))
        self.push_screen(board, lambda error: self._left(claim, error))
        back = next((one.seconds for one in opened.facts if isinstance(one, ClockJumped)), None)
        if back is not None:
            board.say_first(*told_jump_before(self.t, back))

    def _screen(self, workshop: Workshop, files: ScreenFiles) -> BoardScreen:
        if self._kind == "board":
            return BoardScreen(self.t, workshop, self._clock, files)
        from samenwerk_tui.ui.screens.desk import DeskScreen

        return DeskScreen(self.t, workshop, self._clock, files)

    def _left(self, claim: LateClaim, error: StoreError | None) -> None:
        """The board was left for home, or because it cannot be a screen on the session."""
        claim.release()
        if error is not None:
            self._not_opened(error)
        elif not self._is_at_home:
            self._go_home()

    def _words(self, error: StoreError) -> str:
        return self.t(f"store.{error.reason}", path=error.path, detail=error.detail)

    def on_home_screen_open_wanted(self, message: "HomeScreen.OpenWanted") -> None:
        """Home asks for the board of a session."""
        try:
            self._open(self._archive.open(message.session_id))
        except StoreError as error:
            if not self._offer_older_states(message.session_id, error):
                self._complain(self._words(error))

    def on_home_screen_start_wanted(self, message: "HomeScreen.StartWanted") -> None:
        """Home asks for a new session, and its board."""
        from samenwerk_tui.service.sessions import start_session

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
    library: "Callable[[], Library]",
    clock: Clock,
    t: Catalog,
    session: SessionStore | str | None,
    exports: Path,
    overview: "tuple[GroupOverview, ...] | None" = None,
    *,
    desk: bool = False,
    begun: Callable[[], None] = lambda: None,
) -> int:
    """Show the app until it is left: an overview, the board of a session (or the desk), or home.

    Returns the exit code.

    `library`, `desk` and `begun` as in `SamenwerkApp`.

    Raises SystemExit with a line of text where the session could not be opened, and ScreenCrash about whatever went
    wrong that never should: the caller tells so in one line.
    """
    app = SamenwerkApp(t, archive, library, clock, exports, session, overview, desk=desk, begun=begun)
    app.run()
    if app.crash is not None:
        raise ScreenCrash(app.crashed_on) from app.crash
    if app.failure:
        raise SystemExit(app.failure)
    return app.return_code or 0
