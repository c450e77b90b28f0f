"""Working out: what the chosen idea is, who does what, the first step; and what becomes of every "ja, maar"."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import Objection, objections, open_objections, worked_out
from samenwerk_tui.core.model import Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, Intend, LineWanted, Turned
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.idea_actions import correct_line
from samenwerk_tui.ui.panels.idea_panel import IdeaPanel
from samenwerk_tui.ui.panels.objection_actions import ACTIONS
from samenwerk_tui.ui.widgets.plan_sheet import IDEA, OBJECTIONS, PlanSheet
from samenwerk_tui.ui.widgets.sheet import Row
from samenwerk_tui.ui.widgets.sheet_window import HEADING

Page = tuple[str, int | None]
"""What a line is about: id of an idea (empty for none) and place of a part; None: it is a "ja, maar"."""


class DevelopPanel(IdeaPanel):
    """The plan for a chosen idea. ← and → choose what a line is about: a part, one of the next idea, a "ja, maar"."""

    BINDINGS = [
        Binding("a,A", "settle('answer')", show=False),
        Binding("e,E,t,T", "settle('own')", show=False),
        Binding("s,S", "settle('stays')", show=False),
        Binding("x,X", "settle('elsewhere')", show=False),
        Binding("z,Z", "settle('reopen')", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._part: int | None = 0
        """Place of the part that is typed in; None: a line is a "ja, maar"."""

    # What is shown

    def _work(self, width: int, height: int) -> Sequence[Row]:
        ideas, idea = self._ideas, self._idea
        place = ideas.index(idea) + 1 if idea is not None else 0
        sheet = PlanSheet(self.t, self.state, self.phase_id, idea, (place, len(ideas)), self._part, self._here)
        return sheet.rows(width, height, self._window)

    def watch_session(self) -> None:
        """There may be other parts now."""
        if self._part is not None:
            self._part = min(self._part, len(self._parts) - 1)
        super().watch_session()

    def line_label(self, column: str) -> str:
        """What the line is about stands behind the short name; nothing of it before a question."""
        if self._asked:
            return column
        about = self.t("develop.label") if self._part is None else self._part_name
        return f"{column} · {about}" if about else column

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(part for part, _ in worked_out(self.state, self._idea))

    @property
    def _part_name(self) -> str:
        """The part that is typed in; empty where nothing in particular is asked."""
        return "" if self._part is None else self._parts[self._part]

    def hints(self) -> tuple[Hint, ...]:
        """Other keys at a line than at an objection, and others while typing."""
        t = self.t
        if self._choosing:
            return super().hints()
        if not self.has_focus:
            return (
                Hint("←→", t("develop.hint.part")),
                Hint("↓", t("develop.hint.walk")),
                Hint("Tab", t("develop.hint.organisation")),
                Hint("Enter", t("develop.hint.keep")),
            )
        ideas, back = Hint("I", t("develop.hint.ideas")), Hint("Esc", t("develop.hint.back"))
        objection = self._objection
        if objection is not None:
            settle = (
                Hint("A", t("develop.hint.answer")),
                Hint("T", t("develop.hint.owner")),
                Hint("S", t("develop.hint.stays"), brief=t("develop.hint.stays_brief")),
                Hint("X", t("develop.hint.elsewhere"), brief=t("develop.hint.elsewhere_brief")),
            )
            again = (Hint("Del", t("develop.hint.reopen")),) if objection.settled else ()
            return (*again, *settle, back, Hint("Enter", t("develop.hint.edit")), ideas)
        if self._walked == IDEA:
            return (Hint("Enter", t("develop.hint.ideas")), back, Hint("↓", t("develop.hint.choose")))
        return (Hint("Enter", t("develop.hint.edit")), Hint("Del", t("develop.hint.delete")), back, ideas)

    # Typing

    def _pages(self) -> list[Page]:
        ideas = [idea.id for idea in self._ideas] or [""]
        return [*((idea, part) for idea in ideas for part in range(len(self._parts))), ("", None)]

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: another part, after the last one the next idea, and then the "ja, maar"s."""
        pages, idea = self._pages(), self._idea
        here: Page = ("", None) if self._part is None else (idea.id if idea else "", self._part)
        self._go_to(pages[(pages.index(here) + step) % len(pages)])
        return True

    def _go_to(self, page: Page) -> None:
        idea, self._part = page
        self._looked_at = idea or self._looked_at
        self._window.follow()
        self.redraw()

    def completed(self, line: intents.NewLine) -> intents.NewLine:
        """A line belongs to the idea and the part that are chosen, or is a "ja, maar"."""
        if self._part is None:
            return line.model_copy(update={"kind": "parked"}) if line.kind == "contribution" else line
        idea = self._idea
        return line.model_copy(update={"part": self._part_name or None, "idea": idea.id if idea else None})

    # Walking

    def _things(self) -> list[str]:
        said = [line.id for _, lines in worked_out(self.state, self._idea) for line in lines]
        idea = [IDEA] if self._idea is not None or self._choices() else []
        return [*idea, *said, *(one.line.id for one in objections(self.state))]

    def _first(self) -> str:
        """The newest line of the part, or the first objection that is open."""
        if self._part is None:
            found = open_objections(self.state) or objections(self.state)
            return found[0].line.id if found else IDEA
        lines = worked_out(self.state, self._idea)[self._part][1]
        return lines[-1].id if lines else IDEA

    def _turned_to(self, thing: str) -> None:
        """What is typed next is about what was walked to."""
        for number, (_, lines) in enumerate(worked_out(self.state, self._idea)):
            if any(line.id == thing for line in lines):
                self._part = number
        if self._objection is not None:
            self._part = None

    @property
    def _objection(self) -> Objection | None:
        """The objection under the walker."""
        return next((one for one in objections(self.state) if one.line.id == self._walked), None)

    def _enter(self, thing: str) -> None:
        """The idea: choose another. A line: correct it. A settled objection: correct the answer or the owner."""
        objection = self._objection
        if thing == IDEA:
            self.action_ideas()
        elif objection is not None and objection.settled is not None and objection.settled.text:
            self.action_settle("answer" if objection.settled.how == "answered" else "own")
        else:
            self._correct(thing)

    def _correct(self, thing: str) -> None:
        old = next((line for line in self.state.contributions if line.id == thing), None)
        if old is not None:
            self._ask(thing, correct_line(self.t, old))

    def _remove(self, thing: str) -> None:
        """A line is taken away; an objection is open again, for nobody's objection goes by one key."""
        if self._objection is not None:
            self.action_settle("reopen")
        elif thing != IDEA:
            self.post_message(Intend(intents.DeleteContribution(id=thing)))

    def action_settle(self, how: str) -> None:
        """Say what becomes of the objection under the walker."""
        objection = self._objection
        if objection is None:
            return
        message = ACTIONS[how](self.t, self.state, self.phase_id, objection)
        if isinstance(message, Ask):
            message.answer = self._walking_on(objection, message.answer)
            self._ask(objection.line.id, message)
        else:
            self.post_message(message)

    def _walking_on(self, objection: Objection, answer: Callable[[str, str], Answer]) -> Callable[[str, str], Answer]:
        """The same answer; once it is kept, the walk goes on after the objection."""

        def told(text: str, column: str) -> Answer:
            found = answer(text, column)
            if objection.settled is not None and found == intents.SettleParked(
                **objection.settled.model_dump(exclude={"id"}), seen=objection.settled.id
            ):
                return None
            return self._answered(objection.line.id, found)

        return told

    def _after(self, thing: str) -> str:
        """The next objection that is open, once something became of this one; itself where there is none."""
        found = objections(self.state)
        settled = (place for place, one in enumerate(found) if one.line.id == thing and one.settled is not None)
        place = next(settled, None)
        if place is None:
            return ""
        waiting = (one.line.id for one in (*found[place:], *found[:place]) if one.settled is None)
        return next(waiting, thing)

    def _heading_pressed(self, tag: str) -> None:
        """A click on the idea lists all of them; one on a part or on the objections makes the line about that."""
        if tag == IDEA:
            self.take_keys()
            self.action_ideas()
            return
        place = tag.removeprefix(HEADING)
        part = None if tag == OBJECTIONS or not place.isdigit() else int(place)
        self._go_to(("", part))
        self.post_message(Turned())
        self.post_message(LineWanted())
