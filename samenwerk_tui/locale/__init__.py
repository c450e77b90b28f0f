"""The words of the screen, the commands and the exports: TOML catalogs, read as they are."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Catalog:
    """The texts of one language by dotted key: the first part names the file (`board.saved` is in `board.toml`).

    `t("board.saved", time="14:03:22")` fills in values. `t.n("columns.ideas", 3)` picks `….one` or `….other` and
    fills in `n`. A key or value that is missing raises KeyError: a test goes through all of them. A file is read when
    its first text is asked for, so that a command does not pay for the words of the screen.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of `key` with `values` filled in; values are put in as they are and never read as a template."""
        text = _section(self.language, key.partition(".")[0])[key]
        return text.format_map(values) if values else text

    def n(self, key: str, n: int, /, **values: object) -> str:
        """The text for a count: singular for 1, plural otherwise, which is right for Dutch and English."""
        return self(f"{key}.one" if n == 1 else f"{key}.other", n=n, **values)

    def all_keys(self) -> tuple[str, ...]:
        """All keys of all files."""
        from importlib.resources import files

        folder = files(__package__).joinpath(self.language)
        names = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
        return tuple(key for name in names for key in _section(self.language, name))


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@cache
def _section(language: Language, name: str) -> Mapping[str, str]:
    # `importlib.resources` does the same, and takes longer to import than it takes to read all words of a board.
    try:
        with open(os.path.join(os.path.dirname(__file__), language, f"{name}.toml"), "rb") as file:
            return dict(_flatten(tomllib.load(file), f"{name}."))
    except FileNotFoundError:
        return {}


def choose_language(asked: str | None = None, environ: Mapping[str, str] = os.environ) -> Language:
    """`--lang`, else SAMENWERK_LANG, else English where the locale is English, else Dutch."""
    for wanted in (asked, environ.get("SAMENWERK_LANG")):
        for language in LANGUAGES:
            if wanted and wanted.lower().startswith(language):
                return language
    spoken = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "en" if spoken.lower().startswith("en") else "nl"
