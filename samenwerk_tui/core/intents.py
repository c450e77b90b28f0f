"""What somebody wants: intents in the imperative. `decide` turns them into facts or refuses with a rule.

Texts in intents come from people: `decide` cleans them (`core.text`), nobody else has to.
"""

from datetime import time
from typing import Literal

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.material import PhaseKind
from samenwerk_tui.core.model import Column, ContributionKind, Votes, VotingMethod


class Intent(Frozen):
    """Something to do with a session."""


class Together(Intent):
    """Several things at once: one step of undo. None of them may need what another of them does."""

    parts: tuple[Intent, ...]


class OpenSession(Intent):
    """Say that a board shows the session from now on."""


class TitleSession(Intent):
    """Give the session another title."""

    title: str


class AddOrganisation(Intent):
    """Let an organisation join; with short name empty, three letters are made from the name."""

    name: str
    people: int
    short: str = ""


class RenameOrganisation(Intent):
    """Give an organisation another name."""

    organisation: str
    name: str


class ChangePresence(Intent):
    """Say how many people of an organisation are here now."""

    organisation: str
    people: int


class NextPhase(Intent):
    """Go on to the next phase that is not skipped. Refused at the end."""


class PreviousPhase(Intent):
    """Go back one phase, into a skipped one too. Refused at the start."""


class EnterPhase(Intent):
    """Go straight to a phase. Phases jumped over that nobody has been in are skipped."""

    phase: str


class SkipPhase(Intent):
    """Leave a phase out; the current one is left for the next."""

    phase: str


class AddPhase(Intent):
    """Put a phase into the programme after another one."""

    kind: PhaseKind
    title: str
    minutes: int
    after: str
    instruction: str = ""
    prompt: str = ""


class MovePhase(Intent):
    """Move a phase that is still to come to right after another one (a break to now: after the current one)."""

    phase: str
    after: str


class TimePhase(Intent):
    """Give a phase another number of planned minutes."""

    phase: str
    minutes: int


class CatchUp(Intent):
    """Shorten coming phases as `clock.squeeze` proposes."""


class FixPhase(Intent):
    """Fix the start of a phase to the wall clock, or set it free (None)."""

    phase: str
    at: time | None


class CoverPhase(Intent):
    """Hide what is written in the phase (True), or show it (False)."""

    phase: str
    covered: bool


class ChooseColumns(Intent):
    """Choose the columns of a phase; empty is one for every organisation."""

    phase: str
    columns: tuple[Column, ...] = ()


class StartCountdown(Intent):
    """Let the countdown run."""


class PauseCountdown(Intent):
    """Let the countdown stand still."""


class AdjustCountdown(Intent):
    """Give the countdown more or fewer seconds (F3 and F4: 60)."""

    seconds: int


MAX_LINES = 2000
"""Lines that are kept at once: more than anybody reads, and few enough to be there before the next key."""


class NewLine(Frozen):
    """One line to keep: where it goes and what it is."""

    text: str
    column: str
    caller: str | None = None
    """The organisation whose line it is; None: of whoever the column belongs to."""
    kind: ContributionKind = "contribution"
    builds_on: str | None = None
    private: bool = False
    part: str | None = None


class AddContributions(Intent):
    """Keep one line or many (a paste): one step of undo."""

    phase: str
    lines: tuple[NewLine, ...]


class EditContribution(Intent):
    """Correct the text of a contribution."""

    id: str
    text: str


class MoveContribution(Intent):
    """Put a contribution in another column of its phase, or with another organisation in the same one."""

    id: str
    column: str
    caller: str | None = None
    """The organisation whose line it is; None: of whoever the column belongs to."""


class DeleteContribution(Intent):
    """Take a contribution away. A merged idea loses it; with one member left it is taken apart."""

    id: str


class MarkContribution(Intent):
    """Mark a contribution "voorbij eigen taak", or take the mark off."""

    id: str
    outside: bool


class MergeIdeas(Intent):
    """Make one idea of two or more contributions (ids of contributions or clusters). The first gives the title."""

    ids: tuple[str, ...]


class TitleCluster(Intent):
    """Give a merged idea another title."""

    cluster: str
    title: str


class SplitCluster(Intent):
    """Take a merged idea apart."""

    cluster: str


class OpenRound(Intent):
    """Open a voting round in a phase. Budget and cap None: the defaults of the method; ballot empty: all ideas."""

    phase: str
    method: VotingMethod = "dots"
    budget: int | None = None
    cap: int | None = None
    against: bool = False
    dotters: bool = False
    ballot: tuple[str, ...] = ()
    tables: tuple[tuple[str, int], ...] = ()
    """Ids of tables and the people at each, where votes are entered from their slips; empty: by organisation."""
    parent: str | None = None
    """The newest round of the phase, of which this one is to be the run-off."""


class EnterVotes(Intent):
    """Enter the votes of one organisation for one idea; entering again replaces."""

    round: str
    idea: str
    organisation: str
    votes: Votes


class ClearVotes(Intent):
    """Empty a cell of a round."""

    round: str
    idea: str
    organisation: str


class GuessChoice(Intent):
    """Say what an organisation thinks is another one's first choice; idea None takes its guess back."""

    round: str
    organisation: str
    about: str
    idea: str | None


class RevealRound(Intent):
    """Show the result of a round (True), or hide it again (False)."""

    round: str
    revealed: bool


class DiscardRound(Intent):
    """Reset a round: its entries count no more and a new one may be opened (undoable)."""

    round: str


class MakeAgreement(Intent):
    """Agree on something."""

    phase: str | None
    kind: Literal["case", "collaboration"]
    what: str
    owner: str = ""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    first_step: str = ""


class EditAgreement(Intent):
    """Change an agreement: every field as it should be from now on."""

    id: str
    kind: Literal["case", "collaboration"]
    what: str
    owner: str = ""
    organisation: str | None = None
    with_organisations: tuple[str, ...] = ()
    due: str = ""
    first_step: str = ""
    status: Literal["open", "runs", "stuck", "done", "dropped"] = "open"


class DeleteAgreement(Intent):
    """Take an agreement away."""

    id: str


class Undo(Intent):
    """Undo the newest batch of this screen that is not undone."""


class Redo(Intent):
    """Redo the batch this screen undid last."""


class EraseForGood(Intent):
    """Take the text of a contribution or agreement out of the session for good. Cannot be undone."""

    id: str
