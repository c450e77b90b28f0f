"""Columns of ideas on the screen: the prompt and its parts, and as many columns as fit around the current one."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Column, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.panels.idea_cards import FoundIdeas, find_ideas
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.column_names import column_colour, column_heads, heads_through
from samenwerk_tui.ui.widgets.ground import SideBySide
from samenwerk_tui.ui.widgets.plain import show_text

LEAST_WIDTH = 12
"""Cells a column needs to be read; where not all fit, those around the current one are shown."""
HEAD_AIR = 3
"""Cells of a column that its name does not get: before and behind it, and to the next column."""
ROOMY_WIDTH = 20
"""Cells a column needs before the empty column of the whole group is shown as well."""


class ColumnsView(Panel):
    """The columns as they are seen. What is done in them is the subclass's."""

    DEFAULT_CSS = """
    ColumnsView { layout: vertical; }
    ColumnsView #asked { height: auto; max-height: 4; margin-bottom: 1; }
    ColumnsView #prompt { width: 1fr; height: auto; padding: 0 1; }
    ColumnsView #edges { width: auto; height: 1; padding: 0 1; color: $quiet; }
    ColumnsView #parts { height: 1; color: $quiet; padding: 0 1; margin-bottom: 1; }
    ColumnsView #columns { height: 1fr; }
    ColumnsView #asked.-empty, ColumnsView #parts.-empty { display: none; }
    ColumnsView #asked.-with-parts { margin-bottom: 0; }
    """

    counts: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the number of ideas stands at the head of each column; off, for it becomes a contest."""

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._part = 0
        """Place of the part of the prompt that is being answered."""
        self._last_found: FoundIdeas | None = None

    def compose(self) -> ComposeResult:
        """Prompt, which columns are out of sight, parts, columns."""
        with Horizontal(id="asked", classes="-with-parts" if self.phase.parts else ""):
            yield Static(id="prompt")
            yield Static(id="edges")
        yield Static(id="parts", classes="" if self.phase.parts else "-empty")
        with SideBySide(id="columns"):
            for column in self._columns():
                yield ColumnBox(column.id, self.t.language)

    @property
    def _width(self) -> int:
        """Cells to divide; before it was ever laid out those of the screen, so that it is painted once."""
        return self.size.width or self.screen.size.width

    def _columns(self) -> tuple[Column, ...]:
        return self.state.columns(self.phase_id)

    @property
    def _is_swapped(self) -> bool:
        """Whether somebody thinks as another here."""
        return any(lens_of(self.phase, column) for column in self._columns())

    def watch_session(self, new: Session) -> None:
        """Columns that came or went are mounted or removed; the others only get their new cards.

        Those get them at once, so that the same paint has them that empties the line: the next one is a while later.
        """
        if not self.is_mounted or new.phase != self.phase_id:
            return
        if self._boxed() == self._wanted():
            self._show_state()
        else:
            self.call_next(self._put_columns)

    def _boxed(self) -> list[str]:
        return [box.column for box in self.query(ColumnBox)]

    def _wanted(self) -> list[str]:
        return [column.id for column in self._columns()]

    async def _put_columns(self) -> None:
        """Mount the columns that there are now; not when that was done since this was asked for."""
        wanted = self._wanted()
        if self._boxed() != wanted:
            await self.query_one("#columns").remove_children()
            await self.query_one("#columns").mount_all(ColumnBox(column, self.t.language) for column in wanted)
        self._show_state()

    def _show_state(self) -> None:
        """Show a new state; its columns are there."""
        self._show()

    def on_mount(self) -> None:
        """Show the columns once."""
        self._show()

    def on_resize(self) -> None:
        """Another width: other columns fit."""
        self._show()

    def watch_column(self) -> None:
        """Another current column: it is never out of sight."""
        self._show()

    def watch_counts(self) -> None:
        """Numbers at the heads, or none."""
        self._show()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        shown, cards = self._found.ideas, self._found.cards
        visible, left, right = self._window({column for column, found in cards.items() if found})
        self._show_asked(left, right)
        numbers = {column: f" {len(found)}" if self.counts else "" for column, found in cards.items()}
        room = self._width // max(1, len(visible)) - HEAD_AIR - max(map(len, numbers.values()))
        if self._is_swapped:
            heads = heads_through(self.t, self.state, self.phase_id, room)
        else:
            heads = column_heads(self.t, self._columns(), room)
        tints = {o.short: number for number, o in enumerate(self.state.organisations, 1)}
        invitation = "" if shown or self.phase.covered else self.t("columns.invitation")
        for box in self.query(ColumnBox):
            column = next((c for c in visible if c.id == box.column), None)
            if box.display != (column is not None):
                box.display = column is not None
            if column is not None:
                head = heads[column.id] + numbers[column.id]
                box.show_head(head, column_colour(self.state, column), current=column.id == self.column)
            box.invitation = invitation if box.column == self.column else ""
            box.tints = tints
            box.covered = self.phase.covered
            box.set_cards(cards.get(box.column, ()))
        self._show_parts()

    @property
    def _found(self) -> FoundIdeas:
        """What there is to show: found once for every state, however often it is shown and walked through."""
        last = self._last_found
        if last is None or last.session is not self.state or last.part != self._part:
            last = self._last_found = find_ideas(self.t, self.state, self.phase_id, self._part, last)
        return last

    def _show_asked(self, left: int, right: int) -> None:
        """The prompt, what one does here besides, and how many columns are out of sight on either side."""
        t, prompt = self.t, self.phase.prompt
        notes = [t("columns.lenses.on")] * self._is_swapped + [t("columns.silent")] * self.phase.covered
        text = Content.assemble(prompt, *(piece for note in notes for piece in ("  ", (note, "$quiet"))))
        show_text(self.query_one("#prompt", Static), text if prompt else text[2:], layout=True)
        sides = [t("columns.left", n=left)] * bool(left) + [t("columns.right", n=right)] * bool(right)
        show_text(self.query_one("#edges", Static), "   ".join(sides), layout=True)
        self.query_one("#asked").set_class(not (prompt or notes or sides), "-empty")

    def least_width(self) -> int:
        """Every organisation, and what else was filled."""
        filled = {line.column for line in self.state.in_phase(self.phase_id)}
        return LEAST_WIDTH * sum(bool(c.organisations) or c.id in filled for c in self._columns())

    def _window(self, filled: set[str]) -> tuple[list[Column], int, int]:
        """The columns that fit around the current one, and how many are out of sight left and right."""
        columns = [
            c
            for c in self._columns()
            if c.organisations or c.id == self.column or c.id in filled or self._has_room_for(c)
        ]
        fit = max(1, self._width // LEAST_WIDTH)
        if len(columns) <= fit:
            return columns, 0, 0
        current = next((index for index, c in enumerate(columns) if c.id == self.column), 0)
        first = min(max(0, current - fit // 2), len(columns) - fit)
        return columns[first : first + fit], first, len(columns) - first - fit

    def _has_room_for(self, column: Column) -> bool:
        return column.kind == "group" and self._width // (len(self._columns()) - 1) >= ROOMY_WIDTH

    def _show_parts(self) -> None:
        parts = [
            (part, "bold $foreground") if index == self._part else (part, "")
            for index, part in enumerate(self.phase.parts)
        ]
        spaced = [piece for part in parts for piece in (part, ("   ", ""))]
        show_text(self.query_one("#parts", Static), Content.assemble(*spaced))

    def part(self) -> str | None:
        """The part of the prompt that is being answered."""
        return self.phase.parts[self._part] if self.phase.parts else None

    def completed(self, line: "intents.NewLine") -> "intents.NewLine":
        """A line belongs to the part that is being answered."""
        return line.model_copy(update={"part": self.part()})

    def line_label(self, column: str) -> str:
        """With parts, the part stands behind the short name."""
        part = self.part()
        return column if part is None else f"{column} · {part}"

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: another part of the prompt."""
        if not self.phase.parts:
            return False
        self._part = (self._part + step) % len(self.phase.parts)
        self._show()
        return True

    def toggle_counts(self) -> None:
        """Numbers at the heads, or none."""
        self.counts = not self.counts

    def toggle_cover(self) -> None:
        """Silent writing: cover, or reveal."""
        self.post_message(Intend(intents.CoverPhase(phase=self.phase_id, covered=not self.phase.covered)))
