"""What the report tells, and in which order: from a session to sections. Collaboration first, solution second."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from samenwerk_tui.core import clock
from samenwerk_tui.core.dates import day_said
from samenwerk_tui.core.day_yield import builders, day_yield
from samenwerk_tui.core.developing import chosen_ideas, consent_of, versions_of, worked_out
from samenwerk_tui.core.erase import ERASED_TEXT
from samenwerk_tui.core.follow_up import last_head_count
from samenwerk_tui.core.ideas import IDEA_KINDS, Idea, built_on, ideas
from samenwerk_tui.core.model import Agreement, Contribution, ContributionKind, Phase, Session, Wording
from samenwerk_tui.core.questions import cards
from samenwerk_tui.export.pulsed import tell_pulse
from samenwerk_tui.export.sections import (
    Agreed,
    Agreements,
    Asked,
    Attendance,
    BuiltPair,
    Checks,
    Closing,
    ColumnLines,
    Contributions,
    Goal,
    Joint,
    Learned,
    Line,
    Merged,
    Minutes,
    Objection,
    Opening,
    Parked,
    PhaseLines,
    PhaseMinutes,
    Proposed,
    PulseSpread,
    Questions,
    Report,
    Rounds,
    Solution,
    Solved,
    Source,
    Stood,
    Turn,
    WorkedOut,
)
from samenwerk_tui.export.sharing import without_private
from samenwerk_tui.export.voted import tell_rounds


def report(session: Session, now: datetime, *, zone: tzinfo | None = None, share: bool = False) -> Report:
    """The report of a session as it stands at `now`.

    `zone` is the local time zone (None: that of `now`). With `share`, what is marked private is not in it.
    """
    if share:
        session = without_private(session)
    pulse = tell_pulse(session)
    told = _Teller(session)
    solved = told.solved()
    voted = Rounds(rounds=tell_rounds(session))
    return Report(
        sections=(
            _opening(session, zone or now.tzinfo),
            told.agreements(),
            Learned(lines=told.of_kind("learned")),
            pulse,
            told.joint(),
            told.goal(),
            Solution(ideas=solved),
            Turn(),
            PulseSpread(pulse=pulse),
            told.questions(),
            Contributions(phases=tuple(told.phases())),
            told.parked(),
            voted,
            WorkedOut(ideas=solved),
            _minutes(session, now),
            Checks(rounds=tuple(r for r in voted.rounds if r.share_known and r.outcomes)),
            Closing(share=share, private=sum(line.private for line in session.contributions)),
        )
    )


def _opening(session: Session, zone: tzinfo | None) -> Opening:
    return Opening(
        title=session.title,
        day=(session.began or session.created).astimezone(zone).date(),
        begun=session.began is not None,
        demo=session.demo,
        attendance=tuple(
            Attendance(name=o.name, people=last_head_count(session, o.id)) for o in session.organisations
        ),
        case=session.case.title,
        fictional=session.case.fictional,
        question=session.case.question,
    )


def _minutes(session: Session, now: datetime) -> Minutes:
    spent = {phase.id: clock.seconds_spent(session, phase.id, now) for phase in session.phases}
    begun = session.began is not None
    return Minutes(
        phases=tuple(
            PhaseMinutes(
                title=phase.title,
                planned=phase.minutes,
                real=round(spent[phase.id] / 60) if begun and phase.visited else None,
                skipped=phase.skipped,
            )
            for phase in session.phases
        ),
        planned=sum(phase.minutes for phase in session.phases),
        real=round(sum(spent.values()) / 60) if begun else None,
    )


def _title(idea: Idea) -> str:
    """The text of an idea; where the title was erased, that of the first contribution that is left."""
    return idea.members[0].text if idea.text == ERASED_TEXT else idea.text


class _Teller:
    """Tells parts of one session, with its look-ups made once: a day has thousands of lines."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = {organisation.id: organisation.name for organisation in session.organisations}
        self._lines = {line.id: line for line in session.contributions}
        self._bases = built_on(session)
        worked_on: tuple[Idea | None, ...] = chosen_ideas(session) or (None,)
        self._worked_out = {line.id for idea in worked_on for _, lines in worked_out(session, idea) for line in lines}
        self._cards = {card.id: card for card in cards(session)}
        self._columns = {
            (phase.id, column.id): column for phase in session.phases for column in session.columns(phase.id)
        }

    def _named(self, organisations: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._names.get(organisation, organisation) for organisation in organisations)

    def _name(self, organisation: str | None) -> str | None:
        return None if organisation is None else self._names.get(organisation, organisation)

    def agreements(self) -> Agreements:
        """What was agreed, each kind oldest first."""
        calls = [agreement for agreement in self._session.agreements if agreement.calls]
        others = [agreement for agreement in self._session.agreements if not agreement.calls]
        return Agreements(
            collaboration=tuple(self._agreed(one) for one in others if one.kind == "collaboration"),
            calls=tuple(map(self._agreed, calls)),
            case=tuple(self._agreed(one) for one in others if one.kind == "case"),
        )

    def _agreed(self, agreement: Agreement) -> Agreed:
        return Agreed(
            what=agreement.what,
            owner=agreement.owner,
            organisation=self._name(agreement.organisation),
            together_with=self._named(agreement.with_organisations),
            due=self._due(agreement),
            due_date=agreement.due_date,
            first_step=agreement.first_step,
            calls=agreement.calls,
            status=agreement.status,
            carried=agreement.carried_from is not None,
        )

    def _due(self, agreement: Agreement) -> str:
        """When, as it was said, where that is no day or says more than the day."""
        said = day_said(agreement.due, agreement.at.date(), self._session.language)
        return "" if agreement.due_date is not None and not (said and said.says_more) else agreement.due

    def joint(self) -> Joint:
        """What was made together."""
        day = day_yield(self._session)
        pairs = builders(day.built_on).items()
        return Joint(
            ideas=day.ideas,
            shared=day.shared,
            outside=day.outside,
            built=tuple(
                BuiltPair(by=self._names.get(by, by), on=self._names.get(on, on), times=n) for (by, on), n in pairs
            ),
            organisations=tuple(self._names.values()),
        )

    def goal(self) -> Goal:
        """The shared goal."""
        session = self._session
        newest, question = session.newest_wording("goal"), session.newest_wording("question")
        before = (w for w in session.wordings if w.about == "goal" and w != newest)
        return Goal(
            text=newest.text if newest else "",
            question=question.text if question else "",
            stood=self._stood(newest),
            before=tuple(
                Proposed(text=w.text, stood=tuple(stood for stood in self._stood(w) if stood.reason)) for w in before
            ),
            questions_before=tuple(w.text for w in session.wordings if w.about == "question" and w != question),
        )

    def _stood(self, wording: Wording | None) -> tuple[Stood, ...]:
        return tuple(
            Stood(
                organisation=self._names.get(stance.organisation, stance.organisation),
                answer=stance.answer,
                reason=stance.reason,
            )
            for stance in self._session.stances
            if wording is not None and stance.wording == wording.id
        )

    def solved(self) -> tuple[Solved, ...]:
        """The ideas that were worked out; where none was chosen, what was said about none in particular."""
        chosen: tuple[Idea | None, ...] = chosen_ideas(self._session) or (None,)
        found = tuple(map(self._solved, chosen))
        return tuple(one for one in found if one.text or one.parts or one.versions)

    def _solved(self, idea: Idea | None) -> Solved:
        session = self._session
        consent = consent_of(session, idea)
        parts = ((part, tuple(map(self._line, lines))) for part, lines in worked_out(session, idea))
        return Solved(
            text=idea.text if idea else "",
            organisations=self._named(idea.organisations) if idea else (),
            parts=tuple((part, lines) for part, lines in parts if lines),
            versions=tuple(Proposed(text=w.text, stood=self._stood(w)) for w in versions_of(session, idea)),
            outcome=consent.outcome,
            missing=self._named(consent.missing),
        )

    def questions(self) -> Questions:
        """Those of the room, and those of the case to which something was said."""
        said: dict[str, list[Line]] = {}
        for line in self._session.contributions:
            if line.question in self._cards and line.kind in IDEA_KINDS:
                said.setdefault(line.question, []).append(self._line(line))
        return Questions(
            asked=tuple(
                Asked(
                    question=card.text,
                    asked_by=self._name(card.asked_by),
                    asked_of=self._named(card.asked_of),
                    lines=tuple(said.get(card.id, ())),
                )
                for card in self._cards.values()
                if card.id in said or not card.of_case
            )
        )

    def parked(self) -> Parked:
        """Every parked "ja, maar" with what became of it."""
        return Parked(objections=tuple(map(self._objection, self._lines_of("parked"))))

    def _objection(self, line: Contribution) -> Objection:
        settled = self._session.settlement(line.id)
        return Objection(
            line=self._line(line),
            how=settled and settled.how,
            text=settled.text if settled else "",
            organisation=self._name(settled.organisation) if settled else None,
        )

    def _lines_of(self, kind: ContributionKind) -> Iterable[Contribution]:
        return (line for line in self._session.contributions if line.kind == kind)

    def of_kind(self, kind: ContributionKind) -> tuple[Line, ...]:
        """All contributions of one kind, oldest first."""
        return tuple(map(self._line, self._lines_of(kind)))

    def _line(self, line: Contribution) -> Line:
        asked = self._cards.get(line.question or "")
        source = self._bases.get(line.builds_on) if line.builds_on else None
        column = self._columns.get((line.phase, line.column))
        return Line(
            text=line.text,
            kind=line.kind,
            organisations=self._named(line.organisations),
            by_group=column is not None and column.kind == "group" and not line.organisations,
            part=line.part,
            as_organisation=self._name(line.as_organisation),
            question=asked.text if asked else None,
            asked_by=self._name(line.asked_by),
            builds_on=source and Source(text=_title(source), organisations=self._named(source.organisations)),
            outside=line.outside,
            private=line.private,
        )

    def phases(self) -> Iterable[PhaseLines]:
        """The phases with contributions, in the order of the programme."""
        for number, phase in enumerate(self._session.phases, start=1):
            found = [one for one in ideas(self._session, phase.id) if not self._told_elsewhere(one)]
            if found:
                yield PhaseLines(
                    number=number,
                    title=phase.title,
                    prompt=phase.prompt,
                    merged=tuple(self._merged(idea) for idea in found if idea.merged),
                    columns=tuple(self._column_lines(phase, [idea.members[0] for idea in found if not idea.merged])),
                )

    def _told_elsewhere(self, idea: Idea) -> bool:
        """Whether it is told with the question that it answers, or with the idea that it works out."""
        return all(member.question in self._cards or member.id in self._worked_out for member in idea.members)

    def _merged(self, idea: Idea) -> Merged:
        return Merged(
            title=_title(idea),
            organisations=self._named(idea.organisations),
            lines=tuple(self._line(member) for member in idea.members),
        )

    def _column_lines(self, phase: Phase, lines: list[Contribution]) -> Iterable[ColumnLines]:
        by_column: dict[str, list[Contribution]] = {column.id: [] for column in self._session.columns(phase.id)}
        for line in lines:
            by_column.setdefault(line.column, []).append(line)
        for column_id, own in by_column.items():
            column = self._columns.get((phase.id, column_id))
            if own:
                yield ColumnLines(
                    kind=column.kind if column else "unknown",
                    name=column.name if column else "",
                    organisations=self._named(column.organisations) if column else (),
                    lines=tuple(self._line(line) for line in own),
                )
