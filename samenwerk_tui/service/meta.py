"""What is kept beside the events of a session, so that nobody has to add them up for a list."""

from samenwerk_tui.core.model import Session
from samenwerk_tui.core.summarise import Summariser
from samenwerk_tui.store.protocol import Meta


def make_meta(session: Session, events: int, summariser: Summariser | None = None) -> Meta:
    """What lists of sessions and the overview need, so that they need not replay.

    Who makes it for one session again and again hands in the same summariser every time.
    """
    return Meta(
        id=session.id,
        title=session.title,
        created=session.created,
        updated=session.updated,
        phase=session.current.title,
        phase_position=session.position + 1,
        phases=len(session.phases),
        finished=all(phase.skipped for phase in session.phases[session.position + 1 :]),
        organisations=tuple(organisation.name for organisation in session.organisations),
        case=session.case.title,
        contributions=len(session.contributions),
        group=session.group,
        follows=session.follows,
        demo=session.demo,
        events=events,
        summary=(summariser or Summariser()).summary(session),
    )
