"""The phase panel: every phase with what it took or may take, where the room is, and what is piling up."""

from dataclasses import dataclass
from datetime import datetime

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from samenwerk_tui.core.clock import seconds_spent
from samenwerk_tui.core.model import Phase, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.fit import fit
from samenwerk_tui.ui.widgets.theme_styles import LineStyles

_MARKS = {"done": "✓", "now": "▶", "next": " ", "skipped": "–"}


class PhasePanel(Widget):
    """One row a phase: mark, name, and one number (minutes spent when done, planned when not)."""

    DEFAULT_CSS = "PhasePanel { width: 27; height: 1fr; padding: 0 1 0 2; margin-right: 1; }"
    ALLOW_SELECT = False

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)

    @dataclass
    class Pressed(Message):
        """A phase was clicked."""

        phase: str
        """Its id."""

    def __init__(self, t: Catalog, session: Session, now: datetime) -> None:
        super().__init__(id="phase-panel")
        self.t = t
        self._now = now
        self._first = 0
        self._line_styles = LineStyles(self)
        self._drawn: list[tuple[str, str]] | None = None
        self._drawn_at = Size(0, 0)
        self.set_reactive(PhasePanel.session, session)

    def tick(self, now: datetime) -> None:
        """Time went by: what is done does not change, so nothing is repainted."""
        self._now = now

    def watch_session(self) -> None:
        """Draw anew, but only when a row changed."""
        before, self._drawn = self._drawn, None
        if before != self._rows:
            self.refresh()

    @property
    def _rows(self) -> list[tuple[str, str]]:
        if self._drawn is None or self._drawn_at != self.size:
            self._drawn, self._drawn_at = self._draw(), self.size
        return self._drawn

    def _draw(self) -> list[tuple[str, str]]:
        """Name of the style and text of every row; phases first, then what is piling up."""
        session = self.session
        if session is None:
            return []
        piles = self._piles(session)
        count = len(session.phases)
        air = [("quiet", "")] if piles and count + len(piles) != self.size.height else []
        room = max(1, self.size.height - len(air) - len(piles))
        self._first = 0 if count <= room else min(max(0, session.position - room // 2), count - room)
        rows = [self._phase_row(session, phase) for phase in session.phases[self._first : self._first + room]]
        return [*rows, *air, *piles]

    def _phase_row(self, session: Session, phase: Phase) -> tuple[str, str]:
        state = session.phase_state(phase.id)
        spent = seconds_spent(session, phase.id, self._now)
        taken = "<1" if spent < 60 else str(round(spent / 60))
        minutes = "" if state == "skipped" else taken if state == "done" else str(phase.minutes)
        fixed = phase.at.strftime("%H:%M ") if phase.at and state == "next" else ""
        row = self._row(f"{_MARKS[state]} {phase.title}", f"{fixed}{minutes}")
        return ("strong" if state == "now" else "quiet", row)

    def _row(self, name: str, number: str) -> str:
        """The name on the left, cut where it would run into the number on the right."""
        room = self.size.width - len(number) - 1 if number else self.size.width
        return f"{fit(name, max(1, room))}{' ' if number else ''}{number}"

    def _piles(self, session: Session) -> list[tuple[str, str]]:
        kinds = [line.kind for line in session.contributions if not line.private]
        parked, learned = kinds.count("parked"), kinds.count("learned")
        rows = []
        if parked:
            rows.append(("quiet", self._row(self.t("board.parked"), str(parked))))
        if learned:
            rows.append(("quiet", self._row(self.t("board.learned"), str(learned))))
        return rows

    def render_line(self, y: int) -> Strip:
        """One row."""
        rows = self._rows
        if y >= len(rows):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        name, text = rows[y]
        style = self._line_styles.of(name)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        """A click on a phase asks for it."""
        offset = event.get_content_offset(self)
        if self.session is None or offset is None:
            return
        index = self._first + offset.y
        if offset.y < len(self._rows) and index < len(self.session.phases):
            self.post_message(self.Pressed(self.session.phases[index].id))
