"""The half-typed line: never lost, and never back once it was entered, however the programme ends."""

from collections.abc import Sequence
from typing import cast

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Decide, Draft, Reason, SessionStore, StoreError
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock, Stand, board, start_in_memory

IDEAS = "07-columns"


class WatchedArchive(MemoryArchive):
    """Remembers every text that a kill would have left behind as the half-typed line."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[str] = []
        self.full = False

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        if self.full:
            raise StoreError(Reason.DISK_FULL, self.folder)
        super().write_draft(session, screen, draft)
        self.drafts.append(draft.text)

    def clear_draft(self, session: str, screen: str) -> None:
        super().clear_draft(session, screen)
        self.drafts.append("")


class WatchedStore:
    """A store that looks, in the middle of every save, at what lies there as the half-typed line."""

    def __init__(self, store: SessionStore, archive: MemoryArchive, session: str) -> None:
        self._store = store
        self._archive = archive
        self._session = session
        self.seen: list[str] = []

    def append(self, decide: Decide) -> tuple[fact.Event, ...]:
        draft = self._archive.read_draft(self._session, "board")
        self.seen.append(draft.text if draft else "")
        return self._store.append(decide)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def watched() -> tuple[WatchedArchive, str]:
    """A session in an archive that is watched."""
    made, session = start_in_memory(HandClock())
    archive = WatchedArchive()
    archive._sessions = made._sessions
    return archive, session


def kept(stand: Stand) -> str:
    """What would be back after a kill right now."""
    draft = stand.archive.read_draft(stand.session.id, "board")
    return draft.text if draft else ""


async def test_while_a_line_is_saved_it_is_the_draft_and_right_after_it_is_not() -> None:
    archive, session = watched()
    store = WatchedStore(archive.open(session), archive, session)
    async with board(phase=IDEAS, archive=archive, session=session, store=cast(SessionStore, store)) as stand:
        store.seen.clear()
        await stand.pilot.press(*"soep")
        await stand.press("enter")
        assert stand.texts() == ["soep"]
        assert store.seen == ["soep"]
        assert archive.drafts[-1] == ""
        assert kept(stand) == ""


async def test_a_line_on_its_way_counts_as_half_typed() -> None:
    async with board(phase=IDEAS) as stand:
        line = stand.board.bar.line
        line.value = "onderweg"
        line.entered, line.value = (line.value,), "en"
        assert stand.board.bar.draft == "onderweg en"
        stand.board.keep_draft()
        assert kept(stand) == "onderweg en"
        stand.board.bar.dealt_with()
        assert stand.board.bar.draft == "en"


async def test_a_draft_is_not_forgotten_before_it_is_back_in_the_line() -> None:
    archive, session = watched()
    draft = Draft(text="halve", phase=IDEAS, column="politie")
    async with board(phase=IDEAS, archive=archive, session=session, draft=draft) as stand:
        assert stand.board.bar.line.value == "halve"
        assert "" not in archive.drafts


async def test_a_draft_comes_back_for_the_organisation_that_spoke() -> None:
    draft = Draft(text="halve", phase=IDEAS, column="politie")
    async with board(phase=IDEAS, draft=draft) as stand:
        assert stand.board.column == stand.board.panel.column == "politie"


async def test_a_draft_of_another_phase_comes_back_as_text() -> None:
    draft = Draft(text="halve", phase="01-welcome", column="politie")
    async with board(phase=IDEAS, draft=draft) as stand:
        assert stand.board.bar.line.value == "halve"
        assert stand.board.column == "gemeente"


@pytest.mark.parametrize(
    ("typed", "draft", "back"),
    [
        (["soep"], "soep", ""),
        (["pol: ! koffie"], "pol: ! koffie ", ""),
        (["soep"], "soe", "soe"),
        (["soep", "brood"], "soep", "soep"),
        ([], "soep", "soep"),
    ],
)
async def test_killed_right_after_saving_the_line_is_not_there_twice(
    typed: Sequence[str], draft: str, back: str
) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type(*typed)
        archive, session = stand.archive, stand.session.id
    left = Draft(text=draft, phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=archive, session=session, draft=left) as again:
        assert again.board.bar.line.value == back
        assert kept(again) == back


async def test_a_draft_that_cannot_be_kept_is_said_and_kept_as_soon_as_it_can() -> None:
    archive, session = watched()
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        await stand.type("een")
        archive.full = True
        await stand.press(*"halve")
        stand.board._tick()
        status = stand.board.query_one(StatusBar)
        assert status.has_class("-unsaved")
        assert "schijf is vol" in stand.said
        archive.full = False
        stand.board._tick()
        assert not status.has_class("-unsaved")
        assert kept(stand) == "halve"


async def test_a_session_that_cannot_be_read_is_said_and_forgotten_when_it_can() -> None:
    async with board(phase=IDEAS) as stand:
        status = stand.board.query_one(StatusBar)
        refresh = stand.board.workshop.refresh

        def broken() -> bool:
            raise StoreError(Reason.BUSY, stand.archive.folder)

        stand.board.workshop.refresh = broken  # type: ignore[method-assign]  # another process in the way
        stand.board._tick()
        assert status.has_class("-unsaved")
        stand.board.workshop.refresh = refresh  # type: ignore[method-assign]  # and out of it
        stand.board._tick()
        assert not status.has_class("-unsaved")


async def test_a_line_that_cannot_be_saved_goes_behind_a_question_that_was_opened_since() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"nog", "f8", *"kof")
        stand.board.bar.give_back("mijn regel")
        assert stand.board.bar.line.value == "kof"
        await stand.press("escape")
        assert stand.board.bar.line.value == "mijn regel nog"


async def test_an_answer_that_is_being_typed_outlives_the_phase() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"half", "f8", *"koffie")
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("enter")
        assert stand.line("koffie").kind == "learned"


async def test_an_answer_that_another_question_drops_is_in_the_line_after_it() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"half", "f8", *"koffie", "f8", *"thee", "enter")
        assert stand.texts() == ["thee"]
        assert stand.board.bar.line.value == "half koffie"


async def test_a_question_that_nobody_answers_yet_goes_with_the_phase() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Loket")
        await stand.press("up")
        assert stand.board.bar.asking
        stand.board.do(intents.NextPhase())
        await stand.settle()
        assert not stand.board.bar.asking
        assert stand.texts() == ["Loket"]
