"""What a session hands on to the one that follows it: who takes part, what is still open, and how it was."""

from collections.abc import Sequence
from datetime import datetime

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.line import find_organisation
from samenwerk_tui.core.model import Agreement, EarlierPulse, Organisation, Session
from samenwerk_tui.core.pulse import closing_answers
from samenwerk_tui.core.rules import Rule, RuleError


class FollowUp(Frozen):
    """What the following session begins with."""

    session: str
    """Id of the session that is followed."""
    group: str
    """Id of the group that both are of: that of the first session in it."""
    organisations: tuple[Organisation, ...]
    """With as many people as were there last."""
    agreements: tuple[Agreement, ...]
    """Those that are neither done nor dropped, oldest first."""
    earlier: tuple[EarlierPulse, ...]
    """Closing pulses until now, oldest first."""

    def full_name(self, said: str) -> str:
        """The name of the organisation that is meant by a name, short name or id; what was said where none is."""
        found = find_organisation(said, self.organisations)
        return found.name if found is not None else said

    def earlier_ones(self, names: Sequence[str], shorts: Sequence[str]) -> tuple[Organisation | None, ...]:
        """Which organisation each of these was: the one of this name, else of this short name; each is taken once.

        Raises RuleError where it is not a single one of them: that would be another group.
        """
        left = list(self.organisations)
        found: list[Organisation | None] = []
        for name, short in zip(names, shorts, strict=True):
            earlier = find_organisation(name, left) or find_organisation(short, left)
            left = [one for one in left if one is not earlier]
            found.append(earlier)
        if not any(found):
            raise RuleError(Rule.OTHER_GROUP)
        return tuple(found)

    def left_out(self, here: Sequence[Organisation]) -> tuple[Organisation, ...]:
        """Organisations with an open agreement that do not take part any more."""
        there = {organisation.id for organisation in here}
        involved = {
            organisation
            for agreed in self.agreements
            for organisation in (agreed.organisation, *agreed.with_organisations)
        }
        return tuple(one for one in self.organisations if one.id in involved - there)


def follow_up(session: Session, now: datetime) -> FollowUp:
    """What the session hands on; `now` is aware and says in which time zone its day was."""
    closing = closing_answers(session)
    day = (session.began or session.created).astimezone(now.tzinfo).date()
    own = (EarlierPulse(session=session.id, title=session.title, day=day, answers=closing),) if closing else ()
    return FollowUp(
        session=session.id,
        group=session.group or session.id,
        organisations=tuple(
            one.model_copy(update={"people": last_head_count(session, one.id)}) for one in session.organisations
        ),
        agreements=tuple(
            agreed.model_copy(update={"carried_from": agreed.carried_from or session.id, "phase": None})
            for agreed in session.agreements
            if agreed.status not in ("done", "dropped")
        ),
        earlier=(*session.earlier, *own),
    )


def last_head_count(session: Session, organisation: str) -> int:
    """The newest head count that is not 0: who has gone home was there. 0 where nobody ever was."""
    counts = (one.people for one in reversed(session.presence) if one.organisation == organisation and one.people)
    return next(counts, 0)
