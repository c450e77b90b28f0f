"""What an organisation says to a proposal, as it is called out: "geen bezwaar", or "bezwaar: wie betaalt dat?"."""

import re

from samenwerk_tui.core.text import clean_line

_NO_OBJECTION = re.compile(r"(?:geen\s+bezwaar|no\s+objections?)[\s.!]*", re.IGNORECASE)
_BECAUSE = r"(?:(?:want|omdat|because)\b[\s,.:…–-]*)?"
_OBJECTION = re.compile(rf"(?:bezwaar|objection)[\s.!]*(?:[:,–-]\s*{_BECAUSE}(.*))?", re.IGNORECASE)


def read_objection(text: str) -> str | None:
    """The reason, for a whole line that objects; empty where none was given. None for any other line.

    The reason stands behind a colon, comma or dash; "want", "omdat" or "because" before it is no part of it.
    """
    found = _OBJECTION.fullmatch(clean_line(text))
    return None if found is None else (found[1] or "").strip()


def is_no_objection(text: str) -> bool:
    """Whether the whole line says that there is no objection."""
    return _NO_OBJECTION.fullmatch(clean_line(text)) is not None
