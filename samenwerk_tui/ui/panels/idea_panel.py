"""A panel about the ideas that are worked out: which one is looked at, choosing another, walking through the rest."""

from collections.abc import Sequence
from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import Choice, choices, chosen_ideas
from samenwerk_tui.core.ideas import Idea, idea_now
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, Intend, LineWanted, Turned
from samenwerk_tui.ui.panels.base import Hint, Offer
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.idea_list import idea_rows
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, shortened
from samenwerk_tui.ui.widgets.sheet_window import HEADING, SheetWindow


class IdeaPanel(WalkPanel):
    """One of the chosen ideas and what belongs to it. With the keyboard one walks through that; I lists the ideas.

    What is shown and what can be done with the thing under the walker is the subclass's. A thing is known by its id.
    """

    dot_blanks = False
    BINDINGS = [
        Binding("enter", "enter", show=False),
        Binding("space", "also", show=False),
        Binding("delete", "remove", show=False),
        Binding("i,I", "ideas", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._window = SheetWindow(t)
        self._looked_at = ""
        """Id of the chosen idea that is looked at, as it was then."""
        self._choosing = False
        """Whether the ideas are listed to choose from."""
        self._asked = ""
        """The thing about which something is being asked."""
        self._walk_on = ""
        """The thing about which a question was just answered, until that is kept: then the walk goes on after it."""

    # For the panel of a phase

    def _work(self, width: int, height: int) -> Sequence[Row]:
        """What is shown while no idea is being chosen."""
        raise NotImplementedError

    def _things(self) -> list[str]:
        """What one can walk through, from the top."""
        raise NotImplementedError

    def _first(self) -> str:
        """Where one begins to walk through them."""
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

    def _draw(self, width: int, height: int) -> Sequence[Row]:
        return self._list(width, height) if self._choosing else self._work(width, height)

    def _list(self, width: int, height: int) -> list[Row]:
        head = [Row(shortened((Span(self.t("develop.which"), "strong"),), width)), NO_ROW] if height > 4 else []
        body = idea_rows(self.state, self._choices(), self._walked, width, self.t.language)
        return [*head, *self._window.rows(body, height - len(head), self._walked)]

    def watch_session(self) -> None:
        """Something was said, settled or chosen; after an answer to a question the walk goes on."""
        walk_on, self._walk_on = self._walk_on, ""
        after = self._after(walk_on) if walk_on else ""
        if after:
            self._asked = ""
            self._walk_with_keys(after)
        super().watch_session()

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

    def _start(self) -> str:
        """Where one begins to walk: in the list of ideas at the one that is looked at."""
        if not self._choosing:
            return self._first()
        idea = self._idea
        return idea.id if idea is not None else ""

    def take_keys(self) -> bool:
        """Walk through what there is; choose an idea first where that is needed."""
        self._choosing = self._is_without_idea() and bool(self._choices())
        return super().take_keys()

    def _came_to(self, thing: str) -> None:
        self._window.follow()
        if not self._choosing:
            self._turned_to(thing)
        self.post_message(Turned())

    def _walk_past_last(self) -> None:
        """Below the last thing is the line again; the ideas end there."""
        if not self._choosing:
            super()._walk_past_last()

    def action_enter(self) -> None:
        """What Enter does with the thing; the idea in the list is looked at, and chosen where it is not."""
        if not self._choosing:
            self._enter(self._walked)
            return
        if self._walked not in {idea.id for idea in self._ideas}:
            self.post_message(Intend(intents.ChooseIdeas(ideas=(self._walked,))))
        self._looked_at = self._walked
        self.post_message(LineWanted())

    def action_also(self) -> None:
        """Space: work this idea out as well, or no longer."""
        if not self._choosing or self._walked not in self._walkable():
            return
        chosen = [idea.id for idea in self._ideas]
        others = [idea for idea in chosen if idea != self._walked]
        wanted = others if self._walked in chosen else [*chosen, self._walked]
        self.post_message(Intend(intents.ChooseIdeas(ideas=tuple(wanted))))

    def action_remove(self) -> None:
        """What Delete does with the thing."""
        if not self._choosing:
            self._remove(self._walked)

    def action_ideas(self) -> None:
        """List the ideas to choose from, at the one that is looked at."""
        if not self._choosing and self._choices():
            self._choosing = True
            self._walk_from_start()

    def action_back(self) -> None:
        """One step back: out of the list of ideas, else to the line."""
        if self._choosing and self._things():
            self._choosing = False
            self._walk_from_start()
        else:
            super().action_back()

    def _walk_ends(self) -> None:
        """The line has the keyboard again, and nothing is chosen."""
        super()._walk_ends()
        self._choosing = False

    # The mouse

    def _press(self, tag: str) -> None:
        """A click on a thing walks to it; on a heading it does what that is for."""
        if tag.startswith(HEADING):
            self._heading_pressed(tag)
        else:
            super()._press(tag)

    def _heading_pressed(self, tag: str) -> None:
        """A click on a heading."""

    def _wheel(self, step: int) -> None:
        """Move through what does not fit."""
        self._window.scroll(step)
        self.redraw()
