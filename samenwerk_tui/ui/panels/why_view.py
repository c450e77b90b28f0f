"""How "blik van buiten" looks: one question large, what was answered to it, and the other questions beside it."""

from collections.abc import Collection, Sequence

from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.core.questions import Card
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.panels.why_deck import LOOSE
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.idea_window import Window
from samenwerk_tui.ui.widgets.more import more_above, more_below
from samenwerk_tui.ui.widgets.said import COVERED, signed_blocks
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, at_most, between, names_of, shortened, shorts_of

ON_CARD = "card"
"""Tag of the rows of the question itself."""
_ROOM_FOR_ANSWERS = 8
"""Rows that are kept for what is answered, where there are many."""
_ROOM_FOR_AIR = 8
"""Below this many rows nothing is left blank."""
_ROOM_FOR_MORE = 20
"""From this many rows, two are left blank under the question, whose own lines may stand a row apart."""
_GAP = "  "
_LINES_IN_LIST = 2
"""Lines that a question gets in the list beside it."""


def card_rows(
    t: Catalog,
    session: Session,
    card: Card,
    place: tuple[int, int],
    answers: Sequence[Contribution],
    width: int,
    height: int,
    *,
    walked: str = "",
    covered: bool = False,
) -> list[Row]:
    """The card (the N-th of so many), and under it the answers, the newest in sight unless one is walked.

    The question gets at least half of the rows, and all but a few where there are many; whatever was answered, so
    that it does not jump while one listens.
    """
    airy = height >= _ROOM_FOR_AIR
    on_card = walked == ON_CARD
    question = big_rows(card.text, width, max(1, max(height // 2, height - _ROOM_FOR_ANSWERS) - 2 * airy), t.language)
    rows = [Row((Span(line, "strong"),), ON_CARD, on_card) for line in question]
    if height > len(rows) + 1:
        counted = (Span(t("why.place", n=place[0], all=place[1]), "quiet"),)
        rows.insert(0, Row(between(asked_line(t, session, card, width - cells(counted) - 2), counted, width)))
        rows[1:1] = [NO_ROW] * airy
        rows += [NO_ROW] * (height >= _ROOM_FOR_MORE)
    room = height - len(rows)
    if not answers:
        rows += _invitation(t, session, width)
    elif covered:
        rows += [NO_ROW, Row((Span(COVERED, "quiet"),))]
    else:
        rows += _answer_rows(t, session, answers, width, room, walked)
    return rows[:height]


def asked_line(t: Catalog, session: Session, card: Card, room: int) -> Line:
    """Who asks whom, with names where those fit: `POL Politie vraagt aan GEM Gemeente`."""
    if card.id == LOOSE:
        return (Span(t("why.loose"), "quiet"),)
    if card.asked_by is None and not card.asked_of:
        return (Span(t("why.from_outside"), "quiet"),)
    for named in (True, False):
        if card.asked_by is None:
            line: Line = (Span(f"{t('why.asked_of')} ", "quiet"), *_called(session, card.asked_of, named=named))
        else:
            whom = _called(session, card.asked_of, named=named) or (Span(t("why.everybody"), "quiet"),)
            asks = Span(f" {t('why.asks')} ", "quiet")
            line = (*_called(session, (card.asked_by,), named=named), asks, *whom)
        if cells(line) <= room:
            break
    return line


def _called(session: Session, organisations: Sequence[str], *, named: bool) -> Line:
    """Short names, each with its name behind it where that is wanted."""
    return names_of(session, organisations) if named else shorts_of(session, organisations)


def _invitation(t: Catalog, session: Session, width: int) -> list[Row]:
    short = next((organisation.short.lower() for organisation in session.organisations), "")
    texts = (t("why.invitation"), t("why.ask_each_other", short=short))
    return [
        NO_ROW,
        *(Row((Span(line, "quiet"),)) for text in texts for line in wrap(text, width, t.language)),
    ]


def _answer_rows(
    t: Catalog, session: Session, answers: Sequence[Contribution], width: int, room: int, walked: str
) -> list[Row]:
    """As many answers as fit in the room; the rows above and below tell of those out of sight."""
    blocks = signed_blocks(session, answers, width, t.language)
    gap = 1 if sum(map(len, blocks)) + len(blocks) <= room else 0
    at = next((index for index, line in enumerate(answers) if line.id == walked), len(blocks) - 1)
    window = Window(len(blocks), lambda index: len(blocks[index]), max(1, room - 1), gap)
    top = window.top_for(len(blocks) - 1)
    if at < top:
        # Above what is in sight at the end: a row less, for what follows.
        window = Window(window.count, window.height, max(1, room - 2), gap)
        top = at
    end = window.end(top)
    rows = [Row((Span(more_above(t, top), "quiet"),))] if room > 1 else []
    for index in range(top, end):
        line = answers[index]
        rows += [NO_ROW] * (gap if index > top else 0)
        rows += [Row(one, line.id, line.id == walked) for one in at_most(blocks[index], window.rows, width)]
    below = more_below(t, len(blocks) - end)
    return [*rows, *[NO_ROW] * (room - len(rows) - 1), Row((Span(below, "quiet"),))] if below else rows


def list_rows(
    t: Catalog,
    session: Session,
    deck: Sequence[Card],
    current: str,
    answered: Collection[str],
    width: int,
    height: int,
) -> list[Row]:
    """Every question of the deck, the current one with a mark and those that were answered with another."""
    head = [Row((Span(t("why.all"), "quiet"),)), NO_ROW]
    room = height - len(head)
    if room < 1:
        return head[:height]
    most = _LINES_IN_LIST if len(deck) * _LINES_IN_LIST <= room else 1
    blocks = [_listed(t, session, card, card.id == current, card.id in answered, width, most) for card in deck]
    gap = 1 if sum(map(len, blocks)) + len(blocks) <= room else 0
    at = next((index for index, card in enumerate(deck) if card.id == current), 0)
    window = Window(len(blocks), lambda index: len(blocks[index]), room, gap)
    top = min(max(0, at - room // (2 * most)), window.top_for(len(blocks) - 1))
    rows = head
    for index in range(top, window.end(top)):
        rows += [NO_ROW] * (gap if index > top else 0)
        rows += [Row(line, deck[index].id) for line in blocks[index]]
    return rows


def _listed(
    t: Catalog, session: Session, card: Card, here: bool, answered: bool, width: int, most: int
) -> list[Line]:
    style = "strong" if here else "quiet"
    mark = "▸ " if here else "✓ " if answered else _GAP
    asks = shorts_of(session, (card.asked_by,)) if card.asked_by else ()
    lead: Line = (Span(mark, style), *asks, Span(" ")) if asks else (Span(mark, style),)
    texts = wrap(card.text, max(1, width - cells(lead)), t.language)
    lines = [(*lead, Span(texts[0], style)), *((Span(" " * cells(lead) + text, style),) for text in texts[1:])]
    return [shortened(line, width) for line in at_most(lines, most, width)]
