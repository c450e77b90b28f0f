"""Writing an export: a new file, whole, and nothing that was there is overwritten."""

import os
from itertools import count
from pathlib import Path

from samenwerk_tui.store.protocol import os_errors_as_store_errors


def write_export(folder: Path, stem: str, suffix: str, text: str) -> Path:
    """Write `<stem><suffix>` into the folder, which is made when needed; a number is added where the name is taken.

    Returns the file. Raises StoreError when it cannot be written; a file that was begun is taken away again.
    """
    with os_errors_as_store_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in count(1):
            path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            try:
                with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                path.unlink(missing_ok=True)
                raise
            return path
    raise AssertionError("count() never ends")
