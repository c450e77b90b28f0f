"""The list of everything that was said: found, corrected, moved, removed and erased, wherever it is."""

from textual.widgets import Static

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.pulse import asked
from samenwerk_tui.ui.screens.all_lines import AllLinesScreen
from samenwerk_tui.ui.widgets.line_list import LineList
from tests.hostile import HOSTILE
from tests.ui.board_host import Stand, board, painted

IDEAS = "07-columns"


async def open_list(stand: Stand) -> None:
    """By its name in the palette."""
    await stand.press("ctrl+p", *"alle", "enter")
    assert isinstance(stand.app.screen, AllLinesScreen)


def rows(stand: Stand) -> list[str]:
    """What the list shows, row by row, with single blanks."""
    found = stand.app.screen.query_one(LineList)
    texts = ("".join(span.text for span in row.line) for row in found.rows)
    return [" ".join(text.removeprefix("▸").split()) for text in texts]


def keys(stand: Stand) -> str:
    return str(stand.app.screen.query_one("#lines-keys", Static).content)


async def fill(stand: Stand) -> None:
    """Something of every kind, in several phases, and something that went."""
    board, phases = stand.board, {phase.kind: phase.id for phase in stand.session.phases}
    for phase, text in (
        (phases["welcome"], "! zij drinken ook koffie"),
        (IDEAS, "gem: Loket"),
        (IDEAS, "pol: ~ja, maar de APV"),
        (IDEAS, "bew: Soep met Jan"),
        (IDEAS, "bew: Weg ermee"),
    ):
        board.do(intents.EnterPhase(phase=phase))
        await stand.settle()
        board._keep_line(text)
    agreement = intents.MakeAgreement(phase=phases["agreements"], kind="case", what="Bellen", organisation="politie")
    board.do(agreement)
    board.do(intents.DeleteContribution(id=stand.line("Weg ermee").id))
    board._keep_line("gem: Toch niet")
    board.do(intents.Undo())
    await stand.settle()


async def test_it_has_every_line_of_every_phase_and_kind_the_newest_first() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        assert rows(stand) == [
            "Ideeën GEM inbreng ongedaan: Toch niet",
            "Afspraken POL afspraak Bellen · POL nog niemand",
            "Ideeën BEW inbreng weggehaald: Weg ermee",
            "Ideeën BEW inbreng Soep met Jan",
            "Ideeën POL ja, maar ja, maar de APV",
            "Ideeën GEM inbreng Loket",
            "Inchecken GEM geleerd zij drinken ook koffie",
        ]
        await stand.press("escape")
        assert stand.board.is_current


async def test_typing_searches_in_text_phase_organisation_and_kind() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        assert keys(stand) == "↓ kiezen, en meer  Esc terug"  # the newest was undone: here it can only be walked to
        for typed, count in (
            ("soep jan", 1),
            ("politie", 2),
            ("inchecken", 1),
            ("weggehaald", 1),
            ("v", 1),
            ("zzz", 0),
        ):
            await stand.press(*(char if char != " " else "space" for char in typed))
            assert len(stand.app.screen.query_one(LineList).rows if count else []) == count, typed
            await stand.press("ctrl+u")
        await stand.press(*"zzz")
        assert "Niets gevonden" in painted(stand)
        await stand.press("enter", "down", "escape")
        assert stand.board.is_current


async def test_enter_corrects_what_has_no_place_on_the_board() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"koffie", "enter")
        assert stand.board.bar.line.value == "zij drinken ook koffie"
        await stand.press(*"jes", "enter")
        assert stand.line("zij drinken ook koffiejes").kind == "learned"
        await stand.press("ctrl+z")
        assert "zij drinken ook koffie" in stand.texts()


async def test_an_agreement_is_corrected_in_any_phase() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"bellen", "enter", "home", "ctrl+k", *"Elke week", "enter")
        (agreement,) = stand.stored().agreements
        assert (agreement.what, agreement.organisation) == ("Elke week", "politie")


async def test_delete_removes_and_the_line_stays_in_the_list_as_removed() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"apv", "down", "delete")
        assert rows(stand) == ["Ideeën POL ja, maar weggehaald: ja, maar de APV"]
        assert "ja, maar de APV" not in stand.texts()
        assert "haal weg" not in keys(stand)
        await stand.press("delete", "enter", "v")
        assert isinstance(stand.app.screen, AllLinesScreen)
        await stand.press("ctrl+u", "escape", "ctrl+z")
        assert "ja, maar de APV" in stand.texts()


async def test_delete_removes_an_agreement() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"bellen", "down", "delete")
        assert stand.stored().agreements == ()


async def test_delete_gives_a_statement_the_words_of_the_programme_again() -> None:
    async with board(phase="welcome") as stand:
        pulse = next(phase.id for phase in stand.session.phases if phase.kind == "pulse")
        statement = stand.session.statements[0]
        stand.board.do(intents.RewordStatement(phase=pulse, statement=statement.id, text="Jan weet wie hij belt."))
        await open_list(stand)
        assert rows(stand)[0].endswith("stelling Jan weet wie hij belt.")
        await stand.press("down", "delete")
        assert asked(stand.stored(), pulse)[0].text == statement.text
        assert rows(stand)[1].endswith("stelling weggehaald: Jan weet wie hij belt.")


async def test_v_moves_to_another_column() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"apv", "down", "v", *"cor", "enter")
        line = stand.line("ja, maar de APV")
        assert (line.column, line.kind) == ("woningcorporatie", "parked")


async def test_what_was_removed_undone_or_agreed_is_erased_for_good_after_a_word() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        for search in ("weg ermee", "toch", "bellen", "koffie", "soep"):
            await open_list(stand)
            await stand.press(*(char if char != " " else "space" for char in search), "down")
            assert "W wis definitief" in keys(stand)
            await stand.press("w", "enter")
            assert stand.board.bar.asking
            await stand.press(*"wis", "enter")
            assert "Definitief gewist" in stand.said
        everything = str(stand.board.workshop.events)
        assert not [text for text in ("Weg ermee", "Toch niet", "Bellen", "koffie", "Soep") if text in everything]
        assert len([e for e in stand.board.workshop.events if isinstance(e.fact, fact.Erased)]) == 5
        await open_list(stand)
        assert [row.split()[-1] for row in rows(stand)] == ["APV", "Loket"]


async def test_erasing_can_be_given_up() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press(*"soep", "down", "w", "escape")
        assert "Soep met Jan" in stand.texts()


async def test_what_is_covered_is_not_shown_nor_found_before_it_is_to_be_erased() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Geheim")
        await stand.press("f6")
        await open_list(stand)
        assert rows(stand) == ["Ideeën GEM inbreng · · · verborgen"]
        assert "Geheim" not in painted(stand)
        await stand.press(*"geheim")
        assert "Niets gevonden" in painted(stand)
        await stand.press("ctrl+u", "down", "v")
        assert "Geheim" not in painted(stand)
        await stand.press("escape")
        await open_list(stand)
        await stand.press("down", "w")
        assert "“Geheim” definitief te wissen" in painted(stand)


async def test_letters_in_the_list_go_on_in_the_line_and_up_goes_back_to_it() -> None:
    async with board(phase="welcome") as stand:
        await fill(stand)
        await open_list(stand)
        await stand.press("down", "down", *"soep")
        assert rows(stand) == ["Ideeën BEW inbreng Soep met Jan"]
        await stand.press("down")
        assert stand.app.screen.query_one(LineList).has_focus
        await stand.press("up")
        assert not stand.app.screen.query_one(LineList).has_focus
        await stand.press(*"vw")
        assert "Niets gevonden" in painted(stand)


async def test_many_lines_are_walked_through_and_only_those_in_sight_are_composed() -> None:
    async with board(phase=IDEAS, size=(80, 24)) as stand:
        lines = tuple(intents.NewLine(text=f"idee {number:04}", column="politie") for number in range(2000))
        stand.board.do(intents.AddContributions(phase=IDEAS, lines=lines))
        await stand.settle()
        await open_list(stand)
        shown = stand.app.screen.query_one(LineList)
        assert len(shown.rows) == shown.size.height < 20
        await stand.press("down", "pagedown", "pagedown", "down")
        assert shown.selected is not None
        assert "".join(span.text for span in shown.selected.text) in "\n".join(rows(stand))
        for _ in range(200):
            shown.walk(100)
        assert rows(stand)[-1].endswith("idee 0000")
        await stand.pilot.resize_terminal(120, 34)
        await stand.settle()
        assert rows(stand)[-1].endswith("idee 0000")
        await stand.pilot.click(LineList, offset=(5, 0))
        await stand.settle()
        assert shown.selected is not None and shown.selected.id == shown.rows[0].tag


async def test_another_screen_took_it_away_meanwhile() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Loket")
        await open_list(stand)
        stand.board.do(intents.DeleteContribution(id=stand.line("Loket").id))
        await stand.press("enter")
        assert not stand.board.bar.asking
        assert "haalde het weg" in stand.said


async def test_an_empty_day_and_hostile_texts() -> None:
    async with board(phase=IDEAS) as stand:
        await open_list(stand)
        assert "Er is nog niets gezegd" in painted(stand)
        await stand.press("down", "enter", "delete", "escape")
        lines = tuple(intents.NewLine(text=f"x{payload}", column="politie") for payload in HOSTILE)
        stand.board.do(intents.AddContributions(phase=IDEAS, lines=lines))
        await stand.settle()
        await open_list(stand)
        await stand.press("down")
        for _ in HOSTILE:
            stand.app.screen.query_one(LineList).walk(1)
            await stand.pilot.pause()
        assert stand.app.is_running
        await stand.pilot.resize_terminal(40, 10)
        await stand.settle()
        await stand.pilot.resize_terminal(80, 24)
        await stand.settle()
        await stand.press("escape")
        assert stand.board.is_current
