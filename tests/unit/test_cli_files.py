"""What is written to files: `export`, and new cases and programmes."""

import os
import re
from pathlib import Path

import pytest

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core import intents
from samenwerk_tui.service import Workshop
from tests.unit.cli_host import Commands


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


# export


def test_export_writes_the_report_here_and_prints_where(samenwerk: Commands) -> None:
    session = samenwerk.new("--title", "Wijkdag Noord")
    samenwerk.good("add", session, "--phase", "7", "--org", "gem", "soep op het plein")
    answer = samenwerk.good("export", session)
    path = Path(answer.out.removesuffix("\n"))
    assert path.parent == samenwerk.work
    assert re.fullmatch(r"wijkdag-noord-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.md", path.name)
    assert "soep op het plein" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


def test_export_goes_where_it_is_told(samenwerk: Commands) -> None:
    session = samenwerk.new()
    answer = samenwerk.good("export", session, "--output", "verslag één.md", "--format", "MD")
    assert answer.out == f"{samenwerk.work / 'verslag één.md'}\n"
    printed = samenwerk.good("export", session, "--output", "-").out
    assert printed == (samenwerk.work / "verslag één.md").read_text(encoding="utf-8")


def test_export_overwrites_only_when_told(samenwerk: Commands) -> None:
    session = samenwerk.new()
    path = samenwerk.work / "verslag.md"
    path.write_text("van iemand anders")
    path.chmod(0o640)
    with samenwerk.unchanged():
        refused = samenwerk("export", session, "--output", "verslag.md")
        assert (refused.code, refused.out, len(refused.err.splitlines())) == (1, "", 1)
        assert "--force" in refused.err
    samenwerk.good("export", session, "--output", "verslag.md", "--force")
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(samenwerk.work) == ["verslag.md"]


def test_export_follows_a_link_when_it_overwrites(samenwerk: Commands) -> None:
    session = samenwerk.new()
    (samenwerk.work / "echt.md").write_text("oud")
    (samenwerk.work / "link.md").symlink_to("echt.md")
    assert samenwerk("export", session, "--output", "link.md").code == 1
    samenwerk.good("export", session, "--output", "link.md", "--force")
    assert (samenwerk.work / "link.md").is_symlink()
    assert (samenwerk.work / "echt.md").read_text(encoding="utf-8").startswith("# ")


def test_export_takes_a_session_that_came_by_mail(samenwerk: Commands) -> None:
    session = samenwerk.new()
    mailed = samenwerk.work / "uit de mail.json"
    (samenwerk.home / "sessions" / f"{session}.json").rename(mailed)
    assert session in samenwerk.good("export", str(mailed)).out
    assert samenwerk.good("export", "uit de mail.json", "--output", "-").out.startswith("# ")


def test_the_id_in_a_foreign_file_chooses_no_folder(samenwerk: Commands) -> None:
    session = samenwerk.new()
    path = samenwerk.home / "sessions" / f"{session}.json"
    path.write_bytes(path.read_bytes().replace(f'"{session}"'.encode(), b'"../../weg/\\u001b-../x"'))
    written = Path(samenwerk.good("export", session).out.removesuffix("\n"))
    assert written.parent == samenwerk.work and re.fullmatch(r"[a-z0-9-]+\.md", written.name)


def test_export_shares_nothing_private(samenwerk: Commands) -> None:
    session = samenwerk.new()
    workshop = Workshop(samenwerk.archive.open(session), SystemClock(), "board")
    line = intents.NewLine(text="onder ons", column="gemeente", private=True)
    workshop.handle(intents.AddContributions(phase="07-columns", lines=(line,)))
    assert "onder ons" in samenwerk.good("export", session, "--output", "-").out
    assert "onder ons" not in samenwerk.good("export", session, "--output", "-", "--share").out


def test_export_speaks_the_language_of_the_session_unless_asked(
    samenwerk: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = samenwerk.new()
    monkeypatch.delenv("SAMENWERK_LANG")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "## Afspraken" in samenwerk.good("export", session, "--output", "-").out
    assert "## Agreements" in samenwerk.good("export", session, "--output", "-", "--lang", "en").out
    monkeypatch.setenv("SAMENWERK_LANG", "en")
    assert "## Agreements" in samenwerk.good("export", session, "--output", "-").out


# cases and programmes


def test_cases_and_programmes_are_listed(samenwerk: Commands) -> None:
    assert [line.split()[0] for line in samenwerk.good("programmes").lines] == ["kort", "halve-dag", "hele-dag"]
    listed = samenwerk.good("programmes", "--json").json
    assert [entry["minutes"] for entry in listed] == [90, 210, 420]
    assert listed[0]["phases"][0]["kind"] == "welcome"
    cases = samenwerk.good("cases", "--json").json
    assert [line.split()[0] for line in samenwerk.good("cases").lines] == [case["id"] for case in cases]
    assert {"bijplaatsingen", "jongeren-op-een-plein", "woonoverlast"} <= {case["id"] for case in cases}
    assert all(case["question"] and len(case["organisations"]) >= 2 for case in cases)


def test_a_users_own_case_is_listed_and_a_broken_one_is_told(samenwerk: Commands) -> None:
    folder = samenwerk.home / "cases"
    folder.mkdir(parents=True)
    samenwerk("cases", "new", str(folder / "eigen.toml"))
    (folder / "kapot.toml").write_text("title = 3\n")
    answer = samenwerk("cases")
    assert answer.code == 0 and "eigen" in answer.out and "kapot" not in answer.out
    assert len(answer.err.splitlines()) == answer.err.count("kapot.toml") > 0


@pytest.mark.parametrize("verb", ["cases", "programmes"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_file_is_good_as_it_is(samenwerk: Commands, verb: str, language: str) -> None:
    made = samenwerk(verb, "new", "mijn.toml", "--lang", language)
    assert (made.code, made.out) == (0, f"{samenwerk.work / 'mijn.toml'}\n")
    assert len(made.err.splitlines()) == 1
    assert samenwerk.good(verb, "check", "mijn.toml").lines == [
        "mijn.toml: klopt",
    ]


def test_check_tells_every_problem_of_every_file(samenwerk: Commands) -> None:
    samenwerk("cases", "new", "goed.toml")
    (samenwerk.work / "kapot.toml").write_text("title = 3\nsummary = 4\n")
    answer = samenwerk("cases", "check", "kapot.toml", "goed.toml", "nergens.toml")
    assert answer.code == 1
    assert answer.lines == ["goed.toml: klopt"]
    assert (
        "kapot.toml, regel 1" in answer.err and "kapot.toml, regel 2" in answer.err and "nergens.toml" in answer.err
    )
