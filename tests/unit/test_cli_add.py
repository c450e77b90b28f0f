"""`add`: where lines go, what they become, and that none is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.cli.adding import split_lines
from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.service import Workshop
from tests.hostile import HOSTILE
from tests.unit.cli_host import Commands

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


def texts(state: dict[str, list[dict[str, str]]]) -> list[str]:
    return [line["text"] for line in state["contributions"]]


def test_add_keeps_one_line_each_and_prints_their_ids(samenwerk: Commands) -> None:
    session = samenwerk.new()
    answer = samenwerk.good("add", session, "--phase", "07-columns", "--org", "Gemeente", "een [/] idee", "nog een")
    state = samenwerk.show(session)
    assert all(map(UUID.fullmatch, answer.lines))
    assert [line["id"] for line in state["contributions"]] == answer.lines
    assert texts(state) == ["een [/] idee", "nog een"]
    assert {(line["phase"], line["organisation"]) for line in state["contributions"]} == {("07-columns", "gemeente")}


def test_add_understands_the_prefixes_of_the_board(samenwerk: Commands) -> None:
    session = samenwerk.new()
    lines = ("! geleerd", "? aanname", "~ja maar", "pol: van de politie", "POL: ! samen", "xyz: tekst", "!!! let op")
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", *lines)
    found = [(c["organisation"], c["kind"], c["text"]) for c in samenwerk.show(session)["contributions"]]
    assert found == [
        ("gemeente", "learned", "geleerd"),
        ("gemeente", "answer", "aanname"),
        ("gemeente", "parked", "ja maar"),
        ("politie", "contribution", "van de politie"),
        ("politie", "learned", "samen"),
        ("gemeente", "contribution", "xyz: tekst"),
        ("gemeente", "contribution", "!!! let op"),
    ]


@pytest.mark.parametrize("phase", ["08-vote", "8", "vote", "VOTE", "08-Vote"])
def test_add_finds_the_phase(samenwerk: Commands, phase: str) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", phase, "--org", "gem", "een")
    assert samenwerk.show(session)["contributions"][0]["phase"] == "08-vote"


@pytest.mark.parametrize(
    ("org", "organisation"),
    [
        ("sociaal-werk", "sociaal-werk"),
        ("SOCIAAL WERK", "sociaal-werk"),
        ("soc", "sociaal-werk"),
        ("Hele groep", None),
        ("hele GROEP", None),
        ("-", None),
    ],
)
def test_add_finds_the_organisation(samenwerk: Commands, org: str, organisation: str | None) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", org, "een")
    assert samenwerk.show(session)["contributions"][0]["organisation"] == organisation


def test_add_puts_a_line_at_the_table_where_the_organisation_sits(samenwerk: Commands) -> None:
    session = samenwerk.new()
    table = Column(id="tafel-1", kind="table", name="Tafel 1", short="T1", organisations=("gemeente", "politie"))
    workshop = Workshop(samenwerk.archive.open(session), SystemClock(), "board")
    workshop.handle(intents.ChooseColumns(phase="07-columns", columns=(table,)))
    samenwerk.good("add", session, "--phase", "7", "--org", "pol", "een")
    samenwerk.good("add", session, "--phase", "7", "--org", "tafel 1", "twee")
    found = [(c["column"], c["organisation"], c["organisations"]) for c in samenwerk.show(session)["contributions"]]
    assert found == [("tafel-1", "politie", ["politie"]), ("tafel-1", None, ["gemeente", "politie"])]
    samenwerk.good("add", session, "--phase", "7", "--org", "bew", "drie")
    assert samenwerk.show(session)["contributions"][-1]["column"] == "bewoners"


def test_add_knows_whose_a_line_is_where_everybody_works_together(samenwerk: Commands) -> None:
    session = samenwerk.new()
    workshop = Workshop(samenwerk.archive.open(session), SystemClock(), "board")
    workshop.handle(intents.ChooseColumns(phase="07-columns", columns=(Column(id=GROUP_COLUMN, kind="group"),)))
    samenwerk.good("add", session, "--phase", "7", "--org", "Politie", "een")
    samenwerk.good("add", session, "--phase", "7", "--org", "-", "twee", "gem: ! drie")
    found = [(c["column"], c["organisation"], c["kind"]) for c in samenwerk.show(session)["contributions"]]
    assert found == [
        (GROUP_COLUMN, "politie", "contribution"),
        (GROUP_COLUMN, None, "contribution"),
        (GROUP_COLUMN, "gemeente", "learned"),
    ]
    refused = samenwerk("add", session, "--phase", "7", "--org", "brandweer", "een")
    assert refused.code == 1 and refused.err.endswith(
        "Kies uit: Gemeente, Woningcorporatie, Sociaal werk, Politie, Bewoners, -.\n"
    )


def test_add_reads_lines_from_stdin(samenwerk: Commands) -> None:
    session = samenwerk.new()
    typed = "\ufeff- een\r\n\r\n   \r\npol: twee\r\ncafé".encode()
    answer = samenwerk.good("add", session, "--phase", "7", "--org", "gem", "-", stdin=typed)
    state = samenwerk.show(session)
    assert len(answer.lines) == 3
    assert texts(state) == ["- een", "twee", "café"]


@pytest.mark.parametrize(
    "typed",
    [b"x\n" * 2001, b"x\n" * 200_000, b"x" * 20_000_000, b"\n" * 20_000_000],
    ids=["2001", "200000", "one-long", "all-empty"],
)
def test_add_refuses_more_than_fits_at_once(samenwerk: Commands, typed: bytes) -> None:
    session = samenwerk.new()
    with samenwerk.unchanged():
        answer = samenwerk("add", session, "--phase", "7", "--org", "gem", "-", stdin=typed)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1 and "2000 regels" in answer.err


def test_add_takes_what_just_fits(samenwerk: Commands) -> None:
    session = samenwerk.new()
    typed = b"\n".join(b"regel %d\n" % number for number in range(2000))
    assert len(samenwerk.good("add", session, "--phase", "7", "--org", "gem", "-", stdin=typed).lines) == 2000


def test_add_is_one_step_of_undo(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "een", "twee", "drie")
    Workshop(samenwerk.archive.open(session), SystemClock(), "cli").handle(intents.Undo())
    assert texts(samenwerk.show(session)) == []


def test_add_takes_texts_that_begin_with_a_dash(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "- een streepje", "-5 graden", "--", "--twee", "-")
    assert texts(samenwerk.show(session)) == ["- een streepje", "-5 graden", "--twee", "-"]


def test_add_cuts_what_is_too_long_and_says_so(samenwerk: Commands) -> None:
    session = samenwerk.new()
    answer = samenwerk("add", session, "--phase", "7", "--org", "gem", "kort", "x" * 100_000)
    assert answer.code == 0 and len(answer.lines) == 2
    assert len(answer.err.splitlines()) == 1 and "2000" in answer.err
    assert [len(text) for text in texts(samenwerk.show(session))] == [4, 2000]


def test_add_survives_bytes_that_are_no_text(samenwerk: Commands) -> None:
    session = samenwerk.new()
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "arg \udce9\udcff einde")
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "-", stdin=b"in \xe9\xff einde\n")
    assert texts(samenwerk.show(session)) == ["arg einde", "in \ufffd\ufffd einde"]


def test_hostile_texts_are_kept_as_text(samenwerk: Commands) -> None:
    session = samenwerk.new()
    typed = "\n".join("x" + " ".join(text.splitlines()) for text in HOSTILE).encode("utf-8", "surrogatepass")
    answer = samenwerk("add", session, "--phase", "7", "--org", "gem", "-", stdin=typed)
    assert answer.code == 0
    kept = texts(samenwerk.show(session))
    assert len(kept) == len(answer.lines) == len(HOSTILE)
    assert all(text == clean_line(text) for text in kept)
    assert samenwerk("export", session, "--output", "-").code == 0


@given(st.lists(st.text("ab é", max_size=5)), st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
def test_every_line_with_text_is_there_with_its_number(written: list[str], end: str) -> None:
    expected = [(number, " ".join(line.split())) for number, line in enumerate(written, start=1) if line.strip()]
    assert list(split_lines(end.join(written))) == expected
