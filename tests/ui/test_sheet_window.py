"""The part of a long sheet that is in sight: the active thing, whole, and how much is not seen."""

from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row
from samenwerk_tui.ui.widgets.sheet_window import HEADING, SheetWindow

T = Catalog("nl")
HEIGHTS = st.lists(st.integers(1, 4), min_size=1, max_size=20)


def body_of(heights: list[int]) -> list[Row]:
    """A heading, and things of these heights with air between some of them."""
    rows = [Row((Span("kop"),), f"{HEADING}kop")]
    for number, height in enumerate(heights):
        rows += [NO_ROW] if number % 3 == 2 else []
        rows += [Row((Span(f"{number} {row}"),), str(number)) for row in range(height)]
    return rows


@given(HEIGHTS, st.integers(4, 12), st.lists(st.tuples(st.integers(0, 19), st.integers(-5, 5)), max_size=6))
def test_the_active_thing_is_whole_in_sight_wherever_one_was(
    heights: list[int], height: int, steps: list[tuple[int, int]]
) -> None:
    window, body = SheetWindow(T), body_of(heights)
    for wanted, scrolled in steps:
        active = str(wanted % len(heights))
        window.scroll(scrolled)
        rows = window.rows(body, height, active)
        assert len(rows) <= height
        seen = [row for row in rows if row.tag == active]
        assert len(seen) == min(heights[int(active)], height - 2 if len(body) > height else height)


def test_it_tells_how_many_things_are_out_of_sight_and_headings_are_none() -> None:
    window, body = SheetWindow(T), body_of([1] * 10)
    assert window.rows(body, 30, "0") == body
    rows = window.rows(body, 6, "0")
    assert rows[0].tag == f"{HEADING}kop" and rows[-1].line[0].text == T("more.below", n=7)
    rows = window.rows(body, 6, "9")
    assert rows[0].line[0].text == T("more.above", n=7) and [row.tag for row in rows[1:]] == ["7", "", "8", "9", ""]


def test_room_that_is_left_goes_to_the_beginning_of_the_next_thing() -> None:
    body = body_of([2, 9, 1])
    rows = SheetWindow(T).rows(body, 9, "0")
    assert [row.tag for row in rows] == [f"{HEADING}kop", "0", "0", *["1"] * 5, ""]
    assert [row.line[-1].text for row in rows[6:]] == ["1 3", "…", T("more.below", n=2)]
    assert SheetWindow(T).rows(body, 6, "0")[3:5] == [NO_ROW, NO_ROW], "too little of it tells nothing"


def test_a_thing_that_is_taller_than_the_window_ends_in_an_ellipsis() -> None:
    rows = SheetWindow(T).rows(body_of([9])[1:], 6, "0")
    assert [row.line[-1].text for row in rows] == ["0 0", "0 1", "0 2", "0 3", "…", ""]


def test_scrolling_goes_as_far_as_the_active_thing_allows() -> None:
    window, body = SheetWindow(T), body_of([1] * 10)
    for _ in range(20):
        window.scroll(1)
        rows = window.rows(body, 6, "")
    assert rows[-2].tag == "9"
    for _ in range(20):
        window.scroll(-1)
        rows = window.rows(body, 6, "")
    assert rows[0].tag == f"{HEADING}kop"


def test_a_very_low_window_has_the_active_thing_only() -> None:
    body = body_of([2, 2, 2])
    assert [row.tag for row in SheetWindow(T).rows(body, 2, "1")] == ["1", "1"]
    assert SheetWindow(T).rows(body, 1, "") == body[:1]
