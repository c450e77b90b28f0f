"""The pulse in the report, as blocks of Markdown: on the first page what became different, behind it every answer."""

from collections.abc import Iterator, Sequence

from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, table
from samenwerk_tui.export.lines import day_words
from samenwerk_tui.export.sections import LookedBack, Pulse, PulseRow, PulseSpread, PulseStatement, Spread
from samenwerk_tui.locale import Catalog


def write_pulse(pulse: Pulse, t: Catalog) -> Iterator[str]:
    """How many people agree, at the start and at the end; nothing where nothing was counted."""
    compared = tuple(statement for statement in pulse.statements if not statement.looks_back)
    if compared or pulse.untold:
        yield heading(2, t("export.pulse.title"))
    if compared:
        yield from _compared(pulse, compared, t)
    if pulse.untold:
        yield paragraph(t("export.pulse.untold"))
        yield listing(item(text) for text in pulse.untold)


def _compared(pulse: Pulse, statements: Sequence[PulseStatement], t: Catalog) -> Iterator[str]:
    heads = (t("export.pulse.statement"), *(day_words(t, day) for day in pulse.earlier))
    columns = [Column(heads[0]), *(Column(head, right=True) for head in heads[1:])]
    columns += [Column(t("export.pulse.start"), right=True), Column(t("export.pulse.end"), right=True)]
    columns.append(Column(t("export.pulse.difference")))
    yield table(columns, [_row(statement, t) for statement in statements])
    yield paragraph(t("export.pulse.agree"))
    if pulse.looked_back:
        yield paragraph(_looked_back(pulse.looked_back, t))
    yield from _caveats(pulse, t)


def _row(statement: PulseStatement, t: Catalog) -> tuple[str, ...]:
    room = statement.room
    spreads = (*statement.earlier, room.start, room.end)
    return (statement.text, *(agree_words(spread, t) for spread in spreads), difference_words(statement, t))


def agree_words(spread: Spread | None, t: Catalog) -> str:
    """How many agree, of how many who answered; nothing where that is not known."""
    return "" if spread is None else t("export.pulse.agree_of", n=spread.agree, all=spread.answered)


def difference_words(statement: PulseStatement, t: Catalog) -> str:
    """How many people more or fewer agree at the end, or why that is not compared."""
    if statement.direction is None or statement.difference is None:
        return t(f"export.pulse.why.{statement.why}") if statement.why else ""
    if statement.direction == "same":
        return t("export.pulse.same")
    return t.n(f"export.pulse.{statement.direction}", abs(statement.difference))


def _looked_back(told: LookedBack, t: Catalog) -> str:
    start, seen_back = told.start, told.seen_back
    return t(
        "export.pulse.looked_back",
        text=told.text,
        before=start.agree,
        started=start.answered,
        after=seen_back.agree,
        ended=seen_back.answered,
    )


def _caveats(pulse: Pulse, t: Catalog) -> Iterator[str]:
    yield paragraph(t("export.pulse.caveat"))
    if pulse.fingers:
        yield paragraph(t("export.pulse.fingers"))
    if pulse.withheld:
        yield paragraph(t("export.pulse.small"))


def write_spread(spread: PulseSpread, t: Catalog) -> Iterator[str]:
    """Every statement with the answers of the room and of the organisations that may be told."""
    if not spread.pulse.statements:
        return
    yield heading(2, t("export.pulse.spread_title"))
    yield paragraph(t("export.pulse.scale"))
    for statement in spread.pulse.statements:
        yield heading(3, statement.text)
        if statement.looks_back:
            yield paragraph(t("export.pulse.looks_back"))
        yield table(
            _columns(t), [cells for row in (statement.room, *statement.organisations) for cells in _rows(row, t)]
        )
    yield paragraph(t("export.pulse.caveat"))


def _columns(t: Catalog) -> tuple[Column, ...]:
    answers = (Column(str(answer), right=True) for answer in range(1, 6))
    return (Column(t("export.pulse.who")), Column(t("export.pulse.moment")), *answers)


def _rows(row: PulseRow, t: Catalog) -> Iterator[tuple[str, ...]]:
    who = row.organisation or t("export.pulse.room")
    for moment, spread in (("start", row.start), ("end", row.end)):
        if spread is not None:
            n = t.n("export.pulse.people", spread.answered)
            yield (who, t("export.pulse.at", moment=t(f"export.pulse.{moment}"), people=n), *map(str, spread.counts))
