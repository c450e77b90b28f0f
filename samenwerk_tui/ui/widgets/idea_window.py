"""Which cards of a column are in sight: whole ones only, since nobody in the room can read half an idea."""

from collections.abc import Callable
from dataclasses import dataclass

_ROWS_FOR_HINTS = 4
"""With fewer rows than this every row is for the cards."""
_ROWS_FOR_GAPS = 8
"""With fewer rows than this the cards stand directly under each other."""


@dataclass(frozen=True, slots=True)
class Window:
    """Cards under each other, looked at through a window of `rows` rows.

    Only the heights of cards in or next to the window are asked for, so what is shown costs the same however many
    cards there are. A row is kept for a hint where cards are out of sight above, and one where they are below. A card
    that is too tall for the window on its own is cut off at the bottom.
    """

    count: int
    height: Callable[[int], int]
    """Rows of the card at an index, 1 or more."""
    rows: int
    wanted_gap: int
    """Blank rows between two cards, if there is room for it."""

    @property
    def gap(self) -> int:
        """Blank rows between two cards."""
        return self.wanted_gap if self.rows >= _ROWS_FOR_GAPS else 0

    @property
    def has_hints(self) -> bool:
        """Whether it is told how many cards are out of sight."""
        return self.rows >= _ROWS_FOR_HINTS

    def space(self, top: int, end: int) -> int:
        """Rows for the cards from index `top` up to `end` (exclusive): all but those for hints."""
        return self.rows - self.has_hints * ((top > 0) + (end < self.count))

    def end(self, top: int) -> int:
        """Index after the last card in sight, when the first one in sight is `top`."""
        used, end, fitting = 0, top, top + 1
        while end < self.count:
            used += self.height(end) + (self.gap if end > top else 0)
            end += 1
            if used > self.space(top, self.count):
                break
            if used <= self.space(top, end):
                fitting = end
        return min(fitting, self.count)

    def top_for(self, last: int) -> int:
        """The first card in sight when as much as possible is shown above and up to the card `last`."""
        used, top = self.height(last), last
        for candidate in range(last - 1, -1, -1):
            used += self.height(candidate) + self.gap
            if used > self.space(0, last + 1):
                break
            if used <= self.space(candidate, last + 1):
                top = candidate
        return top
