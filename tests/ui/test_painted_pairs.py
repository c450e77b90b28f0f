"""Whatever is painted in a filled day is a pair of text and ground that the themes are computed for."""

from itertools import chain
from pathlib import Path

from rich.segment import Segment
from textual.color import Color

from samenwerk_tui.cli.demo import play
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.overview import GroupOverview
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, Language
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.themes import LIGHT
from tests.contrast import label_pairs, text_pairs
from tests.ui.board_host import HandClock, Stand, board


class DemoTools:
    """What `demo` needs, in memory."""

    home = Path("/nowhere")

    def __init__(self) -> None:
        self._archive = MemoryArchive()

    def archive(self) -> MemoryArchive:
        return self._archive

    def library(self, language: Language) -> Library:
        return Library(None)

    def clock(self) -> Clock:
        return HandClock()

    def open_screen(self, t: Catalog, session: str | None, *, desk: bool = False) -> int:
        raise NotImplementedError

    def open_overview(self, t: Catalog, groups: tuple[GroupOverview, ...]) -> int:
        raise NotImplementedError


Pair = tuple[str, str]


def painted_pairs(stand: Stand) -> dict[Pair, str]:
    """The pairs of text and ground on the screen, each with a text that has it."""
    strips = stand.app.screen._compositor.render_strips()
    return {pair(segment): segment.text for strip in strips for segment in strip if segment.text.strip()}


def pair(segment: Segment) -> Pair:
    style = segment.style
    assert style is not None and style.color is not None and style.bgcolor is not None
    assert not style.dim, f"dimmed, so of another colour: {segment.text}"
    return Color.from_rich_color(style.color).hex, Color.from_rich_color(style.bgcolor).hex


async def test_every_pair_is_computed() -> None:
    tools, painted = DemoTools(), dict[Pair, str]()
    session = play(tools, Catalog("nl"))
    async with board(archive=tools.archive(), session=session, phase="agreements") as stand:
        for phase in stand.session.phases:
            stand.board.do(intents.EnterPhase(phase=phase.id))
            for keys in [("escape",), ("down",)]:
                await stand.press(*keys)
                painted |= painted_pairs(stand)
    computed = {(text.hex, ground.hex) for _, text, ground in chain(text_pairs(LIGHT), label_pairs(LIGHT))}
    assert {found: text for found, text in painted.items() if found not in computed} == {}
    assert len(painted) > len(computed) / 3, "the day is so full that most of them are there"
