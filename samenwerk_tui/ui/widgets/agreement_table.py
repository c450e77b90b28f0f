"""Agreements as a table: what, who takes it on, with whom, when, and the first step."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_blocks import (
    BLOCKS,
    KINDS,
    Block,
    block_of,
    call_line,
    due_lines,
    mark_of,
    owner_of,
    partners_line,
    status_of,
)
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, beside, wrapped

_GAP = 2
"""Cells between the columns."""
_MARK = 2
"""Cells of the mark before what was agreed an earlier time, and the blank after it."""
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


class Looking(NamedTuple):
    """What somebody is doing with the table."""

    today: date
    here: str = ""
    """Id of the agreement under the walker, or asked about."""
    asked: str = ""
    """Id of the one of which is being asked who takes it on."""
    calling: str = ""
    """Id of the one that is becoming a call: whom, is being asked."""


class AgreementTable:
    """The agreements of a session at a width in cells."""

    def __init__(self, t: Catalog, session: Session, width: int, looking: Looking) -> None:
        self.t = t
        self._session = session
        self._width = width
        self._looking = looking
        self._by_block: dict[Block, list[Agreement]] = {block: [] for block in BLOCKS}
        for agreement in session.agreements:
            self._by_block[block_of(agreement, looking.calling)].append(agreement)
        self._nothing_of_today = all(agreement.carried_from is not None for agreement in session.agreements)
        self._widths = self._fitting_widths()

    def head(self) -> Line:
        """The names of the columns."""
        t = self.t
        names = (
            t("agreements.what"),
            t("agreements.owner"),
            t("agreements.with"),
            t("agreements.due"),
            self._last_name,
        )
        return self._beside([[(Span(name, "quiet"),)] for name in names])[0]

    @property
    def _last_name(self) -> str:
        return self.t("agreements.stand") if self._nothing_of_today else self.t("agreements.first_step")

    def body(self) -> list[Row]:
        """Every block under a title of its own; with air between the agreements unless each takes a single row.

        The two kinds are there always, unless nothing was agreed but an earlier time; the others where there is any.
        """
        rows_of = {
            agreement.id: self._call(agreement) if block == "calls" else self._agreement(agreement)
            for block, agreements in self._by_block.items()
            for agreement in agreements
        }
        air = any(len(one) > 1 for one in rows_of.values())
        rows: list[Row] = []
        for block, agreements in self._by_block.items():
            if not agreements and (block not in KINDS or self._nothing_of_today):
                continue
            rows += [NO_ROW] if rows else []
            rows.append(Row((Span(self.t(f"agreements.about.{block}"), "strong"),)))
            if not agreements:
                rows.append(Row((Span(self.t(f"agreements.none.{block}"), "quiet"),)))
            for number, agreement in enumerate(agreements):
                rows += [NO_ROW] if air and number else []
                rows += rows_of[agreement.id]
        return rows

    def _agreement(self, agreement: Agreement) -> list[Row]:
        widths = self._widths
        return self._rows(
            agreement,
            [
                self._what(agreement, widths.what),
                self._spans(self._owner(agreement), widths.owner),
                self._spans(partners_line(self._session, agreement.with_organisations), widths.partners),
                self._due(agreement, widths.due),
                self._last(agreement, widths.first_step),
            ],
        )

    def _rows(self, agreement: Agreement, columns: Sequence[Sequence[Line]]) -> list[Row]:
        here = agreement.id == self._looking.here
        return [Row(line, agreement.id, here) for line in self._beside(columns)]

    def _call(self, agreement: Agreement) -> list[Row]:
        """A call is a sentence, over the whole width."""
        line = call_line(self.t, self._session, agreement, open_still=agreement.id == self._looking.asked)
        if agreement.carried_from is not None:
            line = (mark_of(agreement), Span(" "), status_of(self.t, agreement), Span(" · ", "quiet"), *line)
        here = agreement.id == self._looking.here
        return [Row(one, agreement.id, here) for one in wrapped(line, self._width, self.t.language)]

    def _what(self, agreement: Agreement, width: int) -> list[Line]:
        """What was agreed; where that was an earlier time, a mark before it says how it stands.

        Below it is what has no column of its own then: how it stands in a word, or the first step it had.
        """
        told = self._wrapped(agreement.what, width - _MARK if agreement.carried_from else width)
        if agreement.carried_from is None or not told:
            return told
        below: Line = (status_of(self.t, agreement),)
        if self._nothing_of_today:
            step = self.t("agreements.first_step_was", step=agreement.first_step) if agreement.first_step else ""
            below = (Span(step, "quiet"),)
        rest = [*told[1:], *self._spans(below, width - _MARK)]
        return [(mark_of(agreement), Span(" "), *told[0]), *((Span(" " * _MARK), *line) for line in rest)]

    def _last(self, agreement: Agreement, width: int) -> list[Line]:
        """What the head of the last column says: how it stands, or the first step."""
        if self._nothing_of_today:
            return self._spans((status_of(self.t, agreement),), width)
        return self._wrapped(agreement.first_step, width)

    def _owner(self, agreement: Agreement) -> Line:
        return owner_of(self.t, self._session, agreement, open_still=agreement.id == self._looking.asked)

    def _due(self, agreement: Agreement, width: int) -> list[Line]:
        return [
            (Span(line.replace(_GLUE, " "), span.style),)
            for said in self._due_lines(agreement)
            for span in said
            for line in (wrap(_glued(span.text), width, self.t.language) if width else ())
        ]

    def _due_lines(self, agreement: Agreement) -> tuple[Line, ...]:
        return due_lines(self.t, self._session, agreement, self._looking.today)

    def _wrapped(self, text: str, width: int) -> list[Line]:
        return [(Span(line),) for line in wrap(text, width, self.t.language)] if text and width else []

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
        agreements = [one for block, those in self._by_block.items() if block != "calls" for one in those]

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
            t("agreements.with"),
            longest([partners_line(session, a.with_organisations) for a in agreements]),
            share=10,
        )
        dues = [line for agreement in agreements for line in self._due_lines(agreement)]
        due = needed(t("agreements.due"), longest(dues), share=12)
        left = self._width - owner - partners - due - 4 * _GAP
        what = longest([(Span(a.what),) for a in agreements]) + (_MARK if self._by_block["carried"] else 0)
        steps = [line for agreement in agreements for line in self._last(agreement, self._width)]
        first_step = needed(self._last_name, longest(steps), share=60)
        first_step = min(first_step, max(left * 2 // 5, left - what))
        # What keeps the words of the owner and the date whole comes from what was agreed.
        wider_due = for_words(due, _MOST_WIDER, [_glued(span.text) for line in dues for span in line])
        left -= first_step + wider_due - due
        spare = min(_MOST_WIDER, left - _LEAST_LEFT)
        wider_owner = for_words(owner, spare, [span.text for line in owners for span in line])
        left -= wider_owner - owner
        # On a wide screen the table ends where its texts do: nobody's eye should have to cross an empty half.
        return _Widths(min(left, max(what, _LEAST_WHAT)), wider_owner, partners, wider_due, first_step)


def _glued(text: str) -> str:
    return _GLUED.sub(_GLUE, text)
