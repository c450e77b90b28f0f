"""The styles of organisations and of what is drawn line by line, straight from the theme.

They are no component classes: Textual works the rules of each of those out anew for every widget that has them, every
time that one gets its styles, and a board would have hundreds.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style as RichStyle
from textual.color import Color
from textual.style import Style
from textual.widget import Widget


def organisation_style(variables: Mapping[str, str], name: str) -> Style | None:
    """The style of this name: `org-N` (its colour, bold), `on-org-N` (filled with it) or `tint-N` (its colour only).

    `variables` are those of the theme (`App.theme_variables`). None for any other name.
    """
    kind, _, number = name.rpartition("-")
    if kind == "on-org":
        return _style(variables["on-org"], variables[f"org-{number}"], "bold")
    if kind in ("org", "tint"):
        return _style(variables[f"org-{number}"], None, "bold" if kind == "org" else "")
    return None


_NAMED: Mapping[str, tuple[str | None, str | None, str]] = {
    "strong": (None, None, "bold"),
    "quiet": ("quiet", None, ""),
    "on-strong": ("background", "foreground", "bold"),
    "here": (None, "band", "bold"),
    "selected": ("block-cursor-foreground", "block-cursor-background", "bold"),
    "new": (None, None, "bold underline"),
    "gone": ("quiet", None, "strike"),
    "alarm": ("alarm", None, "bold"),
    "bar": ("quiet", "band", ""),
}
"""Variables of the colour and of the ground, None for those of the widget; and how the letters are."""


def line_style(variables: Mapping[str, str], name: str) -> Style | None:
    """The style of a piece of a line, None for one without a name. Raises KeyError for another name than these.

    | Name | What is in it |
    | :- | :- |
    | `strong` | What the room reads first. |
    | `quiet` | What may wait: marks, whose it is, how many are out of sight. |
    | `on-strong` | As `strong`, filled: the current table, which has no colour of its own. |
    | `here` | The row under the walker; a card that is held on to. |
    | `selected` | The card under the walker. |
    | `new`, `gone` | Words that came in this version of a text, and that went. |
    | `alarm` | Why a number was refused. |
    | `bar` | The bar of draagvlak: nobody's colour, for it is everybody's; the band is what it could be. |
    | `org-N`, `on-org-N`, `tint-N` | See `organisation_style`. |
    """
    if not name:
        return None
    named = _NAMED.get(name)
    if named is None:
        own = organisation_style(variables, name)
        if own is None:
            raise KeyError(f"no style is called {name}")
        return own
    colour, ground, letters = named
    return _style(colour and variables[colour], ground and variables[ground], letters)


def head_style(variables: Mapping[str, str], colour: int | None, *, current: bool) -> Style:
    """The style of a column's head: a band in the colour of its organisation, the current one filled with it.

    `colour` is the number of the organisation, None for a column that is nobody's.
    """
    if current and colour is None:
        return _style(variables["background"], variables["foreground"], "bold")
    if current:
        return _style(variables["on-org"], variables[f"org-{colour}"], "bold")
    return _style(variables["foreground" if colour is None else f"org-{colour}"], variables["band"], "bold")


class LineStyles:
    """The styles in which one widget draws its lines, each made once for every theme and style of the widget."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._made: dict[tuple[str, str], RichStyle] = {}
        self._made_of: tuple[Style, Mapping[str, str]] | None = None

    def of(self, name: str, ground: str = "") -> RichStyle:
        """The style of this name (see `line_style`) on the ground of that name, and on the widget's own."""
        self.renew()
        return self.known(name, ground)

    def renew(self) -> None:
        """Forget those of another theme or style of the widget."""
        made_of = self._widget.visual_style, self._widget.app.theme_variables
        if self._made_of != made_of:
            self._made_of, self._made = made_of, {}

    def known(self, name: str, ground: str = "") -> RichStyle:
        """As `of`, for whoever renewed them at the start of a paint: a board asks for hundreds in each."""
        style = self._made.get((name, ground))
        if style is None:
            assert self._made_of is not None, "renewed"
            own, variables = self._made_of
            for more in (line_style(variables, ground), line_style(variables, name)):
                own = own if more is None else own + more
            style = self._made[name, ground] = own.rich_style
        return style


@lru_cache(64)
def _style(colour: str | None, ground: str | None, letters: str) -> Style:
    foreground, background = (None if one is None else Color.parse(one) for one in (colour, ground))
    bold, underline, strike = (letter in letters or None for letter in ("bold", "underline", "strike"))
    return Style(foreground=foreground, background=background, bold=bold, underline=underline, strike=strike)
