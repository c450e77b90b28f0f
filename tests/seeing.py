"""What two boards on one session send: every kind of intent, carrying what its screen was looking at."""

from collections.abc import Sequence
from datetime import time
from typing import TypeVar, get_args

from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Curtain, Session, Votes
from tests.workshops import AGREEMENTS, MOVES, PULSE, STATEMENTS, TEXTS, VOTE, WHY, Move, make_intent

Item = TypeVar("Item")
FIRST_OWN = 43
"""The first of the moves that `make_intent` does not have."""
OWN_MOVES = 27
SAME_THING = (
    (21, 22, 23, 24, 25, 26),
    (27, 51, 52),
    (28, 29, 58, 59, 60),
    (30, 31, 32, 33),
    (39, 53, 54),
    (55, 56, 57),
    (65, 66, 67),
)
"""Moves that are about the same: lines, merged ideas, a round, a cell of the pulse, questions, agreements, notes."""
ALL_MOVES: st.SearchStrategy[Move] = st.one_of(
    MOVES, st.tuples(st.integers(FIRST_OWN, FIRST_OWN + OWN_MOVES - 1), st.integers(0, 7), st.integers(0, 7))
)


def what_a_board_sends(session: Session, move: Move) -> Intent | None:
    """The intent of a move of a screen that shows this; None where there is nothing to do it with."""
    made = make_intent(session, move) if move[0] < FIRST_OWN else _own(session, *move)
    return None if made is None else looking_at(session, made)


def looking_at(session: Session, asked: Intent) -> Intent:
    """The intent with what a screen that shows this session sees of what it is about."""
    seen: object = None
    match asked:
        case intents.Together():
            parts = tuple(looking_at(session, part) for part in asked.parts)
            return asked.model_copy(update={"parts": parts})
        case intents.EditContribution() | intents.MoveContribution() | intents.DeleteContribution():
            seen = session.contribution(asked.id)
        case intents.TitleCluster() | intents.SplitCluster():
            seen = session.cluster(asked.cluster)
        case intents.EditQuestion() | intents.DeleteQuestion():
            seen = session.question(asked.id)
        case intents.EditNote() | intents.DeleteNote():
            seen = session.note(asked.id)
        case intents.EditAgreement() | intents.DeleteAgreement():
            seen = session.agreement(asked.id)
        case intents.NextPhase() | intents.PreviousPhase():
            return asked.model_copy(update={"seen": session.phase, "to": _announced(session, asked)})
        case (
            intents.EnterPhase()
            | intents.SkipPhase()
            | intents.StartCountdown()
            | intents.PauseCountdown()
            | intents.AdjustCountdown()
        ):
            seen = session.phase
        case intents.CountPulse() | intents.ClearPulse():
            count = session.pulse_of(asked.phase).count(asked.statement, asked.organisation)
            seen = count.counts if count else ()
        case intents.EnterVotes() | intents.ClearVotes():
            seen = session.get_round(asked.round).votes(asked.idea, asked.organisation) or Votes()
        case intents.DiscardRound():
            seen = session.get_round(asked.round)
        case intents.Word():
            newest = session.newest_wording(asked.about, asked.idea)
            seen = newest.id if newest else ""
        case intents.TakeStance():
            stance = session.stance(asked.wording, asked.organisation)
            seen = stance.id if stance else ""
        case intents.SettleParked():
            settled = session.settlement(asked.parked)
            seen = settled.id if settled else ""
        case _:
            return asked
    return asked.model_copy(update={"seen": seen})


def _announced(session: Session, asked: intents.NextPhase | intents.PreviousPhase) -> str | None:
    """Id of the phase that the first press says."""
    if isinstance(asked, intents.PreviousPhase):
        return session.phases[session.position - 1].id if session.position else None
    return next((phase.id for phase in session.phases[session.position + 1 :] if not phase.skipped), None)


def _own(session: Session, what: int, first: int, second: int) -> Intent | None:
    organisation, other = _pick(session.organisations, first).id, _pick(session.organisations, second).id
    text, statement = _pick(TEXTS, second), _pick(STATEMENTS, first).id
    phase = _pick(session.phases, first).id
    always: tuple[Intent, ...] = (
        intents.TitleSession(title=text),
        intents.FixPhase(phase=phase, at=time(14, second)),
        intents.SwapLenses(phase=phase, lenses=((organisation, other),) if first != second else ()),
        intents.ArrangePulse(phase=PULSE, method="fingers", whole_room=second % 2 == 0),
        intents.CompareGroup(phase=PULSE, other=second % 2 == 0),
        intents.ChooseIdeas(ideas=()),
        intents.OpenSession(),
        intents.Together(
            parts=(
                intents.Word(about="question", phase=WHY, text=text),
                intents.MakeAgreement(phase=AGREEMENTS, kind="case", what=text, organisation=organisation),
            )
        ),
    )
    number = what - FIRST_OWN
    return always[number] if number < len(always) else _about(session, number - len(always), first, second, statement)


def _about(session: Session, what: int, first: int, second: int, statement: str) -> Intent | None:
    """About something that has to be there."""
    text, other = _pick(TEXTS, second), _pick(session.organisations, second).id
    voting = session.round_of(VOTE)
    if what in (0, 1) and session.clusters:
        return intents.TitleCluster(cluster=_pick(session.clusters, first).id, title=f"{text} samen")
    if what in (2, 3) and session.questions:
        question = _pick(session.questions, first)
        return intents.EditQuestion(id=question.id, text=f"{text}?", asked_by=question.asked_by, asked_of=(other,))
    if what in (4, 5) and session.agreements:
        old = _pick(session.agreements, first)
        fields = old.model_dump(include=set(intents.EditAgreement.model_fields))
        changes = {"what": text} if second % 2 else {"owner": text, "status": "runs"}
        return intents.EditAgreement.model_validate({**fields, **changes})
    if what == 6 and session.agreements:
        return intents.DeleteAgreement(id=_pick(session.agreements, first).id)
    if what == 7 and voting:
        return intents.RevealRound(round=voting.id, revealed=second % 3 == 0)
    if what in (8, 9) and voting and voting.entries:
        entry = _pick(voting.entries, first)
        return intents.ClearVotes(round=voting.id, idea=entry.idea, organisation=entry.organisation)
    if what == 10 and voting:
        who, about = (_pick(voting.presence, number)[0] for number in (first, second))
        return intents.GuessChoice(
            round=voting.id, organisation=who, about=about, idea=_pick(voting.ballot, first).id
        )
    if what == 11 and session.stances:
        stance = _pick(session.stances, first)
        return intents.ClearStance(wording=stance.wording, organisation=stance.organisation)
    if what == 12 and session.settled:
        return intents.ReopenParked(parked=_pick(session.settled, first).parked)
    if what == 13:
        return intents.WriteNote(phase=WHY, text=text)
    if what in (14, 15, 16) and session.notes:
        note = _pick(session.notes, first).id
        return intents.DeleteNote(id=note) if what == 16 else intents.EditNote(id=note, text=text)
    if what == 17:
        return intents.DrawCurtain(curtain=_pick(get_args(Curtain), second))
    if what == 18:
        return intents.FollowClock(seconds=900.0 * (first - second), seen=session.jumped)
    return None


def _pick(items: Sequence[Item], which: int) -> Item:
    return items[which % len(items)]
