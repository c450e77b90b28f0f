"""How a contribution and a day are written, wherever in the report."""

from collections.abc import Iterator
from datetime import date

from samenwerk_tui.export.blocks import item
from samenwerk_tui.export.sections import Line
from samenwerk_tui.locale import Catalog


def day_words(t: Catalog, day: date) -> str:
    """`dinsdag 24 november 2026`."""
    weekday, month = t(f"export.weekday.{day.isoweekday()}"), t(f"export.month.{day.month}")
    return t("export.day", weekday=weekday, day=day.day, month=month, year=day.year)


class LineWriter:
    """Writes contributions as items of a list."""

    def __init__(self, t: Catalog) -> None:
        self.t = t

    def item(self, line: Line, *, attributed: bool = False, level: int = 0) -> str:
        """A contribution as a list item, with what it builds on and answers to under it."""
        t = self.t
        text = line.text
        marks = tuple(self._marks(line))
        if marks:
            text = t("export.marked", text=text, marks=", ".join(marks))
        if attributed:
            who = (t("export.contributions.by_whole_group"),) if line.by_group else line.organisations
            text = self.said(text, who)
        return item(text, self._line_details(line), level)

    def said(self, text: str, who: tuple[str, ...]) -> str:
        """A text and whose it is."""
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
            source = self.said(line.builds_on.text, line.builds_on.organisations)
            yield t("export.contributions.builds_on", text=source)
        if line.question:
            asked = self.said(line.question, (line.asked_by,) if line.asked_by else ())
            yield t("export.contributions.question", question=asked)
