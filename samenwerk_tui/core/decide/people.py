"""What follows from intents about the session itself and the organisations in it."""

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.decide.base import Moment, decide, organisation_of, text_of
from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PEOPLE, MAX_TITLE
from samenwerk_tui.core.model import RESERVED_IDS, Organisation, Session
from samenwerk_tui.core.opening import opening
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import short_names, unique_slug


@decide.register
def _(asked: intent.OpenSession, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return opening(session, moment.now)


@decide.register
def _(asked: intent.TitleSession, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    title = text_of(asked.title)
    if len(title) > MAX_TITLE:
        raise RuleError(Rule.LONG_TITLE, limit=MAX_TITLE)
    return () if title == session.title else (fact.SessionTitled(title=title),)


def _check_name(session: Session, name: str, but: str = "") -> None:
    if any(o.name.casefold() == name.casefold() and o.id != but for o in session.organisations):
        raise RuleError(Rule.NAME_TAKEN, name=name)


def _check_people(people: int) -> None:
    if not 0 <= people <= MAX_PEOPLE:
        raise RuleError(Rule.BAD_PEOPLE, limit=MAX_PEOPLE)


@decide.register
def _(asked: intent.AddOrganisation, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    name = text_of(asked.name)
    _check_name(session, name)
    _check_people(asked.people)
    there = session.organisations
    if len(there) >= MAX_ORGANISATIONS:
        raise RuleError(Rule.TOO_MANY_ORGANISATIONS, limit=MAX_ORGANISATIONS)
    shorts = short_names([o.name for o in there] + [name], [o.short for o in there] + [asked.short])
    identifier = unique_slug(name, RESERVED_IDS | {o.id for o in there})
    new = Organisation(id=identifier, name=name, short=shorts[-1], people=asked.people)
    return (fact.OrganisationAdded(organisation=new),)


@decide.register
def _(asked: intent.RenameOrganisation, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    organisation = organisation_of(session, asked.organisation)
    name = text_of(asked.name)
    _check_name(session, name, but=organisation.id)
    if name == organisation.name:
        return ()
    return (fact.OrganisationRenamed(organisation=organisation.id, name=name),)


@decide.register
def _(asked: intent.ChangePresence, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    organisation = organisation_of(session, asked.organisation)
    _check_people(asked.people)
    if asked.people == organisation.people:
        return ()
    return (fact.PresenceChanged(organisation=organisation.id, people=asked.people),)
