"""What follows from intents about questions, and about what becomes of ideas and objections."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_seen, combined
from samenwerk_tui.core.decide.base import (
    Moment,
    check_idea,
    contribution_of,
    decide,
    gone,
    organisation_of,
    phase_of,
    text_of,
)
from samenwerk_tui.core.model import Question, Session, Settled
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line


@decide.register
def _(asked: intent.AskQuestion, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase_of(session, asked.phase)
    question = Question(
        id=moment.new_id(),
        phase=asked.phase,
        text=text_of(asked.text),
        asked_by=asked.asked_by,
        asked_of=_asked_of(asked, session),
        at=moment.now.astimezone(UTC),
    )
    return (fact.QuestionAsked(question=question),)


def _asked_of(asked: intent.AskQuestion | intent.EditQuestion, session: Session) -> tuple[str, ...]:
    """Who is asked: nobody asks itself. Raises RuleError where one of those named is not there."""
    for organisation in (*asked.asked_of, *filter(None, (asked.asked_by,))):
        organisation_of(session, organisation)
    return tuple(dict.fromkeys(o for o in asked.asked_of if o != asked.asked_by))


def _question_of(session: Session, question_id: str) -> Question:
    try:
        return session.question(question_id)
    except KeyError:
        raise gone(session, question_id) from None


@decide.register
def _(asked: intent.EditQuestion, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = _question_of(session, asked.id)
    wanted = {"text": text_of(asked.text), "asked_by": asked.asked_by, "asked_of": _asked_of(asked, session)}
    edited = combined(asked.seen or old, old, wanted)
    if edited is None or edited.asked_by in edited.asked_of:
        new = {**wanted, "id": moment.new_id(), "at": moment.now.astimezone(UTC)}
        return (fact.QuestionAsked(question=old.model_copy(update=new)),)
    if edited == old:
        return ()
    return (fact.QuestionEdited(id=old.id, text=edited.text, asked_by=edited.asked_by, asked_of=edited.asked_of),)


@decide.register
def _(asked: intent.DeleteQuestion, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = _question_of(session, asked.id)
    check_seen(asked.seen, old)
    return (fact.QuestionDeleted(id=old.id),)


@decide.register
def _(asked: intent.ChooseIdeas, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    chosen = tuple(dict.fromkeys(asked.ideas))
    for idea in chosen:
        check_idea(session, idea)
    return () if chosen == session.chosen else (fact.IdeasChosen(ideas=chosen),)


@decide.register
def _(asked: intent.SettleParked, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    parked = contribution_of(session, asked.parked)
    if parked.kind != "parked":
        raise RuleError(Rule.NOT_PARKED)
    if asked.organisation is not None:
        organisation_of(session, asked.organisation)
    text = text_of(asked.text) if asked.how in ("answered", "owned") else clean_line(asked.text)
    before = session.settlement(parked.id)
    if before is not None and (before.how, before.text, before.organisation) == (asked.how, text, asked.organisation):
        return ()
    settled = Settled(id=moment.new_id(), parked=parked.id, how=asked.how, text=text, organisation=asked.organisation)
    return (fact.ParkedSettled(settled=settled),)


@decide.register
def _(asked: intent.ReopenParked, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return () if session.settlement(asked.parked) is None else (fact.ParkedReopened(parked=asked.parked),)
