"""Idea columns per organisation: what was called out, and walking through it to edit, merge, build on and mark."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import Idea
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ColumnWanted, Intend, LineWanted, Say
from samenwerk_tui.ui.panels import idea_actions
from samenwerk_tui.ui.panels.base import ALL_THERE_IS, Hint, Offer
from samenwerk_tui.ui.panels.columns_view import ColumnsView
from samenwerk_tui.ui.panels.holding_up import HoldingUpPanel
from samenwerk_tui.ui.panels.lens_offers import lens_offers
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.idea_column import IdeaColumn

if TYPE_CHECKING:
    from samenwerk_tui.ui.widgets.held_up import Held


class ColumnsPanel(ColumnsView, HoldingUpPanel, can_focus=True):
    """The columns. The panel takes the keyboard while walking: one idea is selected then."""

    dot_blanks = False
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

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._merging: str | None = None
        self._walked_members: tuple[str, ...] = ()
        """Contributions of the idea under the walker, by which it is found again after merging."""

    # What is shown

    def _show_state(self) -> None:
        """An idea that was merged or taken apart may stand in another column: that is the current one then."""
        super()._show_state()
        idea = self._selected() if self.has_focus else None
        if idea is not None and idea.column != self.column:
            self.post_message(ColumnWanted(idea.column))

    def watch_walked(self) -> None:
        """Another idea under the walker."""
        for box in self.query(ColumnBox):
            box.selected = self.walked

    def _show(self) -> None:
        super()._show()
        if self.walked is not None:
            self._follow_walked()
        if self.holds_up:
            self._hold_up(None if self.phase.covered else self._held(self._selected()))

    def _follow_walked(self) -> None:
        """Stay with the idea when it was merged or taken apart; with an idea that has gone the walk ends."""
        here = [
            idea
            for idea in self._found.ideas
            if idea.id == self.walked or any(member.id in self._walked_members for member in idea.members)
        ]
        idea = min(here, key=lambda idea: (idea.id != self.walked, idea.column != self.column), default=None)
        self.walked = idea.id if idea else None
        self._walked_members = tuple(member.id for member in idea.members) if idea else ()
        if idea is None and self.has_focus:
            self.post_message(LineWanted())

    def least_width(self) -> int:
        """All there is for an idea that is held up."""
        return ALL_THERE_IS if self.holds_up else super().least_width()

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self.holds_up:
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
        shown = self._found.ideas
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
        return next((idea for idea in self._found.ideas if idea.id == self.walked), None)

    def action_walk(self, step: int) -> None:
        """Up or down within the column; below the newest one is the line again."""
        idea = self._selected()
        if idea is None:
            self.action_back()
            return
        column = [other for other in self._found.ideas if other.column == idea.column]
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
        shown = self._found.ideas
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
        box = message.column
        assert isinstance(box, ColumnBox), "the only columns here"
        if message.card_id is not None:
            self.focus(scroll_visible=False)
            pressed = next((idea for idea in self._found.ideas if idea.id == message.card_id), None)
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
            box.held = idea

    # Holding up

    def action_hold_up(self) -> None:
        """Show the idea alone, in letters as large as fit; not before it is revealed."""
        if self._merging is not None:
            return
        if self.phase.covered:
            self.post_message(Say(self.t("held_up.covered")))
        else:
            self._hold_up(self._held(self._selected()))

    def _held(self, idea: Idea | None) -> "Held | None":
        from samenwerk_tui.ui.widgets.held_up import held_idea

        return held_idea(self.t, self.state, idea) if idea else None

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
            self.post_message(Intend(intents.SplitCluster(cluster=idea.id, seen=self.state.cluster(idea.id))))
        else:
            self.post_message(Say(""))
