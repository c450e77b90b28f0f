"""Where Samenwerk keeps its things on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of sessions, exports and the user's own cases: SAMENWERK_HOME, else the platform's user-data folder.

    Absolute; it need not be there yet.
    """
    chosen = environ.get("SAMENWERK_HOME")
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))
    from platformdirs import user_data_path

    return user_data_path("samenwerk", appauthor=False)
