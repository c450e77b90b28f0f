"""Agreements in the order in which they are told, and a call ("wie belt wie") as a line."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from samenwerk_tui.core.dates import day_said
from samenwerk_tui.core.model import Agreement, AgreementKind, AgreementStatus, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day
from samenwerk_tui.ui.widgets.idea_lines import Line, Span
from samenwerk_tui.ui.widgets.sheet import shorts_of

KINDS: tuple[AgreementKind, ...] = ("collaboration", "case")
"""In the order in which they are told: the collaboration is the yield of the day."""
Block = Literal["carried", "collaboration", "case", "calls"]
BLOCKS: tuple[Block, ...] = get_args(Block)
"""What agreements stand together under, in the order in which they are told; headings are `agreements.about.…`."""

_MARKS: Mapping[AgreementStatus, str] = {"open": "○", "runs": "▸", "stuck": "!", "done": "✓", "dropped": "×"}


def block_of(agreement: Agreement, calling: str = "") -> Block:
    """Where an agreement stands. `calling` is the id of one that is becoming a call: whom, is being asked."""
    if agreement.calls or agreement.id == calling:
        return "calls"
    return "carried" if agreement.carried_from is not None else agreement.kind


def in_order(agreements: Sequence[Agreement], calling: str = "") -> tuple[Agreement, ...]:
    """What is carried on from an earlier session first, then what is about the collaboration."""
    return tuple(sorted(agreements, key=lambda agreement: BLOCKS.index(block_of(agreement, calling))))


def owner_of(t: Catalog, session: Session, agreement: Agreement, *, open_still: bool = False) -> Line:
    """Organisation and role; an agreement without a role has nobody yet, and that stays visible.

    With `open_still` it is being asked who: nobody can say yet that there is nobody.
    """
    shorts = organisation_line(session, agreement.organisation)
    role = _role(t, agreement.owner, open_still=open_still)
    return (*shorts, Span(" "), role) if shorts else (role,)


def organisation_line(session: Session, organisation: str | None) -> Line:
    """The short name; of one that takes part no more, its id, which says what it was called."""
    if organisation is None:
        return ()
    return shorts_of(session, (organisation,)) or (Span(organisation, "quiet"),)


def partners_line(session: Session, organisations: Sequence[str]) -> Line:
    """The short names, with blanks between them."""
    spans: list[Span] = []
    for organisation in organisations:
        spans += [Span(" ")] if spans else []
        spans += organisation_line(session, organisation)
    return tuple(spans)


def call_line(t: Catalog, session: Session, agreement: Agreement, *, open_still: bool = False) -> Line:
    """`wijkagent (POL) belt opbouwwerker (SOC) · bij overlast`; what is still to be asked is an ellipsis."""
    callee = agreement.with_organisations[0] if agreement.calls and agreement.with_organisations else None
    return (
        _role(t, agreement.owner, open_still=open_still),
        *_within_brackets(session, agreement.organisation),
        Span(f" {t('agreements.calls')} ", "quiet"),
        Span(agreement.calls or "…"),
        *_within_brackets(session, callee),
        Span(" · ", "quiet"),
        Span(agreement.what),
    )


def mark_of(agreement: Agreement) -> Span:
    """How it stands with an agreement, by a mark."""
    return Span(_MARKS[agreement.status], _style_of(agreement))


def status_of(t: Catalog, agreement: Agreement) -> Span:
    """The same in a word."""
    return Span(t(f"agreements.status.{agreement.status}"), _style_of(agreement))


def _style_of(agreement: Agreement) -> str:
    return "quiet" if agreement.status in ("open", "dropped") else "strong"


def due_lines(t: Catalog, session: Session, agreement: Agreement, today: date) -> tuple[Line, ...]:
    """The day that was meant, and under it what was said if that says more. Without a day, what was said."""
    if agreement.due_date is None:
        return ((Span(agreement.due),),) if agreement.due else ()
    day = (Span(short_day(t, agreement.due_date, today)),)
    said = day_said(agreement.due, today, session.language)
    return (day, (Span(agreement.due, "quiet"),)) if said is not None and said.says_more else (day,)


def _role(t: Catalog, role: str, *, open_still: bool) -> Span:
    return Span(role) if role else Span("…" if open_still else t("agreements.nobody"), "quiet")


def _within_brackets(session: Session, organisation: str | None) -> Line:
    if organisation is None:
        return ()
    (name,) = organisation_line(session, organisation)
    return Span(" "), Span(f"({name.text})", name.style)
