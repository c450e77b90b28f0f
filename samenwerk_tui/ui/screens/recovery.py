"""A session that is damaged or gone: what was found, which older states there are, going on with one of them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.protocol import Copy
from samenwerk_tui.ui.widgets.choices import Choice, Section, choice_rows
from samenwerk_tui.ui.widgets.day_words import day_words
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, wrapped
from samenwerk_tui.ui.widgets.status_bar import StatusBar

_MARGIN = 2


class RecoveryScreen(Screen[Copy | None]):
    """↑ ↓ walk through the older states, the newest first; Enter gives one back, Esc none. Nothing happens before."""

    DEFAULT_CSS = """
    RecoveryScreen { layout: vertical; overflow: hidden; align-horizontal: center; }
    RecoveryScreen #page { width: 100%; max-width: 104; height: 1fr; padding: 1; }
    RecoveryScreen #name { height: 1; padding: 0 2; margin-bottom: 1; text-style: bold; color: $alarm; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", priority=True, show=False),
        Binding("down", "move(1)", priority=True, show=False),
        Binding("enter", "choose", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""

    def __init__(self, t: Catalog, path: Path, copies: Sequence[Copy], clock: Clock, *, gone: bool = False) -> None:
        """`path` is the damaged file, or where it should be (`gone`); there is at least one copy."""
        super().__init__()
        self.t = t
        self._path = path
        self._what = "gone" if gone else "damaged"
        self._copies = {f"copy:{copy.events}": copy for copy in copies}
        self._clock = clock
        self._chosen = next(iter(self._copies))

    def compose(self) -> ComposeResult:
        """What is the matter, the list, the keys."""
        with Vertical(id="page"):
            yield Static(Content(self.t(f"recovery.{self._what}.title")), id="name")
            yield Sheet(self._draw)
        yield StatusBar()
        yield Static(Content(self.t("board.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Tell the keys."""
        t = self.t
        walk = (("↑↓", t("recovery.hint.walk")),) if len(self._copies) > 1 else ()
        hints = (("Enter", t("recovery.hint.open")), *walk, ("Esc", t("recovery.hint.leave")))
        self.query_one(StatusBar).show_hints(hints)

    def _draw(self, width: int, height: int) -> list[Row]:
        t, room = self.t, width - _MARGIN - 1
        found = wrapped(
            (Span(t(f"recovery.{self._what}.found", path=clean_line(self._path.name))),), room, t.language
        )
        intro = [*(Row((Span(" " * _MARGIN), *line)) for line in found), NO_ROW]
        now = self._clock.now()
        choices = tuple(self._choice(id, copy, now) for id, copy in self._copies.items())
        sections = (Section(t("recovery.choose"), choices, (t(f"recovery.{self._what}.kept"),)),)
        return [*intro, *choice_rows(t, sections, self._chosen, width, max(1, height - len(intro)))]

    def _choice(self, id: str, copy: Copy, now: datetime) -> Choice:
        t = self.t
        told = t(f"recovery.{copy.kind}", phase=clean_line(copy.phase))
        title = t("recovery.ago", when=day_words(t, copy.updated, now), ago=ago_words(t, copy.updated, now))
        return Choice(id, title, t.n("recovery.lines", copy.contributions), told, brief=clean_line(copy.phase))

    def action_move(self, step: int) -> None:
        """Up or down."""
        ids = list(self._copies)
        self._chosen = ids[max(0, min(ids.index(self._chosen) + step, len(ids) - 1))]
        self.query_one(Sheet).redraw()

    def action_choose(self) -> None:
        """Go on with this one."""
        self.dismiss(self._copies[self._chosen])

    def action_leave(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        """A click goes there; a click on what is chosen chooses it."""
        message.stop()
        if message.tag == self._chosen:
            self.action_choose()
        elif message.tag in self._copies:
            self._chosen = message.tag
            self.query_one(Sheet).redraw()


def ago_words(t: Catalog, then: datetime, now: datetime) -> str:
    """How long ago it was, in the largest whole unit; a clock that was set back makes it just now."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return t("recovery.now")
    if minutes < 60:
        return t.n("recovery.minutes", minutes)
    if minutes < 24 * 60:
        return t.n("recovery.hours", minutes // 60)
    return t.n("recovery.days", minutes // (24 * 60))
