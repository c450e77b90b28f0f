"""The colours of organisations come from the theme, and from nowhere else."""

import pytest
from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import ORGANISATION_COLOURS, THEMES
from samenwerk_tui.ui.widgets.theme_styles import line_style, organisation_style


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("number", range(1, ORGANISATION_COLOURS + 1))
def test_every_organisation_has_its_colour_plain_filled_and_as_a_tint(theme: Theme, number: int) -> None:
    colour = Color.parse(theme.variables[f"org-{number}"])
    plain, filled, tint = (
        organisation_style(theme.variables, f"{kind}-{number}") for kind in ("org", "on-org", "tint")
    )
    assert plain is not None and filled is not None and tint is not None
    assert (plain.foreground, plain.background, plain.bold) == (colour, None, True)
    assert (filled.foreground, filled.background) == (Color.parse(theme.variables["on-org"]), colour)
    assert (tint.foreground, tint.bold) == (colour, None)


@pytest.mark.parametrize("name", ["", "strong", "quiet", "on-strong", "here"])
def test_other_names_are_not_about_organisations(name: str) -> None:
    assert organisation_style(THEMES[0].variables, name) is None


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_a_line_is_drawn_in_is_what_the_theme_says(theme: Theme) -> None:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    names = ("strong", "quiet", "on-strong", "here", "selected", "new", "gone", "alarm", "bar")
    styles = {name: line_style(variables, name) for name in names}
    colours = {name: (s.foreground, s.background) for name, s in styles.items() if s is not None}
    ground, text = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    quiet, band = Color.parse(variables["quiet"]), Color.parse(variables["band"])
    assert colours["strong"] == colours["new"] == (None, None)
    assert colours["quiet"] == colours["gone"] == (quiet, None)
    assert colours["on-strong"] == colours["selected"] == (ground, text)
    assert (colours["here"], colours["bar"]) == ((None, band), (quiet, band))
    assert colours["alarm"] == (Color.parse(variables["alarm"]), None)
    told = {name: (bool(s.bold), bool(s.underline), bool(s.strike)) for name, s in styles.items() if s is not None}
    bold = {"strong", "on-strong", "here", "selected", "new", "alarm"}
    assert told == {name: (name in bold, name == "new", name == "gone") for name in names}


def test_a_piece_without_a_name_has_no_style_and_a_wrong_name_is_told() -> None:
    assert line_style(THEMES[0].variables, "") is None
    with pytest.raises(KeyError, match="stong"):
        line_style(THEMES[0].variables, "stong")
