"""The idea column: what is in sight, what is repainted, and that text from people stays text."""

from collections.abc import Sequence

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.idea_column import Card, IdeaColumn

WIDE, HIGH = 21, 13
"""Size of the column in most tests: 19 cells for text, 12 rows for cards."""

HOSTILE = [
    "[/]",
    "[@click=app.quit]weg[/]",
    "[bold red]rood",
    "\x1b[2J\x1b]52;c;aGFsbG8=\x07gewist",
    "omge\u202ekeerd",
    "nul\x00en\x9bC1",
    "half \ud83d surrogaat",
    "👩‍🔬👨‍👩‍👧‍👦 🇳🇱 👍🏽 文字",
    "e" + "\u0301" * 50,
    "x" * 100_000,
    "woord " * 20_000,
    "",
]


class Recorder(IdeaColumn):
    """An idea column that keeps which of its rows were drawn."""

    def __init__(self, gap: int = 1, id: str | None = None) -> None:
        super().__init__(gap=gap, id=id)
        self.drawn: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.drawn.append(y)
        return super().render_line(y)


class Host(App[None]):
    CSS = "Recorder { height: 1fr; }"

    def __init__(self, columns: int = 1, gap: int = 1) -> None:
        super().__init__()
        self.columns = columns
        self.gap = gap
        self.pressed: list[tuple[str | None, str | None]] = []
        self.layouts = 0

    def compose(self) -> ComposeResult:
        with Horizontal():
            for number in range(self.columns):
                yield Recorder(self.gap, id=f"c{number}")

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.screen.screen_layout_refresh_signal.subscribe(self.screen, self.count_layout)

    def count_layout(self, _: object) -> None:
        self.layouts += 1

    @on(IdeaColumn.Pressed)
    def keep_pressed(self, message: IdeaColumn.Pressed) -> None:
        self.pressed.append((message.column.id, message.card_id))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of the app's own themes, for the moment before one is set."""
        return dict(THEMES[0].variables)

    @property
    def column(self) -> Recorder:
        return self.query_one("#c0", Recorder)


def cards(count: int, start: int = 0) -> list[Card]:
    return [Card(str(number), f"idee {number}") for number in range(start, start + count)]


def strips(column: IdeaColumn) -> Sequence[Strip]:
    return column.render_lines(Region(0, 0, column.size.width, column.size.height))


def shown(column: IdeaColumn) -> list[str]:
    """The rows for cards, without blanks at the end, down to the last one that is not empty."""
    return "\n".join(strip.text.rstrip() for strip in strips(column)[1:]).rstrip().split("\n")


def unseen(column: IdeaColumn) -> str:
    """What the first row tells about cards that are out of sight."""
    return strips(column)[0].text.strip()


async def test_ideas_stand_under_each_other_with_air_between_them() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(
            [
                Card("1", "Eén loket voor meldingen van het plein"),
                Card("2", "Dienst ruilen", builds_on="POL"),
            ]
        )
        await pilot.pause()
        assert shown(app.column) == [
            " Eén loket voor",
            " meldingen van het",
            " plein",
            "",
            " ↳ POL Dienst ruilen",
        ]


async def test_a_low_column_has_no_gaps_and_tells_ideas_apart_by_a_dot() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 7)) as pilot:
        app.column.set_cards([Card("1", "Eén loket voor meldingen"), Card("2", "Dienst ruilen")])
        await pilot.pause()
        assert shown(app.column) == ["·Eén loket voor", " meldingen", "·Dienst ruilen"]


async def test_the_newest_is_in_sight_and_the_others_are_counted() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        app.column.set_cards(cards(20))
        await pilot.pause()
        assert unseen(app.column) == "nog 15 ▴"
        assert shown(app.column)[0] == " idee 15"
        assert shown(app.column)[-1] == " idee 19"


async def test_what_was_set_before_the_first_layout_is_shown_with_it() -> None:
    class Early(Host):
        def compose(self) -> ComposeResult:
            column = Recorder(id="c0")
            column.set_cards(cards(20))
            column.selected = "3"
            yield column

    app = Early()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        await pilot.pause()
        assert " idee 3" in shown(app.column)


async def test_an_append_draws_only_its_own_row_and_lays_nothing_out() -> None:
    app = Host(columns=2)
    async with app.run_test(size=(2 * WIDE, 40)) as pilot:
        other = app.query_one("#c1", Recorder)
        app.column.set_cards(cards(5))
        other.set_cards(cards(5, start=100))
        await pilot.pause()
        app.column.drawn.clear()
        other.drawn.clear()
        layouts = app.layouts
        app.column.set_cards(cards(6))
        other.set_cards(cards(5, start=100))
        await pilot.pause()
        assert app.column.drawn == [11]
        assert other.drawn == []
        assert app.layouts == layouts
        assert shown(app.column)[-1] == " idee 5"


async def test_an_edit_draws_only_the_rows_that_changed() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 40)) as pilot:
        app.column.set_cards([Card("1", "eerste"), Card("2", "tweede regel en nog iets"), Card("3", "derde")])
        await pilot.pause()
        app.column.drawn.clear()
        app.column.set_cards([Card("1", "eerste"), Card("2", "tweede regel of nog wat"), Card("3", "derde")])
        await pilot.pause()
        assert app.column.drawn == [3, 4]
        assert shown(app.column)[2:4] == [" tweede regel of nog", " wat"]


async def test_the_same_cards_again_draw_nothing() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(cards(50))
        await pilot.pause()
        app.column.drawn.clear()
        app.column.set_cards(cards(50))
        await pilot.pause()
        assert app.column.drawn == []


async def test_the_same_cards_again_do_not_bring_the_selected_one_back() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        app.column.set_cards(cards(20))
        app.column.selected = "19"
        await pilot.pause()
        wheel(app, -10)
        await pilot.pause()
        before = shown(app.column)
        assert " idee 19" not in before
        app.column.set_cards(cards(20))
        await pilot.pause()
        assert shown(app.column) == before


async def test_deleted_cards_are_gone() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(cards(4))
        app.column.set_cards([card for card in cards(4) if card.id != "2"])
        await pilot.pause()
        assert shown(app.column) == [" idee 0", "", " idee 1", "", " idee 3"]
        app.column.set_cards([])
        await pilot.pause()
        assert shown(app.column) == [""]


def wheel(app: Host, steps: int) -> None:
    """Turn the wheel over the column, up when negative."""
    for _ in range(abs(steps)):
        kind = events.MouseScrollUp if steps < 0 else events.MouseScrollDown
        app.column.post_message(
            kind(app.column, 1, 1, 0, 0, button=0, shift=False, meta=False, ctrl=False, screen_x=1, screen_y=1)
        )


async def test_the_column_stays_where_the_wheel_brought_it_until_a_new_card_comes() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        many = cards(20)
        app.column.set_cards(many)
        await pilot.pause()
        wheel(app, -5)
        await pilot.pause()
        assert unseen(app.column) == "nog 10 ▴ 5 ▾"
        assert shown(app.column) == [" idee 10", "", " idee 11", "", " idee 12", "", " idee 13", "", " idee 14"]
        app.column.set_cards([many[0]._replace(text="anders"), *many[1:]])
        await pilot.pause()
        assert shown(app.column)[0] == " idee 10"
        app.column.set_cards(many[1:])
        await pilot.pause()
        assert (unseen(app.column), shown(app.column)[0]) == ("nog 9 ▴ 5 ▾", " idee 10")
        app.column.set_cards([*many[1:10], *many[11:]])
        await pilot.pause()
        assert (unseen(app.column), shown(app.column)[0]) == ("nog 9 ▴ 4 ▾", " idee 11")
        app.column.set_cards([*many, Card("new", "nieuw")])
        await pilot.pause()
        assert shown(app.column)[-1] == " nieuw"


async def test_the_wheel_stops_at_both_ends_and_the_end_follows_again() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        app.column.set_cards(cards(20))
        await pilot.pause()
        wheel(app, -100)
        await pilot.pause()
        assert shown(app.column)[0] == " idee 0"
        assert unseen(app.column) == "nog 15 ▾"
        wheel(app, 100)
        await pilot.pause()
        assert shown(app.column)[-1] == " idee 19"
        app.column.set_cards(cards(19))
        await pilot.pause()
        assert shown(app.column)[-1] == " idee 18"
        wheel(app, -3)
        await pilot.pause()
        assert shown(app.column)[-1] != " idee 18"
        app.column.show_newest()
        await pilot.pause()
        assert shown(app.column)[-1] == " idee 18"


async def test_a_card_that_comes_back_in_the_middle_is_brought_into_sight() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        app.column.set_cards([card for card in cards(40) if card.id != "7"])
        await pilot.pause()
        app.column.set_cards(cards(40))
        await pilot.pause()
        assert " idee 7" in shown(app.column)


async def test_the_selected_card_is_in_sight_and_stands_out() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        app.column.set_cards(cards(40))
        await pilot.pause()
        plain = {segment.style for strip in strips(app.column) for segment in strip}
        for number in (39, 38, 20, 0, 1, 30):
            app.column.selected = str(number)
            await pilot.pause()
            row = shown(app.column).index(f" idee {number}")
            strip = strips(app.column)[row + 1]
            styles = {segment.style for segment in strip}
            assert len(styles) == 1 and not styles & plain
            assert sum(segment.style in styles for line in strips(app.column) for segment in line) == len(list(strip))
        app.column.selected = None
        await pilot.pause()
        assert {segment.style for strip in strips(app.column) for segment in strip} <= plain


async def test_the_selected_card_stays_in_sight_at_every_size() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 30)) as pilot:
        app.column.set_cards(cards(40))
        app.column.selected = "12"
        for size in [(WIDE, 30), (WIDE, 7), (1, 1), (WIDE, 4), (8, 10), (WIDE, 30)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "12" in {card.id for y in range(size[1]) if (card := app.column.card_at(y))}
        assert " idee 12" in shown(app.column)


async def test_a_held_card_has_a_bar() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(cards(3))
        app.column.held = "1"
        app.column.selected = "2"
        await pilot.pause()
        assert shown(app.column) == [" idee 0", "", "▌idee 1", "", " idee 2"]


async def test_covered_cards_show_neither_text_nor_length() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        secret = [
            Card("1", "een heel lang geheim over het plein en de mensen", mark="✱"),
            Card("2", "kort", builds_on="POL"),
        ]
        app.column.covered = True
        app.column.set_cards(secret)
        await pilot.pause()
        assert shown(app.column) == [f" {'▒' * 19}", "", f" {'▒' * 19}"]
        app.column.covered = False
        await pilot.pause()
        assert shown(app.column)[0] == " ✱ een heel lang"
        app.column.covered = True
        await pilot.pause()
        assert shown(app.column) == [f" {'▒' * 19}", "", f" {'▒' * 19}"]


async def test_a_card_taller_than_the_column_is_cut_with_an_ellipsis() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 6)) as pilot:
        app.column.set_cards([Card("0", "kort"), Card("1", "woord " * 100)])
        app.column.selected = "1"
        await pilot.pause()
        assert unseen(app.column) == "nog 1 ▴"
        assert shown(app.column) == ["·woord woord woord", *[" woord woord woord"] * 3, " woord woord woord…"]


async def test_a_long_card_is_whole_while_all_fit_or_while_it_is_walked_and_else_cut_short() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        long = Card("long", "een zin van acht rijen " * 6)
        app.column.set_cards([long, Card("1", "kort")])
        await pilot.pause()
        whole = shown(app.column)
        assert len(whole) > 8 and not any("…" in row for row in whole)
        app.column.set_cards([long, Card("1", "kort"), Card("2", "kort"), Card("3", "kort")])
        await pilot.pause()
        cut = shown(app.column)
        assert cut[5].endswith("…") and cut[6:] == ["", " kort", "", " kort", "", " kort"]
        app.column.selected = "long"
        await pilot.pause()
        assert shown(app.column)[: len(whole) - 2] == whole[:-2]


async def test_a_long_card_takes_the_rows_that_the_others_leave() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards([Card("long", "een zin van tien rijen " * 8), Card("1", "kort"), Card("2", "kort")])
        await pilot.pause()
        rows = shown(app.column)
        assert len(rows) == HIGH - 1 and rows[7].endswith("…") and rows[8:] == ["", " kort", "", " kort"]


async def test_room_that_is_left_goes_to_the_beginning_of_a_card() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, 11)) as pilot:
        tall = "drie rijen vol tekst om te lezen en te wegen"
        app.column.set_cards([Card(str(number), tall) for number in range(4)])
        await pilot.pause()
        rows = ["drie rijen vol", "tekst om te lezen", "en te wegen"]
        assert unseen(app.column) == "nog 1 ▴"
        assert shown(app.column) == [
            *(f" {row}" for row in ("drie rijen vol", "tekst om te lezen…")),
            "",
            *(f" {row}" for row in rows),
            "",
            *(f" {row}" for row in rows),
        ]
        wheel(app, -10)
        await pilot.pause()
        assert unseen(app.column) == "nog 1 ▾"
        assert shown(app.column)[-1] == " tekst om te lezen…"


async def test_an_empty_column_invites() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.invitation = "Roep maar: de eerste regel komt hier."
        await pilot.pause()
        assert shown(app.column) == [" Roep maar: de", " eerste regel komt", " hier."]
        app.column.set_cards(cards(1))
        await pilot.pause()
        assert shown(app.column) == [" idee 0"]


async def test_the_selected_card_has_as_much_ground_before_as_behind_the_text() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards([Card("1", "x" * 19)])
        app.column.selected = "1"
        await pilot.pause()
        assert strips(app.column)[1].text == f" {'x' * 19} "
        assert len({segment.style for segment in strips(app.column)[1]}) == 1


async def test_a_press_tells_which_card_it_was_on() -> None:
    app = Host(columns=2)
    async with app.run_test(size=(2 * WIDE, HIGH)) as pilot:
        app.column.set_cards([Card("1", "Eén loket voor meldingen van het plein"), Card("2", "kort")])
        await pilot.pause()
        for x, y in [(3, 1), (3, 3), (3, 4), (3, 5), (3, 10), (WIDE + 2, 0)]:
            await pilot.click(offset=(x, y))
        await pilot.pause()
        assert app.pressed == [("c0", "1"), ("c0", "1"), ("c0", None), ("c0", "2"), ("c0", None), ("c1", None)]
        assert [app.column.card_at(y) for y in (-1, 5, 13)] == [None, Card("2", "kort"), None]


async def test_a_press_leaves_the_keyboard_where_it_is() -> None:
    class WithLine(Host):
        def compose(self) -> ComposeResult:
            yield Input()
            yield from super().compose()

    app = WithLine()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        line = app.query_one(Input)
        line.focus()
        app.column.set_cards(cards(1))
        await pilot.pause()
        await pilot.click(app.column, offset=(2, 1))
        await pilot.pause()
        assert app.pressed == [("c0", "0")]
        assert app.focused is line


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_shown_as_text_at_every_size(text: str) -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards([Card("0", "voor"), Card("1", text, mark=text[:9], builds_on=text[:3]), Card("2", "na")])
        for size in [(WIDE, HIGH), (1, 1), (2, 3), (5, 40), (200, 50), (WIDE, HIGH)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            for strip in strips(app.column):
                assert strip.cell_length == size[0]
                assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in strip.text)
                assert "\u202e" not in strip.text
                assert not any(segment.style and segment.style.meta for segment in strip)
        assert app.is_running


async def test_brackets_are_drawn_as_they_were_typed() -> None:
    app = Host()
    async with app.run_test(size=(42, HIGH)) as pilot:
        app.column.set_cards([Card("1", "[b]vet[/b] [/] [@click=app.quit]weg[/]")])
        await pilot.pause()
        assert shown(app.column) == [" [b]vet[/b] [/] [@click=app.quit]weg[/]"]


async def test_a_thousand_cards_more_cost_no_more_rows() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(cards(10))
        await pilot.pause()
        app.column.drawn.clear()
        app.column.set_cards(cards(1000))
        await pilot.pause()
        assert len(app.column.drawn) <= HIGH
        assert shown(app.column)[-1] == " idee 999"


async def test_another_gap() -> None:
    app = Host(gap=0)
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.set_cards(cards(2))
        await pilot.pause()
        assert shown(app.column) == ["·idee 0", "·idee 1"]
        app.column.gap = 2
        await pilot.pause()
        assert shown(app.column) == [" idee 0", "", "", " idee 1"]


async def test_colours_follow_the_theme() -> None:
    app = Host()
    async with app.run_test(size=(WIDE, HIGH)) as pilot:
        app.column.tints = {"SOC": 3}
        app.column.set_cards([Card("1", "tekst", builds_on="POL"), Card("2", "tekst", mark="+1 SOC")])
        seen = []
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            rows = strips(app.column)
            for y, wanted in [(1, theme.variables["quiet"]), (3, theme.variables["org-3"])]:
                lead = next(segment for segment in rows[y] if segment.text in ("POL", "SOC"))
                assert lead.style is not None and lead.style.color is not None
                assert lead.style.color.name.casefold() == wanted.casefold()
                seen.append(lead.style.color.name)
        assert len(set(seen)) == 2 * len(THEMES)
