"""Every text can be read from the back row: 7:1 at least (WCAG 2.2, contrast enhanced), computed from the themes.

Also where a terminal has fewer colours than the theme: it makes the nearest of them out of each.
"""

from collections.abc import Callable, Iterator

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import DARK, INK, LIGHT, ORGANISATION_COLOURS, THEMES, themes_for

ENOUGH = 7.0
HIGH = 12.0
LABEL = 4.5
"""Enough for the bold letters of an organisation (WCAG 2.2, large text)."""
FEW = 4.0
"""What there is to be had out of 16 colours, of which nobody knows for certain what they look like."""
STEP = 1.03
"""From here on one ground is another one."""

Seen = Callable[[Color], Color]
"""What a terminal makes of a colour."""

XTERM = Palette(
    [
        *[(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205)],
        *[(229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255)],
        *[(0, 255, 255), (255, 255, 255)],
    ]
)
CONSOLE = Palette(
    [
        *[(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170)],
        *[(170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255)],
        *[(255, 85, 255), (85, 255, 255), (255, 255, 255)],
    ]
)
"""Of PCs, which most consoles still have."""
PALETTES = pytest.mark.parametrize("palette", [XTERM, CONSOLE], ids=["xterm", "console"])


def true(colour: Color) -> Color:
    """A terminal that has every colour."""
    return colour


def of_256(colour: Color) -> Color:
    """A terminal of 256 colours."""
    wanted = TerminalColor.from_triplet(ColorTriplet(*colour.rgb))
    return Color(*wanted.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def of_16(palette: Palette) -> Seen:
    """A terminal of 16 colours, which are these."""

    def seen(colour: Color) -> Color:
        wanted = TerminalColor.from_triplet(ColorTriplet(*colour.rgb)).downgrade(ColorSystem.STANDARD)
        assert wanted.number is not None
        return Color(*palette[wanted.number])

    return seen


def grey(colour: Color) -> Color:
    """NO_COLOR: as bright, in grey."""
    return colour.monochrome


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def grounds(theme: Theme) -> dict[str, Color]:
    values = theme.variables
    named = {
        "ground": theme.background,
        "band": values["band"],
        "goal": values["goal-band"],
        "field": values["field"],
    }
    return {name: Color.parse(str(value)) for name, value in named.items()}


def organisations(theme: Theme) -> dict[str, Color]:
    return {
        f"org-{number}": Color.parse(theme.variables[f"org-{number}"])
        for number in range(1, ORGANISATION_COLOURS + 1)
    }


def text_pairs(theme: Theme) -> Iterator[tuple[str, Color, Color]]:
    """Name, text and ground of everything that is read, but for the letters of organisations."""
    values = {name: Color.parse(value) for name, value in theme.variables.items() if value.startswith("#")}
    texts = {"text": Color.parse(str(theme.foreground)), "quiet": values["quiet"], "alarm": values["alarm"]}
    for name, text in texts.items():
        for on, ground in grounds(theme).items():
            yield f"{name} on {on}", text, ground
    yield "walker", values["block-cursor-foreground"], values["block-cursor-background"]
    yield "cursor", values["input-cursor-foreground"], values["input-cursor-background"]
    yield "selection", texts["text"], values["field"] + values["input-selection-background"]


def label_pairs(theme: Theme) -> Iterator[tuple[str, Color, Color]]:
    """The letters of organisations, and what is filled with their colour."""
    on_org = Color.parse(theme.variables["on-org"])
    for name, colour in organisations(theme).items():
        for on in ("ground", "band", "field"):
            yield f"{name} on {on}", colour, grounds(theme)[on]
        yield f"filled {name}", on_org, colour


def weak(pairs: Iterator[tuple[str, Color, Color]], least: float, seen: Seen = true) -> dict[str, float]:
    """The pairs with less contrast than that, as a terminal shows them."""
    ratios = {name: round(contrast(seen(text), seen(ground)), 2) for name, text, ground in pairs}
    return {name: ratio for name, ratio in ratios.items() if ratio < least}


ALL_THEMES = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])


@ALL_THEMES
def test_everything_can_be_read(theme: Theme) -> None:
    least = HIGH if theme is INK else ENOUGH
    assert not weak(text_pairs(theme), least)
    assert not weak(label_pairs(theme), least)


@ALL_THEMES
def test_everything_can_be_read_out_of_256_colours(theme: Theme) -> None:
    assert not weak(text_pairs(theme), ENOUGH, of_256)
    assert not weak(label_pairs(theme), LABEL, of_256)


@ALL_THEMES
def test_everything_can_be_read_without_colour(theme: Theme) -> None:
    assert not weak(text_pairs(theme), ENOUGH, grey)
    assert not weak(label_pairs(theme), LABEL, grey)


@PALETTES
@pytest.mark.parametrize("theme", themes_for("standard", "xterm"), ids=lambda theme: theme.name)
def test_everything_can_be_read_out_of_16_colours(theme: Theme, palette: Palette) -> None:
    assert not weak(text_pairs(theme), FEW, of_16(palette))
    assert not weak(label_pairs(theme), FEW, of_16(palette))


def test_a_theme_is_left_out_only_where_it_cannot_be_read() -> None:
    assert themes_for("truecolor", "xterm") == themes_for("256", "xterm-256color") == THEMES
    few = themes_for("standard", "xterm")
    assert [theme for theme in THEMES if theme not in few] == [LIGHT] and weak(label_pairs(LIGHT), 2, of_16(XTERM))
    for depth, terminal in [("standard", "linux"), (None, "dumb")]:
        assert sorted(theme.name for theme in themes_for(depth, terminal)) == sorted(theme.name for theme in few)


def test_it_begins_light_but_on_a_console() -> None:
    assert themes_for("256", "tmux-256color")[0] is LIGHT
    assert themes_for("standard", "xterm")[0] is INK
    assert themes_for("standard", "linux")[0] is DARK


@ALL_THEMES
def test_a_band_is_another_ground(theme: Theme) -> None:
    ground, band = grounds(theme)["ground"], grounds(theme)["band"]
    assert min(contrast(seen(band), seen(ground)) for seen in (true, of_256, grey)) >= STEP


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["paper", "night"])
def test_organisations_have_colours_of_their_own(theme: Theme) -> None:
    for seen in (true, of_256):
        assert len({seen(colour) for colour in organisations(theme).values()}) == ORGANISATION_COLOURS


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color.parse("#FFFFFF"), Color.parse("#000000")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
