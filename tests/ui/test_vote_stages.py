"""The stages around a round: the ballot and what looks alike, ways of voting, guesses, telling, who, run-offs."""

import random

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Guess, Votes
from samenwerk_tui.core.tally import results
from tests.ui.test_vote_panel import enter, entered, open_round, press, reveal, stage_of
from tests.ui.vote_host import IDEAS, IDEAS_PHASE, VoteHost, make_workshop

ALIKE = ("Soep op het plein", "Elke maand soep op het plein", "Meer licht", "Bankjes", "Een bankje")
HEIGHT = 26


def lines(app: VoteHost, having: str) -> list[str]:
    return [line.rstrip() for line in app.text.splitlines() if having in line]


# The ballot


async def test_an_idea_is_taken_off_the_ballot_and_put_on_again() -> None:
    app = VoteHost(make_workshop(IDEAS[:4]))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "Er doen 4 ideeën mee:" in app.text
        await press(pilot, "down down down down space down space down right")
        assert "Er doen 1 van de 4 ideeën mee:" in app.text
        await press(pilot, "down space")
        assert len(app.setup.ballot) == 1, "the last one stays on"
        await press(pilot, "up space enter")
        assert [idea.text for idea in app.round.ballot] == [IDEAS[2], IDEAS[3]]


async def test_a_whole_ballot_needs_no_list_of_its_own() -> None:
    app = VoteHost(make_workshop(IDEAS[:3]))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "enter")
        (opened,) = app.intended
        assert isinstance(opened, intents.OpenRound) and opened.ballot == ()


async def test_what_looks_alike_is_listed_side_by_side_merged_or_left() -> None:
    app = VoteHost(make_workshop(ALIKE))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "2 keer lijken twee ideeën op elkaar. Met D leg je ze naast elkaar." in app.text
        await press(pilot, "d")
        assert stage_of(app) == "alike"
        (side_by_side,) = lines(app, "Elke maand")
        assert side_by_side.startswith("Soep op het plein  ")
        await press(pilot, "down m")
        assert [cluster.title for cluster in app.state.clusters] == ["Soep op het plein"]
        assert "Bankjes" in app.text and "maand" not in app.text
        await press(pilot, "l")
        assert stage_of(app) == "setup"
        assert app.said == ["Er lijkt niets meer op elkaar."]
        assert "Er doen 4 ideeën mee:" in app.text
        await press(pilot, "d escape")
        assert stage_of(app) == "setup"


async def test_without_look_alikes_there_is_nothing_to_lay_beside_each_other() -> None:
    app = VoteHost(make_workshop(IDEAS))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "lijken" not in app.text
        await press(pilot, "d")
        assert stage_of(app) == "setup"
        assert app.said == ["Er lijkt niets meer op elkaar."]


# Ways of voting


async def test_fingers_are_a_digit_a_person() -> None:
    app = VoteHost(make_workshop(IDEAS[:2], (3, 2)))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "v enter 3 4")
        assert "GEM: 3 4 · nog 1 te gaan" in app.text
        await press(pilot, "7")
        assert "Typ per persoon een cijfer van 0 tot en met 5." in app.text
        await press(pilot, "5 0 enter 5 5 5")
        assert [entry.votes.fingers for entry in app.round.entries] == [
            (0, 0, 0, 1, 1, 1),
            (1, 0, 0, 0, 0, 0),
            (0, 0, 0, 0, 0, 3),
        ]
        await press(pilot, "f6")
        assert "3 of meer" in app.text
        assert "Met drie vingers of meer kun je verder." in app.text
        await press(pilot, "w")
        assert "0: 1   1: 0   2: 0   3: 1   4: 1   5: 1" in app.text


async def test_for_neutral_and_against_are_two_digits_a_cell() -> None:
    app = VoteHost(make_workshop(IDEAS[:2], (4, 3)))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "h down right enter 2")
        assert "GEM: 2 voor. Hoeveel mensen zijn tegen?" in app.text
        assert app.round.entries == ()
        await press(pilot, "1 3 up 2 right")
        assert "GEM: 2 voor. Hoeveel mensen zijn tegen?" in app.text, "an arrow leaves nothing half entered"
        await press(pilot, "2 f6")
        gem, won = (app.round.votes(app.round.ballot[0].id, name) for name in ("gemeente", "woningcorporatie"))
        assert gem == Votes(in_favour=2, against=2, neutral=0)
        assert won == Votes(in_favour=3, against=0, neutral=0)
        assert "voor·neu·teg" in app.text
        assert "5 · 0 · 2" in app.text


async def test_people_behind_the_dots_give_draagvlak() -> None:
    app = VoteHost(make_workshop(IDEAS[:2], (4, 3)))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "down down down right enter 5")
        assert "GEM: 5 stippen. Van hoeveel mensen?" in app.text
        await press(pilot, "2 1 f6")
        assert entered(app, "dotters")[0] == [2, 1]
        assert "42%" in app.text


async def test_ten_and_more_from_a_small_group_is_typed_with_a_plus() -> None:
    app = VoteHost(make_workshop(IDEAS[:2], (6, 3)))
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "enter plus 2 4")
        assert entered(app, "dots")[0] == [12, 4]


@pytest.mark.parametrize(("way", "of"), [("s", "dots"), ("h", "in_favour")])
async def test_thirty_people_and_sixteen_ideas_take_a_key_a_count_plus_ten(way: str, of: str) -> None:
    """Five organisations of six: a digit a cell, by dots with all 24 of each placed, and by hands."""
    workshop = make_workshop((f"Idee {letter * 5}" for letter in "abcdefghijklmnop"), (6, 6, 6, 6, 6))
    dice, left, keys, wanted = random.Random(3), [24] * 5, [way, "enter"], []
    for ideas_left in range(16, 0, -1):
        row = [dice.randint(0, 6) for _ in left]
        if way == "s":
            # Who has placed every dot is done: the cursor passes over the rest of its column.
            row = [min(n, 6 if ideas_left < 5 else given // 2) for n, given in zip(left, row, strict=True)]
            keys += [str(given) for n, given in zip(left, row, strict=True) if n]
            left = [n - given for n, given in zip(left, row, strict=True)]
        else:
            keys += map(str, row)
        wanted.append(row)
    keys.append("f6")
    assert len(keys) <= 5 * 16 + 10
    app = VoteHost(workshop)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press(*keys)
        assert stage_of(app) == "result"
        assert not any(left) or way == "h"
        totals = {result.idea: getattr(result, of) for result in results(app.round)}
        assert [totals[idea.id] for idea in app.round.ballot] == [sum(row) for row in wanted]


async def test_votes_are_entered_from_the_slips_of_tables() -> None:
    workshop = make_workshop(IDEAS[:2], (4, 3, 5))
    tables = tuple(
        Column(id=f"table-{n}", kind="table", name=f"Tafel {n}", short=f"T{n}", organisations=members)
        for n, members in ((1, ("gemeente", "sociaal-werk")), (2, ("woningcorporatie",)))
    )
    workshop.handle(intents.ChooseColumns(phase=IDEAS_PHASE, columns=tables))
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "h down down right")
        assert lines(app, "Tafel 1")[0].split() == ["Tafel", "1", "9"]
        await press(pilot, "down left enter")
        assert app.round.presence == (("table-1", 8), ("table-2", 3))
        assert app.text.splitlines()[0].split() == ["T1", "T2"]
        await press(pilot, "8 1 f6")
        assert "tafels" in app.text
        assert "Draagvlak: elke tafel telt even zwaar." in app.text
        assert GROUP_COLUMN not in app.text


# Wat kiest de ander?


async def test_each_organisation_guesses_about_the_next_and_guess_and_choice_stand_side_by_side() -> None:
    workshop = make_workshop(IDEAS[:3], (4, 3, 5))
    open_round(workshop)
    enter(workshop, [[4, 0, 1], [0, 3, 5], [1, 1, 5]])
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "g")
        assert stage_of(app) == "guess"
        assert app.text.splitlines()[1].split() == ["raadt", "WON", "SOC", "GEM"]
        assert "Wat is volgens Gemeente de eerste keus van Woningcorporatie?" in app.text
        await press(pilot, "enter down enter a enter")
        ids = [idea.id for idea in app.round.ballot]
        assert app.round.guesses == (
            Guess(organisation="gemeente", about="woningcorporatie", idea=ids[0]),
            Guess(organisation="woningcorporatie", about="sociaal-werk", idea=ids[1]),
            Guess(organisation="sociaal-werk", about="woningcorporatie", idea=ids[1]),
        )
        await press(pilot, "shift+tab space")
        assert app.round.guess("sociaal-werk") is None, "the same mark again is no guess"
        await press(pilot, "escape")
        assert stage_of(app) == "entry"
        await press(pilot, "f6 g")
        assert stage_of(app) == "guessed"
        (row,) = lines(app, "GEM → WON")
        assert row.split("   ")[1].strip() == IDEAS[0]
        assert IDEAS[1] in row
        (row,) = lines(app, "WON → SOC")
        assert " of " in app.text, "two first choices are both told"
        await press(pilot, "escape")
        assert stage_of(app) == "result"


async def test_the_choice_of_a_small_one_is_its_own_to_tell_and_nobody_guesses_alone() -> None:
    workshop = make_workshop(IDEAS[:2], (4, 2, 5))
    open_round(workshop)
    enter(workshop, [[4, 2, 1]])
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "g enter f6 g")
        assert "dat vertellen ze zelf" in app.text
    alone = make_workshop(IDEAS[:2], (4, 0))
    open_round(alone)
    app = VoteHost(alone)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "g enter a")
        assert app.intended == []


# Telling


async def test_the_last_place_is_told_first_and_nothing_is_revealed_before_the_end() -> None:
    workshop = make_workshop(IDEAS[:4], (4, 3, 5))
    open_round(workshop)
    enter(workshop, [[4, 3, 5], [1, 0, 1], [1, 0, 1], [4, 3, 0]])
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "l")
        assert stage_of(app) == "telling"
        assert not app.round.revealed
        assert IDEAS[1] in app.text and IDEAS[2] in app.text, "who share a place are told together"
        assert IDEAS[0] not in app.text and IDEAS[3][:20] not in app.text
        assert "Hier doet nog niet iedereen mee" not in app.text
        await press(pilot, "escape")
        assert stage_of(app) == "entry"
        assert IDEAS[0] in app.text and "van 12" not in app.text
        await press(pilot, "l enter")
        assert IDEAS[3][:20] in app.text and IDEAS[0] not in app.text
        assert not app.round.revealed
        await press(pilot, "space")
        assert app.round.revealed
        assert stage_of(app) == "result" and IDEAS[0] in app.text
        await press(pilot, "f6 l f6")
        assert app.round.revealed and stage_of(app) == "result"


async def test_without_votes_there_is_nothing_to_tell() -> None:
    workshop = make_workshop(IDEAS[:2])
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        await press(pilot, "l")
        assert stage_of(app) == "entry"
        assert app.said == ["Er is nog niets ingevuld."]


# Who, and run-offs


async def test_who_does_not_join_in_yet_shows_after_a_key_and_never_a_small_one() -> None:
    workshop = make_workshop(IDEAS[:2], (4, 3, 2, 2, 6))
    open_round(workshop)
    enter(workshop, [[4, 0, 0, 0, 6], [4, 3, 2, 2, 6]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "doet nog niet mee" not in app.text
        await press(pilot, "w")
        assert lines(app, "doet nog niet mee:")[0].split()[-1] == "WON"
        assert len(lines(app, "doet nog niet mee:")) == 1
        await press(pilot, "w")
        assert "doet nog niet mee" not in app.text


async def test_a_run_off_is_proposed_among_the_tied_and_every_round_stays() -> None:
    workshop = make_workshop(IDEAS[:4], (4, 3))
    open_round(workshop)
    enter(workshop, [[4, 3], [1, 0], [4, 3], [2, 0]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "Bovenaan staat het gelijk. R: een tweede ronde." in app.text
        await press(pilot, "r")
        assert stage_of(app) == "setup"
        assert "Tweede ronde tussen de ideeën die gelijk eindigden." in app.text
        assert "2 van de 4 ideeën" in app.text
        await press(pilot, "escape")
        assert stage_of(app) == "result"
        first = app.round
        await press(pilot, "r h enter")
        assert [idea.text for idea in app.round.ballot] == [IDEAS[0], IDEAS[2]]
        assert app.round.parent == first.id
        await press(pilot, "4 3 2 0 f6")
        assert "Ronde 2 van 2." in app.text and IDEAS[1] not in app.text
        await press(pilot, "left")
        assert "Ronde 1 van 2." in app.text and IDEAS[1] in app.text
        assert "R: een tweede ronde" not in app.text
        await press(pilot, "left right")
        assert "Ronde 2 van 2." in app.text


async def test_without_a_tie_the_first_two_are_proposed() -> None:
    workshop = make_workshop(IDEAS[:3], (4, 3))
    open_round(workshop)
    enter(workshop, [[1, 0], [4, 3], [3, 1]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(93, HEIGHT)) as pilot:
        assert "R: een tweede ronde" not in app.text
        await press(pilot, "r")
        assert "Niemand eindigde bijna gelijk" in app.text
        assert set(app.setup.ballot) == {app.round.ballot[1].id, app.round.ballot[2].id}
        workshop.handle(intents.DeleteContribution(id=app.round.ballot[1].id))
        app.panel.session = workshop.session
        await pilot.pause()
        assert set(app.setup.ballot) == {app.round.ballot[2].id}, "what was taken away cannot be voted on"
        await press(pilot, "f6")
        assert stage_of(app) == "result"


@pytest.mark.parametrize("stage", ["alike", "guess", "telling", "guessed", "setup"])
async def test_any_size_is_survived_at_every_stage(stage: str) -> None:
    workshop = make_workshop(ALIKE * 2, (4, 3, 2, 0, 6, 12, 3, 2))
    ways = {"alike": "d", "guess": "g enter", "telling": "l", "guessed": "g enter escape f6 g", "setup": "f6 r"}
    if stage != "alike":
        open_round(workshop)
        enter(workshop, [[4, 3, 2, None, 6, 12, 3, 0]] * 3)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, ways[stage])
        assert stage_of(app) == stage
        for size in ((1, 1), (2, 30), (30, 2), (12, 6), (200, 50), (3, 3), (78, 15)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down up")
            assert len(app.strips()) == app.panel.content_size.height
