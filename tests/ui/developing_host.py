"""A day with ideas to work out, for the tests of the panels that do so."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Contribution
from samenwerk_tui.service import Workshop
from tests.ui.panel_host import call_out, enter, make_case, open_workshop, phase_id

PARTS = ("Wat is het?", "Wie doet wat?", "Eerste stap", "Nodig van wie?", "In onze echte buurt")


def ideas_of(workshop: Workshop, *texts: str) -> list[str]:
    """Call ideas out in the phase of the ideas; returns their ids."""
    phase = [phase.id for phase in workshop.session.phases if phase.kind == "columns"][-1]
    owners = [organisation.id for organisation in workshop.session.organisations]
    return [call_out(workshop, owners[at % len(owners)], text, phase=phase) for at, text in enumerate(texts)]


def open_plan(
    *ideas: str, chosen: int = 1, organisations: int = 5, kind: str = "develop"
) -> tuple[Workshop, list[str]]:
    """A day in this kind of phase, with ideas of which the first ones are worked out; and their ids."""
    workshop = open_workshop("develop", make_case(organisations))
    if kind != "develop":
        added = intents.AddPhase(
            kind="consent", title="Verder?", minutes=5, after=phase_id(workshop.session, "develop")
        )
        workshop.handle(added)
        enter(workshop, kind)
    ids = ideas_of(workshop, *ideas)
    if chosen:
        workshop.handle(intents.ChooseIdeas(ideas=tuple(ids[:chosen])))
    return workshop, ids


def park(workshop: Workshop, *texts: str) -> list[str]:
    """Park objections; returns their ids."""
    owners = [organisation.id for organisation in workshop.session.organisations]
    return [call_out(workshop, owners[at % len(owners)], text, "parked") for at, text in enumerate(texts)]


def plan(workshop: Workshop, text: str, part: str, idea: str, column: str = "politie") -> str:
    """Say something to a part of the plan; returns its id."""
    line = intents.NewLine(text=text, column=column, part=part, idea=idea)
    workshop.handle(intents.AddContributions(phase=phase_id(workshop.session, "develop"), lines=(line,)))
    return workshop.session.contributions[-1].id


def line(workshop: Workshop, text: str) -> Contribution:
    """The contribution with this text."""
    return next(one for one in workshop.session.contributions if one.text == text)


def propose(workshop: Workshop, text: str, idea: str | None) -> str:
    """Word a proposal; returns the id of the version."""
    workshop.handle(intents.Word(about="proposal", phase=workshop.session.phase, text=text, idea=idea))
    return workshop.session.wordings[-1].id


def object_to(workshop: Workshop, version: str, organisation: str, reason: str) -> None:
    """Let an organisation object."""
    take = intents.TakeStance(wording=version, organisation=organisation, answer="objection", reason=reason)
    workshop.handle(take)


def agree_to(workshop: Workshop, version: str, *organisations: str) -> None:
    """Let organisations have no objection."""
    for organisation in organisations:
        workshop.handle(intents.TakeStance(wording=version, organisation=organisation, answer="no_objection"))
