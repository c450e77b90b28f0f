"""What can be done with the idea under the walker: each action as the message that gets it done.

Every function takes the catalog, the session and the idea, whatever it needs of them. A question quotes the idea that
it is about, unless its text is covered.
"""

from collections.abc import Callable
from functools import partial
from itertools import chain

from textual.message import Message

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import Idea
from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.core.routes import Place, place_of, routes
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, Intend, Say, ask_text
from samenwerk_tui.ui.panels.base import Offer
from samenwerk_tui.ui.widgets.column_names import column_name
from samenwerk_tui.ui.widgets.fit import cut

ERASE_WORDS = ("wis", "erase")
"""What has to be typed before something is erased for good: no single key does what cannot be undone."""
LONGEST_QUOTE = 30
"""Cells of an idea that stand in a question."""


def edit(t: Catalog, session: Session, idea: Idea) -> Message:
    """Correct the text, or the title of a merged idea."""
    if not idea.merged:
        return correct_line(t, idea.members[0])
    retitle = intents.TitleCluster(cluster=idea.id, title="", seen=session.cluster(idea.id))
    return ask_text(t("columns.title"), retitle, value=idea.text)


def correct_line(t: Catalog, line: Contribution) -> Ask:
    """Take a contribution back into the line to correct it."""
    correct = intents.EditContribution(id=line.id, text="", seen=line)
    return ask_text(t("board.correct"), correct, value=line.text)


def delete(t: Catalog, session: Session, idea: Idea) -> Message:
    """Take it away; a merged idea has to be taken apart first, for it is several people's."""
    if idea.merged:
        return Say(t("columns.apart_first"))
    return Intend(intents.DeleteContribution(id=idea.id, seen=idea.members[0]))


def outside(t: Catalog, session: Session, idea: Idea) -> Message:
    """Mark it "voorbij eigen taak", or take the mark off."""
    first = idea.members[0]
    return Intend(intents.MarkContribution(id=first.id, outside=not first.outside))


def build(t: Catalog, session: Session, idea: Idea) -> Message:
    """Ask for an idea that builds on this one; Tab chooses whose it is."""
    first = idea.members[0]

    def add(text: str, by: str) -> Answer:
        line = intents.NewLine(text=text, column=by, builds_on=first.id, part=first.part)
        return intents.AddContributions(phase=first.phase, lines=(line,))

    covered = _is_covered(session, idea)
    question = t("columns.covered.builds_on") if covered else t("columns.builds_on", text=_quote(idea.text))
    return Ask(question, add, as_line="", of_column=True)


def move(t: Catalog, session: Session, idea: Idea) -> Message:
    """Ask whose it is after all."""
    return move_line(t, session, idea.members[0])


def move_line(t: Catalog, session: Session, line: Contribution) -> Ask:
    """Ask whose a line is after all, by short name or the first letters of the name; one that is covered stays so."""
    known = _called(t, session, line)

    def put(text: str, _: str) -> Answer:
        wanted = text.casefold()
        whole = (place for name, place in known if name.casefold() == wanted)
        begun = (place for name, place in known if name.casefold().startswith(wanted))
        place = next(chain(whole, begun), None) if wanted else None
        if place is None:
            return t("columns.no_such_column", text=text)
        return intents.MoveContribution(id=line.id, column=place.column, caller=place.caller, seen=line)

    unnamed = [column_name(t, column) for column in session.columns(line.phase) if not column.short]
    names = ", ".join([*routes(session, line.phase), *unnamed])
    covered = session.get_phase(line.phase).covered
    question = t("columns.covered.move_to") if covered else t("columns.move_to", text=_quote(line.text))
    return Ask(question, put, hint=names)


def _called(t: Catalog, session: Session, line: Contribution) -> list[tuple[str, Place]]:
    """Every name by which a place in the phase of a line is called, with that place: short names come first."""
    columns = [(column_name(t, column), Place(column=column.id)) for column in session.columns(line.phase)]
    organisations = [(o.name, place_of(session, line.phase, o.id)) for o in session.organisations]
    return [*routes(session, line.phase).items(), *columns, *organisations]


def erase(t: Catalog, session: Session, idea: Idea) -> Message:
    """Ask whether to erase it for good."""
    first = idea.members[0]
    return erase_text(t, first.id, None if _is_covered(session, idea) else first.text)


def erase_text(t: Catalog, erased: str, text: str | None) -> Ask:
    """Ask to type a word before a contribution or agreement is erased for good, by its id; None: it is covered."""

    def confirm(word: str, _: str) -> Answer:
        return intents.EraseForGood(id=erased) if word.casefold() in ERASE_WORDS else t("columns.not_erased")

    question = t("columns.covered.erase") if text is None else t("columns.erase", text=_quote(text))
    return Ask(question, confirm)


def erase_offer(t: Catalog, erased: str, text: str, post: Callable[[Message], object]) -> Offer:
    """What the palette has of it; `post` sends the question up."""
    return Offer(t("palette.erase"), t("palette.erase_help"), partial(post, erase_text(t, erased, text)))


def _is_covered(session: Session, idea: Idea) -> bool:
    return session.get_phase(idea.members[0].phase).covered


def _quote(text: str) -> str:
    return cut(text, LONGEST_QUOTE)
