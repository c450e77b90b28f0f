"""Reading a programme from its file. Keys and limits of the file are here; the template shows them to people."""

from samenwerk_tui.core.material import MAX_MINUTES, MAX_PHASES, PHASE_KINDS, Programme, ProgrammePhase
from samenwerk_tui.library.fields import Table

MAX_TITLE = 60
MAX_SUMMARY = 120
MAX_PHASE_TITLE = 40
MAX_INSTRUCTION = 60
"""One line at 80 columns, beside the countdown."""
MAX_PROMPT = 200
MAX_PARTS = 6
MAX_PART = 30

_SHORTEN = ("first", "yes", "never")


def read_programme(id: str, table: Table) -> Programme | None:
    """The programme in a table, or None where `table.findings` says what is wrong with it."""
    title = table.text("title", MAX_TITLE)
    summary = table.text("summary", MAX_SUMMARY, required=False)
    phases = tuple(map(_read_phase, table.tables("phases", 1, MAX_PHASES)))
    table.finish()
    if table.findings:
        return None
    return Programme(id=id, title=title, summary=summary, phases=phases)


def _read_phase(table: Table) -> ProgrammePhase:
    phase = ProgrammePhase(
        kind=table.choice("kind", PHASE_KINDS),
        title=table.text("title", MAX_PHASE_TITLE),
        minutes=table.number("minutes", 1, MAX_MINUTES),
        instruction=table.text("instruction", MAX_INSTRUCTION),
        prompt=table.text("prompt", MAX_PROMPT, required=False),
        parts=table.texts("parts", MAX_PART, MAX_PARTS, "lines"),
        at=table.time_of_day("at"),
        shorten=table.choice("shorten", _SHORTEN, otherwise="yes"),
    )
    table.finish()
    return phase
