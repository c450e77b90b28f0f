"""The colours of organisations, straight from the theme.

They are no component classes: Textual works the rules of each of those out anew for every widget that has them, and a
board would have hundreds.
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
def _style(colour: str, ground: str | None, *, bold: bool) -> Style:
    background = None if ground is None else Color.parse(ground)
    return Style(foreground=Color.parse(colour), background=background, bold=bold or None)
