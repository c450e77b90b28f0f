"""How often the board is painted: what is painted twice is twice as slow, and twice as much over a slow line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from samenwerk_tui.core import intents
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.app import SamenwerkApp
from samenwerk_tui.ui.screens.home import HomeScreen
from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.ground import Ground
from tests.ui.board_host import STYLES, HandClock, start_in_memory

IDEAS = "07-columns"


class Paint(NamedTuple):
    """What went to the terminal at once."""

    whole: bool
    text: str


class PaintedApp(SamenwerkApp):
    """The app, with all that it paints."""

    CSS_PATH = STYLES
    paints: list[Paint]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate):
            strips = [strip for row in renderable.strips for strip in row]
        elif isinstance(renderable, ChopsUpdate):
            strips = [strip for row in renderable.chops for strip in row.values() if strip is not None]
        else:
            strips = []
        if strips:
            self.paints.append(Paint(isinstance(renderable, LayoutUpdate), "".join(strip.text for strip in strips)))
        super()._display(screen, renderable)


@asynccontextmanager
async def painted_board(*, over_home: bool = False) -> AsyncIterator[tuple[PaintedApp, Pilot[None]]]:
    """The board on a phase of ideas; opened from home where that is under it."""
    clock = HandClock()
    archive, session = start_in_memory(clock)
    workshop = Workshop(archive.open(session), clock, "desk")
    workshop.handle(intents.EnterPhase(phase=IDEAS))
    opened = None if over_home else archive.open(session)
    app = PaintedApp(Catalog("nl"), archive, lambda: Library(None), clock, Path("/nowhere"), opened)
    app.paints = []
    async with app.run_test(size=(120, 34)) as pilot:
        if over_home:
            app.post_message(HomeScreen.OpenWanted(session))
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Until nothing is left to be laid out or painted."""
    await pilot.pause()
    board = pilot.app.screen
    while board._dirty_widgets or board._layout_required or board._repaint_required:
        await pilot.pause()
    await pilot.pause()


async def test_an_idea_is_painted_with_the_line_it_came_from() -> None:
    async with painted_board() as (app, pilot):
        await pilot.press(*"Soep")
        await settled(pilot)
        app.paints.clear()
        await pilot.press("enter")
        await settled(pilot)
        assert len(app.paints) == 1 and "Soep" in app.paints[0].text and not app.paints[0].whole


@pytest.mark.parametrize("over_home", [False, True])
async def test_a_resized_board_is_painted_whole_once(over_home: bool) -> None:
    async with painted_board(over_home=over_home) as (app, pilot):
        app.paints.clear()
        await pilot.resize_terminal(160, 45)
        await settled(pilot)
        assert [paint.whole for paint in app.paints].count(True) == 1


@pytest.mark.parametrize("plain", [False, True])
async def test_what_only_lies_under_others_is_one_row_and_looks_as_ever(
    monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    async with painted_board() as (app, _):
        grounds = [widget for widget in app.screen.walk_children() if isinstance(widget, Ground)]
        assert {ground.id for ground in grounds} >= {"middle", "columns"}
        for ground in [app.screen, *grounds]:
            whole = Region(0, 0, *ground.size)
            rows = ground.render_lines(whole)
            assert len(rows) == whole.height and len({id(row) for row in rows}) == 1
            assert rows == Widget.render_lines(ground, whole)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_no_row_has_the_terminals_own_colours_or_dim_ones(theme: Theme) -> None:
    """Textual makes others of them, row by row; here nothing is left to be done."""
    async with painted_board() as (app, pilot):
        app.theme = theme.name
        await pilot.press(*"Soep", "enter", "down", "h")
        for key in ("escape", "escape", "pagedown", "pagedown", "ctrl+b"):
            others = ANSIToTruecolor(app.ansi_theme)
            for strip in app.screen._compositor.render_strips():
                assert strip.apply_filter(others, app.screen.styles.background) == strip
            await pilot.press(key)
            await settled(pilot)
