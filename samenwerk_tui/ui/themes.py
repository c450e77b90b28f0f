"""The colours: paper, not cockpit. Colour says whose something is; one alarm colour says late or refused.

Every pair of text and ground is at least 7:1 (WCAG 2.2 AAA); a test computes that from these values.
"""

from textual.theme import Theme

ORGANISATION_COLOURS = 8

_LIGHT_ORGANISATIONS = (
    "#0B4A7F",  # blue
    "#892E0A",  # rust
    "#095838",  # green
    "#663070",  # purple
    "#634700",  # brown
    "#3A4660",  # slate
    "#00505C",  # teal
    "#8A1A55",  # pink
)
_DARK_ORGANISATIONS = ("#8EC5FF", "#FFB08A", "#86E0B3", "#DDB0EA", "#E5C77A", "#B9C6E0", "#6FD3DE", "#F7A8CF")


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
            "input-selection-background": f"{organisations[0]} 30%",
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
    quiet="#474C57",
    band="#EFEBE0",
    goal="#E4EDE8",
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
    band="#232830",
    goal="#1D2B26",
    field="#0B0D10",
    alarm="#FF9AA2",
    organisations=_DARK_ORGANISATIONS,
)
THEMES = (LIGHT, DARK)
