"""All commands under the name `samenwerk`; by itself it is home."""

from functools import partial
from typing import Literal, get_args

import click

from samenwerk_tui import __version__
from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog, Language

Name = Literal[
    "new",
    "open",
    "sessions",
    "show",
    "add",
    "export",
    "overview",
    "delete",
    "cases",
    "programmes",
    "schema",
    "demo",
    "doctor",
]
"""The commands, in the order of the help."""
NAMES: tuple[Name, ...] = get_args(Name)


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
        commands={name: partial(make, name, tools, t, asked) for name in NAMES},
    )


def make(name: Name, tools: Tools, t: Catalog, asked: Language | None) -> click.Command:
    """The command of this name. Only what it needs is imported."""
    match name:
        case "new":
            from samenwerk_tui.cli.starting import new

            return new(tools, t)
        case "open":
            from samenwerk_tui.cli.sessions import open_

            return open_(tools, t)
        case "sessions":
            from samenwerk_tui.cli.sessions import list_

            return list_(tools, t)
        case "show":
            from samenwerk_tui.cli.sessions import show

            return show(tools, t)
        case "add":
            from samenwerk_tui.cli.adding import add

            return add(tools, t)
        case "export":
            from samenwerk_tui.cli.exporting import export

            return export(tools, t, asked)
        case "overview":
            from samenwerk_tui.cli.overviewing import overview

            return overview(tools, t)
        case "delete":
            from samenwerk_tui.cli.sessions import delete

            return delete(tools, t)
        case "cases":
            from samenwerk_tui.cli.library import cases

            return cases(tools, t)
        case "programmes":
            from samenwerk_tui.cli.library import programmes

            return programmes(tools, t)
        case "schema":
            from samenwerk_tui.cli.exporting import schema

            return schema(t)
        case "demo":
            from samenwerk_tui.cli.demo import demo

            return demo(tools, t)
        case "doctor":
            from samenwerk_tui.cli.doctor import doctor

            return doctor(tools, t)
