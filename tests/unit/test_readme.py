"""The README's commands are the ones that are run, and what it lists is there."""

import re
import tomllib
from pathlib import Path

from samenwerk_tui.ui.keys import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_IN_README = re.findall(r"```sh\n(.+)\n```", README)


def test_two_commands_of_one_line() -> None:
    assert len(COMMANDS_IN_README) == 2
    assert COMMANDS_IN_README[0].endswith("samenwerk")


def test_ci_runs_the_test_command_as_it_stands() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert COMMANDS_IN_README[1] in lines


def test_ci_runs_the_short_benchmarks_as_the_readme_says() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert ".venv/bin/python -m tests.benchmarks --short" in lines
    assert "the short benchmarks" in README.split("`.ci/run` does")[1].split(".")[0]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[><=]", dependency)[0] for dependency in project["dependencies"]}
    table = README.split("### Dependencies")[1].split("##")[0]
    assert set(re.findall(r"^\| (\S+) \|", table, re.MULTILINE)) - {"Package"} == names


def test_every_key_is_in_the_readme() -> None:
    table = README.split("## Keys")[1].split("## Commands")[0]
    long_names = {"PgDn": "PageDown", "PgUp": "PageUp"}
    missing = [c.shown for c in COMMANDS if long_names.get(c.shown, c.shown) not in table]
    assert not missing
