"""Ideas as the room sees them: a merged idea counts once and belongs to every organisation in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerk_tui.core.model import BallotIdea, Cluster, Column, Contribution, ContributionKind, Session

IDEA_KINDS: tuple[ContributionKind, ...] = ("contribution", "answer")
"""Kinds of contribution that are ideas and can be merged."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: a contribution that stands alone, or a merged idea with all its contributions.

    A dataclass, because a board makes thousands of them for every line.
    """

    id: str
    """The cluster's id where ideas were merged, else the contribution's."""
    text: str
    column: str
    """Where it is shown: the column of the first member."""
    organisations: tuple[str, ...]
    """Whose it is: every organisation of every member, in order of appearance."""
    members: tuple[Contribution, ...]

    @property
    def merged(self) -> bool:
        """Whether it was merged from several contributions."""
        return len(self.members) > 1


def ideas(session: Session, phase_id: str) -> tuple[Idea, ...]:
    """The ideas of a phase as they were called out; parked lines and what was learned are not among them."""
    lines = {c.id: c for c in session.contributions if c.phase == phase_id and c.kind in IDEA_KINDS}
    in_cluster = {member: cluster for cluster in session.clusters for member in cluster.members}
    out: list[Idea] = []
    shown: set[str] = set()
    for line in lines.values():
        cluster = in_cluster.get(line.id)
        if cluster is None:
            out.append(_alone(line))
        elif cluster.id not in shown:
            shown.add(cluster.id)
            out.append(_merged(cluster, lines))
    return tuple(out)


def _alone(line: Contribution) -> Idea:
    return Idea(id=line.id, text=line.text, column=line.column, organisations=line.organisations, members=(line,))


def _merged(cluster: Cluster, lines: dict[str, Contribution]) -> Idea:
    members = tuple(lines[member] for member in cluster.members if member in lines)
    organisations = dict.fromkeys(organisation for member in members for organisation in member.organisations)
    return Idea(
        id=cluster.id,
        text=cluster.title,
        column=members[0].column,
        organisations=tuple(organisations),
        members=members,
    )


def idea_phase(session: Session, vote_phase: str) -> str | None:
    """The phase whose ideas a vote is about: the nearest `columns` phase before it that has any."""
    for phase in reversed(session.phases[: session.index(vote_phase)]):
        if phase.kind == "columns" and any(c.kind == "contribution" for c in session.in_phase(phase.id)):
            return phase.id
    return None


def voting_tables(session: Session, vote_phase: str) -> tuple[Column, ...]:
    """The tables whose slips a vote in this phase may be entered from: its own, else those of the ideas' phase."""
    source = idea_phase(session, vote_phase)
    for phase in (vote_phase, *((source,) if source else ())):
        tables = tuple(column for column in session.get_phase(phase).columns if column.kind == "table")
        if tables:
            return tables
    return ()


def people_at(session: Session, tables: Sequence[Column]) -> tuple[int, ...]:
    """How many may sit at each table: of every organisation as many at each of its tables, the first ones fuller."""
    seated = [0] * len(tables)
    for organisation in session.organisations:
        places = [place for place, table in enumerate(tables) if organisation.id in table.organisations]
        for turn in range(organisation.people if places else 0):
            seated[places[turn % len(places)]] += 1
    return tuple(seated)


def ballot_ideas(session: Session, vote_phase: str) -> tuple[BallotIdea, ...]:
    """The ideas that a round in this phase would be about, as they stand now.

    Private lines are no part of it: a merged idea with the text of one for its title shows another member's.
    """
    source = idea_phase(session, vote_phase)
    if source is None:
        return ()
    ballot: list[BallotIdea] = []
    for idea in ideas(session, source):
        open_texts = [m.text for m in idea.members if m.kind == "contribution" and not m.private]
        if open_texts:
            told = any(m.private and m.text == idea.text for m in idea.members)
            text = open_texts[0] if told else idea.text
            ballot.append(BallotIdea(id=idea.id, text=text, organisations=idea.organisations))
    return tuple(ballot)
