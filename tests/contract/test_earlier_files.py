"""Session files of every earlier programme open, go on and export; one of a later programme is left alone.

`files/` holds one file or more of every version, `v<version>-<what>.json`, each written by a programme of that time.
They stay as they are: what is added to the programme later has to read them.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store import meta as meta_module
from samenwerk_tui.store import migrations, protocol
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.protocol import SCHEMA_VERSION, Damaged, Meta, Reason, StoreError
from samenwerk_tui.store.reading import read_session
from tests.contract.sessions import SESSION, line, meta, started
from tests.ui.board_host import HandClock
from tests.unit.cli_host import Commands

FILES = sorted((Path(__file__).parent / "files").glob("v*.json"))
CHECKSUMS = {
    "v1-demo": "6315e84dad63f702b17eaf15661a7034220171105b1318e767be53ff0d497c0a",
    "v1-every-fact-of-the-first-programme": "89b33c572016b35d7588433cb224070d4cc34f52055b186770d6c2abc4d2378e",
}


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


def put(samenwerk: Commands, file: Path) -> str:
    """A file of then in the folder of now, under an id that can be."""
    folder = samenwerk.home / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file.name).write_bytes(file.read_bytes())
    return file.stem


def test_there_is_a_file_of_every_version_and_they_are_as_they_were() -> None:
    assert {int(file.name[1 : file.name.index("-")]) for file in FILES} == set(range(1, SCHEMA_VERSION + 1))
    assert {file.stem: hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES} == CHECKSUMS


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert len(migrations.STEPS) == SCHEMA_VERSION - protocol.FIRST_VERSION


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_an_earlier_programme_opens_lists_exports_and_goes_on(samenwerk: Commands, file: Path) -> None:
    session = put(samenwerk, file)
    stored = json.loads(file.read_bytes())
    with samenwerk.unchanged():
        (listed,) = samenwerk.archive.list()
        assert isinstance(listed, Meta) and listed.events == len(stored["events"])
        shown = samenwerk.show(session, "--results")
        assert len(shown["contributions"]) == listed.contributions == stored["meta"]["1"]["contributions"]
        assert shown["title"] == stored["meta"]["1"]["title"]
        report = samenwerk.good("export", session, "--output", "-").out
        assert shown["title"] in report.splitlines()[0]
        assert shown["contributions"][-1]["text"][:8] in report or shown["contributions"][-1]["text"] == "…"
        assert samenwerk("doctor").code == 0
    board = Workshop(samenwerk.archive.open(session), HandClock(), "board")
    before = board.session
    board.handle(intents.OpenSession())
    column = board.session.columns(board.session.phases[2].id)[0].id
    said = intents.NewLine(text="En verder", column=column)
    board.handle(intents.AddContributions(phase=board.session.phases[2].id, lines=(said,)))
    board.handle(intents.Undo())
    again = read_session(samenwerk.archive.open(session))
    assert again.contributions == before.contributions
    tables = json.loads((samenwerk.home / "sessions" / f"{session}.json").read_bytes())
    assert tables["meta"]["1"]["schema_version"] == SCHEMA_VERSION
    kept = list(tables["events"].values())[: len(stored["events"])]
    assert kept == list(stored["events"].values())


def test_the_first_file_has_every_fact_that_there_was() -> None:
    """What came later is told apart by its name in the list here."""
    since = {
        "ClockJumped", "ContributionParked", "CurtainDrawn", "GroupCompared", "IdeasChosen", "LensesSet",
        "NoteDeleted", "NoteEdited", "NoteWritten", "ParkedReopened", "ParkedSettled", "PulseArranged",
        "PulseCleared", "PulseCounted", "PulseHidden", "PulseShown", "PulseTold", "QuestionAsked", "QuestionDeleted",
        "QuestionEdited", "StanceCleared", "StanceTaken", "StatementReworded", "WordingMade", "WordingWithdrawn",
    }  # fmt: skip
    (file,) = (file for file in FILES if "every-fact" in file.name)
    there = {document["type"] for document in json.loads(file.read_bytes())["events"].values()}
    assert fact.FACTS.keys() - since <= there


# The way from one version to the next


def _to_version_2(tables: migrations.Tables) -> migrations.Tables:
    """A step for this test: the title of a day and the text of a line used to be called otherwise."""
    tables["meta"]["1"]["title"] = tables["meta"]["1"].pop("name")
    for document in tables.get("events", {}).values():
        if document["type"] == "ContributionAdded":
            document["data"]["contribution"]["text"] = document["data"]["contribution"].pop("words")
    return tables


@pytest.fixture
def of_version_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session file of before that step, and a programme of after it."""
    path = TinyDbArchive(tmp_path).create(SESSION, [started(), line(2, "Een bankje")], meta(2)).path
    tables: dict[str, Any] = json.loads(path.read_bytes())
    tables["meta"]["1"]["name"] = tables["meta"]["1"].pop("title")
    contribution = tables["events"]["2"]["data"]["contribution"]
    contribution["words"] = contribution.pop("text")
    path.write_bytes(json.dumps(tables, separators=(",", ":")).encode())
    monkeypatch.setattr(migrations, "STEPS", (_to_version_2,))
    monkeypatch.setattr(meta_module, "SCHEMA_VERSION", 2)
    return path


def test_an_earlier_version_is_brought_up_to_date_and_written_by_the_first_save_only(of_version_1: Path) -> None:
    before = of_version_1.read_bytes()
    archive = TinyDbArchive(of_version_1.parent)
    (listed,) = archive.list()
    assert isinstance(listed, Meta) and (listed.title, listed.schema_version) == ("Het plein", 2)
    session = archive.open(SESSION)
    assert session.read()[1] == (started(), line(2, "Een bankje"))
    assert of_version_1.read_bytes() == before
    now = meta(3).model_copy(update={"schema_version": 2})
    session.append(lambda foreign: ([line(3, "Licht aan")], now))
    tables = json.loads(of_version_1.read_bytes())
    assert tables["meta"]["1"]["schema_version"] == 2
    assert tables["events"]["2"]["data"]["contribution"]["text"] == "Een bankje"
    assert of_version_1.with_name(f"{SESSION}.json.bak").read_bytes() == before
    assert archive.open(SESSION).read() == (now, (started(), line(2, "Een bankje"), line(3, "Licht aan")))


@pytest.mark.parametrize("spoil", ["no-name", "no-words", "version-odd"])
def test_what_no_step_can_read_is_damage_and_left_alone(of_version_1: Path, spoil: str) -> None:
    tables = json.loads(of_version_1.read_bytes())
    if spoil == "no-name":
        del tables["meta"]["1"]["name"]
    elif spoil == "no-words":
        del tables["events"]["2"]["data"]["contribution"]["words"]
    else:
        tables["meta"]["1"]["schema_version"] = "1"
    of_version_1.write_bytes(json.dumps(tables).encode())
    before = of_version_1.read_bytes()
    archive = TinyDbArchive(of_version_1.parent)
    with pytest.raises(StoreError) as caught:
        archive.open(SESSION)
    assert caught.value.reason is Reason.DAMAGED
    assert isinstance(archive.list()[0], Damaged) == (spoil != "no-words")
    assert of_version_1.read_bytes() == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_of_a_later_programme_is_refused_with_a_word_and_left_alone(
    samenwerk: Commands, language: str
) -> None:
    session = put(samenwerk, FILES[0])
    path = samenwerk.home / "sessions" / f"{session}.json"
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["schema_version"] = SCHEMA_VERSION + 1
    path.write_bytes(json.dumps(tables).encode())
    told = Catalog("en" if language == "en" else "nl")("store.newer_version", path="", detail="").split(" (")[0]
    with samenwerk.unchanged():
        for arguments in (
            ("show", session),
            ("export", session),
            ("open", session),
            ("add", session, "--phase", "3", "--org", "-", "x"),
        ):
            answer = samenwerk(*arguments, "--lang", language)
            assert (answer.code, answer.out) == (1, "")
            assert told.strip() in answer.err and len(answer.err.splitlines()) == 1
