"""What is asked about an agreement, one question after the other, and what each answer makes of it."""

import re
from typing import Literal, get_args

from samenwerk_tui.core.intents import EditAgreement, MakeAgreement
from samenwerk_tui.core.line import find_organisation, is_whole_group
from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.routes import Place, whose
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.agreement_table import AgreementKind

Question = Literal["what", "owner", "partners", "due", "first_step"]
"""Labels and hints are in the catalogs under `agreements.ask.<question>` and `agreements.example.<question>`."""
QUESTIONS: tuple[Question, ...] = get_args(Question)
"""In the order in which they are asked; the first is answered already when an agreement is made."""

_SEPARATOR = re.compile(r"[,;/+&]")


def agreed(session: Session, phase_id: str, kind: AgreementKind, what: str, place: Place) -> MakeAgreement:
    """The agreement that a line makes: of the organisation that speaks; of all at a table together."""
    organisations = whose(session, phase_id, place)
    return MakeAgreement(
        phase=phase_id,
        kind=kind,
        what=what,
        organisation=organisations[0] if len(organisations) == 1 else None,
        with_organisations=organisations if len(organisations) > 1 else (),
    )


def current_answer(session: Session, agreement: Agreement, question: Question) -> str:
    """The answer as it stands, to be changed in the line."""
    shorts = {organisation.id: organisation.short for organisation in session.organisations}
    match question:
        case "what":
            return agreement.what
        case "owner":
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
) -> EditAgreement | str:
    """The agreement with this answer in it, or a word why it is none.

    Before the role of the owner may stand a short name ("POL wijkagent", "pol: wijkagent"): that of the
    organisation. Partners are short names, ids or names, with blanks, commas or "en" between them; "iedereen" or
    "hele groep" is all of them.
    """
    changes: dict[str, object] = {}
    match question:
        case "what":
            if not text:
                return t("rule.empty_text")
            changes["what"] = text
        case "owner":
            changes.update(named_owner(session, text))
        case "partners":
            partners = _partners(t, session, text)
            if isinstance(partners, str):
                return partners
            changes["with_organisations"] = tuple(p for p in partners if p != agreement.organisation)
        case "due" | "first_step":
            changes[question] = text
    return edit(agreement.model_copy(update=changes))


def edit(agreement: Agreement) -> EditAgreement:
    """The intent that makes an agreement what it is here."""
    return EditAgreement(**agreement.model_dump(include=set(EditAgreement.model_fields)))


def named_owner(session: Session, text: str) -> dict[str, str]:
    """`owner` (a role), and `organisation` (its id) where one is named: its name alone is taken for the role too."""
    alone = find_organisation(text.rstrip(":"), session.organisations)
    if alone is not None:
        return {"owner": alone.name, "organisation": alone.id}
    first, _, role = text.partition(" ")
    for organisation in session.organisations:
        if first.rstrip(":").casefold() == organisation.short.casefold():
            return {"owner": role.strip(), "organisation": organisation.id}
    return {"owner": text}


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
