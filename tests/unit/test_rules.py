"""Every reason to refuse has a sentence in both languages that is filled in with what is passed."""

import ast
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import samenwerk_tui
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.locale import LANGUAGES, Catalog, Language

PACKAGE = Path(samenwerk_tui.__file__).parent


def raised() -> Iterator[tuple[Rule, frozenset[str], str]]:
    """Every `RuleError(Rule.X, value=…)` in the package: the rule, the names of its values, and where."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RuleError"):
                continue
            rule = node.args[0]
            assert isinstance(rule, ast.Attribute), f"{path.name}:{node.lineno}: a rule by another name"
            names = frozenset(keyword.arg or "**" for keyword in node.keywords)
            yield Rule[rule.attr], names, f"{path.name}:{node.lineno}"


RAISED: dict[Rule, list[tuple[frozenset[str], str]]] = defaultdict(list)
for _rule, _names, _where in raised():
    RAISED[_rule].append((_names, _where))


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Rule)
def test_the_sentence_is_filled_in_wherever_it_is_raised(rule: Rule, language: Language) -> None:
    sentence = Catalog(language)(f"rule.{rule}")
    assert RAISED[rule], "a rule that nobody raises"
    for names, where in RAISED[rule]:
        assert fields(sentence) <= names, where
        told = Catalog(language)(f"rule.{rule}", **dict.fromkeys(names, "WAARDE"))
        assert "{" not in told and told.count("WAARDE") >= len(fields(sentence))


@pytest.mark.parametrize("rule", Rule)
def test_both_languages_tell_the_same(rule: Rule) -> None:
    told = [fields(Catalog(language)(f"rule.{rule}")) for language in LANGUAGES]
    assert told[0] == told[1]


def test_a_rule_error_keeps_its_rule_and_values() -> None:
    error = RuleError(Rule.BAD_MINUTES, limit=480)
    assert str(error) == "bad_minutes" and error.rule is Rule.BAD_MINUTES and error.values == {"limit": 480}
