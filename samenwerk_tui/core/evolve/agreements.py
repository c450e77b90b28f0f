"""What facts about agreements do."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, change, with_, without
from samenwerk_tui.core.model import Session


@apply.register
def _(happened: fact.AgreementMade, session: Session, at: datetime) -> Session:
    if happened.agreement.id in session.erased:
        return session
    return with_(session, agreements=(*session.agreements, happened.agreement))


@apply.register
def _(happened: fact.AgreementEdited, session: Session, at: datetime) -> Session:
    edited = happened.agreement
    return with_(session, agreements=change(session.agreements, edited.id, lambda _: edited))


@apply.register
def _(happened: fact.AgreementDeleted, session: Session, at: datetime) -> Session:
    return with_(session, agreements=without(session.agreements, happened.id))
