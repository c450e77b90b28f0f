"""Answers typed faster than they are saved, taken back, refused, undone and counted elsewhere."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.model import PulseCounts
from samenwerk_tui.ui.panels.pulse_typing import NOBODY, Cell, Counted, Typed

HERE: Cell = ("bellen", "gemeente")
THERE: Cell = ("bellen", "politie")
ELSEWHERE: Cell = ("rollen", "gemeente")


class Disk:
    """What is saved, and what is on its way to it."""

    def __init__(self) -> None:
        self.saved: dict[Cell, Counted] = {}
        self.typed = Typed(self.saved.get)
        self._way: list[tuple[Cell, Counted]] = []

    def send(self, cell: Cell, counts: Counted) -> None:
        self._way.append((cell, counts))

    def type(self, cell: Cell, digits: str) -> None:
        for digit in digits:
            self.send(cell, self.typed.add(cell, int(digit)))

    def take_back(self, statement: str) -> Cell | None:
        taken = self.typed.take_back(statement)
        if taken is None:
            return None
        self.send(*taken)
        return taken[0]

    def save(self, *, refused: bool = False) -> None:
        """The oldest that is on its way arrives."""
        cell, counts = self._way.pop(0)
        if not refused:
            self.saved[cell] = counts
            self.typed.follow()
        self.typed.settle()

    def save_oldest(self) -> None:
        """The oldest on its way arrives, if there is one."""
        if self._way:
            self.save()

    def save_all(self) -> None:
        while self._way:
            self.save()


def counts_of(digits: str) -> PulseCounts:
    one, two, three, four, five = (digits.count(answer) for answer in "12345")
    return one, two, three, four, five


def test_keys_count_on_from_each_other_before_they_are_saved() -> None:
    disk = Disk()
    disk.type(HERE, "34453")
    assert HERE not in disk.saved and disk.typed.counted(HERE) == counts_of("34453")
    disk.save()
    assert disk.saved[HERE] == counts_of("3") and disk.typed.counted(HERE) == counts_of("34453")
    disk.type(HERE, "1")
    disk.save_all()
    assert disk.saved[HERE] == disk.typed.counted(HERE) == counts_of("344531")


def test_what_was_typed_is_taken_back_in_its_order_wherever_it_was() -> None:
    disk = Disk()
    disk.type(HERE, "34")
    disk.type(THERE, "5")
    assert [disk.take_back("bellen") for _ in range(4)] == [THERE, HERE, HERE, None]
    disk.save_all()
    assert disk.saved == {HERE: None, THERE: None}, "not counted, which is not nobody"


def test_of_another_statement_nothing_is_taken_back() -> None:
    disk = Disk()
    disk.type(ELSEWHERE, "3")
    disk.save_all()
    assert disk.take_back("bellen") is None
    assert disk.take_back("rollen") == ELSEWHERE


def test_what_was_refused_is_not_counted_on() -> None:
    disk = Disk()
    disk.type(HERE, "34")
    disk.save()
    disk.save(refused=True)
    assert disk.typed.counted(HERE) == counts_of("3")
    disk.type(HERE, "5")
    disk.save_all()
    assert disk.saved[HERE] == counts_of("35")
    assert disk.take_back("bellen") == HERE
    disk.save_all()
    assert disk.saved[HERE] == counts_of("3")


def test_an_undone_answer_is_not_taken_back_once_more() -> None:
    disk = Disk()
    disk.type(HERE, "34")
    disk.type(THERE, "5")
    disk.save_all()
    disk.saved[THERE] = None
    disk.typed.follow()
    assert disk.take_back("bellen") == HERE
    disk.save_all()
    assert disk.saved[HERE] == counts_of("3")


@pytest.mark.parametrize("counts", [counts_of("1"), counts_of("345"), NOBODY, None])
def test_what_another_screen_counted_is_not_known_to_have_been_typed(counts: Counted) -> None:
    disk = Disk()
    disk.type(HERE, "34")
    disk.save_all()
    disk.saved[HERE] = counts
    disk.typed.follow()
    assert disk.typed.counted(HERE) == counts and disk.take_back("bellen") is None


def test_what_was_put_forgets_what_was_typed() -> None:
    disk = Disk()
    disk.type(HERE, "34")
    disk.typed.put(HERE, None)
    disk.send(HERE, None)
    assert disk.typed.counted(HERE) is None and disk.take_back("bellen") is None
    disk.type(HERE, "2")
    disk.save_all()
    assert disk.saved[HERE] == counts_of("2")


STEPS: dict[str, Callable[[Disk], object]] = {
    **{digit: partial(Disk.type, cell=HERE, digits=digit) for digit in "12345"},
    "back": lambda disk: disk.take_back("bellen"),
    "save": lambda disk: disk.save_oldest(),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=30))
def test_however_keys_and_saving_come_after_each_other_all_that_was_typed_is_saved(steps: list[str]) -> None:
    disk, expected = Disk(), ""
    for step in steps:
        STEPS[step](disk)
        if step in "12345":
            expected += step
        elif step == "back":
            expected = expected[:-1]
        assert (disk.typed.counted(HERE) or NOBODY) == counts_of(expected)
    disk.save_all()
    assert (disk.saved.get(HERE) or NOBODY) == counts_of(expected)
