"""What a column shows of an idea besides its text: whose it is too, what it builds on, and its marks."""

from collections.abc import Iterable

from samenwerk_tui.core.ideas import Idea, built_on
from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Column, Contribution, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Card


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
