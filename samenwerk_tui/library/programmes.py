"""Reading a programme from its file. Keys and limits of the file are here; the template shows them to people."""

from collections.abc import Iterable

from samenwerk_tui.core.material import (
    MAX_MINUTES,
    MAX_PHASES,
    MAX_STATEMENTS,
    PHASE_KINDS,
    Programme,
    ProgrammePhase,
    Statement,
)
from samenwerk_tui.core.text import unique_slug
from samenwerk_tui.library.fields import Table

MAX_TITLE = 60
MAX_SUMMARY = 120
MAX_PHASE_TITLE = 40
MAX_INSTRUCTION = 60
"""One line at 80 columns, beside the countdown."""
MAX_PROMPT = 200
MAX_PARTS = 6
MAX_PART = 30
MAX_THEME = 20
MAX_STATEMENT = 100

_SHORTEN = ("first", "yes", "never")


def read_programme(id: str, table: Table) -> Programme | None:
    """The programme in a table, or None where `table.findings` says what is wrong with it."""
    title = table.text("title", MAX_TITLE)
    summary = table.text("summary", MAX_SUMMARY, required=False)
    statements = tuple(_read_statements(table.tables("statements", 0, MAX_STATEMENTS)))
    phases = tuple(map(_read_phase, table.tables("phases", 1, MAX_PHASES)))
    table.finish()
    if table.findings:
        return None
    return Programme(id=id, title=title, summary=summary, statements=statements, phases=phases)


def _read_statements(tables: Iterable[Table]) -> Iterable[Statement]:
    """The statements, each by an id made from its theme."""
    taken: set[str] = set()
    for table in tables:
        theme = table.text("theme", MAX_THEME)
        statement = Statement(
            id=unique_slug(theme, taken),
            theme=theme,
            text=table.text("text", MAX_STATEMENT),
            looks_back=table.yes_or_no("looks_back", otherwise=False),
        )
        taken.add(statement.id)
        table.finish()
        yield statement


def _read_phase(table: Table) -> ProgrammePhase:
    phase = ProgrammePhase(
        kind=table.choice("kind", PHASE_KINDS),
        title=table.text("title", MAX_PHASE_TITLE),
        minutes=table.number("minutes", 1, MAX_MINUTES),
        instruction=table.text("instruction", MAX_INSTRUCTION),
        prompt=table.text("prompt", MAX_PROMPT, required=False),
        parts=table.texts("parts", MAX_PART, MAX_PARTS, "lines"),
        swap=table.yes_or_no("swap", otherwise=False),
        at=table.time_of_day("at"),
        shorten=table.choice("shorten", _SHORTEN, otherwise="yes"),
    )
    table.finish()
    return phase
