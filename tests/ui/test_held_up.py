"""An idea held up: alone, large, with whose it is and what it builds on; and nothing that is covered."""

from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ideas
from samenwerk_tui.core.model import Votes
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.columns import ColumnsPanel
from samenwerk_tui.ui.widgets.big_text import big_rows
from samenwerk_tui.ui.widgets.count_grid import CountGrid
from samenwerk_tui.ui.widgets.held_up import Held, HeldUp, held_idea, held_rows, held_words
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.sheet import Row
from tests.hostile import HOSTILE
from tests.ui.board_host import Stand, board, painted
from tests.ui.panel_host import call_out, open_workshop
from tests.ui.test_vote_panel import press, stage_of
from tests.ui.vote_host import IDEAS as BALLOT
from tests.ui.vote_host import VoteHost, make_workshop

IDEAS = "07-columns"
T = Catalog("nl")


def text_of(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row.line).rstrip() for row in rows]


def held_up(stand: Stand) -> HeldUp:
    return stand.board.query_one(HeldUp)


async def walking(stand: Stand, *lines: str) -> ColumnsPanel:
    for line in lines:
        stand.board._keep_line(line)
    await stand.settle()
    await stand.press("down")
    return stand.board.query_one(ColumnsPanel)


# What it shows


@given(
    st.text(max_size=300),
    st.lists(st.sampled_from(["gemeente", "woningcorporatie", "sociaal-werk", "politie"]), unique=True),
    st.lists(st.text(min_size=1, max_size=80), max_size=3),
    st.integers(5, 210),
    st.integers(1, 50),
)
def test_it_fits_whatever_it_is(text: str, whose: list[str], notes: list[str], width: int, height: int) -> None:
    rows = held_rows(held_words(SESSION, text, whose, notes), width, height, "nl")
    assert len(rows) == height
    assert all(cells(row.line) <= width for row in rows)


SESSION = open_workshop("columns").session


def test_names_stand_with_it_where_they_fit_else_short_names() -> None:
    held = held_words(SESSION, "Samen koken", ("gemeente", "woningcorporatie", "sociaal-werk"))
    assert "GEM Gemeente  WON Woningcorporatie  SOC Sociaal werk" in text_of(held_rows(held, 80, 20, "nl"))[0]
    assert text_of(held_rows(held, 30, 20, "nl"))[0].split() == ["GEM", "WON", "SOC"]


def test_the_text_is_large_and_in_the_middle() -> None:
    rows = text_of(held_rows(Held("Samen koken"), 80, 20, "nl"))
    large = [row.rstrip() for row in big_rows("Samen koken", 76, 20, "nl")]
    assert [row.strip() for row in rows if row] == [row.strip() for row in large if row]
    above, below = next(y for y, row in enumerate(rows) if row), next(y for y, row in enumerate(rows[::-1]) if row)
    assert abs(above - below) <= 1


def test_marks_are_told_in_words() -> None:
    workshop = open_workshop("columns")
    base = call_out(workshop, "politie", "Een open deur")
    line = call_out(workshop, "gemeente", "Koffie op het plein", builds_on=base)
    workshop.handle(intents.MarkContribution(id=line, outside=True))
    session = workshop.session
    idea = next(idea for idea in ideas(session, session.phase) if idea.id == line)
    foot = text_of(held_rows(held_idea(T, session, idea), 100, 24, "nl"))[-2:]
    assert foot == ["  ✱ voorbij eigen taak", "  ↳ bouwt door op “Een open deur” van Politie"]


async def test_hostile_text_is_text() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        panel = stand.board.panel
        assert isinstance(panel, ColumnsPanel)
        for text in HOSTILE:
            panel._hold_up(Held(text[:300], notes=(text[:300],)))
            await stand.settle()
            assert held_up(stand).held.text == text[:300]
            assert all(cells(row.line) <= 80 for row in held_rows(held_up(stand).held, 80, 20, "nl"))


# In the columns


async def test_h_holds_the_walked_idea_up_and_any_key_puts_it_down() -> None:
    async with board(phase=IDEAS) as stand:
        panel = await walking(stand, "gem: Loket", "gem: Samen koken")
        for key in ("escape", "up", "right", "enter", "h", "m", "delete"):
            await stand.press("h")
            assert held_up(stand).held.text == "Samen koken" and held_up(stand).region.height > 10
            assert "Loket" not in painted(stand)
            await stand.press(key)
            assert not held_up(stand).is_up and panel.has_focus and "Loket" in painted(stand)
        assert panel.walked is not None
        assert stand.texts() == ["Loket", "Samen koken"]
        assert not stand.posted(Intend)


async def test_a_click_puts_it_down_and_so_does_a_question() -> None:
    async with board(phase=IDEAS) as stand:
        await walking(stand, "gem: Samen koken")
        await stand.press("h")
        await stand.pilot.click(HeldUp)
        await stand.settle()
        assert not held_up(stand).is_up
        await stand.press("h", "f8")
        assert not held_up(stand).is_up and stand.board.bar.asking


async def test_what_is_covered_is_not_held_up() -> None:
    async with board(phase=IDEAS) as stand:
        await walking(stand, "gem: Samen koken")
        await stand.press("h", "f6")
        assert not held_up(stand).is_up
        await stand.press("h")
        assert not held_up(stand).is_up and stand.said == T("held_up.covered")


async def test_it_follows_undo_on_a_small_screen_and_back() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        panel = await walking(stand, "gem: Samen koken")
        assert panel.walked
        stand.board.do(intents.EditContribution(id=panel.walked, text="Samen eten"))
        await stand.press("h")
        assert held_up(stand).held.text == "Samen eten"
        await stand.press("ctrl+z")
        assert held_up(stand).held.text == "Samen koken"
        await stand.pilot.resize_terminal(1, 1)
        for _ in range(100):  # a second size that comes before the first is laid out would leave no trace of it
            await stand.pilot.pause()
            if stand.board.bar.line.has_focus:
                break
        await stand.pilot.resize_terminal(80, 24)
        await stand.settle()
        assert stand.board.bar.line.has_focus and "Samen koken" in painted(stand)
        await stand.press("down", "h", "ctrl+z")
        assert not held_up(stand).is_up and stand.board.bar.line.has_focus


async def test_it_is_in_the_palette_while_walking() -> None:
    async with board(phase=IDEAS) as stand:
        panel = await walking(stand, "gem: Samen koken")
        offer = next(offer for offer in panel.offers() if offer.title == T("held_up.offer"))
        offer.run()
        await stand.settle()
        assert held_up(stand).is_up
        await stand.press("escape", "escape")
        assert T("held_up.offer") not in [offer.title for offer in panel.offers()]


# In the vote


async def test_in_the_vote_the_idea_at_the_cursor_is_held_up_and_no_key_counts_meanwhile() -> None:
    app = VoteHost(make_workshop(BALLOT[:3]))
    async with app.run_test(size=(93, 26)) as pilot:
        await press(pilot, "enter down h")
        assert stage_of(app) == "held"
        held = app.query_one(HeldUp)
        assert held.held.text == app.round.ballot[1].text and held.display
        await press(pilot, "3")
        assert stage_of(app) == "entry" and not app.round.entries
        await press(pilot, "h enter")
        assert stage_of(app) == "entry" and app.query_one(CountGrid).display


async def test_of_the_result_the_uppermost_idea_is_held_up() -> None:
    app = VoteHost(make_workshop(BALLOT[:3]))
    async with app.run_test(size=(93, 26)) as pilot:
        await press(pilot, "enter h")
        ballot = app.round.ballot
        votes = Votes(dots=3, dotters=1)
        app.do(intents.EnterVotes(round=app.round.id, idea=ballot[2].id, organisation="politie", votes=votes))
        app.do(intents.RevealRound(round=app.round.id, revealed=True))
        await pilot.pause()
        assert stage_of(app) == "result"
        await press(pilot, "h")
        assert stage_of(app) == "held" and app.query_one(HeldUp).held.text == ballot[2].text
        app.do(intents.RevealRound(round=app.round.id, revealed=False))
        await pilot.pause()
        assert stage_of(app) == "entry"
