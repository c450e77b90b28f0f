"""`new`: a session from a case."""

import click

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line, quoted
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog

DEFAULT_PROGRAMME = "kort"

_MAX_DIGITS = 4
"""Of a number that is read at all: reading one of a million digits takes long."""


def new(tools: Tools, t: Catalog) -> usage.Command:
    """Make a session, print its id, and open it."""

    def run(case: str, programme: str, org: tuple[tuple[str, int], ...], title: str, no_open: bool) -> int | None:
        if not no_open:
            check_terminal(t("cli.screen.new"))
        session = _start(tools, t, case, programme, org, title)
        print_line(session)
        return None if no_open else tools.open_screen(t, session)

    return usage.Command(
        t,
        "new",
        run,
        usage.Argument("case", t("cli.metavar.case"), t("cli.new.case"), type=usage.filled(t)),
        usage.Option(
            "--programme",
            t("cli.metavar.programme"),
            t("cli.new.programme"),
            type=usage.filled(t),
            default=DEFAULT_PROGRAMME,
        ),
        usage.Option("--org", t("cli.metavar.name_people"), t("cli.new.org"), type=_organisation(t), multiple=True),
        usage.Option("--title", t("cli.metavar.text"), t("cli.new.title"), type=_title(t), default=""),
        usage.Flag("--no-open", t("cli.new.no_open")),
        told=t("cli.new.told"),
    )


def _start(
    tools: Tools, t: Catalog, case_name: str, programme: str, chosen: tuple[tuple[str, int], ...], title: str
) -> str:
    from samenwerk_tui.core.begin import Start
    from samenwerk_tui.core.material import MAX_ORGANISATIONS, MIN_ORGANISATIONS, CaseOrganisation
    from samenwerk_tui.service import start_session

    if chosen and not MIN_ORGANISATIONS <= len(chosen) <= MAX_ORGANISATIONS:
        told = t("cli.new.number", least=MIN_ORGANISATIONS, limit=MAX_ORGANISATIONS)
        raise click.UsageError(told, click.get_current_context())
    library = tools.library(t.language)
    case = library.case(case_name)
    shorts = {organisation.name.casefold(): organisation.short for organisation in case.organisations}
    start = Start(
        case=case,
        programme=library.programme(programme),
        title=title,
        organisations=tuple(
            CaseOrganisation(name=name, short=shorts.get(name.casefold(), ""), people=people)
            for name, people in chosen
        ),
        language=t.language,
    )
    return start_session(tools.archive(), start, tools.clock())


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
