"""The centre of the board: one panel for each kind of phase. Only the panel that is shown is imported."""

from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.ui.panels.base import Panel


def panel_for(kind: PhaseKind) -> type[Panel]:
    """The panel of a kind of phase."""
    match kind:
        case "welcome":
            from samenwerk_tui.ui.panels.welcome import WelcomePanel

            return WelcomePanel
        case "pulse":
            from samenwerk_tui.ui.panels.pulse import PulsePanel

            return PulsePanel
        case "case":
            from samenwerk_tui.ui.panels.case import CasePanel

            return CasePanel
        case "why":
            from samenwerk_tui.ui.panels.why import WhyPanel

            return WhyPanel
        case "goal":
            from samenwerk_tui.ui.panels.goal import GoalPanel

            return GoalPanel
        case "vote":
            from samenwerk_tui.ui.panels.vote import VotePanel

            return VotePanel
        case "develop":
            from samenwerk_tui.ui.panels.develop import DevelopPanel

            return DevelopPanel
        case "consent":
            from samenwerk_tui.ui.panels.consent import ConsentPanel

            return ConsentPanel
        case "agreements":
            from samenwerk_tui.ui.panels.agreements import AgreementsPanel

            return AgreementsPanel
        case "reflection":
            from samenwerk_tui.ui.panels.reflection import ReflectionPanel

            return ReflectionPanel
        case "break":
            from samenwerk_tui.ui.panels.pause import BreakPanel

            return BreakPanel
        case "outcome":
            from samenwerk_tui.ui.panels.outcome import OutcomePanel

            return OutcomePanel
    from samenwerk_tui.ui.panels.columns import ColumnsPanel

    return ColumnsPanel
