"""What an organisation says to the goal, as it is called out: "ja", "ja, mits …", "nee"."""

import re

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.model import StanceAnswer
from samenwerk_tui.core.text import clean_line

_YES_IF = re.compile(
    r"(?:ja|yes)\b[\s,.:…–-]*(?:mits|als|op\s+voorwaarde\s+dat|if|provided(?:\s+that)?)\b[\s,.:…–-]*(.*)",
    re.IGNORECASE,
)
_YES = re.compile(r"(?:ja|yes)[\s.!]*", re.IGNORECASE)
_BECAUSE = r"(?:want|omdat|because)\b[\s,.:…–-]*"
_NO = re.compile(rf"(?:nee|neen|no)(?:[\s.!]*|\s+{_BECAUSE}(.*)|\s*[,:–-]\s*(?:{_BECAUSE}(.*)|(.+)))", re.IGNORECASE)


class SaidTo(Frozen):
    """Where somebody stands, and the condition or the reason that was said with it."""

    answer: StanceAnswer
    reason: str = ""


def read_stance(text: str) -> SaidTo | None:
    """Where somebody stands, for a whole line that says so; None for any other line.

    After "nee" a reason may follow behind a comma, colon or dash, or behind "want", "omdat" or "because", which is no
    part of it. "Ja, mits" without a condition has none.
    """
    line = clean_line(text)
    if _YES.fullmatch(line):
        return SaidTo(answer="yes")
    if condition := _YES_IF.fullmatch(line):
        return SaidTo(answer="yes_if", reason=condition[1].strip())
    if reason := _NO.fullmatch(line):
        return SaidTo(answer="no", reason=next(filter(None, reason.groups()), "").strip())
    return None
