"""Reading TOML and knowing on which line of it a value stands, which the standard library's reader does not tell."""

import re
import tomllib
from bisect import bisect_left
from contextlib import suppress
from typing import Any

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys and indexes, `("organisations", 2, "name")`. Empty is the whole file."""


class NotToml(ValueError):
    """A text that is not TOML. `line`, from 1, is where it goes wrong; `excerpt` is what stands there."""

    def __init__(self, line: int, excerpt: str) -> None:
        super().__init__(line)
        self.line = line
        self.excerpt = excerpt


_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_LONG_DOTTED = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){40}")
"""A key of very many parts: nothing here has one, and reading it takes quadratic time."""


def parse(source: str) -> dict[str, Any]:
    """The values of a TOML text with newlines as line ends. Raises NotToml."""
    too_deep = _LONG_DOTTED.search(source)
    if too_deep is not None:
        raise _not_toml(source, source.count("\n", 0, too_deep.start()) + 1)
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise _not_toml(source, _first_line_of_most(source, "[{")) from error
    except ValueError as error:
        at = _AT_LINE.search(str(error))
        last = source.rstrip("\n").count("\n") + 1
        raise _not_toml(source, int(at.group(1)) if at else _line_of_number(source) or last) from error


def _not_toml(source: str, line: int) -> NotToml:
    return NotToml(line, source.split("\n")[line - 1].strip())


def _first_line_of_most(source: str, brackets: str) -> int:
    """The line with the most brackets: what nests too deep to be read."""
    counts = [sum(map(line.count, brackets)) for line in source.split("\n")]
    return counts.index(max(counts)) + 1


_TOO_MANY_DIGITS = re.compile(r"\d[\d_]{4000,}")


def _line_of_number(source: str) -> int | None:
    """The line of a number with so many digits that Python refuses it, without saying where; None without one."""
    number = _TOO_MANY_DIGITS.search(source)
    return source.count("\n", 0, number.start()) + 1 if number else None


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_SPACE = re.compile(r"[ \t]*+")
_DOT_OR_END = re.compile(r"[ \t]*+(\.?)[ \t]*+")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*+"|'[^']*+'""")
_STRING = re.compile(
    r"""(?P<rows>\"{3}(?:[^\\]|\\.)*?\"{3}"{0,2}|'{3}.*?'{3}'{0,2})|"(?:[^"\\]|\\.)*+"|'[^']*+'""", re.DOTALL
)
_OTHER_VALUE = re.compile(r"[^,\]}#\n]+")
_ROW_END = re.compile(r"\\[ \t]*\n[ \t\n]*|(?P<escaped>\\n)|\\.|(?P<end>\n)", re.DOTALL)
"""Where a row of a text in three double quotes ends; not where a backslash joins two lines."""
_NEWLINE = re.compile(r"(?P<end>\n)")


class Lines:
    """The line of every key, table and list item of a text that `parse` could read.

    It only walks over the text by the shapes of TOML; what is right has been checked by `parse`.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._newlines = [match.start() for match in re.finditer("\n", source)]
        self._line: dict[KeyPath, int] = {}
        self._rows: dict[KeyPath, tuple[int, ...]] = {}
        self._last: dict[KeyPath, int] = {}
        with suppress(RecursionError):
            # What nests that deep is wrong anyway, and the lines up to there are known.
            self._walk()

    def line(self, path: KeyPath, row: int | None = None) -> int | None:
        """Line, from 1, on which a value begins; or of one row, from 0, of a text over several lines.

        For what is not in the file: the line of the table it would stand in; None for the file itself.
        """
        rows = self._rows.get(path, ())
        if row is not None and row < len(rows):
            return rows[row]
        while path and path not in self._line:
            path = path[:-1]
        return self._line.get(path)

    def _walk(self) -> None:
        table: KeyPath = ()
        at = self._skip(_BLANK, 0)
        while at < len(self._source):
            start = at
            if self._source.startswith("[[", at):
                keys, at = self._key(self._skip(_SPACE, at + 2))
                table = self._inside(keys[:-1], start) + keys[-1:]
                self._line.setdefault(table, self._line_at(start))
                self._last[table] = self._last.get(table, -1) + 1
                table = (*table, self._last[table])
                self._line[table] = self._line_at(start)
                at += len("]]")
            elif self._source[at] == "[":
                keys, at = self._key(self._skip(_SPACE, at + 1))
                table = self._inside(keys, start)
                at += len("]")
            else:
                at = self._pair(at, table)
            at = self._skip(_BLANK, at)

    def _inside(self, keys: KeyPath, start: int) -> KeyPath:
        """The path of a table header: within a list of tables it means the last one so far."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            self._line.setdefault(path, self._line_at(start))
            if path in self._last:
                path = (*path, self._last[path])
        return path

    def _pair(self, at: int, table: KeyPath) -> int:
        line = self._line_at(at)
        keys, at = self._key(at)
        for end in range(1, len(keys) + 1):
            self._line.setdefault(table + keys[:end], line)
        return self._value(self._skip(_SPACE, at + len("=")), table + keys)

    def _key(self, at: int) -> tuple[tuple[str, ...], int]:
        """The parts of a dotted key and where it ends, blanks behind it included."""
        parts: list[str] = []
        while True:
            match = self._match(_KEY_PART, at)
            part = match.group()
            parts.append(next(iter(tomllib.loads(f"{part} = 0"))) if part[0] in "\"'" else part)
            dot = self._match(_DOT_OR_END, match.end())
            at = dot.end()
            if not dot.group(1):
                return tuple(parts), at

    def _value(self, at: int, path: KeyPath) -> int:
        first = self._source[at]
        if first in "\"'":
            match = self._match(_STRING, at)
            if match.group("rows"):
                self._rows[path] = self._rows_of(at, match.end())
            return match.end()
        if first == "[":
            return self._items(at + 1, path)
        if first == "{":
            return self._inline(at + 1, path)
        return self._match(_OTHER_VALUE, at).end()

    def _items(self, at: int, path: KeyPath) -> int:
        index = 0
        at = self._skip(_BLANK, at)
        while self._source[at] != "]":
            self._line[(*path, index)] = self._line_at(at)
            at = self._skip(_BLANK, self._value(at, (*path, index)))
            if self._source[at] == ",":
                at = self._skip(_BLANK, at + 1)
            index += 1
        return at + 1

    def _inline(self, at: int, path: KeyPath) -> int:
        at = self._skip(_BLANK, at)
        while self._source[at] != "}":
            at = self._skip(_BLANK, self._pair(at, path))
            if self._source[at] == ",":
                at = self._skip(_BLANK, at + 1)
        return at + 1

    def _rows_of(self, start: int, end: int) -> tuple[int, ...]:
        """The line on which each row of a text between three quotes begins."""
        quotes = len('"""')
        at = start + quotes
        if self._source[at] == "\n":
            at += 1
        rows = [self._line_at(at)]
        row_end = _ROW_END if self._source[start] == '"' else _NEWLINE
        for match in row_end.finditer(self._source, at, end - quotes):
            if match.lastgroup == "end":
                rows.append(self._line_at(match.end()))
            elif match.lastgroup == "escaped":
                rows.append(self._line_at(match.start()))
        return tuple(rows)

    def _line_at(self, at: int) -> int:
        return bisect_left(self._newlines, at) + 1

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        return self._match(pattern, at).end()

    def _match(self, pattern: re.Pattern[str], at: int) -> re.Match[str]:
        match = pattern.match(self._source, at)
        if match is None:
            raise ValueError(f"no TOML at character {at}")
        return match
