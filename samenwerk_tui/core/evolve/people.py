"""What facts about the session and its organisations do."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, begin, has, set_, with_
from samenwerk_tui.core.material import MAX_ORGANISATIONS
from samenwerk_tui.core.model import Presence, Session


@apply.register
def _(happened: fact.SessionOpened, session: Session, at: datetime) -> Session:
    return begin(session, at)


@apply.register
def _(happened: fact.SessionTitled, session: Session, at: datetime) -> Session:
    return with_(session, title=happened.title)


@apply.register
def _(happened: fact.OrganisationAdded, session: Session, at: datetime) -> Session:
    new = happened.organisation
    if has(session.organisations, new.id) or len(session.organisations) >= MAX_ORGANISATIONS:
        return session
    presence = Presence(organisation=new.id, people=new.people, at=at)
    return with_(session, organisations=(*session.organisations, new), presence=(*session.presence, presence))


@apply.register
def _(happened: fact.OrganisationRenamed, session: Session, at: datetime) -> Session:
    return with_(session, organisations=set_(session.organisations, happened.organisation, name=happened.name))


@apply.register
def _(happened: fact.PresenceChanged, session: Session, at: datetime) -> Session:
    if not has(session.organisations, happened.organisation):
        return session
    return with_(
        session,
        organisations=set_(session.organisations, happened.organisation, people=happened.people),
        presence=(
            *session.presence,
            Presence(organisation=happened.organisation, people=happened.people, at=at),
        ),
    )
