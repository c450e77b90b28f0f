"""What typed digits mean in a cell of an open round: one number, two, or a digit for every person."""

from dataclasses import dataclass

from samenwerk_tui.core.entering import MOST_FINGERS, most
from samenwerk_tui.core.model import Round, Votes

_QUICK = 10
"""Where fewer people than this are present one digit is a whole number, and the cursor goes on by itself."""
_MOST_DIGITS = 3
"""A number is never longer; more digits are not taken."""
_OPEN = "·"
"""Stands for the digit that is still to come behind a typed ten."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What has been typed so far in the cell of one organisation.

    Where a second number is asked (who is against, or how many people gave a dot), a blank stands between the two.
    """

    voting: Round
    organisation: str
    text: str = ""

    @property
    def present(self) -> int:
        """People of the organisation."""
        return self.voting.present(self.organisation)

    @property
    def quick(self) -> bool:
        """Whether one digit is a whole number."""
        return self.present < _QUICK

    @property
    def two(self) -> bool:
        """Whether a second number is asked."""
        return self.voting.settings.against or self.voting.settings.dotters

    @property
    def first(self) -> int | None:
        """The first number, as far as it is typed."""
        return _number(self.text.partition(" ")[0])

    @property
    def asks_second(self) -> bool:
        """Whether the first number is done and the second is being typed."""
        return " " in self.text

    def digit(self, digit: str) -> "Typing":
        """With one more digit, and the blank behind it where that ends the first of two numbers."""
        if self.voting.method == "fist":
            room = len(self.text) < self.present and int(digit) <= MOST_FINGERS
            return self._with(self.text + digit) if room else self
        number = self.text.rpartition(" ")[2].removesuffix(_OPEN)
        if len(number) == _MOST_DIGITS:
            return self
        typed = self._with(self.text.removesuffix(_OPEN) + digit)
        return typed.next_number() if self.quick and not self.asks_second else typed

    def ten(self) -> "Typing":
        """With ten more before the next digit: how a larger number is typed where one digit is a whole one."""
        before, blank, number = self.text.rpartition(" ")
        can = self.quick and self.voting.method != "fist" and most(self.voting, self.organisation) >= _QUICK
        tens = int(number.removesuffix(_OPEN) or 0) + 1
        return self._with(f"{before}{blank}{tens}{_OPEN}") if can else self

    def next_number(self) -> "Typing":
        """On to the second number where one is asked; it is filled in where it can only be one."""
        first = self.first
        if not self.two or self.asks_second or first is None:
            return self
        least, limit = self._second_between(first)
        return self._with(f"{first} {limit}" if least >= limit else f"{first} ")

    @property
    def finished(self) -> bool:
        """Whether nothing can follow, so that the cell is entered at once."""
        if self.voting.method == "fist":
            return len(self.text) == self.present
        if self.two and not self.asks_second:
            return False
        number = self.text.rpartition(" ")[2]
        return bool(number) and not number.endswith(_OPEN) and (self.quick or self._second_follows)

    @property
    def votes(self) -> Votes | None:
        """What it says; None while a number is missing."""
        if self.voting.method == "fist":
            raised = [int(digit) for digit in self.text]
            counts = tuple(raised.count(fingers) for fingers in range(MOST_FINGERS + 1))
            return Votes.model_validate({"fingers": counts}) if raised else None
        first, second = self.first, _number(self.text.partition(" ")[2])
        if first is None or (self.two and second is None):
            return None
        if self.voting.method == "dots":
            return Votes(dots=first, dotters=second)
        if second is None:
            return Votes(in_favour=first)
        return Votes(in_favour=first, against=second, neutral=max(0, self.present - first - second))

    @property
    def _second_follows(self) -> bool:
        """Whether the second number was filled in because it could only be one."""
        first = self.first
        if first is None or not self.asks_second:
            return False
        least, limit = self._second_between(first)
        return least >= limit

    def _second_between(self, first: int) -> tuple[int, int]:
        """The least and the largest that the second number can be."""
        if self.voting.method == "hands":
            return 0, max(0, self.present - first)
        cap = self.voting.settings.cap or first or 1
        return -(-first // cap), min(first, self.present)

    def _with(self, text: str) -> "Typing":
        return Typing(self.voting, self.organisation, text)


def _number(typed: str) -> int | None:
    return int(typed.replace(_OPEN, "0")) if typed else None
