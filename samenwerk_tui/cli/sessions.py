"""`open`, `sessions`, `show` and `delete`: what can be done with a session that is there."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_json, print_line, print_table, quoted, quoted_path, say
from samenwerk_tui.cli.problems import Refused, sentence
from samenwerk_tui.cli.screen import check_terminal, is_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from datetime import datetime

    from samenwerk_tui.core.model import Session
    from samenwerk_tui.store.protocol import Archive, Meta

_YES = ("j", "ja", "y", "yes")


def session_argument(t: Catalog) -> usage.Argument:
    """SESSION: an id, a unique part of one, or a path."""
    return usage.Argument("session", t("cli.metavar.session"), t("cli.argument.session"), type=usage.filled(t))


def read(tools: Tools, session: str) -> "Session":
    """The session as it stands. Raises StoreError where it cannot be read."""
    from samenwerk_tui.store.reading import read_session

    return read_session(tools.archive().open(session))


def open_(tools: Tools, t: Catalog) -> usage.Command:
    """Go on with a session."""

    def run(session: str, desk: bool) -> int:
        # A session that is not there is told first, also where there is no terminal.
        _check_there(tools.archive(), session)
        check_terminal(t("cli.screen.open"))
        return tools.open_screen(t, session, desk=desk)

    desk = usage.Flag("--desk", t("cli.open.desk"))
    return usage.Command(t, "open", run, session_argument(t), desk, told=t("cli.open.told"))


def _check_there(archive: "Archive", session: str) -> None:
    """Raise StoreError where a screen could not show it: what is damaged may have older states to choose."""
    from samenwerk_tui.store.protocol import DAMAGE, StoreError

    try:
        archive.meta(session)
    except StoreError as error:
        if error.reason not in DAMAGE or not is_terminal() or not archive.copies(session):
            raise


def list_(tools: Tools, t: Catalog) -> usage.Command:
    """Which sessions there are: the last changed first, those to rehearse with behind them."""

    def run(json: bool) -> None:
        from samenwerk_tui.store.protocol import Damaged, StoreError

        listed = tools.archive().list()
        metas = sorted((entry for entry in listed if not isinstance(entry, Damaged)), key=lambda meta: meta.demo)
        if json:
            print_json([_listed(meta) for meta in metas])
        elif metas:
            print_table([_row(meta, t) for meta in metas])
        elif not listed:
            say(t("cli.sessions.none"))
        for entry in listed:
            if isinstance(entry, Damaged):
                say(sentence(StoreError(entry.reason, entry.path, entry.detail), t) or "")

    json = usage.Flag("--json", t("cli.option.json"))
    return usage.Command(t, "sessions", run, json, told=t("cli.sessions.told"))


def _listed(meta: "Meta") -> dict[str, Any]:
    """A session for a programme that reads the list. The meta data of a file from outside is not clean yet."""
    return {
        "id": meta.id,
        "title": clean_line(meta.title),
        "created": _utc(meta.created),
        "updated": _utc(meta.updated),
        "case": clean_line(meta.case),
        "organisations": [clean_line(name) for name in meta.organisations],
        "phase": clean_line(meta.phase),
        "phase_position": meta.phase_position,
        "phases": meta.phases,
        "finished": meta.finished,
        "contributions": meta.contributions,
        "group": meta.group,
        "follows": meta.follows,
        "demo": meta.demo,
    }


def _utc(moment: "datetime") -> str:
    from datetime import UTC

    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _row(meta: "Meta", t: Catalog) -> tuple[str, ...]:
    phase = t("cli.sessions.phase", n=meta.phase_position, all=meta.phases, title=meta.phase)
    title = t("cli.sessions.demo", title=meta.title) if meta.demo else meta.title
    return meta.id, title, _day(meta.created), phase, ", ".join(meta.organisations)


def _day(moment: "datetime") -> str:
    """The day in the laptop's own time zone; ISO 8601, which reads the same in every language."""
    return f"{moment.astimezone():%Y-%m-%d}"


def show(tools: Tools, t: Catalog) -> usage.Command:
    """Everything about a session, for people in short or for programmes in full."""

    def run(session: str, json: bool, results: bool) -> None:
        if results and not json:
            raise click.UsageError(t("cli.show.results_without_json"), click.get_current_context())
        found = read(tools, session)
        if not json:
            for line in _summary(found, t):
                print_line(line)
            return
        from samenwerk_tui.export import data

        print_json(data.show(found, tools.clock().now(), results=results))

    return usage.Command(
        t,
        "show",
        run,
        session_argument(t),
        usage.Flag("--json", t("cli.option.json")),
        usage.Flag("--results", t("cli.show.results")),
        told=t("cli.show.told"),
    )


def _summary(session: "Session", t: Catalog) -> Iterator[str]:
    yield t("cli.show.title", title=session.title, id=session.id)
    yield t("cli.show.day", day=_day(session.began or session.created))
    case = session.case
    yield t("cli.show.case_fictional", title=case.title) if case.fictional else t("cli.show.case", title=case.title)
    here = (t("cli.show.organisation", name=o.name, n=o.people) for o in session.organisations)
    yield t("cli.show.organisations", names=", ".join(here))
    yield t("cli.show.phase", n=session.position + 1, all=len(session.phases), title=session.current.title)
    yield t("cli.show.contributions", n=len(session.contributions))
    yield t("cli.show.agreements", n=len(session.agreements))


def delete(tools: Tools, t: Catalog) -> usage.Command:
    """Throw a session away."""

    def run(session: str, yes: bool) -> None:
        from samenwerk_tui.store.files import SUFFIX

        archive = tools.archive()
        files = archive.deletable(session)
        title = _title(tools, session) or files[0].name.partition(SUFFIX)[0]
        if not yes:
            _ask(t, title, files)
        gone = archive.delete(session)
        say(t.n("cli.delete.done", len(gone), title=quoted(title), folder=quoted_path(files[0].parent)))

    return usage.Command(
        t,
        "delete",
        run,
        session_argument(t),
        usage.Flag("--yes", t("cli.delete.yes")),
        told=t("cli.delete.told"),
    )


def _title(tools: Tools, session: str) -> str | None:
    """The title; None where the file is too damaged to tell, which is no reason to keep it."""
    from samenwerk_tui.store.protocol import StoreError

    try:
        meta, _ = tools.archive().open(session).read()
    except StoreError:
        return None
    return clean_line(meta.title)


def _ask(t: Catalog, title: str, files: tuple[Path, ...]) -> None:
    """Raise Refused unless somebody at the terminal says yes; wrong usage where nobody can be asked."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError(t("cli.delete.nobody_to_ask", title=quoted(title)), click.get_current_context())
    for path in files:
        say(quoted_path(path))
    say(t("cli.delete.ask", title=quoted(title)))
    if sys.stdin.readline().strip().casefold() not in _YES:
        raise Refused(t("cli.delete.kept", title=quoted(title)))
