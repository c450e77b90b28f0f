"""The pulse panel: statements one at a time, answers typed covered, and shown when the facilitator wants it."""

from collections.abc import Sequence
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import clamp

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import Pulse, Session
from samenwerk_tui.core.pulse import asked, moment_of
from samenwerk_tui.core.showing import is_shown
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend, Say, Turned
from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.pulse_choices import arrange, is_other, reword
from samenwerk_tui.ui.panels.pulse_hints import overview_hints, statement_hints
from samenwerk_tui.ui.panels.pulse_typing import NOBODY, Cell, Counted, Typed
from samenwerk_tui.ui.panels.pulse_view import asking_of, overview_notes, overview_of, places_of, spread_of
from samenwerk_tui.ui.widgets.pulse_asking import Place, lay_out_asking, place_at
from samenwerk_tui.ui.widgets.pulse_overview import overview_rows
from samenwerk_tui.ui.widgets.pulse_sheet import PulseSheet
from samenwerk_tui.ui.widgets.pulse_spread import spread_rows
from samenwerk_tui.ui.widgets.sheet import Row

_ANSWERS = "12345"


class PulsePanel(Panel, can_focus=True):
    """The statements of a pulse and the overview behind them. The panel holds the keyboard.

    Covered, every digit is an answer of one person, saved at once; on the screen it is a mark, never a figure. Shown,
    nothing can be typed: who looks on may not see a total move. What may be shown is up to `core.showing`.
    """

    has_line = False
    DEFAULT_CSS = "PulsePanel { padding: 0 1; }"
    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1, True)", show=False),
        Binding("tab", "walk(1, True)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("enter", "confirm", show=False),
        Binding("backspace", "take_back", show=False),
        Binding("delete", "empty", show=False),
        Binding("m,M", "arrange", show=False),
        Binding("n,N", "nobody", show=False),
        Binding("w,W", "reword", show=False),
        Binding("g,G", "compare", show=False),
        *(Binding(digit, f"digit('{digit}')", show=False) for digit in "0123456789"),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._sheet = PulseSheet(self._draw)
        self._typed = Typed(self._saved)
        self._index = 0
        """Which statement; as many as there are is the overview."""
        self._here = ""
        """Id of the place that answers are typed for, empty for the room."""
        self._moved_on_to: Cell | None = None
        """What became current because the place before it was full, as long as nothing was typed there."""
        self._chosen = 0
        """Which statement is chosen in the overview."""
        self._spots: Sequence[tuple[int, int, str]] = ()
        """Where the places are on the sheet."""
        self._around: tuple[str, str, tuple[Hint, ...]] | None = None
        """What the board last showed around the panel: title, instruction and keys."""

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield self._sheet

    def on_mount(self) -> None:
        """Begin with the first statement that the room has not seen."""
        unseen = (at for at, one in enumerate(self._statements) if not is_shown(self._pulse, one.id))
        self._go(next(unseen, len(self._statements)))

    # What it is about

    @property
    def _pulse(self) -> Pulse:
        return self.state.pulse_of(self.phase_id)

    @property
    def _statements(self) -> tuple[Statement, ...]:
        return asked(self.state, self.phase_id)

    @property
    def _statement(self) -> Statement | None:
        """The statement in sight; None at the overview."""
        return next(iter(self._statements[self._index :]), None)

    @property
    def _is_shown(self) -> bool:
        statement = self._statement
        return statement is not None and is_shown(self._pulse, statement.id)

    @property
    def _places(self) -> tuple[Place, ...]:
        statement = self._statement
        return places_of(self.t, self.state, self.phase_id, statement.id) if statement else ()

    @property
    def _place(self) -> Place | None:
        return next((place for place in self._places if place.id == self._here), None)

    def _saved(self, cell: Cell) -> Counted:
        count = self._pulse.count(*cell)
        return count.counts if count else None

    def _cell(self, place: Place) -> Cell:
        statement = self._statement
        assert statement is not None, "only a statement has places"
        return statement.id, place.id or None

    def _answered(self, place: Place) -> int:
        return sum(self._typed.counted(self._cell(place)) or ())

    def _is_full(self, place: Place) -> bool:
        return self._answered(place) >= place.people

    # What is shown

    def watch_session(self, old: Session | None, new: Session) -> None:
        """Something was counted, shown, arranged or undone, here or on another screen."""
        if self.is_mounted and new.phase == self.phase_id:
            self._typed.follow()
            self._look()

    def _look(self) -> None:
        self._index = clamp(self._index, 0, len(self._statements))
        places = self._places
        if places and self._place is None:
            self._here = places[0].id
        self._sheet.redraw()
        around = (self.title(), self.instruction(), self.hints())
        if around != self._around:
            self._around = around
            self.post_message(Turned())

    def _go(self, index: int) -> None:
        """To a statement, at the first place that is not full; or to the overview."""
        self._index = clamp(index, 0, len(self._statements))
        if self._statement is None:
            self._chosen = min(self._chosen, max(0, len(self._statements) - 1))
        else:
            self._chosen = self._index
        places = self._places
        if places:
            self._here = next((place.id for place in places if not self._is_full(place)), places[0].id)
        self._look()

    def _draw(self, width: int, height: int) -> list[Row]:
        t, session, phase = self.t, self.state, self.phase_id
        self._spots = ()
        if self._statement is None:
            notes = overview_notes(t, session, phase)
            return overview_rows(t, overview_of(t, session, phase), self._chosen, notes, width, height)
        if self._is_shown:
            return spread_rows(t, spread_of(t, session, phase, self._index), width, height)
        laid = lay_out_asking(t, asking_of(t, session, phase, self._index, self._here), width, height)
        self._spots = laid.spots
        return laid.rows

    def title(self) -> str:
        """Behind the last statement, that this is all of it."""
        return self.phase.title if self._statement else self.t("pulse.overview.title", title=self.phase.title)

    def instruction(self) -> str:
        """With fingers, how to raise them; else that of the phase."""
        if self._statement is None:
            return self.t("pulse.overview.instruction")
        if self._is_shown:
            return self.t("pulse.shown_instruction")
        return self.t("pulse.fingers_instruction") if self._pulse.method == "fingers" else self.phase.instruction

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter now."""
        statement = self._statement
        if statement is None:
            return overview_hints(self.t)
        return statement_hints(self.t, self.state, self.phase_id, statement)

    # Typing

    def action_digit(self, digit: str) -> None:
        """One person of the current organisation answers this; full, the next one is current."""
        place = self._typing_at()
        if place is None:
            return
        if digit not in _ANSWERS:
            self._say("digits")
        elif self._is_full(place):
            self._say("full", short=place.short.text, n=place.people)
        else:
            counts = self._typed.add(self._cell(place), int(digit))
            self._count(self._cell(place), counts)
            if self._cell(place) == self._moved_on_to:
                # One digit too many lands here: that has to catch the eye of who types it.
                self._say("counts_here", short=place.short.text, n=sum(counts), total=place.people)
            self._moved_on_to = None
            if self._is_full(place):
                self._next_open(place)

    def _typing_at(self) -> Place | None:
        """Where something can be typed; where nothing can, it says why."""
        if self._statement is None:
            self._say("choose")
        elif self._is_shown:
            self._say("shown")
        elif self._place is None:
            self._say("nobody_here")
        else:
            return self._place
        return None

    def _count(self, cell: Cell, counts: Counted) -> None:
        statement, organisation = cell
        phase, seen = self.phase_id, self._typed.seen(cell)
        intent: Intent = (
            intents.ClearPulse(phase=phase, statement=statement, organisation=organisation, seen=seen)
            if counts is None
            else intents.CountPulse(
                phase=phase, statement=statement, organisation=organisation, counts=counts, seen=seen
            )
        )
        self.post_message(Intend(intent, self._settle))

    def _settle(self) -> None:
        self._typed.settle()
        self._look()

    def _next_open(self, place: Place) -> None:
        """On to the next place that is not full, round to the first; where all are, it stays."""
        places = self._places
        at = places.index(place)
        after = (*places[at + 1 :], *places[:at])
        following = next((other for other in after if not self._is_full(other)), None)
        if following is not None:
            self._here = following.id
            self._moved_on_to = self._cell(following)
            told = self.t("pulse.of", n=self._answered(place), total=place.people)
            left = following.people - self._answered(following)
            done = self.t("pulse.word.done", short=place.short.text, told=told)
            self.post_message(Say(self.t.n("pulse.word.next", left, done=done, short=following.short.text)))
        self._look()

    def action_take_back(self) -> None:
        """Backspace: the answer that was typed last goes, in whatever place of this statement it was."""
        place = self._typing_at()
        if place is None:
            return
        taken = self._typed.take_back(self._cell(place)[0])
        if taken is None:
            empty = self._typed.counted(self._cell(place)) is None
            self._say("empty" if empty else "use_delete", short=place.short.text)
            return
        cell, counts = taken
        self._moved_on_to = None
        self._count(cell, counts)
        self._here = cell[1] or ""
        self._look()

    def action_empty(self) -> None:
        """Delete: nothing is counted here any more."""
        place = self._typing_at()
        if place is not None and self._typed.counted(self._cell(place)) is not None:
            self._typed.put(self._cell(place), None)
            self._count(self._cell(place), None)

    def action_nobody(self) -> None:
        """N: here nobody answers, which is something else than not counted yet."""
        place = self._typing_at()
        if place is None:
            return
        if any(self._typed.counted(self._cell(place)) or ()):
            self._say("has_answers", short=place.short.text)
            return
        self._typed.put(self._cell(place), NOBODY)
        self._count(self._cell(place), NOBODY)
        self._next_open(place)

    # Moving

    def action_walk(self, step: int, around: bool = False) -> None:
        """To another organisation, in the overview to another statement. Tab goes round, the arrows do not."""
        if self._statement is None:
            if self._statements:
                self._chosen = _moved(self._chosen, step, len(self._statements), around=around)
        elif self._is_shown:
            return
        elif self._places:
            ids = [place.id for place in self._places]
            at = ids.index(self._here) if self._here in ids else 0
            self._here = ids[_moved(at, step, len(ids), around=around)]
        self._look()

    def action_turn(self, step: int) -> None:
        """To another statement; behind the last one is the overview."""
        self._go(self._index + step)

    def action_confirm(self) -> None:
        """Enter: the next organisation, and behind the last the next statement; in the overview the chosen one."""
        places = self._places
        if self._statement is None:
            if self._statements:
                self._go(self._chosen)
        elif self._is_shown or not places or self._here == places[-1].id or all(map(self._is_full, places)):
            self.action_turn(1)
        else:
            self.action_walk(1)

    def toggle_cover(self) -> None:
        """F6: show the answers to this statement, or cover them."""
        statement = self._statement
        if statement is None:
            self._say("choose")
        else:
            shown = not self._is_shown
            self.post_message(Intend(intents.ShowPulse(phase=self.phase_id, statement=statement.id, shown=shown)))

    # What is agreed about it

    def action_arrange(self) -> None:
        """M: another way to collect the answers."""
        self.post_message(arrange(self.phase_id, self._pulse))

    def action_reword(self) -> None:
        """W: the statement in other words."""
        statement = self._statement
        if statement is None:
            self._say("choose")
        else:
            self.post_message(reword(self.t, self.phase_id, self._pulse, statement))

    def action_compare(self) -> None:
        """G, at the end: other people than at the start, or the same."""
        if moment_of(self.state, self.phase_id) != "end":
            self._say("only_at_end")
            return
        other = not is_other(self.state, self._pulse, self._statement)
        self.post_message(Intend(intents.CompareGroup(phase=self.phase_id, other=other)))
        self._say("other_group" if other else "same_group")

    def _say(self, word: str, **values: object) -> None:
        self.post_message(Say(self.t(f"pulse.word.{word}", **values)))

    # The mouse

    @on(PulseSheet.PressedAt)
    def _pressed(self, message: PulseSheet.PressedAt) -> None:
        """To the organisation that was pressed; in the overview to the statement."""
        message.stop()
        self.focus(scroll_visible=False)
        if self._statement is None:
            tags = [row.tag for row in self._sheet.rows[message.y : message.y + 1]]
            self._go(next((at for at, one in enumerate(self._statements) if one.id in tags), self._index))
            return
        place = place_at(self._spots, message.x, message.y)
        if place is not None:
            self._here = place
            self._look()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel does what ↓ does."""
        event.stop()
        self.action_walk(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel does what ↑ does."""
        event.stop()
        self.action_walk(-1)


def _moved(at: int, step: int, count: int, *, around: bool) -> int:
    return (at + step) % count if around else clamp(at + step, 0, count - 1)
