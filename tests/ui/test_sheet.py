"""The sheet that panels draw on: rows fit their width, look as asked, and are repainted only when they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region

from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import Row, Sheet, at_most, beside, between, padded, shortened, wrapped

spans = st.builds(Span, st.text("ab é社[/]", max_size=12), st.sampled_from(["", "quiet", "org-1"]))
lines = st.lists(spans, max_size=4).map(tuple)


def text_of(line: Line) -> str:
    return "".join(span.text for span in line)


@given(lines, st.integers(0, 30))
def test_a_line_is_padded_to_exactly_its_width(line: Line, width: int) -> None:
    assert cells(padded(line, width)) == width


@given(lines, st.integers(1, 30))
def test_what_is_left_out_leaves_an_ellipsis(line: Line, width: int) -> None:
    short = shortened(line, width)
    if cells(line) <= width:
        assert short == line
    else:
        assert text_of(short).rstrip().endswith("…")


@given(lines, lines, st.integers(1, 40))
def test_what_stands_at_the_end_of_a_line_stays_there(left: Line, right: Line, width: int) -> None:
    line = between(left, right, width)
    assert cells(line) == width
    if 0 < cells(right) < width - 1:
        assert text_of(line).endswith(text_of(right))


def test_blocks_stand_side_by_side_each_in_its_width() -> None:
    rows = beside([([(Span("een"),), (Span("twee"),)], 5), ([(Span("veel te lang"),)], 6)], 2)
    assert [text_of(row) for row in rows] == ["een    veel …", "twee         "]


def test_words_keep_their_style_when_a_line_is_wrapped() -> None:
    line = (Span("GEM", "org-1"), Span(" "), Span("nog niemand", "quiet"))
    assert [text_of(row) for row in wrapped(line, 8, "nl")] == ["GEM nog", "niemand"]
    assert wrapped(line, 8, "nl")[1] == (Span("niemand", "quiet"),)


def test_lines_that_are_left_out_leave_an_ellipsis() -> None:
    rows: list[Line] = [(Span("een"),), (Span("twee"),), (Span("drie"),)]
    assert [text_of(row) for row in at_most(rows, 2, 10)] == ["een", "twee…"]
    assert [text_of(row) for row in at_most(rows, 2, 4)] == ["een", "twe…"]
    assert at_most(rows, 3, 10) == rows


class SheetApp(App[None]):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows
        self.sheet = Sheet(lambda width, height: self.rows)
        self.repainted: list[Region] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield self.sheet


async def test_only_rows_that_differ_are_repainted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = SheetApp([Row((Span("een"),)), Row((Span("twee"),))])
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        assert app.sheet.render_line(1).text.rstrip() == "twee"
        monkeypatch.setattr(app.sheet, "refresh", lambda *regions, **_: app.repainted.extend(regions))
        app.sheet.redraw()
        assert app.repainted == []
        app.rows = [Row((Span("een"),)), Row((Span("twee"),), here=True)]
        app.sheet.redraw()
        assert app.repainted == [Region(0, 1, 20, 1)]


async def test_styles_are_the_theme_s_and_nothing_is_markup() -> None:
    app = SheetApp([Row((Span("GEM", "org-1"), Span("[u]x[/u]"), Span("SOC", "on-org-3")), here=True)])
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        strip = app.sheet.render_line(0)
        assert strip.text.rstrip() == "GEM[u]x[/u]SOC"
        colour, plain, filled = [segment.style for segment in list(strip)[:3]]
        assert colour and plain and filled
        assert colour.color and colour.color.get_truecolor().hex == THEMES[0].variables["org-1"].lower()
        assert colour.bgcolor and colour.bgcolor.get_truecolor().hex == THEMES[0].variables["band"].lower()
        assert filled.bgcolor and filled.bgcolor.get_truecolor().hex == THEMES[0].variables["org-3"].lower()
        assert plain.bold and not plain.underline
