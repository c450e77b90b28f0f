"""The envelope of a fact, and how it stands in a file."""

from collections.abc import Mapping
from typing import Any

from samenwerk_tui.core.base import Frozen, Instant
from samenwerk_tui.core.events import contributions, day, notes, together, undoing, voting
from samenwerk_tui.core.events.base import Fact

EVENT_VERSION = 1
"""Version of the envelope and its facts; raised when an older programme could misread a newer file."""


class Event(Frozen):
    """A fact in its envelope."""

    v: int = EVENT_VERSION
    id: str
    seq: int
    """Place in the session's list, from 1, without gaps."""
    at: Instant
    """When it happened, UTC."""
    screen: str
    """Which screen it came from ("board", "desk", "cli")."""
    batch: str
    """Facts of one intent share a batch: one step of undo."""
    fact: Fact


FACTS: Mapping[str, type[Fact]] = {
    name: kind
    for module in (day, contributions, voting, together, notes, undoing)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}
"""Every kind of fact by its name in the file."""


_NAMES: dict[frozenset[str], set[str]] = {}
"""Names of fields that were given, for all models that were given the same ones."""
_VALUES: dict[object, object] = {}
"""What fields hold that have one of a few values: phases, columns, screens."""


class UnknownFact(ValueError):
    """A file holds an event of a kind or version that this programme does not know."""


def to_document(event: Event) -> dict[str, Any]:
    """The event as a JSON-ready document: `v, id, seq, at, screen, batch, type, data`."""
    return {
        "v": event.v,
        "id": event.id,
        "seq": event.seq,
        "at": event.at.isoformat(),
        "screen": event.screen,
        "batch": event.batch,
        "type": type(event.fact).__name__,
        "data": event.fact.model_dump(mode="json", exclude_defaults=True),
    }


def from_document(document: Mapping[str, Any]) -> Event:
    """The event of a document. Raises UnknownFact or ValueError (pydantic's) for one that is not right."""
    kind = FACTS.get(str(document.get("type")))
    if kind is None or document.get("v") != EVENT_VERSION:
        raise UnknownFact(f"{document.get('type')!r} (v{document.get('v')!r})")
    envelope = dict(document)
    del envelope["type"]
    envelope["fact"] = kind.model_validate(envelope.pop("data", None))
    event = Event.model_validate(envelope)
    _share_names(event)
    _share_names(event.fact)
    _share_values(event, "screen")
    if isinstance(event.fact, contributions.ContributionAdded):
        line = event.fact.contribution
        _share_names(line)
        _share_values(line, "phase", "column", "organisations")
        if line.at == event.at:
            line.__dict__["at"] = event.at
    return event


def _share_names(model: Frozen) -> None:
    """Let models with the same fields share the set of their names: one of its own is larger than all of an idea."""
    names = model.model_fields_set
    object.__setattr__(model, "__pydantic_fields_set__", _NAMES.setdefault(frozenset(names), names))


def _share_values(model: Frozen, *fields: str) -> None:
    """Let models with the same value in such a field share it: a file has its text once for each of them."""
    held = model.__dict__
    for field in fields:
        held[field] = _VALUES.setdefault(held[field], held[field])
