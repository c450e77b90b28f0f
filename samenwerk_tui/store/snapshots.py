"""Snapshots: the session as it was every ten minutes, for when both the file and its backup are lost.

One is made by a save, of the file that the save replaces, and costs a hard link: nothing runs beside the screen, and
a session in which nothing happens makes none. Their names hold the number of events, so that a laptop whose clock is
set back neither loses any nor makes one at every save.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from samenwerk_tui.core.events import Event
from samenwerk_tui.store.files import SessionFiles

EVERY = timedelta(minutes=10)
KEPT = 12


class SnapshotTimer:
    """When the next one is due. Looks into the folder only when that may be now: another screen makes them too."""

    def __init__(self, files: SessionFiles) -> None:
        self._files = files
        self._last: datetime | None = None

    def is_due(self, events: Sequence[Event], now: datetime) -> bool:
        """Whether the session with these events is to be kept as it is; `now` is when the next event happened.

        Raises OSError where the folder cannot be read.
        """
        if not self._is_long_ago(now):
            return False
        made = [number for number in self._files.snapshots() if number <= len(events)]
        self._last = events[made[-1] - 1 if made else 0].at
        return self._is_long_ago(now) and len(events) not in made

    def _is_long_ago(self, now: datetime) -> bool:
        return self._last is None or abs(now - self._last) >= EVERY
