"""How a session begins: from a case, a programme and what was chosen before the start."""

from collections.abc import Sequence
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.events import SessionStarted
from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_PEOPLE,
    MAX_TITLE,
    MIN_ORGANISATIONS,
    Case,
    CaseOrganisation,
    Programme,
)
from samenwerk_tui.core.model import RESERVED_IDS, Organisation, Phase
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line, short_names, slug, unique_slug


class Start(Frozen):
    """What is chosen before a session starts."""

    case: Case
    programme: Programme
    title: str = ""
    """Empty: the title of the case."""
    organisations: tuple[CaseOrganisation, ...] = ()
    """Empty: the organisations and head counts of the case."""
    language: Literal["nl", "en"] = "nl"
    demo: bool = False


def begin(start: Start, unique: str) -> SessionStarted:
    """The fact that starts a session; `unique` is eight hexadecimal digits that make its id one of a kind.

    Raises RuleError for a title that is too long, fewer than 2 or more than 8 organisations, an empty or double name,
    or a wrong head count.
    """
    title = clean_line(start.title) or start.case.title
    if len(title) > MAX_TITLE:
        raise RuleError(Rule.LONG_TITLE, limit=MAX_TITLE)
    organisations = _organisations(start.organisations or start.case.organisations)
    return SessionStarted(
        id=f"{slug(title)}-{unique}",
        title=title,
        language=start.language,
        case=start.case,
        programme=start.programme.id,
        organisations=organisations,
        statements=start.programme.statements,
        phases=tuple(
            Phase(
                id=f"{number:02d}-{phase.kind}",
                lenses=next_ones(organisations) if phase.swap else (),
                **phase.model_dump(exclude={"swap"}),
            )
            for number, phase in enumerate(start.programme.phases, 1)
        ),
        demo=start.demo,
    )


def next_ones(organisations: Sequence[Organisation]) -> tuple[tuple[str, str], ...]:
    """Everybody through the eyes of the next one, the last through those of the first."""
    ids = [organisation.id for organisation in organisations]
    return tuple(zip(ids, ids[1:] + ids[:1], strict=True))


def _organisations(chosen: Sequence[CaseOrganisation]) -> tuple[Organisation, ...]:
    if not MIN_ORGANISATIONS <= len(chosen) <= MAX_ORGANISATIONS:
        raise RuleError(Rule.NUMBER_OF_ORGANISATIONS, least=MIN_ORGANISATIONS, limit=MAX_ORGANISATIONS)
    names = [clean_line(organisation.name) for organisation in chosen]
    if not all(names):
        raise RuleError(Rule.EMPTY_TEXT)
    for index, name in enumerate(names):
        if name.casefold() in (other.casefold() for other in names[:index]):
            raise RuleError(Rule.NAME_TAKEN, name=name)
    shorts = short_names(names, [organisation.short for organisation in chosen])
    made: list[Organisation] = []
    for name, short, organisation in zip(names, shorts, chosen, strict=True):
        if not 0 <= organisation.people <= MAX_PEOPLE:
            raise RuleError(Rule.BAD_PEOPLE, limit=MAX_PEOPLE)
        identifier = unique_slug(name, RESERVED_IDS | {other.id for other in made})
        made.append(Organisation(id=identifier, name=name, short=short, people=organisation.people))
    return tuple(made)
