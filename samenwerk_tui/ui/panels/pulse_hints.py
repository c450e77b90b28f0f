"""The keys that matter in a pulse: at a covered statement, at a shown one, and at the overview."""

from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import Pulse, Session
from samenwerk_tui.core.pulse import moment_of
from samenwerk_tui.core.showing import is_shown
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.pulse_choices import is_counted, is_other, next_way


def overview_hints(t: Catalog) -> tuple[Hint, ...]:
    """At the overview."""
    return (
        Hint("←", t("pulse.hint.back")),
        Hint("↑↓", t("pulse.hint.choose")),
        Hint("Enter", t("pulse.hint.open")),
    )


def statement_hints(t: Catalog, session: Session, phase_id: str, statement: Statement) -> tuple[Hint, ...]:
    """At a statement."""
    pulse = session.pulse_of(phase_id)
    group: tuple[Hint, ...] = ()
    if moment_of(session, phase_id) == "end":
        group = (Hint("G", t(f"pulse.hint.{'same' if is_other(session, pulse, statement) else 'other'}_group")),)
    if is_shown(pulse, statement.id):
        return (
            Hint("→", t("pulse.hint.next")),
            Hint("F6", t("pulse.hint.cover")),
            *group,
            Hint("←", t("pulse.hint.back")),
        )
    return _covered_hints(t, pulse, statement, group)


def _covered_hints(t: Catalog, pulse: Pulse, statement: Statement, group: tuple[Hint, ...]) -> tuple[Hint, ...]:
    answer, show = Hint("1-5", t("pulse.hint.answer")), Hint("F6", t("pulse.hint.show"))
    reword = Hint("W", t("pulse.hint.reword"), t("pulse.hint.reword_brief"))
    first = (answer, show) if pulse.counts else (answer, Hint("M", t(f"pulse.hint.{next_way(pulse)}")))
    return (
        *first,
        Hint("Tab", t("pulse.hint.organisation"), t("pulse.hint.organisation_brief")),
        Hint("←→", t("pulse.hint.statement"), t("pulse.hint.statement_brief")),
        Hint("Del", t("pulse.hint.empty")) if is_counted(pulse, statement) else reword,
        *(group or (Hint("N", t("pulse.hint.nobody")),)),
    )
