"""Erasing for good: the one operation that rewrites events, for a line with a real name in it."""

from collections.abc import Sequence

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import Rule, RuleError

ERASED_TEXT = "…"
"""What stands in a fact where the text was."""


def check_erasable(session: Session, wanted: str) -> None:
    """Raises RuleError when there is no contribution or agreement with this id."""
    if all(c.id != wanted for c in session.contributions) and all(a.id != wanted for a in session.agreements):
        raise RuleError(Rule.GONE)


def erase(events: Sequence[fact.Event], wanted: str) -> tuple[fact.Event, ...]:
    """The events without any text that this contribution or agreement ever had, wherever it was copied to.

    Ids, times and order stay, so that undo and the other events keep their meaning.
    """
    texts = {text for event in events for text in _texts(event.fact, wanted)} - {ERASED_TEXT, ""}
    return tuple(event.model_copy(update={"fact": _blank(event.fact, wanted, texts)}) for event in events)


def _texts(happened: fact.Fact, wanted: str) -> tuple[str, ...]:
    match happened:
        case fact.ContributionAdded(contribution=line) if line.id == wanted:
            return (line.text,)
        case fact.ContributionEdited(id=edited) if edited == wanted:
            return (happened.text,)
        case fact.IdeasMerged(members=members) if members[0] == wanted:
            return (happened.title,)
    return ()


def _blank(happened: fact.Fact, wanted: str, texts: set[str]) -> fact.Fact:
    match happened:
        case fact.ContributionAdded(contribution=line) if line.id == wanted:
            return fact.ContributionAdded(contribution=line.model_copy(update={"text": ERASED_TEXT}))
        case fact.ContributionEdited(id=edited) if edited == wanted:
            return happened.model_copy(update={"text": ERASED_TEXT})
        case fact.IdeasMerged() | fact.ClusterTitled() if happened.title in texts:
            return happened.model_copy(update={"title": ERASED_TEXT})
        case fact.RoundOpened():
            ballot = tuple(
                idea.model_copy(update={"text": ERASED_TEXT}) if idea.id == wanted or idea.text in texts else idea
                for idea in happened.ballot
            )
            return happened.model_copy(update={"ballot": ballot})
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed) if agreed.id == wanted:
            blank = {"what": ERASED_TEXT, "owner": "", "due": "", "first_step": ""}
            return happened.model_copy(update={"agreement": agreed.model_copy(update=blank)})
    return happened
