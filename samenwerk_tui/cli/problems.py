"""What went wrong, as one line for people; and a report of what nobody expected, without anybody's words in it."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from samenwerk_tui import __version__
from samenwerk_tui.cli.output import quoted, quoted_path
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog


class Refused(Exception):
    """A command that cannot be done. `str()` is the line that says what, where and what to do."""

    def __init__(self, told: str, code: int = 1) -> None:
        super().__init__(told)
        self.code = code
        """The exit code: 1 for a problem, 2 for wrong usage."""


def sentence(error: BaseException, t: Catalog) -> str | None:
    """One line about a problem that can happen to anybody; None for what should never happen."""
    from samenwerk_tui.core.rules import RuleError
    from samenwerk_tui.library import LibraryError
    from samenwerk_tui.store.protocol import StoreError

    match error:
        case Refused():
            return str(error)
        case StoreError():
            return t(f"store.{error.reason}", path=quoted_path(error.path), detail=quoted_path(error.detail))
        case RuleError():
            values = {name: quoted(value) for name, value in error.values.items()}
            return t(f"rule.{error.rule}", **values)
        case LibraryError():
            return error.tell(t)
        case KeyboardInterrupt():
            return t("cli.problem.interrupted")
        case UnicodeError():
            return t("cli.problem.unicode")
        case OSError(filename=str() as name):
            return t("cli.problem.file", path=quoted_path(name), reason=reason(error, t))
        case OSError():
            return t("cli.problem.system", reason=reason(error, t))
    return None


def reason(error: OSError, t: Catalog) -> str:
    """Why the system refused, within a sentence."""
    match error.errno:
        case errno.ENOENT:
            return t("cli.reason.not_there")
        case errno.ENOTDIR:
            return t("cli.reason.no_folder")
        case errno.EISDIR:
            return t("cli.reason.folder")
        case errno.EACCES | errno.EPERM:
            return t("cli.reason.no_permission")
        case errno.EROFS:
            return t("cli.reason.read_only")
        case errno.ENOSPC | errno.EDQUOT:
            return t("cli.reason.disk_full")
        case errno.ENAMETOOLONG:
            return t("cli.reason.long_name")
    return quoted(error.strerror or type(error).__name__)


def keep_crash_report(error: BaseException, tools: Tools, command: str) -> Path | None:
    """Write down where it went wrong, without messages and values: those may hold what people said.

    Beside the session that was on the screen, else in a folder of its own. Returns the file, or None where it cannot
    be written.
    """
    from samenwerk_tui.store.files import FILE_MODE, SessionFiles, make_folder
    from samenwerk_tui.ui.crash import ScreenCrash

    now = datetime.now(UTC)
    when = f"{now:%Y%m%d-%H%M%S}-{os.getpid()}"
    places = [tools.home / "crashes" / f"crash-{when}.txt"]
    if isinstance(error, ScreenCrash):
        if error.session is not None:
            places.insert(0, SessionFiles(error.session).crash_report(when))
        error = error.__cause__ or error
    for path in places:
        with suppress(OSError):
            make_folder(path.parent)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(f"{line}\n" for line in _report(error, now, command))
            return path
    return None


def _report(error: BaseException, now: datetime, command: str) -> Iterator[str]:
    import platform
    import traceback

    yield f"samenwerk {__version__} ({command})"
    yield f"{now:%Y-%m-%dT%H:%M:%SZ}"
    yield f"Python {platform.python_version()}, {sys.platform}"
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield ""
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame, line in traceback.walk_tb(error.__traceback__):
            yield f"  {_without_names(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        if (before := error.__cause__ or error.__context__) is None:
            return
        error = before


def _without_names(file: str) -> str:
    """A file of a programme without the folder it is installed in: that often tells who works here."""
    parts = Path(file).parts
    for root in ("site-packages", "samenwerk_tui"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else file
