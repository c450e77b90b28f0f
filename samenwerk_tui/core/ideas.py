"""Ideas as the room sees them: a merged idea counts once and belongs to every organisation in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from samenwerk_tui.core.erase import ERASED_TEXT
from samenwerk_tui.core.model import BallotIdea, Cluster, Column, Contribution, ContributionKind, Session

IDEA_KINDS: tuple[ContributionKind, ...] = ("contribution", "answer")
"""Kinds of contribution that are ideas and can be merged."""


class Idea(NamedTuple):
    """One idea: a contribution that stands alone, or a merged idea with all its contributions.

    A tuple: a board makes thousands of them when it is opened.
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


def ideas(session: Session, phase_id: str, since: int = 0) -> tuple[Idea, ...]:
    """The ideas of a phase as they were called out; parked lines and what was learned are not among them.

    With `since`, those of the contributions from this place on, where none of them was merged.
    """
    called_out = session.contributions[since:]
    lines = {c.id: c for c in called_out if c.phase == phase_id and c.kind in IDEA_KINDS}
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


def idea_now(session: Session, wanted: str) -> Idea | None:
    """What the idea with this id is now; None where it is gone."""
    return ideas_now(session, (wanted,)).get(wanted)


def ideas_now(session: Session, wanted: Iterable[str]) -> dict[str, Idea]:
    """What the ideas with these ids are now, by those ids; without those that are gone.

    A contribution that was merged since is its merged idea. A merged idea that was taken apart, or became part of
    another, is what its first contribution that is left is now.
    """
    lines = {line.id: line for line in session.contributions}
    clusters = {cluster.id: cluster for cluster in session.clusters}
    in_cluster = {member: cluster for cluster in session.clusters for member in cluster.members}
    apart = dict(session.apart)
    found: dict[str, Idea] = {}
    for one in wanted:
        first = next((line for line in (one, *apart.get(one, ())) if line in lines), "")
        cluster = clusters.get(one) or in_cluster.get(first)
        if cluster is not None:
            found[one] = _merged(cluster, lines)
        elif first:
            found[one] = _alone(lines[first])
    return found


def open_text(idea: Idea) -> str | None:
    """The text by which the room may know an idea; None where all of it is private, or no idea at all.

    A merged idea with the text of a private line for its title shows another member's, and so does one whose title
    was erased.
    """
    open_texts = [m.text for m in idea.members if m.kind == "contribution" and not m.private]
    if not open_texts:
        return None
    told = idea.text == ERASED_TEXT or any(m.private and m.text == idea.text for m in idea.members)
    return open_texts[0] if told else idea.text


def built_on(session: Session) -> dict[str, Idea]:
    """What others built on: by the id of the contribution that was named, the whole idea that it is part of now."""
    named = {line.builds_on for line in session.contributions if line.builds_on is not None}
    if not named:
        return {}
    lines = {line.id: line for line in session.contributions}
    in_cluster = {member: cluster for cluster in session.clusters for member in cluster.members if member in named}
    return {
        line_id: _merged(in_cluster[line_id], lines) if line_id in in_cluster else _alone(lines[line_id])
        for line_id in named & lines.keys()
    }


def idea_phases(session: Session, vote_phase: str) -> tuple[str, ...]:
    """The phases whose ideas a vote is about, in programme order; empty where nothing was contributed yet.

    Ideas are gathered by `columns` phases without parts (one with parts gathers perspectives). A vote is about all of
    them between the vote before it and this one that have contributions, skipped ones too; where none of them has
    any, about the nearest earlier one that has. In a programme whose `columns` phases all have parts, it is about the
    nearest of those with contributions.
    """
    columns = [phase for phase in session.phases if phase.kind == "columns"]
    gathering = {phase.id for phase in columns if not phase.parts} or {phase.id for phase in columns}
    filled = {line.phase for line in session.contributions if line.kind == "contribution"} & gathering
    before = session.phases[: session.index(vote_phase)]
    earlier = [phase.id for phase in before if phase.id in filled]
    votes = [place for place, phase in enumerate(before) if phase.kind == "vote"]
    since = {phase.id for phase in before[votes[-1] + 1 if votes else 0 :] if not phase.parts}
    return tuple(phase for phase in earlier if phase in since) or tuple(earlier[-1:])


def voting_tables(session: Session, vote_phase: str) -> tuple[Column, ...]:
    """The tables whose slips a vote in this phase may be entered from: its own, else those of the last ideas."""
    for phase in (vote_phase, *reversed(idea_phases(session, vote_phase))):
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
    """The ideas that a round in this phase would be about, as they stand now. Private lines are no part of it."""
    ballot: list[BallotIdea] = []
    for idea in (idea for phase in idea_phases(session, vote_phase) for idea in ideas(session, phase)):
        text = open_text(idea)
        if text is not None:
            ballot.append(BallotIdea(id=idea.id, text=text, organisations=idea.organisations))
    return tuple(ballot)
