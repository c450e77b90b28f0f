"""Writing a file that somebody asked for: whole or not at all, and over another one only when told to."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from samenwerk_tui.cli.output import quoted_path
from samenwerk_tui.cli.problems import Refused, reason
from samenwerk_tui.locale import Catalog

FILE_MODE = 0o600
"""A report may hold private lines: whoever makes it decides who may read it."""


def write_file(path: Path, text: str, t: Catalog, *, overwrite: bool = False) -> None:
    """Write text as UTF-8 to a new file, or over one that is there.

    Raises FileExistsError where something is there and may not be overwritten, Refused where it cannot be written; in
    both cases what was there is untouched.
    """
    try:
        if overwrite and os.path.lexists(path):
            _replace(Path(os.path.realpath(path)), text, t)
        else:
            _create(path, text)
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        why = reason(error, t) if isinstance(error, OSError) else t("cli.reason.bad_name")
        raise Refused(t("cli.problem.not_written", path=quoted_path(path), reason=why)) from error


def _create(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                os.unlink(path)
            raise


def _replace(path: Path, text: str, t: Catalog) -> None:
    """Put a new file in the place of a plain one, with its mode; a device or folder is left alone."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        why = t("cli.reason.folder") if path.is_dir() else t("cli.reason.no_file")
        raise Refused(t("cli.problem.not_written", path=quoted_path(path), reason=why))
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    _create(beside, text)
    try:
        if path.exists():
            os.chmod(beside, stat.S_IMODE(path.stat().st_mode))
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
