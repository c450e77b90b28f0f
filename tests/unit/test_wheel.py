"""The wheel carries everything: cases, programmes and languages, installed elsewhere and run there."""

import os
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment; only the dependencies are borrowed, for a test has no network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "-q"]
    build = ["wheel", "--no-build-isolation", "--no-deps", "--no-index", "-w", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True)
    packages = next((environment / "lib").glob("python*")) / "site-packages"
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()))
    return environment / "bin" / "samenwerk"


def run(command: Path, *arguments: str, home: Path) -> str:
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "SAMENWERK_HOME": str(home / "data"), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(command), *arguments], cwd=home, env=environ, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_cases_and_programmes_are_inside(installed: Path, tmp_path: Path) -> None:
    where = "import samenwerk_tui; print(samenwerk_tui.__file__)"
    python = installed.with_name("python")
    package = subprocess.run([python, "-c", where], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert str(installed.parents[1]) in package
    assert "jongeren-op-een-plein" in run(installed, "cases", home=tmp_path)
    assert "Drieënhalf uur" in run(installed, "programmes", home=tmp_path)
    assert "Three and a half hours" in run(installed, "programmes", "--lang", "en", home=tmp_path)


def test_a_session_runs_in_both_languages(installed: Path, tmp_path: Path) -> None:
    session = run(installed, "new", "bijplaatsingen", "--no-open", home=tmp_path).strip()
    assert "Afspraken" in run(installed, "export", session, "--output", "-", home=tmp_path)
    assert "Agreements" in run(installed, "--lang", "en", "export", session, "--output", "-", home=tmp_path)
