"""What happened in a few words: which phase, which organisation, which line, and nothing that is covered."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import UNKNOWN_COLUMN
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.screens.told import told
from tests.unit.test_events import MADE
from tests.workshops import AGREEMENTS, BREAK, DEVELOP, IDEAS, VOTE, merge, open_day, say, table

NL = Catalog("nl")


def undone(board: Workshop) -> str:
    """Undo, and tell it as the board does."""
    before = board.session
    change = board.handle(intents.Undo())
    return told(NL, change.undone, before, board.session)


def redone(board: Workshop) -> str:
    before = board.session
    change = board.handle(intents.Redo())
    return told(NL, change.redone, before, board.session)


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        (intents.EnterPhase(phase=VOTE), "stap naar “Stemronde”"),
        (intents.SkipPhase(phase=DEVELOP), "fase “Uitwerken” overgeslagen"),
        (intents.AddPhase(kind="columns", title="Rondje", minutes=5, after=IDEAS), "fase “Rondje” erbij"),
        (intents.MovePhase(phase=BREAK, after=VOTE), "fase “Pauze” verplaatst"),
        (intents.TimePhase(phase="01-welcome", minutes=9), "minuten van “Inchecken”"),
        (intents.CoverPhase(phase=IDEAS, covered=True), "“Ideeën” verborgen"),
        (intents.ChooseColumns(phase=IDEAS, columns=(table(1, "politie"),)), "andere kolommen in “Ideeën”"),
        (intents.ChangePresence(organisation="politie", people=9), "aantal mensen van Politie"),
    ],
)
def test_it_says_which_phase_and_which_organisation(intent: Intent, words: str) -> None:
    _, board = open_day()
    board.handle(intent)
    assert undone(board) == words
    assert redone(board) == words


def test_several_phases_are_counted() -> None:
    day, board = open_day()
    day.clock.advance(minutes=30)
    timed = board.handle(intents.CatchUp()).facts
    assert len(timed) > 1
    assert undone(board) == f"minuten van {len(timed)} fasen"


def with_two(board: Workshop) -> tuple[str, str]:
    return say(board, "Soep").id, say(board, "Licht", "politie").id


Step = Callable[[Workshop, str, str], object]
STEPS: dict[str, tuple[Step, str, str]] = {
    "added": (lambda board, a, b: say(board, "Muziek"), "“Muziek”", "een regel"),
    "learned": (
        lambda board, a, b: say(board, "Zij bellen", kind="learned"),
        "over elkaar geleerd: “Zij bellen”",
        "over elkaar geleerd",
    ),
    "corrected": (
        lambda board, a, b: board.handle(intents.EditContribution(id=a, text="Stamppot")),
        "verbeterd: “Stamppot”",
        "een regel verbeterd",
    ),
    "parked": (
        lambda board, a, b: board.handle(intents.ParkContribution(id=a, parked=True)),
        "geparkeerd: “Soep”",
        "een regel geparkeerd",
    ),
    "moved": (
        lambda board, a, b: board.handle(intents.MoveContribution(id=a, column=UNKNOWN_COLUMN)),
        "“Soep” naar een andere kolom",
        "een regel naar een andere kolom",
    ),
    "deleted": (
        lambda board, a, b: board.handle(intents.DeleteContribution(id=a)),
        "weggehaald: “Soep”",
        "een regel weggehaald",
    ),
    "marked": (
        lambda board, a, b: board.handle(intents.MarkContribution(id=a, outside=True)),
        "voorbij eigen taak: “Soep”",
        "een regel voorbij eigen taak",
    ),
    "merged": (lambda board, a, b: merge(board, a, b), "samengevoegd: “Soep”", "ideeën samengevoegd"),
}


@pytest.mark.parametrize("covered", [False, True], ids=["open", "covered"])
@pytest.mark.parametrize("step", STEPS)
def test_it_says_which_line_unless_that_is_covered(step: str, covered: bool) -> None:
    _, board = open_day()
    a, b = with_two(board)
    board.handle(intents.CoverPhase(phase=IDEAS, covered=covered))
    do, words, hidden = STEPS[step]
    do(board, a, b)
    assert undone(board) == redone(board) == (hidden if covered else words)


@pytest.mark.parametrize("covered", [False, True], ids=["open", "covered"])
def test_what_is_done_to_a_merged_idea_names_it(covered: bool) -> None:
    _, board = open_day()
    cluster = merge(board, *with_two(board))
    board.handle(intents.CoverPhase(phase=IDEAS, covered=covered))
    board.handle(intents.TitleCluster(cluster=cluster, title="Samen"))
    assert undone(board) == ("titel van een samengevoegd idee" if covered else "titel “Samen”")
    board.handle(intents.SplitCluster(cluster=cluster))
    assert undone(board) == ("een idee uit elkaar gehaald" if covered else "uit elkaar gehaald: “Soep”")


def test_taking_the_mark_off_is_told_as_that() -> None:
    _, board = open_day()
    line = say(board, "Soep").id
    board.handle(intents.MarkContribution(id=line, outside=True))
    board.handle(intents.MarkContribution(id=line, outside=False))
    assert undone(board) == "niet meer voorbij eigen taak: “Soep”"


def test_a_line_of_a_covered_phase_is_not_quoted_from_another_phase() -> None:
    _, board = open_day()
    say(board, "Soep")
    board.handle(intents.CoverPhase(phase=IDEAS, covered=True))
    assert undone(board) == "“Ideeën” verborgen"
    board.handle(intents.Redo())
    board.handle(intents.EnterPhase(phase=VOTE))
    say(board, "Nog iets")
    assert undone(board) == "een regel"


def test_an_agreement_that_was_taken_away_is_named() -> None:
    _, board = open_day()
    board.handle(intents.MakeAgreement(phase=AGREEMENTS, kind="case", what="Lamp vervangen"))
    board.handle(intents.DeleteAgreement(id=board.session.agreements[0].id))
    assert undone(board) == "afspraak weggehaald: “Lamp vervangen”"


def test_without_a_session_nothing_that_was_said_in_a_phase_is_quoted() -> None:
    _, board = open_day()
    line = say(board, "Zij bellen", kind="learned")
    added = (fact.ContributionAdded(contribution=line),)
    assert told(NL, added) == "over elkaar geleerd"
    assert told(NL, added, board.session) == "over elkaar geleerd: “Zij bellen”"


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_every_fact_has_words_whatever_is_known(language: Language, data: st.DataObject) -> None:
    _, board = open_day()
    for name, facts in MADE.items():
        if name not in ("SessionStarted", "SessionOpened", "BatchReverted", "BatchRestored", "PulseTold"):
            known = data.draw(st.sampled_from([(), (board.session,)]))
            assert told(Catalog(language), (data.draw(facts),), *known)
