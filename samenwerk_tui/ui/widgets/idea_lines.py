"""What a column shows for one idea, and its text in lines that fit. Plain text: nothing here knows markup."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Language

_ELLIPSIS = "…"
_COVERED = "▒"
_LOOSE_ENDS = " ,;:.–-"
"""What an ellipsis takes the place of."""
_LEAST_HEAD = 4
"""A word is not begun at the end of a line for fewer characters than this."""
_LEAST_KEPT = 1 / 4
"""Part of the room that whole words fill, or the next word is begun."""
_CACHED_CARDS = 512
"""More than all columns of a big screen show at once; a card takes about 1 KiB."""


class Card(NamedTuple):
    """What a column shows for one idea. A tuple, because boards make and compare thousands of them."""

    id: str
    text: str
    mark: str = ""
    """Shown quietly before the text: "✱" for outside one's own task, "+2 COR" for what was merged into it …"""
    builds_on: str = ""
    """Short name of whom it builds on, shown quietly as "↳ POL" before the text; empty when on nobody."""


class Span(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: str = ""
    """Component class of the column without its prefix ("quiet", "tint-3"); empty is the plain text."""


Line = tuple[Span, ...]
Measure = Callable[[str], int]
"""How wide a text is."""


@lru_cache(_CACHED_CARDS)
def card_lines(card: Card, width: int, language: Language) -> tuple[Line, ...]:
    """The card in lines of at most `width` cells (1 or more); at least one line."""
    return _lines(card, clean_line(card.text), width, language)


@lru_cache(_CACHED_CARDS)
def cut_lines(card: Card, width: int, language: Language, most: int) -> tuple[Line, ...]:
    """The card in at most `most` lines (1 or more): what is cut off ends on a whole word and an ellipsis.

    The ellipsis is within a word where not even the first one fits, and where whole words before a long compound
    would leave most of the lines empty: "Een…" tells nobody what it is.
    """
    whole = card_lines(card, width, language)
    if len(whole) <= most:
        return whole
    words = clean_line(card.text).split()
    in_sight = sum(len(span.text.split()) for line in whole[:most] for span in line)
    for count in range(min(in_sight, len(words) - 1), 0, -1):
        kept = " ".join(words[:count]).rstrip(_LOOSE_ENDS) + _ELLIPSIS
        lines = _lines(card, kept, width, language)
        if len(lines) <= most:
            if cell_len(kept) < _LEAST_KEPT * width * most and whole[most - 1][-1].text.endswith("-"):
                break
            return lines
    return (*whole[: most - 1], with_ellipsis(whole[most - 1], width))


def _lines(card: Card, text: str, width: int, language: Language) -> tuple[Line, ...]:
    lead = clean_line(f"{card.mark} ↳ {card.builds_on}" if card.builds_on else card.mark)
    lines: list[Line] = []
    at = 0
    for row in wrap(text, width, language, lead):
        at += lead[at : at + 1] == " "  # that blank was the end of a line
        quiet = row[: len(lead) - at] if at < len(lead) else ""
        lines.append(tuple(span for span in (Span(quiet, "quiet"), Span(row[len(quiet) :])) if span.text))
        at += len(quiet)
    return tuple(lines)


def covered_lines(width: int) -> tuple[Line, ...]:
    """A card while silent writing goes on: the same for every card, so that not even its length shows."""
    return ((Span(_COVERED * width, "quiet"),),)


def with_ellipsis(line: Line, width: int) -> Line:
    """The line with an ellipsis at its end, within `width` cells: there is more of it below."""
    if cells(line) < width and not (line and line[-1].text.endswith("-")):
        return (*line, Span(_ELLIPSIS, "quiet"))
    *before, last = line or (Span(""),)
    head = _fitting(last.text, width - 1 - cells(tuple(before))).removesuffix("-")
    kept = (Span(head, last.style),) if head else ()
    return (*before, *kept, Span(_ELLIPSIS, "quiet"))


def cells(line: Line) -> int:
    """Width of a line in cells."""
    return sum(cell_len(span.text) for span in line)


def wrap(
    text: str, width: int, language: Language, lead: str = "", *, measure: Measure | None = None, blank: int = 1
) -> tuple[str, ...]:
    """The text in lines of at most `width` cells, words kept whole where they fit; at least one line.

    A word wider than a line is broken where its language allows it, with a hyphen; what still does not fit is cut.
    What stands in `lead` comes before the text and is never hyphenated. Letters of another size than a cell have a
    `measure` of their own, in which `width` is meant too, and `blank` is what comes between two words.
    """
    whole = f"{lead} {text}" if lead and text else lead or text
    measure = measure or (len if whole.isascii() else cell_len)
    if measure(whole) <= width:
        return (whole,)
    lines: list[str] = []
    line = ""
    used = 0
    marks = lead.split()
    for number, word in enumerate((*marks, *text.split())):
        size = measure(word)
        if line and used + blank + size <= width:
            line = f"{line} {word}"
            used += blank + size
            continue
        if size > width:
            from samenwerk_tui.ui.widgets.hyphenation import breaks  # late: mostly all words fit

            *full, word = _broken(word, line, width, measure, () if number < len(marks) else breaks(word, language))
            lines += full
            size = measure(word)
        elif line:
            lines.append(line)
        line, used = word, size
    return (*lines, line)


def _broken(
    word: str, line: str, width: int, measure: Measure, places: tuple[tuple[int, bool], ...]
) -> Iterator[str]:
    """The lines that a word too wide for one makes, the first begun on `line`; the last one may go on after it."""
    start = 0
    while measure(word[start:]) > width:
        begun = f"{line} " if line else ""
        best = start
        piece = ""
        for at, hyphen in places:
            candidate = f"{begun}{word[start:at]}{'-' if hyphen else ''}"
            if at > best and measure(candidate) <= width and not (line and at < _LEAST_HEAD):
                best, piece = at, candidate
        if best == start and line:
            piece = line
        elif best == start:
            piece = _fitting(word[start:], width) or next(characters(word[start:]))
            best = start + len(piece)
        yield piece
        line, start = "", best
    yield word[start:]


def _fitting(text: str, width: int) -> str:
    """As much of the beginning of the text as fits in `width` cells, without cutting through a character."""
    if text.isascii():
        return text[: max(0, width)]
    head = ""
    for cluster in characters(text):
        if cell_len(head + cluster) > width:
            break
        head += cluster
    return head


def characters(text: str) -> Iterator[str]:
    """The text in pieces that start with a character that takes room and go on with its marks and joiners.

    What is joined is measured as taking no room, so whoever adds pieces while they fit does not cut through an emoji.
    Flags come in halves: those are drawn as letters when they are cut.
    """
    cluster = ""
    for character in text:
        if cluster and cell_len(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster
