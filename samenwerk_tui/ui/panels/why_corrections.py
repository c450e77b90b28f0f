"""Correcting what was asked and answered; a question mark at the end decides which of the two it is."""

from samenwerk_tui.core import intents
from samenwerk_tui.core.asking import is_question, read_question, write_question
from samenwerk_tui.core.model import GROUP_COLUMN, Contribution, Question, Session
from samenwerk_tui.core.questions import answers
from samenwerk_tui.core.routes import Place, place_of, whose
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask
from samenwerk_tui.ui.panels.why_deck import question_on


def asked_by(session: Session, phase_id: str, text: str, asker: str | None) -> intents.AskQuestion:
    """The question that a text is, of this organisation (None: from outside)."""
    asked = read_question(text, session.organisations)
    return intents.AskQuestion(phase=phase_id, text=asked.text, asked_by=asker, asked_of=asked.asked_of)


def asker_at(session: Session, phase_id: str, place: Place) -> str | None:
    """The organisation that speaks; None for the whole group and for a table: nobody in particular asks."""
    organisations = whose(session, phase_id, place)
    return organisations[0] if len(organisations) == 1 else None


def column_of_asker(session: Session, question: Question) -> str:
    """The column that is current while a question is corrected; Tab makes it another asker's."""
    if question.asked_by is None:
        return GROUP_COLUMN
    return place_of(session, question.phase, question.asked_by).column


def correct_line(t: Catalog, session: Session, line: Contribution) -> Ask:
    """Ask for other words for an answer. With a question mark put behind it, it becomes a question."""

    def correct(text: str, _: str) -> Answer:
        if is_question(text) and not is_question(line.text):
            asker = line.organisations[0] if len(line.organisations) == 1 else None
            asked = asked_by(session, line.phase, text, asker)
            return intents.Together(parts=(intents.DeleteContribution(id=line.id, seen=line), asked))
        return intents.EditContribution(id=line.id, text=text, seen=line)

    completes = intents.EditContribution(id=line.id, text="", seen=line)
    return Ask(t("board.correct"), correct, value=line.text, as_line="", completes=completes)


def correct_question(t: Catalog, session: Session, question: Question, before: str) -> Ask:
    """Ask for other words, for others to ask it of (the names before it) or another asker (Tab).

    Without its question mark it becomes an answer to the card `before` it, where nobody answered it yet.
    """
    column = column_of_asker(session, question)

    def correct(text: str, by: str) -> Answer:
        if not is_question(text) and not answers(session, question.id):
            line = intents.NewLine(text=text, column=by, kind="answer", question=question_on(before))
            added = intents.AddContributions(phase=question.phase, lines=(line,))
            return intents.Together(parts=(intents.DeleteQuestion(id=question.id, seen=question), added))
        asker = question.asked_by if by == column else asker_at(session, question.phase, Place(column=by))
        asked = asked_by(session, question.phase, text, asker)
        return intents.EditQuestion(
            id=question.id, text=asked.text, asked_by=asker, asked_of=asked.asked_of, seen=question
        )

    value = write_question(question.text, question.asked_of, session.organisations)
    return Ask(t("why.question"), correct, value=value, as_line="", of_column=True)
