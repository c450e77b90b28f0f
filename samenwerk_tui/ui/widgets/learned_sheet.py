"""What people learned about each other: the question large, and under it the sentences as they come."""

from collections.abc import Sequence
from itertools import chain

from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.headline import headline
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.said import signed_blocks
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, between
from samenwerk_tui.ui.widgets.sheet_window import SheetWindow

_ROOM_FOR_AIR = 10
"""Below this many rows nothing is left blank."""
_ROOM_FOR_MORE = 18
"""From this many rows, two are left blank around the question."""
_LEAST_SAID = 3
"""Rows for sentences before there is room for the question."""
_WIDEST = 96
"""Cells for a sentence: a longer line is hard to read."""


def learned(session: Session) -> tuple[Contribution, ...]:
    """All that was learned until now and may stand on the beamer, oldest first.

    What was said in a phase that is still covered may not.
    """
    covered = {phase.id for phase in session.phases if phase.covered}
    return tuple(
        line
        for line in session.contributions
        if line.kind == "learned" and not line.private and line.phase not in covered
    )


def in_two(session: Session, phase_id: str) -> tuple[list[Contribution], list[Contribution]]:
    """What was learned earlier in the day, and what in this phase."""
    everything = learned(session)
    return (
        [line for line in everything if line.phase != phase_id],
        [line for line in everything if line.phase == phase_id],
    )


class LearnedSheet:
    """The rows for a phase. While one walks, what was learned earlier in the day stands above what is said here."""

    def __init__(self, t: Catalog, phase_id: str) -> None:
        self.t = t
        self._phase = phase_id
        self._window = SheetWindow(t)

    def rows(self, session: Session, width: int, height: int, walked: str = "") -> list[Row]:
        """Question, sentences and how many there are; the one with the id `walked`, else the newest, is in sight."""
        earlier, here = in_two(session, self._phase)
        air = (height >= _ROOM_FOR_AIR) + (height >= _ROOM_FOR_MORE)
        foot = self._foot(earlier, here, width, walked) if height > 2 else []
        body = self._sentences(session, earlier if walked else [], here, width, air) or self._invitation(width)
        active = walked or (here[-1].id if here else "")
        top = self._question(session, width, height - len(foot), len(body), air)
        room = height - len(top) - len(foot)
        rows = [
            row._replace(here=bool(walked) and row.tag == walked) for row in self._window.rows(body, room, active)
        ]
        return [*top, *rows, *[NO_ROW] * (room - len(rows)), *foot][:height]

    def _question(self, session: Session, width: int, height: int, sentences: int, air: int) -> list[Row]:
        """As large as leaves all sentences in sight, and of a third of the height where they need more room.

        On a screen that is too low for both, what is said goes before what was asked.
        """
        text = session.get_phase(self._phase).prompt
        blank = 2 * air - 1 if air else 0
        large = headline(text, width, max(1, height - blank - sentences, height // 3 - air), self.t.language)
        if not text or height - len(large) < _LEAST_SAID:
            return []
        return [*[NO_ROW] * (air - 1), *map(Row, large), *[NO_ROW] * air]

    def _invitation(self, width: int) -> list[Row]:
        return [Row((Span(text, "quiet"),)) for text in wrap(self.t("reflection.invitation"), width, self.t.language)]

    def _sentences(
        self, session: Session, earlier: Sequence[Contribution], here: Sequence[Contribution], width: int, air: int
    ) -> list[Row]:
        lines = [*earlier, *here]
        blocks = signed_blocks(session, lines, min(width, _WIDEST), self.t.language, self._quoted)
        rows = [
            [*(Row(one, line.id) for one in block), *[NO_ROW] * bool(air)]
            for line, block in zip(lines, blocks, strict=True)
        ]
        heads = [Row((Span(self.t("reflection.earlier"), "quiet"),))] if earlier else []
        now = [Row((Span(self.t("reflection.now"), "quiet"),))] if earlier and here else []
        return [*heads, *chain(*rows[: len(earlier)]), *now, *chain(*rows[len(earlier) :])]

    def _quoted(self, text: str) -> str:
        return self.t("reflection.quote", text=text)

    def _foot(
        self, earlier: Sequence[Contribution], here: Sequence[Contribution], width: int, walked: str
    ) -> list[Row]:
        """How many sentences of how many organisations, never of whom not; and that there is more to read back."""
        t = self.t
        known = len({organisation for line in here for organisation in line.organisations})
        count = t.n("reflection.sentences", len(here)) if here else ""
        whose = f" {t.n('reflection.organisations', known)}" if known else ""
        back = t.n("reflection.read_back", len(earlier)) if earlier and not walked else ""
        if not (count or back):
            return []
        left: Line = (Span(count + whose, "quiet"),)
        return [Row(between(left, (Span(back, "quiet"),), width))]
