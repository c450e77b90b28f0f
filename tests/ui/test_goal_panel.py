"""Gezamenlijk doel: versions of one sentence, the question with its checks, and where every organisation stands."""

import pytest
from textual.events import MouseScrollUp
from textual.geometry import Offset

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Session, StanceAnswer, WordingAbout
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import LineWanted
from samenwerk_tui.ui.panels.goal import GoalPanel
from samenwerk_tui.ui.panels.goal_view import (
    MARKS,
    ON_GOAL,
    ON_QUESTION,
    all_agree,
    compared_rows,
    goal_rows,
)
from samenwerk_tui.ui.widgets.goal_band import GoalBand
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Row
from tests.hostile import HOSTILE
from tests.ui.board_host import board, painted
from tests.ui.panel_host import Host, call_out, make_case, open_workshop

pytestmark = pytest.mark.usefixtures("readable")

SIZES = [(78, 16), (98, 22), (91, 26), (120, 37), (160, 42)]
T = Catalog("nl")
REST = "Een plein waar iedereen slapen kan"
GREET = "Een plein waar je gedag zegt en slapen kan"
SHARE = "Hoe kunnen we het plein delen?"
CONDITION = "er na elven iemand afsluit en het niet alleen op ons neerkomt"


def open_goal(organisations: int = 5) -> Workshop:
    return open_workshop("goal", make_case(organisations))


def word(workshop: Workshop, text: str, about: WordingAbout = "goal") -> str:
    workshop.handle(intents.Word(about=about, phase=workshop.session.phase, text=text))
    return workshop.session.wordings[-1].id


def stand(workshop: Workshop, organisation: str, answer: StanceAnswer, reason: str = "") -> None:
    goal = workshop.session.newest_wording("goal")
    assert goal is not None
    take = intents.TakeStance(wording=goal.id, organisation=organisation, answer=answer, reason=reason)
    workshop.handle(take)


def stances(session: Session) -> dict[str, tuple[str, str]]:
    """What every organisation says to the newest goal."""
    goal = session.newest_wording("goal")
    return {s.organisation: (s.answer, s.reason) for s in session.stances if goal and s.wording == goal.id}


def text_of(drawn: list[Row]) -> str:
    return "\n".join("".join(span.text for span in row.line).rstrip() for row in drawn)


def drawn(workshop: Workshop, size: tuple[int, int] = (78, 16), walked: str = "") -> list[Row]:
    return goal_rows(T, workshop.session, workshop.session.phase, *size, walked)


# How it looks


def test_without_a_goal_it_says_what_is_asked_for_and_how() -> None:
    workshop = open_goal()
    told = text_of(drawn(workshop))
    assert workshop.session.current.prompt in told and "Hoe kunnen we" in told and "Enter" in told
    assert "nog vragen" not in told
    word(workshop, SHARE, "question")
    assert SHARE in text_of(drawn(workshop))


def test_every_stance_has_a_mark_a_word_and_its_condition() -> None:
    workshop = open_goal()
    word(workshop, REST)
    stand(workshop, "gemeente", "yes")
    stand(workshop, "politie", "yes_if", "er licht is")
    stand(workshop, "bewoners", "no", "de avond is van ons")
    told = text_of(drawn(workshop)).splitlines()
    assert "GEM  ✓ ja" in told and "POL  ± ja, mits er licht is" in told
    assert "BEW  ✗ nee: de avond is van ons" in told and "SOC  · nog vragen" in told
    assert len(set(MARKS.values())) == len(MARKS)
    assert "Iedereen" not in told[0]


def test_a_new_version_has_to_be_said_yes_to_again() -> None:
    workshop = open_goal()
    word(workshop, REST)
    stand(workshop, "gemeente", "yes")
    stand(workshop, "politie", "yes_if", "er licht is")
    word(workshop, GREET)
    told = text_of(drawn(workshop))
    assert "GEM  · opnieuw vragen (was: ja)" in told
    assert "POL  · opnieuw vragen (was: ja, mits er licht is)" in told
    assert "SOC  · nog vragen" in told and "versie 2" in told and "✓" not in told


def test_when_everybody_says_yes_a_warm_word_says_so_and_only_then() -> None:
    workshop = open_goal()
    word(workshop, REST)
    for organisation in workshop.session.organisations:
        assert not all_agree(workshop.session) and T("goal.all_yes") not in text_of(drawn(workshop))
        stand(workshop, organisation.id, "yes")
    assert all_agree(workshop.session) and T("goal.all_yes") in text_of(drawn(workshop))
    workshop.handle(intents.AddOrganisation(name="Ondernemers", people=2))
    assert T("goal.all_yes") not in text_of(drawn(workshop))


def test_the_question_of_the_case_is_there_until_the_room_has_its_own_and_hints_stand_under_that() -> None:
    workshop = open_goal()
    word(workshop, REST)
    assert workshop.session.case.question in text_of(drawn(workshop))
    word(workshop, "Hoe kunnen we met een app het plein delen?", "question")
    told = text_of(drawn(workshop))
    assert workshop.session.case.question not in told
    assert T("goal.check.solution", word="met een app") in told
    word(workshop, SHARE, "question")
    assert "app" not in text_of(drawn(workshop))


@pytest.mark.parametrize("size", [*SIZES, (30, 5), (9, 2), (2, 40), (1, 1)])
@pytest.mark.parametrize("organisations", [2, 8])
@pytest.mark.parametrize("condition", [CONDITION, "x" * 300, "kort"])
def test_every_organisation_and_what_is_walked_is_in_sight(
    size: tuple[int, int], organisations: int, condition: str
) -> None:
    workshop = open_goal(organisations)
    word(workshop, REST)
    word(workshop, f"{REST} {'en nog iets ' * 12}")
    word(workshop, f"{SHARE} {'en dan '} {'met een app ' * 10}", "question")
    ids = [organisation.id for organisation in workshop.session.organisations]
    for organisation in ids:
        stand(workshop, organisation, "yes_if", condition)
    call_out(workshop, ids[0], "bijgeschreven")
    for walked in ("", ON_GOAL, ON_QUESTION, *ids):
        rows = drawn(workshop, size, walked)
        assert len(rows) <= size[1]
        if size in SIZES:
            assert all(cells(row.line) <= size[0] for row in rows)
            assert set(ids) <= {tag for row in rows for tag in row.tags}
            assert ON_GOAL in {tag for row in rows for tag in row.tags}
            assert not walked or _is_marked(rows, walked, ids)
    for newer in (2,):
        compared = compared_rows(T, workshop.session, newer, *size)
        assert len(compared) <= size[1]


def _is_marked(rows: list[Row], walked: str, ids: list[str]) -> bool:
    """Whether the walker shows: on a band, or as an organisation whose short name is filled."""
    if walked not in ids:
        return any(row.here for row in rows if walked in row.tags)
    filled = f"on-org-{ids.index(walked) + 1}"
    return any(span.style == filled for row in rows for span in row.line)


@pytest.mark.parametrize("organisations", [3, 5])
def test_conditions_are_told_whole_where_there_is_room(organisations: int) -> None:
    workshop = open_goal(organisations)
    word(workshop, REST)
    for organisation in workshop.session.organisations:
        stand(workshop, organisation.id, "yes_if", CONDITION)
    assert text_of(drawn(workshop, (91, 26))).count("…") == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text(text: str) -> None:
    workshop = open_goal(2)
    word(workshop, f"Doel {text}")
    word(workshop, f"Beter {text} doel")
    word(workshop, f"{SHARE} {text}", "question")
    stand(workshop, "gemeente", "yes_if", f"mits {text}")
    for size in ((78, 16), (160, 42)):
        rows = drawn(workshop, size)
        assert len(rows) <= size[1] and all(cells(row.line) <= size[0] for row in rows)
        assert all(cells(row.line) <= size[0] for row in compared_rows(T, workshop.session, 2, *size))


# Versions


def test_words_that_changed_are_marked() -> None:
    workshop = open_goal()
    word(workshop, "Rust op het stille plein")
    word(workshop, "Rust en reuring op het plein")
    rows = compared_rows(T, workshop.session, 2, 120, 20)
    marked = [(span.text, span.style) for row in rows for span in row.line if span.style in ("gone", "new")]
    assert marked == [("stille", "gone"), ("en", "new"), ("reuring", "new")]


def test_a_version_stands_under_the_one_before_it_with_what_was_said_to_that() -> None:
    workshop = open_goal()
    word(workshop, REST)
    stand(workshop, "politie", "yes_if", "er licht is")
    word(workshop, GREET)
    told = text_of(compared_rows(T, workshop.session, 2, 78, 16))
    assert told.index(REST) < told.index(GREET)
    assert T("goal.said_to", n=1) in told and "POL  ± ja, mits er licht is" in told


async def test_the_arrows_look_back_and_new_words_bring_the_present_back() -> None:
    workshop = open_goal()
    for text in ("Rust", "Rust en reuring", "Reuring en rust"):
        word(workshop, text)
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        seen = []
        for step in (-1, -1, -1, 1):
            assert host.panel.turn_page(step)
            await pilot.pause()
            seen.append([n for n in (1, 2, 3) if f"versie {n}" in host.text()])
        assert seen == [[2, 3], [1, 2], [1, 2], [2, 3]]
        host.type("Rust, reuring en een praatje")
        await pilot.pause()
        assert "versie 4" in host.text() and "versie 3" not in host.text()
        host.panel.post_message(MouseScrollUp(host.panel, 1, 1, 0, -1, 0, False, False, False, 1, 1))
        await pilot.pause()
        assert "versie 3" in host.text()
        host.do(intents.Undo())
        await pilot.pause()
        assert "Reuring en rust" in host.text() and "praatje" not in host.text()


async def test_with_one_version_there_is_nothing_to_look_back_at() -> None:
    workshop = open_goal()
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)):
        assert not host.panel.turn_page(-1) and not host.panel.take_keys()
        host.type(REST)
        assert not host.panel.turn_page(-1) and REST in host.text()


# The line


async def test_a_line_is_the_goal_or_the_question_whoever_says_it() -> None:
    workshop = open_goal()
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        for typed in (REST, f"pol: {GREET}", "hoe kunnen wij het plein delen?", "~ja, maar de APV", "! zij ook"):
            host.type(typed)
        await pilot.pause()
        worded = [(wording.about, wording.text) for wording in workshop.session.wordings]
        assert worded == [("goal", REST), ("goal", GREET), ("question", "hoe kunnen wij het plein delen?")]
        assert [line.kind for line in workshop.session.contributions] == ["parked", "learned"]
        assert GREET in host.text() and "hoe kunnen wij" in host.text()


async def test_yes_and_no_are_said_in_the_line_too() -> None:
    workshop = open_goal()
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)):
        host.type("ja")
        assert host.said == [T("goal.nothing_to_stand_on")] and workshop.session.wordings == ()
        host.type(REST)
        host.choose("politie")
        host.type("ja, mits er licht is")
        host.type("gem: ja")
        host.type("bew: nee, de avond is van ons")
        assert stances(workshop.session) == {
            "politie": ("yes_if", "er licht is"),
            "gemeente": ("yes", ""),
            "bewoners": ("no", "de avond is van ons"),
        }
        host.type("ja, mits")
        host.choose("unknown")
        host.type("nee")
        assert host.said[1:] == [T("goal.condition_missing"), T("goal.who_says")]
        host.choose("group")
        host.type("ja")
        assert set(stances(workshop.session).values()) == {("yes", "")} and len(stances(workshop.session)) == 5
        host.do(intents.Undo())
        assert stances(workshop.session)["politie"] == ("yes_if", "er licht is"), "it was one step"


async def test_up_takes_the_newest_words_back_to_be_worded_anew() -> None:
    workshop = open_goal()
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.choose("politie")
        assert not host.panel.recall()
        word(workshop, REST)
        host.panel.session = workshop.session
        assert host.panel.recall()
        await pilot.pause()
        assert host.asked is not None and host.asked.value == REST
        host.reply(SHARE)
        assert workshop.session.newest_wording("question") is not None, "it was the question after all"
        assert host.panel.recall()
        await pilot.pause()
        assert host.asked is not None and (host.asked.value, host.asked.label) == (SHARE, T("goal.question"))
        call_out(workshop, "politie", "zij ook", "learned")
        host.panel.session = workshop.session
        assert not host.panel.recall()


async def test_what_is_said_beside_it_stands_at_the_foot() -> None:
    workshop = open_goal()
    word(workshop, REST)
    call_out(workshop, "bewoners", "Bijgeschreven in de pauze")
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)):
        assert host.lines()[-1].startswith(f"{T.n('goal.loose', 1)}   BEW Bijgeschreven in de pauze")


async def test_a_yes_but_is_no_goal_and_can_be_parked() -> None:
    async with board(phase="goal", size=(80, 24)) as stand_:
        await stand_.type("ja, maar de APV", "~")
        (line,) = stand_.stored().contributions
        assert line.kind == "parked" and stand_.stored().wordings == ()


# Walking


async def test_on_the_board_the_walk_goes_on_after_a_condition() -> None:
    async with board(phase="goal", size=(80, 24)) as stand_:
        await stand_.type(REST)
        await stand_.press("down", "j", "m")
        await stand_.type("er licht is")
        await stand_.press("n", "m", "escape")
        assert [(s.organisation, s.answer, s.reason) for s in stand_.stored().stances] == [
            ("gemeente", "yes", ""),
            ("woningcorporatie", "yes_if", "er licht is"),
            ("sociaal-werk", "no", ""),
        ]
        assert stand_.board.focused is stand_.board.bar.line and stand_.board.column == "politie"


async def test_one_letter_says_where_an_organisation_stands_and_goes_on_to_the_next() -> None:
    workshop = open_goal()
    word(workshop, REST)
    stand(workshop, "gemeente", "yes")
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        assert host.panel.take_keys()
        await pilot.pause()
        assert host.column == "woningcorporatie", "the first that was not asked yet"
        await pilot.press("j", "m")
        assert host.asked is not None and host.asked.label == f"SOC {T('goal.answer.yes_if')}"
        host.reply("")
        assert host.asked is not None, "a condition without words is asked again"
        host.reply("er een dak is")
        await pilot.pause()
        assert host.panel.has_focus and host.column == "politie"
        await pilot.press("n", "y", "y")
        assert stances(workshop.session) == {
            "gemeente": ("yes", ""),
            "woningcorporatie": ("yes", ""),
            "sociaal-werk": ("yes_if", "er een dak is"),
            "politie": ("no", ""),
            "bewoners": ("yes", ""),
        }
        await pilot.press("up", "delete", "up", "enter")
        assert host.asked is not None and host.asked.value == "er een dak is"
        host.give_up()
        assert "politie" not in stances(workshop.session)
        host.panel.take_keys()
        await pilot.press("n")
        host.panel.take_keys()
        await pilot.press("up", "enter")
        assert host.asked is not None and host.asked.label == f"POL {T('goal.answer.no')}"
        host.reply("de avond is van ons")
        await pilot.pause()
        host.panel.take_keys()
        await pilot.press("up", "n")
        assert stances(workshop.session)["politie"] == ("no", "de avond is van ons"), "said again it keeps its reason"
        host.panel.take_keys()
        await pilot.press("down")
        assert isinstance(host.messages[-1], LineWanted) and not host.panel.has_focus


async def test_a_condition_that_was_given_up_never_takes_the_keyboard_later() -> None:
    workshop = open_goal()
    word(workshop, REST)
    host = Host(GoalPanel, workshop)
    async with host.run_test(size=(78, 17)) as pilot:
        host.panel.take_keys()
        await pilot.press("m")
        assert "GEM" in host.text()
        host.give_up()
        await pilot.pause()
        host.type("gem: ja, mits er licht is")
        await pilot.pause()
        assert not host.panel.has_focus and stances(workshop.session) == {"gemeente": ("yes_if", "er licht is")}


async def test_sentence_and_question_are_walked_to_as_well() -> None:
    workshop = open_goal(2)
    word(workshop, REST)
    word(workshop, GREET)
    word(workshop, SHARE, "question")
    stand(workshop, "gemeente", "yes_if", "er licht is")
    host = Host(GoalPanel, workshop)
    panel = host.panel
    assert isinstance(panel, GoalPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        panel.take_keys()
        await pilot.press("up")
        assert [offer.title for offer in panel.offers()] == [T("palette.erase")], "a condition can be erased"
        await pilot.press("up", "j", "m")
        assert host.asked is None and len(stances(workshop.session)) == 1, "a question is not said yes to"
        await pilot.press("enter")
        assert host.asked is not None and host.asked.value == SHARE
        host.give_up()
        panel.take_keys()
        await pilot.press("up", "up", "up", "up", "delete")
        goal = workshop.session.newest_wording("goal")
        assert goal is not None and goal.text == REST and REST in host.text() and panel.has_focus
        await pilot.press("delete")
        assert workshop.session.newest_wording("goal") is None and panel._walked == ON_QUESTION
        await pilot.press("delete")
        assert isinstance(host.messages[-1], LineWanted)
        for _ in range(3):
            host.do(intents.Undo())
        await pilot.pause()
        assert GREET in host.text() and "POL" not in host.text()


async def test_organisations_beside_each_other_are_reached_by_the_arrows_and_the_mouse() -> None:
    workshop = open_goal(8)
    word(workshop, REST)
    for organisation in workshop.session.organisations:
        stand(workshop, organisation.id, "yes_if", CONDITION * 3)
    host = Host(GoalPanel, workshop)
    panel = host.panel
    assert isinstance(panel, GoalPanel)
    async with host.run_test(size=(78, 17)) as pilot:
        panel.take_keys()
        walked = [panel._walked]
        for key in ("left", "left", "right", "up"):
            await pilot.press(key)
            walked.append(panel._walked)
        ids = [organisation.id for organisation in workshop.session.organisations]
        assert walked == [ids[7], ids[3], ids[3], ids[7], ids[6]]
        row = next(y for y, line in enumerate(host.lines()) if line.startswith("GEM"))
        await pilot.click("Sheet", Offset(60, row))
        assert panel._walked == ids[4]
        await pilot.click("Sheet", Offset(2, row))
        assert panel._walked == ids[0]
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(78, 17)
        await pilot.pause()
        assert panel._walked == ids[0] and "GEM" in host.text()


# On the board


def band(stand_text: str) -> str:
    return next((line for line in stand_text.splitlines() if "Doel " in line or "Hoe kunnen we" in line), "")


async def test_from_then_on_the_goal_stands_on_the_board_and_not_when_it_is_undone() -> None:
    async with board(phase="goal", size=(80, 24)) as stand_:
        assert "ook na tienen" in band(painted(stand_))
        await stand_.type(REST, SHARE, "pol: ja")
        assert stand_.stored().stances[0].organisation == "politie"
        assert stand_.board.query_one(GoalBand).has_class("-empty"), "it stands large below"
        stand_.board.do(intents.NextPhase())
        await stand_.settle()
        assert band(painted(stand_)).strip() == f"Doel {REST}    {SHARE}"
        await stand_.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert "ook na tienen" in band(painted(stand_))


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 1), ((100, 30), 2), ((200, 50), 1)])
async def test_the_band_is_never_higher_than_there_is_room_for(size: tuple[int, int], rows: int) -> None:
    async with board(phase="goal", size=size) as stand_:
        long = f"{REST}, en waar de jongeren ook na tienen nog terechtkunnen zonder dat iemand wakker ligt"
        for text in (long, f"{SHARE[:-1]}, ook als het donker is?"):
            stand_.board._keep_line(text)
        stand_.board.do(intents.NextPhase())
        await stand_.settle()
        shown = stand_.board.query_one(GoalBand)
        assert shown.size.height == rows
        assert str(shown.content).count("Hoe kunnen we") == (1 if size != (80, 24) else 0)
        if size == (80, 24):
            assert "…" in band(painted(stand_))


async def test_a_room_with_only_a_question_of_its_own_sees_that() -> None:
    async with board(phase="goal", size=(80, 24)) as stand_:
        await stand_.type(SHARE)
        assert band(painted(stand_)).strip() == SHARE


def test_hints_are_about_the_language_of_the_day_whatever_that_of_the_screen() -> None:
    workshop = open_goal()
    word(workshop, REST)
    word(workshop, "Hoe kunnen we met een loket helpen?", "question")
    english = Catalog("en")
    told = text_of(goal_rows(english, workshop.session, workshop.session.phase, 78, 16))
    assert english("goal.check.solution", word="met een loket") in told
