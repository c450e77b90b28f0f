"""What a voting round looks like: as a grid while it is open, as a table when it is revealed.

Nothing that the grid gets tells what was given: only that a cell is filled in, and which voters are complete. How
many dots somebody placed is told when all its cells are filled in: before that it would tell what the last one was.
"""

from typing import NamedTuple

from samenwerk_tui.core.choices import guessed
from samenwerk_tui.core.entering import placed
from samenwerk_tui.core.model import Round, Session
from samenwerk_tui.core.run_off import Order, close_call
from samenwerk_tui.core.tally import results
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.grid_cells import Cell, Grid, GridColumn, GridRow, HeadRow
from samenwerk_tui.ui.widgets.guess_table import GuessRow
from samenwerk_tui.ui.widgets.idea_lines import Span
from samenwerk_tui.ui.widgets.result_table import Table
from samenwerk_tui.ui.widgets.sheet import colour_of

_COMPLETE = "✓"


class Voter(NamedTuple):
    """Who votes, as the screen names it: an organisation, or a table."""

    short: str
    name: str
    style: str
    """Of its short name."""

    @property
    def span(self) -> Span:
        """The short name in its colour."""
        return Span(self.short, self.style)


def voters_of(session: Session, voting: Round) -> dict[str, Voter]:
    """Everybody in the round by id, with the names that organisations have now and tables had then."""
    if voting.tables:
        return {table.id: Voter(table.short, table.name, "strong") for table in voting.tables}
    names = {organisation.id: organisation for organisation in session.organisations}
    return {
        voter: Voter(names[voter].short, names[voter].name, colour_of(session, voter))
        if voter in names
        else Voter(voter, voter, "quiet")
        for voter, _ in voting.presence
    }


def grid_of(t: Catalog, session: Session, voting: Round) -> Grid:
    """The open round as a grid."""
    typed = frozenset((entry.idea, entry.organisation) for entry in voting.entries)
    entered = entered_cells(voting)
    return Grid(
        _rows(voting), _columns(session, voting), entered, entered - typed, (_present(t, voting), _done(t, voting))
    )


def guess_grid_of(t: Catalog, session: Session, voting: Round, about: dict[str, str]) -> Grid:
    """Who guesses what: a mark in the column of each voter at the idea it guessed. `about`: voter by who guesses."""
    voters = voters_of(session, voting)
    marked = frozenset((guess.idea, guess.organisation) for guess in voting.guesses)
    whom = tuple(voters[about[voter]].short if voter in about else "" for voter, _ in voting.presence)
    return Grid(_rows(voting), _columns(session, voting), marked, heads=(HeadRow(t("vote.guess.about"), whom),))


def progress(t: Catalog, voting: Round, current: GridColumn | None) -> str:
    """How far the round is, and the voter under the cursor too."""
    entered = entered_cells(voting)
    parts = [t("vote.grid.filled", n=len(entered), total=count_cells(voting))]
    if current is not None:
        own = sum(voter == current.id for _, voter in entered)
        done, to_do = placed(voting, current.id)
        if own < len(voting.ballot):
            parts.append(t("vote.grid.own", short=current.short, n=own, total=len(voting.ballot)))
        elif to_do:
            parts.append(t("vote.grid.all_placed", short=current.short, n=done, total=to_do))
    return " · ".join((*parts, t("vote.grid.on_reveal")))


def table_of(t: Catalog, session: Session, voting: Round, order: Order) -> Table:
    """The revealed round as a table, with what is to be known about it."""
    found, voters = results(voting), voters_of(session, voting)
    rounds = session.rounds_of(voting.phase)
    notes = []
    if len(rounds) > 1:
        notes.append(t("vote.result.round", n=rounds.index(voting) + 1, total=len(rounds)))
    close = close_call(found, order)
    if close is not None and voting == rounds[-1]:
        notes.append(t(f"vote.result.close_{close.unit}" if close.margin else "vote.result.tied", n=close.margin))
    filled, total = len(entered_cells(voting)), count_cells(voting)
    if filled < total:
        notes.append(t("vote.result.partly", n=filled, total=total))
    absent = [voters[voter].name for voter, people in voting.presence if not people]
    if absent:
        notes.append(t("vote.result.absent", names=", ".join(absent)))
    if voting.method == "fist":
        notes.append(t("vote.result.fist_means"))
    if any(result.share is not None for result in found):
        notes.append(t("vote.result.share_means_tables" if voting.tables else "vote.result.share_means"))
    not_yet = {result.idea: tuple(voters[voter].span for voter in result.not_yet) for result in found}
    return Table(found, voting.method, tuple(notes), by_table=bool(voting.tables), not_yet=not_yet)


def guesses_of(t: Catalog, session: Session, voting: Round) -> tuple[GuessRow, ...]:
    """Guess and choice side by side."""
    voters, texts = voters_of(session, voting), {idea.id: clean_line(idea.text) for idea in voting.ballot}
    return tuple(
        GuessRow(
            who=voters[guess.organisation].span,
            about=voters[guess.about].span,
            guess=texts[guess.idea],
            choice=t("vote.guess.withheld")
            if guess.choices is None
            else t("vote.guess.or").join(texts[idea] for idea in guess.choices),
        )
        for guess in guessed(voting)
    )


def entered_cells(voting: Round) -> frozenset[Cell]:
    """The cells of which the votes are known: those entered, and the rest of who has placed every dot.

    That rest counts as nothing given, and it shows as filled in: an empty cell there would tell that it is zero.
    """
    present = {voter for voter, people in voting.presence if people > 0}
    entered = {(entry.idea, entry.organisation) for entry in voting.entries}
    for voter in present:
        done, to_do = placed(voting, voter)
        if 0 < to_do == done:
            entered |= {(idea.id, voter) for idea in voting.ballot}
    return frozenset(cell for cell in entered if cell[1] in present)


def count_cells(voting: Round) -> int:
    """How many cells there are to fill in."""
    return len(voting.ballot) * sum(people > 0 for _, people in voting.presence)


def _rows(voting: Round) -> tuple[GridRow, ...]:
    return tuple(GridRow(idea.id, clean_line(idea.text)) for idea in voting.ballot)


def _columns(session: Session, voting: Round) -> tuple[GridColumn, ...]:
    voters = voters_of(session, voting)
    return tuple(
        GridColumn(id=voter, short=voters[voter].short, style=voters[voter].style, present=present)
        for voter, present in voting.presence
    )


def _present(t: Catalog, voting: Round) -> HeadRow:
    label, people = t("vote.grid.present"), [present for _, present in voting.presence]
    return HeadRow(
        label,
        tuple(str(n or t("vote.grid.absent")) for n in people),
        HeadRow(label, tuple(str(n or "–") for n in people)),
    )


def _done(t: Catalog, voting: Round) -> HeadRow:
    """Who is complete: with dots how many of how many are placed, and in little room how many are not."""
    entered, words, shorter = entered_cells(voting), [], []
    for voter, _ in voting.presence:
        done, to_do = placed(voting, voter)
        complete = sum(other == voter for _, other in entered) == len(voting.ballot)
        words.append((f"{done}/{to_do}" if to_do else _COMPLETE) if complete else "")
        shorter.append((f"−{to_do - done}" if done < to_do else _COMPLETE) if complete else "")
    label = t("vote.grid.placed") if voting.method == "dots" else t("vote.grid.entered")
    return HeadRow(label, tuple(words), HeadRow(label, tuple(shorter)))
