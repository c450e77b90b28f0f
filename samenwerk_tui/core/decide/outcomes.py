"""What follows from intents about voting rounds and agreements."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.decide.base import Moment, agreement_of, decide, organisation_of, phase_of, round_of, text_of
from samenwerk_tui.core.ideas import ballot_ideas
from samenwerk_tui.core.model import Agreement, RoundSettings, Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.tally import check_votes, default_settings
from samenwerk_tui.core.text import clean_line


@decide.register
def _(asked: intent.OpenRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    if asked.parent is None and session.round_of(phase.id) is not None:
        raise RuleError(Rule.ROUND_EXISTS)
    if asked.parent is not None:
        round_of(session, asked.parent)
    ballot = ballot_ideas(session, phase.id)
    if not {idea.id for idea in ballot} >= set(asked.ballot):
        raise RuleError(Rule.GONE)
    if asked.ballot:
        ballot = tuple(idea for idea in ballot if idea.id in asked.ballot)
    if not ballot:
        raise RuleError(Rule.NOTHING_TO_VOTE_ON)
    settings = default_settings(asked.method, len(ballot))
    if asked.method == "dots":
        budget = asked.budget if asked.budget is not None else settings.budget
        cap = asked.cap if asked.cap is not None else settings.cap
        if budget is None or cap is None or budget < 1 or cap < 1:
            raise RuleError(Rule.NEGATIVE_VOTES)
        settings = RoundSettings(budget=budget, cap=min(cap, budget))
    presence = tuple((o.id, o.people) for o in session.organisations)
    if not any(people for _, people in presence):
        raise RuleError(Rule.NOBODY_PRESENT)
    return (
        fact.RoundOpened(
            id=moment.new_id(),
            phase=phase.id,
            method=asked.method,
            settings=settings,
            ballot=ballot,
            presence=presence,
            parent=asked.parent,
        ),
    )


@decide.register
def _(asked: intent.EnterVotes, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    organisation_of(session, asked.organisation)
    check_votes(round_, asked.idea, asked.organisation, asked.votes)
    if round_.votes(asked.idea, asked.organisation) == asked.votes:
        return ()
    entered = fact.VotesEntered(round=round_.id, idea=asked.idea, organisation=asked.organisation, votes=asked.votes)
    return (entered,)


@decide.register
def _(asked: intent.ClearVotes, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    if round_.votes(asked.idea, asked.organisation) is None:
        return ()
    return (fact.VotesCleared(round=round_.id, idea=asked.idea, organisation=asked.organisation),)


@decide.register
def _(asked: intent.RevealRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    if round_.revealed == asked.revealed:
        return ()
    return (fact.RoundRevealed(round=round_.id) if asked.revealed else fact.RoundCovered(round=round_.id),)


@decide.register
def _(asked: intent.DiscardRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    return (fact.RoundDiscarded(round=round_of(session, asked.round).id),)


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
