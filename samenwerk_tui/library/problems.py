"""What is wrong with a case or programme file: a rule by name, the line it stands on, and the sentence about it."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog

MAX_SHOWN = 60
"""Most characters of a file's own text that a sentence quotes."""
MAX_PATH = 500
"""Most characters of a path that a sentence names."""


class ProblemRule(StrEnum):
    """Every reason for which a file is refused. The catalogs hold a sentence for each under `library.<value>`."""

    NO_SUCH_CASE = "no_such_case"
    NO_SUCH_PROGRAMME = "no_such_programme"
    NO_SUCH_FILE = "no_such_file"
    NOT_A_FILE = "not_a_file"
    AMBIGUOUS = "ambiguous"
    SHADOWED = "shadowed"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    NOT_TEXTS = "not_texts"
    NOT_NUMBER = "not_number"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_TIME = "not_time"
    NOT_TABLES = "not_tables"
    OUT_OF_RANGE = "out_of_range"
    NO_SUCH_CHOICE = "no_such_choice"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    BAD_SHORT = "bad_short"
    SAME_NAME = "same_name"
    SAME_SHORT = "same_short"


class Problem(Frozen):
    """One thing that is wrong: which rule, where, and the values that its sentence needs."""

    path: Path | None
    """The file; None where it is about a name that was asked for."""
    line: int | None
    """Line in the file, from 1; None where it is about the file as a whole."""
    rule: ProblemRule
    values: Mapping[str, str | int] = {}

    def tell(self, t: Catalog) -> str:
        """One line: where, what, and what to do."""
        what = t(f"library.{self.rule}", **self.values)
        if self.path is None:
            return what
        path = clean_line(str(self.path), MAX_PATH)
        if self.line is None:
            return t("library.where.file", path=path, what=what)
        return t("library.where.line", path=path, line=self.line, what=what)


class LibraryError(Exception):
    """A case or programme that cannot be had. `problems` has at least one, in the order of the file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].rule.value)
        self.problems = problems

    def tell(self, t: Catalog) -> str:
        """One line about the first problem, and how many more there are."""
        first = self.problems[0].tell(t)
        more = len(self.problems) - 1
        return t.n("library.more", more, first=first) if more else first


def shown(text: str) -> str:
    """A file's own text as a sentence may quote it: one clean line, cut with an ellipsis."""
    line = clean_line(text)
    return line if len(line) <= MAX_SHOWN else f"{clean_line(line, MAX_SHOWN - 1)}…"
