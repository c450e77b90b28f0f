"""The phase with which a following session begins: how the agreements of the last time are going."""

from samenwerk_tui.core.material import Programme, ProgrammePhase
from samenwerk_tui.locale import Catalog

_SHORT_PROGRAMME = 120
"""Up to so many minutes a programme has time for a short look back only."""
_MINUTES, _FEW_MINUTES = 10, 5


def review_phase(t: Catalog, programme: Programme) -> ProgrammePhase:
    """The phase, in the language of `t`: ten minutes, or five in a short programme."""
    return ProgrammePhase(
        kind="agreements",
        title=t("agreements.review.title"),
        minutes=_FEW_MINUTES if programme.minutes <= _SHORT_PROGRAMME else _MINUTES,
        instruction=t("agreements.review.instruction"),
        prompt=t("agreements.review.prompt"),
    )
