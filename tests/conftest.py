"""What tests of several kinds share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets import big_text
from samenwerk_tui.ui.widgets.idea_lines import wrap

# How long an example takes says more of what else the machine does than of what is tested; the benchmark measures.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def modern_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests are run in: one that has all marks and colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


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
