"""Every text can be read from the back row: 7:1 at least (WCAG 2.2, contrast enhanced), computed from the themes."""

import pytest
from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import ORGANISATION_COLOURS, THEMES

ENOUGH = 7.0


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Name, text and ground of everything that stands on something."""
    values = theme.variables
    grounds = {
        "ground": theme.background,
        "band": values["band"],
        "goal": values["goal-band"],
        "field": values["field"],
    }
    texts = {"text": theme.foreground, "quiet": values["quiet"], "alarm": values["alarm"]}
    organisations = {f"org-{number}": values[f"org-{number}"] for number in range(1, ORGANISATION_COLOURS + 1)}
    found = [(f"{name} on {on}", str(text), str(g)) for name, text in texts.items() for on, g in grounds.items()]
    found += [
        (f"{name} on {on}", str(colour), str(grounds[on]))
        for name, colour in organisations.items()
        for on in ("ground", "band", "field")
    ]
    found += [(f"filled {name}", values["on-org"], colour) for name, colour in organisations.items()]
    found.append(("walker", values["block-cursor-foreground"], values["block-cursor-background"]))
    found.append(("cursor", values["input-cursor-foreground"], values["input-cursor-background"]))
    return found


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_everything_can_be_read(theme: Theme) -> None:
    weak = {name: round(contrast(text, ground), 2) for name, text, ground in pairs(theme)}
    assert not {name: ratio for name, ratio in weak.items() if ratio < ENOUGH}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
