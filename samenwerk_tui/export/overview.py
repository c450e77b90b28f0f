"""The overview over sessions: the words that screen and document share, and the document as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from samenwerk_tui.core.model import AgreementKind
from samenwerk_tui.core.overview import Day, GroupOverview, Reading, Series, apart
from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, table
from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day

ANSWERS = ("1", "2", "3", "4", "5")


class OverviewWords:
    """What is told of sessions in the language of `t`, seen from `today`. A figure that is not known is a dash."""

    def __init__(self, t: Catalog, today: date) -> None:
        self.t = t
        self._today = today

    def day(self, day: date) -> str:
        """`di 24 nov`, with the year where it is another one."""
        return short_day(self.t, day, self._today)

    def span(self, group: GroupOverview) -> str:
        """How many sessions, and from when to when."""
        first, last = group.days[0].day, group.days[-1].day
        count = self.t.n("overview.sessions", len(group.days))
        if first == last:
            return self.t("overview.on", count=count, day=self.day(first))
        return self.t("overview.span", count=count, first=self.day(first), last=self.day(last))

    def heads(self) -> tuple[str, ...]:
        """The columns of the table of sessions, as in `figures`."""
        t = self.t
        return (
            t("overview.column.collaboration"),
            t("overview.column.case"),
            t("overview.column.kept"),
            t("overview.column.shared"),
            t("overview.column.breadth"),
        )

    def figures(self, day: Day) -> tuple[str, ...]:
        """Agreements made of both kinds; those brought along that were done; shared ideas; organisaties voor."""
        figures = day.summary
        return (
            str(figures.made("collaboration")),
            str(figures.made("case")),
            self._of(figures.carried_done, figures.carried),
            self._of(figures.shared, figures.ideas),
            self._breadth(day),
        )

    def _breadth(self, day: Day) -> str:
        breadth, asked = day.summary.breadth, day.summary.asked
        if breadth is None or asked is None:
            return self.t("overview.unknown")
        written = f"{breadth:.1f}".removesuffix(".0").replace(".", self.t("overview.decimal"))
        return self.t("overview.of", n=written, all=asked)

    def _of(self, n: int, all_of_them: int) -> str:
        return self.t("overview.of", n=n, all=all_of_them) if all_of_them else self.t("overview.unknown")

    def kept(self, group: GroupOverview) -> tuple[str, ...]:
        """What became of the agreements of the group: first about the collaboration, then about the case."""
        return self._kept(group, "collaboration"), self._kept(group, "case")

    def _kept(self, group: GroupOverview, kind: AgreementKind) -> str:
        t, kept = self.t, group.kept(kind)
        if not kept.made:
            return t(f"overview.no_agreements.{kind}")
        made = t.n("overview.agreements", kept.made)
        told = t(f"overview.kept.{kind}", done=kept.done, open=kept.open, all=made)
        return f"{told} {t.n('overview.dropped', kept.dropped)}" if kept.dropped else told

    def when(self, reading: Reading) -> str:
        """The day and the moment of a pulse."""
        moment = self.t("overview.start") if reading.moment == "start" else self.t("overview.end")
        return self.t("overview.when", day=self.day(reading.day), moment=moment)

    def agree(self, reading: Reading) -> str:
        """How many people agree: answered 4 or 5."""
        return self.t("overview.of", n=reading.answers.agree, all=reading.answers.answered)

    def shift(self, series: Series) -> str:
        """What became different between the first and the last session; empty where there is one session."""
        if series.readings[0].session == series.readings[-1].session:
            return ""
        direction = series.direction
        return self.t("overview.other_group") if direction is None else self.t(f"overview.shift.{direction}")


def overview_markdown(groups: Sequence[GroupOverview], t: Catalog, today: date) -> str:
    """The overview as a document, ending in a newline; `today` is the day on which it is made."""
    words = OverviewWords(t, today)
    full, alone = apart(groups)
    blocks = [heading(1, t("overview.title")), *(block for group in full for block in _group(group, words))]
    if alone:
        blocks += [heading(2, t("overview.alone")), _sessions(alone, words)]
    if not groups:
        blocks.append(paragraph(t("overview.nothing")))
    return "\n\n".join(blocks) + "\n"


def _group(group: GroupOverview, words: OverviewWords) -> Iterator[str]:
    t = words.t
    yield heading(2, group.title)
    yield paragraph(words.span(group))
    yield _sessions(group.days, words)
    yield paragraph(t("overview.breadth"))
    yield heading(3, t("overview.agreements_title"))
    yield listing(map(item, words.kept(group)))
    yield heading(3, t("overview.pulse_title"))
    series = group.series
    yield paragraph(t("overview.caveat") if series else t("overview.no_pulse"))
    for statement in series:
        yield heading(4, statement.text)
        figures = (Column(t("overview.column.when")), *(Column(answer, right=True) for answer in ANSWERS))
        yield table(
            (*figures, Column(t("overview.column.agree"), right=True)),
            [(words.when(r), *map(str, r.answers.counts), words.agree(r)) for r in statement.readings],
        )
        if shift := words.shift(statement):
            yield paragraph(shift)


def _sessions(days: Sequence[Day], words: OverviewWords) -> str:
    t = words.t
    columns = (Column(t("overview.column.day")), Column(t("overview.column.session")))
    return table(
        (*columns, *(Column(head, right=True) for head in words.heads())),
        [(words.day(day.day), day.title, *words.figures(day)) for day in days],
    )
