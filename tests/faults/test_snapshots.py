"""Snapshots beside a session: one every ten minutes, the last twelve; and going on with one when all else is lost."""

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from samenwerk_tui.core.events import Event
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.files import SessionFiles
from samenwerk_tui.store.protocol import Damaged, Draft, Meta, Reason, Recovered, SessionStore, StoreError
from tests.contract.sessions import SESSION, START, line, meta, started
from tests.faults.injection import Strike, When, fails, injected


class Afternoon:
    """A session on which a line is kept every so many minutes."""

    def __init__(self, folder: Path) -> None:
        self.archive = TinyDbArchive(folder)
        self.now = START
        self.store: SessionStore = self.archive.create(SESSION, [started()], meta(1))
        self.files = SessionFiles(self.store.path)
        self.events: tuple[Event, ...] = (started(),)

    def say(self, text: str, *, minutes: float, times: int = 1, store: SessionStore | None = None) -> None:
        for _ in range(times):
            self.now += timedelta(minutes=minutes)

            def decide(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
                number = len(self.events) + 1
                new = replace(line(number, f"{text} {number}", name=f"id-{number}"), at=self.now)
                self.events += (new,)
                return (new,), meta(number, updated=self.now)

            (store or self.store).append(decide)

    def snapshots(self) -> list[int]:
        return list(self.files.snapshots())

    def read(self, snapshot: int) -> tuple[Event, ...]:
        return self.archive.open(str(self.files.snapshot(snapshot))).read()[1]


@pytest.fixture
def day(tmp_path: Path) -> Afternoon:
    return Afternoon(tmp_path)


def test_every_ten_minutes_and_the_last_twelve(day: Afternoon) -> None:
    day.say("regel", minutes=2, times=4)
    assert day.snapshots() == []
    day.say("regel", minutes=2.1)
    assert day.snapshots() == [5]
    day.say("regel", minutes=2, times=20)
    assert len(day.snapshots()) in (5, 6)
    times = [day.read(number)[-1].at for number in day.snapshots()]
    assert all(
        timedelta(minutes=8) <= later - earlier <= timedelta(minutes=12)
        for earlier, later in zip(times, times[1:], strict=False)
    )
    for number in day.snapshots():
        assert day.read(number) == day.events[:number]
    day.say("regel", minutes=11, times=30)
    assert len(day.snapshots()) == 12
    assert day.snapshots()[-1] == len(day.events) - 1


def test_a_session_in_which_nothing_happens_makes_none_and_what_was_there_before_a_break_is_kept(
    day: Afternoon,
) -> None:
    day.say("ochtend", minutes=1, times=3)
    day.say("middag", minutes=60)
    assert [day.read(number)[-1] for number in day.snapshots()] == [day.events[3]]


def test_two_screens_make_one_between_them(day: Afternoon) -> None:
    desk = day.archive.open(SESSION)
    desk.read()
    for _ in range(10):
        day.say("bord", minutes=1)
        day.say("bureau", minutes=1, store=desk)
    assert len(day.snapshots()) == 2


@pytest.mark.parametrize("jump", [-600, 600], ids=["back", "ahead"])
def test_a_clock_that_is_set_otherwise_makes_no_more_and_loses_none(day: Afternoon, jump: int) -> None:
    day.say("voor", minutes=3, times=12)
    before = day.snapshots()
    day.now += timedelta(minutes=jump)
    day.say("na", minutes=0.1, times=20)
    assert len(day.snapshots()) <= len(before) + 2
    assert set(before) <= set(day.snapshots())
    day.say("na", minutes=3, times=12)
    assert len(day.snapshots()) >= len(before) + 3


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
def test_they_are_for_this_user_only_and_go_with_the_session(day: Afternoon, links: bool) -> None:
    no_links = OSError(errno.EPERM, os.strerror(errno.EPERM))
    with patch.object(os, "link", os.link if links else lambda *_: (_ for _ in ()).throw(no_links)):
        day.say("regel", minutes=4, times=10)
    assert day.snapshots()
    for number in day.snapshots():
        assert stat.S_IMODE(day.files.snapshot(number).stat().st_mode) == 0o600
        assert day.read(number) == day.events[:number]
    removed = day.archive.delete(SESSION)
    assert sum(path.suffix == ".snap" for path in removed) >= 3
    assert list(day.archive.folder.iterdir()) == []


def test_they_are_no_sessions_in_the_list(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    assert [entry.model_dump()["id"] for entry in day.archive.list()] == [SESSION]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_snapshot_that_cannot_be_made_never_keeps_a_line_from_being_saved(day: Afternoon, number: int) -> None:
    counting = Strike(lambda: None)
    with injected(counting):
        day.say("regel", minutes=11)
    first = [at for at, name in enumerate(counting.calls) if name == "link"][1]
    day.say("regel", minutes=1)
    with injected(Strike(fails(number), at=first + 1)):
        day.say("regel", minutes=11)
    assert day.archive.open(SESSION).read()[1] == day.events
    day.say("regel", minutes=1)
    assert day.archive.open(SESSION).read()[1] == day.events
    assert day.snapshots()[-1] >= 3


# Erasing


def erase(day: Afternoon, which: int) -> None:
    def change(events: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        blank = replace(line(which, "…", name=events[which - 1].id), at=events[which - 1].at)
        return (*events[: which - 1], blank, *events[which:]), meta(len(events))

    day.store.rewrite(change)
    day.events = day.store.read()[1]


def test_erasing_takes_a_text_out_of_every_snapshot_and_leaves_the_rest_of_them(day: Afternoon) -> None:
    day.say("Een bankje", minutes=11, times=3)
    day.say("Jan de Vries", minutes=11)
    day.say("Licht aan", minutes=11, times=3)
    before = day.snapshots()
    assert any(b"Jan de Vries" in path.read_bytes() for path in day.archive.folder.iterdir())
    erase(day, 5)
    assert day.snapshots() == before
    assert not any(b"Jan de Vries" in path.read_bytes() for path in day.archive.folder.iterdir())
    for number in before:
        assert day.read(number) == day.events[:number]
        assert stat.S_IMODE(day.files.snapshot(number).stat().st_mode) == 0o600


def test_erasing_leaves_no_snapshot_that_it_cannot_be_sure_of(day: Afternoon) -> None:
    day.say("Jan de Vries", minutes=11, times=4)
    first, second, *_ = day.snapshots()
    day.files.snapshot(first).write_bytes(b'{"meta": "Jan de Vries"')
    os.replace(
        TinyDbArchive(day.archive.folder / "elders")
        .create(SESSION, [started(), line(2, "Jan de Vries", name="other")], meta(2))
        .path,
        day.files.snapshot(second),
    )
    erase(day, 2)
    for which in range(3, len(day.events) + 1):
        erase(day, which)
    assert {first, second}.isdisjoint(day.snapshots())
    assert not any(b"Jan de Vries" in path.read_bytes() for path in day.archive.folder.iterdir() if path.is_file())


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_erasing_with_a_failing_system_call_leaves_no_text_or_all_of_the_session(
    tmp_path: Path, lasting: bool
) -> None:
    def afternoon(name: str) -> Afternoon:
        day = Afternoon(tmp_path / name)
        day.say("Een bankje", minutes=11)
        day.say("Jan de Vries", minutes=11, times=2)
        return day

    counting = Strike(lambda: None)
    day = afternoon("count")
    with injected(counting):
        erase(day, 3)
    for at in range(len(counting.calls)):
        day = afternoon(str(at))
        with injected(Strike(fails(errno.EIO), at, "before", lasting)):
            try:
                erase(day, 3)
            except StoreError as error:
                failed = error.reason is not Reason.UNCERTAIN
            else:
                failed = False
        now = day.archive.open(SESSION).read()[1]
        if failed:
            assert now == day.events
        erase(day, 3)
        erase(day, 4)
        assert not any(b"Jan de Vries" in path.read_bytes() for path in day.archive.folder.iterdir())
        assert all(day.read(number) == day.events[:number] for number in day.snapshots())


# Recovery


def spoil(path: Path, how: bytes = b"") -> bytes:
    path.write_bytes(how)
    return how


def contents(folder: Path) -> set[bytes]:
    """What is in the files of a folder, but for locks."""
    return {path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def test_what_is_left_is_told_newest_first(day: Afternoon) -> None:
    day.say("regel", minutes=6, times=8)
    spoil(day.store.path)
    backup, *snapshots = day.archive.copies(SESSION)
    assert (backup.kind, backup.events, backup.contributions) == ("backup", 8, 7)
    assert backup.updated == day.events[7].at
    assert [copy.events for copy in snapshots] == [n for n in reversed(day.snapshots()) if n != 8]
    assert all(copy.kind == "snapshot" and copy.phase == "Ideeën" for copy in snapshots)


def test_what_is_damaged_itself_is_not_offered(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=4)
    spoil(day.store.path, b"null")
    spoil(day.files.backup, b"{}")
    spoil(day.files.snapshot(day.snapshots()[-1]), b"\0" * 100)
    assert [copy.events for copy in day.archive.copies(SESSION)] == [3, 2, 1]
    with pytest.raises(StoreError) as caught:
        day.archive.open(SESSION)
    assert (caught.value.reason, caught.value.detail) == (Reason.DAMAGED_BACKUP, day.files.snapshot(3).name)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_going_on_with_a_copy_loses_no_byte_of_what_was_there(day: Afternoon, which: int) -> None:
    day.say("regel", minutes=11, times=4)
    day.say("laatste", minutes=1)
    spoil(day.store.path, b'{"meta": half')
    before = contents(day.archive.folder)
    chosen = day.archive.copies(SESSION)[which]
    recovered = day.archive.recover(SESSION, chosen)
    assert recovered is not None and recovered.kept is not None
    assert recovered.kept.read_bytes() == b'{"meta": half'
    assert contents(day.archive.folder) >= before
    assert day.archive.open(SESSION).read()[1] == day.events[: chosen.events]
    assert stat.S_IMODE(day.store.path.stat().st_mode) == 0o600
    again = Afternoon.__new__(Afternoon)
    again.archive, again.files, again.now = day.archive, day.files, day.now
    again.store = day.archive.open(SESSION)
    again.events = again.store.read()[1]
    again.say("verder", minutes=11, times=14)
    assert day.archive.open(SESSION).read()[1] == again.events
    assert b'{"meta": half' in contents(day.archive.folder)
    for number in again.snapshots():
        assert again.read(number) == again.events[:number]


def test_a_damaged_backup_is_kept_too(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    spoil(day.store.path, b"half one")
    spoil(day.files.backup, b"half two")
    day.archive.recover(SESSION, day.archive.copies(SESSION)[0])
    store = day.archive.open(SESSION)
    number = len(store.read()[1]) + 1
    store.append(lambda foreign: ([line(number, name="new")], meta(number)))
    assert contents(day.archive.folder) >= {b"half one", b"half two"}


def test_a_second_time_nothing_of_the_first_is_lost(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    for how in (b"one", b"two", b"three"):
        spoil(day.store.path, how)
        day.archive.recover(SESSION, day.archive.copies(SESSION)[0])
    assert contents(day.archive.folder) >= {b"one", b"two", b"three"}
    assert len(day.archive.delete(SESSION)) >= 5
    assert list(day.archive.folder.iterdir()) == []


def test_a_session_that_is_whole_after_all_is_left_as_it_is(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    whole = day.store.path.read_bytes()
    copy = day.archive.copies(SESSION)[0]
    assert day.archive.recover(SESSION, copy) is None
    assert day.store.path.read_bytes() == whole


@pytest.mark.parametrize("when", ["before", "after"])
def test_recovery_with_a_failing_system_call_loses_nothing(tmp_path: Path, when: When) -> None:
    def damaged(name: str) -> Afternoon:
        day = Afternoon(tmp_path / name)
        day.say("regel", minutes=11, times=3)
        spoil(day.store.path, b"half")
        return day

    counting = Strike(lambda: None)
    day = damaged("count")
    copy = day.archive.copies(SESSION)[1]
    with injected(counting):
        day.archive.recover(SESSION, copy)
    for at in (at for at, name in enumerate(counting.calls) if name != "flock"):
        day = damaged(f"{when}-{at}")
        copy = day.archive.copies(SESSION)[1]
        before = contents(day.archive.folder)
        with injected(Strike(fails(errno.ENOSPC), at, when)), suppress(StoreError):
            day.archive.recover(SESSION, copy)
        assert contents(day.archive.folder) >= before
        copies = day.archive.copies(SESSION)
        again = next((one for one in copies if one.events == copy.events), None)
        if again is not None:
            day.archive.recover(SESSION, again)
        assert day.archive.open(SESSION).read()[1] == day.events[: copy.events]


# The file itself is gone


def test_a_session_of_which_the_file_is_gone_is_listed_found_and_told_with_what_is_left(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    day.store.path.unlink()
    for what in (SESSION, SESSION[:-2], str(day.store.path)):
        for action in (day.archive.open, day.archive.meta):
            with pytest.raises(StoreError) as caught:
                action(what)
            assert (caught.value.reason, caught.value.path.name) == (Reason.MISSING_BACKUP, day.store.path.name)
            assert caught.value.detail == day.files.backup.name
        assert [copy.events for copy in day.archive.copies(what)] == [3, 2, 1]
    (listed,) = day.archive.list()
    assert isinstance(listed, Damaged)
    assert (listed.path, listed.reason) == (day.store.path, Reason.MISSING_BACKUP)
    day.files.backup.unlink()
    with pytest.raises(StoreError) as caught:
        day.archive.open(SESSION)
    assert caught.value.detail == day.files.snapshot(3).name


@pytest.mark.parametrize("which", [0, 1, 2])
def test_going_on_where_the_file_is_gone_loses_nothing_either(day: Afternoon, which: int) -> None:
    day.say("regel", minutes=11, times=4)
    day.store.path.unlink()
    before = contents(day.archive.folder)
    chosen = day.archive.copies(SESSION)[which]
    assert day.archive.recover(SESSION, chosen) == Recovered(kept=None)
    assert contents(day.archive.folder) >= before
    assert day.archive.open(SESSION).read()[1] == day.events[: chosen.events]
    assert day.archive.recover(SESSION, chosen) is None, "it is there again"


def test_what_is_left_of_a_session_is_no_place_for_a_new_one(day: Afternoon) -> None:
    day.say("regel", minutes=1)
    day.store.path.unlink()
    before = contents(day.archive.folder)
    with pytest.raises(StoreError) as caught:
        day.archive.create(SESSION, [started()], meta(1))
    assert caught.value.reason is Reason.EXISTS
    assert contents(day.archive.folder) - {b""} == before - {b""}


def test_a_screen_whose_file_goes_says_that_it_is_gone_and_writes_nothing(day: Afternoon) -> None:
    day.say("regel", minutes=1)
    day.store.path.unlink()
    assert day.store.changed()
    for action in (day.store.read, lambda: day.say("weg", minutes=1)):
        with pytest.raises(StoreError) as caught:
            action()
        assert caught.value.reason is Reason.MISSING
    assert not day.store.path.exists()


def test_what_no_session_ever_was_is_not_listed(day: Afternoon) -> None:
    (day.archive.folder / "notities.json.bak").write_bytes(b"mijn notities")
    (listed,) = day.archive.list()
    assert isinstance(listed, Meta)


def test_all_that_is_left_of_a_session_can_be_deleted(day: Afternoon) -> None:
    day.say("regel", minutes=11, times=3)
    day.archive.write_draft(SESSION, "board", Draft(text="half", phase="01-columns", column="gemeente"))
    day.store.path.unlink()
    left = set(day.archive.deletable(SESSION))
    assert day.files.backup in left and day.store.path not in left
    assert set(day.archive.delete(SESSION)) >= left
    assert not list(day.archive.folder.iterdir())
