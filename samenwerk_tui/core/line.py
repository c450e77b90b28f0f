"""What a typed line means: whose it is and what kind of contribution, by what stands before the text."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from samenwerk_tui.core.model import ContributionKind, Organisation
from samenwerk_tui.core.text import clean_line

_WHOLE_GROUP = ("-", "hele groep", "whole group")
_YES_BUT = re.compile(r"\W*(?:ja\W*maar|yes\W*but)\b", re.IGNORECASE)


class ParsedLine(NamedTuple):
    """A line without what stood before its text."""

    route: str | None
    """The short name it was routed to, spelled as in the session; None for where it was typed."""
    kind: ContributionKind
    text: str
    """Cleaned; empty where only a prefix or a route was typed."""


def parse(text: str, shorts: Collection[str]) -> ParsedLine:
    """The route ("pol: ", any case, for a name in `shorts`) and the kind ("! ", "? " or "~ "), then the text.

    Either may come first: a half-typed "pol: …" that comes back as something learned is still of the police.
    `!` and `?` count only before white space or alone, so "!!! let op" and "?!" are text; after `~` the space may be
    missing, because a dead key eats it. What is no route or prefix stays text, a web address or "xyz: " too.
    """
    line = clean_line(text)
    route, rest = _parse_route(line, shorts)
    kind, body = _parse_kind(rest)
    if route is None and kind != "contribution":
        route, body = _parse_route(body, shorts)
    return ParsedLine(route=route, kind=kind, text=body)


def is_help(text: str) -> bool:
    """Whether the whole line is "?"."""
    return clean_line(text) == "?"


def is_parking(text: str) -> bool:
    """Whether the whole line is "~": park what was said last."""
    return clean_line(text) == "~"


def suggests_parking(text: str) -> bool:
    """Whether a text (without route and prefix) begins like an objection: "ja, maar …" or "yes, but …"."""
    return _YES_BUT.match(text) is not None


def find_organisation(text: str, organisations: Iterable[Organisation]) -> Organisation | None:
    """The organisation with this id, short name or name (in that order), any case; None where there is none."""
    wanted = clean_line(text).casefold()
    among = tuple(organisations)
    for names in ([o.id for o in among], [o.short for o in among], [o.name for o in among]):
        for organisation, name in zip(among, names, strict=True):
            if name.casefold() == wanted:
                return organisation
    return None


def is_whole_group(text: str) -> bool:
    """Whether it names the whole group: "Hele groep", "whole group" (any case) or "-"."""
    return clean_line(text).casefold() in _WHOLE_GROUP


def _parse_route(line: str, shorts: Collection[str]) -> tuple[str | None, str]:
    head, colon, rest = line.partition(":")
    route = next((short for short in shorts if short.casefold() == head.casefold()), None) if colon else None
    return route, line if route is None else rest.strip()


def _parse_kind(line: str) -> tuple[ContributionKind, str]:
    first, rest = line[:1], line[1:]
    alone_or_apart = not rest or rest.startswith(" ")
    if first == "!" and alone_or_apart:
        return "learned", rest.strip()
    if first == "?" and alone_or_apart:
        return "answer", rest.strip()
    if first == "~" and not rest.startswith("~"):
        return "parked", rest.strip()
    return "contribution", line
