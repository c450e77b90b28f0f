"""How a column is called on the screen, and which organisation's colour it has."""

from collections.abc import Sequence

from rich.cells import cell_len

from samenwerk_tui.core.lenses import lens_of
from samenwerk_tui.core.model import Column, Session
from samenwerk_tui.core.routes import Place
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.fit import cut

LEAST_LETTERS = 6
"""Letters by which the room still knows a name that is cut short."""


def column_name(t: Catalog, column: Column) -> str:
    """The whole name."""
    match column.kind:
        case "group":
            return t("board.column.group")
        case "unknown":
            return t("board.column.unknown")
    return column.name


def column_short(t: Catalog, column: Column) -> str:
    """The short name; the whole group and unknown have none and are written out."""
    return column.short or column_name(t, column)


def _head_short(t: Catalog, column: Column, room: int) -> str:
    """The short name as a head; the whole group and unknown are written out where there is room for that."""
    name = column_name(t, column)
    if column.short or cell_len(name) <= room:
        return column.short or name
    return t(f"board.column.{column.kind}_brief")


def place_short(t: Catalog, session: Session, phase_id: str, place: Place) -> str:
    """The short name of where a line goes: the organisation's where one said it, and the column's."""
    column = _column(session, phase_id, place)
    short = column_short(t, column) if column else ""
    return short if place.caller is None else f"{session.organisation(place.caller).short} · {short}"


def place_name(t: Catalog, session: Session, phase_id: str, place: Place) -> str:
    """The whole name of where a line goes, after the organisation where the column is not its own."""
    column = _column(session, phase_id, place)
    name = column_name(t, column) if column else ""
    return name if place.caller is None else f"{session.organisation(place.caller).name} · {name}"


def _column(session: Session, phase_id: str, place: Place) -> Column | None:
    """None for one that another screen has just taken away."""
    return next((column for column in session.columns(phase_id) if column.id == place.column), None)


def short_through(t: Catalog, session: Session, phase_id: str, column: Column) -> str:
    """The short name, and as whom it thinks here ("GEM als POL")."""
    through = lens_of(session.get_phase(phase_id), column)
    short = column_short(t, column)
    return short if through is None else t("columns.as", who=short, whom=session.organisation(through).short)


def heads_through(t: Catalog, session: Session, phase_id: str, room: int) -> dict[str, str]:
    """The heads of columns of which some think as others: names where all of them fit, else short names ("GEM→POL"
    where it has to be).
    """
    phase = session.get_phase(phase_id)
    wordings: dict[str, tuple[str, str, str]] = {}
    for column in session.columns(phase_id):
        short, name, through = column_short(t, column), column_name(t, column), lens_of(phase, column)
        if through is None:
            wordings[column.id] = (name, short, _head_short(t, column, room))
            continue
        other = session.organisation(through)
        wordings[column.id] = (
            t("columns.as", who=name, whom=other.name),
            t("columns.as", who=short, whom=other.short),
            f"{short}→{other.short}",
        )
    fitting = (n for n in range(3) if all(cell_len(wording[n]) <= room for wording in wordings.values()))
    chosen = next(fitting, 2)
    return {id: cut(wording[chosen], max(1, room)) for id, wording in wordings.items()}


def column_heads(t: Catalog, columns: Sequence[Column], room: int) -> dict[str, str]:
    """What stands at the head of each column (by its id) in at most `room` cells.

    The names stand behind the short names where all of them fit or can be cut to `LEAST_LETTERS`, else none of them:
    a row of heads reads as one row.
    """
    pairs = {column.id: (_head_short(t, column, room), column_name(t, column)) for column in columns}
    left = {
        column.id: room - cell_len(column.short) - 1 for column in columns if column.short not in ("", column.name)
    }
    named = all(cell_len(pairs[id][1]) <= cells or cells > LEAST_LETTERS for id, cells in left.items())
    heads = {}
    for id, (short, name) in pairs.items():
        behind = f" {cut(name, left[id])}" if named and id in left else ""
        heads[id] = f"{cut(short, max(1, room))}{behind}".replace(" …", "…")
    return heads


def column_colour(session: Session, column: Column) -> int | None:
    """Number (from 1) of the organisation whose colour the column has; None for tables, the group and unknown."""
    if column.kind != "organisation":
        return None
    return next((number for number, o in enumerate(session.organisations, 1) if o.id == column.id), None)
