"""Intents about voting rounds."""

from samenwerk_tui.core.intents.base import Intent
from samenwerk_tui.core.model import Round, Votes, VotingMethod


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
    seen: Votes | None = None
    """What stood in the cell; empty votes where nothing did."""


class ClearVotes(Intent):
    """Empty a cell of a round."""

    round: str
    idea: str
    organisation: str
    seen: Votes | None = None
    """What stood in the cell."""


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
    seen: Round | None = None
