"""What comes over the board: the countdown full screen, a dark beamer, a room that stands still, the end of the day.

A curtain takes the board out of sight, and the keyboard from its panel: what nobody sees is not changed. The line
keeps it, so that whatever is typed meanwhile is kept as ever. Esc brings the board back, and so does the same key.

It is there at once, also where nothing can be saved; the other screens follow when they see that it was drawn.
"""

from textual import on

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Curtain, Session
from samenwerk_tui.store.protocol import StoreError
from samenwerk_tui.ui.screens.typing_stage import TypingStage
from samenwerk_tui.ui.widgets.lean_input import LeanInput

_WHILE_STANDING_STILL = frozenset({"standstill", "leave", "palette", "help", "quit"})
"""Actions of keys that work then. Those of a clicker do not: a press in a pocket must not end a tense moment."""
_AT_THE_END = frozenset({"countdown", "minute_less", "minute_more", "cover", "next_phase"})
"""Actions of keys that do nothing at the end of the day: their time is over."""


class CurtainStage(TypingStage):
    """A stage with curtains."""

    _followed: Curtain = ""
    """What was over the boards when this screen looked last."""
    _held = ""
    """Id of the phase whose countdown runs on after the standstill; empty where it stood still already."""

    def on_mount(self) -> None:
        """What is over the other boards is over this one too; what nobody is there for any more is over none."""
        self._followed = self.state.curtain
        if not self.lift_forgotten() and self.beamed:
            self.curtain = self.state.curtain

    def lift_forgotten(self) -> bool:
        """Where no other screen is on the session, have nothing over the board that is opened next.

        Whoever opens that has drawn nothing, and would not know why it is dark.
        """
        if not self.state.curtain or not self.files.is_alone():
            return False
        self._tell_others("")
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work behind this curtain."""
        match self.curtain:
            case "standstill":
                return action in _WHILE_STANDING_STILL
            case "end":
                return action not in _AT_THE_END
        return True

    def action_full_countdown(self) -> None:
        """The countdown full screen, and back."""
        self.draw_curtain("countdown")

    def action_blank(self) -> None:
        """The beamer dark, and back."""
        self.draw_curtain("blank")

    @on(LeanInput.Blank)
    def _dot_on_empty_line(self) -> None:
        if self.curtain != "standstill":
            self.action_blank()

    def key_full_stop(self) -> None:
        """A clicker's full stop while no line has the keyboard; not while walking through contributions."""
        if self.curtain != "standstill" and self.has_no_line(self.panel.dot_blanks):
            self.action_blank()

    def has_no_line(self, in_panel: bool = True) -> bool:
        """Whether a key comes here because no line has the keyboard: the panel has it (`in_panel`), or a curtain."""
        return self.focused is self.panel and in_panel or bool(self.curtain) and self.focused is None

    def action_standstill(self) -> None:
        """*Even pas op de plaats*: nothing of the day is in sight, and the room stands still; and back.

        The countdown is held meanwhile. A room in which something is going on does not work, so its time must not run
        out, nor the bell ring in it; whoever comes back finds the time as it was. That makes the day end later, and
        the board says so. The clock is held on disk: a programme that ends meanwhile begins again with it still.
        """
        self.draw_curtain("standstill")

    def end_day(self) -> None:
        """*Einde van de dag*: thanks, and what comes of the day first."""
        self.draw_curtain("end")

    def draw_curtain(self, curtain: Curtain) -> None:
        """Have this over the board; where it is already, the board is back."""
        self.curtain = "" if self.curtain == curtain else curtain

    def bring_back(self) -> None:
        """Light again, where a dark beamer would hide what is told now."""
        if self.curtain == "blank":
            self.curtain = ""

    def watch_session(self, new: Session) -> None:
        """See `Stage.watch_session`. What another screen has drawn over the board is drawn here too."""
        super().watch_session(new)
        if new.curtain != self._followed:
            self._followed = new.curtain
            self.follow_curtain(new.curtain)

    def follow_curtain(self, curtain: Curtain) -> None:
        """Something else is over the boards than before; it is over what lies on this one too."""
        self.curtain = curtain
        if curtain:
            self.call_next(self.put_away)

    def _tell_others(self, curtain: Curtain) -> None:
        if curtain == self.state.curtain:
            return
        try:
            self.attempt(intents.DrawCurtain(curtain=curtain))
        except StoreError as error:
            self.save_failed(error, quietly=True)

    def watch_curtain(self, old: Curtain, new: Curtain) -> None:
        """See `Stage.watch_curtain`. The words come before the board goes, and the clock stands still after that."""
        if new in ("standstill", "end"):
            self._show_sign(new)
        super().watch_curtain(old, new)
        if new == "standstill":
            self._hold()
        elif old == "standstill":
            self._run_on()
        self._tell_others(new)

    def _hold(self) -> None:
        if self.state.countdown.state == "running" and self.do(intents.PauseCountdown()) is not None:
            self._held = self.state.phase

    def _run_on(self) -> None:
        held, self._held = self._held, ""
        if held == self.state.phase and self.state.countdown.state == "paused":
            self.do(intents.StartCountdown())

    def _show_sign(self, curtain: Curtain) -> None:
        from samenwerk_tui.ui.widgets.sign import Sign, end_words, standstill_words

        sign = next(iter(self.query(Sign)), None)
        if sign is None:
            sign = Sign(self.t.language)
            self.mount(sign, before="#unsaved")
        today = self.clock.now().date()
        sign.show(standstill_words(self.t) if curtain == "standstill" else end_words(self.t, self.state, today))
