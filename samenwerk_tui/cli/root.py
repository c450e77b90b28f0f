"""All commands under the name `samenwerk`; by itself it is home."""

from samenwerk_tui import __version__
from samenwerk_tui.cli import adding, demo, doctor, exporting, library, overviewing, sessions, starting, usage
from samenwerk_tui.cli.output import print_line
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog, Language


def build(tools: Tools, t: Catalog, asked: Language | None) -> usage.Group:
    """The command line in the language of `t`; `asked` is the language that was asked for, None for a default."""

    def home(version: bool) -> int | None:
        if version:
            print_line(f"samenwerk {__version__}")
            return None
        check_terminal(t("cli.screen.home"))
        return tools.open_screen(t, None)

    return usage.Group(
        t,
        "samenwerk",
        home,
        usage.Flag("--version", t("cli.option.version")),
        told=t("cli.samenwerk"),
        commands=[
            starting.new(tools, t),
            sessions.open_(tools, t),
            sessions.list_(tools, t),
            sessions.show(tools, t),
            adding.add(tools, t),
            exporting.export(tools, t, asked),
            overviewing.overview(tools, t),
            sessions.delete(tools, t),
            library.cases(tools, t),
            library.programmes(tools, t),
            exporting.schema(t),
            demo.demo(tools, t),
            doctor.doctor(tools, t),
        ],
    )
