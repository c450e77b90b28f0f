"""Other processes for the fault tests: `python -m tests.faults.processes JOB FOLDER …`, and how tests begin them.

Python and the store are loaded once; what is to die is forked from there, so that a kill costs milliseconds. Each job
prints one line of JSON and leaves the judgement to the test.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.atomic_storage import AtomicStorage
from samenwerk_tui.store.protocol import Reason, StoreError
from tests.contract.sessions import SESSION, Screen, line, meta, started
from tests.faults.injection import Strike, When, injected

ROOT = Path(__file__).parents[2]
BUSY_TRIES = 1000


def command(job: str, folder: Path, *rest: str) -> list[str]:
    """The command line of a job, to be run in ROOT."""
    return [sys.executable, "-m", "tests.faults.processes", job, str(folder), *rest]


@contextmanager
def living(job: str, folder: Path, *rest: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A process that holds something until it is killed or let go, and what it said when it had it."""
    line, pipe = command(job, folder, *rest), subprocess.PIPE
    with subprocess.Popen(line, cwd=ROOT, stdin=pipe, stdout=pipe) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().decode().strip()
        finally:
            process.kill()


def kill_while_saving(folder: Path, kills: int) -> dict[str, Any]:
    """Fork a saver, kill it in the midst of its saves, again and again on one session; tell what it had been told."""
    archive = TinyDbArchive(folder)
    archive.create(SESSION, [started(), *(line(seq, "Een bankje " * 20) for seq in range(2, 300))], meta(299))
    chance = random.Random(kills)
    acknowledged: list[str] = []
    for _ in range(kills):
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            _save_until_killed(archive, tell)
        os.close(tell)
        with open(told, "rb", buffering=0) as acknowledgements:
            heard = _hear(acknowledgements.fileno(), b"", lines=chance.randint(1, 3))
            _spin(chance.uniform(0, 0.003))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            heard = _hear(acknowledgements.fileno(), heard, lines=None)
        acknowledged += [word.decode() for word in heard.split(b"\n")[:-1]]
    return {"acknowledged": acknowledged}


def _save_until_killed(archive: TinyDbArchive, tell: int) -> None:
    screen = Screen(archive.open(SESSION), f"board-{os.getpid()}")
    while True:
        saved = screen.say("Een idee")
        os.write(tell, f"{saved.id}\n".encode())


def _hear(descriptor: int, heard: bytes, lines: int | None) -> bytes:
    """Read until there are this many lines, or to the end."""
    while lines is None or heard.count(b"\n") < lines:
        more = os.read(descriptor, 65_536)
        if not more:
            break
        heard += more
    return heard


def _spin(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def exit_at_every_call(folder: Path, job: str) -> dict[str, Any]:
    """Do a save once for each of its system calls, ending the process right before and right after it."""
    counting = Strike(lambda: None)
    _save_with(folder / "count", job, counting)
    cases = []
    for at, name in enumerate(counting.calls):
        whens: tuple[When, ...] = ("before", "after")
        for when in whens:
            case = folder / f"{at:03}-{name}-{when}"
            child = os.fork()
            if child == 0:
                _save_with(case, job, Strike(lambda: os._exit(9), at, when))
                os._exit(0)
            _, status = os.waitpid(child, 0)
            cases.append({"folder": str(case), "exit": os.waitstatus_to_exitcode(status)})
    return {"cases": cases}


def _save_with(folder: Path, job: str, strike: Strike) -> None:
    session = TinyDbArchive(folder).create(SESSION, [started(), line(2, "Jan de Vries")], meta(2))
    session.append(lambda foreign: ([line(3, "blijft")], meta(3)))
    with injected(strike):
        if job == "append":
            session.append(lambda foreign: ([line(4, "nieuw")], meta(4)))
        else:
            session.rewrite(lambda events: ((events[0], line(2, "…"), *events[2:], line(4, "nieuw")), meta(4)))


def insert_from_two(folder: Path, each: int) -> dict[str, Any]:
    """Let two processes insert into one session at the same time."""
    archive = TinyDbArchive(folder)
    archive.create(SESSION, [started()], meta(1))
    children = []
    for name in ("board", "desk"):
        child = os.fork()
        if child == 0:
            screen = Screen(archive.open(SESSION), name)
            for number in range(each):
                _say_when_free(screen, f"{name} {number}")
            os._exit(0)
        children.append(child)
    return {"exits": [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]}


def _say_when_free(screen: Screen, text: str) -> None:
    for _ in range(BUSY_TRIES):
        try:
            screen.say(text)
        except StoreError as error:
            if error.reason is not Reason.BUSY:
                raise
        else:
            return
    raise AssertionError("never free")


def hold_lock(folder: Path, session: str = SESSION) -> None:
    """Hold a session's lock until standard input ends."""
    with AtomicStorage(folder / f"{session}.json").locked():
        print("held", flush=True)
        sys.stdin.read()


def hold_screen(folder: Path) -> None:
    """Be a board until standard input ends."""
    claim = TinyDbArchive(folder).claim_screen(SESSION, "board")
    print(claim.name, flush=True)
    sys.stdin.read()


def main(job: str, folder: Path, *rest: str) -> None:
    """Do a job."""
    if job == "kill":
        print(json.dumps(kill_while_saving(folder, int(rest[0]))))
    elif job == "exit":
        print(json.dumps(exit_at_every_call(folder, rest[0])))
    elif job == "insert":
        print(json.dumps(insert_from_two(folder, int(rest[0]))))
    elif job == "hold-lock":
        hold_lock(folder, *rest)
    else:
        hold_screen(folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
