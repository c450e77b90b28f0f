"""Before many pasted lines are kept, what will become of each is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import ContributionKind, Session, WordingAbout
from samenwerk_tui.core.routes import Place, place_of_line, read_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.column_names import place_short
from samenwerk_tui.ui.widgets.fit import fit

MOST_SHOWN = 100
"""Lines that are shown; of the others only the number, for nobody reads them all here."""
WIDEST_PLACE = 18
"""Cells for where a line goes."""


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line of a paste, read as if it had been typed."""

    line: intents.NewLine
    meant: Intent | None
    """What it means in this phase where it becomes no contribution."""

    @property
    def kind(self) -> ContributionKind | WordingAbout | Literal["agreement", "people", "stance", "asked"]:
        """What it becomes."""
        match self.meant:
            case None:
                return self.line.kind
            case intents.MakeAgreement():
                return "agreement"
            case intents.AskQuestion():
                return "asked"
            case intents.Word(about=about):
                return about
            case intents.ChangePresence():
                return "people"
        return "stance"


@dataclass(frozen=True, slots=True)
class Paste:
    """All lines of a paste."""

    phase: str
    """Id of the phase that they belong to."""
    lines: tuple[PastedLine, ...]

    def is_all_at(self, place: Place) -> bool:
        """Whether every line goes there."""
        return all(place_of_line(one.line) == place for one in self.lines)

    def intent(self) -> Intent:
        """What keeps them all in one step: the contributions, and what the others mean."""
        said = tuple(one.line for one in self.lines if one.meant is None)
        adding = (intents.AddContributions(phase=self.phase, lines=said),) if said else ()
        return intents.Together(parts=(*adding, *(one.meant for one in self.lines if one.meant is not None)))


def read_paste(
    texts: Sequence[str],
    routes: Mapping[str, Place],
    here: Place,
    meaning: Callable[[str, Place], Intent | str | None],
) -> tuple[PastedLine, ...]:
    """What pasted lines become: each as when it is typed at `here`, with `meaning` for what it is in this phase.

    Nothing of a paste gets lost: a prefix without a text, and what typing would refuse, is a line as it stands.
    """
    lines: list[PastedLine] = []
    for text in texts:
        line = read_line(text, routes, here)
        if not line.text:
            line = intents.NewLine(text=text, column=here.column, caller=here.caller)
        meant = meaning(line.text, place_of_line(line)) if line.kind == "contribution" else None
        lines.append(PastedLine(line, None if isinstance(meant, str) else meant))
    return tuple(lines)


class PasteScreen(ModalScreen[bool]):
    """Enter keeps every line, Esc none."""

    DEFAULT_CSS = """
    PasteScreen { align: center middle; }
    PasteScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%; background: $field; padding: 1 2;
    }
    PasteScreen #paste-title { text-style: bold; margin-bottom: 1; }
    PasteScreen #paste-lines { text-wrap: nowrap; text-overflow: ellipsis; }
    PasteScreen #paste-keys { color: $quiet; background: $field; dock: bottom; padding-top: 1; }
    """
    BINDINGS = [("enter", "keep"), ("escape", "leave")]
    ALLOW_SELECT = False

    def __init__(self, t: Catalog, session: Session, paste: Paste, where: str) -> None:
        """`where` is the name of the column that all of it goes to, empty where it goes to several."""
        super().__init__()
        self.t = t
        self._session = session
        self._paste = paste
        self._where = where

    def compose(self) -> ComposeResult:
        """How many, where to, and the lines themselves."""
        t, count = self.t, len(self._paste.lines)
        more = count - MOST_SHOWN
        rows = [*self._rows(), *([Content(t.n("paste.more", more))] if more > 0 else [])]
        title = t.n("paste.title", count, column=self._where) if self._where else t.n("paste.apart", count)
        with VerticalScroll():
            yield Static(Content(title), id="paste-title")
            yield Static(Content("\n").join(rows), id="paste-lines")
            yield Static(Content(t("paste.keys")), id="paste-keys")

    def _rows(self) -> list[Content]:
        """Each line with where it goes and what it becomes, in columns of their own."""
        shown = self._paste.lines[:MOST_SHOWN]
        places = [place_short(self.t, self._session, self._paste.phase, place_of_line(one.line)) for one in shown]
        kinds = [self.t(f"lines.kind.{one.kind}") for one in shown]
        widths = min(WIDEST_PLACE, max(map(cell_len, places))), max(map(cell_len, kinds))
        return [
            Content.assemble(
                (fit(place, widths[0]), "bold"), "  ", (fit(kind, widths[1]), "$quiet"), "  ", one.line.text
            )
            for place, kind, one in zip(places, kinds, shown, strict=True)
        ]

    def action_keep(self) -> None:
        """Keep them."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss(False)
