"""Before a session starts: its title, the programme of the day and who takes part. Enter starts it as it is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from samenwerk_tui.core.begin import Start, begin, following
from samenwerk_tui.core.clock import Clock, expected_end
from samenwerk_tui.core.events import Event
from samenwerk_tui.core.follow_up import follow_up
from samenwerk_tui.core.history import replay
from samenwerk_tui.core.material import (
    MAX_ORGANISATIONS,
    MAX_TITLE,
    MIN_ORGANISATIONS,
    Case,
    CaseOrganisation,
    Programme,
)
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.core.text import short_names
from samenwerk_tui.library.review import review_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.form import Amount, FormLine, Pick, Press
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.organisation_fields import Chosen, OrganisationFields
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.status_bar import StatusBar

DEFAULT_PROGRAMME = "kort"
LOOK_AT_CLOCK = 5.0
"""Seconds between two looks at the clock, for when the day would end."""
_NAME = 1
"""Place of the name among the fields of an organisation."""
_NO_ID = "00000000"
"""What stands for the unique part of the id in a session that is only tried out."""


class SetupScreen(ModalScreen[Start | None]):
    """A form on paper. The keyboard is on "Begin" from the start; Esc goes back, and from a field to "Begin"."""

    CSS_PATH = "../styles/setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the field that has the keyboard: these mean the same everywhere in the form.
        Binding("up", "row(-1)", priority=True, show=False),
        Binding("down", "row(1)", priority=True, show=False),
        Binding("tab", "field(1)", priority=True, show=False),
        Binding("shift+tab", "field(-1)", priority=True, show=False),
        Binding("enter", "enter", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("ctrl+d", "delete", priority=True, show=False),
        Binding("ctrl+z", "restore", priority=True, show=False),
        Binding("ctrl+q", "app.quit", priority=True, show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = "#begin"

    def __init__(
        self,
        t: Catalog,
        case: Case,
        programmes: Sequence[Programme],
        clock: Clock,
        earlier: Session | None = None,
    ) -> None:
        """Of `programmes`, at least one, the short one is proposed. The session may follow an `earlier` one."""
        super().__init__()
        self._earlier = earlier
        self.t = t
        self._case = case
        self._programmes = tuple(programmes)
        self._clock = clock
        ids = [programme.id for programme in self._programmes]
        self._picked = ids.index(DEFAULT_PROGRAMME) if DEFAULT_PROGRAMME in ids else 0
        self._deleted: list[tuple[int, Chosen]] = []
        """Organisations that were taken off, the last one last, with their place from 0."""
        self._last: Widget | None = None
        """The field that had the keyboard last."""

    # What is on the screen

    def compose(self) -> ComposeResult:
        """Heading, title, programme, organisations, "Begin", keys."""
        t, case = self.t, self._case
        with Vertical(id="page"):
            words = (
                t("home.setup.follows") if self._earlier is not None else "",
                t("home.setup.fictional") if case.fictional else "",
            )
            about = (f"  {' · '.join(filter(None, words))}", "$quiet")
            yield Static(Content.assemble((case.title, "bold"), about), id="heading")
            with VerticalScroll(can_focus=False):
                with Horizontal(classes="field"):
                    yield Static(Content(t("home.setup.title")), classes="label")
                    yield FormLine(self._title, case.title, most=MAX_TITLE, id="title")
                with Horizontal(classes="field"):
                    yield Static(Content(t("home.setup.programme")), classes="label")
                    yield Pick([programme.title for programme in self._programmes], self._picked)
                    yield Static(id="end")
                yield Static(id="summary")
                with Horizontal(id="heads"):
                    yield Static(Content(t("home.setup.organisations")), classes="label")
                    yield Static(Content(t("home.setup.people")), id="people")
                with Vertical(id="organisations"):
                    for chosen in self._proposed():
                        yield OrganisationFields(chosen)
                yield Press(t("home.setup.add"), id="add")
            with Horizontal(id="end-row"):
                yield Press(t("home.setup.begin"), id="begin")
                yield Static(id="said")
        yield StatusBar()
        yield Static(Content(t("board.too_small")), id="too-small")

    @property
    def _title(self) -> str:
        return self._case.title if self._earlier is None else self._earlier.title

    def _proposed(self) -> list[Chosen]:
        """Who takes part: as the case says, or as many as were there the last time."""
        if self._earlier is None:
            return [Chosen(one.name, one.short, one.people) for one in self._case.organisations]
        there = follow_up(self._earlier, self._clock.now()).organisations
        return [Chosen(one.name, one.short, max(1, one.people)) for one in there]

    def on_mount(self) -> None:
        """Show what follows from what is filled in."""
        self._show_organisations()
        self._show_end()
        self.set_interval(LOOK_AT_CLOCK, self._show_end)

    @property
    def _programme(self) -> Programme:
        return self._programmes[self.query_one(Pick).index]

    @property
    def _rows(self) -> list[OrganisationFields]:
        return list(self.query(OrganisationFields))

    def _show_end(self) -> None:
        """How long the programme takes, and when the day would end."""
        programme, now = self._programme, self._clock.now()
        planned = _tried_out(self._following(Start(case=self._case, programme=programme)), now)
        # Phases that are fixed to the wall clock wait for their time.
        end = expected_end(planned, now)
        words = self.t("home.setup.end", n=planned.planned_minutes, time=f"{end:%H:%M}")
        show_text(self.query_one("#end", Static), words)
        show_text(self.query_one("#summary", Static), programme.summary)

    def _show_organisations(self) -> None:
        rows = self._rows
        chosen = [row.chosen for row in rows]
        made = short_names([one.name for one in chosen], [one.short for one in chosen])
        for number, (row, short) in enumerate(zip(rows, made, strict=True), 1):
            row.show_short(short, number)
        self.query_one("#add").display = len(rows) < MAX_ORGANISATIONS

    def _show_hints(self) -> None:
        t, focused = self.t, self.focused
        at_begin = focused is None or focused.id == "begin"
        hints = [("Enter", t("home.hint.begin") if at_begin else t("home.hint.on")), ("↑↓", t("home.hint.walk"))]
        if isinstance(focused, Pick):
            hints[0] = ("←→", t("home.hint.change"))
        elif isinstance(focused, Amount):
            hints[:1] = [(t("home.hint.digits"), t("home.hint.people")), ("←→", t("home.hint.change"))]
        if any(focused in row.fields for row in self._rows):
            hints.append(("Ctrl+D", t("home.hint.delete")))
        if self._deleted:
            hints.append(("Ctrl+Z", t("home.hint.restore")))
        hints.append(("Esc", t("home.hint.back") if at_begin else t("home.hint.to_begin")))
        self.query_one(StatusBar).show_hints(hints)

    def _say(self, text: str) -> None:
        show_text(self.query_one("#said", Static), text, layout=True)

    # Through the form

    def _grid(self) -> list[tuple[Widget, ...]]:
        """The fields in rows."""
        rows: list[tuple[Widget, ...]] = [(self.query_one("#title"),), (self.query_one(Pick),)]
        rows += [row.fields for row in self._rows]
        add = self.query_one("#add")
        return [*rows, *([(add,)] if add.display else []), (self.query_one("#begin"),)]

    def _place(self) -> tuple[int, int]:
        """Row and column of the keyboard in the grid; "Begin" where nothing has it."""
        grid = self._grid()
        for y, row in enumerate(grid):
            if self.focused in row:
                return y, row.index(self.focused)
        return len(grid) - 1, 0

    def _go_to(self, field: Widget) -> None:
        self._say("")
        self.set_focus(field)

    def action_row(self, step: int) -> None:
        """Up or down; past the end comes the other end. Of an organisation that is come to, its name comes first."""
        grid = self._grid()
        y, x = self._place()
        row = grid[(y + step) % len(grid)]
        self._go_to(row[min(x if len(grid[y]) > 1 else _NAME, len(row) - 1)])

    def action_field(self, step: int) -> None:
        """The next or the previous field."""
        fields = [field for row in self._grid() for field in row]
        at = fields.index(self.focused) if self.focused in fields else len(fields) - 1
        self._go_to(fields[(at + step) % len(fields)])

    async def action_enter(self) -> None:
        """Start, add an organisation, take another programme, or on to the next field."""
        focused = self.focused
        if focused is None or focused.id == "begin":
            self._begin()
        elif focused.id == "add":
            await self._add(len(self._rows), Chosen())
        elif isinstance(focused, Pick):
            focused.action_turn(1)
        else:
            self.action_field(1)

    def action_leave(self) -> None:
        """From a field to "Begin", so that nothing that was filled in is lost by one key; from there back home."""
        begin_ = self.query_one("#begin")
        if self.focused in (None, begin_):
            self.dismiss(None)
        else:
            self._go_to(begin_)

    def on_descendant_focus(self) -> None:
        """Other keys work in another field."""
        self._last = self.focused
        self._show_organisations()
        self._show_hints()

    def on_resize(self) -> None:
        """A terminal that was too small took the keyboard from its field."""
        if self.focused is None and self._last is not None:
            self.set_focus(self._last)

    # Changing

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self._say("")
        self._show_organisations()

    @on(LeanInput.LinesPasted)
    def _pasted(self, message: LeanInput.LinesPasted) -> None:
        """A field has one line: the first of them."""
        message.stop()
        message.input.insert_text_at_cursor(message.lines[0])

    @on(Pick.Picked)
    def _picked_another(self, message: Pick.Picked) -> None:
        message.stop()
        self._show_end()

    @on(Press.Pressed)
    async def _pressed(self, message: Press.Pressed) -> None:
        message.stop()
        if message.press.id == "add":
            await self._add(len(self._rows), Chosen())
        else:
            self._begin()

    async def _add(self, place: int, chosen: Chosen) -> bool:
        """Put an organisation in its place, from 0; False where there are as many as fit."""
        rows = self._rows
        if len(rows) >= MAX_ORGANISATIONS:
            self._say(self.t("rule.too_many_organisations", limit=MAX_ORGANISATIONS))
            return False
        new = OrganisationFields(chosen)
        organisations = self.query_one("#organisations")
        await organisations.mount(new, before=rows[place] if place < len(rows) else None)
        self._show_organisations()
        self._go_to(new.name_line)
        return True

    async def action_delete(self) -> None:
        """Take the organisation off that has the keyboard; Ctrl+Z brings it back."""
        rows = self._rows
        place = next((place for place, row in enumerate(rows) if self.focused in row.fields), None)
        if place is None:
            return
        if len(rows) <= MIN_ORGANISATIONS:
            self._refuse(RuleError(Rule.NUMBER_OF_ORGANISATIONS, least=MIN_ORGANISATIONS, limit=MAX_ORGANISATIONS))
            return
        _, x = self._place()
        self._deleted.append((place, rows[place].chosen))
        self._go_to((rows[place + 1] if place + 1 < len(rows) else rows[place - 1]).fields[x])
        await rows[place].remove()
        self._show_organisations()
        self._show_hints()

    async def action_restore(self) -> None:
        """Bring back the organisation that was taken off last."""
        if self._deleted and await self._add(*self._deleted[-1]):
            self._deleted.pop()
            self._show_hints()

    # Starting

    def _begin(self) -> None:
        if not self.is_active:
            return
        start = Start(
            case=self._case,
            programme=self._programme,
            title=self.query_one("#title", FormLine).value,
            organisations=tuple(
                CaseOrganisation(name=one.name, short=one.short, people=one.people)
                for one in (row.chosen for row in self._rows)
            ),
            language=self.t.language,
        )
        start = self._following(start)
        try:
            begin(start, _NO_ID)
        except RuleError as error:
            self._go_to(self._wrong(error))
            self._refuse(error)
        else:
            self.dismiss(start)

    def _following(self, start: Start) -> Start:
        """The same choices, for a session that follows another one where it does."""
        if self._earlier is None:
            return start
        return following(start, self._earlier, self._clock.now(), review_phase(self.t, start.programme))

    def _refuse(self, error: RuleError) -> None:
        self._say(self.t(f"rule.{error.rule}", **error.values))

    def _wrong(self, error: RuleError) -> Widget:
        """The field that the refusal is about."""
        seen: set[str] = set()
        for row in self._rows:
            name = row.chosen.name.casefold()
            if (error.rule is Rule.EMPTY_TEXT and not name) or (error.rule is Rule.NAME_TAKEN and name in seen):
                return row.name_line
            seen.add(name)
        return self.query_one("#begin")


def _tried_out(start: Start, now: datetime) -> Session:
    """The session as it would be if it started now."""
    fact = begin(start, _NO_ID)
    first = Event(id="", seq=1, at=now.astimezone(UTC), screen="home", batch="", fact=fact)
    return replay((first,))
