"""Door de bril van: who thinks as whom in a phase."""

from collections.abc import Sequence

from samenwerk_tui.core.model import Column, Organisation, Phase

Lenses = tuple[tuple[str, str], ...]
"""(Organisation, the organisation through whose eyes it thinks) pairs."""


def next_ones(organisations: Sequence[Organisation]) -> Lenses:
    """Everybody through the eyes of the next one, the last through those of the first."""
    ids = [organisation.id for organisation in organisations]
    return tuple(zip(ids, ids[1:] + ids[:1], strict=True))


def one_further(organisations: Sequence[Organisation], lenses: Lenses) -> Lenses:
    """Everybody through the eyes of the one after the one before, never through its own; who joined later begins."""
    ids = [organisation.id for organisation in organisations]
    before = dict(lenses)

    def after(who: str) -> str:
        here = ids.index(before.get(who, who))
        one, two = (ids[(here + step) % len(ids)] for step in (1, 2))
        return two if one == who else one

    return tuple((who, after(who)) for who in ids)


def lens_of(phase: Phase, column: Column) -> str | None:
    """Through whose eyes the organisation of a column thinks; None: its own, as at a table and in the whole group."""
    return dict(phase.lenses).get(column.id) if column.kind == "organisation" else None
