"""Agreements: what, who takes it on, with whom, when, the first step; about working together and about the case."""

from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Agreement, AgreementKind, AgreementStatus, Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend, Turned
from samenwerk_tui.ui.panels.agreement_asking import AgreementAsking
from samenwerk_tui.ui.panels.agreement_questions import (
    CALL_QUESTIONS,
    LINE_KINDS,
    QUESTIONS,
    LineKind,
    agreed,
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
        self._asking = AgreementAsking(self)

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
        asking = self._asking
        active = self._walked or asking.about
        looking = Looking(
            today=self.now.date(),
            here=active,
            asked=asking.about if asking.question in ("owner", "caller") else "",
            calling=asking.calling,
        )
        return self._window.rows(AgreementTable(self.t, self.state, width, looking), height, active)

    def watch_session(self) -> None:
        """Something was agreed or changed: show it, and ask what is to be asked next."""
        self._asking.go_on()
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
        self._asking.forget()
        self.redraw()
        return True

    def meaning(self, text: str, place: Place) -> intents.MakeAgreement:
        """A line is an agreement; the organisation that speaks is the owner's, a table's are all in it together."""
        return agreed(self.state, self.phase_id, self._kind, text, place)

    def take_line(self, text: str, place: Place) -> intents.MakeAgreement:
        """The agreement, and what is not said yet is asked once it is there."""
        making = self.meaning(text, place)
        questions = CALL_QUESTIONS if self._kind == "calls" else QUESTIONS
        self._asking.begin_with(making, questions[1:])
        return making

    def recall(self) -> bool:
        """↑ on an empty line: the last agreement is asked through again."""
        if self.state.agreements:
            self._asking.ask(self.state.agreements[-1], questions_about(self.state.agreements[-1]))
        return bool(self.state.agreements)

    def question_closed(self) -> None:
        """Nothing is asked any more, or something else will be."""
        self._asking.close()

    def _is_carried(self, agreement_id: str) -> bool:
        agreement = self._agreement(agreement_id)
        return agreement is not None and agreement.carried_from is not None

    def _agreement(self, agreement_id: str) -> Agreement | None:
        return next((agreement for agreement in self.state.agreements if agreement.id == agreement_id), None)

    # Walking

    def _walkable(self) -> list[str]:
        return [agreement.id for agreement in in_order(self.state.agreements, self._asking.calling)]

    def _start(self) -> str:
        """The agreement that was made last; as long as nothing was made today, the first one."""
        newest = self.state.agreements[-1]
        return self._asking.about or (newest.id if newest.carried_from is None else self._walkable()[0])

    def _walk_to(self, thing: str) -> None:
        turned = self._is_carried(self._walked) != self._is_carried(thing)
        super()._walk_to(thing)
        if turned and self.has_focus:
            self.post_message(Turned())

    def _came_to(self, thing: str) -> None:
        """Nothing that was asked matters any more."""
        self._asking.forget()
        self._window.face_down()

    def action_edit(self) -> None:
        """Ask everything again, with the answers as they are."""
        agreement = self._agreement(self._walked)
        if agreement is not None:
            self._asking.ask(agreement, questions_about(agreement))

    def action_delete(self) -> None:
        """Take the agreement away."""
        if self._walked:
            self.post_message(Intend(intents.DeleteAgreement(id=self._walked, seen=self._agreement(self._walked))))

    def action_switch_kind(self) -> None:
        """About the case instead of the collaboration, or the other way round."""
        agreement = self._agreement(self._walked)
        if agreement is not None:
            other: AgreementKind = "case" if agreement.kind == "collaboration" else "collaboration"
            self.post_message(Intend(edit(agreement.model_copy(update={"kind": other}), agreement)))

    def action_stand(self, status: AgreementStatus) -> None:
        """How it stands with an agreement of an earlier session; the same key again makes it open once more."""
        agreement = self._agreement(self._walked)
        if agreement is not None and agreement.carried_from is not None:
            now = "open" if agreement.status == status else status
            self.post_message(Intend(edit(agreement.model_copy(update={"status": now}), agreement)))

    def _wheel(self, step: int) -> None:
        """Move through the table."""
        self._asking.forget()
        self._window.scroll(step)
        self.redraw()
