"""Reading a case from its file. Keys and limits of the file are here; the template shows them to people."""

from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_PEOPLE,
    MAX_TITLE,
    MIN_ORGANISATIONS,
    Case,
    CaseOrganisation,
    Viewpoint,
    Voice,
)
from samenwerk_tui.library.fields import Table
from samenwerk_tui.library.problems import ProblemRule, shown
from samenwerk_tui.locale import LANGUAGES

MAX_SUMMARY = 120
MAX_PARAGRAPHS = 20
MAX_PARAGRAPH = 1000
MAX_VOICES = 20
MAX_WHO = 60
MAX_SENTENCE = 300
"""One voice, the tension, the question or a why-question."""
MAX_WHYS = 30
MAX_NAME = 40
MAX_VIEWPOINT = 500

_SHORT_LENGTH = 3
_VIEWPOINT = tuple(Viewpoint.model_fields)


def read_case(id: str, table: Table) -> Case | None:
    """The case in a table, or None where `table.findings` says what is wrong with it."""
    title = table.text("title", MAX_TITLE)
    summary = table.text("summary", MAX_SUMMARY, required=False)
    language = table.choice("language", LANGUAGES, otherwise="nl")
    fictional = table.yes_or_no("fictional", otherwise=True)
    story = table.texts("story", MAX_PARAGRAPH, MAX_PARAGRAPHS, "paragraphs", required=True)
    voices = tuple(map(_read_voice, table.tables("voices", 0, MAX_VOICES)))
    tension = table.text("tension", MAX_SENTENCE)
    question = table.text("question", MAX_SENTENCE)
    why = table.texts("why", MAX_SENTENCE, MAX_WHYS, "lines")
    organisations = _read_organisations(table.tables("organisations", MIN_ORGANISATIONS, MAX_ORGANISATIONS))
    table.finish()
    if table.findings:
        return None
    return Case(
        id=id,
        title=title,
        language=language,
        fictional=fictional,
        summary=summary,
        story=story,
        voices=voices,
        tension=tension,
        question=question,
        why=why,
        organisations=organisations,
    )


def _read_voice(table: Table) -> Voice:
    voice = Voice(who=table.text("who", MAX_WHO), says=table.text("says", MAX_SENTENCE))
    table.finish()
    return voice


def _read_organisations(tables: tuple[Table, ...]) -> tuple[CaseOrganisation, ...]:
    organisations: list[CaseOrganisation] = []
    names: set[str] = set()
    shorts: set[str] = set()
    for table in tables:
        name = table.text("name", MAX_NAME)
        if name and name.casefold() in names:
            table.report(ProblemRule.SAME_NAME, "name", name=shown(name))
        names.add(name.casefold())
        short = _read_short(table)
        if short and short in shorts:
            table.report(ProblemRule.SAME_SHORT, "short", short=short)
        shorts.add(short)
        people = table.number("people", 1, MAX_PEOPLE)
        viewpoint = _read_viewpoint(table)
        table.finish()
        organisations.append(CaseOrganisation(name=name, short=short, people=people, viewpoint=viewpoint))
    return tuple(organisations)


def _read_short(table: Table) -> str:
    """Three capitals, or empty where the session may make them from the name."""
    short = table.text("short", MAX_NAME, required=False)
    if short and not (len(short) == _SHORT_LENGTH and short.isascii() and short.isalpha()):
        table.report(ProblemRule.BAD_SHORT, "short", short=shown(short))
        return ""
    return short.upper()


def _read_viewpoint(table: Table) -> Viewpoint | None:
    """What the organisation sees, wants and may: all three of them, or none."""
    required = any(table.has(key) for key in _VIEWPOINT)
    sees, wants, may = (table.text(key, MAX_VIEWPOINT, required=required) for key in _VIEWPOINT)
    return Viewpoint(sees=sees, wants=wants, may=may) if required else None
