"""Everything that people said and agreed in a session, whatever became of it, but for what was erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.history import undone_batches
from samenwerk_tui.core.model import Agreement, Contribution, Session

Fate = Literal["there", "deleted", "undone"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A line or an agreement: as it is now, or as it was when it was taken away."""

    what: Contribution | Agreement
    fate: Fate


def sayings(events: Sequence[fact.Event], session: Session) -> tuple[Saying, ...]:
    """All of them, oldest first. `session` is what the events add up to."""
    undone = undone_batches(events)
    said: dict[str, Contribution | Agreement] = {}
    taken_back: set[str] = set()
    for event in events:
        happened = event.fact
        if isinstance(happened, fact.ContributionAdded):
            new: Contribution | Agreement = happened.contribution
        elif isinstance(happened, fact.AgreementMade):
            new = happened.agreement
        else:
            if event.batch not in undone:
                _change(said, happened)
            continue
        said[new.id] = new
        if event.batch in undone:
            taken_back.add(new.id)
    there: dict[str, Contribution | Agreement] = {line.id: line for line in session.contributions}
    there.update((agreement.id, agreement) for agreement in session.agreements)
    erased = set(session.erased)
    return tuple(
        Saying(there[one], "there") if one in there else Saying(last, "undone" if one in taken_back else "deleted")
        for one, last in said.items()
        if one not in erased
    )


def _change(said: dict[str, Contribution | Agreement], happened: fact.Fact) -> None:
    """What was said, as it is after a change to it."""
    match happened:
        case fact.ContributionEdited(id=changed, text=text) if changed in said:
            said[changed] = said[changed].model_copy(update={"text": text})
        case fact.ContributionMoved(id=changed, column=column, organisations=organisations) if changed in said:
            said[changed] = said[changed].model_copy(update={"column": column, "organisations": organisations})
        case fact.AgreementEdited(agreement=agreed) if agreed.id in said:
            said[agreed.id] = agreed
