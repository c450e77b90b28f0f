"""A save in which a system call fails: the old state or the new one, and never a false success."""

import errno
import math
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from samenwerk_tui.core.events import CountdownPaused, Event
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.protocol import Draft, Meta, Reason, SessionStore, StoreError
from tests.contract.sessions import SESSION, Screen, event, line, meta, started
from tests.faults.injection import Strike, When, fails, injected

ERRORS = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EIO: Reason.IO,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EROFS: Reason.READ_ONLY,
}
OLD = (started(), line(2, "Jan de Vries"), line(3, "blijft"))
NEW = line(4, "nieuw")
TIDY = {f"{SESSION}.json", f"{SESSION}.json.bak", f"{SESSION}.json.lock"}


def append(session: SessionStore) -> None:
    session.append(lambda foreign: ([NEW], meta(4)))


def erase(session: SessionStore) -> None:
    session.rewrite(lambda events: ((started(), line(2, "…"), *events[2:], NEW), meta(4)))


def saved_once(folder: Path) -> SessionStore:
    session = TinyDbArchive(folder).create(SESSION, OLD[:2], meta(2))
    session.append(lambda foreign: ([OLD[2]], meta(3)))
    return session


def on_disk(session: SessionStore) -> tuple[Event, ...]:
    """What another process would read now."""
    found, events = TinyDbArchive(session.path.parent).open(SESSION).read()
    assert found == meta(len(events))
    return events


def names(session: SessionStore) -> set[str]:
    return {path.name for path in session.path.parent.iterdir()}


def every_case(folder: Path, save: Callable[[SessionStore], None]) -> Sequence[tuple[int, When]]:
    counting = Strike(lambda: None)
    session = saved_once(folder / "count")
    with injected(counting):
        save(session)
    assert {"open", "write", "fsync", "replace", "flock"} <= set(counting.calls)
    whens: tuple[When, ...] = ("before", "after")
    return [(at, when) for at in range(len(counting.calls)) for when in whens]


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_append_with_a_failing_system_call(tmp_path: Path, number: int, lasting: bool) -> None:
    outcomes: set[Reason | None] = set()
    for at, when in every_case(tmp_path, append):
        session = saved_once(tmp_path / f"{at}-{when}")
        outcome = None
        with injected(Strike(fails(number), at, when, lasting)):
            try:
                append(session)
            except StoreError as error:
                outcome = error.reason
        outcomes.add(outcome)
        assert lasting or names(session) <= TIDY
        if outcome is None:
            assert on_disk(session) == (*OLD, NEW)
        elif outcome is Reason.UNCERTAIN:
            assert on_disk(session) in (OLD, (*OLD, NEW))
        else:
            assert on_disk(session) == OLD
        append(session)
        assert on_disk(session) == (*OLD, NEW)
        Screen(session, "later").say("en verder")
        assert len(on_disk(session)) == 5
        assert names(session) == TIDY
    assert ERRORS[number] in outcomes
    assert None in outcomes
    assert (Reason.UNCERTAIN in outcomes) == lasting


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_erasing_with_a_failing_system_call(tmp_path: Path, number: int, lasting: bool) -> None:
    gone = (started(), line(2, "…"), OLD[2], NEW)
    for at, when in every_case(tmp_path, erase):
        session = saved_once(tmp_path / f"{at}-{when}")
        outcome = None
        with injected(Strike(fails(number), at, when, lasting)):
            try:
                erase(session)
            except StoreError as error:
                outcome = error.reason
        if outcome is None:
            assert on_disk(session) == gone
        elif outcome is not Reason.UNCERTAIN:
            assert on_disk(session) == OLD
        if on_disk(session) == OLD:
            erase(session)
        assert on_disk(session) == gone
        assert not any(b"Jan de Vries" in path.read_bytes() for path in session.path.parent.iterdir())


def test_after_an_uncertain_save_everybody_is_told_of_it_once(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    other = TinyDbArchive(tmp_path).open(SESSION)
    other.read()
    really_sync = os.fsync

    def sync_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "folder")
        really_sync(descriptor)

    with patch.object(os, "fsync", sync_files_only), pytest.raises(StoreError) as caught:
        append(session)
    assert caught.value.reason is Reason.UNCERTAIN
    for screen in (session, other):
        assert screen.append(lambda foreign: ((), meta(4))) == (NEW,)
        assert screen.append(lambda foreign: ((), meta(4))) == ()
    append(session)
    assert on_disk(session) == (*OLD, NEW)


def test_short_writes_are_completed(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    whole = os.write
    with patch.object(os, "write", lambda descriptor, data: whole(descriptor, data[:7])):
        append(session)
    assert on_disk(session) == (*OLD, NEW)


@pytest.mark.parametrize("then", ["full", "nothing"])
def test_a_short_write_and_no_more(tmp_path: Path, then: str) -> None:
    session = saved_once(tmp_path)
    whole = os.write
    count = 0

    def write(descriptor: int, data: memoryview) -> int:
        nonlocal count
        count += 1
        if count == 1:
            return whole(descriptor, data[:100])
        if then == "full":
            raise OSError(errno.ENOSPC, "full")
        return 0

    with patch.object(os, "write", write), pytest.raises(StoreError) as caught:
        append(session)
    assert caught.value.reason is (Reason.DISK_FULL if then == "full" else Reason.IO)
    assert on_disk(session) == OLD
    assert names(session) == TIDY
    append(session)
    assert on_disk(session) == (*OLD, NEW)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES], ids=errno.errorcode.get)
def test_in_a_folder_that_cannot_be_written_everything_can_be_read(tmp_path: Path, number: int) -> None:
    archive = TinyDbArchive(tmp_path)
    session = saved_once(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    really_open = os.open

    def open_to_read(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(number, os.strerror(number), str(path))
        return really_open(path, flags, *args, **kwargs)

    draft = Draft(text="half", phase="01-columns", column="gemeente")
    with patch.object(os, "open", open_to_read):
        assert archive.open(SESSION).read() == (meta(3), OLD)
        assert archive.list() == (meta(3),)
        assert not session.changed()
        refused: list[Callable[[], object]] = [
            lambda: append(session),
            lambda: erase(session),
            lambda: archive.create("nieuw", [started("nieuw")], meta(1, "nieuw")),
            lambda: archive.claim_screen(SESSION, "board"),
            lambda: archive.write_draft(SESSION, "board", draft),
            lambda: archive.delete(SESSION),
        ]
        for action in refused:
            with pytest.raises(StoreError) as caught:
                action()
            assert caught.value.reason is ERRORS[number]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    append(session)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_a_session_that_cannot_be_made_leaves_nothing(tmp_path: Path, lasting: bool) -> None:
    counting = Strike(lambda: None)
    with injected(counting):
        TinyDbArchive(tmp_path / "count").create(SESSION, [started()], meta(1))
    refused = 0
    for at, name in enumerate(counting.calls):
        whens: tuple[When, ...] = ("before", "after")
        for when in whens:
            archive = TinyDbArchive(tmp_path / f"{at}-{when}")
            why: Reason | None = None
            with injected(Strike(fails(errno.ENOSPC), at, when, lasting)):
                try:
                    archive.create(SESSION, [started()], meta(1))
                except StoreError as error:
                    why = error.reason
            if why in (None, Reason.UNCERTAIN):
                assert archive.open(SESSION).read() == (meta(1), (started(),))
            elif name != "unlink":  # where nothing can be taken away something stays
                refused += 1
                assert not list(archive.folder.glob("*")), (name, when)
    assert refused > 10


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_cannot_be_made(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "data" / "sessions"
    with (
        patch.object(Path, "mkdir", side_effect=OSError(number, os.strerror(number))),
        pytest.raises(StoreError) as caught,
    ):
        TinyDbArchive(folder).create(SESSION, [started()], meta(1))
    known = {**ERRORS, errno.EIO: Reason.NO_FOLDER}
    assert (caught.value.reason, caught.value.path) == (known.get(number, Reason.NO_FOLDER), folder)
    assert TinyDbArchive(folder).list() == ()


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError) as caught:
        TinyDbArchive(tmp_path / "file" / "sessions").create(SESSION, [started()], meta(1))
    assert (caught.value.reason, caught.value.path) == (Reason.NO_FOLDER, tmp_path / "file" / "sessions")


def test_without_hard_links_the_backup_is_a_copy(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    before = session.path.read_bytes()
    with patch.object(os, "link", side_effect=OSError(errno.EPERM, "no hard links")):
        append(session)
    backup = session.path.with_name(f"{SESSION}.json.bak")
    assert backup.read_bytes() == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert on_disk(session) == (*OLD, NEW)
    assert names(session) == TIDY


def test_everything_is_on_the_disk_before_a_save_is_called_done(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    counting = Strike(lambda: None)
    with injected(counting):
        append(session)
    steps = [name for name in counting.calls if name in ("flock", "write", "fsync", "link", "replace")]
    assert steps == ["flock", "write", "fsync", "link", "replace", "fsync", "flock"]


def test_the_backup_is_one_write_old(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    before = session.path.read_bytes()
    append(session)
    assert session.path.with_name(f"{SESSION}.json.bak").read_bytes() == before


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_json_cannot_say_is_never_written(tmp_path: Path, number: float) -> None:
    session = saved_once(tmp_path)
    paused = event(4, CountdownPaused.model_construct(remaining=number))  # the model itself refuses it
    with pytest.raises(ValueError):
        session.append(lambda foreign: ([paused], meta(4)))
    with pytest.raises(ValueError):
        session.rewrite(lambda events: ([*events, paused], meta(4)))
    assert on_disk(session) == OLD


def test_a_lone_surrogate_is_refused_in_an_event_and_replaced_in_a_draft(tmp_path: Path) -> None:
    session = saved_once(tmp_path)
    with pytest.raises(ValueError):
        session.append(lambda foreign: ([line(4, "a\ud800b")], meta(4)))
    assert on_disk(session) == OLD
    archive = TinyDbArchive(tmp_path)
    archive.write_draft(SESSION, "board", Draft(text="a\ud800b", phase="", column="", waiting=("\ud800c",)))
    read = archive.read_draft(SESSION, "board")
    assert read is not None
    assert (read.text, read.waiting) == ("a?b", ("?c",))


def test_nothing_is_written_when_a_save_is_interrupted(tmp_path: Path) -> None:
    session = saved_once(tmp_path)

    def interrupted(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        session.append(interrupted)
    with patch.object(os, "fsync", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        append(session)
    assert on_disk(session) == OLD
    append(session)
    assert on_disk(session) == (*OLD, NEW)
    assert names(session) == TIDY
