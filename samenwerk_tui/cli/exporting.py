"""`export` and `schema`: what leaves the programme."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.files import write_file
from samenwerk_tui.cli.output import print_document, print_json, print_line, quoted_path
from samenwerk_tui.cli.problems import Refused
from samenwerk_tui.cli.sessions import read, session_argument
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.core.text import slug
from samenwerk_tui.locale import Catalog, Language

if TYPE_CHECKING:
    from datetime import datetime

    from samenwerk_tui.core.model import Session

FORMATS = ("md", "ics")
STDOUT = "-"


def export(tools: Tools, t: Catalog, language: Language | None) -> usage.Command:
    """Write the report of a session, in its own language unless another one (`language`) was asked for."""

    def run(session: str, format: str, output: str | None, share: bool, force: bool) -> None:
        found = read(tools, session)
        text = _exported(found, format, tools.clock().now(), Catalog(language or found.language), share=share)
        if text is None:
            raise Refused(t("cli.export.no_days"))
        if output == STDOUT:
            print_document(text)
            return
        path = Path(os.path.abspath(output or _file_name(found, format)))
        try:
            write_file(path, text, t, overwrite=force)
        except FileExistsError:
            raise Refused(t("cli.export.exists", path=quoted_path(path))) from None
        print_line(str(path))

    return usage.Command(
        t,
        "export",
        run,
        session_argument(t),
        usage.Option(
            "--format", "|".join(FORMATS), t("cli.export.format"), type=usage.one_of(t, FORMATS), default=FORMATS[0]
        ),
        usage.Option("--output", t("cli.metavar.path"), t("cli.export.output"), type=usage.filled(t)),
        usage.Flag("--share", t("cli.export.share")),
        usage.Flag("--force", t("cli.export.force")),
        told=t("cli.export.told"),
    )


def _exported(session: "Session", format: str, now: "datetime", t: Catalog, *, share: bool) -> str | None:
    """The session in a format; None where there is nothing for it."""
    if format == "ics":
        from samenwerk_tui.export.ics import ics

        return ics(session, now, t)
    from samenwerk_tui.export.markdown import markdown

    return markdown(session, now, t, share=share)


def _file_name(session: "Session", suffix: str) -> str:
    """`<slug>-<8 hex digits>-<day>.md`. A session file may have come from anywhere, so its id is no name as it is."""
    name, _, unique = session.id.rpartition("-")
    day = (session.began or session.created).astimezone()
    return f"{slug(name)}-{slug(unique)}-{day:%Y-%m-%d}.{suffix}"


def schema(t: Catalog) -> usage.Command:
    """Print what `show --json` looks like, as a JSON Schema."""

    def run() -> None:
        from samenwerk_tui.export.schema import schema

        print_json(schema())

    return usage.Command(t, "schema", run, told=t("cli.schema.told"))
