"""The board: one screen for the whole day. Every key of the contract is an action here.

Reports and the screens over the board are imported when a key asks for them: the first screen does not wait for them.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import Phase
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.text import clean_line, slug
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.protocol import StoreError
from samenwerk_tui.ui import keys
from samenwerk_tui.ui.messages import Answer, Ask
from samenwerk_tui.ui.screens.curtain_stage import CurtainStage
from samenwerk_tui.ui.screens.told import told
from samenwerk_tui.ui.widgets.phase_panel import PhasePanel

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.leaving import Leaving

LONGEST_NAME = 20
"""Letters of a report's name, without the time in it, by which it is known on a narrow screen."""
ARMED_FOR = 3.0
"""Seconds that a first PageDown waits for the second: clickers sit in pockets."""


class BoardScreen(CurtainStage):
    """The keys: phases, countdown, covering, what was learned, undo, export, help."""

    commands: ClassVar[tuple[keys.Command, ...]] = keys.COMMANDS
    """The keys that this screen has, for the help and the palette."""
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.COMMANDS), Binding("escape", "leave", show=False)]

    _armed: tuple[str, float] | None = None
    """Id of the phase that a first press armed for, and when, by the steady clock."""

    # Phases

    def action_next_phase(self) -> None:
        """Arm, then go on to the next phase."""
        session = self.state
        coming = next((p for p in session.phases[session.position + 1 :] if not p.skipped), None)
        go = intents.NextPhase(seen=session.phase, to=coming.id if coming else None)
        self._step("PgDn", coming, go, Rule.LAST_PHASE)

    def action_previous_phase(self) -> None:
        """Arm, then go back a phase."""
        session = self.state
        before = session.phases[session.position - 1] if session.position else None
        go = intents.PreviousPhase(seen=session.phase, to=before.id if before else None)
        self._step("PgUp", before, go, Rule.FIRST_PHASE)

    def _step(self, key: str, target: Phase | None, intent: Intent, end: Rule) -> None:
        """Arm for the target and say so; when it was armed for already, go. `end` is why there is no target.

        `key` is what has to be pressed once more.
        """
        if self.curtain:
            self.curtain = ""
            return
        if target is None:
            self.say(self.t(f"rule.{end}"))
            return
        now = self.clock.steady()
        armed, self._armed = self._armed, None
        if armed is not None and armed[0] == target.id and now - armed[1] <= ARMED_FOR:
            change = self.do(intent)
            if change is not None and change.conflict is None:
                self.say("")
            return
        self._armed = (target.id, now)
        self.say(f"{key} {self.t('board.once_more', phase=target.title)}")

    @on(PhasePanel.Pressed)
    def _phase_pressed(self, message: PhasePanel.Pressed) -> None:
        message.stop()
        target = next((phase for phase in self.state.phases if phase.id == message.phase), None)
        if message.phase != self.state.phase:
            go = intents.EnterPhase(phase=message.phase, seen=self.state.phase)
            self._step(self.t("board.click"), target, go, Rule.GONE)

    # Countdown and cover

    def action_countdown(self) -> None:
        """Start or pause."""
        running, here = self.state.countdown.state == "running", self.state.phase
        self.do(intents.PauseCountdown(seen=here) if running else intents.StartCountdown(seen=here))

    def action_minute_less(self) -> None:
        """One minute less."""
        self.do(intents.AdjustCountdown(seconds=-60, seen=self.state.phase))

    def action_minute_more(self) -> None:
        """One minute more."""
        self.do(intents.AdjustCountdown(seconds=60, seen=self.state.phase))

    def key_question_mark(self) -> None:
        """Help while no line has the keyboard; the Enter that one types after it does nothing more."""
        if self.has_no_line():
            self._help(enter_follows=True)

    def action_cover(self) -> None:
        """Cover or reveal: what this phase hides is up to its panel. Behind a curtain nobody would see it happen."""
        if self.curtain:
            self.curtain = ""
        else:
            self.panel.toggle_cover()

    # Words

    def action_learned(self) -> None:
        """Open a line for what was learned about each other, in whatever phase."""
        self.ask_learned()

    def action_undo(self) -> None:
        """Undo this screen's newest step, and say what that was."""
        self.bring_back()
        before = self.state
        change = self.do(intents.Undo())
        if change is not None:
            self.say(self.t("board.undone", what=told(self.t, change.undone, before, self.state)))

    def action_redo(self) -> None:
        """Redo what was undone last, and say what that was."""
        self.bring_back()
        before = self.state
        change = self.do(intents.Redo())
        if change is not None:
            self.say(self.t("board.redone", what=told(self.t, change.redone, before, self.state)))

    def action_leave(self) -> None:
        """Esc goes one step back: out of a curtain, a question, or to the line."""
        if self.curtain:
            self.curtain = ""
        elif self.bar.asking:
            self.bar.close()
        else:
            self.take_line()

    def action_export(self) -> None:
        """Write the Markdown into the exports folder and say where."""
        from samenwerk_tui.export.markdown import markdown

        self.bring_back()
        session = self.state
        self._write_export(".md", markdown(session, self.clock.now(), Catalog(session.language)))

    def export_calendar(self) -> None:
        """Write the agreements with a day as a calendar file; say so where there is none."""
        from samenwerk_tui.export.ics import ics

        session = self.state
        text = ics(session, self.clock.now(), Catalog(session.language))
        if text is None:
            self.say(self.t("agreements.no_days"))
        else:
            self._write_export(".ics", text)

    def _write_export(self, suffix: str, text: str) -> None:
        from samenwerk_tui.store.exports import write_export

        # A session file may have come from anywhere, so its id is no name of a file as it is.
        name, moment = slug(self.state.id), f"-{self.clock.now():%Y%m%d-%H%M%S}"
        try:
            path = write_export(self.files.exports, f"{name}{moment}", suffix, text)
        except StoreError as error:
            self.say(self.store_words(error), alarm=True)
            return
        brief = f"{name[:LONGEST_NAME]}…{path.name.removeprefix(name)}" if len(name) > LONGEST_NAME else path.name
        self.say(*(self.t("board.exported", path=where) for where in (path, _from_home(path), path.name, brief)))

    def action_help(self) -> None:
        """The keys and the purpose of this phase."""
        self._help()

    def _help(self, *, enter_follows: bool = False) -> None:
        from samenwerk_tui.ui.screens.help import HelpScreen

        panel, phase = self.panel, self.state.current
        self.app.push_screen(
            HelpScreen(
                self.t,
                panel.title(),
                phase.kind,
                panel.hints(),
                instruction=panel.instruction(),
                in_parts=bool(phase.parts),
                enter_follows=enter_follows,
                commands=self.commands,
            )
        )

    def action_palette(self) -> None:
        """Everything, in words."""
        from samenwerk_tui.ui.screens.board_commands import board_commands
        from samenwerk_tui.ui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(self.t, board_commands(self)))

    def action_quit(self) -> None:
        """Leave: everything is saved, or it is asked what becomes of what is not."""
        self._leave(self.app.exit)

    # What the palette has and no key

    def go_home(self) -> None:
        """Back to the list of sessions; as leaving."""
        self._leave(self._go_home)

    def _go_home(self) -> None:
        self.keep_draft()
        self.dismiss()

    def _leave(self, leave: Callable[[], None]) -> None:
        at_stake = self.at_stake()
        if at_stake is None:
            self.lift_forgotten()
            leave()
            return
        from samenwerk_tui.ui.screens.leaving import LeavingScreen

        def decided(choice: "Leaving | None") -> None:
            if choice == "leave":
                leave()
            elif choice == "elsewhere":
                self._ask_for_another_folder()

        lines, why, comes_back = at_stake
        self.app.push_screen(LeavingScreen(self.t, lines, why, comes_back=comes_back), decided)

    def _ask_for_another_folder(self) -> None:
        """Save a whole copy of the session in a folder of one's choice, and end."""
        from samenwerk_tui.ui.screens.leaving import another_disk

        def keep(text: str, _: str) -> Answer:
            folder = Path(os.path.abspath(os.path.expanduser(text or str(proposed))))
            try:
                path = self.save_elsewhere(folder)
            except StoreError as error:
                return self.store_words(error)
            self.app.exit(message=Text(self.t("recovery.saved_elsewhere", path=clean_line(str(path)))))
            return None

        proposed = another_disk(self.workshop.path.parent)
        self.ask(Ask(self.t("recovery.folder"), keep, value=str(proposed)))

    def show_in(self, theme: str) -> None:
        """Another theme, until the programme ends."""
        self.app.theme = theme

    def toggle_bell(self) -> None:
        """Whether the bell rings at zero."""
        self.bell_on = not self.bell_on


def _from_home(path: Path) -> str:
    """The path as people write it: `~` is the folder of who works here."""
    home = Path.home()
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)
