"""A disk that is really full: never a false "saved", and all that was typed is there when there is room again."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.store.reading import read_session
from tests.contract.sessions import SESSION, Screen, line, meta, started
from tests.faults.full_disk import Disk, said_to_be_full, small_disk
from tests.terminal.screen import Terminal, clean_environment

T = Catalog("nl")
TOLD = T("store.disk_full", path="").split(":")[0]


@pytest.fixture(params=["full", "said-to-be-full"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    make = small_disk if request.param == "full" else said_to_be_full
    with make(tmp_path / "disk") as found:
        yield found


def test_a_save_on_a_full_disk_is_refused_and_works_again(disk: Disk) -> None:
    archive = TinyDbArchive(disk.folder / "sessions")
    screen = Screen(archive.create(SESSION, [started(), line(2, "x" * 10_000)], meta(2)), "board")
    for round_ in range(3):
        screen.say(f"voor {round_}")
        before = archive.open(SESSION).read()
        disk.fill()
        for _ in range(3):
            with pytest.raises(StoreError) as caught:
                screen.say("past niet")
            assert caught.value.reason is Reason.DISK_FULL
            assert archive.open(SESSION).read() == before
        with pytest.raises(StoreError):
            archive.check_writable(SESSION)
        disk.make_room()
        screen.say(f"na {round_}")
    assert len(archive.open(SESSION).read()[1]) == 8
    assert {path.suffix for path in screen.store.path.parent.iterdir()} <= {".json", ".bak", ".lock"}


def test_a_session_that_does_not_fit_leaves_nothing_and_is_made_when_there_is_room(disk: Disk) -> None:
    archive = TinyDbArchive(disk.folder / "sessions")
    archive.create("eerder", [started("eerder")], meta(1, "eerder"))
    before = set(archive.folder.iterdir())
    disk.fill()
    with pytest.raises(StoreError) as caught:
        archive.create(SESSION, [started()], meta(1))
    assert caught.value.reason is Reason.DISK_FULL
    assert set(archive.folder.iterdir()) == before
    disk.make_room()
    assert archive.create(SESSION, [started()], meta(1)).read()[0].id == SESSION


def test_typing_goes_on_on_a_full_disk_and_all_is_saved_in_order(disk: Disk, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = clean_environment(home) | {"SAMENWERK_HOME": str(disk.folder / "samenwerk")}
    new = [*disk.program, "new", "jongeren", "--no-open"]
    session = subprocess.run(new, env=environment, capture_output=True, check=True, text=True).stdout.strip()
    archive = TinyDbArchive(disk.folder / "samenwerk" / "sessions")

    def saved() -> list[str]:
        return [one.text for one in read_session(archive.open(session)).contributions]

    with Terminal([*disk.program, "open", session], home, environment=environment) as terminal:
        terminal.wait("GEM ›")
        terminal.enter("voor het vol was")
        terminal.wait_until(lambda _: saved() == ["voor het vol was"], "saved")
        disk.fill()
        terminal.enter("een")
        terminal.wait_for(TOLD, "GEM › een")
        terminal.enter("pol: twee")
        terminal.wait_for("2 regels wachten: een · pol: twee")
        terminal.type("half")
        terminal.wait_for("GEM › half")
        assert saved() == ["voor het vol was"]
        terminal.press("ctrl+q")
        terminal.wait_for("3 regels niet bewaard", T("recovery.elsewhere.title"))
        terminal.press("escape")
        terminal.wait_gone(T("recovery.elsewhere.title"))
        disk.make_room()
        terminal.wait_for(T.n("recovery.saved_after_all", 2), "GEM › half")
        terminal.wait(r"bewaard \d\d:")
        assert saved() == ["voor het vol was", "een", "twee"]
        terminal.press("ctrl+q")
        assert terminal.end() == 0


def test_what_cannot_be_saved_goes_along_to_another_disk(disk: Disk, tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    environment = clean_environment(home) | {"SAMENWERK_HOME": str(disk.folder / "samenwerk")}
    new = [*disk.program, "new", "jongeren", "--no-open"]
    session = subprocess.run(new, env=environment, capture_output=True, check=True, text=True).stdout.strip()
    with Terminal([*disk.program, "open", session], home, environment=environment) as terminal:
        terminal.wait("GEM ›")
        disk.fill()
        terminal.enter("mee naar elders")
        terminal.wait_for(TOLD)
        terminal.press("ctrl+q")
        terminal.wait_for(T("recovery.elsewhere.title"))
        terminal.press("down", "enter")
        terminal.wait_for(T("recovery.folder"))
        terminal.press("ctrl+u")
        terminal.enter(str(other))
        assert terminal.end() == 0
        assert str(other / f"{session}.json") in "".join(terminal.text.split())
    (said,) = read_session(TinyDbArchive(other).open(session)).contributions
    assert said.text == "mee naar elders"
