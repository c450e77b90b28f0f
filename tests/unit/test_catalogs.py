"""Both languages are complete, nothing in them is unused, and the code asks for nothing that is not there."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import samenwerk_tui
from samenwerk_tui.locale import LANGUAGES, Catalog, choose_language

PACKAGE = Path(samenwerk_tui.__file__).parent
PLURALS = (".one", ".other")


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of a catalog in the package: `t(…)`, `self.t(…)`, `board.t.n(…)`, with where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_catalog(node.func):
                yield f"{path.name}:{node.lineno}", node


def _is_catalog(func: ast.expr) -> bool:
    if isinstance(func, ast.Attribute) and func.attr == "n":
        func = func.value
    return (isinstance(func, ast.Name) and func.id == "t") or (isinstance(func, ast.Attribute) and func.attr == "t")


def _is_plural(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "n"


def pattern(key: ast.expr) -> str | None:
    """A regular expression for the keys that an argument can be; None where it is no text at all."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return re.escape(key.value)
    if isinstance(key, ast.JoinedStr):
        parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w-]+" for p in key.values)
        return "".join(parts)
    if isinstance(key, ast.IfExp):
        return f"(?:{pattern(key.body)}|{pattern(key.orelse)})"
    return None


def asked() -> dict[str, tuple[str, bool]]:
    """Where each pattern of keys is asked for, and whether as a plural."""
    found = {}
    for where, call in calls():
        wanted = pattern(call.args[0])
        if wanted is not None:
            found[wanted + (r"\.(?:one|other)" if _is_plural(call) else "")] = (where, _is_plural(call))
    return found


def test_both_languages_have_the_same_keys() -> None:
    assert set(Catalog("nl").all_keys()) == set(Catalog("en").all_keys())


def test_code_asks_for_nothing_that_is_missing() -> None:
    keys = Catalog("nl").all_keys()
    wanted = {pattern: where for pattern, (where, _) in asked().items()}
    missing = {where: key for key, where in wanted.items() if not any(re.fullmatch(key, one) for one in keys)}
    assert not missing


def test_nothing_is_unused() -> None:
    patterns = [re.compile(wanted) for wanted in asked()]
    unused = [key for key in Catalog("nl").all_keys() if not any(wanted.fullmatch(key) for wanted in patterns)]
    assert not unused


@pytest.mark.parametrize("key", Catalog("nl").all_keys())
def test_languages_fill_in_the_same_values(key: str) -> None:
    fields = [{name for _, name, _, _ in string.Formatter().parse(Catalog(lang)(key)) if name} for lang in LANGUAGES]
    if key.endswith(PLURALS):
        fields = [names - {"n"} for names in fields]
    assert fields[0] == fields[1]


def test_values_are_never_read_as_a_template() -> None:
    assert Catalog("nl")("board.routed", column="{0} {time} %s") == "Bewaard bij {0} {time} %s."


@pytest.mark.parametrize(
    ("asked_for", "environ", "language"),
    [
        ("en", {"SAMENWERK_LANG": "nl"}, "en"),
        (None, {"SAMENWERK_LANG": "en", "LANG": "nl_NL.UTF-8"}, "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, "nl"),
        (None, {"LANG": "C.UTF-8"}, "nl"),
        (None, {}, "nl"),
    ],
)
def test_language_is_chosen(asked_for: str | None, environ: dict[str, str], language: str) -> None:
    assert choose_language(asked_for, environ) == language
