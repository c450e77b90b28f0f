"""What is done to the session and what is kept of it: drafts, the save state, what other screens did meanwhile."""

from collections.abc import Sequence
from typing import Literal

from textual import on

from samenwerk_tui.core.clock import Clock, remaining
from samenwerk_tui.core.events import Erased
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Change, Workshop
from samenwerk_tui.store.protocol import Draft, StoreError
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.screens.screen_files import ScreenFiles, asked_again
from samenwerk_tui.ui.screens.stage import Stage
from samenwerk_tui.ui.screens.told import told_conflict, told_jump
from samenwerk_tui.ui.widgets.status_bar import StatusBar

POLL = 0.25
"""Seconds between two looks at the clock, the half-typed line and what other screens did."""
BELL_WINDOW = 5
"""Seconds past zero within which the bell still rings; later (a suspended laptop) it stays silent."""

SHOWS = 60.0
"""Seconds by which a clock has to jump before anybody sees it on a board on which no time runs."""

Keeping = Literal["draft", "saving", "reading"]
"""What can go wrong with the disk: keeping the half-typed line, saving, taking in what other screens saved."""
_GRAVEST: Sequence[Keeping] = ("saving", "draft", "reading")
_SILENT = ("standstill", "end")
"""Curtains behind which no bell rings."""


class KeepingStage(Stage):
    """A stage on which something gets done, and which says whether it is saved."""

    bell_on = True
    """Whether the bell rings at zero."""

    def __init__(self, t: Catalog, workshop: Workshop, clock: Clock, files: ScreenFiles) -> None:
        super().__init__(t, workshop, clock)
        self.files = files
        self._saved_at = workshop.session.updated.astimezone(clock.now().tzinfo)
        self._failing: dict[Keeping, StoreError] = {}
        self._left_before: float | None = None
        self._takes_part = False
        self._first_words: Sequence[str] = ()

    def on_mount(self) -> None:
        """Show everything; nobody waits for the disk to see it. When it is there the screen takes part in the day."""
        self.show_everything()
        self._show_saved()
        # At once, where `take_line` does it a moment later: another focus has all of the screen painted again.
        self.set_focus(self.typed_into, scroll_visible=False)
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """Take part, and start looking at the clock."""
        try:
            self.take_part()
        except StoreError as error:
            await self.put_away()
            self.dismiss(error)
            return
        if self._first_words:
            self.say(*self._first_words)
        self._tick()
        self._say_when_nothing_is_kept()
        self.set_interval(POLL, self._tick)

    def say_first(self, *texts: str) -> None:
        """Say this as soon as the screen takes part: what comes back in the line is seen, and this is not."""
        self._first_words = texts

    def take_part(self) -> None:
        """Have a name of its own on the session, and what was being typed on a screen of that name; done once.

        To be called before anything is done or kept: what was left on disk would go. Raises StoreError where no name
        is to be had.
        """
        if self._takes_part:
            return
        draft = self.files.half_typed(self.workshop.events, self.routes())
        self._takes_part = True
        if draft is not None:
            if draft.phase == self.state.phase and not self.begun():
                self.column = draft.column
            self.begin_again(draft)
            more = len(draft.waiting)
            self.say(self.t.n("board.drafts_back", more) if more else self.t("board.draft_back"))
        elif self.beamed and self.files.is_left_at("desk"):
            self.say(self.t("board.draft_at_desk"))  # not here: the room has not seen it

    def begin_again(self, draft: Draft) -> None:
        """Put back what was being typed when the programme ended."""
        self.bar.begin((draft.text, *draft.waiting))

    def _say_when_nothing_is_kept(self) -> None:
        """Before anybody has said anything that would be lost."""
        try:
            self.files.check_saving()
        except StoreError as error:
            self._fails("saving", error)
            self.say(self.t("board.nothing_kept", why=self.store_words(error)), alarm=True)

    # Several times a second

    def _tick(self) -> None:
        now = self.clock.now()
        if not self._failing:  # else it is tried when saving goes well again
            try:
                self._follow_clock()
            except StoreError as error:
                self.save_failed(error, quietly=True)
        if self._others_changed():
            self.session = self.workshop.session
        self.keep_draft()
        self.show_time(now)
        self.look_around()
        session = self.state
        left = remaining(session, now)
        before, self._left_before = self._left_before, left
        rings = before is not None and before > 0 >= left > -BELL_WINDOW and session.countdown.state == "running"
        if rings and self.bell_on and self.curtain not in _SILENT:
            self.app.bell()

    def _follow_clock(self) -> bool:
        """Where the laptop's clock was set, let time go on as it was, and say so. False where it was not."""
        runs = self.state.countdown.state == "running"
        seconds = self.workshop.follow_clock()
        if not seconds:
            return False
        self.session = self.workshop.session
        if runs or abs(seconds) >= SHOWS:
            self.say(*told_jump(self.t, seconds, runs=runs))
        return True

    def keep_draft(self) -> None:
        """Keep what was begun; when that fails the save state says so and the next tick tries again."""
        try:
            self.take_part()
            self.files.keep(self.draft(self.begun()))
        except StoreError as error:
            self._fails("draft", error)
        else:
            self._goes_well("draft")

    def draft(self, begun: Sequence[str]) -> Draft:
        """What was begun, as it is kept: what comes first may be an answer, the others are lines."""
        text, *waiting = begun or ("",)
        question = self.bar.begun_to_answer if self.bar.begun[:1] == (text,) else None
        asked = asked_again(question) if question is not None else None
        return Draft(text=text, phase=self.state.phase, column=self.column, waiting=tuple(waiting), asked=asked)

    def begun(self) -> tuple[str, ...]:
        """All that was typed and is not saved, as lines, the oldest first."""
        return self.bar.begun

    def _others_changed(self) -> bool:
        """Take in what other screens did; an unreadable file is said, not thrown."""
        try:
            changed = self.workshop.refresh()
        except StoreError as error:
            self._fails("reading", error)
            return False
        self._goes_well("reading")
        return changed

    # Doing things

    def do(self, intent: Intent) -> Change | None:
        """Have something done. None when it was refused or not saved; the room's screen says which."""
        try:
            return self.attempt(intent)
        except RuleError as error:
            self.say_refused(error)
        except StoreError as error:
            self.save_failed(error)
        return None

    def say_refused(self, error: RuleError, more: str = "") -> None:
        """Say why something cannot be, and maybe what became of what was typed."""
        self.say(f"{self.t(f'rule.{error.rule}', **error.values)} {more}".rstrip(), alarm=True)

    def attempt(self, intent: Intent) -> Change:
        """Have something done, and show it. Raises RuleError and StoreError as `Workshop.handle`."""
        self.take_part()
        jumped = self._follow_clock()
        try:
            change = self.workshop.handle(intent)
        finally:
            self.session = self.workshop.session  # what it was refused for is to be seen at once
        if not jumped:
            self.query_one(StatusBar).clear()
        if any(isinstance(happened, Erased) for happened in change.facts):
            self.files.forget()  # drafts go too, and with them the line that is half typed now
        if change.facts:
            self._saved_at = self.clock.now()
            self._failing.pop("saving", None)
            self._show_saved()
        if change.conflict is not None:
            self.say(told_conflict(self.t, change.conflict, self.state))
        return change

    def save_failed(self, error: StoreError, *, quietly: bool = False) -> None:
        """Say that something that somebody just did is not saved; `quietly` where nobody did anything."""
        if not quietly:
            self._failing.pop("saving", None)
        self._fails("saving", error)

    def save_again(self) -> None:
        """Where saving went wrong, see whether it can be done now."""
        if "saving" in self._failing:
            try:
                self.files.check_saving()
            except StoreError as error:
                self.save_failed(error, quietly=True)
            else:
                self._goes_well("saving")

    def failing(self, what: Keeping) -> StoreError | None:
        """What goes wrong now, if anything."""
        return self._failing.get(what)

    def _fails(self, what: Keeping, error: StoreError) -> None:
        """Say once what goes wrong; the save state tells that it does until it goes well again."""
        known = self._failing.get(what)
        self._failing[what] = error
        if known is None:
            self.say(self.store_words(error), alarm=True)
        if known is None or known.reason is not error.reason:
            self._show_saved()

    def _goes_well(self, what: Keeping) -> None:
        if self._failing.pop(what, None) is not None:
            self._show_saved()

    def _show_saved(self) -> None:
        bar, error = self.query_one(StatusBar), next((self._failing[w] for w in _GRAVEST if w in self._failing), None)
        if error is None:
            bar.show_saved(self.t("board.saved", time=self._saved_at.strftime("%H:%M:%S")))
        else:
            not_saved, why = self.t("board.not_saved"), self.t(f"recovery.why.{error.reason}")
            retried = self.t("recovery.retried", why=why)
            bar.show_saved(f"{not_saved} · {retried}", f"{not_saved} · {why}", not_saved, unsaved=True)

    def store_words(self, error: StoreError) -> str:
        """Why something could not be saved or read, as a sentence."""
        return self.t(f"store.{error.reason}", path=error.path.name, detail=error.detail)

    @on(Intend)
    def _intend(self, message: Intend) -> None:
        message.stop()
        self.do(message.intent)
        if message.settled is not None:
            message.settled()
