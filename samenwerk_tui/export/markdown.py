"""The report as Markdown that reads well as plain text too: CommonMark with GitHub's tables, and no HTML.

Every block is put together as plain text first and escaped as a whole, so that nothing from people is ever markup.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from samenwerk_tui.core.model import Session
from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, quote, table
from samenwerk_tui.export.collaboration import (
    write_agreements,
    write_goal,
    write_joint,
    write_learned,
    write_parked,
    write_questions,
)
from samenwerk_tui.export.first_page import PAGE_ROWS, first_page, joined, rows_of
from samenwerk_tui.export.lines import LineWriter, day_words
from samenwerk_tui.export.pulse_text import write_pulse, write_spread
from samenwerk_tui.export.report import report
from samenwerk_tui.export.rounds import write_checks, write_rounds
from samenwerk_tui.export.sections import (
    Agreements,
    Checks,
    Closing,
    ColumnLines,
    Contributions,
    Goal,
    Joint,
    Learned,
    Merged,
    Minutes,
    Opening,
    Parked,
    PhaseLines,
    Pulse,
    PulseSpread,
    Questions,
    Rounds,
    Section,
    Solution,
    Turn,
    WorkedOut,
)
from samenwerk_tui.export.solution import write_solution, write_worked_out
from samenwerk_tui.locale import Catalog


def markdown(session: Session, now: datetime, t: Catalog, *, zone: tzinfo | None = None, share: bool = False) -> str:
    """The report of a session in the language of `t`, ending in a newline.

    `zone` is the local time zone (None: that of `now`, which is aware). With `share`, what is marked private is left
    out. A round that is not revealed is told without any figure. What stands before the turn is at most one page:
    where it would be more, it is told in short there and in full behind it.
    """
    writer = _Writer(t)
    told = report(session, now, zone=zone, share=share)
    opening, *first = told.sections[: told.turn]
    on_page = [*writer.blocks(opening), *writer.all(first)]
    behind = [*writer.all(told.sections[told.turn + 1 :])]
    if rows_of(joined(on_page)) > PAGE_ROWS:
        on_page = first_page(told, writer.lines)
        behind = [*writer.again(opening), *writer.all(first), *behind]
    return joined([*on_page, *writer.blocks(Turn()), *behind]) + "\n"


class _Writer:
    """Writes sections as blocks of Markdown, in the language of its catalog."""

    def __init__(self, t: Catalog) -> None:
        self.t = t
        self.lines = LineWriter(t)

    def all(self, sections: Iterable[Section]) -> Iterator[str]:
        """The blocks of several sections."""
        for section in sections:
            yield from self.blocks(section)

    def blocks(self, section: Section) -> Iterator[str]:
        """The blocks of one section, none for a section that is better left out."""
        match section:
            case Opening():
                return self._opening(section)
            case Agreements():
                return write_agreements(section, self.t)
            case Joint():
                return write_joint(section, self.t)
            case Pulse():
                return write_pulse(section, self.t)
            case PulseSpread():
                return write_spread(section, self.t)
            case Goal():
                return write_goal(section, self.t)
            case Solution():
                return write_solution(section, self.lines)
            case WorkedOut():
                return write_worked_out(section, self.lines)
            case Learned():
                return write_learned(section, self.lines)
            case Turn():
                return self._turn()
            case Questions():
                return write_questions(section, self.lines)
            case Contributions():
                return self._contributions(section)
            case Parked():
                return write_parked(section, self.lines)
            case Rounds():
                return write_rounds(section, self.t)
            case Checks():
                return write_checks(section, self.t)
            case Minutes():
                return self._minutes(section)
            case Closing():
                return self._closing(section)

    def _opening(self, opening: Opening) -> Iterator[str]:
        t = self.t
        yield heading(1, opening.title)
        day = day_words(t, opening.day)
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

    def again(self, opening: Section) -> Iterator[str]:
        """The opening without title and day, behind a page that told it in short."""
        _, _, *told = self.blocks(opening)
        yield heading(2, self.t("export.page.opening"))
        yield from told

    def _turn(self) -> Iterator[str]:
        yield "---"
        yield paragraph(self.t("export.turn"))

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
            yield listing(self._by_part(column))

    def _by_part(self, column: ColumnLines) -> Iterator[str]:
        """The lines under the part of the prompt that they answer; those without one first."""
        parts = dict.fromkeys(line.part for line in column.lines)
        for part in sorted(parts, key=lambda part: part is not None):
            if part is not None:
                yield item(part)
            for line in column.lines:
                if line.part == part:
                    yield self.lines.item(line, attributed=column.is_of_others(line), level=int(part is not None))

    def _merged(self, merged: Merged) -> Iterator[str]:
        yield item(self.lines.said(merged.title, merged.organisations))
        for line in merged.lines:
            yield self.lines.item(line, attributed=True, level=1)

    def _column(self, column: ColumnLines) -> str:
        if column.kind == "group":
            return self.t("export.contributions.whole_group")
        if column.kind == "unknown":
            return self.t("export.contributions.unknown")
        if column.kind == "table":
            who = ", ".join(column.organisations)
            return self.t("export.contributions.table", name=column.name, organisations=who)
        return column.name

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
