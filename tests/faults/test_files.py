"""Session files that are damaged, newer, from elsewhere or odd; and what other programmes see of ours."""

import json
import os
import socket
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from samenwerk_tui.core.events import to_document
from samenwerk_tui.store import files
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.atomic_storage import AtomicStorage
from samenwerk_tui.store.meta import read_meta
from samenwerk_tui.store.protocol import Damaged, Draft, Meta, Reason, SessionStore, StoreError
from tests.contract.sessions import SESSION, Screen, line, meta, started

EVENTS = (started(), line(2, "één"), line(3, "twee"))


@pytest.fixture
def archive(tmp_path: Path) -> TinyDbArchive:
    return TinyDbArchive(tmp_path / "sessions")


@pytest.fixture
def session(archive: TinyDbArchive) -> SessionStore:
    """A session of three events whose backup has two."""
    session = archive.create(SESSION, EVENTS[:2], meta(2))
    session.append(lambda foreign: (EVENTS[2:], meta(3)))
    return session


def backup(session: SessionStore) -> Path:
    return session.path.with_name(f"{SESSION}.json.bak")


def refused(action: Callable[[], object]) -> StoreError:
    with pytest.raises(StoreError) as caught:
        action()
    return caught.value


def edited(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    """A change to the JSON of a session file."""

    def edit(whole: bytes) -> bytes:
        tables = json.loads(whole)
        change(tables)
        return json.dumps(tables).encode()

    return edit


def nested(tables: dict[str, Any]) -> None:
    deep: list[Any] = []
    for _ in range(400):
        deep = [deep]
    tables["events"]["2"]["data"] = deep


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "truncated": lambda whole: whole[: len(whole) // 2],
    "last-byte-gone": lambda whole: whole[:-1],
    "nul": lambda whole: b"\0" * len(whole),
    "nul-tail": lambda whole: whole[:-100] + b"\0" * 100,
    "null": lambda whole: b"null",
    "bom": lambda whole: b"\xef\xbb\xbf" + whole,
    "utf-16": lambda whole: whole.decode().encode("utf-16"),
    "not-utf-8": lambda whole: whole.replace("één".encode(), b"\xe9\xe9n"),
    "list": lambda whole: b"[]",
    "number": lambda whole: b"7",
    "empty-database": lambda whole: b"{}",
    "other-database": lambda whole: b'{"_default": {"1": {"x": 1}}}',
    "table-is-list": lambda whole: b'{"meta": [], "events": []}',
    "image": lambda whole: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "no-meta": edited(lambda tables: tables.pop("meta")),
    "no-events": edited(lambda tables: tables.pop("events")),
    "empty-events": edited(lambda tables: tables["events"].clear()),
    "meta-wrong-type": edited(lambda tables: tables["meta"]["1"].update(events="drie", title=7)),
    "event-gone": edited(lambda tables: tables["events"].pop("2")),
    "event-twice": edited(lambda tables: tables["events"].update({"4": tables["events"]["3"] | {"seq": 4}})),
    "event-out-of-place": edited(lambda tables: tables["events"]["2"].update(seq=3)),
    "id-out-of-place": edited(lambda tables: tables["events"].update({"4": tables["events"].pop("3")})),
    "event-null": edited(lambda tables: tables["events"].update({"2": None})),
    "event-without-data": edited(lambda tables: tables["events"]["2"].pop("data")),
    "event-without-version": edited(lambda tables: tables["events"]["2"].pop("v")),
    "event-wrong-type": edited(lambda tables: tables["events"]["2"]["data"]["contribution"].update(text=7)),
    "event-kind-odd": edited(lambda tables: tables["events"]["2"].update(type=[1])),
    "no-start": edited(lambda tables: tables["events"]["1"].update(type="SessionOpened", data={})),
    "nested": edited(nested),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("with_backup", [False, True], ids=["no-backup", "backup"])
def test_a_damaged_file_is_refused_and_never_overwritten(
    archive: TinyDbArchive, session: SessionStore, damage: Callable[[bytes], bytes], with_backup: bool
) -> None:
    damaged = damage(session.path.read_bytes())
    session.path.write_bytes(damaged)
    if not with_backup:
        backup(session).unlink()
    good = backup(session).read_bytes() if with_backup else None
    actions: list[Callable[[], object]] = [
        lambda: archive.open(SESSION),
        session.read,
        lambda: session.append(lambda foreign: ([line(4)], meta(4))),
        lambda: session.append(lambda foreign: ([line(4)], meta(4))),
        lambda: session.rewrite(lambda events: (events, meta(3))),
    ]
    for action in actions:
        error = refused(action)
        assert error.reason is (Reason.DAMAGED_BACKUP if with_backup else Reason.DAMAGED)
        assert error.path == session.path
        assert error.detail == f"{SESSION}.json.bak" if with_backup else error.detail
        assert session.changed()
    assert refused(lambda: archive.create(SESSION, EVENTS[:1], meta(1))).reason is Reason.EXISTS
    assert session.path.read_bytes() == damaged
    assert (backup(session).read_bytes() if backup(session).exists() else None) == good
    listed = archive.list()
    assert len(listed) == 1
    assert listed[0] == meta(3) or (isinstance(listed[0], Damaged) and listed[0].path == session.path)
    archive.delete(SESSION)
    assert list(archive.folder.iterdir()) == []


@pytest.mark.parametrize("tail", [b"", b"\0" * 40], ids=["cut-off", "nul"])
def test_a_list_sees_that_the_end_of_a_long_file_is_gone(
    archive: TinyDbArchive, session: SessionStore, tail: bytes
) -> None:
    lines = [line(seq, "Een bankje " * 20) for seq in range(4, 400)]
    session.append(lambda foreign: (lines, meta(399)))
    assert archive.list() == (meta(399),)
    session.path.write_bytes(session.path.read_bytes()[:100_000] + tail)
    listed = archive.list()[0]
    assert isinstance(listed, Damaged)
    assert listed.reason is Reason.DAMAGED_BACKUP


def test_a_damaged_backup_is_not_offered(archive: TinyDbArchive, session: SessionStore) -> None:
    session.path.write_bytes(b"")
    backup(session).write_bytes(b"null")
    error = refused(lambda: archive.open(SESSION))
    assert (error.reason, error.detail) == (Reason.DAMAGED, "0 bytes")
    assert archive.list() == (Damaged(path=session.path, reason=Reason.DAMAGED, detail="0 bytes"),)


# What is no file, or too much of one


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def socket_(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


NO_FILE: dict[str, Callable[[Path], None]] = {"pipe": pipe, "folder": Path.mkdir, "device": device, "socket": socket_}


def at_once(action: Callable[[], object]) -> StoreError:
    """The error with which an action is refused; fails where it waits for somebody at the other end of a pipe."""
    seen: list[StoreError] = []
    thread = threading.Thread(target=lambda: seen.append(refused(action)), daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive(), "still waiting"
    return seen[0]


@pytest.mark.parametrize("put", NO_FILE.values(), ids=NO_FILE.keys())
def test_what_is_no_file_is_never_waited_for(
    archive: TinyDbArchive, session: SessionStore, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], None]
) -> None:
    monkeypatch.chdir(archive.folder)  # the name of a socket has to be short
    backup(session).unlink()
    away = session.path.rename(session.path.with_suffix(".away"))
    put(session.path)
    for action in (
        session.read,
        lambda: session.append(lambda foreign: ([line(4)], meta(4))),
        lambda: session.rewrite(lambda events: (events, meta(3))),
        lambda: archive.open(SESSION),
        lambda: archive.open(str(session.path)),
        lambda: read_meta(session.path),
    ):
        assert at_once(action).reason in (Reason.DAMAGED, Reason.MISSING, Reason.IO)
    assert session.changed()
    assert archive.list() == ()
    session.path.rmdir() if put is Path.mkdir else session.path.unlink()
    away.rename(session.path)
    assert session.read()[1] == EVENTS
    session.append(lambda foreign: ([line(4)], meta(4)))
    assert len(archive.open(SESSION).read()[1]) == 4


@pytest.mark.parametrize("name", ["board.draft", "json.bak", "json.tmp"])
def test_a_pipe_beside_a_session_is_never_waited_for(
    archive: TinyDbArchive, session: SessionStore, name: str
) -> None:
    beside = archive.folder / f"{SESSION}.{name}"
    beside.unlink(missing_ok=True)
    os.mkfifo(beside)

    def use() -> None:
        assert archive.read_draft(SESSION, "board") is None
        for _ in range(2):
            with suppress(StoreError):
                session.append(lambda foreign: ([line(4)], meta(4)))
        session.path.write_bytes(b"")
        archive.open(SESSION)

    assert at_once(use).reason in (Reason.DAMAGED, Reason.DAMAGED_BACKUP)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(archive: TinyDbArchive, session: SessionStore) -> None:
    whole = session.path.read_bytes()
    os.truncate(session.path, files.MAX_BYTES + 1)
    for action in (session.read, lambda: archive.open(SESSION), lambda: read_meta(session.path)):
        error = refused(action)
        assert (error.reason, error.detail) == (Reason.TOO_LARGE, "64")
    assert archive.list() == (Damaged(path=session.path, reason=Reason.TOO_LARGE, detail="64"),)
    session.path.write_bytes(whole)
    assert session.read()[1] == EVENTS


def test_nothing_is_written_that_could_not_be_read_again(
    archive: TinyDbArchive, session: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = session.path.read_bytes()
    monkeypatch.setattr(files, "MAX_BYTES", len(whole) + 1000)
    for _ in range(2):
        error = refused(lambda: session.append(lambda foreign: ([line(4, "x" * 1000)], meta(4))))
        assert error.reason is Reason.FULL
    assert session.path.read_bytes() == whole
    session.append(lambda foreign: ([line(4, "kort")], meta(4)))
    assert len(archive.open(SESSION).read()[1]) == 4


NEWER: dict[str, Callable[[bytes], bytes]] = {
    "schema": edited(lambda tables: tables["meta"]["1"].update(schema_version=2)),
    "event-version": edited(lambda tables: tables["events"]["2"].update(v=2)),
    "unknown-fact": edited(lambda tables: tables["events"]["2"].update(type="PhaseDreamt", data={"phase": "x"})),
    "unknown-field-of-a-line": edited(
        lambda tables: tables["events"]["2"]["data"]["contribution"].update(mood="blij")
    ),
    "unknown-field-of-a-fact": edited(lambda tables: tables["events"]["2"]["data"].update(mood="blij")),
    "unknown-field-of-an-event": edited(lambda tables: tables["events"]["2"].update(mood="blij")),
}


@pytest.mark.parametrize("make_newer", NEWER.values(), ids=NEWER.keys())
def test_a_file_of_a_newer_programme_is_left_alone(
    archive: TinyDbArchive, session: SessionStore, make_newer: Callable[[bytes], bytes]
) -> None:
    newer = make_newer(session.path.read_bytes())
    session.path.write_bytes(newer)
    assert refused(lambda: archive.open(SESSION)).reason is Reason.NEWER_VERSION
    assert refused(lambda: session.append(lambda foreign: ([line(4)], meta(4)))).reason is Reason.NEWER_VERSION
    assert session.path.read_bytes() == newer


def test_a_list_tells_of_a_newer_file_and_takes_more_meta_data_than_it_knows(
    archive: TinyDbArchive, session: SessionStore
) -> None:
    whole = session.path.read_bytes()
    session.path.write_bytes(edited(lambda tables: tables["meta"]["1"].update(weather="zon"))(whole))
    assert archive.list() == (meta(3),)
    session.path.write_bytes(NEWER["schema"](whole))
    newer = archive.list()[0]
    assert isinstance(newer, Damaged)
    assert newer.reason is Reason.NEWER_VERSION


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_is_in_the_file_it_is_read_or_refused_and_refused_is_untouched(
    archive: TinyDbArchive, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "mail.json"
    if not path.exists():
        whole = archive.create(SESSION, EVENTS, meta(3)).path.read_bytes()
        (tmp_path / "whole").write_bytes(whole)
    whole = (tmp_path / "whole").read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    odd = whole[:start] + data.draw(st.binary(max_size=30)) + whole[end:]
    path.write_bytes(odd)
    try:
        session = archive.open(str(path))
    except StoreError as error:
        assert error.reason in (Reason.DAMAGED, Reason.DAMAGED_BACKUP, Reason.NEWER_VERSION)
        assert path.read_bytes() == odd
    else:
        last = len(session.read()[1])
        session.append(lambda foreign: ([line(last + 1, name="new")], meta(last + 1)))
        assert len(archive.open(str(path)).read()[1]) == last + 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_off_anywhere_is_refused(archive: TinyDbArchive, tmp_path: Path, share: float) -> None:
    if not archive.list():
        archive.create(SESSION, EVENTS, meta(3))
    whole = (archive.folder / f"{SESSION}.json").read_bytes()
    (tmp_path / "mail.json").write_bytes(whole[: int(len(whole) * share)])
    assert refused(lambda: archive.open(str(tmp_path / "mail.json"))).reason is Reason.DAMAGED


def test_a_file_that_was_put_back_is_not_written_over(archive: TinyDbArchive, session: SessionStore) -> None:
    board = Screen(session, "board")
    board.say("vier")
    old = backup(session).read_bytes()
    board.say("vijf")
    session.path.write_bytes(old)
    for _ in range(2):
        assert refused(lambda: board.say("zes")).reason is Reason.REPLACED
    assert session.path.read_bytes() == old
    assert session.changed()
    again = Screen(archive.open(SESSION), "board")
    assert again.events == EVENTS
    again.say("zes")
    assert len(archive.open(SESSION).read()[1]) == 4


@pytest.mark.parametrize("what", ["older", "damaged"])
def test_a_file_that_was_refused_is_not_read_again_until_it_is_another_one(
    session: SessionStore, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    session.read()
    whole = session.path.read_bytes()
    session.path.write_bytes(backup(session).read_bytes() if what == "older" else whole[:-1])
    reason = refused(session.read).reason
    reads: list[Path] = []
    open_plain = files.open_plain

    def watched(path: Path) -> BinaryIO:
        reads.append(path)
        return open_plain(path)

    monkeypatch.setattr(files, "open_plain", watched)
    for _ in range(3):
        assert refused(session.read).reason is reason
        assert refused(lambda: session.append(lambda foreign: ([line(4)], meta(4)))).reason is reason
    assert reads == []
    session.path.write_bytes(whole)
    assert session.read()[1] == EVENTS
    assert reads == [session.path]


def test_texts_from_a_file_are_cleaned(archive: TinyDbArchive, session: SessionStore) -> None:
    hostile = "\x1b]52;c;aGFsbG8=\x07plein\u202e\x9b2J"

    def put(tables: dict[str, Any]) -> None:
        tables["events"]["2"]["data"]["contribution"]["text"] = hostile
        tables["events"]["1"]["data"]["title"] = f"{hostile} één\nregel"

    session.path.write_bytes(edited(put)(session.path.read_bytes()))
    opened = archive.open(SESSION)
    text = str([to_document(event) for event in opened.read()[1]])
    assert not any(mark in text for mark in ("\\x1b", "\\x07", "\\u202e", "\\x9b", "52;c"))
    assert "plein één\\nregel" in text
    Screen(opened, "board").say("erbij")
    assert b"52;c" not in opened.path.read_bytes()


# Erasing


def test_erasing_leaves_the_text_nowhere_beside_the_session(archive: TinyDbArchive, session: SessionStore) -> None:
    name = "Jan de Vries"
    Screen(session, "board").say(name)
    Screen(session, "board").say("later")
    archive.write_draft(SESSION, "desk", Draft(text=name, phase="01-columns", column="gemeente"))
    for litter in (".json.tmp", ".json.bak.tmp", ".board.draft.tmp"):
        (archive.folder / f"{SESSION}{litter}").write_text(name)
    elsewhere = archive.folder / f"{SESSION}2.json.bak"
    elsewhere.write_text("of another session")
    session.rewrite(lambda events: (tuple(line(4, "…") if one.seq == 4 else one for one in events), meta(5)))
    assert not any(name.encode() in path.read_bytes() for path in archive.folder.iterdir())
    assert elsewhere.exists()
    Screen(session, "board").say("nog later")
    assert not any(name.encode() in path.read_bytes() for path in archive.folder.iterdir())
    assert backup(session).exists()


# Other programmes, links, modes


def test_stock_tinydb_opens_it_and_sees_the_events(archive: TinyDbArchive, session: SessionStore) -> None:
    with TinyDB(session.path) as stock:
        assert stock.tables() == {"meta", "events"}
        events = stock.table("events").all()
        assert [document.doc_id for document in events] == [1, 2, 3]
        assert [dict(document) for document in events] == [to_document(event) for event in EVENTS]
        assert stock.table("events").get(where("seq") == 3)
        assert [document["title"] for document in stock.table("meta").all()] == ["Het plein"]


def test_what_stock_tinydb_has_rewritten_is_read(archive: TinyDbArchive, session: SessionStore) -> None:
    with TinyDB(session.path, indent=2) as stock:
        stock.table("meta").update({"title": "Ons plein"})
    assert session.changed()
    listed = archive.list()[0]
    assert isinstance(listed, Meta)
    assert listed.title == "Ons plein"
    assert archive.open(SESSION).read()[1] == EVENTS
    Screen(session, "board").say("verder")
    assert len(archive.open(SESSION).read()[1]) == 4


def test_the_storage_serves_any_tinydb_and_lets_nobody_write_over_what_it_has_not_read(tmp_path: Path) -> None:
    path = tmp_path / "any.json"
    first, second = (TinyDB(path, storage=AtomicStorage) for _ in range(2))
    assert first.insert({"a": 1}) == 1
    assert second.insert({"a": 2}) == 2
    assert [document["a"] for document in first.all()] == [1, 2]
    late = AtomicStorage(path)
    assert refused(lambda: late.write({"_default": {}})).reason is Reason.BUSY
    late.read()
    second.insert({"a": 3})
    assert refused(lambda: late.write({"_default": {}})).reason is Reason.BUSY
    with TinyDB(path) as stock:
        assert [document["a"] for document in stock.all()] == [1, 2, 3]


def test_a_link_stays_a_link_and_what_it_points_to_is_written(archive: TinyDbArchive, tmp_path: Path) -> None:
    elsewhere = TinyDbArchive(tmp_path / "elsewhere")
    real = elsewhere.create("echt-00000001", EVENTS, meta(3, "echt-00000001")).path
    archive.folder.mkdir()
    link = archive.folder / "link-00000002.json"
    link.symlink_to(real)
    Screen(archive.open("link-00000002"), "board").say("erbij")
    archive.write_draft("link-0000", "board", Draft(text="half", phase="01-columns", column="gemeente"))
    assert link.is_symlink()
    assert len(elsewhere.open("echt").read()[1]) == 4
    assert [path.name for path in archive.folder.iterdir()] == [link.name]
    assert {real, link} <= set(archive.delete("link-00000002"))
    assert list(archive.folder.iterdir()) == list(elsewhere.folder.iterdir()) == []


@pytest.mark.parametrize("umask", [0, 0o077], ids=["open", "strict"])
def test_files_and_folders_are_for_this_user_only(archive: TinyDbArchive, umask: int) -> None:
    before = os.umask(umask)
    try:
        session = TinyDbArchive(archive.folder / "deep" / "er").create(SESSION, EVENTS[:2], meta(2))
        session.append(lambda foreign: (EVENTS[2:], meta(3)))
        deep = TinyDbArchive(session.path.parent)
        deep.write_draft(SESSION, "board", Draft(text="half", phase="01-columns", column="gemeente"))
        deep.claim_screen(SESSION, "board").release()
    finally:
        os.umask(before)
    names = {path.name: stat.S_IMODE(path.stat().st_mode) for path in session.path.parent.iterdir()}
    endings = (".json", ".json.bak", ".json.lock", ".board.draft", ".board.lock")
    assert names == {f"{SESSION}{ending}": 0o600 for ending in endings}
    for folder in (archive.folder, archive.folder / "deep", session.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_mode_of_a_file_is_kept(session: SessionStore) -> None:
    session.path.chmod(0o640)
    Screen(session, "board").say("een")
    assert stat.S_IMODE(session.path.stat().st_mode) == 0o640


def test_a_session_that_came_by_mail_is_opened_by_its_path(archive: TinyDbArchive, session: SessionStore) -> None:
    mailed = session.path.parent.parent / "Verslag (1).txt"
    mailed.write_bytes(session.path.read_bytes())
    assert archive.open(str(mailed)).read() == (meta(3), EVENTS)
    archive.write_draft(str(mailed), "board", Draft(text="half", phase="01-columns", column="gemeente"))
    assert {path.name for path in archive.files_of(str(mailed))} == {mailed.name, f"{mailed.name}.board.draft"}


def test_a_copy_in_the_folder_is_a_session_under_its_own_name(archive: TinyDbArchive, session: SessionStore) -> None:
    (archive.folder / "kopie.json").write_bytes(session.path.read_bytes())
    (archive.folder / "folder.json").mkdir()
    (archive.folder / "gone.json").symlink_to("nowhere")
    assert {one.id for one in archive.list() if isinstance(one, Meta)} == {SESSION, "kopie"}
    assert archive.open("kopie").path.name == "kopie.json"


def test_a_long_title_is_listed(archive: TinyDbArchive) -> None:
    title = '},"events":{' + "é" * 40_000
    archive.create(SESSION, EVENTS[:1], meta(1).model_copy(update={"title": title}))
    listed = archive.list()[0]
    assert isinstance(listed, Meta)
    assert listed.title == title


@pytest.mark.parametrize("broken", [b"", b"null", b'{"text": 7}', b"\xff\xfe", b"[" * 5000])
def test_a_broken_draft_is_no_draft(archive: TinyDbArchive, session: SessionStore, broken: bytes) -> None:
    (archive.folder / f"{SESSION}.board.draft").write_bytes(broken)
    assert archive.read_draft(SESSION, "board") is None


def test_a_draft_of_before_lines_could_wait_is_read_and_one_without_any_looks_the_same(
    archive: TinyDbArchive, session: SessionStore
) -> None:
    path = archive.folder / f"{SESSION}.board.draft"
    path.write_bytes(b'{"text":"half","phase":"01-columns","column":"gemeente"}')
    draft = archive.read_draft(SESSION, "board")
    assert draft == Draft(text="half", phase="01-columns", column="gemeente")
    before = path.read_bytes()
    archive.write_draft(SESSION, "board", draft)
    assert path.read_bytes() == before


@pytest.mark.parametrize("screen", ["", "../board", "board.json", "Board", "board-", "a/b"])
def test_names_of_screens_cannot_lead_elsewhere(archive: TinyDbArchive, session: SessionStore, screen: str) -> None:
    draft = Draft(text="half", phase="01-columns", column="gemeente")
    for action in (
        lambda: archive.write_draft(SESSION, screen, draft),
        lambda: archive.claim_screen(SESSION, screen),
    ):
        with pytest.raises(ValueError):
            action()
