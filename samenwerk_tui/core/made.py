"""What people said or agreed that a fact brings into the session: where a new kind of it is added."""

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.model import (
    Agreement,
    Contribution,
    Note,
    Question,
    Rewording,
    Settled,
    Stance,
    Title,
    Wording,
)

Said = Contribution | Agreement | Question | Wording | Stance | Settled | Rewording | Title | Note


def made(happened: fact.Fact) -> Said | None:
    """What this fact brought in, as it was then; None for a fact that brings in nothing with a text of people."""
    match happened:
        case fact.ContributionAdded():
            return happened.contribution
        case fact.AgreementMade():
            return happened.agreement
        case fact.QuestionAsked():
            return happened.question
        case fact.WordingMade():
            return happened.wording
        case fact.StanceTaken():
            return happened.stance
        case fact.ParkedSettled():
            return happened.settled
        case fact.NoteWritten():
            return happened.note
        case fact.StatementReworded(id=new, phase=phase, statement=statement, text=text) if new:
            return Rewording(id=new, phase=phase, statement=statement, text=text)
        case fact.ClusterTitled(id=new, cluster=cluster, phase=phase, title=text) if new:
            return Title(id=new, cluster=cluster, phase=phase, text=text)
    return None
