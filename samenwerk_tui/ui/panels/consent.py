"""Kan iedereen hiermee verder: per organisation no objection or one with its reason, and the repaired proposal."""

from collections.abc import Sequence
from datetime import datetime

from textual.binding import Binding

from samenwerk_tui.core import intents
from samenwerk_tui.core.consent_line import is_no_objection, read_objection
from samenwerk_tui.core.developing import carried_over, consent_of, versions_of
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, Session, StanceAnswer, Wording
from samenwerk_tui.core.routes import Place, place_of, whose
from samenwerk_tui.locale import Catalog
from samenwerk_tui.ui.messages import Answer, Ask, ColumnWanted, Intend, Say
from samenwerk_tui.ui.panels.base import Hint
from samenwerk_tui.ui.panels.idea_panel import IdeaPanel
from samenwerk_tui.ui.widgets.consent_sheet import ConsentSheet
from samenwerk_tui.ui.widgets.sheet import Row


class ConsentPanel(IdeaPanel):
    """The proposal and where every organisation stands on it. A typed line is a new version of the proposal, which
    everybody is asked about again; ← and → look back at the earlier ones.
    """

    BINDINGS = [
        Binding("g,G", "agree", show=False),
        Binding("b,B", "object", show=False),
        Binding("r,R", "carry_over", show=False),
    ]

    def __init__(self, t: Catalog, session: Session, phase: str, now: datetime) -> None:
        super().__init__(t, session, phase, now)
        self._version: int | None = None
        """Place of the version that is looked back at; None: the newest."""
        self._seen = self._versions
        """The versions there were when that was chosen."""

    # What is shown

    @property
    def _versions(self) -> tuple[Wording, ...]:
        return versions_of(self.state, self._idea)

    @property
    def _text(self) -> str:
        """The proposal as it is, or the idea that may become it; empty for neither."""
        versions, idea = self._versions, self._idea
        return versions[-1].text if versions else idea.text if idea is not None else ""

    def _is_without_idea(self) -> bool:
        """A proposal is enough."""
        return not self._text

    def _work(self, width: int, height: int) -> Sequence[Row]:
        ideas, idea = self._ideas, self._idea
        place = (ideas.index(idea) + 1 if idea is not None else 0, len(ideas))
        sheet = ConsentSheet(
            self.t, self.state, self.phase_id, idea, place, self._version, self._speaks(self.column), self._here
        )
        return sheet.rows(width, height, self._window)

    def watch_session(self) -> None:
        """A new version, or one less: the newest is what it is about."""
        if self._versions != self._seen:
            self._seen, self._version = self._versions, None
        super().watch_session()

    def line_label(self, column: str) -> str:
        """A line is a proposal, whoever speaks; nothing of it while walking."""
        if self.has_focus:
            return column
        return f"{column} · {self.t('consent.label.again' if self._versions else 'consent.label.first')}"

    def hints(self) -> tuple[Hint, ...]:
        """Other keys while walking than while typing."""
        t = self.t
        if self._choosing:
            return super().hints()
        if not self.has_focus:
            walk = Hint("↓", t("develop.hint.ideas_first" if self._is_without_idea() else "consent.hint.walk"))
            reword = (Hint("↑", t("consent.hint.reword")),) if self._text else ()
            if not self._versions:
                take = (Hint("Enter", t("consent.hint.take")),) if self._text else ()
                return (*take, *reword, walk)
            looks = (Hint("←→", t("consent.hint.versions")),) if len(self._versions) > 1 else ()
            return (walk, *reword, *looks, Hint("Tab", t("develop.hint.organisation")))
        rest = (Hint("R", t("consent.hint.rest")),) if carried_over(self.state, self._idea) is not None else ()
        return (
            *rest,
            Hint("G", t("consent.hint.agree")),
            Hint("B", t("consent.hint.object")),
            Hint("Esc", t("develop.hint.back")),
            Hint("Del", t("consent.hint.clear")),
            Hint("Enter", t("develop.hint.edit")),
            Hint("I", t("develop.hint.ideas")),
        )

    # Typing

    def meaning(self, text: str, place: Place) -> Intent | str | None:
        """What an organisation calls out is where it stands; any other line is the proposal in new words."""
        objection = read_objection(text)
        if objection is None and not is_no_objection(text):
            idea = self._idea
            return intents.Word(about="proposal", phase=self.phase_id, text=text, idea=idea.id if idea else None)
        versions = self._versions
        everybody = tuple(organisation.id for organisation in self.state.organisations if organisation.people)
        who = whose(self.state, self.phase_id, place) or (everybody if place.column == GROUP_COLUMN else ())
        if not versions:
            return self.t("consent.propose_first")
        if not who:
            return self.t("consent.whose")
        if objection == "":
            return self.t("rule.reason_needed")
        takes = tuple(self._take(versions[-1], one, objection) for one in who)
        return takes[0] if len(takes) == 1 else intents.Together(parts=takes)

    def _take(self, version: Wording, organisation: str, objection: str | None) -> intents.TakeStance:
        """Where an organisation stands; None: it has no objection."""
        answer: StanceAnswer = "no_objection" if objection is None else "objection"
        stance = self.state.stance(version.id, organisation)
        return intents.TakeStance(
            wording=version.id,
            organisation=organisation,
            answer=answer,
            reason=objection or "",
            seen=stance.id if stance is not None else "",
        )

    def confirm(self) -> None:
        """Enter on an empty line: the idea as it stands is the proposal, where there is none yet."""
        idea = self._idea
        if idea is not None and not self._versions:
            self.post_message(
                Intend(intents.Word(about="proposal", phase=self.phase_id, text=idea.text, idea=idea.id))
            )

    def recall(self) -> bool:
        """↑ on an empty line: the proposal comes back into the line to be worded anew."""
        idea, text = self._idea, self._text
        seen = self._versions[-1].id if self._versions else ""

        def reword(new: str, _: str) -> Answer:
            return intents.Word(
                about="proposal", phase=self.phase_id, text=new, idea=idea.id if idea is not None else None, seen=seen
            )

        if text:
            self.post_message(Ask(self.t("consent.ask.reword"), reword, value=text, as_line=""))
        return True

    def turn_page(self, step: int) -> bool:
        """← and → on an empty line: an earlier version, or a later one; after the newest, as large as it fits."""
        count = len(self._versions)
        if count < 2:
            return False
        at = min(max((count if self._version is None else self._version) + step, 0), count)
        self._version = None if at == count else at
        self.redraw()
        return True

    # Walking

    def _things(self) -> list[str]:
        return [organisation.id for organisation in self.state.organisations]

    def _first(self) -> str:
        """The first that was not asked, else who speaks."""
        consent = consent_of(self.state, self._idea)
        return next(iter((*consent.missing, self._speaks(self.column))))

    def _speaks(self, column: str) -> str:
        """The organisation whose own column this is; empty for another column."""
        return column if any(organisation.id == column for organisation in self.state.organisations) else ""

    def _turned_to(self, thing: str) -> None:
        """It speaks now; and it is the newest version that it is asked about."""
        self._version = None
        column = place_of(self.state, self.phase_id, thing).column
        if column != self.column:
            self.post_message(ColumnWanted(column))

    def _newest(self) -> Wording | None:
        """The version that is asked about; without one it is said what comes first."""
        versions = self._versions
        if not versions:
            self.post_message(Say(self.t("consent.propose_first"), alarm=True))
            return None
        return versions[-1]

    def action_agree(self) -> None:
        """No objection; on to the next organisation."""
        thing = self._walked
        newest = self._newest() if self._is_walking else None
        if newest is None:
            return
        self.post_message(Intend(self._take(newest, thing, None)))
        self._walk_to(self._next(thing))

    def _next(self, thing: str) -> str:
        """The organisation after this one; the last has itself."""
        things = self._things()
        return things[min(things.index(thing) + 1, len(things) - 1)]

    def _after(self, thing: str) -> str:
        """The next organisation, once the objection is there with its reason."""
        objects = {stance.organisation for stance in consent_of(self.state, self._idea).objections}
        return self._next(thing) if thing in objects else ""

    def action_object(self) -> None:
        """An objection: its reason is asked at once."""
        newest = self._newest() if self._is_walking else None
        if newest is not None:
            self._ask_reason(newest, self._walked)

    def _ask_reason(self, version: Wording, thing: str) -> None:
        organisation = self.state.organisation(thing)
        stance = self.state.stance(version.id, thing)

        def keep(reason: str, _: str) -> Answer:
            if stance is not None and stance.reason == reason:
                return None
            return self._answered(thing, self._take(version, thing, reason))

        self._ask(
            thing,
            Ask(
                self.t("consent.ask.reason", short=organisation.short),
                keep,
                value=stance.reason if stance is not None else "",
                hint=self.t("consent.example.reason"),
                as_line=f"{organisation.short}: {self.t('consent.called_out')} ",
            ),
        )

    def action_carry_over(self) -> None:
        """ "De rest blijft erbij": who had no objection before has none now."""
        rest = carried_over(self.state, self._idea) if self._is_walking else None
        if rest is not None:
            self.post_message(Intend(rest))
        elif self._is_walking:
            self.post_message(Say(self.t("consent.no_rest")))

    def _enter(self, thing: str) -> None:
        """The reason of an objection is corrected; before there is a proposal, the idea becomes it."""
        versions = self._versions
        stance = self.state.stance(versions[-1].id, thing) if versions else None
        if not versions:
            self.confirm()
        elif stance is not None and stance.answer == "objection":
            self._ask_reason(versions[-1], thing)

    def _remove(self, thing: str) -> None:
        """What was said is taken back."""
        versions = self._versions
        if versions:
            self.post_message(Intend(intents.ClearStance(wording=versions[-1].id, organisation=thing)))

    @property
    def _is_walking(self) -> bool:
        """Whether there is an organisation under the walker."""
        return not self._choosing and self._walked in self._things()
