"""What follows from intents about what is worded together."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.decide.base import Moment, check_idea, decide, gone, organisation_of, phase_of, text_of
from samenwerk_tui.core.model import ANSWERS, REASONED, Session, Stance, Wording
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line


@decide.register
def _(asked: intent.Word, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase_of(session, asked.phase)
    if asked.idea is not None:
        check_idea(session, asked.idea)
    text, newest = text_of(asked.text), session.newest_wording(asked.about, asked.idea)
    if newest is not None and newest.text == text:
        return ()
    made = Wording(
        id=moment.new_id(),
        about=asked.about,
        phase=asked.phase,
        text=text,
        idea=asked.idea,
        at=moment.now.astimezone(UTC),
    )
    return (fact.WordingMade(wording=made),)


def _wording_of(session: Session, wording_id: str) -> Wording:
    try:
        return session.wording(wording_id)
    except KeyError:
        raise gone(session, wording_id) from None


@decide.register
def _(asked: intent.WithdrawWording, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return (fact.WordingWithdrawn(id=_wording_of(session, asked.id).id),)


@decide.register
def _(asked: intent.TakeStance, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    wording = _wording_of(session, asked.wording)
    organisation_of(session, asked.organisation)
    reason = clean_line(asked.reason)
    if asked.answer not in ANSWERS[wording.about]:
        raise RuleError(Rule.WRONG_ANSWER)
    if asked.answer in REASONED and not reason:
        raise RuleError(Rule.REASON_NEEDED)
    before = session.stance(wording.id, asked.organisation)
    if before is not None and (before.answer, before.reason) == (asked.answer, reason):
        return ()
    stance = Stance(
        id=moment.new_id(),
        wording=wording.id,
        organisation=asked.organisation,
        answer=asked.answer,
        reason=reason,
        at=moment.now.astimezone(UTC),
    )
    return (fact.StanceTaken(stance=stance),)


@decide.register
def _(asked: intent.ClearStance, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    if session.stance(asked.wording, asked.organisation) is None:
        return ()
    return (fact.StanceCleared(wording=asked.wording, organisation=asked.organisation),)
