"""What follows from intents about agreements."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.decide.base import Moment, agreement_of, decide, organisation_of, phase_of, text_of
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.text import clean_line


@decide.register
def _(asked: intent.MakeAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    if asked.phase is not None:
        phase_of(session, asked.phase)
    made = Agreement(id=moment.new_id(), phase=asked.phase, at=moment.now.astimezone(UTC), **_details(asked, session))
    return (fact.AgreementMade(agreement=made),)


@decide.register
def _(asked: intent.EditAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = agreement_of(session, asked.id)
    edited = Agreement(id=old.id, phase=old.phase, at=old.at, status=asked.status, **_details(asked, session))
    return () if edited == old else (fact.AgreementEdited(agreement=edited),)


def _details(asked: intent.MakeAgreement | intent.EditAgreement, session: Session) -> dict[str, object]:
    """The cleaned fields that a new and a changed agreement share. Raises RuleError for an unknown organisation."""
    for organisation in (asked.organisation, *asked.with_organisations):
        if organisation is not None:
            organisation_of(session, organisation)
    partners = dict.fromkeys(o for o in asked.with_organisations if o != asked.organisation)
    return {
        "kind": asked.kind,
        "what": text_of(asked.what),
        "owner": clean_line(asked.owner),
        "organisation": asked.organisation,
        "with_organisations": tuple(partners),
        "due": clean_line(asked.due),
        "first_step": clean_line(asked.first_step),
    }


@decide.register
def _(asked: intent.DeleteAgreement, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return (fact.AgreementDeleted(id=agreement_of(session, asked.id).id),)
