"""The input line with what stands before it: whose line it is, or what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.ui.messages import Ask
from samenwerk_tui.ui.themes import ORGANISATION_COLOURS
from samenwerk_tui.ui.widgets.lean_input import LeanInput
from samenwerk_tui.ui.widgets.plain import show_text


class InputBar(Widget):
    """`SOC › ` and the line. While something is asked the question stands there, and the line that was being typed
    waits: it is back when the question is answered or given up."""

    DEFAULT_CSS = """
    InputBar { height: 3; padding: 1 2; background: $field; layout: horizontal; }
    InputBar #line-label { width: auto; max-width: 60%; height: 1; text-style: bold; text-wrap: nowrap; }
    InputBar LeanInput { width: 1fr; max-width: 90; background: $field; color: $foreground; }
    InputBar.-unseen, InputBar.-unseen LeanInput { background: $background; }
    InputBar.-unseen #line-label { visibility: hidden; }
    InputBar.-unseen LeanInput > .input--cursor { background: $background; color: $background; }
    """

    hides: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the bar is out of sight as long as nothing is typed or asked; the keyboard is in it all the same."""

    @dataclass
    class Entered(Message):
        """A line of its own (no answer to a question) was entered, and taken out of the line.

        Whoever gets it says `dealt_with` when it was kept. Who cannot keep it gives it back with `give_back` first;
        so what is typed meanwhile is never lost or doubled.
        """

        text: str

    @dataclass
    class Replied(Message):
        """A question was replied to, and is closed.

        Whoever gets it says `reply_dealt_with` when all is done. Who does not accept the reply asks again first.
        """

        ask: Ask
        text: str

    class Closed(Message):
        """A question was answered or given up: the line of its own is back."""

    def __init__(self) -> None:
        super().__init__(id="input-bar")
        self._question: Ask | None = None
        self._stashed = ""
        self._waiting: tuple[str, ...] = ()
        """Lines of before the programme was ended: each comes into the line when the one before it was entered."""
        self._replies: tuple[tuple[Ask, str], ...] = ()
        """Questions with the answers that were given and not yet dealt with, oldest first."""
        self._put_off: tuple[tuple[Ask, str], ...] = ()
        """Private questions that another one came before, with what was typed."""
        self._label: tuple[str, int | None, str] = ("", None, "")

    def compose(self) -> ComposeResult:
        """Label and line."""
        yield Static(id="line-label")
        yield LeanInput(id="line", empties=True)

    @property
    def line(self) -> LeanInput:
        """The line itself."""
        return self.query_one(LeanInput)

    @property
    def asking(self) -> bool:
        """Whether a question is in the line now."""
        return self._question is not None

    @property
    def asks_privately(self) -> bool:
        """Whether the answer to the question in the line is for whoever types it alone."""
        return self._question is not None and self._question.private

    @property
    def asks_of_column(self) -> bool:
        """Whether the answer to the question in the line belongs to the current column."""
        return self._question is not None and self._question.of_column

    @property
    def begun(self) -> tuple[str, ...]:
        """All that was begun and is kept nowhere yet, as lines: an answer, the line of its own, those that wait.

        What was entered counts until it was dealt with.
        """
        typed = "" if self.line.held else self.line.value
        own = " ".join(filter(None, (*self.line.entered, self._stashed if self.asking else typed)))
        answers = (_as_line(question, answer) for question, answer in self._answers)
        return tuple(filter(None, (*answers, own, *self._waiting)))

    @property
    def begun_to_answer(self) -> Ask | None:
        """The question that the first of what was begun is an answer to; None where it is a line of its own."""
        return next((question for question, answer in self._answers if _as_line(question, answer)), None)

    @property
    def _answers(self) -> tuple[tuple[Ask, str], ...]:
        """Questions with what was answered and is not kept yet, and last what is being answered.

        Only the first comes back as an answer: so what is private goes first, and no more than one of it.
        """
        answers = (*self._replies, *self._put_off)
        if self._question is not None and self._is_touched:
            answers = (*answers, (self._question, self.line.value))
        private = [one for one in answers if one[0].private]
        return (*private[-1:], *(one for one in answers if not one[0].private))

    def begin(self, lines: Sequence[str]) -> None:
        """Go on with what was begun: the first in the line, the others after it."""
        self._waiting = tuple(lines)
        self._bring_waiting()

    def _bring_waiting(self) -> None:
        if self._waiting and not self.asking and not self.line.value:
            first, *others = self._waiting
            self._waiting = tuple(others)
            self.put(first)

    def wait_in_line(self, line: str) -> None:
        """Bring a line back after those that wait already."""
        self._waiting += (line,)
        self._bring_waiting()

    def hold(self, text: str) -> None:
        """Show an entered line that is kept elsewhere until it can be saved; not over what was typed since."""
        if not self.asking and (self.line.held or not self.line.value):
            self.line.hold(text)

    def let_go(self) -> None:
        """The line that was held is saved."""
        self.line.let_go()
        self._bring_waiting()

    def show_label(self, label: str, colour: int | None = None, whose: str = "") -> None:
        """What stands before a line of its own; `colour` is the number of an organisation, from 1.

        `whose` is the part of it that says who speaks: all that stands before a question to the current column.
        """
        self._label = (label, colour, whose)
        if self._question is None:
            self._draw_label(label, colour)
        elif self._question.of_column:
            self._draw_label(f"{whose or label} {self._question.label}", colour)

    def watch_hides(self) -> None:
        """Out of sight, or back."""
        self._look()

    @on(Input.Changed)
    def _look(self) -> None:
        self.set_class(self.hides and not self.asking and not self.line.value, "-unseen")

    def put(self, text: str) -> None:
        """Set the line and put the cursor behind it."""
        self.line.value = text
        self.line.cursor_position = len(text)

    def ask(self, question: Ask) -> None:
        """Ask for one line. Of a question that is open still, what was typed goes to the line that waits.

        But for what is private: that question is open again after this one.
        """
        self.line.let_go()
        if self._question is not None and self._question.private and self._is_touched:
            self._put_off += ((self._question, self.line.value),)
        elif self._is_touched:
            self._stashed = " ".join(filter(None, (self._stashed, self.line.value)))
        self._question = question
        self._draw_label(question.label, None)
        self.show_label(*self._label)
        self.line.placeholder = question.hint
        self.put(question.value)
        self._look()

    def close(self) -> None:
        """Close the question; the line that waited is back."""
        if self._question is None:
            return
        self._question = None
        self.line.placeholder = ""
        self.show_label(*self._label)
        self.put(self._stashed)
        self._stashed = ""
        if self._put_off:
            question, typed = self._put_off[-1]
            self._put_off = self._put_off[:-1]
            self.ask(question)
            self.put(typed)
        self._look()
        self.post_message(self.Closed())

    def close_untouched(self) -> None:
        """Close a question that nobody has begun to answer."""
        if not self._is_touched:
            self.close()

    @property
    def _is_touched(self) -> bool:
        """Whether what is in the line was typed, not put there by the question."""
        return self._question is None or self.line.value != self._question.value

    def give_back(self, text: str) -> None:
        """Put an entered line back, before what was typed since; behind a question that was opened since."""
        if self.asking:
            self._stashed = f"{text} {self._stashed}".rstrip()
        else:
            self.put(f"{text} {self.line.value}".rstrip())

    def dealt_with(self) -> None:
        """The oldest line that was entered is kept, or given back: it is no half-typed line any more."""
        self.line.entered = self.line.entered[1:]
        self._bring_waiting()

    def reply_dealt_with(self) -> None:
        """The oldest answer is kept, or asked for again."""
        self._replies = self._replies[1:]

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        question, text = self._question, clean_line(event.value)
        if question is None:
            self.post_message(self.Entered(text))
        else:
            self.line.entered = self.line.entered[1:]
            self._replies += ((question, text),)
            self._stashed += self.line.value
            self.close()
            self.post_message(self.Replied(question, text))

    def _draw_label(self, label: str, colour: int | None) -> None:
        static = self.query_one("#line-label", Static)
        for number in range(1, ORGANISATION_COLOURS + 1):
            static.set_class(number == colour, f"org-{number}")
        show_text(static, f"{label} › ", layout=True)


def _as_line(question: Ask, answer: str) -> str:
    """An answer as a line of its own; empty where it would be none."""
    return question.as_line + answer if question.as_line is not None and answer else ""
