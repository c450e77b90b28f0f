"""What the report tells of the voting rounds: the ranking, who chose what, and guess beside choice."""

from samenwerk_tui.core.choices import guessed, who_chose
from samenwerk_tui.core.erase import ERASED_TEXT
from samenwerk_tui.core.model import BallotIdea, Round, Session
from samenwerk_tui.core.tally import results
from samenwerk_tui.export.sections import Attendance, Chose, Voted, WhatWasGuessed, WhoChose


def tell_rounds(session: Session) -> tuple[Voted, ...]:
    """Every round, those that are not revealed without anything that was given in them."""
    return tuple(_voted(session, number, voting) for number, voting in enumerate(session.rounds, start=1))


def _voted(session: Session, number: int, voting: Round) -> Voted:
    told = voting.revealed and bool(voting.entries)
    found = results(voting) if told else ()
    texts = {choice.id: _ballot_text(session, choice) for choice in voting.ballot}
    outcomes = tuple(result.model_copy(update={"text": text}) for result in found if (text := texts[result.idea]))
    names = {table.id: table.name for table in voting.tables} or {o.id: o.name for o in session.organisations}
    return Voted(
        number=number,
        phase=session.get_phase(voting.phase).title,
        run_off=voting.parent is not None,
        method=voting.method,
        settings=voting.settings,
        by_table=bool(voting.tables),
        presence=tuple(Attendance(name=names.get(voter, voter), people=people) for voter, people in voting.presence),
        revealed=voting.revealed,
        outcomes=outcomes,
        share_known=all(result.share is not None for result in found if result.entered),
        left_out=len(found) - len(outcomes),
        who_chose=_who_chose(voting, names, texts) if told else None,
        guesses=_guesses(voting, names, texts) if voting.revealed else (),
    )


def _who_chose(voting: Round, names: dict[str, str], texts: dict[str, str]) -> WhoChose:
    chosen = who_chose(voting)
    ideas = (idea for idea in voting.ballot if texts[idea.id])
    return WhoChose(
        voters=tuple(names.get(voter, voter) for voter in chosen.voters),
        small=len(chosen.small),
        ideas=tuple(Chose(text=texts[idea.id], given=chosen.by_idea[idea.id]) for idea in ideas),
    )


def _guesses(voting: Round, names: dict[str, str], texts: dict[str, str]) -> tuple[WhatWasGuessed, ...]:
    return tuple(
        WhatWasGuessed(
            organisation=names.get(guess.organisation, guess.organisation),
            about=names.get(guess.about, guess.about),
            guess=texts[guess.idea],
            choices=None if guess.choices is None else tuple(filter(None, (texts[idea] for idea in guess.choices))),
        )
        for guess in guessed(voting)
        if texts[guess.idea]
    )


def _ballot_text(session: Session, choice: BallotIdea) -> str:
    """The idea as the room voted on it; empty when it may not be told any more."""
    if choice.id in session.erased:
        return ""
    if choice.text == ERASED_TEXT:
        cluster = next((c for c in session.clusters if c.id == choice.id), None)
        member = next((line for line in session.contributions if cluster and line.id == cluster.members[0]), None)
        return member.text if member else ""
    return choice.text
