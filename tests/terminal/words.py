"""The words of the screen that the tests wait for, from the catalog: another wording breaks no test."""

from datetime import datetime

from samenwerk_tui.locale import Catalog

t = Catalog("nl")
WALKING = f"V {t('columns.hint.move')}"
"""In the bottom line while an idea is selected."""
CORRECTING = f"{t('board.correct')} ›"
"""Before the line while something is corrected."""
PALETTE = t("palette.search")
BREAK = "Pauze"
"""Title of a break in the programmes that are shipped."""
WHY = "Blik van buiten"
"""Title of the phase in which every line answers the question that is shown."""
CHECKING_OUT = "Uitchecken"
"""Title of the phase in which every line is something learned."""
PASTING = t("paste.keys")


def saved_at(moment: datetime) -> str:
    """The save state when the last thing that was done, was done at this moment."""
    return t("board.saved", time=f"{moment:%H:%M:%S}")


def armed(phase: str) -> str:
    """What a first PageDown or PageUp says."""
    return t("board.once_more", phase=phase)


def go_to(phase: str) -> str:
    """The command of the palette that goes to a phase."""
    return t("palette.go_to", phase=phase)
