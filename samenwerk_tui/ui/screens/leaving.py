"""Leaving while something is not saved: what is at stake, and what can be done about it."""

import os
import tempfile
from pathlib import Path
from typing import ClassVar, Literal, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.choices import Choice, Section, choice_rows
from samenwerk_tui.ui.widgets.sheet import Row, Sheet

Leaving = Literal["stay", "elsewhere", "leave"]
_CHOICES: tuple[Leaving, ...] = get_args(Leaving)


class LeavingScreen(ModalScreen[Leaving]):
    """↑ ↓ walk, Enter chooses; staying is the first choice, and what Esc does."""

    DEFAULT_CSS = """
    LeavingScreen { align: center middle; }
    LeavingScreen > Vertical { width: 76; max-width: 96%; height: 13; background: $field; padding: 1; }
    LeavingScreen #at-stake { height: auto; padding: 0 2; margin-bottom: 1; text-style: bold; color: $alarm; }
    LeavingScreen Sheet { background: $field; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", priority=True, show=False),
        Binding("down", "move(1)", priority=True, show=False),
        Binding("enter", "choose", priority=True, show=False),
        Binding("escape", "stay", priority=True, show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""

    def __init__(self, t: Catalog, lines: int, why: str, *, comes_back: bool) -> None:
        """So many `lines` are not saved, because of `why`; `comes_back`: they are kept as half-typed ones."""
        super().__init__()
        self.t = t
        self._lines = lines
        self._why = why
        self._comes_back = comes_back
        self._chosen: Leaving = "stay"

    def compose(self) -> ComposeResult:
        """What is at stake, and the choices."""
        with Vertical():
            yield Static(Content(self.t.n("recovery.at_stake", self._lines, why=self._why)), id="at-stake")
            yield Sheet(self._draw)
        yield Static(Content(self.t("board.too_small")), id="too-small")

    def _draw(self, width: int, height: int) -> list[Row]:
        t = self.t
        leave = t("recovery.leave.comes_back") if self._comes_back else t.n("recovery.leave.lost", self._lines)
        told = {"stay": t("recovery.stay.told"), "elsewhere": t("recovery.elsewhere.told"), "leave": leave}
        choices = tuple(Choice(one, t(f"recovery.{one}.title"), told=told[one]) for one in _CHOICES)
        return choice_rows(t, (Section("", choices),), self._chosen, width, height + 1)[1:]

    def action_move(self, step: int) -> None:
        """Up or down."""
        at = _CHOICES.index(self._chosen) + step
        self._chosen = _CHOICES[max(0, min(at, len(_CHOICES) - 1))]
        self.query_one(Sheet).redraw()

    def action_choose(self) -> None:
        """Do what is chosen."""
        self.dismiss(self._chosen)

    def action_stay(self) -> None:
        """Back to the board."""
        self.dismiss("stay")

    def action_quit(self) -> None:
        """A second Ctrl+Q loses nothing either."""
        self.action_stay()

    @on(Sheet.Pressed)
    def _pressed(self, message: Sheet.Pressed) -> None:
        """A click goes there; a click on what is chosen does it."""
        message.stop()
        pressed = next((one for one in _CHOICES if one == message.tag), self._chosen)
        if pressed == self._chosen:
            self.action_choose()
        else:
            self._chosen = pressed
            self.query_one(Sheet).redraw()


def another_disk(folder: Path) -> Path:
    """A folder to propose where nothing can be saved in `folder`: on another disk where there is one."""
    proposed = (Path.home(), Path(tempfile.gettempdir()))
    return next((one for one in proposed if _can_be_written(one) and not _same_disk(one, folder)), proposed[0])


def _can_be_written(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return os.stat(one).st_dev == os.stat(other).st_dev
    except OSError:
        return False
