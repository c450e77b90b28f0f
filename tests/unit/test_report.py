"""What the report tells, in which order, and what it keeps to itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest

from samenwerk_tui.core.erase import ERASED_TEXT
from samenwerk_tui.core.evolve.together import tell_what_is_over
from samenwerk_tui.core.material import Statement
from samenwerk_tui.core.model import (
    BallotIdea,
    Cluster,
    EarlierAnswers,
    EarlierPulse,
    Presence,
    Pulse,
    PulseCount,
    PulseCounts,
    Question,
    Settled,
    Stance,
    Wording,
)
from samenwerk_tui.export import sections
from samenwerk_tui.export.report import report
from samenwerk_tui.export.sections import (
    Agreements,
    Checks,
    Closing,
    Contributions,
    Goal,
    Joint,
    Learned,
    Line,
    Minutes,
    Opening,
    Parked,
    PhaseLines,
    PulseSpread,
    Questions,
    Report,
    Rounds,
    Section,
    Solution,
    Source,
    Turn,
    Voted,
    WorkedOut,
)
from samenwerk_tui.export.sharing import without_private
from tests.sessions import (
    AGREEMENTS,
    BALLOT,
    CASE,
    CLUSTERS,
    LINES,
    NOW,
    ORGANISATIONS,
    ROUND,
    START,
    make_empty_session,
    make_line,
    make_phase,
    make_round,
    make_session,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAME = "Kees de Vries"
"""What must not leak."""

Kind = TypeVar("Kind", bound=Section)


def tell(share: bool = False, **changes: Any) -> Report:
    return report(make_session(**changes), NOW, share=share)


def section(told: Report, kind: type[Kind]) -> Kind:
    return next(found for found in told.sections if isinstance(found, kind))


def phase(told: Report, title: str) -> PhaseLines:
    return next(found for found in section(told, Contributions).phases if found.title == title)


def voted(told: Report) -> Voted:
    return section(told, Rounds).rounds[0]


def lines_of(told: Report) -> list[Line]:
    """Every line anywhere in the report."""
    phases = section(told, Contributions).phases
    return [
        *section(told, Learned).lines,
        *(objection.line for objection in section(told, Parked).objections),
        *(line for one in phases for merged in one.merged for line in merged.lines),
        *(line for one in phases for column in one.columns for line in column.lines),
    ]


def test_agreements_and_what_was_learned_come_before_ideas_and_votes() -> None:
    kinds = [type(found) for found in tell().sections]
    first_page = [Opening, Agreements, Learned, sections.Pulse, Joint, Goal, Solution]
    behind = [PulseSpread, Questions, Contributions, Parked, Rounds, WorkedOut, Minutes, Checks, Closing]
    assert kinds == [*first_page, Turn, *behind]


def test_every_contribution_is_told_exactly_once() -> None:
    assert sorted(line.text for line in lines_of(tell())) == sorted(line.text for line in LINES)


def test_the_day_is_the_local_one_on_which_it_began() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    session = make_session(began=late)
    assert section(report(session, NOW, zone=AMSTERDAM), Opening).day == date(2026, 11, 25)
    assert section(report(session, NOW), Opening).day == date(2026, 11, 24)
    assert section(report(session, NOW.astimezone(AMSTERDAM)), Opening).day == date(2026, 11, 25)
    assert section(report(make_empty_session(), NOW), Opening).day == date(2026, 11, 23)


def test_who_has_gone_home_was_there_and_a_corrected_head_count_counts() -> None:
    presence = (
        *(Presence(organisation=o.id, people=o.people, at=START) for o in ORGANISATIONS),
        Presence(organisation="gemeente", people=3, at=START + timedelta(minutes=1)),
        Presence(organisation="politie", people=0, at=START + timedelta(minutes=60)),
    )
    opening = section(tell(presence=presence), Opening)
    people = {present.name: present.people for present in opening.attendance}
    assert people == {"Gemeente": 3, "Woningcorporatie": 3, "Sociaal werk": 2, "Politie": 2, "Bewoners": 6}
    assert opening.people == 16


def test_agreements_about_the_collaboration_stand_apart_from_those_about_the_case() -> None:
    agreements = section(tell(), Agreements)
    (together,), (lamp,) = agreements.collaboration, agreements.case
    assert (together.owner, together.organisation) == ("wijkagent", "Politie")
    assert together.together_with == ("Gemeente", "Sociaal werk")
    assert (lamp.what, lamp.owner, lamp.organisation) == ("De lamp bij de speeltuin vervangen", "", None)


def test_learned_and_parked_lines_are_told_in_sections_of_their_own() -> None:
    told = tell()
    assert [(line.organisations, line.by_group) for line in section(told, Learned).lines] == [
        (("Politie",), False),
        ((), True),
    ]
    (parked,) = section(told, Parked).objections
    assert parked.line.text == "Dat mag niet van de brandweer."
    in_columns = {line.kind for one in section(told, Contributions).phases for c in one.columns for line in c.lines}
    assert in_columns == {"contribution", "answer"}


def test_phases_keep_their_number_and_columns_their_order() -> None:
    found = phase(tell(), "Ideeën")
    assert (found.number, found.prompt) == (5, "Wat zou jij doen als alles mocht?")
    assert [(column.kind, column.name) for column in found.columns] == [
        ("organisation", "Gemeente"),
        ("organisation", "Woningcorporatie"),
        ("organisation", "Politie"),
        ("organisation", "Bewoners"),
        ("table", "Tafel 1"),
        ("group", ""),
    ]
    assert found.columns[4].organisations == ("Gemeente", "Bewoners")


def test_a_merged_idea_has_all_its_texts_and_everybody_whose_it_is() -> None:
    (merged,) = phase(tell(), "Ideeën").merged
    assert merged.title == "Elke vrijdag samen de wijk in"
    assert merged.organisations == ("Gemeente", "Sociaal werk")
    assert [line.text for line in merged.lines] == [
        "Elke vrijdag samen de wijk in",
        "Vrijdagavond met de wijkagent mee op ronde",
    ]


def test_a_build_tells_on_what_and_whose() -> None:
    built = next(line for line in lines_of(tell()) if line.builds_on)
    assert built.text == "De jongeren koken de soep"
    assert built.builds_on == Source(text="Iedere maand soep op het plein", organisations=("Bewoners",))


def test_a_build_on_a_merged_idea_is_on_everybody_whose_it_is() -> None:
    on_it = make_line("y", "05-columns", "politie", "en dan te voet", builds_on="i2")
    built = next(line for line in lines_of(tell(contributions=(*LINES, on_it))) if line.text == on_it.text)
    assert built.builds_on == Source(text="Elke vrijdag samen de wijk in", organisations=("Gemeente", "Sociaal werk"))


def test_what_the_group_sees_is_only_the_groups_where_it_is_nobodys_in_particular() -> None:
    theirs = make_line("y", "05-columns", "group", "van twee", ("gemeente", "politie"), kind="learned")
    by_group = {line.text: line.by_group for line in section(tell(contributions=(*LINES, theirs)), Learned).lines}
    assert (by_group["van twee"], by_group["We kenden elkaars nummer niet eens."]) == (False, True)


def test_a_line_in_a_column_that_is_gone_is_still_told() -> None:
    stray = make_line("s1", "05-columns", "tafel-9", "van een tafel die weg is", ("politie",))
    column = phase(tell(contributions=(*LINES, stray)), "Ideeën").columns[-1]
    assert (column.kind, [line.text for line in column.lines]) == ("unknown", ["van een tafel die weg is"])


def test_a_revealed_round_ranks_all_ideas_with_the_presence_of_its_moment() -> None:
    found = voted(tell())
    assert [(o.text, o.broad_rank, o.in_favour) for o in found.outcomes] == [
        ("Elke vrijdag samen de wijk in", 1, 16),
        ("Iedere maand soep op het plein", 2, 13),
        ("Lege winkel als huiskamer", 3, 6),
    ]
    assert [(o.name, o.people) for o in found.presence][0] == ("Gemeente", 4)
    assert (found.run_off, found.share_known, found.left_out) == (False, True, 0)


def test_a_round_that_is_not_revealed_gives_nothing_away() -> None:
    covered = make_round("r1", {"c1": (4, 3, 2, 2, 5)}, revealed=False)
    empty = make_round("r1", {}, revealed=False)
    assert voted(tell(rounds=(covered,))).outcomes == ()
    assert tell(rounds=(covered,)) == tell(rounds=(empty,))


def test_every_round_is_told_and_a_run_off_as_one() -> None:
    rounds = section(tell(rounds=(ROUND, make_round("r2", {"c1": (4,)}, parent="r1"))), Rounds).rounds
    assert [(r.number, r.run_off, len(r.outcomes)) for r in rounds] == [(1, False, 3), (2, True, 3)]


def test_minutes_are_planned_against_real_and_unvisited_is_not_nought() -> None:
    minutes = section(tell(), Minutes)
    assert [(m.title, m.planned, m.real, m.skipped) for m in minutes.phases] == [
        ("Inchecken", 5, 6, False),
        ("Beginpeiling", 5, None, True),
        ("Perspectieven", 10, 14, False),
        ("Blik van buiten", 7, 8, False),
        ("Ideeën", 15, 17, False),
        ("Stemronde", 10, 12, False),
        ("Afspraken", 6, 3, False),
        ("Uitchecken", 3, None, False),
    ]
    assert (minutes.planned, minutes.real) == (61, 60)
    fresh = section(report(make_empty_session(), NOW), Minutes)
    assert fresh.real is None and {m.real for m in fresh.phases} == {None}


# Erased


def test_an_idea_that_was_erased_is_not_told_but_keeps_its_rank() -> None:
    ballot = (BALLOT[0], BALLOT[1].model_copy(update={"text": ERASED_TEXT}), BALLOT[2])
    told = tell(
        contributions=tuple(line for line in LINES if line.id not in ("i3", "i4")),
        rounds=(make_round("r1", {"c1": (4, 3, 2, 2, 5), "i3": (2, 1, 2, 2, 6), "i5": (1,)}, ballot=ballot),),
        erased=("i3",),
    )
    found = voted(told)
    assert [(o.text, o.broad_rank) for o in found.outcomes] == [
        ("Elke vrijdag samen de wijk in", 1),
        ("Lege winkel als huiskamer", 3),
    ]
    assert found.left_out == 1
    assert ERASED_TEXT not in told.model_dump_json()


def test_a_merged_idea_whose_title_was_erased_goes_by_what_is_left() -> None:
    told = tell(
        contributions=tuple(line for line in LINES if line.id != "i1")
        + (make_line("i9", "05-columns", "politie", "Op vrijdag samen lopen"),),
        clusters=(Cluster(id="c1", members=("i2", "i9"), title=ERASED_TEXT),),
        rounds=(make_round("r1", {"c1": (4, 3)}, ballot=(BALLOT[0].model_copy(update={"text": ERASED_TEXT}),)),),
        erased=("i1",),
    )
    assert phase(told, "Ideeën").merged[0].title == "Vrijdagavond met de wijkagent mee op ronde"
    assert [o.text for o in voted(told).outcomes] == ["Vrijdagavond met de wijkagent mee op ronde"]
    assert ERASED_TEXT not in told.model_dump_json()


# Shared: nothing private goes round


def test_private_lines_are_told_and_counted_unless_the_report_is_shared() -> None:
    closing, shared = section(tell(), Closing), section(tell(share=True), Closing)
    assert (closing.share, closing.private) == (False, 1)
    assert (shared.share, shared.private) == (True, 0)
    assert {line.text for line in lines_of(tell())} - {line.text for line in lines_of(tell(share=True))} == {
        "Hier komt de wethouder nog op terug"
    }


def private_line(line_id: str, **more: Any) -> Any:
    return make_line(line_id, "05-columns", "politie", NAME, private=True, **more)


@pytest.mark.parametrize("kind", ["contribution", "learned", "answer", "parked"])
def test_a_private_line_of_any_kind_stays_out_of_a_shared_report(kind: str) -> None:
    lines = (*LINES, private_line("x", kind=kind))
    assert NAME in tell(contributions=lines).model_dump_json()
    assert NAME not in tell(share=True, contributions=lines).model_dump_json()


def test_a_line_that_builds_on_a_private_one_stays_without_it() -> None:
    on_it = make_line("y", "05-columns", "bewoners", "en dan met soep", builds_on="x")
    told = tell(share=True, contributions=(*LINES, private_line("x"), on_it))
    assert NAME not in told.model_dump_json()
    assert next(line for line in lines_of(told) if line.text == "en dan met soep").builds_on is None


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_merged_idea_keeps_its_public_texts_only(place: int) -> None:
    members = ["i3", "i5"]
    members.insert(place, "x")
    cluster = Cluster(id="c2", members=tuple(members), title=NAME)
    ballot = (BallotIdea(id="c2", text=NAME), BALLOT[0])
    told = tell(
        share=True,
        contributions=(*LINES, private_line("x")),
        clusters=(*CLUSTERS, cluster),
        rounds=(make_round("r1", {"c2": (4, 3, 2, 2, 6), "c1": (1,)}, ballot=ballot),),
    )
    assert NAME not in told.model_dump_json()
    merged = phase(told, "Ideeën").merged[1]
    assert merged.title == "Iedere maand soep op het plein"
    assert [line.text for line in merged.lines] == ["Iedere maand soep op het plein", "Lege winkel als huiskamer"]
    assert [(o.text, o.broad_rank) for o in voted(told).outcomes] == [
        ("Iedere maand soep op het plein", 1),
        ("Elke vrijdag samen de wijk in", 2),
    ]


def test_a_merged_idea_with_one_public_text_left_is_that_text_alone() -> None:
    cluster = Cluster(id="c2", members=("x", "i5"), title=NAME)
    told = tell(share=True, contributions=(*LINES, private_line("x")), clusters=(cluster,))
    assert phase(told, "Ideeën").merged == ()
    assert "Lege winkel als huiskamer" in [line.text for line in lines_of(told)]
    assert NAME not in told.model_dump_json()


@pytest.mark.parametrize("idea", [BallotIdea(id="x", text=NAME), BallotIdea(id="taken-apart", text=NAME)])
def test_a_private_idea_on_a_ballot_is_left_out_and_the_ranks_stay(idea: BallotIdea) -> None:
    told = tell(
        share=True,
        contributions=(*LINES, private_line("x")),
        rounds=(make_round("r1", {idea.id: (4, 3, 2, 2, 6), "c1": (1,)}, ballot=(idea, BALLOT[0])),),
    )
    assert NAME not in told.model_dump_json()
    assert [(o.text, o.broad_rank) for o in voted(told).outcomes] == [("Elke vrijdag samen de wijk in", 2)]
    assert voted(told).left_out == 1


def test_what_is_left_of_a_shared_session_holds_together() -> None:
    on_it = make_line("y", "05-columns", "bewoners", "en dan met soep", builds_on="x")
    small, big = (Cluster(id=i, members=("x", *m), title=NAME) for i, m in (("c2", ("i5",)), ("c3", ("i6", "i7"))))
    session = make_session(contributions=(*LINES, private_line("x"), on_it), clusters=(small, big))
    shared = without_private(session)
    there = {line.id for line in shared.contributions}
    assert {line.builds_on for line in shared.contributions} == {None, "i3"}
    assert [(cluster.id, cluster.members) for cluster in shared.clusters] == [("c3", ("i6", "i7"))]
    assert there == {line.id for line in session.contributions} - {"x", "i8"}
    assert NAME not in shared.model_dump_json()
    assert without_private(shared) is shared


def test_a_title_somebody_chose_stays_where_nothing_in_it_is_private() -> None:
    cluster = CLUSTERS[0].model_copy(update={"title": "Samen op ronde"})
    assert phase(tell(share=True, clusters=(cluster,)), "Ideeën").merged[0].title == "Samen op ronde"


def test_what_became_of_an_objection_is_told_with_it() -> None:
    settled = Settled(id="s1", parked="k1", how="owned", text="jurist", organisation="gemeente")
    (objection,) = section(tell(settled=(settled,)), Parked).objections
    assert (objection.how, objection.text, objection.organisation) == ("owned", "jurist", "Gemeente")
    (still_open,) = section(tell(), Parked).objections
    assert still_open.how is None


def test_the_goal_is_told_with_where_everybody_stands_on_the_newest_words() -> None:
    first = Wording(id="g1", about="goal", phase="04-why", text="Rust", at=NOW)
    newest = first.model_copy(update={"id": "g2", "text": "Rust en reuring"})
    question = first.model_copy(update={"id": "q", "about": "question", "text": "Hoe kunnen we slapen?"})
    stances = (
        Stance(id="s1", wording="g1", organisation="politie", answer="no", reason="te stil", at=NOW),
        Stance(id="s0", wording="g1", organisation="gemeente", answer="yes", at=NOW),
        Stance(id="s2", wording="g2", organisation="politie", answer="yes_if", reason="als er licht is", at=NOW),
    )
    asked_before = question.model_copy(update={"id": "q0", "text": "Hoe kunnen we rusten?"})
    goal = section(tell(wordings=(first, newest, asked_before, question), stances=stances), Goal)
    assert (goal.text, goal.question) == ("Rust en reuring", "Hoe kunnen we slapen?")
    (before,) = goal.before
    assert (before.text, [stood.reason for stood in before.stood]) == ("Rust", ["te stil"])
    assert goal.questions_before == ("Hoe kunnen we rusten?",)
    assert [(s.organisation, s.answer, s.reason) for s in goal.stood] == [("Politie", "yes_if", "als er licht is")]


def test_questions_of_the_room_are_told_and_those_of_the_case_that_were_answered() -> None:
    asked = Question(id="q1", phase="04-why", text="Waarom mail?", asked_by="politie", asked_of=("gemeente",), at=NOW)
    case = CASE.model_copy(update={"why": ("Waarom zo?", "Waarom nu?")})
    lines = (
        make_line("w9", "04-why", "gemeente", "Gewoonte", kind="answer", question="why-2"),
        make_line("w8", "04-why", "gemeente", "Van een vraag die weg is", kind="answer", question="weg"),
    )
    told = tell(case=case, questions=(asked,), contributions=lines, clusters=())
    assert [(one.question, [line.text for line in one.lines]) for one in section(told, Questions).asked] == [
        ("Waarom nu?", ["Gewoonte"]),
        ("Waarom mail?", []),
    ]
    assert [line.text for one in section(told, Contributions).phases for c in one.columns for line in c.lines] == [
        "Van een vraag die weg is"
    ]


def test_who_calls_whom_stands_apart_and_the_first_date_is_known() -> None:
    call = AGREEMENTS[0].model_copy(
        update={"id": "a3", "kind": "collaboration", "calls": "jongerenwerker", "owner": "wijkagent"}
    )
    dated = AGREEMENTS[1].model_copy(update={"due_date": date(2026, 11, 27), "carried_from": "eerder-0a1b2c3d"})
    agreements = section(tell(agreements=(AGREEMENTS[0], dated, call)), Agreements)
    assert [len(kind) for kind in (agreements.collaboration, agreements.calls, agreements.case)] == [1, 1, 1]
    assert agreements.next_date == date(2026, 11, 27) and agreements.collaboration[0].carried


def test_what_was_made_together_is_counted() -> None:
    joint = section(tell(), Joint)
    assert (joint.ideas, joint.shared, joint.outside) == (6, 3, 1)
    assert [(pair.by, pair.on, pair.times) for pair in joint.built] == [("Politie", "Bewoners", 1)]


def test_the_solution_is_told_in_short_and_worked_out_behind_it() -> None:
    words = ("Samen op pad", "Samen op pad, op vrijdag")
    versions = tuple(
        Wording(id=f"p{n}", about="proposal", phase="07-agreements", text=text, idea="i3", at=NOW)
        for n, text in enumerate(words)
    )
    objection = Stance(
        id="s1", wording="p1", organisation="politie", answer="objection", reason="geen rooster", at=NOW
    )
    develop = make_phase(9, "develop", "Uitwerken", 5, parts=("Wat is het?", "Eerste stap"))
    line = make_line("d1", "09-develop", "bewoners", "De kok belt", part="Eerste stap", idea="i3")
    hidden = make_line("d2", "09-develop", "bewoners", "Onder ons", part="Eerste stap", idea="i3", private=True)
    told = tell(
        phases=(*make_session().phases, develop),
        contributions=(*make_session().contributions, line, hidden),
        chosen=("i3",),
        wordings=versions,
        stances=(objection,),
    )
    (solved,) = section(told, Solution).ideas
    assert section(told, WorkedOut).ideas == (solved,)
    assert (solved.text, solved.organisations) == ("Iedere maand soep op het plein", ("Bewoners",))
    assert [(part, [one.text for one in lines]) for part, lines in solved.parts] == [("Eerste stap", ["De kok belt"])]
    assert [version.text for version in solved.versions] == list(words)
    assert (solved.outcome, solved.versions[1].stood[0].reason) == ("objections", "geen rooster")
    told_once = [one.text for one in phase(told, "Uitwerken").columns[0].lines]
    assert told_once == ["Onder ons"], (
        "what is private is not worked out before the room, but it is in the full report"
    )


def test_without_a_choice_nothing_is_called_the_solution() -> None:
    told = tell(rounds=())
    assert section(told, Solution).ideas == ()


def pulsed(**more: Any) -> dict[str, Any]:
    """Changes for a session in which two statements were asked at the start and at the end."""
    statements = (
        Statement(id="wie", theme="Wie", text="Ik weet wie ik bel."),
        Statement(id="toen", theme="Toen", text="Terugkijkend wist ik dat.", looks_back=True),
    )
    start, end = make_phase(2, "pulse", "Beginpeiling", 5, 60), make_phase(9, "pulse", "Slotpeiling", 5, visited=True)
    phases = make_session().phases

    def counts(statement: str, by_organisation: dict[str, PulseCounts]) -> tuple[PulseCount, ...]:
        people = {o.id: o.people for o in ORGANISATIONS}
        return tuple(
            PulseCount(statement=statement, organisation=one, people=people[one], counts=given)
            for one, given in by_organisation.items()
        )

    low: dict[str, PulseCounts] = {
        "gemeente": (2, 2, 0, 0, 0),
        "politie": (2, 0, 0, 0, 0),
        "bewoners": (3, 3, 0, 0, 0),
    }
    high: dict[str, PulseCounts] = {
        "gemeente": (0, 0, 0, 4, 0),
        "politie": (0, 0, 0, 0, 2),
        "bewoners": (0, 0, 4, 2, 0),
    }
    nobody: dict[str, PulseCounts] = {one: (0, 0, 0, 0, 0) for one in ("woningcorporatie", "sociaal-werk")}
    before, seen = counts("wie", low), counts("wie", high)
    pulses = (
        Pulse(phase="02-pulse", counts=before, told=before),
        Pulse(phase="09-pulse", counts=(*seen, *counts("toen", low | nobody)), shown=("wie",), told=seen, **more),
    )
    return {"statements": statements, "phases": (phases[0], start, *phases[2:], end), "pulses": pulses}


def test_the_pulse_is_told_in_people_and_small_organisations_only_in_the_room() -> None:
    told = section(tell(**pulsed()), sections.Pulse)
    (who,) = told.statements
    assert who.room.start is not None and who.room.end is not None
    assert (who.room.start.counts, who.room.end.counts) == ((7, 5, 0, 0, 0), (0, 0, 4, 6, 2))
    assert (who.difference, who.direction, who.why) == (8, "more", None)
    assert [row.organisation for row in who.organisations] == ["Bewoners"], (
        "politie is two, gemeente is the next smallest"
    )
    assert told.withheld and not told.fingers


def test_what_is_covered_is_told_when_the_pulse_is_over() -> None:
    session = make_session(**pulsed())
    assert [one.theme for one in section(report(session, NOW), sections.Pulse).statements] == ["Wie"], (
        "toen is still covered"
    )
    after = make_phase(10, "reflection", "Uitchecken", 3, visited=True)
    over = tell_what_is_over(session.model_copy(update={"phases": (*session.phases, after), "phase": after.id}))
    assert [one.theme for one in section(report(over, NOW), sections.Pulse).statements] == ["Wie", "Toen"]
    assert section(report(over, NOW), sections.Pulse).statements[1].room.start is None


def test_another_group_is_not_compared() -> None:
    (who,) = section(tell(**pulsed(other_group=True)), sections.Pulse).statements
    assert (who.difference, who.direction, who.why) == (None, None, "other_group")
    assert who.room.start is not None and who.room.end is not None


def test_earlier_days_stand_beside_it_where_the_words_are_the_same() -> None:
    answers = EarlierAnswers(statement="wie", text="Ik weet wie ik bel.", counts=(1, 0, 0, 2, 0))
    earlier = tuple(
        EarlierPulse(session=f"s{n}", title="Eerder", day=date(2026, 8, n), answers=(one,))
        for n, one in enumerate((answers, answers.model_copy(update={"text": "Anders"})), start=1)
    )
    told = section(tell(**pulsed(), earlier=earlier), sections.Pulse)
    assert told.earlier == (date(2026, 8, 1), date(2026, 8, 2))
    first, second = told.statements[0].earlier
    assert first is not None and (first.agree, first.answered) == (2, 3) and second is None
