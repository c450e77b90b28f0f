"""Two screens at once: what becomes of an intent that was made before its screen had seen what another one just did.

A conflict is no error. Every intent is decided on the newest state, the facts of both screens stay in the list in the
order in which they were saved, and any order of them adds up to a state (see `evolve`). What an intent saw (`seen`)
decides which of these rules holds; both screens show the same afterwards, and the second one says what happened.

Both: what two people typed is both there. First: who was first is followed; the second looks, and asks again.
Last: the last one counts, and what it replaced stands in the list of all lines.

====================  ===============================================================  ===============================
First, and then       What happens                                                     Proved by
====================  ===============================================================  ===============================
edit, edit            Both: the first words stay, the second ones are a line of        `test_edit_and_edit`
                      their own in the same column, with all else as it was.
                      So with a question, a note, and with the title of a merged
                      idea (a line beside it). The same words twice are one edit.
edit, edit (fields)   Of a question or an agreement both changes are made where they   `test_edit_and_edit_of_fields`
                      are about different fields; where they are about one, or do
                      not go together, both are there. A status is the last one.
reword, reword        Both: every version stays, the newest counts.                    `test_word_and_word`
                      A statement of the pulse has one wording: Last.                  `test_reword_and_reword`
edit, delete          First: refused; nobody takes away words that were not seen.      `test_edit_and_delete`
delete, edit          First: refused; what was typed is a line of its own again.       `test_delete_and_edit`
erase, edit           First: refused, and what was typed is not given back.            `test_erase_and_edit`
build on, delete      The line goes; what builds on it stays, and builds on nothing.   `test_build_and_delete`
delete, build on      First: refused; what was typed is a line of its own again.       `test_delete_and_build`
move, move            Last.                                                            `test_move_and_move`
mark, mark            Asking says marked or not, so twice the same is once. So with    `test_mark_and_mark`
                      parking, covering, revealing and showing.
merge, delete         The line goes; the others stay merged where there are two.       `test_merge_and_delete`
delete, merge         First: refused.                                                  `test_delete_and_merge`
merge, merge          The same lines: once. With a line in common: one idea of all.    `test_merge_and_merge`
merge, split          First: refused; nobody takes apart what has grown unseen.        `test_merge_and_split`
split, merge          First: refused. Split, split: so too.                            `test_split_and_merge`
merge, vote           A round is frozen: the vote stays about what is on the ballot.   `test_merge_and_vote`
vote, vote            In one cell First: refused, without telling the figures, for     `test_vote_and_vote`
                      they are covered. The same votes twice are once. So with a
                      count of the pulse, and with emptying a cell.                    `test_count_and_count`
reveal, vote          First: refused; no result changes while the room looks at it.    `test_reveal_and_vote`
vote, discard         First: refused; nobody resets votes that were not seen.          `test_vote_and_discard`
open, open a round    First: refused.                                                  `test_open_and_open`
phase, phase          To the same one: once. Elsewhere: refused, the room stays where  `test_phase_and_phase`
                      the first one went. So where another one is next by now.
phase, line           The line is in the phase that was on the screen at Enter, and    `test_phase_and_line`
                      the screen says which.
columns, line         Refused where the column has gone: the line is given back.       `test_columns_and_line`
phase, countdown      Refused: it was about the countdown of the phase before.         `test_phase_and_countdown`
start, start          It runs from the first. Pause, pause: it stands at the first.    `test_start_and_start`
minute, minute        Both: each is a minute.                                          `test_minute_and_minute`
jump, jump            The clock that was set is one: time is put right once, by        `test_jump_and_jump`
                      whoever looks first, and what that one missed by the other.
stance, stance        Last. So with what becomes of a "ja, maar".                      `test_stance_and_stance`
anything else         Last: a title, people present, minutes, a guess, columns, …      `test_title_and_title`
any, undo             A screen undoes its own newest step, and only where no other     `test_build_and_undo`
                      one went on from it (see `undoing`).
====================  ===============================================================  ===============================
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.model import Agreement, Question, Session
from samenwerk_tui.core.rules import Rule, RuleError

Edited = TypeVar("Edited", Question, Agreement)


class Conflict(StrEnum):
    """What a screen has to say of an intent that was done. The catalogs hold a sentence under `board.conflict`."""

    BOTH = "both"
    """Another screen worded it anew as well: both are there."""
    LAST = "last"
    """Another screen changed it as well: this counts."""
    THERE = "there"
    """Another screen went to this phase first."""
    MERGED = "merged"
    """Another screen merged these first."""


def check_seen(seen: object, now: object) -> None:
    """Raises RuleError where something is not any more as it was seen; None: nobody looked."""
    if seen is not None and seen != now:
        raise RuleError(Rule.CHANGED)


def check_cell(seen: object, now: object) -> None:
    """Raises RuleError where something else stands in a cell than was seen; None: nobody looked.

    The rule tells no figures: they may be covered.
    """
    if seen is not None and seen != now:
        raise RuleError(Rule.FILLED_IN)


def combined(seen: Edited, now: Edited, wanted: Mapping[str, object]) -> Edited | None:
    """What is there now, with those fields as wanted that were changed since it was seen.

    None where one of them was meanwhile changed into something else.
    """
    mine = {name: value for name, value in wanted.items() if value != getattr(seen, name)}
    if any(getattr(now, name) not in (getattr(seen, name), value) for name, value in mine.items()):
        return None
    return now.model_copy(update=mine)


_EDITS = (
    intents.EditContribution,
    intents.TitleCluster,
    intents.EditQuestion,
    intents.EditAgreement,
    intents.EditNote,
)
_NEW = (fact.ContributionAdded, fact.QuestionAsked, fact.AgreementMade, fact.NoteWritten)


def conflict(asked: intents.Intent, facts: Collection[fact.Fact], before: Session) -> Conflict | None:
    """What to say of an intent from which these facts follow, decided on the state `before`; None: nothing."""
    match asked:
        case intents.Together(parts=parts):
            return next(filter(None, (conflict(part, facts, before) for part in parts)), None)
        case intents.NextPhase(seen=seen) | intents.PreviousPhase(seen=seen) | intents.EnterPhase(seen=seen):
            return Conflict.THERE if not facts and seen not in (None, before.phase) else None
        case intents.MergeIdeas():
            return None if facts else Conflict.MERGED
    if not facts:
        return None
    if isinstance(asked, _EDITS):
        return Conflict.BOTH if any(isinstance(happened, _NEW) for happened in facts) else None
    if isinstance(asked, intents.Word):
        newest = before.newest_wording(asked.about, asked.idea)
        return Conflict.BOTH if asked.seen not in (None, newest.id if newest else "") else None
    return Conflict.LAST if _replaces_unseen(asked, before) else None


def _replaces_unseen(asked: intents.Intent, before: Session) -> bool:
    """Whether there was something else than whoever asked had seen."""
    match asked:
        case intents.MoveContribution(id=line, seen=seen) if seen is not None:
            now = before.contribution(line)
            return (now.column, now.organisations) != (seen.column, seen.organisations)
        case intents.TakeStance(wording=wording, organisation=organisation, seen=seen):
            stance = before.stance(wording, organisation)
            return seen not in (None, stance.id if stance else "")
        case intents.SettleParked(parked=parked, seen=seen):
            settled = before.settlement(parked)
            return seen not in (None, settled.id if settled else "")
        case intents.RewordStatement(phase=phase, statement=statement, seen=seen):
            return seen not in (None, _words(before, phase, statement))
    return False


def _words(session: Session, phase: str, statement: str) -> str:
    """What a statement says in a phase; empty for one that is not there."""
    first = next((one.text for one in session.statements if one.id == statement), "")
    return next((one.text for one in session.pulse_of(phase).reworded if one.statement == statement), first)
