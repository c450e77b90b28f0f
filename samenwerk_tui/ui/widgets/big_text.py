"""Text that the last row reads, in rows of cells: as large as fits."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from rich.cells import cell_len

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.look_alikes import on_terminal
from samenwerk_tui.ui.widgets.dot_letters import HEIGHT, INK, Glyph, glyph
from samenwerk_tui.ui.widgets.hyphenation import breaks
from samenwerk_tui.ui.widgets.idea_lines import Span, characters, with_ellipsis, wrap

_QUARTERS = dict(zip(product(" " + INK, repeat=4), " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█", strict=True))
"""The block of a cell by its quarters: upper left, upper right, lower left, lower right."""
_WORD_GAP = 4
"""Dots between two words; between two letters there is one."""
_LEAST_HEIGHT = 5
"""Dots of the lowest line of letters: one with neither capitals nor tails."""
_SPACED_WORD_GAP = 3
"""Cells between two words of which the letters are a cell apart."""
_CACHED = 256
"""More than all that stands large on one screen."""


class Step(NamedTuple):
    """A size of block letters. A dot is as wide as high where `across` is twice `down`."""

    across: int
    """Half cells that a dot is wide."""
    down: int
    """Half rows that a dot is high."""

    def room(self, width: int) -> int:
        """Dots that fit in a width in cells."""
        return 2 * width // self.across


@lru_cache(_CACHED)
def big_rows(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """The text in at most `height` rows of at most `width` cells, to be shown bold.

    In the largest block letters that fit: with every word whole where there is such a size, else hyphenated. Rows of
    block letters are all equally wide, so that they may be centred. Where no size fits, or the font or the terminal
    lacks one of the characters, letters come a cell apart; else as they are, on an ellipsis where not all of it fits.
    """
    text, width, height = " ".join(text.split()), max(1, width), max(1, height)
    return _in_blocks(text, width, height, language) or _in_characters(text, width, height, language)


def _in_blocks(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """In block letters; nothing where that cannot be."""
    if not text or not all(map(_drawn, set(text))) or not on_terminal("".join(_QUARTERS.values())):
        return ()
    words = [_dots(word) for word in text.split()]
    sizes = [step for step in _steps(height) if _might_fit(words, step, width, height)]
    whole = [step for step in sizes if max(words) <= step.room(width)]
    for step in whole or sizes:
        room = step.room(width)
        if whole:
            lines = _balanced(text, room, max(words), language)
        elif _can_be_hyphenated(text, room, language):
            lines = _lines(text, room, language)
        else:
            continue
        canvas = _canvas(lines)
        if len(canvas) * step.down <= 2 * height:
            return _blocks(canvas, step)
    return ()


@cache
def _steps(height: int) -> tuple[Step, ...]:
    """The sizes of which a line may fit in `height` rows, the largest first: dots as wide as high, or narrower.

    Width counts double: of two letters as large, the narrow one is harder to read.
    """
    downs = range(1, 2 * height // _LEAST_HEIGHT + 1)
    sizes = (Step(across, down) for down in downs for across in range(down, 2 * down + 1))
    return tuple(sorted(sizes, key=lambda step: step.across**2 * step.down, reverse=True))


def _might_fit(words: Sequence[int], step: Step, width: int, height: int) -> bool:
    """Whether there is room enough, before it is known how the lines turn out."""
    least_lines = -(-(sum(words) + _WORD_GAP * len(words)) // (step.room(width) + _WORD_GAP))
    return step.down * (least_lines * (_LEAST_HEIGHT + 1) - 1) <= 2 * height


def _can_be_hyphenated(text: str, room: int, language: Language) -> bool:
    """Whether every word that is too wide can be broken into pieces that are not."""
    for word in text.split():
        if _dots(word) > room:
            places = [(0, False), *breaks(word, language), (len(word), False)]
            if any(_dots(word[start:end] + "-" * hyphen) > room for (start, _), (end, hyphen) in pairwise(places)):
                return False
    return True


def _lines(text: str, room: int, language: Language) -> tuple[str, ...]:
    return wrap(text, room, language, measure=_dots, blank=_WORD_GAP)


def _balanced(text: str, room: int, least: int, language: Language) -> tuple[str, ...]:
    """Lines of about the same length: in the least room, but `least`, that does not take more of them."""
    most = len(_lines(text, room, language))
    rooms = range(least, room)
    enough = bisect_left(rooms, True, key=lambda less: len(_lines(text, less, language)) <= most)
    return _lines(text, least + enough, language)


@cache
def _drawn(character: str) -> Glyph | None:
    """The character in dots; a blank adds to the dots between letters what words are further apart."""
    return (" " * (_WORD_GAP - 2),) * HEIGHT if character == " " else glyph(character)


def _glyphs(text: str) -> list[Glyph]:
    """What the text is drawn with; it has only characters that can be drawn."""
    return [drawn for drawn in map(_drawn, text) if drawn]


def _dots(text: str) -> int:
    """Dots that the text is wide."""
    return sum(len(drawn[0]) for drawn in _glyphs(text)) + max(0, len(text) - 1)


def _canvas(lines: Sequence[str]) -> list[str]:
    """The dots of the lines, a blank row between them, in rows that are equally wide; no blank row on the outside."""
    drawn = [[" ".join(row) for row in zip(*_glyphs(line), strict=True)] for line in lines]
    inked = [y for y in range(HEIGHT) if any(INK in line[y] for line in drawn)]
    rows = [row for line in drawn for row in (*line[inked[0] : inked[-1] + 1], "")][:-1]
    while INK not in rows[0]:
        del rows[0]
    while INK not in rows[-1]:
        del rows[-1]
    width = max(map(len, rows))
    return [row.ljust(width) for row in rows]


def _blocks(canvas: Sequence[str], step: Step) -> tuple[str, ...]:
    """The dots at a size, four quarters in a cell."""
    wider = {ord(dot): dot * step.across for dot in " " + INK}
    even = len(canvas[0]) * step.across % 2 * " "
    halves = [row for dots in canvas for row in [dots.translate(wider) + even] * step.down]
    if len(halves) % 2:
        halves.append(" " * len(halves[0]))
    return tuple(_block_row(upper, lower) for upper, lower in zip(halves[::2], halves[1::2], strict=True))


@lru_cache(_CACHED)
def _block_row(upper: str, lower: str) -> str:
    quarters = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
    return "".join(_QUARTERS[cell] for cell in quarters)


def _in_characters(text: str, width: int, height: int, language: Language) -> tuple[str, ...]:
    """In letters of the terminal's own size: apart where that fits, and with blank rows between where those fit."""
    if all(_cells_apart(word) <= width for word in text.split()):
        apart = wrap(text, width, language, measure=_cells_apart, blank=_SPACED_WORD_GAP)
        if len(apart) <= height:
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
