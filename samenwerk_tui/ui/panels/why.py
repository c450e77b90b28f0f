"""Blik van buiten: why-questions as cards, one at a time, with their answers; questions to each other too."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from samenwerk_tui.core import intents
from samenwerk_tui.core.asking import is_question
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.line import suggests_parking
from samenwerk_tui.core.model import Contribution, Question, Session
from samenwerk_tui.core.questions import Card
from samenwerk_tui.core.routes import Place, place_of
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import ColumnWanted, Intend, Say
from samenwerk_tui.ui.panels.base import Hint, Offer
from samenwerk_tui.ui.panels.idea_actions import erase_offer, move_line
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.panels.why_corrections import (
    asked_by,
    asker_at,
    column_of_asker,
    correct_line,
    correct_question,
)
from samenwerk_tui.ui.panels.why_deck import (
    LOOSE,
    answered_cards,
    deck_of,
    newest_card,
    on_card,
    place_in,
    question_on,
    shuffled,
)
from samenwerk_tui.ui.panels.why_view import ON_CARD, card_rows, list_rows
from samenwerk_tui.ui.widgets.sheet import Row, Sheet

_BESIDE = 110
"""Cells of the panel from which the other questions stand beside the current one."""


class WhyPanel(WalkPanel):
    """A line answers the question that is shown; one that ends with a question mark is a new question, and is shown.

    Which card is shown, and in what order they come, is a matter of looking. With the keyboard one walks through the
    question and its answers.
    """

    dot_blanks = False
    DEFAULT_CSS = """
    WhyPanel #questions { width: 1fr; max-width: 48; margin-left: 4; }
    WhyPanel #question { width: 2fr; }
    """
    BINDINGS = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("enter", "correct", show=False),
        Binding("delete", "delete", show=False),
        Binding("v,V", "move", show=False),
        Binding("s,S", "shuffle", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet.id = "question"
        self._list = Sheet(self._draw_list)
        self._list.id = "questions"
        self._random = Random()
        self._order: tuple[str, ...] = ()
        """Ids in the order they were shuffled to; the others come after them, as they were asked."""
        self._asking: intents.AskQuestion | None = None
        """What was just asked, until it is there: then whoever is asked has the word."""
        self._known = {question.id for question in session.questions}
        self._card = newest_card(session, phase)
        self._before = self._card
        """The card that was shown before the newest question came."""
        self._place = place_in(self._deck(), self._card)
        """Place of the card in the deck, for when it is taken away."""

    def compose(self) -> ComposeResult:
        """The card with its answers, and all questions."""
        with Horizontal():
            yield self._sheet
            yield self._list

    # Cards

    def _deck(self) -> tuple[Card, ...]:
        return deck_of(self.state, self.phase_id, self._order)

    def _answers(self) -> tuple[Contribution, ...]:
        return on_card(self.state, self.phase_id, self._card)

    def _show_card(self, card: str) -> None:
        self._card = card
        self._place = place_in(self._deck(), self._card)
        if self._walked:
            self._walked = self._walkable()[-1]
        self.redraw()

    # What is shown

    def _draw(self, width: int, height: int) -> list[Row]:
        deck = self._deck()
        place = place_in(deck, self._card)
        return card_rows(
            self.t,
            self.state,
            deck[place],
            (place + 1, len(deck)),
            self._answers(),
            width,
            height,
            walked=self._walked,
            covered=self.phase.covered,
        )

    def _draw_list(self, width: int, height: int) -> list[Row]:
        deck = self._deck()
        answered = answered_cards(self.state, self.phase_id, deck)
        return list_rows(self.t, self.state, deck, self._card, answered, width, height)

    def redraw(self) -> None:
        """Show the state as it is now."""
        super().redraw()
        self._list.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Another width: the list has room or has not."""
        self._list.display = event.size.width >= _BESIDE

    def watch_session(self) -> None:
        """A new question is shown at once; with one that was taken away, the card that was shown before it."""
        if self.state.phase != self.phase_id:
            return
        new = [question for question in self.state.questions if question.id not in self._known]
        self._known = {question.id for question in self.state.questions}
        deck = {card.id: place for place, card in enumerate(self._deck())}
        if new:
            self._before = self._card if self._card in deck else self._before
            self._card = new[-1].id
            self._give_the_word(new[-1])
        elif self._card not in deck:
            near = list(deck)[min(self._place, len(deck) - 1)]
            self._card = self._before if self._before in deck else near
        self._place = deck[self._card]
        super().watch_session()

    def _give_the_word(self, question: Question) -> None:
        """The next line is mostly the answer, of the one organisation that was asked from here."""
        asking, self._asking = self._asking, None
        if asking is None or asking.text != question.text or len(question.asked_of) != 1:
            return
        self.post_message(ColumnWanted(place_of(self.state, self.phase_id, question.asked_of[0]).column))

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self.has_focus:
            return (
                Hint("Enter", t("why.hint.correct")),
                Hint("Esc", t("why.hint.back")),
                Hint("←→", t("why.hint.turn"), brief=t("why.hint.turn_brief")),
                Hint("S", t("why.hint.shuffle")),
                Hint("V", t("why.hint.move")),
                Hint("Del", t("why.hint.delete")),
            )
        cover = (Hint("F6", t("why.hint.reveal")),) if self.phase.covered else ()
        return (
            *cover,
            Hint("Enter", t("why.hint.answer")),
            Hint("…?", t("why.hint.ask"), brief=t("why.hint.ask_brief")),
            Hint("←→", t("why.hint.turn"), brief=t("why.hint.turn_brief")),
            Hint("Tab", t("why.hint.organisation")),
            Hint("↑", t("why.hint.correct")),
            Hint("↓", t("why.hint.walk")),
        )

    def offers(self) -> tuple[Offer, ...]:
        """Another order; while walking, erasing for good."""
        shuffle = Offer(self.t("why.shuffle"), self.t("why.shuffle_help"), self.action_shuffle)
        line, question = self._walked_line(), self._walked_question()
        walked = line or question
        if walked is None:
            return (shuffle,)
        return (erase_offer(self.t, walked.id, walked.text, self.post_message), shuffle)

    def toggle_cover(self) -> None:
        """Answer in silence first, or show all of it."""
        self.post_message(Intend(intents.CoverPhase(phase=self.phase_id, covered=not self.phase.covered)))

    # The line

    def meaning(self, text: str, place: Place) -> intents.AskQuestion | None:
        """A line that ends with a question mark is asked; any other is an answer."""
        if not is_question(text):
            return None
        return asked_by(self.state, self.phase_id, text, asker_at(self.state, self.phase_id, place))

    def take_line(self, text: str, place: Place) -> intents.AskQuestion | None:
        """The question, and whoever is asked has the word once it is there."""
        self._asking = self.meaning(text, place)
        return self._asking

    def completed(self, line: intents.NewLine) -> intents.NewLine:
        """A line answers the question that is shown; what was learned or parked is no answer.

        A "ja, maar" stands there too, but stays a contribution: it may still be parked.
        """
        if line.kind not in ("contribution", "answer"):
            return line
        kind = "contribution" if line.kind == "contribution" and suggests_parking(line.text) else "answer"
        return line.model_copy(update={"kind": kind, "question": question_on(self._card)})

    def recall(self) -> bool:
        """↑ on an empty line: what the current column said or asked last."""
        lines = self.state.in_column(self.phase_id, self.column)
        asker = asker_at(self.state, self.phase_id, Place(column=self.column))
        asked = [q for q in self.state.questions if (q.phase, q.asked_by) == (self.phase_id, asker)]
        if asked and (not lines or asked[-1].at > lines[-1].at):
            self._correct_question(asked[-1])
            return True
        if lines and lines[-1].kind in ("contribution", "answer"):
            self._correct_line(lines[-1])
            return True
        return False

    def _correct_line(self, line: Contribution) -> None:
        deck = {card.id for card in self._deck()}
        self._show_card(line.question if line.question in deck else self._card)
        self.post_message(correct_line(self.t, self.state, line))

    def _correct_question(self, question: Question) -> None:
        self._show_card(question.id)
        self.post_message(ColumnWanted(column_of_asker(self.state, question)))
        before = self._before if self._before != question.id else LOOSE
        self.post_message(correct_question(self.t, self.state, question, before))

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: the card before or after this one."""
        deck = self._deck()
        place = min(max(0, place_in(deck, self._card) + step), len(deck) - 1)
        self._show_card(deck[place].id)
        return len(deck) > 1

    # Walking

    def _walkable(self) -> list[str]:
        """The card and its answers; what is covered cannot be walked through."""
        return [ON_CARD, *(() if self.phase.covered else (line.id for line in self._answers()))]

    def _came_to(self, thing: str) -> None:
        """Whose answer it is, speaks now."""
        line = self._walked_line()
        if line is not None and line.phase == self.phase_id and line.column != self.column:
            self.post_message(ColumnWanted(line.column))

    def _in_place_of_gone(self, walkable: Sequence[str]) -> str:
        """The newest answer, or the card."""
        return walkable[-1]

    def _walked_line(self) -> Contribution | None:
        return next((line for line in self._answers() if line.id == self._walked), None)

    def _walked_question(self) -> Question | None:
        """The question under the walker, where it is the room's own."""
        if self._walked != ON_CARD:
            return None
        return next((question for question in self.state.questions if question.id == self._card), None)

    def action_turn(self, step: int) -> None:
        """The card before or after this one."""
        self.turn_page(step)

    def action_shuffle(self) -> None:
        """The cards in another order, those that nobody answered yet first; the first of them is shown."""
        deck = self._deck()
        self._order = shuffled(deck, answered_cards(self.state, self.phase_id, deck), self._random)
        self._show_card(self._order[0])
        self.post_message(Say(self.t("why.shuffled")))

    def action_correct(self) -> None:
        """Other words for the answer, or for a question of the room."""
        line, question = self._walked_line(), self._walked_question()
        if line is not None:
            self._correct_line(line)
        elif question is not None:
            self._correct_question(question)
        else:
            self.post_message(Say(self.t("why.of_case")))

    def action_delete(self) -> None:
        """Take the answer away, or a question of the room."""
        line, question = self._walked_line(), self._walked_question()
        taken: Intent | None = None
        if line is not None:
            taken = intents.DeleteContribution(id=line.id, seen=line)
        elif question is not None:
            taken = intents.DeleteQuestion(id=question.id, seen=question)
        self.post_message(Intend(taken) if taken else Say(self.t("why.of_case")))

    def action_move(self) -> None:
        """Ask whose the answer is after all."""
        line = self._walked_line()
        if line is not None:
            self.post_message(move_line(self.t, self.state, line))

    def _press(self, tag: str) -> None:
        """A click on the card or an answer walks to it; one in the list shows that card."""
        if tag in self._walkable():
            super()._press(tag)
        else:
            self._show_card(tag)
