"""How the app behaves in a terminal, whatever it shows: its colours, its sizes, and ending well."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.filter import ANSIToTruecolor, LineFilter
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme

from samenwerk_tui.ui.driver_guard import GuardedDriver
from samenwerk_tui.ui.styled_once import StyledOnce
from samenwerk_tui.ui.themes import SIXTEEN, THEMES, NotBrightened, themes_for

AT_ONCE = 0.1
"""Seconds within which one size of the window follows another at once."""
ENDING_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
"""Textual handles none of them; without this the terminal would be left as the board had it."""


class TerminalApp(App[None]):
    """An app in the colours that the terminal has, painted whole at any size, which ends without a traceback."""

    # From the very start: a theme that is chosen later has Textual read all styles once more.
    theme = reactive(THEMES[0].name, init=False)
    _themes: dict[str, Theme] = {theme.name: theme for theme in THEMES}
    """By their names; made once, for Textual looks them up for every row that it paints."""

    def __init__(self, begun: Callable[[], None]) -> None:
        """`begun` is called when the first screen is there."""
        super().__init__(driver_class=GuardedDriver)
        self._begun = begun
        self._is_there = False
        """Whether there is a first screen."""
        self._resized = -AT_ONCE
        """When the window got another size last, by the monotonic clock."""
        self._stop_painting: Callable[[], None] = lambda: None
        """Forget that all of it is to be painted again."""
        self.crash: Exception | None = None
        """What should never have happened, when it did."""
        self._themes = {theme.name: theme for theme in themes_for(self.console.color_system)}
        first = next(iter(self._themes))
        if first != self.theme:
            self.theme = first
        self._not_brightened = NotBrightened(enabled=SIXTEEN in self._themes.values())

    def get_default_screen(self) -> Screen[None]:
        """The empty one under all others."""
        return StyledOnce(id="_default")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """See `App.get_line_filters`. None for the terminal's own colours, and dim ones: no theme here has any."""
        own = (self._not_brightened,) if self._not_brightened.enabled else ()
        return (*(one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)), *own)

    @property
    def current_theme(self) -> Theme:
        """See `App.current_theme`, which looks for it anew; it is asked for with every row that is painted."""
        return self._themes[self.theme]

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Those that can be read on this terminal; Textual's own colours are not meant for a beamer."""
        return self._themes

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that shine through: none under one that covers all of it.

        Textual takes along the one right under that too, and paints all of the top one again whenever that changes.
        """
        return [] if self.screen.styles.background.a == 1 else super()._background_screens

    async def run_async(self, **options: Any) -> None:
        """See `App.run_async`. Listens for the signals that end a programme before the terminal is taken.

        One that comes before that keeps the app from beginning.
        """
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self.exit)
        await super().run_async(**options)

    def on_resize(self, event: events.Resize) -> None:
        """A window that is as large as it was had another size meanwhile, or a shell in it: paint all of it again.

        So too when sizes follow each other at once, for only the last of them is laid out; and when they are over.
        """
        if not self._is_there:
            return
        now, is_other = monotonic(), event.size != self.screen.size
        at_once = now - self._resized < AT_ONCE
        if is_other:
            self._resized = now
        if is_other and not at_once:
            return
        self._stop_painting()
        self._stop_painting = self.set_timer(AT_ONCE, self._paint_all).stop

    def _paint_all(self) -> None:
        self.screen.refresh()

    def on_ready(self) -> None:
        """The first screen is laid out; when it is painted it is there."""
        self._is_there = True
        self.screen.call_after_refresh(self._begun)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:
            # A screen that is taken down while it is still being put up trips over what is not there.
            self._close_messages_no_wait()
            return
        if self.crash is None:
            self.crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without the traceback that Textual would show: what people said stands in it, on the beamer."""
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Ctrl+C: do nothing, where Textual would tell in English, over the board, how to quit."""
