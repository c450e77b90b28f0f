"""What lies beside a session: the line that is being typed on this screen, and the folder for exports."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from samenwerk_tui.core import events as fact
from samenwerk_tui.core.line import parse
from samenwerk_tui.store.protocol import Archive, Draft, Reason, StoreError


class Desk:
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

    def half_typed(self, events: Sequence[fact.Event], shorts: Collection[str]) -> Draft | None:
        """What was being typed when the programme ended, or None; `shorts` are what a line can be routed to.

        Without what this screen did last: then the programme was killed right after saving it.
        """
        draft = None
        with suppress(StoreError):
            draft = self._archive.read_draft(self._session, self._screen)
        last = next((event.fact for event in reversed(events) if event.screen == self._screen), None)
        if draft is None or parse(draft.text, shorts).text not in _said(last):
            return draft
        if not draft.waiting:
            return None
        return draft.model_copy(update={"text": draft.waiting[0], "waiting": draft.waiting[1:]})

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


def _said(happened: fact.Fact | None) -> tuple[str, ...]:
    """The texts that a line or an answer may have become."""
    match happened:
        case fact.ContributionAdded(contribution=line):
            return (line.text,)
        case fact.ContributionEdited(text=text) | fact.ClusterTitled(title=text):
            return (text,)
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            return tuple(filter(None, (agreed.what, agreed.owner, agreed.due, agreed.first_step)))
    return ()
