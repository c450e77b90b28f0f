"""A paste: every line becomes what it would become when it is typed, and one step takes it all back."""

import pytest
from textual.events import Paste

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"


async def paste(stand: Stand, text: str) -> None:
    stand.board.bar.line.post_message(Paste(text))
    await stand.settle()


async def test_prefixes_and_short_names_mean_what_they_mean_when_typed() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("tab")
        await paste(
            stand, "- pol: Dienst ruilen\n* ! koffie\n? omdat\n~ja, maar de APV\nbew: ! soep\nxyz: tekst\nGewoon"
        )
        await stand.press("enter")
        found = [(c.text, c.column, c.kind) for c in stand.stored().contributions]
        assert found == [
            ("Dienst ruilen", "politie", "contribution"),
            ("koffie", "woningcorporatie", "learned"),
            ("omdat", "woningcorporatie", "answer"),
            ("ja, maar de APV", "woningcorporatie", "parked"),
            ("soep", "bewoners", "learned"),
            ("xyz: tekst", "woningcorporatie", "contribution"),
            ("Gewoon", "woningcorporatie", "contribution"),
        ]
        assert stand.said == "7 regels bewaard, elk op de goede plek."
        await stand.press("ctrl+z")
        assert stand.texts() == []


@pytest.mark.parametrize("size", [(80, 24), (120, 34)])
async def test_where_each_line_goes_and_what_it_becomes_is_shown(size: tuple[int, int]) -> None:
    async with board(phase=IDEAS, size=size) as stand:
        await paste(stand, "pol: Dienst ruilen\nbew: ! soep\nGewoon")
        shown = painted(stand)
        assert "3 regels, elk naar de goede plek" in shown
        assert "POL  inbreng  Dienst ruilen" in shown
        assert "BEW  geleerd  soep" in shown
        assert "GEM  inbreng  Gewoon" in shown
        await stand.press("escape")
        await paste(stand, "een\ntwee")
        assert "2 regels naar Gemeente" in painted(stand)


async def test_in_one_column_for_all_a_line_stays_whose_it_was() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)))
        await stand.settle()
        await paste(stand, "pol: Dienst ruilen\nVan ons allen")
        assert "POL · Hele groep" in painted(stand)
        await stand.press("enter")
        assert [line.organisations for line in stand.stored().contributions] == [("politie",), ()]


async def test_nothing_of_a_paste_gets_lost() -> None:
    async with board(phase=IDEAS) as stand:
        await paste(stand, "pol:\n!\n?\nSoep")
        await stand.press("enter")
        assert stand.texts() == ["pol:", "!", "?", "Soep"]


async def test_a_paste_in_the_agreements_makes_agreements_that_nobody_has_taken_on() -> None:
    async with board(phase="agreements") as stand:
        await stand.press("right")
        await paste(stand, "Elke maandag bellen\npol: Sleutel halen\n! koffie")
        assert "GEM  afspraak  Elke maandag bellen" in painted(stand)
        await stand.press("enter")
        found = [(a.kind, a.what, a.owner, a.organisation) for a in stand.stored().agreements]
        assert found == [
            ("case", "Elke maandag bellen", "", "gemeente"),
            ("case", "Sleutel halen", "", "politie"),
        ]
        assert [(line.text, line.kind) for line in stand.stored().contributions] == [("koffie", "learned")]
        assert not stand.board.bar.asking
        assert "nog niemand" in painted(stand)
        await stand.press("ctrl+z")
        assert stand.said == "Ongedaan: 3 regels"
        assert stand.stored().agreements == ()
        assert stand.texts() == []


async def test_a_paste_while_people_come_in_counts_them() -> None:
    async with board(phase="welcome") as stand:
        await paste(stand, "gem: 7\npol: 999\nbew: nieuwsgierig")
        await stand.press("enter")
        people = {o.id: o.people for o in stand.stored().organisations}
        assert people["gemeente"] == 7
        assert [(line.text, line.column) for line in stand.stored().contributions] == [
            ("999", "politie"),
            ("nieuwsgierig", "bewoners"),
        ]


async def test_in_a_break_a_paste_is_for_the_phase_before() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.AddPhase(kind="break", title="Pauze", minutes=15, after=IDEAS))
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await paste(stand, "een\nbew: twee")
        await stand.press("enter")
        assert [(line.phase, line.column) for line in stand.stored().contributions] == [
            (IDEAS, "gemeente"),
            (IDEAS, "bewoners"),
        ]


@pytest.mark.parametrize(
    ("phase", "pasted", "shown"),
    [
        ("why", "pol: gem, waarom?\nDaarom", ("POL  vraag     gem, waarom?", "GEM  antwoord  Daarom")),
        (
            "goal",
            "Rust en reuring\nHoe kunnen we slapen?",
            ("doel   Rust en reuring", "vraag  Hoe kunnen we slapen?"),
        ),
    ],
)
async def test_questions_answers_and_goals_are_pasted_as_what_they_are(
    phase: str, pasted: str, shown: tuple[str, str]
) -> None:
    async with board(phase=phase) as stand:
        await paste(stand, pasted)
        assert all(line in painted(stand) for line in shown)
        await stand.press("enter")
        stored = stand.stored()
        if phase == "why":
            (question,), (line,) = stored.questions, stored.contributions
            assert (question.asked_by, line.kind, line.question) == ("politie", "answer", "why-1")
        else:
            assert [wording.about for wording in stored.wordings] == ["goal", "question"]
        await stand.press("ctrl+z")
        assert not (stand.stored().questions or stand.stored().wordings or stand.stored().contributions)
