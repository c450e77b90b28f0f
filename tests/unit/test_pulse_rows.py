"""The rows of the pulse: they fit whatever there is, and tell only what may be told."""

from datetime import date

import pytest
from rich.cells import cell_len

from samenwerk_tui.core import intents
from samenwerk_tui.core.material import CaseOrganisation
from samenwerk_tui.core.model import EarlierAnswers, EarlierPulse, PulseCounts, Session
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.panels.pulse_view import asking_of, overview_notes, overview_of, places_of, spread_of
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.pulse_asking import Asking, Heading, Place, lay_out_asking, place_at, scale_rows
from samenwerk_tui.ui.widgets.pulse_overview import StatementRow, overview_rows
from samenwerk_tui.ui.widgets.pulse_spread import OrganisationSpread, Side, Spread, spread_rows
from samenwerk_tui.ui.widgets.sheet import Row
from tests.hostile import HOSTILE
from tests.ui.panel_host import NAMES, make_case, open_workshop
from tests.workshops import Day

T = Catalog("nl")
SIZES = [(78, 17), (98, 23), (91, 26), (131, 37), (161, 42), (24, 8), (10, 3), (1, 1), (200, 60), (40, 100)]
"""The room that a panel has at the sizes of the board, and smaller and larger."""
LONG = "Als het schuurt, bespreken we dat en komen we eruit, ook na tienen. " * 4


def texts(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row.line) for row in rows]


def check_fits(rows: list[Row], width: int, height: int) -> None:
    assert len(rows) <= height
    assert all(cell_len(text) <= width for text in texts(rows) if width >= 24)


def make_asking(text: str, organisations: int, people: int = 4) -> Asking:
    places = tuple(
        Place(f"o{n}", Span(f"OR{n}", f"org-{n + 1}"), people, None if n % 2 else n) for n in range(organisations)
    )
    notes = (Span("3 van 17 antwoorden binnen.", "quiet"), Span("Met vingers doen mensen elkaar na.", "quiet"))
    return Asking(Heading("Proces", "op briefjes · stelling 2 van 6"), text, places, "o0", notes)


def make_spread(text: str, organisations: int, *, both: bool) -> Spread:
    counts: PulseCounts = (0, 12, 3, 99, 1)
    sides = (Side("aan het begin", counts), Side("nu", counts))[not both :]
    return Spread(
        Heading("Proces", "op briefjes · stelling 2 van 6"),
        text,
        sides,
        (Span("Meer mensen zijn het eens (4 of 5): eerst 6 van 17, nu 11 van 17.", "strong"),),
        tuple(
            OrganisationSpread(Span(f"OR{n}", f"org-{n + 1}"), (counts,) * len(sides)) for n in range(organisations)
        ),
        (Span("KLE", "org-1"), Span(" "), Span("MIN", "org-2")),
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("text", ["Kort.", LONG], ids=["short", "long"])
@pytest.mark.parametrize("organisations", [0, 2, 8])
def test_everything_fits_and_both_ends_are_named(width: int, height: int, text: str, organisations: int) -> None:
    laid = lay_out_asking(T, make_asking(text, organisations), width, height)
    check_fits(laid.rows, width, height)
    assert not organisations or "o0" in {spot[2] for spot in laid.spots}
    last = make_asking(text, organisations)._replace(here=f"o{organisations - 1}")
    assert not organisations or last.here in {spot[2] for spot in lay_out_asking(T, last, width, height).spots}
    for both in (False, True):
        rows = spread_rows(T, make_spread(text, organisations, both=both), width, height)
        check_fits(rows, width, height)
        if height >= 17 and width >= 40:
            for shown in (texts(rows), texts(laid.rows)):
                assert any(T("pulse.low") in line for line in shown)
                assert any(T("pulse.high") in line for line in shown)
            assert len({spot[2] for spot in laid.spots}) == organisations


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_overview_fits_and_keeps_what_is_chosen_in_sight(width: int, height: int) -> None:
    statements = tuple(
        StatementRow(
            f"s{n}", f"Thema {n}", LONG, (1, 2, 3, 4, 15) if n % 2 else None, "19 van 25 · eerst 6 van 25, nu meer"
        )
        for n in range(12)
    )
    for here in (0, 6, 11):
        rows = overview_rows(T, statements, here, (Span(T("pulse.caveat"), "quiet"),), width, height)
        check_fits(rows, width, height)
        if height >= 8:
            assert f"s{here}" in {row.tag for row in rows if row.here}


def test_text_of_people_is_drawn_as_it_is() -> None:
    for text in HOSTILE:
        for width, height in ((78, 17), (1, 1)):
            day = make_asking(text[:300], 2)
            assert lay_out_asking(T, day, width, height).rows
            assert spread_rows(T, make_spread(text[:300], 2, both=True), width, height)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1, 20, 34, 40, 78, 200])
def test_the_scale_names_both_ends_in_any_width(language: Language, width: int) -> None:
    t = Catalog(language)
    words = " ".join(" ".join(texts(scale_rows(t, width))).replace("- ", "").split())
    if width >= 20:
        assert f"1 {t('pulse.low')}" in words and f"5 {t('pulse.high')}" in words
    check_fits(scale_rows(t, width), width, 99)


def test_organisations_stand_beside_each_other_where_the_statement_needs_the_room() -> None:
    for width, height, columns in ((78, 17, 3), (91, 40, 1), (30, 17, 1)):
        spots = lay_out_asking(T, make_asking("Kort.", 6), width, height).spots
        assert len({left for _, left, _ in spots}) == columns
        for row, left, place in spots:
            assert place_at(spots, left + 2, row) == place
        assert place_at(spots, 0, 0) is None


def test_marks_give_way_to_the_number_where_there_are_many_people() -> None:
    few, many = (texts(lay_out_asking(T, make_asking("Kort.", 1, people), 78, 17).rows) for people in (4, 99))
    assert any("○○○○  0 van 4" in line for line in few)
    assert any("0 van 99" in line and "○" not in line for line in many)


def test_start_and_now_are_told_apart_by_shape() -> None:
    rows = texts(spread_rows(T, make_spread("Kort.", 3, both=True), 120, 30))
    bar = next(line for line in rows if line.startswith("4 "))
    assert "▒" in bar and "█" in bar and bar.count("99") == 2
    alone = texts(spread_rows(T, make_spread("Kort.", 3, both=False), 120, 30))
    assert not any("▒" in line for line in alone)


def test_rows_that_are_left_over_set_the_last_parts_apart() -> None:
    def rows(height: int) -> list[str]:
        return texts(spread_rows(T, make_spread("Kort.", 3, both=True), 78, height))

    dense = rows(13)
    assert "" not in dense
    for height, blank in ((14, {9}), (15, {8, 10}), (16, {2, 9, 11}), (17, {1, 3, 10, 12})):
        more = rows(height)
        assert {place for place, text in enumerate(more) if not text} == blank
        assert [text for text in more if text] == dense


def test_bars_are_as_long_as_people() -> None:
    spread = Spread(Heading("", ""), "Kort.", (Side("nu", (1, 2, 4, 0, 8)),), (), (), ())
    rows = texts(spread_rows(T, spread, 78, 17))
    lengths = [line.count("█") for line in rows if line[:1] in "12345" and line]
    assert lengths[3] == 0 and lengths[4] == 8 * lengths[0] == 4 * lengths[1] == 2 * lengths[2] > 0


# From a session: what may be told


def room(*people: int) -> Workshop:
    """A day of two pulses with organisations of so many people, in the first one."""
    case = make_case(len(people))
    organisations = tuple(
        CaseOrganisation(name=name, people=max(1, n)) for name, n in zip(NAMES, people, strict=False)
    )
    workshop = open_workshop("pulse", case.model_copy(update={"organisations": organisations}))
    return workshop


def phases(session: Session) -> tuple[str, str]:
    start, end = (phase.id for phase in session.phases if phase.kind == "pulse")
    return start, end


def fill(workshop: Workshop, phase: str, *digits: str, statement: int = 0) -> None:
    wanted = workshop.session.statements[statement].id
    for organisation, typed in zip(workshop.session.organisations, digits, strict=True):
        one, two, three, four, five = (typed.count(answer) for answer in "12345")
        counts = (one, two, three, four, five)
        workshop.handle(
            intents.CountPulse(phase=phase, statement=wanted, organisation=organisation.id, counts=counts)
        )
    workshop.handle(intents.ShowPulse(phase=phase, statement=wanted, shown=True))


def spread_text(workshop: Workshop, phase: str, index: int = 0, size: tuple[int, int] = (120, 30)) -> str:
    rows = spread_rows(T, spread_of(T, workshop.session, phase, index), *size)
    return "\n".join(texts(rows))


def test_what_is_covered_looks_the_same_whatever_was_answered() -> None:
    looks = []
    for digits in ("11", "55"):
        workshop = room(2, 4, 6)
        start, _ = phases(workshop.session)
        statement = workshop.session.statements[0].id
        counts = (digits.count("1"), 0, 0, 0, digits.count("5"))
        first = workshop.session.organisations[0].id
        workshop.handle(intents.CountPulse(phase=start, statement=statement, organisation=first, counts=counts))
        asking = asking_of(T, workshop.session, start, 0, first)
        looks.append((texts(lay_out_asking(T, asking, 78, 17).rows), overview_of(T, workshop.session, start)))
    assert looks[0] == looks[1]


def test_small_organisations_are_named_and_not_told() -> None:
    workshop = room(2, 4, 6, 3)
    start, _ = phases(workshop.session)
    fill(workshop, start, "15", "2345", "222222", "333")
    spread = spread_of(T, workshop.session, start, 0)
    assert [one.short.text for one in spread.organisations] == ["WON", "SOC"]
    assert "".join(span.text for span in spread.small) == "GEM POL"
    told = spread_text(workshop, start)
    assert T("pulse.too_small") in told and T("pulse.caveat") in told
    assert "15 van 15" in told


def test_fewer_than_three_answers_show_no_bars() -> None:
    workshop = room(2, 4)
    start, _ = phases(workshop.session)
    fill(workshop, start, "15", "")
    told = spread_text(workshop, start)
    assert T("pulse.too_few") in told and not spread_of(T, workshop.session, start, 0).sides
    assert overview_of(T, workshop.session, start)[0].counts is None


def test_the_end_stands_beside_the_start_with_the_shift_in_words() -> None:
    workshop = room(4, 5)
    start, end = phases(workshop.session)
    fill(workshop, start, "1123", "12345")
    fill(workshop, end, "4445", "12345")
    told = spread_text(workshop, end)
    assert T("pulse.shift.more", before=2, started=9, after=6, ended=9) in told
    assert T("pulse.start") in told and "2 1 1 · · → · · · 3 1" in told
    (first, *_) = overview_of(T, workshop.session, end)
    assert first.told == f"6 van 9 · {T('pulse.overview.more', was='2 van 9')}"


def test_another_group_shows_the_end_alone_and_says_why() -> None:
    workshop = room(4, 5)
    start, end = phases(workshop.session)
    fill(workshop, start, "1123", "12345")
    workshop.handle(intents.ChangePresence(organisation=workshop.session.organisations[0].id, people=6))
    fill(workshop, end, "444555", "12345")
    for said, other in ((None, True), (False, False), (True, True)):
        workshop.handle(intents.CompareGroup(phase=end, other=said))
        told = spread_text(workshop, end)
        assert (T("pulse.why.other_group") in told) == other == ("▒" not in told)
        assert (T("pulse.overview.other_group") in overview_of(T, workshop.session, end)[0].told) == other


@pytest.mark.parametrize("why", ["other_words", "no_start"])
def test_why_start_and_end_are_not_compared(why: str) -> None:
    workshop = room(4, 5)
    start, end = phases(workshop.session)
    if why == "other_words":
        fill(workshop, start, "1123", "12345")
        statement = workshop.session.statements[0].id
        workshop.handle(intents.RewordStatement(phase=end, statement=statement, text="Wij bellen."))
    fill(workshop, end, "4455", "12345")
    told = spread_text(workshop, end)
    assert T(f"pulse.why.{why}") in told and "▒" not in told


def test_a_start_that_was_changed_since_the_room_saw_it_is_not_told_at_the_end() -> None:
    workshop = room(2, 4, 6)
    start, end = phases(workshop.session)
    fill(workshop, start, "11", "2345", "222222")
    counts = (0, 0, 0, 0, 2)
    first, statement = workshop.session.organisations[0].id, workshop.session.statements[0].id
    workshop.handle(intents.CountPulse(phase=start, statement=statement, organisation=first, counts=counts))
    fill(workshop, end, "11", "2345", "222222")
    told = spread_text(workshop, end)
    assert "▒" not in told and T("pulse.start") not in told
    assert T("pulse.overview.same", was="") not in overview_of(T, workshop.session, end)[0].told


def test_fingers_come_with_their_own_caveat() -> None:
    workshop = room(4, 5)
    start, _ = phases(workshop.session)
    workshop.handle(intents.ArrangePulse(phase=start, method="fingers"))
    fill(workshop, start, "1123", "12345")
    assert T("pulse.fingers_caveat") in spread_text(workshop, start)
    assert T("pulse.fingers_caveat") in [note.text for note in asking_of(T, workshop.session, start, 1, "").notes]
    assert T("pulse.fingers_caveat") in [note.text for note in overview_notes(T, workshop.session, start)]


def test_the_room_as_a_whole_is_one_place() -> None:
    workshop = room(4, 5)
    start, _ = phases(workshop.session)
    workshop.handle(intents.ArrangePulse(phase=start, method="fingers", whole_room=True))
    statement = workshop.session.statements[0].id
    (place,) = places_of(T, workshop.session, start, statement)
    assert (place.id, place.people, place.answered) == ("", 9, None)
    workshop.handle(intents.CountPulse(phase=start, statement=statement, organisation=None, counts=(1, 2, 3, 0, 0)))
    workshop.handle(intents.ShowPulse(phase=start, statement=statement, shown=True))
    told = spread_text(workshop, start)
    assert "6 van 9" in told and "GEM" not in told


def test_what_looks_back_stands_beside_how_it_was_answered_then() -> None:
    from samenwerk_tui.library import Library

    day = Day(Library(None).programme("hele-dag"))
    workshop = day.screen()
    workshop.handle(intents.OpenSession())
    start, end = phases(workshop.session)
    digits = ("4444", "555", "44", "55", "111111")
    fill(workshop, start, *digits, statement=1)
    fill(workshop, end, *digits, statement=1)
    fill(workshop, end, "1111", "555", "11", "11", "111111", statement=6)
    told = spread_text(workshop, end, 6)
    assert T("pulse.looking_back", before=11, started=17, after=3, ended=17) in told
    assert T("pulse.seen_back") in told and T("pulse.start") in told


def test_a_follow_up_tells_how_many_agreed_before_where_the_words_are_the_same() -> None:
    workshop = room(4, 5)
    session = workshop.session
    phase, _ = phases(session)
    statement = session.statements[0]
    answers = EarlierAnswers(statement=statement.id, text=statement.text, counts=(1, 2, 3, 4, 5))
    other = answers.model_copy(update={"text": "Anders"})
    earlier = tuple(
        EarlierPulse(session=f"s{n}", title="Eerder", day=date(2026, n, 3), answers=(one,))
        for n, one in ((2, answers), (5, other), (8, answers))
    )
    followed = session.model_copy(update={"earlier": earlier})
    told, untold = (" ".join(span.text for span in spread_of(T, one, phase, 0).words) for one in (followed, session))
    assert "Eerder eens (4 of 5): di 3 feb: 9 van 15 · ma 3 aug: 9 van 15." in told
    assert "Eerder" not in untold
