"""What the board shows and the time on it: every new state is handed down from here."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from samenwerk_tui.core.clock import Clock, urgency
from samenwerk_tui.core.model import Column, Curtain, Session
from samenwerk_tui.core.routes import Place, routes, typing_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.protocol import StoreError
from samenwerk_tui.ui.messages import Say, Turned
from samenwerk_tui.ui.panels import panel_for
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.styled_once import StyledOnce
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.column_names import column_colour, short_through
from samenwerk_tui.ui.widgets.goal_band import GoalBand
from samenwerk_tui.ui.widgets.ground import Ground, SideBySide
from samenwerk_tui.ui.widgets.input_bar import InputBar
from samenwerk_tui.ui.widgets.phase_panel import PhasePanel
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from samenwerk_tui.ui.widgets.top_bar import Heading, TopBar, clock_words

MESSAGE_FOR = 6.0
"""Seconds that a message stays at the bottom."""
BROAD = 100
"""Cells from which hints are written out."""
BESIDE_PHASES = 29
"""Cells that the phase panel takes from the panel beside it; wider screens have room for both."""


class Stage(StyledOnce[StoreError | None], Ground):
    """Phase panel, countdown, the panel of the phase, the input line and the bottom line.

    It is left with an error where it turns out that it cannot be a screen on the session.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-medium"), (120, "-broad"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (28, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    # It never scrolls; Textual's own would have all of it laid out and painted once more after every resize.
    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    beamed: ClassVar[bool] = True
    """Whether the room may see this screen: then nothing private is on it."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    column: reactive[str] = reactive("", init=False, repaint=False)
    """Id of the current column: whose line is being typed."""
    curtain: reactive[Curtain] = reactive[Curtain]("", init=False, repaint=False)
    """What hides this screen."""

    def __init__(self, t: Catalog, workshop: Workshop, clock: Clock) -> None:
        super().__init__()
        self.t = t
        self.workshop = workshop
        self.clock = clock
        self._panel = self._make_panel()
        self._message_timer: Callable[[], None] | None = None
        self.set_reactive(Stage.session, workshop.session)

    @property
    def state(self) -> Session:
        """The session as it is shown."""
        return self.workshop.session

    @property
    def typing_in(self) -> str:
        """Id of the phase that a line typed now belongs to."""
        return typing_phase(self.state).id

    @property
    def panel(self) -> Panel:
        """The panel of the current phase; for a moment not mounted yet where the phase just changed."""
        return self._panel

    @property
    def bar(self) -> InputBar:
        """The input line."""
        return self.query_one(InputBar)

    # What is on the screen

    def compose(self) -> ComposeResult:
        """The parts of the board, top to bottom."""
        self._fit()
        now = self.clock.now()
        yield TopBar(self.t)
        yield GoalBand(self.t)
        with SideBySide(id="middle"):
            yield PhasePanel(self.t, self.state, now).data_bind(Stage.session)
            yield self._panel.data_bind(Stage.session, Stage.column)
            yield from self.compose_beside()
        yield BigDigits(id="full-countdown")
        yield Static(id="full-words")
        yield Static(id="unsaved")
        yield InputBar()
        yield StatusBar()
        yield Static(Content(self.t("board.too_small")), id="too-small")
        yield Static(id="dark")

    def compose_beside(self) -> Iterator[Widget]:
        """What stands beside the panel of the phase on a screen that the room does not see."""
        yield from ()

    async def put_away(self) -> None:
        """Take away what lies over the board."""
        while self.is_mounted and isinstance(self.app.screen, ModalScreen):
            await self.app.pop_screen()

    def extra_hints(self) -> tuple[Hint, ...]:
        """Keys that this screen has in every phase beside those of the board."""
        return ()

    def look_around(self) -> None:
        """Show what is other than it was, beside the panel; several times a second."""

    def on_resize(self) -> None:
        """What was hidden because the window was too small has lost the keyboard: give it back."""
        self._fit()
        self.call_after_refresh(self._keep_keyboard)
        self._make_room()
        self.show_hints()

    def _fit(self) -> None:
        """Have the classes of this width and height before it is laid out.

        Textual gives them after that, and then all of it is laid out and painted a second time.
        """
        horizontal, vertical = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        own = {
            next(name for least, name in reversed(breakpoints) if size >= least)
            for size, breakpoints in zip(self.size, (horizontal, vertical), strict=True)
        }
        self.update_classes({name: name in own for _, name in horizontal + vertical}, animate=False)

    def _keep_keyboard(self) -> None:
        if self.focused is None:
            self.take_line()

    def take_line(self) -> None:
        """Give the keyboard to the line, or to a panel that has none; to nothing where a curtain is before that."""
        holder = self.typed_into
        if holder is None:
            self.set_focus(None)
        else:
            holder.focus(scroll_visible=False)

    @property
    def typed_into(self) -> Widget | None:
        """What has the keyboard when nobody walks; None where a curtain is before it."""
        if self.panel.has_line or self.bar.asking:
            return self.bar.line
        return None if self.curtain else self.panel

    def _make_panel(self) -> Panel:
        kind = self.state.current.kind
        return panel_for(kind)(self.t, self.state, self.state.phase, self.clock.now())

    def show_everything(self) -> None:
        """For the first time."""
        self._keep_column()
        self._show()

    def watch_session(self, new: Session) -> None:
        """A new state: the panel is replaced when the phase changed, everything else is told."""
        if self.panel.phase_id != new.phase:
            self.bar.close_untouched()
            self._panel = self._make_panel()
            self.call_next(self._put_panel)
        self._keep_column()
        self.call_next(self._show)  # only then the panel has the new state too

    async def _put_panel(self) -> None:
        """Put the panel in the place of the one before; not when that was done since this was asked for."""
        if self.panel.is_attached:
            return
        with self.app.batch_update():
            await self.query(Panel).remove()
            panel = self.panel.data_bind(Stage.session, Stage.column)
            await self.query_one("#middle").mount(panel, after=self.query_one(PhasePanel))
        self.take_line()

    def _keep_column(self) -> None:
        columns = self.columns()
        if self.column not in {column.id for column in columns}:
            self.column = columns[0].id

    def columns(self) -> tuple[Column, ...]:
        """The columns of the phase that is typed in, in the order in which Tab goes through them."""
        return self.state.columns(self.typing_in)

    def routes(self) -> Mapping[str, Place]:
        """Where a line goes that has a short name before it."""
        return routes(self.state, self.typing_in)

    def current_column(self) -> Column:
        """Whose line is being typed; the first column where the one that was current has gone."""
        columns = self.columns()
        return next((column for column in columns if column.id == self.column), columns[0])

    def watch_column(self) -> None:
        """Another column: its name stands before the line."""
        self.show_label()

    def watch_curtain(self, old: Curtain, new: Curtain) -> None:
        """A curtain comes or goes."""
        self.remove_class(f"-{old}")
        self.set_class(bool(new), "-curtain", f"-{new}")
        self.bar.hides = new in ("countdown", "end")
        self.show_hints()
        self.show_time(self.clock.now())
        if new:
            self.take_line()
        else:
            # Not before the panel is in sight again.
            self.call_after_refresh(self.take_line)

    def _show(self) -> None:
        session, panel = self.state, self.panel
        number = f"{session.position + 1}/{len(session.phases)}"
        self.query_one(TopBar).show_heading(Heading(number, panel.title(), panel.instruction()))
        self.query_one(GoalBand).show(session)
        self.set_class(panel.full_width, "-full-width")
        self._make_room()
        self.set_class(not panel.has_line and not self.bar.asking, "-no-line")
        self.show_label()
        self.show_hints()
        self.show_time(self.clock.now())
        self.look_around()

    def _make_room(self) -> None:
        """The phase panel goes where the panel needs its place; the top line has the number of the phase."""
        self.set_class(self.panel.least_width() > self.size.width - BESIDE_PHASES, "-no-phases")

    def show_label(self) -> None:
        """What stands before the line."""
        column = self.current_column()
        whose = short_through(self.t, self.state, self.typing_in, column)
        self.bar.show_label(self.panel.line_label(whose), column_colour(self.state, column), whose)

    def on_descendant_focus(self) -> None:
        """Other keys work when the panel has the keyboard than when the line has it; walking, they come first."""
        if self.panel.has_line and self.panel.has_focus:
            self.query_one(StatusBar).clear()
        self.show_label()
        self.show_hints()

    def show_hints(self) -> None:
        """The keys that matter now: of a question or the full countdown, else of the panel; help is the last."""
        t = self.t
        running = self.state.countdown.state == "running"
        start = ("F2", t("board.hint.pause") if running else t("board.hint.start"))
        more = ("F4", t("board.hint.minute_more"))
        if self.bar.asking:
            organisation = [("Tab", t("board.hint.organisation"))] if self.bar.asks_of_column else []
            pairs = [("Enter", t("board.hint.done")), *organisation, ("Esc", t("board.hint.back"))]
        elif self.curtain == "end":
            pairs = [
                ("Ctrl+E", t("board.hint.report")),
                ("Ctrl+Q", t("board.hint.quit")),
                ("Esc", t("board.hint.back")),
            ]
        elif self.curtain == "countdown":
            pairs = [("F5", t("board.hint.back")), start, ("F3", t("board.hint.minute_less")), more]
        else:
            brief = self.size.width < BROAD
            of_panel = self.panel.hints()
            # Behind the first one, so that those of this screen are there on a narrow one too.
            hints = (*of_panel[:1], *self.extra_hints(), *of_panel[1:])
            own = [(hint.key, brief and hint.brief or hint.text) for hint in hints]
            pairs = [*own, start, ("F8", t("board.hint.learned")), more]
        walking = self.panel.has_line and self.panel.has_focus
        self.query_one(StatusBar).show_hints([*pairs, ("F1", t("board.hint.help"))], "" if walking else "F2")

    # Time

    def show_time(self, now: datetime) -> None:
        """What the clock changes, and a key that changes the time: nobody waits for the next look at the clock."""
        self.query_one(TopBar).show_time(self.state, now)
        self.query_one(PhasePanel).tick(now)
        self.panel.tick(now)
        self.set_class(urgency(self.state, now) in ("last_minute", "overrun"), "-pressing")
        if self.curtain == "countdown":
            self._show_full_countdown()

    def _show_full_countdown(self) -> None:
        top = self.query_one(TopBar)
        self.query_one("#full-countdown", BigDigits).text = top.query_one(BigDigits).text
        words = clock_words(self.t, self.state, urgency(self.state, self.clock.now()))
        text = Content.assemble((self.panel.title(), "bold"), f" · {words}" if words else "")
        show_text(self.query_one("#full-words", Static), text)

    def say(self, text: str, *briefer: str, alarm: bool = False) -> None:
        """A short word at the bottom, for a few seconds; a `briefer` one where it does not fit on one row."""
        if self._message_timer is not None:
            self._message_timer()
        self.query_one(StatusBar).say(text, *briefer, alarm=alarm)
        self.show_hints()
        self._message_timer = self.set_timer(MESSAGE_FOR, self.query_one(StatusBar).clear).stop

    @on(Turned)
    def _turned(self, message: Turned) -> None:
        message.stop()
        self._show()

    @on(Say)
    def _say(self, message: Say) -> None:
        message.stop()
        self.say(message.text, alarm=message.alarm)
        self.show_hints()  # what a panel says often means that other keys work in it now
