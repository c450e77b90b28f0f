"""The pulse panel: what is typed is counted and covered, and what is shown may be shown."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import PulseCounts
from samenwerk_tui.core.pulse import asked
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.showing import is_shown
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.ui.messages import Ask
from samenwerk_tui.ui.panels.pulse import PulsePanel
from samenwerk_tui.ui.widgets.pulse_sheet import PulseSheet
from tests.hostile import HOSTILE
from tests.ui.board_host import board, painted
from tests.ui.panel_host import Host, open_workshop

T = Catalog("nl")
SIZE = (80, 20)
GEM, WON, SOC, POL, BEW = "gemeente", "woningcorporatie", "sociaal-werk", "politie", "bewoners"
"""Organisations of one, two, three, four and five people."""


class Stand:
    """The panel on a session, and what a test looks at."""

    def __init__(self, host: Host, pilot: Pilot[None]) -> None:
        self.host, self.pilot = host, pilot
        assert isinstance(host.panel, PulsePanel)
        self.panel = host.panel

    @property
    def phase(self) -> str:
        return self.host.workshop.session.phase

    def statement(self, index: int = 0) -> str:
        return self.host.workshop.session.statements[index].id

    def counts(self, organisation: str | None, index: int = 0) -> PulseCounts | None:
        """What is saved."""
        count = self.host.workshop.session.pulse_of(self.phase).count(self.statement(index), organisation)
        return count.counts if count else None

    def shown(self, index: int = 0) -> bool:
        return is_shown(self.host.workshop.session.pulse_of(self.phase), self.statement(index))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, digits: str) -> None:
        await self.press(*digits)

    async def cover(self) -> None:
        """F6, as the board passes it on."""
        self.panel.toggle_cover()
        await self.pilot.pause()

    async def do(self, intent: intents.Intent) -> None:
        """Another screen, or an undo."""
        assert self.host.do(intent)
        await self.pilot.pause()

    def text(self) -> str:
        return self.host.text()

    @property
    def tells(self) -> bool:
        """Whether the screen tells how answers are spread: only then the caveat stands there."""
        return T("pulse.caveat") in self.text()

    @property
    def said(self) -> str:
        return self.host.said[-1] if self.host.said else ""


@asynccontextmanager
async def panel(workshop: Workshop | None = None, size: tuple[int, int] = SIZE) -> AsyncIterator[Stand]:
    host = Host(PulsePanel, workshop or open_workshop("pulse"))
    async with host.run_test(size=size) as pilot:
        host.panel.focus()
        await pilot.pause()
        yield Stand(host, pilot)


def fill(workshop: Workshop, digits: Sequence[str], index: int = 0, *, show: bool = False) -> None:
    """Answers of every organisation, a digit a person."""
    session = workshop.session
    statement = session.statements[index].id
    for organisation, typed in zip(session.organisations, digits, strict=True):
        one, two, three, four, five = (typed.count(answer) for answer in "12345")
        workshop.handle(
            intents.CountPulse(
                phase=session.phase,
                statement=statement,
                organisation=organisation.id,
                counts=(one, two, three, four, five),
            )
        )
    if show:
        workshop.handle(intents.ShowPulse(phase=session.phase, statement=statement, shown=True))


FULL = ("5", "12", "333", "1144", "12345")


# Typing


async def test_a_digit_is_one_person_saved_at_once_and_who_is_complete_makes_way() -> None:
    async with panel() as stand:
        await stand.type("5")
        assert stand.counts(GEM) == (0, 0, 0, 0, 1) and stand.counts(WON) is None
        await stand.type("34133")
        assert [stand.counts(one) for one in (WON, SOC)] == [(0, 0, 1, 1, 0), (1, 0, 2, 0, 0)]
        assert "▸POL" in stand.text() and "WON ●● 2 van 2" in stand.text()
        assert len(stand.host.intended) == 6, "every key is saved by itself"


async def test_keys_that_come_faster_than_they_are_saved_are_all_counted() -> None:
    async with panel() as stand:
        for digit in "512333114455443":
            stand.panel.action_digit(digit)
        await stand.pilot.pause()
        assert [stand.counts(one) for one in (GEM, WON, SOC, POL, BEW)] == [
            (0, 0, 0, 0, 1),
            (1, 1, 0, 0, 0),
            (0, 0, 3, 0, 0),
            (2, 0, 0, 2, 0),
            (0, 0, 1, 2, 2),
        ]
        assert T("pulse.complete") in stand.text()


@pytest.mark.parametrize("digit", "06789")
async def test_other_digits_are_said_and_change_nothing(digit: str) -> None:
    async with panel() as stand:
        await stand.press(digit)
        assert stand.said == T("pulse.word.digits") and stand.host.intended == []


async def test_that_the_entry_moved_on_is_said_and_that_one_more_digit_counts_there() -> None:
    async with panel() as stand:
        await stand.type("5")
        assert stand.said == "GEM klaar: 1 van 1. Nu WON: nog 2 cijfers."
        await stand.type("4")
        assert stand.said == "Telt bij WON: 1 van 2. Te veel getypt? Backspace."
        await stand.press("backspace")
        assert stand.counts(WON) is None and stand.counts(GEM) == (0, 0, 0, 0, 1)
        said = len(stand.host.said)
        await stand.type("3")
        assert len(stand.host.said) == said, "whoever took it back knows where it counts"
        await stand.type("3")
        assert stand.said == "WON klaar: 2 van 2. Nu SOC: nog 3 cijfers."


async def test_one_digit_too_many_after_the_last_organisation_is_refused_in_a_line() -> None:
    async with panel() as stand:
        await stand.type("512333114412345")
        assert T("pulse.complete") in stand.text()
        saved, sent = [stand.counts(one) for one in (GEM, WON, SOC, POL, BEW)], len(stand.host.intended)
        await stand.type("3")
        assert stand.said == T("pulse.word.full", short="BEW", n=5)
        assert [stand.counts(one) for one in (GEM, WON, SOC, POL, BEW)] == saved
        assert len(stand.host.intended) == sent and T("pulse.complete") in stand.text()


async def test_too_many_answers_are_said_and_change_nothing() -> None:
    async with panel() as stand:
        await stand.type("5")
        await stand.press("up")
        await stand.type("5")
        assert stand.said == T("pulse.word.full", short="GEM", n=1)
        assert stand.counts(GEM) == (0, 0, 0, 0, 1) and stand.host.refused == []


async def test_backspace_takes_back_what_was_typed_last_and_delete_all_of_it() -> None:
    async with panel() as stand:
        await stand.type("534")
        await stand.press("backspace")
        assert stand.counts(WON) == (0, 0, 1, 0, 0) and "▸WON" in stand.text()
        await stand.press("backspace", "backspace")
        assert stand.counts(WON) is None and stand.counts(GEM) is None and "▸GEM" in stand.text()
        await stand.press("backspace")
        assert stand.said == T("pulse.word.empty", short="GEM")
        await stand.type("2")
        await stand.press("up", "delete")
        assert stand.counts(GEM) is None
        await stand.do(intents.Undo())
        assert stand.counts(GEM) == (0, 1, 0, 0, 0)
        await stand.press("backspace")
        assert stand.said == T("pulse.word.use_delete", short="GEM")


async def test_undoing_is_followed_and_so_is_what_another_screen_counts() -> None:
    async with panel() as stand:
        await stand.type("534")
        await stand.do(intents.Undo())
        assert "WON ●○ 1 van 2" in stand.text()
        other = intents.CountPulse(
            phase=stand.phase, statement=stand.statement(), organisation=WON, counts=(0, 0, 0, 0, 1)
        )
        await stand.do(other)
        await stand.press("up", "up", "down")
        await stand.type("1")
        assert stand.counts(WON) == (1, 0, 0, 0, 1)


async def test_what_could_not_be_saved_shows_as_not_there_and_is_typed_again() -> None:
    async with panel() as stand:
        await stand.type("5")
        stand.host.saves = False
        await stand.type("3")
        assert stand.counts(WON) is None and "WON ○○ 0 van 2" in stand.text()
        stand.host.saves = True
        await stand.type("34")
        assert stand.counts(WON) == (0, 0, 1, 1, 0)


async def test_tab_goes_round_and_enter_on_to_the_next_statement() -> None:
    async with panel() as stand:
        await stand.press("shift+tab")
        assert "▸BEW" in stand.text()
        await stand.press("tab")
        assert "▸GEM" in stand.text()
        await stand.press("up")
        assert "▸GEM" in stand.text(), "the arrows stop at the first"
        await stand.press(*["enter"] * 5)
        assert T("pulse.where", n=2, total=3) in stand.text() and "▸GEM" in stand.text()
        await stand.press("left")
        assert T("pulse.where", n=1, total=3) in stand.text()


# Covered and shown


async def test_nothing_on_the_screen_tells_what_was_answered_until_it_is_shown() -> None:
    looks = []
    for digits in ("111111111111111", "555555555555555"):
        async with panel() as stand:
            await stand.type(digits)
            await stand.press("left")
            looks.append(stand.host.lines())
            assert not stand.tells
    assert looks[0] == looks[1]


async def test_it_is_shown_once_everybody_is_counted_and_nothing_is_typed_meanwhile() -> None:
    async with panel() as stand:
        await stand.cover()
        assert stand.host.refused == [Rule.PULSE_NOT_COUNTED]
        await stand.type("5123331144")
        await stand.cover()
        assert stand.host.refused[1:] == [Rule.PULSE_AWAITS] and not stand.shown()
        await stand.press("n")
        assert stand.counts(BEW) == (0, 0, 0, 0, 0)
        await stand.cover()
        assert stand.shown() and stand.tells
        assert T("pulse.low") in stand.text() and T("pulse.high") in stand.text()
        for key in ("3", "delete", "backspace", "n"):
            await stand.press(key)
            assert stand.said == T("pulse.word.shown")
        assert stand.counts(BEW) == (0, 0, 0, 0, 0)
        await stand.cover()
        assert not stand.shown() and not stand.tells


async def test_no_screen_tells_a_small_organisation_or_what_it_could_be_worked_out_from() -> None:
    workshop = open_workshop("pulse")
    fill(workshop, FULL, show=True)
    async with panel(workshop) as stand:
        await stand.press("left")
        text = stand.text()
        assert f"GEM WON {T('pulse.too_small')}" in text, "one and two people, together three"
        assert "SOC · · 3 · ·" in text and "BEW 1 1 1 1 1" in text
        assert "GEM ·" not in text and "WON 1" not in text
        await stand.cover()
        await stand.press("delete", "1")
        await stand.cover()
        assert stand.host.refused == [Rule.PULSE_TOLD] and not stand.tells


async def test_what_is_counted_on_another_screen_covers_what_is_shown() -> None:
    workshop = open_workshop("pulse")
    fill(workshop, FULL, show=True)
    async with panel(workshop) as stand:
        await stand.press("left")
        assert stand.tells
        other = intents.CountPulse(
            phase=stand.phase, statement=stand.statement(), organisation=GEM, counts=(1, 0, 0, 0, 0)
        )
        await stand.do(other)
        assert not stand.tells and T("pulse.changed") in stand.text()
        await stand.do(intents.Undo())
        assert stand.tells


async def test_somebody_counted_as_nobody_is_not_overwritten_by_a_key() -> None:
    async with panel() as stand:
        await stand.type("5")
        await stand.press("up", "n")
        assert stand.said == T("pulse.word.has_answers", short="GEM") and stand.counts(GEM) == (0, 0, 0, 0, 1)


# What is agreed about it


async def test_slips_fingers_or_the_whole_room() -> None:
    async with panel() as stand:
        assert T("pulse.how.slips") in stand.text() and stand.panel.instruction() == stand.panel.phase.instruction
        await stand.press("m")
        assert T("pulse.how.fingers") in stand.text() and T("pulse.fingers_caveat") in stand.text()
        assert stand.panel.instruction() == T("pulse.fingers_instruction")
        await stand.press("M")
        assert T("pulse.how.room_slips") in stand.text() and "▸ZAAL" in stand.text()
        assert T("pulse.fingers_caveat") not in stand.text()
        await stand.press("m")
        assert T("pulse.how.room") in stand.text() and T("pulse.fingers_caveat") in stand.text()
        await stand.type("555")
        assert stand.counts(None) == (0, 0, 0, 0, 3)
        await stand.press("m")
        assert stand.host.refused == [Rule.PULSE_COUNTED]
        await stand.cover()
        assert stand.shown() and "GEM" not in stand.text()


async def test_other_words_are_asked_for_until_it_is_counted() -> None:
    async with panel() as stand:
        await stand.press("w")
        ask = stand.host.asked
        assert ask is not None and ask.value == stand.host.workshop.session.statements[0].text
        stand.host.reply("Ik heb hun nummer.")
        stand.panel.focus()
        await stand.pilot.pause()
        assert asked(stand.host.workshop.session, stand.phase)[0].text == "Ik heb hun nummer."
        await stand.type("5")
        questions = sum(isinstance(message, Ask) for message in stand.host.messages)
        await stand.press("w")
        assert stand.said == T(f"rule.{Rule.PULSE_COUNTED}")
        assert sum(isinstance(message, Ask) for message in stand.host.messages) == questions


def at_the_end(start: Sequence[str], end: Sequence[str]) -> Workshop:
    workshop = open_workshop("pulse")
    first, last = (phase.id for phase in workshop.session.phases if phase.kind == "pulse")
    fill(workshop, start)
    workshop.handle(intents.EnterPhase(phase=last))
    fill(workshop, end, show=True)
    assert first != last
    return workshop


async def test_at_the_end_the_start_stands_beside_it_unless_it_is_another_group() -> None:
    workshop = at_the_end(FULL, ("5", "45", "333", "4444", "44455"))
    async with panel(workshop) as stand:
        await stand.press("left")
        assert T("pulse.shift.more", before=5, started=15, after=12, ended=15) in stand.text()
        assert "▒" in stand.text() and "SOC · · 3 · · → · · 3 · ·" in stand.text()
        await stand.press("g")
        assert "▒" not in stand.text() and T("pulse.why.other_group") in stand.text()
        assert stand.said == T("pulse.word.other_group")
        await stand.press("g")
        assert "▒" in stand.text() and stand.said == T("pulse.word.same_group")


async def test_at_the_start_nothing_is_compared() -> None:
    async with panel() as stand:
        await stand.press("g")
        assert stand.said == T("pulse.word.only_at_end") and stand.host.intended == []


async def test_an_end_without_a_start_says_so() -> None:
    workshop = open_workshop("pulse")
    last = [phase.id for phase in workshop.session.phases if phase.kind == "pulse"][-1]
    workshop.handle(intents.EnterPhase(phase=last))
    fill(workshop, FULL, show=True)
    async with panel(workshop) as stand:
        await stand.press("left")
        assert T("pulse.why.no_start") in stand.text() and "▒" not in stand.text()


# The overview, the mouse and the size


async def test_behind_the_last_statement_is_all_of_it_and_only_what_was_shown() -> None:
    workshop = open_workshop("pulse")
    fill(workshop, FULL, show=True)
    fill(workshop, FULL, 1)
    async with panel(workshop) as stand:
        await stand.press("right", "right")
        text = stand.text()
        assert T("pulse.overview.covered") in text and T("pulse.overview.not_counted") in text
        assert "Organisatie 4 2 4 3 2 5 van 15" in text and T("pulse.scale") in text
        await stand.press("5", "n", "delete", "w")
        await stand.cover()
        assert set(stand.host.said) == {T("pulse.word.choose")} and stand.host.intended == []
        await stand.press("right", "up", "up", "enter")
        assert T("pulse.where", n=1, total=3) in stand.text()


async def test_the_mouse_points_at_who_answers_and_at_statements() -> None:
    async with panel() as stand:
        sheet = stand.panel.query_one(PulseSheet)
        lines = stand.host.lines()
        y = next(at for at, line in enumerate(lines) if "POL" in line)
        await stand.pilot.click(sheet, offset=(lines[y].index("POL"), y))
        assert "▸POL" in stand.text()
        stand.panel.action_walk(1)
        await stand.pilot.click(sheet, offset=(3, 0))
        assert "▸BEW" in stand.text(), "beside everything nothing happens"
        await stand.press("right", "right", "right")
        y = next(at for at, line in enumerate(stand.host.lines()) if "Rolkennis" in line)
        await stand.pilot.click(sheet, offset=(4, y))
        assert T("pulse.where", n=2, total=3) in stand.text()


async def test_hostile_words_are_drawn_as_they_are_and_any_size_is_survived() -> None:
    workshop = open_workshop("pulse")
    async with panel(workshop) as stand:
        for text in HOSTILE[::7]:
            stand.host.do(intents.RewordStatement(phase=stand.phase, statement=stand.statement(), text=text[:300]))
        await stand.pilot.resize_terminal(1, 1)
        await stand.pilot.resize_terminal(30, 8)
        assert "▸GEM" in stand.text()
        await stand.pilot.resize_terminal(*SIZE)
        assert T("pulse.low") in stand.text()


async def test_on_the_board_the_panel_has_the_keyboard_and_gives_it_back_after_a_question() -> None:
    async with board(size=(80, 24), phase="pulse") as stand:
        await stand.press("4", "w")
        await stand.press("right", "w")
        await stand.press("escape", "5")
        pulse = stand.stored().pulse_of(stand.session.phase)
        assert [(count.statement, sum(count.counts)) for count in pulse.counts] == [
            ("organisatie", 1),
            ("rolkennis", 1),
        ]
        await stand.press("f6")
        assert stand.said.startswith("Nog niet geteld: ")
        await stand.press("ctrl+z")
        assert len(stand.stored().pulse_of(stand.session.phase).counts) == 1
        await stand.press("f8")
        await stand.type("De politie fietst")
        assert stand.texts() == ["De politie fietst"]
        screen = painted(stand)
        assert T("pulse.hint.answer") in screen and T("pulse.high") in screen
