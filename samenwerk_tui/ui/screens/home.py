"""Home: sessions to go on with, and cases to start one from."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.material import Case
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.looking_back import look_back
from samenwerk_tui.store.protocol import DAMAGE, Archive, Damaged, Meta, StoreError
from samenwerk_tui.store.reading import read_session
from samenwerk_tui.ui.screens.home_choices import can_be_followed, can_go_on, case_choice, sections_of, session_choice
from samenwerk_tui.ui.screens.home_help import HomeHelpScreen
from samenwerk_tui.ui.screens.overview import OverviewScreen
from samenwerk_tui.ui.screens.setup import SetupScreen
from samenwerk_tui.ui.widgets.choices import Section, choice_rows
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, wrapped
from samenwerk_tui.ui.widgets.status_bar import StatusBar

PAGE = 10
"""Choices that PageUp and PageDown pass."""


class HomeScreen(Screen[None]):
    """One list with a walker in it: ↑ ↓ walk, Enter opens a session or prepares a new one."""

    DEFAULT_CSS = """
    HomeScreen { layout: vertical; overflow: hidden; align-horizontal: center; }
    HomeScreen #page { width: 100%; max-width: 104; height: 1fr; padding: 1; }
    HomeScreen #name { height: 1; padding: 0 2; margin-bottom: 1; text-style: bold; }
    HomeScreen #said { height: auto; max-height: 4; padding: 0 2; color: $alarm; text-style: bold; display: none; }
    HomeScreen #said.-there { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the keys that are still on their way to a widget, so that what is typed ahead is done in order.
        Binding("up", "move(-1)", priority=True, show=False),
        Binding("down", "move(1)", priority=True, show=False),
        Binding("pageup", f"move(-{PAGE})", priority=True, show=False),
        Binding("pagedown", f"move({PAGE})", priority=True, show=False),
        Binding("home", "first", priority=True, show=False),
        Binding("end", "last", priority=True, show=False),
        Binding("tab", "turn(1)", priority=True, show=False),
        Binding("shift+tab", "turn(-1)", priority=True, show=False),
        Binding("enter", "choose", priority=True, show=False),
        Binding("v,V", "follow_up", priority=True, show=False),
        Binding("o,O", "overview", priority=True, show=False),
        Binding("f1,question_mark", "help", priority=True, show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""

    @dataclass
    class OpenWanted(Message):
        """Go on with this session."""

        session_id: str

    @dataclass
    class StartWanted(Message):
        """Start a session with these choices."""

        start: Start

    def __init__(self, t: Catalog, archive: Archive, library: Library, clock: Clock) -> None:
        super().__init__()
        self.t = t
        self._archive = archive
        self._library = library
        self._clock = clock
        self._listed: tuple[Meta | Damaged, ...] = ()
        self._cases: tuple[Case, ...] = ()
        self._sections: tuple[Section, ...] = ()
        """The sessions and the cases, as they are told."""
        self._trouble = ""
        """Why the sessions could not be listed; empty when they could."""
        self._chosen = ""
        """Where the walker is: an id of a choice."""
        self._leaving = False
        """Whether something was chosen and the board is on its way; Enter is not heard then."""

    # What is on the screen

    def compose(self) -> ComposeResult:
        """The name, the list, a line for trouble, the keys."""
        with Vertical(id="page"):
            yield Static(Content(self.t("home.name")), id="name")
            yield Sheet(self._draw)
            yield Static(id="said")
        yield StatusBar()
        yield Static(Content(self.t("board.too_small")), id="too-small")

    def on_screen_resume(self) -> None:
        """Look again at what there is: a board may have been left, or a file saved."""
        before = self._listed
        self._look()
        chosen = self._chosen if self._listed == before else ""
        self._go_to(chosen if chosen in self._ids() else self._newest())

    def on_screen_suspend(self) -> None:
        """Another screen is there now."""
        self._leaving = False

    def _look(self) -> None:
        try:
            self._listed, self._trouble = self._archive.list(), ""
        except StoreError as error:
            self._listed, self._trouble = (), self._words(error)
        self._cases = self._library.cases()
        problems = self._library.problems()
        self._sections = sections_of(self.t, self._listed, self._cases, problems, self._clock.now())

    def say(self, text: str) -> None:
        """Say what went wrong, until the next key: what was chosen is not coming."""
        self._leaving = False
        self._tell(clean_line(text))

    def _tell(self, text: str) -> None:
        text = text or self._trouble
        said = self.query_one("#said", Static)
        said.set_class(bool(text), "-there")
        show_text(said, text, layout=True)

    def _show(self) -> None:
        self.query_one(Sheet).redraw()
        t = self.t
        is_case = self._chosen in map(case_choice, self._cases)
        session = self._session
        self.query_one(StatusBar).show_hints(
            (
                ("Enter", t("home.hint.prepare") if is_case else t("home.hint.open")),
                *([("V", t("home.hint.follow_up"))] if isinstance(session, Meta) and session.finished else []),
                ("↑↓", t("home.hint.walk")),
                *([("Tab", t("home.hint.sessions") if is_case else t("home.hint.cases"))] if self._listed else []),
                ("F1", t("home.hint.help")),
                *([("O", t("home.hint.overview"))] if self._listed else []),
                ("Ctrl+Q", t("home.hint.quit")),
            ),
            lasting="F1",
        )

    def _draw(self, width: int, height: int) -> list[Row]:
        intro = self._intro(width)
        rows = choice_rows(self.t, self._sections, self._chosen, width, max(1, height - len(intro)))
        return [*intro, *rows]

    def _intro(self, width: int) -> list[Row]:
        """What this is and what to press, as long as there are no sessions."""
        if self._listed or self._trouble:
            return []
        t = self.t
        lines = (t("home.first.what"), t("home.first.how"), t("home.first.kept"))
        rows = [Row((Span("  "), *line)) for text in lines for line in wrapped((Span(text),), width - 3, t.language)]
        return [*rows, NO_ROW, NO_ROW]

    # What there is to choose

    def _ids(self) -> list[str]:
        return [choice.id for section in self._sections for choice in section.choices]

    def _newest(self) -> str:
        """The newest session that is not finished, else the first case."""
        for entry in self._listed:
            if can_go_on(entry):
                return session_choice(entry)
        return next(map(case_choice, self._cases), "")

    # Keys

    def _go_to(self, chosen: str) -> None:
        self._chosen = chosen
        self._tell("")
        self._show()

    def action_move(self, step: int) -> None:
        """Some choices up or down, as far as there are any."""
        ids = self._ids()
        at = ids.index(self._chosen) if self._chosen in ids else 0
        if ids:
            self._go_to(ids[max(0, min(at + step, len(ids) - 1))])

    def action_first(self) -> None:
        """The first choice."""
        self.action_move(-len(self._ids()))

    def action_last(self) -> None:
        """The last choice."""
        self.action_move(len(self._ids()))

    def action_turn(self, step: int) -> None:
        """Between the sessions and the cases."""
        sections = [[choice.id for choice in section.choices] for section in self._sections if section.choices]
        here = next((index for index, ids in enumerate(sections) if self._chosen in ids), 0)
        if sections:
            self._go_to(sections[(here + step) % len(sections)][0])

    @property
    def _session(self) -> Meta | Damaged | None:
        """The session under the walker."""
        return next((entry for entry in self._listed if session_choice(entry) == self._chosen), None)

    async def action_choose(self) -> None:
        """Open the session, or prepare a new one from the case."""
        if self._leaving:
            return
        self._tell("")
        if self._session is not None:
            self._open(self._session)
            return
        for case in self._cases:
            if case_choice(case) == self._chosen:
                # Waited for, so that a second Enter that is typed ahead finds the screen there.
                await self.app.push_screen(
                    SetupScreen(self.t, case, self._library.programmes(), self._clock), self._start
                )

    async def action_follow_up(self) -> None:
        """Prepare a session that follows the chosen one."""
        entry = self._session
        if self._leaving or not isinstance(entry, Meta) or not can_be_followed(entry):
            return
        self._tell("")
        try:
            earlier = read_session(self._archive.open(entry.id))
        except StoreError as error:
            self._tell(self._words(error))
            return
        setup = SetupScreen(self.t, earlier.case, self._library.programmes(), self._clock, earlier)
        await self.app.push_screen(setup, self._start)

    async def action_overview(self) -> None:
        """Look back: over the group of the chosen session, else over all sessions."""
        entry, now = self._session, self._clock.now()
        asked = (entry.id,) if isinstance(entry, Meta) else ()
        try:
            groups = look_back(self._archive, asked, now).groups
        except StoreError as error:
            self._tell(self._words(error))
            return
        await self.app.push_screen(OverviewScreen(self.t, groups, now.date()))

    def _open(self, entry: Meta | Damaged) -> None:
        if isinstance(entry, Damaged) and entry.reason not in DAMAGE:
            self._tell(self._words(StoreError(entry.reason, entry.path, entry.detail)))
        else:
            # A damaged one too: there may be older states of it.
            self._leaving = True
            self.post_message(self.OpenWanted(str(entry.path) if isinstance(entry, Damaged) else entry.id))

    def _start(self, start: Start | None) -> None:
        if start is not None:
            self._leaving = True
            self.post_message(self.StartWanted(start))

    def _words(self, error: StoreError) -> str:
        return self.t(f"store.{error.reason}", path=clean_line(str(error.path)), detail=clean_line(error.detail))

    def action_help(self) -> None:
        """What this is, and the keys."""
        self.app.push_screen(HomeHelpScreen(self.t))

    @on(Sheet.Pressed)
    async def _pressed(self, message: Sheet.Pressed) -> None:
        """A click chooses."""
        message.stop()
        self._go_to(message.tag)
        await self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        """One down."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """One up."""
        self.action_move(-1)
