"""Another process has the lock of the session and stands still: the screen goes on, and loses nothing."""

import os
import signal
import time

from tests.faults.processes import living
from tests.terminal.clocked import Clockwork
from tests.terminal.conftest import OpenWindow, go_to_phase
from tests.terminal.hour import IDEAS
from tests.terminal.screen import clean_environment
from tests.terminal.words import t

SOON = 2.0
"""Seconds within which a key is painted, and whoever types knows that it is not saved."""
BUSY = t("store.busy", path="").strip().split(",")[0]
WHY = t("recovery.why.busy").split(":")[0]


def test_a_screen_is_alive_while_the_lock_is_held_by_what_stands_still_and_saves_all_in_order_after_that(
    clock: Clockwork, session: str, window: OpenWindow
) -> None:
    sessions = clock.home / "samenwerk" / "sessions"
    board = window("open", session)
    go_to_phase(board, IDEAS)

    def texts() -> list[str]:
        shown = clock.show(session, environment=clean_environment(clock.home))
        return [line["text"] for line in shown["contributions"]]

    with living("hold-lock", sessions, session) as (holder, said):
        assert said == "held"
        os.kill(holder.pid, signal.SIGSTOP)
        entered = time.monotonic()
        board.enter("eerste")
        board.wait_for(BUSY, WHY, t.n("recovery.waiting", 1, lines="eerste"), seconds=SOON)
        assert time.monotonic() - entered < SOON
        for number in range(8):
            board.type(f"k{number}")
            board.wait_for("".join(f"k{one}" for one in range(number + 1)), seconds=SOON)
        board.press("enter")
        board.enter("pol: derde")
        board.wait_for(t.n("recovery.waiting", 3, lines="eerste · k0k1k2k3k4k5k6k7 · pol: derde"), seconds=SOON)
        board.press("f1")
        board.wait_for(t("help.leave"), seconds=SOON)
        board.press("escape")
        board.wait_gone(t("help.leave"), seconds=SOON)
        board.type("half")
        board.wait_for("GEM › half", seconds=SOON)
        assert texts() == []
        os.kill(holder.pid, signal.SIGCONT)
        assert holder.stdin is not None
        holder.stdin.close()
        board.wait_for(t.n("recovery.saved_after_all", 3), "GEM › half")
    assert texts() == ["eerste", "k0k1k2k3k4k5k6k7", "derde"]
    board.press("enter")
    board.wait_gone("› half")
    assert texts() == ["eerste", "k0k1k2k3k4k5k6k7", "derde", "half"]
