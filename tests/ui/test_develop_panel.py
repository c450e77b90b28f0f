"""Working out: the chosen idea, what is said to its parts, and what becomes of every "ja, maar"."""

import pytest
from textual.geometry import Offset

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import chosen_ideas, open_objections
from samenwerk_tui.core.intents import ChooseIdeas, DeleteContribution, SettleParked
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.develop import DevelopPanel
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.plan_sheet import OBJECTIONS, PlanSheet
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from samenwerk_tui.ui.widgets.sheet_window import SheetWindow
from tests.hostile import HOSTILE
from tests.ui.board_host import board
from tests.ui.developing_host import PARTS, ideas_of, line, open_plan, park, plan
from tests.ui.panel_host import Host, LineStub, open_workshop
from tests.ui.row_words import all_text, text_of

pytestmark = pytest.mark.usefixtures("readable")

SIZES = ((78, 16), (98, 22), (93, 27), (170, 43))
T = Catalog("nl")
LONG = "Dat kan alleen als de vergunning er ligt en er iemand is die de sleutel van het buurthuis heeft " * 3


def rows_of(
    workshop: Workshop, width: int, height: int, part: int | None = 0, here: str = "", language: str = "nl"
) -> list[Row]:
    ideas = chosen_ideas(workshop.session)
    t = Catalog("en" if language == "en" else "nl")
    place = (1, len(ideas)) if ideas else (0, 0)
    sheet = PlanSheet(t, workshop.session, workshop.session.phase, ideas[0] if ideas else None, place, part, here)
    return sheet.rows(width, height, SheetWindow(t))


# What is shown, without a screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [2, 8])
def test_an_overfull_plan_fits_and_what_one_works_on_is_in_sight(size: tuple[int, int], organisations: int) -> None:
    workshop, (idea, *_) = open_plan(LONG[:280], organisations=organisations)
    said = [plan(workshop, f"{number} {LONG[:300]}", PARTS[number % 5], idea, "gemeente") for number in range(12)]
    parked = park(workshop, *(f"Ja, maar {number} {LONG[:200]}" for number in range(9)))
    for part, here in ((0, ""), (3, ""), (None, ""), *((0, one) for one in (*said, *parked))):
        rows = rows_of(workshop, *size, part, here)
        assert len(rows) <= size[1] and all(cells(row.line) <= size[0] for row in rows)
        assert not here or any(row.tag == here and row.here for row in rows)
        told = T.n("develop.open", 9)
        assert any(row.tag == OBJECTIONS or told in text_of(row) for row in rows) or here in parked or part is None
    newest = [row for row in rows_of(workshop, *size, 3) if row.tag == said[8]]
    assert newest, "the newest line of the part that is typed in"
    assert "…" in all_text(rows_of(workshop, 40, 8)), "what does not fit ends in an ellipsis"


def test_every_part_has_its_lines_with_whose_they_are() -> None:
    workshop, (soup, light) = open_plan("Soep", "Licht", chosen=2)
    plan(workshop, "de wijkagent loopt mee", PARTS[1], soup)
    plan(workshop, "een andere lamp", PARTS[1], light)
    rows = [text_of(row) for row in rows_of(workshop, 93, 27, 1)]
    assert rows[0].split() == T("develop.one_of", number=1, count=2).split() + ["GEM"]
    assert rows[1] == "Soep"
    (said,) = [row for row in rows if "wijkagent" in row]
    assert said.split() == ["▶", "Wie", "doet", "wat?", "POL", "de", "wijkagent", "loopt", "mee"]
    assert sum(row.split()[-1:] == ["–"] for row in rows) == 4 and "lamp" not in " ".join(rows)


def test_a_narrow_plan_puts_what_was_said_under_its_part() -> None:
    workshop, (soup,) = open_plan("Soep")
    plan(workshop, "de wijkagent loopt mee", PARTS[1], soup)
    rows = [text_of(row).rstrip() for row in rows_of(workshop, 40, 20)]
    assert rows[rows.index("  Wie doet wat?") + 1] == "  POL de wijkagent loopt mee"


def test_the_question_of_the_phase_stands_there_until_it_is_answered() -> None:
    workshop, (soup,) = open_plan("Soep")
    prompt = workshop.session.current.prompt
    assert prompt in all_text(rows_of(workshop, 93, 27))
    plan(workshop, "de kok belt", PARTS[0], soup)
    assert prompt not in all_text(rows_of(workshop, 93, 27))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_became_of_an_objection_is_told_by_mark_and_word(language: str) -> None:
    workshop, _ = open_plan("Soep")
    ids = park(workshop, *(f"Ja, maar {number}" for number in range(5)))
    outcomes = (
        SettleParked(parked=ids[0], how="answered", text="een melding is genoeg", organisation="gemeente"),
        SettleParked(parked=ids[1], how="owned", text="wijkagent", organisation="politie"),
        SettleParked(parked=ids[2], how="stays"),
        SettleParked(parked=ids[3], how="elsewhere"),
    )
    for outcome in outcomes:
        workshop.handle(outcome)
    t = Catalog("en" if language == "en" else "nl")
    told = [text_of(row).strip() for row in rows_of(workshop, 93, 27, language=language) if row.tag in ids]
    became = [t(f"develop.became.{outcome.how}") for outcome in outcomes]
    assert told == [
        f"✓ GEM Ja, maar 0 · {became[0]} GEM een melding is genoeg",
        f"→ WON Ja, maar 1 · {became[1]} POL wijkagent",
        f"= SOC Ja, maar 2 · {became[2]}",
        f"× POL Ja, maar 3 · {became[3]}",
        "○ BEW Ja, maar 4",
    ]
    assert t.n("develop.open", 1) in all_text(rows_of(workshop, 93, 27, language=language))
    workshop.handle(SettleParked(parked=ids[4], how="stays"))
    assert t("develop.all_settled") in all_text(rows_of(workshop, 93, 27, language=language))


def test_no_idea_no_vote_no_lines_is_said_and_asks_what_to_do() -> None:
    workshop, _ = open_plan("Soep", chosen=0)
    assert all_text(rows_of(workshop, 78, 16)).startswith(T("develop.no_idea"))
    assert T("develop.none_parked") in all_text(rows_of(workshop, 78, 16, None))


@pytest.mark.parametrize("size", [(76, 16)])
def test_what_to_do_without_an_idea_has_air_where_there_is_room(size: tuple[int, int]) -> None:
    workshop, _ = open_plan("Soep", chosen=0)
    rows = rows_of(workshop, *size)
    assert [bool(cells(row.line)) for row in rows[:4]] == [True, False, True, False]
    assert "W e l k" in text_of(rows[0]) and "k i e s" in text_of(rows[2])


@pytest.mark.parametrize("height", range(1, 8))
def test_the_smallest_sheets_show_what_one_works_on(height: int) -> None:
    workshop, (soup,) = open_plan("Soep")
    said = [plan(workshop, f"regel {number}", PARTS[number % 5], soup) for number in range(10)]
    rows = rows_of(workshop, 12, height, 0, said[7])
    assert len(rows) <= height and any(row.here for row in rows)


def test_hostile_text_is_only_text() -> None:
    workshop, (soup,) = open_plan("Soep")
    texts = [text[:400] for text in HOSTILE]
    for number, text in enumerate(texts):
        try:
            plan(workshop, text, PARTS[number % 5], soup)
        except Exception as error:
            assert getattr(error, "rule", None) is Rule.EMPTY_TEXT
    for size in SIZES:
        rows = rows_of(workshop, *size)
        assert len(rows) <= size[1] and all(cells(row.line) <= size[0] for row in rows)


# On a screen


async def test_a_line_is_kept_with_the_idea_and_the_part_that_are_chosen() -> None:
    workshop, (soup, light) = open_plan("Soep", "Licht", chosen=2)
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.choose("politie")
        host.type("een avond met soep")
        host.panel.turn_page(1)
        assert host.panel.line_label("POL") == f"POL · {PARTS[1]}"
        host.type("de kok belt")
        for _ in range(4):
            host.panel.turn_page(1)
        await pilot.pause()
        assert "Licht" in host.row_of("Licht") and host.panel.line_label("POL") == f"POL · {PARTS[0]}"
        host.type("een lamp")
        host.panel.turn_page(-1)
        host.panel.turn_page(-5)
        assert host.panel.line_label("POL") == f"POL · {T('develop.label')}"
        host.type("Ja, maar de APV")
        host.type("! wij kennen elkaar niet")
        kept = {one.text: (one.part, one.idea, one.kind) for one in workshop.session.contributions[2:]}
        assert kept == {
            "een avond met soep": (PARTS[0], soup, "contribution"),
            "de kok belt": (PARTS[1], soup, "contribution"),
            "een lamp": (PARTS[0], light, "contribution"),
            "Ja, maar de APV": (None, None, "parked"),
            "wij kennen elkaar niet": (None, None, "learned"),
        }


async def test_walking_corrects_and_removes_lines_and_says_where_the_next_line_goes() -> None:
    workshop, (soup,) = open_plan("Soep")
    first, second = plan(workshop, "de kok belt", PARTS[0], soup), plan(workshop, "maandag", PARTS[2], soup)
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.panel.take_keys()
        await pilot.press("down")
        assert host.panel.line_label("GEM") == f"GEM · {PARTS[2]}"
        await pilot.press("enter")
        assert host.asked is not None and host.asked.value == "maandag"
        host.reply("dinsdag")
        assert workshop.session.contribution(second).text == "dinsdag"
        host.panel.take_keys()
        await pilot.press("up", "delete")
        assert host.intended == [DeleteContribution(id=first)]
        await pilot.pause()
        assert "de kok belt" not in host.text()
        host.do(intents.Undo())
        await pilot.pause()
        assert "de kok belt" in host.text()
        await pilot.press("down", "down", "down")
        assert isinstance(host.messages[-1], LineWanted)
        assert host.query_one(LineStub).has_focus


def here(host: Host) -> list[str]:
    """What lies on a band."""
    return [row.tag for row in host.panel.query_one(Sheet).rows if row.here]


def settled_of(workshop: Workshop, parked: str) -> tuple[str, str, str | None] | None:
    one = workshop.session.settlement(parked)
    return None if one is None else (one.how, one.text, one.organisation)


async def test_every_objection_gets_an_answer_an_owner_or_a_word_and_the_walk_goes_on() -> None:
    workshop, _ = open_plan("Soep")
    ids = park(workshop, *(f"Ja, maar {number}" for number in range(5)))
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.choose("gemeente")
        host.panel.turn_page(-1)
        host.panel.take_keys()
        await pilot.press("a")
        assert host.asked is not None and host.asked.of_column
        await pilot.pause()
        assert host.panel.line_label("GEM") == "GEM" and here(host) == [ids[0]], "it is seen what is asked about"
        host.reply("")
        assert host.refused == [Rule.EMPTY_TEXT] and host.asked is not None, "no answer is none"
        host.reply("een melding is genoeg")
        await pilot.pause()
        assert host.panel.has_focus and any(
            row.here and row.tag == ids[1] for row in host.panel.query_one(Sheet).rows
        )
        await pilot.press("t")
        host.reply("POL wijkagent")
        await pilot.pause()
        await pilot.press("s", "down", "x")
        await pilot.press("down", "e")
        host.reply("jurist")
        await pilot.pause()
        assert [settled_of(workshop, one) for one in ids] == [
            ("answered", "een melding is genoeg", "gemeente"),
            ("owned", "wijkagent", "politie"),
            ("stays", "", None),
            ("elsewhere", "", None),
            ("owned", "jurist", "gemeente"),
        ]
        assert open_objections(workshop.session) == ()
        await pilot.press("delete")
        assert [one.line.id for one in open_objections(workshop.session)] == [ids[4]]
        await pilot.press("z")
        assert host.said[-1] == T("develop.open_already")
        assert line(workshop, "Ja, maar 4"), "no key takes an objection away"


async def test_an_answer_is_corrected_and_an_unchanged_one_keeps_the_keyboard_in_the_line() -> None:
    workshop, _ = open_plan("Soep")
    (parked,) = park(workshop, "Ja, maar de APV")
    workshop.handle(SettleParked(parked=parked, how="owned", text="jurist", organisation="gemeente"))
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.panel.turn_page(-1)
        host.panel.take_keys()
        await pilot.press("enter")
        assert host.asked is not None and host.asked.value == "jurist"
        host.reply("jurist")
        host.do(intents.StartCountdown())
        await pilot.pause()
        assert host.query_one(LineStub).has_focus
        host.panel.take_keys()
        await pilot.press("enter")
        host.reply("won jurist")
        assert settled_of(workshop, parked) == ("owned", "jurist", "woningcorporatie")


async def test_an_idea_is_chosen_from_the_list_and_another_one_added() -> None:
    workshop, (soup, light, bench) = open_plan("Soep", "Licht", "Bank", chosen=0)
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("down", "a", "enter")
        assert host.intended == [ChooseIdeas(ideas=(light,))], "A is no key in the list"
        await pilot.pause()
        assert host.query_one(LineStub).has_focus and "Licht" in host.row_of("Licht")
        host.panel.take_keys()
        await pilot.press("i", "down", "space", "up", "down")
        assert list(workshop.session.chosen or ()) == [light, bench]
        assert host.row_of("✓ Licht") and host.row_of("✓ Bank")
        await pilot.press("enter")
        await pilot.pause()
        assert host.intended[1:] == [ChooseIdeas(ideas=(light, bench))], "to look at a chosen one chooses nothing"
        assert host.row_of("Bank").strip() == "Bank"
        host.panel.take_keys()
        await pilot.press("i", "space", "escape", "escape")
        assert list(workshop.session.chosen or ()) == [light]
        assert "Bank" not in host.text() and host.query_one(LineStub).has_focus
        (offer,) = host.panel.offers()
        offer.run()
        await pilot.pause()
        assert T("develop.which") in host.text() and host.panel.has_focus
        await pilot.press("escape", "escape")
        host.do(intents.DeleteContribution(id=light))
        await pilot.pause()
        assert host.text().startswith(T("develop.no_idea"))
        assert soup in {one.id for one in workshop.session.contributions}


async def test_the_voted_idea_needs_no_choosing_and_follows_merging_and_taking_apart() -> None:
    workshop = open_workshop("develop")
    soup, light = ideas_of(workshop, "Soep", "Licht")
    vote = next(phase.id for phase in workshop.session.phases if phase.kind == "vote")
    workshop.handle(intents.OpenRound(phase=vote, method="hands"))
    voting = workshop.session.rounds[0].id
    for organisation in workshop.session.organisations:
        votes = intents.EnterVotes.model_validate(
            {"round": voting, "idea": light, "organisation": organisation.id, "votes": {"in_favour": 1}}
        )
        workshop.handle(votes)
    workshop.handle(intents.RevealRound(round=voting, revealed=True))
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.row_of("Licht")
        host.type("een lamp")
        assert line(workshop, "een lamp").idea == light
        host.do(intents.MergeIdeas(ids=(soup, light)))
        await pilot.pause()
        assert host.row_of("Soep") and "een lamp" in host.text()
        host.do(intents.SplitCluster(cluster=workshop.session.clusters[0].id))
        await pilot.pause()
        assert host.row_of("Licht") and "een lamp" in host.text()


async def test_a_day_without_any_idea_keeps_what_is_said_all_the_same() -> None:
    workshop, _ = open_plan()
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert not host.panel.take_keys()
        host.type("gewoon beginnen")
        await pilot.pause()
        assert "gewoon beginnen" in host.text() and line(workshop, "gewoon beginnen").part == PARTS[0]
        assert host.panel.take_keys(), "now there is something to walk to"


async def test_the_mouse_chooses_parts_objections_and_ideas() -> None:
    workshop, _ = open_plan("Soep", "Licht")
    park(workshop, "Ja, maar de APV")
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:

        async def click(text: str) -> None:
            row = next(y for y, shown in enumerate(host.lines()) if text in shown)
            await pilot.click(Sheet, offset=Offset(6, row))
            await pilot.pause()

        await click("Eerste stap")
        assert host.panel.line_label("GEM") == f"GEM · {PARTS[2]}"
        await click(T.n("develop.open", 1))
        assert host.panel.line_label("GEM") == f"GEM · {T('develop.label')}"
        await click("Ja, maar de APV")
        assert host.panel.has_focus
        await pilot.press("escape")
        await click("Soep")
        assert T("develop.which") in host.text()


async def test_it_survives_the_smallest_screen_and_stays_with_what_was_walked_to() -> None:
    workshop, (soup,) = open_plan("Soep")
    said = [plan(workshop, f"regel {number}", PARTS[0], soup) for number in range(30)]
    host = Host(DevelopPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press(*["up"] * 12)
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(40, 9)
        await pilot.pause()
        assert here(host) == [said[17]]


async def test_on_the_board_the_label_follows_the_part_and_an_answer_comes_from_the_line() -> None:
    async with board(phase="develop", size=(80, 24)) as stand:
        await stand.type("~ APV")
        await stand.press("right")
        assert stand.board.panel.line_label("GEM").endswith(PARTS[1])
        await stand.type("agent mee")
        assert stand.line("agent mee").part == PARTS[1]
        await stand.press("left", "left", "down", "a")
        await stand.type("melden")
        (settled,) = stand.stored().settled
        assert (settled.how, settled.text) == ("answered", "melden")
        assert stand.board.focused is stand.board.panel
        await stand.press("escape", "ctrl+z")
        assert stand.stored().settled == ()
