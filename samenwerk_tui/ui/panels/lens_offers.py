"""Door de bril van: what the palette has for it in a phase with columns."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.message import Message

from samenwerk_tui.core import intents
from samenwerk_tui.core.lenses import Lenses, next_ones, one_further
from samenwerk_tui.core.model import Phase, Session
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Intend, Say
from samenwerk_tui.ui.panels.base import Offer


def lens_offers(t: Catalog, session: Session, phase: Phase, post: Callable[[Message], object]) -> Iterator[Offer]:
    """Think as another, as yet another, or as oneself again.

    Where people sit at tables or together they do so already: there one is told why not.
    """

    def swap(lenses: Lenses) -> None:
        post(Intend(intents.SwapLenses(phase=phase.id, lenses=lenses)))

    if phase.columns:
        refuse = partial(post, Say(t("columns.lenses.own_columns")))
        yield Offer(t("columns.lenses.swap"), t("columns.lenses.swap_help"), refuse)
        return
    organisations = session.organisations
    if not phase.lenses:
        start = partial(swap, next_ones(organisations))
        yield Offer(t("columns.lenses.swap"), t("columns.lenses.swap_help"), start)
        return
    further = one_further(organisations, phase.lenses)
    if further != phase.lenses:
        shift = partial(swap, further)
        yield Offer(t("columns.lenses.shift"), t("columns.lenses.shift_help"), shift)
    yield Offer(t("columns.lenses.own"), t("columns.lenses.own_help"), partial(swap, ()))
