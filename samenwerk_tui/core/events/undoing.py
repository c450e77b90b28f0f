"""Facts about undoing, and about erasing for good."""

from samenwerk_tui.core.events.base import Fact


class BatchReverted(Fact):
    """A batch was undone: it counts as not having happened."""

    batch: str


class BatchRestored(Fact):
    """An undone batch was redone."""

    batch: str


class Erased(Fact):
    """The text of these contributions or agreements was erased for good; only this fact stays."""

    ids: tuple[str, ...]
