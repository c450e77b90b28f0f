"""What facts about voting rounds do."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, change, set_, with_, without
from samenwerk_tui.core.model import Entry, Guess, Round, Session


@apply.register
def _(happened: fact.RoundOpened, session: Session, at: datetime) -> Session:
    opened = Round(
        id=happened.id,
        phase=happened.phase,
        method=happened.method,
        settings=happened.settings,
        ballot=happened.ballot,
        presence=happened.presence,
        tables=happened.tables,
        parent=happened.parent,
    )
    return with_(session, rounds=(*session.rounds, opened))


def _without_cell(entries: tuple[Entry, ...], idea: str, organisation: str) -> tuple[Entry, ...]:
    return tuple(e for e in entries if (e.idea, e.organisation) != (idea, organisation))


@apply.register
def _(happened: fact.VotesEntered, session: Session, at: datetime) -> Session:
    entry = Entry(idea=happened.idea, organisation=happened.organisation, votes=happened.votes)

    def enter(round_: Round) -> Round:
        rest = _without_cell(round_.entries, entry.idea, entry.organisation)
        return round_.model_copy(update={"entries": (*rest, entry)})

    return with_(session, rounds=change(session.rounds, happened.round, enter))


@apply.register
def _(happened: fact.VotesCleared, session: Session, at: datetime) -> Session:
    def clear(round_: Round) -> Round:
        rest = _without_cell(round_.entries, happened.idea, happened.organisation)
        return round_.model_copy(update={"entries": rest})

    return with_(session, rounds=change(session.rounds, happened.round, clear))


def _without_guess(round_: Round, organisation: str) -> tuple[Guess, ...]:
    return tuple(guess for guess in round_.guesses if guess.organisation != organisation)


@apply.register
def _(happened: fact.ChoiceGuessed, session: Session, at: datetime) -> Session:
    guessed = Guess(organisation=happened.organisation, about=happened.about, idea=happened.idea)

    def guess(round_: Round) -> Round:
        return round_.model_copy(update={"guesses": (*_without_guess(round_, guessed.organisation), guessed)})

    return with_(session, rounds=change(session.rounds, happened.round, guess))


@apply.register
def _(happened: fact.GuessCleared, session: Session, at: datetime) -> Session:
    def clear(round_: Round) -> Round:
        return round_.model_copy(update={"guesses": _without_guess(round_, happened.organisation)})

    return with_(session, rounds=change(session.rounds, happened.round, clear))


@apply.register
def _(happened: fact.RoundRevealed, session: Session, at: datetime) -> Session:
    return with_(session, rounds=set_(session.rounds, happened.round, revealed=True))


@apply.register
def _(happened: fact.RoundCovered, session: Session, at: datetime) -> Session:
    return with_(session, rounds=set_(session.rounds, happened.round, revealed=False))


@apply.register
def _(happened: fact.RoundDiscarded, session: Session, at: datetime) -> Session:
    return with_(session, rounds=without(session.rounds, happened.round))
