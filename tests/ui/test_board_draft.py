"""The half-typed line: never lost, and never back once it was entered, however the programme ends."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.locale import Catalog
from samenwerk_tui.service import Workshop
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Asked, Decide, Draft, Reason, SessionStore, StoreError
from samenwerk_tui.ui.screens.desk import DeskScreen
from samenwerk_tui.ui.widgets.status_bar import StatusBar
from tests.ui.board_host import HandClock, Stand, board, painted, start_in_memory

IDEAS = "07-columns"
T = Catalog("nl")


class WatchedArchive(MemoryArchive):
    """Remembers every text that a kill would have left behind as the half-typed line."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[str] = []
        self.full = False

    def write_draft(self, session: str, screen: str, draft: Draft) -> None:
        if self.full:
            raise StoreError(Reason.DISK_FULL, self.folder)
        super().write_draft(session, screen, draft)
        self.drafts.append(draft.text)

    def clear_draft(self, session: str, screen: str) -> None:
        super().clear_draft(session, screen)
        self.drafts.append("")


class WatchedStore:
    """A store that looks, in the middle of every save, at what lies there as the half-typed line."""

    def __init__(self, store: SessionStore, archive: MemoryArchive, session: str) -> None:
        self._store = store
        self._archive = archive
        self._session = session
        self.seen: list[str] = []

    def append(self, decide: Decide) -> tuple[fact.Event, ...]:
        draft = self._archive.read_draft(self._session, "board")
        self.seen.append(draft.text if draft else "")
        return self._store.append(decide)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def watched() -> tuple[WatchedArchive, str]:
    """A session in an archive that is watched."""
    made, session = start_in_memory(HandClock())
    archive = WatchedArchive()
    archive._sessions = made._sessions
    return archive, session


def kept(stand: Stand) -> str:
    """What would be back after a kill right now."""
    draft = stand.archive.read_draft(stand.session.id, "board")
    return draft.text if draft else ""


async def test_while_a_line_is_saved_it_is_the_draft_and_right_after_it_is_not() -> None:
    archive, session = watched()
    store = WatchedStore(archive.open(session), archive, session)
    async with board(phase=IDEAS, archive=archive, session=session, store=cast(SessionStore, store)) as stand:
        store.seen.clear()
        await stand.pilot.press(*"soep")
        await stand.press("enter")
        assert stand.texts() == ["soep"]
        assert store.seen == ["soep"]
        assert archive.drafts[-1] == ""
        assert kept(stand) == ""


async def test_a_line_on_its_way_counts_as_half_typed() -> None:
    async with board(phase=IDEAS) as stand:
        line = stand.board.bar.line
        line.value = "onderweg"
        line.entered, line.value = (line.value,), "en"
        assert stand.board.bar.begun == ("onderweg en",)
        stand.board.keep_draft()
        assert kept(stand) == "onderweg en"
        stand.board.bar.dealt_with()
        assert stand.board.bar.begun == ("en",)


async def test_a_draft_is_not_forgotten_before_it_is_back_in_the_line() -> None:
    archive, session = watched()
    draft = Draft(text="halve", phase=IDEAS, column="politie")
    async with board(phase=IDEAS, archive=archive, session=session, draft=draft) as stand:
        assert stand.board.bar.line.value == "halve"
        assert "" not in archive.drafts


async def test_a_draft_comes_back_for_the_organisation_that_spoke() -> None:
    draft = Draft(text="halve", phase=IDEAS, column="politie")
    async with board(phase=IDEAS, draft=draft) as stand:
        assert stand.board.column == stand.board.panel.column == "politie"


async def test_a_draft_of_another_phase_comes_back_as_text() -> None:
    draft = Draft(text="halve", phase="01-welcome", column="politie")
    async with board(phase=IDEAS, draft=draft) as stand:
        assert stand.board.bar.line.value == "halve"
        assert stand.board.column == "gemeente"


@pytest.mark.parametrize(
    ("typed", "draft", "back"),
    [
        (["soep"], "soep", ""),
        (["pol: ! koffie"], "pol: ! koffie ", ""),
        (["soep"], "soe", "soe"),
        (["soep", "brood"], "soep", "soep"),
        ([], "soep", "soep"),
    ],
)
async def test_killed_right_after_saving_the_line_is_not_there_twice(
    typed: Sequence[str], draft: str, back: str
) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type(*typed)
        archive, session = stand.archive, stand.session.id
    left = Draft(text=draft, phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=archive, session=session, draft=left) as again:
        assert again.board.bar.line.value == back
        assert kept(again) == back


async def test_a_draft_that_cannot_be_kept_is_said_and_kept_as_soon_as_it_can() -> None:
    archive, session = watched()
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        await stand.type("een")
        archive.full = True
        await stand.press(*"halve")
        stand.board._tick()
        status = stand.board.query_one(StatusBar)
        assert status.has_class("-unsaved")
        assert "schijf is vol" in stand.said
        archive.full = False
        stand.board._tick()
        assert not status.has_class("-unsaved")
        assert kept(stand) == "halve"


async def test_a_session_that_cannot_be_read_is_said_and_forgotten_when_it_can() -> None:
    async with board(phase=IDEAS) as stand:
        status = stand.board.query_one(StatusBar)
        refresh = stand.board.workshop.refresh

        def broken() -> bool:
            raise StoreError(Reason.BUSY, stand.archive.folder)

        stand.board.workshop.refresh = broken  # type: ignore[method-assign]  # another process in the way
        stand.board._tick()
        assert status.has_class("-unsaved")
        stand.board.workshop.refresh = refresh  # type: ignore[method-assign]  # and out of it
        stand.board._tick()
        assert not status.has_class("-unsaved")


async def test_a_line_that_cannot_be_saved_goes_behind_a_question_that_was_opened_since() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"nog", "f8", *"kof")
        stand.board.bar.give_back("mijn regel")
        assert stand.board.bar.line.value == "kof"
        await stand.press("escape")
        assert stand.board.bar.line.value == "mijn regel nog"


async def test_an_answer_that_is_being_typed_outlives_the_phase() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"half", "f8", *"koffie")
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("enter")
        assert stand.line("koffie").kind == "learned"


async def test_an_answer_that_another_question_drops_is_in_the_line_after_it() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press(*"half", "f8", *"koffie", "f8", *"thee", "enter")
        assert stand.texts() == ["thee"]
        assert stand.board.bar.line.value == "half koffie"


async def test_a_question_that_nobody_answers_yet_goes_with_the_phase() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Loket")
        await stand.press("up")
        assert stand.board.bar.asking
        stand.board.do(intents.NextPhase())
        await stand.settle()
        assert not stand.board.bar.asking
        assert stand.texts() == ["Loket"]


async def killed_after(*keys: str, phase: str = IDEAS, lines: Sequence[str] = ("Huismeester",)) -> Stand:
    """A board that was killed half a second after these keys; it had these lines on it."""
    async with board(phase=IDEAS) as stand:
        for line in lines:
            stand.board._keep_line(line)
        while phase not in (stand.kind, stand.session.phase):
            stand.board.do(intents.NextPhase())
            await stand.settle()
        for key in keys:
            await stand.press(key)
        stand.board._tick()
        draft = stand.archive.read_draft(stand.session.id, "board")
    if draft is not None:
        stand.archive.write_draft(stand.session.id, "board", draft)
    return stand


async def test_what_was_learned_half_comes_back_as_such_and_the_line_under_it_after_it() -> None:
    left = await killed_after(*"half", "f8", "tab", *"koffie")
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.line.value == "! koffie"
        assert "staat weer klaar" in again.said
        assert again.board.bar.begun == ("! koffie", "half")
        await again.press("enter")
        line = again.line("koffie")
        assert (line.kind, line.column) == ("learned", "woningcorporatie")
        assert again.board.bar.line.value == "half"
        await again.press("enter")
        assert again.line("half").kind == "contribution"
        assert not again.board.bar.begun


@pytest.mark.parametrize(
    ("keys", "back"),
    [
        (["down", "b", *"soep"], "soep"),
        (["f8", *"koffie"], "! koffie"),
    ],
)
async def test_a_half_typed_answer_in_words_comes_back_as_a_line(keys: list[str], back: str) -> None:
    left = await killed_after(*keys)
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.line.value == back
        assert not again.board.bar.asking
        assert kept(again) == back


@pytest.mark.parametrize("keys", [["up"], ["f8"], ["down", "v", *"po"], ["ctrl+p", *"minuten", "enter", "9"]])
async def test_an_answer_that_nobody_typed_or_that_is_no_text_does_not_come_back(keys: list[str]) -> None:
    left = await killed_after(*keys)
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.line.value == ""
        assert again.board.bar.begun == ()


@pytest.mark.parametrize("keys", [["up", "s"], ["down", "enter", "s"]])
async def test_a_half_typed_correction_comes_back_as_one(keys: list[str]) -> None:
    left = await killed_after(*"half", *["escape", "ctrl+u"], *keys)
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.asking and again.board.bar.line.value == kept(again) == "Huismeesters"
        await again.press(*" hier", "enter")
        assert again.texts() == ["Huismeesters hier"], "corrected, not added"
        assert kept(again) == "" and not again.board.bar.asking


async def test_a_half_typed_correction_comes_back_in_another_phase_too_and_on_what_is_gone_as_a_line() -> None:
    left = await killed_after("up", "s")
    workshop = Workshop(left.archive.open(left.session.id), left.clock, "desk")
    workshop.handle(intents.NextPhase())
    async with board(phase="vote", archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.asking and again.board.bar.line.has_focus
        await again.press("enter")
        assert again.texts() == ["Huismeesters"]
    left = await killed_after("up", "s")
    workshop = Workshop(left.archive.open(left.session.id), left.clock, "desk")
    workshop.handle(intents.DeleteContribution(id=left.session.contributions[0].id))
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        await again.press("enter")
        assert again.texts() == [] and again.board.bar.line.value == "Huismeesters" and not again.board.bar.asking


async def test_a_half_typed_title_and_other_words_for_a_statement_come_back_as_such() -> None:
    left = await killed_after("up", "escape", "down", "m", "up", "enter", "enter", "s", lines=("Een", "Twee"))
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        await again.press("enter")
        assert [cluster.title for cluster in again.stored().clusters] == ["Twees"]
    left = await killed_after("w", "s", phase="10-pulse")
    async with board(phase="10-pulse", archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.asking
        await again.press("enter")
        (reworded,) = again.stored().pulse_of("10-pulse").reworded
        assert reworded.text == f"{again.session.statements[0].text}s"


async def test_a_question_of_a_programme_that_is_not_known_comes_back_as_a_line() -> None:
    for asked in (
        Asked(label="verbeter", intent="Bestaat", fields={}),
        Asked(label="verbeter", intent="MAX_LINES", fields={}),
        Asked(label="verbeter", intent="EditContribution", fields={"weg": 1}),
    ):
        draft = Draft(text="half", phase=IDEAS, column="gemeente", asked=asked)
        async with board(phase=IDEAS, draft=draft) as stand:
            assert stand.board.bar.line.value == "half" and not stand.board.bar.asking


async def test_what_was_learned_half_is_still_of_whose_short_name_stands_before_it() -> None:
    left = await killed_after("f8", *"pol: koffie")
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.line.value == "! pol: koffie"
        await again.press("enter")
        line = again.line("koffie")
        assert (line.kind, line.organisations) == ("learned", ("politie",))


async def test_the_line_under_a_question_that_does_not_come_back_is_there() -> None:
    left = await killed_after(*"half", "ctrl+p", *"minuten", "enter", "9")
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.line.value == "half"


async def test_where_there_is_no_line_what_was_learned_half_is_back_in_its_question() -> None:
    left = await killed_after("f8", *"koffie", phase="vote")
    async with board(phase="vote", archive=left.archive, session=left.session.id) as again:
        assert again.board.bar.asking
        assert again.board.bar.line.has_focus
        assert kept(again) == "! koffie"
        await again.press("enter")
        assert again.line("koffie").kind == "learned"
        assert kept(again) == ""


async def test_a_half_typed_answer_about_an_agreement_comes_back() -> None:
    left = await killed_after(*"bellen", "enter", "enter", "enter", *"vrijd", phase="agreements")
    async with board(phase="agreements", archive=left.archive, session=left.session.id) as again:
        assert [agreement.what for agreement in again.stored().agreements] == ["bellen"]
        assert again.board.bar.line.value == "vrijd"


async def test_while_an_answer_is_saved_it_is_the_draft_and_right_after_it_is_not() -> None:
    archive, session = watched()
    store = WatchedStore(archive.open(session), archive, session)
    async with board(phase=IDEAS, archive=archive, session=session, store=cast(SessionStore, store)) as stand:
        store.seen.clear()
        await stand.press("f8", *"koffie", "enter")
        assert stand.texts() == ["koffie"]
        assert store.seen == ["! koffie"]
        assert kept(stand) == ""


async def test_an_answer_that_could_not_be_saved_outlives_the_phase_and_the_programme() -> None:
    archive, session = watched()
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        await stand.press("f8", *"koffie")
        append = stand.board.workshop._store.append

        def full(decide: Decide) -> tuple[fact.Event, ...]:
            raise StoreError(Reason.DISK_FULL, archive.folder)

        stand.board.workshop._store.append = full  # type: ignore[method-assign]  # a disk that is full
        await stand.press("enter")
        assert stand.board.bar.asking
        assert kept(stand) == "! koffie"
        stand.board.workshop._store.append = append  # type: ignore[method-assign]  # and one that is not
        stand.board.do(intents.NextPhase())
        await stand.settle()
        await stand.press("enter")
        assert stand.line("koffie").kind == "learned"


@pytest.mark.parametrize(
    ("keys", "draft", "back"),
    [
        (["f8", *"koffie", "enter"], Draft(text="! koffie", phase=IDEAS, column="gemeente"), ()),
        (["up", "s", "enter"], Draft(text="Huismeesters", phase=IDEAS, column="gemeente"), ()),
        (
            ["f8", *"koffie", "enter"],
            Draft(text="! koffie", phase=IDEAS, column="gemeente", waiting=("half", "heel")),
            ("half", "heel"),
        ),
    ],
)
async def test_killed_right_after_saving_an_answer_it_is_not_there_twice(
    keys: list[str], draft: Draft, back: tuple[str, ...]
) -> None:
    left = await killed_after(*keys)
    async with board(phase=IDEAS, archive=left.archive, session=left.session.id, draft=draft) as again:
        assert again.board.bar.begun == back


@pytest.mark.parametrize(
    ("phase", "lines", "draft"),
    [
        ("why", ["waarom zo?"], "waarom zo?"),
        ("goal", ["Rust"], "Rust"),
        ("goal", ["Rust", "ja, mits het licht aan is"], "ja, mits het licht aan is"),
        ("goal", ["Rust", "nee, te duur"], "GEM: nee, te duur"),
        ("goal", ["Rust", "nee, want te duur"], "GEM: nee, want te duur"),
        ("consent", ["Soep", "geen bezwaar"], "geen bezwaar"),
        ("consent", ["Soep", "bezwaar: te duur"], "GEM: bezwaar: te duur"),
        ("agreements", ["Samen lopen"], "Samen lopen"),
    ],
)
async def test_killed_right_after_saving_what_a_panel_made_of_the_line_it_is_not_there_twice(
    phase: str, lines: Sequence[str], draft: str
) -> None:
    async with board(phase=phase, programme="hele-dag") as stand:
        await stand.type(*lines)
        archive, session, here = stand.archive, stand.session.id, stand.session.phase
        assert not stand.texts(), "none of it became a contribution"
    left = Draft(text=draft, phase=here, column="gemeente")
    async with board(phase=here, archive=archive, session=session, draft=left) as again:
        assert again.board.bar.begun == ()
    less = replace(left, text=f"{draft} en")
    async with board(phase=here, archive=archive, session=session, draft=less) as once_more:
        assert once_more.board.bar.begun == (f"{draft} en",)


async def test_a_line_that_waits_stays_apart_from_one_that_could_not_be_saved() -> None:
    draft = Draft(text="! koffie", phase=IDEAS, column="gemeente", waiting=("half",))
    async with board(phase=IDEAS, draft=draft) as stand:
        stand.board.bar.line.entered, stand.board.bar.line.value = (stand.board.bar.line.value,), ""
        stand.board.bar.give_back("! koffie")
        stand.board.bar.dealt_with()
        assert stand.board.bar.line.value == "! koffie"
        assert stand.board.bar.begun == ("! koffie", "half")


async def test_erasing_takes_drafts_from_the_disk_but_not_the_line_that_is_typed_now() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Jan van 12")
        await stand.press(*"half")
        stand.board._tick()
        stand.board.do(intents.EraseForGood(id=stand.line("Jan van 12").id))
        stand.board._tick()
        assert kept(stand) == "half"


# What another screen left


def left_by(screen: str, text: str, column: str = "politie", **more: Any) -> tuple[MemoryArchive, str]:
    """A session on which a screen was killed with this half typed."""
    archive, session = start_in_memory(HandClock())
    archive.write_draft(session, screen, Draft(text=text, phase=IDEAS, column=column, **more))
    return archive, session


async def test_what_was_half_typed_on_a_second_board_comes_back_behind_the_own_line_and_once() -> None:
    archive, session = left_by("board-2", "van de tweede", waiting=("en dit",))
    draft = Draft(text="van de eerste", phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=archive, session=session, draft=draft) as stand:
        assert stand.said == T.n("board.drafts_back", 2)
        assert stand.board.bar.begun == ("van de eerste", "POL: van de tweede", "en dit")
        assert archive.read_draft(session, "board-2") is None
        await stand.press("enter", "enter")
        assert (stand.line("van de eerste").column, stand.line("van de tweede").column) == ("gemeente", "politie")
        assert kept(stand) == "en dit"
        async with board(phase=IDEAS, archive=archive, session=session, name="board-2") as second:
            assert second.board.bar.begun == (), "the first board has it"


async def test_without_a_line_of_its_own_the_board_has_that_of_the_second_one() -> None:
    archive, session = left_by("board-2", "van de tweede")
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.board.bar.line.value == kept(stand) == "van de tweede"
        assert stand.board.column == "politie" and stand.said == T("board.draft_back")
        assert archive.read_draft(session, "board-2") is None


async def test_a_board_that_is_there_keeps_its_line() -> None:
    archive, session = left_by("board-2", "van de tweede")
    living = archive.claim_screen(session, "board"), archive.claim_screen(session, "board")
    living[0].release()
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.board.bar.begun == () and stand.said == ""
        draft = archive.read_draft(session, "board-2")
        assert draft is not None and draft.text == "van de tweede"


async def test_a_line_that_was_saved_on_the_second_board_is_not_there_twice() -> None:
    archive, session = left_by("board-2", "soep")
    second = Workshop(archive.open(session), HandClock(), "board-2")
    line = intents.NewLine(text="soep", column="politie")
    second.handle(intents.AddContributions(phase=IDEAS, lines=(line,)))
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.board.bar.begun == ()
        assert archive.read_draft(session, "board-2") is None


CORRECTING = Asked(label="verbeter", intent="TitleSession", fields={"title": ""})


async def test_of_two_half_answers_the_second_comes_back_when_there_is_room() -> None:
    archive, session = left_by("board-2", "tweede", asked=CORRECTING)
    own = Draft(text="eerste", phase=IDEAS, column="gemeente", asked=CORRECTING)
    async with board(phase=IDEAS, archive=archive, session=session, draft=own) as stand:
        assert stand.board.bar.asking and stand.board.bar.begun == ("eerste",)
        await stand.press("enter")
        assert stand.stored().title == "eerste"
    async with board(phase=IDEAS, archive=archive, session=session) as again:
        assert again.board.bar.asking and again.board.bar.begun == ("tweede",)


async def test_a_half_answer_of_the_second_board_goes_before_the_own_line() -> None:
    archive, session = left_by("board-2", "titel", asked=CORRECTING)
    own = Draft(text="half", phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=archive, session=session, draft=own) as stand:
        assert stand.board.bar.asking and stand.board.bar.begun == ("titel", "half")
        await stand.press("enter")
        assert stand.stored().title == "titel" and stand.board.bar.line.value == "half"


async def test_a_disk_that_is_full_leaves_it_where_it_is() -> None:
    made, session = left_by("board-2", "van de tweede")
    archive = WatchedArchive()
    archive._sessions, archive.full = made._sessions, True
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.board.bar.begun == ()
        assert archive.read_draft(session, "board-2") is not None


async def test_the_room_does_not_see_what_is_half_typed_at_the_desk_but_is_told_that_it_is_there() -> None:
    archive, session = left_by("desk", "nog niet gezegd")
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.board.bar.begun == () and "nog niet gezegd" not in painted(stand)
        assert stand.said == T("board.draft_at_desk")
    living = archive.claim_screen(session, "desk")
    async with board(phase=IDEAS, archive=archive, session=session) as stand:
        assert stand.said == ""
    living.release()
    archive.write_draft(session, "desk-2", Draft(text="van desk-2", phase=IDEAS, column="gemeente"))
    async with board(phase=IDEAS, archive=archive, session=session, kind=DeskScreen, name="desk") as desk:
        assert desk.board.bar.begun == ("nog niet gezegd", "GEM: van desk-2")


NOTE = Asked(label="notitie", intent="WriteNote", fields={"phase": IDEAS, "text": ""})


async def test_a_half_note_of_a_second_desk_comes_back_as_a_note() -> None:
    archive, session = left_by("desk-2", "geheim", asked=NOTE)
    own = Draft(text="half", phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=archive, session=session, draft=own, kind=DeskScreen, name="desk") as stand:
        assert stand.board.bar.asks_privately and stand.board.bar.line.value == "geheim"
        await stand.press("enter")
        assert [note.text for note in stand.stored().notes] == ["geheim"] and stand.texts() == []
        assert stand.board.bar.line.value == "half"


@pytest.mark.parametrize(
    ("keys", "begun"),
    [
        (["f8", *"koffie", "enter"], ("geheim", "half")),
        (["f8", *"koffie", "enter", "enter"], ("! koffie", "half")),
        ([], ("geheim", "! koffie", "half")),
    ],
)
async def test_what_was_answered_while_a_note_was_put_off_is_not_there_twice(
    keys: list[str], begun: tuple[str, ...]
) -> None:
    """Killed before the draft knew that it was saved."""
    async with board(phase=IDEAS, kind=DeskScreen, name="desk") as stand:
        await stand.press(*"half", "f7", *"geheim", *keys)
    draft = Draft(text="geheim", phase=IDEAS, column="gemeente", asked=NOTE, waiting=("! koffie", "half"))
    async with board(
        phase=IDEAS,
        archive=stand.archive,
        session=stand.session.id,
        draft=draft,
        kind=DeskScreen,
        name="desk",
    ) as again:
        assert again.board.bar.begun == begun


async def test_what_was_saved_last_is_known_though_a_curtain_was_drawn_since() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("soep")
        await stand.press("f9")
    draft = Draft(text="soep", phase=IDEAS, column="gemeente")
    async with board(phase=IDEAS, archive=stand.archive, session=stand.session.id, draft=draft) as again:
        assert again.board.bar.begun == ()
