"""What moves on the screen: only text that is scrolled in the help, and that can be off; nothing blinks."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from textual._animator import Animator, SimpleAnimation
from textual.widgets import Input

from tests.ui.board_host import Stand, board


class Motion(NamedTuple):
    """What is animated, by the name of what changes."""

    begun: list[str]
    on_the_way: list[str]
    """Once for every step at which it was not yet where it goes."""


@pytest.fixture
def motion(monkeypatch: pytest.MonkeyPatch) -> Motion:
    """Everything that is animated from now on."""
    seen = Motion([], [])
    animate: Callable[..., None] = Animator._animate
    step: Callable[..., bool] = SimpleAnimation.__call__

    def begin(self: Animator, thing: object, attribute: str, *values: object, **options: object) -> None:
        seen.begun.append(attribute)
        animate(self, thing, attribute, *values, **options)

    def go_on(self: SimpleAnimation, *arguments: object) -> bool:
        arrived = step(self, *arguments)
        if not arrived:
            seen.on_the_way.append(self.attribute)
        return arrived

    monkeypatch.setattr(Animator, "_animate", begin)
    monkeypatch.setattr(SimpleAnimation, "__call__", go_on)
    return seen


async def go_round(stand: Stand) -> None:
    """Through the board with every kind of change that the room sees, and through what opens over it."""
    await stand.type("Soep", "pol: Loket")
    for keys in ("f2 f4", "down down up escape", "f5 f5", "f6 f6", "f12 f12", "f9 f9", "ctrl+p down down escape"):
        await stand.press(*keys.split())
        assert not any(line.cursor_blink for line in stand.app.screen.query(Input))
    await stand.press("pagedown", "pagedown")
    stand.board.end_day()
    await stand.settle()
    await stand.press("escape")


async def test_nothing_moves_on_the_board_or_blinks(motion: Motion) -> None:
    async with board(phase="07-columns", size=(80, 24)) as stand:
        stand.app.animation_level = "full"
        await go_round(stand)
        assert motion.begun == []
        for strip in stand.app.screen._compositor.render_strips():
            assert not any(segment.style and (segment.style.blink or segment.style.blink2) for segment in strip)


async def test_scrolling_the_help_moves_and_that_can_be_off(motion: Motion) -> None:
    async with board(phase="07-columns", size=(80, 24)) as stand:
        stand.app.animation_level = "none"
        await stand.press("f1", "down", "down", "pagedown", "home")
        assert set(motion.begun) == {"scroll_y"}
        assert motion.on_the_way == []
