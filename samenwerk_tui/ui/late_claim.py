"""The name of a screen, claimed when somebody asks for it: a board is shown before that."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from samenwerk_tui.store.protocol import Archive, Reason, ScreenClaim, StoreError


class LateClaim:
    """A `ScreenClaim` that waits for locks when its name is asked for, and not before."""

    def __init__(self, archive: Archive, session: str, kind: str) -> None:
        """`kind` as in `Archive.claim_screen`."""
        self._archive = archive
        self._session = session
        self._kind = kind
        self._name = ""
        self._claim: ScreenClaim | None = None

    @property
    def name(self) -> str:
        """See `ScreenClaim.name`. Raises StoreError when it is not to be had, as `Archive.claim_screen`.

        Where nothing can be written nothing can be claimed. The screen only shows then, under a name of its own: what
        it does once it can write again is not to be undone on another one.
        """
        if not self._name:
            with also_where_nothing_can_be_written():
                self._claim = self._archive.claim_screen(self._session, self._kind)
            self._name = self._claim.name if self._claim is not None else f"{self._kind}-{os.getpid()}"
        return self._name

    def release(self) -> None:
        """See `ScreenClaim.release`."""
        if self._claim is not None:
            self._claim.release()


@contextmanager
def also_where_nothing_can_be_written() -> Iterator[None]:
    """Go on behind the block where the folder is read-only: the board tells, and there is the report to write."""
    try:
        yield
    except StoreError as error:
        if error.reason not in (Reason.READ_ONLY, Reason.NO_PERMISSION):
            raise
