"""The report as Markdown that reads well as plain text too: CommonMark with GitHub's tables, and no HTML.

Every block is put together as plain text first and escaped as a whole, so that nothing from people is ever markup.
"""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from samenwerk_tui.core.model import Session
from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, quote, table
from samenwerk_tui.export.report import report
from samenwerk_tui.export.rounds import write_checks, write_rounds
from samenwerk_tui.export.sections import (
    Agreed,
    Agreements,
    Checks,
    Closing,
    ColumnLines,
    Contributions,
    Learned,
    Line,
    Merged,
    Minutes,
    Opening,
    Parked,
    PhaseLines,
    Rounds,
    Section,
)
from samenwerk_tui.locale import Catalog


def markdown(session: Session, now: datetime, t: Catalog, *, zone: tzinfo | None = None, share: bool = False) -> str:
    """The report of a session in the language of `t`, ending in a newline.

    `zone` is the local time zone (None: that of `now`, which is aware). With `share`, what is marked private is left
    out. A round that is not revealed is told without any figure.
    """
    writer = _Writer(t)
    told = report(session, now, zone=zone, share=share)
    return "\n\n".join(block for section in told.sections for block in writer.blocks(section)) + "\n"


class _Writer:
    """Writes sections as blocks of Markdown, in the language of its catalog."""

    def __init__(self, t: Catalog) -> None:
        self.t = t

    def blocks(self, section: Section) -> Iterator[str]:
        """The blocks of one section, none for a section that is better left out."""
        match section:
            case Opening():
                return self._opening(section)
            case Agreements():
                return self._agreements(section)
            case Learned():
                return self._learned(section)
            case Contributions():
                return self._contributions(section)
            case Parked():
                return self._parked(section)
            case Rounds():
                return write_rounds(section, self.t)
            case Checks():
                return write_checks(section, self.t)
            case Minutes():
                return self._minutes(section)
            case Closing():
                return self._closing(section)

    def _day(self, day: date) -> str:
        t = self.t
        weekday, month = t(f"export.weekday.{day.isoweekday()}"), t(f"export.month.{day.month}")
        return t("export.day", weekday=weekday, day=day.day, month=month, year=day.year)

    def _opening(self, opening: Opening) -> Iterator[str]:
        t = self.t
        yield heading(1, opening.title)
        day = self._day(opening.day)
        yield paragraph(t("export.report_of", day=day) if opening.begun else t("export.prepared_on", day=day))
        if opening.demo:
            yield paragraph(t("export.demo"))
        people = opening.people
        yield paragraph(t.n("export.present", people) if opening.begun else t.n("export.expected", people))
        yield listing(item(t("export.attendance", name=o.name, n=o.people)) for o in opening.attendance)
        if opening.fictional:
            yield paragraph(t("export.case_fictional", title=opening.case))
        else:
            yield paragraph(t("export.case_real", title=opening.case))
        yield paragraph(t("export.question"))
        yield quote(opening.question)

    def _agreements(self, agreements: Agreements) -> Iterator[str]:
        t = self.t
        yield heading(2, t("export.agreements.title"))
        if not agreements.collaboration and not agreements.case:
            yield paragraph(t("export.agreements.none"))
            return
        yield heading(3, t("export.agreements.collaboration"))
        yield self._agreed(agreements.collaboration) or paragraph(t("export.agreements.no_collaboration"))
        yield heading(3, t("export.agreements.case"))
        yield self._agreed(agreements.case) or paragraph(t("export.agreements.no_case"))

    def _agreed(self, agreements: tuple[Agreed, ...]) -> str:
        return listing(item(agreed.what, self._agreement_details(agreed)) for agreed in agreements)

    def _agreement_details(self, agreed: Agreed) -> Iterator[str]:
        t = self.t
        role = agreed.owner or t("export.agreements.nobody")
        if agreed.organisation is not None:
            role = t("export.agreements.owner_of", role=role, organisation=agreed.organisation)
        yield t("export.agreements.owner", who=role)
        if agreed.together_with:
            yield t("export.agreements.together_with", who=", ".join(agreed.together_with))
        yield t("export.agreements.due", when=agreed.due) if agreed.due else t("export.agreements.no_due")
        if agreed.first_step:
            yield t("export.agreements.first_step", step=agreed.first_step)
        if agreed.status != "open":
            yield t("export.agreements.status_is", status=t(f"export.agreements.status.{agreed.status}"))

    def _learned(self, learned: Learned) -> Iterator[str]:
        if learned.lines:
            yield heading(2, self.t("export.learned.title"))
            yield listing(self._line(line, attributed=True) for line in learned.lines)

    def _parked(self, parked: Parked) -> Iterator[str]:
        if parked.lines:
            yield heading(2, self.t("export.parked.title"))
            yield paragraph(self.t("export.parked.intro"))
            yield listing(self._line(line, attributed=True) for line in parked.lines)

    def _contributions(self, contributions: Contributions) -> Iterator[str]:
        yield heading(2, self.t("export.contributions.title"))
        if not contributions.phases:
            yield paragraph(self.t("export.contributions.none"))
        for phase in contributions.phases:
            yield from self._phase(phase)

    def _phase(self, phase: PhaseLines) -> Iterator[str]:
        t = self.t
        yield heading(3, t("export.contributions.phase", n=phase.number, title=phase.title))
        if phase.prompt:
            yield paragraph(phase.prompt)
        if phase.merged:
            yield heading(4, t("export.contributions.merged"))
            yield listing(text for merged in phase.merged for text in self._merged(merged))
        for column in phase.columns:
            yield heading(4, self._column(column))
            yield listing(self._line(line, attributed=column.is_of_others(line)) for line in column.lines)

    def _merged(self, merged: Merged) -> Iterator[str]:
        yield item(self._said(merged.title, merged.organisations))
        for line in merged.lines:
            yield self._line(line, attributed=True, level=1)

    def _column(self, column: ColumnLines) -> str:
        if column.kind == "group":
            return self.t("export.contributions.whole_group")
        if column.kind == "unknown":
            return self.t("export.contributions.unknown")
        if column.kind == "table":
            who = ", ".join(column.organisations)
            return self.t("export.contributions.table", name=column.name, organisations=who)
        return column.name

    def _line(self, line: Line, *, attributed: bool = False, level: int = 0) -> str:
        """A contribution as a list item, with what it builds on and answers to under it."""
        t = self.t
        text = t("export.part", part=line.part, text=line.text) if line.part else line.text
        marks = tuple(self._marks(line))
        if marks:
            text = t("export.marked", text=text, marks=", ".join(marks))
        if attributed:
            who = (t("export.contributions.by_whole_group"),) if line.by_group else line.organisations
            text = self._said(text, who)
        return item(text, self._line_details(line), level)

    def _said(self, text: str, who: tuple[str, ...]) -> str:
        return self.t("export.said", text=text, who=", ".join(who)) if who else text

    def _marks(self, line: Line) -> Iterator[str]:
        t = self.t
        if line.as_organisation is not None:
            yield t("export.as_organisation", organisation=line.as_organisation)
        if line.kind == "answer":
            yield t("export.contributions.mark.answer")
        if line.outside:
            yield t("export.contributions.mark.outside")
        if line.private:
            yield t("export.contributions.mark.private")

    def _line_details(self, line: Line) -> Iterator[str]:
        t = self.t
        if line.builds_on is not None:
            source = self._said(line.builds_on.text, line.builds_on.organisations)
            yield t("export.contributions.builds_on", text=source)
        if line.question:
            asked = self._said(line.question, (line.asked_by,) if line.asked_by else ())
            yield t("export.contributions.question", question=asked)

    def _minutes(self, minutes: Minutes) -> Iterator[str]:
        t = self.t
        yield heading(2, t("export.minutes.title"))
        columns = (
            Column(t("export.minutes.phase")),
            Column(t("export.minutes.planned"), right=True),
            Column(t("export.minutes.real"), right=True),
        )
        rows = []
        for phase in minutes.phases:
            real = "" if phase.real is None else str(phase.real)
            rows.append((phase.title, str(phase.planned), t("export.minutes.skipped") if phase.skipped else real))
        total = "" if minutes.real is None else str(minutes.real)
        rows.append((t("export.minutes.total"), str(minutes.planned), total))
        yield table(columns, rows)

    def _closing(self, closing: Closing) -> Iterator[str]:
        t = self.t
        yield "---"
        yield paragraph(t("export.closing.no_names"))
        if closing.share:
            yield paragraph(t("export.closing.shared"))
        elif closing.private:
            yield paragraph(t.n("export.closing.private", closing.private))
