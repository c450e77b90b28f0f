"""Commands and options that speak the language of the catalog; click speaks English only, in several lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn

import click

from samenwerk_tui.cli.output import print_document, quoted
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import LANGUAGES, Catalog

Callback = Callable[..., int | None]
"""What a command does with its parameters. Returns the exit code; None is 0."""

_LANG = "--lang"


def asked_language(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, before or after the command; the last one counts. None where it is not there."""
    asked: str | None = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _LANG:
            asked = next(iter(arguments[place + 1 :]), asked)
        elif argument.startswith(f"{_LANG}="):
            asked = argument.partition("=")[2]
    return asked


class Argument(click.Argument):
    """An argument that says what it is in the help."""

    def __init__(self, name: str, metavar: str, told: str, **more: Any) -> None:
        super().__init__([name], metavar=metavar, **more)
        self.told = told


class Option(click.Option):
    """An option with a value, of one name."""

    def __init__(self, name: str, metavar: str, told: str, **more: Any) -> None:
        super().__init__([name], metavar=metavar, help=told, **more)


class Flag(click.Option):
    """An option that is there or not."""

    def __init__(self, name: str, told: str, **more: Any) -> None:
        super().__init__([name], is_flag=True, help=told, **more)


Make = Callable[[], click.Command]
"""Makes a command. Only what is asked for is made, and what it needs imported."""
Check = Callable[[str], Any]
"""What a word on the command line becomes. Raises BadParameter in the catalog's words."""


def filled(t: Catalog) -> Check:
    """A text in which something is left after cleaning."""

    def check(value: str) -> str:
        if not clean_line(value):
            raise click.BadParameter(t("cli.usage.empty"))
        return value

    return check


def one_of(t: Catalog, words: Sequence[str]) -> Check:
    """One of a few words, any case."""

    def check(value: str) -> str:
        if value.lower() not in words:
            raise click.BadParameter(t("cli.usage.choose", value=quoted(value), choices=", ".join(words)))
        return value.lower()

    return check


class _Spoken(click.Command):
    """What a single command and a group share: help in the catalog's language, `--lang` and `--help`."""

    def __init__(
        self,
        t: Catalog,
        name: str,
        callback: Callback | None,
        params: Iterable[click.Parameter] = (),
        told: str = "",
        **more: Any,
    ) -> None:
        self.t = t
        lang = Option(_LANG, "|".join(LANGUAGES), t("cli.option.lang"), type=one_of(t, LANGUAGES), expose_value=False)
        help_ = Flag("--help", t("cli.option.help"), is_eager=True, expose_value=False, callback=_print_help)
        super().__init__(
            name, callback=callback, params=[*params, lang, help_], help=told, add_help_option=False, **more
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it does, then every argument, command and option."""
        t = self.t
        formatter.write_usage(ctx.command_path, " ".join(self._pieces()), prefix=f"{t('cli.help.usage')} ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.help or "")
        self._write_rows(formatter, t("cli.help.arguments"), _argument_rows(self.params))
        if isinstance(self, click.Group):
            commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            rows = [(name, command.help or "") for name, command in commands if command]
            self._write_rows(formatter, t("cli.help.commands"), rows)
        self._write_rows(formatter, t("cli.help.options"), _option_rows(self.params))

    def _pieces(self) -> list[str]:
        arguments = [param for param in self.params if isinstance(param, Argument)]
        pieces = [param.metavar or "" if param.required else f"[{param.metavar}]" for param in arguments]
        required = [param for param in self.params if isinstance(param, Option) and param.required]
        pieces[1:1] = [f"{option.opts[0]} {option.metavar}" for option in required]
        if isinstance(self, click.Group):
            pieces.append(f"[{self.t('cli.metavar.command')}]")
        return [*pieces, f"[{self.t('cli.metavar.options')}]"]

    @staticmethod
    def _write_rows(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


class Command(_Spoken):
    """One command."""

    def __init__(self, t: Catalog, name: str, callback: Callback, *params: click.Parameter, told: str) -> None:
        super().__init__(t, name, callback, params, told, context_settings={"allow_extra_args": True})

    def invoke(self, ctx: click.Context) -> Any:
        """Do it. Raises UsageError for an argument too many."""
        if ctx.args:
            raise click.UsageError(self.t("cli.usage.extra", argument=quoted(ctx.args[0])), ctx)
        return super().invoke(ctx)


class Group(_Spoken, click.Group):
    """Several commands under one name; `alone` is what the name does by itself."""

    def __init__(
        self,
        t: Catalog,
        name: str,
        alone: Callback,
        *params: click.Parameter,
        told: str,
        commands: Mapping[str, Make],
    ) -> None:
        def callback(**values: Any) -> int | None:
            return alone(**values) if click.get_current_context().invoked_subcommand is None else None

        super().__init__(t, name, callback, params, told, invoke_without_command=True)
        self.makers = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See `click.Group.list_commands`. In the order of the help."""
        return list(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """See `click.Group.get_command`."""
        make = self.makers.get(cmd_name)
        return make() if make else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See `click.Group.resolve_command`. Raises UsageError in the catalog's words."""
        if args[0] not in self.makers:
            raise click.UsageError(self.t("cli.usage.no_such_command", command=quoted(args[0])), ctx)
        return super().resolve_command(ctx, args)


def sentence(error: click.UsageError, t: Catalog) -> str:
    """One line about wrong usage, with where the help is."""
    command = error.ctx.command_path if error.ctx else "samenwerk"
    return t("cli.usage.hint", what=_what(error, t), command=command)


def _what(error: click.UsageError, t: Catalog) -> str:
    match error:
        case click.NoSuchOption():
            return t("cli.usage.no_such_option", option=quoted(error.option_name))
        case click.MissingParameter():
            return t("cli.usage.missing", name=_name(error.param))
        case click.BadParameter():
            return t("cli.usage.bad_value", name=_name(error.param), why=error.message)
        case click.BadOptionUsage():
            params = error.ctx.command.params if error.ctx else []
            option = next((param for param in params if error.option_name in param.opts), None)
            if isinstance(option, Flag):
                return t("cli.usage.no_value", option=quoted(error.option_name))
            return t("cli.usage.needs_value", option=quoted(error.option_name))
    return error.message


def _name(param: click.Parameter | None) -> str:
    """What a parameter is called on the command line."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.metavar if param else None) or ""


def _argument_rows(params: Iterable[click.Parameter]) -> list[tuple[str, str]]:
    return [(param.metavar or "", param.told) for param in params if isinstance(param, Argument)]


def _option_rows(params: Iterable[click.Parameter]) -> list[tuple[str, str]]:
    return [
        (" ".join(filter(None, (param.opts[0], param.metavar))), param.help or "")
        for param in params
        if isinstance(param, click.Option)
    ]


def _print_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        print_document(ctx.get_help() + "\n")
        leave(ctx)


def leave(ctx: click.Context) -> NoReturn:
    """End well, without doing what the command does."""
    ctx.exit()
