"""`demo`: a filled session to rehearse with, made by playing a day through the service."""

import tomllib
from datetime import timedelta
from importlib.resources import files

from samenwerk_tui.cli import usage
from samenwerk_tui.cli.output import print_line
from samenwerk_tui.cli.screen import check_terminal
from samenwerk_tui.cli.tools import Tools
from samenwerk_tui.locale import Catalog


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
    from samenwerk_tui.cli.demo_player import DayClock, Player
    from samenwerk_tui.core import intents
    from samenwerk_tui.core.begin import Start
    from samenwerk_tui.service import Workshop
    from samenwerk_tui.service.sessions import start_session

    day = tomllib.loads(files(__package__).joinpath("demo_day.toml").read_text(encoding="utf-8"))
    library, archive = tools.library(day["language"]), tools.archive()
    start = Start(
        case=library.case(day["case"]),
        programme=library.programme(day["programme"]),
        title=t("cli.demo.title"),
        language=t.language,
        demo=True,
    )
    clock = DayClock(tools.clock().now() - timedelta(minutes=sum(phase["minutes"] for phase in day["phases"])))
    session = start_session(archive, start, clock)
    player = Player(Workshop(archive.open(session), clock, "demo"), clock)
    player.do(intents.OpenSession())
    for phase in day["phases"]:
        player.play(phase)
    return session
