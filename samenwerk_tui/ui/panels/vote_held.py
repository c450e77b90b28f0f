"""An idea of the ballot held up: the one that votes are counted for, or the one that came first."""

from collections.abc import Callable

from samenwerk_tui.ui.panels.base import Hint, Panel
from samenwerk_tui.ui.panels.vote_stage import AsideStage, StageName
from samenwerk_tui.ui.widgets.held_up import HeldUp, held_words


class HeldStage(AsideStage):
    """The idea alone, in letters as large as fit, as it stood when the round was opened. Any key leads back."""

    view: HeldUp
    back_letter = "h"

    def __init__(
        self, panel: Panel, go: Callable[[StageName | None], None], chosen: Callable[[], str | None]
    ) -> None:
        """`chosen` tells the id of the idea that the stage before this one was at."""
        super().__init__(panel, go)
        self.view = HeldUp(panel.t.language)
        self._chosen = chosen

    def show(self) -> None:
        """The idea; where there is none, back."""
        chosen, voting = self._chosen(), self.round
        idea = next((idea for idea in voting.ballot if idea.id == chosen), None) if voting else None
        self.view.show(held_words(self.panel.state, idea.text, idea.organisations) if idea else None)
        if idea is None:
            self.leave()

    def hints(self) -> tuple[Hint, ...]:
        """Back."""
        return (Hint("Esc", self.t("vote.hint.back")),)
