"""When nothing can be saved, the board says so, shows what it has, and goes on as soon as it can."""

from pathlib import Path

import pytest

from samenwerk_tui.core.events import Event
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.protocol import Meta
from samenwerk_tui.ui.screens.board import BoardScreen
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock, Stand, board, painted, start_in_memory

IDEAS = "07-columns"
T = Catalog("nl")


def unsaved(stand: Stand) -> bool:
    """Whether the save state says that something is not saved."""
    told = any(T("board.not_saved") in row for row in painted(stand).splitlines()[-3:])
    assert told == stand.board.query_one(StatusBar).has_class("-unsaved")
    return told


async def look(stand: Stand) -> None:
    """Let the board look at what others did, as it does four times a second."""
    stand.board._tick()
    await stand.settle()


@pytest.mark.parametrize("replacement", ["older", "another"])
async def test_a_file_put_in_the_place_of_the_session_is_said_and_never_shown_nor_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, replacement: str
) -> None:
    said: list[str] = []
    say = BoardScreen.say

    def heard(self: BoardScreen, text: str, *, alarm: bool = False) -> None:
        said.append(text)
        say(self, text, alarm=alarm)

    monkeypatch.setattr(BoardScreen, "say", heard)
    async with board(phase=IDEAS, exports=tmp_path) as stand:
        await stand.type("eerste idee")
        older = stand.archive.open(stand.session.id).read()
        await stand.type("tweede idee")
        meta, right = stand.archive.open(stand.session.id).read()
        put = older if replacement == "older" else another_session()
        stand.archive.put_in_place(stand.session.id, put[1], put[0])
        told = T("store.replaced", path=f"{stand.session.id}.json", detail="")
        for _ in range(3):
            await look(stand)
            assert "tweede idee" in painted(stand) and unsaved(stand)
        assert said.count(told) == 1
        await stand.type("derde idee")
        assert stand.said == told and unsaved(stand)
        assert stand.board.bar.line.value == "derde idee"
        assert stand.archive.open(stand.session.id).read() == put
        await stand.press("ctrl+e")
        (report,) = tmp_path.iterdir()
        assert "tweede idee" in report.read_text(encoding="utf-8")
        stand.archive.put_in_place(stand.session.id, right, meta)
        await look(stand)
        await stand.press("enter")
        assert not unsaved(stand)
        assert stand.texts() == ["eerste idee", "tweede idee", "derde idee"]


def another_session() -> tuple[Meta, tuple[Event, ...]]:
    archive, session = start_in_memory(HandClock())
    return archive.open(session).read()
