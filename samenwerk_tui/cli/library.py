"""`cases` and `programmes`: what there is to start from, checking files, and starting a new one."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.files import write_file
from samenwerk_tui.cli.output import print_json, print_line, print_table, quoted_path, say
from samenwerk_tui.cli.problems import Refused
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.core.material import Case, Programme
    from samenwerk_tui.library import Kind, Problem


def cases(tools: Tools, t: Catalog) -> usage.Group:
    """The cases."""

    def run(json: bool) -> None:
        library = tools.library(t.language)
        found = library.cases()
        if json:
            print_json([_case(case) for case in found])
        elif found:
            print_table([(case.id, case.title, case.summary) for case in found])
        _tell(library.problems(), t)

    verbs: dict[str, usage.Make] = {
        "check": lambda: _check(tools, t, "case", told=t("cli.cases.check")),
        "new": lambda: _new(tools, t, "case", told=t("cli.cases.new")),
    }
    json = usage.Flag("--json", t("cli.option.json"))
    return usage.Group(t, "cases", run, json, told=t("cli.cases.told"), commands=verbs)


def programmes(tools: Tools, t: Catalog) -> usage.Group:
    """The programmes."""

    def run(json: bool) -> None:
        library = tools.library(t.language)
        found = library.programmes()
        if json:
            print_json([_programme(programme) for programme in found])
        elif found:
            print_table([(p.id, t("cli.programmes.minutes", n=p.minutes), p.title, p.summary) for p in found])
        _tell(library.problems(), t)

    verbs: dict[str, usage.Make] = {
        "check": lambda: _check(tools, t, "programme", told=t("cli.programmes.check")),
        "new": lambda: _new(tools, t, "programme", told=t("cli.programmes.new")),
    }
    json = usage.Flag("--json", t("cli.option.json"))
    return usage.Group(t, "programmes", run, json, told=t("cli.programmes.told"), commands=verbs)


def _case(case: "Case") -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title,
        "summary": case.summary,
        "language": case.language,
        "fictional": case.fictional,
        "question": case.question,
        "organisations": [{"name": o.name, "short": o.short or None, "people": o.people} for o in case.organisations],
    }


def _programme(programme: "Programme") -> dict[str, Any]:
    return {
        "id": programme.id,
        "title": programme.title,
        "summary": programme.summary,
        "minutes": programme.minutes,
        "phases": [{"kind": p.kind, "title": p.title, "minutes": p.minutes} for p in programme.phases],
    }


def _tell(problems: "Iterable[Problem]", t: Catalog) -> None:
    for problem in problems:
        say(problem.tell(t))


def _check(tools: Tools, t: Catalog, kind: "Kind", told: str) -> usage.Command:
    def run(files: tuple[str, ...]) -> int:
        library = tools.library(t.language)
        wrong = 0
        for file in files:
            problems = library.check(Path(file), kind)
            _tell(problems, t)
            if problems:
                wrong += 1
            else:
                print_line(t("cli.library.good", path=quoted_path(file)))
        return 1 if wrong else 0

    files = usage.Argument(
        "files", t("cli.metavar.files"), t("cli.library.files"), nargs=-1, required=True, type=usage.filled(t)
    )
    return usage.Command(t, "check", run, files, told=told)


def _new(tools: Tools, t: Catalog, kind: "Kind", told: str) -> usage.Command:
    def run(file: str) -> None:
        path = Path(os.path.abspath(file))
        try:
            write_file(path, tools.library(t.language).template(kind), t)
        except FileExistsError:
            raise Refused(t("cli.library.exists", path=quoted_path(path))) from None
        print_line(str(path))
        say(t("cli.library.next", path=quoted_path(file)))

    file = usage.Argument("file", t("cli.metavar.file"), t("cli.library.file"), type=usage.filled(t))
    return usage.Command(t, "new", run, file, told=told)
