"""Everything that people said and agreed in a session, whatever became of it, but for what was erased."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.history import undone_batches
from samenwerk_tui.core.made import Said, made
from samenwerk_tui.core.model import (
    Agreement,
    Contribution,
    ContributionKind,
    Note,
    Question,
    Rewording,
    Session,
    Settled,
    Stance,
    Title,
    Wording,
    WordingAbout,
)

Fate = Literal["there", "deleted", "undone"]
_OtherKind = Literal["agreement", "asked", "stance", "settled", "statement", "title", "note"]
SayingKind = ContributionKind | WordingAbout | _OtherKind


@dataclass(frozen=True, slots=True)
class Saying:
    """Something with a text of people: as it is now, or as it was when it was taken away."""

    what: Said
    fate: Fate

    @property
    def kind(self) -> SayingKind:
        """What it is."""
        match self.what:
            case Contribution():
                return self.what.kind
            case Agreement():
                return "agreement"
            case Question():
                return "asked"
            case Wording():
                return self.what.about
            case Stance():
                return "stance"
            case Settled():
                return "settled"
            case Rewording():
                return "statement"
            case Title():
                return "title"
            case Note():
                return "note"

    @property
    def text(self) -> str:
        """What was said."""
        match self.what:
            case Agreement():
                return self.what.what
            case Stance():
                return self.what.reason
            case _:
                return self.what.text

    @property
    def phase(self) -> str | None:
        """Id of the phase it belongs to; None where it belongs to none."""
        return None if isinstance(self.what, Stance | Settled) else self.what.phase

    @property
    def organisations(self) -> tuple[str, ...]:
        """Whose it is."""
        match self.what:
            case Contribution():
                return self.what.organisations
            case Agreement():
                return (self.what.organisation,) if self.what.organisation else self.what.with_organisations
            case Question():
                return (self.what.asked_by,) if self.what.asked_by else ()
            case Stance() | Settled():
                return (self.what.organisation,) if self.what.organisation else ()
            case Wording() | Rewording() | Title() | Note():
                return ()


def sayings(events: Sequence[fact.Event], session: Session) -> tuple[Saying, ...]:
    """All of them that have a text, oldest first. `session` is what the events add up to."""
    undone = undone_batches(events)
    said: dict[str, Said] = {one.id: one for event in events[:1] for one in _carried(event.fact)}
    taken_back: set[str] = set()
    for event in events:
        new = made(event.fact)
        if new is None:
            if event.batch not in undone:
                _change(said, event.fact)
            continue
        said.setdefault(new.id, new)
        if event.batch in undone:
            taken_back.add(new.id)
    there = {one.id: one for one in (*_there(session), *_titles_there(session, said.values()))}
    erased = set(session.erased)
    found = (
        Saying(there[one], "there") if one in there else Saying(last, "undone" if one in taken_back else "deleted")
        for one, last in said.items()
        if one not in erased
    )
    return tuple(saying for saying in found if saying.text)


def _there(session: Session) -> Iterator[Said]:
    yield from session.contributions
    yield from session.agreements
    yield from session.questions
    yield from session.wordings
    yield from session.stances
    yield from session.settled
    yield from session.notes
    for pulse in reversed(session.pulses):
        yield from pulse.reworded


def _titles_there(session: Session, said: Iterable[Said]) -> Iterator[Title]:
    titles = {(cluster.id, cluster.title) for cluster in session.clusters}
    return (one for one in said if isinstance(one, Title) and (one.cluster, one.text) in titles)


def _carried(happened: fact.Fact) -> tuple[Agreement, ...]:
    """What was still open in the session before."""
    return happened.agreements if isinstance(happened, fact.SessionStarted) else ()


def _change(said: dict[str, Said], happened: fact.Fact) -> None:
    """What was said, as it is after a change to it."""
    match happened:
        case fact.ContributionEdited(id=changed) | fact.NoteEdited(id=changed) if changed in said:
            said[changed] = said[changed].model_copy(update={"text": happened.text})
        case fact.QuestionEdited(id=changed) if changed in said:
            said[changed] = said[changed].model_copy(update=happened.model_dump(exclude={"id"}))
        case fact.ContributionMoved(id=changed, column=column, organisations=organisations) if changed in said:
            said[changed] = said[changed].model_copy(update={"column": column, "organisations": organisations})
        case fact.AgreementEdited(agreement=agreed) if agreed.id in said:
            said[agreed.id] = agreed
