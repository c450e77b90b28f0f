"""(intent, session, moment) -> facts, or a RuleError: what may happen, one module a subject.

Undo, redo and erasing look at the list of events and are in `undoing` and `erase`. What another screen changed
since whoever asks was looking is in `conflicts`. A module is loaded with the first intent that it decides about.
"""

from samenwerk_tui.core.decide.base import Moment, decide

__all__ = ["Moment", "decide"]
