"""One column: the band with its name, and the ideas under it."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from samenwerk_tui.locale import Language
from samenwerk_tui.ui.widgets.fit import fit
from samenwerk_tui.ui.widgets.idea_column import IdeaColumn
from samenwerk_tui.ui.widgets.theme_styles import head_style


class ColumnBox(IdeaColumn):
    """Head and ideas of one column. It draws both: a board has up to ten, and every widget is felt at a resize."""

    top = 1

    def __init__(self, column: str, language: Language) -> None:
        super().__init__(language)
        self.column = column
        self.head = ""
        self._colour: int | None = None
        self._is_current = False

    def show_head(self, head: str, colour: int | None, *, current: bool) -> None:
        """The name and whose colour it has; the current column's band is filled with it."""
        if (head, colour, current) != (self.head, self._colour, self._is_current):
            self.head, self._colour, self._is_current = head, colour, current
            self.refresh(Region(0, 0, self.size.width, self.top))

    def render_line(self, y: int) -> Strip:
        """The head with a blank cell behind it, or a row of the cards."""
        if y >= self.top:
            return super().render_line(y - self.top)
        width, ground = self.size.width, self.visual_style
        style = ground + head_style(self.app.theme_variables, self._colour, current=self._is_current)
        name = Segment(f" {fit(self.head, width - 3)} ", style.rich_style)
        return Strip([name]).adjust_cell_length(width, ground.rich_style)
