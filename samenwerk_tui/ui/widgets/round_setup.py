"""Before a voting round is opened: what it is about, how is voted, and with how many dots."""

from collections.abc import Sequence

from textual.geometry import clamp

from samenwerk_tui.core.model import BallotIdea, RoundSettings, VotingMethod
from samenwerk_tui.core.tally import default_settings
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, wrap
from samenwerk_tui.ui.widgets.sheet import NO_ROW, Row, Sheet, shortened

MANY_IDEAS = 20
"""Above this many ideas choosing becomes a burden; the rule of thumb of dot voting (your.wa.gov, cx-resources)."""
MOST_DOTS = 9
"""Dots a person that can be chosen here: more than a hand can hold helps nobody."""
_SETTINGS = ("method", "budget", "cap")
_CHOSEN, _NOT_CHOSEN = "●", "○"
_ROOMY = 12
"""With fewer rows than this there are no blank ones."""
_LEAST_LIST = 3
"""With fewer rows than this for the ideas only their number is told."""
_ABOVE, _BELOW = "▴", "▾"


class RoundSetup(Sheet):
    """The settings of the round to come, and the ideas on its ballot. What is not changed follows the defaults."""

    def __init__(self, t: Catalog) -> None:
        super().__init__(self._compose_rows)
        self.t = t
        self.method: VotingMethod = "dots"
        self._budget: int | None = None
        self._cap: int | None = None
        self._ballot: tuple[BallotIdea, ...] = ()
        self._people = 0
        self._setting = 0
        """Index of the setting that the keys change."""
        self._top = 0
        """Index of the first idea in sight."""
        self._most_top = 0

    @property
    def settings(self) -> RoundSettings:
        """Budget and cap as chosen, else the defaults for this ballot; both None with hands."""
        defaults = default_settings(self.method, len(self._ballot))
        if defaults.budget is None or defaults.cap is None:
            return defaults
        budget = self._budget or defaults.budget
        return RoundSettings(budget=budget, cap=min(budget, self._cap or defaults.cap))

    def show(self, ballot: Sequence[BallotIdea], people: int) -> None:
        """Show the ideas that would be voted on now by this many people."""
        self._ballot, self._people = tuple(ballot), people
        self.redraw()

    def choose(self, method: VotingMethod) -> None:
        """Vote in this way."""
        self.method = method
        self._setting = min(self._setting, self._settings_shown - 1)
        self.redraw()

    def walk(self, step: int) -> None:
        """To the next setting (1) or the one before (-1); below the last one through the ideas, as far as needed."""
        if step > 0 and self._setting == self._settings_shown - 1:
            self._top = min(self._top + 1, self._most_top)
        elif step < 0 and self._top > 0:
            self._top -= 1
        else:
            self._setting = clamp(self._setting + step, 0, self._settings_shown - 1)
        self.redraw()

    def turn(self, step: int) -> None:
        """Change the chosen setting: the other method, or a dot more or less."""
        if _SETTINGS[self._setting] == "method":
            self.choose("hands" if self.method == "dots" else "dots")
        else:
            self.count(step)

    def count(self, step: int) -> None:
        """A dot more (1) or less (-1): of the cap where that is chosen, else of the budget."""
        settings = self.settings
        if settings.budget is None or settings.cap is None:
            return
        if _SETTINGS[self._setting] == "cap":
            self._cap = clamp(settings.cap + step, 1, settings.budget)
        else:
            self._budget = clamp(settings.budget + step, 1, MOST_DOTS)
        self.redraw()

    @property
    def _settings_shown(self) -> int:
        return len(_SETTINGS) if self.method == "dots" else 1

    def _compose_rows(self, width: int, height: int) -> list[Row]:
        t = self.t
        if not self._ballot:
            return [Row((Span(line),)) for line in wrap(t("vote.setup.none"), width, t.language)]
        gap = [NO_ROW] if height >= _ROOMY else []
        silent = t("vote.setup.silent_dots") if self.method == "dots" else t("vote.setup.silent_hands")
        rows = [
            *self._text(silent, width, "strong"),
            *gap,
            *self._setting_rows(width),
            *gap,
            *self._text(f"{self._who_votes()} {t('vote.setup.open')}", width, "quiet"),
            *gap,
            *self._text(t.n("vote.setup.ballot", len(self._ballot)), width, "strong"),
        ]
        if len(self._ballot) > MANY_IDEAS:
            rows += self._text(t("vote.setup.many", limit=MANY_IDEAS), width)
        return [*rows, *self._idea_rows(width, height - len(rows))]

    def _text(self, text: str, width: int, style: str = "") -> list[Row]:
        return [Row((Span(line, style),)) for line in wrap(text, width, self.t.language)]

    def _who_votes(self) -> str:
        budget = self.settings.budget
        if budget is None:
            return self.t.n("vote.setup.people", self._people)
        return self.t.n("vote.setup.to_place", self._people, dots=budget * self._people)

    def _setting_rows(self, width: int) -> list[Row]:
        t, settings = self.t, self.settings
        ways: list[Span] = []
        for method, name in (("dots", t("vote.method.dots")), ("hands", t("vote.method.hands"))):
            chosen = method == self.method
            ways.append(Span(f"{_CHOSEN if chosen else _NOT_CHOSEN} {name}   ", "strong" if chosen else "quiet"))
        values: list[tuple[str, Line]] = [(t("vote.setup.method"), tuple(ways))]
        if settings.budget is not None:
            values.append((t("vote.setup.budget"), (Span(str(settings.budget), "strong"),)))
            values.append((t("vote.setup.cap"), (Span(str(settings.cap), "strong"),)))
        label = max(len(name) for name in (t("vote.setup.method"), t("vote.setup.budget"), t("vote.setup.cap")))
        return [
            Row(shortened((Span(name.ljust(label + 3)), *value), width), here=index == self._setting)
            for index, (name, value) in enumerate(values)
        ]

    def _idea_rows(self, width: int, room: int) -> list[Row]:
        """As many ideas as fit, and how many there are above and below them."""
        count = len(self._ballot)
        if room < _LEAST_LIST:
            self._top = self._most_top = 0
            return []
        self._most_top = 0 if count <= room else count - room + 1
        self._top = min(self._top, self._most_top)
        above = [Row((Span(f"  {_ABOVE} {self._top}", "quiet"),))] if self._top else []
        space = room - len(above)
        below = count - self._top > space
        end = min(count, self._top + space - below)
        rows = [
            Row(shortened((Span(f"{number:>3} ", "quiet"), Span(clean_line(idea.text))), width))
            for number, idea in enumerate(self._ballot[self._top : end], self._top + 1)
        ]
        return [*above, *rows, *([Row((Span(f"  {_BELOW} {count - end}", "quiet"),))] if below else [])]
