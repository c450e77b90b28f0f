"""How a session begins: from a case, a programme and what was chosen before the start."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.events import SessionStarted
from samenwerk_tui.core.follow_up import FollowUp, follow_up
from samenwerk_tui.core.lenses import next_ones
from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_PEOPLE,
    MAX_PHASES,
    MAX_TITLE,
    MIN_ORGANISATIONS,
    Case,
    CaseOrganisation,
    Programme,
    ProgrammePhase,
)
from samenwerk_tui.core.model import RESERVED_IDS, Organisation, Phase, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line, short_names, slug, unique_slug


class Start(Frozen):
    """What is chosen before a session starts."""

    case: Case
    programme: Programme
    title: str = ""
    """Empty: the title of the case."""
    organisations: tuple[CaseOrganisation, ...] = ()
    """Empty: the organisations and head counts of the case, or of the session that is followed."""
    language: Literal["nl", "en"] = "nl"
    demo: bool = False
    follows: FollowUp | None = None
    """What an earlier session of the same group hands on; None: this is the first one."""
    review: ProgrammePhase | None = None
    """The phase in which a following session looks at the agreements that are open."""


def following(start: Start, earlier: Session, now: datetime, review: ProgrammePhase) -> Start:
    """The same choices for a session that follows an earlier one; `now` is aware.

    Without a title of its own it has that of the earlier session where the case is the same. What follows a session
    for practice is one too.
    """
    return start.model_copy(
        update={
            "title": start.title or (earlier.title if start.case.id == earlier.case.id else ""),
            "demo": earlier.demo,
            "follows": follow_up(earlier, now),
            "review": review,
        }
    )


def begin(start: Start, unique: str) -> SessionStarted:
    """The fact that starts a session; `unique` is eight hexadecimal digits that make its id one of a kind.

    Raises RuleError for a title that is too long, fewer than 2 or more than 8 organisations, an empty or double name,
    a wrong head count, or a session that follows one in which none of its organisations took part.
    """
    title = clean_line(start.title) or start.case.title
    if len(title) > MAX_TITLE:
        raise RuleError(Rule.LONG_TITLE, limit=MAX_TITLE)
    before = start.follows
    if before is not None and not start.organisations:
        organisations = before.organisations
    else:
        organisations = _organisations(start.organisations or start.case.organisations, before)
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
            for number, phase in enumerate(_phases(start), 1)
        ),
        demo=start.demo,
        group=before and before.group,
        follows=before and before.session,
        agreements=before.agreements if before is not None else (),
        earlier=before.earlier if before is not None else (),
    )


def _phases(start: Start) -> tuple[ProgrammePhase, ...]:
    """Those of the programme; with the open agreements after the welcome, where there are any and it fits."""
    phases = start.programme.phases
    if start.review is None or start.follows is None or not start.follows.agreements or len(phases) == MAX_PHASES:
        return phases
    after = next((place for place, phase in enumerate(phases, 1) if phase.kind == "welcome"), 0)
    return (*phases[:after], start.review, *phases[after:])


def _organisations(chosen: Sequence[CaseOrganisation], follows: FollowUp | None) -> tuple[Organisation, ...]:
    """Those that took part in the session that is followed keep their id and, unless another is given, short name."""
    if not MIN_ORGANISATIONS <= len(chosen) <= MAX_ORGANISATIONS:
        raise RuleError(Rule.NUMBER_OF_ORGANISATIONS, least=MIN_ORGANISATIONS, limit=MAX_ORGANISATIONS)
    names = [clean_line(organisation.name) for organisation in chosen]
    if not all(names):
        raise RuleError(Rule.EMPTY_TEXT)
    given = [organisation.short for organisation in chosen]
    before: Sequence[Organisation | None] = [None] * len(names)
    taken = RESERVED_IDS
    if follows is not None:
        names = [follows.full_name(name) for name in names]
        before = follows.earlier_ones(names, given)
        given = [short or (earlier.short if earlier else "") for short, earlier in zip(given, before, strict=True)]
        taken |= {organisation.id for organisation in follows.organisations}
    for index, name in enumerate(names):
        if name.casefold() in (other.casefold() for other in names[:index]):
            raise RuleError(Rule.NAME_TAKEN, name=name)
    made: list[Organisation] = []
    for name, short, one, earlier in zip(names, short_names(names, given), chosen, before, strict=True):
        if not 0 <= one.people <= MAX_PEOPLE:
            raise RuleError(Rule.BAD_PEOPLE, limit=MAX_PEOPLE)
        identifier = earlier.id if earlier else unique_slug(name, taken | {other.id for other in made})
        made.append(Organisation(id=identifier, name=name, short=short, people=one.people))
    return tuple(made)
