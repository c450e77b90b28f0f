"""The colours: paper, not cockpit. Colour says whose something is; one alarm colour says late or refused.

Every pair of text and ground is at least 7:1 (WCAG 2.2 AAA), with high contrast 12:1, and stays readable where a
terminal makes the nearest of 256 colours of it; a test computes that from these values.
"""

from dataclasses import replace
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

ORGANISATION_COLOURS = 8

_LIGHT_ORGANISATIONS = (
    "#0B4A7F",  # blue
    "#892E0A",  # rust
    "#0A5A2E",  # green
    "#662E72",  # purple
    "#634700",  # brown
    "#40454F",  # slate
    "#00505C",  # teal
    "#8A1A55",  # pink
)
_DARK_ORGANISATIONS = ("#8EC5FF", "#FFB08A", "#86E0B3", "#DDB0EA", "#E5C77A", "#B9C6E0", "#6FD3DE", "#F7A8CF")

_INK_ORGANISATIONS = ("#00007A", "#640000", "#003300", "#45005A", "#3A2600", "#262626", "#002F38", "#5C0038")
"""As in the light theme, so dark that the hue is hardly seen: the letters and the place tell them apart."""


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    text: str,
    quiet: str,
    band: str,
    goal: str,
    field: str,
    alarm: str,
    organisations: tuple[str, ...],
) -> Theme:
    colours = {f"org-{number}": colour for number, colour in enumerate(organisations, 1)}
    return Theme(
        name=name,
        dark=dark,
        primary=organisations[0],
        background=ground,
        surface=field,
        panel=band,
        foreground=text,
        error=alarm,
        warning=alarm,
        variables={
            "quiet": quiet,
            "band": band,
            "goal-band": goal,
            "field": field,
            "alarm": alarm,
            "on-org": ground,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-cursor-text-style": "none",
            "input-selection-background": f"{organisations[0]}33",
            "border": quiet,
            "border-blurred": quiet,
            "block-cursor-foreground": ground,
            "block-cursor-background": text,
            "block-cursor-text-style": "bold",
            **colours,
        },
    )


LIGHT = _theme(
    "paper",
    dark=False,
    ground="#FAF8F3",
    text="#16181D",
    quiet="#434852",
    band="#EDEBE7",
    goal="#E6ECE9",
    field="#FFFFFF",
    alarm="#9B0E1D",
    organisations=_LIGHT_ORGANISATIONS,
)
DARK = _theme(
    "night",
    dark=True,
    ground="#14171C",
    text="#F2F0EA",
    quiet="#B4BAC5",
    band="#242830",
    goal="#1D2B26",
    field="#0B0D10",
    alarm="#FFA3AA",
    organisations=_DARK_ORGANISATIONS,
)
INK = _theme(
    "ink",
    dark=False,
    ground="#FFFFFF",
    text="#000000",
    quiet="#1A1A1A",
    band="#E0E0E0",
    goal="#E0E0E0",
    field="#FFFFFF",
    alarm="#4C0000",
    organisations=_INK_ORGANISATIONS,
)
"""High contrast, for a beamer that washes out and for tired eyes."""
THEMES = (LIGHT, DARK, INK)
_BLUE = "#0000AA"
SIXTEEN = replace(DARK, panel=_BLUE, variables={**DARK.variables, "band": _BLUE})
"""For 16 colours, out of which a light theme would get yellow letters on white, and grey ones where they are bold."""
_MANY_COLOURS = ("truecolor", "256")


def themes_for(depth: str | None) -> tuple[Theme, ...]:
    """The themes that can be read where `Console.color_system` is this, the one to begin with first."""
    return THEMES if depth in _MANY_COLOURS else (SIXTEEN,)


class NotBrightened(LineFilter):
    """For terminals of 16 colours, which show bold black as grey: text that is to be dark is not bold."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """See `LineFilter.apply`."""
        return [Segment(text, style and _not_brightened(style), control) for text, style, control in segments]


@lru_cache(1024)
def _not_brightened(style: Style) -> Style:
    is_dark = style.color is not None and Color.from_rich_color(style.color).brightness < 0.5
    return style + Style(bold=False) if is_dark and style.bold else style
