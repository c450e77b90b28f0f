"""From a session to its figures for the overview (`summary.Summary`), fast enough to do for every line.

What adds up a pulse, a vote or what was built on is loaded when there is one.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from samenwerk_tui.core.ideas import IDEA_KINDS, idea_phases
from samenwerk_tui.core.model import Session
from samenwerk_tui.core.summary import AgreementFigure, RoomAnswers, Summary

_Found = TypeVar("_Found")


def summarise(session: Session) -> Summary:
    """The figures of a session."""
    return Summariser().summary(session)


class Summariser:
    """Makes the figures of one session again and again while it goes on: what did not change is not counted again."""

    def __init__(self) -> None:
        self._pulse = _Remembered(_pulse)
        self._ideas = _Remembered(_ideas)
        self._chosen = _Remembered(_chosen)

    def summary(self, session: Session) -> Summary:
        """The figures of the session as it stands."""
        start, end = self._pulse(session, session.pulses, session.phases, session.organisations, session.phase)
        ideas, shared = self._ideas(session, session.contributions, session.clusters, session.phases)
        breadth, asked_of = self._chosen(session, session.rounds, session.chosen)
        return Summary(
            began=session.began,
            start=start,
            end=end,
            agreements=tuple(
                AgreementFigure(id=one.id, kind=one.kind, status=one.status, carried=one.carried_from is not None)
                for one in session.agreements
            ),
            ideas=ideas,
            shared=shared,
            breadth=breadth,
            asked=asked_of,
        )


class _Remembered(Generic[_Found]):
    """A function of a session with its last result, which holds as long as what it rests on is the same object."""

    def __init__(self, find: Callable[[Session], _Found]) -> None:
        self._find = find
        self._last: tuple[tuple[object, ...], _Found] | None = None

    def __call__(self, session: Session, *rests_on: object) -> _Found:
        if self._last is None or any(a is not b for a, b in zip(self._last[0], rests_on, strict=True)):
            self._last = rests_on, self._find(session)
        return self._last[1]


def _pulse(session: Session) -> tuple[tuple[RoomAnswers, ...], tuple[RoomAnswers, ...]]:
    """What the room answered at the first pulse and, where there are more, at the last."""
    if not session.pulses:
        return (), ()
    from samenwerk_tui.core.pulse import start_and_end

    start, end = start_and_end(session)
    return _answers(session, start), _answers(session, end)


def _answers(session: Session, phase: str | None) -> tuple[RoomAnswers, ...]:
    """Without statements that look back, which are about the day itself, and without what is still covered."""
    from samenwerk_tui.core.pulse import asked, distributions
    from samenwerk_tui.core.showing import is_told

    rooms = (
        (statement.text, distributions(session, phase, statement.id)[0])
        for statement in asked(session, phase or "")
        if phase is not None and not statement.looks_back and is_told(session, phase, statement.id)
    )
    return tuple(
        RoomAnswers(text=text, counts=room.counts) for text, room in rooms if room is not None and room.counts
    )


def _ideas(session: Session) -> tuple[int, int]:
    """How many ideas there are to vote on, and how many of them two or more organisations carry.

    The same as `day_yield.idea_figures`; where nothing was built on anything they are counted in one go.
    """
    if any(line.builds_on is not None for line in session.contributions):
        from samenwerk_tui.core.day_yield import idea_figures

        return idea_figures(session)
    votes = [phase.id for phase in session.phases if phase.kind == "vote"] or [session.phases[-1].id]
    voted = {phase for vote in votes for phase in idea_phases(session, vote)}
    if not voted:
        return 0, 0
    cluster_of = {member: cluster.id for cluster in session.clusters for member in cluster.members}
    merged: dict[str, set[str]] = {}
    ideas = shared = 0
    for line in session.contributions:
        if line.phase not in voted or line.kind not in IDEA_KINDS:
            continue
        cluster = cluster_of.get(line.id)
        if cluster is not None:
            if not line.private:
                merged.setdefault(cluster, set()).update(line.organisations)
        elif not line.private:
            ideas += 1
            shared += len(line.organisations) > 1
    return ideas + len(merged), shared + sum(len(organisations) > 1 for organisations in merged.values())


def _chosen(session: Session) -> tuple[float | None, int | None]:
    """Organisaties voor of what was chosen in the newest revealed round, and how many were asked.

    Chosen is what the room chose to work out; else what came first in the order "breed gedragen".
    """
    voting = next((voting for voting in reversed(session.rounds) if voting.revealed), None)
    if voting is None:
        return None, None
    from samenwerk_tui.core.tally import results

    found = [result for result in results(voting) if result.breadth is not None]
    chosen = [result for result in found if result.idea in (session.chosen or ())]
    first = [result for result in found if result.broad_rank == 1 and (result.in_favour or result.dots)]
    breadths = [result.breadth or 0 for result in chosen or first]
    return (sum(breadths) / len(breadths), (chosen or first)[0].asked) if breadths else (None, None)
