"""What a voting round looks like: as a grid while it is open, as a table when it is revealed.

Nothing that the grid gets tells what was given: only that a cell is filled in, and how far each organisation is.
"""

from samenwerk_tui.core.model import Round, Session, Votes, VotingMethod
from samenwerk_tui.core.tally import placed, results
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.grid_cells import Cell, Grid, GridColumn, GridRow, GridWords
from samenwerk_tui.ui.widgets.result_table import Table
from samenwerk_tui.ui.widgets.sheet import colour_of


def grid_of(t: Catalog, session: Session, voting: Round) -> Grid:
    """The open round as a grid, with the names that the organisations have now."""
    entered = entered_cells(voting)
    shorts = {organisation.id: organisation.short for organisation in session.organisations}
    columns = []
    for organisation, present in voting.presence:
        done, to_do = placed(voting, organisation)
        if voting.method != "dots":
            done, to_do = sum(column == organisation for _, column in entered), len(voting.ballot)
        columns.append(
            GridColumn(
                id=organisation,
                short=shorts.get(organisation, organisation),
                style=colour_of(session, organisation),
                present=present,
                most=most(voting, organisation),
                done=done,
                to_do=to_do,
            )
        )
    if voting.method == "dots":
        words = GridWords(t("vote.grid.placed"), t("vote.grid.to_place"))
    else:
        words = GridWords(t("vote.grid.entered"), t("vote.grid.to_enter"))
    rows = tuple(GridRow(idea.id, clean_line(idea.text)) for idea in voting.ballot)
    return Grid(rows, tuple(columns), entered, words)


def progress(t: Catalog, voting: Round, current: GridColumn | None) -> str:
    """How far the round is, and with dots the organisation under the cursor too."""
    parts = [t("vote.grid.filled", n=len(entered_cells(voting)), total=count_cells(voting))]
    if voting.method == "dots" and current is not None:
        parts.append(t("vote.grid.all_placed", short=current.short, n=current.done, total=current.to_do))
    return " · ".join((*parts, t("vote.grid.on_reveal")))


def table_of(t: Catalog, session: Session, voting: Round) -> Table:
    """The revealed round as a table, with what is to be known about it."""
    notes = []
    filled, total = len(entered_cells(voting)), count_cells(voting)
    if filled < total:
        notes.append(t("vote.result.partly", n=filled, total=total))
    names = {organisation.id: organisation.name for organisation in session.organisations}
    absent = [names.get(organisation, organisation) for organisation, people in voting.presence if not people]
    if absent:
        notes.append(t("vote.result.absent", names=", ".join(absent)))
    found = results(voting)
    if any(result.share is not None for result in found):
        notes.append(t("vote.result.share_means"))
    return Table(found, voting.method, tuple(notes))


def votes_of(method: VotingMethod, number: int) -> Votes:
    """What one number in a cell says in a round by this method."""
    return Votes(dots=number) if method == "dots" else Votes(in_favour=number)


def most(voting: Round, organisation: str) -> int:
    """The largest number that a cell of this organisation can ever take, whatever is entered elsewhere."""
    present, settings = voting.present(organisation), voting.settings
    if voting.method != "dots" or settings.budget is None:
        return present
    return present * min(settings.budget, settings.cap or settings.budget)


def entered_cells(voting: Round) -> frozenset[Cell]:
    """The cells of which the votes are known: those entered, and the rest of who has placed every dot.

    That rest counts as nothing given, and it shows as filled in: an empty cell there would tell that it is zero.
    """
    present = {organisation for organisation, people in voting.presence if people > 0}
    entered = {(entry.idea, entry.organisation) for entry in voting.entries}
    for organisation in present:
        done, to_do = placed(voting, organisation)
        if 0 < to_do == done:
            entered |= {(idea.id, organisation) for idea in voting.ballot}
    return frozenset(cell for cell in entered if cell[1] in present)


def count_cells(voting: Round) -> int:
    """How many cells there are to fill in."""
    return len(voting.ballot) * sum(people > 0 for _, people in voting.presence)
