"""`demo`: a filled session to rehearse with, made by playing a day through the service."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from samenwerk_tui.core.intents import Intent
    from samenwerk_tui.core.model import Session
    from samenwerk_tui.service import Workshop

PAUSE = timedelta(seconds=15)
"""Between two things that happen."""


def demo(tools: Tools, t: Catalog) -> usage.Command:
    """Make a filled session, print its id, and open it."""

    def run(no_open: bool) -> int | None:
        if not no_open:
            check_terminal(t("cli.screen.demo"))
        session = play(tools, t)
        print_line(session)
        return None if no_open else tools.open_screen(t, session)

    return usage.Command(t, "demo", run, usage.Flag("--no-open", t("cli.demo.no_open")), told=t("cli.demo.told"))


def play(tools: Tools, t: Catalog) -> str:
    """Play the day, so that it ends now, and return the session's id."""
    from samenwerk_tui.core.begin import Start
    from samenwerk_tui.core.intents import OpenSession
    from samenwerk_tui.service import Workshop, start_session

    day = tomllib.loads(files(__package__).joinpath("demo_day.toml").read_text(encoding="utf-8"))
    library, archive = tools.library(day["language"]), tools.archive()
    start = Start(
        case=library.case(day["case"]),
        programme=library.programme(day["programme"]),
        title=t("cli.demo.title"),
        language=t.language,
        demo=True,
    )
    clock = _DayClock(tools.clock().now() - timedelta(minutes=sum(phase["minutes"] for phase in day["phases"])))
    session = start_session(archive, start, clock)
    player = _Player(Workshop(archive.open(session), clock, "demo"), clock)
    player.do(OpenSession())
    for phase in day["phases"]:
        player.play(phase)
    return session


class _DayClock:
    """The time of the day that is played."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The time, in the zone of the start."""
        return self._now

    def pass_time(self, until: datetime) -> None:
        """Let it be later; never earlier."""
        self._now = max(self._now, until)


class _Player:
    """Does what was done on the day, phase by phase."""

    def __init__(self, workshop: "Workshop", clock: _DayClock) -> None:
        self._workshop = workshop
        self._clock = clock

    @property
    def _session(self) -> "Session":
        return self._workshop.session

    def do(self, intent: "Intent") -> None:
        """Do one thing, and let a moment pass."""
        self._workshop.handle(intent)
        self._clock.pass_time(self._clock.now() + PAUSE)

    def play(self, phase: Mapping[str, Any]) -> None:
        """Enter a phase, do what was done there, and let its minutes pass."""
        from samenwerk_tui.core.intents import EnterPhase, StartCountdown

        end = self._clock.now() + timedelta(minutes=phase["minutes"])
        self._workshop.handle(EnterPhase(phase=phase["id"]))
        self._workshop.handle(StartCountdown())
        self._say(phase)
        self._vote(phase)
        self._agree(phase)
        self._clock.pass_time(end)

    def _say(self, phase: Mapping[str, Any]) -> None:
        from samenwerk_tui.core.intents import AddContributions, MarkContribution, MergeIdeas
        from samenwerk_tui.core.model import GROUP_COLUMN
        from samenwerk_tui.core.routes import Place, read_line, routes

        known, whole_group = routes(self._session, phase["id"]), Place(column=GROUP_COLUMN)
        builds = dict(phase.get("builds", ()))
        ids: list[str] = []
        for number, text in enumerate(phase.get("lines", ()), start=1):
            line = read_line(text, known, whole_group)
            source = ids[builds[number] - 1] if number in builds else None
            part = phase.get("part") if line.kind == "contribution" else None
            line = line.model_copy(update={"builds_on": source, "part": part})
            self.do(AddContributions(phase=phase["id"], lines=(line,)))
            ids.append(self._session.contributions[-1].id)
        for number in phase.get("outside", ()):
            self.do(MarkContribution(id=ids[number - 1], outside=True))
        for numbers in phase.get("merges", ()):
            self.do(MergeIdeas(ids=tuple(ids[number - 1] for number in numbers)))

    def _vote(self, phase: Mapping[str, Any]) -> None:
        """By hands: who is not in favour is neutral."""
        from samenwerk_tui.core.intents import EnterVotes, OpenRound, RevealRound
        from samenwerk_tui.core.model import Votes

        if "votes" not in phase:
            return
        self.do(OpenRound(phase=phase["id"], method="hands"))
        voting = self._session.rounds[-1]
        for idea, row in zip(voting.ballot, phase["votes"], strict=True):
            for organisation, in_favour in zip(self._session.organisations, row, strict=True):
                votes = Votes(in_favour=in_favour, neutral=organisation.people - in_favour, against=0)
                entered = EnterVotes(round=voting.id, idea=idea.id, organisation=organisation.id, votes=votes)
                self._workshop.handle(entered)
        self.do(RevealRound(round=voting.id, revealed=True))

    def _agree(self, phase: Mapping[str, Any]) -> None:
        from samenwerk_tui.core.intents import MakeAgreement

        ids = {organisation.short.casefold(): organisation.id for organisation in self._session.organisations}
        for agreed in phase.get("agreements", ()):
            made = MakeAgreement(
                phase=phase["id"],
                kind=agreed["kind"],
                what=agreed["what"],
                owner=agreed.get("owner", ""),
                organisation=ids[agreed["organisation"]] if "organisation" in agreed else None,
                with_organisations=tuple(ids[short] for short in agreed.get("with", ())),
                due=agreed.get("due", ""),
                first_step=agreed.get("first_step", ""),
            )
            self.do(made)
