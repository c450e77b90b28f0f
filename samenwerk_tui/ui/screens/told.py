"""What happened, in a few words: for the bottom line after an undo, and when a line went somewhere unseen."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.fit import cut

if TYPE_CHECKING:
    from samenwerk_tui.core.conflicts import Conflict  # loaded with the first intent

LONGEST_QUOTE = 40
"""Cells of what people said that stand in the bottom line."""
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
"""Of time, with the seconds in them."""


def told(t: Catalog, facts: Sequence[fact.Fact], *known: Session) -> str:
    """One step in words.

    `known` are the sessions in which to find what the facts name: as it was before the step, and as it is after it.
    What was said in a phase that is covered in one of them is not quoted; nothing that was said is, without any.

    Keys: `told.<name of the fact>`, and `told.added.<kind>` for a contribution; `told.hidden.…` without a quote.
    """
    if not facts:
        return ""
    first, name = facts[0], type(facts[0]).__name__
    match first:
        case fact.ContributionAdded() | fact.AgreementMade() if len(facts) > 1:
            return t.n("told.lines", len(facts))
        case fact.ContributionAdded(contribution=line):
            text = _said(first, known)
            return t(f"told.hidden.{line.kind}") if text is None else t(f"told.added.{line.kind}", text=_cut(text))
        case fact.ContributionMarked(outside=False):
            name = "ContributionUnmarked"
        case fact.ContributionParked(parked=False):
            name = "ContributionUnparked"
        case fact.PhaseTimed() if all(isinstance(other, fact.PhaseTimed) for other in facts[1:]) and len(facts) > 1:
            return t.n("told.phases_timed", len(facts))
    if isinstance(first, _OF_PEOPLE):
        text = _said(first, known)
        return t(f"told.hidden.{name}") if text is None else t(f"told.{name}", text=_cut(text))
    if isinstance(first, fact.PulseCounted | fact.PulseCleared) and _who(first) is None:
        return t(f"told.{name}", text=t("told.whole_room"))
    return t(f"told.{name}", text=_cut(_named(first, known)))


def told_conflict(t: Catalog, conflict: "Conflict", session: Session) -> str:
    """What another screen did at the same time. `session` is as it is now."""
    return t(f"board.conflict.{conflict}", phase=session.current.title)


def told_jump(t: Catalog, seconds: float, *, runs: bool) -> tuple[str, ...]:
    """By how much the laptop's clock jumped, and a briefer word; `runs`: while the countdown did."""
    way, amount = "forward" if seconds > 0 else "back", amount_words(t, seconds)
    if not runs:
        return (t(f"board.jump.{way}_still", amount=amount),)
    return t(f"board.jump.{way}", amount=amount), t("board.jump.brief", amount=amount)


def told_jump_before(t: Catalog, seconds: float) -> tuple[str, ...]:
    """By how much the laptop's clock was set back while nobody was there, and a briefer word."""
    return t("board.jump.before", amount=amount_words(t, seconds)), t("board.jump.before_brief")


def amount_words(t: Catalog, seconds: float) -> str:
    """A stretch of time in the largest unit of which it has two, whichever way it goes."""
    unit, size = next((one for one in _UNITS if abs(seconds) >= 2 * one[1]), ("seconds", 1))
    return t(f"board.jump.{unit}", n=round(abs(seconds) / size))


def _who(happened: fact.Fact) -> str | None:
    """The organisation that a fact is about; None for the whole room."""
    match happened:
        case fact.PulseCounted(count=count):
            return count.organisation
        case fact.StanceTaken(stance=stance):
            return stance.organisation
        case fact.PresenceChanged() | fact.PulseCleared() | fact.StanceCleared():
            return happened.organisation
    return None


def _cut(text: str) -> str:
    return cut(text, LONGEST_QUOTE)


_OF_PEOPLE = (
    fact.ContributionEdited,
    fact.ContributionMoved,
    fact.ContributionDeleted,
    fact.ContributionMarked,
    fact.ContributionParked,
    fact.IdeasMerged,
    fact.ClusterTitled,
    fact.ClusterSplit,
    fact.AgreementDeleted,
)
"""Facts about what people said that are told without it where it is covered or cannot be found."""


def _said(happened: fact.Fact, known: Sequence[Session]) -> str | None:
    """What people said that a fact is about; None where it may not be quoted or is in none of the sessions."""
    match happened:
        case fact.ContributionAdded(contribution=line):
            return _quote(line, line.text, known)
        case fact.ContributionEdited(id=wanted, text=text):
            return _quote(_line(wanted, known), text, known)
        case (
            fact.ContributionMoved()
            | fact.ContributionDeleted()
            | fact.ContributionMarked()
            | fact.ContributionParked()
        ):
            found = _line(happened.id, known)
            return None if found is None else _quote(found, found.text, known)
        case fact.IdeasMerged(members=members, title=title):
            return _quote(_line(members[0], known), title, known)
        case fact.ClusterTitled(cluster=wanted) | fact.ClusterSplit(cluster=wanted):
            cluster = next((c for session in known for c in session.clusters if c.id == wanted), None)
            if cluster is None:
                return None
            title = happened.title if isinstance(happened, fact.ClusterTitled) else cluster.title
            return _quote(_line(cluster.members[0], known), title, known)
        case fact.AgreementDeleted(id=wanted):
            return next((a.what for session in known for a in session.agreements if a.id == wanted), None)
    return None


def _quote(line: Contribution | None, text: str, known: Sequence[Session]) -> str | None:
    """The text, unless the phase of the line is covered or nobody knows whether it is."""
    phases = [phase for session in known for phase in session.phases if line and phase.id == line.phase]
    return None if not phases or any(phase.covered for phase in phases) else text


def _line(wanted: str, known: Iterable[Session]) -> Contribution | None:
    return next((line for session in known for line in session.contributions if line.id == wanted), None)


def _named(happened: fact.Fact, known: Sequence[Session]) -> str:
    """What a fact is about by its name, or nothing; by its id where it is in none of the sessions."""
    match happened:
        case fact.SessionTitled(title=title):
            return title
        case fact.OrganisationAdded(organisation=organisation):
            return organisation.name
        case fact.OrganisationRenamed(name=name):
            return name
        case (
            fact.PresenceChanged()
            | fact.PulseCounted()
            | fact.PulseCleared()
            | fact.StanceTaken()
            | fact.StanceCleared()
        ):
            wanted = _who(happened) or ""
            return next((o.name for session in known for o in session.organisations if o.id == wanted), wanted)
        case fact.PhaseAdded(phase=phase):
            return phase.title
        case (
            fact.PhaseEntered(phase=wanted)
            | fact.PhaseSkipped(phase=wanted)
            | fact.PhaseMoved(phase=wanted)
            | fact.PhaseTimed(phase=wanted)
            | fact.PhaseFixed(phase=wanted)
            | fact.PhaseCovered(phase=wanted)
            | fact.PhaseRevealed(phase=wanted)
            | fact.ColumnsChosen(phase=wanted)
            | fact.LensesSet(phase=wanted)
        ):
            return next((p.title for session in known for p in session.phases if p.id == wanted), wanted)
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            return agreed.what
    return _named_together(happened, known)


def _named_together(happened: fact.Fact, known: Sequence[Session]) -> str:
    match happened:
        case fact.QuestionAsked(question=question):
            return question.text
        case fact.QuestionEdited(text=text) | fact.StatementReworded(text=text):
            return text
        case fact.QuestionDeleted(id=wanted):
            return next((q.text for session in known for q in session.questions if q.id == wanted), "")
        case fact.ParkedSettled(settled=settled):
            return _text_of(settled.parked, known)
        case fact.ParkedReopened(parked=parked):
            return _text_of(parked, known)
        case fact.WordingMade(wording=wording):
            return wording.text
        case fact.WordingWithdrawn(id=wanted):
            return next((w.text for session in known for w in session.wordings if w.id == wanted), "")
    return ""


def _text_of(wanted: str, known: Sequence[Session]) -> str:
    line = _line(wanted, known)
    return line.text if line else ""
