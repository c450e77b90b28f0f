"""Checking in: head counts by line and by keyboard, what people said beside whose it is, at every size."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Offset

from samenwerk_tui.core.intents import AddContributions, ChangePresence, CoverPhase, NewLine
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import ColumnWanted, LineWanted
from samenwerk_tui.ui.panels.welcome import WelcomePanel
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.roll_call import RollCall
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.ui.panel_host import Host, call_out, make_case, open_workshop

SIZES = ((78, 16), (93, 27), (170, 43))


def people(workshop: Workshop) -> list[int]:
    return [organisation.people for organisation in workshop.session.organisations]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_everybody_is_in_sight(size: tuple[int, int], organisations: int) -> None:
    workshop = open_workshop("welcome", make_case(organisations))
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        for organisation in workshop.session.organisations:
            row = host.row_of(f" {organisation.short} ")
            assert organisation.name in row or organisation.name[:20] in row
        assert f"mensen uit {organisations} organisaties" in host.text()
        assert "Hoe zit je hier, in één woord?" in host.text()
        first = host.panel.query_one(Sheet).rows[0].line
        assert first == (Span(Catalog("nl")("welcome.greeting"), "strong"),)
        *_, today, last = host.lines()
        assert today.strip() == f"Vandaag: {workshop.session.case.question}" and not last.strip()


async def test_where_people_say_something_their_words_come_before_what_the_day_is_about() -> None:
    workshop = open_workshop("welcome", make_case(8))
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "Vandaag:" in host.text()
        host.type("pol: nieuwsgierig")
        await pilot.pause()
        assert "nieuwsgierig" in host.row_of("POL") and "Vandaag:" not in host.text()
        assert "Hoe zit je hier, in één woord?" in host.text() and not host.lines()[-1].strip()


async def test_counts_and_total_are_right_beside_the_names() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert re.search(r"POL  Politie +4$", host.row_of("POL").rstrip())
        assert re.search(r"\b15  mensen uit 5 organisaties", host.row_of("mensen"))
        host.type("pol: 9")
        await pilot.pause()
        assert people(workshop) == [1, 2, 3, 9, 5]
        assert re.search(r"Politie +9$", host.row_of("POL").rstrip())
        assert host.row_of("POL").index("9") == host.row_of("mensen").index("20") + 1, "the total stands under them"
        assert re.search(r"\b20  mensen", host.row_of("mensen"))


async def test_an_organisation_of_nobody_is_not_counted() -> None:
    workshop = open_workshop("welcome", make_case(3))
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        for short in ("gem", "won"):
            host.type(f"{short}: 0")
        host.type("soc: 1")
        await pilot.pause()
        assert "persoon uit 1 organisatie" in host.text() and "mensen" not in host.text()
        host.type("soc: 0")
        await pilot.pause()
        assert "0 mensen" in host.text() and "organisatie" not in host.text()


async def test_a_number_is_a_head_count_and_anything_else_a_contribution() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.type("12")
        await pilot.pause()
        assert people(workshop)[0] == 12
        for text in ("vier", "4 mensen", "١٢", "-3", "3.5"):
            assert not host.type(text)
        assert people(workshop)[0] == 12
        host.choose("group")
        assert not host.type("7")
        assert [line.text for line in workshop.session.contributions][-1] == "7"


async def test_too_large_a_number_is_refused_in_words() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.type("120")
        await pilot.pause()
        assert people(workshop)[0] == 1
        assert host.said == [Catalog("nl")(f"rule.{Rule.BAD_PEOPLE}", limit=99)]


async def test_walking_counts_with_plus_minus_and_digits() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.panel.take_keys()
        await pilot.press("plus", "plus", "down", "minus", "down", "1", "2", "down", "up", "up")
        assert people(workshop) == [3, 1, 12, 4, 5]
        assert host.column == workshop.session.organisations[1].id
        await pilot.press("minus", "minus")
        assert people(workshop)[1] == 0
        await pilot.press("7", "5", "8")
        assert people(workshop)[1] == 8, "a third digit begins a new number"
        assert not host.refused
        await pilot.press("enter")
        assert isinstance(host.messages[-1], LineWanted) and not host.panel.has_focus


async def test_walking_ends_below_the_last_and_text_goes_to_the_line() -> None:
    workshop = open_workshop("welcome", make_case(3))
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("up", "down", "down", "down")
        assert not host.panel.has_focus
        host.panel.take_keys()
        await pilot.press("full_stop")
        assert host.panel.has_focus
        await pilot.press("h")
        assert host.typed == "h" and not host.panel.has_focus
        assert not [intent for intent in host.intended if not isinstance(intent, ChangePresence)]


async def test_a_click_makes_an_organisation_the_current_one() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        y = next(y for y, line in enumerate(host.lines()) if "POL" in line)
        await pilot.click(WelcomePanel, offset=Offset(5, y))
        assert [m.column for m in host.messages if isinstance(m, ColumnWanted)] == ["politie"]
        await pilot.pause()
        filled = [span for row in host.panel.query_one(Sheet).rows for span in row.line if "on-org" in span.style]
        assert filled == [Span(" POL ", "on-org-4")]


async def test_what_people_say_stands_beside_whose_it_is() -> None:
    workshop = open_workshop("welcome")
    politie = workshop.session.organisations[3].id
    call_out(workshop, politie, "nieuwsgierig")
    call_out(workshop, politie, "geheim", private=True)
    call_out(workshop, politie, "over een ander", "learned")
    call_out(workshop, "group", "zin in")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("pol: een heel klein beetje moe")
        await pilot.pause()
        assert "nieuwsgierig · een heel klein beetje moe" in host.row_of("POL")
        assert "samen: zin in" in host.text()
        assert "geheim" not in host.text() and "over een ander" not in host.text()
        host.type("pol: maar er is ook goede hoop en veel zin om te beginnen")
        await pilot.pause()
        assert "… · maar er is ook goede" in host.row_of("POL")


async def test_silent_writing_shows_no_word_nor_how_many() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.toggle_cover()
        await pilot.pause()
        assert host.intended == [CoverPhase(phase=workshop.session.phase, covered=True)]
        host.type("nieuwsgierig")
        await pilot.pause()
        once = host.row_of("GEM")
        host.type("nog een woord")
        await pilot.pause()
        assert host.row_of("GEM") == once
        assert "nieuwsgierig" not in host.text() and "in één woord" in host.text()
        host.panel.toggle_cover()
        await pilot.pause()
        assert "nieuwsgierig · nog een woord" in host.text()


@pytest.mark.parametrize("size", [(1, 2), (2, 2), (10, 4), (30, 3)])
async def test_a_tiny_panel_shows_at_least_the_current_organisation(size: tuple[int, int]) -> None:
    workshop = open_workshop("welcome", make_case(8))
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=size) as pilot:
        host.choose(workshop.session.organisations[6].id)
        await pilot.pause()
        if size[0] >= 20:
            assert "SCH" in host.text()
        await pilot.resize_terminal(78, 16)
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(78, 16)
        await pilot.pause()
        assert "SCH" in host.text()


async def test_hostile_words_are_just_words() -> None:
    workshop = open_workshop("welcome")
    host = Host(WelcomePanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        for text in HOSTILE:
            line = NewLine(text=text, column="politie")
            host.do(AddContributions(phase=workshop.session.phase, lines=(line,)))
            assert len(host.row_of("POL")) > 0
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", "".join(host.lines()))
        host.type("pol: [@click=app.quit]klik[/]")
        await pilot.pause()
        assert "[@click=app.quit]klik[/]" in host.row_of("POL")


async def test_it_speaks_english_too_and_names_its_keys() -> None:
    host = Host(WelcomePanel, open_workshop("welcome"), "en")
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "15 people from 5 organisations" in host.text()
        typing = host.panel.hints()
        host.panel.take_keys()
        await pilot.pause()
        walking = host.panel.hints()
        assert typing != walking and 0 < len(typing) <= 6 and 0 < len(walking) <= 6


@settings(max_examples=60, deadline=None)
@given(width=st.integers(1, 180), height=st.integers(1, 60), current=st.integers(0, 7))
def test_the_roll_call_fits_any_sheet_with_the_current_organisation_on_it(
    width: int, height: int, current: int
) -> None:
    session = WORKSHOP.session
    organisation = session.organisations[current].id
    rows = RollCall(Catalog("nl"), session, session.phase, organisation, False).rows(width, height)
    assert len(rows) <= height
    assert organisation in {row.tag for row in rows}


WORKSHOP = open_workshop("welcome", make_case(8))
for number, text in enumerate(("kort", "een wat langer woord", "社区 " * 20)):
    call_out(WORKSHOP, WORKSHOP.session.organisations[number].id, text)
