"""The row of a form in which an organisation gets its short name, its name and its head count."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library.cases import MAX_NAME
from samenwerk_tui.ui.themes import ORGANISATION_COLOURS
from samenwerk_tui.ui.widgets.form import Amount, FormLine, ShortLine


class Chosen(NamedTuple):
    """An organisation as it is filled in."""

    name: str = ""
    short: str = ""
    """Empty: made from the name."""
    people: int = 1


class OrganisationFields(Horizontal):
    """Short name in the colour it will have, name, and people."""

    DEFAULT_CSS = """
    OrganisationFields { height: 1; }
    OrganisationFields ShortLine { width: 6; text-style: bold; }
    """ + "".join(
        f"OrganisationFields .org-{number} > .input--placeholder {{ color: $org-{number}; }}\n"
        for number in range(1, ORGANISATION_COLOURS + 1)
    )

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self.name_line = FormLine(chosen.name, most=MAX_NAME)
        self.short_line = ShortLine(chosen.short)
        self.amount = Amount(chosen.people)

    def compose(self) -> ComposeResult:
        """The three fields."""
        yield from self.fields

    @property
    def fields(self) -> tuple[Widget, ...]:
        """In the order of Tab."""
        return self.short_line, self.name_line, self.amount

    @property
    def chosen(self) -> Chosen:
        """What is filled in now."""
        return Chosen(clean_line(self.name_line.value), self.short_line.value, self.amount.people)

    def show_short(self, made: str, number: int) -> None:
        """Show the short name as the session will have it, in the colour of the organisation with this number."""
        for other in range(1, ORGANISATION_COLOURS + 1):
            self.short_line.set_class(other == number, f"org-{other}")
        self.short_line.placeholder = made if self.chosen.name else ""
        if self.short_line.value and not self.short_line.has_focus:
            self.short_line.value = made
