"""Gezamenlijk doel: one sentence in versions, a *Hoe kunnen we* question, and where every organisation stands."""

from collections.abc import Sequence
from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.line import suggests_parking
from samenwerk_tui.core.model import GROUP_COLUMN, Session, StanceAnswer, Wording, WordingAbout
from samenwerk_tui.core.routes import Place, place_of, whose
from samenwerk_tui.core.stance_line import read_stance
from samenwerk_tui.core.wording_hints import question_lead
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, ColumnWanted, Intend
from samenwerk_tui.ui.panels.base import Hint, Offer
from samenwerk_tui.ui.panels.goal_view import (
    ON_GOAL,
    ON_QUESTION,
    compared_rows,
    goal_rows,
    goal_versions,
    stance_columns,
)
from samenwerk_tui.ui.panels.idea_actions import erase_offer
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.widgets.sheet import Row


class GoalPanel(WalkPanel):
    """A line is the goal in new words; one that begins with *Hoe kunnen we* is the question; "ja", "ja, mits …" and
    "nee" say where whoever speaks stands. With the keyboard one walks along the organisations and presses a letter.
    """

    dot_blanks = False
    BINDINGS = [
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        Binding("j,J,y,Y", "stand('yes')", show=False),
        Binding("n,N", "stand('no')", show=False),
        Binding("m,M,i,I", "on_condition", show=False),
        Binding("enter", "correct", show=False),
        Binding("delete", "delete", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._asked = ""
        """The organisation that is being asked for a condition; empty while nothing is asked."""
        self._back = 0
        """How many versions one looks back: 0 is now, 1 the newest under the one before it, and so on."""
        self._versions = len(goal_versions(session))
        self._walk_on = ""
        """The organisation whose condition was just given, until it is kept: then the walk goes on after it."""

    # What is shown

    def _draw(self, width: int, height: int) -> list[Row]:
        if self._back:
            return compared_rows(self.t, self.state, self._versions - self._back + 1, width, height)
        return goal_rows(self.t, self.state, self.phase_id, width, height, self._walked or self._asked)

    def watch_session(self) -> None:
        """New words are shown at once; after a condition the walk goes on."""
        versions = len(goal_versions(self.state))
        if versions != self._versions:
            self._versions, self._back = versions, 0
        if self._walk_on and self._stance_of(self._walk_on):
            self._walk_with_keys(self._after(self._walk_on))
            self._walk_on = ""
        super().watch_session()

    @property
    def _goal(self) -> Wording | None:
        return self.state.newest_wording("goal")

    def _stance_of(self, organisation: str) -> bool:
        return self._goal is not None and self.state.stance(self._goal.id, organisation) is not None

    def line_label(self, column: str) -> str:
        """What a line becomes, after the name of who speaks; nothing of it while walking."""
        return column if self.has_focus else f"{column} · {self.t('goal.label')}"

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self.has_focus:
            stand = (
                Hint(t("goal.key.yes"), t("goal.answer.yes")),
                Hint(t("goal.key.yes_if"), t("goal.answer.yes_if")),
                Hint(t("goal.key.no"), t("goal.answer.no")),
            )
            words = (Hint("Enter", t("goal.hint.correct")), Hint("Del", t("goal.hint.delete")))
            here = () if self._walked in (ON_GOAL, ON_QUESTION) else stand
            return (*here, Hint("Esc", t("goal.hint.back")), *words)
        if self._back:
            return (Hint("→", t("goal.hint.on")), Hint("←", t("goal.hint.earlier")))
        first = (Hint("Enter", t("goal.hint.word"), brief=t("goal.hint.word_brief")),)
        stand_hint = (Hint("↓", t("goal.hint.stand")),) if self._goal else ()
        earlier = (Hint("←", t("goal.hint.earlier")),) if self._versions > 1 else ()
        return (
            *first,
            *stand_hint,
            Hint("↑", t("goal.hint.correct")),
            *earlier,
            Hint("Tab", t("goal.hint.organisation")),
        )

    def offers(self) -> tuple[Offer, ...]:
        """While walking, erasing for good: the sentence, the question, or a condition."""
        wording = self._walked_wording()
        stance = self.state.stance(self._goal.id, self._walked) if self._goal and self._walked else None
        if wording is not None:
            return (erase_offer(self.t, wording.id, wording.text, self.post_message),)
        if stance is not None and stance.reason:
            return (erase_offer(self.t, stance.id, stance.reason, self.post_message),)
        return ()

    # The line

    def meaning(self, text: str, place: Place) -> Intent | str | None:
        """Where somebody stands, the question, or the goal in new words; a "ja, maar" is none of these."""
        said = read_stance(text)
        if said is None:
            return None if suggests_parking(text) else self._worded(text)
        goal = self._goal
        everybody = tuple(organisation.id for organisation in self.state.organisations)
        who = whose(self.state, self.phase_id, place) or (everybody if place.column == GROUP_COLUMN else ())
        if goal is None:
            return self.t("goal.nothing_to_stand_on")
        if not who:
            return self.t("goal.who_says")
        if said.answer == "yes_if" and not said.reason:
            return self.t("goal.condition_missing")
        takes = tuple(
            intents.TakeStance(
                wording=goal.id, organisation=one, answer=said.answer, reason=said.reason, seen=self._seen(goal, one)
            )
            for one in who
        )
        return takes[0] if len(takes) == 1 else intents.Together(parts=takes)

    def _seen(self, goal: Wording, organisation: str) -> str:
        """Id of where an organisation stands; empty where it has not said."""
        stance = self.state.stance(goal.id, organisation)
        return stance.id if stance is not None else ""

    def _worded(self, text: str, seen: Wording | None = None) -> intents.Word:
        """A new version; `seen` is what was worded anew, where that is of the same kind."""
        about: WordingAbout = "question" if question_lead(text) else "goal"
        known = seen.id if seen is not None and seen.about == about else None
        return intents.Word(about=about, phase=self.phase_id, text=text, seen=known)

    def recall(self) -> bool:
        """↑ on an empty line: the newest sentence or question comes back to be worded anew."""
        worded = [wording for wording in self.state.wordings if wording.about in ("goal", "question")]
        lines = self.state.in_column(self.phase_id, self.column)
        if not worded or (lines and lines[-1].at > worded[-1].at):
            return False
        self._reword(worded[-1])
        return True

    def _reword(self, wording: Wording) -> None:
        def answer(text: str, _: str) -> Answer:
            return self._worded(text, wording)

        label = self.t("goal.question") if wording.about == "question" else self.t("goal.label")
        self.post_message(Ask(label, answer, value=wording.text, as_line=""))

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: earlier versions, each under the one before it, and back."""
        self._back = min(max(0, self._back - step), max(0, self._versions - 1))
        self.redraw()
        return self._versions > 1

    def question_closed(self) -> None:
        """A condition was given up, or will be told after this."""
        self._walk_on = self._asked = ""
        self.redraw()

    # Walking

    def _walkable(self) -> list[str]:
        """What can be walked along, top to bottom."""
        question = [ON_QUESTION] if self.state.newest_wording("question") else []
        if self._goal is None:
            return question
        return [ON_GOAL, *question, *(organisation.id for organisation in self.state.organisations)]

    def _start(self) -> str:
        """The first organisation that was not asked yet, else the last."""
        walkable = self._walkable()
        open_ones = (one for one in walkable if one not in (ON_GOAL, ON_QUESTION) and not self._stance_of(one))
        return next(open_ones, walkable[-1])

    def _came_to(self, thing: str) -> None:
        """One looks at the newest version again; an organisation speaks now."""
        self._back = 0
        if thing not in (ON_GOAL, ON_QUESTION):
            self.post_message(ColumnWanted(place_of(self.state, self.phase_id, thing).column))

    def _in_place_of_gone(self, walkable: Sequence[str]) -> str:
        """The sentence, or else the question."""
        return walkable[0]

    def _after(self, organisation: str) -> str:
        """The organisation after this one; the last has itself."""
        walkable = self._walkable()
        return walkable[min(walkable.index(organisation) + 1, len(walkable) - 1)]

    def _walked_wording(self) -> Wording | None:
        if self._walked == ON_GOAL:
            return self._goal
        return self.state.newest_wording("question") if self._walked == ON_QUESTION else None

    def action_aside(self, step: int) -> None:
        """To the organisation beside this one, where they stand beside each other."""
        ids = [organisation.id for organisation in self.state.organisations]
        columns = stance_columns(self.state, self._sheet.rows)
        if columns > 1 and self._walked in ids:
            place = ids.index(self._walked) + step * -(-len(ids) // columns)
            if 0 <= place < len(ids):
                self._walk_to(ids[place])

    def action_stand(self, answer: StanceAnswer) -> None:
        """Yes or no; then on to the next organisation. What it said already stays, with its reason."""
        if self._goal is None or self._walked in (ON_GOAL, ON_QUESTION):
            return
        before = self.state.stance(self._goal.id, self._walked)
        if before is None or before.answer != answer:
            seen = before.id if before is not None else ""
            take = intents.TakeStance(wording=self._goal.id, organisation=self._walked, answer=answer, seen=seen)
            self.post_message(Intend(take))
        self._walk_to(self._after(self._walked))

    def action_on_condition(self) -> None:
        """Yes, and the condition is asked at once."""
        if self._walked not in (ON_GOAL, ON_QUESTION):
            self._ask_reason("yes_if")

    def _ask_reason(self, answer: StanceAnswer) -> None:
        """Ask for the words behind it: the condition, or what stands in the way."""
        goal, organisation = self._goal, self.state.organisation(self._walked)
        if goal is None:
            return
        self._asked = organisation.id
        stance = self.state.stance(goal.id, organisation.id)
        said = self.t(f"goal.answer.{answer}")

        def told(text: str, _: str) -> Answer:
            self._walk_on = organisation.id
            return intents.TakeStance(
                wording=goal.id,
                organisation=organisation.id,
                answer=answer,
                reason=text,
                seen=stance.id if stance is not None else "",
            )

        self.post_message(
            Ask(
                f"{organisation.short} {said}",
                told,
                value=stance.reason if stance else "",
                as_line=f"{organisation.short}: {said}{' ' if answer == 'yes_if' else ', '}",
            )
        )

    def action_correct(self) -> None:
        """Other words: for the sentence, the question, a condition, or the reason of a no."""
        wording = self._walked_wording()
        if wording is not None:
            self._reword(wording)
        elif self._goal is not None:
            stance = self.state.stance(self._goal.id, self._walked)
            self._ask_reason("no" if stance is not None and stance.answer == "no" else "yes_if")

    def action_delete(self) -> None:
        """Take the version away, or what the organisation said."""
        wording = self._walked_wording()
        if wording is not None:
            self.post_message(Intend(intents.WithdrawWording(id=wording.id)))
        elif self._goal is not None:
            self.post_message(Intend(intents.ClearStance(wording=self._goal.id, organisation=self._walked)))
