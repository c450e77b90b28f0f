"""A screen that broke down, and the session it was on. Imported by commands too, so it knows nothing of screens."""

from pathlib import Path


class ScreenCrash(Exception):
    """What should never have happened, on a screen; `__cause__` is what it was."""

    def __init__(self, session: Path | None) -> None:
        super().__init__()
        self.session = session
        """The session's file; None where no board was open."""
