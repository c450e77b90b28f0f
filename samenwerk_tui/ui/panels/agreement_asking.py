"""Asking through an agreement: one question after the other, each once the answer before it has been kept."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Agreement
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale.dates import short_day
from samenwerk_tui.ui.messages import Answer, Ask, Say
from samenwerk_tui.ui.panels.agreement_questions import (
    CALL_QUESTIONS,
    Question,
    answered,
    current_answer,
    edit,
)
from samenwerk_tui.ui.panels.sheet_panel import SheetPanel


class AgreementAsking:
    """Which agreement is asked about, what is asked, and what will be."""

    def __init__(self, panel: SheetPanel) -> None:
        """`panel` shows the agreements and sends the questions up."""
        self.panel = panel
        self.t = panel.t
        self.about = ""
        """Id of the agreement that was asked about last; empty when it no longer matters."""
        self.question: Question | None = None
        """What is being asked now."""
        self._making: tuple[intents.MakeAgreement, tuple[Question, ...]] | None = None
        """What was just agreed, until it is there, and the questions that begin then."""
        self._answering: tuple[Agreement, tuple[Question, ...]] | None = None
        """An agreement as it was before an answer, and what to ask once the answer has been kept."""

    @property
    def calling(self) -> str:
        """Id of the agreement that is becoming a call: the questions of one are being asked about it."""
        return self.about if self.question in CALL_QUESTIONS else ""

    def forget(self) -> None:
        """Which agreement was asked about no longer matters."""
        self.about = ""

    def close(self) -> None:
        """Nothing is asked any more, or something else will be."""
        self.question = None
        self.panel.redraw()

    def begin_with(self, making: intents.MakeAgreement, questions: tuple[Question, ...]) -> None:
        """Ask these about what was just agreed, once it is there."""
        self._making = making, questions

    def go_on(self) -> None:
        """Ask the next question once what was made or answered has been kept."""
        session = self.panel.state
        agreements = {agreement.id: agreement for agreement in session.agreements}
        if self._making is not None:
            making, questions = self._making
            made = session.agreements[-1] if session.agreements else None
            if made is not None and made.what == clean_line(making.what):
                self._making = None
                self.ask(made, questions)
        elif self._answering is not None:
            before, questions = self._answering
            now = agreements.get(before.id)
            if now != before:
                self._answering = None
            if now is not None and now != before:
                self._tell_day(before, now)
                self.ask(now, questions)
        if self.about not in agreements:
            self.forget()

    def ask(self, agreement: Agreement, questions: tuple[Question, ...]) -> None:
        """Ask the first of the questions about an agreement; its answer leads to the others."""
        self.about = agreement.id if questions else ""
        self.question = questions[0] if questions else None
        self.panel.redraw()
        if not questions:
            return
        question, *others = questions

        def answer(text: str, column: str) -> Answer:
            return self._answer(agreement, question, tuple(others), text)

        self.panel.post_message(
            Ask(
                self.t(f"agreements.ask.{question}"),
                answer,
                value=current_answer(self.panel.state, agreement, question),
                hint=self.t(f"agreements.example.{question}"),
                as_line=None if question in ("partners", "callee") else "",
            )
        )

    def _answer(self, seen: Agreement, question: Question, others: tuple[Question, ...], text: str) -> Answer:
        session = self.panel.state
        answer = answered(self.t, session, seen, question, text)
        self.question = question  # asked again where the answer is no good or cannot be kept
        self.panel.redraw()
        if not isinstance(answer, intents.EditAgreement):
            return answer
        now = next((agreement for agreement in session.agreements if agreement.id == seen.id), None)
        if answer == edit(seen, seen) and now is not None:
            self.ask(now, others)
            return None
        self._answering = (seen, others)
        return answer

    def _tell_day(self, before: Agreement, now: Agreement) -> None:
        """Say so where the day that was filled in has been, or where it is none."""
        if now.due == before.due or not now.due:
            return
        today = self.panel.now.date()
        if now.due_date is None:
            self.panel.post_message(Say(self.t("agreements.no_day", due=now.due)))
        elif now.due_date < today:
            self.panel.post_message(Say(self.t("agreements.past", day=short_day(self.t, now.due_date, today))))
