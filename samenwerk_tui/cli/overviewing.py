"""`overview`: over the sessions of a group, on the screen or as Markdown."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerk_tui.cli import screen, usage
from samenwerk_tui.cli.exporting import STDOUT
from samenwerk_tui.cli.files import write_file
from samenwerk_tui.cli.output import print_document, print_line, quoted_path, say
from samenwerk_tui.cli.problems import Refused, sentence
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.core.overview import GroupOverview

FORMATS = ("md",)


def overview(tools: Tools, t: Catalog) -> usage.Command:
    """Show it where there is a terminal and nothing else was asked for; else print or write the Markdown."""

    def run(session: tuple[str, ...], format: str | None, output: str | None, force: bool) -> int | None:
        groups = _groups(tools, t, session)
        if format is None and output is None and _can_show():
            return tools.open_overview(t, groups)
        from samenwerk_tui.export.overview import overview_markdown

        text = overview_markdown(groups, t, tools.clock().now().date())
        if output is None or output == STDOUT:
            print_document(text)
            return None
        path = Path(os.path.abspath(output))
        try:
            write_file(path, text, t, overwrite=force)
        except FileExistsError:
            raise Refused(t("cli.export.exists", path=quoted_path(path))) from None
        print_line(str(path))
        return None

    return usage.Command(
        t,
        "overview",
        run,
        usage.Argument(
            "session",
            t("cli.metavar.sessions"),
            t("cli.overview.session"),
            nargs=-1,
            required=False,
            type=usage.filled(t),
        ),
        usage.Option("--format", "|".join(FORMATS), t("cli.overview.format"), type=usage.one_of(t, FORMATS)),
        usage.Option("--output", t("cli.metavar.path"), t("cli.overview.output"), type=usage.filled(t)),
        usage.Flag("--force", t("cli.export.force")),
        told=t("cli.overview.told"),
    )


def _can_show() -> bool:
    return screen.is_terminal() and sys.stdout is not None and sys.stdout.isatty()


def _groups(tools: Tools, t: Catalog, asked: tuple[str, ...]) -> "tuple[GroupOverview, ...]":
    """Without sessions all there are; of one session its whole group; several as one group."""
    from samenwerk_tui.store.looking_back import look_back

    found = look_back(tools.archive(), asked, tools.clock().now())
    for error in found.unreadable:
        say(sentence(error, t) or "")
    return found.groups
