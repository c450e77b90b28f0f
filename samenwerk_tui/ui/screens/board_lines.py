"""What the list of all lines does on the board: it opens there, and what it asks is asked in the input line."""

from typing import TYPE_CHECKING

from samenwerk_tui.core import intents
from samenwerk_tui.core.made import Said
from samenwerk_tui.core.model import (
    Agreement,
    Contribution,
    Note,
    Question,
    Rewording,
    Session,
    Settled,
    Stance,
    Title,
    Wording,
)
from samenwerk_tui.core.sayings import Saying, sayings
from samenwerk_tui.ui.messages import Answer, Ask, ask_text
from samenwerk_tui.ui.panels.agreement_questions import answered
from samenwerk_tui.ui.panels.idea_actions import erase_text, move_line
from samenwerk_tui.ui.screens.all_lines import AllLinesScreen, Chosen
from samenwerk_tui.ui.widgets.line_list import LineEntry

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.board import BoardScreen


def show_all_lines(board: "BoardScreen") -> None:
    """Open the list of everything that was said."""

    def load() -> list[LineEntry]:
        found = sayings(board.workshop.events, board.state)
        seen = [one for one in found if not (board.beamed and isinstance(one.what, Note))]
        return [LineEntry(board.t, board.state, one, beamed=board.beamed) for one in seen]

    def delete(saying: Saying) -> None:
        board.do(_removal(saying.what, board.state))

    def chosen(choice: Chosen | None) -> None:
        if choice is not None:
            _ask(board, choice)

    board.app.push_screen(AllLinesScreen(board.t, load, delete), chosen)


def _removal(what: Said, session: Session) -> intents.Intent:
    """What takes it away: a statement gets the words of the programme back, a merged idea those of its first line."""
    match what:
        case Contribution():
            return intents.DeleteContribution(id=what.id, seen=what)
        case Agreement():
            return intents.DeleteAgreement(id=what.id, seen=what)
        case Question():
            return intents.DeleteQuestion(id=what.id, seen=what)
        case Wording():
            return intents.WithdrawWording(id=what.id)
        case Stance():
            return intents.ClearStance(wording=what.wording, organisation=what.organisation)
        case Settled():
            return intents.ReopenParked(parked=what.parked)
        case Note():
            return intents.DeleteNote(id=what.id, seen=what)
        case Rewording():
            words = next(one.text for one in session.statements if one.id == what.statement)
            return intents.RewordStatement(phase=what.phase, statement=what.statement, text=words)
        case Title():
            first = session.contribution(session.cluster(what.cluster).members[0])
            return intents.TitleCluster(cluster=what.cluster, title=first.text)


def _ask(board: "BoardScreen", choice: Chosen) -> None:
    """Ask what has to be known before it is done; or say that another screen took it away meanwhile."""
    old = choice.saying.what
    if choice.action == "erase":
        board.ask(erase_text(board.t, old.id, choice.saying.text))
        return
    session = board.state
    everything: tuple[Said, ...] = (*session.contributions, *session.agreements, *session.questions, *session.notes)
    now = next((one for one in everything if one.id == old.id), None)
    if isinstance(now, Agreement):
        _correct_agreement(board, now)
    elif isinstance(now, Question):
        _correct_question(board, now)
    elif isinstance(now, Note):
        _correct_note(board, now)
    elif not isinstance(now, Contribution):
        board.say(board.t("rule.gone"), alarm=True)
    elif choice.action == "move":
        board.ask(move_line(board.t, board.state, now))
    else:
        board.edit(now.id)


def _correct_agreement(board: "BoardScreen", agreement: Agreement) -> None:
    """What was agreed; the rest of it is asked in the phase of the agreements."""

    def answer(text: str, _: str) -> Answer:
        return answered(board.t, board.state, agreement, "what", text)

    board.ask(Ask(board.t("agreements.ask.what"), answer, value=agreement.what, as_line=""))


def _correct_question(board: "BoardScreen", question: Question) -> None:
    """The words of a question of the room."""
    edit = intents.EditQuestion(
        id=question.id, text="", asked_by=question.asked_by, asked_of=question.asked_of, seen=question
    )
    board.ask(ask_text(board.t("lines.ask_question"), edit, value=question.text))


def _correct_note(board: "BoardScreen", note: Note) -> None:
    board.ask(ask_text(board.t("desk.note"), intents.EditNote(id=note.id, text="", seen=note), value=note.text))
