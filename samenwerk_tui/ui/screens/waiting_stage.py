"""Lines that were entered and could not be saved: they wait, are tried again, and are written in their order.

Nothing of them is shown as a contribution before it is on disk. They are kept with the half-typed line, as far as the
disk takes that; the last one stays in the line, and whoever types on begins the next.
"""

from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import Static

from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.line import parse
from samenwerk_tui.core.routes import Place
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.service import Change
from samenwerk_tui.store.protocol import Reason, StoreError
from samenwerk_tui.ui.screens.keeping_stage import KeepingStage
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.plain import show_text

RETRY = 0.9
"""Seconds between two tries to save what waits."""


class Unsaved(NamedTuple):
    """A line as it was typed, and what it is to become."""

    text: str
    as_line: str
    """The same with the short name of its column before it, for when it has to be typed again somewhere else."""
    intent: Intent


class WaitingStage(KeepingStage):
    """A stage that loses no line when the disk fails."""

    _unsaved: tuple[Unsaved, ...] = ()

    def on_mount(self) -> None:
        """Try again what could not be saved, every now and then."""
        self.set_interval(RETRY, self._try_again)

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """What waits, the oldest first."""
        return self._unsaved

    def begun(self) -> tuple[str, ...]:
        """See `KeepingStage.begun`. What waits is older than what is in the line."""
        return (*(one.as_line for one in self._unsaved), *super().begun())

    def attempt(self, intent: Intent) -> Change:
        """See `KeepingStage.attempt`. What waits goes first: nothing overtakes it. Raises where that fails."""
        self._save_waiting()
        return super().attempt(intent)

    def at_stake(self) -> tuple[int, str, bool] | None:
        """What would not be saved if the programme ended now: how many lines, why, and whether they come back.

        They come back as half-typed lines where the disk takes those. Where the file is gone or replaced this screen
        alone has the day, and all of it is at stake. None where all is well.
        """
        self._try_again()
        self.keep_draft()
        away = self.failing("reading")
        if away is not None and away.reason in (Reason.REPLACED, Reason.MISSING):
            lines = len(self.state.contributions) + len(self.begun())
            return max(1, lines), self.t(f"recovery.why.{away.reason}"), False
        error = self.failing("draft") or (self.failing("saving") if self._unsaved else None)
        lines = len(self.begun())
        if error is None or not lines:
            return None
        return lines, self.t(f"recovery.why.{error.reason}"), self.failing("draft") is None

    def save_elsewhere(self, folder: Path) -> Path:
        """Keep a copy of the session in another folder, with all that waits and what is half typed; returns its file.

        Raises StoreError.
        """
        archive = self.files.elsewhere(folder)
        path = self.workshop.save_elsewhere(archive, [one.intent for one in self._unsaved])
        draft = self.draft(super().begun())
        if draft.text:
            archive.write_draft(str(path), "board" if self.beamed else "desk", draft)
        return path

    def let_wait(self, text: str, column: str, intent: Intent) -> None:
        """Keep an entered line until it can be saved."""
        self._unsaved += (Unsaved(text, self._with_route(text, column), intent),)
        self.bar.hold(text)
        self._show_waiting()

    def _with_route(self, text: str, column: str) -> str:
        routes = self.routes()
        short = next((short for short, place in routes.items() if place == Place(column=column)), None)
        return text if short is None or parse(text, routes).route is not None else f"{short}: {text}"

    def _save_waiting(self) -> None:
        """Save what waits, in order. Raises StoreError with what is left waiting."""
        while self._unsaved:
            first = self._unsaved[0]
            try:
                super().attempt(first.intent)
            except RuleError as error:
                # It makes no sense any more; whoever typed it decides what becomes of it.
                self.bar.wait_in_line(first.as_line)
                self.say_refused(error)
            self._unsaved = self._unsaved[1:]
            self._show_waiting()
            self.keep_draft()

    def _try_again(self) -> None:
        """Without anybody asking for it."""
        waited = len(self._unsaved)
        if not waited:
            self.save_again()
            return
        try:
            self._save_waiting()
        except StoreError as error:
            self.save_failed(error, quietly=True)
        else:
            self.say(self.t.n("recovery.saved_after_all", waited))

    @on(LeanInput.Again)
    def _again(self, message: LeanInput.Again) -> None:
        """Enter on the line that could not be saved."""
        message.stop()
        waited = len(self._unsaved)
        try:
            self._save_waiting()
        except StoreError as error:
            self.save_failed(error)
        else:
            self.say(self.t.n("recovery.saved_after_all", waited))

    @on(LeanInput.TakenBack)
    def _taken_back(self, message: LeanInput.TakenBack) -> None:
        """It is half-typed again: Enter decides when it is entered."""
        message.stop()
        self._unsaved = self._unsaved[:-1]
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Above the line: how many lines wait, and which."""
        there = bool(self._unsaved)
        if not there:
            self.bar.let_go()
        shown = self.query_one("#unsaved", Static)
        shown.set_class(there, "-there")
        lines = " · ".join(one.text for one in self._unsaved)
        told = self.t.n("recovery.waiting", len(self._unsaved), lines=lines) if there else ""
        show_text(shown, Content(told), layout=True)
