"""What was agreed."""

from datetime import date
from typing import Literal

from samenwerk_tui.core.base import Frozen, Instant

AgreementKind = Literal["case", "collaboration"]
AgreementStatus = Literal["open", "runs", "stuck", "done", "dropped"]


class Agreement(Frozen):
    """What was agreed: an owner is a role and an organisation, never a person's name."""

    id: str
    phase: str | None
    kind: AgreementKind
    what: str
    owner: str = ""
    """The role that takes it on; empty is "nog niemand"."""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    """When, as it was said ("vr", "3 dec")."""
    due_date: date | None = None
    """The day that was meant; None where none is said or it cannot be told."""
    first_step: str = ""
    calls: str = ""
    """*Wie belt wie*: the role at the other organisation that the owner calls; empty for any other agreement."""
    status: AgreementStatus = "open"
    carried_from: str | None = None
    """Id of the earlier session in which it was agreed; None: today."""
    at: Instant
