"""How it is said, everywhere in the same words, that more follows out of sight: `▴ nog 2`, `▾ nog 9`."""

from samenwerk_tui.locale import Catalog


def more_above(t: Catalog, n: int) -> str:
    """How many things are out of sight above; empty for none."""
    return t("more.above", n=n) if n > 0 else ""


def more_below(t: Catalog, n: int) -> str:
    """How many things are out of sight below; empty for none."""
    return t("more.below", n=n) if n > 0 else ""
