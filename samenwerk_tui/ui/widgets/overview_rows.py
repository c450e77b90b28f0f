"""The overview over sessions in rows of a given width."""

from collections.abc import Iterator, Sequence

from samenwerk_tui.core.overview import Day, GroupOverview, Reading, Series, apart
from samenwerk_tui.export.overview import ANSWERS, OverviewWords
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, beside, between, padded, shortened, wrapped

_GAP = 2
_LEAST_TITLE = 16
"""Cells for the title of a session; with less it stands on a row of its own."""
_WIDEST_HEAD = 12
_LEAST_TABLE = 40
"""Cells that are enough for a figure and what it is, on a narrow screen."""
_ANSWER = 3
"""Cells of how many people gave one answer."""
_LONGEST_BAR = 30
_LEAST_BAR = 8


def overview_rows(words: OverviewWords, groups: Sequence[GroupOverview], width: int) -> list[Row]:
    """All of it: groups in full, then sessions that stand alone."""
    t = words.t
    full, alone = apart(groups)
    rows: list[Row] = []
    for group in full:
        rows += [*_group(group, words, width), NO_ROW, NO_ROW]
    if alone:
        rows += [*_title(t("overview.alone"), words, width), NO_ROW, *_sessions(alone, words, width)]
    if not groups:
        rows = _text(t("overview.nothing"), words, width)
    while rows and rows[-1] == NO_ROW:
        rows.pop()
    return rows


def _group(group: GroupOverview, words: OverviewWords, width: int) -> Iterator[Row]:
    t = words.t
    yield from _title(group.title, words, width)
    yield from _text(words.span(group), words, width)
    yield NO_ROW
    yield from _sessions(group.days, words, width)
    yield NO_ROW
    yield from _text(t("overview.breadth"), words, width)
    yield NO_ROW
    yield from _title(t("overview.agreements_title"), words, width)
    for kept in words.kept(group):
        yield from _text(kept, words, width, "")
    yield NO_ROW
    yield from _title(t("overview.pulse_title"), words, width)
    series = group.series
    yield from _text(t("overview.caveat") if series else t("overview.no_pulse"), words, width)
    for statement in series:
        yield NO_ROW
        yield from _series(statement, words, width)


def _title(text: str, words: OverviewWords, width: int) -> list[Row]:
    return _text(text, words, width, "strong")


def _text(text: str, words: OverviewWords, width: int, style: str = "quiet") -> list[Row]:
    return [Row(line) for line in wrapped((Span(text, style),), width, words.t.language)]


def _sessions(days: Sequence[Day], words: OverviewWords, width: int) -> list[Row]:
    """A row a session, with its title where not all have the same: in a column, or above it where that is too narrow.

    Heads that are too long for their figures stand on two rows. On a narrow screen every figure has a row of its own.
    """
    t = words.t
    figures = [words.figures(day) for day in days]
    texts = [words.day(day.day) for day in days]
    heads = [wrapped((Span(head, "quiet"),), _WIDEST_HEAD, t.language) for head in words.heads()]
    sizes = [max([*map(cells, head), *(len(row[index]) for row in figures)]) for index, head in enumerate(heads)]
    first = max(map(len, (t("overview.column.day"), *texts)))
    titles = len({day.title for day in days}) > 1
    room = width - first - sum(sizes) - _GAP * (len(sizes) + 1)
    if room < -_GAP:
        return [row for day in days for row in _below_each_other(day, words, width)]
    title = min(room, max(cells((Span(day.title),)) for day in days)) if titles and room >= _LEAST_TITLE else 0

    def row(day: str, name: str, ends: Sequence[Sequence[Line]], style: str) -> list[Row]:
        lead: list[tuple[Sequence[Line], int]] = [([(Span(day, style),)], first)]
        if title:
            lead.append((wrapped((Span(name, style),), title, t.language), title))
        columns = [([_right(line, size) for line in end], size) for end, size in zip(ends, sizes, strict=True)]
        return [Row(shortened(line, width)) for line in beside([*lead, *columns], _GAP)]

    rows = row(t("overview.column.day"), t("overview.column.session"), heads, "quiet")
    for day, text, told in zip(days, texts, figures, strict=True):
        if titles and not title:
            rows += [NO_ROW, *_text(day.title, words, width, "")]
        rows += row(text, day.title, [[(Span(figure, "strong"),)] for figure in told], "")
    return rows


def _below_each_other(day: Day, words: OverviewWords, width: int) -> Iterator[Row]:
    yield NO_ROW
    yield from _text(f"{words.day(day.day)} · {day.title}", words, width, "")
    for head, figure in zip(words.heads(), words.figures(day), strict=True):
        yield Row(between((Span(head, "quiet"),), (Span(figure, "strong"),), min(width, _LEAST_TABLE)))


def _right(line: Line, width: int) -> Line:
    """The line at the end of its cells."""
    return (Span(" " * max(0, width - cells(line))), *line)


def _series(series: Series, words: OverviewWords, width: int) -> Iterator[Row]:
    """The statement, a row a reading, and what became different."""
    t = words.t
    yield from _text(series.text, words, width, "")
    when = max(len(words.when(reading)) for reading in series.readings)
    agree = max(len(t("overview.agree", figure=words.agree(reading))) for reading in series.readings)
    bar = min(_LONGEST_BAR, width - when - agree - _ANSWER * len(ANSWERS) - 3 * _GAP)
    head = "".join(answer.rjust(_ANSWER) for answer in ANSWERS)
    yield Row(shortened((Span(" " * (when + _GAP)), Span(head, "quiet")), width))
    for reading in series.readings:
        yield Row(shortened(_reading(reading, words, when, bar if bar >= _LEAST_BAR else 0), width))
    shift = words.shift(series)
    if shift:
        yield from _text(shift, words, width, "strong")


def _reading(reading: Reading, words: OverviewWords, when: int, bar: int) -> Line:
    """When, how many gave each answer, and how many agree; that last one as a bar too where there is room."""
    answers = reading.answers
    figures = "".join(str(people).rjust(_ANSWER) for people in answers.counts)
    told = words.t("overview.agree", figure=words.agree(reading))
    line: Line = (*padded((Span(words.when(reading)),), when + _GAP), Span(figures), Span(" " * _GAP))
    if bar:
        line = (*line, *_bar(answers.agree, answers.answered, bar), Span(" " * _GAP))
    return (*line, Span(told, "strong"))


def _bar(part: int, whole: int, width: int) -> Line:
    """A bar of so many cells, filled as far as the part goes."""
    filled = round(width * part / whole) if whole else 0
    return Span("▆" * filled), Span("·" * (width - filled), "quiet")
