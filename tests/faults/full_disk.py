"""A disk that is full until there is room again: a small one of its own, or a system that says so.

Run as a script, `full_disk.py FILE FOLDER ARGUMENTS…` is the real program, with FOLDER full as long as FILE is there.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.terminal.screen import PROGRAM

SIZE = 1024 * 1024


class Disk(Protocol):
    """A disk with a folder on it."""

    folder: Path
    program: tuple[str, ...]
    """The command line that runs the program on it."""

    def fill(self) -> None:
        """Leave no byte."""
        ...

    def make_room(self) -> None:
        """As it was."""
        ...


class SmallDisk:
    """A tmpfs of a megabyte."""

    program: tuple[str, ...] = PROGRAM

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        with open(self._filler, "ab", buffering=0) as filler:
            for size in (65_536, 4096, 1):
                while True:
                    try:
                        filler.write(b"\0" * size)
                    except OSError as error:
                        assert error.errno == errno.ENOSPC
                        break

    def make_room(self) -> None:
        self._filler.unlink()


class SaidToBeFull:
    """A folder in which no file can be written, where nothing may be mounted: in this process and in the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._flag = folder.with_name("full")
        self.program: tuple[str, ...] = (sys.executable, "-P", __file__, str(self._flag), str(folder))
        self.stop = fail_writes_while(self._flag, folder)

    def fill(self) -> None:
        self._flag.touch()

    def make_room(self) -> None:
        self._flag.unlink()


def fail_writes_while(flag: Path, folder: Path) -> Callable[[], None]:
    """Let no file be made in a folder, as on a full disk, while the flag is there; returns what undoes it."""
    really = os.open

    def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        writes = flags & (os.O_CREAT | os.O_TRUNC) and not str(path).endswith(".lock")
        if writes and Path(path).is_relative_to(folder) and flag.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(path, flags, *rest, **more)

    def undo() -> None:
        os.open = really

    os.open = opened
    return undo


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk of a megabyte, mounted where that is allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if mounted:
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
    else:
        with said_to_be_full(folder) as disk:
            yield disk


@contextmanager
def said_to_be_full(folder: Path) -> Iterator[Disk]:
    """A folder on a disk that can be said to be full."""
    folder.mkdir(exist_ok=True)
    disk = SaidToBeFull(folder)
    try:
        yield disk
    finally:
        disk.stop()


if __name__ == "__main__":
    fail_writes_while(Path(sys.argv[1]), Path(sys.argv[2]))
    from samenwerk_tui.__main__ import main

    sys.exit(main(sys.argv[3:]))
