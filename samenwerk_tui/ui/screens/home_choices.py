"""What home offers, in words: sessions, cases, and what is wrong with files of the user's own."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from samenwerk_tui.core.material import MAX_ORGANISATIONS, Case
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.library import LibraryError, Problem
from samenwerk_tui.locale import Catalog
from samenwerk_tui.store.protocol import Damaged, Meta, Reason
from samenwerk_tui.ui.widgets.choices import DOT, Choice, Section
from samenwerk_tui.ui.widgets.day_words import day_words

MOST_SHOWN = 150
"""Characters of a session's own words: more than the widest row has room for. A file may have any number."""
MOST_BROKEN_FILES = 2
"""Files that are complained about; the others are only counted."""


def sections_of(
    t: Catalog,
    sessions: Iterable[Meta | Damaged],
    cases: Iterable[Case],
    problems: Sequence[Problem],
    now: datetime,
) -> tuple[Section, Section]:
    """The sessions to go on with, and the cases to start from. Of sessions, the order within a kind stays."""
    to_open = tuple(_session(t, entry, now) for entry in sorted(sessions, key=_kind))
    to_start = tuple(Choice(case_choice(case), case.title, told=case.summary) for case in cases)
    return Section(t("home.sessions"), to_open), Section(t("home.cases"), to_start, _complaints(t, problems))


def session_choice(entry: Meta | Damaged) -> str:
    """The id of the choice of a session; a damaged one is known by its file."""
    return f"session:{entry.path.name if isinstance(entry, Damaged) else entry.id}"


def case_choice(case: Case) -> str:
    """The id of the choice of a case."""
    return f"case:{case.id}"


def can_go_on(entry: Meta | Damaged) -> bool:
    """Whether it is a session of a real day that is not finished."""
    return _kind(entry) == 0


def can_be_followed(entry: Meta | Damaged) -> bool:
    """Whether another session can follow it: its day is over, or well on its way."""
    return isinstance(entry, Meta) and entry.phase_position > 1


def _kind(entry: Meta | Damaged) -> int:
    """What comes first: sessions to go on with, then finished ones, those for practice, and what cannot be read."""
    if isinstance(entry, Damaged):
        return 3
    return 2 if entry.demo else 1 if entry.finished else 0


def _session(t: Catalog, entry: Meta | Damaged, now: datetime) -> Choice:
    """One session; what comes out of a file is not clean yet."""
    if isinstance(entry, Damaged):
        told = t(f"home.unreadable.{_word(entry.reason)}")
        return Choice(session_choice(entry), _shown(entry.path.stem), told=told, faint=True)
    place = t("home.phase", n=entry.phase_position, all=entry.phases, title=_shown(entry.phase))
    words = (t("home.demo") if entry.demo else "", t("home.finished") if entry.finished else place)
    names = ", ".join(map(_shown, entry.organisations[:MAX_ORGANISATIONS]))
    number = t.n("home.organisations", len(entry.organisations))
    return Choice(
        session_choice(entry),
        _shown(entry.title),
        day_words(t, entry.updated, now),
        DOT.join(filter(None, (*words, names))),
        brief=DOT.join(filter(None, (*words, number))),
        faint=entry.finished,
    )


def _shown(words: str) -> str:
    """As much of it as can be seen."""
    return clean_line(words[: 4 * MOST_SHOWN], MOST_SHOWN)


def _word(reason: Reason) -> str:
    """What a session that cannot be read is called: a key under `home.unreadable`."""
    match reason:
        case Reason.DAMAGED | Reason.DAMAGED_BACKUP:
            return "damaged"
        case Reason.MISSING_BACKUP:
            return "missing"
        case Reason.NEWER_VERSION:
            return "newer"
    return "other"


def _complaints(t: Catalog, problems: Sequence[Problem]) -> tuple[str, ...]:
    """One sentence a file, with the file's name only, about the first few files."""
    by_file: dict[Path | None, list[Problem]] = {}
    for problem in problems:
        name = Path(problem.path.name) if problem.path else None
        by_file.setdefault(problem.path, []).append(problem.model_copy(update={"path": name}))
    told = tuple(LibraryError(*found).tell(t) for found in by_file.values())
    if len(told) <= MOST_BROKEN_FILES:
        return told
    return (*told[:MOST_BROKEN_FILES], t.n("home.more_broken", len(told) - MOST_BROKEN_FILES))
