"""Digits as large as fit: a bold 3×5 dot font out of half blocks, which stays legible from the back row.

Where the terminal has no half blocks a dot is as many whole rows.
"""

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from samenwerk_tui.ui.look_alikes import on_terminal

_FONT = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
    "−": ("   ", "   ", "███", "   ", "   "),
    " ": ("   ", "   ", "   ", "   ", "   "),
}
_HEIGHT = 5
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def width_of(text: str, scale: int = 1) -> int:
    """Cells that the text takes at a scale: every dot is `scale` cells wide, one dot between characters."""
    return scale * (sum(len(_FONT[char][0]) for char in text) + max(0, len(text) - 1))


def height_of(scale: int = 1) -> int:
    """Rows at a scale: a dot is `scale` half rows high, rounded up to whole ones where there are no halves."""
    return -(-_HEIGHT * scale // 2) if _has_halves() else _HEIGHT * -(-scale // 2)


def _has_halves() -> bool:
    return on_terminal("▀▄")


def rows_of(text: str, scale: int = 1) -> list[str]:
    """The text as rows of blocks, all equally wide."""
    dots = [" ".join(_FONT[char][row] for char in text) for row in range(_HEIGHT)]
    wide = ["".join(dot * scale for dot in row) for row in dots]
    if not _has_halves():
        return [row for row in wide for _ in range(-(-scale // 2))]
    empty = " " * width_of(text, scale)
    rows = []
    for row in range(height_of(scale)):
        top, bottom = ((2 * row + half) // scale for half in (0, 1))
        pair = (wide[top] if top < _HEIGHT else empty, wide[bottom] if bottom < _HEIGHT else empty)
        rows.append("".join(_HALVES[(upper != " ", lower != " ")] for upper, lower in zip(*pair, strict=True)))
    return rows


class BigDigits(Widget):
    """A time such as `12:43` or `−2:05`, as large as the widget allows (`largest` at most).

    Centred, or at the right edge with `text-align: right`.
    """

    DEFAULT_CSS = """
    BigDigits { width: 1fr; height: 1fr; text-style: bold; }
    """
    ALLOW_SELECT = False

    text: reactive[str] = reactive("", layout=False)

    def __init__(self, text: str = "", *, largest: int = 8, id: str | None = None) -> None:
        super().__init__(id=id)
        self._largest = largest
        self._rows: list[str] = []
        self._drawn = ("", Size(0, 0))
        self.set_reactive(BigDigits.text, text)

    def _scale(self) -> int:
        fits = self._largest
        while fits > 1 and (width_of(self.text, fits) > self.size.width or height_of(fits) > self.size.height):
            fits -= 1
        return fits

    def watch_text(self, old: str, new: str) -> None:
        """Repaint only the characters that changed: a running countdown costs a few bytes a second."""
        if len(old) != len(new) or not self._rows or not self.size:
            self.refresh()
            return
        scale = self._scale()
        left = self._left(width_of(new, scale))
        self._draw()
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                x = left + (width_of(new[:index], scale) + scale if index else 0)
                self.refresh(Region(x, 0, width_of(after, scale), self.size.height))

    def _left(self, width: int) -> int:
        """Blank cells before digits of a width."""
        room = self.size.width - width
        return max(0, room if self.styles.text_align == "right" else room // 2)

    def _draw(self) -> None:
        self._drawn = (self.text, self.size)
        scale = self._scale()
        rows = rows_of(self.text, scale)
        if width_of(self.text, scale) > self.size.width or len(rows) > self.size.height:
            rows = [self.text]
        above = (self.size.height - len(rows)) // 2
        self._rows = [""] * above + rows

    def render_line(self, y: int) -> Strip:
        """One row of the digits."""
        if self._drawn != (self.text, self.size):
            self._draw()
        row = self._rows[y] if y < len(self._rows) else ""
        style = self.visual_style.rich_style
        placed = (" " * self._left(len(row)) + row).ljust(self.size.width)
        return Strip([Segment(placed[: self.size.width], style)])
