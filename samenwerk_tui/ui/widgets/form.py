"""The fields of a form on paper: plain text until the keyboard is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from samenwerk_tui.core.material import MAX_PEOPLE
from samenwerk_tui.core.text import clean
from samenwerk_tui.ui.widgets.lean_input import LeanInput


class FormLine(LeanInput):
    """One line of text of at most so many characters; whatever is longer, is cut."""

    DEFAULT_CSS = """
    FormLine { padding: 0 1 !important; background: $background; }
    FormLine:focus { background: $band; }
    """

    def __init__(
        self, value: str = "", placeholder: str = "", *, most: int, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(value, placeholder, id=id, classes=classes)
        self.max_length = most

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in the place of other text, as much of it as fits."""
        room = (self.max_length or 0) - len(self.value) + abs(end - start)
        super().replace(clean(text, max(0, room)), start, end)


class ShortLine(FormLine):
    """A short name: three letters, shown as capitals."""

    def __init__(self, value: str = "", *, classes: str | None = None) -> None:
        super().__init__(value, most=3, classes=classes)
        self.restrict = r"[^\W\d_]*"

    def validate_value(self, value: str) -> str:
        """Capitals, whatever is typed."""
        return super().validate_value(value).upper()


class Amount(Static, can_focus=True):
    """How many people, 1 to 99: digits and + −."""

    DEFAULT_CSS = """
    Amount { width: 5; height: 1; padding: 0 1; text-align: right; }
    Amount:focus { background: $foreground; color: $background; text-style: bold; }
    """
    BINDINGS = [
        Binding("plus,equals_sign,right", "count(1)", show=False),
        Binding("minus,left", "count(-1)", show=False),
    ]

    people: reactive[int] = reactive(1)

    def __init__(self, people: int) -> None:
        super().__init__()
        self._typed = ""
        """Digits typed since the keyboard came: two of them make one number."""
        self.set_reactive(Amount.people, people)

    def validate_people(self, people: int) -> int:
        """At least one, or the organisation is not there; at most two digits."""
        return max(1, min(people, MAX_PEOPLE))

    def render(self) -> Content:
        """The number."""
        return Content(str(self.people))

    def action_count(self, step: int) -> None:
        """One more or one fewer."""
        self._typed = ""
        self.people += step

    def on_key(self, event: events.Key) -> None:
        """A digit begins a number, or makes one of two digits out of it."""
        digit = event.character or ""
        if len(digit) != 1 or digit not in "0123456789":
            return
        event.stop()
        typed = (self._typed if len(self._typed) < len(str(MAX_PEOPLE)) else "") + digit
        self._typed = typed.lstrip("0")
        if self._typed:
            self.people = int(self._typed)

    def on_focus(self) -> None:
        """A new number begins."""
        self._typed = ""


class Press(Static, can_focus=True):
    """Something to do, by Enter or with the mouse."""

    DEFAULT_CSS = """
    Press { width: auto; height: 1; padding: 0 1; }
    Press:focus { background: $foreground; color: $background; text-style: bold; }
    """

    @dataclass
    class Pressed(Message):
        """The mouse was pressed on it."""

        press: "Press"

        @property
        def control(self) -> "Press":
            """It, for `@on`."""
            return self.press

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(Content(text), id=id)

    def on_click(self, event: events.Click) -> None:
        """The mouse does what Enter does."""
        event.stop()
        self.post_message(self.Pressed(self))


class Pick(Static, can_focus=True):
    """One out of a few: ← and → or a click take another."""

    DEFAULT_CSS = """
    Pick { width: auto; height: 1; padding: 0 1; }
    Pick:focus { background: $foreground; color: $background; text-style: bold; }
    """
    BINDINGS = [Binding("left", "turn(-1)", show=False), Binding("right,space", "turn(1)", show=False)]

    index: reactive[int] = reactive(0, layout=True)
    """Which one it is, from 0."""

    @dataclass
    class Picked(Message):
        """Another one was picked."""

        index: int

    def __init__(self, names: Sequence[str], index: int) -> None:
        """`names` has at least one."""
        super().__init__()
        self._names = tuple(names)
        self.set_reactive(Pick.index, index)

    def render(self) -> Content:
        """The name of the one that is picked."""
        return Content(f"‹ {self._names[self.index]} ›")

    def action_turn(self, step: int) -> None:
        """The next or the previous one; after the last comes the first."""
        self.index = (self.index + step) % len(self._names)
        self.post_message(self.Picked(self.index))

    def on_click(self, event: events.Click) -> None:
        """The next one."""
        event.stop()
        self.action_turn(1)
