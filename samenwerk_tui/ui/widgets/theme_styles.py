"""The styles of organisations and of what is drawn line by line, straight from the theme.

They are no component classes: Textual works the rules of each of those out anew for every widget that has them, every
time that one gets its styles, and a board would have hundreds.
"""

from collections.abc import Mapping
from functools import lru_cache

from textual.color import Color
from textual.style import Style


def organisation_style(variables: Mapping[str, str], name: str) -> Style | None:
    """The style of this name: `org-N` (its colour, bold), `on-org-N` (filled with it) or `tint-N` (its colour only).

    `variables` are those of the theme (`App.theme_variables`). None for any other name.
    """
    kind, _, number = name.rpartition("-")
    if kind == "on-org":
        return _style(variables["on-org"], variables[f"org-{number}"], bold=True)
    return _style(variables[f"org-{number}"], None, bold=kind == "org") if kind in ("org", "tint") else None


_NAMED: Mapping[str, tuple[str | None, str | None, bool]] = {
    "quiet": ("quiet", None, False),
    "strong": (None, None, True),
    "selected": ("block-cursor-foreground", "block-cursor-background", True),
    "held": (None, "band", True),
}
"""Variables of the colour and of the ground, None for those of the widget; and whether it is bold."""


def line_style(variables: Mapping[str, str], name: str) -> Style | None:
    """As `organisation_style`, and `quiet`, `strong`, `selected` or `held`. None for any other name."""
    named = _NAMED.get(name)
    if named is None:
        return organisation_style(variables, name)
    colour, ground, bold = named
    return _style(colour and variables[colour], ground and variables[ground], bold=bold)


def head_style(variables: Mapping[str, str], colour: int | None, *, current: bool) -> Style:
    """The style of a column's head: a band in the colour of its organisation, the current one filled with it.

    `colour` is the number of the organisation, None for a column that is nobody's.
    """
    if current and colour is None:
        return _style(variables["background"], variables["foreground"], bold=True)
    if current:
        return _style(variables["on-org"], variables[f"org-{colour}"], bold=True)
    return _style(variables["foreground" if colour is None else f"org-{colour}"], variables["band"], bold=True)


@lru_cache(64)
def _style(colour: str | None, ground: str | None, *, bold: bool) -> Style:
    foreground, background = (None if one is None else Color.parse(one) for one in (colour, ground))
    return Style(foreground=foreground, background=background, bold=bold or None)
