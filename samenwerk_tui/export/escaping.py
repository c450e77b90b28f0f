"""Text from people in Markdown: escaped so that it stays text, and no more than that, so that it stays readable.

Holds for CommonMark with GitHub's additions: tables, strikethrough, task lists, alerts, and addresses of sites and
mail that become links by themselves. GitHub looks for mail addresses after it has taken the backslashes out, so there
an address may still become a link; its text is the same.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, get_args

Context = Literal["paragraph", "heading", "item", "quote", "cell", "link"]
"""Where a text stands: a block of its own, a list item, a table cell, or between the brackets of a link."""
CONTEXTS: tuple[Context, ...] = get_args(Context)
EMPTY_CELL = "–"

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""What a backslash works on."""
_BLOCKS: tuple[Context, ...] = ("paragraph", "item", "quote")
"""Contexts in which the start of the text is the start of a line."""

_SUSPECT = re.compile(r"[\\`*_~\[\]<&|#@]|//|mailto:|\.[^\W\d_]|^(?:[>+=-]|[0-9]{1,9}[.)](?: |$))", re.IGNORECASE)
"""A text without any of these needs no escaping anywhere."""

_START = re.compile(
    r"#{1,6}(?= |$)"  # heading
    r"|>"  # quote
    r"|[-+*](?= |$)"  # list
    r"|([-*_])(?: ?\1){2,}$"  # thematic break
    r"|(?:=+|-+)$"  # underline of a heading in the line before it
    r"|~{3,}"  # fence
    r"|<[A-Za-z/!?]"  # HTML
    r"|\[.*\]:"  # definition of a link or footnote
)
_START_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)](?: |$))")
_START_FENCE = "```"
_TASK = re.compile(r"\[[ xX]\](?: |$)")
_ALERT = re.compile(r"\[!")
_CLOSING_HASHES = re.compile(r"(?:^|(?<= ))#+$")

_TICKS = re.compile(r"`+")
_RUN = {marker: re.compile(rf"{re.escape(marker)}+") for marker in "*_~"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")

_TOP_LEVEL = (
    r"(?:[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--[a-z0-9-]+)"
    r"(?![^\W_]|-)"
)
"""Ends of site names that parsers take for one without `www.`: two letters and the usual ones."""
_LINKS = re.compile(
    # Each alternative escapes one character (its group) and goes on over what is then harmless. None goes on over a
    # colon, so a second scheme is found too.
    r"(?:(?<=http)|(?<=https)|(?<=ftp))(:)//(?:[\w.@-]|/(?!/))*"
    r"|(?<![\w/:])(/)/(?=[^\s/])"
    r"|(?:(?<=mailto)|(?<=xmpp))(:)(?=\S{1,64}@)"
    r"|(?<=[\w;:&=+$,\".-])(@)(?=\w[\w-]*\.\w)[\w.-]*"
    r"|(?<![\w/])www(\.)(?=\S)[\w.-]*"
    rf"|(?<=[^\s.])(\.)(?={_TOP_LEVEL})[\w.-]*",
    re.IGNORECASE,
)


def escape(text: str, context: Context) -> str:
    """The text as Markdown that shows exactly this text on one line, white space folded.

    Give the whole content of the block, cell or link at once: what needs escaping depends on what stands around it.
    Text is expected to have passed `core.text.clean`. An empty cell becomes a dash, other empty text stays empty.
    """
    line = " ".join(text.split())
    if not line:
        return EMPTY_CELL if context == "cell" else ""
    if not _SUSPECT.search(line):
        return line
    marked = {place for find in _EVERYWHERE for place in find(line)}
    marked.update(_at_start(line, context) if context in _BLOCKS else ())
    marked.update(_in_context(line, context))
    if not marked:
        return line
    return "".join(f"\\{character}" if place in marked else character for place, character in enumerate(line))


def _at_start(line: str, context: Context) -> Iterator[int]:
    """What would open a block."""
    if _START.match(line) or (context == "item" and _TASK.match(line)) or (context == "quote" and _ALERT.match(line)):
        yield 0
    elif number := _START_NUMBER.match(line):
        yield number.end()
    elif line.startswith(_START_FENCE):
        yield from _all(line, "`")


def _in_context(line: str, context: Context) -> Iterator[int]:
    """What means something in one context only."""
    if context == "heading" and (hashes := _CLOSING_HASHES.search(line)):
        yield hashes.start()
    elif context == "cell":
        yield from _all(line, "|")
    elif context == "link":
        yield from _all(line, "[")
        yield from _all(line, "]")
        if line.endswith("\\"):
            yield len(line) - 1


def _backslashes(line: str) -> Iterator[int]:
    """Backslashes that would escape what follows."""
    return (place for place in _all(line, "\\") if line[place + 1 : place + 2] in _PUNCTUATION)


def _code(line: str) -> Iterator[int]:
    """All backticks, if two runs of the same length make code; escaping some could pair up others."""
    runs = [len(run.group()) for run in _TICKS.finditer(line)]
    if len(set(runs)) < len(runs):
        yield from _all(line, "`")


def _emphasis(line: str) -> Iterator[int]:
    """Runs of `*`, `_` and `~` that could open something that a later run closes."""
    for marker, pattern in _RUN.items():
        if marker not in line:
            continue
        runs = [run.span() for run in pattern.finditer(line)]
        closers = [start for start, end in runs if _can_close(line, start, end, marker)]
        for start, end in runs:
            if closers and closers[-1] >= end and _can_open(line, start, end, marker):
                yield from range(start, end)


def _can_open(line: str, start: int, end: int, marker: str) -> bool:
    return line[end : end + 1] not in ("", " ") and not _inside_word(line, start, end, marker)


def _can_close(line: str, start: int, end: int, marker: str) -> bool:
    return start > 0 and line[start - 1] != " " and not _inside_word(line, start, end, marker)


def _inside_word(line: str, start: int, end: int, marker: str) -> bool:
    """Within a word `_` is a letter like any other."""
    return marker == "_" and line[start - 1 : start].isalnum() and line[end : end + 1].isalnum()


def _brackets(line: str) -> Iterator[int]:
    """Brackets that could open a link or an image."""
    last = line.rfind("](")
    return (place for place in _all(line, "[") if place < last)


def _html(line: str) -> Iterator[int]:
    """What could be an HTML tag, an address in angle brackets or an entity."""
    last = line.rfind(">")
    yield from (tag.start() for tag in _TAG.finditer(line) if tag.start() < last)
    yield from (entity.start() for entity in _ENTITY.finditer(line))


def _links(line: str) -> Iterator[int]:
    """One place in every address that would become a link by itself."""
    return (link.start(link.lastindex or 0) for link in _LINKS.finditer(line))


_EVERYWHERE: tuple[Callable[[str], Iterator[int]], ...] = (_backslashes, _code, _emphasis, _brackets, _html, _links)


def _all(line: str, wanted: str) -> Iterator[int]:
    return (place for place, character in enumerate(line) if character == wanted)
