"""A panel about the ideas that are worked out: which one is looked at, choosing another, walking through the rest."""

from collections.abc import Sequence
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from samenwerk_tui.core.developing import Choice, choices, chosen_ideas
from samenwerk_tui.core.ideas import Idea, idea_now
from samenwerk_tui.core.intents import ChooseIdeas
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, Intend, LineWanted, Turned
from samenwerk_tui.ui.panels.base import Hint, Offer, Panel
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.idea_list import idea_rows
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, shortened
from samenwerk_tui.ui.widgets.sheet_window import HEADING, SheetWindow


class IdeaPanel(Panel, can_focus=True):
    """One of the chosen ideas and what belongs to it. With the keyboard one walks through that; I lists the ideas.

    What is shown and what can be done with the thing under the walker is the subclass's. A thing is known by its id.
    """

    dot_blanks = False
    DEFAULT_CSS = """
    IdeaPanel { padding: 0 1; }
    """
    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("enter", "enter", show=False),
        Binding("space", "also", show=False),
        Binding("delete", "remove", show=False),
        Binding("i,I", "ideas", show=False),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet = Sheet(self._draw)
        self._window = SheetWindow(t)
        self._looked_at = ""
        """Id of the chosen idea that is looked at, as it was then."""
        self._walked = ""
        """Id of the thing or the idea under the walker; empty while the line has the keyboard."""
        self._walked_at = 0
        """Its place, for when it is taken away."""
        self._choosing = False
        """Whether the ideas are listed to choose from."""
        self._asked = ""
        """The thing about which something is being asked."""
        self._walk_on = ""
        """The thing about which a question was just answered, until that is kept: then the walk goes on after it."""

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield self._sheet

    # For the panel of a phase

    def _work(self, width: int, height: int) -> Sequence[Row]:
        """What is shown while no idea is being chosen."""
        raise NotImplementedError

    def _things(self) -> list[str]:
        """What one can walk through, from the top."""
        raise NotImplementedError

    def _start(self) -> str:
        """Where one begins to walk."""
        raise NotImplementedError

    def _enter(self, thing: str) -> None:
        """Enter at the thing under the walker."""

    def _remove(self, thing: str) -> None:
        """Delete at the thing under the walker."""

    def _turned_to(self, thing: str) -> None:
        """The walker came to this thing."""

    def _after(self, thing: str) -> str:
        """Where the walk goes on after a question about this thing; empty while the answer is not kept."""
        return ""

    # The idea

    @property
    def _ideas(self) -> tuple[Idea, ...]:
        return chosen_ideas(self.state)

    @property
    def _idea(self) -> Idea | None:
        """The idea that is looked at; the first chosen one where that is none any more."""
        ideas, now = self._ideas, idea_now(self.state, self._looked_at)
        looked_at = now.id if now else ""
        return next((idea for idea in ideas if idea.id == looked_at), ideas[0] if ideas else None)

    def _choices(self) -> tuple[Choice, ...]:
        return choices(self.state, self.phase_id)

    def _is_without_idea(self) -> bool:
        """Whether an idea has to be chosen before there is anything to walk through."""
        return self._idea is None

    # What is shown

    def redraw(self) -> None:
        """Show the state as it is now."""
        self._sheet.redraw()

    def _draw(self, width: int, height: int) -> Sequence[Row]:
        return self._list(width, height) if self._choosing else self._work(width, height)

    def _list(self, width: int, height: int) -> list[Row]:
        head = [Row(shortened((Span(self.t("develop.which"), "strong"),), width)), NO_ROW] if height > 4 else []
        body = idea_rows(self.state, self._choices(), self._walked, width, self.t.language)
        return [*head, *self._window.rows(body, height - len(head), self._walked)]

    def watch_session(self) -> None:
        """Something was said, settled or chosen; the walker stays where it is, or goes to what came in its place.

        After an answer to a question the walk goes on.
        """
        walk_on, self._walk_on = self._walk_on, ""
        after = self._after(walk_on) if walk_on else ""
        if after:
            self._asked = ""
            self._walk_to(after)
            self.focus(scroll_visible=False)
        walkable = self._walkable()
        if self._walked and self._walked not in walkable:
            self._walked = walkable[min(self._walked_at, len(walkable) - 1)] if walkable else ""
            if not walkable:
                self.post_message(LineWanted())
        self.redraw()

    def watch_column(self) -> None:
        """Somebody else is speaking."""
        self.redraw()

    def hints(self) -> tuple[Hint, ...]:
        """The keys while choosing."""
        t = self.t
        return (
            Hint("Enter", t("develop.hint.this_idea")),
            Hint(t("develop.hint.space"), t("develop.hint.also")),
            Hint("Esc", t("develop.hint.back")),
            Hint("↑↓", t("develop.hint.choose")),
        )

    def _ask(self, thing: str, question: Ask) -> None:
        """Ask something about a thing, which stays marked meanwhile."""
        self._asked = thing
        self.redraw()
        self.post_message(question)

    def _answered(self, thing: str, answer: Answer) -> Answer:
        """The answer; the walk goes on once it is kept, and it is asked again where it cannot be."""
        self._asked = self._walk_on = thing
        return answer

    def question_closed(self) -> None:
        """What was asked was given up, or its answer is told after this."""
        self._asked = self._walk_on = ""
        self.redraw()

    @property
    def _here(self) -> str:
        """What is under the walker or asked about; empty for nothing."""
        return self._walked or self._asked

    def offers(self) -> tuple[Offer, ...]:
        """Choosing another idea, wherever the keyboard is."""
        if not self._choices():
            return ()
        return (Offer(self.t("develop.offer"), self.t("develop.offer_help"), self._choose),)

    def _choose(self) -> None:
        self.action_ideas()
        self.focus(scroll_visible=False)

    # Walking

    def _walkable(self) -> list[str]:
        return [choice.idea.id for choice in self._choices()] if self._choosing else self._things()

    def take_keys(self) -> bool:
        """Walk through what there is; choose an idea first where that is needed."""
        self._choosing = self._is_without_idea() and bool(self._choices())
        walkable = self._walkable()
        if not walkable:
            return False
        start = walkable[0] if self._choosing else self._start()
        self._walk_to(start if start in walkable else walkable[0])
        self.focus(scroll_visible=False)
        return True

    def _walk_to(self, thing: str) -> None:
        walkable = self._walkable()
        self._walked, self._walked_at = thing, walkable.index(thing)
        self._window.follow()
        if not self._choosing:
            self._turned_to(thing)
        self.redraw()
        self.post_message(Turned())

    def action_walk(self, step: int) -> None:
        """Up or down; below the last thing is the line again, the ideas end there."""
        walkable = self._walkable()
        index = walkable.index(self._walked) + step if self._walked in walkable else len(walkable)
        if index < len(walkable):
            self._walk_to(walkable[max(0, index)])
        elif not self._choosing:
            self.action_back()

    def action_enter(self) -> None:
        """What Enter does with the thing; the idea in the list is looked at, and chosen where it is not."""
        if not self._choosing:
            self._enter(self._walked)
            return
        if self._walked not in {idea.id for idea in self._ideas}:
            self.post_message(Intend(ChooseIdeas(ideas=(self._walked,))))
        self._looked_at = self._walked
        self.post_message(LineWanted())

    def action_also(self) -> None:
        """Space: work this idea out as well, or no longer."""
        if not self._choosing or self._walked not in self._walkable():
            return
        chosen = [idea.id for idea in self._ideas]
        others = [idea for idea in chosen if idea != self._walked]
        wanted = others if self._walked in chosen else [*chosen, self._walked]
        self.post_message(Intend(ChooseIdeas(ideas=tuple(wanted))))

    def action_remove(self) -> None:
        """What Delete does with the thing."""
        if not self._choosing:
            self._remove(self._walked)

    def action_ideas(self) -> None:
        """List the ideas to choose from, at the one that is looked at."""
        found = [choice.idea.id for choice in self._choices()]
        if self._choosing or not found:
            return
        self._choosing = True
        idea = self._idea
        self._walk_to(idea.id if idea is not None and idea.id in found else found[0])

    def action_back(self) -> None:
        """One step back: out of the list of ideas, else to the line."""
        things = self._things()
        if self._choosing and things:
            self._choosing = False
            self._walk_to(self._start() if self._start() in things else things[0])
        else:
            self.post_message(LineWanted())

    def on_blur(self) -> None:
        """The keyboard went back to the line."""
        self._walked = ""
        self._choosing = False
        self.redraw()

    # The mouse

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        """A click on a thing walks to it; on a heading it does what that is for."""
        message.stop()
        if message.tag.startswith(HEADING):
            self._heading_pressed(message.tag)
        elif message.tag in self._walkable():
            self._walk_to(message.tag)
            self.focus(scroll_visible=False)

    def _heading_pressed(self, tag: str) -> None:
        """A click on a heading."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves through what does not fit."""
        self._scroll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves through what does not fit."""
        self._scroll(event, -1)

    def _scroll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        self._window.scroll(rows)
        self.redraw()
