"""What lies beside a session: the line that is being typed on this screen, and the folder for exports."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import Clock
from samenwerk_tui.core.history import NOT_UNDONE
from samenwerk_tui.core.line import parse
from samenwerk_tui.core.model import Session, Stance
from samenwerk_tui.core.routes import Place
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.store.protocol import Archive, Asked, Draft, Reason, ScreenClaim, StoreError
from samenwerk_tui.ui.messages import Ask, ask_text


class ScreenFiles:
    """What one screen keeps on disk beside the events."""

    def __init__(self, archive: Archive, session: str, claim: ScreenClaim, exports: Path) -> None:
        """`session` is what the archive knows the session by whatever comes beside it: its path or whole id."""
        self._archive = archive
        self._session = session
        self._claim = claim
        self._kept: Draft | None = None
        self.exports = exports

    @property
    def screen(self) -> str:
        """The name of this screen. Raises StoreError where none is to be had."""
        return self._claim.name

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
        from samenwerk_tui.service.sessions import erase_in_group

        failed = (erase_in_group(self._archive, session, self.screen, one, clock) for one in happened.ids)
        return tuple(dict.fromkeys(chain.from_iterable(failed)))

    def is_alone(self) -> bool:
        """Whether no other screen is on the session, as far as can be seen."""
        try:
            return self._archive.is_alone(self._session, self.screen)
        except StoreError as error:
            return error.reason is not Reason.BUSY  # so many that no name is left for this one

    def half_typed(self, events: Sequence[fact.Event], routes: Mapping[str, Place]) -> Draft | None:
        """What was being typed when the programme ended, or None; `routes` are where a line can be routed to.

        Behind it what was being typed on other screens of this kind that are gone: from then on it is this one's.
        Raises StoreError where no name is to be had.
        """
        own = self._left_by(self.screen, events, routes)
        for claim in self._claim_left(self._kind):
            with suppress(StoreError):
                if claim.name != self.screen:
                    own = self._taken_over(own, claim.name, events, routes)
            claim.release()
        return own

    def is_left_at(self, kind: str) -> bool:
        """Whether a screen of this kind that is gone left a half-typed line."""
        claims = self._claim_left(kind)
        for claim in claims:
            claim.release()
        return bool(claims)

    def _claim_left(self, kind: str) -> tuple[ScreenClaim, ...]:
        with suppress(StoreError):
            return self._archive.claim_left(self._session, kind)
        return ()

    def _taken_over(
        self, own: Draft | None, screen: str, events: Sequence[fact.Event], routes: Mapping[str, Place]
    ) -> Draft | None:
        """With what another screen left. Kept here before it is gone there; left there where it has to wait."""
        left, both = self._left_by(screen, events, routes), own
        if left is not None:
            both = left if own is None else _behind(own, left, routes)
            if both is None:
                return own
            self._archive.write_draft(self._session, self.screen, both)
        self._archive.clear_draft(self._session, screen)
        return both

    def _left_by(self, screen: str, events: Sequence[fact.Event], shorts: Collection[str]) -> Draft | None:
        """What was being typed on a screen; without what was done there last, for it was killed right after that."""
        draft = None
        with suppress(StoreError):
            draft = self._archive.read_draft(self._session, screen)
        last = next((e.fact for e in reversed(events) if e.screen == screen and type(e.fact) not in NOT_UNDONE), None)
        return None if draft is None else _without(draft, last, shorts)

    @property
    def _kind(self) -> str:
        """ "board" for "board-2"."""
        return self.screen.partition("-")[0]

    def keep(self, draft: Draft) -> None:
        """Keep the half-typed line, when it changed. Raises StoreError."""
        if draft == self._kept:
            return
        if draft.text:
            self._archive.write_draft(self._session, self.screen, draft)
        elif self._kept is None or self._kept.text:
            self._archive.clear_draft(self._session, self.screen)
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


def _behind(own: Draft, other: Draft, routes: Mapping[str, Place]) -> Draft | None:
    """Both, with the lines of the other one behind; None where both are answers, for one only can be asked again."""
    if other.asked is None:
        short = next((short for short, place in routes.items() if place == Place(column=other.column)), None)
        routed = short is None or parse(other.text, routes).route is not None
        line = other.text if routed else f"{short}: {other.text}"
        return replace(own, waiting=(*own.waiting, line, *other.waiting))
    if own.asked is None:
        return replace(other, waiting=(own.text, *own.waiting, *other.waiting))
    return None


def _without(draft: Draft, last: fact.Fact | None, shorts: Collection[str]) -> Draft | None:
    """A draft without the line that was saved last, if that is in it; None where nothing else is."""
    lines = (draft.text, *draft.waiting)
    question = question_again(draft.asked) if draft.asked is not None else None
    # What is private stands before what was entered while it was put off.
    entered = 2 if question is not None and question.private else 1
    said = next((i for i, line in enumerate(lines[:entered]) if _is_said(parse(line, shorts).text, last)), None)
    if said is None:
        return draft
    if said:
        return replace(draft, waiting=draft.waiting[1:])
    if not draft.waiting:
        return None
    return replace(draft, text=draft.waiting[0], waiting=draft.waiting[1:], asked=None)


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
