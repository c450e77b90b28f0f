"""What lies beside a session: the line that is being typed on this screen, and the folder for exports."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.line import parse
from samenwerk_tui.core.model import Session, Stance
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.service import erase_in_group
from samenwerk_tui.store.protocol import Archive, Asked, Draft, Reason, StoreError
from samenwerk_tui.ui.messages import Ask, ask_text


class ScreenFiles:
    """What one screen keeps on disk beside the events."""

    def __init__(self, archive: Archive, session: str, screen: str, exports: Path) -> None:
        """`session` is what the archive knows the session by whatever comes beside it: its path or whole id."""
        self._archive = archive
        self._session = session
        self._screen = screen
        self._kept: Draft | None = None
        self.exports = exports

    def check_saving(self) -> None:
        """Raise StoreError where nothing can be saved here; not where another screen is saving right now."""
        try:
            self._archive.check_writable(self._session)
        except StoreError as error:
            if error.reason is not Reason.BUSY:
                raise

    def elsewhere(self, folder: Path) -> Archive:
        """Sessions in another folder, for when nothing can be saved here."""
        return self._archive.elsewhere(folder)

    def erase_in_group(self, session: Session, happened: fact.Erased, clock: Clock) -> tuple[str, ...]:
        """Erase it in the other sessions of the group too; returns the ids of those in which that failed."""
        failed = (erase_in_group(self._archive, session, self._screen, one, clock) for one in happened.ids)
        return tuple(dict.fromkeys(chain.from_iterable(failed)))

    def half_typed(self, events: Sequence[fact.Event], shorts: Collection[str]) -> Draft | None:
        """What was being typed when the programme ended, or None; `shorts` are what a line can be routed to.

        Without what this screen did last: then the programme was killed right after saving it.
        """
        draft = None
        with suppress(StoreError):
            draft = self._archive.read_draft(self._session, self._screen)
        last = next((event.fact for event in reversed(events) if event.screen == self._screen), None)
        if draft is None or not _is_said(parse(draft.text, shorts).text, last):
            return draft
        if not draft.waiting:
            return None
        return draft.model_copy(update={"text": draft.waiting[0], "waiting": draft.waiting[1:], "asked": None})

    def keep(self, draft: Draft) -> None:
        """Keep the half-typed line, when it changed. Raises StoreError."""
        if draft == self._kept:
            return
        if draft.text:
            self._archive.write_draft(self._session, self._screen, draft)
        elif self._kept is None or self._kept.text:
            self._archive.clear_draft(self._session, self._screen)
        self._kept = draft

    def forget(self) -> None:
        """What was kept is gone from the disk, as after an erasing: keep it again, changed or not."""
        self._kept = None


def asked_again(question: Ask) -> Asked | None:
    """What is kept of a question that is to be asked again; None where an answer comes back as a line."""
    completes = question.completes
    if completes is None:
        return None
    return Asked(label=question.label, intent=type(completes).__name__, fields=completes.model_dump(mode="json"))


def question_again(asked: Asked) -> Ask | None:
    """The question that was kept; None where this programme does not know it."""
    kind = getattr(intents, asked.intent, None)
    if not (isinstance(kind, type) and issubclass(kind, intents.Intent)):
        return None
    try:
        return ask_text(clean_line(asked.label), kind.model_validate(asked.fields))
    except ValidationError:
        return None


def _is_said(line: str, happened: fact.Fact | None) -> bool:
    """Whether what happened is what became of a line, or of an answer as a line of its own."""
    if isinstance(happened, fact.StanceTaken):
        return _is_stance(line, happened.stance)
    return line in _said(happened)


def _is_stance(line: str, stance: Stance) -> bool:
    from samenwerk_tui.core.consent_line import is_no_objection, read_objection
    from samenwerk_tui.core.stance_line import read_stance

    said = read_stance(line)
    if said is not None:
        return (said.answer, said.reason) == (stance.answer, stance.reason)
    if stance.answer == "no_objection":
        return is_no_objection(line)
    return stance.answer == "objection" and read_objection(line) == stance.reason


def _said(happened: fact.Fact | None) -> tuple[str, ...]:
    """The texts that a line or an answer may have become."""
    match happened:
        case fact.QuestionAsked(question=question):
            return (question.text,)
        case fact.WordingMade(wording=wording):
            return (wording.text,)
        case fact.ParkedSettled(settled=settled):
            return (settled.text,)
        case fact.NoteWritten(note=note):
            return (note.text,)
        case fact.QuestionEdited(text=text) | fact.StatementReworded(text=text) | fact.NoteEdited(text=text):
            return (text,)
        case fact.ContributionAdded(contribution=line):
            return (line.text,)
        case fact.ContributionEdited(text=text) | fact.ClusterTitled(title=text):
            return (text,)
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            return tuple(filter(None, (agreed.what, agreed.owner, agreed.due, agreed.first_step)))
    return ()
