"""What every fact is."""

from samenwerk_tui.core.base import Frozen


class Fact(Frozen):
    """Something that happened. The name of the class is its type in the file."""
