"""What a column shows of an idea besides its text: whose it is too, what it builds on, and its marks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from samenwerk_tui.core.ideas import Idea, built_on, ideas
from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Column, Contribution, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Card


class FoundIdeas(NamedTuple):
    """The ideas that a phase shows of one state, one part of its prompt, in columns that there are."""

    session: Session
    part: int
    ideas: tuple[Idea, ...]
    cards: Mapping[str, Sequence[Card]]
    """By the id of every column, in the order of the ideas."""


def find_ideas(t: Catalog, session: Session, phase_id: str, part: int, last: FoundIdeas | None = None) -> FoundIdeas:
    """The ideas of this part of the prompt (its place), and their cards.

    `last` is what was found before in this phase: where lines came and nothing else, only those are looked at.
    """
    known = last if last is not None and last.part == part and _only_grew(last.session, session) else None
    since = len(known.session.contributions) if known else 0
    columns = {column.id: column for column in session.columns(phase_id)}
    parts = session.get_phase(phase_id).parts
    found = tuple(idea for idea in ideas(session, phase_id, since) if idea.column in columns)
    if parts:
        # What was not said to any part (lines from the command line) stands with the first.
        here = (parts[part], None) if part == 0 else (parts[part],)
        found = tuple(idea for idea in found if idea.members[0].part in here)
    maker = CardMaker(t, session)
    cards: dict[str, list[Card]] = {column: [] for column in columns}
    for idea in found:
        cards[idea.column].append(maker.card(idea, columns[idea.column]))
    if known is None:
        return FoundIdeas(session, part, found, {column: tuple(made) for column, made in cards.items()})
    both = {column: (*known.cards[column], *made) for column, made in cards.items()}
    return FoundIdeas(session, part, known.ideas + found, both)


def _only_grew(before: Session, after: Session) -> bool:
    """Whether contributions came at the end, and all else that a card tells of is as it was."""
    return (
        after.contributions[: len(before.contributions)] == before.contributions
        and after.clusters is before.clusters
        and after.phases is before.phases
        and after.organisations is before.organisations
    )


class CardMaker:
    """Makes the cards of one state, with its look-ups made once: a board has thousands of ideas."""

    def __init__(self, t: Catalog, session: Session) -> None:
        self.t = t
        self._shorts = {organisation.id: organisation.short for organisation in session.organisations}
        self._phases = {phase.id: phase for phase in session.phases}
        self._bases = built_on(session)

    def card(self, idea: Idea, column: Column) -> Card:
        """The card of an idea in a column.

        An idea that is of others than the column says names them: a merged one ("+1 COR": one text more, and whose),
        and joint work ("+COR"). In a column that is nobody's it names everybody whose it is ("GEM COR"); at a table
        too, where it is of some who sit there only.
        """
        line = idea.members[0]
        others = [o for o in idea.organisations if o not in column.organisations]
        of_some = not others and column.kind == "table" and set(idea.organisations) != set(column.organisations)
        through = self._said_as(line, column)
        is_plain = not (line.outside or line.builds_on or line.kind == "answer" or idea.merged or others or of_some)
        if is_plain and not through:
            return Card(idea.id, idea.text)
        marks = [self.t("columns.outside_mark")] if line.outside else []
        if through:
            marks.append(through)
        if idea.merged:
            marks.append(f"+{len(idea.members) - 1} {self._named(others)}".rstrip())
        elif others:
            marks.append(f"+{self._named(others)}" if column.organisations else self._named(others))
        elif of_some:
            marks.append(self._named(idea.organisations))
        if line.kind == "answer":
            marks.append("?")
        base = self._bases.get(line.builds_on or "")
        on = "" if base is None or base.id == idea.id else self._named(base.organisations) or "·"
        return Card(idea.id, idea.text, mark=" ".join(marks), builds_on=on)

    def _said_as(self, line: Contribution, column: Column) -> str:
        """As whom it was said, where that is another one than the head of its column says now."""
        phase = self._phases[line.phase]
        if line.as_organisation is None and not phase.lenses:
            return ""
        own = column.id if column.kind == "organisation" else None
        said_as, now = line.as_organisation or own, lens_of(phase, column) or own
        short = self._shorts.get(said_as or "")
        return self.t("columns.said_as", whom=short) if short and said_as != now else ""

    def _named(self, organisations: Iterable[str]) -> str:
        return " ".join(self._shorts[o] for o in organisations if o in self._shorts)
