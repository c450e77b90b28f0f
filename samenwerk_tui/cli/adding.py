"""`add`: lines from flip-overs, typed up later."""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line, quoted, say
from samenwerk_tui.cli.problems import Refused
from samenwerk_tui.cli.sessions import session_argument
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.core.text import MAX_TEXT, clean, clean_line
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.core import intents
    from samenwerk_tui.core.model import Column, Phase, Session
    from samenwerk_tui.core.routes import Place

SCREEN = "cli"
"""The name under which the command line changes a session: undo is per screen."""
STDIN = "-"

_MAX_INPUT = 4_000_000
"""Characters of stdin that are read at most: as many as the lines that are kept at once can have."""
_LONGEST_CHARACTER = 4
"""Bytes, in UTF-8."""
_TEXT_MARK = "\0"
"""Put before a TEXT that begins with a dash while the options are told apart. No argument can hold it."""


def add(tools: Tools, t: Catalog) -> usage.Command:
    """Keep lines in a session and print their ids."""

    def run(session: str, phase: str, org: str, text: tuple[str, ...]) -> None:
        from samenwerk_tui.core import intents
        from samenwerk_tui.core.events import ContributionAdded
        from samenwerk_tui.core.rules import Rule, RuleError
        from samenwerk_tui.service import Workshop

        workshop = Workshop(tools.archive().open(session), tools.clock(), SCREEN)
        where = find_phase(workshop.session, phase, t)
        place = find_place(workshop.session, where, org, t)
        given = _read_stdin() if text == (STDIN,) else "\n".join(text)
        written = split_lines(given, intents.MAX_LINES + 1) if len(given) <= _MAX_INPUT else None
        if written is None or len(written) > intents.MAX_LINES:
            raise RuleError(Rule.TOO_MANY_LINES, limit=intents.MAX_LINES)
        lines = tuple(new_lines(written, workshop.session, where, place, t))
        if not lines:
            raise Refused(t("cli.add.nothing"))
        change = workshop.handle(intents.AddContributions(phase=where.id, lines=lines))
        for fact in change.facts:
            if isinstance(fact, ContributionAdded):
                print_line(fact.contribution.id)
        cut = sum(len(line) > MAX_TEXT for _, line in written)
        if cut:
            say(t.n("cli.add.cut", cut, limit=MAX_TEXT))

    return _Add(
        t,
        "add",
        run,
        session_argument(t),
        usage.Option("--phase", t("cli.metavar.phase"), t("cli.add.phase"), required=True, type=usage.filled(t)),
        usage.Option("--org", t("cli.metavar.org"), t("cli.add.org"), required=True, type=usage.filled(t)),
        usage.Argument("text", t("cli.metavar.texts"), t("cli.add.text"), nargs=-1, required=True, type=_unmarked),
        told=t("cli.add.told"),
    )


class _Add(usage.Command):
    """Takes "- a line like this" for a text: no option has a blank in its name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Command.parse_args`."""
        return super().parse_args(ctx, [_TEXT_MARK + arg if _is_text(arg) else arg for arg in args])


def _unmarked(text: str) -> str:
    return text.removeprefix(_TEXT_MARK)


def _is_text(argument: str) -> bool:
    name = argument.partition("=")[0]
    return argument.startswith("-") and any(character.isspace() for character in name)


def _read_stdin() -> str:
    """All of stdin, which may come from an editor of any kind; what is no UTF-8 is marked with U+FFFD.

    Of what is longer than `_MAX_INPUT`, the beginning and a little more than that.
    """
    if sys.stdin is None:
        return ""
    return sys.stdin.buffer.read(_LONGEST_CHARACTER * (_MAX_INPUT + 1)).decode("utf-8-sig", "replace")


def split_lines(text: str, most: int | None = None) -> tuple[tuple[int, str], ...]:
    """Every line that is not empty, or the first so many, cleaned but not cut, with its number from 1."""
    whole = clean(text, sys.maxsize)
    cleaned = (
        (number, clean_line(line, sys.maxsize)) for number, line in enumerate(whole.split("\n"), start=1) if line
    )
    return tuple(islice(((number, line) for number, line in cleaned if line), most))


def new_lines(
    written: "Sequence[tuple[int, str]]", session: "Session", phase: "Phase", place: "Place", t: Catalog
) -> "Iterator[intents.NewLine]":
    """What numbered lines become: prefixes are taken off, a short name sends one elsewhere.

    Raises Refused for a line without a text.
    """
    from samenwerk_tui.core.routes import read_line, routes

    known = routes(session, phase.id)
    for number, text in written:
        line = read_line(text, known, place)
        if not line.text:
            raise Refused(t("cli.add.no_text", n=number, line=quoted(text)))
        yield line


def find_phase(session: "Session", asked: str, t: Catalog) -> "Phase":
    """The phase with this id, number from 1, or kind where only one has it. Raises Refused with the possible ids."""
    wanted = clean_line(asked).casefold()
    for phase in session.phases:
        if phase.id.casefold() == wanted:
            return phase
    if wanted.isascii() and wanted.isdigit():
        place = int(wanted[-9:]) if len(wanted) <= 9 else 0
        if 1 <= place <= len(session.phases):
            return session.phases[place - 1]
    of_kind = [phase for phase in session.phases if phase.kind == wanted]
    if len(of_kind) == 1:
        return of_kind[0]
    ids = ", ".join(phase.id for phase in of_kind or session.phases)
    if of_kind:
        raise Refused(t("cli.add.ambiguous_phase", phase=quoted(asked), ids=ids))
    raise Refused(t("cli.add.no_such_phase", phase=quoted(asked), ids=ids))


def find_place(session: "Session", phase: "Phase", asked: str, t: Catalog) -> "Place":
    """Where the lines of this organisation go, of the whole group, or of a table in the phase.

    Raises Refused with the names that are possible.
    """
    from samenwerk_tui.core.line import find_organisation, is_whole_group
    from samenwerk_tui.core.model import GROUP_COLUMN
    from samenwerk_tui.core.routes import Place, place_of

    if is_whole_group(asked):
        return Place(column=GROUP_COLUMN)
    organisation = find_organisation(asked, session.organisations)
    if organisation is not None:
        return place_of(session, phase.id, organisation.id)
    columns, wanted = session.columns(phase.id), clean_line(asked).casefold()
    for column in columns:
        if wanted in (column.id.casefold(), column.short.casefold(), column.name.casefold()):
            return Place(column=column.id)
    raise Refused(t("cli.add.no_such_org", org=quoted(asked), names=", ".join(_names(session, columns))))


def _names(session: "Session", columns: "tuple[Column, ...]") -> Iterator[str]:
    yield from (organisation.name for organisation in session.organisations)
    yield from (column.name for column in columns if column.kind == "table")
    yield STDIN
