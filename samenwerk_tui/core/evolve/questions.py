"""What facts about questions do, and about what becomes of ideas and objections."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, has, set_, with_, without
from samenwerk_tui.core.model import Session


@apply.register
def _(happened: fact.QuestionAsked, session: Session, at: datetime) -> Session:
    if happened.question.id in session.erased:
        return session
    return with_(session, questions=(*session.questions, happened.question))


@apply.register
def _(happened: fact.QuestionEdited, session: Session, at: datetime) -> Session:
    new = happened.model_dump(include={"text", "asked_by", "asked_of"})
    answers = tuple(
        line.model_copy(update={"asked_by": happened.asked_by}) if line.question == happened.id else line
        for line in session.contributions
    )
    return with_(session, questions=set_(session.questions, happened.id, **new), contributions=answers)


@apply.register
def _(happened: fact.QuestionDeleted, session: Session, at: datetime) -> Session:
    return with_(session, questions=without(session.questions, happened.id))


@apply.register
def _(happened: fact.IdeasChosen, session: Session, at: datetime) -> Session:
    return with_(session, chosen=happened.ideas)


@apply.register
def _(happened: fact.ParkedSettled, session: Session, at: datetime) -> Session:
    new = happened.settled
    if new.id in session.erased or not has(session.contributions, new.parked):
        return session
    rest = without_settlement(session, new.parked)
    return with_(rest, settled=(*rest.settled, new))


@apply.register
def _(happened: fact.ParkedReopened, session: Session, at: datetime) -> Session:
    return without_settlement(session, happened.parked)


def without_settlement(session: Session, parked: str) -> Session:
    """The session without what became of this parked contribution."""
    return with_(session, settled=tuple(settled for settled in session.settled if settled.parked != parked))
