"""`doctor`: whether this machine is ready for a day, one line a check."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import can_show, print_line, quoted_path
from samenwerk_tui.cli.problems import reason, sentence
from samenwerk_tui.cli.screen import is_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.store.protocol import Archive, Meta

LEAST_SIZE = (60, 20)
"""Columns and rows below which the board shows nothing but a message."""
LEAST_FREE = 100 * 1024**2
"""Bytes of free space below which a day with exports could get stuck."""

_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""No laptop ran this programme before."""
_LENIENT = timedelta(minutes=5)
"""How far a clock may be behind the last session: clocks of laptops are set right while they run."""

_MARKS = {"good": "✓", "note": "–", "problem": "✗"}
_PLAIN_MARKS = {"good": "ok", "note": "--", "problem": "!!"}
"""For a terminal that has no ✓."""
_SYNC_FOLDERS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud")
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs")
_MOUNTS = Path("/proc/self/mounts")


class Finding(NamedTuple):
    """What one check found. A note is worth knowing and nothing to repair."""

    level: Literal["good", "note", "problem"]
    told: str


def doctor(tools: Tools, t: Catalog) -> usage.Command:
    """Check the terminal, the data folder, the library and every session."""

    def run() -> int:
        marks = _MARKS if all(map(can_show, _MARKS.values())) else _PLAIN_MARKS
        problems = 0
        for finding in _findings(tools, t):
            problems += finding.level == "problem"
            print_line(f"{marks[finding.level]} {finding.told}")
        return 1 if problems else 0

    return usage.Command(t, "doctor", run, told=t("cli.doctor.told"))


def _findings(tools: Tools, t: Catalog) -> Iterator[Finding]:
    yield from _terminal(t)
    yield _unicode(t)
    yield from _folder(tools.home, tools.archive().folder, t)
    yield _clock(tools, t)
    yield from _library(tools, t)
    yield from _sessions(tools.archive(), t)


def _terminal(t: Catalog) -> Iterator[Finding]:
    if not is_terminal() or sys.__stderr__ is None:
        yield Finding("note", t("cli.doctor.no_terminal"))
        return
    columns, rows = os.get_terminal_size(sys.__stderr__.fileno())
    least_columns, least_rows = LEAST_SIZE
    if columns < least_columns or rows < least_rows:
        told = t("cli.doctor.small", columns=columns, rows=rows, least_columns=least_columns, least_rows=least_rows)
        yield Finding("problem", told)
    else:
        yield Finding("good", t("cli.doctor.size", columns=columns, rows=rows))
    yield _colours(t)


def _colours(t: Catalog) -> Finding:
    terminal = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        return Finding("note", t("cli.doctor.colours_off"))
    if os.environ.get("COLORTERM") in ("truecolor", "24bit") or "WT_SESSION" in os.environ or "direct" in terminal:
        return Finding("good", t("cli.doctor.colours_all"))
    if terminal in ("", "dumb", "unknown"):
        return Finding("problem", t("cli.doctor.colours_none"))
    return Finding("good", t("cli.doctor.colours", n=256 if "256" in terminal else 16))


def _unicode(t: Catalog) -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    if can_show("é●…▌✓"):
        return Finding("good", t("cli.doctor.unicode", encoding=encoding))
    return Finding("problem", t("cli.doctor.no_unicode", encoding=encoding))


def _folder(home: Path, sessions: Path, t: Catalog) -> Iterator[Finding]:
    """The data folder, or the nearest one above it where it is not there yet; and that of the sessions."""
    import shutil

    there = next((folder for folder in (home, *home.parents) if folder.exists()), home)
    for meant, folder in ((home, there), (sessions, sessions)):
        why = _refusal(folder)
        if why is not None:
            yield _not_writable(meant, why, t)
            return
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        yield _not_writable(home, error, t)
        return
    yield Finding("good", t("cli.doctor.folder", path=quoted_path(home)))
    megabytes = free // 1024**2
    if free < LEAST_FREE:
        yield Finding("problem", t("cli.doctor.little_space", n=megabytes))
    elif megabytes < 1024:
        yield Finding("good", t("cli.doctor.megabytes", n=megabytes))
    else:
        yield Finding("good", t("cli.doctor.gigabytes", n=megabytes // 1024))
    if any(name in part.lower() for part in there.parts for name in _SYNC_FOLDERS):
        yield Finding("note", t("cli.doctor.synced"))
    if _is_network(there):
        yield Finding("note", t("cli.doctor.network"))


def _not_writable(folder: Path, why: OSError, t: Catalog) -> Finding:
    return Finding("problem", t("cli.doctor.not_writable", path=quoted_path(folder), reason=reason(why, t)))


def _refusal(folder: Path) -> OSError | None:
    """Why nothing can be written into a folder; None where it can, or is not there yet. Looking makes nothing."""
    import tempfile

    try:
        if folder.exists():
            with tempfile.TemporaryFile(dir=folder):
                pass
    except OSError as error:
        return error
    return None


def _is_network(folder: Path) -> bool:
    """Whether the folder is on a file system of another machine; False where the system does not tell."""
    try:
        mounts = [line.split() for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    above = [(fields[1], fields[2]) for fields in mounts if len(fields) > 2 and _is_in(folder, fields[1])]
    return bool(above) and max(above, key=lambda mount: len(mount[0]))[1] in _NETWORK


def _is_in(folder: Path, mount: str) -> bool:
    return folder.resolve().is_relative_to(mount.replace("\\040", " "))


def _library(tools: Tools, t: Catalog) -> Iterator[Finding]:
    library = tools.library(t.language)
    problems = library.problems()
    for problem in problems:
        yield Finding("problem", problem.tell(t))
    if not problems:
        cases, programmes = len(library.cases()), len(library.programmes())
        yield Finding("good", t("cli.doctor.library", cases=cases, programmes=programmes))


def _clock(tools: Tools, t: Catalog) -> Finding:
    """Whether the laptop knows what day it is: not one before a session that was saved here."""
    now = tools.clock().now()
    last = max((meta.updated for meta in _listed(tools.archive())), default=_MADE)
    if now < max(last, _MADE) - _LENIENT:
        return Finding("problem", t("cli.doctor.clock_behind", now=f"{now:%Y-%m-%d %H:%M}", last=f"{last:%Y-%m-%d}"))
    return Finding("good", t("cli.doctor.clock", now=f"{now:%Y-%m-%d %H:%M}", zone=now.tzname() or "UTC"))


def _listed(archive: "Archive") -> Iterator["Meta"]:
    from samenwerk_tui.store.protocol import Meta, StoreError

    with suppress(StoreError):
        yield from (entry for entry in archive.list() if isinstance(entry, Meta))


def _sessions(archive: "Archive", t: Catalog) -> Iterator[Finding]:
    """Every session is read whole and gone through from its start, and so is every older state beside it."""
    from samenwerk_tui.store.protocol import Damaged, StoreError
    from samenwerk_tui.store.reading import read_session

    try:
        listed = archive.list()
    except StoreError as error:
        yield Finding("problem", sentence(error, t) or "")
        return
    good = 0
    for entry in listed:
        try:
            if isinstance(entry, Damaged):
                raise StoreError(entry.reason, entry.path, entry.detail)
            read_session(archive.open(entry.id))
            files = archive.files_of(entry.id)
            for path in files:
                if path.suffix in (".bak", ".snap"):
                    read_session(archive.open(str(path)))
            good += 1
            yield from _about(entry.id, files, t)
        except StoreError as error:
            yield Finding("problem", sentence(error, t) or "")
    if good == len(listed):
        yield Finding("good", t.n("cli.doctor.sessions", good))


def _about(session: str, files: Sequence[Path], t: Catalog) -> Iterator[Finding]:
    """What else is worth knowing of a session that can be read."""
    from samenwerk_tui.store.claims import is_claimed, is_locked
    from samenwerk_tui.store.files import FILE_MODE, FOLDER_MODE, SessionFiles

    of = SessionFiles(files[0])
    if is_locked(of):
        yield Finding("problem", t("cli.doctor.locked", session=session))
    elif is_claimed(of):
        yield Finding("note", t("cli.doctor.open", session=session))
    for path, most in [(of.path.parent, FOLDER_MODE), *((path, FILE_MODE) for path in files)]:
        with suppress(OSError):
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & ~most & 0o077:
                yield Finding("note", t("cli.doctor.readable", path=quoted_path(path), mode=f"{most:o}"))
                return
    if any(".aside-" in path.name for path in files):
        yield Finding("note", t("cli.doctor.aside", session=session))
