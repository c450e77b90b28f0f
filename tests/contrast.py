"""How much text stands out from its ground: contrast (WCAG 2.2), and the pairs of a theme."""

from collections.abc import Iterator

from textual.color import Color
from textual.theme import Theme

from samenwerk_tui.ui.themes import ORGANISATION_COLOURS


def luminance(colour: Color) -> float:
    """Relative luminance."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21, whichever is the text."""
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
