"""How the shared goal looks: the sentence large, the question under it, and where every organisation stands."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from samenwerk_tui.core.comparing import changed_words
from samenwerk_tui.core.model import Organisation, Session, Stance, StanceAnswer, Wording
from samenwerk_tui.core.wording_hints import hints
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.said import said, signed
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Part, Row, at_most, between, padded, shortened, wrapped

ON_GOAL, ON_QUESTION = "goal", "question"
"""Tags of the rows of the sentence and of the question."""
MARKS: dict[StanceAnswer | None, str] = {"yes": "✓", "yes_if": "±", "no": "✗", None: "·"}
"""What stands before the word for where somebody stands; None: not asked yet."""
_GAP = "  "
_BETWEEN = "   "
_ROOM_FOR_AIR = 14
"""Rows from which there is a blank one above the sentence."""
_PLAIN = 2
"""Rows of the sentence where the rest of it all needs the room."""
_LEAST_CELL = 25
"""Cells in which a short name, a mark and the beginning of a condition can be read."""
_WHOLE = 99
"""Lines within which every condition fits that somebody can say."""
_Layout = tuple[int, int]
"""Cells beside each other, and lines for each at most."""
_LAYOUTS: tuple[tuple[_Layout, ...], ...] = (
    ((1, _WHOLE), (2, _WHOLE)),
    ((1, 2), (2, 2), (1, 1)),
    ((2, 1), (3, 1), (4, 1), (5, 1), (6, 1)),
)
"""From what reads best to what takes least room: every condition whole, most of it, or its beginning."""


def all_agree(session: Session) -> bool:
    """Whether every organisation said yes to the newest goal."""
    goal = session.newest_wording("goal")
    stances = [session.stance(goal.id, o.id) for o in session.organisations] if goal else []
    return bool(stances) and all(stance is not None and stance.answer == "yes" for stance in stances)


def goal_versions(session: Session) -> tuple[Wording, ...]:
    """Every version of the goal, oldest first."""
    return tuple(wording for wording in session.wordings if wording.about == "goal")


class _Share(NamedTuple):
    """How much of the lower part is shown, where not all of it fits."""

    question: int
    """Lines of the question at most."""
    checks: int
    """Lines of what may be looked at once more, at most."""
    air: bool


_SHARES = (
    _Share(3, 2, air=True),
    _Share(2, 1, air=True),
    _Share(2, 1, air=False),
    _Share(1, 0, air=False),
)


def goal_rows(t: Catalog, session: Session, phase_id: str, width: int, height: int, walked: str = "") -> list[Row]:
    """The newest goal and question, and where everybody stands; without a goal, what is asked for."""
    foot = _foot(t, session, phase_id, width) if height > 8 else []
    versions = goal_versions(session)
    rows: list[Row] = []
    if not versions:
        rows = _nothing_yet(t, session, phase_id, width, height - len(foot), walked)
    usual = _for_goal(height)
    for large in (height * 3 // 5, usual, min(_PLAIN, usual)) if versions else ():
        top = _top(t, session, versions, width, height, large, walked)
        lower, whole = _lower(t, session, versions, width, height - len(top) - len(foot), walked)
        rows = [*top, *lower]
        if whole:
            break
    blank = height - len(rows) - len(foot)
    return [*rows, *[NO_ROW] * blank, *foot][:height]


def _top(
    t: Catalog, session: Session, versions: Sequence[Wording], width: int, height: int, large: int, walked: str
) -> list[Row]:
    """The sentence, in at most `large` rows; above it which version it is, or that all agree."""
    goal = versions[-1]
    airy = height >= _ROOM_FOR_AIR
    lines = big_rows(goal.text, width, large, t.language)
    rows = [Row((Span(line, "strong"),), ON_GOAL, walked == ON_GOAL) for line in lines]
    if height > len(rows) + len(session.organisations):
        left = Span(t("goal.all_yes"), "strong") if all_agree(session) else Span(t("goal.ours"), "quiet")
        version = Span(t("goal.version", n=len(versions)), "quiet")
        right: Line = (version,) if len(versions) > 1 else ()
        rows = [Row(between((left,), right, width)), *[NO_ROW] * airy, *rows]
    if airy and not all_agree(session):
        rows += [Row(line) for line in _checks(t, session, goal.text, width)[:1]]
    return rows


def _for_goal(height: int) -> int:
    """Rows for the sentence where there is room."""
    return max(1, height * 2 // 5)


def _lower(
    t: Catalog, session: Session, versions: Sequence[Wording], width: int, room: int, walked: str
) -> tuple[list[Row], bool]:
    """The question and the stances, with as much of the question as leaves every organisation in sight.

    Second: whether that is all of the question.
    """
    before = versions[-2].id if len(versions) > 1 else None
    rows: list[Row] = []
    stances: list[Row] = []
    for layouts in _LAYOUTS:
        for share in _SHARES:
            rows = _question(t, session, width, share, walked)
            left = room - len(rows) - share.air
            stances = stance_rows(t, session, versions[-1].id, width, max(1, left), layouts, walked, before)
            if len(stances) <= left:
                return [*rows, *[NO_ROW] * share.air, *stances], share.question > 1
    return [*rows, *_in_sight(stances, room - len(rows), walked)], False


def _in_sight(rows: Sequence[Row], room: int, walked: str) -> list[Row]:
    """So many rows, with the one under the walker among them."""
    at = next((index for index, row in enumerate(rows) if walked and walked in row.tags), 0)
    top = min(max(0, at - room + 1), max(0, len(rows) - room))
    return list(rows[top : top + max(0, room)])


def _question(t: Catalog, session: Session, width: int, share: _Share, walked: str) -> list[Row]:
    """The newest question of the room; the case's, quietly, as long as there is none."""
    worded = session.newest_wording("question")
    text, style = (worded.text, "strong") if worded else (session.case.question, "quiet")
    lines = at_most([(Span(line, style),) for line in wrap(text, width, t.language)], share.question, width)
    tag, here = (ON_QUESTION, walked == ON_QUESTION) if worded else ("", False)
    checks = _checks(t, session, worded.text, width)[: share.checks] if worded else []
    air = [NO_ROW] * share.air if lines else []
    return [*air, *(Row(line, tag, here) for line in lines), *(Row(line) for line in checks)]


def _checks(t: Catalog, session: Session, text: str, width: int) -> list[Line]:
    """What may be looked at once more, gently; the words are those of the language of the day."""
    found = [t(f"goal.check.{hint.kind}", word=hint.word) for hint in hints(text, session.language)]
    if not found:
        return []
    return [(Span(line, "quiet"),) for line in wrap(_GAP.join(found), width, t.language)]


def _nothing_yet(t: Catalog, session: Session, phase_id: str, width: int, height: int, walked: str) -> list[Row]:
    prompt = session.get_phase(phase_id).prompt
    rows = (
        [Row((Span(line, "strong"),)) for line in big_rows(prompt, width, _for_goal(height), t.language)]
        if prompt
        else []
    )
    question = _question(t, session, width, _SHARES[0], walked) if session.newest_wording("question") else []
    words = [line for text in (t("goal.invitation"), t("goal.ask")) for line in wrap(text, width, t.language)]
    return [*rows, *question, NO_ROW, *(Row((Span(line, "quiet"),)) for line in words)][:height]


def _foot(t: Catalog, session: Session, phase_id: str, width: int) -> list[Row]:
    """What else was said in this phase: how much, and the newest of it."""
    loose = said(session, phase_id)
    if not loose:
        return []
    count = Span(f"{t.n('goal.loose', len(loose))}{_BETWEEN}", "quiet")
    return [NO_ROW, Row(shortened((count, *signed(session, loose[-1])), width))]


# Where everybody stands


def stance_rows(
    t: Catalog,
    session: Session,
    wording: str,
    width: int,
    room: int,
    layouts: Sequence[_Layout],
    walked: str = "",
    before: str | None = None,
) -> list[Row]:
    """Every organisation with where it stands on a version, in the first layout that fits in the room, else the last.

    Who has not said so yet is to be asked; again, where it said something to the version `before`.
    """
    cells = [
        _told(t, session, o, session.stance(wording, o.id), _stance(session, before, o))
        for o in session.organisations
    ]
    rows: list[Row] = []
    for columns, most in layouts:
        if rows and columns > 1 and (width + len(_BETWEEN)) // columns - len(_BETWEEN) < _LEAST_CELL:
            break
        rows = _laid_out(t, session, cells, columns, most, width, walked)
        if len(rows) <= room:
            break
    return rows


def stance_columns(session: Session, rows: Sequence[Row]) -> int:
    """How many organisations stand beside each other in these rows."""
    known = {organisation.id for organisation in session.organisations}
    return max((len(known.intersection(row.tags)) for row in rows), default=1) or 1


def _stance(session: Session, wording: str | None, organisation: Organisation) -> Stance | None:
    return session.stance(wording, organisation.id) if wording else None


def _told(
    t: Catalog, session: Session, organisation: Organisation, stance: Stance | None, before: Stance | None
) -> Line:
    """Mark and word, and the condition or reason behind it."""
    if stance is not None:
        word, reason = _said(t, stance)
        spans = (Span(f"{MARKS[stance.answer]} {word}", "strong"), Span(f" {reason}"))
        return spans if reason else spans[:1]
    if before is None:
        return (Span(f"{MARKS[None]} {t('goal.to_ask')}", "quiet"),)
    earlier = " ".join(filter(None, _said(t, before)))
    return (Span(f"{MARKS[None]} {t('goal.ask_again', earlier=earlier)}", "quiet"),)


def _said(t: Catalog, stance: Stance) -> tuple[str, str]:
    """The word, with a colon where a reason comes after it; a condition goes on with the sentence."""
    colon = ":" if stance.reason and stance.answer != "yes_if" else ""
    return t(f"goal.answer.{stance.answer}") + colon, stance.reason


def _laid_out(
    t: Catalog, session: Session, cells: Sequence[Line], columns: int, most: int, width: int, walked: str
) -> list[Row]:
    """The cells in columns, read from top to bottom; a row knows where each of its organisations begins."""
    cell_width = (width + len(_BETWEEN)) // columns - len(_BETWEEN)
    height = -(-len(cells) // columns)
    blocks = [_block(t, session, number, cell, cell_width, most, walked) for number, cell in enumerate(cells, 1)]
    rows: list[Row] = []
    for y in range(height):
        beside = list(range(y, len(blocks), height))
        tall = max(len(blocks[index]) for index in beside)
        ids = [session.organisations[index].id for index in beside]
        parts = tuple(Part(place * (cell_width + len(_BETWEEN)), tag) for place, tag in enumerate(ids))
        for row in range(tall):
            spans: list[Span] = []
            for place, index in enumerate(beside):
                spans += [Span(_BETWEEN)] if place else []
                spans += padded(blocks[index][row] if row < len(blocks[index]) else (), cell_width)
            rows.append(Row(tuple(spans), here=columns == 1 and walked == ids[0], parts=parts))
    return rows


def _block(t: Catalog, session: Session, number: int, told: Line, width: int, most: int, walked: str) -> list[Line]:
    organisation = session.organisations[number - 1]
    style = f"on-org-{number}" if organisation.id == walked else f"org-{number}"
    lead: Line = (Span(organisation.short, style), Span(_GAP))
    margin = len(organisation.short) + len(_GAP)
    lines = at_most(wrapped(told, max(1, width - margin), t.language), most, max(1, width - margin))
    return [(*lead, *lines[0]), *((Span(" " * margin), *line) for line in lines[1:])]


# Looking back


def compared_rows(t: Catalog, session: Session, newer: int, width: int, height: int) -> list[Row]:
    """A version (by its place, from 1) under the one before it, the words that differ marked; and what was said to
    the earlier one.
    """
    versions = goal_versions(session)
    old, new = versions[newer - 2], versions[newer - 1]
    words = changed_words(old.text, new.text)
    gone = tuple(Span(word, "gone" if change == "gone" else "") for word, change in words if change != "new")
    came = tuple(Span(word, "new" if change == "new" else "") for word, change in words if change != "gone")
    rows = [
        Row((Span(t("goal.version", n=newer - 1), "quiet"),)),
        *(Row(line) for line in wrapped(gone, width, t.language)),
        NO_ROW,
        Row((Span(t("goal.version", n=newer), "quiet"),)),
        *(Row(line) for line in wrapped(came, width, t.language)),
    ]
    left = height - len(rows) - 3
    if left > 0 and any(stance.wording == old.id for stance in session.stances):
        stances = stance_rows(t, session, old.id, width, left, tuple(chain.from_iterable(_LAYOUTS)))
        rows += [NO_ROW, NO_ROW, Row((Span(t("goal.said_to", n=newer - 1), "quiet"),)), *stances]
    return rows[:height]
