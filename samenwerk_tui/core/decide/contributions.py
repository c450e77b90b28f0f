"""What follows from intents about contributions and merged ideas."""

from datetime import UTC

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents as intent
from samenwerk_tui.core.conflicts import check_seen
from samenwerk_tui.core.decide.base import (
    Moment,
    check_idea,
    column_of,
    contribution_of,
    decide,
    organisation_of,
    phase_of,
    text_of,
)
from samenwerk_tui.core.ideas import IDEA_KINDS
from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Cluster, Column, Contribution, Session
from samenwerk_tui.core.rules import Rule, RuleError


@decide.register
def _(asked: intent.AddContributions, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    phase = phase_of(session, asked.phase)
    if len(asked.lines) > intent.MAX_LINES:
        raise RuleError(Rule.TOO_MANY_LINES, limit=intent.MAX_LINES)
    return tuple(
        fact.ContributionAdded(contribution=_contribution(line, phase.id, session, moment)) for line in asked.lines
    )


def _contribution(line: intent.NewLine, phase_id: str, session: Session, moment: Moment) -> Contribution:
    column = column_of(session, phase_id, line.column)
    if line.builds_on is not None:
        contribution_of(session, line.builds_on)
    if line.idea is not None:
        check_idea(session, line.idea)
    whose = _whose(session, column, line.caller)
    return Contribution(
        id=moment.new_id(),
        phase=phase_id,
        column=column.id,
        organisations=whose,
        text=text_of(line.text),
        kind=line.kind,
        at=moment.now.astimezone(UTC),
        builds_on=line.builds_on,
        private=line.private,
        part=line.part,
        as_organisation=None if line.kind == "learned" else lens_of(session.get_phase(phase_id), column),
        question=line.question,
        asked_by=next((question.asked_by for question in session.questions if question.id == line.question), None),
        idea=line.idea,
    )


def _whose(session: Session, column: Column, caller: str | None) -> tuple[str, ...]:
    """The organisation that said it where one is named, else those that the column belongs to."""
    return column.organisations if caller is None else (organisation_of(session, caller).id,)


@decide.register
def _(asked: intent.EditContribution, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = contribution_of(session, asked.id)
    text = text_of(asked.text)
    if text == old.text:
        return ()
    if asked.seen is None or asked.seen.text == old.text:
        return (fact.ContributionEdited(id=old.id, text=text),)
    return () if text == asked.seen.text else (_beside(old, text, moment),)


def _beside(line: Contribution, text: str, moment: Moment) -> fact.ContributionAdded:
    """Other words for what another screen worded anew as well: a line of its own, in the same place."""
    changes = {"id": moment.new_id(), "text": text, "at": moment.now.astimezone(UTC)}
    return fact.ContributionAdded(contribution=line.model_copy(update=changes))


@decide.register
def _(asked: intent.MoveContribution, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = contribution_of(session, asked.id)
    column = column_of(session, old.phase, asked.column)
    whose = _whose(session, column, asked.caller)
    if (column.id, whose) == (old.column, old.organisations):
        return ()
    return (fact.ContributionMoved(id=old.id, column=column.id, organisations=whose),)


@decide.register
def _(asked: intent.DeleteContribution, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = contribution_of(session, asked.id)
    check_seen(asked.seen and asked.seen.text, old.text)
    return (fact.ContributionDeleted(id=old.id),)


@decide.register
def _(asked: intent.MarkContribution, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = contribution_of(session, asked.id)
    return () if old.outside == asked.outside else (fact.ContributionMarked(id=old.id, outside=asked.outside),)


@decide.register
def _(asked: intent.ParkContribution, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """Only a contribution can be parked, and only what is parked can be one again."""
    old = contribution_of(session, asked.id)
    changes = old.kind == ("contribution" if asked.parked else "parked")
    return (fact.ContributionParked(id=old.id, parked=asked.parked),) if changes else ()


@decide.register
def _(asked: intent.MergeIdeas, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    """Merging with a merged idea lets the first of them grow; the title is that of the first idea named.

    Only ideas: what was parked or learned is none. Contributions that another screen has merged just now are one
    already.
    """
    members: dict[str, None] = {}
    grows: str | None = None
    title = ""
    for wanted in asked.ids:
        cluster = next((c for c in session.clusters if c.id == wanted or wanted in c.members), None)
        if cluster is None:
            members[contribution_of(session, wanted).id] = None
            title = title or session.contribution(wanted).text
        else:
            members.update(dict.fromkeys(cluster.members))
            grows = grows or cluster.id
            title = title or cluster.title
    lines = [session.contribution(member) for member in members]
    if len(set(asked.ids)) > 1 and any(set(asked.ids) <= set(c.members) for c in session.clusters):
        return ()
    known = any(set(members) == set(c.members) for c in session.clusters)
    if len(lines) < 2 or known or any(line.kind not in IDEA_KINDS for line in lines):
        raise RuleError(Rule.MERGE_NEEDS_TWO)
    if len({line.phase for line in lines}) > 1:
        raise RuleError(Rule.MERGE_ONE_PHASE)
    return (fact.IdeasMerged(cluster=grows or moment.new_id(), members=tuple(members), title=title),)


def _cluster_of(session: Session, cluster_id: str) -> Cluster:
    try:
        return session.cluster(cluster_id)
    except KeyError:
        raise RuleError(Rule.GONE) from None


@decide.register
def _(asked: intent.TitleCluster, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = _cluster_of(session, asked.cluster)
    title, first = text_of(asked.title), session.contribution(old.members[0])
    if title == old.title:
        return ()
    if asked.seen is None or asked.seen.title == old.title:
        return (fact.ClusterTitled(id=moment.new_id(), phase=first.phase, cluster=old.id, title=title),)
    return () if title == asked.seen.title else (_beside(first, title, moment),)


@decide.register
def _(asked: intent.SplitCluster, session: Session, moment: Moment) -> tuple[fact.Fact, ...]:
    old = _cluster_of(session, asked.cluster)
    check_seen(asked.seen and asked.seen.members, old.members)
    return (fact.ClusterSplit(cluster=old.id),)
