"""The input line: only clean text gets in, keys on an empty line are told, and a key lays nothing out."""

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input, Static

from samenwerk_tui.core.text import MAX_TEXT
from samenwerk_tui.ui.themes import THEMES
from samenwerk_tui.ui.widgets.lean_input import LeanInput


class Host(App[None]):
    BINDINGS = [
        Binding("ctrl+e", "told('export')"),
        Binding("ctrl+z", "told('undo')"),
        Binding("ctrl+y", "told('redo')"),
        Binding("pagedown", "told('next')"),
        Binding("pageup", "told('previous')"),
        Binding("up", "told('up')"),
        Binding("down", "told('down')"),
        Binding("f2", "told('start')"),
        Binding("escape", "told('escape')"),
    ]
    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { overflow: hidden; }"

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.start = (value, placeholder)
        self.told: list[str] = []
        self.messages: list[Message] = []
        self.layouts = 0
        self.bells = 0

    def compose(self) -> ComposeResult:
        yield LeanInput(*self.start, id="line")
        yield Static("onder")

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.line.focus()
        self.screen.screen_layout_refresh_signal.subscribe(self.screen, self.count_layout)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of the app's own themes, for the moment before one is set."""
        return dict(THEMES[0].variables)

    def count_layout(self, _: object) -> None:
        self.layouts += 1

    def bell(self) -> None:
        self.bells += 1

    def action_told(self, what: str) -> None:
        self.told.append(what)

    @on(LeanInput.LinesPasted)
    @on(LeanInput.Recall)
    @on(LeanInput.Walk)
    @on(LeanInput.Blank)
    @on(LeanInput.Turn)
    @on(LeanInput.Page)
    @on(Input.Submitted)
    def keep(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def line(self) -> LeanInput:
        return self.query_one(LeanInput)


def drawn(line: LeanInput) -> str:
    return line.render_lines(Region(0, 0, line.size.width, 1))[0].text.rstrip()


async def test_typing_goes_into_the_line_and_enter_submits_it() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press(*"Eén loket, nu.", "enter")
        assert app.line.value == "Eén loket, nu."
        assert drawn(app.line) == "Eén loket, nu."
        assert [type(message) for message in app.messages] == [Input.Submitted]


async def test_a_key_lays_nothing_out() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        layouts = app.layouts
        await pilot.press(*"bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "backspace", "left", "home", "end")
        await pilot.pause()
        assert app.layouts == layouts
        assert drawn(app.line).endswith("wxy")


async def test_it_is_one_row_without_a_border_and_the_cursor_does_not_blink() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)):
        assert app.line.outer_size.height == 1
        assert app.line.content_size.width == 30
        assert not app.line.cursor_blink


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("up", LeanInput.Recall()),
        ("down", LeanInput.Walk()),
        ("full_stop", LeanInput.Blank()),
        ("left", LeanInput.Page(-1)),
        ("right", LeanInput.Page(1)),
        ("tab", LeanInput.Turn(1)),
        ("shift+tab", LeanInput.Turn(-1)),
    ],
)
async def test_keys_on_an_empty_line_are_told(key: str, wanted: Message) -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press(key)
        assert [(type(message), vars(message).get("step")) for message in app.messages] == [
            (type(wanted), vars(wanted).get("step"))
        ]
        assert app.line.value == ""
        assert app.told == []
        assert app.line.has_focus


async def test_keys_on_a_line_with_text_edit_it_or_go_on_to_the_app() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("a", "full_stop", "left", "left", "b", "right", "c", "up", "down")
        assert app.line.value == "bac."
        assert app.messages == []
        assert app.told == ["up", "down"]


async def test_tab_turns_with_text_in_the_line_and_keeps_it() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("a", "tab", "shift+tab", "tab")
        assert [vars(message)["step"] for message in app.messages] == [1, -1, 1]
        assert app.line.value == "a"
        assert app.line.has_focus


async def test_keys_of_the_app_reach_it_also_while_typing() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        for typed in ("", "x"):
            app.line.value = typed
            app.told.clear()
            await pilot.press("home", "ctrl+e", "ctrl+z", "ctrl+y", "pagedown", "pageup", "f2", "escape")
            assert app.told == ["export", "undo", "redo", "next", "previous", "start", "escape"]
            assert app.line.cursor_position == 0
            assert app.line.value == typed


async def test_the_stock_editing_keys_are_there() -> None:
    app = Host("een twee drie")
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("ctrl+w")
        assert app.line.value == "een twee "
        await pilot.press("home", "delete", "end", "backspace", "shift+left", "z")
        assert app.line.value == "en twez"
        await pilot.press("ctrl+u")
        assert app.line.value == ""


async def test_focus_selects_nothing_so_that_the_next_key_replaces_nothing() -> None:
    app = Host("half getypt")
    async with app.run_test(size=(30, 5)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        app.line.focus()
        await pilot.press("x")
        assert app.line.value == "half getyptx"


async def pasted(text: str, before: str = "") -> tuple[Host, str]:
    """The app after a paste, and what the line held then."""
    app = Host(before)
    async with app.run_test(size=(30, 5)) as pilot:
        app.line.post_message(events.Paste(text))
        await pilot.pause()
        return app, app.line.value


@pytest.mark.parametrize(
    ("text", "before", "wanted"),
    [
        ("Eén loket", "", "Eén loket"),
        ("  - Eén loket\n\n", "", "Eén loket"),
        (" en meer", "Eén loket", "Eén loket en meer"),
        ("en\tmeer\n", "Eén loket ", "Eén loket en meer"),
        ("\x1b[31mrood\x1b]52;c;aGk=\x07 \u202eom\x00", "", "rood om"),
        ("[@click=app.quit]x[/] [/]", "", "[@click=app.quit]x[/] [/]"),
        ("👩‍🔬 🇳🇱", "", "👩‍🔬 🇳🇱"),
        ("\x00\x1b", "blijft", "blijft"),
        ("", "blijft", "blijft"),
        ("\n \n", "blijft", "blijft"),
    ],
)
async def test_one_pasted_line_goes_into_the_line_cleaned(text: str, before: str, wanted: str) -> None:
    app, value = await pasted(text, before)
    assert value == wanted
    assert app.messages == []


async def test_several_pasted_lines_are_passed_on_and_not_put_in() -> None:
    app, value = await pasted("- Eén loket\r\n* Dienst \x1b[1mruilen\r\n\r\n1. Soep", before="half")
    assert value == "half"
    [message] = app.messages
    assert isinstance(message, LeanInput.LinesPasted)
    assert message.lines == ("Eén loket", "Dienst ruilen", "Soep")
    assert message.control is message.input


async def test_a_paste_takes_the_place_of_what_is_selected() -> None:
    app = Host("een twee drie")
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("ctrl+shift+left")
        app.line.post_message(events.Paste("vier"))
        await pilot.pause()
        assert app.line.value == "een twee vier"
        assert app.line.cursor_position == 13


async def test_cut_and_paste_within_the_line_keep_the_rules() -> None:
    app = Host("een twee")
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("ctrl+shift+left", "ctrl+x", "home", "ctrl+v")
        assert app.line.value == "tweeeen "
        app.copy_to_clipboard("een\ntwee")
        await pilot.press("ctrl+v")
        assert [type(message) for message in app.messages] == [LeanInput.LinesPasted]
        assert app.line.value == "tweeeen "


@pytest.mark.parametrize("before", ["", "half "])
async def test_a_hundred_thousand_characters_fill_the_line_without_a_sound(before: str) -> None:
    app, value = await pasted("x" * 100_000, before)
    assert value == (before + "x" * MAX_TEXT)[:MAX_TEXT]
    assert app.bells == 0


async def test_a_full_line_takes_no_more_and_stays_silent() -> None:
    app = Host("x" * MAX_TEXT)
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("y")
        assert app.line.value == "x" * MAX_TEXT
        assert app.bells == 0


async def test_text_that_is_set_is_clean_too() -> None:
    app = Host("a\x1b[2Jb\nc\u202e")
    async with app.run_test(size=(30, 5)) as pilot:
        assert app.line.value == "ab c"
        app.line.value = "rood\x9b31m\tblauw"
        await pilot.pause()
        assert app.line.value == "rood blauw"
        assert drawn(app.line) == "rood blauw"


@pytest.mark.parametrize(
    ("character", "wanted"),
    [("\u200d", "a\u200db"), ("\xa0", "a b"), ("\u202e", "ab"), ("\u200b", "ab"), ("\x07", "ab"), ("\ud83d", "ab")],
)
async def test_typed_characters_are_clean(character: str, wanted: str) -> None:
    app = Host("ab")
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("left")
        app.line.post_message(events.Key("unknown", character))
        await pilot.pause()
        assert app.line.value == wanted


async def test_no_markup_in_the_line_or_before_it() -> None:
    app = Host("[b]x[/b] [/]", "[/] [@click=app.quit]")
    async with app.run_test(size=(30, 5)) as pilot:
        assert drawn(app.line) == "[b]x[/b] [/]"
        app.line.value = ""
        await pilot.pause()
        assert drawn(app.line) == " [/] [@click=app.quit]", "it stands behind the cursor"


async def test_every_size_and_back() -> None:
    app = Host("een hele lange regel die nergens past 👩‍🔬文")
    async with app.run_test(size=(30, 5)) as pilot:
        for size in [(1, 1), (3, 2), (200, 50), (30, 5)]:
            await pilot.resize_terminal(*size)
            await pilot.press("x", "backspace", "home", "end")
        assert app.line.value.startswith("een hele")


async def test_the_line_looks_the_same_with_and_without_the_keyboard() -> None:
    app = Host("tekst")
    async with app.run_test(size=(30, 5)) as pilot:
        for theme in THEMES:
            app.theme = theme.name
            app.line.focus()
            await pilot.pause()
            focused = app.line.visual_style.background
            assert focused is not None
            app.set_focus(None)
            await pilot.pause()
            assert app.line.visual_style.background == focused
            assert focused.hex.casefold() == theme.variables["field"].casefold()
