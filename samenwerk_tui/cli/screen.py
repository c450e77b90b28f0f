"""Whether there is a terminal to show a screen on."""

import sys

from samenwerk_tui.cli.problems import Refused


def is_terminal() -> bool:
    """Whether keys come in from a terminal and a screen can go out to one; the screen is drawn on stderr."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def check_terminal(otherwise: str) -> None:
    """Raise Refused with the line `otherwise` where there is no terminal."""
    if not is_terminal():
        raise Refused(otherwise)
