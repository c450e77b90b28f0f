"""The colours of organisations come from the theme, and from nowhere else."""

import pytest
from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import ORGANISATION_COLOURS, THEMES
from samenwerk_tui.ui.widgets.theme_styles import organisation_style


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
