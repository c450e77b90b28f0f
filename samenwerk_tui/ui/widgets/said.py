"""What was said in a phase, as it may stand on the beamer."""

from collections.abc import Callable, Sequence

from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import padded, shortened, shorts_of

_WIDEST_SHORTS = 11
"""Cells for whose a contribution is: three short names."""
_GAP = "  "
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


def signed_blocks(
    session: Session,
    contributions: Sequence[Contribution],
    width: int,
    language: Language,
    quote: Callable[[str], str] = str,
) -> list[list[Line]]:
    """Every contribution in lines of at most `width` cells, with whose it is in a column of its own before it.

    `quote` puts into quotation marks, where those are wanted.
    """
    shorts = [shorts_of(session, line.organisations) for line in contributions]
    margin = min(_WIDEST_SHORTS, width // 3, max(map(cells, shorts), default=0))
    lead = f"{' ' * margin}{_GAP}" if margin else ""
    blocks = []
    for line, short in zip(contributions, shorts, strict=True):
        texts = wrap(quote(line.text), max(1, width - len(lead)), language)
        first: Line = (*padded(short, margin), Span(_GAP), Span(texts[0])) if margin else (Span(texts[0]),)
        blocks.append([first, *((Span(lead + text),) for text in texts[1:])])
    return blocks


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
