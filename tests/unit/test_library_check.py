"""What is wrong with a case or programme file: everything, on its line, in a sentence that helps."""

import os
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library import Kind, Library, LibraryError, Problem, ProblemRule
from samenwerk_tui.library.cases import read_case
from samenwerk_tui.library.fields import Table
from samenwerk_tui.library.toml_check import NotToml, parse
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from tests.hostile import HOSTILE

LIBRARY = Library(None)

CASE = '''\
title = "Bankjes"
summary = "Kort"
language = "nl"
fictional = true
story = """
Een.

Twee,
op twee regels.
"""
tension = "Dit of dat"
question = "Hoe kunnen we?"
why = """
Waarom?
Waarom niet?
"""
[[voices]]
who = "Een buurvrouw"
says = "Tja."

[[organisations]]
name = "Gemeente"
short = "gem"
people = 3
sees = "Iets"
wants = "Meer"
may = "Veel"
[[organisations]]
name = "Bewoners"
people = 5
'''

PROGRAMME = """\
title = "Proef"
[[phases]]
kind = "welcome"
title = "Inchecken"
minutes = 5
instruction = "Welkom!"
[[phases]]
kind = "break"
title = "Lunch"
minutes = 30
instruction = "Eet smakelijk."
at = "12:30"
shorten = "never"
parts = ["a", "b"]
prompt = "Wat?"
"""

Check = Callable[..., list[tuple[str, int | None]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Writes a file and says which rules it breaks, on which lines."""

    def check_text(text: str | bytes, kind: Kind = "case") -> list[tuple[str, int | None]]:
        file = tmp_path / "bestand.toml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return [(problem.rule.value, problem.line) for problem in LIBRARY.check(file, kind)]

    return check_text


def changed(source: str, old: str, new: str) -> tuple[str, int]:
    """The source with one piece of it replaced, and the line on which that stands."""
    assert source.count(old) == 1
    return source.replace(old, new), source.count("\n", 0, source.index(old)) + 1


def test_the_examples_are_good(check: Check, tmp_path: Path) -> None:
    assert check(CASE) == []
    case = LIBRARY.case(tmp_path / "bestand.toml")
    assert case.story == ("Een.", "Twee, op twee regels.")
    assert case.why == ("Waarom?", "Waarom niet?")
    assert case.organisations[0].short == "GEM" and case.organisations[0].viewpoint is not None
    assert case.organisations[1].short == "" and case.organisations[1].viewpoint is None
    assert check(PROGRAMME, "programme") == []
    assert LIBRARY.programme(tmp_path / "bestand.toml").phases[1].at == time(12, 30)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('title = "Bankjes"', "title = 3", "not_text"),
        ('title = "Bankjes"', 'title = ""', "empty"),
        ('title = "Bankjes"', 'title = "\\u200b \\u001b[31m"', "empty"),
        ('title = "Bankjes"', f'title = "{"x" * 61}"', "too_long"),
        ('title = "Bankjes"', 'title = "Bankjes"\n"ti[tle" = 1', "unknown_key"),
        ('summary = "Kort"', "summary = false", "not_text"),
        ('language = "nl"', 'language = "fr"', "no_such_choice"),
        ('language = "nl"', "language = 1", "not_text"),
        ("fictional = true", 'fictional = "ja"', "not_yes_or_no"),
        ("fictional = true", "fictional = 1", "not_yes_or_no"),
        ('story = """\nEen.\n\nTwee,\nop twee regels.\n"""', 'story = """\n\n"""', "empty"),
        ('story = """\nEen.\n\nTwee,\nop twee regels.\n"""', "story = 1979-05-27", "not_texts"),
        ('story = """\nEen.\n\nTwee,\nop twee regels.\n"""', "story = { a = 1 }", "not_texts"),
        ("Twee,\nop twee", "x" * 1001, "too_long"),
        ('Een.\n\nTwee,\nop twee regels.\n"""', '\\u202e\n\nTwee"""', "empty"),
        ("Waarom niet?", "y" * 301, "too_long"),
        ('who = "Een buurvrouw"', "who = [1]", "not_text"),
        ('says = "Tja."', 'zegt = "Tja."\nsays = "Tja."', "unknown_key"),
        ('name = "Gemeente"', 'name = "bewoners"', "same_name"),
        ('short = "gem"', 'short = "gemeente"', "bad_short"),
        ('short = "gem"', 'short = "g1m"', "bad_short"),
        ("people = 3", "people = 0", "out_of_range"),
        ("people = 3", "people = 100", "out_of_range"),
        ("people = 3", "people = true", "not_number"),
        ("people = 3", "people = 3.0", "not_number"),
        ("people = 3", 'people = "3"', "not_number"),
        ('may = "Veel"', 'may = ""', "empty"),
    ],
)
def test_a_wrong_value_in_a_case_is_told_on_its_line(check: Check, old: str, new: str, rule: str) -> None:
    text, line = changed(CASE, old, new)
    if rule == "same_name":
        line = CASE[: CASE.index('name = "Bewoners"')].count("\n") + 1
    elif rule == "unknown_key":
        line += new.count("\n") if new.startswith("title") else 0
    assert check(text) == [(rule, line)]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('kind = "welcome"', 'kind = "party"', "no_such_choice"),
        ('kind = "welcome"', "kind = 1", "not_text"),
        ("minutes = 5", "minutes = 0", "out_of_range"),
        ("minutes = 5", "minutes = 481", "out_of_range"),
        ("minutes = 5", "minutes = 7.5", "not_number"),
        ('instruction = "Welkom!"', f'instruction = "{"W" * 61}"', "too_long"),
        ('at = "12:30"', 'at = "25:00"', "not_time"),
        ('at = "12:30"', 'at = "half een"', "not_time"),
        ('at = "12:30"', "at = 1230", "not_time"),
        ('shorten = "never"', 'shorten = "nooit"', "no_such_choice"),
        ('parts = ["a", "b"]', 'parts = ["a", 2]', "not_texts"),
        ('parts = ["a", "b"]', "parts = 2", "not_texts"),
        ('parts = ["a", "b"]', 'parts = ["1", "2", "3", "4", "5", "6", "7"]', "too_many"),
        ('prompt = "Wat?"', 'promt = "Wat?"', "unknown_key"),
    ],
)
def test_a_wrong_value_in_a_programme_is_told_on_its_line(check: Check, old: str, new: str, rule: str) -> None:
    text, line = changed(PROGRAMME, old, new)
    assert check(text, "programme") == [(rule, line)]


@pytest.mark.parametrize("written", ["12:30", "12.30", " 12:30 "])
def test_a_time_is_written_as_people_do(check: Check, written: str) -> None:
    assert check(PROGRAMME.replace('"12:30"', f'"{written}"'), "programme") == []
    assert check(PROGRAMME.replace('"12:30"', "12:30:00"), "programme") == []


@pytest.mark.parametrize("key", ["title", "story", "tension", "question"])
def test_what_a_case_lacks_is_told(check: Check, key: str) -> None:
    values = {"title": '"a"', "story": '"a"', "tension": '"a"', "question": '"a"'}
    head = "".join(f"{name} = {value}\n" for name, value in values.items() if name != key)
    assert check(head + CASE[CASE.index("[[voices]]") :]) == [("missing", None)]


@pytest.mark.parametrize(
    ("key", "header"), [("who", "[[voices]]"), ("says", "[[voices]]"), ("sees", '[[organisations]]\nname = "Gem')]
)
def test_what_a_block_lacks_is_told_at_its_head(check: Check, key: str, header: str) -> None:
    line = CASE[: CASE.index(header)].count("\n") + 1
    text = "".join(row for row in CASE.splitlines(keepends=True) if not row.startswith(f"{key} = "))
    assert check(text) == [("missing", line)]


@pytest.mark.parametrize("key", ["kind", "title", "minutes", "instruction"])
def test_what_a_phase_lacks_is_told_at_its_head(check: Check, key: str) -> None:
    lines = PROGRAMME.splitlines(keepends=True)
    at = next(index for index, row in enumerate(lines) if index > 1 and row.startswith(f"{key} = "))
    assert check("".join(lines[:at] + lines[at + 1 :]), "programme") == [("missing", 2)]


def organisations(n: int) -> str:
    head = 'title = "a"\nstory = "b"\ntension = "c"\nquestion = "d"\n'
    return head + "".join(f'[[organisations]]\nname = "Org {i}"\npeople = 2\n' for i in range(n))


def test_a_case_has_two_to_eight_organisations(check: Check) -> None:
    assert [check(organisations(n)) for n in (2, 8)] == [[], []]
    assert check(organisations(0)) == [("missing", None)]
    assert check(organisations(1)) == [("too_few", 5)]
    assert check(organisations(9)) == [("too_many", 5 + 8 * 3)]
    assert check(organisations(0) + "organisations = []\n") == [("too_few", 5)]
    assert check(organisations(0) + 'organisations = ["a", "b"]\n') == [("not_tables", 5)]
    assert check(organisations(0) + "[organisations]\n") == [("not_tables", 5)]


def test_a_programme_has_one_to_sixty_phases(check: Check) -> None:
    phase = '[[phases]]\nkind = "why"\ntitle = "a"\nminutes = 1\ninstruction = "b"\n'
    assert check('title = "a"\n', "programme") == [("missing", None)]
    assert check('title = "a"\nphases = []', "programme") == [("too_few", 2)]
    assert check('title = "a"\n' + phase * 60, "programme") == []
    assert check('title = "a"\n' + phase * 61, "programme") == [("too_many", 2 + 60 * 5)]


def test_names_and_short_names_are_different_whatever_their_case(check: Check) -> None:
    text = organisations(3).replace('"Org 1"', '"ORG 0"').replace("people = 2", 'people = 2\nshort = "abc"')
    assert check(text) == [("same_name", 10), ("same_short", 12), ("same_short", 16)]


def test_a_list_of_texts_does_as_well_and_each_has_its_line(check: Check) -> None:
    good = 'why = [\n  "Waarom?",\n  "Waarom niet?",\n]\n'
    old = 'why = """\nWaarom?\nWaarom niet?\n"""\n'
    assert check(CASE.replace(old, good)) == []
    text, line = changed(CASE, old, good.replace('"Waarom niet?"', '""'))
    assert check(text) == [("empty", line + 2)]
    many = CASE.replace(old, "why = '''\n" + "Waarom?\n" * 31 + "'''\n")
    assert check(many) == [("too_many", line + 31)]


def test_everything_that_is_wrong_is_told_in_the_order_of_the_file(check: Check) -> None:
    text = CASE.replace('"Bankjes"', "7").replace("people = 3", "people = 300").replace('"Tja."', '""')
    text = text.replace('question = "Hoe kunnen we?"\n', "").replace("people = 5", 'people = 5\nbaas = "x"')
    assert check(text) == [
        ("missing", None),
        ("not_text", 1),
        ("empty", 18),
        ("out_of_range", 23),
        ("unknown_key", 30),
    ]


def test_a_file_of_another_kind_is_told_apart(check: Check) -> None:
    assert ("unknown_key", 2) in check(PROGRAMME)
    assert ("missing", None) in check(CASE, "programme")


def test_a_file_is_at_most_64_kib(check: Check) -> None:
    padding = 64 * 1024 - len(CASE.encode())
    assert check(CASE + "#" * padding) == []
    assert check(CASE + "#" * (padding + 1)) == [("too_large", None)]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(check: Check, tmp_path: Path) -> None:
    assert check(b"\xef\xbb\xbf" + CASE.replace("\n", "\r\n").encode()) == []
    assert LIBRARY.case(tmp_path / "bestand.toml").story == ("Een.", "Twee, op twee regels.")
    text, line = changed(CASE, "people = 3", "people = -3")
    assert check(text.replace("\n", "\r\n")) == [("out_of_range", line)]


def test_other_encodings_are_named(check: Check) -> None:
    assert check(CASE.encode("utf-16")) == [("not_utf8", 1)]
    text, line = changed(CASE, "Iets", "één")
    assert check(text.encode("latin-1")) == [("not_utf8", line)]


@pytest.mark.parametrize("text", ["title = \x00", 'title = "\x1b[2J"', "a" * 60_000, "[" * 60_000, "x = {" * 10_000])
def test_what_is_not_toml_is_told_with_its_line(check: Check, text: str) -> None:
    assert check(f"# een\n{text}\n") == [("not_toml", 2)]


def test_an_empty_file_lacks_what_it_needs(check: Check) -> None:
    assert set(check("")) == {("missing", None)}
    assert len(check("")) == 5


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.toml")
    (tmp_path / "kring.toml").symlink_to(tmp_path / "kring.toml")
    rules = {
        "weg.toml": ProblemRule.NO_SUCH_FILE,
        "weg/weg.toml": ProblemRule.NO_SUCH_FILE,
        "nul\x00.toml": ProblemRule.NO_SUCH_FILE,
        "pijp.toml": ProblemRule.NOT_A_FILE,
        "": ProblemRule.NOT_A_FILE,
        "x" * 300: ProblemRule.UNREADABLE,
        "kring.toml": ProblemRule.NO_SUCH_FILE,
    }
    for name, rule in rules.items():
        assert [problem.rule for problem in LIBRARY.check(tmp_path / name, "case")] == [rule]


def test_hostile_text_comes_in_clean_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    for hostile in HOSTILE:
        escaped = "".join(f"\\U{ord(c):08x}" if not "\ud800" <= c <= "\udfff" else c for c in hostile[:4000])
        text = CASE.replace("Iets", escaped).replace("Een buurvrouw", escaped)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            case = LIBRARY.case(file)
        except LibraryError as error:
            for language in LANGUAGES:
                for problem in error.problems:
                    told = problem.tell(Catalog(language))
                    assert clean_line(told) == told
        else:
            assert case.organisations[0].viewpoint is not None
            assert case.organisations[0].viewpoint.sees == clean_line(hostile[:4000]) == case.voices[0].who


@given(
    st.integers(0, len(CASE)),
    st.integers(0, 30),
    st.one_of(st.text(max_size=6), st.sampled_from(['"', "[[", "]", "= 1", "\n[a]\n", "name", "1e999", "{}"])),
)
def test_a_damaged_file_never_gives_anything_but_problems(at: int, length: int, put: str) -> None:
    text = CASE[:at] + put + CASE[at + length :]
    try:
        values = parse(text.replace("\r\n", "\n"))
    except NotToml:
        return
    table = Table(values)
    case = read_case("x", table)
    assert (case is None) == bool(table.findings)
    if case is not None:
        assert case.model_validate_json(case.model_dump_json()) == case


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_one_line_that_says_where_and_what(language: Language) -> None:
    values: dict[str, str | int] = dict.fromkeys(
        ("name", "candidates", "reason", "text", "field", "known", "value", "choices", "short"), "x"
    )
    values |= {"limit": 5, "least": 2, "count": 9}
    t = Catalog(language)
    for rule in ProblemRule:
        told = Problem(path=Path("map/a.toml"), line=12, rule=rule, values=values).tell(t)
        assert told.startswith("map/a.toml, ") and "12: " in told
        assert told.endswith((".", "]].")) and "\n" not in told
        assert Problem(path=None, line=None, rule=rule, values=values).tell(t) in told


def test_the_sentences_read_well(check: Check, tmp_path: Path) -> None:
    check(CASE.replace("people = 3", "people = 300").replace('title = "Bankjes"', ""))
    with pytest.raises(LibraryError) as caught:
        LIBRARY.case(tmp_path / "bestand.toml")
    t = Catalog("nl")
    path = tmp_path / "bestand.toml"
    assert [problem.tell(t) for problem in caught.value.problems] == [
        f"{path}: “title” ontbreekt. Zet het erbij.",
        f"{path}, regel 24: Kies voor “people” een getal van 1 tot en met 99.",
    ]
    assert caught.value.tell(t) == (
        f"{path}: “title” ontbreekt. Zet het erbij. (En nog 1 ding: kijk het bestand helemaal na.)"
    )
