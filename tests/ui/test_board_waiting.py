"""Saving fails in the middle of the day: typing goes on, and all of it is written in order when it works again."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import copy
from pathlib import Path
from typing import NamedTuple

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Decide, Draft, Meta, Reason, SessionStore, StoreError
from samenwerk_tui.ui.screens import waiting_stage
from samenwerk_tui.ui.screens.leaving import LeavingScreen, another_disk
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.hostile import HOSTILE
from tests.ui.board_host import HandClock, Stand, board, painted, start_in_memory

IDEAS = "07-columns"
T = Catalog("nl")


class Disk:
    """What is wrong with the disk; None: nothing. `drafts`: whether half-typed lines cannot be kept either."""

    def __init__(self) -> None:
        self.wrong: Reason | None = None
        self.drafts = True

    def check(self, path: Path) -> None:
        if self.wrong is not None:
            raise StoreError(self.wrong, path)


class FailingStore:
    """A store on that disk."""

    def __init__(self, store: SessionStore, disk: Disk) -> None:
        self._store = store
        self._disk = disk
        self.path = store.path

    def append(self, decide: Decide) -> tuple[fact.Event, ...]:
        if self._disk.wrong is not Reason.UNCERTAIN:
            self._disk.check(self.path)
            return self._store.append(decide)

        def saved_after_all(foreign: tuple[fact.Event, ...]) -> tuple[Sequence[fact.Event], Meta]:
            decided = decide(foreign)
            copy(self._store).append(lambda _: decided)
            raise StoreError(Reason.UNCERTAIN, self.path)

        return self._store.append(saved_after_all)

    def read(self) -> object:
        return self._store.read()

    def changed(self) -> bool:
        return self._store.changed()


class FailingArchive(MemoryArchive):
    """An archive on that disk."""

    def __init__(self, sessions: MemoryArchive, disk: Disk) -> None:
        super().__init__()
        self._sessions = sessions._sessions
        self._disk = disk

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        if self._disk.drafts:
            self._disk.check(self.folder)
        super().write_draft(session, screen, draft)

    def check_writable(self, session: str) -> None:
        self._disk.check(self.folder)


class Trouble(NamedTuple):
    stand: Stand
    disk: Disk

    @property
    def line(self) -> str:
        return self.stand.board.bar.line.value

    async def state(self) -> str:
        """The bottom line, once nothing is said there any more."""
        self.stand.board.query_one(StatusBar).clear()
        await self.stand.settle()
        return painted(self.stand).splitlines()[-1]

    @property
    def waiting(self) -> list[str]:
        return [one.text for one in self.stand.board.unsaved]

    def read(self) -> list[str]:
        """What another programme reads."""
        return self.stand.texts()

    async def retry(self) -> None:
        """The board tries again, as it does every few seconds."""
        self.stand.board._try_again()
        await self.stand.settle()


@asynccontextmanager
async def trouble(
    phase: str = IDEAS, size: tuple[int, int] = (120, 34), wrong: Reason = Reason.DISK_FULL
) -> AsyncIterator[Trouble]:
    """A board with one idea on it, the moment after its disk went wrong."""
    disk = Disk()
    sessions, session = start_in_memory(HandClock())
    archive = FailingArchive(sessions, disk)
    store = FailingStore(archive.open(session), disk)
    async with board(phase=phase, size=size, archive=archive, session=session, store=store) as stand:  # type: ignore[arg-type]  # it has what a board asks of it
        if phase == IDEAS:
            await stand.type("bewaard")
        disk.wrong = wrong
        yield Trouble(stand, disk)


async def test_the_line_stays_in_the_input_and_the_save_state_says_what_to_do() -> None:
    async with trouble() as (stand, disk):
        there = Trouble(stand, disk)
        await stand.type("pol: soep")
        assert there.line == "pol: soep"
        assert "De schijf is vol" in stand.said
        assert "niet bewaard · schijf vol: maak ruimte, ik probeer het opnieuw" in await there.state()
        assert there.read() == ["bewaard"] and [c.text for c in stand.session.contributions] == ["bewaard"]
        disk.wrong = None
        await there.retry()
        assert there.line == "" and "bewaard 13:00:00" in await there.state()
        assert there.read() == ["bewaard", "soep"]
        assert stand.line("soep").column == "politie"


async def test_typing_goes_on_and_all_of_it_is_written_in_order() -> None:
    async with trouble() as there:
        stand, disk = there
        for text in ("een", "twee", "! drie"):
            await stand.type(text)
            assert there.line == text
        await stand.press(*"vier")
        assert there.line == "vier" and there.waiting == ["een", "twee", "! drie"]
        assert "3 regels wachten: een · twee · ! drie" in painted(stand)
        assert "een" not in [c.text for c in stand.session.contributions]
        disk.wrong = None
        await there.retry()
        assert there.read() == ["bewaard", "een", "twee", "drie"]
        assert there.line == "vier" and there.waiting == [] and "wachten:" not in painted(stand)
        await stand.press("enter")
        assert there.read()[-1] == "vier"


async def test_nothing_overtakes_what_waits() -> None:
    async with trouble() as there:
        stand, disk = there
        await stand.type("een", "twee")
        stand.board.do(intents.NextPhase())
        assert stand.session.phase == IDEAS
        disk.wrong = None
        await stand.press("tab")
        await stand.type("drie")
        assert there.read() == ["bewaard", "een", "twee", "drie"]
        assert [stand.line(text).column for text in ("een", "twee")] == ["gemeente"] * 2
        assert stand.line("drie").column == "woningcorporatie"


async def test_enter_on_the_line_that_stays_tries_again_and_never_doubles_it() -> None:
    async with trouble() as there:
        stand, disk = there
        await stand.type("soep")
        for _ in range(3):
            await stand.press("enter")
            assert there.line == "soep" and there.waiting == ["soep"]
        disk.wrong = None
        await stand.press("enter")
        assert there.read() == ["bewaard", "soep"] and there.line == "" and there.waiting == []


async def test_a_line_that_waits_can_be_taken_back_and_corrected() -> None:
    async with trouble() as there:
        stand, disk = there
        await stand.type("een", "soeb")
        await stand.press("right", "backspace", "p")
        assert there.line == "soep" and there.waiting == ["een"]
        disk.wrong = None
        await there.retry()
        assert there.read() == ["bewaard", "een"]
        await stand.press("enter")
        assert there.read() == ["bewaard", "een", "soep"]


async def test_what_takes_the_place_of_the_line_throws_nothing_away() -> None:
    async with trouble() as there:
        stand, disk = there
        await stand.type("een")
        await stand.press("backspace")
        assert there.line == "" and there.waiting == ["een"]
        await stand.press("f8", *"koffie")
        disk.wrong = None
        await there.retry()
        assert there.read() == ["bewaard", "een"] and there.line == "koffie"


async def test_a_save_that_is_not_certain_is_not_done_twice() -> None:
    async with trouble(wrong=Reason.UNCERTAIN) as there:
        stand, disk = there
        await stand.type("een", "twee")
        disk.wrong = None
        await there.retry()
        assert there.read() == ["bewaard", "een", "twee"]


async def test_it_is_tried_again_without_anybody_doing_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_stage, "RETRY", 0.1)
    async with trouble() as there:
        await there.stand.type("een")
        there.disk.wrong = None
        await there.stand.until(lambda: there.read() == ["bewaard", "een"])


async def test_what_makes_no_sense_any_more_is_given_back() -> None:
    async with trouble() as there:
        stand, disk = there
        await stand.type("een", "twee")
        stand.board._unsaved = tuple(
            type(one)(one.text, one.as_line, intents.AddContributions(phase="weg", lines=())) if at == 0 else one
            for at, one in enumerate(stand.board.unsaved)
        )
        disk.wrong = None
        await there.retry()
        assert there.read() == ["bewaard", "twee"] and there.line == "GEM: een" and there.waiting == []


@pytest.mark.parametrize("text", HOSTILE[:6], ids=range(6))
async def test_text_from_people_is_only_text_while_it_waits(text: str) -> None:
    async with trouble() as there:
        stand, disk = there
        stand.board.bar.put(text)
        await stand.press("enter")
        disk.wrong = None
        await there.retry()
        assert stand.app.return_code in (None, 0) and there.waiting == []


async def test_a_kill_while_lines_wait_brings_all_of_them_back_in_order() -> None:
    async with trouble() as there:
        stand, disk = there
        disk.drafts = False
        await stand.type("een")
        await stand.press("tab")
        await stand.type("twee")
        await stand.press(*"dr")
        stand.board._tick()
        archive, session = stand.archive, stand.session.id
        draft = archive.read_draft(session, "board")
        assert draft is not None
        assert (draft.text, *draft.waiting) == ("GEM: een", "COR: twee", "dr")
        disk.wrong = None
    async with board(phase=IDEAS, archive=archive, session=session, draft=draft) as again:
        for _ in range(3):
            await again.press("enter")
        assert again.texts() == ["bewaard", "een", "twee", "dr"]
        assert again.line("twee").column == "woningcorporatie"


async def test_where_only_a_key_failed_the_state_is_well_again_by_itself() -> None:
    async with trouble("welcome") as there:
        stand, disk = there
        stand.board.action_countdown()
        assert stand.board.query_one(StatusBar).has_class("-unsaved")
        disk.wrong = None
        await there.retry()
        assert not stand.board.query_one(StatusBar).has_class("-unsaved")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_that_fit_beside_the_keys(reason: Reason) -> None:
    for language in ("nl", "en"):
        t = Catalog("en" if language == "en" else "nl")
        assert len(f"{t('board.not_saved')} · {t(f'recovery.why.{reason}')}") <= 80 - 26


# Leaving


async def ask(there: Trouble, key: str = "ctrl+q") -> LeavingScreen:
    await there.stand.press(key)
    screen = there.stand.app.screen
    assert isinstance(screen, LeavingScreen)
    return screen


async def test_quitting_asks_and_stays_at_esc_enter_or_a_second_ctrl_q() -> None:
    async with trouble() as there:
        await there.stand.type("een", "twee")
        for key in ("escape", "enter", "ctrl+q"):
            await ask(there)
            assert "2 regels niet bewaard" in painted(there.stand)
            assert "Deze 2 regels gaan verloren" in painted(there.stand)
            await there.stand.press(key)
            assert there.stand.board.is_current and there.waiting == ["een", "twee"]


async def test_quitting_all_the_same() -> None:
    async with trouble() as there:
        there.disk.drafts = False
        await there.stand.type("een")
        await ask(there)
        assert "de volgende keer weer klaar" in painted(there.stand)
        await there.stand.press("down", "down", "enter")
        assert there.stand.app.return_code == 0


async def test_quitting_asks_nothing_where_it_can_be_saved_after_all() -> None:
    async with trouble() as there:
        await there.stand.type("een")
        there.disk.wrong = None
        await there.stand.press("ctrl+q")
        assert there.stand.app.return_code == 0
        assert there.read() == ["bewaard", "een"]


async def test_saving_elsewhere_takes_the_whole_day_along_and_the_half_line(tmp_path: Path) -> None:
    async with trouble() as there:
        stand = there.stand
        await stand.type("een", "pol: twee")
        await stand.press(*"half")
        await ask(there)
        await stand.press("down", "enter")
        assert stand.board.bar.line.value == str(another_disk(stand.board.workshop.path.parent))
        stand.board.bar.put(str(tmp_path))
        await stand.press("enter")
        assert stand.app.return_code == 0
        elsewhere = stand.archive.elsewhere(tmp_path)
        copy = Workshop(elsewhere.open(stand.session.id), stand.clock, "reader").session
        assert [line.text for line in copy.contributions] == ["bewaard", "een", "twee"]
        draft = elsewhere.read_draft(stand.session.id, "board")
        assert draft is not None and draft.text == "half"
        assert there.read() == ["bewaard"]


async def test_where_it_cannot_be_saved_elsewhere_either_it_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: MemoryArchive, id: str, events: Sequence[fact.Event], meta: object) -> None:
        raise StoreError(Reason.NO_FOLDER, tmp_path)

    async with trouble() as there:
        stand = there.stand
        await stand.type("een")
        await ask(there)
        await stand.press("down", "enter")
        monkeypatch.setattr(MemoryArchive, "create", refuse)
        await stand.press("enter")
        assert stand.app.return_code is None and stand.board.bar.asking
        assert "kan niet worden gemaakt" in stand.said
        await stand.press("escape")
        assert there.waiting == ["een"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_it_fits(size: tuple[int, int]) -> None:
    async with trouble(size=size) as there:
        there.stand.board.bar.put("een " * 40)
        await there.stand.type("", "twee")
        assert "2 regels wachten: een" in painted(there.stand)
        assert "niet bewaard · schijf vol" in await there.state() or size[0] == 60
        assert "niet bewaard" in await there.state() and "F1" in await there.state()
        await ask(there)
        shown = painted(there.stand)
        assert "Blijf hier" in shown and "Stop toch" in shown and "ergens anders" in shown
