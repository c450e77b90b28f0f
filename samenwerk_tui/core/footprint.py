"""What a fact touches and what it rests on, as tokens: how `history` knows that one fact builds on another.

A token is an id, an id with an aspect ("police:people"), or one of the two below.
"""

from samenwerk_tui.core import events as fact

HERE = "here"
"""The phase the room is in."""
COUNTDOWN = "countdown"
"""The countdown of the current phase."""


def touches(happened: fact.Fact) -> frozenset[str]:
    """Tokens of what a fact makes or changes."""
    match happened:
        case fact.SessionTitled():
            return frozenset({"title"})
        case fact.OrganisationAdded(organisation=new):
            return frozenset({new.id})
        case fact.OrganisationRenamed():
            return frozenset({f"{happened.organisation}:name"})
        case fact.PresenceChanged():
            return frozenset({f"{happened.organisation}:people"})
        case fact.PhaseEntered():
            return frozenset({HERE, COUNTDOWN})
        case fact.PhaseAdded(phase=added):
            return frozenset({added.id})
        case fact.PhaseTimed():
            return frozenset({f"{happened.phase}:minutes"})
        case fact.PhaseFixed():
            return frozenset({f"{happened.phase}:at"})
        case fact.PhaseSkipped() | fact.PhaseMoved():
            return frozenset({f"{happened.phase}:place"})
        case fact.PhaseCovered() | fact.PhaseRevealed():
            return frozenset({f"{happened.phase}:covered"})
        case fact.ColumnsChosen():
            return frozenset({f"{happened.phase}:columns", *(column.id for column in happened.columns)})
        case fact.CountdownStarted() | fact.CountdownPaused() | fact.CountdownAdjusted():
            return frozenset({COUNTDOWN})
        case fact.ContributionAdded(contribution=line):
            return frozenset({line.id})
        case (
            fact.ContributionEdited()
            | fact.ContributionMoved()
            | fact.ContributionDeleted()
            | fact.ContributionMarked()
            | fact.AgreementDeleted()
        ):
            return frozenset({happened.id})
        case fact.IdeasMerged() | fact.ClusterTitled() | fact.ClusterSplit():
            return frozenset({happened.cluster})
        case fact.RoundOpened():
            return frozenset({happened.id})
        case fact.VotesEntered() | fact.VotesCleared():
            return frozenset({f"{happened.round}:{happened.idea}:{happened.organisation}"})
        case fact.RoundRevealed() | fact.RoundCovered() | fact.RoundDiscarded():
            return frozenset({happened.round})
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            return frozenset({agreed.id})
    return frozenset()


def uses(happened: fact.Fact) -> frozenset[str]:
    """Tokens of everything that a fact rests on, what it touches included."""
    return touches(happened) | _rests_on(happened)


def _rests_on(happened: fact.Fact) -> frozenset[str]:
    match happened:
        case fact.ContributionAdded(contribution=new):
            built_on = {new.builds_on} if new.builds_on else set()
            return frozenset({new.phase, new.column, *new.organisations, *built_on})
        case fact.ContributionMoved():
            return frozenset({happened.column, *happened.organisations})
        case fact.IdeasMerged():
            return frozenset(happened.members)
        case fact.PhaseEntered() | fact.PhaseTimed() | fact.PhaseSkipped() | fact.PhaseFixed():
            return frozenset({happened.phase, HERE})
        case fact.PhaseAdded(after=after) | fact.PhaseMoved(after=after) if after:
            return frozenset({after})
        case fact.CountdownStarted() | fact.CountdownPaused() | fact.CountdownAdjusted():
            return frozenset({HERE})
        case fact.OrganisationRenamed() | fact.PresenceChanged():
            return frozenset({happened.organisation})
        case fact.RoundOpened():
            return frozenset({happened.phase, *(idea.id for idea in happened.ballot)})
        case fact.VotesEntered() | fact.VotesCleared():
            return frozenset({happened.round, happened.idea, happened.organisation})
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            owner = {agreed.organisation} if agreed.organisation else set()
            return frozenset({*owner, *agreed.with_organisations})
        case fact.ColumnsChosen():
            return frozenset(organisation for column in happened.columns for organisation in column.organisations)
    return frozenset()
