"""Which cards of a column are in sight: whole ones, and the beginning of one more where there is room for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

_ROWS_FOR_GAPS = 7
"""With fewer rows than this the cards stand directly under each other."""
_LEAST_CUT = 2
"""Rows of a card that make it worth beginning; one row of an idea tells nobody what it is."""


def gap_in(rows: int, wanted: int) -> int:
    """Blank rows between two cards in a window of `rows` rows, when `wanted` are wanted."""
    return wanted if rows >= _ROWS_FOR_GAPS else 0


class Placed(NamedTuple):
    """A card in sight."""

    card: int
    """Its index."""
    rows: int
    """The rows that it gets, fewer than its height where it is cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """Cards under each other, looked at through a window of `rows` rows.

    Only the heights of cards in or next to the window are asked for, so what is shown costs the same however many
    cards there are. A card that is too tall for the window on its own is cut off at the bottom.
    """

    count: int
    height: Callable[[int], int]
    """Rows of the card at an index, 1 or more."""
    rows: int
    gap: int
    """Blank rows between two cards."""

    def end(self, top: int) -> int:
        """Index after the last whole card in sight, when the first one in sight is `top`."""
        used, end = 0, top
        while end < self.count:
            used += self.height(end) + (self.gap if end > top else 0)
            if used > self.rows and end > top:
                break
            end += 1
        return end

    def top_for(self, last: int) -> int:
        """The first whole card in sight when as much as possible is shown above and up to the card `last`."""
        used, top = self.height(last), last
        while top > 0:
            used += self.height(top - 1) + self.gap
            if used > self.rows:
                break
            top -= 1
        return top

    def placed(self, top: int) -> tuple[Placed, ...]:
        """Every card in sight, when the first whole one is `top`: no later one than for the last card.

        What is left of the window goes to the beginning of the next card, or of the one before where there is none.
        """
        end = self.end(top)
        cards = [Placed(index, min(self.height(index), self.rows)) for index in range(top, end)]
        left = self.rows - sum(card.rows + self.gap for card in cards)
        if left < _LEAST_CUT:
            return tuple(cards)
        if end < self.count:
            cards.append(Placed(end, left))
        elif top > 0:
            cards.insert(0, Placed(top - 1, left))
        return tuple(cards)
