"""What is asked about an agreement, one question after the other, and what each answer makes of it."""

import re
from typing import Literal, get_args

from samenwerk_tui.core import intents
from samenwerk_tui.core.line import find_organisation, is_whole_group
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.routes import Place, whose
from samenwerk_tui.locale import Catalog

LineKind = Literal["collaboration", "case", "calls"]
"""What a typed line becomes: an agreement of either kind, or who calls whom (which is about the collaboration)."""
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
Question = Literal["what", "owner", "partners", "due", "first_step", "about", "caller", "callee"]
"""Labels and hints are in the catalogs under `agreements.ask.<question>` and `agreements.example.<question>`."""
QUESTIONS: tuple[Question, ...] = ("what", "owner", "partners", "due", "first_step")
"""In the order in which they are asked; the first is answered already when an agreement is made."""
CALL_QUESTIONS: tuple[Question, ...] = ("about", "caller", "callee")
"""The same for who calls whom."""

_SEPARATOR = re.compile(r"[,;/+&]")


def questions_about(agreement: Agreement) -> tuple[Question, ...]:
    """Everything that is asked about it."""
    return CALL_QUESTIONS if agreement.calls else QUESTIONS


def agreed(session: Session, phase_id: str, kind: LineKind, what: str, place: Place) -> intents.MakeAgreement:
    """The agreement that a line makes: of the organisation that speaks; of all at a table together."""
    organisations = whose(session, phase_id, place)
    return intents.MakeAgreement(
        phase=phase_id,
        kind="case" if kind == "case" else "collaboration",
        what=what,
        organisation=organisations[0] if len(organisations) == 1 else None,
        with_organisations=organisations if len(organisations) > 1 else (),
    )


def current_answer(session: Session, agreement: Agreement, question: Question) -> str:
    """The answer as it stands, to be changed in the line."""
    shorts = {organisation.id: organisation.short for organisation in session.organisations}
    match question:
        case "what" | "about":
            return agreement.what
        case "callee":
            short = shorts.get(next(iter(agreement.with_organisations), ""), "")
            return f"{short} {agreement.calls}".strip() if agreement.calls else ""
        case "owner" | "caller":
            short = shorts.get(agreement.organisation or "", "")
            return f"{short} {agreement.owner}".strip() if agreement.owner else ""
        case "partners":
            return " ".join(shorts[partner] for partner in agreement.with_organisations if partner in shorts)
        case "due":
            return agreement.due
        case "first_step":
            return agreement.first_step


def answered(
    t: Catalog, session: Session, agreement: Agreement, question: Question, text: str
) -> intents.EditAgreement | str:
    """The agreement with this answer in it, or a word why it is none.

    Before the role of the owner may stand a short name ("POL wijkagent", "pol: wijkagent"): that of the
    organisation. Partners are short names, ids or names, with blanks, commas or "en" between them; "iedereen" or
    "hele groep" is all of them.
    """
    changes: dict[str, object] = {}
    match question:
        case "what" | "about":
            if not text:
                return t("rule.empty_text")
            changes["what"] = text
        case "owner" | "caller":
            role, organisation = named_role(session, text)
            changes["owner"] = role
            if organisation is not None:
                changes["organisation"] = organisation
        case "callee":
            if not text:
                return edit(agreement, agreement)
            callee = _callee(t, session, agreement, text)
            if isinstance(callee, str):
                return callee
            changes.update(callee)
        case "partners":
            partners = _partners(t, session, text)
            if isinstance(partners, str):
                return partners
            changes["with_organisations"] = tuple(p for p in partners if p != agreement.organisation)
        case "due" | "first_step":
            changes[question] = text
    return edit(agreement.model_copy(update=changes), agreement)


def edit(agreement: Agreement, seen: Agreement) -> intents.EditAgreement:
    """The intent that makes an agreement, as it was seen, what it is here."""
    return intents.EditAgreement(**agreement.model_dump(include=set(intents.EditAgreement.model_fields)), seen=seen)


def named_role(session: Session, text: str) -> tuple[str, str | None]:
    """Role, and organisation where one is named; the name of an organisation alone is taken for the role as well."""
    alone = find_organisation(text.rstrip(":"), session.organisations)
    if alone is not None:
        return alone.name, alone.id
    first, _, role = text.partition(" ")
    for organisation in session.organisations:
        if first.rstrip(":").casefold() == organisation.short.casefold():
            return role.strip(), organisation.id
    return text, None


def _callee(t: Catalog, session: Session, agreement: Agreement, text: str) -> dict[str, object] | str:
    """Whom one calls, or a word why that is nobody: a role of another organisation.

    Where it was said already which one, a role alone will do.
    """
    role, organisation = named_role(session, text)
    if organisation is None and agreement.calls:
        organisation = next(iter(agreement.with_organisations), None)
    others = [one for one in session.organisations if one.id != agreement.organisation]
    shorts = " ".join(one.short for one in others)
    if organisation is None or not role:
        return t("agreements.callee_of", shorts=shorts)
    if organisation == agreement.organisation:
        return t("agreements.callee_other", shorts=shorts)
    return {"calls": role, "with_organisations": (organisation,)}


def _partners(t: Catalog, session: Session, text: str) -> tuple[str, ...] | str:
    everybody = tuple(organisation.id for organisation in session.organisations)
    if is_whole_group(text) or text.casefold() == t("agreements.everybody"):
        return everybody
    found: dict[str, None] = {}
    for piece in _SEPARATOR.split(text):
        named = find_organisation(piece, session.organisations)
        for word in (piece,) if named else piece.split():
            organisation = find_organisation(word, session.organisations)
            if organisation is not None:
                found[organisation.id] = None
            elif word.casefold() != t("agreements.and"):
                shorts = " ".join(organisation.short for organisation in session.organisations)
                return t("agreements.unknown", name=word, shorts=shorts)
    return tuple(found)
