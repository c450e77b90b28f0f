"""Between the tables of a session file and its events."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import orjson
from pydantic import ValidationError

from samenwerk_tui.core.events import EVENT_VERSION, FACTS, Event, from_document, to_document
from samenwerk_tui.core.text import clean
from samenwerk_tui.store.atomic_storage import Tables, decode, encode
from samenwerk_tui.store.files import SessionFiles, open_plain
from samenwerk_tui.store.meta import to_meta
from samenwerk_tui.store.migrations import META_ID, META_TABLE, up_to_date
from samenwerk_tui.store.protocol import Meta, Reason, StoreError
from samenwerk_tui.store.sequence import check_start

EVENTS_TABLE = "events"

_MAX_TEXT = 65_536
"""Characters of one text in a session file; a whole case file is not longer than this."""

_UNKNOWN_FIELD = {"extra_forbidden", "unexpected_keyword_argument"}
"""What pydantic calls it in a fact, and in an envelope."""

_WITH_BACKUP = {Reason.DAMAGED: Reason.DAMAGED_BACKUP, Reason.MISSING: Reason.MISSING_BACKUP}


class Contents(NamedTuple):
    """What is in a session file. Every event is kept as JSON too, so that a save encodes the new ones only."""

    meta: Meta
    events: tuple[Event, ...]
    encoded: tuple[bytes, ...]
    """The document of every event, as JSON."""
    fragments: dict[str, orjson.Fragment]
    """The same by document id (the place in the list, from "1"), ready to be put into the file. Never changed."""

    def extended(self, new: Sequence[Event], meta: Meta) -> "Contents":
        """With more events. Raises ValueError for what cannot be JSON."""
        encoded = tuple(_no_larger_than_it_is(encode(to_document(event))) for event in new)
        return Contents(
            meta=meta,
            events=self.events + tuple(new),
            encoded=self.encoded + encoded,
            fragments=self.fragments | _fragments(encoded, len(self.events)),
        )

    def tables(self) -> Tables:
        """The tables to write: meta data first, where `read_meta` looks for it."""
        return {META_TABLE: {META_ID: self.meta.model_dump(mode="json")}, EVENTS_TABLE: self.fragments}


def new_contents(events: Sequence[Event], meta: Meta) -> Contents:
    """The contents of a new or rewritten file. Raises ValueError for what cannot be JSON."""
    return Contents(meta, (), (), {}).extended(events, meta)


def to_contents(tables: Tables, path: Path, known: Contents | None = None) -> Contents:
    """The contents of the tables in a file. What is the same in `known` is taken from there.

    Tables of an earlier version are brought up to date. Texts are cleaned: a file may have come from anywhere. Raises
    StoreError DAMAGED or NEWER_VERSION about `path`.
    """
    tables = up_to_date(tables, path)
    meta = to_meta(tables[META_TABLE][META_ID], path)
    events: list[Event] = []
    encoded: list[bytes] = []
    same = 0
    with _no_garbage_collection():
        for place, (key, document) in enumerate(tables.get(EVENTS_TABLE, {}).items(), start=1):
            if key != str(place):
                raise StoreError(Reason.DAMAGED, path, f"events: {key} != {place}")
            raw = _encoded_again(document, path)
            if known is not None and place <= len(known.events) and known.encoded[place - 1] == raw:
                event, raw = known.events[place - 1], known.encoded[place - 1]
                same += 1
            else:
                if not _is_plain(raw):
                    document = _cleaned(document)
                    raw = encode(document)
                event = _to_event(document, key, path)
            events.append(event)
            encoded.append(raw)
    try:
        check_start(events)
    except ValueError as error:
        raise StoreError(Reason.DAMAGED, path, f"events: {error}") from error
    if known is not None and same == len(known.events):
        fragments = known.fragments | _fragments(encoded[same:], same)
    else:
        fragments = _fragments(encoded, 0)
    return Contents(meta, tuple(events), tuple(encoded), fragments)


def read_contents(path: Path) -> Contents:
    """The contents of a file beside a session. Raises as `to_contents`, or OSError."""
    with open_plain(path) as file:
        return to_contents(decode(file.read(), path), path)


def name_backup(error: StoreError, files: SessionFiles) -> None:
    """Where a file is damaged or not there, and an older state beside it can be read, let the error say so."""
    reason = _WITH_BACKUP.get(error.reason)
    if reason is None:
        return
    with suppress(OSError):
        for path in files.older():
            with suppress(OSError, StoreError):
                read_contents(path)
                error.reason, error.detail = reason, path.name
                return


def _fragments(encoded: Sequence[bytes], last: int) -> dict[str, orjson.Fragment]:
    return {str(place): orjson.Fragment(raw) for place, raw in enumerate(encoded, start=last + 1)}


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Collect no garbage while thousands of objects are made that all stay: that takes longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _no_larger_than_it_is(raw: bytes) -> bytes:
    """The same bytes in memory of their own size: what orjson makes keeps 4 KB, also for a few hundred bytes."""
    return bytes(memoryview(raw))


def _encoded_again(document: object, path: Path) -> bytes:
    try:
        return _no_larger_than_it_is(orjson.dumps(document))
    except orjson.JSONEncodeError as error:  # nested too deep
        raise StoreError(Reason.DAMAGED, path, f"events: {error}") from error


def _is_plain(raw: bytes) -> bool:
    """Whether the texts in this JSON are sure to be clean. Says no to many that are."""
    return raw.isascii() and b"\\" not in raw and b"\x7f" not in raw and len(raw) <= _MAX_TEXT


def _cleaned(value: object) -> object:
    """The same JSON with `clean` done to every text in it."""
    if isinstance(value, str):
        return clean(value, _MAX_TEXT)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def _to_event(document: object, key: str, path: Path) -> Event:
    if not isinstance(document, dict):
        raise StoreError(Reason.DAMAGED, path, f"events {key}: {type(document).__name__}")
    version, kind = document.get("v"), document.get("type")
    if isinstance(version, int) and (version > EVENT_VERSION or (version == EVENT_VERSION and _is_unknown(kind))):
        raise StoreError(Reason.NEWER_VERSION, path, f"events {key}: {kind} (v{version})")
    try:
        return from_document(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        reason = Reason.NEWER_VERSION if first["type"] in _UNKNOWN_FIELD else Reason.DAMAGED
        raise StoreError(reason, path, f"events {key}: {first['loc']}: {first['msg']}") from error
    except (TypeError, ValueError) as error:
        raise StoreError(Reason.DAMAGED, path, f"events {key}: {error}") from error


def _is_unknown(kind: object) -> bool:
    return isinstance(kind, str) and kind not in FACTS
