"""Taking the fields of a TOML table one by one: strict about what is there, and remembering all that is wrong.

A field that is wrong gives a stand-in, so that reading goes on and everything is told at once; whoever reads looks at
`Table.findings` before using anything.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from itertools import groupby
from typing import Any, Literal, TypeVar

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library.problems import ProblemRule, shown
from samenwerk_tui.library.sources import MAX_BYTES
from samenwerk_tui.library.toml_check import KeyPath

Choice = TypeVar("Choice", bound=str)

_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, and where in the file; `row` is the one of a text over several lines, from 0."""

    at: KeyPath
    rule: ProblemRule
    values: Mapping[str, str | int]
    row: int | None = None


@dataclass
class Table:
    """A table of a TOML file. Every take asks for one key; `finish` reports the keys that nobody asked for."""

    content: Mapping[str, Any]
    at: KeyPath = ()
    findings: list[Finding] = field(default_factory=list)
    """Everything found so far, in this table and the ones taken from it."""
    _asked: list[str] = field(default_factory=list)

    def text(self, key: str, limit: int, required: bool = True) -> str:
        """One line of clean text; line ends in the file become blanks. Empty where it is not there."""
        value = self._take(key, required)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.report(ProblemRule.NOT_TEXT, key)
            return ""
        if not required and not value.strip():
            return ""
        return self._clean(value, limit, (*self.at, key), key)

    def texts(
        self, key: str, limit: int, at_most: int, split: Literal["lines", "paragraphs"], required: bool = False
    ) -> tuple[str, ...]:
        """Clean texts: a list, or one text of which every line, or every paragraph, is one."""
        value = self._take(key, required)
        if value is None:
            return ()
        place = (*self.at, key)
        pieces: list[tuple[KeyPath, int | None, Any]]
        if isinstance(value, str):
            pieces = [(place, row, piece) for row, piece in _pieces(value, split)]
        elif isinstance(value, list):
            pieces = [((*place, index), None, item) for index, item in enumerate(value)]
        else:
            self.report(ProblemRule.NOT_TEXTS, key)
            return ()
        for path, _, piece in pieces:
            if not isinstance(piece, str):
                self._add(ProblemRule.NOT_TEXTS, path, field=key)
                return ()
        if not pieces and required:
            self.report(ProblemRule.EMPTY, key)
        if len(pieces) > at_most:
            path, row, _ = pieces[at_most]
            self._add(ProblemRule.TOO_MANY, path, row, field=key, limit=at_most, count=len(pieces))
        return tuple(self._clean(piece, limit, path, key, row) for path, row, piece in pieces[:at_most])

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number within these bounds; `least` where it is wrong."""
        value = self._take(key, required=True)
        if value is None:
            return least
        if not isinstance(value, int) or isinstance(value, bool):
            self.report(ProblemRule.NOT_NUMBER, key)
            return least
        if not least <= value <= most:
            self.report(ProblemRule.OUT_OF_RANGE, key, least=least, limit=most)
            return least
        return value

    def yes_or_no(self, key: str, otherwise: bool) -> bool:
        """true or false; `otherwise` where it is not there."""
        value = self._take(key, required=False)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            self.report(ProblemRule.NOT_YES_OR_NO, key)
        return bool(value)

    def choice(self, key: str, choices: tuple[Choice, ...], otherwise: Choice | None = None) -> Choice:
        """One of these words; `otherwise` where it is not there, and with None it has to be there."""
        value = self._take(key, required=otherwise is None)
        stand_in = choices[0] if otherwise is None else otherwise
        if value is None:
            return stand_in
        if not isinstance(value, str):
            self.report(ProblemRule.NOT_TEXT, key)
            return stand_in
        for choice in choices:
            if choice == value:
                return choice
        self.report(ProblemRule.NO_SUCH_CHOICE, key, value=shown(value), choices=", ".join(choices))
        return stand_in

    def time_of_day(self, key: str) -> time | None:
        """A time on the clock, as TOML's own (12:30:00) or as text ("12:30"); None where it is not there."""
        value = self._take(key, required=False)
        if value is None or isinstance(value, time):
            return value
        match = _CLOCK_TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            self.report(ProblemRule.NOT_TIME, key)
            return None
        return time(int(match.group(1)), int(match.group(2)))

    def tables(self, key: str, least: int, most: int) -> "tuple[Table, ...]":
        """A list of tables (`[[key]]` each), at least and at most so many; what they find is found here too."""
        value = self._take(key, required=least > 0)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(ProblemRule.NOT_TABLES, key)
            return ()
        place = (*self.at, key)
        if len(value) < least:
            self._add(ProblemRule.TOO_FEW, place, field=key, least=least, count=len(value))
        if len(value) > most:
            self._add(ProblemRule.TOO_MANY, (*place, most), field=key, limit=most, count=len(value))
        return tuple(Table(item, (*place, index), self.findings) for index, item in enumerate(value[:most]))

    def has(self, key: str) -> bool:
        """Whether the key is in the file, whatever stands there."""
        return key in self.content

    def report(self, rule: ProblemRule, key: str, **values: str | int) -> None:
        """Keep a finding about a key of this table."""
        self._add(rule, (*self.at, key), field=shown(key), **values)

    def finish(self) -> None:
        """Report every key that was not asked for: a typo would otherwise go by in silence."""
        for key in self.content:
            if key not in self._asked:
                self.report(ProblemRule.UNKNOWN_KEY, key, known=", ".join(self._asked))

    def _take(self, key: str, required: bool) -> Any:
        """The value as it stands in the file; None, which TOML does not have, where there is none."""
        self._asked.append(key)
        if required and key not in self.content:
            self.report(ProblemRule.MISSING, key)
        return self.content.get(key)

    def _clean(self, raw: str, limit: int, at: KeyPath, key: str, row: int | None = None) -> str:
        text = clean_line(raw, MAX_BYTES)
        if not text:
            self._add(ProblemRule.EMPTY, at, row, field=key)
        if len(text) > limit:
            self._add(ProblemRule.TOO_LONG, at, row, field=key, limit=limit, count=len(text))
        return text

    def _add(self, rule: ProblemRule, at: KeyPath, row: int | None = None, /, **values: str | int) -> None:
        self.findings.append(Finding(at, rule, values, row))


def _pieces(text: str, split: Literal["lines", "paragraphs"]) -> Iterator[tuple[int, str]]:
    """The lines or paragraphs of a text that hold something, each with the row on which it begins, from 0."""
    filled = [(row, line) for row, line in enumerate(text.split("\n")) if line.strip()]
    if split == "lines":
        yield from filled
        return
    # Rows that follow one another without a gap make a paragraph: their number minus their place stays the same.
    for _, group in groupby(enumerate(filled), key=lambda pair: pair[1][0] - pair[0]):
        rows = [row for _, row in group]
        yield rows[0][0], "\n".join(line for _, line in rows)
