"""Blik van buiten: cards one at a time, answers with their question, questions to each other, and walking."""

from random import Random

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Column, Session
from samenwerk_tui.core.questions import Card, cards
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.why import WhyPanel
from samenwerk_tui.ui.panels.why_deck import LOOSE
from samenwerk_tui.ui.panels.why_view import ON_CARD, card_rows, list_rows
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Row, Sheet
from tests.hostile import HOSTILE
from tests.ui.board_host import board, painted
from tests.ui.panel_host import Host, call_out, make_case, open_workshop

pytestmark = pytest.mark.usefixtures("readable")

WHYS = ("Waarom sluit het loket om vijf uur?", "Waarom hangt er een brief?", "Waarom belt er niemand?")
SIZES = [(78, 16), (98, 22), (91, 26), (120, 37), (160, 42)]
T = Catalog("nl")


def open_why(organisations: int = 5, whys: tuple[str, ...] = WHYS) -> Workshop:
    return open_workshop("why", make_case(organisations).model_copy(update={"why": whys}))


def ask(workshop: Workshop, text: str, by: str | None = None, *of: str) -> str:
    workshop.handle(intents.AskQuestion(phase=workshop.session.phase, text=text, asked_by=by, asked_of=of))
    return workshop.session.questions[-1].id


def answer(workshop: Workshop, question: str | None, text: str, column: str = "gemeente", **more: object) -> str:
    line = intents.NewLine.model_validate(
        {"text": text, "column": column, "kind": "answer", "question": question, **more}
    )
    workshop.handle(intents.AddContributions(phase=workshop.session.phase, lines=(line,)))
    return workshop.session.contributions[-1].id


def rows(
    session: Session, card: Card, size: tuple[int, int] = (78, 16), walked: str = "", *, covered: bool = False
) -> list[Row]:
    said = tuple(line for line in session.contributions if line.question == card.id)
    return card_rows(T, session, card, (1, 3), said, *size, walked=walked, covered=covered)


def text_of(drawn: list[Row]) -> str:
    return "\n".join("".join(span.text for span in row.line) for row in drawn)


# How a card looks


def test_a_card_says_who_asks_whom_and_whose_each_answer_is() -> None:
    workshop = open_why()
    asked = ask(workshop, "Waarom rijden jullie?", "gemeente", "politie", "bewoners")
    answer(workshop, asked, "Omdat de meldkamer ons elders wil", "politie")
    card = cards(workshop.session)[-1]
    told = text_of(rows(workshop.session, card)).splitlines()
    assert told[0].startswith("GEM Gemeente vraagt aan POL Politie  BEW Bewoners") and told[0].endswith("1 van 3")
    assert "Waarom rijden jullie?" in told
    assert any(line.startswith("POL  Omdat de meldkamer") for line in told)
    narrow = text_of(rows(workshop.session, card, (40, 16))).splitlines()
    assert narrow[0].startswith("GEM vraagt aan POL BEW ")


@pytest.mark.parametrize(
    ("by", "of", "told"),
    [
        (None, (), "Vraag van buiten"),
        (None, ("politie",), "Vraag aan POL Politie"),
        ("politie", (), "POL Politie vraagt aan iedereen"),
    ],
)
def test_who_asks_is_told_in_words(by: str | None, of: tuple[str, ...], told: str) -> None:
    workshop = open_why()
    ask(workshop, "Waarom?", by, *of)
    assert text_of(rows(workshop.session, cards(workshop.session)[-1])).startswith(told)


def test_the_newest_answers_are_in_sight_and_how_many_are_not() -> None:
    workshop = open_why()
    ids = [answer(workshop, "why-1", f"Antwoord nummer {n} met nog wat woorden erbij") for n in range(20)]
    card = cards(workshop.session)[0]
    told = text_of(rows(workshop.session, card))
    assert "nummer 19" in told and "nummer 0 " not in told and "▴ nog " in told and "▾" not in told
    told = text_of(rows(workshop.session, card, walked=ids[0]))
    assert "nummer 0 " in told and "nummer 19" not in told and "▾ nog " in told and "▴" not in told


def test_the_question_keeps_its_size_when_answers_come() -> None:
    workshop = open_why()
    card = cards(workshop.session)[0]
    before = [row.line for row in rows(workshop.session, card, (160, 42)) if row.tag == ON_CARD]
    for n in range(30):
        answer(workshop, "why-1", f"Antwoord {n}")
    assert before == [row.line for row in rows(workshop.session, card, (160, 42)) if row.tag == ON_CARD]


def test_covered_answers_show_nothing_of_themselves() -> None:
    workshop = open_why()
    answer(workshop, "why-1", "Geheim")
    one = text_of(rows(workshop.session, cards(workshop.session)[0], covered=True))
    answer(workshop, "why-1", "Nog veel geheimer en langer")
    assert text_of(rows(workshop.session, cards(workshop.session)[0], covered=True)) == one
    assert "eheim" not in one


@pytest.mark.parametrize("size", [*SIZES, (30, 5), (9, 2), (2, 40), (1, 1)])
@pytest.mark.parametrize("organisations", [2, 8])
def test_everything_fits_and_what_is_walked_is_in_sight(size: tuple[int, int], organisations: int) -> None:
    workshop = open_why(organisations)
    ask(workshop, "W" * 300, "gemeente", *(o.id for o in workshop.session.organisations))
    card = cards(workshop.session)[-1]
    for number, text in enumerate((*HOSTILE[:40], "kort", "Heel lang verhaal. " * 20)):
        column = workshop.session.organisations[number % organisations].id
        if text.strip():
            call_out(workshop, column, f"x{text}", "answer")
    said = workshop.session.contributions
    for walked in ("", ON_CARD, said[0].id, said[len(said) // 2].id, said[-1].id):
        drawn = card_rows(T, workshop.session, card, (3, 4), said, *size, walked=walked)
        assert len(drawn) <= size[1]
        assert size[0] < 20 or all(cells(row.line) <= size[0] for row in drawn)
        assert size[1] < 10 or not walked or any(row.here for row in drawn)
    deck = (*cards(workshop.session), Card(id=LOOSE, text="Los", of_case=True))
    for current in deck:
        drawn = list_rows(T, workshop.session, deck, current.id, {"why-1"}, *size)
        assert len(drawn) <= size[1] and (size[0] < 20 or all(cells(row.line) <= size[0] for row in drawn))
        assert size[1] < 10 or any(row.tag == current.id for row in drawn)


# The line


async def test_a_plain_line_and_one_with_a_question_mark_before_it_are_answers_to_the_card_that_is_shown() -> None:
    workshop = open_why()
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        assert not host.type("Omdat de meldkamer ons wil")
        host.panel.turn_page(1)
        host.type("? dat staat in de wet, denken we")
        host.type("! zij kennen elke ouder")
        host.type("~ja, maar de APV")
        await pilot.pause()
        said = [(line.kind, line.question, line.organisations) for line in workshop.session.contributions]
        assert said == [
            ("answer", "why-1", ("politie",)),
            ("answer", "why-2", ("politie",)),
            ("learned", None, ("politie",)),
            ("parked", None, ("politie",)),
        ]
        assert "in de wet" in host.text() and "meldkamer" not in host.text() and "kennen" not in host.text()


async def test_a_line_that_ends_with_a_question_mark_is_asked_and_whoever_is_asked_has_the_word() -> None:
    workshop = open_why()
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        assert host.type("gem, waarom belt niemand terug?")
        await pilot.pause()
        (question,) = workshop.session.questions
        assert (question.text, question.asked_by, question.asked_of) == (
            "Waarom belt niemand terug?",
            "politie",
            ("gemeente",),
        )
        assert "POL Politie vraagt aan GEM Gemeente" in host.text() and "4 van 4" in host.text()
        assert host.column == "gemeente"
        host.type("Het loket sluit om vijf uur")
        host.type("bew: Waarom vragen we het de jongens niet?")
        await pilot.pause()
        first, second = workshop.session.contributions[0], workshop.session.questions[1]
        assert (first.question, first.organisations, first.asked_by) == (question.id, ("gemeente",), "politie")
        assert (second.asked_by, second.asked_of) == ("bewoners", ())
        assert host.column == "gemeente", "everybody is asked: nobody gets the word"
        host.choose("group")
        host.type("Waarom niet morgen?")
        await pilot.pause()
        assert workshop.session.questions[2].asked_by is None and "Vraag van buiten" in host.text()


async def test_undone_it_is_as_if_the_question_had_never_been_asked() -> None:
    workshop = open_why()
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.panel.turn_page(1)
        host.type("Waarom eigenlijk?")
        await pilot.pause()
        assert "Waarom eigenlijk?" in host.text()
        host.do(intents.Undo())
        await pilot.pause()
        assert WHYS[1] in host.text() and "2 van 3" in host.text()
        host.do(intents.Redo())
        await pilot.pause()
        assert "Waarom eigenlijk?" in host.text()


async def test_a_question_from_another_screen_is_shown_and_takes_the_word_from_nobody() -> None:
    workshop = open_why()
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        ask(workshop, "Waarom van ver?", "bewoners", "gemeente")
        host.panel.session = workshop.session
        await pilot.pause()
        assert "Waarom van ver?" in host.text() and host.column == "politie"


async def test_up_takes_back_what_the_column_said_or_asked_last_whatever_card_is_shown() -> None:
    workshop = open_why()
    answer(workshop, "why-2", "Omdat het moet", "politie")
    question = ask(workshop, "Waarom?", "gemeente", "politie")
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        assert host.panel.recall()
        await pilot.pause()
        assert host.asked is not None and host.asked.value == "Omdat het moet" and WHYS[1] in host.text()
        host.reply("Omdat het zo hoort")
        assert workshop.session.contributions[0].text == "Omdat het zo hoort"
        host.choose("gemeente")
        assert host.panel.recall()
        await pilot.pause()
        assert host.asked is not None and host.asked.value == "POL, Waarom?" and host.asked.of_column
        host.choose("bewoners")
        host.reply("won en pol, waarom dan?")
        edited = workshop.session.question(question)
        assert (edited.text, edited.asked_by) == ("Waarom dan?", "bewoners")
        assert edited.asked_of == ("woningcorporatie", "politie")
        call_out(workshop, "sociaal-werk", "zij lachen ook", "learned")
        host.panel.session = workshop.session
        host.choose("sociaal-werk")
        assert not host.panel.recall(), "what is on no card is the board's to correct"


async def test_a_misread_line_becomes_what_it_was_meant_to_be_in_one_step() -> None:
    workshop = open_why()
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        host.panel.turn_page(2)
        host.type("Misschien wil de meldkamer dat?")
        await pilot.pause()
        assert host.panel.recall()
        await pilot.pause()
        host.reply("Misschien wil de meldkamer dat")
        await pilot.pause()
        (line,) = workshop.session.contributions
        assert (line.kind, line.question, line.organisations) == ("answer", "why-3", ("politie",))
        assert not workshop.session.questions and WHYS[2] in host.text()
        assert host.panel.recall()
        await pilot.pause()
        host.reply("bew, wil de meldkamer dat?")
        await pilot.pause()
        (question,) = workshop.session.questions
        assert (question.asked_by, question.asked_of) == ("politie", ("bewoners",))
        assert workshop.session.contributions == ()
        host.do(intents.Undo())
        assert len(workshop.session.contributions) == 1 and workshop.session.questions == ()


async def test_a_question_that_was_answered_stays_one_and_an_answer_with_a_question_mark_too() -> None:
    workshop = open_why()
    question = ask(workshop, "Waarom?", "gemeente")
    answer(workshop, question, "Wie zal het zeggen?", "politie")
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("gemeente")
        host.panel.recall()
        await pilot.pause()
        host.reply("Waarom niet")
        assert workshop.session.question(question).text == "Waarom niet"
        host.choose("politie")
        host.panel.recall()
        await pilot.pause()
        host.reply("Wie zal dat zeggen?")
        assert [line.text for line in workshop.session.contributions] == ["Wie zal dat zeggen?"]


async def test_nobody_in_particular_asks_from_a_table_and_the_asker_stays_when_words_are_corrected_there() -> None:
    workshop = open_why()
    question = ask(workshop, "Waarom?", "gemeente", "bewoners")
    table = Column(id="table-1", kind="table", name="Tafel 1", short="T1", organisations=("gemeente", "politie"))
    workshop.handle(intents.ChooseColumns(phase=workshop.session.phase, columns=(table,)))
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("table-1")
        host.type("Waarom samen?")
        await pilot.pause()
        assert workshop.session.questions[-1].asked_by is None
        host.panel.turn_page(-1)
        host.panel.take_keys()
        await pilot.press("enter")
        assert host.asked is not None and host.column == "table-1"
        host.reply("bew, waarom toch?")
        edited = workshop.session.question(question)
        assert (edited.text, edited.asked_by, edited.asked_of) == ("Waarom toch?", "gemeente", ("bewoners",))


# Cards


async def test_cards_are_gone_through_one_by_one_and_stop_at_either_end() -> None:
    host = Host(WhyPanel, open_why())
    async with host.run_test(size=(78, 17)) as pilot:
        seen = []
        for step in (-1, 1, 1, 1, -1):
            assert host.panel.turn_page(step)
            await pilot.pause()
            seen.append(next(n for n, why in enumerate(WHYS, 1) if why in host.text()))
        assert seen == [1, 2, 3, 3, 2]


async def test_without_questions_there_is_one_card_with_the_prompt_and_lines_stay_loose() -> None:
    workshop = open_why(whys=())
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.type("Zo gaat het hier")
        await pilot.pause()
        assert not host.panel.turn_page(1)
        assert workshop.session.current.prompt in host.text() and "Zo gaat het hier" in host.text()
        assert workshop.session.contributions[0].question is None


async def test_lines_typed_up_afterwards_have_a_card_of_their_own_at_the_end() -> None:
    workshop = open_why()
    call_out(workshop, "politie", "Overgetypt van de flip-over")
    host = Host(WhyPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        assert "1 van 4" in host.text() and "Overgetypt" not in host.text()
        for _ in range(3):
            host.panel.turn_page(1)
        await pilot.pause()
        assert "POL Overgetypt van de flip-over" in host.text() and "Los gezegd" in host.text()
        host.do(intents.DeleteContribution(id=workshop.session.contributions[0].id))
        await pilot.pause()
        assert "3 van 3" in host.text() or "1 van 3" in host.text()


async def test_one_comes_back_to_the_card_where_the_room_was() -> None:
    workshop = open_why()
    answer(workshop, "why-2", "Omdat")
    assert WhyPanel(T, workshop.session, workshop.session.phase, workshop.session.updated)._card == "why-2"
    question = ask(workshop, "Waarom?")
    assert WhyPanel(T, workshop.session, workshop.session.phase, workshop.session.updated)._card == question


async def test_shuffled_every_card_is_still_there_once_and_unanswered_ones_come_first() -> None:
    workshop = open_why(whys=tuple(f"Waarom {n}?" for n in range(8)))
    answer(workshop, "why-3", "Omdat")
    host = Host(WhyPanel, workshop)
    panel = host.panel
    assert isinstance(panel, WhyPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        panel._random = Random(4)
        panel.take_keys()
        await pilot.press("s")
        order = [card.id for card in panel._deck()]
        assert sorted(order) == sorted(card.id for card in cards(workshop.session))
        assert order != sorted(order) and order[-1] == "why-3"
        assert panel._card == order[0] and "1 van 8" in host.text()
        host.type("Waarom nog een?")
        await pilot.pause()
        assert "9 van 9" in host.text() and [card.id for card in panel._deck()][:8] == order
        assert [offer.title for offer in panel.offers()][-1] == T("why.shuffle")


# Walking


async def test_walking_goes_through_the_card_and_its_answers() -> None:
    workshop = open_why()
    ids = [answer(workshop, "why-1", f"Antwoord {n}", "politie") for n in range(3)]
    host = Host(WhyPanel, workshop)
    panel = host.panel
    assert isinstance(panel, WhyPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        assert panel.take_keys()
        walked = [panel._walked]
        for _ in range(4):
            await pilot.press("up")
            walked.append(panel._walked)
        assert walked == [ids[2], ids[1], ids[0], ON_CARD, ON_CARD]
        await pilot.press("enter", "delete")
        assert host.said == [T("why.of_case")] * 2 and host.asked is None and len(workshop.session.contributions) == 3
        await pilot.press("down", "enter")
        assert host.asked is not None and host.asked.value == "Antwoord 0"
        host.reply("Beter antwoord")
        panel.take_keys()
        await pilot.press("up", "delete")
        assert [line.text for line in workshop.session.contributions] == ["Beter antwoord", "Antwoord 2"]
        await pilot.press("v")
        assert host.asked is not None
        host.reply("bew")
        assert workshop.session.contributions[-1].organisations == ("bewoners",)
        panel.take_keys()
        await pilot.press("down")
        assert isinstance(host.messages[-1], LineWanted) and panel._walked == ""


async def test_an_own_question_is_taken_away_while_walking_and_its_answers_are_not_lost() -> None:
    workshop = open_why()
    question = ask(workshop, "Waarom?", "politie")
    answer(workshop, question, "Daarom")
    host = Host(WhyPanel, workshop)
    panel = host.panel
    assert isinstance(panel, WhyPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        panel.take_keys()
        await pilot.press("up", "delete")
        assert workshop.session.questions == () and workshop.session.contributions[0].text == "Daarom"
        assert "Daarom" in host.text() and panel._walked == ON_CARD
        assert [offer.title for offer in panel.offers()] == [T("why.shuffle")]
        await pilot.press("down")
        assert [offer.title for offer in panel.offers()] == [T("palette.erase"), T("why.shuffle")]


async def test_the_mouse_walks_and_chooses_from_the_list_where_there_is_room_for_it() -> None:
    workshop = open_why()
    said = answer(workshop, "why-1", "Omdat het moet")
    host = Host(WhyPanel, workshop)
    panel = host.panel
    assert isinstance(panel, WhyPanel)
    async with host.run_test(size=(120, 37)) as pilot:
        row = next(y for y, line in enumerate(host.lines()) if "Omdat het moet" in line)
        await pilot.click("#question", Offset(3, row))
        assert panel._walked == said and panel.has_focus
        listed = panel.query_one("#questions", Sheet)
        row = next(y for y, drawn in enumerate(listed.rows) if drawn.tag == "why-3")
        await pilot.click("#questions", Offset(3, row))
        assert panel._card == "why-3"
        panel.post_message(MouseScrollDown(panel, 1, 1, 0, 1, 0, False, False, False, 1, 1))
        await pilot.pause()
        assert panel._card == "why-3", "it is the last"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not listed.display
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert listed.display and WHYS[2] in host.text()


async def test_covered_only_the_card_can_be_walked_to() -> None:
    workshop = open_why()
    answer(workshop, "why-1", "Geheim")
    host = Host(WhyPanel, workshop)
    panel = host.panel
    assert isinstance(panel, WhyPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        panel.toggle_cover()
        await pilot.pause()
        assert "Geheim" not in host.text()
        assert panel.take_keys() and panel._walked == ON_CARD
        assert "F6" in [hint.key for hint in panel.hints()] or panel.has_focus
        panel.toggle_cover()
        await pilot.pause()
        assert "Geheim" in host.text()


async def test_a_yes_but_stands_with_the_question_until_it_is_parked() -> None:
    async with board(phase="why", size=(80, 24)) as stand:
        await stand.type("ja, maar de APV")
        assert stand.line("ja, maar de APV").question == "why-1" and "ja, maar de APV" in painted(stand)
        await stand.type("~")
        assert stand.line("ja, maar de APV").kind == "parked"
        assert T("why.invitation")[:30] in painted(stand)


async def test_every_key_of_the_board_meets_the_card() -> None:
    """Typed at speed on the whole board: question, answer, another card, undo."""
    async with board(phase="why", size=(80, 24)) as stand:
        await stand.type("pol: gem, waarom belt niemand terug?", "Het loket is dicht")
        (question,) = stand.stored().questions
        assert (question.asked_by, question.asked_of) == ("politie", ("gemeente",))
        line = stand.line("Het loket is dicht")
        assert (line.kind, line.question, line.organisations) == ("answer", question.id, ("gemeente",))
        assert "POL Politie vraagt aan GEM Gemeente" in painted(stand)
        await stand.press("left")
        assert "11 van 12" in painted(stand) and "Het loket is dicht" not in painted(stand)
        await stand.press("ctrl+z", "ctrl+z")
        assert "11 van 11" in painted(stand) and stand.stored().questions == ()
        await stand.press("ctrl+p", *"schud", "enter")
        assert "1 van 11" in painted(stand) and stand.said == T("why.shuffled")
        assert stand.board.focused is stand.board.bar.line
