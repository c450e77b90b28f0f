"""A session that follows another one: who takes part, what was open, and how it was."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start, begin, following
from samenwerk_tui.core.follow_up import follow_up
from samenwerk_tui.core.material import MAX_PHASES, CaseOrganisation, Programme
from samenwerk_tui.core.model import Agreement
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.library.review import review_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import erase_in_group, start_session
from samenwerk_tui.store.archive import TinyDbArchive
from tests.sessions import CASE, START
from tests.workshops import PERSPECTIVES, PROGRAMME, PULSE, Day, FakeClock, make_programme_phase, open_day, refusal

NL = Catalog("nl")
REVIEW = review_phase(NL, PROGRAMME)


def agree(board: Workshop, what: str, **more: Any) -> Agreement:
    board.handle(intents.MakeAgreement(phase=None, kind="collaboration", what=what, **more))
    return board.session.agreements[-1]


def stand(board: Workshop, agreed: Agreement, **changes: Any) -> None:
    fields = agreed.model_copy(update=changes).model_dump(include=set(intents.EditAgreement.model_fields))
    board.handle(intents.EditAgreement(**fields))


def first_day() -> tuple[Day, Workshop]:
    """A day with four agreements, one of each standing but dropped, and a pulse."""
    day, board = open_day()
    agree(board, "Open", organisation="politie", with_organisations=("gemeente",), due="vr")
    for status in ("runs", "stuck", "done"):
        stand(board, agree(board, status), status=status)
    for organisation in board.session.organisations:
        board.handle(
            intents.CountPulse(phase=PULSE, statement="wie", organisation=organisation.id, counts=(0, 0, 0, 1, 1))
        )
    for phase in (PULSE, PERSPECTIVES):
        board.handle(intents.EnterPhase(phase=phase))
    return day, board


def follow(day: Day, board: Workshop, *names: str, programme: Programme = PROGRAMME, **more: Any) -> Workshop:
    """A board on a session that follows."""
    start = Start(case=CASE, programme=programme, organisations=organisations(names), **more)
    session = start_session(day.archive, following(start, board.session, day.clock.now(), REVIEW), day.clock)
    return Workshop(day.archive.open(session), day.clock, "board")


def organisations(names: Sequence[str]) -> tuple[CaseOrganisation, ...]:
    return tuple(CaseOrganisation(name=name, people=3) for name in names)


def test_it_is_of_the_same_group_and_knows_what_it_follows() -> None:
    day, first = first_day()
    second = follow(day, first)
    third = follow(day, second)
    assert (first.session.group, first.session.follows) == (None, None)
    assert (second.session.group, second.session.follows) == (first.session.id, first.session.id)
    assert (third.session.group, third.session.follows) == (first.session.id, second.session.id)


NAME = "Jan de Vries"


def test_what_was_carried_on_is_erased_in_every_session_of_the_group() -> None:
    day, first = first_day()
    named = agree(first, f"{NAME} bellen", owner=NAME)
    second = follow(day, first)
    third = follow(day, second)
    other = follow(day, open_day()[1])  # of another group
    second.handle(intents.EraseForGood(id=named.id))
    assert NAME in repr(first.events) and NAME in repr(third.events)
    assert erase_in_group(day.archive, second.session, "board", named.id, day.clock) == ()
    assert len(other.events) == len(day.archive.open(other.session.id).read()[1])
    for board in (first, third):
        board.refresh()
        assert NAME not in repr(board.events) and named.id not in [one.id for one in board.session.agreements]
    assert erase_in_group(day.archive, second.session, "board", named.id, day.clock) == (), "once is enough"


def test_where_it_could_not_be_erased_is_told(tmp_path: Path) -> None:
    archive = TinyDbArchive(tmp_path / "sessions")
    clock = FakeClock()
    begun = start_session(archive, Start(case=CASE, programme=PROGRAMME), clock)
    first = Workshop(archive.open(begun), clock, "board")
    named = agree(first, f"{NAME} bellen")
    following_one = following(Start(case=CASE, programme=PROGRAMME), first.session, clock.now(), REVIEW)
    second = Workshop(archive.open(start_session(archive, following_one, clock)), clock, "board")
    first.path.write_text("kapot")
    second.handle(intents.EraseForGood(id=named.id))
    assert erase_in_group(archive, second.session, "board", named.id, clock) == (begun,)
    assert first.path.read_text() == "kapot"


def test_what_is_open_comes_along_under_the_same_ids_and_knows_where_it_was_made() -> None:
    day, first = first_day()
    second = follow(day, first)
    carried = second.session.agreements
    assert [(a.what, a.status) for a in carried] == [("Open", "open"), ("runs", "runs"), ("stuck", "stuck")]
    assert [a.id for a in carried] == [a.id for a in first.session.agreements[:3]]
    assert {a.carried_from for a in carried} == {first.session.id}
    agree(second, "Van vandaag")
    third = follow(day, second)
    assert [a.carried_from for a in third.session.agreements] == [first.session.id] * 3 + [second.session.id]


def test_how_it_stands_is_kept_and_can_be_undone_and_the_day_stays_what_it_was() -> None:
    day, first = first_day()
    friday = first.session.agreements[0].due_date
    day.clock.advance(hours=24 * 90)
    second = follow(day, first)
    stand(second, second.session.agreements[0], status="done")
    done = second.session.agreements[0]
    assert (done.status, done.due_date, done.carried_from) == ("done", friday, first.session.id)
    assert friday == date(2026, 11, 27)
    stand(second, done, due="vr", first_step="bellen")
    assert second.session.agreements[0].due_date == friday, "what is not said again keeps its day"
    stand(second, second.session.agreements[0], due="vrijdag")
    assert second.session.agreements[0].due_date == date(2027, 2, 26)
    for _ in range(3):
        second.handle(intents.Undo())
    assert second.session.agreements[0].status == "open"


def test_as_many_people_as_were_there_last_and_not_those_who_had_gone_home() -> None:
    day, first = first_day()
    first.handle(intents.ChangePresence(organisation="politie", people=7))
    first.handle(intents.ChangePresence(organisation="politie", people=0))
    first.handle(intents.RenameOrganisation(organisation="bewoners", name="Buurtbewoners"))
    there = {o.id: (o.name, o.short, o.people) for o in follow(day, first).session.organisations}
    assert there["politie"] == ("Politie", "POL", 7)
    assert there["bewoners"] == ("Buurtbewoners", "BEW", 6)


def test_the_pulse_of_earlier_sessions_comes_along_oldest_first() -> None:
    day, first = first_day()
    second = follow(day, first)
    (earlier,) = second.session.earlier
    assert (earlier.session, earlier.title, earlier.day) == (first.session.id, CASE.title, START.date())
    assert [(a.statement, a.counts) for a in earlier.answers] == [("wie", (0, 0, 0, 5, 5))]
    assert follow(day, second).session.earlier == (earlier,), "a session without a pulse has none to add"


def test_open_agreements_are_looked_at_right_after_the_welcome() -> None:
    day, first = first_day()
    phases = follow(day, first).session.phases
    assert [(p.id, p.title) for p in phases[:3]] == [
        ("01-welcome", "Inchecken"),
        ("02-agreements", "Hoe staat het met de afspraken?"),
        ("03-pulse", "Beginpeiling"),
    ]
    assert len(phases) == len(PROGRAMME.phases) + 1


@pytest.mark.parametrize("minutes", [90, 210])
def test_a_short_programme_looks_back_shortly(minutes: int) -> None:
    programme = PROGRAMME.model_copy(update={"phases": (make_programme_phase("case", "Casus", minutes),)})
    assert review_phase(NL, programme).minutes == (5 if minutes == 90 else 10)


def test_without_open_agreements_or_room_there_is_no_such_phase() -> None:
    day, board = open_day()
    stand(board, agree(board, "Al gedaan"), status="done")
    assert len(follow(day, board).session.phases) == len(PROGRAMME.phases)
    day, board = first_day()
    full = PROGRAMME.model_copy(update={"phases": (make_programme_phase("case", "Casus", 5),) * MAX_PHASES})
    assert len(follow(day, board, programme=full).session.phases) == MAX_PHASES
    no_welcome = PROGRAMME.model_copy(update={"phases": (make_programme_phase("case", "Casus", 5),)})
    assert follow(day, board, programme=no_welcome).session.phases[0].kind == "agreements"


def test_the_title_is_that_of_the_earlier_session_unless_case_or_title_is_another() -> None:
    _, board = first_day()
    board.handle(intents.TitleSession(title="Onze wijk"))

    def title(**chosen: Any) -> str:
        start = Start(**{"case": CASE, "programme": PROGRAMME, **chosen})
        return begin(following(start, board.session, START, REVIEW), "0a1b2c3d").title

    other = CASE.model_copy(update={"id": "ander", "title": "Een ander plein"})
    assert (title(), title(case=other), title(title="Vervolg")) == ("Onze wijk", "Een ander plein", "Vervolg")


def test_what_follows_a_session_for_practice_is_for_practice() -> None:
    _, board = first_day()
    practice = board.session.model_copy(update={"demo": True})
    assert following(Start(case=CASE, programme=PROGRAMME), practice, START, REVIEW).demo


# Other organisations


def test_other_organisations_are_known_by_id_short_name_or_name() -> None:
    day, first = first_day()
    second = follow(day, first, "POL", "sociaal-werk", "gemeente", "School De Regenboog")
    assert [(o.id, o.name, o.short) for o in second.session.organisations] == [
        ("politie", "Politie", "POL"),
        ("sociaal-werk", "Sociaal werk", "SOC"),
        ("gemeente", "Gemeente", "GEM"),
        ("school-de-regenboog", "School De Regenboog", "SCH"),
    ]


def test_agreements_of_organisations_that_are_gone_stay_and_can_be_worked_on() -> None:
    day, first = first_day()
    second = follow(day, first, "Gemeente", "School")
    assert second.session.agreements[0].organisation == "politie"
    assert [o.id for o in follow_up(first.session, START).left_out(second.session.organisations)] == ["politie"]
    stand(second, second.session.agreements[0], status="runs")
    assert second.session.agreements[0].status == "runs"
    made = intents.MakeAgreement(phase=None, kind="case", what="Iets", organisation="politie")
    assert refusal(second, made).rule is Rule.NO_SUCH_ORGANISATION


def test_not_one_of_the_same_organisations_is_another_group() -> None:
    _, first = first_day()
    start = Start(case=CASE, programme=PROGRAMME, organisations=organisations(("School", "Winkeliers")))
    with pytest.raises(RuleError) as error:
        begin(following(start, first.session, START, REVIEW), "0a1b2c3d")
    assert error.value.rule is Rule.OTHER_GROUP


def test_one_organisation_is_never_taken_for_two() -> None:
    _, first = first_day()
    start = Start(case=CASE, programme=PROGRAMME, organisations=organisations(("Politie", "POL")))
    with pytest.raises(RuleError) as error:
        begin(following(start, first.session, START, REVIEW), "0a1b2c3d")
    assert error.value.rule is Rule.NAME_TAKEN
    renamed = (
        CaseOrganisation(name="Wijkpolitie", short="POL", people=3),
        CaseOrganisation(name="Andere politie", short="POL", people=3),
    )
    begun = begin(
        following(start.model_copy(update={"organisations": renamed}), first.session, START, REVIEW), "0a1b2c3d"
    )
    assert [(o.id, o.name) for o in begun.organisations] == [
        ("politie", "Wijkpolitie"),
        ("andere-politie", "Andere politie"),
    ]


# Calls and days


def test_a_call_is_to_another_organisation_and_has_no_numbers() -> None:
    _, board = open_day()
    call = {"phase": None, "kind": "collaboration", "what": "bij overlast", "organisation": "politie"}

    def make(**more: Any) -> intents.MakeAgreement:
        return intents.MakeAgreement(**{**call, **more})

    board.handle(make(owner="wijkagent", calls="opbouwwerker", with_organisations=("sociaal-werk",)))
    assert board.session.agreements[-1].calls == "opbouwwerker"
    assert refusal(board, make(calls="chef", with_organisations=("politie",))).rule is Rule.CALLS_ANOTHER
    for number in ("06-12345678", "06 1234 5678", "+31 (0)6 12 34 56 78", "112233"):
        wrong = make(calls=f"opbouwwerker {number}", with_organisations=("sociaal-werk",))
        assert refusal(board, wrong).rule is Rule.NO_NUMBERS
        assert refusal(board, make(owner=number)).rule is Rule.NO_NUMBERS
    board.handle(make(what="zaak 2026-12345", owner="wijkteam 3"))


def test_the_day_is_seen_from_the_day_in_the_room_and_a_day_that_was_is_kept() -> None:
    _, board = open_day()
    assert agree(board, "Iets", due="morgen").due_date == date(2026, 11, 25)
    assert agree(board, "Iets", due="3 dec 2025").due_date == date(2025, 12, 3)
    assert agree(board, "Iets", due="voor de kerst").due_date is None


def test_an_erased_agreement_is_carried_nowhere() -> None:
    day, first = first_day()
    first.handle(intents.EraseForGood(id=first.session.agreements[0].id))
    assert [a.what for a in follow(day, first).session.agreements] == ["runs", "stuck"]


def test_what_was_carried_can_be_erased_here_too() -> None:
    day, first = first_day()
    second = follow(day, first)
    wanted = second.session.agreements[0].id
    second.handle(intents.EraseForGood(id=wanted))
    assert wanted not in {a.id for a in second.session.agreements}
    assert "Open" not in str([event.fact for event in second.events])
