"""The command line. Results go to stdout, messages to stderr; exit code 0, 1 (a problem) or 2 (wrong usage)."""

import os
from collections.abc import Sequence

import click

from samenwerk_tui.cli import output, problems, usage
from samenwerk_tui.cli.root import build
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog, choose_language

__all__ = ["Tools", "interrupted", "run"]


def run(arguments: Sequence[str], tools: Tools) -> int:
    """Do what these arguments ask and return the exit code. What goes wrong is told in one line; nothing raises."""
    output.prepare()
    asked = _asked(arguments)
    t = Catalog(choose_language(asked))
    root = build(tools, t, t.language if asked else None)
    try:
        code = _invoke(root, arguments)
        output.finish()
        return code
    except click.UsageError as error:
        output.say(usage.sentence(error, t))
        return 2
    except BrokenPipeError:
        # Whoever read the result has seen enough (`| head`): there is nothing to tell.
        output.finish_quietly()
        return 1
    except SystemExit as ending:
        if ending.code is None or isinstance(ending.code, int):
            return ending.code or 0
        output.say(str(ending.code))
        return 1
    except (Exception, KeyboardInterrupt) as error:
        output.finish_quietly()
        command = next((name for name in arguments if name in root.makers), "home")
        output.say(problems.sentence(error, t) or _unexpected(error, tools, command, t))
        return error.code if isinstance(error, problems.Refused) else 1


def interrupted(arguments: Sequence[str]) -> int:
    """Say that a command was broken off before it began. Returns the exit code."""
    output.say(problems.sentence(KeyboardInterrupt(), Catalog(choose_language(_asked(arguments)))) or "")
    return 1


def _asked(arguments: Sequence[str]) -> str | None:
    return usage.asked_language(arguments) or os.environ.get("SAMENWERK_LANG")


def _invoke(root: click.Command, arguments: Sequence[str]) -> int:
    try:
        with root.make_context("samenwerk", list(arguments)) as context:
            return int(root.invoke(context) or 0)
    except click.exceptions.Exit as ending:
        return ending.exit_code


def _unexpected(error: BaseException, tools: Tools, command: str, t: Catalog) -> str:
    """The line about what should never happen, after writing down where it happened."""
    report = problems.keep_crash_report(error, tools, command)
    if report is None:
        return t("cli.problem.unexpected")
    return t("cli.problem.unexpected_report", path=output.quoted_path(report))
