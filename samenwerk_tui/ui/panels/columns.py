"""Idea columns per organisation: what was called out, and walking through it to edit, merge, build on and mark."""

from collections.abc import Callable
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import Idea, ideas
from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Column, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ColumnWanted, Intend, LineWanted, Say, Turned
from samenwerk_tui.ui.panels import idea_actions
from samenwerk_tui.ui.panels.base import Hint, Offer, Panel
from samenwerk_tui.ui.panels.idea_cards import CardMaker
from samenwerk_tui.ui.panels.lens_offers import lens_offers
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.column_names import column_colour, column_heads, heads_through
from samenwerk_tui.ui.widgets.held_up import ALL_THERE_IS, HeldUp, held_idea
from samenwerk_tui.ui.widgets.idea_column import IdeaColumn
from samenwerk_tui.ui.widgets.plain import show_text

LEAST_WIDTH = 12
"""Cells a column needs to be read; where not all fit, those around the current one are shown."""
HEAD_AIR = 3
"""Cells of a column that its name does not get: before and behind it, and to the next column."""
ROOMY_WIDTH = 20
"""Cells a column needs before the empty column of the whole group is shown as well."""


class ColumnsPanel(Panel, can_focus=True):
    """The columns. The panel takes the keyboard while walking: one idea is selected then."""

    dot_blanks = False
    DEFAULT_CSS = """
    ColumnsPanel { layout: vertical; }
    ColumnsPanel #asked { height: auto; max-height: 4; margin-bottom: 1; }
    ColumnsPanel #prompt { width: 1fr; height: auto; padding: 0 1; }
    ColumnsPanel #edges { width: auto; height: 1; padding: 0 1; color: $quiet; }
    ColumnsPanel #parts { height: 1; color: $quiet; padding: 0 1; margin-bottom: 1; }
    ColumnsPanel #columns { height: 1fr; }
    ColumnsPanel #asked.-empty, ColumnsPanel #parts.-empty { display: none; }
    ColumnsPanel #asked.-with-parts { margin-bottom: 0; }
    """
    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("delete", "delete", show=False),
        Binding("m", "merge", show=False),
        Binding("b", "build", show=False),
        Binding("o", "outside", show=False),
        Binding("v", "move", show=False),
        Binding("h,H", "hold_up", show=False),
        Binding("escape", "back", show=False),
    ]

    walked: reactive[str | None] = reactive(None, init=False, repaint=False)
    """Id of the idea under the walker, or None while the line has the keyboard."""
    counts: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the number of ideas stands at the head of each column; off, for it becomes a contest."""

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._part = 0
        self._held_up = HeldUp(t.language)
        self._merging: str | None = None
        self._walked_members: tuple[str, ...] = ()
        """Contributions of the idea under the walker, by which it is found again after merging."""

    # What is shown

    def compose(self) -> ComposeResult:
        """Prompt, which columns are out of sight, parts, columns; or one idea, held up."""
        with Horizontal(id="asked", classes="-with-parts" if self.phase.parts else ""):
            yield Static(id="prompt")
            yield Static(id="edges")
        yield Static(id="parts", classes="" if self.phase.parts else "-empty")
        with Horizontal(id="columns"):
            for column in self._columns():
                yield ColumnBox(column.id, self.t.language)
        yield self._held_up

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

    async def watch_session(self, new: Session) -> None:
        """Columns that came or went are mounted or removed; the others only get their new cards."""
        if not self.is_mounted or new.phase != self.phase_id:
            return
        wanted = [column.id for column in self._columns()]
        boxes = {box.column: box for box in self.query(ColumnBox)}
        if list(boxes) != wanted:
            await self.query_one("#columns").remove_children()
            await self.query_one("#columns").mount_all(ColumnBox(column, self.t.language) for column in wanted)
        self._show()
        idea = self._selected() if self.has_focus else None
        if idea is not None and idea.column != self.column:
            self.post_message(ColumnWanted(idea.column))  # merged or taken apart, it may stand elsewhere

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

    def watch_walked(self) -> None:
        """Another idea under the walker."""
        for box in self.query(ColumnBox):
            box.cards.selected = self.walked

    def _show(self) -> None:
        if not self.is_mounted:
            return
        shown = self._shown_ideas()
        columns = {column.id: column for column in self._columns()}
        by_column: dict[str, list[Idea]] = {column: [] for column in columns}
        for idea in shown:
            by_column[idea.column].append(idea)
        visible, left, right = self._window({column for column, found in by_column.items() if found})
        maker = CardMaker(self.t, self.state)
        self._show_asked(left, right)
        numbers = {column: f" {len(found)}" if self.counts else "" for column, found in by_column.items()}
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
            box.cards.invitation = invitation if box.column == self.column else ""
            box.cards.tints = tints
            box.cards.covered = self.phase.covered
            box.cards.set_cards([maker.card(idea, columns[box.column]) for idea in by_column.get(box.column, ())])
        self._show_parts()
        if self.walked is not None:
            self._follow_walked(shown)
        if self._held_up.is_up:
            self._hold_up(None if self.phase.covered else self._selected())

    def _follow_walked(self, shown: tuple[Idea, ...]) -> None:
        """Stay with the idea when it was merged or taken apart; with an idea that has gone the walk ends."""
        here = [
            idea
            for idea in shown
            if idea.id == self.walked or any(member.id in self._walked_members for member in idea.members)
        ]
        idea = min(here, key=lambda idea: (idea.id != self.walked, idea.column != self.column), default=None)
        self.walked = idea.id if idea else None
        self._walked_members = tuple(member.id for member in idea.members) if idea else ()
        if idea is None and self.has_focus:
            self.post_message(LineWanted())

    def _shown_ideas(self) -> tuple[Idea, ...]:
        """Those of the part that is being answered, in columns that there are."""
        columns, parts = {column.id for column in self._columns()}, self.phase.parts
        found = tuple(idea for idea in ideas(self.state, self.phase_id) if idea.column in columns)
        if not parts:
            return found
        # What was not said to any part (lines from the command line) stands with the first.
        here = (parts[self._part], None) if self._part == 0 else (parts[self._part],)
        return tuple(idea for idea in found if idea.members[0].part in here)

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
        """Every organisation, and what else was filled; all there is for an idea that is held up."""
        if self._held_up.is_up:
            return ALL_THERE_IS
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

    def completed(self, line: intents.NewLine) -> intents.NewLine:
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

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self._held_up.is_up:
            return (Hint("Esc", t("columns.hint.back")),)
        if self._merging is not None:
            return (Hint("Enter", t("columns.hint.merge_here")), Hint("Esc", t("columns.hint.back")))
        if self.has_focus:
            return (
                Hint("Enter", t("columns.hint.edit")),
                Hint("Esc", t("columns.hint.back")),
                Hint("M", t("columns.hint.merge")),
                Hint("B", t("columns.hint.build")),
                Hint("O", t("columns.hint.outside")),
                Hint("V", t("columns.hint.move")),
                Hint("Del", t("columns.hint.delete")),
            )
        first = (Hint("←→", t("columns.hint.part")),) if self.phase.parts else ()
        cover = (Hint("F6", t("columns.hint.reveal")),) if self.phase.covered else ()
        return (
            *cover,
            Hint("Tab", t("columns.hint.organisation")),
            *first,
            Hint("↑", t("columns.hint.correct")),
            Hint("↓", t("columns.hint.walk"), brief=t("columns.hint.walk_brief")),
        )

    def offers(self) -> tuple[Offer, ...]:
        """Holding up what is walked, and thinking as another organisation."""
        t = self.t
        held = (Offer(t("held_up.offer"), "H", self.action_hold_up),) if self.walked is not None else ()
        return (*held, *lens_offers(t, self.state, self.phase, self.post_message))

    # Walking

    def take_keys(self) -> bool:
        """Walk from the newest idea of the current column, or of any column when that one is empty."""
        shown = self._shown_ideas()
        if not shown:
            return False
        here = [idea for idea in shown if idea.column == self.column] or list(shown)
        self.focus(scroll_visible=False)
        self._walk_to(here[-1])
        return True

    def _walk_to(self, idea: Idea) -> None:
        self.walked = idea.id
        self._walked_members = tuple(member.id for member in idea.members)
        if idea.column != self.column:
            self.post_message(ColumnWanted(idea.column))

    def _selected(self) -> Idea | None:
        return next((idea for idea in self._shown_ideas() if idea.id == self.walked), None)

    def action_walk(self, step: int) -> None:
        """Up or down within the column; below the newest one is the line again."""
        idea = self._selected()
        if idea is None:
            self.action_back()
            return
        column = [other for other in self._shown_ideas() if other.column == idea.column]
        index = column.index(idea) + step
        if index >= len(column):
            self.action_back()
        else:
            self._walk_to(column[max(0, index)])

    def action_aside(self, step: int) -> None:
        """To the nearest column on that side that has ideas, at about the same height."""
        idea = self._selected()
        if idea is None:
            return
        shown = self._shown_ideas()
        order = [column.id for column in self._columns()]
        here = order.index(idea.column)
        height = [other for other in shown if other.column == idea.column].index(idea)
        beside = order[here + 1 :] if step > 0 else list(reversed(order[:here]))
        for column in beside:
            there = [other for other in shown if other.column == column]
            if there:
                self._walk_to(there[min(height, len(there) - 1)])
                return

    def action_back(self) -> None:
        """One step back: out of merging, else to the line."""
        if self._merging is not None:
            self._hold(None)
            self.post_message(Say(""))
            return
        self.walked = None
        self.post_message(LineWanted())

    @on(IdeaColumn.Pressed)
    def _pressed(self, message: IdeaColumn.Pressed) -> None:
        message.stop()
        box = next(box for box in self.query(ColumnBox) if box.cards is message.column)
        if message.card_id is not None:
            self.focus(scroll_visible=False)
            pressed = next((idea for idea in self._shown_ideas() if idea.id == message.card_id), None)
            if pressed is not None:
                self._walk_to(pressed)
        self.post_message(ColumnWanted(box.column))

    def on_blur(self) -> None:
        """The keyboard went back to the line."""
        self.walked = None
        self._hold(None)
        self._hold_up(None)

    def _hold(self, idea: str | None) -> None:
        self._merging = idea
        for box in self.query(ColumnBox):
            box.cards.held = idea

    # Holding up

    def action_hold_up(self) -> None:
        """Show the idea alone, in letters as large as fit; not before it is revealed."""
        if self._merging is not None:
            return
        if self.phase.covered:
            self.post_message(Say(self.t("held_up.covered")))
        else:
            self._hold_up(self._selected())

    def _hold_up(self, idea: Idea | None) -> None:
        was_up = self._held_up.is_up
        self._held_up.show(held_idea(self.t, self.state, idea) if idea else None)
        self.set_class(self._held_up.is_up, "-holding-up")
        if self._held_up.is_up != was_up:
            self.post_message(Turned())

    def on_key(self, event: events.Key) -> None:
        """With an idea held up, a key puts it down."""
        self._held_up.takes(event)

    @on(HeldUp.PutDown)
    def _put_down(self, message: HeldUp.PutDown) -> None:
        message.stop()
        self._hold_up(None)

    # What can be done with an idea

    def _act(self, act: Callable[[Catalog, Session, Idea], Message]) -> None:
        idea = self._selected()
        if idea is not None and self._merging is None:
            self.post_message(act(self.t, self.state, idea))

    def action_choose(self) -> None:
        """Enter: edit the idea, or merge with it where one was chosen before."""
        if self._merging is None:
            self._act(idea_actions.edit)
        else:
            self.action_merge()

    def action_delete(self) -> None:
        """Take the idea away."""
        self._act(idea_actions.delete)

    def action_build(self) -> None:
        """Ask for an idea of the current column that builds on this one."""
        self._act(idea_actions.build)

    def action_outside(self) -> None:
        """Mark "voorbij eigen taak", or take the mark off."""
        self._act(idea_actions.outside)

    def action_move(self) -> None:
        """Ask whose it is after all."""
        self._act(idea_actions.move)

    def action_erase(self) -> None:
        """Ask whether to erase it for good; from the palette only."""
        self._act(idea_actions.erase)

    def action_merge(self) -> None:
        """First press: this idea; second, at another one: one idea; twice at a merged one: apart again."""
        idea = self._selected()
        if idea is None:
            return
        first, self._merging = self._merging, None
        self._hold(idea.id if first is None else None)
        if first is None:
            text = self.t("columns.merge_again") if idea.merged else self.t("columns.merge_with")
            self.post_message(Say(text))
        elif first != idea.id:
            self.post_message(Intend(intents.MergeIdeas(ids=(first, idea.id))))
        elif idea.merged:
            self.post_message(Intend(intents.SplitCluster(cluster=idea.id)))
        else:
            self.post_message(Say(""))
