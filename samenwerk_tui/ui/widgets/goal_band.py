"""The band under the top line: what the day is about, always in the same place."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from samenwerk_tui.core.model import Session
from samenwerk_tui.core.wording_hints import question_lead
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.plain import show_text

_BETWEEN = "    "
_TALL = 28
"""Rows of the screen from which the band may have two."""


class GoalBand(Static):
    """The goal and the question of the room; before there is one, the question of the case once that was told.

    Goal and question stand beside each other where both fit, else under each other where there is height for two
    rows, else the goal alone.
    """

    DEFAULT_CSS = """
    GoalBand { height: 1; padding: 0 2; background: $goal-band; text-wrap: nowrap; text-overflow: ellipsis; }
    GoalBand.-two-rows { height: 2; }
    GoalBand.-empty { background: $background; }
    """
    ALLOW_SELECT = False

    def __init__(self, t: Catalog) -> None:
        super().__init__(id="goal")
        self.t = t
        self._texts: tuple[Content, ...] = ()

    def show(self, session: Session) -> None:
        """Tell what stands now."""
        self._texts = tuple(band_texts(self.t, session))
        self.set_class(not self._texts, "-empty")
        self._draw()

    def on_resize(self) -> None:
        """Another width or height."""
        self._draw()

    def _draw(self) -> None:
        texts, width = self._texts, self.size.width
        beside = Content(_BETWEEN).join(texts)
        two_rows = len(texts) > 1 and beside.cell_length > width and self.screen.size.height >= _TALL
        self.set_class(two_rows, "-two-rows")
        if two_rows:
            show_text(self, Content("\n").join(texts))
        else:
            show_text(self, beside if beside.cell_length <= width else Content("").join(texts[:1]))


def band_texts(t: Catalog, session: Session) -> Iterable[Content]:
    """The newest goal and question of the room; else the question of the case, once the case was told.

    Nothing while the room words its goal: then it stands large below.
    """
    goal, question = session.newest_wording("goal"), session.newest_wording("question")
    if goal is not None and session.current.kind == "goal":
        return
    if goal is not None:
        yield Content.assemble((f"{t('board.goal')} ", "bold"), goal.text)
    if question is not None:
        yield _with_lead(question.text)
    elif goal is None and session.case.question and _case_was_told(session):
        yield _with_lead(session.case.question)


def _with_lead(question: str) -> Content:
    lead = question_lead(question)
    return Content.assemble((lead, "bold"), question.removeprefix(lead))


def _case_was_told(session: Session) -> bool:
    phases = session.phases[: session.position + 1]
    return any(phase.kind == "case" for phase in phases) or all(p.kind != "case" for p in session.phases)
