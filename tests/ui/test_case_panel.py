"""The case in pages: nothing lost, nothing split that fits, the page kept over a resize, the question at the end."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core.intents import CoverPhase, RenameOrganisation
from samenwerk_tui.core.material import Voice
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.case import CasePanel
from samenwerk_tui.ui.widgets.case_pages import LONGEST_LINE, case_pages, page_at
from samenwerk_tui.ui.widgets.idea_lines import Line
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.ui.panel_host import STORY, Host, call_out, make_case, open_workshop

SIZES = ((78, 16), (93, 27), (170, 43))
SESSION = open_workshop("case").session


def text_of(line: Line) -> str:
    return "".join(span.text for span in line)


def words_of(pages: list[str]) -> list[str]:
    return " ".join(pages).split()


async def read_through(host: Host) -> list[str]:
    """The text of every page, turning with → on an empty line."""
    pages = [host.text()]
    while True:
        host.panel.turn_page(1)
        if host.text() == pages[-1]:
            return pages
        pages.append(host.text())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_the_whole_case_is_told_and_the_question_comes_last(size: tuple[int, int], organisations: int) -> None:
    workshop = open_workshop("case", make_case(organisations))
    host = Host(CasePanel, workshop)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        pages = await read_through(host)
        whole = " ".join(pages)
        case = workshop.session.case
        assert case.title in pages[0]
        for number in range(1, 6):
            assert f"Zin 1 van alinea {number}" in whole
        for voice in case.voices:
            assert f"— {voice.who}" in whole
        for organisation in workshop.session.organisations:
            assert f"{organisation.short} {organisation.name}" in whole
            assert f"ziet {organisation.name} ziet dit." in whole
        assert case.tension in pages[-1] and case.question in pages[-1]
        assert case.question not in " ".join(pages[:-1])
        for number, page in enumerate(pages, 1):
            assert page.endswith(f"{number}/{len(pages)}")
            assert "Deze casus is verzonnen." in page


@pytest.mark.parametrize("name", ["bijplaatsingen", "jongeren-op-een-plein", "woonoverlast"])
async def test_the_shipped_cases_read_well_in_a_small_terminal(name: str) -> None:
    case = Library(None).case(name)
    host = Host(CasePanel, open_workshop("case", case))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        pages = await read_through(host)
        for sentence in re.split(r"(?<=\.) ", " ".join(case.story)):
            assert any(sentence in page for page in pages), "a page ends where a sentence does"
        assert len(pages) <= 12
        assert len([page for page in pages if page.endswith(f"/{len(pages)}")]) == len(pages)


@pytest.mark.parametrize("name", ["bijplaatsingen", "jongeren-op-een-plein", "woonoverlast"])
@pytest.mark.parametrize("size", [(76, 12), (69, 18), (89, 22)])
def test_the_story_fills_its_pages(name: str, size: tuple[int, int]) -> None:
    session = open_workshop("case", Library(None).case(name)).session
    pages = case_pages(Catalog("nl"), session, *size)
    story = [page for page in pages if page.start[0] < len(session.case.story)]
    assert all(len(page.lines) >= size[1] - 4 for page in story[:-1])


async def test_a_real_case_asks_for_no_names() -> None:
    host = Host(CasePanel, open_workshop("case", make_case(fictional=False)))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        for page in await read_through(host):
            assert "geen namen, adressen of dossiers" in page and "verzonnen" not in page


async def test_pages_turn_from_the_line_and_with_keys_and_stop_at_both_ends() -> None:
    host = Host(CasePanel, open_workshop("case"))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        first = host.text()
        assert host.panel.hints()[0].key == "→"
        assert host.panel.turn_page(-1)
        assert host.text() == first
        assert host.panel.turn_page(1)
        second = host.text()
        assert second != first
        assert "←→" in [hint.key for hint in host.panel.hints()]
        assert host.panel.take_keys()
        await pilot.press("left")
        assert host.text() == first
        await pilot.press("space")
        assert host.text() == second
        await pilot.press("up", "down", "backspace", "enter")
        assert host.text() == second
        await pilot.press("end")
        last = host.text()
        await pilot.press("right")
        assert host.text() == last and "Hoe kunnen we" in last
        await pilot.press("home")
        assert host.text() == first
        await pilot.press("full_stop", "a")
        assert host.typed == "a" and not host.panel.has_focus
        host.panel.take_keys()
        await pilot.press("escape")
        assert isinstance(host.messages[-1], LineWanted)


async def test_the_page_is_kept_when_the_size_changes() -> None:
    host = Host(CasePanel, open_workshop("case"))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        host.panel.turn_page(1)
        host.panel.turn_page(1)
        begins = host.text()[: len("Zin 1 van alinea 3")]
        assert re.match(r"Zin \d van alinea \d", begins)
        for size in ((170, 43), (60, 8), (1, 1), (93, 27), (78, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size[0] > 20:
                assert begins in host.text()
        while "Buur 5" not in host.text():
            host.panel.turn_page(1)
        begins = host.lines()[0].strip()
        await pilot.resize_terminal(93, 27)
        await pilot.pause()
        assert begins in host.text()


async def test_first_reactions_are_counted_and_listed_on_the_last_page() -> None:
    workshop = open_workshop("case")
    call_out(workshop, "politie", "en dit blijft onder ons", private=True)
    host = Host(CasePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Dat raam dat dicht blijft")
        await pilot.pause()
        assert "1 reactie GEM Dat raam dat dicht blijft" in host.text()
        host.type("pol: Elf keer melden")
        await pilot.pause()
        assert "2 reacties POL Elf keer melden" in host.text()
        last = (await read_through(host))[-1]
        assert "Wat raakt je in dit verhaal? GEM Dat raam dat dicht blijft POL Elf keer melden" in last
        assert "onder ons" not in last
        for number in range(30):
            host.type(f"reactie nummer {number}")
        await pilot.pause()
        assert "reactie nummer 29" in host.text() and "32 reacties" in host.text()


async def test_covered_reactions_are_counted_but_not_shown() -> None:
    workshop = open_workshop("case")
    host = Host(CasePanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.toggle_cover()
        await pilot.pause()
        assert host.intended == [CoverPhase(phase=workshop.session.phase, covered=True)]
        host.type("Dat raam dat dicht blijft")
        await pilot.pause()
        for page in await read_through(host):
            assert "Dat raam" not in page and "1 reactie" in page
        host.panel.toggle_cover()
        await pilot.pause()
        assert "Dat raam" in host.text()


async def test_an_organisation_with_another_name_keeps_its_colour_and_one_that_is_not_there_has_none() -> None:
    case = make_case(3)
    named = case.organisations[0].model_copy(update={"short": "GEM"})
    workshop = open_workshop("case", case.model_copy(update={"organisations": (named, *case.organisations[1:])}))
    host = Host(CasePanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.do(RenameOrganisation(organisation="gemeente", name="Stadsdeel"))
        host.do(RenameOrganisation(organisation="sociaal-werk", name="Welzijn"))
        await pilot.pause()
        whole = " ".join(await read_through(host))
        assert "GEM Stadsdeel ziet Gemeente ziet dit." in whole
        assert " Sociaal werk ziet Sociaal werk ziet dit." in whole and "SOC" not in whole


async def test_hostile_text_in_a_case_is_just_text() -> None:
    # Case files are cleaned when they are read: what is left can still look like markup or be very long.
    texts = [text for text in HOSTILE if text.strip() and text.isprintable()]
    case = make_case(3, story=tuple(text[:1000] for text in texts))
    case = case.model_copy(update={"voices": tuple(Voice(who="[b]", says=text[:300]) for text in texts)})
    host = Host(CasePanel, open_workshop("case", case))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        sheet = host.panel.query_one(Sheet)
        whole = " ".join(await read_through(host))
        assert "[@click=app.quit]klik[/]" in whole and "[link=file:///etc/passwd]" in whole
        assert all(sheet.render_line(y).cell_length == sheet.size.width for y in range(sheet.size.height))


async def test_it_speaks_english_too_and_names_its_keys() -> None:
    host = Host(CasePanel, open_workshop("case"), "en")
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "This case is fictional." in host.text()
        typing = host.panel.hints()
        host.panel.take_keys()
        await pilot.pause()
        assert typing != host.panel.hints()
        assert all(0 < len(hints) <= 6 for hints in (typing, host.panel.hints()))


@settings(max_examples=80, deadline=None)
@given(width=st.integers(1, 190), height=st.integers(1, 60))
def test_pages_hold_every_word_in_order_within_their_size(width: int, height: int) -> None:
    pages = case_pages(Catalog("nl"), SESSION, width, height)
    assert all(0 < len(page.lines) <= height for page in pages)
    assert [page.start for page in pages] == sorted({page.start for page in pages})
    assert [page_at(pages, page.start) for page in pages] == list(range(len(pages)))
    if width < 120:
        assert max(len(text_of(line).rstrip()) for page in pages for line in page.lines) <= min(width, LONGEST_LINE)
    if 20 <= width < 120:
        shown = words_of([text_of(line) for page in pages for line in page.lines])
        told = [*SESSION.case.title.split(), *words_of(list(STORY))]
        assert shown[: len(told)] == told


@settings(max_examples=60, deadline=None)
@given(width=st.integers(40, 119), height=st.integers(8, 40))
def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(width: int, height: int) -> None:
    pages = [[text_of(line).strip() for line in page.lines] for page in case_pages(CATALOG, SESSION, width, height)]
    for page in pages:
        parts = [part.split("\n") for part in "\n".join(page).split("\n\n") if "alinea" in part]
        assert all(len(part) >= 2 for part in parts)
        assert all(re.match(r"Zin \d", part[0]) and part[-1].endswith(".") for part in parts)


CATALOG = Catalog("nl")
