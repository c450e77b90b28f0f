"""Kan iedereen hiermee verder: the proposal and its versions, where every organisation stands, and the outcome."""

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.developing import chosen_ideas, consent_of
from samenwerk_tui.core.intents import ClearStance, TakeStance, Word
from samenwerk_tui.core.model import GROUP_COLUMN
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.consent import ConsentPanel
from samenwerk_tui.ui.widgets.consent_sheet import ConsentSheet
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from samenwerk_tui.ui.widgets.sheet_window import SheetWindow
from tests.hostile import HOSTILE
from tests.ui.board_host import board
from tests.ui.developing_host import agree_to, object_to, open_plan, propose
from tests.ui.panel_host import Host, LineStub
from tests.ui.row_words import all_text, text_of

pytestmark = pytest.mark.usefixtures("readable")

SIZES = ((78, 16), (98, 22), (93, 27), (170, 43))
T = Catalog("nl")
LONG = "Dat kan alleen als de vergunning er ligt en er iemand is die de sleutel van het buurthuis heeft " * 3


def open_consent(*ideas: str, chosen: int = 1, organisations: int = 5) -> tuple[Workshop, list[str]]:
    return open_plan(*ideas, chosen=chosen, organisations=organisations, kind="consent")


def ids_of(workshop: Workshop) -> list[str]:
    return [organisation.id for organisation in workshop.session.organisations]


def rows_of(
    workshop: Workshop, width: int, height: int, version: int | None = None, here: str = "", current: str = ""
) -> list[Row]:
    ideas = chosen_ideas(workshop.session)
    place = (1, len(ideas)) if ideas else (0, 0)
    idea = ideas[0] if ideas else None
    sheet = ConsentSheet(T, workshop.session, workshop.session.phase, idea, place, version, current, here)
    return sheet.rows(width, height, SheetWindow(T))


# What is shown, without a screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [2, 8])
def test_long_words_of_everybody_fit_and_who_is_asked_is_in_sight(size: tuple[int, int], organisations: int) -> None:
    workshop, (idea,) = open_consent(LONG[:290], organisations=organisations)
    first = propose(workshop, LONG[:300], idea)
    for organisation in ids_of(workshop):
        object_to(workshop, first, organisation, LONG[:250])
    second = propose(workshop, f"Toch {LONG[10:280]}", idea)
    for organisation in ids_of(workshop)[:-1]:
        object_to(workshop, second, organisation, LONG[:250])
    for version in (None, 0, 1):
        for here in ("", *ids_of(workshop)):
            rows = rows_of(workshop, *size, version, here)
            assert len(rows) <= size[1] and all(cells(row.line) <= size[0] for row in rows)
            assert not here or any(row.tag == here and row.here for row in rows)
            count = organisations - 1 if version is None or version else organisations
            assert T.n("consent.outcome.objections", count) in all_text(rows), "the outcome is always in sight"
    assert "…" in all_text(rows_of(workshop, 78, 16))


def test_every_organisation_by_mark_and_word_and_what_was_repaired() -> None:
    workshop, (idea,) = open_consent("Soep")
    municipality, housing, social, police, residents = ids_of(workshop)
    first = propose(workshop, "Soep op dinsdag", idea)
    object_to(workshop, first, police, "wie betaalt?")
    second = propose(workshop, "Soep op vrijdag", idea)
    agree_to(workshop, second, municipality)
    object_to(workshop, second, housing, "geen sleutel")
    workshop.handle(intents.ChangePresence(organisation=residents, people=0))
    rows = rows_of(workshop, 93, 27)
    told = [text_of(row).split()[-3:] for row in rows if row.tag in ids_of(workshop)]
    assert told == [
        ["✓", "geen", "bezwaar"],
        ["bezwaar:", "geen", "sleutel"],
        ["nog", "niet", "gevraagd"],
        ["nog", "niet", "gevraagd"],
        ["afwezig,", "nog", "vragen"],
    ]
    text = all_text(rows)
    assert text.startswith(f"{T('consent.version', number=2, count=2)} Soep op vrijdag")
    assert f"{T.n('consent.repaired', 1)} POL wie betaalt?" in text
    assert text.endswith(f"{T.n('consent.outcome.objections', 1)} {T('consent.outcome.missing')} SOC POL")
    agree_to(workshop, second, housing, social, police)
    assert all_text(rows_of(workshop, 93, 27)).endswith(f"{T('consent.outcome.absent')} BEW")
    workshop.handle(intents.ChangePresence(organisation=residents, people=2))
    agree_to(workshop, second, residents)
    assert all_text(rows_of(workshop, 93, 27)).endswith(T("consent.outcome.carried"))


def test_a_long_name_is_whole_where_the_screen_is_wide() -> None:
    workshop, (idea,) = open_consent("Soep", organisations=2)
    name = "Gemeente Zandloper, afdeling Wijkontwikkeling"
    workshop.handle(intents.RenameOrganisation(organisation="gemeente", name=name))
    propose(workshop, "Soep op dinsdag", idea)
    assert name in all_text(rows_of(workshop, 150, 27))
    assert "Gemeente Zandloper, afdel…" in all_text(rows_of(workshop, 78, 27))


def test_what_was_repaired_and_is_out_of_sight_is_counted() -> None:
    workshop, (idea,) = open_consent("Soep", organisations=8)
    first = propose(workshop, "Soep op dinsdag", idea)
    object_to(workshop, first, "politie", "wie betaalt?")
    propose(workshop, "Soep op vrijdag", idea)
    text = all_text(rows_of(workshop, 78, 12))
    assert "wie betaalt?" not in text and T("more.below", n=1) in text


def test_an_earlier_version_has_its_changes_and_its_own_answers() -> None:
    workshop, (idea,) = open_consent("Soep")
    first = propose(workshop, "Soep op dinsdag", idea)
    object_to(workshop, first, "politie", "wie betaalt?")
    propose(workshop, "Soep op vrijdag", idea)
    changed = {(span.text, span.style) for row in rows_of(workshop, 93, 27, 1) for span in row.line}
    assert {("dinsdag", "gone"), ("vrijdag", "new"), ("Soep", "strong")} <= changed
    before = all_text(rows_of(workshop, 93, 27, 0))
    assert "Soep op dinsdag" in before and "bezwaar: wie betaalt?" in before
    assert T("consent.marks") not in before and T.n("consent.repaired", 1) not in before


def test_without_proposal_or_idea_it_says_what_to_do() -> None:
    workshop, _ = open_consent("Soep", chosen=0)
    text = all_text(rows_of(workshop, 78, 16))
    assert T("consent.no_idea") in text and T("consent.none") in text and text.endswith(T("consent.outcome.nothing"))
    workshop, _ = open_consent("Soep")
    assert all_text(rows_of(workshop, 78, 16)).startswith(f"{T('consent.take_over')} Soep")


@pytest.mark.parametrize("height", range(1, 8))
def test_the_smallest_sheets_show_who_is_asked_else_the_outcome(height: int) -> None:
    workshop, (idea,) = open_consent("Soep", organisations=8)
    propose(workshop, "Soep op vrijdag", idea)
    rows = rows_of(workshop, 20, height, here="politie")
    assert len(rows) <= height and any(row.here for row in rows)
    assert rows_of(workshop, 20, height)[-1].line


def test_hostile_text_is_only_text() -> None:
    workshop, (idea,) = open_consent("Soep")
    for text in HOSTILE:
        try:
            version = propose(workshop, text[:500], idea)
            object_to(workshop, version, "politie", text[:500])
        except Exception as error:
            assert getattr(error, "rule", None) in (Rule.EMPTY_TEXT, Rule.REASON_NEEDED)
        for version_at in (None, len(workshop.session.wordings) - 1):
            rows = rows_of(workshop, 78, 16, version_at if workshop.session.wordings else None)
            assert len(rows) <= 16 and all(cells(row.line) <= 78 for row in rows)


# On a screen


async def test_the_idea_becomes_the_proposal_with_enter_and_a_line_words_it_anew() -> None:
    workshop, (soup,) = open_consent("Soep op het plein")
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.panel.confirm()
        await pilot.pause()
        assert host.intended == [
            Word(about="proposal", phase=workshop.session.phase, text="Soep op het plein", idea=soup)
        ]
        host.panel.confirm()
        await pilot.pause()
        assert len(host.intended) == 1, "a second Enter does nothing"
        host.type("Elke vrijdag soep")
        assert host.panel.recall()
        await pilot.pause()
        assert host.asked is not None and host.asked.value == "Elke vrijdag soep"
        host.reply("Elke vrijdag soep, tot de zomer")
        await pilot.pause()
        assert [version.text for version in workshop.session.wordings] == [
            "Soep op het plein",
            "Elke vrijdag soep",
            "Elke vrijdag soep, tot de zomer",
        ]
        assert host.row_of("tot de zomer")
        host.do(intents.Undo())
        await pilot.pause()
        assert "tot de zomer" not in host.text() and "Elke vrijdag soep" in host.text()


async def test_the_room_is_asked_round_and_every_objection_has_a_reason() -> None:
    workshop, (soup,) = open_consent("Soep")
    version = propose(workshop, "Elke vrijdag soep", soup)
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.panel.take_keys()
        await pilot.press("g", "b")
        assert host.asked is not None and "WON" in host.asked.label
        host.reply("  ")
        assert host.refused == [Rule.REASON_NEEDED] and host.asked is not None
        host.reply("wie betaalt?")
        await pilot.pause()
        assert host.panel.has_focus and host.column == "sociaal-werk", "the walk goes on after the reason"
        await pilot.press("g", "g", "g", "g")
        consent = consent_of(workshop.session, chosen_ideas(workshop.session)[0])
        assert (consent.outcome, [one.reason for one in consent.objections]) == ("objections", ["wie betaalt?"])
        await pilot.press("up", "delete")
        assert host.intended[-1] == ClearStance(wording=version, organisation="politie")
        assert host.row_of("Politie").split()[-2:] == ["niet", "gevraagd"]
        await pilot.press("up", "up", "enter")
        assert host.asked.value == "wie betaalt?"
        host.reply("wie betaalt?")
        host.do(intents.StartCountdown())
        await pilot.pause()
        assert host.query_one(LineStub).has_focus, "an unchanged reason changes nothing, now or later"


async def test_a_repaired_proposal_asks_again_and_the_rest_may_stay_with_it() -> None:
    workshop, (soup,) = open_consent("Soep")
    first = propose(workshop, "Elke vrijdag soep", soup)
    agree_to(workshop, first, "gemeente", "woningcorporatie", "sociaal-werk", "bewoners")
    object_to(workshop, first, "politie", "wie betaalt?")
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.type("Elke vrijdag soep, de gemeente betaalt")
        await pilot.pause()
        assert f"{T.n('consent.repaired', 1)} POL wie betaalt?" in host.text()
        host.panel.take_keys()
        await pilot.press("r")
        consent = consent_of(workshop.session, chosen_ideas(workshop.session)[0])
        assert (consent.outcome, consent.missing) == ("asked", ("politie",))
        await pilot.press("r")
        assert host.said[-1] == T("consent.no_rest")
        await pilot.press("escape")
        host.panel.take_keys()
        await pilot.press("g")
        assert T("consent.outcome.carried") in host.text()
        host.do(intents.Undo())
        host.do(intents.Undo())
        await pilot.pause()
        assert len(consent_of(workshop.session, chosen_ideas(workshop.session)[0]).missing) == 5


async def test_called_out_words_say_where_somebody_stands() -> None:
    workshop, (soup,) = open_consent("Soep")
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.choose("gemeente")
        host.type("geen bezwaar")
        assert host.said == [T("consent.propose_first")] and not workshop.session.stances
        version = propose(workshop, "Elke vrijdag soep", soup)
        host.panel.session = workshop.session
        host.type("Geen bezwaar!")
        host.type("pol: bezwaar: wie betaalt?")
        host.type("soc: bezwaar")
        assert host.said[-1] == T("rule.reason_needed")
        host.choose("unknown")
        host.type("geen bezwaar")
        assert host.said[-1] == T("consent.whose")
        assert {(s.organisation, s.answer, s.reason) for s in workshop.session.stances} == {
            ("gemeente", "no_objection", ""),
            ("politie", "objection", "wie betaalt?"),
        }
        host.choose(GROUP_COLUMN)
        host.type("geen bezwaar")
        await pilot.pause()
        assert {stance.answer for stance in workshop.session.stances} == {"no_objection"}
        assert T("consent.outcome.carried") in host.text()
        assert all(stance.wording == version for stance in workshop.session.stances)


async def test_earlier_versions_are_looked_back_at_and_a_new_one_is_shown_at_once() -> None:
    workshop, (soup,) = open_consent("Soep")
    for text in ("Soep op dinsdag", "Soep op vrijdag", "Soep op zaterdag"):
        propose(workshop, text, soup)
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.turn_page(-1)
        await pilot.pause()
        assert "vrijdag zaterdag" in host.text() and T("consent.marks") in host.text()
        for _ in range(3):
            host.panel.turn_page(-1)
        await pilot.pause()
        assert host.text().startswith(f"{T('consent.version', number=1, count=3)} Soep op dinsdag")
        host.do(intents.StartCountdown())
        await pilot.pause()
        assert "Soep op dinsdag" in host.text(), "the clock does not turn the page"
        host.type("Soep op zondag")
        await pilot.pause()
        assert host.text().startswith(f"{T('consent.version', number=4, count=4)} Soep op zondag")


async def test_without_idea_one_is_chosen_or_a_proposal_made_and_keys_say_what_comes_first() -> None:
    workshop, (soup, _) = open_consent("Soep", "Licht", chosen=0)
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.confirm()
        assert host.panel.recall() and host.asked is None, "there is nothing to word anew"
        host.panel.take_keys()
        assert T("develop.which") in host.text()
        await pilot.press("enter")
        await pilot.pause()
        assert list(workshop.session.chosen or ()) == [soup] and isinstance(host.messages[-1], LineWanted)
        host.panel.take_keys()
        await pilot.press("g")
        assert host.said == [T("consent.propose_first")]
        await pilot.press("enter", "g")
        word, take = host.intended[1:]
        assert isinstance(word, Word) and isinstance(take, TakeStance)
        host.do(intents.DeleteContribution(id=soup))
        await pilot.pause()
        assert "Soep" in host.text(), "the proposal stays when the idea it was made of goes"
        host.type("Iets heel anders")
        await pilot.pause()
        assert host.row_of("Iets heel anders")


async def test_it_survives_the_smallest_screen_and_stays_with_who_is_asked() -> None:
    workshop, (soup,) = open_consent("Soep", organisations=8)
    propose(workshop, LONG[:250], soup)
    host = Host(ConsentPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press(*["down"] * 6)
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(40, 9)
        await pilot.pause()
        assert any(row.here and row.tag == ids_of(workshop)[6] for row in host.panel.query_one(Sheet).rows)


async def test_on_the_board_enter_takes_the_idea_over_and_the_keys_are_told() -> None:
    async with board(phase="consent", programme="halve-dag", size=(80, 24)) as stand:
        columns = [phase.id for phase in stand.session.phases if phase.kind == "columns"]
        line = intents.NewLine(text="Soep", column="gemeente")
        stand.board.do(intents.AddContributions(phase=columns[-1], lines=(line,)))
        stand.board.do(intents.ChooseIdeas(ideas=(stand.session.contributions[0].id,)))
        await stand.settle()
        await stand.press("enter", "down", "b")
        await stand.type("geld?")
        assert [version.text for version in stand.stored().wordings] == ["Soep"]
        assert [(one.answer, one.reason) for one in stand.stored().stances] == [("objection", "geld?")]
        assert stand.board.focused is stand.board.panel
        await stand.press("escape", "enter")
        assert len(stand.stored().wordings) == 1
