"""What facts about contributions and merged ideas do, and erasing for good."""

from collections.abc import Sequence
from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.erase import ERASED_TEXT
from samenwerk_tui.core.evolve.base import apply, ids, place, put, set_, with_, without
from samenwerk_tui.core.evolve.questions import without_settlement
from samenwerk_tui.core.model import Cluster, Contribution, Session


@apply.register
def _(happened: fact.ContributionAdded, session: Session, at: datetime) -> Session:
    return add(session, (happened.contribution,))


def add(session: Session, lines: Sequence[Contribution]) -> Session:
    """With these lines at the end, but for those that were erased."""
    new = tuple(line for line in lines if line.id not in session.erased)
    return with_(session, contributions=session.contributions + new) if new else session


@apply.register
def _(happened: fact.ContributionEdited, session: Session, at: datetime) -> Session:
    before = session.contributions
    index = place(before, happened.id)
    if index is None:
        return session
    old = before[index]
    clusters = tuple(
        c.model_copy(update={"title": happened.text}) if c.members[0] == old.id and c.title == old.text else c
        for c in session.clusters
    )
    corrected = old.model_copy(update={"text": happened.text})
    return with_(session, contributions=put(before, index, corrected), clusters=clusters)


@apply.register
def _(happened: fact.ContributionMoved, session: Session, at: datetime) -> Session:
    changed = set_(session.contributions, happened.id, column=happened.column, organisations=happened.organisations)
    return with_(session, contributions=changed)


@apply.register
def _(happened: fact.ContributionDeleted, session: Session, at: datetime) -> Session:
    return _drop(session, happened.id)


def _drop(session: Session, gone: str) -> Session:
    """Without the contribution: what built on it builds on nothing; a merged idea of one is no merged idea."""
    index = place(session.contributions, gone)
    if index is None:
        return session
    rest = tuple(
        c.model_copy(update={"builds_on": None}) if c.builds_on == gone else c
        for c in without(session.contributions, gone)
    )
    dropped = session.contributions[index]
    clusters = (_without_member(cluster, dropped, rest) for cluster in session.clusters)
    session = _with_clusters(session, tuple(c for c in clusters if c is not None), contributions=rest)
    return without_settlement(session, gone) if dropped.kind == "parked" else session


def _with_clusters(session: Session, clusters: tuple[Cluster, ...], **changes: object) -> Session:
    """With these merged ideas; of those that are none any more it is kept what they were made of."""
    kept = ids(clusters)
    apart = tuple((cluster.id, cluster.members) for cluster in session.clusters if cluster.id not in kept)
    return with_(session, clusters=clusters, apart=session.apart + apart, **changes)


def _without_member(cluster: Cluster, gone: Contribution, rest: tuple[Contribution, ...]) -> Cluster | None:
    """The merged idea without a member; a title that was the member's text becomes that of the next one."""
    if gone.id not in cluster.members:
        return cluster
    members = tuple(member for member in cluster.members if member != gone.id)
    if len(members) < 2:
        return None
    following = place(rest, members[0]) if cluster.title == gone.text else None
    title = cluster.title if following is None else rest[following].text
    return cluster.model_copy(update={"members": members, "title": title})


@apply.register
def _(happened: fact.ContributionParked, session: Session, at: datetime) -> Session:
    """What is parked is no idea: a merged idea loses it. What builds on it still does."""
    index = place(session.contributions, happened.id)
    if index is None:
        return session
    old = session.contributions[index]
    new = old.model_copy(update={"kind": "parked" if happened.parked else "contribution"})
    changed = put(session.contributions, index, new)
    if not happened.parked:
        return without_settlement(with_(session, contributions=changed), old.id)
    clusters = (_without_member(cluster, old, changed) for cluster in session.clusters)
    return _with_clusters(session, tuple(c for c in clusters if c is not None), contributions=changed)


@apply.register
def _(happened: fact.ContributionMarked, session: Session, at: datetime) -> Session:
    return with_(session, contributions=set_(session.contributions, happened.id, outside=happened.outside))


@apply.register
def _(happened: fact.IdeasMerged, session: Session, at: datetime) -> Session:
    there = ids(session.contributions)
    members = tuple(member for member in happened.members if member in there)
    if len(members) < 2:
        return session
    taken = set(members)
    kept: list[Cluster] = []
    for cluster in without(session.clusters, happened.cluster):
        rest = tuple(member for member in cluster.members if member not in taken)
        if len(rest) > 1:
            whole = len(rest) == len(cluster.members)
            kept.append(cluster if whole else cluster.model_copy(update={"members": rest}))
    merged = Cluster(id=happened.cluster, members=members, title=happened.title)
    return _with_clusters(session, (*kept, merged))


@apply.register
def _(happened: fact.ClusterTitled, session: Session, at: datetime) -> Session:
    return with_(session, clusters=set_(session.clusters, happened.cluster, title=happened.title))


@apply.register
def _(happened: fact.ClusterSplit, session: Session, at: datetime) -> Session:
    return _with_clusters(session, without(session.clusters, happened.cluster))


@apply.register
def _(happened: fact.Erased, session: Session, at: datetime) -> Session:
    for gone in happened.ids:
        session = _without_words(_drop(session, gone), gone)
        session = with_(
            session,
            agreements=without(session.agreements, gone),
            questions=without(session.questions, gone),
            wordings=without(session.wordings, gone),
            stances=tuple(stance for stance in session.stances if gone not in (stance.id, stance.wording)),
            settled=without(session.settled, gone),
            notes=without(session.notes, gone),
        )
    clusters = tuple(_with_a_title(cluster, session) for cluster in session.clusters)
    return with_(session, clusters=clusters, erased=(*session.erased, *happened.ids))


def _with_a_title(cluster: Cluster, session: Session) -> Cluster:
    """A merged idea whose title was erased has the text of its first contribution."""
    if cluster.title != ERASED_TEXT:
        return cluster
    return cluster.model_copy(update={"title": session.contribution(cluster.members[0]).text})


def _without_words(session: Session, gone: str) -> Session:
    """The words of the programme stand again where a statement had other ones."""
    pulses = tuple(pulse.model_copy(update={"reworded": without(pulse.reworded, gone)}) for pulse in session.pulses)
    return with_(session, pulses=pulses)
