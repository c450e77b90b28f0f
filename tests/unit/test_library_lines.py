"""Which line of a TOML file a value stands on."""

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from textwrap import dedent
from time import process_time
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenwerk_tui.library import Library
from samenwerk_tui.library.toml_check import KeyPath, Lines, NotToml, parse

EVERYTHING = dedent(
    '''\
    # a comment with [a.table] and key = 1
    title = "a # no comment, [no.table], \\"quoted\\" = 3"   # 2
    "quoted key" . 'second' = 'x = 1'  # 3
    point = { x = 1, y.z = "}" }  # 4
    numbers = [  # 5
      1, # 6, with a comma ] in its comment
      [2,  # 7
       "]"],  # 8

      { a = 10,  b = [ 11 ] },  # 10
    ]
    story = """
    first [not.a.table]
    second = 2
    joined \\

        on the next
    fifth""  """  # 18

    [one]  # 20
    when = 1979-05-27 07:32:00  # 21
    literal = \'\'\'
    a\\
    b\'\'  \'\'\'  # 24
    empty = ""  # 25
    nothing = """"""  # 26

    [[ list ]]  # 28
      name = "a"  # 29
      [[list.inner]]  # 30
      name = "b"  # 31
      [list.inner . table]  # 32
      deep = true  # 33
      [[list.inner]]  # 34
      name = "c"  # 35
    [[list]]  # 36
    [[list.inner]]  # 37
    name = "d"  # 38
    [last."dotted.name"]  # 39
    a.b.c = -1.5e3  # 40'''
)

LINEAR = 2.0
"""Seconds of processor time of our own, far above what these take; anything quadratic takes minutes."""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("quoted key", "second"), 3),
        (("point", "x"), 4),
        (("point", "y", "z"), 4),
        (("numbers",), 5),
        (("numbers", 0), 6),
        (("numbers", 1), 7),
        (("numbers", 1, 1), 8),
        (("numbers", 2), 10),
        (("numbers", 2, "b", 0), 10),
        (("one",), 20),
        (("one", "when"), 21),
        (("one", "empty"), 25),
        (("one", "nothing"), 26),
        (("list",), 28),
        (("list", 0), 28),
        (("list", 0, "name"), 29),
        (("list", 0, "inner", 0), 30),
        (("list", 0, "inner", 0, "name"), 31),
        (("list", 0, "inner", 0, "table"), 32),
        (("list", 0, "inner", 0, "table", "deep"), 33),
        (("list", 0, "inner", 1), 34),
        (("list", 0, "inner", 1, "name"), 35),
        (("list", 1), 36),
        (("list", 1, "inner", 0, "name"), 38),
        (("last", "dotted.name"), 39),
        (("last", "dotted.name", "a", "b", "c"), 40),
    ],
)
def test_every_shape_of_toml_has_its_line(path: KeyPath, line: int) -> None:
    tomllib.loads(EVERYTHING)
    assert Lines(EVERYTHING).line(path) == line


def test_comments_in_the_example_name_their_own_lines() -> None:
    for number, line in enumerate(EVERYTHING.split("\n"), start=1):
        named = re.search(r"# (\d+)", line)
        assert named is None or int(named.group(1)) == number


def test_a_row_of_a_text_has_its_own_line_also_after_joined_lines() -> None:
    text: str = tomllib.loads(EVERYTHING)["story"]
    assert text.split("\n") == ["first [not.a.table]", "second = 2", "joined on the next", 'fifth""  ']
    lines = Lines(EVERYTHING)
    assert [lines.line(("story",), row) for row in range(4)] == [13, 14, 15, 18]
    assert [lines.line(("one", "literal"), row) for row in (0, 1)] == [23, 24]


def test_an_escaped_line_end_stays_on_its_line() -> None:
    source = 'a = """one\\ntwo\nthree \\\\\nfour"""'
    assert tomllib.loads(source)["a"].split("\n") == ["one", "two", "three \\", "four"]
    assert [Lines(source).line(("a",), row) for row in range(4)] == [1, 1, 2, 3]


def test_what_is_not_there_has_the_line_of_the_table_it_belongs_in() -> None:
    lines = Lines(EVERYTHING)
    assert lines.line(("list", 1, "inner", 0, "people")) == 37
    assert lines.line(("list", 7)) == 28
    assert lines.line(("nowhere",)) is None
    assert lines.line(()) is None


# Documents that a writer made, which noted the line of everything it wrote.

KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True),
    st.text(alphabet="ab .#[]=\"'\\é{},", max_size=5),
)
TEXTS = st.text(alphabet="ab \n\t#[]=\"'\\é{},", max_size=20)
SCALARS = st.one_of(TEXTS, st.integers(-99, 99), st.booleans(), st.floats(allow_nan=False, width=16), st.datetimes())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
TABLES = st.recursive(
    st.fixed_dictionaries({"values": st.dictionaries(KEYS, VALUES, max_size=4)}),
    lambda inner: st.fixed_dictionaries(
        {
            "values": st.dictionaries(KEYS, VALUES, max_size=3),
            "tables": st.dictionaries(KEYS, inner, max_size=2),
            "lists": st.dictionaries(KEYS, st.lists(inner, min_size=1, max_size=3), max_size=2),
        }
    ),
    max_leaves=6,
)


class Writer:
    """Writes a document as TOML and notes the line of every path."""

    def __init__(self, style: Iterator[int]) -> None:
        self.text = ""
        self.lines: dict[KeyPath, int] = {}
        self._style = style

    def note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def table(self, table: dict[str, Any], path: KeyPath, names: tuple[str, ...]) -> None:
        for key, value in table["values"].items():
            self.note((*path, key))
            self.text += f"{self.key(key)} = "
            self.value(value, (*path, key))
            self.text += " # [x] y = 1\n" if next(self._style) % 2 else "\n"
        for key, inner in table.get("tables", {}).items():
            self.note((*path, key))
            self.text += f"[{self.keys(*names, key)}]\n"
            self.table(inner, (*path, key), (*names, key))
        for key, items in table.get("lists", {}).items():
            for index, inner in enumerate(items):
                self.note((*path, key))
                self.note((*path, key, index))
                self.text += f"[[ {self.keys(*names, key)} ]]\n\n"
                self.table(inner, (*path, key, index), (*names, key))

    def value(self, value: Any, path: KeyPath) -> None:
        if isinstance(value, list):
            self.text += "["
            for index, item in enumerate(value):
                self.text += "\n  # ]\n" if next(self._style) % 2 else " "
                self.note((*path, index))
                self.value(item, (*path, index))
                self.text += ","
            self.text += "]"
        elif isinstance(value, dict):
            self.text += "{"
            for place, (key, item) in enumerate(value.items()):
                self.text += ", " if place else " "
                self.note((*path, key))
                self.text += f"{self.key(key)}="
                self.value(item, (*path, key))
            self.text += "}"
        elif isinstance(value, str):
            self.string(value)
        elif isinstance(value, (bool, int, float)):
            self.text += json.dumps(value).replace("Infinity", "inf")
        else:
            self.text += value.isoformat()

    def string(self, value: str) -> None:
        style = next(self._style) % 3
        if style == 0:
            self.text += json.dumps(value)
        elif style == 1 and "'''" not in value and not value.endswith("'"):
            self.text += f"'''\n{value}'''"
        else:
            escaped = re.sub(r'"(?=""|\Z)', r'\\"', value.replace("\\", "\\\\"))
            self.text += f'"""\n{escaped}"""'

    @staticmethod
    def key(key: str) -> str:
        return key if key.isascii() and key.replace("-", "a").isalnum() else json.dumps(key)

    def keys(self, *keys: str) -> str:
        return " . ".join(map(self.key, keys))


def distinct(table: dict[str, Any]) -> bool:
    """Whether no key is used for two things, which TOML would refuse."""
    names = [*table["values"], *table.get("tables", {}), *table.get("lists", {})]
    inner = [*table.get("tables", {}).values(), *(t for ts in table.get("lists", {}).values() for t in ts)]
    return len(set(names)) == len(names) and all(map(distinct, inner))


def content(table: dict[str, Any]) -> dict[str, Any]:
    """What reading the written document has to give."""
    tables = {key: content(inner) for key, inner in table.get("tables", {}).items()}
    lists = {key: [content(inner) for inner in items] for key, items in table.get("lists", {}).items()}
    return {**table["values"], **tables, **lists}


@given(TABLES, st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_the_line_of_everything_in_any_document(document: dict[str, Any], style: list[int]) -> None:
    assume(distinct(document))
    writer = Writer(style[i % len(style)] for i in range(10**6))
    writer.table(document, (), ())
    assert tomllib.loads(writer.text) == content(document)
    lines = Lines(writer.text)
    assert {path: lines.line(path) for path in writer.lines if path} == writer.lines


TEMPLATE = Library(None).template("case")


@given(
    st.integers(0, len(TEMPLATE)),
    st.integers(0, 40),
    st.text(alphabet="ab1 \n#[]=\"'\\{},.-", max_size=8),
    st.sampled_from([TEMPLATE, EVERYTHING]),
)
def test_whatever_can_be_parsed_can_be_located(at: int, length: int, put: str, source: str) -> None:
    broken = source[:at] + put + source[at + length :]
    try:
        values = parse(broken)
    except NotToml as error:
        assert 1 <= error.line <= broken.count("\n") + 1
        assert error.excerpt in broken
        return
    lines = Lines(broken)
    for path in paths(values, ()):
        line = lines.line(path)
        assert line is not None
        text = broken.split("\n")[line - 1]
        assert isinstance(path[-1], int) or path[-1] in text or "\\" in text


def paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('a = 1\nb = "open\nc = 2', 2),
        ("a = 1\nb 2", 2),
        ("a = 1\n\na = 2", 3),
        ("a = [1,\n2", 2),
        ('a = """never\nending\n\n', 2),
        ("a = 1\nb = 2000-13-45", 2),
        ("a = 1\nb = " + "[" * 20_000, 2),
        ("a = 1\nb = " + "{a=" * 20_000, 2),
        ("a = 1\nb = " + "7" * 60_000, 2),
        ("a = 1\n" + "a." * 32_000 + "a = 1", 2),
        ("a = 1\n[" + "a . " * 16_000 + "a]", 2),
        ("a = \x00", 1),
    ],
    ids=range(12),
)
def test_what_is_not_toml_says_on_which_line_and_soon(source: str, line: int) -> None:
    began = process_time()
    with pytest.raises(NotToml) as caught:
        parse(source)
    assert caught.value.line == line
    assert process_time() - began < LINEAR


@pytest.mark.parametrize(
    "source", ["a" * 65_000, "a = '" + "b" * 65_000 + "'", ". " * 32_000, "a = '" + "b. c " * 13_000]
)
def test_long_lines_take_no_time(source: str) -> None:
    began = process_time()
    with suppress(NotToml):
        parse(source)
        Lines(source)
    assert process_time() - began < LINEAR
