"""What the list of all lines does on the board: it opens there, and what it asks is asked in the input line."""

from typing import TYPE_CHECKING

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Agreement, Contribution
from samenwerk_tui.core.sayings import Saying, sayings
from samenwerk_tui.ui.messages import Answer, Ask
from samenwerk_tui.ui.panels.agreement_questions import answered
from samenwerk_tui.ui.panels.idea_actions import erase_text, move_line
from samenwerk_tui.ui.screens.all_lines import AllLinesScreen, Chosen
from samenwerk_tui.ui.widgets.line_list import LineEntry

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.board import BoardScreen


def show_all_lines(board: "BoardScreen") -> None:
    """Open the list of everything that was said."""

    def load() -> list[LineEntry]:
        return [LineEntry(board.t, board.state, one) for one in sayings(board.workshop.events, board.state)]

    def delete(saying: Saying) -> None:
        what = saying.what
        is_agreement = isinstance(what, Agreement)
        board.do(intents.DeleteAgreement(id=what.id) if is_agreement else intents.DeleteContribution(id=what.id))

    def chosen(choice: Chosen | None) -> None:
        if choice is not None:
            _ask(board, choice)

    board.app.push_screen(AllLinesScreen(board.t, load, delete), chosen)


def _ask(board: "BoardScreen", choice: Chosen) -> None:
    """Ask what has to be known before it is done; or say that another screen took it away meanwhile."""
    old = choice.saying.what
    if choice.action == "erase":
        board.ask(erase_text(board.t, old.id, old.what if isinstance(old, Agreement) else old.text))
        return
    everything: tuple[Contribution | Agreement, ...] = (*board.state.contributions, *board.state.agreements)
    now = next((one for one in everything if one.id == old.id), None)
    if now is None:
        board.say(board.t("rule.gone"), alarm=True)
    elif isinstance(now, Agreement):
        _correct_agreement(board, now)
    elif choice.action == "move":
        board.ask(move_line(board.t, board.state, now))
    else:
        board.edit(now.id)


def _correct_agreement(board: "BoardScreen", agreement: Agreement) -> None:
    """What was agreed; the rest of it is asked in the phase of the agreements."""

    def answer(text: str, _: str) -> Answer:
        now = next((one for one in board.state.agreements if one.id == agreement.id), None)
        return board.t("rule.gone") if now is None else answered(board.t, board.state, now, "what", text)

    board.ask(Ask(board.t("agreements.ask.what"), answer, value=agreement.what, as_line=""))
