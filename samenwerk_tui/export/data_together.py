"""What `show --json` prints of working together: questions, goal, proposals, parked objections and the yield."""

from typing import Any

from samenwerk_tui.core.day_yield import builders, day_yield
from samenwerk_tui.core.developing import consent_on
from samenwerk_tui.core.model import Agreement, Note, Session, Settled, Stance, Wording, WordingAbout
from samenwerk_tui.core.pulse import Distribution, asked, distributions, start_and_end
from samenwerk_tui.core.questions import cards
from samenwerk_tui.core.showing import is_told
from samenwerk_tui.export.instants import utc
from samenwerk_tui.locale import Catalog


def pulse(session: Session) -> list[dict[str, Any]]:
    """The room and every organisation that was counted, statement by statement, as far as it may be told.

    Of small groups the counts are null.
    """
    moments = [
        (moment, phase) for moment, phase in zip(("start", "end"), start_and_end(session), strict=True) if phase
    ]
    return [
        {
            "moment": moment,
            "statement": statement.id,
            "text": statement.text,
            "method": session.pulse_of(phase).method,
            "organisation": one.organisation,
            "answered": one.answered,
            "counts": None if one.counts is None else list(one.counts),
        }
        for moment, phase in moments
        for statement in asked(session, phase)
        if is_told(session, phase, statement.id)
        for one in _counted(session, phase, statement.id)
    ]


def pulse_about(session: Session) -> dict[str, Any]:
    """How its figures are to be read, in the language of the session."""
    t = Catalog(session.language)
    return {
        "scale": {"1": t("pulse.low"), "5": t("pulse.high")},
        "caveat": t("export.pulse.caveat"),
        "small_groups": t("export.pulse.small"),
    }


def _counted(session: Session, phase: str, statement: str) -> tuple[Distribution, ...]:
    room, organisations = distributions(session, phase, statement)
    return organisations if room is None else (room, *organisations)


def questions(session: Session) -> list[dict[str, Any]]:
    """The questions of the case, then those of the room."""
    return [
        {
            "id": card.id,
            "text": card.text,
            "of_case": card.of_case,
            "asked_by": card.asked_by,
            "asked_of": list(card.asked_of),
        }
        for card in cards(session)
    ]


def goal(session: Session) -> dict[str, Any]:
    """The shared goal: what counts now, every version of it, and where the organisations stand on the newest."""
    newest, question = session.newest_wording("goal"), session.newest_wording("question")
    return {
        "text": newest.text if newest else None,
        "question": question.text if question else None,
        "versions": [_version(wording) for wording in _versions(session, "goal", "question")],
        "assent": [_assent(stance) for stance in _stances(session, newest)],
    }


def _versions(session: Session, *about: WordingAbout) -> list[Wording]:
    return [wording for wording in session.wordings if wording.about in about]


def _version(wording: Wording) -> dict[str, Any]:
    return {"id": wording.id, "about": wording.about, "text": wording.text, "at": utc(wording.at)}


def _stances(session: Session, wording: Wording | None) -> list[Stance]:
    return [stance for stance in session.stances if wording is not None and stance.wording == wording.id]


def _assent(stance: Stance) -> dict[str, Any]:
    return {"organisation": stance.organisation, "answer": stance.answer, "condition": stance.reason or None}


def proposals(session: Session) -> list[dict[str, Any]]:
    """Every version of every proposal, oldest first, with its objections and what came of asking."""
    return [
        {
            **_version(wording),
            "idea": wording.idea,
            "stances": [
                {"organisation": stance.organisation, "answer": stance.answer, "reason": stance.reason or None}
                for stance in _stances(session, wording)
            ],
            "outcome": consent_on(session, wording).outcome,
        }
        for wording in _versions(session, "proposal")
    ]


def settled(one: Settled) -> dict[str, Any]:
    """What became of a parked "ja, maar"."""
    return {
        "contribution": one.parked,
        "how": one.how,
        "text": one.text or None,
        "organisation": one.organisation,
    }


def agreement(agreed: Agreement) -> dict[str, Any]:
    """Something that was agreed."""
    return {
        "id": agreed.id,
        "kind": agreed.kind,
        "what": agreed.what,
        "owner": agreed.owner or None,
        "organisation": agreed.organisation,
        "with": list(agreed.with_organisations),
        "due": agreed.due or None,
        "due_date": agreed.due_date.isoformat() if agreed.due_date else None,
        "first_step": agreed.first_step or None,
        "calls": agreed.calls or None,
        "status": agreed.status,
        "carried_from": agreed.carried_from,
    }


def yielded(session: Session) -> dict[str, Any]:
    """The figures of the day; what is private counts nowhere."""
    day = day_yield(session)
    return {
        "shifted": [
            {"statement": one.statement.id, "people": abs(change.people), "direction": change.direction}
            for one in day.shifted
            if (change := one.change) is not None
        ],
        "ideas": day.ideas,
        "shared": day.shared,
        "outside": day.outside,
        "parked": day.parked,
        "learned": len(day.learned),
        "built_on": [
            {"organisation": by, "on": on, "times": times} for (by, on), times in builders(day.built_on).items()
        ],
    }


def note(written: Note) -> dict[str, Any]:
    """What the co-facilitator wrote down."""
    return {"id": written.id, "phase": written.phase, "text": written.text, "at": utc(written.at)}
