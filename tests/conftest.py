"""What tests of several kinds share."""

import signal
from collections.abc import Iterator

import pytest
import textual.app
import textual.pilot
from hypothesis import settings

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.screens import keeping_stage, stage, waiting_stage
from samenwerk_tui.ui.widgets import big_text
from samenwerk_tui.ui.widgets.idea_lines import wrap
from tests.quiet import until_quiet

# How long an example takes says more of what else the machine does than of what is tested; the benchmark measures.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


# A shell that runs tests in the background has Ctrl+C ignored, and so would every programme that they interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def modern_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests are run in: one that has all marks and colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def nothing_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine, a screen test goes the same: on when the screen is done, and nothing comes by itself.

    What a screen does every so often, and what it does when a while has gone by, a test has it do.
    """
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", until_quiet)
    for owner, seconds in ((stage, "MESSAGE_FOR"), (keeping_stage, "POLL"), (waiting_stage, "RETRY")):
        monkeypatch.setattr(owner, seconds, 3600)


@pytest.fixture
def plain_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Large type as plain words, so that a test can read what stands large; `test_big_text` is about the letters."""

    def in_words(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
        return wrap(text, width, language)[:height]

    monkeypatch.setattr(big_text, "_in_blocks", in_words)
    big_text.big_rows.cache_clear()
    yield
    big_text.big_rows.cache_clear()


@pytest.fixture
def readable(request: pytest.FixtureRequest) -> None:
    """Plain letters for all tests of a module, but where sizes are tested: there the letters are measured."""
    if "size" not in request.fixturenames:
        request.getfixturevalue("plain_letters")
