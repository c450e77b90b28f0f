"""Where cases and programmes lie: the package's own data, then the user's folder; and how their text is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library.problems import LibraryError, Problem, ProblemRule
from samenwerk_tui.locale import Language

Kind = Literal["case", "programme"]

MAX_BYTES = 64 * 1024
"""The largest file that is read."""

_PACKAGE = "samenwerk_tui"
_FOLDER = {"case": "cases", "programme": "programmes"}
_SUFFIX = ".toml"


@dataclass(frozen=True)
class Source:
    """A file that may hold a case or programme. `id` is its name without the suffix."""

    id: str
    file: Traversable

    @property
    def path(self) -> Path:
        """The file as a problem names it."""
        return Path(str(self.file))


def shipped(kind: Kind, language: Language) -> tuple[Source, ...]:
    """The package's own files, by id: the programmes in `language`, and every case.

    A wheel holds the cases inside the package, a checkout beside it.
    """
    package = files(_PACKAGE)
    if kind == "programme":
        return _sources(package.joinpath("library", _FOLDER[kind], language).iterdir())
    inside = package.joinpath(_FOLDER[kind])
    folder = inside if inside.is_dir() else Path(str(package)).parent / _FOLDER[kind]
    return _sources(folder.iterdir()) if folder.is_dir() else ()


def in_folder(home: Path | None, kind: Kind) -> tuple[Source, ...]:
    """The user's own files, by id; hidden ones are left out. None or a folder that is not there yet has none.

    Raises LibraryError where the folder may not be read.
    """
    if home is None:
        return ()
    folder = home / _FOLDER[kind]
    try:
        return _sources(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _unreadable(folder, error) from error


def given(path: Path) -> Source:
    """The file that somebody named, wherever it lies."""
    return Source(id=clean_line(path.stem), file=path)


def template(kind: Kind, language: Language) -> str:
    """The text of the commented example that a new file starts from."""
    file = files(_PACKAGE).joinpath("library", "templates", language, f"{kind}{_SUFFIX}")
    return file.read_text(encoding="utf-8")


def looks_like_path(name: str) -> bool:
    """Whether a name can only be a path: it has a folder in it, or ends in .toml."""
    return name.lower().endswith(_SUFFIX) or "/" in name or "\\" in name


def read(source: Source) -> str:
    """The text of a file, line ends as newlines, without a byte order mark.

    Raises LibraryError where it is not there, is no plain file, cannot be read, is larger than `MAX_BYTES` or is not
    UTF-8.
    """
    try:
        if not source.file.is_file():
            # A pipe or a device could keep us waiting for ever, so only plain files are opened.
            is_there = source.file.is_dir() or source.path.exists()
            raise _refused(source.path, ProblemRule.NOT_A_FILE if is_there else ProblemRule.NO_SUCH_FILE)
        with source.file.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(source.path, error) from error
    if len(data) > MAX_BYTES:
        raise _refused(source.path, ProblemRule.TOO_LARGE, limit=MAX_BYTES // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(source.path, ProblemRule.NOT_UTF8, data.count(b"\n", 0, error.start) + 1) from error
    return text.replace("\r\n", "\n")


def _sources(entries: Iterable[Traversable]) -> tuple[Source, ...]:
    names = ((entry.name, entry) for entry in entries if entry.name.lower().endswith(_SUFFIX))
    found = [Source(clean_line(name[: -len(_SUFFIX)]), entry) for name, entry in names if not name.startswith(".")]
    return tuple(sorted(found, key=lambda source: source.id))


def _unreadable(path: Path, error: Exception) -> LibraryError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return _refused(path, ProblemRule.UNREADABLE, reason=reason)


def _refused(path: Path, rule: ProblemRule, line: int | None = None, **values: str | int) -> LibraryError:
    return LibraryError(Problem(path=path, line=line, rule=rule, values=values))
