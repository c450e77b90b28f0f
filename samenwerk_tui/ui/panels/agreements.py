"""Agreements: what, who takes it on, with whom, when, the first step; about working together and about the case."""

from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core.intents import DeleteAgreement, EditAgreement, MakeAgreement
from samenwerk_tui.core.model import Agreement, AgreementKind, AgreementStatus, Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day
from samenwerk_tui.ui.messages import Answer, Ask, Intend, Say, Turned
from samenwerk_tui.ui.panels.agreement_questions import (
    CALL_QUESTIONS,
    LINE_KINDS,
    QUESTIONS,
    LineKind,
    Question,
    agreed,
    answered,
    current_answer,
    edit,
    questions_about,
)
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.sheet_panel import WalkPanel
from samenwerk_tui.ui.widgets.agreement_blocks import in_order
from samenwerk_tui.ui.widgets.agreement_table import AgreementTable, Looking
from samenwerk_tui.ui.widgets.agreement_window import AgreementWindow
from samenwerk_tui.ui.widgets.idea_lines import Span, wrap
from samenwerk_tui.ui.widgets.said import said, signed
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, shortened


class AgreementsPanel(WalkPanel):
    """The table of agreements. A line makes one at once, and what is not said yet is asked after it; every answer is
    kept at once too. With the keyboard one walks through the table.
    """

    BINDINGS = [
        Binding("enter", "edit", show=False),
        Binding("delete", "delete", show=False),
        Binding("k,K", "switch_kind", show=False),
        Binding("d,D", "stand('done')", show=False),
        Binding("l,L", "stand('runs')", show=False),
        Binding("v,V", "stand('stuck')", show=False),
        Binding("x,X", "stand('dropped')", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._window = AgreementWindow(t)
        self._kind: LineKind = LINE_KINDS[0]
        """What a typed line becomes."""
        self._asked = ""
        """Id of the agreement that was asked about last; empty when it no longer matters."""
        self._question: Question | None = None
        """What is being asked now."""
        self._making: MakeAgreement | None = None
        """What was just agreed, until it is there: then the questions about it begin."""
        self._to_ask: tuple[Question, ...] = ()
        """The questions that begin then."""
        self._answering: tuple[Agreement, tuple[Question, ...]] | None = None
        """An agreement as it was before an answer, and what to ask once the answer has been kept."""

    # What is shown

    def _draw(self, width: int, height: int) -> list[Row]:
        loose = said(self.state, self.phase_id)
        foot = []
        if loose:
            count = self.t.n("agreements.loose", len(loose))
            newest = signed(self.state, loose[-1])
            foot = [NO_ROW, Row(shortened((Span(f"{count}   ", "quiet"), *newest), width))]
        room = height - len(foot)
        rows = self._table(width, room) if self.state.agreements else self._empty(width)[: max(1, room)]
        return [*rows, *[NO_ROW] * (room - len(rows)), *foot] if room > 1 else rows

    def _empty(self, width: int) -> list[Row]:
        prompt = wrap(self.phase.prompt, width, self.t.language) if self.phase.prompt else ()
        words = [
            line
            for text in (self.t("agreements.empty"), self.t("agreements.choose_kind"))
            for line in wrap(text, width, self.t.language)
        ]
        return [
            *(Row((Span(line, "strong"),)) for line in prompt),
            NO_ROW,
            *(Row((Span(w, "quiet"),)) for w in words),
        ]

    def _table(self, width: int, height: int) -> list[Row]:
        active = self._walked or self._asked
        looking = Looking(
            today=self.now.date(),
            here=active,
            asked=self._asked if self._question in ("owner", "caller") else "",
            calling=self._calling,
        )
        return self._window.rows(AgreementTable(self.t, self.state, width, looking), height, active)

    @property
    def _calling(self) -> str:
        """Id of the agreement that is becoming a call: the questions of one are being asked about it."""
        return self._asked if self._question in CALL_QUESTIONS else ""

    def watch_session(self) -> None:
        """Something was agreed or changed: show it, and ask what is to be asked next."""
        self._go_on_asking()
        super().watch_session()

    def watch_column(self) -> None:
        """Somebody else is speaking."""
        self.redraw()

    def line_label(self, column: str) -> str:
        """What a line becomes an agreement about, after the name of who speaks; nothing of it while walking."""
        if self.has_focus:
            return column
        return f"{column} · {self.t(f'agreements.label.{self._kind}')}"

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self.has_focus and self._is_carried(self._walked):
            return (
                Hint("D", t("agreements.hint.done")),
                Hint("L", t("agreements.hint.runs")),
                Hint("V", t("agreements.hint.stuck")),
                Hint("X", t("agreements.hint.dropped")),
                Hint("Enter", t("agreements.hint.edit")),
                Hint("Esc", t("agreements.hint.back")),
            )
        if self.has_focus:
            return (
                Hint("↑↓", t("agreements.hint.choose")),
                Hint("Enter", t("agreements.hint.edit")),
                Hint("Esc", t("agreements.hint.back")),
                Hint("K", t("agreements.hint.kind")),
                Hint("Del", t("agreements.hint.delete")),
            )
        return (
            Hint("Enter", t("agreements.hint.agree")),
            Hint("←→", t("agreements.hint.kind")),
            Hint("Tab", t("agreements.hint.organisation")),
            Hint("↓", t("agreements.hint.walk")),
        )

    # Making and asking

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: it becomes something else."""
        self._kind = LINE_KINDS[(LINE_KINDS.index(self._kind) + step) % len(LINE_KINDS)]
        self._asked = ""
        self.redraw()
        return True

    def meaning(self, text: str, place: Place) -> MakeAgreement:
        """A line is an agreement; the organisation that speaks is the owner's, a table's are all in it together."""
        return agreed(self.state, self.phase_id, self._kind, text, place)

    def take_line(self, text: str, place: Place) -> MakeAgreement:
        """The agreement, and what is not said yet is asked once it is there."""
        self._making = self.meaning(text, place)
        self._to_ask = (CALL_QUESTIONS if self._kind == "calls" else QUESTIONS)[1:]
        return self._making

    def recall(self) -> bool:
        """↑ on an empty line: the last agreement is asked through again."""
        if self.state.agreements:
            self._ask(self.state.agreements[-1], questions_about(self.state.agreements[-1]))
        return bool(self.state.agreements)

    def _go_on_asking(self) -> None:
        """Ask the next question once what was made or answered has been kept."""
        agreements = {agreement.id: agreement for agreement in self.state.agreements}
        if self._making is not None:
            made = self.state.agreements[-1] if self.state.agreements else None
            if made is not None and made.what == clean_line(self._making.what):
                self._making = None
                self._ask(made, self._to_ask)
        elif self._answering is not None:
            before, questions = self._answering
            now = agreements.get(before.id)
            if now != before:
                self._answering = None
            if now is not None and now != before:
                self._tell_day(before, now)
                self._ask(now, questions)
        if self._asked not in agreements:
            self._asked = ""

    def _ask(self, agreement: Agreement, questions: tuple[Question, ...]) -> None:
        """Ask the first of the questions about an agreement; its answer leads to the others."""
        self._asked = agreement.id if questions else ""
        self._question = questions[0] if questions else None
        self.redraw()
        if not questions:
            return
        question, *others = questions

        def answer(text: str, column: str) -> Answer:
            return self._answer(agreement.id, question, tuple(others), text)

        self.post_message(
            Ask(
                self.t(f"agreements.ask.{question}"),
                answer,
                value=current_answer(self.state, agreement, question),
                hint=self.t(f"agreements.example.{question}"),
                as_line=None if question in ("partners", "callee") else "",
            )
        )

    def _tell_day(self, before: Agreement, now: Agreement) -> None:
        """Say so where the day that was filled in has been, or where it is none."""
        if now.due == before.due or not now.due:
            return
        today = self.now.date()
        if now.due_date is None:
            self.post_message(Say(self.t("agreements.no_day", due=now.due)))
        elif now.due_date < today:
            self.post_message(Say(self.t("agreements.past", day=short_day(self.t, now.due_date, today))))

    def question_closed(self) -> None:
        """Nothing is asked any more, or something else will be."""
        self._question = None
        self.redraw()

    def _answer(self, agreement_id: str, question: Question, others: tuple[Question, ...], text: str) -> Answer:
        before = self._agreement(agreement_id)
        if before is None:
            self.post_message(Say(self.t("rule.gone"), alarm=True))
            return None
        answer = answered(self.t, self.state, before, question, text)
        self._question = question  # asked again where the answer is no good or cannot be kept
        self.redraw()
        if not isinstance(answer, EditAgreement):
            return answer
        if answer == edit(before):
            self._ask(before, others)
            return None
        self._answering = (before, others)
        return answer

    def _is_carried(self, agreement_id: str) -> bool:
        agreement = self._agreement(agreement_id)
        return agreement is not None and agreement.carried_from is not None

    def _agreement(self, agreement_id: str) -> Agreement | None:
        return next((agreement for agreement in self.state.agreements if agreement.id == agreement_id), None)

    # Walking

    def _walkable(self) -> list[str]:
        return [agreement.id for agreement in in_order(self.state.agreements, self._calling)]

    def _start(self) -> str:
        """The agreement that was made last; as long as nothing was made today, the first one."""
        newest = self.state.agreements[-1]
        return self._asked or (newest.id if newest.carried_from is None else self._walkable()[0])

    def _walk_to(self, thing: str) -> None:
        turned = self._is_carried(self._walked) != self._is_carried(thing)
        super()._walk_to(thing)
        if turned and self.has_focus:
            self.post_message(Turned())

    def _came_to(self, thing: str) -> None:
        """Nothing that was asked matters any more."""
        self._asked = ""
        self._window.face_down()

    def action_edit(self) -> None:
        """Ask everything again, with the answers as they are."""
        agreement = self._agreement(self._walked)
        if agreement is not None:
            self._ask(agreement, questions_about(agreement))

    def action_delete(self) -> None:
        """Take the agreement away."""
        if self._walked:
            self.post_message(Intend(DeleteAgreement(id=self._walked)))

    def action_switch_kind(self) -> None:
        """About the case instead of the collaboration, or the other way round."""
        agreement = self._agreement(self._walked)
        if agreement is not None:
            other: AgreementKind = "case" if agreement.kind == "collaboration" else "collaboration"
            self.post_message(Intend(edit(agreement.model_copy(update={"kind": other}))))

    def action_stand(self, status: AgreementStatus) -> None:
        """How it stands with an agreement of an earlier session; the same key again makes it open once more."""
        agreement = self._agreement(self._walked)
        if agreement is not None and agreement.carried_from is not None:
            now = "open" if agreement.status == status else status
            self.post_message(Intend(edit(agreement.model_copy(update={"status": now}))))

    def _wheel(self, step: int) -> None:
        """Move through the table."""
        self._asked = ""
        self._window.scroll(step)
        self.redraw()
