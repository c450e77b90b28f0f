"""Gentle hints about a goal or a *Hoe kunnen we* question: what makes one hard to think from."""

import re
from collections.abc import Mapping
from typing import Literal

from samenwerk_tui.core.base import Frozen

HintKind = Literal["no_lead", "solution", "jargon", "long", "double"]
"""No *Hoe kunnen we* before a question, a solution in it, a word not everybody knows, too long, two things in one."""

QUESTION_LEADS = ("Hoe kunnen we", "Hoe kunnen wij", "How might we", "How can we")
"""Words that a question of the day begins with, and by which the room knows it again."""
MOST_WORDS = 16
"""A longer sentence is not remembered: the questions of the shipped cases have 11 or 12 words."""


class WordingHint(Frozen):
    """Something to look at once more. It never stops anybody."""

    kind: HintKind
    word: str = ""
    """The words that it is about, as they were typed; empty where it is about all of it."""


_LEAD = re.compile(rf"(?:{'|'.join(sorted(QUESTION_LEADS, key=len, reverse=True))})\b", re.IGNORECASE)

_SOLUTIONS: Mapping[Literal["nl", "en"], str] = {
    "nl": (
        r"\b(?:door\s+(?!(?:de|het|een|deze|die|dit|dat|onze?)\b)(?:\S+\s+){0,5}te\s+\w+|door\s+middel\s+van|middels|via\s+een|met\s+(?:een|meer|extra)\s+\w+"
        r"|apps?|whatsappgroep(?:en)?|websites?|camera[’']?s?|cameratoezicht|hek(?:ken)?|slagbo(?:om|men)|loket(?:ten)?"
        r"|meldpunt(?:en)?|boetes?|verbod(?:en)?|\w*verbod|cursus(?:sen)?|training(?:en)?|campagnes?|folders?|flyers?"
        r"|convenant(?:en)?|protocol(?:len)?|werkgroep(?:en)?|taskforce|projectleiders?|coach(?:es)?|hangplek(?:ken)?"
        r"|jongerencentrum|bankjes?|prullenbak(?:ken)?|lantaarns?|drempels?|handhavers?)\b"
    ),
    "en": (
        r"\b(?:by\s+\w+ing|by\s+means\s+of|through\s+an?|via\s+an?|using\s+\w+|with\s+(?:an?|more|extra)\s+\w+"
        r"|apps?|websites?|cameras?|cctv|fences?|gates?|help\s?desks?|hotlines?|fines?|bans?|courses?|trainings?"
        r"|campaigns?|leaflets?|flyers?|covenants?|protocols?|task\s?forces?|working\s+groups?|coach(?:es)?|benches"
        r"|bins|street\s?lights?|speed\s+bumps?|wardens?)\b"
    ),
}
"""Words that mostly say how, where the question is what for."""

_JARGON: Mapping[Literal["nl", "en"], str] = {
    "nl": (
        r"\b(?:casuïstiek\w*|casuistiek\w*|integra(?:al|le)|ketenpartners?|ketenaanpak|stakeholders?|implement\w+"
        r"|facilit(?:eren|eert)|borg(?:en|ing)|regie(?:voerder\w*|functie)?|doorzettingsmacht|outreachend\w*|multiproblem\w*"
        r"|doelgroep(?:en)?|zelfredzaam\w*|participati\w+|interventies?|escal(?:atie|eren)|opschal\w+|afschal\w+"
        r"|gebiedsgericht\w*|levensloopbestendig\w*|sociaal\s+domein|leefbaarheidsaanpak|monitor(?:en|ing)|pilots?"
        r"|governance|commitment|awareness|good\s+practices?|best\s+practices?)\b"
    ),
    "en": (
        r"\b(?:casework|integrated|stakeholders?|implement\w*|facilitat\w+|multi-?agency|outreach|self-?reliance"
        r"|interventions?|escalat\w+|upscal\w+|leverag\w+|synerg\w+|governance|commitment|deliverables?|best\s+practices?"
        r"|target\s+groups?|safeguarding|empower\w*|pilots?|monitoring|capacity\s+building)\b"
    ),
}
"""Words of the office, which a resident does not use."""

_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")
_KNOWN_TO_ALL = frozenset({"OK", "TV", "NL", "EU", "AED", "DJ", "BBQ"})
_TWO_THINGS = re.compile(r"[.!?;](?=\s+\S)|\b(?:en\s+hoe|and\s+how)\b", re.IGNORECASE)
"""What comes between two questions or two sentences."""


def question_lead(text: str) -> str:
    """The words with which a question of the day begins, as they were typed; empty for any other text."""
    lead = _LEAD.match(text)
    return lead[0] if lead else ""


def hints(text: str, language: Literal["nl", "en"]) -> tuple[WordingHint, ...]:
    """What may be looked at once more in a goal or a question; at most one of each kind, in the order of `HintKind`.

    The checks are those of a *Hoe kunnen we* question: no solution in it, no jargon, short. A goal is one sentence
    with the same virtues, without a lead.
    """
    found = [
        WordingHint(kind="no_lead") if text.rstrip().endswith("?") and not question_lead(text) else None,
        _hint("solution", _search(_SOLUTIONS[language], text)),
        _hint("jargon", _search(_JARGON[language], text) or _abbreviation(text)),
        WordingHint(kind="long") if len(text.split()) > MOST_WORDS else None,
        WordingHint(kind="double") if _TWO_THINGS.search(text) else None,
    ]
    return tuple(hint for hint in found if hint)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    """Where the pattern is in the text. It is compiled here, and remembered: a board without a goal needs none."""
    return re.search(pattern, text, re.IGNORECASE)


def _hint(kind: HintKind, found: re.Match[str] | None) -> WordingHint | None:
    return WordingHint(kind=kind, word=found[0]) if found else None


def _abbreviation(text: str) -> re.Match[str] | None:
    """The first abbreviation; none in a text that is typed in capitals altogether."""
    if text.isupper():
        return None
    return next((match for match in _ABBREVIATION.finditer(text) if match[0] not in _KNOWN_TO_ALL), None)
