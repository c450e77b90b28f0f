"""What leaves the room: a session without what is marked private, for a report that goes round."""

from samenwerk_tui.core.model import BallotIdea, Cluster, Contribution, Round, Session


def without_private(session: Session) -> Session:
    """The session as if its private contributions had never been, wherever their text was copied to.

    A merged idea keeps its public texts, and its title only where that is one of them (or nothing in it is private).
    An idea of a ballot that may not be told keeps its place and votes and loses its text, so the ranks stay right.
    """
    public = {line.id: line for line in session.contributions if not line.private}
    if len(public) == len(session.contributions):
        return session
    kept = tuple(
        line if line.builds_on is None or line.builds_on in public else line.model_copy(update={"builds_on": None})
        for line in public.values()
    )
    titles = {cluster.id: _title(cluster, public) for cluster in session.clusters}
    clusters = (_public(cluster, titles[cluster.id], public) for cluster in session.clusters)
    hidden = {line.id: line.text for line in session.contributions if line.private}
    return session.model_copy(
        update={
            "contributions": kept,
            "clusters": tuple(cluster for cluster in clusters if len(cluster.members) > 1),
            "rounds": tuple(_ballot(voting, session.clusters, titles, hidden) for voting in session.rounds),
        }
    )


def _title(cluster: Cluster, public: dict[str, Contribution]) -> str:
    """A title that gives nothing private away; empty where every member is private."""
    texts = [public[member].text for member in cluster.members if member in public]
    if len(texts) == len(cluster.members) or cluster.title in texts:
        return cluster.title
    return texts[0] if texts else ""


def _public(cluster: Cluster, title: str, public: dict[str, Contribution]) -> Cluster:
    members = tuple(member for member in cluster.members if member in public)
    return cluster.model_copy(update={"members": members, "title": title})


def _ballot(voting: Round, clusters: tuple[Cluster, ...], titles: dict[str, str], hidden: dict[str, str]) -> Round:
    mixed = {cluster.id for cluster in clusters if not hidden.keys().isdisjoint(cluster.members)}
    texts = set(hidden.values())

    def tell(choice: BallotIdea) -> BallotIdea:
        if choice.id in mixed:
            return choice.model_copy(update={"text": titles[choice.id]})
        if choice.id in hidden or choice.text in texts:
            return choice.model_copy(update={"text": ""})
        return choice

    return voting.model_copy(update={"ballot": tuple(tell(choice) for choice in voting.ballot)})
