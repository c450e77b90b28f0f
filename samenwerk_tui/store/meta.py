"""Meta data of a session file, without going through its events."""

import os
from pathlib import Path

import orjson
from pydantic import ValidationError

from samenwerk_tui.store.files import open_plain
from samenwerk_tui.store.migrations import META_ID, META_TABLE, up_to_date
from samenwerk_tui.store.protocol import SCHEMA_VERSION, Meta, Reason, StoreError, os_errors_as_store_errors

_HEAD = 65_536
"""Bytes from the start that hold the meta data; a file where they do not is read whole."""
_START, _NEXT_TABLE, _END = b'{"meta":{"1":', b'},"events":{', b"}}"
"""How this programme's files are laid out. None of these can be within a JSON text: its quotes are escaped there."""


def read_meta(path: Path) -> Meta:
    """The meta data of a session file. Reads the start and the very end of a file as this programme writes it.

    Raises StoreError: DAMAGED, NEWER_VERSION, TOO_LARGE, or what the system said. Damage among the events goes
    unnoticed.
    """
    with os_errors_as_store_errors(path), open_plain(path) as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        file.seek(max(0, size - len(_END)))
        whole = head.startswith(_START) and _NEXT_TABLE in head and file.read() == _END
        if whole:
            raw = head[len(_START) : head.index(_NEXT_TABLE)]
        else:
            file.seek(0)
            raw = file.read()
    try:
        document = orjson.loads(raw) if whole else orjson.loads(raw)[META_TABLE][META_ID]
    except (orjson.JSONDecodeError, LookupError, TypeError) as error:
        raise StoreError(Reason.DAMAGED, path, f"meta: {error}" if raw else "0 bytes") from error
    return to_meta(up_to_date({META_TABLE: {META_ID: document}}, path)[META_TABLE][META_ID], path)


def to_meta(document: object, path: Path) -> Meta:
    """The meta data in a document of this version. Raises StoreError DAMAGED or NEWER_VERSION about `path`."""
    version = document.get("schema_version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise StoreError(Reason.NEWER_VERSION, path, f"schema_version {version}")
    try:
        meta = Meta.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise StoreError(Reason.DAMAGED, path, f"meta {first['loc']}: {first['msg']}") from error
    return meta
