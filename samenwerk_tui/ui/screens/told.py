"""What happened, in a few words: for the bottom line after an undo, and when a line went somewhere unseen."""

from collections.abc import Sequence

from samenwerk_tui.core import events as fact
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.fit import cut

LONGEST_QUOTE = 40
"""Cells of what people said that stand in the bottom line."""


def told(t: Catalog, facts: Sequence[fact.Fact]) -> str:
    """One step in words. Keys: `told.<name of the fact>`, and `told.added.<kind>` for a contribution."""
    if not facts:
        return ""
    first = facts[0]
    if isinstance(first, fact.ContributionAdded):
        if len(facts) > 1:
            return t.n("told.lines", len(facts))
        return t(f"told.added.{first.contribution.kind}", text=cut(first.contribution.text, LONGEST_QUOTE))
    return t(f"told.{type(first).__name__}", text=cut(_text(first), LONGEST_QUOTE))


def _text(happened: fact.Fact) -> str:
    match happened:
        case fact.ContributionEdited(text=text):
            return text
        case fact.SessionTitled(title=title) | fact.IdeasMerged(title=title) | fact.ClusterTitled(title=title):
            return title
        case fact.OrganisationAdded(organisation=organisation):
            return organisation.name
        case fact.OrganisationRenamed(name=name):
            return name
        case fact.PhaseAdded(phase=phase):
            return phase.title
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            return agreed.what
    return ""
