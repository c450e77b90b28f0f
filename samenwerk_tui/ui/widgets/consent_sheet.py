"""Kan iedereen hiermee verder: the proposal, where every organisation stands, what was repaired, and the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from samenwerk_tui.core.developing import Consent, consent_on, versions_of
from samenwerk_tui.core.ideas import Idea
from samenwerk_tui.core.model import Organisation, Session, Stance, Wording
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.widgets.changed_text import changed_lines
from samenwerk_tui.ui.widgets.fit import fit
from samenwerk_tui.ui.widgets.headline import headline, least_rows
from samenwerk_tui.ui.widgets.idea_lines import Line, Span, cells, wrap
from samenwerk_tui.ui.widgets.sheet import (
    NO_ROW,
    Row,
    at_most,
    colour_of,
    padded,
    shortened,
    shorts_of,
    wrapped,
)
from samenwerk_tui.ui.widgets.sheet_window import SheetWindow

_LEAST_NAMED = 50
"""Cells from which the names stand behind the short names."""
_GAP = 2
_MOST_REASON = 4
"""Rows of one reason."""
_MOST_OUTCOME = 2
_LEAST_WITH_PROPOSAL = 9
"""Below this many rows there is none for the proposal."""
_LEAST_HEIGHT = 5
"""Below this many rows there is room for the organisation under the walker, or the outcome, only."""


@dataclass(frozen=True, slots=True)
class ConsentSheet:
    """What the room sees of one version of the proposal about an idea."""

    t: Catalog
    session: Session
    phase: str
    idea: Idea | None
    place: tuple[int, int]
    """Which of the chosen ideas it is, from 1, and of how many."""
    version: int | None
    """Place of the version that is looked back at, with its changes marked; None: the newest, as large as fits."""
    current: str
    """The organisation that speaks, or empty."""
    here: str
    """The organisation under the walker, or empty."""

    def rows(self, width: int, height: int, window: SheetWindow) -> list[Row]:
        """The proposal, the question, the organisations and the outcome: as airy as all of it fits."""
        versions = versions_of(self.session, self.idea)
        consent = consent_on(self.session, self._shown(versions))
        outcome = [Row(line) for line in self._outcome(consent, width)]
        stances, repaired = self._stances(consent, width), self._repaired(versions, width)
        dense = [row for stance in stances for row in stance] + repaired
        airy = [row for stance in stances for row in (*stance, NO_ROW)] + repaired[1:]
        if height < _LEAST_HEIGHT:
            return [row for row in dense if row.tag == self.here and self.here][:height] or outcome[:height]
        heads = self._heads(versions, width, height, height - len(dense) - len(outcome) - 1)
        for head, body in ((heads[0], airy), *((head, dense) for head in heads)):
            gap = [NO_ROW] if body[-1].line and head is not heads[-1] else []
            rows = [*head, *body, *gap, *outcome]
            if len(rows) <= height:
                return rows
        head = heads[-1] if height >= _LEAST_WITH_PROPOSAL else []
        room = height - len(head) - len(outcome)
        return [*head, *window.rows(dense, room, self.here or self.current), *outcome]

    def _shown(self, versions: Sequence[Wording]) -> Wording | None:
        """The version that is shown; None where nothing was proposed yet."""
        if not versions:
            return None
        return versions[-1] if self.version is None else versions[self.version]

    # The proposal

    def _heads(self, versions: Sequence[Wording], width: int, height: int, room: int) -> list[list[Row]]:
        """The proposal with the question for the room: from the largest form to the smallest. It takes what it needs,
        at most a quarter of the `height`; up to half of it where all the rest leaves `room`.
        """
        asked = [Row((Span(line),)) for line in wrap(self._question, width, self.t.language)]
        what = [Row(shortened(self._what(versions), width))]
        left = room - len(what) - len(asked) - 2
        least = least_rows(self._text(versions), width, height // 4, self.t.language)
        large = self._proposal(versions, width, max(least, min(left, height // 2)))
        small = self._proposal(versions, width, 2)
        return [
            [*what, *large, NO_ROW, *asked, NO_ROW],
            [*what, *large, *asked],
            [*what, *small, *asked],
            [*what, *small],
        ]

    @property
    def _question(self) -> str:
        return self.session.get_phase(self.phase).prompt or self.t("consent.question")

    def _what(self, versions: Sequence[Wording]) -> Line:
        """What the large text is: a version of the proposal, or the idea that may become one."""
        t = self.t
        number, count = self.place
        idea = f" · {t('consent.idea', number=number, count=count)}" if count > 1 else ""
        if not versions:
            return (Span(t("consent.take_over") + idea if self.idea else t("consent.no_idea"), "quiet"),)
        at = len(versions) if self.version is None else self.version + 1
        name = t("consent.version", number=at, count=len(versions)) if len(versions) > 1 else t("consent.proposal")
        marks = f" · {t('consent.marks')}" if self.version else ""
        return (Span(f"{name}{idea}{marks}", "quiet"),)

    def _proposal(self, versions: Sequence[Wording], width: int, height: int) -> list[Row]:
        shown, language = self._shown(versions), self.t.language
        if shown is not None and self.version:
            lines = changed_lines(versions[self.version - 1].text, shown.text, width, language)
            return [Row(line) for line in at_most(lines, max(3, height), width)]
        return [Row(line) for line in headline(self._text(versions), width, height, language)]

    def _text(self, versions: Sequence[Wording]) -> str:
        """The proposal; the idea where there is none yet, or what is to be done where there is not even that."""
        shown = self._shown(versions)
        if shown is not None:
            return shown.text
        return self.idea.text if self.idea else self.t("consent.none")

    # The organisations

    def _stances(self, consent: Consent, width: int) -> list[list[Row]]:
        """The rows of every organisation."""
        short = max(len(organisation.short) for organisation in self.session.organisations) + 2
        longest = max(cell_len(organisation.name) for organisation in self.session.organisations)
        names = min(longest, width // 3) if width >= _LEAST_NAMED else 0
        blocks: list[list[Row]] = []
        for organisation, (_, stance) in zip(self.session.organisations, consent.stances, strict=True):
            lead = self._named(organisation, short, names)
            room = max(1, width - cells(lead) - _GAP)
            said = at_most(wrapped(self._said(organisation, stance), room, self.t.language), _MOST_REASON, room)
            leads = (lead, *[padded((), cells(lead))] * (len(said) - 1))
            here = organisation.id == self.here
            blocks.append(
                [
                    Row((*before, Span(" " * _GAP), *line), organisation.id, here)
                    for before, line in zip(leads, said, strict=True)
                ]
            )
        return blocks

    def _named(self, organisation: Organisation, short: int, names: int) -> Line:
        colour = colour_of(self.session, organisation.id)
        style = f"on-{colour}" if organisation.id == self.current else colour
        name = Span(f" {fit(organisation.name, names)}") if names else Span("")
        return (Span(fit(f" {organisation.short}", short), style), name)

    def _said(self, organisation: Organisation, stance: Stance | None) -> Line:
        t = self.t
        if stance is None:
            return (Span(t("consent.missing" if organisation.people else "consent.absent"), "quiet"),)
        if stance.answer == "no_objection":
            return (Span(t("consent.no_objection")),)
        return (Span(t("consent.objection"), "strong"), Span(stance.reason))

    def _repaired(self, versions: Sequence[Wording], width: int) -> list[Row]:
        """The objections to the version before the one that is shown: what it was repaired for."""
        at = len(versions) - 1 if self.version is None else self.version
        before = consent_on(self.session, versions[at - 1]).objections if at > 0 else ()
        if not before:
            return []
        words = self.t.n("consent.repaired", len(before))
        rows = [NO_ROW, Row(shortened((Span(words, "quiet"),), width))]
        for stance in before:
            line = (*shorts_of(self.session, (stance.organisation,)), Span(stance.reason, "quiet"))
            lines = at_most(wrapped(line, width, self.t.language), _MOST_REASON, width)
            rows += [Row(one, stance.id) for one in lines]
        return rows

    # The outcome

    def _outcome(self, consent: Consent, width: int) -> list[Line]:
        """Where it stands, in words."""
        t = self.t
        if consent.version is None:
            return [shortened((Span(t("consent.outcome.nothing"), "strong"),), width)]
        if consent.outcome == "objections":
            words = t.n("consent.outcome.objections", len(consent.objections))
        elif consent.outcome == "carried":
            words = t("consent.outcome.present" if consent.absent else "consent.outcome.carried")
        else:
            words = ""
        spans: Line = (Span(words, "strong"),)
        if consent.missing:
            spans += (Span(t("consent.outcome.missing"), "quiet"), *shorts_of(self.session, consent.missing))
        elif consent.absent:
            spans += (Span(t("consent.outcome.absent"), "quiet"), *shorts_of(self.session, consent.absent))
        return at_most(wrapped(spans, width, t.language), _MOST_OUTCOME, width)
