"""What a typed question means: whom it is asked, by the organisations that it begins with."""

import re
from collections.abc import Iterable

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import Organisation
from samenwerk_tui.core.text import clean_line

_POINTER = ">"
_WHY = re.compile(r"(?:waarom|hoezo|waartoe|why)\b", re.IGNORECASE)
"""After a name, the start of the question itself."""
_ENDS_AS_QUESTION = re.compile(r"\?\W*$")


class Asked(Frozen):
    """A question without the names before it."""

    text: str
    asked_of: tuple[str, ...] = ()
    """Ids of the organisations it is asked; empty: everybody."""


def is_question(text: str) -> bool:
    """Whether the last sign that means something is a question mark."""
    return _ENDS_AS_QUESTION.search(text) is not None


def read_question(text: str, organisations: Iterable[Organisation]) -> Asked:
    """Whom a question is asked, and the question.

    Names or short names of organisations at its start are who is asked, where a comma, colon or `>` comes after them,
    a word for "why" follows, or a `>` stands before: `gem, hoe zit dat?`, `gem waarom …?`, `gem en cor: …?`,
    `> gem …?`. Without one of these a name is the beginning of the question: `GEM belt toch terug?` is for everybody.
    """
    line = clean_line(text)
    pointed = line.startswith(_POINTER)
    rest = line.removeprefix(_POINTER).lstrip()
    found = Asked(text=rest)
    ids = {name.casefold(): o.id for o in organisations for name in (o.name, o.short)}
    names = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True) if name)
    addressed = re.compile(rf"({names})(?!\w)\s*(?:([,:>])|[&+/]|(?:en|and)\b)?\s*", re.IGNORECASE)
    asked: tuple[str, ...] = ()
    while names and (name := addressed.match(rest)):
        asked += (ids[name[1].casefold()],) if name[1].casefold() in ids else ()
        rest = rest[name.end() :]
        if (pointed or name[2] or _WHY.match(rest)) and re.search(r"\w", rest):
            found = Asked(text=rest[0].upper() + rest[1:], asked_of=tuple(dict.fromkeys(asked)))
    return found


def write_question(text: str, asked_of: Iterable[str], organisations: Iterable[Organisation]) -> str:
    """The question as it would be typed, with the short names of who is asked before it."""
    shorts = {organisation.id: organisation.short for organisation in organisations}
    named = " ".join(shorts[organisation] for organisation in asked_of if organisation in shorts)
    return f"{named}, {text}" if named else text
