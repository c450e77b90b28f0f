"""The grid in which votes are entered: where the cursor goes, and what can be seen of it at every size."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.grid_cells import Cell, Grid, GridColumn, GridRow, HeadRow
from samenwerk_tui.ui.widgets.idea_lines import Span

SHORTS = ("GEM", "WON", "SOC", "POL", "BEW", "OND", "SPO", "KUN")
SIZES = ((60, 20), (78, 15), (93, 26), (170, 42))
LONG = "Elke vrijdag samen de wijk in, om en om met een bewoner voorop en daarna samen eten in het buurthuis"


def make_grid(
    ideas: int = 3,
    present: tuple[int, ...] = (4, 3, 2),
    entered: frozenset[Cell] = frozenset(),
    text: str = "Soep op het plein",
) -> Grid:
    columns = tuple(
        GridColumn(short.lower(), short, f"org-{number}", people)
        for number, (short, people) in enumerate(zip(SHORTS, present, strict=False), 1)
    )
    rows = tuple(GridRow(f"i{number}", f"{number:02d} {text}") for number in range(ideas))
    heads = (
        HeadRow("aanwezig", tuple(str(people or "afw.") for people in present)),
        HeadRow(
            "geplaatst",
            tuple(f"{people}/{ideas}" for people in present),
            HeadRow("te plaatsen", tuple(str(ideas - people) for people in present)),
        ),
    )
    return Grid(rows, columns, entered, heads=heads)


class GridHost(App[None]):
    """Only the grid."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "paper"
        self.grid = CountGrid(Catalog("nl"))
        self.pressed: list[Cell] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_count_grid_cell_pressed(self, message: CountGrid.CellPressed) -> None:
        self.pressed.append(message.cell)

    @property
    def lines(self) -> list[str]:
        return [self.grid.render_line(y).text for y in range(self.grid.size.height)]


# Where the cursor goes


@given(
    ideas=st.integers(1, 6),
    present=st.lists(st.integers(0, 3), min_size=1, max_size=8).filter(any),
    downwards=st.booleans(),
)
def test_going_on_visits_every_cell_of_who_is_present_exactly_once(
    ideas: int, present: list[int], downwards: bool
) -> None:
    grid = make_grid(ideas, tuple(present))
    cell = grid.start()
    assert cell is not None
    visited = [cell]
    for _ in range(len(grid.cells()) - 1):
        cell = grid.after(cell, downwards=downwards)
        visited.append(cell)
        assert grid.before(cell, downwards=downwards) == visited[-2]
    assert sorted(visited) == sorted(grid.cells())
    assert {column for _, column in visited} == {column.id for column in grid.columns if column.present}


def test_the_next_cell_is_the_next_organisation_or_the_next_idea() -> None:
    grid = make_grid()
    assert grid.after(("i0", "gem"), downwards=False) == ("i0", "won")
    assert grid.after(("i0", "soc"), downwards=False) == ("i1", "gem")
    assert grid.after(("i0", "gem"), downwards=True) == ("i1", "gem")
    assert grid.after(("i2", "gem"), downwards=True) == ("i0", "won")


def test_after_the_last_cell_comes_the_first_that_is_open() -> None:
    grid = make_grid(entered=frozenset({("i0", "gem"), ("i0", "won")}))
    assert grid.after(("i2", "soc"), downwards=False) == ("i0", "soc")
    full = make_grid(entered=frozenset(grid.cells()))
    assert full.after(("i2", "soc"), downwards=False) == ("i2", "soc")


def test_the_cursor_starts_at_the_first_open_cell() -> None:
    assert make_grid(present=(0, 3, 2)).start() == ("i0", "won")
    assert make_grid(entered=frozenset({("i0", "gem")})).start() == ("i0", "won")
    assert make_grid(present=(0, 0)).start() is None


async def test_arrows_stop_at_the_edge_and_tab_goes_round() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid(present=(4, 0, 2)))
        await pilot.pause()
        assert app.grid.cell == ("i0", "gem")
        app.grid.step(0, 1)
        assert app.grid.cell == ("i0", "soc")
        app.grid.step(0, 1)
        app.grid.step(-1, 0)
        assert app.grid.cell == ("i0", "soc")
        app.grid.turn(1)
        assert app.grid.cell == ("i0", "gem")
        app.grid.step(9, 0)
        assert app.grid.cell == ("i2", "gem")


async def test_the_cursor_keeps_its_cell_while_it_is_there() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid())
        await pilot.pause()
        app.grid.go_to(("i2", "won"))
        app.grid.show(make_grid(entered=frozenset({("i0", "gem")})))
        assert app.grid.cell == ("i2", "won")
        app.grid.show(make_grid(ideas=2, entered=frozenset({("i0", "gem")})))
        assert app.grid.cell == ("i0", "won")
        app.grid.show(Grid())
        assert app.grid.cell is None
        app.grid.step(1, 1)
        app.grid.advance()
        app.grid.retreat()
        app.grid.turn(1)
        assert app.grid.cell is None


# What is seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_every_organisation_has_its_column_at_every_size(size: tuple[int, int], organisations: int) -> None:
    app = GridHost()
    async with app.run_test(size=size) as pilot:
        cells = frozenset({("i0", "gem")})
        app.grid.show(make_grid(16, (4, 3, 2, 12, 6, 5, 30, 99)[:organisations], cells, LONG))
        app.grid.tell(Span("1 van 40 ingevuld", "quiet"))
        await pilot.pause()
        heads, present = app.lines[0], app.lines[1]
        assert heads.split() == list(SHORTS[:organisations])
        assert present.split() == ["aanwezig", *["4", "3", "2", "12", "6", "5", "30", "99"][:organisations]]
        first = next(line for line in app.lines if line.startswith("00"))
        marks = [at for at, character in enumerate(first) if character in "●·"]
        middles = [heads.index(short) + 1 for short in SHORTS[:organisations]]
        assert marks == middles
        assert "…" in first or LONG.split()[-1] in "".join(app.lines)


@pytest.mark.parametrize("size", SIZES)
async def test_the_idea_under_the_cursor_is_in_sight_and_readable_whole(size: tuple[int, int]) -> None:
    app = GridHost()
    async with app.run_test(size=size) as pilot:
        app.grid.show(make_grid(40, (4, 3, 2, 2, 6, 5, 3, 2), text=LONG))
        for index in range(40):
            app.grid.go_to((f"i{index}", "won"))
            app.grid.typed = "777"
            await pilot.pause()
            rows = [line for line in app.lines if " 777 " in line]
            assert len(rows) == 1
            assert rows[0].startswith(f"{index:02d} Elke")
            whole = " ".join(" ".join(app.lines).split())
            assert f"{index:02d} {LONG}" in whole
        assert app.lines[0].split() == list(SHORTS)


async def test_a_text_that_is_too_long_to_hold_up_ends_in_an_ellipsis() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid(8, text=" ".join([LONG] * 19)))
        await pilot.pause()
        held = [line.strip() for line in app.lines if line.strip()][-3:]
        assert held[0].startswith("00 Elke")
        assert [line.endswith("…") for line in held] == [False, False, True]


async def test_how_many_ideas_are_out_of_sight_is_told() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid(40))
        await pilot.pause()
        text = "\n".join(app.lines)
        assert "▴" not in text
        in_sight = sum(line[:2].isdigit() for line in app.lines)
        assert f"▾ nog {40 - in_sight}" in text
        app.grid.step(39, 0)
        await pilot.pause()
        text = "\n".join(app.lines)
        assert f"▴ nog {40 - in_sight}" in text
        assert "▾" not in text


async def test_the_shorter_head_stands_where_the_words_do_not_fit() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid(12, (4, 3, 2)))
        await pilot.pause()
        assert app.lines[2].split() == ["geplaatst", "4/12", "3/12", "2/12"]
        app.grid.show(make_grid(120, (4, 3, 0, 2, 6, 5, 3, 2), text=LONG))
        await pilot.pause()
        assert app.lines[2].split() == ["te", "plaatsen", "116", "117", "120", "118", "114", "115", "117", "118"]


async def test_cells_that_filled_themselves_in_are_passed_over() -> None:
    grid = make_grid(3, (4, 3), frozenset({("i1", "gem"), ("i1", "won")}))
    grid = replace(grid, implied=frozenset({("i1", "gem")}))
    assert grid.after(("i0", "won"), downwards=False) == ("i1", "won")
    assert grid.after(("i0", "gem"), downwards=True) == ("i2", "gem")


async def test_the_cursor_leaves_a_cell_that_fills_itself_in_and_no_other() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        grid = make_grid(3, (4, 3))
        app.grid.show(grid)
        app.grid.step(1, 0)
        implied = frozenset({("i1", "gem"), ("i2", "gem")})
        filled = replace(grid, entered=implied, implied=implied)
        app.grid.show(filled)
        await pilot.pause()
        assert app.grid.cell == ("i1", "won")
        app.grid.step(0, -1)
        app.grid.show(replace(filled, entered=implied | {("i0", "won")}))
        assert app.grid.cell == ("i1", "gem"), "somebody went there to correct it"


async def test_a_click_says_which_cell_and_not_of_who_is_absent() -> None:
    app = GridHost()
    async with app.run_test(size=(78, 15)) as pilot:
        app.grid.show(make_grid(3, (4, 0, 2)))
        await pilot.pause()
        y = next(index for index, line in enumerate(app.lines) if line.startswith("01"))
        for short in SHORTS[:3]:
            await pilot.click(CountGrid, offset=(app.lines[0].index(short) + 1, y))
        await pilot.click(CountGrid, offset=(2, y))
        await pilot.click(CountGrid, offset=(app.lines[0].index("GEM") + 1, 0))
        await pilot.click(CountGrid, offset=(60, 14))
        assert app.pressed == [("i1", "gem"), ("i1", "soc")]


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (10, 3), (30, 5), (1, 40), (200, 1)])
async def test_any_size_is_survived(size: tuple[int, int]) -> None:
    app = GridHost()
    async with app.run_test(size=size) as pilot:
        app.grid.show(make_grid(16, (4, 3, 2, 2, 6, 5, 3, 0), text=LONG))
        app.grid.tell(Span("Er zijn nog 3 stippen te plaatsen.", "alarm"))
        app.grid.step(9, 9)
        await pilot.pause()
        assert all(app.grid.render_line(y).cell_length == size[0] for y in range(size[1]))
        await pilot.resize_terminal(78, 15)
        await pilot.pause()
        assert any(line.startswith("09") for line in app.lines)
