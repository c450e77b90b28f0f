"""What the pulse looks like: a covered statement, a shown one, and all of them.

Of answers only what the core tells gets here (`pulse.distributions`, `pulse.shift`, `showing.is_shown`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import Pulse, PulseCounts, Session
from samenwerk_tui.core.pulse import (
    Change,
    WhyNoShift,
    asked,
    distributions,
    earlier_answers,
    is_other_group,
    looking_back,
    moment_of,
    shift,
    start_and_end,
)
from samenwerk_tui.core.showing import gives_away, is_shown
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.pulse_asking import Asking, Heading, Place
from samenwerk_tui.ui.widgets.pulse_overview import StatementRow
from samenwerk_tui.ui.widgets.pulse_spread import OrganisationSpread, Side, Spread
from samenwerk_tui.ui.widgets.sheet import colour_of, shorts_of

_MOST_EARLIER = 3
"""Earlier sessions that are told beside a shown statement: the newest ones."""


def places_of(t: Catalog, session: Session, phase: str, statement: str) -> tuple[Place, ...]:
    """Who answers: the room, or every organisation with somebody here or with answers that were counted."""
    pulse = session.pulse_of(phase)
    if pulse.whole_room:
        count = pulse.count(statement, None)
        people = count.people if count else sum(organisation.people for organisation in session.organisations)
        room = Place("", Span(t("pulse.room"), "strong"), people, sum(count.counts) if count else None)
        return (room,) if people else ()
    places = []
    for organisation in session.organisations:
        count = pulse.count(statement, organisation.id)
        people = count.people if count else organisation.people
        if people or count:
            short = Span(organisation.short, colour_of(session, organisation.id))
            places.append(Place(organisation.id, short, people, sum(count.counts) if count else None))
    return tuple(places)


def asking_of(t: Catalog, session: Session, phase: str, index: int, here: str) -> Asking:
    """A covered statement; `here` is the id of the place that answers are typed for."""
    statement, pulse = asked(session, phase)[index], session.pulse_of(phase)
    places = places_of(t, session, phase, statement.id)
    answered, people = sum(place.answered or 0 for place in places), sum(place.people for place in places)
    if not places:
        progress = Span(t("pulse.word.nobody_here"), "strong")
    elif all(place.answered is not None for place in places) and answered == people:
        progress = Span(t("pulse.complete"), "strong")
    else:
        progress = Span(t("pulse.progress", n=answered, total=people), "quiet")
    notes = [progress]
    if statement.id in pulse.shown:
        notes.insert(0, Span(t("pulse.changed"), "strong"))
    if pulse.method == "fingers":
        notes.append(Span(t("pulse.fingers_caveat"), "quiet"))
    return Asking(_heading(t, session, phase, index), clean_line(statement.text), places, here, tuple(notes))


def _heading(t: Catalog, session: Session, phase: str, index: int) -> Heading:
    statements, pulse = asked(session, phase), session.pulse_of(phase)
    where = t("pulse.where", n=index + 1, total=len(statements))
    return Heading(clean_line(statements[index].theme), f"{t(f'pulse.how.{way_of(pulse)}')} · {where}")


def way_of(pulse: Pulse) -> str:
    """How the answers are collected, as the catalogs name it."""
    if not pulse.whole_room:
        return pulse.method
    return "room_slips" if pulse.method == "slips" else "room"


class _Start(NamedTuple):
    """The start, to stand beside the end."""

    room: PulseCounts
    organisations: Mapping[str | None, PulseCounts | None] | None
    """None where organisations have nothing to compare."""
    now: str
    """What the end is called beside it."""


def spread_of(t: Catalog, session: Session, phase: str, index: int) -> Spread:
    """A shown statement; at the end beside the start where they may be compared."""
    statement, pulse = asked(session, phase)[index], session.pulse_of(phase)
    room, organisations = distributions(session, phase, statement.id)
    counts = room.counts if room else None
    start, words = _beside(t, session, phase, statement)
    notes = [t("pulse.caveat")]
    if room is not None:
        notes.insert(0, t("pulse.answered", n=room.answered, total=room.people))
    if pulse.method == "fingers":
        notes.append(t("pulse.fingers_caveat"))
    sides: tuple[Side, ...] = (Side(start.now if start else t("pulse.now"), counts),) if counts else ()
    if start and sides:
        sides = (Side(t("pulse.start"), start.room), *sides)
    starts = start.organisations if start else None
    return Spread(
        heading=_heading(t, session, phase, index),
        text=clean_line(statement.text),
        sides=sides,
        words=(
            Span(words if counts else t("pulse.too_few"), "strong"),
            *_earlier_words(t, session, statement),
            Span(" ".join(notes), "quiet"),
        ),
        organisations=tuple(
            OrganisationSpread(
                Span(session.organisation(one.organisation).short, colour_of(session, one.organisation)),
                (one.counts,) if starts is None else (starts.get(one.organisation), one.counts),
            )
            for one in organisations
            if one.organisation is not None and one.counts is not None and one.answered
        ),
        small=shorts_of(session, (one.organisation or "" for one in organisations if one.counts is None)),
    )


def _earlier_words(t: Catalog, session: Session, statement: Statement) -> tuple[Span, ...]:
    """How many agreed at the end of the newest earlier sessions of the group; nothing where it was not asked then."""
    today = session.updated.date()
    told = [
        t("pulse.earlier_day", day=short_day(t, earlier.day, today), n=counts[3] + counts[4], all=sum(counts))
        for earlier, counts in zip(session.earlier, earlier_answers(session, statement), strict=True)
        if counts is not None
    ]
    return (Span(t("pulse.earlier", days=" · ".join(told[-_MOST_EARLIER:]))),) if told else ()


def _beside(t: Catalog, session: Session, phase: str, statement: Statement) -> tuple[_Start | None, str]:
    """At the end: the start to stand beside it, and what became different in words, or why that is not told."""
    if moment_of(session, phase) != "end":
        return None, ""
    first, _ = start_and_end(session)
    if first is None:
        return None, "" if statement.looks_back else t(f"pulse.why.{WhyNoShift.NO_START}")
    if statement.looks_back:
        return _looking_back(t, session, first, statement)
    found = shift(session, statement.id)
    if found is None or gives_away(session.pulse_of(first), statement.id):
        return None, ""
    if found.change is None or found.change.start.counts is None:
        return None, t(f"pulse.why.{found.why}") if found.why else ""
    _, organisations = distributions(session, first, statement.id)
    start = _Start(found.change.start.counts, {one.organisation: one.counts for one in organisations}, t("pulse.now"))
    return start, _shift_words(t, found.change)


def _shift_words(t: Catalog, change: Change) -> str:
    start, end = change.start, change.end
    return t(
        f"pulse.shift.{change.direction}",
        before=start.agree,
        started=start.answered,
        after=end.agree,
        ended=end.answered,
    )


def _looking_back(t: Catalog, session: Session, first: str, statement: Statement) -> tuple[_Start | None, str]:
    """Beside a statement that looks back stands the one that it mirrors, as it was answered at the start."""
    found = looking_back(session)
    if found is None or found.back.id != statement.id or found.start is None or found.start.counts is None:
        return None, ""
    if gives_away(session.pulse_of(first), found.mirrors.id):
        return None, ""
    if is_other_group(session, found.mirrors.id):
        return None, t(f"pulse.why.{WhyNoShift.OTHER_GROUP}")
    words = t(
        "pulse.looking_back",
        before=found.start.agree,
        started=found.start.answered,
        after=found.seen_back.agree,
        ended=found.seen_back.answered,
    )
    return _Start(found.start.counts, None, t("pulse.seen_back")), words


def overview_of(t: Catalog, session: Session, phase: str) -> tuple[StatementRow, ...]:
    """All statements; of those that the room sees how many agree, and at the end what became different."""
    return tuple(_overview_row(t, session, phase, statement) for statement in asked(session, phase))


def _overview_row(t: Catalog, session: Session, phase: str, statement: Statement) -> StatementRow:
    theme, text = clean_line(statement.theme), clean_line(statement.text)
    room, _ = distributions(session, phase, statement.id)
    if room is None:
        return StatementRow(statement.id, theme, text, None, t("pulse.overview.not_counted"))
    if not is_shown(session.pulse_of(phase), statement.id):
        return StatementRow(statement.id, theme, text, None, t("pulse.overview.covered"))
    if room.counts is None:
        return StatementRow(statement.id, theme, text, None, t("pulse.too_few"))
    told = t("pulse.of", n=room.agree, total=room.answered)
    first, _ = start_and_end(session)
    compares = moment_of(session, phase) == "end"
    compares = compares and not (first and gives_away(session.pulse_of(first), statement.id))
    found = shift(session, statement.id) if compares else None
    if found and found.change:
        change = found.change
        was = t("pulse.of", n=change.start.agree, total=change.start.answered)
        told = f"{told} · {t(f'pulse.overview.{change.direction}', was=was)}"
    elif found and found.why:
        told = f"{told} · {t(f'pulse.overview.{found.why}')}"
    return StatementRow(statement.id, theme, text, room.counts, told)


def overview_notes(t: Catalog, session: Session, phase: str) -> tuple[Span, ...]:
    """What stands under the overview."""
    notes = [Span(f"{t('pulse.scale')} {t('pulse.caveat')}", "quiet")]
    if session.pulse_of(phase).method == "fingers":
        notes.append(Span(t("pulse.fingers_caveat"), "quiet"))
    if not asked(session, phase):
        notes.insert(0, Span(t("pulse.overview.none"), "strong"))
    elif moment_of(session, phase) == "end":
        notes.append(Span(t("pulse.again_later"), "quiet"))
    return tuple(notes)
