"""What was typed and ought to be there at the end, kept by the test itself and not taken from the program."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.terminal.steps import ROOM, Dots
from tests.terminal.steps_together import Agrees, Asks, Calls, Polls, Settled, Words


@dataclass(eq=False)
class Kept:
    """A line that was kept, as it stands now."""

    text: str
    who: str
    """A short name, or the whole group."""
    phase: str
    kind: str = "contribution"
    part: str | None = None
    question: str | None = None
    """The why-question that it answers."""
    on: "Kept | None" = None
    """What it builds on."""
    outside: bool = False
    idea: str | None = None
    """What stands on the board for the idea that it works out."""


@dataclass(eq=False)
class Proposed:
    """One version of a proposal."""

    text: str
    said: dict[str, str] = field(default_factory=dict)
    """By short name the objection of every organisation that was asked; empty: it has none."""

    @property
    def objections(self) -> dict[str, str]:
        """Those that there are."""
        return {who: reason for who, reason in self.said.items() if reason}


@dataclass(eq=False)
class Shown:
    """An idea on the board: a line, or several that were merged; the first gives the title and the column."""

    members: list[Kept]

    @property
    def title(self) -> str:
        """What stands on the board."""
        return self.members[0].text

    @property
    def who(self) -> str:
        """In which column."""
        return self.members[0].who


@dataclass
class Ledger:
    """The afternoon as the facilitator knows it."""

    names: dict[str, str]
    """Name of every organisation by short name, in the order of the columns."""
    people: dict[str, int]
    """How many of each are here now, by short name."""
    lines: list[Kept] = field(default_factory=list)
    """Oldest first."""
    gone: list[str] = field(default_factory=list)
    """Texts that may be nowhere: typing errors, what was undone and what was removed."""
    merged: list[list[Kept]] = field(default_factory=list)
    questions: list[Asks] = field(default_factory=list)
    wordings: list[Words] = field(default_factory=list)
    stances: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What each organisation says to the newest goal, with its condition, by short name."""
    polls: list[tuple[str, Polls]] = field(default_factory=list)
    """In which phase, and what was answered."""
    worked_out: list[str] = field(default_factory=list)
    """What stands on the board for the ideas that are worked out."""
    settled: list[Settled] = field(default_factory=list)
    proposals: list[Proposed] = field(default_factory=list)
    """Every version, oldest first."""
    agreements: list[Agrees] = field(default_factory=list)
    calls: list[Calls] = field(default_factory=list)
    dots: list[Dots] = field(default_factory=list)
    voters: dict[str, int] = field(default_factory=dict)
    """How many of each were there when the round was opened."""

    def columns(self) -> list[str]:
        """The columns in the order in which Tab goes through them; the last is for lines of nobody yet."""
        return [*self.names, ROOM, "Nog onbekend"]

    def name(self, who: str) -> str:
        """The name that goes with a short name; the whole group is called that."""
        return self.names.get(who, who)

    def line(self, text: str) -> Kept:
        """The line with this text."""
        return next(line for line in self.lines if line.text == text)

    def drop(self, text: str) -> None:
        """It was undone or removed."""
        self.lines.remove(self.line(text))
        self.gone.append(text)

    def change(self, text: str, better: str) -> None:
        """It was corrected."""
        self.line(text).text = better
        self.gone.append(text)

    def merge(self, text: str, other: str) -> None:
        """Two ideas became one; with an idea that was merged before, that one grows."""
        first, second = self._members(text), self._members(other)
        self.merged = [members for members in self.merged if members not in (first, second)]
        self.merged.append(first + second)

    def take_apart(self, text: str) -> None:
        """A merged idea was taken apart."""
        self.merged.remove(self._members(text))

    def idea(self, line: Kept) -> Shown:
        """The idea that a line is, alone or with others."""
        return Shown(self._members(line.text))

    def _members(self, text: str) -> list[Kept]:
        line = self.line(text)
        return next((members for members in self.merged if line in members), [line])

    def dots_by_idea(self) -> dict[str, dict[str, int]]:
        """Dots by what stands on the board for an idea, and by short name."""
        dots: dict[str, dict[str, int]] = {}
        for step in self.dots:
            for idea, number in step.given.items():
                dots.setdefault(idea, {})[step.who] = number
        return dots

    def ranking(self) -> list[str]:
        """The ideas with dots: by how many organisations gave one, then by how many there are."""
        dots = self.dots_by_idea()
        return sorted(dots, key=lambda idea: (-len(dots[idea]), -sum(dots[idea].values())))

    def shown(self, phase: str, part: str | None = None) -> Iterator[Shown]:
        """The ideas on the board in a phase, oldest first."""
        told: list[Kept] = []
        for line in self.lines:
            if line.phase != phase or line.kind not in ("contribution", "answer") or line in told:
                continue
            members = self._members(line.text)
            told += members
            if members[0].part == part:
                yield Shown(members)

    def in_column(self, who: str, phase: str, part: str | None = None) -> list[str]:
        """Titles of the ideas in one column, top to bottom."""
        return [idea.title for idea in self.shown(phase, part) if idea.who == who]
