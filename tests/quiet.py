"""When a screen has nothing left to do, told from its event loop and not from the time it took.

Textual's pilot takes a process that used little processor time for one that is done. On a busy machine that may as
well be one whose turn it is not, and a test that goes on then fails once in a thousand times; on an idle one it is
40 ms a key. An event loop knows better: it is quiet when nothing is ready to run and nothing is due soon.
"""

import asyncio

from textual._context import active_app

SOON = 1 / 30
"""Seconds within which what is due is waited for: a paint comes in half of it."""
PATIENCE = 60
"""Seconds after which a screen is one that never ends, laying itself out again and again."""


async def until_quiet(min_sleep: float = 0) -> None:
    """Wait until the event loop has nothing to run and nothing due within `SOON`, or the app has ended.

    Stands in for `textual._wait.wait_for_idle`. Raises TimeoutError after `PATIENCE` seconds.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not _has_ended():
        await asyncio.sleep(0)
        now = loop.time()
        if now > end:
            raise TimeoutError("the screen does not come to rest")
        if loop._ready:  # type: ignore[attr-defined]  # asyncio tells it in no other way
            continue
        scheduled = loop._scheduled  # type: ignore[attr-defined]  # nor of this
        due = [timer.when() for timer in scheduled if not timer.cancelled()]
        soonest = min(due, default=end)
        if soonest > now + SOON:
            return
        await asyncio.sleep(max(0.0, soonest - now))


def _has_ended() -> bool:
    app = active_app.get(None)
    return app is not None and app._exit
