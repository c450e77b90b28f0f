"""`new`: a session from a case."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line, quoted, say
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.sessions import read
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.core.begin import Start

DEFAULT_PROGRAMME = "kort"

_MAX_DIGITS = 4
"""Of a number that is read at all: reading one of a million digits takes long."""


def new(tools: Tools, t: Catalog) -> usage.Command:
    """Make a session, print its id, and open it."""
    case = usage.Argument("case", t("cli.metavar.case"), t("cli.new.case"), type=usage.filled(t), required=False)

    def run(no_open: bool, **chosen: Any) -> int | None:
        asked = _Asked(**chosen)
        if asked.case is None and asked.follow_up is None:
            raise click.MissingParameter(ctx=click.get_current_context(), param=case)
        if not no_open:
            check_terminal(t("cli.screen.new"))
        session = _start(tools, t, asked)
        print_line(session)
        return None if no_open else tools.open_screen(t, session)

    return usage.Command(
        t,
        "new",
        run,
        case,
        usage.Option(
            "--programme",
            t("cli.metavar.programme"),
            t("cli.new.programme"),
            type=usage.filled(t),
            default=DEFAULT_PROGRAMME,
        ),
        usage.Option("--org", t("cli.metavar.name_people"), t("cli.new.org"), type=_organisation(t), multiple=True),
        usage.Option("--title", t("cli.metavar.text"), t("cli.new.title"), type=_title(t), default=""),
        usage.Option("--follow-up", t("cli.metavar.session"), t("cli.new.follow_up"), type=usage.filled(t)),
        usage.Flag("--no-open", t("cli.new.no_open")),
        told=t("cli.new.told"),
    )


class _Asked(NamedTuple):
    """What was asked for on the command line."""

    case: str | None
    programme: str
    org: tuple[tuple[str, int], ...]
    title: str
    follow_up: str | None


def _start(tools: Tools, t: Catalog, asked: _Asked) -> str:
    from samenwerk_tui.core.begin import Start, following
    from samenwerk_tui.core.material import MAX_ORGANISATIONS, MIN_ORGANISATIONS, CaseOrganisation
    from samenwerk_tui.library.review import review_phase
    from samenwerk_tui.service.sessions import start_session

    if asked.org and not MIN_ORGANISATIONS <= len(asked.org) <= MAX_ORGANISATIONS:
        told = t("cli.new.number", least=MIN_ORGANISATIONS, limit=MAX_ORGANISATIONS)
        raise click.UsageError(told, click.get_current_context())
    library = tools.library(t.language)
    earlier = read(tools, asked.follow_up) if asked.follow_up is not None else None
    case = earlier.case if earlier is not None and asked.case is None else library.case(asked.case or "")
    programme = library.programme(asked.programme)
    shorts = {organisation.name.casefold(): organisation.short for organisation in case.organisations}
    start = Start(
        case=case,
        programme=programme,
        title=asked.title,
        organisations=tuple(
            CaseOrganisation(name=name, short=shorts.get(name.casefold(), ""), people=people)
            for name, people in asked.org
        ),
        language=t.language,
    )
    if earlier is not None:
        start = following(start, earlier, tools.clock().now(), review_phase(t, programme))
    started = start_session(tools.archive(), start, tools.clock())
    _tell_left_out(tools, t, start, started)
    return started


def _tell_left_out(tools: Tools, t: Catalog, start: "Start", started: str) -> None:
    """Say of which organisations agreements are open that do not take part this time."""
    if start.follows is None or not start.organisations:
        return
    gone = start.follows.left_out(read(tools, started).organisations)
    if gone:
        say(t("cli.new.left_out", names=", ".join(quoted(one.name) for one in gone)))


def _title(t: Catalog) -> usage.Check:
    """A title that a session may have; empty is that of the case."""

    def check(value: str) -> str:
        from samenwerk_tui.core.material import MAX_TITLE
        from samenwerk_tui.core.text import MAX_TEXT

        if len(clean_line(value[: 4 * MAX_TEXT])) > MAX_TITLE:
            raise click.BadParameter(t("cli.new.long_title", value=quoted(value), limit=MAX_TITLE))
        return value

    return check


def _organisation(t: Catalog) -> usage.Check:
    """`NAME:PEOPLE`, split on the last colon, as (name, people)."""

    def check(value: str) -> tuple[str, int]:
        from samenwerk_tui.core.material import MAX_PEOPLE
        from samenwerk_tui.library.cases import MAX_NAME

        written, _, number = value.rpartition(":")
        name, number = clean_line(written), number.strip()
        if not name or not (number.isascii() and number.isdigit()):
            raise click.BadParameter(t("cli.new.bad_org", value=quoted(value)))
        if len(name) > MAX_NAME:
            raise click.BadParameter(t("cli.new.long_name", value=quoted(name), limit=MAX_NAME))
        people = int(number) if len(number) <= _MAX_DIGITS else 0
        if not 1 <= people <= MAX_PEOPLE:
            raise click.BadParameter(t("cli.new.bad_people", value=quoted(value), limit=MAX_PEOPLE))
        return name, people

    return check
