"""What was said in a phase, as it may stand on the beamer."""

from collections.abc import Sequence

from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import shortened, shorts_of

_BETWEEN = " · "
_OLDER = "… · "
"""Stands for texts that do not fit any more."""
COVERED = "· · ·"
"""Stands for whatever was said while silent writing goes on: how much it is does not show either."""


def said(session: Session, phase_id: str) -> tuple[Contribution, ...]:
    """The contributions and answers of a phase, oldest first, without private ones; parked lines and what was
    learned about each other have places of their own.
    """
    return tuple(c for c in session.in_phase(phase_id) if c.kind in ("contribution", "answer") and not c.private)


def signed(session: Session, line: Contribution) -> Line:
    """One contribution with the short names of whose it is before it."""
    shorts = shorts_of(session, line.organisations)
    return (*shorts, Span(" "), Span(line.text)) if shorts else (Span(line.text),)


def newest(texts: Sequence[str], width: int, *, covered: bool) -> Line:
    """As many of the newest texts as fit on one line of `width` cells, the oldest of them first."""
    if not texts or width < 1:
        return ()
    if covered:
        return shortened((Span(COVERED, "quiet"),), width)
    line: Line = (Span(texts[-1]),)
    for left, text in reversed(list(enumerate(texts[:-1]))):
        longer = (Span(text), Span(_BETWEEN, "quiet"), *line)
        lead = len(_OLDER) if left else 0
        if cells(longer) + lead > width:
            return shortened((Span(_OLDER, "quiet"), *line), width)
        line = longer
    return shortened(line, width)
