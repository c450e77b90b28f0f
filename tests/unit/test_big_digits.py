"""Digits out of blocks, with and without half ones."""

import pytest

from samenwerk_tui.ui.widgets import big_digits
from samenwerk_tui.ui.widgets.big_digits import height_of, rows_of, width_of


def test_a_dot_is_half_a_row_high() -> None:
    assert rows_of("1:") == ["▄█  ▄", " █  ▄", "▀▀▀  "]
    assert [height_of(scale) for scale in (1, 2, 3)] == [3, 5, 8]


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_without_half_blocks_a_dot_is_whole_rows_high(monkeypatch: pytest.MonkeyPatch, scale: int) -> None:
    monkeypatch.setattr(big_digits, "on_terminal", lambda characters: False)
    rows = rows_of("12:07", scale)
    assert {character for row in rows for character in row} == {" ", "█"}
    assert len(rows) == height_of(scale) and {len(row) for row in rows} == {width_of("12:07", scale)}
    assert rows_of("7") == ["███", "  █", "  █", "  █", "  █"]
