"""What follows from intents about voting rounds."""

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_cell, check_seen
from samenwerk_tui.core.decide.base import Moment, decide, organisation_of, phase_of, round_of
from samenwerk_tui.core.entering import check_votes, default_settings
from samenwerk_tui.core.ideas import ballot_ideas, voting_tables
from samenwerk_tui.core.material import MAX_PEOPLE
from samenwerk_tui.core.model import Column, RoundSettings, Session, Votes
from samenwerk_tui.core.rules import Rule, RuleError


@decide.register
def _(asked: intent.OpenRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    newest = session.round_of(phase.id)
    if asked.parent is not None:
        round_of(session, asked.parent)
    if newest is not None and newest.id != asked.parent:
        raise RuleError(Rule.ROUND_EXISTS)
    ballot = ballot_ideas(session, phase.id)
    if not {idea.id for idea in ballot} >= set(asked.ballot):
        raise RuleError(Rule.GONE)
    if asked.ballot:
        ballot = tuple(idea for idea in ballot if idea.id in asked.ballot)
    if not ballot:
        raise RuleError(Rule.NOTHING_TO_VOTE_ON)
    tables = tuple(_table(session, phase.id, table) for table, _ in asked.tables)
    presence = asked.tables or tuple((o.id, o.people) for o in session.organisations)
    if not any(people for _, people in presence):
        raise RuleError(Rule.NOBODY_PRESENT)
    if any(not 0 <= people <= MAX_PEOPLE for _, people in presence):
        raise RuleError(Rule.BAD_PEOPLE, limit=MAX_PEOPLE)
    return (
        fact.RoundOpened(
            id=moment.new_id(),
            phase=phase.id,
            method=asked.method,
            settings=_settings(asked, len(ballot)),
            ballot=ballot,
            presence=presence,
            tables=tables,
            parent=asked.parent,
        ),
    )


def _settings(asked: intent.OpenRound, options: int) -> RoundSettings:
    defaults = default_settings(asked.method, options)
    if asked.method == "hands":
        return RoundSettings(against=asked.against)
    if asked.method == "fist" or defaults.budget is None or defaults.cap is None:
        return RoundSettings()
    budget = defaults.budget if asked.budget is None else asked.budget
    cap = defaults.cap if asked.cap is None else asked.cap
    if budget < 1 or cap < 1:
        raise RuleError(Rule.NEGATIVE_VOTES)
    return RoundSettings(budget=budget, cap=min(cap, budget), dotters=asked.dotters)


def _table(session: Session, vote_phase: str, table_id: str) -> Column:
    found = next((table for table in voting_tables(session, vote_phase) if table.id == table_id), None)
    if found is None:
        raise RuleError(Rule.NO_SUCH_COLUMN, column=table_id)
    return found


@decide.register
def _(asked: intent.EnterVotes, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    if not round_.tables:
        organisation_of(session, asked.organisation)
    before = round_.votes(asked.idea, asked.organisation)
    if before == asked.votes:
        return ()
    if round_.revealed:
        raise RuleError(Rule.ROUND_REVEALED)
    check_cell(asked.seen, before or Votes())
    check_votes(round_, asked.idea, asked.organisation, asked.votes)
    entered = fact.VotesEntered(round=round_.id, idea=asked.idea, organisation=asked.organisation, votes=asked.votes)
    return (entered,)


@decide.register
def _(asked: intent.ClearVotes, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    before = round_.votes(asked.idea, asked.organisation)
    if before is None:
        return ()
    if round_.revealed:
        raise RuleError(Rule.ROUND_REVEALED)
    check_cell(asked.seen, before)
    return (fact.VotesCleared(round=round_.id, idea=asked.idea, organisation=asked.organisation),)


@decide.register
def _(asked: intent.GuessChoice, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    if round_.revealed:
        raise RuleError(Rule.ROUND_REVEALED)
    before = round_.guess(asked.organisation)
    if asked.idea is None:
        return (fact.GuessCleared(round=round_.id, organisation=asked.organisation),) if before else ()
    for organisation in (asked.organisation, asked.about):
        if round_.present(organisation) <= 0:
            raise RuleError(Rule.NOBODY_PRESENT, organisation=organisation)
    if asked.about == asked.organisation:
        raise RuleError(Rule.GUESS_ABOUT_ANOTHER)
    if all(choice.id != asked.idea for choice in round_.ballot):
        raise RuleError(Rule.NOT_ON_BALLOT, idea=asked.idea)
    if before is not None and (before.about, before.idea) == (asked.about, asked.idea):
        return ()
    guessed = fact.ChoiceGuessed(round=round_.id, organisation=asked.organisation, about=asked.about, idea=asked.idea)
    return (guessed,)


@decide.register
def _(asked: intent.RevealRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    if round_.revealed == asked.revealed:
        return ()
    return (fact.RoundRevealed(round=round_.id) if asked.revealed else fact.RoundCovered(round=round_.id),)


@decide.register
def _(asked: intent.DiscardRound, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    round_ = round_of(session, asked.round)
    check_seen(asked.seen and asked.seen.entries, round_.entries)
    if any(other.parent == round_.id for other in session.rounds):
        raise RuleError(Rule.ROUND_HAS_RUN_OFF)
    return (fact.RoundDiscarded(round=round_.id),)
