"""Every text can be read from the back row: 7:1 at least (WCAG 2.2, contrast enhanced), computed from the themes.

Also where a terminal has fewer colours than the theme: it makes the nearest of them out of each.
"""

from collections.abc import Callable, Iterator

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import DARK, INK, LIGHT, ORGANISATION_COLOURS, SIXTEEN, THEMES, NotBrightened, themes_for
from tests.contrast import contrast, grounds, label_pairs, organisations, text_pairs

ENOUGH = 7.0
HIGH = 12.0
HIGH_LABEL = 10.0
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


def weak(pairs: Iterator[tuple[str, Color, Color]], least: float, seen: Seen = true) -> dict[str, float]:
    """The pairs with less contrast than that, as a terminal shows them."""
    ratios = {name: round(contrast(seen(text), seen(ground)), 2) for name, text, ground in pairs}
    return {name: ratio for name, ratio in ratios.items() if ratio < least}


ALL_THEMES = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])


@ALL_THEMES
def test_everything_can_be_read(theme: Theme) -> None:
    assert not weak(text_pairs(theme), HIGH if theme is INK else ENOUGH)
    assert not weak(label_pairs(theme), HIGH_LABEL if theme is INK else ENOUGH)


@ALL_THEMES
def test_everything_can_be_read_out_of_256_colours(theme: Theme) -> None:
    assert not weak(text_pairs(theme), ENOUGH, of_256)
    assert not weak(label_pairs(theme), LABEL, of_256)


@ALL_THEMES
def test_everything_can_be_read_without_colour(theme: Theme) -> None:
    assert not weak(text_pairs(theme), ENOUGH, grey)
    assert not weak(label_pairs(theme), LABEL, grey)


@PALETTES
def test_everything_can_be_read_out_of_16_colours(palette: Palette) -> None:
    assert not weak(text_pairs(SIXTEEN), FEW, of_16(palette))
    assert not weak(label_pairs(SIXTEEN), FEW, of_16(palette))
    ground, band = grounds(SIXTEEN)["ground"], grounds(SIXTEEN)["band"]
    assert contrast(of_16(palette)(band), of_16(palette)(ground)) >= STEP


@pytest.mark.parametrize("depth", ["truecolor", "256"])
def test_who_has_the_colours_has_the_choice(depth: str) -> None:
    assert themes_for(depth) == THEMES
    assert themes_for("standard") == themes_for(None) == (SIXTEEN,)


def test_bold_text_that_is_dark_is_not_made_bright() -> None:
    line = [
        Segment(text, Style(color=colour, bgcolor=ground, bold=True))
        for text, colour, ground in [("head", "#14171C", "#E5C77A"), ("text", "#F2F0EA", "#14171C")]
    ]
    shown = NotBrightened().apply([*line, Segment("plain")], grounds(DARK)["ground"])
    assert [(text, style and style.bold) for text, style, _ in shown] == [
        ("head", False),
        ("text", True),
        ("plain", None),
    ]


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
