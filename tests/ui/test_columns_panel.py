"""Walking through the columns: what is done with an idea is done to the session, and the screen follows."""

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, Column
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.ui.messages import Intend
from samenwerk_tui.ui.panels.columns import ColumnsPanel
from samenwerk_tui.ui.screens import board_questions as questions
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.column_names import column_heads
from tests.ui.board_host import Stand, board, painted
from tests.ui.panel_host import make_case, open_workshop
from tests.workshops import table

IDEAS = "07-columns"


def panel(stand: Stand) -> ColumnsPanel:
    return stand.board.query_one(ColumnsPanel)


def walked(stand: Stand) -> str | None:
    """The text under the walker."""
    idea = panel(stand).walked
    if idea is None:
        return None
    cluster = next((c.title for c in stand.session.clusters if c.id == idea), None)
    return cluster or stand.session.contribution(idea).text


def shown(stand: Stand) -> dict[str, list[str]]:
    """The cards that every column has."""
    return {box.column: [card.text for card in box.cards] for box in stand.board.query(ColumnBox)}


async def filled(stand: Stand) -> None:
    """Five ideas, without pressing every key for them."""
    for line in ("gem: Loket", "gem: Vergunning", "pol: Wie belt wie", "bew: Soep", "bew: Muziek"):
        stand.board._keep_line(line)
    await stand.settle()


async def test_down_walks_from_the_newest_and_back_to_the_line() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down")
        assert walked(stand) == "Vergunning"
        await stand.press("up")
        assert walked(stand) == "Loket"
        await stand.press("right")
        assert walked(stand) == "Wie belt wie"
        assert stand.board.column == "politie"
        await stand.press("right", "down", "down")
        assert walked(stand) is None
        assert stand.board.bar.line.has_focus


async def test_an_empty_board_has_nothing_to_walk_through() -> None:
    async with board(phase=IDEAS) as stand:
        await stand.press("down")
        assert stand.board.bar.line.has_focus
        assert stand.said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_keys_of_walking_fit_at_120_columns(language: Language) -> None:
    async with board(phase=IDEAS, size=(120, 34), language=language) as stand:
        await filled(stand)
        await stand.press("down")
        bottom = painted(stand).splitlines()[-1]
        assert all(f" {key} " in bottom for key in ("Enter", "Esc", "M", "B", "O", "V", "Del", "F1"))
        assert Catalog(language)("board.saved", time="13:00:00") in bottom


async def test_enter_edits_and_the_line_is_back_after_it() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "enter", *"en", "enter")
        assert "Vergunningen" in stand.texts()
        assert stand.board.bar.line.has_focus
        assert stand.board.bar.line.value == ""


async def test_delete_takes_away_and_undo_brings_back() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "delete")
        assert "Vergunning" not in stand.texts()
        await stand.press("escape", "ctrl+z")
        assert "Vergunning" in stand.texts()


async def test_two_ideas_become_one_and_apart_again() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "m", "right", "enter")
        (cluster,) = stand.stored().clusters
        assert [stand.session.contribution(m).text for m in cluster.members] == ["Vergunning", "Wie belt wie"]
        assert shown(stand)["politie"] == []
        assert shown(stand)["gemeente"] == ["Loket", "Vergunning"]
        assert walked(stand) == "Vergunning"
        await stand.press("m", "m")
        assert stand.stored().clusters == ()
        assert shown(stand)["politie"] == ["Wie belt wie"]


async def test_escape_leaves_merging_first_and_walking_second() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "m", "escape")
        assert walked(stand) == "Vergunning"
        await stand.press("escape")
        assert stand.board.bar.line.has_focus
        assert stand.stored().clusters == ()


async def test_a_merged_idea_is_not_deleted_by_one_key() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "m", "right", "enter", "delete")
        assert len(stand.texts()) == 5
        assert stand.said


async def test_building_on_an_idea_of_another() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "b", "tab", *"samen", "enter")
        line = stand.line("samen")
        assert line.builds_on == stand.line("Vergunning").id
        assert line.column == stand.session.organisations[1].id


async def test_marking_outside_ones_task_is_a_switch() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "o")
        assert stand.line("Vergunning").outside
        await stand.press("o")
        assert not stand.line("Vergunning").outside


async def test_moving_to_whom_it_belongs() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "v", *"zzz", "enter")
        assert stand.line("Vergunning").column == "gemeente"
        assert stand.board.bar.asking
        await stand.press("ctrl+u", *"pol", "enter")
        assert stand.line("Vergunning").organisations == ("politie",)


async def test_erasing_for_good_wants_a_word() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down")
        panel(stand).action_erase()
        await stand.settle()
        await stand.press("enter")
        assert "Vergunning" in stand.texts()
        await stand.press(*"wis", "enter")
        assert "Vergunning" not in stand.texts()
        assert not any("Vergunning" in str(event) for event in stand.board.workshop.events)
        await stand.press("ctrl+z", "ctrl+z", "ctrl+y")
        assert not any("Vergunning" in str(event) for event in stand.board.workshop.events)


@pytest.mark.parametrize("ask", ["build", "move", "erase"])
async def test_no_question_quotes_what_is_covered(ask: str) -> None:
    async with board(phase=IDEAS) as stand:
        await stand.type("Vergunning")
        for covered in (False, True):
            await stand.press("down")
            getattr(panel(stand), f"action_{ask}")()
            await stand.settle()
            label = str(stand.board.bar.query_one("#line-label", Static).content)
            assert stand.board.bar.asking and ("Vergunning" in label) is not covered
            assert ("Vergunning" in painted(stand)) is not covered
            await stand.press("escape", "f6")


async def test_an_idea_that_another_screen_deletes_ends_the_walk() -> None:
    from samenwerk_tui.service import Workshop

    async with board(phase=IDEAS) as stand:
        await stand.type("Loket")
        await stand.press("down")
        other = Workshop(stand.archive.open(stand.session.id), stand.clock, "desk")
        other.handle(intents.DeleteContribution(id=stand.line("Loket").id))
        stand.board._tick()
        await stand.settle()
        assert walked(stand) is None
        assert stand.board.bar.line.has_focus


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 34), (200, 50)])
async def test_the_current_column_is_never_out_of_sight(size: tuple[int, int]) -> None:
    async with board(phase=IDEAS, size=size) as stand:
        for number in range(3):
            stand.board.do(intents.AddOrganisation(name=f"Organisatie {number}", people=3))
        await stand.settle()
        for _ in range(11):
            await stand.press("tab")
            box = next(b for b in stand.board.query(ColumnBox) if b.column == stand.board.column)
            assert box.display
            assert box.region.right <= size[0]
            assert box.region.width >= 12


async def test_tables_share_a_column_and_lines_follow() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("ctrl+p")
        await stand.pilot.press(*"tafel")
        await stand.settle()
        await stand.press("enter")
        await stand.type("gem pol, bew soc")
        columns = stand.session.columns(stand.session.phase)
        assert [c.organisations for c in columns[:2]] == [
            ("gemeente", "politie"),
            ("bewoners", columns[1].organisations[1]),
        ]
        assert shown(stand)["table-1"] == ["Loket", "Vergunning", "Wie belt wie"]
        await stand.type("Samen bedacht")
        assert stand.line("Samen bedacht").organisations == ("gemeente", "politie")


async def test_one_organisation_at_two_tables_is_taken_as_typed() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        questions.ask_tables(stand.board)
        await stand.settle()
        await stand.type("gem pol, gem cor cor")
        assert stand.board.bar.asking and "Woningcorporatie" in stand.said
        await stand.press("ctrl+u")
        await stand.type("gem pol, gem cor")
        seats = [column.organisations for column in stand.stored().columns(IDEAS)[:2]]
        assert seats == [("gemeente", "politie"), ("gemeente", "woningcorporatie")]
        assert shown(stand)["table-1"] == ["Wie belt wie"]
        assert shown(stand)["group"] == ["Loket", "Vergunning"]


def lead(stand: Stand, column: str, text: str) -> str:
    """What stands quietly before the text of a card."""
    box = next(box for box in stand.board.query(ColumnBox) if box.column == column)
    card = next(card for card in box.cards if card.text == text)
    return f"{card.mark} ↳ {card.builds_on}" if card.builds_on else card.mark


async def test_joint_work_names_its_organisations_when_the_tables_are_gone() -> None:
    async with board(phase=IDEAS) as stand:
        questions.ask_tables(stand.board)
        await stand.settle()
        await stand.type("gem cor", "Samen bedacht")
        assert lead(stand, "table-1", "Samen bedacht") == ""
        stand.board.do(intents.ChooseColumns(phase=IDEAS))
        await stand.settle()
        assert lead(stand, "group", "Samen bedacht") == "GEM COR"
        assert "GEM COR" in painted(stand)


async def test_a_line_of_more_organisations_than_its_column_names_the_others() -> None:
    """A session of before may have joint work in the column of one of its organisations."""
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        line = stand.line("Loket")
        joint = ("gemeente", "woningcorporatie")
        moved = line.model_copy(update={"organisations": joint})
        state = stand.session.model_copy(
            update={"contributions": tuple(moved if c == line else c for c in stand.session.contributions)}
        )
        panel(stand).session = state
        await stand.settle()
        assert lead(stand, "gemeente", "Loket") == "+COR"
        assert lead(stand, "gemeente", "Vergunning") == ""


async def test_building_on_a_merged_idea_names_everybody_in_it() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        soup, police = stand.line("Soep"), stand.line("Wie belt wie")
        stand.board.do(intents.MergeIdeas(ids=(soup.id, police.id)))
        line = intents.NewLine(text="Soep met bel", column="gemeente", builds_on=soup.id)
        stand.board.do(intents.AddContributions(phase=IDEAS, lines=(line,)))
        await stand.settle()
        assert lead(stand, "bewoners", "Soep") == "+1 POL"
        assert lead(stand, "gemeente", "Soep met bel") == " ↳ BEW POL"
        built = stand.line("Soep met bel")
        stand.board.do(intents.MergeIdeas(ids=(built.id, soup.id)))
        await stand.settle()
        assert lead(stand, "gemeente", "Soep met bel") == "+2 BEW POL", "an idea does not build on itself"


async def test_a_short_name_still_says_whose_a_line_is_where_all_share_one_column() -> None:
    async with board(phase=IDEAS) as stand:
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=(Column(id=GROUP_COLUMN, kind="group"),)))
        await stand.settle()
        await stand.type("pol: Dienst ruilen", "cor: ! koffie", "Van ons allen", "xyz: tekst")
        found = [(line.text, line.column, line.organisations, line.kind) for line in stand.stored().contributions]
        assert found == [
            ("Dienst ruilen", GROUP_COLUMN, ("politie",), "contribution"),
            ("koffie", GROUP_COLUMN, ("woningcorporatie",), "learned"),
            ("Van ons allen", GROUP_COLUMN, (), "contribution"),
            ("xyz: tekst", GROUP_COLUMN, (), "contribution"),
        ]
        (cards,) = [box.cards for box in stand.board.query(ColumnBox) if box.column == GROUP_COLUMN]
        assert [card.mark for card in cards] == ["POL", "", ""]


async def test_at_tables_a_short_name_is_one_organisations_and_a_tables_is_everybodys() -> None:
    async with board(phase=IDEAS) as stand:
        tables = (table(1, "gemeente", "politie"), table(2, "bewoners", "sociaal-werk"))
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=tables))
        await stand.settle()
        await stand.type("soc: Soep")
        assert "Sociaal werk · Tafel 2" in stand.said
        await stand.type("t1: Samen", "cor: Loket")
        found = [(line.text, line.column, line.organisations) for line in stand.stored().contributions]
        assert found == [
            ("Soep", "table-2", ("sociaal-werk",)),
            ("Samen", "table-1", ("gemeente", "politie")),
            ("Loket", "woningcorporatie", ("woningcorporatie",)),
        ]
        await stand.press("down", "v", *"pol", "enter")
        assert stand.line("Samen").organisations == ("politie",)


async def test_parts_of_a_prompt_are_kept_apart() -> None:
    async with board(phase="columns") as stand:
        first, second = stand.session.current.parts
        await stand.type("scherven op het plein")
        await stand.press("right")
        await stand.type("rust na tienen")
        assert (stand.line("scherven op het plein").part, stand.line("rust na tienen").part) == (first, second)
        assert shown(stand)["gemeente"] == ["rust na tienen"]


async def test_a_click_on_a_column_makes_it_the_current_one() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        box = next(b for b in stand.board.query(ColumnBox) if b.column == "politie")
        await stand.pilot.click(box, offset=(3, 2))
        await stand.settle()
        assert stand.board.column == "politie"
        assert walked(stand) == "Wie belt wie"


async def test_actions_go_out_as_intents() -> None:
    async with board(phase=IDEAS) as stand:
        await filled(stand)
        await stand.press("down", "o")
        (message,) = stand.posted(Intend)
        assert isinstance(message, Intend)
        assert isinstance(message.intent, intents.MarkContribution)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_head_is_written_out_or_in_short_but_never_cut_where_it_has_a_short_name(language: Language) -> None:
    workshop = open_workshop("columns", make_case(8))
    session, t = workshop.session, Catalog(language)
    columns = session.columns(session.phase)
    for room in range(5, 40):
        heads = column_heads(t, columns, room)
        for id, column in (("group", "group"), ("unknown", "unknown")):
            whole, brief = t(f"board.column.{column}"), t(f"board.column.{column}_brief")
            assert heads[id] == (whole if len(whole) <= room else brief)
        assert all(cell_len(head) <= room for head in heads.values())
