"""What follows from intents about agreements."""

import re
from datetime import UTC, date

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_seen, combined
from samenwerk_tui.core.decide.base import Moment, agreement_of, decide, organisation_of, phase_of, text_of
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import clean_line

_NUMBER = re.compile(r"(?:[0-9][ ./()+-]*){6}")
"""Six digits in a row, however they are grouped: nobody's role, but the beginning of a telephone number."""


@decide.register
def _(asked: intent.MakeAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    if asked.phase is not None:
        phase_of(session, asked.phase)
    details = _details(asked, session, moment, None)
    made = Agreement(id=moment.new_id(), phase=asked.phase, at=moment.now.astimezone(UTC), **details)
    return (fact.AgreementMade(agreement=made),)


@decide.register
def _(asked: intent.EditAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = agreement_of(session, asked.id)
    seen = asked.seen or old
    wanted = _details(asked, session, moment, seen)
    edited = combined(seen, old, wanted)
    if edited is None or not _fits(edited):
        new = {**wanted, "id": moment.new_id(), "at": moment.now.astimezone(UTC)}
        return (fact.AgreementMade(agreement=old.model_copy(update=new)),)
    if asked.status != seen.status:
        edited = edited.model_copy(update={"status": asked.status})
    return () if edited == old else (fact.AgreementEdited(agreement=edited),)


def _fits(agreement: Agreement) -> bool:
    """Whether what two screens changed of it goes together: an owner is no partner, and a call is to somebody."""
    partners = agreement.with_organisations
    return agreement.organisation not in partners and bool(partners or not agreement.calls)


def _details(
    asked: intent.MakeAgreement | intent.EditAgreement, session: Session, moment: Moment, old: Agreement | None
) -> dict[str, object]:
    """The cleaned fields that a new and a changed agreement share.

    Raises RuleError for an organisation that does not take part, unless the agreement was carried here with it; for a
    telephone number where a role belongs; and for a call to nobody else.
    """
    carried = {old.organisation, *old.with_organisations} if old is not None else set()
    for organisation in (asked.organisation, *asked.with_organisations):
        if organisation is not None and organisation not in carried:
            organisation_of(session, organisation)
    what, owner, calls, due = (
        text_of(asked.what),
        clean_line(asked.owner),
        clean_line(asked.calls),
        clean_line(asked.due),
    )
    partners = tuple(dict.fromkeys(o for o in asked.with_organisations if o != asked.organisation))
    if any(map(_NUMBER.search, (owner, calls, what if calls else ""))):
        raise RuleError(Rule.NO_NUMBERS)
    if calls and not partners:
        raise RuleError(Rule.CALLS_ANOTHER)
    # "Vr" is seen from the day on which it was said, so what is not said again keeps its day.
    return {
        "kind": asked.kind,
        "what": what,
        "owner": owner,
        "organisation": asked.organisation,
        "with_organisations": partners,
        "due": due,
        "due_date": old.due_date if old is not None and old.due == due else _day(due, session, moment),
        "first_step": clean_line(asked.first_step),
        "calls": calls,
    }


def _day(due: str, session: Session, moment: Moment) -> date | None:
    from samenwerk_tui.core.dates import due_date  # late: with the first agreement

    return due_date(due, moment.now.date(), session.language)


@decide.register
def _(asked: intent.DeleteAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = agreement_of(session, asked.id)
    check_seen(asked.seen, old)
    return (fact.AgreementDeleted(id=old.id),)
