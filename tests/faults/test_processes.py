"""Processes that are killed, that stop, or that write at the same time."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.protocol import Reason, SessionStore, StoreError
from tests.contract.sessions import SESSION, Screen, line, meta, started
from tests.faults.processes import ROOT, command, living


def told(job: str, folder: Path, *rest: str) -> dict[str, Any]:
    done = subprocess.run(command(job, folder, *rest), cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
def session(tmp_path: Path) -> SessionStore:
    return TinyDbArchive(tmp_path).create(SESSION, [started()], meta(1))


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_killed_while_saving_loses_nothing_that_was_acknowledged(tmp_path: Path, kills: int) -> None:
    acknowledged = told("kill", tmp_path, str(kills))["acknowledged"]
    assert len(acknowledged) >= kills
    session = TinyDbArchive(tmp_path).open(SESSION)
    found, events = session.read()
    assert found.events == len(events)
    assert set(acknowledged) <= {event.id for event in events}
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    Screen(session, "after").say("en verder")
    # Of many kills the session is minutes old, and has snapshots by then; litter there is none.
    left = {name for name in files_in(tmp_path) if not name.endswith(".snap")}
    assert left == {f"{SESSION}.json", f"{SESSION}.json.bak", f"{SESSION}.json.lock"}


def test_a_process_that_ends_at_any_system_call_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    cases = told("exit", tmp_path, "append")["cases"]
    assert sum(case["exit"] == 9 for case in cases) == len(cases) >= 20
    states = []
    for case in cases:
        session = TinyDbArchive(Path(case["folder"])).open(SESSION)
        found, events = session.read()
        assert found.events == len(events)
        states.append(len(events))
        assert events == (started(), line(2, "Jan de Vries"), line(3, "blijft"), line(4, "nieuw"))[: len(events)]
        Screen(session, "after").say("en verder")
        assert files_in(session.path.parent) == {f"{SESSION}.json", f"{SESSION}.json.bak", f"{SESSION}.json.lock"}
    assert set(states) == {3, 4}


def test_a_process_that_ends_while_erasing_leaves_all_or_nothing_of_the_text(tmp_path: Path) -> None:
    cases = told("exit", tmp_path, "rewrite")["cases"]
    assert sum(case["exit"] == 9 for case in cases) == len(cases) >= 20
    erased = 0
    for case in cases:
        folder = Path(case["folder"])
        events = TinyDbArchive(folder).open(SESSION).read()[1]
        if len(events) == 4:
            erased += 1
            assert events == (started(), line(2, "…"), line(3, "blijft"), line(4, "nieuw"))
            assert not any(b"Jan de Vries" in path.read_bytes() for path in folder.iterdir())
        else:
            assert events == (started(), line(2, "Jan de Vries"), line(3, "blijft"))
    assert 0 < erased < len(cases)


@pytest.mark.parametrize("each", [50, pytest.param(500, marks=pytest.mark.long)])
def test_two_processes_insert_at_the_same_time(tmp_path: Path, each: int) -> None:
    assert told("insert", tmp_path, str(each))["exits"] == [0, 0]
    _, events = TinyDbArchive(tmp_path).open(SESSION).read()
    assert len({event.id for event in events}) == len(events) == 1 + 2 * each
    for name in ("board", "desk"):
        said = [event.fact for event in events if event.screen == name]
        assert len(said) == each


def test_a_stopped_lock_holder_is_told_soon_and_a_killed_one_is_no_hindrance(
    tmp_path: Path, session: SessionStore
) -> None:
    with living("hold-lock", tmp_path) as (holder, said):
        assert said == "held"
        os.kill(holder.pid, signal.SIGSTOP)
        before = session.path.read_bytes()
        asked = time.monotonic()
        with pytest.raises(StoreError) as caught:
            Screen(session, "board").say("wacht")
        assert time.monotonic() - asked < 2
        assert caught.value.reason is Reason.BUSY
        assert session.path.read_bytes() == before
        assert TinyDbArchive(tmp_path).open(SESSION).read()[1] == (started(),)
        holder.kill()
        holder.wait()
        asked = time.monotonic()
        Screen(session, "board").say("verder")
        assert time.monotonic() - asked < 1
    assert len(TinyDbArchive(tmp_path).open(SESSION).read()[1]) == 2


def test_a_screens_name_is_free_again_when_its_process_is_killed(tmp_path: Path, session: SessionStore) -> None:
    archive = TinyDbArchive(tmp_path)
    with living("hold-screen", tmp_path) as (board, said):
        assert said == "board"
        second = archive.claim_screen(SESSION, "board")
        assert second.name == "board-2"
        second.release()
        with pytest.raises(StoreError) as caught:
            archive.delete(SESSION)
        assert caught.value.reason is Reason.BUSY
        board.kill()
        board.wait()
        again = archive.claim_screen(SESSION, "board")
        assert again.name == "board"
        again.release()
    assert session.path in archive.delete(SESSION)
    assert files_in(tmp_path) == set()
