"""Answers as they are typed: faster than they are saved, and taken back in the order in which they came."""

from collections.abc import Callable, Sequence

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import PulseCounts

Cell = tuple[str, str | None]
"""A statement, and the organisation that answers it; None where it is the room as a whole."""
Counted = PulseCounts | None
"""What was counted of a cell; None where nothing was, which is something else than nobody who answered."""
Saved = Callable[[Cell], Counted]
"""What the session says of a cell."""

NOBODY: PulseCounts = (0, 0, 0, 0, 0)


class Typed:
    """What was typed since the panel is there.

    Every key makes new totals of a cell, out of those of the key before it, which may not be saved yet. As soon as
    nothing is under way the session counts: what was refused, undone or counted on another screen is followed.
    """

    def __init__(self, saved: Saved) -> None:
        self._saved = saved
        self._order: list[tuple[Cell, int]] = []
        """Every answer that was typed, the last one at the end."""
        self._totals: dict[Cell, Counted] = {}
        """What the cells come to that something was typed in."""
        self._before: dict[Cell, Counted] = {}
        """What they came to before the last key."""
        self._under_way = 0

    def counted(self, cell: Cell) -> Counted:
        """What a cell comes to, with what is under way."""
        return self._totals[cell] if self._under_way and cell in self._totals else self._saved(cell)

    def seen(self, cell: Cell) -> intents.SeenCounts:
        """What a cell came to before the last key in it."""
        return self._before.get(cell) or ()

    def add(self, cell: Cell, answer: int) -> PulseCounts:
        """One person more that answered 1–5; returns what the cell comes to."""
        counts = _plus(self.counted(cell) or NOBODY, answer, 1)
        self._order.append((cell, answer))
        self._send(cell, counts)
        return counts

    def take_back(self, statement: str) -> tuple[Cell, Counted] | None:
        """Take the answer back that was typed last; None where that is not known, or was in another statement."""
        if not self._order or self._order[-1][0][0] != statement:
            return None
        cell, answer = self._order.pop()
        counts = _plus(self.counted(cell) or NOBODY, answer, -1)
        left: Counted = counts if any(counts) else None
        self._send(cell, left)
        return cell, left

    def put(self, cell: Cell, counts: Counted) -> None:
        """The cell comes to this, whatever was typed in it before."""
        self._order = [typed for typed in self._order if typed[0] != cell]
        self._send(cell, counts)

    def settle(self) -> None:
        """One of what was under way was saved, or refused."""
        self._under_way -= 1
        self.follow()

    def follow(self) -> None:
        """The session may have changed: what was typed and is not in it is forgotten."""
        if self._under_way:
            return
        for cell, counts in self._totals.items():
            saved = self._saved(cell)
            if saved != counts:
                self._forget(cell, counts or NOBODY, saved or NOBODY)
        self._totals = {cell: self._saved(cell) for cell, _ in self._order}

    def _send(self, cell: Cell, counts: Counted) -> None:
        self._before[cell] = self.counted(cell)
        self._totals[cell] = counts
        self._under_way += 1

    def _forget(self, cell: Cell, counts: PulseCounts, saved: PulseCounts) -> None:
        """Keep as many of the first answers in a cell as lead to what is saved; none where none do."""
        answers = [answer for typed, answer in self._order if typed == cell]
        left = len(answers)
        while left and counts != saved:
            left -= 1
            counts = _plus(counts, answers[left], -1)
        keep = left if counts == saved else 0
        self._order = _first(self._order, cell, keep)


def _plus(counts: PulseCounts, answer: int, people: int) -> PulseCounts:
    one, two, three, four, five = (n + people * (at == answer) for at, n in enumerate(counts, 1))
    return one, two, three, four, five


def _first(order: Sequence[tuple[Cell, int]], cell: Cell, most: int) -> list[tuple[Cell, int]]:
    """What was typed, with only the first `most` answers in the cell."""
    kept: list[tuple[Cell, int]] = []
    for typed in order:
        if typed[0] == cell:
            most -= 1
        if typed[0] != cell or most >= 0:
            kept.append(typed)
    return kept
