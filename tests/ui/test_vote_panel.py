"""The voting panel: preparing a round, entering it covered, and the result; messages out, session back."""

import random
import string

import pytest
from textual import events
from textual.pilot import Pilot

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ballot_ideas
from samenwerk_tui.core.model import Votes, VotingMethod
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.result_table import DOUBT_MARK
from tests.hostile import HOSTILE
from tests.ui.vote_host import IDEAS, SHORTS, VOTE_PHASE, VoteHost, make_workshop

SIZES = ((60, 20), (78, 15), (93, 26), (170, 42))
FIVE = (4, 3, 2, 2, 6)
CONTROL_CHARACTERS = dict.fromkeys([*range(32), *range(127, 160)])
SIXTEEN = tuple(f"{text} ({round_})" for round_ in "ab" for text in IDEAS)


def open_round(workshop: Workshop, method: VotingMethod = "hands", **settings: int) -> None:
    workshop.handle(intents.OpenRound(phase=VOTE_PHASE, method=method, **settings))


def enter(workshop: Workshop, rows: list[list[int | None]]) -> None:
    """Enter numbers, an idea a row and an organisation a column; None stays empty."""
    voting = workshop.session.round_of(VOTE_PHASE)
    assert voting is not None
    for idea, numbers in zip(voting.ballot, rows, strict=False):
        for (organisation, _), number in zip(voting.presence, numbers, strict=True):
            if number is not None:
                votes = Votes(dots=number) if voting.method == "dots" else Votes(in_favour=number)
                workshop.handle(
                    intents.EnterVotes(round=voting.id, idea=idea.id, organisation=organisation, votes=votes)
                )


def reveal(workshop: Workshop) -> None:
    voting = workshop.session.round_of(VOTE_PHASE)
    assert voting is not None
    workshop.handle(intents.RevealRound(round=voting.id, revealed=True))


def entered(app: VoteHost, of: str = "in_favour") -> list[list[int | None]]:
    """What is kept, an idea a row and an organisation a column."""
    voting = app.round
    cells = [[voting.votes(idea.id, name) for name, _ in voting.presence] for idea in voting.ballot]
    return [[None if votes is None else getattr(votes, of) for votes in row] for row in cells]


def stage_of(app: VoteHost) -> str:
    return app.panel.stage_name


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys given by name with blanks between."""
    await pilot.press(*keys.split())


# Before the round


async def test_enter_opens_a_round_by_dots_with_the_defaults() -> None:
    app = VoteHost(make_workshop(SIXTEEN))
    async with app.run_test(size=(78, 15)) as pilot:
        assert "Kies eerst stil op papier, dan plaatst iedereen tegelijk." in app.text
        assert "Er doen 16 ideeën mee:" in app.text
        assert "17 mensen plaatsen samen 68 stippen." in app.text
        assert IDEAS[0] in app.text
        await press(pilot, "enter")
        assert app.intended == [intents.OpenRound(phase=VOTE_PHASE, method="dots", budget=4, cap=3)]
        assert stage_of(app) == "entry"
        assert (app.round.method, app.round.settings.budget, app.round.settings.cap) == ("dots", 4, 3)
        assert len(app.round.ballot) == 16


@pytest.mark.parametrize(
    ("keys", "method", "budget", "cap"),
    [
        ("right", "hands", None, None),
        ("right right right", "dots", 4, 3),
        ("h", "hands", None, None),
        ("h s", "dots", 4, 3),
        ("H S left", "fist", None, None),
        ("v", "fist", None, None),
        ("right right", "fist", None, None),
        ("plus plus", "dots", 6, 3),
        ("minus minus", "dots", 2, 2),
        ("minus minus minus minus minus minus", "dots", 1, 1),
        ("plus plus plus plus plus plus plus plus", "dots", 9, 3),
        ("down right", "dots", 5, 3),
        ("down down minus", "dots", 4, 2),
        ("down down plus plus plus", "dots", 4, 4),
        ("down down minus minus minus minus", "dots", 4, 1),
        ("down down left left up minus minus", "dots", 2, 1),
        ("down down h plus s", "dots", 4, 3),
    ],
)
async def test_method_budget_and_cap_are_chosen_before_the_round(
    keys: str, method: str, budget: int | None, cap: int | None
) -> None:
    app = VoteHost(make_workshop(SIXTEEN))
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, keys)
        assert app.intended == []
        await press(pilot, "enter")
        assert (app.round.method, app.round.settings.budget, app.round.settings.cap) == (method, budget, cap)


async def test_raising_hands_has_no_dots_to_choose() -> None:
    app = VoteHost(make_workshop())
    async with app.run_test(size=(78, 15)) as pilot:
        assert "Stippen per persoon" in app.text
        await press(pilot, "h")
        assert "Stippen per persoon" not in app.text
        assert "dan tegelijk de handen omhoog" in app.text
        assert "Er stemmen 17 mensen." in app.text


@pytest.mark.parametrize(("ideas", "many"), [(20, False), (21, True), (40, True)])
async def test_over_twenty_ideas_a_word_to_merge_or_select_first_but_no_block(ideas: int, many: bool) -> None:
    app = VoteHost(make_workshop(f"idee {number}" for number in range(ideas)))
    async with app.run_test(size=(78, 15)) as pilot:
        assert ("Voeg eerst samen" in " ".join(app.text.split())) == many
        await press(pilot, "enter")
        if many:
            assert app.intended == []
            assert app.said == [
                f"Dat zijn {ideas} ideeën. Voeg samen, haal er af met spatie, of open toch met nog eens Enter."
            ]
            await press(pilot, "enter")
        assert len(app.round.ballot) == ideas


async def test_all_ideas_can_be_looked_through_before_the_round() -> None:
    app = VoteHost(make_workshop(f"idee nummer {number}" for number in range(40)))
    async with app.run_test(size=(78, 15)) as pilot:
        seen = set()
        for _ in range(45):
            seen |= {line.split("nummer ")[1].strip() for line in app.text.splitlines() if "nummer " in line}
            app.panel.action_stage("move", (1, 0))
        assert seen == {str(number) for number in range(40)}
        for _ in range(50):
            app.panel.action_stage("move", (-1, 0))
        assert "idee nummer 0 " in app.text
        await press(pilot, "right enter enter")
        assert app.round.method == "hands"


async def test_without_ideas_it_says_so() -> None:
    app = VoteHost(make_workshop(()))
    async with app.run_test(size=(78, 15)) as pilot:
        assert "nog geen ideeën" in app.text and app.panel.hints() == ()
        await press(pilot, "enter f6")
        assert app.refused == ["nothing_to_vote_on"]
        assert app.said == ["Er is nog geen stemronde. Met Enter open je er een."]


# Entering


async def test_five_organisations_and_sixteen_ideas_by_hands_take_one_key_a_cell() -> None:
    dice = random.Random(7)
    numbers = [[dice.randint(0, people) for people in FIVE] for _ in SIXTEEN]
    workshop = make_workshop(SIXTEEN)
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await pilot.press(*(str(number) for row in numbers for number in row))
        assert entered(app) == numbers
        assert len(app.intended) == 5 * 16
        assert "Alles is ingevuld." in app.text


async def test_organisation_by_organisation_goes_downwards() -> None:
    workshop = make_workshop(IDEAS[:3], (4, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        assert "per organisatie" not in app.text
        await press(pilot, "r")
        assert "per organisatie" in app.text
        await press(pilot, "4 3 2 1 0 3")
        assert entered(app) == [[4, 1], [3, 0], [2, 3]]
        assert "Alles is ingevuld." in app.text


async def test_where_ten_is_possible_digits_wait_for_enter() -> None:
    workshop = make_workshop(IDEAS[:2], (12, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "1")
        assert app.intended == []
        assert app.grid.typed == "1"
        await press(pilot, "1 enter 3 7 enter 2")
        assert entered(app) == [[11, 3], [7, 2]]


async def test_enter_with_nothing_typed_does_nothing() -> None:
    workshop = make_workshop(IDEAS[:2], (12, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "enter 5 enter enter 2 enter")
        assert entered(app) == [[5, 2], [None, None]]
        assert app.grid.cell == (app.round.ballot[1].id, "gemeente")


async def test_a_number_is_what_can_be_read_and_no_more() -> None:
    workshop = make_workshop(IDEAS[:2], (99, 3))
    open_round(workshop, "dots", budget=9, cap=9)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "1 2 3 4")
        assert "123" in app.text.split()
        await press(pilot, "enter")
        assert entered(app, "dots")[0][0] == 123


async def test_an_arrow_enters_what_was_typed() -> None:
    workshop = make_workshop(IDEAS[:2], (12, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "9 down 1 0 right")
        assert entered(app) == [[9, None], [10, None]]
        assert app.grid.cell == (app.round.ballot[1].id, "woningcorporatie")
        await press(pilot, "left 3 tab 2")
        assert entered(app) == [[9, None], [3, 2]]


async def test_typing_again_corrects_and_delete_empties() -> None:
    workshop = make_workshop(IDEAS[:2], FIVE)
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "4 3 left 1")
        assert entered(app)[0] == [4, 1, None, None, None]
        await press(pilot, "left delete")
        assert entered(app)[0] == [4, None, None, None, None]
        await press(pilot, "backspace backspace")
        assert entered(app)[0] == [None, None, None, None, None]
        assert [type(intent).__name__ for intent in app.intended[-2:]] == ["ClearVotes", "ClearVotes"]
        await press(pilot, "delete")
        assert len(app.intended) == 5


async def test_backspace_first_takes_back_what_is_typed() -> None:
    workshop = make_workshop(IDEAS[:2], (30, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "1 2 backspace 9 enter")
        assert entered(app)[0] == [19, None]
        await press(pilot, "left 2 escape right")
        assert entered(app)[0] == [19, None]
        await press(pilot, "left 2 5 delete")
        assert entered(app)[0] == [None, None]


@pytest.mark.parametrize(
    ("method", "rows", "keys", "why"),
    [
        ("hands", [[2, None, None, None, None]], "left 5", "GEM: Hooguit 4: meer mensen zijn er niet."),
        ("hands", [[4, 3, None, None, None]], "3", "SOC: Hooguit 2: meer mensen zijn er niet."),
        (
            "dots",
            [[12, None, None, None, None]],
            "down left 5",
            "GEM: Zoveel stippen zijn er niet meer. Nog te plaatsen: 0.",
        ),
        ("dots", [[3, None, None, None, None]], "down left plus plus 1", "GEM: Op één idee passen hier hooguit 12"),
        (
            "dots",
            [[8, 7, None, None, None]],
            "down left 3",
            "WON: Zoveel stippen zijn er niet meer. Nog te plaatsen: 2.",
        ),
    ],
)
async def test_what_cannot_be_is_refused_at_the_cell_with_a_word(
    method: VotingMethod, rows: list[list[int | None]], keys: str, why: str
) -> None:
    workshop = make_workshop(IDEAS[:4])
    open_round(workshop, method)
    enter(workshop, rows)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        before = entered(app, "dots" if method == "dots" else "in_favour")
        await pilot.press(*keys.split()[:-1])
        cell = app.grid.cell
        await pilot.press(keys.split()[-1])
        assert why in app.text
        assert app.intended == []
        assert entered(app, "dots" if method == "dots" else "in_favour") == before
        assert app.grid.cell == cell
        assert app.grid.typed == ""
        await press(pilot, "0")
        assert why not in app.text
        assert len(app.intended) == 1


async def test_who_is_absent_is_skipped() -> None:
    workshop = make_workshop(IDEAS[:2], (4, 0, 2))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        assert app.text.splitlines()[1].split() == ["aanwezig", "4", "afw.", "2"]
        await press(pilot, "4 2 3 1")
        assert entered(app) == [[4, None, 2], [3, None, 1]]
        assert "Alles is ingevuld." in app.text


async def test_how_far_it_is_shows_for_all_and_per_organisation() -> None:
    workshop = make_workshop(IDEAS, (4, 3, 2))
    open_round(workshop, "dots")
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "9 8")
        assert "2 van 24 ingevuld · SOC 0 van 8 · F6 toont de uitslag" in app.text
        assert app.text.splitlines()[2].split() == ["geplaatst"], "9 of 12 would tell what is in the one cell"
        await press(pilot, "r 6")
        assert app.text.splitlines()[2].split() == ["geplaatst", "6/6"]
        await press(pilot, "2 0 0 0 0 0 0")
        assert app.text.splitlines()[2].split() == ["geplaatst", "11/12", "6/6"]
        await press(pilot, "left")
        assert "GEM 11 van 12 geplaatst" in app.text


# Covered


async def test_nothing_on_the_covered_screen_depends_on_what_was_entered() -> None:
    texts = set()
    styles = set()
    for seed in range(3):
        workshop = make_workshop()
        open_round(workshop)
        dice = random.Random(seed)
        enter(workshop, [[dice.randint(0, people) for people in FIVE] for _ in IDEAS[:5]])
        app = VoteHost(workshop)
        async with app.run_test(size=(78, 15)):
            texts.add(app.text)
            styles.add(str([list(strip) for strip in app.strips()]))
    assert len(texts) == len(styles) == 1


@pytest.mark.parametrize("method", ["hands", "dots"])
async def test_no_value_and_no_total_shows_while_covered(method: VotingMethod) -> None:
    workshop = make_workshop(IDEAS[:3], (97, 94, 99))
    open_round(workshop, method, **({"budget": 1, "cap": 1} if method == "dots" else {}))
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "4 3 enter 3 8 enter 5 6 enter 2 7 enter")
        for number in ("43", "38", "56", "27", str(43 + 38 + 56)):
            lines = app.text.replace("/", " ").splitlines()
            if method == "dots":  # what an organisation placed in all is told at its head and for the one being typed
                lines = [line for line in lines[3:] if "geplaatst" not in line]
            assert number not in " ".join(lines).split()
        assert app.text.count("●") == 4
        await press(pilot, "left")
        assert app.text.count("●") == 4


async def test_only_what_is_being_typed_can_be_read() -> None:
    workshop = make_workshop(IDEAS[:3], (97, 94, 99))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "5 8")
        assert "58" in app.text.split()
        await press(pilot, "enter")
        assert "58" not in app.text.split()


async def test_an_organisation_that_placed_every_dot_shows_no_gaps() -> None:
    workshop = make_workshop(IDEAS[:3], (2, 3))
    open_round(workshop, "dots", budget=2, cap=2)
    enter(workshop, [[4, None]])
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        assert app.text.count("●") == 3
        assert "3 van 6 ingevuld" in app.text


async def test_f6_reveals_and_covers_again() -> None:
    workshop = make_workshop(IDEAS[:2], (12, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        voting = app.round.id
        await press(pilot, "7 f6")
        assert app.intended[1:] == [intents.RevealRound(round=voting, revealed=True)]
        assert entered(app)[0][0] == 7
        assert app.panel.title() == "Stemronde · uitslag"
        assert "7 van 12" in app.text
        await press(pilot, "f6")
        assert app.intended[-1] == intents.RevealRound(round=voting, revealed=False)
        assert app.panel.title() == "Stemronde"
        assert "7 van 12" not in app.text
        assert "●" in app.text


async def test_f6_waits_for_a_number_that_can_be() -> None:
    workshop = make_workshop(IDEAS[:2], (12, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "9 9 f6")
        assert app.intended == []
        assert "GEM: Hooguit 12: meer mensen zijn er niet." in app.text
        assert stage_of(app) == "entry"


# Results


async def test_ranks_are_shared_and_the_order_is_named() -> None:
    workshop = make_workshop(("Soep", "Wijk in", "Licht", "Fietsroute"), (4, 2))
    open_round(workshop)
    enter(workshop, [[2, 1], [4, 0], [2, 1], [0, 0]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        lines = app.text.splitlines()
        assert lines[0].startswith("volgorde: breed gedragen")
        ranking = [line.split() for line in lines if "van" in line and "%" in line]
        assert [" ".join(row[:2]) for row in ranking] == ["1 Soep", "1 Licht", "3 Wijk", "4 Fietsroute"]
        assert ranking[0][2:8] == ["3", "van", "6", "2", "van", "2"]
        assert [row[-1] for row in ranking] == ["50%", "50%", "50%", "0%"]
        await press(pilot, "s")
        lines = app.text.splitlines()
        assert lines[0].startswith("volgorde: meeste stemmen")
        ranking = [line.split() for line in lines if "van" in line and "%" in line]
        assert [" ".join(row[:2]) for row in ranking] == ["1 Wijk", "2 Soep", "2 Licht", "4 Fietsroute"]
        await press(pilot, "s")
        assert app.text.startswith("volgorde: breed gedragen")


async def test_the_first_ones_are_bold_and_the_others_are_not() -> None:
    workshop = make_workshop(("Soep", "Wijk in", "Licht"), (4, 2))
    open_round(workshop)
    enter(workshop, [[4, 1], [1, 0], [4, 1]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        bold = {
            name
            for strip in app.strips()
            for segment in strip
            for name in ("Soep", "Wijk in", "Licht")
            if name in segment.text and segment.style is not None and segment.style.bold
        }
        assert bold == {"Soep", "Licht"}


async def test_doubt_is_a_neutral_mark_and_a_question_and_nobody_is_pointed_at() -> None:
    workshop = make_workshop(("Soep", "Wijk in"), FIVE)
    open_round(workshop)
    enter(workshop, [[4, 3, 2, 2, 6], [4, 3, 2, 0, 6]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        soup, wijk = (line for line in app.text.splitlines() if "%" in line)
        assert DOUBT_MARK not in soup
        assert "5 van 5" in soup
        assert f"4 van 5 {DOUBT_MARK}" in wijk
        assert "Hier doet nog niet iedereen mee. Wat is er nodig om het werkbaar te maken?" in app.text
        assert not any(short in app.text for short in SHORTS)
        assert "elke organisatie telt even zwaar" in app.text


async def test_without_doubt_there_is_no_question() -> None:
    workshop = make_workshop(("Soep", "Wijk in"), FIVE)
    open_round(workshop)
    enter(workshop, [[4, 3, 2, 2, 6], [2, 3, 1, 1, 6]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        assert DOUBT_MARK not in app.text
        assert "nog niet iedereen" not in app.text


async def test_dots_show_totals_and_no_share_that_is_not_known() -> None:
    workshop = make_workshop(("Soep", "Wijk in"), (4, 2))
    open_round(workshop, "dots", budget=6, cap=6)
    enter(workshop, [[21, 2], [3, 10]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        assert "stippen" in app.text
        assert "draagvlak" not in app.text.lower()
        assert "%" not in app.text
        rows = [line.split() for line in app.text.splitlines() if " van 2" in line]
        assert rows == [["1", "Soep", "23", "2", "van", "2"], ["2", "Wijk", "in", "13", "2", "van", "2"]]


async def test_what_is_missing_and_who_is_to_be_asked_is_told() -> None:
    workshop = make_workshop(("Soep", "Wijk in"), (4, 0, 2))
    open_round(workshop)
    enter(workshop, [[3, None, 1], [2, None, None]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        assert "Nog niet alles is ingevuld: 3 van 4." in app.text
        assert "Afwezig, nog vragen: Woningcorporatie." in app.text
        wijk = next(line for line in app.text.splitlines() if "Wijk in" in line)
        assert "2 van 4" in wijk
        assert "1 van 1" in wijk


async def test_a_round_with_nothing_in_it_has_no_winner() -> None:
    workshop = make_workshop(("Soep", "Wijk in"), (4, 2))
    open_round(workshop)
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)):
        rows = [line.split() for line in app.text.splitlines() if "Soep" in line or "Wijk" in line]
        assert [row[0] for row in rows] == ["1", "1"]
        assert all("–" in row and "0" not in row for row in rows)
        assert not any(s.style is not None and s.style.bold for strip in app.strips() for s in strip)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("organisations", [3, 5, 8])
async def test_the_result_shows_every_idea_whole_somewhere(size: tuple[int, int], organisations: int) -> None:
    people = (12, 30, 3, 2, 6, 5, 4, 99)[:organisations]
    ideas = [f"{number:02d} {IDEAS[3]} en daarna samen eten" for number in range(40)]
    workshop = make_workshop(ideas, people)
    open_round(workshop)
    enter(workshop, [[n - min(n, row % 4) for n in people] for row in range(40)])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=size):
        seen: set[str] = set()
        for _ in range(45):
            # The figures stand right of the idea: what is left of them, line after line, is the whole text.
            left = [line.partition(" van ")[0][:-4] if " van " in line else line for line in app.text.splitlines()]
            text = " ".join(" ".join(left).split())
            seen |= {idea for idea in ideas if idea in text}
            assert text.count("…") <= 1, "only the last in sight may be cut"
            app.panel.action_stage("move", (1, 0))
        assert seen == set(ideas)
        assert "▴" in app.text
        assert "▾" not in app.text


async def test_a_tall_idea_is_begun_where_it_would_leave_a_hole() -> None:
    tall = " ".join(f"woord{number}" for number in range(60))
    workshop = make_workshop(("Soep", tall, "Wijk in"), (4, 2))
    open_round(workshop)
    enter(workshop, [[4, 2], [3, 1], [1, 1]])
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 20)):
        rows = app.text.splitlines()
        more = next(at for at, row in enumerate(rows) if "▾ nog 2" in row)
        assert "woord0 " in app.text and rows[more - 1].rstrip().endswith("…")
        assert "Wijk in" not in app.text
        for _ in range(9):
            app.panel.action_stage("move", (1, 0))
        assert "Wijk in" in app.text and "…" not in app.text


async def test_an_idea_that_is_taller_than_the_screen_can_be_read_to_its_end() -> None:
    workshop = make_workshop((" ".join(f"woord{number}" for number in range(250)), "Soep"), (4, 2))
    words = workshop.session.contributions[0].text.split()
    assert len(words) > 200
    open_round(workshop)
    reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        seen: set[str] = set()
        for _ in range(10):
            seen |= {word.rstrip("…") for word in app.text.split()}
            await press(pilot, "down")
        assert set(words) <= seen
        assert "Soep" in app.text
        await press(pilot, " ".join(["up"] * 10))
        assert "woord0 " in app.text


# Undo, and what changes meanwhile


async def test_undo_takes_back_a_vote_the_reveal_and_the_round() -> None:
    app = VoteHost(make_workshop())
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "h enter 4 3 f6")
        assert stage_of(app) == "result"
        await press(pilot, "ctrl+z")
        assert stage_of(app) == "entry"
        cell = app.grid.cell
        await press(pilot, "ctrl+z")
        assert entered(app)[0] == [4, None, None, None, None]
        assert app.grid.cell == cell
        await press(pilot, "ctrl+z ctrl+z")
        assert stage_of(app) == "setup"
        assert "○ stippen" in app.text
        await press(pilot, "ctrl+y ctrl+y")
        assert entered(app)[0] == [4, None, None, None, None]
        await press(pilot, "right 3")
        assert entered(app)[0] == [4, 3, None, None, None]


async def test_a_round_that_is_reset_under_the_cursor_goes_back_to_preparing() -> None:
    workshop = make_workshop()
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "4 3 down down")
        app.do(intents.DiscardRound(round=app.round.id))
        await pilot.pause()
        assert stage_of(app) == "setup"
        await press(pilot, "9 delete enter")
        assert app.grid.cell == (app.round.ballot[0].id, "gemeente")
        assert entered(app)[0] == [None] * 5


async def test_escape_leaves_a_round_only_while_it_is_empty() -> None:
    app = VoteHost(make_workshop())
    async with app.run_test(size=(78, 15)) as pilot:
        await press(pilot, "h enter escape")
        assert stage_of(app) == "setup"
        await press(pilot, "enter 4")
        passed_on = app.escaped
        await press(pilot, "escape")
        assert stage_of(app) == "entry"
        assert app.escaped == passed_on + 1
        assert "Esc" not in [hint.key for hint in app.panel.hints()]


async def test_behind_a_curtain_no_key_does_anything() -> None:
    workshop = make_workshop()
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        app.query_one("#middle").display = False
        await pilot.pause()
        app.panel.focus()
        await press(pilot, "4 enter delete escape")
        assert app.intended == []
        assert app.escaped == 1
        app.query_one("#middle").display = True
        await pilot.pause()
        app.panel.focus()
        await press(pilot, "4")
        assert entered(app)[0][0] == 4


async def test_the_ballot_follows_the_ideas_until_the_round_is_opened() -> None:
    app = VoteHost(make_workshop(IDEAS[:4]))
    async with app.run_test(size=(78, 15)) as pilot:
        first, second, third, fourth = (idea.id for idea in ballot_ideas(app.state, VOTE_PHASE))
        app.do(intents.MergeIdeas(ids=(first, second)))
        await pilot.pause()
        assert "Er doen 3 ideeën mee:" in app.text
        await press(pilot, "h enter 4 3")
        app.do(intents.DeleteContribution(id=third))
        app.do(intents.EditContribution(id=fourth, text="iets anders"))
        app.do(intents.ChangePresence(organisation="gemeente", people=1))
        await pilot.pause()
        assert [idea.text for idea in app.round.ballot] == [IDEAS[0], IDEAS[2], IDEAS[3]]
        assert IDEAS[2][:30] in app.text
        assert "iets anders" not in app.text
        assert app.text.splitlines()[1].split()[1] == "4"


async def test_names_follow_the_session() -> None:
    workshop = make_workshop(IDEAS[:2], (0, 3))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        app.do(intents.RenameOrganisation(organisation="gemeente", name="Stadsdeel"))
        await press(pilot, "f6")
        assert "Afwezig, nog vragen: Stadsdeel." in app.text


# Keys, mouse, sizes, texts


@pytest.mark.parametrize("stage", ["setup", "entry", "result"])
async def test_letters_that_do_nothing_do_nothing(stage: str) -> None:
    workshop = make_workshop()
    if stage != "setup":
        open_round(workshop)
        enter(workshop, [[4, 3, 2, 2, 6]])
    if stage == "result":
        reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        before = app.text
        used = {"setup": "shvd", "entry": "rgl", "result": "swr"}[stage]
        letters = [letter for letter in string.ascii_letters if letter.lower() not in used]
        await pilot.press(*letters, "full_stop", "question_mark", "tilde")
        assert app.intended == []
        assert app.said == []
        assert app.text == before


async def test_digits_do_nothing_before_and_after_the_round() -> None:
    workshop = make_workshop()
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        before = app.text
        await press(pilot, "1 2 delete backspace tab")
        assert app.text == before
        open_round(workshop)
        reveal(workshop)
        app.panel.session = workshop.session
        await pilot.pause()
        await press(pilot, "1 2 enter delete backspace escape left right tab")
        assert app.intended == []


async def test_there_are_few_hints_and_each_names_its_key() -> None:
    app = VoteHost(make_workshop())
    async with app.run_test(size=(78, 15)) as pilot:
        for keys in ("h enter", "4", "f6"):
            hints = app.panel.hints()
            assert 0 < len(hints) <= 7
            assert all(hint.key and hint.text for hint in hints)
            await press(pilot, keys)
        assert app.panel.instruction() == "Ook wat laag staat, kan erbij horen."


async def test_a_click_puts_the_cursor_there() -> None:
    workshop = make_workshop()
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        lines = app.text.splitlines()
        y = next(index for index, line in enumerate(lines) if IDEAS[4] in line)
        await pilot.click(CountGrid, offset=(lines[0].index("POL") + 1, y))
        assert app.grid.cell == (app.round.ballot[4].id, "politie")
        await press(pilot, "2")
        assert entered(app)[4] == [None, None, None, 2, None]
        assert app.panel.has_focus


async def test_the_wheel_moves_as_the_arrows_do() -> None:
    workshop = make_workshop(f"idee {number}" for number in range(40))
    open_round(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        for kind in (events.MouseScrollDown, events.MouseScrollDown, events.MouseScrollUp, events.MouseScrollDown):
            app.grid.post_message(kind(app.grid, 5, 5, 0, 0, 0, False, False, False))
            await pilot.pause()
        assert app.grid.cell == (app.round.ballot[2].id, "gemeente")


@pytest.mark.parametrize("stage", ["setup", "entry", "result"])
async def test_hostile_texts_are_shown_as_they_are(stage: str) -> None:
    texts = [text for text in HOSTILE if clean_line(text)]
    workshop = make_workshop(texts, FIVE)
    if stage != "setup":
        open_round(workshop)
        enter(workshop, [[4, 3, 2, 2, 6]] * 3)
    if stage == "result":
        reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(93, 26)) as pilot:
        assert stage_of(app) == stage
        for _ in range(len(texts) + 5):
            assert all(strip.cell_length == app.panel.content_size.width for strip in app.strips())
            assert app.text.replace("\n", "").translate(CONTROL_CHARACTERS) == app.text.replace("\n", "")
            if stage == "entry" and app.grid.cell is not None:
                idea = next(idea for idea in app.round.ballot if idea.id == app.grid.cell[0])
                assert clean_line(idea.text)[:10].strip() in app.text
            app.panel.action_stage("move", (1, 0))
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("stage", ["setup", "entry", "result"])
async def test_any_size_is_survived(stage: str) -> None:
    workshop = make_workshop(SIXTEEN, (4, 3, 2, 0, 6, 12, 3, 2))
    if stage != "setup":
        open_round(workshop)
        enter(workshop, [[4, 3, 2, None, 6, 12, 3, 0]] * 3)
    if stage == "result":
        reveal(workshop)
    app = VoteHost(workshop)
    async with app.run_test(size=(78, 15)) as pilot:
        for size in ((1, 1), (2, 30), (30, 2), (12, 6), (200, 50), (3, 3), (78, 15)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down right up")
            assert len(app.strips()) == app.panel.content_size.height
        for _ in range(40):
            app.panel.action_stage("move", (-1, 0))
        assert IDEAS[0][:12] in app.text


@pytest.mark.parametrize("organisations", [3, 5, 8])
@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_cut_without_an_ellipsis_before_the_round(size: tuple[int, int], organisations: int) -> None:
    workshop = make_workshop(SIXTEEN, (4, 3, 2, 0, 6, 12, 3, 2)[:organisations])
    app = VoteHost(workshop)
    async with app.run_test(size=size):
        text = " ".join(app.text.split())
        assert SIXTEEN[0] in text
        in_sight = [line for line in app.text.splitlines() if line[:3].strip().isdigit() and line[3] == " "]
        assert all("…" in line or any(line.strip().endswith(idea) for idea in SIXTEEN) for line in in_sight)


async def test_in_english_too() -> None:
    workshop = make_workshop(SIXTEEN, (4, 3, 0))
    app = VoteHost(workshop, "en")
    async with app.run_test(size=(78, 15)) as pilot:
        assert "First choose silently on paper" in app.text
        await press(pilot, "h enter 4 9")
        assert "WON: At most 3: there are no more people here." in app.text
        await press(pilot, "3 f6")
        assert "order: broadly supported" in app.text
        assert app.panel.title() == "Stemronde · result"
