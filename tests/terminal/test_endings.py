"""However it ends, and in whatever window: nothing is lost, the terminal is as it was, and nobody is left running."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from samenwerk_tui.ui.look_alikes import LOOK_ALIKES
from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.screen import Terminal, clean_environment
from tests.terminal.words import PALETTE, PASTING, saved_at, t

ALTERNATE_SCREEN, CURSOR = "1049", "25"
MOUSE = {"1000", "1002", "1003", "1006", "1015", "1016"}
REPORTS = {"1004", "2004", "2048"}
"""Focus, bracketed paste, size: what a shell does not expect to get."""
TOO_SMALL = t("board.too_small").split()[0]
"""The first word of the message; a small window breaks it anywhere."""


def say(terminal: Terminal, clock: Clockwork, text: str) -> None:
    """Enter a line, and wait until it is said to be saved."""
    clock.forward(1)
    terminal.enter(text)
    terminal.wait_for(saved_at(clock.now))


def texts(clock: Clockwork, session: str) -> list[str]:
    """What was contributed, as another program sees it."""
    shown = clock.show(session, environment=clean_environment(clock.home))
    return [line["text"] for line in shown["contributions"]]


def drafts(clock: Clockwork) -> list[str]:
    """The half-typed lines that are kept now, as they are in their files."""
    return [draft.read_text() for draft in (clock.home / "samenwerk" / "sessions").glob("*.draft")]


def wait_for_draft(terminal: Terminal, clock: Clockwork, text: str) -> None:
    """Wait until a half-typed line is kept."""
    terminal.wait_until(lambda _: any(text in draft for draft in drafts(clock)), f"{text!r} kept as a draft")


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as it was before the program: its own screen, a cursor, no mouse, lines with echo."""
    assert ALTERNATE_SCREEN not in terminal.modes
    assert CURSOR in terminal.modes
    assert not terminal.modes & (MOUSE | REPORTS)
    assert terminal.keyboards == 0
    assert terminal.current_settings() == terminal.settings


def assert_nobody_left(terminal: Terminal) -> None:
    """Not one process of the program is there any more."""
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.pid, 0)


def test_killed_while_typing(clock: Clockwork, session: str, window: OpenWindow) -> None:
    said: list[str] = []
    for life in range(4):
        terminal = window("open", session)
        terminal.wait("GEM ›")
        if life:
            terminal.wait_for(f"GEM › half in leven {life - 1}", t("board.draft_back"))
            terminal.press("ctrl+u")
        for number in range(3):
            said.append(f"regel {number} van leven {life}")
            say(terminal, clock, said[-1])
        terminal.type(f"half in leven {life}")
        wait_for_draft(terminal, clock, f"half in leven {life}")
        terminal.kill()
        assert texts(clock, session) == said


def test_killed_in_the_middle_of_a_word(clock: Clockwork, session: str, window: OpenWindow) -> None:
    before, after = "dit was er een halve seconde geleden", " en dit nog niet"
    terminal = window("open", session)
    terminal.wait("GEM ›")
    terminal.type(before)
    wait_for_draft(terminal, clock, before)
    terminal.type(after)
    terminal.kill()
    terminal = window("open", session)
    screen = terminal.wait_for(f"GEM › {before}")
    half = next(line for line in screen.split("\n") if line.startswith("  GEM ›")).removeprefix("  GEM › ")
    assert (before + after).startswith(half)


def chance_to_die(life: int) -> Callable[[str], bool]:
    """Good as soon as a line is on the screen, or at one of the moments before that: another one every life."""
    looks = count()
    return lambda screen: f"misschien {life}" in screen or next(looks) >= life % 5


@pytest.mark.parametrize("lives", [3, pytest.param(40, marks=pytest.mark.long)])
def test_killed_in_the_middle_of_saving(clock: Clockwork, session: str, window: OpenWindow, lives: int) -> None:
    """The save state tells the truth: what it called saved is there, and at most one line that it did not yet."""
    said: list[str] = []
    for life in range(lives):
        halves = [json.loads(draft)["text"] for draft in drafts(clock)]
        terminal = window("open", session)
        terminal.wait("GEM ›")
        for half in halves:
            if half != said[-1]:  # the line of before was not saved: it is back
                terminal.wait_for(f"GEM › {half}")
        terminal.press("ctrl+u")
        for number in range(2):
            said.append(f"bewaard {number} in leven {life}")
            say(terminal, clock, said[-1])
        terminal.enter(f"misschien {life}")
        terminal.wait_until(chance_to_die(life), f"misschien {life} on its way")
        terminal.kill()
        there = texts(clock, session)
        said += [text for text in there if text == f"misschien {life}"]
        assert there == said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda number: number.name)
def test_told_to_end(clock: Clockwork, session: str, window: OpenWindow, number: signal.Signals) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    assert ALTERNATE_SCREEN in terminal.modes and terminal.modes & MOUSE
    say(terminal, clock, "bewaarde regel")
    terminal.type("halve regel")
    wait_for_draft(terminal, clock, "halve regel")
    terminal.send_signal(number)
    terminal.end()
    assert_restored(terminal)
    assert_nobody_left(terminal)
    assert texts(clock, session) == ["bewaarde regel"]
    window("open", session).wait_for("GEM › halve regel")


def interrupted(when: str, *arguments: str) -> list[str]:
    """The command line that tells the program to end at this moment."""
    return [sys.executable, "-P", str(Path(__file__).with_name("interrupted.py")), when, *arguments]


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("home", [False, True], ids=["board", "home"])
def test_told_to_end_the_moment_the_terminal_is_taken(
    clock: Clockwork, session: str, number: str, home: bool
) -> None:
    arguments = () if home else ("open", session)
    with Terminal(interrupted(f"terminal:{number}", *arguments), clock.home) as terminal:
        assert terminal.end() == 0, terminal.text
        assert b"\x1b[?1049h" in terminal.output
        assert_restored(terminal)
        assert_nobody_left(terminal)


@pytest.mark.parametrize("module", ["samenwerk_tui.cli", "click", "tomllib", "samenwerk_tui.store.archive"])
@pytest.mark.parametrize(("language", "word"), [("nl", "Afgebroken."), ("en", "Interrupted.")])
def test_ctrl_c_while_it_is_still_being_loaded_ends_in_one_line(
    clock: Clockwork, module: str, language: str, word: str
) -> None:
    done = subprocess.run(
        interrupted(f"import:{module}", "sessions", "--lang", language),
        env=clean_environment(clock.home),
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{word}\n")


def test_the_window_is_closed(clock: Clockwork, session: str, window: OpenWindow) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    say(terminal, clock, "bewaarde regel")
    terminal.type("halve regel")
    wait_for_draft(terminal, clock, "halve regel")
    terminal.close()
    terminal.end()
    assert_nobody_left(terminal)
    assert texts(clock, session) == ["bewaarde regel"]
    window("open", session).wait_for("GEM › halve regel")


def test_the_window_is_closed_and_nobody_says_so(clock: Clockwork, session: str) -> None:
    """Where no signal comes, that there is nothing left to read has to be enough."""
    with Terminal(clock.command("open", session), clock.home, hangs_up=False) as terminal:
        terminal.wait("GEM ›")
        terminal.close()
        terminal.end()
        assert_nobody_left(terminal)


def test_a_crash_leaves_the_terminal_whole_and_shows_nothing_of_what_was_said(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    say(terminal, clock, "vertrouwelijke regel")
    terminal.type("halve regel")
    wait_for_draft(terminal, clock, "halve regel")
    clock.break_down()
    assert terminal.end() == 1
    assert_restored(terminal)
    assert_nobody_left(terminal)
    assert t("cli.problem.unexpected_report", path="")[:30] in " ".join(terminal.text.split())
    assert "Traceback" not in terminal.text
    assert "regel" not in terminal.text.replace(str(clock.home), "")
    clock.forward(1)
    assert texts(clock, session) == ["vertrouwelijke regel"]
    window("open", session).wait_for("GEM › halve regel")


def test_ctrl_q_leaves_with_code_0(clock: Clockwork, session: str, window: OpenWindow) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    terminal.type("halve regel")
    terminal.wait_for("GEM › halve regel")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert_restored(terminal)
    assert_nobody_left(terminal)
    window("open", session).wait_for("GEM › halve regel")


def test_ctrl_q_leaves_home_with_code_0(window: OpenWindow) -> None:
    terminal = window()
    terminal.wait_for("Jongeren op een plein")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert_restored(terminal)


@pytest.mark.parametrize("size", [(50, 15), (59, 34), (120, 19), (10, 3)], ids=str)
def test_a_window_that_is_too_small_says_so_until_it_grows(
    session: str, window: OpenWindow, size: tuple[int, int]
) -> None:
    terminal = window("open", session, columns=size[0], rows=size[1])
    terminal.wait_for(TOO_SMALL)
    terminal.resize(120, 34)
    terminal.wait_for("1/15  Inchecken", "GEM ›")
    terminal.type("nog een regel")
    terminal.wait_for("GEM › nog een regel")
    terminal.resize(*size)
    terminal.wait_for(TOO_SMALL)
    terminal.resize(80, 24)
    terminal.wait_for("1/15  Inchecken", "GEM › nog een regel")


def test_every_screen_survives_a_window_of_one_cell(clock: Clockwork, session: str, window: OpenWindow) -> None:
    environment = clean_environment(clock.home)
    ideas = [f"{short}: Idee van {short.upper()}" for short in ("gem", "cor", "soc", "pol", "bew")]
    clock.run("add", session, "--phase", "8", "--org", "-", *ideas, environment=environment)
    terminal = window()

    def squeeze(*there: str) -> None:
        terminal.wait_for(*there)
        terminal.resize(1, 1)
        terminal.quiet(0.2)
        terminal.resize(120, 34)
        terminal.wait_for(*there)

    squeeze("Jongeren op een plein", "Woonoverlast op driehoog")
    terminal.press("enter")
    squeeze("1/15  Inchecken", t("welcome.greeting"))
    terminal.press("ctrl+p")
    squeeze(PALETTE, t("keys.export.name"))
    terminal.press("escape")
    terminal.wait_gone(PALETTE)
    terminal.press("f1")
    squeeze(t("help.purpose.welcome"))
    terminal.press("f1")
    terminal.wait_gone(t("help.purpose.welcome"))
    terminal.paste("een\ntwee\n")
    squeeze(PASTING, f"GEM  {t('lines.kind.contribution')}  twee")
    terminal.press("enter")
    terminal.wait_gone(PASTING)
    terminal.press("ctrl+p")
    terminal.wait_for(PALETTE)
    terminal.type(t("palette.all_lines"))
    terminal.press("enter")
    squeeze(t("lines.search"), f"GEM  {t('lines.kind.contribution')}  twee")
    terminal.press("escape")
    terminal.wait_gone(t("lines.search"))
    for title, words in (
        ("De casus", t("case.fictional")),
        ("Pauze", "Pauze"),
        ("Ideeën", "Idee van BEW"),
        ("Afspraken", "Afspraken"),
        ("Opbrengst", t("outcome.agreed")),
        ("Stemronde", t.n("vote.setup.ballot", 5)),
    ):
        go_to_phase(terminal, title)
        squeeze(title, words)
    terminal.press("enter")
    squeeze(t("vote.grid.placed"), "Idee van BEW")
    terminal.press("3", "f6")
    squeeze(t("vote.result_title", title="Stemronde"), "Idee van GEM")
    terminal.press("f5")
    terminal.wait_gone("Idee van GEM")
    terminal.resize(1, 1)
    terminal.quiet(0.2)
    terminal.resize(120, 34)
    terminal.wait_digits("15:00")
    terminal.press("f5")
    terminal.wait_for("Idee van GEM")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {"TERM": "vt100"},
        {"LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_a_poor_terminal_shows_less_and_does_all(
    clock: Clockwork, session: str, window: OpenWindow, environment: dict[str, str]
) -> None:
    ascii_only = environment.get("PYTHONUTF8") == "0"

    def shown(text: str) -> str:
        if environment.get("TERM") == "linux":
            return text.replace("✓", "v")
        return text.encode("ascii", LOOK_ALIKES).decode() if ascii_only else text

    terminal = window("open", session, **environment)
    terminal.wait_for("1/15  Inchecken", shown("▶ Inchecken"), shown("Ideeën"), shown("GEM ›"))
    if shown("▀✓") != "▀✓":
        terminal.wait_for("12:00")
    clock.forward(1)
    terminal.enter("Eén café, “met” een ✓")
    terminal.wait_for(saved_at(clock.now), shown("Eén café, “met” een ✓"))
    clock.forward(1)
    terminal.press("f2")
    terminal.wait_for(saved_at(clock.now))
    go_to_phase(terminal, "Stemronde")
    terminal.wait_for(shown("Er zijn nog geen ideeën"))
    assert terminal.text.isascii() or not ascii_only
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert_restored(terminal)
    assert texts(clock, session) == ["Eén café, “met” een ✓"]


def test_stopped_from_outside_and_gone_on_with(clock: Clockwork, session: str, window: OpenWindow) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    terminal.press("f2")
    terminal.wait_for(saved_at(clock.now))
    terminal.type("halve regel")
    wait_for_draft(terminal, clock, "halve regel")
    for _ in range(2):
        terminal.send_signal(signal.SIGTSTP)
        terminal.wait_until(lambda _: is_stopped(terminal.pid) and ALTERNATE_SCREEN not in terminal.modes, "stopped")
        assert_restored(terminal)
        assert texts(clock, session) == []
        clock.forward(60)
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for("GEM › halve regel")
        assert ALTERNATE_SCREEN in terminal.modes and terminal.modes & MOUSE
    terminal.wait_digits("10:00")
    terminal.enter(" en verder")
    terminal.wait_for("halve regel en verder", saved_at(clock.now))
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert_restored(terminal)
    assert texts(clock, session) == ["halve regel en verder"]


def is_stopped(pid: int) -> bool:
    """Whether the system says that a process is stopped."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip().startswith("T")


def test_a_crash_is_written_down_beside_the_session_without_a_word_of_people(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    terminal = window("open", session)
    terminal.wait("GEM ›")
    say(terminal, clock, "vertrouwelijke regel")
    clock.break_down()
    assert terminal.end() == 1
    folder = clock.home / "samenwerk" / "sessions"
    (report,) = folder.glob(f"{session}.crash-*.txt")
    assert report.name in "".join(terminal.text.split())
    assert report.stat().st_mode & 0o777 == 0o600
    written = report.read_text()
    assert "ValueError" in written and "samenwerk_tui" in written
    for word in ("vertrouwelijk", "Gemeente", "Woningcorporatie", "GEM", "plein", str(clock.home), "stuk"):
        assert word not in written
    clock.forward(1)
    gone = clock.run("delete", session, "--yes", environment=clean_environment(clock.home))
    assert gone == "" and not report.exists()


def test_a_window_that_has_its_size_again_at_once_is_painted(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    board = window("open", session)
    board.wait_for(t("board.hint.help"))
    for _ in range(10):
        board.resize(80, 24)
        board.resize(120, 34)
        board.wait_until(lambda text: t("board.hint.help") in "".join(text.split("\n")[-2:]), "the bottom line")
        assert "einde" in board.text.split("\n")[1], "and the top"
