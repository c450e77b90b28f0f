"""The envelope of a fact, and how it stands in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from pydantic import ConfigDict, TypeAdapter

from samenwerk_tui.core.base import Frozen, Instant
from samenwerk_tui.core.events import contributions, day, notes, together, undoing, voting
from samenwerk_tui.core.events.base import Fact

EVENT_VERSION = 1
"""Version of the envelope and its facts; raised when an older programme could misread a newer file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact in its envelope. No model: there are thousands of these, and with slots they are a third as large."""

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

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")


FACTS: Mapping[str, type[Fact]] = {
    name: kind
    for module in (day, contributions, voting, together, notes, undoing)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}
"""Every kind of fact by its name in the file."""


_NO_NAMES: set[str] = set()
"""Names of fields that were given: pydantic keeps those of every model, and nobody asks for them."""
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
    happened = envelope["fact"] = kind.model_validate(envelope.pop("data", None))
    screen = envelope.get("screen")
    if isinstance(screen, str):
        envelope["screen"] = _VALUES.setdefault(screen, screen)
    event = _event().validate_python(envelope)
    _forget_names(happened)
    if isinstance(happened, contributions.ContributionAdded):
        line = happened.contribution
        for field in ("phase", "column", "organisations"):
            held = getattr(line, field)
            object.__setattr__(line, field, _VALUES.setdefault(held, held))
        if line.at == event.at:
            object.__setattr__(line, "at", event.at)
    return event


@cache
def _event() -> TypeAdapter[Event]:
    """What reads an event; made when the first one is read."""
    return TypeAdapter(Event)


def _forget_names(model: Frozen) -> None:
    """Let all models share the names of fields that were given: a set of its own is larger than all of an idea."""
    object.__setattr__(model, "__pydantic_fields_set__", _NO_NAMES)
