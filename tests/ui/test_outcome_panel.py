"""The outcome: what was agreed and learned first, the solution after it, at most three figures, at every size."""

import re
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core.day_yield import BuiltOn, day_yield
from samenwerk_tui.core.intents import (
    AddPhase,
    ChangePresence,
    ChooseIdeas,
    CountPulse,
    EnterPhase,
    EnterVotes,
    MakeAgreement,
    MarkContribution,
    MergeIdeas,
    OpenRound,
    RevealRound,
    ShowPulse,
    TakeStance,
    Word,
)
from samenwerk_tui.core.model import Votes
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.outcome import OutcomePanel
from samenwerk_tui.ui.widgets.day_figures import MOST_FIGURES
from samenwerk_tui.ui.widgets.day_poster import PosterMaker
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.ui.panel_host import Host, call_out, enter, make_case, open_workshop

SIZES = ((78, 16), (93, 27), (170, 43))
T = Catalog("nl")
QUESTION = "Welke oplossing had niemand alleen bedacht?"


def in_ideas(organisations: int = 5) -> Workshop:
    """A workshop in the phase before the vote."""
    workshop = open_workshop("columns", make_case(organisations))
    phases = workshop.session.phases
    vote = next(index for index, phase in enumerate(phases) if phase.kind == "vote")
    ideas = [phase.id for phase in phases[:vote] if phase.kind == "columns"][-1]
    workshop.handle(EnterPhase(phase=ideas))
    return workshop


def agree(workshop: Workshop, what: str, **details: object) -> None:
    workshop.handle(MakeAgreement.model_validate({"phase": None, "kind": "collaboration", "what": what, **details}))


def vote(workshop: Workshop, in_favour: dict[str, int], *, revealed: bool = True) -> None:
    """A round by hands; every organisation gives the idea with this text so many votes."""
    enter(workshop, "vote")
    if workshop.session.round_of(workshop.session.phase) is None:
        workshop.handle(OpenRound(phase=workshop.session.phase, method="hands"))
    voting = workshop.session.rounds[-1]
    for idea in voting.ballot:
        for organisation, people in voting.presence:
            votes = Votes(in_favour=min(people, in_favour.get(idea.text, 0)))
            workshop.handle(EnterVotes(round=voting.id, idea=idea.id, organisation=organisation, votes=votes))
    workshop.handle(RevealRound(round=voting.id, revealed=revealed))


def full_day(organisations: int = 5) -> Workshop:
    """Something of everything, and the room is looking back on it."""
    workshop = in_ideas(organisations)
    gem, won, soc = (organisation.id for organisation in workshop.session.organisations[:3])
    soup = call_out(workshop, gem, "Soep op het plein")
    light = call_out(workshop, won, "Licht aan")
    walk = call_out(workshop, soc, "Samen de wijk in")
    call_out(workshop, won, "De jongeren koken", builds_on=soup)
    call_out(workshop, gem, "Soep op dinsdag", builds_on=soup)
    call_out(workshop, gem, "stiekem", private=True)
    workshop.handle(MergeIdeas(ids=(walk, light)))
    workshop.handle(MarkContribution(id=soup, outside=True))
    call_out(workshop, gem, "Dat mag niet van de brandweer", "parked")
    call_out(workshop, soc, "De gemeente heeft vier afdelingen", "learned")
    call_out(workshop, "group", "We kenden elkaars nummer niet", "learned")
    call_out(workshop, soc, "onder ons", "learned", private=True)
    agree(workshop, "Lamp vervangen", kind="case", organisation=gem, owner="beheerder")
    agree(workshop, "Elke vrijdag bellen", organisation=won, with_organisations=(gem, soc), due="vr")
    vote(workshop, {"Samen de wijk in": 9, "Soep op het plein": 1})
    enter(workshop, "outcome")
    return workshop


def test_the_yield_of_a_day_is_counted_without_what_is_private() -> None:
    day = day_yield(full_day().session)
    assert [a.what for a in day.collaboration] == ["Elke vrijdag bellen"]
    assert [a.what for a in day.case] == ["Lamp vervangen"]
    assert [line.text for line in day.learned] == [
        "De gemeente heeft vier afdelingen",
        "We kenden elkaars nummer niet",
    ]
    assert day.built_on == (BuiltOn(by=("woningcorporatie",), on=("gemeente",)),)
    assert (day.ideas, day.shared, day.outside, day.parked) == (4, 2, 1, 1)
    assert [idea.text for idea in day.chosen] == ["Samen de wijk in"]


def test_what_was_chosen_after_the_vote_goes_before_what_the_vote_put_first() -> None:
    workshop = full_day()
    soup = next(line for line in workshop.session.contributions if line.text == "Soep op het plein")
    workshop.handle(ChooseIdeas(ideas=(soup.id,)))
    (chosen,) = day_yield(workshop.session).chosen
    assert (chosen.text, chosen.carried) == ("Soep op het plein", False)
    workshop.handle(Word(about="proposal", phase=workshop.session.phase, text="Soep op vrijdag", idea=soup.id))
    for organisation in workshop.session.organisations:
        wording = workshop.session.wordings[-1].id
        workshop.handle(TakeStance(wording=wording, organisation=organisation.id, answer="no_objection"))
    (chosen,) = day_yield(workshop.session).chosen
    assert (chosen.text, chosen.carried) == ("Soep op vrijdag", True)
    lines = PosterMaker(Catalog("nl"), workshop.session, workshop.session.phase, 100, 30).make(0, 0).lines
    assert any("Soep op vrijdag · iedereen kan hiermee verder" in "".join(s.text for s in line) for line in lines)


def pulsed(shown: bool = True) -> Workshop:
    """More people agree at the end with one statement, fewer with another, and as many with a third."""
    workshop = open_workshop("welcome", make_case(3))
    start, end = (phase.id for phase in workshop.session.phases if phase.kind == "pulse")
    one, two, three = (statement.id for statement in workshop.session.statements)
    low, high = (3, 0, 0, 0, 0), (0, 0, 0, 0, 3)
    answers = (
        (start, one, low),
        (end, one, high),
        (start, two, high),
        (end, two, low),
        (start, three, high),
        (end, three, high),
    )
    for organisation in workshop.session.organisations:
        workshop.handle(ChangePresence(organisation=organisation.id, people=3))
        for phase, statement, counts in answers:
            workshop.handle(CountPulse(phase=phase, statement=statement, organisation=organisation.id, counts=counts))
    for statement in (one, two, three) if shown else ():
        workshop.handle(ShowPulse(phase=end, statement=statement, shown=True))
    enter(workshop, "outcome")
    return workshop


def test_what_shifted_is_told_up_and_down_and_as_what_it_is() -> None:
    workshop = pulsed()
    maker = PosterMaker(Catalog("nl"), workshop.session, workshop.session.phase, 120, 30)
    spans = (span.text for page in (0, 1) for line in maker.make(0, page).lines for span in line)
    text = " ".join(" ".join(spans).split())
    assert [abs(one.change.people) for one in day_yield(workshop.session).shifted if one.change] == [9, 9]
    for words in ("mensen meer zijn het eens met", "mensen minder zijn het eens met", "geen meting"):
        assert words in text


def test_what_shifted_is_not_told_before_the_room_saw_it() -> None:
    assert day_yield(pulsed(shown=False).session).shifted == ()


def test_building_on_a_merged_idea_is_building_on_everybody_in_it() -> None:
    workshop = in_ideas()
    soup, light = call_out(workshop, "bewoners", "Soep"), call_out(workshop, "gemeente", "Licht")
    hidden = call_out(workshop, "sociaal-werk", "onder ons", private=True)
    call_out(workshop, "politie", "Soep met licht", builds_on=soup)
    call_out(workshop, "gemeente", "Soep op dinsdag", builds_on=soup)
    own = call_out(workshop, "woningcorporatie", "Soep in de hal", builds_on=soup)
    workshop.handle(MergeIdeas(ids=(soup, light, hidden)))
    expected = (
        BuiltOn(by=("politie",), on=("bewoners", "gemeente")),
        BuiltOn(by=("gemeente",), on=("bewoners",)),
        BuiltOn(by=("woningcorporatie",), on=("bewoners", "gemeente")),
    )
    assert day_yield(workshop.session).built_on == expected
    workshop.handle(MergeIdeas(ids=(soup, own)))
    assert day_yield(workshop.session).built_on[2] == expected[2], "what was built is part of it now, and still built"


def test_a_build_across_organisations_makes_the_new_idea_joint_and_not_the_one_it_builds_on() -> None:
    workshop = in_ideas()

    def figures() -> tuple[int, int]:
        day = day_yield(workshop.session)
        return day.ideas, day.shared

    soup = call_out(workshop, "bewoners", "Soep")
    call_out(workshop, "bewoners", "Soep op dinsdag", builds_on=soup)
    assert figures() == (2, 0), "building on an idea of one's own joins nobody"
    cooks = call_out(workshop, "politie", "De jongeren koken", builds_on=soup)
    assert figures() == (3, 1), "one build is one joint idea"
    call_out(workshop, "group", "Met muziek erbij", builds_on=soup)
    assert figures() == (4, 1), "of the whole group nobody knows who built"
    secret = call_out(workshop, "gemeente", "onder ons", private=True)
    call_out(workshop, "gemeente", "Met stoelen", builds_on=secret)
    assert figures() == (5, 1)
    workshop.handle(MergeIdeas(ids=(soup, cooks)))
    assert figures() == (4, 2), "merged it is one idea of both, and what builds on it builds on both"


def test_every_phase_of_a_vote_counts_in_the_figures() -> None:
    workshop = in_ideas()
    mark = call_out(workshop, "bewoners", "Soep")
    workshop.handle(MarkContribution(id=mark, outside=True))
    workshop.handle(AddPhase(kind="columns", title="Rondje", minutes=5, after=workshop.session.phase))
    added = workshop.session.phases[workshop.session.position + 1].id
    extra = call_out(workshop, "politie", "Dienst ruilen", phase=added)
    assert day_yield(workshop.session).outside == 1
    workshop.handle(MarkContribution(id=extra, outside=True))
    assert day_yield(workshop.session).outside == 2


def test_a_covered_round_gives_no_choice_away_and_the_newest_revealed_one_counts() -> None:
    workshop = in_ideas()
    for text in ("Soep", "Licht", "Lopen"):
        call_out(workshop, "gemeente", text)
    vote(workshop, {"Soep": 9}, revealed=False)
    assert day_yield(workshop.session).chosen == ()
    vote(workshop, {"Soep": 9, "Licht": 9})
    assert [idea.text for idea in day_yield(workshop.session).chosen] == ["Soep", "Licht"]
    parent = workshop.session.rounds[-1].id
    workshop.handle(OpenRound(phase=workshop.session.phase, method="hands", parent=parent))
    vote(workshop, {"Licht": 9}, revealed=False)
    assert [idea.text for idea in day_yield(workshop.session).chosen] == ["Soep", "Licht"]
    vote(workshop, {"Licht": 9})
    assert [idea.text for idea in day_yield(workshop.session).chosen] == ["Licht"]


def test_a_round_in_which_nobody_voted_for_anything_has_no_choice() -> None:
    workshop = in_ideas()
    call_out(workshop, "gemeente", "Soep")
    vote(workshop, {})
    assert day_yield(workshop.session).chosen == ()


def drawn_pages(maker: PosterMaker) -> list[list[str]]:
    """Every page of a picture, row by row."""
    pages = maker.make(0, 0).pages
    return [["".join(span.text for span in line) for line in maker.make(0, page).lines] for page in range(pages)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_the_collaboration_comes_first_and_the_solution_after_it(
    size: tuple[int, int], organisations: int
) -> None:
    host = Host(OutcomePanel, full_day(organisations))
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        lines = host.lines()
        if not any("bijvangst" in line for line in lines):
            assert size == SIZES[0], "two pages only where the screen is small"
            assert QUESTION in host.text()
            host.panel.turn_page(1)
            lines += host.lines()
        rows = [
            next(y for y, line in enumerate(lines) if wanted in line)
            for wanted in (
                "Zo gaan we samen verder",
                "Elke vrijdag bellen",
                "bijvangst",
                "Samen de wijk in",
            )
        ]
        rows.append(next(y for y, line in enumerate(lines) if y > rows[-1] and QUESTION in line))
        assert rows == sorted(rows)
        text = " ".join(" ".join(lines).split())
        assert "Doorgebouwd: WON op GEM" in text
        assert "nog niemand" in text
        assert "SOC De gemeente heeft vier" in text
        assert "onder ons" not in text and "stiekem" not in text
        assert "SOC WON Samen de wijk in" in text
        # One figure is three rows of half blocks; there are never more than three at once.
        digits = re.findall("[█▀▄]+", " ".join(lines[0].split()))
        assert 0 < len(digits) <= 2 * MOST_FIGURES


async def test_figures_are_shown_three_at_a_time_and_nothing_is_never_one() -> None:
    host = Host(OutcomePanel, full_day())
    async with host.run_test(size=(93, 27)) as pilot:
        await pilot.pause()
        kinds = ("agreements", "learned", "built_on", "shared", "outside")
        counts = (1, 2, 1, 1, 1)
        words = [T.n(f"outcome.{kind}", count) for kind, count in zip(kinds, counts, strict=True)]

        def shown() -> list[bool]:
            text = " ".join(" ".join(host.lines()[:4]).split())
            return [all(part in text for part in word.split()) for word in words]

        assert shown() == [True] * 3 + [False] * 2
        assert host.panel.turn_page(1)
        assert shown()[3:] == [True] * 2
        assert host.panel.turn_page(1)
        assert shown() == [True] * 3 + [False] * 2
    empty = in_ideas()
    enter(empty, "outcome")
    host = Host(OutcomePanel, empty)
    async with host.run_test(size=(93, 27)) as pilot:
        await pilot.pause()
        assert not re.search("[█▀▄]", host.text())
        assert not host.panel.turn_page(1)


async def test_what_was_parked_is_counted_after_what_was_yielded() -> None:
    workshop = in_ideas()
    call_out(workshop, "gemeente", "Dat mag niet", "parked")
    enter(workshop, "outcome")
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        await pilot.pause()
        assert "geparkeerd" in host.text()
        call_out(workshop, "gemeente", "Jullie komen ook ’s avonds", "learned")
        host.panel.session = workshop.session
        await pilot.pause()
        figures = " ".join(host.lines()[:3])
        assert figures.index("ding over elkaar") < figures.index("geparkeerd")


@pytest.mark.parametrize("width", [60, 76, 93, 170])
@pytest.mark.parametrize("height", [14, 27, 43])
def test_who_built_on_whom_is_told_as_far_as_it_fits_and_how_many_more_there_are(width: int, height: int) -> None:
    workshop = in_ideas(8)
    organisations = [organisation.id for organisation in workshop.session.organisations]
    soup = [call_out(workshop, organisation, "Soep") for organisation in organisations]
    for by, on in permutations(range(8), 2):
        call_out(workshop, organisations[by], "Erop door", builds_on=soup[on])
    enter(workshop, "outcome")
    (first, *_) = drawn_pages(PosterMaker(T, workshop.session, workshop.session.phase, width, height))
    (row,) = (row for row in first if row.startswith("Doorgebouwd: GEM op WON · GEM op SOC"))
    told, more = row.count(" op "), re.search(r" · en nog (\d+)$", row)
    assert more and told + int(more[1]) == 8 * 7
    assert width - len(row) < len(" · GEM op WON") + 1


async def test_on_a_small_screen_the_solution_has_a_page_of_its_own_with_the_question() -> None:
    workshop = full_day()
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "bijvangst" not in host.text() and "1/2" in host.row_of(QUESTION)
        assert host.panel.hints()[0].key == "←→"
        await pilot.press("right")
        host.panel.focus()
        await pilot.press("right")
        assert "SOC WON Samen de wijk in" in host.text() and "2/2" in host.row_of(QUESTION)
        assert "Zo gaan we samen verder" not in host.text() and not host.panel.take_keys()
        for name in ("pol: Die soep", "bew: Samen lopen", "Met zijn allen"):
            host.type(name)
        await pilot.pause()
        assert all(text in host.text() for text in ("POL Die soep", "BEW Samen lopen", "Met zijn allen"))
        await pilot.press("left")
        assert "Zo gaan we samen verder" in host.text() and "3 antwoorden 1/2" in host.text()
        await pilot.resize_terminal(93, 27)
        await pilot.pause()
        assert "Zo gaan we samen verder" in host.text() and "bijvangst" in host.text() and "1/2" not in host.text()


def test_a_long_role_ends_in_an_ellipsis_and_with_whom_and_when_stay() -> None:
    workshop = in_ideas(8)
    partners = tuple(organisation.id for organisation in workshop.session.organisations[1:4])
    role = "coördinator wijkgericht werken"
    agree(workshop, "Samen lopen", organisation="gemeente", owner=role, with_organisations=partners, due="3 dec")
    agree(workshop, "Samen eten", owner=role, with_organisations=partners[:1], due="3 dec")
    agree(workshop, "Bellen", organisation="politie", owner="wijkagent", due="3 dec")
    enter(workshop, "outcome")
    for width, height in ((76, 20), (91, 27), (168, 40)):
        (first, *_) = drawn_pages(PosterMaker(T, workshop.session, workshop.session.phase, width, height))
        text = " ".join(row[: (width - 4) // 2].strip() for row in first)
        assert re.search(r" coördin(ator wijkgericht werken|[\w ]*… ·) +(· )?met WON SOC POL · \w+ 3 dec", text)
        assert re.search(r" coördin(ator wijkgericht werken|[\w ]*… ·) +(· )?met WON · \w+ 3 dec", text)
        assert re.search(r" wijkagent · \w+ 3 dec", text)


async def test_an_empty_day_gets_kind_words() -> None:
    workshop = in_ideas()
    enter(workshop, "outcome")
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        for key in ("outcome.nothing_agreed", "outcome.nothing_learned", "outcome.nothing_chosen"):
            assert all(word in host.text() for word in T(key).split())
        assert QUESTION in host.text() and not host.panel.take_keys()


async def test_answers_to_the_closing_question_are_shown_under_it() -> None:
    workshop = full_day()
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("pol: Die soep")
        await pilot.pause()
        assert f"{QUESTION} 1/2 POL Die soep" in host.text()
        host.type("bew: Samen lopen")
        await pilot.pause()
        assert "BEW Samen lopen" in host.text() and "2 antwoorden" in host.row_of(QUESTION)
        await pilot.resize_terminal(93, 27)
        await pilot.pause()
        assert "POL Die soep" in host.text() and "BEW Samen lopen" in host.text()


async def test_long_lists_scroll_to_their_end_and_the_question_stays() -> None:
    workshop = full_day()
    for number in range(12):
        call_out(workshop, "politie", f"Weetje nummer {number:02}", "learned")
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "nummer 11" not in host.text() and "▾ nog 9" in host.text() and "▴" not in host.text()
        assert host.panel.take_keys()
        seen = host.text()
        for _ in range(30):
            await pilot.press("down")
            seen += host.text()
            assert QUESTION in host.text() and "Dit leerden we over elkaar" in host.text()
        assert all(f"nummer {number:02}" in seen for number in range(12))
        assert "nummer 11" in host.text() and "▾" not in host.text()
        await pilot.press("up")
        assert "▾ nog 1" in host.text(), "one key up moves at once, however often ↓ was pressed at the end"
        await pilot.press("full_stop", "h")
        assert host.typed == "h" and not host.panel.has_focus
        host.panel.take_keys()
        await pilot.press("enter")
        assert isinstance(host.messages[-1], LineWanted)


def test_a_list_begins_with_a_whole_item_and_what_does_not_fit_ends_in_an_ellipsis() -> None:
    workshop = in_ideas()
    for n in range(6):
        words = " ".join("woord" for _ in range(6 + 3 * n))
        call_out(workshop, "politie", f"begin{n} {words} einde{n}", "learned")
    enter(workshop, "outcome")
    session = workshop.session
    shown = ""
    for top in range(PosterMaker(T, session, session.phase, 76, 14).make(0, 0).furthest + 1):
        rows = [
            "".join(span.text for span in row)
            for row in PosterMaker(T, session, session.phase, 76, 14).make(top, 0).lines
        ]
        heading = next(y for y, row in enumerate(rows) if "Dit leerden we" in row)
        listed = " ".join(row[40:].strip() for row in rows[heading + 1 : heading + 7])
        first, *others = listed.split("POL ")[1:]
        assert listed.startswith("POL begin") or listed.startswith("woord")
        for item in (first, *others):
            assert re.search(r"einde\d\s*$|…\s*$", item)
        shown += listed
    assert all(f"einde{n}" in shown for n in range(6))


async def test_that_nobody_has_taken_it_on_stands_under_what_was_agreed() -> None:
    workshop = in_ideas()
    agree(workshop, "Elke vrijdag lopen we samen een ronde door de hele wijk", organisation="politie")
    enter(workshop, "outcome")
    for size in SIZES:
        host = Host(OutcomePanel, workshop)
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            begin = host.row_of("POL Elke vrijdag").index("Elke")
            assert host.row_of("nog niemand").index("nog niemand") == begin


async def test_ideas_that_share_the_first_place_are_all_told() -> None:
    workshop = in_ideas()
    for number in range(5):
        call_out(workshop, "gemeente", f"Idee {number}")
    vote(workshop, {f"Idee {number}": 9 for number in range(5)})
    enter(workshop, "outcome")
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "GEM Idee 0 GEM Idee 1 GEM Idee 2 en nog 2 gelijk geëindigd" in host.text()


def test_long_ideas_never_take_the_place_of_the_collaboration() -> None:
    workshop = in_ideas()
    ideas = [call_out(workshop, "gemeente", f"Idee {number}: " + "soep op het plein " * 8) for number in range(3)]
    workshop.handle(ChooseIdeas(ideas=tuple(ideas)))
    agree(workshop, "Samen door de wijk")
    call_out(workshop, "gemeente", "hoe vroeg zij begint", "learned")
    enter(workshop, "outcome")
    pages = drawn_pages(PosterMaker(T, workshop.session, workshop.session.phase, 76, 14))
    first, second = ("\n".join(page) for page in pages)
    assert all(text in first for text in ("Samen door de wijk", "hoe vroeg zij begint", QUESTION))
    assert all(text in second for text in ("Idee 0", "Idee 1", "Idee 2", QUESTION))


async def test_hostile_text_is_just_text() -> None:
    workshop = full_day()
    for text in HOSTILE:
        call_out(workshop, "politie", f"x{text}", "learned")
        agree(workshop, f"x{text}", owner=re.sub(r"\d", "", text)[:200], due=text[:200])
    agree(workshop, "[@click=app.quit]klik[/]")
    host = Host(OutcomePanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        await pilot.pause()
        sheet = host.panel.query_one(Sheet)
        host.panel.take_keys()
        seen = ""
        for _ in range(40):
            await pilot.press("down")
            seen += "".join(host.lines())
        assert "[@click=app.quit]klik[/]" in seen and "[link=file:" in seen
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", seen)
        assert all(sheet.render_line(y).cell_length == sheet.size.width for y in range(sheet.size.height))


@pytest.mark.parametrize("size", [(1, 2), (5, 4), (20, 8), (40, 12)])
async def test_a_tiny_panel_survives(size: tuple[int, int]) -> None:
    host = Host(OutcomePanel, full_day())
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        assert host.panel.hints()
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(78, 16)
        await pilot.pause()
        assert QUESTION in host.text()


async def test_it_speaks_english_too_and_names_its_keys() -> None:
    host = Host(OutcomePanel, full_day(), "en")
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        typing = host.panel.hints()
        host.panel.turn_page(1)
        assert "And as by-catch: a solution" in host.text()
        host.panel.turn_page(1)
        host.panel.focus()
        await pilot.pause()
        assert typing != host.panel.hints()
        assert all(0 < len(hints) <= 6 for hints in (typing, host.panel.hints()))


@settings(max_examples=80, deadline=None)
@given(width=st.integers(1, 190), height=st.integers(1, 60), top=st.integers(0, 80), page=st.integers(0, 9))
def test_the_picture_fits_and_ends_with_the_question(width: int, height: int, top: int, page: int) -> None:
    poster = PosterMaker(T, DAY, DAY.phase, width, height).make(top, page)
    assert len(poster.lines) <= height
    if width >= 20:
        assert all(cells(line) <= width for line in poster.lines)
    assert poster.furthest == 0 or height > 6
    if width >= 50 and height >= 3:
        assert any(QUESTION in "".join(span.text for span in line) for line in poster.lines)


DAY = full_day().session
