"""A session as JSON-ready data: what `show --json` prints. `schema.schema()` documents every field."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from samenwerk_tui.core import clock
from samenwerk_tui.core.choices import first_choices
from samenwerk_tui.core.model import Cluster, Contribution, Entry, Guess, Phase, Round, Session
from samenwerk_tui.core.questions import cards
from samenwerk_tui.core.tally import Result
from samenwerk_tui.core.tally import results as tallied
from samenwerk_tui.export import data_together as together
from samenwerk_tui.export.instants import utc

DATA_VERSION = 1
"""The `schema` field: fields may be added without raising it, never renamed or taken away."""


def show(session: Session, now: datetime, *, results: bool = False) -> dict[str, Any]:
    """The whole state of a session and its results at `now` (aware), as dicts, lists, strings, numbers and None.

    Unknown or withheld is None, never 0. What a round that is not revealed would give away (its entries, and its
    place in the top-level results) comes only with `results`.
    """
    asked = {card.id: card.text for card in cards(session)}
    in_cluster = {member: cluster.id for cluster in session.clusters for member in cluster.members}
    return {
        "schema": DATA_VERSION,
        "id": session.id,
        "title": session.title,
        "language": session.language,
        "created": utc(session.created),
        "case": {
            "id": session.case.id,
            "title": session.case.title,
            "fictional": session.case.fictional,
            "question": session.case.question,
        },
        "organisations": [
            {"id": o.id, "name": o.name, "short": o.short, "people": o.people} for o in session.organisations
        ],
        "phases": [_phase(session, phase, now) for phase in session.phases],
        "phase": session.phase,
        "countdown": {
            "state": session.countdown.state,
            "remaining_seconds": clock.shown_seconds(clock.remaining(session, now)),
        },
        "contributions": [_contribution(line, in_cluster, asked) for line in session.contributions],
        "clusters": [_cluster(cluster) for cluster in session.clusters],
        "group": session.group,
        "follows": session.follows,
        "rounds": [_round(voting, told=voting.revealed or results) for voting in session.rounds],
        "results": _results(session, withheld=not results),
        "pulse": together.pulse(session),
        "pulse_about": together.pulse_about(session),
        "questions": together.questions(session),
        "goal": together.goal(session),
        "chosen": list(session.chosen or ()),
        "proposals": together.proposals(session),
        "settled": [together.settled(one) for one in session.settled],
        "agreements": [together.agreement(agreement) for agreement in session.agreements],
        "yield": together.yielded(session),
        "notes": [together.note(note) for note in session.notes],
    }


def _phase(session: Session, phase: Phase, now: datetime) -> dict[str, Any]:
    return {
        "id": phase.id,
        "kind": phase.kind,
        "title": phase.title,
        "minutes": phase.minutes,
        "seconds_spent": int(clock.seconds_spent(session, phase.id, now)),
        "state": session.phase_state(phase.id),
    }


def _contribution(line: Contribution, in_cluster: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": line.id,
        "phase": line.phase,
        "organisation": line.organisations[0] if len(line.organisations) == 1 else None,
        "organisations": list(line.organisations),
        "column": line.column,
        "text": line.text,
        "kind": line.kind,
        "builds_on": line.builds_on,
        "cluster": in_cluster.get(line.id),
        "outside": line.outside,
        "part": line.part,
        "as_organisation": line.as_organisation,
        "question": asked.get(line.question or ""),
        "asked_by": line.asked_by,
        "idea": line.idea,
        "private": line.private,
        "at": utc(line.at),
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {"id": cluster.id, "members": list(cluster.members), "title": cluster.title}


def _round(voting: Round, *, told: bool) -> dict[str, Any]:
    return {
        "id": voting.id,
        "phase": voting.phase,
        "method": voting.method,
        "state": "revealed" if voting.revealed else "open",
        "parent": voting.parent,
        "settings": {
            "budget": voting.settings.budget,
            "cap": voting.settings.cap,
            "against": voting.settings.against,
            "dotters": voting.settings.dotters,
        },
        "ballot": [idea.id for idea in voting.ballot],
        "tables": [
            {"id": table.id, "name": table.name, "organisations": list(table.organisations)}
            for table in voting.tables
        ],
        "presence": dict(voting.presence),
        "guesses": [_guess(voting, guess, told=told) for guess in voting.guesses],
        "entries": [_entry(entry, by_table=bool(voting.tables)) for entry in voting.entries] if told else None,
        "results": [_result(voting, result) for result in tallied(voting)] if told else None,
    }


def _guess(voting: Round, guess: Guess, *, told: bool) -> dict[str, Any]:
    """A guess beside the choice it was about, which is told as the screen tells it."""
    choices = first_choices(voting, guess.about) if told else None
    return {
        "organisation": guess.organisation,
        "about": guess.about,
        "idea": guess.idea,
        "choices": None if choices is None else list(choices),
    }


def _entry(entry: Entry, *, by_table: bool) -> dict[str, Any]:
    votes = entry.votes
    return {
        "idea": entry.idea,
        "organisation": None if by_table else entry.organisation,
        "table": entry.organisation if by_table else None,
        "for": votes.in_favour,
        "neutral": votes.neutral,
        "against": votes.against,
        "dots": votes.dots,
        "dotters": votes.dotters,
        "fingers": None if votes.fingers is None else list(votes.fingers),
    }


def _results(session: Session, *, withheld: bool) -> list[dict[str, Any]] | None:
    """Those of the newest round that may be told; empty where there is no round, None where all are withheld."""
    voting = next((r for r in reversed(session.rounds) if r.revealed or not withheld), None)
    if voting is None:
        return None if session.rounds else []
    return [_result(voting, result) for result in tallied(voting)]


def _result(voting: Round, result: Result) -> dict[str, Any]:
    lowest = result.lowest
    return {
        "round": voting.id,
        "idea": result.idea,
        "rank": result.rank,
        "broad_rank": result.broad_rank,
        "for": result.in_favour,
        "neutral": result.neutral,
        "against": result.against,
        "dots": result.dots,
        "fingers": None if result.fingers is None else list(result.fingers),
        "voters": result.voters,
        "breadth": result.breadth,
        "entered": result.entered,
        "asked": result.asked,
        "share": result.share,
        "support": result.support,
        "group_informed_consensus": result.group_informed_consensus,
        "not_yet": list(result.not_yet),
        "lowest": lowest and {"organisation": lowest.organisation, "share": lowest.share, "n": lowest.n},
    }
