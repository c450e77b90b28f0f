"""Erasing for good: the one operation that rewrites events, for a line with a real name in it."""

from collections.abc import Sequence
from dataclasses import replace

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.made import made
from samenwerk_tui.core.model import Agreement
from samenwerk_tui.core.rules import Rule, RuleError

ERASED_TEXT = "…"
"""What stands in a fact where the text was."""


def check_erasable(events: Sequence[fact.Event], wanted: str) -> None:
    """Raises RuleError when nothing with a text of people ever had this id, or it was erased already.

    One that was deleted, or whose adding was undone, can be erased: its text is still among the events.
    """
    carried = (agreed.id for event in events[:1] for agreed in getattr(event.fact, "agreements", ()))
    if wanted not in carried and not any(new.id == wanted for event in events if (new := made(event.fact))):
        raise RuleError(Rule.GONE)
    if any(isinstance(event.fact, fact.Erased) and wanted in event.fact.ids for event in events):
        raise RuleError(Rule.GONE)


def erase(events: Sequence[fact.Event], wanted: str) -> tuple[fact.Event, ...]:
    """The events without any text that what has this id ever had, wherever it was copied to.

    That is on ballots, and in the titles of merged ideas that it was ever part of: one that has the text in it goes
    as a whole. Ids, times and order stay, so that undo and the other events keep their meaning.
    """
    texts = {text for event in events for text in _texts(event.fact, wanted)} - {ERASED_TEXT, ""}
    clusters = {cluster for event in events if (cluster := _cluster(event.fact, wanted)) is not None}
    eraser = _Eraser(wanted, texts, clusters)
    return tuple(eraser.rewritten(event) for event in events)


def _texts(happened: fact.Fact, wanted: str) -> tuple[str, ...]:
    match happened:
        case fact.ContributionAdded(contribution=line) if line.id == wanted:
            return (line.text,)
        case fact.ContributionEdited(id=edited) if edited == wanted:
            return (happened.text,)
        case fact.ClusterTitled(id=titled) if titled == wanted:
            return (happened.title,)
    return ()


def _cluster(happened: fact.Fact, wanted: str) -> str | None:
    """The merged idea that this was part of, or was a title of."""
    match happened:
        case fact.IdeasMerged(members=members) if wanted in members:
            return happened.cluster
        case fact.ClusterTitled(id=titled) if titled == wanted:
            return happened.cluster
    return None


def _blank(agreed: Agreement) -> Agreement:
    nothing = {"what": ERASED_TEXT, "owner": "", "due": "", "due_date": None, "first_step": "", "calls": ""}
    return agreed.model_copy(update=nothing)


class _Eraser:
    """Knows what to look for: the id, every text it had, and the merged ideas it was ever part or a title of."""

    def __init__(self, wanted: str, texts: set[str], clusters: set[str]) -> None:
        self._wanted = wanted
        self._texts = {text.casefold() for text in texts}
        self._clusters = clusters

    def rewritten(self, event: fact.Event) -> fact.Event:
        """The event; the same object where there is nothing to erase in it."""
        blank = self._blank(event.fact)
        return event if blank is event.fact else replace(event, fact=blank)

    def _blank(self, happened: fact.Fact) -> fact.Fact:
        match happened:
            case fact.ContributionAdded(contribution=line) if line.id == self._wanted:
                return fact.ContributionAdded(contribution=line.model_copy(update={"text": ERASED_TEXT}))
            case (
                fact.ContributionEdited(id=changed)
                | fact.QuestionEdited(id=changed)
                | fact.NoteEdited(id=changed)
                | fact.StatementReworded(id=changed)
            ) if changed == self._wanted:
                return happened.model_copy(update={"text": ERASED_TEXT})
            case fact.QuestionAsked(question=question) if question.id == self._wanted:
                return fact.QuestionAsked(question=question.model_copy(update={"text": ERASED_TEXT}))
            case fact.NoteWritten(note=note) if note.id == self._wanted:
                return fact.NoteWritten(note=note.model_copy(update={"text": ERASED_TEXT}))
            case fact.WordingMade(wording=wording) if wording.id == self._wanted:
                return fact.WordingMade(wording=wording.model_copy(update={"text": ERASED_TEXT}))
            case fact.StanceTaken(stance=stance) if stance.id == self._wanted:
                return fact.StanceTaken(stance=stance.model_copy(update={"reason": ERASED_TEXT}))
            case fact.ParkedSettled(settled=settled) if self._wanted in (settled.id, settled.parked):
                return fact.ParkedSettled(settled=settled.model_copy(update={"text": ERASED_TEXT}))
            case fact.SessionStarted(agreements=carried) if any(a.id == self._wanted for a in carried):
                blank = tuple(_blank(agreed) if agreed.id == self._wanted else agreed for agreed in carried)
                return happened.model_copy(update={"agreements": blank})
            case fact.IdeasMerged() | fact.ClusterTitled() if self._is_told(happened.cluster, happened.title):
                return happened.model_copy(update={"title": ERASED_TEXT})
            case fact.RoundOpened() if any(self._is_told(idea.id, idea.text) for idea in happened.ballot):
                ballot = tuple(
                    idea.model_copy(update={"text": ERASED_TEXT}) if self._is_told(idea.id, idea.text) else idea
                    for idea in happened.ballot
                )
                return happened.model_copy(update={"ballot": ballot})
            case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
                if agreed.id == self._wanted:
                    return happened.model_copy(update={"agreement": _blank(agreed)})
        return happened

    def _is_told(self, idea: str, title: str) -> bool:
        """Whether the title of an idea tells the text. The same words of others, elsewhere, are theirs."""
        if idea == self._wanted:
            return True
        return idea in self._clusters and any(text in title.casefold() for text in self._texts)
