"""What TinyDB asks of any storage, asked of ours: reading, writing, making files and folders, empty and missing."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import Storage

from samenwerk_tui.store.atomic_storage import AtomicStorage
from samenwerk_tui.store.protocol import Reason, StoreError

DOCUMENT: dict[str, Any] = {
    "none": None,
    "yes": True,
    "int": -42,
    "large": 2**53,
    "float": 0.1,
    "text": 'één “café” 👩‍👩‍👧 社区\n\t\\"',
    "list": [1, "2", [3.5, None], {"x": []}],
    "dict": {"lege": {}, "Ω": "ω"},
}
TABLES = {"_default": {"1": DOCUMENT, "7": {}}, "another": {}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def test_it_is_a_storage(path: Path) -> None:
    assert isinstance(AtomicStorage(path), Storage)


def test_what_is_written_is_read_by_this_one_and_by_another(path: Path) -> None:
    first = AtomicStorage(path)
    assert first.read() is None
    first.write(TABLES)
    assert first.read() == TABLES
    first.close()
    second = AtomicStorage(path)
    assert second.read() == TABLES
    second.write({"_default": {}})
    assert second.read() == {"_default": {}}


def test_a_shorter_text_leaves_nothing_of_the_longer_one(path: Path) -> None:
    storage = AtomicStorage(path)
    storage.read()
    storage.write({"_default": {"1": {"text": "x" * 10_000}}})
    storage.write({"_default": {}})
    assert path.read_bytes() == b'{"_default":{}}'


def test_no_database_is_made_by_looking(path: Path) -> None:
    with TinyDB(path, storage=AtomicStorage) as db:
        assert len(db) == 0 and db.all() == [] and db.tables() == set()
        assert db.get(where("x") == 1) is None
    assert not path.exists()


def test_a_missing_folder_is_no_database_until_something_is_written(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "nergens" / "er" / "db.json")
    assert storage.read() is None
    assert list(tmp_path.iterdir()) == []
    storage.write(TABLES)
    assert AtomicStorage(storage.path).read() == TABLES
    assert stat.S_IMODE(storage.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b" ", b"\n", b"null", b"[]", b"0", b'"x"'], ids=repr)
def test_what_is_no_database_is_never_taken_for_an_empty_one(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with TinyDB(path, storage=AtomicStorage) as db:
        for action in (db.all, lambda: db.insert({"a": 1}), db.tables):
            with pytest.raises(StoreError) as caught:
                action()
            assert caught.value.reason is Reason.DAMAGED
        with pytest.raises(StoreError):
            db.drop_tables()  # which writes without reading
    assert path.read_bytes() == content


def test_unicode_is_kept_as_it_is_in_values_keys_and_names_of_files(tmp_path: Path) -> None:
    path = tmp_path / "Café 社区.json"
    with TinyDB(path, storage=AtomicStorage) as db:
        db.table("tafel é").insert(DOCUMENT)
    with TinyDB(path, storage=AtomicStorage) as db:
        assert db.table("tafel é").all() == [DOCUMENT]
    assert "社区" in path.read_text(encoding="utf-8") and not path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, b"bytes", 1j, float("nan"), "\ud800", 2**70], ids=lambda value: type(value).__name__
)
def test_what_json_cannot_hold_is_refused_and_nothing_of_it_is_written(path: Path, value: object) -> None:
    with TinyDB(path, storage=AtomicStorage) as db:
        db.insert({"a": 1})
        before = path.read_bytes()
        with pytest.raises((ValueError, TypeError)):
            db.insert({"odd": value})
        assert path.read_bytes() == before
        assert db.all() == [{"a": 1}]
        db.insert({"b": 2})
        assert len(db) == 2


def test_everything_that_tinydb_does_with_documents_works_on_it(path: Path) -> None:
    with TinyDB(path, storage=AtomicStorage) as db:
        ids = db.insert_multiple({"n": n} for n in range(5))
        db.update({"even": True}, where("n").one_of([0, 2, 4]))
        db.upsert({"n": 9}, where("n") == 9)
        db.remove(doc_ids=ids[:1])
        assert [document["n"] for document in db.search(where("even").exists())] == [2, 4]
        db.truncate()
        assert db.all() == []
        db.drop_table("_default")
    assert AtomicStorage(path).read() == {}


def test_it_serves_under_a_middleware(path: Path) -> None:
    cached: Any = CachingMiddleware  # untyped in TinyDB
    with TinyDB(path, storage=cached(AtomicStorage)) as db:
        db.insert({"a": 1})
    assert AtomicStorage(path).read() == {"_default": {"1": {"a": 1}}}


def read_only(number: int) -> Callable[..., int]:
    """`os.open` on a disk that lets nobody write."""
    really = os.open

    def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(number, os.strerror(number), str(path))
        return really(path, flags, *rest, **more)

    return opened


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EACCES, Reason.NO_PERMISSION), (errno.EROFS, Reason.READ_ONLY)], ids=str
)
def test_what_may_only_be_read_is_read_and_writing_is_told(path: Path, number: int, reason: Reason) -> None:
    with TinyDB(path, storage=AtomicStorage) as db:
        db.insert({"a": 1})
        before = path.read_bytes()
        with patch.object(os, "open", read_only(number)):
            assert db.all() == [{"a": 1}]
            with pytest.raises(StoreError) as caught:
                db.insert({"b": 2})
        assert caught.value.reason is reason
        assert path.read_bytes() == before
        db.insert({"b": 2})
        assert len(db) == 2


def test_a_file_of_its_own_is_made_for_this_user_only_and_keeps_a_mode_that_it_has(path: Path) -> None:
    storage = AtomicStorage(path)
    storage.read()
    storage.write(TABLES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    storage.read()
    storage.write(TABLES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
