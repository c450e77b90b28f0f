"""Before a voting round is opened: how is voted, by whom, and which ideas are on the ballot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual.geometry import clamp

from samenwerk_tui.core.entering import default_settings
from samenwerk_tui.core.model import BallotIdea, RoundSettings, VotingMethod
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, shortened

MANY_IDEAS = 20
"""Above this many ideas choosing becomes a burden; the rule of thumb of dot voting (your.wa.gov, cx-resources)."""
MOST_DOTS = 9
"""Dots a person that can be chosen here: more than a hand can hold helps nobody."""
_METHODS: tuple[VotingMethod, ...] = ("dots", "hands", "fist")
_CHOSEN, _NOT_CHOSEN = "●", "○"
_LEFT_OUT = "–"
"""Stands before an idea that is not on the ballot."""
_ROOMY = 20
"""With fewer rows than this there are no blank ones."""
_LEAST_LIST = 3
"""With fewer rows than this for the ideas only their number is told."""
_INDENT = "  "


class Table(NamedTuple):
    """A table whose slips may be entered, and how many people sit there by the head counts of now."""

    id: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be voted on and by whom."""

    ballot: tuple[BallotIdea, ...] = ()
    people: int = 0
    tables: tuple[Table, ...] = ()
    prompt: str = ""
    """What the room is asked."""
    words: tuple[str, ...] = ()
    """What is to be known first: what looks alike, or why these ideas are in a run-off."""


@dataclass(slots=True)
class _Choices:
    """What was chosen; None and what is not in it follow the defaults."""

    method: VotingMethod = "dots"
    budget: int | None = None
    cap: int | None = None
    against: bool = False
    dotters: bool = False
    by_table: bool = False
    people: dict[str, int] = field(default_factory=dict)
    """At a table."""
    left_out: set[str] = field(default_factory=set)
    """Ids of ideas."""


class RoundSetup(Sheet):
    """The settings of the round to come, and the ideas on its ballot. What is not changed follows the defaults."""

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self._proposal = Proposal()
        self._choices = _Choices()
        self._at = 0
        """Index of the row that the keys change: the settings first, then the ideas."""
        self._top = 0
        """Index of the first idea in sight."""

    # What is chosen

    @property
    def method(self) -> VotingMethod:
        """How is voted."""
        return self._choices.method

    @property
    def settings(self) -> RoundSettings:
        """Budget, cap and what is counted, as chosen, else the defaults for this ballot."""
        chosen = self._choices
        defaults = default_settings(chosen.method, len(self.ballot))
        if defaults.budget is None or defaults.cap is None:
            return RoundSettings(against=chosen.against and chosen.method == "hands")
        budget = chosen.budget or defaults.budget
        return RoundSettings(budget=budget, cap=min(budget, chosen.cap or defaults.cap), dotters=chosen.dotters)

    @property
    def ballot(self) -> tuple[str, ...]:
        """Ids of the ideas that are on it."""
        return tuple(idea.id for idea in self._proposal.ballot if idea.id not in self._choices.left_out)

    @property
    def tables(self) -> tuple[tuple[str, int], ...]:
        """The tables that vote and how many people at each; empty where organisations do."""
        if not self._choices.by_table:
            return ()
        return tuple((table.id, self._people_at(table)) for table in self._proposal.tables)

    def _people_at(self, table: Table) -> int:
        return self._choices.people.get(table.id, table.people)

    # Choosing

    def show(self, proposal: Proposal) -> None:
        """Show what could be voted on now."""
        self._proposal = proposal
        self._choices.by_table = self._choices.by_table and bool(proposal.tables)
        self._keep_place()
        self.redraw()

    def restart(self, only: Sequence[str] | None = None) -> None:
        """As if nothing was chosen; with `only`, no other ideas are on the ballot."""
        self._choices, self._at, self._top = _Choices(), 0, 0
        if only is not None:
            self._choices.left_out = {idea.id for idea in self._proposal.ballot} - set(only)
        self.redraw()

    def choose(self, method: VotingMethod) -> None:
        """Vote in this way."""
        self._choices.method = method
        self._keep_place()
        self.redraw()

    def walk(self, step: int) -> None:
        """To the next row (1) or the one before (-1): settings, then ideas."""
        self._at += step
        self._keep_place()
        self.redraw()

    def _keep_place(self) -> None:
        self._at = clamp(self._at, 0, len(self._settings) + len(self._proposal.ballot) - 1)

    def turn(self, step: int) -> None:
        """Change what is under the cursor: another method, a dot or a person more or less, yes or no."""
        name, chosen = self._setting, self._choices
        match name:
            case "method":
                self.choose(_METHODS[(_METHODS.index(chosen.method) + step) % len(_METHODS)])
            case "dotters":
                chosen.dotters = not chosen.dotters
            case "against":
                chosen.against = not chosen.against
            case "voters":
                chosen.by_table = not chosen.by_table
            case "budget" | "cap":
                self.count(step)
            case _ if name is not None:
                self._seat(name, step)
            case _:
                self.toggle()
        self.redraw()

    def count(self, step: int) -> None:
        """A dot more (1) or less (-1): of the cap where that is chosen, else of the budget."""
        settings = self.settings
        if settings.budget is None or settings.cap is None:
            return
        if self._setting == "cap":
            self._choices.cap = clamp(settings.cap + step, 1, settings.budget)
        else:
            self._choices.budget = clamp(settings.budget + step, 1, MOST_DOTS)
        self.redraw()

    def _seat(self, table_id: str, step: int) -> None:
        table = next(table for table in self._proposal.tables if table.id == table_id)
        self._choices.people[table_id] = max(0, self._people_at(table) + step)

    def toggle(self) -> None:
        """The idea under the cursor on the ballot, or off it; the last one stays on."""
        index = self._at - len(self._settings)
        if index >= 0:
            idea = self._proposal.ballot[index].id
            if idea in self._choices.left_out:
                self._choices.left_out.discard(idea)
            elif len(self.ballot) > 1:
                self._choices.left_out.add(idea)
            self.redraw()

    @property
    def on_idea(self) -> bool:
        """Whether the cursor is on an idea."""
        return self._at >= len(self._settings)

    @property
    def _setting(self) -> str | None:
        """What setting the cursor is on; None on an idea."""
        return None if self.on_idea else self._settings[self._at]

    @property
    def _settings(self) -> tuple[str, ...]:
        """The settings that can be chosen now, tables by their id."""
        chosen, tables = self._choices, self._proposal.tables
        own: dict[VotingMethod, tuple[str, ...]] = {
            "dots": ("budget", "cap", "dotters"),
            "hands": ("against",),
            "fist": (),
        }
        voters = ("voters",) if tables else ()
        seats = tuple(table.id for table in tables) if chosen.by_table else ()
        return ("method", *own[chosen.method], *voters, *seats)

    # Drawing

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        t, proposal = self.t, self._proposal
        if not proposal.ballot:
            return [Row((Span(line),)) for line in wrap(t("vote.setup.none"), width, t.language)]
        gap = [NO_ROW] if height >= _ROOMY else []
        silent = {
            "dots": t("vote.setup.silent_dots"),
            "hands": t("vote.setup.silent_hands"),
            "fist": t("vote.setup.silent_fist"),
        }
        count, total = len(self.ballot), len(proposal.ballot)
        ballot = t.n("vote.setup.ballot", count) if count == total else t("vote.setup.some", n=count, total=total)
        rows = [
            *(self._text(proposal.prompt, width, "strong") if proposal.prompt else ()),
            *self._text(silent[self.method], width, "" if proposal.prompt else "strong"),
            *(row for words in proposal.words for row in self._text(words, width, "strong")),
            *gap,
            *self._setting_rows(width),
            *gap,
            *self._text(f"{self._who_votes()} {t('vote.setup.open')}", width, "quiet"),
            *gap,
            *self._text(ballot, width, "strong"),
        ]
        if count > MANY_IDEAS:
            rows += self._text(t("vote.setup.many", limit=MANY_IDEAS), width)
        return [*rows, *self._idea_rows(width, height - len(rows))]

    def _text(self, text: str, width: int, style: str = "") -> list[Row]:
        return [Row((Span(line, style),)) for line in wrap(text, width, self.t.language)]

    def _who_votes(self) -> str:
        people = sum(n for _, n in self.tables) if self._choices.by_table else self._proposal.people
        budget = self.settings.budget
        if budget is None:
            return self.t.n("vote.setup.people", people)
        return self.t.n("vote.setup.to_place", people, dots=budget * people)

    def _setting_rows(self, width: int) -> list[Row]:
        values = [self._value(name) for name in self._settings]
        label = max(len(name) for name, _ in values)
        return [
            Row(shortened((Span(name.ljust(label + 3)), *value), width), here=index == self._at)
            for index, (name, value) in enumerate(values)
        ]

    def _value(self, name: str) -> tuple[str, Line]:
        t, chosen, settings = self.t, self._choices, self.settings
        match name:
            case "method":
                methods = [(method == chosen.method, t(f"vote.method.{method}")) for method in _METHODS]
                return t("vote.setup.method"), _one_of(methods)
            case "budget" | "cap":
                return t(f"vote.setup.{name}"), (Span(str(getattr(settings, name)), "strong"),)
            case "voters":
                organisations, tables = t("vote.setup.organisations"), t("vote.setup.tables")
                voters = [(not chosen.by_table, organisations), (chosen.by_table, tables)]
                return t("vote.setup.voters"), _one_of(voters)
            case "dotters" | "against":
                on = getattr(chosen, name)
                return t(f"vote.setup.{name}"), _one_of([(not on, t("vote.setup.no")), (on, t("vote.setup.yes"))])
        table = next(table for table in self._proposal.tables if table.id == name)
        return f"  {table.name}", (Span(str(self._people_at(table)), "strong"),)

    def _idea_rows(self, width: int, room: int) -> list[Row]:
        """As many ideas as fit, and how many there are above and below them."""
        ideas = self._proposal.ballot
        count, here = len(ideas), self._at - len(self._settings)
        if room < _LEAST_LIST:
            return []
        if count <= room:
            self._top = 0
            return [self._idea_row(number, idea, width) for number, idea in enumerate(ideas)]
        space = room - 2
        top = clamp(self._top, here - space + 1, max(here, 0))
        self._top = clamp(top, 0, count - space)
        end = self._top + space
        above, below = self._top, count - end
        return [
            Row((Span(_INDENT), Span(more_above(self.t, above), "quiet"))),
            *(self._idea_row(number, ideas[number], width) for number in range(self._top, end)),
            Row((Span(_INDENT), Span(more_below(self.t, below), "quiet"))),
        ]

    def _idea_row(self, number: int, idea: BallotIdea, width: int) -> Row:
        out = idea.id in self._choices.left_out
        mark = _LEFT_OUT if out else str(number + 1)
        line = (Span(f"{mark:>3} ", "quiet"), Span(clean_line(idea.text), "quiet" if out else ""))
        return Row(shortened(line, width), here=number == self._at - len(self._settings))


def _one_of(ways: Sequence[tuple[bool, str]]) -> Line:
    """The possibilities next to each other, the chosen one marked."""
    return tuple(
        Span(f"{_CHOSEN if chosen else _NOT_CHOSEN} {word}   ", "strong" if chosen else "quiet")
        for chosen, word in ways
    )
