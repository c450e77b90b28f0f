"""What somebody wants: intents in the imperative. `decide` turns them into facts or refuses with a rule.

Texts in intents come from people: `decide` cleans them (`core.text`), nobody else has to.

The modules are loaded when something is asked for that stands in them: to show a session nothing is wanted of it yet.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # With a star: whatever stands in them is had from here, and a type checker knows what that is.
    from samenwerk_tui.core.intents.base import *  # noqa: F403
    from samenwerk_tui.core.intents.contributions import *  # noqa: F403
    from samenwerk_tui.core.intents.day import *  # noqa: F403
    from samenwerk_tui.core.intents.notes import *  # noqa: F403
    from samenwerk_tui.core.intents.together import *  # noqa: F403
    from samenwerk_tui.core.intents.voting import *  # noqa: F403

_NAMES: Mapping[str, Sequence[str]] = {
    "base": ("EraseForGood", "Intent", "Redo", "Together", "Undo"),
    "contributions": (
        "MAX_LINES",
        "AddContributions",
        "AskQuestion",
        "ChooseIdeas",
        "DeleteContribution",
        "DeleteQuestion",
        "EditContribution",
        "EditQuestion",
        "MarkContribution",
        "MergeIdeas",
        "MoveContribution",
        "NewLine",
        "ParkContribution",
        "ReopenParked",
        "SettleParked",
        "SplitCluster",
        "TitleCluster",
    ),
    "day": (
        "AddOrganisation",
        "AddPhase",
        "AdjustCountdown",
        "CatchUp",
        "ChangePresence",
        "ChooseColumns",
        "CoverPhase",
        "DrawCurtain",
        "EnterPhase",
        "FixPhase",
        "FollowClock",
        "MovePhase",
        "NextPhase",
        "OpenSession",
        "PauseCountdown",
        "PreviousPhase",
        "RenameOrganisation",
        "SkipPhase",
        "StartCountdown",
        "SwapLenses",
        "TimePhase",
        "TitleSession",
    ),
    "notes": ("DeleteNote", "EditNote", "WriteNote"),
    "together": (
        "ArrangePulse",
        "ClearPulse",
        "ClearStance",
        "CompareGroup",
        "CountPulse",
        "DeleteAgreement",
        "EditAgreement",
        "MakeAgreement",
        "RewordStatement",
        "SeenCounts",
        "ShowPulse",
        "TakeStance",
        "WithdrawWording",
        "Word",
    ),
    "voting": ("ClearVotes", "DiscardRound", "EnterVotes", "GuessChoice", "OpenRound", "RevealRound"),
}
"""What stands in which module."""

_MODULES = {name: module for module, names in _NAMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker is to say what is no intent

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"no intent is called {name}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{module}"), name)
        return found
