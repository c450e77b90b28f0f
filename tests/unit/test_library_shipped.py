"""The cases, programmes and templates that come with the package."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import samenwerk_tui
from samenwerk_tui.core.material import Case, CaseOrganisation, Programme, ProgrammePhase, Viewpoint, Voice
from samenwerk_tui.core.text import clean_line, short_names
from samenwerk_tui.library import Kind, Library
from samenwerk_tui.library.toml_check import parse
from samenwerk_tui.locale import LANGUAGES, Language

LIBRARY = Library(None)
BY_LANGUAGE = {language: Library(None, language) for language in LANGUAGES}
CASES = ("bijplaatsingen", "jongeren-op-een-plein", "woonoverlast")
PROGRAMMES = ("kort", "halve-dag", "hele-dag")

TABLE = """
Inchecken                     |  5 | 12 | 30 | welcome
Beginpeiling                  |  5 |  8 | 10 | pulse
De casus                      |  8 | 15 | 20 | case
Perspectieven                 | 10 | 35 | 50 | columns
Pauze                         |  – |  – | 15 | break
Blik van buiten               |  7 | 20 | 40 | why
Gezamenlijk doel              | 10 | 25 | 40 | goal
Pauze / Lunch                 |  – | 15 | 45 | break
Energizer                     |  – |  – | 10 | break
Ideeën                        | 15 | 25 | 40 | columns
Stemronde                     | 10 | 15 | 25 | vote
Pauze                         |  – |  – | 15 | break
Uitwerken                     |  6 | 15 | 35 | develop
Kan iedereen hiermee verder?  |  – |  5 | 15 | consent
Slotpeiling                   |  3 |  4 |  5 | pulse
Afspraken                     |  6 | 10 | 15 | agreements
Opbrengst                     |  2 |  2 |  3 | outcome
Uitchecken                    |  3 |  4 |  7 | reflection
"""
"""The default programme of the method: title, minutes in the three programmes, kind."""


def planned(column: int) -> list[tuple[str, str, str]]:
    """Title, minutes and kind of every phase that a programme of the table has."""
    rows = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().split("\n")]
    titles = {"Pauze / Lunch": ("Pauze", "Pauze", "Lunch")}
    return [
        (titles.get(row[0], (row[0],) * 3)[column], row[1 + column], row[4]) for row in rows if row[1 + column] != "–"
    ]


def test_the_shipped_ones_are_there_and_nothing_is_wrong() -> None:
    assert tuple(case.id for case in LIBRARY.cases()) == CASES
    assert tuple(programme.id for programme in LIBRARY.programmes()) == PROGRAMMES
    assert LIBRARY.problems() == ()


@pytest.mark.parametrize(("column", "id"), enumerate(PROGRAMMES))
def test_a_programme_is_the_table_of_the_method(column: int, id: str) -> None:
    programme = LIBRARY.programme(id)
    assert [(phase.title, str(phase.minutes), phase.kind) for phase in programme.phases] == planned(column)
    assert programme.minutes == (90, 210, 420)[column]
    ideas = [phase.title for phase in programme.phases].index("Ideeën")
    before = sum(phase.minutes for phase in programme.phases[:ideas] if phase.kind != "break")
    assert before == (45, 115, 190)[column]


@pytest.mark.parametrize("id", PROGRAMMES)
def test_a_phase_tells_the_room_what_to_do(id: str) -> None:
    phases = {phase.title: phase for phase in LIBRARY.programme(id).phases}
    for phase in phases.values():
        assert 0 < len(phase.instruction) <= 60
        assert phase.kind == "break" or phase.prompt
        assert phase.prompt == "" or phase.prompt[-1] in "?.…"
        assert "meting" not in f"{phase.title} {phase.instruction} {phase.prompt}".lower()
        wanted = {"Uitwerken": "first", "Perspectieven": "never", "Slotpeiling": "never"}.get(phase.title, "yes")
        assert phase.shorten == wanted
    parts = ("Wij zien", "Wij willen", "Wij mogen", "Wij doen")
    assert phases["Perspectieven"].parts == (parts[:2] if id == "kort" else parts)
    assert phases["Ideeën"].instruction == "Laat taken en regels even los."
    assert "Wat betekent dit voor onze echte buurt?" in phases["Uitwerken"].prompt
    assert phases["Opbrengst"].prompt == "Welke oplossing had niemand alleen bedacht?"


def test_every_programme_is_there_in_every_language() -> None:
    for library in BY_LANGUAGE.values():
        assert tuple(programme.id for programme in library.programmes()) == PROGRAMMES
        assert library.problems() == ()


@pytest.mark.parametrize("id", PROGRAMMES)
def test_a_programme_is_the_same_day_in_both_languages(id: str) -> None:
    dutch, english = (BY_LANGUAGE[language].programme(id) for language in ("nl", "en"))
    assert dutch.title != english.title and dutch.summary != english.summary
    for ours, theirs in zip(dutch.phases, english.phases, strict=True):
        assert (ours.kind, ours.minutes, ours.shorten, ours.at) == (
            theirs.kind,
            theirs.minutes,
            theirs.shorten,
            theirs.at,
        )
        assert len(ours.parts) == len(theirs.parts) and bool(ours.prompt) == bool(theirs.prompt)
        assert ours.instruction != theirs.instruction
        assert theirs.prompt == "" or theirs.prompt[-1] in "?.…"


@pytest.mark.parametrize("id", CASES)
def test_a_case_is_a_page_that_a_room_believes(id: str) -> None:
    case = LIBRARY.case(id)
    assert case.fictional and case.language == "nl"
    assert len(case.title) <= 30 and 0 < len(case.summary) <= 70
    assert 4 <= len(case.story) <= 6
    for paragraph in case.story:
        assert 40 <= len(paragraph.split()) <= 80
    assert len(case.voices) >= 4
    assert case.question.startswith("Hoe kunnen we ") and case.question.endswith("?")
    assert 8 <= len(case.why) <= 12
    assert all(why.startswith("Waarom ") and why.endswith("?") for why in case.why)
    assert len(set(case.why)) == len(case.why)
    assert case.tension


@pytest.mark.parametrize("id", CASES)
def test_every_organisation_of_a_case_has_a_viewpoint(id: str) -> None:
    organisations = LIBRARY.case(id).organisations
    shorts = [organisation.short for organisation in organisations]
    assert {"GEM", "COR", "SOC", "POL", "BEW"} <= set(shorts)
    assert short_names([organisation.name for organisation in organisations], shorts) == tuple(shorts)
    for organisation in organisations:
        assert 2 <= organisation.people <= 6
        assert organisation.viewpoint is not None
        for text in (organisation.viewpoint.sees, organisation.viewpoint.wants, organisation.viewpoint.may):
            assert len(text.split()) >= 5 and text[-1] in ".?!"


def test_the_first_case_has_the_five_organisations_of_the_method() -> None:
    names = [organisation.name for organisation in LIBRARY.case("jongeren-op-een-plein").organisations]
    assert names == ["Gemeente", "Woningcorporatie", "Sociaal werk", "Politie", "Bewoners"]


@pytest.mark.parametrize(
    ("id", "question"),
    [
        ("jongeren-op-een-plein", "Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?"),
        ("woonoverlast", "Hoe kunnen we buren rust geven zonder de bewoner kwijt te raken?"),
        ("bijplaatsingen", "Hoe kunnen we zorgen dat de containerplek van de straat voelt?"),
    ],
)
def test_the_question_is_the_one_of_the_method(id: str, question: str) -> None:
    assert LIBRARY.case(id).question == question


def test_every_text_is_clean() -> None:
    english = BY_LANGUAGE["en"].programmes()
    for item in (*LIBRARY.cases(), *LIBRARY.programmes(), *english):
        for text in _texts(item.model_dump()):
            assert clean_line(text) == text


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, (list, tuple)):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["case", "programme"])
def test_a_template_is_good_as_it_is(kind: Kind, language: Language, tmp_path: Path) -> None:
    file = tmp_path / "mijn-eigen.toml"
    file.write_text(BY_LANGUAGE[language].template(kind), encoding="utf-8")
    assert LIBRARY.check(file, kind) == ()
    item = LIBRARY.case(file) if kind == "case" else LIBRARY.programme(file)
    assert item.id == "mijn-eigen"
    if isinstance(item, Case):
        assert item.language == language
        assert len(item.story) == 2 and len(item.why) == 2


@pytest.mark.parametrize("kind", ["case", "programme"])
def test_the_template_is_dutch_unless_told_otherwise(kind: Kind) -> None:
    assert LIBRARY.template(kind) == BY_LANGUAGE["nl"].template(kind) != BY_LANGUAGE["en"].template(kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_names_every_key_that_a_file_can_have(language: Language) -> None:
    case = parse(BY_LANGUAGE[language].template("case"))
    assert set(case) == set(Case.model_fields) - {"id"}
    assert set(case["voices"][0]) == set(Voice.model_fields)
    viewpoint = set(Viewpoint.model_fields)
    assert set(case["organisations"][0]) == set(CaseOrganisation.model_fields) - {"viewpoint"} | viewpoint
    text = BY_LANGUAGE[language].template("programme")
    assert set(parse(text)) == set(Programme.model_fields) - {"id"}
    for key in ProgrammePhase.model_fields:
        assert f"\n# {key} " in text
    for kind in ("welcome", "pulse", "why", "goal", "vote", "develop", "consent", "outcome", "break"):
        assert kind in text


SHOW_FROM_ELSEWHERE = """
import sys
sys.path.insert(0, sys.argv[1])
import samenwerk_tui
from samenwerk_tui.library import Library
assert samenwerk_tui.__file__.startswith(sys.argv[1]), samenwerk_tui.__file__
library = Library(None)
print(*(item.id for item in library.cases() + library.programmes()))
print(*(item.title.replace(" ", "") for item in Library(None, "en").programmes()))
print(len(library.problems()), library.template("case")[0])
"""


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_an_installed_package_has_them_inside(packed: bool, tmp_path: Path) -> None:
    """As in a wheel: the cases lie in the package, and there is no checkout around it."""
    package = Path(samenwerk_tui.__file__).parent
    site = tmp_path / "site"
    for part in ("core", "library", "locale"):
        shutil.copytree(package / part, site / "samenwerk_tui" / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(package / "__init__.py", site / "samenwerk_tui")
    shutil.copytree(package.parent / "cases", site / "samenwerk_tui" / "cases")
    if packed:
        site = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", site))
    shown = subprocess.run(
        [sys.executable, "-c", SHOW_FROM_ELSEWHERE, str(site)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.stdout.split() == [*CASES, *PROGRAMMES, "Short", "Halfday", "Fullday", "0", "#"], shown.stderr
