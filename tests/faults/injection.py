"""Faults in the system calls of a save: counted, and struck at one of them."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal
from unittest.mock import patch

When = Literal["before", "after"]

SYSTEM_CALLS = ("open", "write", "fsync", "close", "link", "unlink", "replace", "fchmod", "fstat", "stat", "listdir")


class Strike:
    """What happens inside `injected` at system call number `at`, from 0; `lasting`: and at all later ones like it.

    `calls` are the names of the calls that were made, in order.
    """

    def __init__(
        self, act: Callable[[], None], at: int | None = None, when: When = "before", lasting: bool = False
    ) -> None:
        self.calls: list[str] = []
        self._act = act
        self._at = at
        self._when = when
        self._lasting = lasting

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The system call with the fault around it."""

        def call(*args: Any, **kwargs: Any) -> Any:
            number = len(self.calls)
            self.calls.append(name)
            hit = self._at is not None and (
                number == self._at or (self._lasting and number > self._at and name == self.calls[self._at])
            )
            if hit and self._when == "before":
                self._act()
            try:
                return function(*args, **kwargs)
            finally:
                if hit and self._when == "after":
                    self._act()

        return call


def fails(number: int) -> Callable[[], None]:
    """A fault that raises OSError with this errno."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


@contextmanager
def injected(strike: Strike) -> Iterator[None]:
    """Put the fault in for a while."""
    patches = [patch.object(os, name, strike.wrap(name, getattr(os, name))) for name in SYSTEM_CALLS]
    patches.append(patch.object(fcntl, "flock", strike.wrap("flock", fcntl.flock)))
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in reversed(patches):
            one.stop()
