"""Session files of earlier versions: every step turns the tables of one version into those of the next.

A file is never changed by reading it: it is brought up to date in memory, and the first save after that writes it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from samenwerk_tui.store.protocol import FIRST_VERSION, Reason, StoreError

Tables = dict[str, dict[str, Any]]
Step = Callable[[Tables], Tables]
"""From the tables of one version to those of the next. A list of sessions hands in the meta data only: a step makes
do with a table that is not there. It may take anything that is missing or odd in a table for damage, and raise."""

STEPS: tuple[Step, ...] = ()
"""The first one makes version 2 of version 1. There are as many as `SCHEMA_VERSION` is past the first version."""

META_TABLE, META_ID = "meta", "1"


def up_to_date(tables: Tables, path: Path) -> Tables:
    """The tables as this programme writes them; those of a newer one as they are. Raises StoreError DAMAGED."""
    try:
        version = tables[META_TABLE][META_ID].get("schema_version", FIRST_VERSION)
        for coming, step in enumerate(STEPS, FIRST_VERSION + 1):
            if version < coming:
                tables = step(tables)
                tables[META_TABLE][META_ID]["schema_version"] = coming
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise StoreError(Reason.DAMAGED, path, f"meta: {error!r}") from error
    return tables
