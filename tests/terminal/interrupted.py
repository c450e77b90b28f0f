"""The real program, told to end at a moment that a hand cannot hit; run as a script: `interrupted.py WHEN …`.

WHEN is `import:MODULE` (Ctrl+C while that is imported) or `terminal:SIGNAL` (as soon as the terminal was taken).
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class Interrupting:
    """A finder of modules that finds none, and presses Ctrl+C when one is looked for."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """See `importlib.abc.MetaPathFinder.find_spec`."""
        if name == self._wanted:
            self._wanted = ""
            os.kill(os.getpid(), signal.SIGINT)
        return None


def end_when_the_terminal_is_taken(number: signal.Signals) -> None:
    """Send this process a signal right after the driver made the terminal its own, before anything else."""
    from samenwerk_tui.ui.driver_guard import GuardedDriver

    def take_and_end(driver: GuardedDriver) -> None:
        super(GuardedDriver, driver).start_application_mode()  # type: ignore[no-untyped-call]  # as Textual has it
        os.kill(os.getpid(), number)

    setattr(GuardedDriver, "start_application_mode", take_and_end)  # noqa: B010 (a method, for this run only)


if __name__ == "__main__":
    when, _, what = sys.argv[1].partition(":")
    if when == "import":
        sys.meta_path.insert(0, Interrupting(what))
    else:
        end_when_the_terminal_is_taken(signal.Signals[what])
    from samenwerk_tui.__main__ import main

    sys.exit(main(sys.argv[2:]))
