"""What lies under other widgets and has nothing to show but its background."""

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Ground(Widget):
    """All its rows are alike, and are one.

    Textual cuts every row at the edges of all that lies on it, out of sight or not: for a board that was a sixth of
    the work of a paint. A row that was cut before at the same places is not cut again.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """One row, as often as rows are asked for."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class SideBySide(Horizontal, Ground):
    """Widgets beside each other."""
