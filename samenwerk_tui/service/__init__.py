"""The one writer: an intent becomes facts, the facts are saved, and only then is the new state there to be shown.

What it takes to decide and to save is loaded with the first intent: a screen is there before anybody wants anything.
"""

from samenwerk_tui.service.workshop import Change, Workshop

__all__ = ["Change", "Workshop"]
