"""Agreements: made by a line, completed by questions, each answer kept at once; walked through to change them."""

import re
from datetime import date

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset

from samenwerk_tui.core.begin import Start, following
from samenwerk_tui.core.intents import ChooseColumns, DeleteAgreement, EditAgreement, MakeAgreement, Undo
from samenwerk_tui.core.model import Agreement, Column
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.library import Library
from samenwerk_tui.library.review import review_phase
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.agreement_questions import CALL_QUESTIONS, QUESTIONS, answered, current_answer
from samenwerk_tui.ui.panels.agreements import AgreementsPanel
from samenwerk_tui.ui.widgets.agreement_table import AgreementTable, Looking
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from tests.hostile import HOSTILE
from tests.ui.panel_host import Host, LineStub, TickingClock, call_out, enter, make_case, open_workshop

SIZES = ((78, 16), (93, 27), (170, 43))
T = Catalog("nl")
ASKED = [T(f"agreements.ask.{question}") for question in QUESTIONS]


def agree(workshop: Workshop, what: str, **details: object) -> Agreement:
    intent = MakeAgreement.model_validate(
        {"phase": workshop.session.phase, "kind": "collaboration", "what": what, **details}
    )
    workshop.handle(intent)
    return workshop.session.agreements[-1]


def only(workshop: Workshop) -> Agreement:
    (agreement,) = workshop.session.agreements
    return agreement


async def test_a_line_is_an_agreement_at_once_and_every_answer_is_kept_at_once() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.choose("politie")
        assert host.type("Elke vrijdag lopen we samen door de wijk")
        await pilot.pause()
        made = only(workshop)
        assert (made.kind, made.organisation, made.owner, made.phase) == (
            "collaboration",
            "politie",
            "",
            workshop.session.phase,
        )
        assert "POL …" in host.text(), "who takes it on is being asked"
        asked = []
        for reply in ("wijkagent", "gem, SOC en bewoners", "vr 3 dec", "Maandag belt de wijkagent"):
            assert host.asked is not None
            asked.append(host.asked.label)
            host.reply(reply)
            await pilot.pause()
        assert asked == ASKED[1:]
        assert host.asked is None
        agreed = only(workshop)
        assert (agreed.owner, agreed.due, agreed.first_step) == ("wijkagent", "vr 3 dec", "Maandag belt de wijkagent")
        assert agreed.with_organisations == ("gemeente", "sociaal-werk", "bewoners")
        assert "nog niemand" not in host.text()
        assert re.search("POL wijkagent +GEM SOC", host.row_of("wijkagent"))


async def test_every_question_can_be_skipped() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        made = only(workshop)
        for _ in ASKED[1:]:
            host.reply("")
            await pilot.pause()
            assert "GEM nog niemand" in host.text()
        assert host.asked is None and only(workshop) == made


async def test_giving_up_half_way_loses_nothing_and_asks_no_more() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        host.reply("opbouwwerker")
        await pilot.pause()
        host.asked = None
        call_out(workshop, "politie", "iets van een ander scherm")
        host.panel.session = workshop.session
        await pilot.pause()
        assert host.asked is None
        assert only(workshop).owner == "opbouwwerker"
        host.type("Nog een afspraak")
        await pilot.pause()
        assert host.asked is not None and host.asked.label == ASKED[1]


async def test_nobody_is_said_only_once_the_question_who_was_left_open() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        assert "GEM …" in host.text() and "nog niemand" not in host.text()
        host.saves = False
        host.reply("wijkagent")
        await pilot.pause()
        assert "GEM …" in host.text(), "an answer that could not be kept is asked again"
        host.give_up()
        await pilot.pause()
        assert "GEM nog niemand" in host.text()


async def test_a_day_and_its_month_stay_together_and_roles_whole_where_there_is_room() -> None:
    workshop = open_workshop("agreements")
    agree(
        workshop,
        "Wie belt wie: een A4 met namen van functies",
        organisation="gemeente",
        owner="gebiedsregisseur",
        due="uiterlijk in de week van 3 december",
        first_step="lijst rondsturen naar iedereen",
    )
    host = Host(AgreementsPanel, workshop)
    for size in ((78, 16), (69, 22)):
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            assert host.row_of("3 december")
            assert ("gebiedsregisseur" in host.text()) == (size[0] > 70)
        host = Host(AgreementsPanel, workshop)


async def test_as_much_air_above_both_kinds() -> None:
    workshop = open_workshop("agreements")
    for number in range(9):
        agree(workshop, f"Afspraak {number}", kind="case" if number > 4 else "collaboration")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 13)) as pilot:
        await pilot.pause()
        lines = [line.strip() for line in host.lines()]
        assert lines[1] == "" and lines[2] == "Over de samenwerking" and lines[11] == "▾ nog 3"
        assert lines[8] == "" and lines[9] == "Over de casus"
        host.panel.take_keys()
        await pilot.pause()
        lines = [line.strip() for line in host.lines()]
        assert lines[0].endswith("eerste stap") and lines[1] == "▴ nog 2" and lines[11] == ""


async def test_whole_agreements_and_the_beginning_of_one_are_in_sight_whatever_is_walked_to_or_scrolled() -> None:
    workshop = open_workshop("agreements")
    for number in range(9):
        what = f"begin{number} dat is wat wij met elkaar hebben afgesproken over de wijk einde{number}"
        agree(workshop, what, kind="case" if number > 4 else "collaboration", owner="beheerder openbare ruimte")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(69, 17)) as pilot:
        await pilot.pause()

        def shown() -> set[str]:
            text = host.text()
            begun, ended = set(re.findall(r"begin(\d)", text)), set(re.findall(r"einde(\d)", text))
            assert ended and ended <= begun and len(begun - ended) == text.count("…") <= 1
            above, below = (re.search(rf"{mark} nog (\d)", text) for mark in "▴▾")
            assert len(ended) + sum(int(found[1]) for found in (above, below) if found) == 9
            return ended

        host.panel.take_keys()
        for number in range(8, -1, -1):
            await pilot.pause()
            assert str(number) in shown()
            await pilot.press("up")
        host.query_one(LineStub).focus()
        await pilot.pause()
        seen = shown()
        assert isinstance(host.panel, AgreementsPanel)
        for step in (1, -1):
            for _ in range(12):
                host.panel._scroll(MouseScrollDown(host.panel, 0, 0, 0, 0, 0, False, False, False), step)
                await pilot.pause()
                seen |= shown()
            assert seen == set("012345678")
            seen = shown()
        assert "0" in seen


async def test_what_another_screen_agrees_asks_nothing_here() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        agree(workshop, "Van het andere scherm")
        host.panel.session = workshop.session
        await pilot.pause()
        assert host.asked is None and "Van het andere scherm" in host.text()


async def test_the_questions_are_about_the_agreement_of_this_line_and_not_a_foreign_one() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.saves = False
        host.type("Van hier")
        await pilot.pause()
        agree(workshop, "Van het andere scherm")
        host.panel.session = workshop.session
        await pilot.pause()
        assert host.asked is None
        host.saves = True
        host.type("Van hier")
        await pilot.pause()
        host.reply("wijkagent")
        assert [a.owner for a in workshop.session.agreements] == ["", "wijkagent"]


async def test_an_answer_that_could_not_be_kept_is_asked_again_until_it_is() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        question = host.asked
        host.saves = False
        host.reply("wijkagent")
        call_out(workshop, "politie", "iets van een ander scherm", "answer")
        host.panel.session = workshop.session
        await pilot.pause()
        assert host.asked is question and only(workshop).owner == ""
        host.saves = True
        host.reply("wijkagent")
        await pilot.pause()
        assert only(workshop).owner == "wijkagent"
        assert host.asked is not None and host.asked.label == ASKED[2]


async def test_an_unknown_partner_is_told_and_asked_again() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        host.reply("")
        await pilot.pause()
        question = host.asked
        host.reply("POL en brandweer")
        await pilot.pause()
        assert host.asked is question and only(workshop).with_organisations == ()
        assert "brandweer" in host.said[-1] and "GEM WON SOC POL BEW" in host.said[-1]


async def test_an_agreement_undone_while_it_is_asked_about_ends_the_asking() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("Elke vrijdag samen lopen")
        await pilot.pause()
        host.do(Undo())
        await pilot.pause()
        host.reply("wijkagent")
        await pilot.pause()
        assert workshop.session.agreements == () and host.asked is None
        assert host.refused == [Rule.GONE]


@pytest.mark.parametrize(
    ("typed", "owner", "organisation"),
    [
        ("wijkagent", "wijkagent", "gemeente"),
        ("POL wijkagent", "wijkagent", "politie"),
        ("pol: wijkagent", "wijkagent", "politie"),
        ("Sociaal werk", "Sociaal werk", "sociaal-werk"),
        ("won", "Woningcorporatie", "woningcorporatie"),
        ("polder werker", "polder werker", "gemeente"),
        ("", "", "gemeente"),
    ],
)
def test_the_owner_is_a_role_and_may_name_the_organisation(typed: str, owner: str, organisation: str) -> None:
    workshop = open_workshop("agreements")
    made = agree(workshop, "Iets", organisation="gemeente", owner="beheerder")
    intent = answered(T, workshop.session, made, "owner", typed)
    assert isinstance(intent, EditAgreement)
    assert (intent.owner, intent.organisation) == (owner, organisation)


@pytest.mark.parametrize(
    ("typed", "partners"),
    [
        ("pol", ("politie",)),
        ("POL SOC", ("politie", "sociaal-werk")),
        ("pol,soc", ("politie", "sociaal-werk")),
        ("Sociaal werk, Politie", ("sociaal-werk", "politie")),
        ("pol en soc & bew", ("politie", "sociaal-werk", "bewoners")),
        ("pol pol", ("politie",)),
        ("gem pol", ("politie",)),
        ("iedereen", ("woningcorporatie", "sociaal-werk", "politie", "bewoners")),
        ("Hele groep", ("woningcorporatie", "sociaal-werk", "politie", "bewoners")),
        ("", ()),
    ],
)
def test_partners_are_named_as_people_say_them(typed: str, partners: tuple[str, ...]) -> None:
    workshop = open_workshop("agreements")
    made = agree(workshop, "Iets", organisation="gemeente")
    intent = answered(T, workshop.session, made, "partners", typed)
    assert isinstance(intent, EditAgreement)
    assert intent.with_organisations == partners


def test_an_answer_put_back_into_the_line_changes_nothing() -> None:
    workshop = open_workshop("agreements")
    agree(
        workshop,
        "Iets",
        organisation="gemeente",
        owner="hoofd wijken",
        with_organisations=("politie", "bewoners"),
        due="vr",
        first_step="bellen",
    )
    for question in QUESTIONS:
        made = only(workshop)
        intent = answered(T, workshop.session, made, question, current_answer(workshop.session, made, question))
        assert isinstance(intent, EditAgreement)
        assert not workshop.handle(intent).facts


async def test_the_label_says_what_it_will_be_about_and_the_arrows_change_that() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        assert host.panel.line_label("GEM") == "GEM · Afspraak over samenwerken"
        assert host.panel.turn_page(1)
        assert host.panel.line_label("GEM") == "GEM · Afspraak over de casus"
        host.type("De lamp vervangen")
        await pilot.pause()
        assert only(workshop).kind == "case"
        assert host.panel.turn_page(1)
        assert host.panel.line_label("GEM") == "GEM · Wie belt wie: waarover?"
        assert host.panel.turn_page(1)
        assert host.panel.line_label("GEM") == "GEM · Afspraak over samenwerken"
        host.panel.take_keys()
        await pilot.pause()
        assert host.panel.line_label("GEM") == "GEM", "while walking no line is typed"


async def test_whoever_speaks_is_the_owner_s_organisation_and_a_table_is_in_it_together() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("pol: Wij bellen")
        await pilot.pause()
        host.choose("group")
        host.type("Wij allemaal")
        await pilot.pause()
        table = Column(id="tafel-1", kind="table", name="Tafel 1", short="TA1", organisations=("gemeente", "politie"))
        host.do(ChooseColumns(phase=workshop.session.phase, columns=(table,)))
        host.choose(table.id)
        host.type("Aan onze tafel")
        await pilot.pause()
        agreements = workshop.session.agreements
        assert [a.organisation for a in agreements] == ["politie", None, None]
        assert [a.with_organisations for a in agreements] == [(), (), ("gemeente", "politie")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_the_table_shows_collaboration_first_and_everything_agreed(
    size: tuple[int, int], organisations: int
) -> None:
    workshop = open_workshop("agreements", make_case(organisations))
    ids = [organisation.id for organisation in workshop.session.organisations]
    shorts = [organisation.short for organisation in workshop.session.organisations]
    agree(workshop, "Lamp vervangen", kind="case", due="3 dec")
    agree(
        workshop,
        "Elke week even bellen",
        owner="wijkagent",
        organisation=ids[0],
        with_organisations=ids[1:],
        due="vrijdag",
        first_step="lijst maken",
    )
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        text = host.text()
        assert text.index("samenwerking") < text.index("week even") < text.index("Over de casus") < text.index("Lamp")
        for word in ("wijkagent", "vr 27 nov", "lijst", *shorts):
            assert word in text
        assert re.search("Lamp vervangen +nog niemand +do 3 dec", text)
        head = host.lines()[0]
        assert [word for word in head.split("  ") if word.strip()][-1].strip() == "eerste stap"
        lamp = host.row_of("Lamp")
        assert lamp.index("do 3 dec") == head.index("wanneer") and lamp.index("nog") == head.index("trekker")


async def test_nothing_agreed_yet_invites_to_begin() -> None:
    host = Host(AgreementsPanel, open_workshop("agreements"))
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert host.panel.phase.prompt in host.text() and "Nog geen afspraken." in host.text()
        assert not host.panel.take_keys()


async def test_what_is_asked_about_and_walked_over_is_always_in_sight() -> None:
    workshop = open_workshop("agreements")
    for number in range(12):
        agree(workshop, f"Afspraak nummer {number:02}", owner="iemand")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.type("De allernieuwste afspraak")
        await pilot.pause()
        assert "De allernieuwste afspraak" in host.text() and "▴" in host.text()
        host.panel.take_keys()
        for number in range(11, -1, -1):
            await pilot.press("up")
            assert f"nummer {number:02}" in host.text()
        assert "▾" in host.text() and "De allernieuwste" not in host.text()
        await pilot.resize_terminal(78, 4)
        await pilot.pause()
        assert "nummer 00" in host.text()
        await pilot.resize_terminal(78, 2)
        await pilot.pause()
        assert "nummer 00" in host.text()


async def test_walking_edits_with_the_answers_as_they_are() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Eerste", organisation="politie", owner="wijkagent", with_organisations=("gemeente",), due="vr")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("enter")
        values = []
        for reply in ("Eerste afspraak", "", "gem", "za", "bellen"):
            await pilot.pause()
            assert host.asked is not None
            values.append((host.asked.label, host.asked.value))
            host.reply(reply)
        await pilot.pause()
        assert host.asked is None
        assert values == list(zip(ASKED, ("Eerste", "POL wijkagent", "GEM", "vr", ""), strict=True))
        agreed = only(workshop)
        assert (agreed.what, agreed.owner, agreed.organisation, agreed.due, agreed.first_step) == (
            "Eerste afspraak",
            "",
            "politie",
            "za",
            "bellen",
        )


async def test_an_agreement_is_never_left_without_words() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Eerste")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("enter")
        host.reply("")
        await pilot.pause()
        assert host.asked is not None and host.asked.label == ASKED[0]
        assert only(workshop).what == "Eerste"


async def test_walking_switches_the_kind_and_removes() -> None:
    workshop = open_workshop("agreements")
    first, second = agree(workshop, "Eerste"), agree(workshop, "Tweede")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("k")
        assert workshop.session.agreement(second.id).kind == "case"
        assert workshop.session.agreement(second.id).what == "Tweede"
        await pilot.press("K")
        assert workshop.session.agreement(second.id).kind == "collaboration"
        await pilot.press("x", "z", "delete")
        assert host.intended[-1] == DeleteAgreement(id=second.id, seen=second)
        assert [a.id for a in workshop.session.agreements] == [first.id] and host.panel.has_focus
        await pilot.press("delete")
        assert workshop.session.agreements == ()
        assert isinstance(host.messages[-1], LineWanted) and not host.panel.has_focus
        await pilot.press("delete")
        assert len(host.intended) == 4


async def test_below_the_last_agreement_is_the_line_again_and_a_click_walks() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Eerste")
    agree(workshop, "Tweede", kind="case")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("down")
        assert not host.panel.has_focus
        y = next(y for y, line in enumerate(host.lines()) if "Eerste" in line)
        await pilot.click(AgreementsPanel, offset=Offset(5, y))
        await pilot.press("delete")
        assert [a.what for a in workshop.session.agreements] == ["Tweede"]


async def test_lines_that_are_no_agreements_are_shown_too() -> None:
    workshop = open_workshop("agreements")
    call_out(workshop, "politie", "omdat het zo hoort", "answer")
    call_out(workshop, "politie", "geheim", private=True)
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "1 losse regel POL omdat het zo hoort" in host.text() and "geheim" not in host.text()


@pytest.mark.parametrize("size", [(1, 2), (3, 3), (20, 4), (43, 8)])
async def test_a_tiny_panel_survives(size: tuple[int, int]) -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Elke vrijdag samen lopen", owner="wijkagent", with_organisations=("politie",))
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        if size[0] >= 40:
            assert "Elke" in host.text()
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(78, 16)
        await pilot.pause()
        assert "Elke vrijdag samen" in host.text() and "wijkagent" in host.text()


async def test_hostile_answers_are_just_text() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        sheet = host.panel.query_one(Sheet)
        for text in HOSTILE:
            owner = re.sub("[0-9]", "", text)
            host.do(MakeAgreement(phase=None, kind="case", what=f"x{text}", owner=owner, due=text, first_step=text))
            host.lines()
            host.do(DeleteAgreement(id=workshop.session.agreements[-1].id))
        host.type("[@click=app.quit]klik[/]")
        await pilot.pause()
        assert "[@click=app.quit]klik[/]" in host.text()
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", "".join(host.lines()))
        assert all(sheet.render_line(y).cell_length == sheet.size.width for y in range(sheet.size.height))


async def test_it_speaks_english_too_and_names_its_keys() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Call on Friday")
    host = Host(AgreementsPanel, workshop, "en")
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "About working together" in host.text() and "nobody yet" in host.text()
        typing = host.panel.hints()
        host.panel.take_keys()
        await pilot.pause()
        assert typing != host.panel.hints()
        assert all(0 < len(hints) <= 6 for hints in (typing, host.panel.hints()))


# The day that was meant


async def test_a_day_is_told_in_words_and_one_that_was_or_is_none_is_said_gently() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        for due, shown, words in (
            ("over 2 weken", "di 8 dec", ""),
            ("vr 10 uur", "vr 27 nov", ""),
            ("3-12-2025", "wo 3 dec 2025", "is al geweest"),
            ("voor de kerst", "voor de kerst", "Welke dag is “voor de kerst”?"),
        ):
            host.messages.clear()
            host.type(f"Afspraak nummer {len(due)}")
            await pilot.pause()
            for reply in ("", "", due, ""):
                host.reply(reply)
                await pilot.pause()
            assert shown in host.text()
            assert words in " ".join(host.said) and len(host.said) == bool(words)
        assert "vr 10 uur" in host.text(), "the time is shown too"
        assert "over 2 weken" not in host.text()


# Who calls whom


async def test_who_calls_whom_is_asked_in_its_own_order_and_stands_apart() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Elke vrijdag samen lopen")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(93, 27)) as pilot:
        host.choose("politie")
        host.panel.turn_page(-1)
        host.type("bij overlast na tienen")
        await pilot.pause()
        assert "Wie belt wie … (POL) belt … · bij overlast na tienen" in host.text(), "it is becoming a call"
        asked = []
        for reply in ("wijkagent", "SOC opbouwwerker"):
            assert host.asked is not None
            asked.append(host.asked.label)
            host.reply(reply)
            await pilot.pause()
        assert asked == [T(f"agreements.ask.{question}") for question in CALL_QUESTIONS[1:]] and host.asked is None
        made = workshop.session.agreements[-1]
        assert (made.kind, made.owner, made.organisation) == ("collaboration", "wijkagent", "politie")
        assert (made.calls, made.with_organisations) == ("opbouwwerker", ("sociaal-werk",))
        assert "wijkagent (POL) belt opbouwwerker (SOC) · bij overlast na tienen" in host.text()
        assert host.panel.recall()
        await pilot.pause()
        for value in ("bij overlast na tienen", "POL wijkagent", "SOC opbouwwerker"):
            assert host.asked is not None and host.asked.value == value
            host.reply(value)
            await pilot.pause()
        assert workshop.session.agreements[-1] == made


async def test_a_call_without_whom_is_an_ordinary_agreement() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.turn_page(-1)
        host.type("bij overlast")
        await pilot.pause()
        host.reply("wijkagent")
        await pilot.pause()
        host.reply("")
        await pilot.pause()
        assert host.asked is None and only(workshop).calls == ""
        assert "Wie belt wie bij" not in host.text() and "GEM wijkagent" in host.text()


@pytest.mark.parametrize(
    ("typed", "calls", "organisation"),
    [
        ("SOC opbouwwerker", "opbouwwerker", "sociaal-werk"),
        ("soc: opbouwwerker", "opbouwwerker", "sociaal-werk"),
        ("Sociaal werk", "Sociaal werk", "sociaal-werk"),
    ],
)
def test_whom_one_calls_is_a_role_of_another_organisation(typed: str, calls: str, organisation: str) -> None:
    workshop = open_workshop("agreements")
    made = agree(workshop, "bij overlast", organisation="politie")
    intent = answered(T, workshop.session, made, "callee", typed)
    assert isinstance(intent, EditAgreement)
    assert (intent.calls, intent.with_organisations) == (calls, (organisation,))


@pytest.mark.parametrize("typed", ["opbouwwerker", "SOC", "POL chef", "xyz chef"])
def test_anybody_else_is_refused_with_a_word(typed: str) -> None:
    workshop = open_workshop("agreements")
    made = agree(workshop, "bij overlast", organisation="politie")
    answer = answered(T, workshop.session, made, "callee", typed)
    if typed == "SOC":  # a short name alone names the organisation, as with the owner
        assert isinstance(answer, EditAgreement)
    else:
        assert isinstance(answer, str) and "GEM WON SOC BEW" in answer


async def test_a_telephone_number_is_refused_and_asked_again() -> None:
    workshop = open_workshop("agreements")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.turn_page(-1)
        host.type("bij overlast")
        await pilot.pause()
        question = host.asked
        host.reply("wijkagent 06-12345678")
        await pilot.pause()
        assert host.refused == [Rule.NO_NUMBERS] and host.asked is question
        assert only(workshop).owner == ""


# From an earlier session


def open_follow_up() -> Workshop:
    """A board in the phase that looks at the agreements of an earlier session."""
    earlier = open_workshop("agreements")
    agree(earlier, "Samen lopen", owner="wijkagent", organisation="politie", due="vr", first_step="bellen")
    agree(earlier, "De lamp vervangen", kind="case")
    agree(
        earlier,
        "bij overlast",
        organisation="politie",
        owner="wijkagent",
        calls="chef",
        with_organisations=("gemeente",),
    )
    programme = Library(None).programme("kort")
    clock = TickingClock()
    start = following(
        Start(case=make_case(), programme=programme), earlier.session, clock.now(), review_phase(T, programme)
    )
    archive = MemoryArchive()
    workshop = Workshop(archive.open(start_session(archive, start, clock)), clock, "board")
    enter(workshop, "agreements")
    return workshop


async def test_beside_what_is_agreed_today_the_last_column_is_the_first_step_of_all() -> None:
    workshop = open_follow_up()
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 22)) as pilot:
        made = MakeAgreement(phase=workshop.session.phase, kind="case", what="Soep koken", first_step="vragen")
        host.do(made)
        await pilot.pause()
        head = host.lines()[0]
        column = head.index("eerste stap")
        assert "stand" not in head
        assert [host.row_of(what).index(step) for what, step in (("Samen lopen", "bellen"), ("Soep", "vragen"))] == [
            column,
            column,
        ]
        assert "○ Samen lopen" in host.row_of("Samen lopen")
        rows = host.lines()
        below = rows[rows.index(host.row_of("Samen lopen")) + 1]
        assert below.strip() == "open"


async def test_what_was_open_comes_first_with_how_it_stands_and_keys_say_so() -> None:
    workshop = open_follow_up()
    walk, lamp, call = (agreed.id for agreed in workshop.session.agreements)
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        await pilot.pause()
        assert "Van vorige keer ○ Samen lopen POL wijkagent vr 27 nov open eerste stap: bellen" in host.text()
        assert "stand" in host.lines()[0] and "eerste stap" not in host.lines()[0]
        assert "Over de samenwerking" not in host.text(), "nothing is agreed today yet"
        assert "○ open · wijkagent (POL) belt chef (GEM) · bij overlast" in host.text()
        host.panel.take_keys()
        await pilot.pause()
        assert [hint.key for hint in host.panel.hints()][:4] == ["D", "L", "V", "X"]
        for key, status, words in (
            ("d", "done", "✓ Samen lopen"),
            ("l", "runs", "▸ Samen lopen"),
            ("V", "stuck", "! Samen lopen"),
            ("x", "dropped", "× Samen lopen"),
        ):
            await pilot.press(key)
            assert workshop.session.agreement(walk).status == status and words in host.text()
            assert T(f"agreements.status.{status}") in host.row_of("Samen lopen")
        await pilot.press("x")
        assert workshop.session.agreement(walk).status == "open", "the same key again makes it open once more"
        await pilot.press("down", "d", "down", "l")
        assert [workshop.session.agreement(one).status for one in (lamp, call)] == ["done", "runs"]
        host.do(Undo())
        await pilot.pause()
        assert "○ open · wijkagent" in host.text()


async def test_how_it_stands_is_asked_of_earlier_agreements_only() -> None:
    workshop = open_workshop("agreements")
    agree(workshop, "Van vandaag")
    host = Host(AgreementsPanel, workshop)
    async with host.run_test(size=(78, 16)) as pilot:
        host.panel.take_keys()
        await pilot.press("d", "l", "v", "x")
        assert only(workshop).status == "open" and host.intended == []
        assert "D" not in [hint.key for hint in host.panel.hints()]


@pytest.mark.parametrize("size", [*SIZES, (43, 8)])
@pytest.mark.parametrize("organisations", [3, 8])
def test_everything_fits_at_every_width(size: tuple[int, int], organisations: int) -> None:
    workshop = open_workshop("agreements", make_case(organisations))
    ids = [organisation.id for organisation in workshop.session.organisations]
    agree(workshop, "x" * 300, owner="o" * 80, organisation=ids[0], with_organisations=ids[1:], due="vr 10 uur")
    agree(workshop, "w" * 300, owner="o" * 80, organisation=ids[0], with_organisations=ids[1:2], calls="c" * 80)
    session = workshop.session
    carried = tuple(one.model_copy(update={"id": f"{one.id}-", "carried_from": "x"}) for one in session.agreements)
    session = session.model_copy(update={"agreements": (*carried, *session.agreements)})
    table = AgreementTable(T, session, size[0], Looking(today=date(2026, 11, 24)))
    assert all(cells(row.line) <= size[0] for row in (Row(table.head()), *table.body()))
