"""What can become of a parked "ja, maar": each as the message that gets it done."""

from collections.abc import Callable, Mapping

from textual.message import Message

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import Objection
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.routes import Place, whose
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, Intend, Say
from samenwerk_tui.ui.panels.agreement_questions import named_role


def answer(t: Catalog, session: Session, phase_id: str, objection: Objection) -> Message:
    """Ask for the answer; it is of who speaks."""
    settled = objection.settled

    def keep(text: str, column: str) -> Answer:
        return intents.SettleParked(
            parked=objection.line.id,
            how="answered",
            text=text,
            organisation=_speaks(session, phase_id, column),
            seen=_seen(objection),
        )

    old = settled.text if settled is not None and settled.how == "answered" else ""
    return Ask(t("develop.ask.answer"), keep, value=old, hint=t("develop.example.answer"), as_line="", of_column=True)


def own(t: Catalog, session: Session, phase_id: str, objection: Objection) -> Message:
    """Ask for the role that takes it on; of the organisation that speaks, or that is named before the role."""
    settled = objection.settled

    def keep(text: str, column: str) -> Answer:
        role, organisation = named_role(session, text)
        organisation = organisation or _speaks(session, phase_id, column)
        return intents.SettleParked(
            parked=objection.line.id, how="owned", text=role, organisation=organisation, seen=_seen(objection)
        )

    old = settled.text if settled is not None and settled.how == "owned" else ""
    return Ask(t("develop.ask.owner"), keep, value=old, hint=t("develop.example.owner"), of_column=True)


def stays(t: Catalog, session: Session, phase_id: str, objection: Objection) -> Message:
    """It is left standing."""
    return Intend(intents.SettleParked(parked=objection.line.id, how="stays", seen=_seen(objection)))


def elsewhere(t: Catalog, session: Session, phase_id: str, objection: Objection) -> Message:
    """It is not about the idea that is worked out."""
    return Intend(intents.SettleParked(parked=objection.line.id, how="elsewhere", seen=_seen(objection)))


def reopen(t: Catalog, session: Session, phase_id: str, objection: Objection) -> Message:
    """It is open again."""
    if objection.settled is None:
        return Say(t("develop.open_already"))
    return Intend(intents.ReopenParked(parked=objection.line.id))


ACTIONS: Mapping[str, Callable[[Catalog, Session, str, Objection], Message]] = {
    "answer": answer,
    "own": own,
    "stays": stays,
    "elsewhere": elsewhere,
    "reopen": reopen,
}
"""By name; each takes the catalog, the session, the id of the phase and the objection, whatever it needs of them."""


def _seen(objection: Objection) -> str:
    """Id of what had become of it; empty for nothing."""
    return objection.settled.id if objection.settled is not None else ""


def _speaks(session: Session, phase_id: str, column: str) -> str | None:
    """The organisation that a column is of; None for a table, the whole group and unknown."""
    organisations = whose(session, phase_id, Place(column=column))
    return organisations[0] if len(organisations) == 1 else None
