"""The afternoon as it was played through the real program, and what came out of it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terminal import play_choices, play_lines, play_plan, play_room, play_together
from tests.terminal.afternoon import AFTERNOON, AT_THE_START, CASE, PROGRAMME
from tests.terminal.clocked import Clockwork
from tests.terminal.desk import Desk
from tests.terminal.ledger import Kept, Ledger
from tests.terminal.report_reader import Part, read_report
from tests.terminal.words import t

PLAYERS = (play_choices, play_lines, play_plan, play_room, play_together)
"""They know how a step is played, and register themselves."""
SHORTS = {"Gemeente": "GEM", "Woningcorporatie": "COR", "Politie": "POL", "Bewoners": "BEW"}


@dataclass
class Day:
    """The afternoon as it was played, and what came out of it."""

    desk: Desk
    title: str
    parts: list[Part]
    """The report that Ctrl+E made."""
    markdown: str
    shown: dict[str, Any]
    """`show --json`."""

    @property
    def ledger(self) -> Ledger:
        """What was typed."""
        return self.desk.ledger

    @property
    def ids(self) -> dict[str, str]:
        """Id of every organisation by its short name."""
        return {organisation["short"]: organisation["id"] for organisation in self.shown["organisations"]}

    @property
    def titles(self) -> dict[str, str]:
        """By the id of a line or an idea what stands on the board for it."""
        lines = {line["id"]: line["text"] for line in self.shown["contributions"]}
        return lines | {cluster["id"]: cluster["title"] for cluster in self.shown["clusters"]}

    def said(self, line: Kept) -> str:
        """A line and whose it is, as the report tells it."""
        return t("export.said", text=line.text, who=self.ledger.name(line.who))

    def part(self, *headings: str) -> Part:
        """The part under these headings; the number before the name of a phase may be left out."""
        for part in self.parts:
            if tuple(re.sub(r"^\d+\. ", "", heading) for heading in part.headings) == headings:
                return part
        raise AssertionError(f"no {headings} in {[part.headings for part in self.parts]}")


def stood(who: str, answer: str, reason: str) -> str:
    """Where an organisation stands, as the report tells it."""
    return t(f"export.stance.{answer}", who=who, reason=reason)


def play_afternoon(home: Path) -> Day:
    """Play the afternoon with this home folder; export it with Ctrl+E and leave with Ctrl+Q."""
    ledger = Ledger(
        {SHORTS[name]: name for name, _ in AT_THE_START}, {SHORTS[name]: people for name, people in AT_THE_START}
    )
    organisations = [part for name, people in AT_THE_START for part in ("--org", f"{name}:{people}")]
    with Desk(Clockwork(home), ledger, [phase.title for phase in AFTERNOON]) as desk:
        desk.open("new", CASE, "--programme", PROGRAMME, *organisations)
        desk.arrive(AFTERNOON[0].title)
        [session] = (home / "samenwerk" / "sessions").glob("*.json")
        desk.session = session.stem
        for phase in AFTERNOON:
            desk.play(phase)
            if phase is not AFTERNOON[-1]:
                desk.go_on()
        desk.terminal.press("ctrl+e")
        desk.terminal.wait_for(t("board.exported", path=""))
        [report] = (home / "samenwerk" / "exports").iterdir()
        desk.terminal.wait_for(report.name)
        markdown = report.read_text(encoding="utf-8")
        title, parts = read_report(markdown)
        desk.terminal.press("ctrl+q")
        assert desk.terminal.end() == 0
        return Day(desk, title, parts, markdown, desk.show())
