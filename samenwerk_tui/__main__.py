"""The composition root: here, and nowhere else, the store, the library, the clock and the app are put together.

Everything is imported when a command asks for it, so that `--version` and `--help` answer at once; and all that takes
time only within `main`, where Ctrl+C ends in one line and not in a traceback.
"""

import gc
import os
import sys
import time
from functools import cached_property

from samenwerk_tui.spared import spare

TYPE_CHECKING = False
"""As in `typing`, which takes a while to import."""
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from samenwerk_tui.core.clock import Clock
    from samenwerk_tui.core.overview import GroupOverview
    from samenwerk_tui.library import Library
    from samenwerk_tui.locale import Catalog, Language
    from samenwerk_tui.store.protocol import Archive, SessionStore


_STEADY: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
GARBAGE_AFTER = 5_000
"""Objects that are made before garbage is looked for among them: a millisecond of work each time."""


class SystemClock:
    """The laptop's clock, in its own time zone."""

    def now(self) -> "datetime":
        """The time now, aware; in a year that can be read again, whatever the laptop thinks."""
        from datetime import datetime

        from samenwerk_tui.core.base import possible

        return possible(datetime.now().astimezone())

    def steady(self) -> float:
        """See `Clock.steady`. The one that goes on in a sleep is BOOTTIME on Linux, and MONOTONIC on a Mac."""
        return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)


class Installation:
    """The `cli.Tools` of this machine: its data folder, its clock and its terminal."""

    @cached_property
    def home(self) -> "Path":
        """See `Tools.home`."""
        from samenwerk_tui.paths import data_folder

        return data_folder()

    def archive(self) -> "Archive":
        """See `Tools.archive`."""
        from samenwerk_tui.store.archive import TinyDbArchive

        return TinyDbArchive(self.home / "sessions")

    def library(self, language: "Language") -> "Library":
        """See `Tools.library`."""
        from samenwerk_tui.library import Library

        return Library(self.home, language)

    def clock(self) -> "Clock":
        """See `Tools.clock`."""
        return SystemClock()

    def open_screen(self, t: "Catalog", session: str | None, *, desk: bool = False) -> int:
        """See `Tools.open_screen`."""
        return self._show(t, session, desk=desk)

    def open_overview(self, t: "Catalog", groups: "tuple[GroupOverview, ...]") -> int:
        """See `Tools.open_overview`."""
        return self._show(t, None, groups)

    def _show(
        self,
        t: "Catalog",
        session: str | None,
        groups: "tuple[GroupOverview, ...] | None" = None,
        *,
        desk: bool = False,
    ) -> int:
        archive = self.archive()
        # What cannot be opened is told before a screen takes over the terminal.
        store = None if session is None else _opened(archive, session)
        from samenwerk_tui.ui.app import run

        exports = self.home / "exports"
        return run(
            archive,
            lambda: self.library(t.language),
            self.clock(),
            t,
            store,
            exports,
            groups,
            desk=desk,
            begun=_collect_garbage,
        )


def _collect_garbage() -> None:
    """Look for garbage from now on: not while a first screen is made, which nearly all of it stays.

    What was made by now stays: no collection has to go through it again. A board makes many small objects that go by
    themselves: looking for garbage among every few hundred of them takes more time than all the rest of it.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    gc.enable()


def _opened(archive: "Archive", session: str) -> "SessionStore | str":
    """The session; its name where it is damaged and a screen may offer older states of it. Raises StoreError."""
    from samenwerk_tui.store.protocol import DAMAGE, StoreError

    try:
        return archive.open(session)
    except StoreError as error:
        if error.reason in DAMAGE and archive.copies(session):
            return session
        raise


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Do what the command line asks (None: that of this process) and return the exit code: 0, 1 or 2."""
    spare()
    # Looking for plugins in every installed distribution takes pydantic a while, and there are none for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command is over before there is garbage worth collecting; a screen that is there turns collecting on again.
    gc.disable()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        from samenwerk_tui import cli

        return cli.run(given, Installation())
    except KeyboardInterrupt:
        return _interrupted(given)
    finally:
        gc.enable()


def _interrupted(arguments: "Sequence[str]") -> int:
    """Say that it was broken off, where Ctrl+C came before a command could."""
    import signal

    # Saying so takes a moment, and a second Ctrl+C in it would come out as a traceback after all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from samenwerk_tui import cli

    return cli.interrupted(arguments)


if __name__ == "__main__":
    sys.exit(main())
