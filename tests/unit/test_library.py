"""Finding cases and programmes: the package's own, then the user's, then a path."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from samenwerk_tui.library import Library, LibraryError, ProblemRule
from samenwerk_tui.locale import Catalog

SHIPPED = ["bijplaatsingen", "jongeren-op-een-plein", "woonoverlast"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with a case, a programme and what else lies in such a folder."""
    library = Library(None)
    (tmp_path / "cases").mkdir()
    (tmp_path / "programmes").mkdir()
    (tmp_path / "cases" / "De Brink.toml").write_text(library.template("case"), encoding="utf-8")
    (tmp_path / "cases" / "lees-mij.txt").write_text("geen casus")
    (tmp_path / "cases" / "._De Brink.toml").write_text("rommel van een andere computer")
    (tmp_path / "programmes" / "proeverij.toml").write_text(library.template("programme"), encoding="utf-8")
    return tmp_path


def rules(error: pytest.ExceptionInfo[LibraryError]) -> list[ProblemRule]:
    return [problem.rule for problem in error.value.problems]


def test_the_users_own_come_after_the_shipped_cases_and_among_the_programmes(home: Path) -> None:
    library = Library(home)
    assert [case.id for case in library.cases()] == [*SHIPPED, "De Brink"]
    assert [programme.id for programme in library.programmes()] == ["proeverij", "kort", "halve-dag", "hele-dag"]
    assert library.problems() == ()


def test_a_home_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    library = Library(tmp_path / "nog-niet")
    assert [case.id for case in library.cases()] == SHIPPED
    assert library.problems() == ()


def test_what_was_just_saved_is_there(home: Path) -> None:
    library = Library(home)
    file = home / "cases" / "nieuw.toml"
    file.write_text(library.template("case"), encoding="utf-8")
    assert library.case("nieuw").id == "nieuw"
    file.unlink()
    with pytest.raises(LibraryError):
        library.case("nieuw")


def test_a_broken_file_is_left_out_and_told(home: Path) -> None:
    library = Library(home)
    (home / "cases" / "kapot.toml").write_text('title = "a"\n\nfout', encoding="utf-8")
    (home / "programmes" / "ook.toml").write_text("minuten = 3", encoding="utf-8")
    assert [case.id for case in library.cases()] == [*SHIPPED, "De Brink"]
    assert [(problem.path, problem.line) for problem in library.problems()] == [
        (home / "cases" / "kapot.toml", 3),
        (home / "programmes" / "ook.toml", None),
        (home / "programmes" / "ook.toml", None),
        (home / "programmes" / "ook.toml", 1),
    ]
    with pytest.raises(LibraryError) as error:
        library.case("kapot")
    assert rules(error) == [ProblemRule.NOT_TOML]
    assert error.value.problems[0].line == 3


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("woonoverlast", "woonoverlast"),
        ("  Woonoverlast ", "woonoverlast"),
        ("jongeren", "jongeren-op-een-plein"),
        ("PLEIN", "jongeren-op-een-plein"),
        ("brink", "De Brink"),
    ],
)
def test_an_id_or_a_part_that_only_one_has(home: Path, name: str, id: str) -> None:
    assert Library(home).case(name).id == id


def test_an_exact_id_wins_over_a_part_of_another(home: Path) -> None:
    template = Library(None).template("programme")
    for name in ("kort-en-goed", "ultrakort"):
        (home / "programmes" / f"{name}.toml").write_text(template, encoding="utf-8")
    library = Library(home)
    assert library.programme("kort").minutes == 90
    assert library.programme("ultra").id == "ultrakort"


def test_a_programme_of_ones_own_is_there_in_every_language(home: Path) -> None:
    (home / "programmes" / "Kort.toml").write_text(Library(None).template("programme"), encoding="utf-8")
    library = Library(home, "en")
    assert [programme.title for programme in library.programmes()] == ["Proeverij", "Short", "Half day", "Full day"]
    assert library.programme("kort").title == "Short"
    assert [problem.rule for problem in library.problems()] == [ProblemRule.SHADOWED]


def test_a_name_that_fits_more_than_one_names_them(home: Path) -> None:
    with pytest.raises(LibraryError) as error:
        Library(home).programme("dag")
    assert rules(error) == [ProblemRule.AMBIGUOUS]
    assert (
        error.value.tell(Catalog("nl")) == "Er zijn er meer met “dag”: halve-dag, hele-dag. Typ wat meer van de naam."
    )


@pytest.mark.parametrize("name", ["", "  ", "bestaat niet", "\x1b[2J\udcff"])
def test_an_unknown_name_names_what_there_is(home: Path, name: str) -> None:
    with pytest.raises(LibraryError) as error:
        Library(home).case(name)
    assert rules(error) == [ProblemRule.NO_SUCH_CASE]
    told = error.value.tell(Catalog("en"))
    assert all(id in told for id in [*SHIPPED, "De Brink"]) and "\x1b" not in told
    with pytest.raises(LibraryError) as error:
        Library(home).programme(name)
    assert rules(error) == [ProblemRule.NO_SUCH_PROGRAMME]


def test_a_path_is_read_from_where_it_is(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(None)
    file = tmp_path / "elders" / "zomaar.TOML"
    file.parent.mkdir()
    file.write_text(library.template("case"), encoding="utf-8")
    (file.parent / "zonder").write_text(library.template("case"), encoding="utf-8")
    (file.parent / "woonoverlast").write_text("geen toml", encoding="utf-8")
    assert library.case(file).id == library.case(str(file)).id == "zomaar"
    monkeypatch.chdir(file.parent)
    assert library.case("zomaar.TOML").id == "zomaar"
    assert library.case("./zonder").id == library.case("zonder").id == "zonder"
    assert library.case("woonoverlast").title == "Woonoverlast op driehoog"


@pytest.mark.parametrize("name", ["weg.toml", "./woonoverlast", "map/weg"])
def test_a_path_to_nothing_says_so(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LibraryError) as error:
        Library(None).case(name)
    assert rules(error) == [ProblemRule.NO_SUCH_FILE]
    assert error.value.problems[0].path == Path(name)


def test_a_shipped_one_goes_before_a_file_with_its_name(home: Path) -> None:
    file = home / "cases" / "Woonoverlast.toml"
    file.write_text(Library(None).template("case"), encoding="utf-8")
    library = Library(home)
    assert library.case("woonoverlast").title == "Woonoverlast op driehoog"
    assert [case.id for case in library.cases()] == [*SHIPPED, "De Brink"]
    assert [(problem.path, problem.rule) for problem in library.problems()] == [(file, ProblemRule.SHADOWED)]
    assert library.case(file).title == "De bankjes van het Lantaarnhof"


def test_a_folder_that_cannot_be_read_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, iterdir = home / "cases", Path.iterdir

    def refuse(self: Path) -> Iterator[Path]:
        if self == folder:
            raise PermissionError(13, "Permission denied")
        return iterdir(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    library = Library(home)
    assert [case.id for case in library.cases()] == SHIPPED
    assert [(problem.path, problem.rule) for problem in library.problems()] == [(folder, ProblemRule.UNREADABLE)]
