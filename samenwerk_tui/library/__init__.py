"""Cases and programmes: finding them, reading them, and saying what is wrong with one in a line that helps."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from samenwerk_tui.core.material import Case, Programme
from samenwerk_tui.library.cases import read_case
from samenwerk_tui.library.fields import Table
from samenwerk_tui.library.problems import LibraryError, Problem, ProblemRule, shown
from samenwerk_tui.library.programmes import read_programme
from samenwerk_tui.library.sources import Kind, Source, given, in_folder, looks_like_path, read, shipped, template
from samenwerk_tui.library.toml_check import Lines, NotToml, parse
from samenwerk_tui.locale import Language

__all__ = ["Kind", "Library", "LibraryError", "Problem", "ProblemRule"]

Item = TypeVar("Item", Case, Programme)
Reader = Callable[[str, Table], Item | None]


class Library:
    """What there is to start from: the package's own files, then those of the user, then any file by its path.

    The package's own programmes are those in `language`, under the same ids in every language; cases and the user's
    own files are there in the language in which they were written. Files are read again at every call, so what
    somebody just saved is there.
    """

    def __init__(self, user_folder: Path | None, language: Language = "nl") -> None:
        self._user_folder = user_folder
        self._language: Language = language

    def cases(self) -> tuple[Case, ...]:
        """All cases that can be read: the shipped ones, then the user's, each by id."""
        return self._read_all("case", read_case)[0]

    def programmes(self) -> tuple[Programme, ...]:
        """All programmes that can be read, from short to long."""
        found = map(self._with_statements, self._read_all("programme", read_programme)[0])
        return tuple(sorted(found, key=lambda programme: programme.minutes))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that `cases` and `programmes` leave out."""
        return self._read_all("case", read_case)[1] + self._read_all("programme", read_programme)[1]

    def case(self, name_or_path: str | Path) -> Case:
        """The case with this id, with an id that this is a part of, or in this file. Raises LibraryError."""
        return _load(self._find("case", name_or_path), read_case)

    def programme(self, name_or_path: str | Path) -> Programme:
        """The programme with this id, with an id that this is a part of, or in this file. Raises LibraryError."""
        return self._with_statements(_load(self._find("programme", name_or_path), read_programme))

    def check(self, path: Path, kind: Kind) -> tuple[Problem, ...]:
        """Everything that is wrong with a file, in the order of its lines; empty where it is good."""
        try:
            if kind == "case":
                _load(given(path), read_case)
            else:
                _load(given(path), read_programme)
        except LibraryError as error:
            return error.problems
        return ()

    def template(self, kind: Kind) -> str:
        """A commented example to start a file from; it is a good file as it is."""
        return template(kind, self._language)

    def _with_statements(self, programme: Programme) -> Programme:
        """One that has a pulse and no statements of its own asks those of the longest shipped programme."""
        if programme.statements or all(phase.kind != "pulse" for phase in programme.phases):
            return programme
        own = (_load(source, read_programme) for source in shipped("programme", self._language))
        longest = max(own, key=lambda shipped_one: len(shipped_one.statements))
        return programme.model_copy(update={"statements": longest.statements})

    def _sources(self, kind: Kind) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
        """All files by id, and what is wrong with the user's folder or the names in it."""
        sources = list(shipped(kind, self._language))
        try:
            own = in_folder(self._user_folder, kind)
        except LibraryError as error:
            return tuple(sources), error.problems
        problems = []
        taken = {source.id.casefold() for source in sources}
        for source in own:
            if source.id.casefold() in taken:
                problems.append(_problem(source, ProblemRule.SHADOWED, name=shown(source.id)))
            else:
                taken.add(source.id.casefold())
                sources.append(source)
        return tuple(sources), tuple(problems)

    def _read_all(self, kind: Kind, reader: Reader[Item]) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
        sources, problems = self._sources(kind)
        items: list[Item] = []
        for source in sources:
            try:
                items.append(_load(source, reader))
            except LibraryError as error:
                problems += error.problems
        return tuple(items), problems

    def _find(self, kind: Kind, wanted: str | Path) -> Source:
        """The one file that is meant: an exact id, else a path, else the only id that the name is a part of."""
        if isinstance(wanted, Path):
            return given(wanted)
        sources, _ = self._sources(kind)
        name = wanted.strip().casefold()
        for source in sources:
            if source.id.casefold() == name:
                return source
        if looks_like_path(wanted):
            return given(Path(wanted))
        matches = [source for source in sources if name and name in source.id.casefold()]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise _unknown(ProblemRule.AMBIGUOUS, wanted, matches)
        if name and Path(wanted).is_file():
            return given(Path(wanted))
        rule = ProblemRule.NO_SUCH_CASE if kind == "case" else ProblemRule.NO_SUCH_PROGRAMME
        raise _unknown(rule, wanted, list(sources))


def _load(source: Source, reader: Reader[Item]) -> Item:
    """The case or programme in a file. Raises LibraryError with everything that is wrong with it."""
    text = read(source)
    try:
        table = Table(parse(text))
    except NotToml as error:
        raise LibraryError(_problem(source, ProblemRule.NOT_TOML, error.line, text=shown(error.excerpt))) from error
    item = reader(source.id, table)
    if item is not None:
        return item
    lines = Lines(text)
    problems = [
        _problem(source, finding.rule, lines.line(finding.at, finding.row), **finding.values)
        for finding in table.findings
    ]
    raise LibraryError(*sorted(problems, key=lambda problem: problem.line or 0))


def _problem(source: Source, rule: ProblemRule, line: int | None = None, **values: str | int) -> Problem:
    return Problem(path=source.path, line=line, rule=rule, values=values)


def _unknown(rule: ProblemRule, wanted: str, candidates: list[Source]) -> LibraryError:
    names = ", ".join(shown(source.id) for source in candidates)
    return LibraryError(Problem(path=None, line=None, rule=rule, values={"name": shown(wanted), "candidates": names}))
