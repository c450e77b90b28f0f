"""Half-typed lines: one small file a screen, beside the session."""

import json
import os
from contextlib import suppress
from functools import cache

import orjson
from pydantic import TypeAdapter, ValidationError

from samenwerk_tui.store.files import FILE_MODE, SessionFiles, open_plain, write_file
from samenwerk_tui.store.protocol import Draft, StoreError, os_errors_as_store_errors


@cache
def _drafts() -> TypeAdapter[Draft]:
    """What reads and writes a draft; made for the first one."""
    return TypeAdapter(Draft)


def read_draft(files: SessionFiles, screen: str) -> Draft | None:
    """The half-typed line of a screen; None when there is none, or none that can be read."""
    try:
        with open_plain(files.draft(screen)) as file:
            return _drafts().validate_python(orjson.loads(file.read()))
    except (OSError, StoreError, orjson.JSONDecodeError, ValidationError):
        return None


def write_draft(files: SessionFiles, screen: str, draft: Draft) -> None:
    """Keep a half-typed line. It outlives a crash of the programme, not always one of the laptop: it costs no fsync.

    Raises StoreError with what the system said.
    """
    path, temporary = files.draft(screen), files.temporary_draft(screen)
    with os_errors_as_store_errors(path):
        write_file(temporary, _as_json(draft), FILE_MODE, sync=False)
        os.replace(temporary, path)


def clear_draft(files: SessionFiles, screen: str) -> None:
    """Forget the half-typed line of a screen. Raises StoreError with what the system said."""
    path = files.draft(screen)
    with os_errors_as_store_errors(path), suppress(FileNotFoundError):
        os.unlink(path)


def _as_json(draft: Draft) -> bytes:
    """What UTF-8 can say of it. A draft is kept as it was typed, before anything cleaned it.

    Of a line alone it is what older programmes read too.
    """
    fields = _drafts().dump_python(draft, exclude_defaults=True)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
