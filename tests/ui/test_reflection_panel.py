"""Uitchecken: one sentence each about what was learned of each other, and reading back what was learned before."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from samenwerk_tui.core import intents
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import Ask, LineWanted
from samenwerk_tui.ui.panels.reflection import ReflectionPanel
from samenwerk_tui.ui.widgets.held_up import HeldUp
from samenwerk_tui.ui.widgets.idea_lines import cells
from samenwerk_tui.ui.widgets.learned_sheet import LearnedSheet, learned
from samenwerk_tui.ui.widgets.sheet import Row
from tests.hostile import HOSTILE
from tests.ui.board_host import Stand, board, painted
from tests.ui.panel_host import Host, call_out, enter, make_case, open_workshop, phase_id

T = Catalog("nl")
SIZES = ((76, 14), (91, 23), (167, 38), (30, 5), (5, 2), (1, 1))


def day(organisations: int = 4) -> Workshop:
    """A day on which two things were learned before the check-out."""
    workshop = open_workshop("columns", make_case(organisations))
    call_out(workshop, "gemeente", "Vroeg geleerd", "learned")
    call_out(workshop, "woningcorporatie", "Ook vroeg geleerd", "learned")
    call_out(workshop, "gemeente", "Een idee")
    enter(workshop, "reflection")
    return workshop


def texts(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row.line).rstrip() for row in rows]


def drawn(workshop: Workshop, size: tuple[int, int] = (91, 23), walked: str = "", language: Language = "nl") -> str:
    sheet = LearnedSheet(Catalog(language), workshop.session.phase)
    return "\n".join(texts(sheet.rows(workshop.session, *size, walked)))


# What is shown


def test_what_is_said_here_stands_there_as_quotes_with_whose_it_is() -> None:
    workshop = day()
    call_out(workshop, "politie", "Jullie bellen terug", "learned")
    call_out(workshop, "group", "We zoeken allemaal", "learned")
    shown = drawn(workshop)
    assert "POL  “Jullie bellen terug”" in shown and "“We zoeken allemaal”" in shown
    assert "Vroeg geleerd" not in shown and "Een idee" not in shown


def test_how_many_sentences_there_are_is_told_and_never_who_was_not_heard() -> None:
    workshop = day()
    for n in range(3):
        call_out(workshop, ("politie", "gemeente")[n % 2], f"Zin {n}", "learned")
    foot = drawn(workshop).splitlines()[-1]
    assert foot.startswith("3 zinnen van 2 organisaties") and foot.endswith("↓ nog 2 van eerder vandaag")
    assert not any(name in drawn(workshop) for name in ("Woningcorporatie", "WON", "Sociaal werk", "SOC"))


def test_without_a_sentence_the_question_is_large_and_there_is_an_invitation() -> None:
    workshop = day()
    for size in ((76, 14), (91, 23), (167, 38)):
        assert "█" in drawn(workshop, size) or "▛" in drawn(workshop, size)
        assert T("reflection.invitation") in drawn(workshop, size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_the_newest_sentence_is_in_sight_at_every_size(language: Language, size: tuple[int, int], count: int) -> None:
    workshop = day(8)
    shorts = [o.id for o in workshop.session.organisations]
    for n in range(count):
        call_out(workshop, shorts[n % 8], f"{'Lang verhaal ' * (n % 9)}{n:02d}", "learned")
    rows = LearnedSheet(Catalog(language), workshop.session.phase).rows(workshop.session, *size)
    assert len(rows) <= size[1] and all(cells(row.line) <= size[0] for row in rows)
    if count and size[0] > 20:
        newest = workshop.session.contributions[-1].id
        assert newest in [row.tag for row in rows]


@given(st.integers(0, 12), st.integers(0, 14), st.integers(8, 120), st.integers(3, 40))
def test_the_walked_sentence_is_in_sight_and_marked(at: int, count: int, width: int, height: int) -> None:
    session = FULL.session
    everything = learned(session)
    walked = everything[(at + count) % len(everything)].id
    rows = LearnedSheet(T, session.phase).rows(session, width, height, walked)
    assert walked in [row.tag for row in rows]
    assert {row.tag for row in rows if row.here} == {walked}


FULL = day()
for number in range(12):
    call_out(FULL, ("politie", "gemeente", "group")[number % 3], f"Een zin over de ander, nummer {number}", "learned")


def test_reading_back_tells_what_was_said_when() -> None:
    workshop = day()
    line = call_out(workshop, "politie", "Nu geleerd", "learned")
    shown = drawn(workshop, walked=line)
    order = [shown.index(text) for text in ("eerder vandaag", "Vroeg geleerd", "bij het uitchecken", "Nu geleerd")]
    assert order == sorted(order)


def test_what_is_covered_or_private_is_not_on_the_beamer() -> None:
    workshop = day()
    call_out(workshop, "politie", "Onder ons", "learned", private=True)
    workshop.handle(intents.CoverPhase(phase=phase_id(workshop.session, "columns"), covered=True))
    assert learned(workshop.session) == ()


# Typing


async def test_a_line_is_kept_as_learned_of_the_current_organisation() -> None:
    host = Host(ReflectionPanel, day())
    async with host.run_test(size=(100, 30)):
        host.choose("politie")
        host.type("Jullie bellen gewoon terug")
        host.type("gem: Ik vraag het voortaan")
        host.type("~ ja, maar de APV")
        kept = [(line.kind, line.organisations, line.text) for line in host.workshop.session.contributions[-3:]]
        assert kept == [
            ("learned", ("politie",), "Jullie bellen gewoon terug"),
            ("learned", ("gemeente",), "Ik vraag het voortaan"),
            ("parked", ("politie",), "ja, maar de APV"),
        ]
        assert "“Ik vraag het voortaan”" in host.text() and "APV" not in host.text()


async def test_on_the_board_up_takes_the_last_sentence_back_and_undo_follows() -> None:
    async with board(phase="reflection") as stand:
        await stand.type("Bellen mag")
        assert stand.line("Bellen mag").kind == "learned" and "“Bellen mag”" in painted(stand)
        await stand.press("up")
        assert stand.board.bar.line.value == "Bellen mag"
        await stand.press("!", "enter")
        assert "“Bellen mag!”" in painted(stand)
        await stand.press("ctrl+z")
        assert "“Bellen mag”" in painted(stand)
        await stand.press("ctrl+z")
        assert stand.texts() == [] and T("reflection.invitation") in painted(stand)


async def test_hostile_text_is_text() -> None:
    workshop = day()
    for text in HOSTILE:
        with suppress(RuleError):  # nothing is left of it
            call_out(workshop, "politie", text[:300], "learned")
    assert len(workshop.session.contributions) > len(HOSTILE) / 2
    host = Host(ReflectionPanel, workshop)
    async with host.run_test(size=(80, 24)) as pilot:
        assert host.panel.take_keys()
        await pilot.press(*["up"] * 40)
        assert host.is_running


# Reading back


async def reading(stand: Stand) -> ReflectionPanel:
    await stand.type("Bellen mag", "Wij zoeken ook", "Vertrouwen gaat te voet")
    await stand.press("down")
    return stand.board.query_one(ReflectionPanel)


async def test_one_walks_corrects_deletes_and_moves() -> None:
    async with board(phase="reflection") as stand:
        panel = await reading(stand)
        await stand.press("up", "enter")
        assert stand.board.bar.line.value == "Wij zoeken ook"
        await stand.press("!", "enter", "down", "up", "delete")
        assert stand.texts() == ["Bellen mag", "Vertrouwen gaat te voet"]
        assert panel.has_focus  # beside the one that has gone
        await stand.press("v")
        await stand.type("pol")
        assert stand.line("Vertrouwen gaat te voet").organisations == ("politie",)
        await stand.press("down", "down")
        assert stand.board.bar.line.has_focus


async def test_the_walk_goes_on_from_what_came_in_the_place_of_one_that_has_gone() -> None:
    async with board(phase="reflection") as stand:
        await reading(stand)
        await stand.press("delete", "up", "enter")
        assert stand.board.bar.line.value == "Bellen mag"


async def test_the_last_one_taken_away_ends_the_walk() -> None:
    host = Host(ReflectionPanel, open_workshop("reflection"))
    async with host.run_test(size=(80, 24)) as pilot:
        assert not host.panel.take_keys()
        host.type("Bellen mag")
        assert host.panel.take_keys()
        await pilot.press("delete")
        assert host.workshop.session.contributions == ()
        assert any(isinstance(message, LineWanted) for message in host.messages)


async def test_a_sentence_is_held_up_and_put_down() -> None:
    async with board(phase="reflection", size=(80, 24)) as stand:
        panel = await reading(stand)
        await stand.press("up", "h")
        held = stand.board.query_one(HeldUp)
        assert held.held.text == "Wij zoeken ook" and held.region.width == panel.region.width - 4
        await stand.press("enter")
        assert not held.is_up and not stand.posted(Ask) and panel.has_focus
        await stand.press("h", "escape")
        assert not held.is_up and panel.has_focus


async def test_the_mouse_chooses_a_sentence_and_the_wheel_reads_back() -> None:
    host = Host(ReflectionPanel, FULL)
    async with host.run_test(size=(100, 30)) as pilot:
        y = next(y for y, line in enumerate(host.lines()) if "nummer 11" in line)
        await pilot.click(ReflectionPanel, offset=(10, y))
        assert host.panel.has_focus and "nummer 11" in host.row_of("nummer 11")
        host.panel.post_message(events.MouseScrollUp(None, 0, 0, 0, 0, 0, False, False, False))
        await pilot.pause()
        await pilot.press("enter")
        assert host.asked is not None and host.asked.value.endswith("nummer 10")


async def test_it_survives_a_window_of_one_cell() -> None:
    async with board(phase="reflection") as stand:
        await reading(stand)
        await stand.press("h")
        await stand.pilot.resize_terminal(1, 1)
        await stand.pilot.resize_terminal(120, 34)
        await stand.settle()
        assert "“Bellen mag”" in painted(stand)
