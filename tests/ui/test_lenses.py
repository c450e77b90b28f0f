"""Door de bril van on the board: heads, the label before the line, marks on what was said, and the palette."""

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import ideas
from samenwerk_tui.core.lenses import next_ones
from samenwerk_tui.core.model import Column
from samenwerk_tui.core.sayings import sayings
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from samenwerk_tui.ui.panels.columns import ColumnsPanel
from samenwerk_tui.ui.panels.idea_cards import CardMaker
from samenwerk_tui.ui.screens.board_questions import whole_group
from samenwerk_tui.ui.widgets.column_box import ColumnBox
from samenwerk_tui.ui.widgets.column_names import heads_through, short_through
from samenwerk_tui.ui.widgets.line_list import LineEntry
from tests.ui.board_host import Stand, board, painted
from tests.ui.panel_host import call_out, make_case, open_workshop
from tests.workshops import table

IDEAS = "07-columns"
T = Catalog("nl")


def heads(stand: Stand) -> list[str]:
    return [box.head for box in stand.board.query(ColumnBox) if box.display]


async def offer(stand: Stand, title: str) -> None:
    """Choose it in the palette."""
    panel = stand.board.query_one(ColumnsPanel)
    next(offer for offer in panel.offers() if offer.title == T(title)).run()
    await stand.settle()


def offered(stand: Stand) -> set[str]:
    return {offer.title for offer in stand.board.query_one(ColumnsPanel).offers()}


# Heads and labels


@pytest.mark.parametrize("count", [2, 5, 8])
@pytest.mark.parametrize("room", [7, 9, 12, 25, 70])
def test_heads_fit_and_are_all_of_one_kind(count: int, room: int) -> None:
    workshop = open_workshop("columns", make_case(count))
    session = workshop.session
    workshop.handle(intents.SwapLenses(phase=session.phase, lenses=next_ones(session.organisations)))
    session = workshop.session
    heads = heads_through(T, session, session.phase, room)
    own = [heads[o.id] for o in session.organisations]
    assert all(len(head) <= room and "…" not in head for head in own)
    assert len({(" als " in head, "→" in head, len(head) > 11) for head in own}) == 1


def test_long_names_stand_in_wide_columns_and_short_ones_in_narrow_columns() -> None:
    workshop = open_workshop("columns", make_case(2))
    session = workshop.session
    workshop.handle(intents.SwapLenses(phase=session.phase, lenses=next_ones(session.organisations)))
    session = workshop.session
    wanted = {30: "Gemeente als Woningcorporatie", 12: "GEM als WON", 8: "GEM→WON"}
    assert {room: heads_through(T, session, session.phase, room)["gemeente"] for room in wanted} == wanted


def test_who_joined_later_is_called_as_always() -> None:
    workshop = open_workshop("columns")
    phase = workshop.session.phase
    workshop.handle(intents.SwapLenses(phase=phase, lenses=next_ones(workshop.session.organisations)))
    workshop.handle(intents.AddOrganisation(name="Kerk", people=2))
    session = workshop.session
    last = next(column for column in session.columns(phase) if column.name == "Kerk")
    assert short_through(T, session, phase, last) == last.short
    assert heads_through(T, session, phase, 70)[last.id] == "Kerk"


# The palette


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_palette_turns_it_on_shifts_and_ends_it_and_undo_follows(language: Language) -> None:
    async with board(phase=IDEAS, size=(200, 50), language=language) as stand:
        t = Catalog(language)
        panel = stand.board.query_one(ColumnsPanel)
        before = heads(stand)
        names = [o.name for o in stand.session.organisations]
        for title, step in (("swap", 1), ("shift", 2)):
            next(offer for offer in panel.offers() if offer.title == t(f"columns.lenses.{title}")).run()
            await stand.settle()
            shorts = [o.short for o in stand.session.organisations]
            whom = [shorts[(n + step) % len(shorts)] for n in range(len(shorts))]
            assert heads(stand)[: len(names)] == [
                t("columns.as", who=one, whom=other) for one, other in zip(shorts, whom, strict=True)
            ]
            assert t("columns.as", who=shorts[0], whom=whom[0]) in painted(stand).splitlines()[-3]
            assert t("columns.lenses.on") in painted(stand)
        await stand.type("gem: Meer regels")
        assert stand.line("Meer regels").as_organisation == stand.session.organisations[2].id
        next(offer for offer in panel.offers() if offer.title == t("columns.lenses.own")).run()
        await stand.settle()
        assert heads(stand) == before and t("columns.lenses.on") not in painted(stand)
        await stand.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert heads(stand) == before and stand.texts() == []


async def test_what_is_offered_is_what_can_be_done() -> None:
    async with board(phase=IDEAS) as stand:
        swap, shift, own = (T(f"columns.lenses.{one}") for one in ("swap", "shift", "own"))
        assert offered(stand) == {swap}
        await offer(stand, "columns.lenses.swap")
        assert offered(stand) == {shift, own}


@pytest.mark.parametrize("columns", [(table(1, "gemeente", "politie"),), (whole_group(),)])
async def test_at_tables_and_in_the_whole_group_it_says_why_not(columns: tuple[Column, ...]) -> None:
    async with board(phase=IDEAS) as stand:
        await offer(stand, "columns.lenses.swap")
        stand.board.do(intents.ChooseColumns(phase=IDEAS, columns=columns))
        await stand.settle()
        assert not any(" als " in head for head in heads(stand) if head.startswith("Tafel"))
        before = stand.session.get_phase(IDEAS).lenses
        await offer(stand, "columns.lenses.swap")
        assert stand.said == T("columns.lenses.own_columns")
        assert stand.session.get_phase(IDEAS).lenses == before


async def test_the_label_goes_along_with_tab() -> None:
    async with board(phase=IDEAS) as stand:
        await offer(stand, "columns.lenses.swap")
        shorts = [o.short for o in stand.session.organisations]
        for who, whom in zip(shorts[1:], shorts[2:] + shorts[:1], strict=True):
            await stand.press("tab")
            assert f"{who} als {whom} ›" in painted(stand)
        await stand.press("tab")
        assert "Hele groep ›" in painted(stand)


# Marks on what was said


def test_a_card_is_marked_only_where_the_head_of_its_column_says_something_else() -> None:
    workshop = open_workshop("columns")
    phase = workshop.session.phase
    plain = call_out(workshop, "gemeente", "Zelf")
    workshop.handle(intents.SwapLenses(phase=phase, lenses=(("gemeente", "politie"),)))
    through = call_out(workshop, "gemeente", "Als de politie")

    def marks() -> dict[str, str]:
        session = workshop.session
        columns = {column.id: column for column in session.columns(phase)}
        maker = CardMaker(T, session)
        return {idea.id: maker.card(idea, columns[idea.column]).mark for idea in ideas(session, phase)}

    assert marks() == {plain: "als GEM", through: ""}
    workshop.handle(intents.SwapLenses(phase=phase, lenses=()))
    assert marks() == {plain: "", through: "als POL"}


def test_the_list_of_all_lines_tells_through_whose_eyes() -> None:
    workshop = open_workshop("columns")
    phase = workshop.session.phase
    workshop.handle(intents.SwapLenses(phase=phase, lenses=(("gemeente", "politie"),)))
    call_out(workshop, "gemeente", "Meer regels")
    entry = next(LineEntry(T, workshop.session, one) for one in sayings(workshop.events, workshop.session))
    assert "".join(span.text for span in entry.text) == "als POL Meer regels"
    assert entry.matches(("als", "pol"))
    workshop.handle(intents.CoverPhase(phase=phase, covered=True))
    entry = next(LineEntry(T, workshop.session, one) for one in sayings(workshop.events, workshop.session))
    assert "POL" not in "".join(span.text for span in entry.text)
