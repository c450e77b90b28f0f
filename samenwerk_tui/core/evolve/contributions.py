"""What facts about contributions and merged ideas do, and erasing for good."""

from datetime import datetime

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.evolve.base import apply, set_, with_, without
from samenwerk_tui.core.model import Cluster, Contribution, Session


@apply.register
def _(happened: fact.ContributionAdded, session: Session, at: datetime) -> Session:
    if happened.contribution.id in session.erased:
        return session
    return with_(session, contributions=(*session.contributions, happened.contribution))


@apply.register
def _(happened: fact.ContributionEdited, session: Session, at: datetime) -> Session:
    old = next((c for c in session.contributions if c.id == happened.id), None)
    if old is None:
        return session
    clusters = tuple(
        c.model_copy(update={"title": happened.text}) if c.members[0] == old.id and c.title == old.text else c
        for c in session.clusters
    )
    contributions = set_(session.contributions, happened.id, text=happened.text)
    return with_(session, contributions=contributions, clusters=clusters)


@apply.register
def _(happened: fact.ContributionMoved, session: Session, at: datetime) -> Session:
    changed = set_(session.contributions, happened.id, column=happened.column, organisations=happened.organisations)
    return with_(session, contributions=changed)


@apply.register
def _(happened: fact.ContributionDeleted, session: Session, at: datetime) -> Session:
    return _drop(session, happened.id)


def _drop(session: Session, gone: str) -> Session:
    """Without the contribution: what built on it builds on nothing; a merged idea of one is no merged idea."""
    dropped = next((c for c in session.contributions if c.id == gone), None)
    if dropped is None:
        return session
    rest = tuple(
        c.model_copy(update={"builds_on": None}) if c.builds_on == gone else c
        for c in session.contributions
        if c.id != gone
    )
    texts = {c.id: c.text for c in rest}
    clusters = (_without_member(cluster, dropped, texts) for cluster in session.clusters)
    return with_(session, contributions=rest, clusters=tuple(c for c in clusters if c is not None))


def _without_member(cluster: Cluster, gone: Contribution, texts: dict[str, str]) -> Cluster | None:
    """The merged idea without a member; a title that was the member's text becomes that of the next one."""
    if gone.id not in cluster.members:
        return cluster
    members = tuple(member for member in cluster.members if member != gone.id)
    title = texts[members[0]] if cluster.title == gone.text and members[0] in texts else cluster.title
    return cluster.model_copy(update={"members": members, "title": title}) if len(members) > 1 else None


@apply.register
def _(happened: fact.ContributionMarked, session: Session, at: datetime) -> Session:
    return with_(session, contributions=set_(session.contributions, happened.id, outside=happened.outside))


@apply.register
def _(happened: fact.IdeasMerged, session: Session, at: datetime) -> Session:
    there = {c.id for c in session.contributions}
    members = tuple(member for member in happened.members if member in there)
    if len(members) < 2:
        return session
    kept: list[Cluster] = []
    for cluster in session.clusters:
        rest = tuple(member for member in cluster.members if member not in members)
        if cluster.id != happened.cluster and len(rest) > 1:
            kept.append(cluster.model_copy(update={"members": rest}))
    merged = Cluster(id=happened.cluster, members=members, title=happened.title)
    return with_(session, clusters=(*kept, merged))


@apply.register
def _(happened: fact.ClusterTitled, session: Session, at: datetime) -> Session:
    return with_(session, clusters=set_(session.clusters, happened.cluster, title=happened.title))


@apply.register
def _(happened: fact.ClusterSplit, session: Session, at: datetime) -> Session:
    return with_(session, clusters=without(session.clusters, happened.cluster))


@apply.register
def _(happened: fact.Erased, session: Session, at: datetime) -> Session:
    for gone in happened.ids:
        session = _drop(session, gone)
        session = with_(session, agreements=without(session.agreements, gone))
    return with_(session, erased=(*session.erased, *happened.ids))
