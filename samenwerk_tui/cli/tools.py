"""What the commands work with. The composition root makes it."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from samenwerk_tui.core.clock import Clock
    from samenwerk_tui.core.overview import GroupOverview
    from samenwerk_tui.library import Library
    from samenwerk_tui.locale import Catalog, Language
    from samenwerk_tui.store.protocol import Archive


class Tools(Protocol):
    """Made when asked for: a command pays for what it uses, and for nothing else."""

    @property
    def home(self) -> Path:
        """The data folder: sessions, exports, own cases and programmes, crash reports. It need not be there yet."""
        ...

    def archive(self) -> "Archive":
        """The sessions."""
        ...

    def library(self, language: "Language") -> "Library":
        """The cases and programmes, for somebody who works in this language."""
        ...

    def clock(self) -> "Clock":
        """The time."""
        ...

    def open_screen(self, t: "Catalog", session: str | None, *, desk: bool = False) -> int:
        """Show the board (or the co-facilitator's desk) of a session, or home (None), until it is left.

        Returns the exit code.

        Raises StoreError, or SystemExit with a line of text, where the session cannot be opened.
        """
        ...

    def open_overview(self, t: "Catalog", groups: "tuple[GroupOverview, ...]") -> int:
        """Show the overview over sessions until it is left. Returns the exit code."""
        ...
