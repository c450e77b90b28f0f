"""Agreements as a table: what, who takes it on, with whom, when, and the first step."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, beside, shorts_of, wrapped

AgreementKind = Literal["case", "collaboration"]
KINDS: tuple[AgreementKind, ...] = ("collaboration", "case")
"""In the order in which they are told: the collaboration is the yield of the day."""

_GAP = 2
"""Cells between the columns."""
_LEAST_TABLE = 44
"""Below this width there is room for what was agreed only."""
_LEAST_CELL = 7
_MOST_WIDER = 4
"""Cells that a column may take from what was agreed, so that no word of it is broken."""
_LEAST_LEFT = 18
"""Below this many cells what was agreed gives nothing away."""
_LEAST_WHAT = 36
"""Where there is room for it: cells for what was agreed, however short that is."""

_GLUE = "\ue000"
"""Stands for a blank at which a line may not end: no text has it, and unlike a no-break space it is kept."""
_GLUED = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The blank between a day and its month, or a number and what it counts."""


class _Widths(NamedTuple):
    """Cells of each column; 0 for one that there is no room for."""

    what: int
    owner: int
    partners: int
    due: int
    first_step: int


def in_order(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """As they are told: those about the collaboration first."""
    return tuple(a for kind in KINDS for a in agreements if a.kind == kind)


def owner_of(t: Catalog, session: Session, agreement: Agreement, *, open_still: bool = False) -> Line:
    """Organisation and role; an agreement without a role has nobody yet, and that stays visible.

    With `open_still` it is being asked who: nobody can say yet that there is nobody.
    """
    shorts = shorts_of(session, (agreement.organisation,) if agreement.organisation else ())
    nobody = Span("…" if open_still else t("agreements.nobody"), "quiet")
    role = Span(agreement.owner) if agreement.owner else nobody
    return (*shorts, Span(" "), role) if shorts else (role,)


class AgreementTable:
    """The agreements of a session at a width in cells. `here` is the id of the one under the walker, or empty;
    `asked` that of the one of which is being asked who takes it on.
    """

    def __init__(self, t: Catalog, session: Session, width: int, here: str, asked: str = "") -> None:
        self.t = t
        self._session = session
        self._width = width
        self._here = here
        self._asked = asked
        self._widths = self._fitting_widths()

    def head(self) -> Line:
        """The names of the columns."""
        t = self.t
        names = (
            t("agreements.what"),
            t("agreements.owner"),
            t("agreements.with"),
            t("agreements.due"),
            t("agreements.first_step"),
        )
        return self._beside([[(Span(name, "quiet"),)] for name in names])[0]

    def body(self) -> list[Row]:
        """Both kinds under a title of their own; with air between the agreements unless each takes a single row."""
        by_kind = {kind: [a for a in self._session.agreements if a.kind == kind] for kind in KINDS}
        blocks = {a.id: self._agreement(a) for a in self._session.agreements}
        air = any(len(block) > 1 for block in blocks.values())
        rows: list[Row] = []
        for kind, agreements in by_kind.items():
            rows += [NO_ROW] if rows else []
            rows.append(Row((Span(self.t(f"agreements.about.{kind}"), "strong"),)))
            if not agreements:
                rows.append(Row((Span(self.t(f"agreements.none.{kind}"), "quiet"),)))
            for number, agreement in enumerate(agreements):
                rows += [NO_ROW] if air and number else []
                rows += blocks[agreement.id]
        return rows

    def _agreement(self, agreement: Agreement) -> list[Row]:
        widths = self._widths
        columns = [
            self._wrapped(agreement.what, widths.what),
            self._spans(self._owner(agreement), widths.owner),
            self._spans(shorts_of(self._session, agreement.with_organisations), widths.partners),
            self._wrapped(_glued(agreement.due), widths.due),
            self._wrapped(agreement.first_step, widths.first_step),
        ]
        here = agreement.id == self._here
        return [Row(line, agreement.id, here) for line in self._beside(columns)]

    def _owner(self, agreement: Agreement) -> Line:
        return owner_of(self.t, self._session, agreement, open_still=agreement.id == self._asked)

    def _wrapped(self, text: str, width: int) -> list[Line]:
        lines = wrap(text, width, self.t.language) if text and width else ()
        return [(Span(line.replace(_GLUE, " ")),) for line in lines]

    def _spans(self, line: Line, width: int) -> list[Line]:
        return wrapped(line, width, self.t.language) if width else []

    def _beside(self, columns: Sequence[Sequence[Line]]) -> list[Line]:
        shown = [(column, width) for column, width in zip(columns, self._widths, strict=True) if width]
        return beside(shown, _GAP)

    def _fitting_widths(self) -> _Widths:
        """What, owner and first step get what they need as far as it goes; what is agreed gets the most."""
        if self._width < _LEAST_TABLE:
            return _Widths(self._width, 0, 0, 0, 0)
        t, session = self.t, self._session
        agreements = session.agreements

        def needed(name: str, longest: int, share: int) -> int:
            """The longest content, but not more than `share` percent of the width, nor less than the head."""
            return max(_LEAST_CELL, cells((Span(name),)), min(longest, self._width * share // 100))

        def longest(lines: Sequence[Line]) -> int:
            return max((cells(line) for line in lines), default=0)

        def for_words(width: int, most: int, texts: Sequence[str]) -> int:
            """Up to `most` cells more, where a word would be broken otherwise."""
            word = longest([(Span(word),) for text in texts for word in text.split()])
            return max(width, word) if word <= width + most else width

        owners = [self._owner(agreement) for agreement in agreements]
        owner = needed(t("agreements.owner"), longest(owners), share=19)
        partners = needed(
            t("agreements.with"), longest([shorts_of(session, a.with_organisations) for a in agreements]), share=10
        )
        due = needed(t("agreements.due"), longest([(Span(a.due),) for a in agreements]), share=12)
        left = self._width - owner - partners - due - 4 * _GAP
        what = longest([(Span(a.what),) for a in agreements])
        first_step = needed(
            t("agreements.first_step"), longest([(Span(a.first_step),) for a in agreements]), share=60
        )
        first_step = min(first_step, max(left * 2 // 5, left - what))
        # What keeps the words of the owner and the date whole comes from what was agreed.
        wider_due = for_words(due, _MOST_WIDER, [_glued(agreement.due) for agreement in agreements])
        left -= first_step + wider_due - due
        spare = min(_MOST_WIDER, left - _LEAST_LEFT)
        wider_owner = for_words(owner, spare, [span.text for line in owners for span in line])
        left -= wider_owner - owner
        # On a wide screen the table ends where its texts do: nobody's eye should have to cross an empty half.
        return _Widths(min(left, max(what, _LEAST_WHAT)), wider_owner, partners, wider_due, first_step)


def _glued(text: str) -> str:
    return _GLUED.sub(_GLUE, text)


def whole_from(body: Sequence[Row], top: int, direction: int, furthest: int) -> int:
    """The row where an agreement or a heading begins, from `top` on in a direction, at most `furthest` down."""

    def is_begun(row: int) -> bool:
        return bool(body[row].line) and (row == 0 or not body[row].tag or body[row].tag != body[row - 1].tag)

    while not is_begun(top) and (top > 0 if direction < 0 else top < furthest):
        top += direction
    return top


def whole_until(body: Sequence[Row], top: int, end: int) -> int:
    """The row before which the last whole agreement ends, at most `end`; where not even one fits it is cut."""
    if end == len(body):
        return end
    last = end
    while last > top and body[last].tag and body[last - 1].tag == body[last].tag:
        last -= 1
    while last > top and not body[last - 1].tag:
        last -= 1
    return last if last > top else end
