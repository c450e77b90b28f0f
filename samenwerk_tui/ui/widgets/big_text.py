"""Text that the last row reads, in rows of cells: as large as fits."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise, product
from operator import mul
from typing import NamedTuple

from rich.cells import cell_len

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.look_alikes import on_terminal
from samenwerk_tui.ui.widgets.dot_letters import HEIGHT, INK, Glyph, glyph
from samenwerk_tui.ui.widgets.hyphenation import breaks
from samenwerk_tui.ui.widgets.idea_lines import Span, characters, with_ellipsis, wrap

_QUARTERS = dict(zip(product(" " + INK, repeat=4), " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█", strict=True))
"""The block of a cell by its quarters: upper left, upper right, lower left, lower right."""
_LEAST_HEIGHT = 5
"""Dots of the lowest line of letters: one with neither capitals nor tails."""
_STEM = INK * 3
"""A column of dots in which so many stand on each other is a stroke of its letter."""
_BLANK_COLUMNS = 2
"""What a blank adds to the gaps between letters, in strokes."""
_SPACED_WORD_GAP = 3
"""Cells between two words of which the letters are a cell apart."""
_LONG_WORD = 20
"""Letters of a word beyond which it may be broken for the sake of larger letters."""
_WORTH_BREAKING = 4
"""How many times as large the letters get then at least."""
_CACHED = 256
"""More than all that stands large on one screen."""


class Step(NamedTuple):
    """A size of block letters, in half cells across and half rows down: a half row is as high as a cell is wide."""

    stroke: int
    """Width of a column of dots at the sides of a letter, or of a stem within it."""
    inner: int
    """Width of any other column: letters get narrower by this while their strokes stay strong."""
    gap: int
    """Between two letters."""
    down: int
    """Height of a row of dots."""

    @property
    def blank(self) -> int:
        """Between two words."""
        return _BLANK_COLUMNS * self.stroke + 2 * self.gap


@lru_cache(_CACHED)
def big_rows(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """The text in at most `height` rows of at most `width` cells, to be shown bold.

    In the largest block letters that fit: with every word whole where there is such a size, else hyphenated; so too a
    long compound that would keep all of it much smaller. Rows of block letters are all equally wide, so that they
    may be centred. Where no size fits, or the font or the terminal lacks one of the characters, letters come a cell
    apart; else as they are, on an ellipsis where not all of it fits.
    """
    text, width, height = " ".join(text.split()), max(1, width), max(1, height)
    return _in_blocks(text, width, height, language) or _in_characters(text, width, height, language)


def _in_blocks(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """In block letters; nothing where that cannot be."""
    words = text.split()
    if not words or not all(map(glyph, set("".join(words)))) or not on_terminal("".join(_QUARTERS.values())):
        return ()
    room = 2 * width
    sizes = [step for step in _steps(height) if _fit_at_least(_least_lines(text, room, step), step, height)]
    whole = _largest(
        text, [s for s in sizes if max(_across(word, s) for word in words) <= room], room, height, language
    )
    if whole is None or max(map(len, words)) > _LONG_WORD:
        least = _WORTH_BREAKING * _size(whole.step) if whole else 0
        larger = (step for step in sizes if _size(step) >= least and _can_be_hyphenated(words, room, step, language))
        broken = _largest(text, larger, room, height, language)
        if broken is not None:
            return _blocks(broken.canvas)
    if whole is None:
        return ()
    even = _canvas(_balanced(text, whole.lines, room, whole.step, language), whole.step)
    return _blocks(even if len(even) <= 2 * height else whole.canvas)


class _Drawn(NamedTuple):
    """A text in letters of a size."""

    step: Step
    lines: int
    canvas: list[str]


def _largest(text: str, steps: Iterable[Step], room: int, height: int, language: Language) -> _Drawn | None:
    """The text in the first of these sizes in which it is no higher than `height` rows; None where that is none."""
    for step in steps:
        lines = _lines(text, room, step, language)
        canvas = _canvas(lines, step) if _fit_at_least(len(lines), step, height) else None
        if canvas is not None and len(canvas) <= 2 * height:
            return _Drawn(step, len(lines), canvas)
    return None


@cache
def _steps(height: int) -> tuple[Step, ...]:
    """The sizes of which a line may fit in `height` rows, the largest first.

    Width counts double: of two letters as large, the narrow one is harder to read. Of two as wide, the one with
    strokes as wide as they are high comes first.
    """
    sizes = {
        Step(stroke, inner, gap, down)
        for down in range(1, 2 * height // _LEAST_HEIGHT + 1)
        for inner in range(down, 2 * down + 1)
        for stroke in (inner, 2 * down)
        for gap in (inner, stroke)
    }
    return tuple(sorted(sizes, key=lambda step: (_size(step), *step), reverse=True))


def _size(step: Step) -> int:
    return (step.stroke + step.inner) ** 2 * step.down


def _least_lines(text: str, room: int, step: Step) -> int:
    """How many lines the text takes or more, before it is known how they turn out."""
    return -(-(_across(text, step) + step.blank) // (room + step.blank))


def _fit_at_least(lines: int, step: Step, height: int) -> bool:
    """Whether so many lines fit if they are as low as lines can be."""
    return step.down * (lines * (_LEAST_HEIGHT + 1) - 1) <= 2 * height


def _can_be_hyphenated(words: Sequence[str], room: int, step: Step, language: Language) -> bool:
    """Whether every word that is too wide can be broken into pieces that are not."""
    for word in words:
        if _across(word, step) > room:
            places = [(0, False), *breaks(word, language), (len(word), False)]
            pieces = (word[start:end] + "-" * hyphen for (start, _), (end, hyphen) in pairwise(places))
            if any(_across(piece, step) > room for piece in pieces):
                return False
    return True


def _lines(text: str, room: int, step: Step, language: Language) -> tuple[str, ...]:
    return wrap(text, room, language, measure=lambda line: _across(line, step), blank=step.blank)


def _balanced(text: str, count: int, room: int, step: Step, language: Language) -> tuple[str, ...]:
    """`count` lines of about the same length: those in the least room that keeps words whole and needs no more."""
    least = max(_across(word, step) for word in text.split())
    rooms = range(least, room)
    enough = bisect_left(rooms, True, key=lambda less: len(_lines(text, less, step, language)) <= count)
    return _lines(text, least + enough, step, language)


class _Columns(NamedTuple):
    """How many columns of dots there are."""

    strokes: int
    inner: int
    letters: int


@cache
def _is_stroke(character: str) -> tuple[bool, ...]:
    """Of every column of a character whether it is a stroke."""
    rows = glyph(character) or (" " * _BLANK_COLUMNS,)
    stems = [_STEM in "".join(column) for column in zip(*rows, strict=True)]
    return (True, *stems[1:-1], True)[: len(stems)]


@lru_cache(_CACHED * 8)
def _columns(text: str) -> _Columns:
    marks = [mark for character in text for mark in _is_stroke(character)]
    return _Columns(sum(marks), len(marks) - sum(marks), len(text))


def _across(text: str, step: Step) -> int:
    """Half cells that the text is wide."""
    strokes, inner, letters = _columns(text)
    return strokes * step.stroke + inner * step.inner + max(0, letters - 1) * step.gap


@lru_cache(_CACHED * 8)
def _sized(character: str, step: Step) -> Glyph:
    """The character, its rows widened to half cells."""
    marks = _is_stroke(character)
    rows = glyph(character) or (" " * len(marks),) * HEIGHT
    widths = [step.stroke if is_stroke else step.inner for is_stroke in marks]
    return tuple("".join(map(mul, row, widths)) for row in rows)


def _canvas(lines: Sequence[str], step: Step) -> list[str]:
    """The lines in half cells and half rows, a row of dots between them, equally wide; not a blank row outside."""
    drawn = [
        [(" " * step.gap).join(row) for row in zip(*[_sized(c, step) for c in line], strict=True)] for line in lines
    ]
    inked = [y for y in range(HEIGHT) if any(INK in line[y] for line in drawn)]
    rows = [row for line in drawn for row in (*line[inked[0] : inked[-1] + 1], "")][:-1]
    while INK not in rows[0]:
        del rows[0]
    while INK not in rows[-1]:
        del rows[-1]
    width = max(map(len, rows))
    width += width % 2
    return [row.ljust(width) for row in rows for _ in range(step.down)]


def _blocks(canvas: Sequence[str]) -> tuple[str, ...]:
    """Four quarters to a cell."""
    below = [*canvas[1::2], " " * len(canvas[0])]
    return tuple(_block_row(upper, lower) for upper, lower in zip(canvas[::2], below, strict=False))


@lru_cache(_CACHED)
def _block_row(upper: str, lower: str) -> str:
    quarters = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
    return "".join(_QUARTERS[cell] for cell in quarters)


def _in_characters(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """In letters of the terminal's own size: apart where that fits, and with blank rows between where those fit."""
    if all(_cells_apart(word) <= width or len(word) > _LONG_WORD for word in text.split()):
        apart = wrap(text, width, language, measure=_cells_apart, blank=_SPACED_WORD_GAP)
        if len(apart) <= height and all(_cells_apart(line) <= width for line in apart):
            return _aired([_apart(line) for line in apart], height)
    lines = wrap(text, width, language)
    if len(lines) > height:
        cut = with_ellipsis((Span(lines[height - 1]),), width)
        lines = (*lines[: height - 1], "".join(span.text for span in cut))
    return _aired(lines, height)


def _apart(line: str) -> str:
    return " ".join(characters(line))


def _cells_apart(line: str) -> int:
    return cell_len(_apart(line))


def _aired(lines: Sequence[str], height: int) -> tuple[str, ...]:
    """The lines with a blank row after each but the last, where that fits."""
    if 2 * len(lines) - 1 > height:
        return tuple(lines)
    return tuple(row for line in lines for row in (line, ""))[:-1]
